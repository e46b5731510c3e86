//! Reads the lines above a release: number, kind, date and publisher.

use crate::import::date;
use crate::import::lexicon::list::List;
use crate::import::text::head;
use crate::text::Cut;

static NUMBER_MARKS: List = List::all("number-marks");
static KINDS: List = List::all("release-kinds");
static STAMP_MARKS: List = List::all("stamp-marks");
static SOURCE_MARKS: List = List::all("source-marks");
static TIME_ZONES: List = List::all("time-zones");

/// Returns true if a line is a document number: "SG/SM/21999".
pub(super) fn is_symbol(words: &str) -> bool {
    words.len() < 30
        && words.contains('/')
        && words.contains(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '.' | '-'))
}

/// Returns true if a line is only a kind of text: "Press release".
pub(super) fn is_kind(words: &str) -> bool {
    let lower = words.trim_end_matches([':', '.']).to_lowercase();
    KINDS.has(without_number(&lower).unwrap_or(&lower))
}

/// The kind before the number of a release.
///
/// In "pressemitteilung nr. 214/2026", this is "pressemitteilung".
fn without_number(lower: &str) -> Option<&str> {
    let head = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'));
    let (head, number) = (head.trim_end(), lower.cut(head.len()..));
    let mark = NUMBER_MARKS.suffix_of(head).filter(|_| !number.is_empty())?;
    head.strip_suffix(mark).map(str::trim_end)
}

/// The publisher in a line with a kind of text.
///
/// For example "Council of the Harbours - Press release".
pub(super) fn publisher_beside_kind(words: &str) -> Option<&str> {
    let (one, two) =
        [" - ", " – ", " — ", " | ", ": ", " · "].iter().find_map(|mark| words.rsplit_once(mark))?;
    let (one, two) = (one.trim(), two.trim());
    let (publisher, kind) = if is_kind(one) { (two, one) } else { (one, two) };
    (is_kind(kind) && !is_kind(publisher) && words.len() < 90 && date::find(publisher).is_none())
        .then_some(publisher)
}

/// The date of publication in a line, and the publisher if there is one.
///
/// For example "Updated: March 14, 2023 08:15 Harbour Times".
pub(super) fn stamp(words: &str) -> Option<(String, Option<&str>)> {
    if let Some(found) = dated_source(words) {
        return Some(found);
    }
    let mark = STAMP_MARKS.prefix_of(&head(words, 40).to_lowercase())?;
    let marked = words.get(mark.len()..)?;
    let rest = marked.trim_start_matches([':', '：', ' ']);
    if words.len() > 90 || rest.len() == words.len() {
        return None;
    }
    let date = date::find(rest)?;
    let tail = rest.rsplit(|c: char| c.is_ascii_digit() || matches!(c, '|' | '日')).next()?.trim();
    let publisher = tail.trim_start_matches(['|', '-', '(', ' ']).trim_end_matches(')');
    let named = publisher.len() > 2
        && publisher.starts_with(char::is_uppercase)
        && publisher.split(' ').count() < 5
        && !TIME_ZONES.has(publisher);
    Some((date, named.then_some(publisher)))
}

/// The date and the publisher of a line like "2023年3月14日 08:15 来源：海港日报".
fn dated_source(words: &str) -> Option<(String, Option<&str>)> {
    if words.len() > 160 || !words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (date, source) = SOURCE_MARKS.entries().iter().find_map(|mark| words.split_once(mark))?;
    let publisher = source.trim().split([' ', '　', '|']).next().filter(|publisher| !publisher.is_empty());
    Some((date::find(date)?, publisher))
}
