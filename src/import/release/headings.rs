//! Headings where nothing marks them: short lines before longer text, and slogans that run into their paragraph.

use crate::import::blocks::{Block, BlockKind, is_text};
use crate::import::lexicon::speakers;
use crate::import::release::small_lines::is_small;
use crate::import::text::ends_sentence;

/// Longer paragraphs are running text, whatever they look like.
const HEADING: usize = 120;

/// Short lines without a full stop before longer text.
pub(crate) fn short_lines(blocks: &mut [Block]) {
    // Where a reader knows its headings, short lines are none.
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_))) {
        return;
    }
    let like: Vec<bool> =
        blocks.iter().map(|block| is_text(block) && looks_like_heading(block.words.as_str())).collect();
    let short_before = |index: usize| index > 0 && like[index - 1];
    let long_after = |index: usize| {
        let next = blocks[index + 1..]
            .iter()
            .find(|block| !matches!(block.kind, BlockKind::Caption { .. } | BlockKind::Boilerplate));
        next.is_some_and(|block| {
            let words = block.words.as_str();
            matches!(block.kind, BlockKind::Item)
                || (is_text(block) && (words.len() > HEADING || (ends_sentence(words) && words.len() > 50)))
        })
    };
    let found: Vec<usize> = (0..blocks.len())
        .filter(|index| like[*index] && !short_before(*index) && long_after(*index))
        .collect();
    for index in found {
        blocks[index].kind = BlockKind::Heading(2);
    }
}

fn looks_like_heading(words: &str) -> bool {
    let length = words.chars().count();
    let wide = words.chars().filter(|c| crate::text::fold::writes_no_spaces(*c)).count();
    let parts = words.split(' ').count();
    let question = words.ends_with('?') && parts <= 12;
    let quoted = words.starts_with(['“', '"', '«', '„']) && words.ends_with(['”', '"', '»', '“']);
    let begins = words.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '“' | '"' | '‘' | '「' | '《' | '¿' | '#')
            || crate::text::fold::writes_no_spaces(c)
    });
    // A heading seldom says a whole sentence; a line about its author does.
    let tells = parts > 5
        && words.split(' ').skip(1).take(4).any(|word| matches!(word, "is" | "was" | "are" | "were"))
        && words.starts_with(char::is_uppercase);
    length > 2
        && (question || !tells)
        && length <= if wide * 2 > length { 40 } else { HEADING }
        && parts <= 18
        && begins
        && !quoted
        && (question || !ends_sentence(words) || (words.starts_with('#') && words.ends_with('!')))
        && !words.ends_with([',', ';', '；', '，', '、', '-', '–', '—'])
        && !is_small(words)
        && !words.split_once(": ").is_some_and(|(topic, _)| speakers::is_topic(topic) && topic.len() < 12)
        && words.contains(|c: char| c.is_alphabetic())
}

/// Verbs that open a slogan used as a heading.
const SLOGANS: &[&str] = &[
    "Shape",
    "Build",
    "Create",
    "Promote",
    "Strengthen",
    "Advance",
    "Foster",
    "Deepen",
    "Expand",
    "Accelerate",
    "Embrace",
    "Seize",
    "Unleash",
    "Usher",
    "Join",
    "Share",
    "Shared",
    "Boost",
    "Drive",
    "Open",
    "Opening",
    "Building",
    "Shaping",
    "Creating",
    "Deepening",
    "Expanding",
    "Forge",
    "Forging",
    "Empower",
    "Enhance",
    "Harness",
    "Unlock",
    "Bridge",
    "Gather",
];

/// Headings that run into their paragraph: "STRENGTHENING THE BASE: This week …", and a slogan as the first sentence
/// under headings of the same kind.
pub(crate) fn run_in_lines(blocks: &mut Vec<Block>) {
    let headed = blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)));
    let mut index = 0;
    while index < blocks.len() {
        let below = index > 0 && matches!(blocks[index - 1].kind, BlockKind::Heading(_));
        if is_text(&blocks[index])
            && !below
            && let Some((end, rest)) = run_in(blocks[index].words.as_str(), headed)
        {
            let words = &blocks[index].words;
            let heading = Block { kind: BlockKind::Heading(2), words: words.slice(0..end) };
            let text = words.slice(rest..words.as_str().len());
            blocks[index].words = text;
            blocks.insert(index, heading);
            index += 1;
        }
        index += 1;
    }
}

/// Where a heading that runs into its paragraph ends, and where the text begins.
fn run_in(words: &str, headed: bool) -> Option<(usize, usize)> {
    let head = crate::import::text::head(words, HEADING + 40);
    if let Some(at) = head.find(": ") {
        let title = &head[..at];
        let capitals = !title.contains(char::is_lowercase) && title.split(' ').count() > 2;
        if capitals && words.len() - at > 40 {
            return Some((at, at + 2));
        }
    }
    if !headed {
        return None;
    }
    let end = head.find(". ")?;
    let sentence = &head[..end];
    let parts: Vec<&str> = sentence.split(' ').collect();
    let slogan = SLOGANS.contains(parts.first()?) && (5..=24).contains(&parts.len());
    let finite = parts.iter().skip(1).any(|part| {
        matches!(
            *part,
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "said"
                | "he"
                | "she"
                | "they"
                | "we"
                | "you"
                | "it"
        )
    });
    let goes_on = words[end + 2..].starts_with(char::is_uppercase) && words.len() - end > 100;
    (slogan && !finite && goes_on).then_some((end + 1, end + 2))
}
