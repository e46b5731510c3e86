//! Makes the event and the source of a document from the input's metadata.

use crate::document::{EventEntry, SourceEntry, build};
use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::briefing::role::is_text;
use crate::import::date;
use crate::import::imported::Imported;
use crate::import::text::head;
use crate::text::first_words;

/// Returns the date, place, language and source of the event.
pub(super) fn event(imported: &Imported) -> EventEntry<'static> {
    let Layout { blocks, meta } = &imported.layout;
    let title = meta
        .title
        .clone()
        .or_else(|| first(blocks, &BlockKind::Title))
        .or_else(|| first(blocks, &BlockKind::Heading(1)))
        .or_else(|| beginning(blocks));
    let spoken = blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }));
    let mut datelines = blocks.iter().filter(|block| block.kind == BlockKind::Dateline);
    let date = title
        .as_deref()
        .and_then(date::find)
        .or_else(|| datelines.find_map(|block| date::find(block.words.as_str())))
        .or_else(|| meta.date.clone().filter(|_| spoken));
    EventEntry {
        title: Some(build::words(title.unwrap_or_else(|| "Untitled".to_owned()))),
        subtitle: first(blocks, &BlockKind::Subtitle).map(build::words),
        date: date.as_deref().and_then(build::day),
        place: meta.place.clone().map(build::words),
        language: meta.language.as_deref().and_then(build::language),
        source: Some(Box::new(source(&imported.layout))),
        ..EventEntry::default()
    }
}

fn source(layout: &Layout) -> SourceEntry<'static> {
    let meta = &layout.meta;
    let title = meta.title.clone().or_else(|| first(&layout.blocks, &BlockKind::Title));
    let publisher = meta.publisher.clone().or_else(|| meta.url.as_deref().and_then(host));
    SourceEntry {
        title: title.map(build::words),
        authors: build::list(meta.authors.clone()),
        publisher: publisher.map(build::words),
        url: meta.url.as_deref().and_then(build::url),
        published: meta.published.as_deref().and_then(date::find).as_deref().and_then(build::day),
        ..SourceEntry::default()
    }
}

/// Returns the words of the first block of a kind.
fn first(blocks: &[Block], kind: &BlockKind) -> Option<String> {
    blocks.iter().find(|block| block.kind == *kind).map(|block| block.words.as_str().to_owned())
}

/// Returns the first words of a text, to use as its title.
pub(super) fn beginning(blocks: &[Block]) -> Option<String> {
    // "[Music]" is not the beginning of what is said.
    let is_words = |block: &&Block| block.kind != BlockKind::Direction && block.words.as_str().len() > 2;
    let mut texts = blocks.iter().filter(|block| is_text(&block.kind));
    let block = texts.clone().find(is_words).or_else(|| texts.next())?;
    let short = first_words(head(block.words.as_str(), 400), 9);
    Some(if short.chars().count() > 80 { short.chars().take(40).collect::<String>() + "…" } else { short })
}

/// Returns the host of a web address, the publisher if the page names none.
fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let plain =
        host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let number = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    (plain && !number).then(|| host.to_owned())
}
