//! What stands between a verb and its words: who is spoken to, when, where and on what occasion.

use crate::import::attribution::english::clause::{begins, particle};
use crate::import::attribution::english::lexicon::{Form, Frame, Tag, Verb};
use crate::import::attribution::english::noun_phrase;
use crate::import::attribution::english::tokens::Tokenized;

/// Past whom a cue speaks to, and when and where: the token after "told reporters on Friday".
pub(crate) fn past_circumstances(read: &Tokenized, mut at: usize, what: &Verb, end: usize) -> usize {
    if (what.frame.has(Frame::ADDRESSEE) || what.lemma == "write" && read.tag(at) == Tag::Name)
        && let Some(stop) = noun_phrase::right(read, at, end)
    {
        at = stop;
    }
    for _ in 0..4 {
        match read.tag(at) {
            Tag::Time | Tag::Adverb => at += 1,
            Tag::To if what.frame.has(Frame::INFINITIVE) && read.tag(at + 1) == Tag::Noun => return at,
            Tag::To if read.tokens.get(at + 1).is_some_and(|next| next.action == Some(Form::Base)) => {
                return at;
            }
            Tag::Preposition | Tag::To => match noun_phrase::right(read, at + 1, end) {
                Some(stop) => at = stop,
                None if read.tag(at + 1) == Tag::Time => at += 2,
                None => return at,
            },
            Tag::Noun | Tag::Determiner
                if read.is(at, &["last", "this"]) && read.tag(at + 1) == Tag::Noun =>
            {
                at += 2;
            }
            _ => return at,
        }
    }
    at
}

/// Past when and where, to the words of "spoke at length in Reno about the port".
pub(crate) fn after_circumstances(read: &Tokenized, at: usize, what: &Verb, end: usize) -> Option<usize> {
    let next = past_circumstances(read, at, what, end);
    for stop in [at, next] {
        if particle(read, stop, what) && begins(read, stop + 1, end) {
            return Some(stop + 1);
        }
    }
    (at..next)
        .find(|index| particle(read, *index, what) && read.is(*index, &["about"]))
        .map(|found| found + 1)
}

/// Past those who are spoken to: "Lee", "Lee, Ek and their staff".
pub(crate) fn addressees(read: &Tokenized, at: usize, end: usize) -> Option<usize> {
    let mut stop = noun_phrase::right(read, at, end)?;
    for _ in 0..4 {
        let joint = match (read.tag(stop), read.tag(stop + 1)) {
            (Tag::Comma, Tag::Conj) => stop + 2,
            (Tag::Conj, _) | (Tag::Comma, Tag::Name) => stop + 1,
            _ => break,
        };
        match noun_phrase::right(read, joint, end) {
            Some(next) if matches!(read.tag(next), Tag::To | Tag::Conj | Tag::Comma | Tag::That) => {
                stop = next;
            }
            _ => break,
        }
    }
    Some(stop)
}
