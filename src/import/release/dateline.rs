//! Reads datelines, before the first sentence or on a separate line.

use crate::import::blocks::{Block, BlockKind, Meta};
use crate::import::date;
use crate::import::lexicon::list::List;
use crate::import::release::names::is_name;
use crate::import::text::head;
use crate::import::transcript::place;
use crate::text::Cut;

static ARTICLES: List = List::all("date-articles");
static WEEKDAYS: List = List::all("weekdays");
static AGENCIES: List = List::all("news-agencies");

/// The marks that end a dateline.
const MARKS: [char; 8] = ['.', '-', '–', '—', ':', '_', '|', ' '];

/// The place and the date in a line with nothing else.
///
/// For example "Brussels, 12 March 2024", "Paris, le 3 juin 2026".
pub(super) fn place_and_date(words: &str) -> Option<(Option<&str>, String)> {
    if let Some(date) = date::whole(words) {
        return Some((None, date));
    }
    if words.len() > 80 {
        return None;
    }
    let (place, date) = words.match_indices(", ").find_map(|(at, comma)| {
        let after = words.cut(at + comma.len()..);
        let date = date::whole(ARTICLES.strip_prefix(after).unwrap_or(after))?;
        Some((words.cut(..at), date))
    })?;
    let named = is_name(place) && !place.contains(|c: char| c.is_ascii_digit()) && !date::starts(place);
    named.then_some((Some(place).filter(|place| !WEEKDAYS.has(&place.to_lowercase())), date))
}

/// Splits the dateline from the first sentence: "CHONGQING, June 3 --".
///
/// Short news one after the other may each have one: "KANO: Traders closed their shops."
pub(super) fn dateline(blocks: &mut Vec<Block>, meta: &mut Meta) {
    let in_capitals =
        |block: &Block| block.is_paragraph() && place::dateline_end(block.words.as_str()).is_some();
    let first = |block: &Block| block.is_paragraph() && block.words.as_str().len() > 60 || in_capitals(block);
    let Some(mut index) = blocks.iter().position(first) else { return };
    split(blocks, index, meta);
    index += 2;
    while blocks.get(index - 2).is_some_and(|last| last.kind == BlockKind::Dateline)
        && blocks.get(index).is_some_and(in_capitals)
    {
        split(blocks, index, meta);
        index += 2;
    }
}

/// Splits the dateline from the words of a block.
fn split(blocks: &mut Vec<Block>, index: usize, meta: &mut Meta) {
    let Some(block) = blocks.get_mut(index) else { return };
    let words = &block.words;
    let end = agency_line_end(words.as_str()).or_else(|| dateline_end(words.as_str()));
    let Some(end) = end.or_else(|| place::dateline_end(words.as_str())) else { return };
    let line = words.slice(0..end);
    if let Some(place) = place_of(line.as_str()).filter(|place| place.len() > 1) {
        meta.place.get_or_insert(place);
    }
    meta.published = meta.published.take().or_else(|| date::find(line.as_str()));
    block.words = words.slice(end..words.as_str().len());
    blocks.insert(index, Block { kind: BlockKind::Dateline, words: line });
}

/// The place in a dateline, before the date.
fn place_of(line: &str) -> Option<String> {
    let parts = line.split(',').map(|part| part.trim().trim_end_matches(MARKS));
    let place = parts.take_while(|part| !date::starts(part)).collect::<Vec<_>>().join(", ");
    let place = place.split('(').next()?.trim();
    Some(match AGENCIES.strip_prefix(place) {
        Some(rest) => rest.split(|c: char| c.is_ascii_digit()).next()?.to_owned(),
        None => place.trim_end_matches(MARKS).to_owned(),
    })
}

/// The byte at which the line of a Chinese agency ends: "新华社重庆6月3日电（记者王明）".
fn agency_line_end(words: &str) -> Option<usize> {
    AGENCIES.prefix_of(words)?;
    let (line, rest) = head(words, 120).split_once('电')?;
    if !line.contains(['日', '月']) {
        return None;
    }
    let after = rest.strip_prefix('（').and_then(|rest| Some(rest.split_once('）')?.1)).unwrap_or(rest);
    Some(head(words, 120).len() - after.len())
}

/// The byte at which a dateline ends, after its dash.
fn dateline_end(words: &str) -> Option<usize> {
    let head = head(words, 90);
    let (at, dash) = [" -- ", " — ", " – ", "— ", " - ", "--", ".- "]
        .iter()
        .filter_map(|dash| Some((head.find(dash)?, dash.len())))
        .min()?;
    let place = head.cut(..at);
    let first = place.split([',', '(', ' ']).next()?;
    let capitals = first.chars().count() > 1
        && first.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'));
    // The agency may be in brackets: "Hafenstadt (dpn) -".
    let agency = place.trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('('));
    let agency = agency.is_some_and(|(_, name)| {
        (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_alphabetic() || c == '/')
    });
    let dated = agency || date::find(place).is_some() || place.split(", ").any(date::starts);
    // Most languages write months in lower case: "PORT-VILLE, 14 mars".
    let mut outside_of_date =
        place.split(", ").filter(|part| !date::starts(part)).flat_map(|part| part.split(' '));
    ((capitals || dated)
        && !outside_of_date.any(|part| part.starts_with(char::is_lowercase))
        && place.starts_with(char::is_uppercase))
    .then_some(at + dash)
}
