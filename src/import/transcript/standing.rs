//! Reads transcripts with each speaker's name on a separate line.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::strength::strength_of;
use crate::import::label::{Label, Strength};
use crate::import::lexicon::list::List;
use crate::import::text::ends_sentence;
use std::collections::{HashMap, HashSet};

static LABELS: List = List::all("standing-labels");

/// Minimum number of names on separate lines in a transcript.
const MIN_NAMES: usize = 4;

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
/// Returns `None` if there are too few.
pub(super) fn labels(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
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
    let label = |(name, block): (Option<&str>, &Block)| {
        name?;
        let all = block.words.as_str().len();
        Some(Label::new(all, all, Strength::Capitals))
    };
    Some(labelled.into_iter().zip(blocks).map(label).collect())
}

/// The lines of a plain text that are names above spoken words.
///
/// They must not be joined to these words as if they were wrapped.
pub(crate) fn lines<'t>(lines: impl Iterator<Item = &'t str>) -> HashSet<&'t str> {
    let mut names = Names::default();
    let mut lines = lines.peekable();
    let mut before = "";
    while let Some(line) = lines.next() {
        let begins = before.is_empty() || ends_sentence(before);
        before = line;
        // Only a line right above other words could be joined to them.
        let is_above_words = lines.peek().is_some_and(|next| next.starts_with(|c: char| !c.is_lowercase()));
        if begins && is_above_words && line.contains(char::is_lowercase) && name_alone(line).is_some() {
            names.add(line);
        }
    }
    if names.make_transcript() { names.times.into_keys().collect() } else { HashSet::new() }
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
    fn headings_that_are_names_are_not_labels() {
        let text = "The crew\n\nAda Ling\n\nShe has been a pilot for twenty years in the harbour.\n\nBo Chen\n\nHe came last year and has stayed since then.\n\nEva Holm\n\nShe is new to the harbour and its lamps.\n";
        assert!(plain::read(text).blocks.iter().all(|block| !matches!(block.kind, BlockKind::Turn { .. })));
    }
}
