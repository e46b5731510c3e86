//! Finds cues before a quotation: "Ada Ling sagte:", "Según Ada Ling,".
//!
//! For languages with spaces between words.

use crate::import::attribution::languages::clause::{bytes, count, ends_as_sentence, unopened};
use crate::import::attribution::languages::cue::{Mention, Source};
use crate::import::attribution::languages::grammar::{Grammar, starts_with};
use crate::import::attribution::languages::phrase::{self, Phrase};
use crate::import::attribution::languages::word::Word;
use crate::text::Cut;
use std::ops::Range;

/// The bytes of a cue, and its source.
type Found = (Range<usize>, Option<Source>);

/// The cue of a clause that ends in a colon.
pub(super) fn with_colon(
    grammar: &Grammar,
    text: &str,
    words: &[Word<'_>],
    mark: &Range<usize>,
) -> Option<Found> {
    let verb = grammar.last_verb(words);
    // "Unter dem Motto:"
    let from = verb.as_ref().map_or(0, |verb| verb.words.end).max(words.len().saturating_sub(3));
    if words.iter().skip(from).any(|word| word.is(&grammar.title_nouns)) {
        return None;
    }
    let is_impersonal = |at: &usize| {
        let rest = words.get(*at..).unwrap_or_default();
        grammar.impersonal.iter().any(|report| starts_with(rest, report))
    };
    if let Some(at) = (0..words.len()).rev().find(is_impersonal) {
        return Some((bytes(words, &(at..at + 2)), None));
    }
    if let Some(verb) = verb {
        let source = grammar.subject(text, words, &verb).map(|phrase| phrase.source);
        let verb = bytes(words, &verb.words);
        return Some((verb.clone(), source.or_else(|| grammar.nobody(&verb))));
    }
    let continues = |phrase: &Vec<&str>| words.len() == phrase.len() && starts_with(words, phrase);
    if grammar.continuations.iter().any(continues) {
        let clause = bytes(words, &(0..words.len()));
        let source = Source { range: clause.start..clause.start, who: Mention::NOBODY };
        return Some((clause, Some(source)));
    }
    if let Some(at) = words.iter().position(|word| word.is(&grammar.infinitives)) {
        return infinitive(grammar, text, words, at);
    }
    let whole = mark.is_empty() || count(text, mark) > 4 && ends_as_sentence(text, mark);
    let label = label(grammar, text, words)
        .or_else(|| opening(grammar, text, words).filter(|_| whole))
        .or_else(|| last_name(grammar, words).filter(|_| whole))?;
    Some((label.range.clone(), Some(label)))
}

/// "Et de conclure :", "Et Ada Ling de conclure :".
fn infinitive(grammar: &Grammar, text: &str, words: &[Word<'_>], at: usize) -> Option<Found> {
    words.first().filter(|first| first.is(&grammar.label_openers))?;
    let verb = words.get(at)?.range.clone();
    let between = phrase::phrase(grammar, text, words, 1).filter(|phrase| phrase.words.end < at);
    let last = Source { range: verb.start..verb.start, who: Mention::NOBODY };
    Some((verb, Some(between.map_or(last, |phrase| phrase.source))))
}

/// A short clause that only names somebody.
///
/// For example "Thiel wörtlich:", "Pour Ada Ling :", "Ministerin Ada Ling:".
fn label(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Option<Source> {
    let opener = || words.first().is_some_and(|word| word.is(&grammar.label_openers));
    let skip = grammar.according(words).unwrap_or_else(|| usize::from(opener()));
    let phrase = phrase::phrase(grammar, text, words, skip)?;
    let rest = words.get(phrase.words.end..).unwrap_or_default();
    let adverb = |word: &Word<'_>| word.is(&grammar.adverbs) || word.is(&grammar.phrase_ends);
    let adverbs = rest.iter().all(|word| !word.is_parted() && adverb(word));
    let Mention::Named { name, .. } = &phrase.source.who else { return None };
    let named = name.contains(' ') || skip > 0 || !rest.is_empty();
    (named && adverbs && rest.len() < 3 && words.len() < 16).then_some(phrase.source)
}

/// "Le rapporteur, Ada Ling, a ouvert la séance :"
fn opening(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Option<Source> {
    let is_name = |phrase: &Phrase| matches!(phrase.source.who, Mention::Named { .. });
    let subject = phrase::subject_before(grammar, text, words)?;
    (subject.sure && is_name(&subject) && subject.words.start < 4).then_some(subject.source)
}

/// "Skeptisch zeigte sich Ling:"
fn last_name(grammar: &Grammar, words: &[Word<'_>]) -> Option<Source> {
    let is_name = |word: &&Word<'_>| word.has_capital() && !grammar.is_role(&word.lower);
    let name = words.iter().rev().take(3).find(is_name)?;
    let alone = words.first().is_some_and(|first| first.range == name.range);
    (!alone).then(|| Source { range: name.range.clone(), who: Mention::Maybe(name.text.to_owned()) })
}

/// The cue of a clause without a colon.
///
/// For example "Según Ada Ling,", or a verb right before the marks.
pub(super) fn without_colon(
    grammar: &Grammar,
    text: &str,
    range: Range<usize>,
    words: &[Word<'_>],
    mark: &Range<usize>,
) -> Option<Found> {
    let clause = text.cut(range);
    let comma = clause.ends_with(',');
    if count(text, mark) < 3 || !(comma || clause.ends_with(char::is_alphanumeric)) {
        return None;
    }
    if comma && let Some(length) = grammar.according(words) {
        let phrase = phrase::phrase(grammar, text, words, length)?;
        let whole = phrase.words.end == words.len();
        return whole.then(|| (bytes(words, &(0..length)), Some(phrase.source)));
    }
    let from = words.len().saturating_sub(3);
    let verb = (from..words.len()).find_map(|at| grammar.verb(words, at))?;
    let sentence = unopened(text, mark).starts_with(char::is_uppercase);
    if verb.words.end != words.len() || !sentence || words.len() > 24 {
        return None;
    }
    let lead = words.get(..verb.words.start).unwrap_or_default();
    let source = phrase::subject_before(grammar, text, lead)?.source;
    Some((bytes(words, &verb.words), Some(source)))
}
