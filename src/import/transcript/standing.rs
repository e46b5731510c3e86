//! Reads transcripts with each speaker's name on a separate line.

use crate::import::blocks::{Block, BlockKind, holds_statements};
use crate::import::label::strength::{family_first, number_of_speaker, strength_of};
use crate::import::label::{self, Label, Strength};
use crate::import::lexicon::labels::takes_number;
use crate::import::lexicon::list::List;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::text::ends_sentence;
use crate::import::transcript::talk::is_talk;
use std::collections::{HashMap, HashSet};

static LABELS: List = List::all("standing-labels");
static SPEAKER_COLUMNS: List = List::all("speaker-columns");

/// Minimum number of names on separate lines in a transcript.
const MIN_NAMES: usize = 4;
/// Minimum number of names in a text that has nothing but names and what they say.
const MIN_SHORT: usize = 3;

/// Counts of the names on separate lines.
#[derive(Default)]
struct Names<'t> {
    times: HashMap<&'t str, usize>,
}

impl<'t> Names<'t> {
    fn add(&mut self, name: &'t str) {
        *self.times.entry(name).or_default() += 1;
    }

    /// The number of lines with a name that occurs several times.
    fn recurring(&self) -> usize {
        self.times.values().filter(|times| **times > 1).sum()
    }

    /// Returns true if enough names recur to make a transcript.
    fn make_transcript(&self) -> bool {
        let returning = self.times.values().filter(|times| **times > 1).count();
        self.recurring() >= MIN_NAMES && returning > 1
    }
}

/// The labels of a transcript whose names are on separate lines.
///
/// Returns `None` if there are too few. A role may also be before a colon: "Operator: Good morning."
pub(super) fn labels(blocks: &[Block], beside: Vec<Option<Label>>) -> Option<Vec<Option<Label>>> {
    let alone = below_columns(blocks)
        .or_else(|| beside_times(blocks))
        .or_else(|| above_sentences(blocks))
        .or_else(|| above_talk(blocks))
        .or_else(|| with_posts(blocks))?;
    let both = blocks.iter().zip(alone.into_iter().zip(beside));
    let label = |(block, (alone, beside)): (&Block, (Option<Label>, Option<Label>))| {
        alone.or_else(|| beside.filter(|label| LABELS.has(label.name_in(block.words.as_str()))))
    };
    Some(both.map(label).collect())
}

/// The labels of names that have a title, a post or a seat, above talk.
///
/// For example "Ada Ling -- Chief Executive Officer" and "Operator" in an earnings call, "Mr. Bo Chen (Sale Bay)" in a record.
fn with_posts(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
    let next = blocks.iter().skip(1).map(Some).chain([None]);
    let mut labelled: Vec<Option<&str>> =
        blocks.iter().zip(next.clone()).map(|(block, next)| name_with_post(block, next?)).collect();
    // "Ada Ling" below "Ada Ling (Eastwick) (Con)"
    let seated: HashSet<&str> =
        labelled.iter().flatten().filter_map(|line| Some(line.split_once(" (")?.0)).collect();
    for (label, (block, next)) in labelled.iter_mut().zip(blocks.iter().zip(next)) {
        let name = || name_above(block, next?).filter(|name| seated.contains(name));
        *label = label.or_else(name);
    }
    let first = labelled.iter().position(Option::is_some)?;
    let mut names = Names::default();
    for name in labelled.iter().flatten() {
        names.add(name);
    }
    let all: usize = names.times.values().sum();
    let others: Vec<&Block> = blocks
        .iter()
        .zip(&labelled)
        .skip(first)
        .filter(|(_, name)| name.is_none())
        .map(|(block, _)| block)
        .collect();
    let paragraphs: Vec<&&Block> = others.iter().filter(|block| block.is_paragraph()).collect();
    let talk = paragraphs.iter().filter(|block| is_talk(block.words.as_str())).count();
    let has_role = names.times.keys().any(|name| LABELS.has(name));
    // Pages about a team also have names and posts, but nobody there speaks, and no name recurs.
    let has_seats = names.times.keys().any(|name| name.contains(") ("));
    let share = if names.recurring() > 0 || has_role || has_seats { 3 } else { 1 };
    let is_transcript = all >= MIN_SHORT
        && names.times.len() > 1
        && talk * share >= paragraphs.len()
        && all * 5 >= paragraphs.len();
    is_transcript.then(|| labels_of(blocks, &labelled))
}

