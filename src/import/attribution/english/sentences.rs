//! Groups tokens into sentences; a quotation and its cue stay together.

use super::tag::{Form, Tag};
use super::tokens::{Token, Tokenized};
use super::verb::Frame;
use crate::import::lexicon::list::List;
use std::ops::Range;

static ABBREVIATIONS_THAT_END_SENTENCES: List = List::of("english", "abbreviations-that-end-sentences");

/// Maximum length of a sentence.
///
/// Longer ones are cut, so that text without full stops takes no longer than other text.
const MAX_TOKENS: usize = 800;

/// Maximum number of tokens of a name that signs a quotation.
const MAX_NAMES: usize = 5;

/// The sentences, as ranges of tokens.
pub(super) fn split(tokens: &Tokenized) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.tokens.iter().enumerate() {
        let Some(next) = tokens.tokens.get(index + 1) else { break };
        let ends = match token.tag {
            Tag::Stop if !token.quoted => true,
            Tag::Close => {
                tokens.tag_before(index) == Tag::Stop
                    && index > 0
                    && !is_cue_next(tokens, index)
                    && (tokens.tag(start) != Tag::Open || signature_after(tokens, index).is_none())
            }
            // "(She says it leaks.) The mayor"
            Tag::BracketEnd if !token.quoted => tokens.word(index.saturating_sub(1)) == "." && next.capital,
            _ => false,
        };
        let begins = next.capital || matches!(next.tag, Tag::Open | Tag::Bracket | Tag::Number | Tag::Dash);
        let ellipsis = token.tag == Tag::Stop && tokens.word(index).starts_with('…');
        let ends = ends || !token.quoted && may_end_sentence(tokens.word(index)) && opens_sentence(next);
        if ends && begins && !ellipsis || index - start >= MAX_TOKENS {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Returns true if the full stop of an abbreviation may end a sentence.
///
/// For example "U.S.", "p.m."
pub(super) fn may_end_sentence(word: &str) -> bool {
    word.ends_with('.') && (word.matches('.').count() > 1 || ABBREVIATIONS_THAT_END_SENTENCES.has(word))
}

fn opens_sentence(token: &Token) -> bool {
    let function_word = matches!(
        token.tag,
        Tag::Pronoun
            | Tag::Determiner
            | Tag::Preposition
            | Tag::Subordinator
            | Tag::Conj
            | Tag::Possessive
            | Tag::Wh
    );
    token.capital && function_word
}

/// The name after a quotation and a dash, if it ends its sentence: "“It leaks.” – *Ada Ling*".
pub(super) fn signature_after(tokens: &Tokenized, close: usize) -> Option<Range<usize>> {
    let first = close + 2;
    let dash = tokens.tag(close + 1) == Tag::Dash && tokens.tag(first) == Tag::Name;
    let names =
        (first..tokens.len()).take(MAX_NAMES + 1).take_while(|at| tokens.tag(*at) == Tag::Name).count();
    let name = first..first + names;
    let ends = name.end >= tokens.len()
        || tokens.tag(name.end) == Tag::Stop
            && (name.end + 1 >= tokens.len()
                || tokens.token(name.end + 1).capital
                || tokens.tag(name.end + 1) == Tag::Open);
    (dash && ends && names <= MAX_NAMES && tokens.tag_before(close) == Tag::Stop).then_some(name)
}

/// Returns true if a cue follows a closing mark: "“Why?” Ann Lee asked".
///
/// After a full stop the cue ends the sentence: "“Done.” Ann Lee said the rest is later" are two sentences.
fn is_cue_next(tokens: &Tokenized, close: usize) -> bool {
    let full = close.checked_sub(1).is_some_and(|before| tokens.word(before) == ".");
    // "“It will.” Asked whether it rained, …" begins a sentence.
    let asks = matches!(tokens.tag(close + 2), Tag::Subordinator | Tag::Wh | Tag::Preposition | Tag::To);
    if tokens.token(close + 1).capital && tokens.is_saying(close + 1, &[Form::Past]) && asks {
        return false;
    }
    for at in close + 1..tokens.len().min(close + 10) {
        let token = tokens.token(at);
        match token.tag {
            Tag::Stop
            | Tag::Open
            | Tag::Close
            | Tag::Colon
            | Tag::Auxiliary
            | Tag::Modal
            | Tag::Preposition => return false,
            // "“Why?” Ling questioned."
            _ if !full && token.is_saying(&[Form::Past, Form::Third]) && tokens.tag(at + 1) == Tag::Stop => {
                return true;
            }
            _ if token.is_saying(&[Form::Past, Form::Third])
                && token.verb.is_some_and(|(verb, _)| verb.frame.has(Frame::INVERSION)) =>
            {
                let next = tokens.tag(at + 1);
                // "“It leaks.” Ling agreed." are two sentences.
                let agrees = token.verb.is_some_and(|(verb, _)| verb.lemma == "agree");
                return !full || !agrees && (next == Tag::Stop || at == close + 1 && next != Tag::Comma);
            }
            _ => {}
        }
    }
    false
}
