//! Transcripts that have lost their line breaks: labels in the middle of a paragraph begin a turn of their own.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::Strength;
use crate::import::{label, text};

/// A paragraph must hold so many labels to be parted at them.
const FEW: usize = 3;
/// A shorter paragraph holds no exchange.
const SHORT: usize = 60;

/// Parts paragraphs at the labels inside of them.
pub(crate) fn part(blocks: &mut Vec<Block>) {
    let long = |block: &Block| block.kind == BlockKind::Paragraph && block.words.as_str().len() > SHORT;
    let places: Vec<Vec<usize>> = blocks
        .iter()
        .map(|block| if long(block) { labels(block.words.as_str()) } else { Vec::new() })
        .collect();
    if places.iter().all(Vec::is_empty) {
        return;
    }
    for (block, places) in std::mem::take(blocks).into_iter().zip(places) {
        if places.is_empty() {
            blocks.push(block);
            continue;
        }
        let ends = places.iter().skip(1).copied().chain([block.words.as_str().len()]);
        for (start, end) in places.iter().copied().zip(ends) {
            let words = block.words.slice(start..end);
            blocks.push(Block { kind: block.kind.clone(), words });
        }
    }
}

/// Where the parts of a paragraph begin, its start first; nothing where it holds too few labels.
fn labels(words: &str) -> Vec<usize> {
    let mut places = vec![0];
    let mut names: Vec<&str> = label(words).into_iter().collect();
    let mut all = names.len();
    for (at, _) in words.match_indices(' ') {
        let before = &words[..at];
        let ends =
            before.ends_with(['.', '?', '!', '…', '”', '"', ')', ']', '—', '–']) || before.ends_with("--");
        if !ends {
            continue;
        }
        if let Some(name) = label(&words[at + 1..]) {
            places.push(at + 1);
            all += 1;
            if names.len() < FEW && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if all < FEW || names.len() < 2 || places.len() < 2 { Vec::new() } else { places }
}

/// The name of a label in capitals that stands here.
fn label(words: &str) -> Option<&str> {
    let head = text::head(words, 200);
    let mut letters = head.chars();
    if !letters.next()?.is_uppercase() {
        return None;
    }
    let asks = head.starts_with("Q ") || head.starts_with("Q: ");
    let end = head.find(':').filter(|end| *end < 80);
    let shouted = end.is_some_and(|end| {
        let name = &head[..end];
        let small = name.chars().filter(|c| c.is_lowercase()).count();
        small * 4 < name.len() && name.contains(' ')
    });
    if !asks && !shouted {
        return None;
    }
    let label = label::find(head, &[])?;
    (label.strength >= Strength::Capitals && (asks || head[label.name.end..].starts_with([':', ' ', '('])))
        .then(|| &head[label.name])
}

#[cfg(test)]
mod tests {
    use super::BlockKind;
    use crate::import::read::plain;

    fn turns(text: &str) -> Vec<(String, String)> {
        let turn = |block: super::Block| match block.kind {
            BlockKind::Turn { label, .. } => Some((label, block.words.as_str().to_owned())),
            _ => None,
        };
        plain::read(text).blocks.into_iter().filter_map(turn).collect()
    }

    #[test]
    fn labels_on_one_line_are_labels() {
        let text = "MS. LING: Good morning. We open. Q Thank you. When: today? MS. LING: Yes. (Laughter.) MR. CHEN: (Inaudible.) Q And I? THE MAYOR: You too.";
        let found = turns(text);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(label, words)| (label.as_str(), words.as_str())).collect();
        assert_eq!(
            found,
            [
                ("MS. LING", "Good morning. We open."),
                ("Q", "Thank you. When: today?"),
                ("MS. LING", "Yes. (Laughter.)"),
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
