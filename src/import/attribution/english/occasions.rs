//! Words that say when, where or how something was said: "in an interview", "on Friday", "through a spokeswoman".

use super::tag::Tag;
use super::tokens::Tokenized;
use super::{circumstances, noun_phrase};
use crate::import::lexicon::list::List;

static OCCASIONS: List = List::of("english", "occasions");
static REPRESENTATIVES: List = List::of("english", "representatives");
static PLACES_OF_SPEECH: List = List::of("english", "places-of-speech");
static PLATFORMS: List = List::of("english", "platforms");
static PREPOSITIONS_OF_MANNER: List = List::of("english", "prepositions-of-manner");
static PREPOSITIONS_OF_OCCASION: List = List::of("english", "prepositions-of-occasion");
static WORDS_BEFORE_DAYS: List = List::of("english", "words-before-days");
static PREPOSITIONS_BEFORE_OCCASIONS: List = List::of("english", "prepositions-before-occasions");

/// Maximum number of tokens from "by" to the end of who did something: "mentioned *by Ada Ling*".
const MAX_AGENT: usize = 5;

/// Returns true for a noun for something said or written: "letter", "statement".
pub(super) fn is_text(tokens: &Tokenized, at: usize) -> bool {
    tokens.is_in(at, &OCCASIONS) && !tokens.is(at, &["town", "event", "call"])
        || tokens.is(at, &["ad", "ads", "lawsuit", "lawsuits"])
}

/// Returns true if a token begins words that say when, where or how it was said.
///
/// For example "in an interview", "on Friday", "by reminding".
pub(crate) fn starts_circumstance(tokens: &Tokenized, at: usize, end: usize) -> bool {
    if tokens.is_in(at, &PREPOSITIONS_OF_MANNER) && tokens.tag(at + 1) == Tag::Ing {
        return true;
    }
    if is_condition(tokens, at) {
        return true;
    }
    if tokens.is_in(at, &PREPOSITIONS_OF_OCCASION) {
        return !matches!(tokens.tag_before(at), Tag::Determiner | Tag::Possessive);
    }
    // "her promise *on Friday* that it would open", "praised Lee *on Friday* for closing it"
    let owner = tokens.is(at + 2, &["’s", "'s"]);
    if tokens.is_in(at, &WORDS_BEFORE_DAYS) && tokens.tag(at + 1) == Tag::Time && !owner {
        let goes_on =
            tokens.tag(at + 2) == Tag::That || tokens.is(at + 2, &["for"]) && tokens.tag(at + 3) == Tag::Ing;
        return !goes_on;
    }
    if tokens.is(at, &["through"]) && names_representative(tokens, at + 1, end) {
        return true;
    }
    if !tokens.is_in(at, &PREPOSITIONS_BEFORE_OCCASIONS) {
        return false;
    }
    let stop = noun_phrase::right(tokens, at + 1, end).unwrap_or(at + 1);
    (at + 1..stop.min(at + 7)).any(|index| {
        let stage = || tokens.tag_before(at) != Tag::Conj && tokens.is_in(index, &PLACES_OF_SPEECH);
        tokens.tag(index) != Tag::Name && (tokens.is_in(index, &OCCASIONS) || stage())
            || index > at + 1 && tokens.is_in(index, &PLATFORMS)
    }) || tokens.is_in(at + 1, &PLATFORMS)
}

/// Returns true if a token begins words that name an occasion: "*during an interview* on Friday", "*in a letter*".
pub(super) fn names_occasion(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let stop = noun_phrase::right(tokens, at + 1, end).unwrap_or(at);
    let indefinite = tokens.is(at + 1, &["a", "an"]);
    let opens = tokens.is_in(at, &PREPOSITIONS_BEFORE_OCCASIONS) || tokens.is(at, &["during"]);
    opens && indefinite && (at + 2..stop).any(|index| tokens.is_in(index, &OCCASIONS))
}

/// Returns true if an occasion ends the sentence: "said it was safe *in a statement on Monday*".
///
/// In "said it was printed in a letter", it belongs to the verb before it.
pub(crate) fn closes_with_occasion(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let stop = noun_phrase::right(tokens, at + 1, end).unwrap_or(end);
    let after_comma = tokens.tag_before(at) == Tag::Comma;
    let skip = if after_comma { circumstances::skip_times_and_places } else { circumstances::skip_times };
    let rest = skip(tokens, stop, end);
    let closes = rest >= end || tokens.tag(rest) == Tag::Stop;
    let passive = (at.saturating_sub(MAX_AGENT)..at).any(|index| tokens.is(index, &["by"]));
    let free = !matches!(tokens.tag_before(at), Tag::Past | Tag::Verb | Tag::Auxiliary | Tag::Not | Tag::Ing);
    closes
        && free
        && !passive
        && tokens.is(at, &["in"])
        && names_occasion(tokens, at, end)
        && (at + 2..stop).any(|index| is_text(tokens, index) && !tokens.is(index, &["debate", "hearing"]))
}

/// Returns true for a noun phrase of somebody who speaks for somebody else: "denied it through *a spokeswoman*".
fn names_representative(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let stop = noun_phrase::right(tokens, at, end).unwrap_or(at);
    (at..stop).any(|index| tokens.is_in(index, &REPRESENTATIVES))
}

/// Returns true for "on condition of anonymity".
pub(super) fn is_condition(tokens: &Tokenized, at: usize) -> bool {
    tokens.is(at, &["on"]) && tokens.is(at + 1 + usize::from(tokens.is(at + 1, &["the"])), &["condition"])
}