/// The line of a name with a title, a post or a seat, or of a role, if a sentence follows.
fn name_with_post<'t>(block: &'t Block, next: &Block) -> Option<&'t str> {
    let words = block.words.as_str();
    let is_line = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(3..));
    let below = next.words.as_str();
    // "Call participants:" introduces a list.
    let is_said = next.is_paragraph() && ends_sentence(below) && !below.ends_with([':', '：']);
    if !is_line || !is_said {
        return None;
    }
    let bare = words.strip_suffix(')').and_then(|open| open.split_once(" (")).map_or(words, |(name, _)| name);
    let name = name_alone(bare)?;
    let titled = strength_of(name).is_some_and(|strength| strength > Strength::Ordinary);
    (titled || bare.len() < words.len() || name.len() < words.len() || LABELS.has(name)).then_some(words)
}

/// Label for each block that is only a name.
fn labels_of(blocks: &[Block], labelled: &[Option<&str>]) -> Vec<Option<Label>> {
    let label = |(name, block): (Option<&str>, &Block)| {
        Some(Label::new(name?.len(), block.words.as_str().len(), Strength::Capitals))
    };
    labelled.iter().copied().zip(blocks).map(label).collect()
}

/// The labels of names below lines that only say that a name follows: "Speaker".
fn below_columns(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
    let is_column = |at: usize| {
        blocks.get(at).is_some_and(|block| {
            block.kind == BlockKind::Boilerplate && SPEAKER_COLUMNS.has_in_any_case(block.words.as_str())
        })
    };
    let named = |(at, block): (usize, &'_ Block)| {
        let is_below = at.checked_sub(1).is_some_and(is_column);
        let is_above = blocks.get(at + 1).is_some_and(holds_statements);
        (is_below && is_above && may_be_name(block.words.as_str())).then_some(at)
    };
    let found: Vec<Option<usize>> = blocks.iter().enumerate().map(named).collect();
    (found.iter().flatten().count() > 1).then(|| labels_at(blocks, &found))
}

/// The labels of names with a time of the recording on a line of its own, above or below them.
fn beside_times(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
    let is_time_at = |at: Option<usize>| {
        at.and_then(|at| blocks.get(at)).is_some_and(|block| is_time(block.words.as_str()))
    };
    if !(0..blocks.len()).any(|at| is_time_at(Some(at))) {
        return None;
    }
    let named = |(at, block): (usize, &'_ Block)| {
        let is_timed = is_time_at(Some(at + 1)) || is_time_at(at.checked_sub(1));
        let words = block.words.as_str();
        let below = blocks.get(if is_time_at(Some(at + 1)) { at + 2 } else { at + 1 })?;
        let is_line = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(3..));
        (is_timed && is_line && holds_statements(below) && may_be_name(words)).then_some(at)
    };
    let found: Vec<Option<usize>> = blocks.iter().enumerate().map(named).collect();
    let times = (0..blocks.len()).filter(|at| is_time_at(Some(*at))).count();
    let all = found.iter().flatten().count();
    (all > 1 && all * 2 > times).then(|| labels_at(blocks, &found))
}

/// The labels of blocks that are whole names.
fn labels_at(blocks: &[Block], found: &[Option<usize>]) -> Vec<Option<Label>> {
    let names: Vec<Option<&str>> = found.iter().map(|at| Some(blocks.get((*at)?)?.words.as_str())).collect();
    labels_of(blocks, &names)
}

/// Returns true for a time of the recording on a line of its own.
fn is_time(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && label::time(line).is_some()
}

/// Returns true for a line that may be a name beside a time, or below "Speaker".
fn may_be_name(words: &str) -> bool {
    words.chars().count() < 60
        && !ends_sentence(words)
        && !words.ends_with(',')
        && words.split(' ').count() < 6
        && (strength_of(words).is_some() || family_first(words).is_some())
}

/// The labels of names above whole sentences.
fn above_sentences(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
    let next = blocks.iter().skip(1).map(Some).chain([None]);
    let labelled: Vec<Option<&str>> =
        blocks.iter().zip(next).map(|(block, next)| name_above(block, next?)).collect();
    let mut names = Names::default();
    for name in labelled.iter().flatten() {
        names.add(name);
    }
    let all: usize = names.times.values().sum();
    let paragraphs = blocks.iter().filter(|block| block.is_paragraph()).count();
    // Names that occur once are speakers only if most names recur.
    if !names.make_transcript() || names.recurring() * 2 < all || all * 5 < paragraphs {
        return None;
    }
    // "Lamp Works, Inc." above "Participants:" is a title.
    let below = blocks.iter().skip(1).map(|block| block.words.as_str()).chain([""]);
    let whole = labelled.iter().zip(blocks).zip(below).map(|((name, block), below)| {
        let recurs = |name: &str| names.times.get(name).is_some_and(|times| *times > 1);
        let is_name = name.is_some_and(|name| recurs(name) || !below.ends_with([':', '：']));
        is_name.then(|| block.words.as_str())
    });
    let labelled: Vec<Option<&str>> = whole.collect();
    Some(labels_of(blocks, &labelled))
}

