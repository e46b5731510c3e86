//! Recognizes datelines whose place is in capitals, which look like labels: `NEW DELHI:`.

use crate::import::blocks::Block;
use crate::import::date;
use crate::import::label::strength::strength_of;
use crate::import::label::{Label, Strength};
use crate::import::lexicon::offices::names_office;
use crate::import::lexicon::speakers::is_topic;
use crate::import::lexicon::{given, labels};
use crate::import::text::{CLOSING_MARKS, OPENING_MARKS, ends_sentence, head};
use crate::import::transcript::talk::is_talk;
use crate::import::transcript::times;
use crate::text::Cut;

/// Maximum length of a dateline, in bytes.
const MAX_LINE: usize = 70;
/// Maximum number of words of a place.
const MAX_PLACE: usize = 3;

/// The byte after the mark that ends a dateline: a colon, an underscore or a bar.
///
/// For example `KANO:`, `TEHRAN, March 4 (NIOC) _`, `ACCRA, Ghana |`.
pub(crate) fn dateline_end(words: &str) -> Option<usize> {
    let line = head(words, MAX_LINE);
    let marks = [": ", " _ ", " | "].into_iter();
    let (at, mark) = marks.filter_map(|mark| Some((line.find(mark)?, mark))).min()?;
    let place = line.cut(..at);
    let said = words.cut(at + mark.len()..).trim_start();
    let opens =
        said.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || OPENING_MARKS.contains(&c));
    let is_dateline = is_place(place) && opens && (mark != ": " || is_told(place, said));
    is_dateline.then_some(at + mark.trim_end().len())
}

/// Drops the labels of the first paragraphs that are datelines, unless other labels make a transcript.
pub(super) fn drop_labels(blocks: &[Block], labels: &mut [Option<Label>]) {
    let is_line = |at: usize| {
        blocks
            .get(at)
            .is_some_and(|block| block.is_paragraph() && dateline_end(block.words.as_str()).is_some())
    };
    let Some(first) = labels.iter().position(Option::is_some).filter(|first| is_line(*first)) else { return };
    let end = (first..labels.len()).find(|at| !is_line(*at)).unwrap_or(labels.len());
    let (above, below) = (blocks.get(..first).unwrap_or_default(), labels.get(end..).unwrap_or_default());
    let prose =
        above.iter().filter(|block| block.is_paragraph() && ends_sentence(block.words.as_str())).count();
    let times = times(blocks, labels);
    let recurs = |at: &usize| {
        let name = blocks
            .get(*at)
            .zip(labels.get(*at)?.as_ref())
            .map(|(block, label)| label.name_in(block.words.as_str()));
        name.filter(|name| times.get(name).is_some_and(|times| *times > 1))
    };
    let speak = below.iter().flatten().any(|label| label.strength == Strength::Titled);
    if prose > 0 || speak || (end..labels.len()).any(|at| recurs(&at).is_some()) {
        return;
    }
    for label in labels.iter_mut().take(end).skip(first) {
        *label = None;
    }
}

/// Returns true for a place in capitals, perhaps with a country, a date and an agency in brackets.
fn is_place(line: &str) -> bool {
    let bare = line.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    let is_agency = |name: &str| (2..9).contains(&name.len()) && !name.contains(char::is_lowercase);
    if bare.is_some_and(|(_, agency)| !is_agency(agency)) {
        return false;
    }
    let mut parts = bare.map_or(line, |(place, _)| place).split(", ");
    let Some(town) = parts.next() else { return false };
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let is_town = town.split(' ').all(is_word) && town.split(' ').count() <= MAX_PLACE;
    let is_region = |part: &str| {
        date::starts(part)
            || part.split(' ').all(|word| word.starts_with(char::is_uppercase)) && !names_office(part)
    };
    is_town && names_place(town) && parts.all(is_region)
}

/// Returns true if words in capitals may name a place: not a person with a title, a topic, or a role.
fn names_place(town: &str) -> bool {
    let lower = town.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let is_person = given::woman(first).is_some() && town.contains(' ');
    strength_of(town) == Some(Strength::Capitals)
        && !is_person
        && !is_topic(town)
        && !labels::is_role(&lower)
        && !names_office(town)
        && town.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// Returns true if a reporter tells what follows a place and a colon, and nobody says it.
fn is_told(place: &str, said: &str) -> bool {
    let (mut told, mut quoted) = (String::new(), false);
    for c in said.chars() {
        let opens = !quoted && OPENING_MARKS.contains(&c);
        let closes = quoted && CLOSING_MARKS.contains(&c);
        quoted = (quoted || opens) && !closes;
        if !quoted && !closes {
            told.push(c);
        }
    }
    let is_sure = place.contains([',', '(']);
    told.split_whitespace().count() > 2 && (is_sure || !is_talk(&told))
}
