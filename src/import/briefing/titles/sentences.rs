//! The sentences of a text.

use crate::import::lexicon::list::List;
use crate::text::{Cut, fold};

static ABBREVIATIONS: List = List::of("english", "abbreviations-inside-sentences");

/// Returns the sentences of a text, without the spaces between them.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let next = rest.trim_start();
        let (sentence, after) = next.split_at_checked(end(next))?;
        rest = after;
        (!sentence.is_empty()).then(|| sentence.trim_end())
    })
}

/// Returns where the first sentence of a text ends.
fn end(text: &str) -> usize {
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!' | '。' | '？' | '！'))
    {
        let rest = text.cut(at + mark.len_utf8()..).trim_start_matches(['”', '"', '’', ')', ']', '»']);
        let opening = |c: &char| c.is_whitespace() || matches!(c, '“' | '"' | '(' | '[');
        let Some(next) = rest.chars().find(|c| !opening(c)) else { break };
        let before = text.cut(..at).rsplit([' ', '(', '“']).next().unwrap_or_default();
        // No sentence ends in "U.S. Envoy", "Mr. Lee", "J. Lee".
        let short =
            mark == '.' && (before.contains('.') || before.chars().count() == 1 || ABBREVIATIONS.has(before));
        let spaced = rest.starts_with(char::is_whitespace) || fold::writes_no_spaces(mark);
        if !short && spaced && !next.is_lowercase() {
            return text.len() - rest.len();
        }
    }
    text.len()
}
