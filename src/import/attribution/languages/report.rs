//! Finds cues after a quotation: ", sagte Ada Ling", ", selon la maire".
//!
//! For languages with spaces between words.

use crate::import::attribution::languages::clause::{bytes, count, ends_as_sentence, near_start, unclosed};
use crate::import::attribution::languages::cue::{AFTER, Cue, Mention, Source};
use crate::import::attribution::languages::grammar::{Grammar, starts_with};
use crate::import::attribution::languages::phrase;
use crate::import::attribution::languages::word::Word;
use crate::import::attribution::languages::words::{sentence_end, words};
use crate::text::Cut;
use std::ops::Range;

/// The cue at the start of the words after a quotation.
pub(super) fn after(grammar: &Grammar, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
    let near = near_start(text, tail);
    let words_near = text.cut(near.clone());
    let rest = words_near.trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
    let start = near.end - rest.len();
    let end = sentence_end(grammar, text, start..near.end);
    let words = words(grammar, text, start..end);
    let stopped = text.cut(near.start..start).contains('.');
    if !can_report(grammar, text, words.first()?, mark, stopped) {
        return None;
    }
    let (verb, source) = found(grammar, text, &words, mark)?;
    Some(Cue { verb, source, whole: near.start..end, rule: AFTER })
}

/// Returns true if a word after a quotation can begin its reporting clause.
fn can_report(grammar: &Grammar, text: &str, first: &Word<'_>, mark: &Range<usize>, stopped: bool) -> bool {
    if first.is(&grammar.demonstratives) {
        return true;
    }
    // Without a comma, a few quoted words are part of their sentence.
    let joined = first.gap.is_empty()
        && !ends_as_sentence(text, mark)
        && !unclosed(text, mark).ends_with(',')
        && count(text, mark) < 5;
    let new_sentence = stopped || first.has_capital() && first.gap.is_empty();
    !(joined || new_sentence || first.gap.contains(['.', ';', ':', '(']))
}

/// The bytes of the cue that words begin with, and its source.
fn found(
    grammar: &Grammar,
    text: &str,
    words: &[Word<'_>],
    mark: &Range<usize>,
) -> Option<(Range<usize>, Option<Source>)> {
    if let Some(length) = grammar.according(words) {
        let phrase = phrase::phrase(grammar, text, words, length)?;
        return Some((bytes(words, &(0..length)), Some(phrase.source)));
    }
    if let Some(report) = grammar.impersonal.iter().find(|report| starts_with(words, report)) {
        let source = impersonal_source(grammar, text, words, report.len());
        return Some((bytes(words, &(0..report.len())), source));
    }
    let Some(verb) = grammar.first_verb(words, 0, 3) else {
        let (verb, source) = unlisted_verb(grammar, text, words, count(text, mark) > 4)?;
        return Some((verb, Some(source)));
    };
    let verb_bytes = bytes(words, &verb.words);
    let pronoun = verb.pronoun.and_then(|at| phrase::phrase(grammar, text, words, at));
    let subject = pronoun.or_else(|| phrase::subject_after(grammar, text, words, verb.next));
    let source = subject.map(|phrase| phrase.source).or_else(|| grammar.nobody(&verb_bytes));
    let parted = words.first().is_some_and(Word::is_parted);
    (source.is_some() || parted).then_some((verb_bytes, source))
}

/// "hieß es von der Polizei": the source of a report without a subject.
fn impersonal_source(grammar: &Grammar, text: &str, words: &[Word<'_>], at: usize) -> Option<Source> {
    words.get(at).filter(|word| word.is(&grammar.impersonal_sources))?;
    let article = words.get(at + 1).is_some_and(|word| word.is(&grammar.articles));
    phrase::phrase(grammar, text, words, at + 1 + usize::from(article)).map(|phrase| phrase.source)
}

/// An unlisted verb directly before its subject: "…, ironise Ada Ling."
fn unlisted_verb(
    grammar: &Grammar,
    text: &str,
    words: &[Word<'_>],
    long: bool,
) -> Option<(Range<usize>, Source)> {
    let at = words.iter().take(3).position(|word| !word.is(&grammar.before_verbs))?;
    let helped = words.get(at)?.is(&grammar.auxiliaries) && !grammar.capital_nouns;
    let end = at + usize::from(helped) + 1;
    let verb = words.get(end - 1)?;
    let can_be_verb = grammar.ends_like_verb(&verb.lower, helped)
        && !verb.has_capital()
        && !verb.is(&grammar.phrase_ends)
        && verb.lower.chars().count() >= 4;
    let set_off = words.first()?.gap.contains([',', '—', '–']);
    if !set_off || !can_be_verb || words.iter().take(end).skip(1).any(Word::is_parted) {
        return None;
    }
    let verb = bytes(words, &(at..end));
    let rest = words.get(end..).unwrap_or_default();
    if helped && grammar.subject_can_be_missing && rest.is_empty() {
        return grammar.nobody(&verb).map(|nobody| (verb, nobody));
    }
    let adverb = |word: &&Word<'_>| word.is(&grammar.adverbs) && !word.is_parted();
    let skip = rest.iter().take(2).take_while(adverb).count();
    let next = rest.get(skip).filter(|next| !next.is_parted())?;
    let phrase = phrase::phrase(grammar, text, words, end + skip)?;
    let ends = words
        .get(phrase.words.end)
        .is_none_or(|word| word.is_parted() || word.is(&grammar.phrase_ends) || word.is(&grammar.adverbs));
    let article = next.is(&grammar.articles);
    let name = matches!(&phrase.source.who, Mention::Named { .. }) && !article;
    // "a juré l'accusé"
    let noun = helped && long && article;
    ((phrase.sure || name || noun) && ends).then_some((verb, phrase.source))
}
