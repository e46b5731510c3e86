//! Transcripts whose speakers' names stand alone on a line above what they say.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::strength::strength_of;
use crate::import::label::{Label, Strength};
use crate::import::text::ends_sentence;
use std::collections::{HashMap, HashSet};

/// So many names must stand on lines of their own, before a text is taken for a transcript.
const FEW: usize = 4;

/// The labels of a transcript whose names stand on lines of their own; `None` where there are too few of them.
pub(crate) fn labels(blocks: &[Block]) -> Option<Vec<Option<Label>>> {
    let names: Vec<Option<&str>> = (0..blocks.len()).map(|index| name(blocks, index)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in names.iter().flatten() {
        *times.entry(name).or_default() += 1;
    }
    let recurring = times.values().filter(|times| **times > 1).sum::<usize>();
    let different = times.values().filter(|times| **times > 1).count();
    let all: usize = times.values().sum();
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    // Names that stand once are speakers only where most stand several times.
    if recurring < FEW || different < 2 || recurring * 2 < all || all * 5 < paragraphs {
        return None;
    }
    let label = |(name, block): (Option<&str>, &Block)| {
        name?;
        let all = block.words.as_str().len();
        Some(Label { name: 0..all, rest: all, strength: Strength::Capitals, at: None, dash: false })
    };
    Some(names.into_iter().zip(blocks).map(label).collect())
}

/// Which lines of a plain text are names that stand above what is said, so that no wrapping joins them to it.
pub(crate) fn lines<'t>(lines: impl Iterator<Item = &'t str>) -> HashSet<&'t str> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    let mut lines = lines.peekable();
    let mut before = "";
    while let Some(line) = lines.next() {
        let begins = before.is_empty() || ends_sentence(before);
        before = line;
        // Only what stands right above other words could be joined to them.
        let over = lines.peek().is_some_and(|next| next.starts_with(|c: char| !c.is_lowercase()));
        if begins && over && line.contains(char::is_lowercase) && named(line).is_some() {
            *times.entry(line).or_default() += 1;
        }
    }
    let recurring: usize = times.values().filter(|times| **times > 1).sum();
    let different = times.values().filter(|times| **times > 1).count();
    if recurring < FEW || different < 2 { HashSet::new() } else { times.into_keys().collect() }
}

/// The name that a line says and nothing else, where somebody's words follow it.
fn name(blocks: &[Block], index: usize) -> Option<&str> {
    let block = &blocks[index];
    let words = block.words.as_str();
    let next = blocks.get(index + 1)?;
    let followed =
        matches!(next.kind, BlockKind::Paragraph | BlockKind::Item) && ends_sentence(next.words.as_str());
    if !followed || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(3..)) {
        return None;
    }
    named(words)
}

/// The name in a line that says a name, with a post or without, and nothing else.
fn named(words: &str) -> Option<&str> {
    if words.chars().count() >= 120 || ends_sentence(words) || words.ends_with(',') {
        return None;
    }
    let end = [" -- ", " – ", " — ", " - ", ", "]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min()
        .unwrap_or(words.len());
    let name = &words[..end];
    let parts = name.split(' ').count();
    let office = matches!(
        name,
        "Operator"
            | "Moderator"
            | "Host"
            | "Interviewer"
            | "Question"
            | "Answer"
            | "Interpreter"
            | "Q"
            | "A"
            | "Unidentified Analyst"
            | "Unknown Speaker"
    );
    let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    (office || (2..=4).contains(&parts) && letters && strength_of(name).is_some()).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::import::blocks::BlockKind;
    use crate::import::read::plain;

    #[test]
    fn names_on_lines_of_their_own_are_labels() {
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
    fn headings_that_are_names_are_none() {
        let text = "The crew\n\nAda Ling\n\nShe has been a pilot for twenty years in the harbour.\n\nBo Chen\n\nHe came last year and has stayed since then.\n\nEva Holm\n\nShe is new to the harbour and its lamps.\n";
        assert!(plain::read(text).blocks.iter().all(|block| !matches!(block.kind, BlockKind::Turn { .. })));
    }
}
