//! Finds labels before a dash: `President. – The sitting is open.`, `LA MAIRE – Merci.`

use super::strength::{office_addressed, strength_of};
use super::{Label, Strength, Style, find_outside_brackets, without_brackets};
use crate::import::lexicon::labels::is_title;
use crate::import::lexicon::offices::names_office;
use crate::import::text::head;
use crate::text::Cut;

/// The labels of European records, which end in a dash.
///
/// For example `President. – The sitting is open.`, `MINISTRA.- Gracias.`
pub(super) fn dash(words: &str) -> Option<Label> {
    const MARKS: &[&str] = &[". –", ". —", ".–", ".—", ".- ", ". - "];
    let starts_mark = |rest: &str| MARKS.iter().any(|mark| rest.starts_with(mark));
    let window = head(words, 200);
    if let Some(label) = dash_after_capitals(words) {
        return Some(label);
    }
    memchr::memchr(b'.', window.as_bytes())?;
    let end = find_outside_brackets(window, starts_mark)?;
    let (raw, marked) = words.split_at_checked(end)?;
    let said = MARKS.iter().find_map(|mark| marked.strip_prefix(mark))?.trim_start();
    let (bare, _) = without_brackets(raw);
    // The words after a comma are not the name: "Ada Ling, on behalf of the Group".
    let name = bare.split(',').next().unwrap_or_default().trim();
    let strength = strength_of(name).or_else(|| office_addressed(name).map(|_| Strength::Office))?;
    let strength = strength.max(Strength::Office);
    (!said.starts_with(char::is_lowercase))
        .then(|| Label { style: Style::Dash, ..Label::new(raw.len(), words.len() - said.len(), strength) })
}

/// A name, an office or a form of address in capitals before a dash: `LA MAIRE – Merci.`, `M. LING — Non.`
///
/// "THE HAGUE – Judges" has a dateline. "NEW DELHI – Pilots" may have a name.
fn dash_after_capitals(words: &str) -> Option<Label> {
    let window = head(words, 100);
    let find = |mark: &&str| window.find(mark).map(|at| (at, mark.len()));
    let (end, mark) = [" – ", " — "].iter().filter_map(find).min()?;
    let name = words.cut(..end);
    let said = words.cut(end + mark..).trim_start();
    let is_place = |rest: &str| !rest.split(' ').any(|part| is_title(part) || names_office(part));
    let is_dateline = name.strip_prefix("THE ").is_some_and(is_place);
    // "Ms LING — Thank you.", "The CHAIR — Please."
    let last = name.rsplit(' ').next().unwrap_or(name);
    let has_title = name.split_once(' ').is_some_and(|(first, _)| first == "The" || is_title(first))
        && last.chars().filter(|c| c.is_uppercase()).count() > 1
        && !last.contains(char::is_lowercase);
    let small = name.contains(char::is_lowercase) && !has_title;
    if small || is_dateline || said.starts_with(char::is_lowercase) {
        return None;
    }
    let strength = strength_of(name)?;
    let is_name = strength == Strength::Titled
        || strength == Strength::Office && has_title
        || strength == Strength::Capitals && name.contains(' ');
    (is_name && !said.is_empty())
        .then(|| Label { style: Style::Dash, ..Label::new(end, words.len() - said.len(), strength) })
}
