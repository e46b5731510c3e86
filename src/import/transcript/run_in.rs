//! Splits transcripts without line breaks at the labels inside paragraphs.

use crate::import::blocks::Block;
use crate::import::label::Strength;
use crate::import::{label, text};
use crate::text::Cut;

/// Minimum number of labels in a paragraph that is split.
const MIN_LABELS: usize = 3;

/// Minimum length, in bytes, of a paragraph that can contain an exchange.
const MIN_PARAGRAPH: usize = 60;

/// Splits paragraphs at the labels inside them.
pub(super) fn split(blocks: &mut Vec<Block>) {
    let starts = |block: &Block| {
        let words = block.words.as_str();
        if block.is_paragraph() && words.len() > MIN_PARAGRAPH { starts_of_turns(words) } else { Vec::new() }
    };
    let starts: Vec<Vec<usize>> = blocks.iter().map(starts).collect();
    if starts.iter().all(Vec::is_empty) {
        return;
    }
    for (block, starts) in std::mem::take(blocks).into_iter().zip(starts) {
        if starts.is_empty() {
            blocks.push(block);
            continue;
        }
        let ends = starts.iter().skip(1).copied().chain([block.words.as_str().len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            blocks.push(Block::paragraph(block.words.slice(start..end)));
        }
    }
}

/// The bytes at which the turns of a paragraph begin, including its start.
///
/// Empty if the paragraph has too few labels.
fn starts_of_turns(words: &str) -> Vec<usize> {
    // A label has a colon, or it is the letter of a question.
    if memchr::memchr(b':', words.as_bytes()).is_none() && !words.contains("Q ") {
        return Vec::new();
    }
    let mut starts = vec![0];
    let mut names: Vec<&str> = label(words).into_iter().collect();
    let mut all = names.len();
    for (at, _) in words.match_indices(' ') {
        let before = words.cut(..at);
        let follows_sentence =
            before.ends_with(['.', '?', '!', '…', '”', '"', ')', ']', '—', '–']) || before.ends_with("--");
        if !follows_sentence {
            continue;
        }
        if let Some(name) = label(words.cut(at + 1..)) {
            starts.push(at + 1);
            all += 1;
            if names.len() < MIN_LABELS && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if all < MIN_LABELS || names.len() < 2 || starts.len() < 2 { Vec::new() } else { starts }
}

/// The name in a label in capitals at the start of words.
fn label(words: &str) -> Option<&str> {
    let head = text::head(words, 200);
    if !head.starts_with(char::is_uppercase) {
        return None;
    }
    let asks = head.starts_with("Q ") || head.starts_with("Q: ");
    let is_in_capitals = head.split_once(':').is_some_and(|(name, _)| {
        let small = name.chars().filter(|c| c.is_lowercase()).count();
        name.len() < 80 && name.contains(' ') && small * 4 < name.len()
    });
    if !asks && !is_in_capitals {
        return None;
    }
    let label = label::find(head, &[]).filter(|label| label.strength >= Strength::Capitals)?;
    let ends = asks || head.cut(label.name.end..).starts_with([':', ' ', '(']);
    ends.then(|| label.name_in(head))
}

#[cfg(test)]
mod tests {
    use crate::import::blocks::{Block, BlockKind};
    use crate::import::read::plain;

    fn turns(text: &str) -> Vec<(String, String)> {
        let turn = |block: Block| match block.kind {
            BlockKind::Turn { label, .. } => Some((label, block.words.as_str().to_owned())),
            _ => None,
        };
        plain::read(text).blocks.into_iter().filter_map(turn).collect()
    }

    #[test]
    fn labels_inside_a_paragraph_begin_turns() {
        let text = "MS. LING: Good morning. We open. Q Thank you. When: today? MS. LING: Yes. (Laughter.) MR. CHEN: (Inaudible.) Q And I? THE MAYOR: You too.";
        let found = turns(text);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(label, words)| (label.as_str(), words.as_str())).collect();
        assert_eq!(
            found,
            [
                ("MS. LING", "Good morning. We open."),
                ("Q", "Thank you. When: today?"),
                ("MS. LING", "Yes."),
                ("Q", "And I?"),
                ("THE MAYOR", "You too."),
            ]
        );
    }

    #[test]
    fn a_paragraph_with_a_colon_stays_whole() {
        let text = "MS. LING: Good morning. THIS IS IT: we open. That is all. And now the weather of the week.\n\nQ Yes?\n";
        assert_eq!(turns(text).len(), 2);
    }
}
