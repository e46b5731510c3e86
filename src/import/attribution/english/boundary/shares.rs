//! Finds what other parts of a group, or other people, say: "half say it leaks, a tenth say it does not".

use super::starts_main_clause;
use crate::import::attribution::english::noun_phrase;
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::verb::Frame;
use crate::import::lexicon::list::List;

/// Maximum number of tokens of a source with a number and its verb: "520 pilots have said".
const MAX_SOURCE: usize = 8;

static SHARES: List = List::of("english", "shares-of-a-group");

/// Returns true if a clause tells what some of several people say: "*one said* it leaks", "*others argued* it does not".
pub(crate) fn shares_out(tokens: &Tokenized, at: usize) -> bool {
    let limit = tokens.len().min(at + 8);
    let mut stop = noun_phrase::right(tokens, at, limit).unwrap_or(at + 1);
    while matches!(tokens.tag(stop), Tag::Adverb | Tag::Auxiliary) {
        stop += 1;
    }
    tokens.is_in(at, &SHARES) && stop > at && tokens.is_saying(stop, &[Form::Past, Form::Third])
}

/// Returns true if a clause about another part of a group follows a comma: "40 percent say it leaks*, 30 percent disagree*".
///
/// `start` is where the reported words begin.
pub(crate) fn starts_share(tokens: &Tokenized, start: usize, comma: usize, end: usize) -> bool {
    let next = comma + 1 + usize::from(tokens.tag(comma + 1) == Tag::Conj);
    let of_part = (start.saturating_sub(MAX_SOURCE)..start).any(|at| tokens.tag(at) == Tag::Number);
    of_part
        && tokens.tag(comma) == Tag::Comma
        && tokens.tag(next) == Tag::Number
        && (starts_main_clause(tokens, next, end) || tokens.is_saying(next + 1, &[Form::Base]))
}

/// Returns true if another subject has the verb of the report after a comma: "half say it leaks*, a tenth say* it does not".
pub(crate) fn repeats_cue(tokens: &Tokenized, start: usize, comma: usize, end: usize) -> bool {
    let cue = (start.saturating_sub(3)..start).rev().find_map(|at| tokens.verb(at));
    let stop = noun_phrase::right(tokens, comma + 1, end);
    let own = stop.and_then(|stop| ((comma + 2)..=stop).rev().find_map(|at| tokens.verb(at)));
    // "she said it leaks, *he said* it does not"
    let another = || {
        let source = (start.saturating_sub(4)..start).rev().find(|at| tokens.tag(*at) == Tag::Pronoun);
        tokens.is_saying(comma + 2, &[Form::Past, Form::Third])
            && !matches!(tokens.tag(comma + 3), Tag::Comma | Tag::Stop | Tag::Time | Tag::Preposition)
            && source.is_some_and(|source| tokens.lower(source) != tokens.lower(comma + 1))
    };
    tokens.tag(comma) == Tag::Comma
        && (tokens.tag(comma + 1) != Tag::Pronoun || another())
        && cue.zip(own).is_some_and(|((cue, form), (own, own_form))| {
            cue.lemma == own.lemma && form == own_form && cue.frame.has(Frame::CLAUSE) && form != Form::Ing
        })
}
