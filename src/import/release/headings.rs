//! Finds headings without markup.
//!
//! These are short lines before longer text, and run-in headings at the start of a paragraph.

use crate::import::blocks::{Block, BlockKind};
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use crate::import::release::small_lines::is_small;
use crate::import::text::{CLOSING_MARKS, OPENING_MARKS, ends_sentence, head};
use crate::text::Cut;
use crate::text::fold::writes_no_spaces;

static FORMS_OF_BE: List = List::all("forms-of-be");
static SLOGAN_VERBS: List = List::all("slogan-verbs");
static SENTENCE_WORDS: List = List::all("sentence-words");

/// Maximum length of a heading, in characters.
const MAX_HEADING: usize = 120;

/// Maximum length of a heading in a script without spaces, in characters.
const MAX_WIDE_HEADING: usize = 40;

/// Turns headings that are whole sentences around a quotation, or several sentences, into paragraphs.
pub(super) fn unmark_sentences(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| matches!(block.kind, BlockKind::Heading(2..))) {
        if is_paragraph(block.words.as_str()) {
            block.kind = BlockKind::Paragraph;
        }
    }
}

fn is_paragraph(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '»', '「', '」', '』', '“', ')', ' ']);
    if !bare.ends_with(['.', '。', '！', '!', '？', '?']) {
        return false;
    }
    let marks = ['“', '"', '«', '„', '「', '『', '»', '”', '」', '』'];
    let parts: Vec<&str> = words.split(marks).collect();
    let outside: usize =
        parts.iter().step_by(2).map(|part| part.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    let inside: usize = parts.iter().skip(1).step_by(2).map(|part| part.chars().count()).sum();
    let is_short = |count: usize| count < 5;
    let is_quoted = !is_short(inside) && !is_short(outside) && !bare.ends_with(['?', '？']);
    let sentences =
        words.matches(['。', '！']).count() + words.matches(". ").count() + usize::from(bare.ends_with('.'));
    is_quoted || sentences > 2 && words.len() > MAX_HEADING
}

/// Marks short lines without a full stop before longer text as headings.
///
/// Does nothing if the input has markup for headings.
pub(super) fn short_lines(blocks: &mut [Block]) {
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_))) {
        return;
    }
    let mut after_short = false;
    let mut rest = blocks;
    while let Some((block, below)) = rest.split_first_mut() {
        let is_short = block.is_paragraph() && looks_like_heading(block.words.as_str());
        if is_short && !after_short && leads_to_text(below) {
            block.kind = BlockKind::Heading(2);
        }
        after_short = is_short;
        rest = below;
    }
}

/// Returns true if the next text is long enough for a heading above it.
///
/// Captions and boilerplate are skipped.
fn leads_to_text(below: &[Block]) -> bool {
    let skipped = |block: &&Block| matches!(block.kind, BlockKind::Caption { .. } | BlockKind::Boilerplate);
    below.iter().find(|block| !skipped(block)).is_some_and(|block| {
        let words = block.words.as_str();
        let is_long = words.len() > MAX_HEADING || (ends_sentence(words) && words.len() > 50);
        block.kind == BlockKind::Item || block.is_paragraph() && is_long
    })
}

fn looks_like_heading(words: &str) -> bool {
    if words.len() > 4 * MAX_HEADING {
        return false;
    }
    let length = words.chars().count();
    if length <= 2 || length > MAX_HEADING {
        return false;
    }
    let wide = words.chars().filter(|c| writes_no_spaces(*c)).count();
    let most = if wide * 2 > length { MAX_WIDE_HEADING } else { MAX_HEADING };
    let parts = words.split(' ').count();
    if length > most || parts > 18 {
        return false;
    }
    let is_question = words.ends_with('?') && parts <= 12;
    let is_quotation = words.starts_with(OPENING_MARKS) && words.ends_with(CLOSING_MARKS);
    let opens = words.starts_with(|c: char| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '“' | '"' | '‘' | '「' | '《' | '¿' | '#')
            || writes_no_spaces(c)
    });
    // A heading is rarely a whole sentence, but a line about the author often is.
    let is_clause = parts > 5
        && words.split(' ').skip(1).take(4).any(|word| FORMS_OF_BE.has(word))
        && words.starts_with(char::is_uppercase);
    let is_hashtag = words.starts_with('#') && words.ends_with('!');
    let is_topic =
        words.split_once(": ").is_some_and(|(topic, _)| topic.len() < 12 && speakers::is_topic(topic));
    opens
        && !is_quotation
        && (is_question || !is_clause && (!ends_sentence(words) || is_hashtag))
        && !words.ends_with([',', ';', '；', '，', '、', '-', '–', '—'])
        && !is_small(words)
        && !is_topic
        && words.contains(char::is_alphabetic)
}

/// Splits run-in headings from their paragraphs.
///
/// They are words in capitals ("STRENGTHENING THE BASE: This week …") and, in a text with other headings, slogans.
pub(super) fn run_in_lines(blocks: &mut Vec<Block>) {
    let has_headings = blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)));
    for block in std::mem::take(blocks) {
        let below_heading = blocks.last().is_some_and(|above| matches!(above.kind, BlockKind::Heading(_)));
        let words = &block.words;
        let may_run_in = block.is_paragraph() && !below_heading;
        match may_run_in.then(|| run_in(words.as_str(), has_headings)).flatten() {
            Some((end, rest)) => {
                blocks.push(Block { kind: BlockKind::Heading(2), words: words.slice(0..end) });
                blocks.push(Block { kind: block.kind, words: words.slice(rest..words.as_str().len()) });
            }
            None => blocks.push(block),
        }
    }
}

/// The bytes at which a run-in heading ends and the text begins.
fn run_in(words: &str, has_headings: bool) -> Option<(usize, usize)> {
    let head = head(words, MAX_HEADING + 40);
    if head.contains(':')
        && let Some((title, _)) = head.split_once(": ")
    {
        let is_in_capitals = !title.contains(char::is_lowercase) && title.split(' ').count() > 2;
        if is_in_capitals && words.len() - title.len() > 40 {
            return Some((title.len(), title.len() + 2));
        }
    }
    if !has_headings {
        return None;
    }
    let (sentence, _) = head.split_once(". ")?;
    let mut parts = sentence.split(' ');
    let is_slogan = SLOGAN_VERBS.has(parts.next()?)
        && (5..=24).contains(&sentence.split(' ').count())
        && !parts.any(|part| SENTENCE_WORDS.has(part));
    let end = sentence.len();
    let goes_on = words.cut(end + 2..).starts_with(char::is_uppercase) && words.len() - end > 100;
    (is_slogan && goes_on).then_some((end + 1, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_with_quotations_are_paragraphs() {
        for words in [
            "灯塔管理人林海说：「灯每晚都亮，船才能进港。」",
            "“We light it every night,” said the keeper.",
            "Der Turm steht seit langem, sagte sie: „Er bleibt hier stehen.“",
        ] {
            assert!(is_paragraph(words), "{words}");
        }
        for words in [
            "“We light it every night.”",
            "Keeper: “We light it every night”",
            "Why is it called “the old lamp”?",
            "The lamp burns.",
        ] {
            assert!(!is_paragraph(words), "{words}");
        }
    }
}
