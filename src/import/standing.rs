//! Transcripts whose speakers' names stand alone on a line above what they say.

use super::layout::{Block, BlockKind};
use super::lines::ends_sentence;
use super::names::strength_of;
use std::collections::HashMap;

/// So many names must stand on lines of their own, before a text is taken for a transcript.
const FEW: usize = 4;

/// Makes turns of the paragraphs below names; leaves everything as it was where there are too few of them.
pub(super) fn turns(blocks: &mut Vec<Block>) -> bool {
    let mut times: HashMap<String, usize> = HashMap::new();
    let lines: Vec<Option<String>> = (0..blocks.len()).map(|index| name(blocks, index)).collect();
    for name in lines.iter().flatten() {
        *times.entry(name.clone()).or_default() += 1;
    }
    let recurring = times.values().filter(|times| **times > 1).sum::<usize>();
    let different = times.values().filter(|times| **times > 1).count();
    let all: usize = times.values().sum();
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    // Names that stand once are speakers only where most stand several times.
    if recurring < FEW || different < 2 || recurring * 2 < all || all * 5 < paragraphs {
        return false;
    }
    let mut speaks: Option<(String, std::ops::Range<usize>)> = None;
    for (block, line) in blocks.iter_mut().zip(lines) {
        let words = block.words.as_str();
        if line.is_some() {
            speaks = Some((words.to_owned(), block.words.place(0..words.len())));
            block.words = super::layout::Words::default();
            continue;
        }
        match block.kind {
            BlockKind::Paragraph | BlockKind::Item if super::transcript::is_direction(words) => {
                block.kind = BlockKind::Direction;
            }
            BlockKind::Paragraph | BlockKind::Item => {
                if let Some((label, place)) = speaks.clone() {
                    block.kind = BlockKind::Turn { label, place, at: None };
                }
            }
            BlockKind::Heading(_) => speaks = None,
            _ => {}
        }
    }
    blocks.retain(|block| !block.words.is_empty());
    true
}

/// The name that a line says and nothing else, where somebody's words may follow it.
fn name(blocks: &[Block], index: usize) -> Option<String> {
    let block = &blocks[index];
    let words = block.words.as_str();
    let next = blocks.get(index + 1)?;
    let short = words.chars().count() < 90 && !ends_sentence(words) && !words.ends_with(',');
    let followed = next.kind == BlockKind::Paragraph
        && next.words.as_str().len() > words.len().min(24)
        && ends_sentence(next.words.as_str());
    if !short || !followed || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(3..)) {
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
        "Operator" | "Moderator" | "Host" | "Interviewer" | "Question" | "Answer" | "Interpreter" | "Q" | "A"
    );
    let letters = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''));
    (office || (2..=4).contains(&parts) && letters && strength_of(name).is_some()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::BlockKind;

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
