//! Tells mentions of people, groups and documents from those of things.

use super::mention::{Mention, head_end};
use super::tag::Tag;
use super::tokens::Tokenized;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;

static NOUNS_OF_QUANTITY: List = List::of("english", "nouns-of-quantity");

/// Returns true if a mention names somebody, or its noun is one for people, groups or documents.
pub(super) fn can_speak(tokens: &Tokenized, mention: &Mention) -> bool {
    let mut phrase = mention.phrase.start..head_end(tokens, &mention.phrase);
    if tokens.is_in(phrase.end - 1, &NOUNS_OF_QUANTITY) && tokens.is(phrase.end, &["of"]) {
        // "a handful of *pilots*"
        let after = phrase.end + 1..mention.phrase.end;
        phrase = after.start..head_end(tokens, &after);
    }
    let name =
        phrase.clone().skip(1).any(|at| tokens.tag(at) == Tag::Name) || tokens.tag(phrase.start) == Tag::Name;
    let words: Vec<&str> = phrase.clone().map(|at| tokens.word(at)).collect();
    name || phrase.clone().any(|at| tokens.tag(at) == Tag::Pronoun) || speakers::can_speak(&words.join(" "))
}

/// Returns true if the noun of a mention is a document: "the report by the council".
pub(super) fn is_document(tokens: &Tokenized, mention: &Mention) -> bool {
    let head = head_end(tokens, &mention.phrase) - 1;
    let word = tokens.word(head).to_lowercase();
    let named = tokens.tag(head) == Tag::Name && head > mention.phrase.start;
    !named && (speakers::is_document(&word) || word.strip_suffix('s').is_some_and(speakers::is_document))
}