/// The labels of a talk below names in bold, perhaps of one word.
///
/// Nearly all small headings are names then, one of them recurs, and people speak of themselves or ask.
fn above_talk(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
    let next = blocks.iter().skip(1).map(Some).chain([None]);
    let labelled: Vec<Option<&str>> =
        blocks.iter().zip(next).map(|(block, next)| bold_name(block, next?)).collect();
    let first = labelled.iter().position(Option::is_some)?;
    let last = labelled.iter().rposition(Option::is_some)?;
    let mut names = Names::default();
    for name in labelled.iter().flatten() {
        names.add(name);
    }
    let all: usize = names.times.values().sum();
    let inside = blocks.get(first..last + 1)?;
    let headings = inside.iter().filter(|block| matches!(block.kind, BlockKind::Heading(3..))).count();
    let below: Vec<&Block> = blocks.iter().skip(first).filter(|block| holds_statements(block)).collect();
    let talk = below.iter().filter(|block| is_talk(block.words.as_str())).count();
    // A short record has nothing but names and what they say.
    let is_whole = all >= MIN_SHORT && first < 2 && all == headings && inside.len() == headings * 2 - 1;
    let is_transcript = (all >= MIN_NAMES || is_whole)
        && names.times.len() > 1
        && names.recurring() > 1
        && all * 5 >= headings * 4
        && talk * 3 >= below.len();
    is_transcript.then(|| labels_of(blocks, &labelled))
}

/// The name in a small heading that is only a name, without brackets after it.
fn bold_name<'t>(block: &'t Block, next: &Block) -> Option<&'t str> {
    if !holds_statements(next) || !matches!(block.kind, BlockKind::Heading(3..)) {
        return None;
    }
    let words = block.words.as_str();
    let words = words.strip_suffix(':').unwrap_or(words);
    let name = match words.strip_suffix(')') {
        Some(open) => open.split_once('(').map_or(words, |(name, _)| name.trim_end()),
        None => words,
    };
    let is_part = |part: &str| {
        part.starts_with(char::is_uppercase)
            && part.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\''))
    };
    let is_name = name.split(' ').all(|part| is_part(part) || is_small_in_name(part));
    (is_name
        && is_part(name.split(' ').next()?)
        && name.split(' ').count() < 5
        && strength_of(name).is_some())
    .then_some(name)
}

/// The lines of a plain text that are names above spoken words.
///
/// They must not be joined to these words as if they were wrapped.
pub(crate) fn lines<'t>(lines: impl Iterator<Item = &'t str>) -> HashSet<&'t str> {
    let mut names = Names::default();
    let mut beside: HashSet<&str> = HashSet::new();
    let mut stamped = 0;
    let mut lines = lines.peekable();
    let mut before = "";
    while let Some(line) = lines.next() {
        let is_named = SPEAKER_COLUMNS.has_in_any_case(before);
        let begins = before.is_empty() || is_named || ends_sentence(before) || is_time(before);
        let next = lines.peek().copied().unwrap_or_default();
        let is_above_time = is_time(next);
        if begins && (is_above_time || is_time(before)) && may_be_name(line) {
            stamped += 1;
            beside.extend([line, if is_above_time { next } else { before }]);
        }
        if is_named && may_be_name(line) {
            stamped += 1;
            beside.extend([before, line]);
        }
        before = line;
        // Only a line right above other words could be joined to them.
        let is_above_words = next.starts_with(|c: char| !c.is_lowercase());
        let is_small = line.contains(char::is_lowercase) || line.ends_with(|c: char| c.is_ascii_digit());
        if begins && is_above_words && is_small && name_alone(line).is_some() {
            names.add(line);
        }
    }
    let is_transcript = names.make_transcript();
    if !is_transcript && stamped < 2 {
        return HashSet::new();
    }
    let names = names.times.into_keys().filter(|_| is_transcript);
    names.chain(beside).collect()
}

