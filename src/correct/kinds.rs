//! The kinds of a quote that the text bears out.
//!
//! Verbatim words are in quotation marks, or somebody says them in a transcript. Reported speech is outside of marks, or has
//! marks around some of its words.

use super::Refusal;
use crate::model::{Briefing, Kind, QuoteId, SectionId};
use crate::text::{Cut, is_quotation_mark};
use std::ops::Range;

const OPENING: &str = "“„«「『‹";
const CLOSING: &str = "”»」』›";

/// Returns the kinds that a quote may have, its present one first.
pub fn kinds_of_quote(briefing: &Briefing, quote: QuoteId) -> Vec<Kind> {
    let own = &briefing[quote];
    let ranges = own.anchor.ranges();
    let mut kinds = match (own.section, ranges) {
        (Some(section), [first, others @ ..]) => {
            // Each passage of an interrupted quote must bear it out.
            let kinds = |range: &Range<usize>| kinds_of_words(briefing, section, range.clone(), Some(quote));
            let others: Vec<Vec<Kind>> = others.iter().map(kinds).collect();
            let is_borne_out = |kind: &Kind| others.iter().all(|own| own.contains(kind));
            kinds(first).into_iter().filter(is_borne_out).collect()
        }
        // Without a text, the words alone decide.
        _ if own.text.contains(is_quotation_mark) => vec![Kind::Mixed, Kind::Direct, Kind::Indirect],
        _ => vec![Kind::Direct, Kind::Indirect],
    };
    kinds.retain(|kind| *kind != own.kind);
    kinds.insert(0, own.kind);
    kinds
}

/// Returns the kinds that words of a section's text may have, the most likely one first; never none.
///
/// `quote` is the quote that the words are from, if they are one already.
pub fn kinds_of_words(
    briefing: &Briefing,
    section: SectionId,
    range: Range<usize>,
    quote: Option<QuoteId>,
) -> Vec<Kind> {
    let text = briefing[section].text.as_str();
    let words = text.cut(range.clone());
    let is_marked = is_in_marks(text, &range);
    let has_marks = words.contains(is_mark);
    if is_marked {
        let begins_with_words = quoted_parts(text, &range).is_none_or(|parts| !parts.is_empty());
        return if begins_with_words { vec![Kind::Direct] } else { vec![Kind::Mixed, Kind::Indirect] };
    }
    let mut kinds = if has_marks { vec![Kind::Mixed, Kind::Indirect] } else { vec![Kind::Indirect] };
    if is_spoken(briefing, section, &range, quote) {
        kinds.insert(0, Kind::Direct);
    }
    kinds
}

/// Refuses a kind that words do not have.
pub(super) fn must_be(kind: Kind, kinds: &[Kind]) -> Result<(), Refusal> {
    if kinds.contains(&kind) {
        return Ok(());
    }
    Err(Refusal::Wrong(format!("by the quotation marks in the text, these words are not {}", kind.name())))
}

/// Returns the parts of a range that are inside quotation marks, if it begins inside of marks and leaves them.
pub(super) fn quoted_parts(text: &str, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    if !is_in_marks(text, range) || !text.cut(range.clone()).contains(is_mark) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut start, mut depth) = (Some(range.start), 1_usize);
    for (at, c) in text.cut(range.clone()).char_indices() {
        let at = range.start + at;
        let opens = OPENING.contains(c) || c == '"' && depth == 0;
        let closes = CLOSING.contains(c) || c == '"' && depth > 0;
        if opens {
            depth += 1;
            if depth == 1 {
                start = Some(at + c.len_utf8());
            }
        } else if closes {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                parts.extend(start.take().map(|start| start..at));
            }
        }
    }
    parts.extend(start.map(|start| start..range.end));
    parts.retain(|part| text.cut(part.clone()).chars().any(char::is_alphanumeric));
    Some(parts)
}

/// A quotation mark that is not an apostrophe.
fn is_mark(c: char) -> bool {
    is_quotation_mark(c) && !matches!(c, '\'' | '’')
}

/// Returns true if there are quotation marks around words, or inside one pair of marks with them.
fn is_in_marks(text: &str, range: &Range<usize>) -> bool {
    let start = text.cut(..range.start).rfind("\n\n").map_or(0, |at| at + 2);
    let before = text.cut(start..range.start);
    let opens = before.trim_end().ends_with(is_quotation_mark);
    let after =
        text.cut(range.end..).trim_start_matches(|c: char| c.is_whitespace() || ".,;:!?…—-".contains(c));
    let closes = after.starts_with(is_quotation_mark) || text.cut(..range.end).ends_with(is_quotation_mark);
    // Within a longer quotation: more marks have opened than closed.
    let opened = before.chars().filter(|c| OPENING.contains(*c)).count();
    let closed = before.chars().filter(|c| CLOSING.contains(*c)).count();
    let straight = before.chars().filter(|c| *c == '"').count();
    (opens && closes) || opened > closed || straight % 2 == 1
}

/// Returns true if the words are in a turn of a transcript.
fn is_spoken(briefing: &Briefing, section: SectionId, range: &Range<usize>, quote: Option<QuoteId>) -> bool {
    let own = &briefing[section];
    let text = own.text.as_str();
    let Some(paragraph) = own.paragraphs.iter().find(|own| own.start <= range.start && range.start < own.end)
    else {
        return false;
    };
    let others = own.quotes.clone().filter_map(|index| briefing.quote_at(index));
    let others: Vec<(Range<usize>, QuoteId)> = others
        .filter_map(|id| Some((briefing[id].anchor.ranges().first()?.clone(), id)))
        .filter(|(range, _)| paragraph.start <= range.start && range.start < paragraph.end)
        .map(|(range, id)| (range.start - paragraph.start..range.end.saturating_sub(paragraph.start), id))
        .collect();
    let words = text.cut(paragraph.clone());
    let has_quote = quote.is_none_or(|quote| others.iter().any(|(_, id)| *id == quote));
    has_quote && briefing.label_of_spoken(words, &others).is_some()
}
