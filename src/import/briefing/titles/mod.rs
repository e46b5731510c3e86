//! Makes titles for sections without one.
//!
//! The title is the best question of an exchange, or the first sentence with content.

mod lead;
mod question;

use crate::import::blocks::{Block, BlockKind};
use crate::import::briefing::role::is_text;
use crate::import::lexicon::list::List;
use crate::import::sentence::sentences;
use crate::text::{Cut, fold};

/// Maximum length of a title, in characters.
const MAX_LENGTH: usize = 68;
/// Maximum length of a title without spaces between words, in characters.
const MAX_LENGTH_UNSPACED: usize = 20;
/// Number of paragraphs of a speech that are searched for a title.
const MAX_PARAGRAPHS: usize = 12;

static GREETING_OPENINGS: List = List::of("english", "greeting-openings");
static GREETING_PHRASES: List = List::of("english", "greeting-phrases");
static WITHOUT_CONTENT: List = List::of("english", "words-without-content");

/// Returns a title from the words of a section; empty if it has no text.
pub(super) fn of(blocks: &[Block]) -> String {
    if let Some(question) = question::best(blocks) {
        return shortened(question);
    }
    let spoken = |block: &&Block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Paragraph);
    let mut texts: Vec<&str> = blocks.iter().filter(spoken).map(|block| block.words.as_str()).collect();
    if texts.is_empty() {
        texts =
            blocks.iter().filter(|block| is_text(&block.kind)).map(|block| block.words.as_str()).collect();
    }
    let Some(first) = texts.first() else { return String::new() };
    if is_unspaced(first) {
        return first_clause(first);
    }
    let said =
        texts.iter().take(MAX_PARAGRAPHS).flat_map(|text| sentences(text)).map(lead::without).find(
            |sentence| content(sentence) > 1 && sentence.split(' ').count() > 3 && !is_greeting(sentence),
        );
    let title = said.or_else(|| texts.iter().map(|text| lead::without(text)).find(|text| !text.is_empty()));
    title.map(shortened).unwrap_or_default()
}

/// Returns true if a sentence is only a greeting or thanks.
fn is_greeting(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    GREETING_OPENINGS.prefix_of(&lower).is_some() || GREETING_PHRASES.is_in(&lower)
}

/// Returns the number of words of a sentence with content.
fn content(sentence: &str) -> usize {
    let has_content = |word: &&str| {
        let bare: String =
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        bare.chars().count() > 4 && !WITHOUT_CONTENT.has(&bare)
    };
    sentence.split(' ').filter(has_content).count()
}

/// Returns a sentence as a title.
///
/// It begins with a capital, and is cut between words if it is too long.
fn shortened(sentence: &str) -> String {
    let bare = sentence.trim_end_matches(['.', ',', ';', ':', '—', '–', '-', ' ', '!', '。']);
    let mut title = String::new();
    let mut letters = bare.chars();
    if let Some(first) = letters.next() {
        title.extend(first.to_uppercase());
        title.push_str(letters.as_str());
    }
    if let Some((end, _)) = title.char_indices().nth(MAX_LENGTH) {
        let head = title.cut(..end);
        // A question is not cut after a clause, because the rest would not be a question.
        let clause = [", ", " — ", "; ", ": "]
            .iter()
            .filter_map(|mark| head.rfind(mark))
            .max()
            .filter(|at| *at > MAX_LENGTH / 2 && !sentence.ends_with('?'));
        let end = clause.or_else(|| head.rfind(' ').filter(|at| *at > 12)).unwrap_or(end);
        let head = head.cut(..end).trim_end_matches([',', ';', ':', '—', '–', '-', '.', ' ']);
        title = format!("{head}…");
    }
    // An opening quotation mark without a closing one is dropped.
    match title.strip_prefix(['“', '"', '«', '„']) {
        Some(rest) if !rest.contains(['”', '"', '»', '“']) => rest.to_owned(),
        _ => title,
    }
}

/// Returns true if a text has no spaces between words.
fn is_unspaced(text: &str) -> bool {
    text.chars().take(12).filter(|c| fold::writes_no_spaces(*c)).count() > 6
}

/// Returns the first clause of a text without spaces between words.
fn first_clause(text: &str) -> String {
    let end = text.char_indices().nth(MAX_LENGTH_UNSPACED).map_or(text.len(), |(at, _)| at);
    let head = text.cut(..end);
    let clause = head.split(['，', '。', '；', '：', '？', '！']).next().unwrap_or(head);
    if clause.len() < text.len() { format!("{clause}…") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::blocks::Words;

    fn title(turns: &[(&str, &str)]) -> String {
        let block = |(label, words): &(&str, &str)| {
            let mut text = Words::default();
            text.push(words, 0);
            let kind = BlockKind::Turn { label: (*label).to_owned(), place: 0..0, at: None };
            Block { kind, words: text }
        };
        of(&turns.iter().map(block).collect::<Vec<_>>())
    }

    #[test]
    fn a_question_becomes_a_title_without_its_lead_in() {
        for (asked, named) in [
            (
                "Hi, Ada. Can you hear me? And then, just quickly, will the harbour open by night?",
                "Will the harbour open by night?",
            ),
            (
                "Thank you, Ada. Does the U.S. Envoy support the night traffic plan?",
                "Does the U.S. Envoy support the night traffic plan?",
            ),
            (
                "(Laughter.) So, on that — what does the council say about the costs of the second quay?",
                "On that — what does the council say about the costs of the second…",
            ),
            ("Mr. Secretary, why were the harbour dues raised?", "Why were the harbour dues raised?"),
        ] {
            assert_eq!(title(&[("Q", asked)]), named);
        }
        let later = [
            ("Q", "Good afternoon."),
            ("MS. LING", "Hello."),
            ("Q", "Why is the council silent on dredging?"),
        ];
        assert_eq!(title(&later), "Why is the council silent on dredging?");
    }

    #[test]
    fn a_speech_is_named_by_its_first_sentence_with_content() {
        let said = [(
            "THE CHAIR",
            "Thank you. Thank you all. (Applause.) Well, the harbour has never been as busy as it is this year, and we mean to keep it so.",
        )];
        assert_eq!(title(&said), "The harbour has never been as busy as it is this year…");
        assert_eq!(
            title(&[("主持人", "重庆市将继续扩大服务业开放，欢迎各国企业来投资兴业。")]),
            "重庆市将继续扩大服务业开放…"
        );
        assert_eq!(title(&[("Q", "Hm.")]), "Hm");
    }
}
