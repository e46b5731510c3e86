//! Short lines around the text: stamps, bylines, source lines, dates.

use crate::import::blocks::{Block, BlockKind, Meta};
use crate::import::release::byline::{authors, byline};
use crate::import::release::dateline::place_and_date;
use crate::import::release::stamps::{is_kind, is_symbol, stamp};
/// A line that only says when, where or by whom.
pub(crate) fn is_small(words: &str) -> bool {
    words.starts_with('[') && words.ends_with(']')
        || is_symbol(words)
        || stamp(words).is_some()
        || is_kind(words)
        || byline(words).is_some()
        || place_and_date(words).is_some()
        || crate::import::transcript::is_clock(words)
        || source_mark(words).is_some()
}

pub(crate) fn source_mark(words: &str) -> Option<usize> {
    [
        "Source:",
        "SOURCE:",
        "SOURCE ",
        "Quelle:",
        "Fuente:",
        "Source :",
        "来源：",
        "来源:",
        "（来源：",
        "稿源：",
    ]
    .iter()
    .find(|mark| words.starts_with(**mark))
    .map(|mark| mark.len())
}

/// Byline, source line, lines with nothing but a date.
pub(crate) fn small_lines(blocks: &mut [Block], meta: &mut Meta) {
    let count = blocks.len();
    let mut lines = 0;
    for (index, block) in blocks.iter_mut().enumerate() {
        lines += usize::from(block.kind != BlockKind::Boilerplate);
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let words = block.words.as_str();
        if index < 12
            && let Some((date, whose)) = stamp(words)
        {
            meta.published.get_or_insert(date);
            if let Some(whose) = whose.map(str::to_owned) {
                meta.publisher.get_or_insert(whose);
            }
            block.kind = BlockKind::Boilerplate;
        } else if index < 6 && (is_symbol(words) || is_kind(words)) {
            block.kind = BlockKind::Boilerplate;
        } else if let Some(mark) = source_mark(words).filter(|_| index > 0 && words.len() < 300) {
            let publisher = words[mark..].trim().trim_end_matches('.');
            if index * 10 >= count * 7
                && !publisher.starts_with("http")
                && meta.publisher.is_none()
                && !publisher.is_empty()
            {
                meta.publisher = Some(publisher.to_owned());
            }
            block.kind = BlockKind::Source;
        } else if let Some(at) = byline(words).filter(|_| lines < 9) {
            meta.authors.extend(
                authors(&words[at..])
                    .into_iter()
                    .filter(|author| !meta.authors.contains(author))
                    .collect::<Vec<_>>(),
            );
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