/// The name in a block that is only a name, if spoken words follow.
fn name_above<'t>(block: &'t Block, next: &Block) -> Option<&'t str> {
    let is_followed =
        matches!(next.kind, BlockKind::Paragraph | BlockKind::Item) && ends_sentence(next.words.as_str());
    if !is_followed || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(3..)) {
        return None;
    }
    name_alone(block.words.as_str())
}

/// The name in a line that is only a name, or a name and a post.
fn name_alone(words: &str) -> Option<&str> {
    if words.chars().count() >= 120 || ends_sentence(words) || words.ends_with(',') {
        return None;
    }
    let before = |mark: &&str| words.split_once(*mark).map(|(name, _)| name);
    let name = [" -- ", " – ", " — ", " - ", ", "].iter().filter_map(before).min_by_key(|name| name.len());
    let name = name.unwrap_or(words);
    let parts = name.split(' ').count();
    // "Speaker 1"
    let numbered = || {
        let parts: Vec<&str> = name.split(' ').collect();
        parts.split_last().is_some_and(|(last, before)| {
            last.bytes().all(|byte| byte.is_ascii_digit()) && takes_number(before)
        })
    };
    if name == words && (number_of_speaker(name).is_some() || numbered()) {
        return Some(name);
    }
    let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    (LABELS.has(name) || (2..=4).contains(&parts) && letters && strength_of(name).is_some()).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::import::blocks::BlockKind;
    use crate::import::read::plain;

    #[test]
    fn names_on_separate_lines_are_labels() {
        let text = "Harbour call\n\nOperator\n\nWelcome to the call of the harbour.\n\nAda Ling -- Chief Executive\n\nThank you. We sold more lamps than ever.\n\nAnd we will sell more of them.\n\nOperator\n\nThe first question comes from Eva Holm.\n\nEva Holm\n\nWhat about the margins of the night?\n\nAda Ling -- Chief Executive\n\nThey are better than they were last year.\n";
        let layout = plain::read(text);
        let turns: Vec<&str> = layout
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Turn { label, .. } => Some(label.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(
            turns,
            [
                "Operator",
                "Ada Ling -- Chief Executive",
                "Ada Ling -- Chief Executive",
                "Operator",
                "Eva Holm",
                "Ada Ling -- Chief Executive"
            ]
        );
    }

    #[test]
    fn bold_names_above_a_talk_are_labels() {
        let text = "# Lamp call\n\n## Opening\n\n**Ines**\n* I open the call.\n* We have two lamps on the list.\n\n**Bo (chair)**\nDo we have a third?\n\n**Tomas de Quell**\n* Not yet.\n\n**Ines**\n* Then that is all we have.\n";
        let turns = |text: &str| -> Vec<(String, String)> {
            let turn = |block: crate::import::blocks::Block| match block.kind {
                BlockKind::Turn { label, .. } => Some((label, block.words.as_str().to_owned())),
                _ => None,
            };
            let layout = crate::import::format("markdown").unwrap().blocks(text);
            layout.blocks.into_iter().filter_map(turn).collect()
        };
        let found = turns(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(name, words)| (&**name, &**words)).collect();
        assert_eq!(
            found,
            [
                ("Ines", "I open the call."),
                ("Ines", "We have two lamps on the list."),
                ("Bo", "Do we have a third?"),
                ("Tomas de Quell", "Not yet."),
                ("Ines", "Then that is all we have.")
            ]
        );
        let short = "**Ines**\n\nWe open the call.\n\n**Bo**\n\nDo we?\n\n**Ines**\n\nYes.\n";
        assert_eq!(turns(short).len(), 3);
        let parts =
            "**Use**\n\nTurn the lamp on.\n\n**Care**\n\nDo not drop it.\n\n**Use**\n\nTurn it off.\n";
        assert!(turns(parts).is_empty());
        let changes = "# Changes\n\n**Added**\n* A lamp on the mole.\n\n**Fixed**\n* The bell rings.\n\n**Added**\n* A second bell.\n\n**Fixed**\n* The door of the shed closes.\n";
        assert!(turns(changes).is_empty());
    }

    #[test]
    fn headings_that_are_names_are_not_labels() {
        let text = "The crew\n\nAda Ling\n\nShe has been a pilot for twenty years in the harbour.\n\nBo Chen\n\nHe came last year and has stayed since then.\n\nEva Holm\n\nShe is new to the harbour and its lamps.\n";
        assert!(plain::read(text).blocks.iter().all(|block| !matches!(block.kind, BlockKind::Turn { .. })));
    }
}
