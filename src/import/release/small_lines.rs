//! Finds short lines around the text: stamps, bylines, source lines, dates.

use crate::import::blocks::{Block, BlockKind, Meta};
use crate::import::date::is_clock;
use crate::import::lexicon::list::List;
use crate::import::release::byline::{authors, byline};
use crate::import::release::dateline::place_and_date;
use crate::import::release::stamps::{is_kind, is_symbol, stamp};
use crate::text::Cut;

static SOURCE_MARKS: List = List::all("source-marks");

/// Returns true if a line is only a date, a place or a source.
pub(super) fn is_small(words: &str) -> bool {
    words.starts_with('[') && words.ends_with(']')
        || is_symbol(words)
        || stamp(words).is_some()
        || is_kind(words)
        || byline(words).is_some()
        || place_and_date(words).is_some()
        || is_clock(words)
        || SOURCE_MARKS.prefix_of(words).is_some()
}

/// The publisher and the web address of a source line that has both.
fn publisher_and_url(words: &str) -> (&str, Option<&str>) {
    let Some(at) = ["https://", "http://"].iter().find_map(|start| words.find(start)) else {
        return (words.trim().trim_end_matches('.'), None);
    };
    let (before, after) = (words.cut(..at).trim(), words.cut(at..));
    let url = after.split([' ', ')', '>']).next().unwrap_or(after).trim_end_matches(['.', ',', ';']);
    (before.trim_end_matches([',', ';', ':', '(', '<', '-', '–', '—', '|', ' ']), Some(url))
}

/// Marks bylines, source lines, stamps and dates, and stores what they say.
pub(super) fn small_lines(blocks: &mut [Block], meta: &mut Meta) {
    let count = blocks.len();
    let mut lines = 0;
    for (index, block) in blocks.iter_mut().enumerate() {
        lines += usize::from(block.kind != BlockKind::Boilerplate);
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let words = block.words.as_str();
        if index < 12
            && let Some((date, publisher)) = stamp(words)
        {
            meta.published.get_or_insert(date);
            if let Some(publisher) = publisher {
                meta.publisher.get_or_insert(publisher.to_owned());
            }
            block.kind = BlockKind::Boilerplate;
        } else if index < 6 && (is_symbol(words) || is_kind(words)) {
            block.kind = BlockKind::Boilerplate;
        } else if let Some(publisher) =
            SOURCE_MARKS.strip_prefix(words).filter(|_| index > 0 && words.len() < 300)
        {
            let is_at_end = index * 10 >= count * 7;
            let (publisher, url) = publisher_and_url(publisher);
            if is_at_end && !publisher.is_empty() {
                meta.publisher.get_or_insert(publisher.to_owned());
            }
            if let Some(url) = url.filter(|_| is_at_end || index < 12) {
                meta.url.get_or_insert(url.to_owned());
            }
            block.kind = BlockKind::Source;
        } else if let Some(names) = byline(words).filter(|_| lines < 9) {
            let mut authors = authors(words.cut(names..));
            authors.retain(|author| !meta.authors.contains(author));
            meta.authors.extend(authors);
            block.kind = BlockKind::Byline;
        } else if index < 12
            && let Some((place, date)) = place_and_date(words)
        {
            meta.published.get_or_insert(date);
            meta.place = meta.place.take().or(place.map(str::to_owned));
            block.kind = BlockKind::Dateline;
        }
    }
}
