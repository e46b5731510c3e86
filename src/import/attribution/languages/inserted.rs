//! Finds cues inside the marks of a quotation.
//!
//! For example "…, a-t-elle dit, …", "… —dijo Ada Ling— …".

use crate::import::attribution::languages::clause::bytes;
use crate::import::attribution::languages::cue::{Cue, INSIDE};
use crate::import::attribution::languages::grammar::{Grammar, Verb};
use crate::import::attribution::languages::phrase::{self, Phrase};
use crate::import::attribution::languages::word::Word;

/// Maximum number of words after a verb that say when and where.
const MAX_ADVERBIAL_WORDS: usize = 24;
/// Maximum number of words of a cue between dashes.
const MAX_WORDS_BETWEEN_DASHES: usize = 40;

/// The cues among the words of a quotation.
pub(super) fn cues(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut at = 1;
    while let Some(word) = words.get(at) {
        let dash = has_dash(word) || word.gap == "-";
        if (word.gap == "," || dash)
            && let Some((cue, next)) = cue(grammar, text, words, at, dash)
        {
            found.push(cue);
            at = next;
        }
        at += 1;
    }
    found
}

fn has_dash(word: &Word<'_>) -> bool {
    word.gap.contains(['—', '–'])
}

/// The cue that begins at a word, and the word after it.
fn cue(grammar: &Grammar, text: &str, words: &[Word<'_>], at: usize, dash: bool) -> Option<(Cue, usize)> {
    let verb = grammar.first_verb(words, at, if dash { 2 } else { 1 })?;
    let comparison = words.get(at).is_some_and(|word| word.is(&grammar.comparisons));
    let subject = match verb.pronoun {
        Some(at) => phrase::phrase(grammar, text, words, at),
        None => phrase::subject_after(grammar, text, words, verb.next),
    };
    if comparison || subject.is_none() && !(dash && grammar.subject_can_be_missing) {
        return None;
    }
    let next = end(words, &verb, subject.as_ref(), at, dash);
    let ends = words.get(next).is_none_or(Word::is_parted);
    let sure = subject.as_ref().is_none_or(|phrase| phrase.sure || dash || phrase.words.end == next);
    let first = subject.as_ref().and_then(|phrase| words.get(phrase.words.start));
    if !ends || !sure || first.is_some_and(|word| word.is(&grammar.first_person)) {
        return None;
    }
    let from = words.get(at - 1)?.range.end;
    let to = match words.get(next) {
        Some(word) => word.range.start,
        None => words.last()?.range.end,
    };
    let bytes = bytes(words, &verb.words);
    let source = subject.map_or_else(|| grammar.nobody(&bytes), |phrase| Some(phrase.source));
    Some((Cue { verb: bytes, source, whole: from..to, rule: INSIDE }, next))
}

/// The word after a cue.
///
/// The subject, a time, a place and the closing dash belong to the cue.
fn end(words: &[Word<'_>], verb: &Verb, subject: Option<&Phrase>, at: usize, dash: bool) -> usize {
    let start = subject.map_or(verb.next, |phrase| phrase.words.end.max(verb.next));
    let adverbial = words.iter().take(verb.next + MAX_ADVERBIAL_WORDS).skip(start);
    let mut next = start + adverbial.take_while(|word| !word.is_parted()).count();
    if dash {
        let rest = words.iter().take(at + MAX_WORDS_BETWEEN_DASHES).skip(next);
        next += rest.take_while(|word| !has_dash(word) && !word.gap.contains('-')).count();
    }
    next
}
