//! What a briefing says of its event and of the source, out of what the input says of itself.

use crate::import::blocks::{Block, BlockKind};
use crate::import::briefing::draft::{Event, Source};
use crate::import::briefing::titles;
use crate::import::date;
use crate::import::imported::Imported;

/// When, where and in what language it was, and where the text comes from.
pub(crate) fn event(imported: &Imported) -> Event {
    let layout = &imported.layout;
    let of = |kind: BlockKind| {
        layout.blocks.iter().find(|block| block.kind == kind).map(|block| block.words.as_str().to_owned())
    };
    let heading = || {
        layout
            .blocks
            .iter()
            .find(|block| matches!(block.kind, BlockKind::Heading(1)))
            .map(|block| block.words.as_str().to_owned())
    };
    let title = layout
        .meta
        .title
        .clone()
        .or_else(|| of(BlockKind::Title))
        .or_else(heading)
        .or_else(|| beginning(&layout.blocks));
    let meta = &layout.meta;
    let spoken = layout.blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }));
    let dateline = layout
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Dateline && date::find(block.words.as_str()).is_some());
    let date = title
        .as_deref()
        .and_then(date::find)
        .or_else(|| dateline.and_then(|block| date::find(block.words.as_str())))
        .or_else(|| meta.date.clone().filter(|_| spoken));
    Event {
        title: title.clone().unwrap_or_else(|| "Untitled".to_owned()),
        subtitle: of(BlockKind::Subtitle),
        date,
        place: meta.place.clone(),
        language: meta.language.clone().filter(|tag| is_tag(tag)),
        source: Source {
            title: meta.title.clone().or_else(|| of(BlockKind::Title)),
            authors: meta.authors.clone(),
            publisher: meta.publisher.clone().or_else(|| meta.url.as_deref().and_then(host)),
            url: meta.url.clone().filter(|url| is_url(url)),
            published: meta.published.as_deref().and_then(date::find),
        },
    }
}

/// The first words of a text without a title.
pub(crate) fn beginning(blocks: &[Block]) -> Option<String> {
    let block = blocks.iter().find(|block| titles::is_text(&block.kind) && block.words.as_str().len() > 2)?;
    let words = block.words.as_str();
    let short = crate::text::first_words(crate::import::text::head(words, 400), 9);
    Some(if short.chars().count() > 80 { short.chars().take(40).collect::<String>() + "…" } else { short })
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts
        .next()
        .is_some_and(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    first
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Who publishes what names no publisher: the site, by its address.
fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let plain =
        host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let number = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    (plain && !number).then(|| host.to_owned())
}

fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}
