//! Attributes each turn of a transcript to the speaker in its label.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::people::People;
use crate::import::blocks::{BlockKind, Layout, Span};
use crate::import::label::parts::ParsedLabel;
use crate::text::Cut;
use std::ops::Range;

/// The attributions of all turns, with a span for each paragraph.
pub(super) fn attributions(layout: &Layout, people: &mut People) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (index, block) in layout.blocks.iter().enumerate() {
        let BlockKind::Turn { label, place, .. } = &block.kind else { continue };
        let content = Span { block: index, range: content(block.words.as_str()) };
        if content.range.is_empty() {
            continue;
        }
        let same = before.is_some_and(|(last, start)| last + 1 == index && start == place.start)
            && !place.is_empty();
        if same && let Some(last) = found.last_mut() {
            last.content.push(content);
        } else {
            found.push(Attribution {
                kind: Kind::Direct,
                content: vec![content],
                source: None,
                person: named(label, people),
                cue: None,
                rule: "turn",
                continued: false,
            });
        }
        before = Some((index, place.start));
    }
    found
}

/// The words of a block, without quotation marks around all of them.
fn content(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    let range = start..text.trim_end().len().max(start);
    let whole = [('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')].into_iter().find_map(|(open, close)| {
        let inner = text.cut(range.clone()).strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close]) && !inner.is_empty()).then_some(open.len_utf8()..close.len_utf8())
    });
    whole.map_or(range.clone(), |marks| range.start + marks.start..range.end - marks.end)
}

/// The person whom the text names and whom a label calls by name: "MS. LING".
///
/// The people whom only labels name are those of the cast.
fn named(label: &str, people: &mut People) -> Option<usize> {
    let parsed = ParsedLabel::parse(label);
    let by_name = || people.find(&parsed.name).or_else(|| people.find(parsed.family()));
    let known = people.find(label).or_else(|| if parsed.unnamed { None } else { by_name() })?;
    people.speaks(known, parsed.honorific);
    Some(known)
}
