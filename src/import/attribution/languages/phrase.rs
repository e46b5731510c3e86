//! Finds where noun phrases end and whom they name.
//!
//! For languages with spaces between words.

use crate::import::attribution::languages::cue::{Mention, Source};
use crate::import::attribution::languages::grammar::Grammar;
use crate::import::attribution::languages::names::{self, Parts};
use crate::import::attribution::languages::word::Word;
use crate::import::lexicon::given;
use crate::text::Cut;
use std::ops::Range;

/// Maximum number of words of a phrase after its first one.
const MAX_WORDS: usize = 16;

/// A noun phrase among words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) words: Range<usize>,
    pub(super) source: Source,
    /// The phrase has a post, a title or a full name, so it means a person.
    pub(super) sure: bool,
}

/// The noun phrase that begins at a word, with an apposition between commas.
pub(super) fn phrase(grammar: &Grammar, text: &str, words: &[Word<'_>], at: usize) -> Option<Phrase> {
    if let Some(pronoun) = pronoun(grammar, words, at) {
        return Some(pronoun);
    }
    let first = words.get(at)?;
    let end = core_end(grammar, words, at)?;
    let own = words.get(at..end).unwrap_or_default();
    let mut parts = names::read(grammar, text, own);
    let mut stop = end;
    if words.get(end).is_some_and(|next| next.gap == ",")
        && let Some(second) = core_end(grammar, words, end)
    {
        let beside = names::read(grammar, text, words.get(end..second).unwrap_or_default());
        if add_apposition(&mut parts, beside, text, own) {
            stop = second;
        }
    }
    let end_of = |stop: usize| {
        stop.checked_sub(1).and_then(|last| words.get(last)).map_or(first.range.end, |last| last.range.end)
    };
    let range = first.range.start..end_of(stop);
    let sure = parts.is_somebody();
    let who = match parts.name {
        Some(name) => Mention::Named {
            name,
            role: parts.role,
            organization: parts.organization,
            honorific: parts.honorific,
            woman: parts.woman,
        },
        None => Mention::Described {
            words: text.cut(first.range.start..end_of(end)).to_owned(),
            known: parts.role.is_some(),
            group: parts.role.is_none(),
            woman: parts.woman,
        },
    };
    Some(Phrase { words: at..stop, source: Source { range, who }, sure })
}

/// A pronoun at a word, or words with the same function: "ce dernier".
fn pronoun(grammar: &Grammar, words: &[Word<'_>], at: usize) -> Option<Phrase> {
    let first = words.get(at)?;
    let next = words.get(at + 1);
    let article = first.is(&grammar.articles);
    if let Some((woman, many)) = grammar.pronoun(first) {
        // "este" before a noun is an article.
        let before_noun = article && next.is_some_and(|next| !next.is_parted());
        if !before_noun {
            let source = Source { range: first.range.clone(), who: Mention::Pronoun { woman, many } };
            return Some(Phrase { words: at..at + 1, source, sure: true });
        }
    }
    let last = next.filter(|next| article && next.is(&grammar.latter))?;
    let source = Source {
        range: first.range.start..last.range.end,
        who: Mention::Pronoun { woman: grammar.latter.woman(&last.lower), many: false },
    };
    Some(Phrase { words: at..at + 2, source, sure: true })
}

/// Adds the parts of an apposition to those of a name.
///
/// Returns false if the apposition is about somebody else.
fn add_apposition(parts: &mut Parts, beside: Parts, text: &str, own: &[Word<'_>]) -> bool {
    if parts.doubtful && !beside.article && beside.name.as_ref().is_some_and(|name| name.contains(' ')) {
        // "der Sprecher des Verbands Blaue Küste, Ada Ling"
        let post = own.get(usize::from(parts.article)..).unwrap_or_default();
        let bytes = |words: &[Word<'_>]| Some(words.first()?.range.start..words.last()?.range.end);
        parts.role = bytes(post).map(|bytes| text.cut(bytes).to_owned());
        parts.name = None;
    }
    if parts.name.is_none() && parts.role.is_some() && beside.name.is_some() && !beside.article {
        parts.name = beside.name;
        parts.honorific = beside.honorific;
        parts.woman = parts.woman.or(beside.woman);
        true
    } else if parts.name.is_some() && parts.role.is_none() && beside.name.is_none() && beside.role.is_some() {
        parts.role = beside.role;
        parts.organization = beside.organization;
        parts.woman = parts.woman.or(beside.woman);
        true
    } else {
        false
    }
}

/// The end of the noun phrase that begins at a word, without its apposition.
fn core_end(grammar: &Grammar, words: &[Word<'_>], at: usize) -> Option<usize> {
    let first = words.get(at)?;
    let article = first.is(&grammar.articles);
    let opens = article || begins_phrase(grammar, first);
    if !opens || (first.is(&grammar.phrase_ends) && !article) {
        return None;
    }
    // "Das sagte Bürgermeisterin Ada Ling": the words before the verb are not part of its subject.
    if first.is(&grammar.demonstratives) && grammar.verb(words, at + 1).is_some() {
        return None;
    }
    let mut after_name = is_name(grammar, first) && !article;
    let mut length = 1;
    for word in words.iter().skip(at + 1).take(MAX_WORDS) {
        // "et Ada Ling de conclure"
        let next = words.get(at + length + 1).filter(|next| !next.is_parted());
        let to_infinitive = after_name
            && word.lower == "de"
            && !next.is_some_and(|next| next.has_capital() || next.is(&grammar.articles));
        let link = is_link(grammar, word);
        // "Ada Ling vom Institut": a name without an article ends before the link.
        let after_bare_name = link && after_name && !article && word.is(&grammar.links_after_names);
        if word.is_parted()
            || word.is(&grammar.phrase_ends)
            || after_bare_name
            || to_infinitive
            || !link && !can_follow(grammar, word, after_name)
        {
            break;
        }
        after_name = !link && is_name(grammar, word);
        length += 1;
    }
    // In German an adjective needs its noun.
    let dangles = |word: &&Word<'_>| {
        !word.has_capital()
            && (grammar.capital_nouns || word.is(&grammar.links) || word.is(&grammar.articles))
    };
    let phrase = words.get(at..at + length).unwrap_or_default();
    length -= phrase.iter().skip(1).rev().take_while(dangles).count();
    (length > usize::from(article)).then_some(at + length)
}

/// Returns true for a small word inside a noun phrase: "of the".
fn is_link(grammar: &Grammar, word: &Word<'_>) -> bool {
    word.is(&grammar.links) && !word.has_capital()
}

/// Returns true if a word other than a link can continue a noun phrase.
fn can_follow(grammar: &Grammar, word: &Word<'_>, after_name: bool) -> bool {
    if word.has_capital() || grammar.is_honorific(word) {
        return true;
    }
    let adjective = !grammar.capital_nouns || word.lower.ends_with(['e', 'r', 'n']);
    adjective && !after_name && !word.is(&grammar.adverbs)
}

fn begins_phrase(grammar: &Grammar, word: &Word<'_>) -> bool {
    word.has_capital()
        || grammar.is_role(&word.lower)
        || word.is(&grammar.adjectives)
        || grammar.is_honorific(word)
}

/// Returns true if a word can be a part of a name.
pub(super) fn is_name(grammar: &Grammar, word: &Word<'_>) -> bool {
    word.has_capital() && !grammar.is_role(&word.lower) && !grammar.is_honorific(word)
}

/// The subject after a verb: the first phrase that means a person.
///
/// Adverbs and adverbial phrases may come before it.
pub(super) fn subject_after(
    grammar: &Grammar,
    text: &str,
    words: &[Word<'_>],
    from: usize,
) -> Option<Phrase> {
    let mut at = from;
    let mut near = true;
    while let Some(word) = words.get(at) {
        if word.gap.contains([',', '.', ';', ':', '!', '?', '(', '—', '–']) && at > from {
            return None;
        }
        let article = word.is(&grammar.articles) && !word.is(&grammar.phrase_ends);
        let latter = words.get(at + 1).is_some_and(|next| next.is(&grammar.latter));
        if word.is(&grammar.adverbs) && grammar.pronoun(word).is_none() && !latter {
            at += 1;
        } else if word.is(&grammar.phrase_ends)
            && !is_article_here(grammar, words, at)
            && !word.has_capital()
            && !latter
        {
            at = past_adverbial(grammar, words, at);
            near = false;
        } else if let Some(phrase) = phrase(grammar, text, words, at) {
            let first = article || word.has_capital() || is_article_here(grammar, words, at);
            if phrase.sure || near && first {
                return Some(phrase);
            }
            at = phrase.words.end;
            near = false;
        } else {
            at += 1;
            near = false;
        }
    }
    None
}

/// Returns true for an article before a noun.
///
/// Without a noun, "ein" is a particle and "este" is a pronoun.
fn is_article_here(grammar: &Grammar, words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1).filter(|next| !next.is_parted());
    words.get(at).is_some_and(|word| word.is(&grammar.articles))
        && next.is_some_and(|next| {
            next.has_capital() || grammar.is_role(&next.lower) || next.is(&grammar.adjectives)
        })
}

/// The word after a preposition and its noun.
fn past_adverbial(grammar: &Grammar, words: &[Word<'_>], at: usize) -> usize {
    let small =
        |word: &&Word<'_>| !word.is_parted() && (word.is(&grammar.articles) || word.is(&grammar.phrase_ends));
    let end = at + 1 + words.iter().skip(at + 1).take_while(small).count();
    let noun = words.get(end).is_some_and(|word| !word.is_parted() && grammar.pronoun(word).is_none());
    end + usize::from(noun)
}

/// The subject before a verb: the last phrase that means a person.
pub(super) fn subject_before(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Option<Phrase> {
    let small = |word: &Word<'_>| word.is(&grammar.before_verbs) || word.is(&grammar.adverbs);
    let mut at = 0;
    let mut found = None;
    while let Some(word) = words.get(at) {
        if word.is(&grammar.adverbs) || word.is(&grammar.before_verbs) && !word.is(&grammar.articles) {
            at += 1;
            continue;
        }
        if word.is(&grammar.phrase_ends) && !is_article_here(grammar, words, at) {
            at = past_adverbial(grammar, words, at);
            continue;
        }
        let Some(phrase) = phrase(grammar, text, words, at) else {
            at += 1;
            continue;
        };
        let begins = word.is_parted()
            || words.iter().take(at).all(small)
            || at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .is_some_and(|word| word.is(&grammar.clause_starts));
        at = phrase.words.end;
        if phrase.sure || (begins && found.is_none()) {
            found = Some(phrase);
        }
    }
    found
}

/// Returns true if a phrase that is not next to a verb of saying is a full name.
///
/// If all nouns have capitals, two of them are a name only with a post, a title or a known given name.
pub(super) fn names_somebody(grammar: &Grammar, phrase: &Phrase) -> bool {
    let Mention::Named { name, role, honorific, .. } = &phrase.source.who else { return false };
    let given = || given::woman(&name.split([' ', '-']).next().unwrap_or(name).to_lowercase()).is_some();
    let post = role.is_some() || honorific.is_some();
    post && !grammar.capital_nouns || name.contains(' ') && (post || !grammar.capital_nouns || given())
}

/// The owner of something: "the workshop of Ada Ling".
///
/// The owner has a known given name.
pub(super) fn owner(text: &str, words: &[Word<'_>]) -> Option<Source> {
    let [.., first, last] = words else { return None };
    let full = first.has_capital() && last.has_capital() && !last.is_parted();
    let woman = given::woman(&first.lower).filter(|_| full)?;
    let range = first.range.start..last.range.end;
    let who = Mention::Named {
        name: text.cut(range.clone()).to_owned(),
        role: None,
        organization: None,
        honorific: None,
        woman: Some(woman),
    };
    Some(Source { range, who })
}

/// The person whom a sentence is about.
///
/// The first person with a name, or else the first post with an article.
pub(super) fn subject_of(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Option<Phrase> {
    let mut at = 0;
    let (mut post, mut maybe) = (None, None);
    while let Some(word) = words.get(at) {
        let Some(phrase) =
            phrase(grammar, text, words, at).filter(|_| !word.is(&grammar.phrase_ends) || at == 0)
        else {
            at += 1;
            continue;
        };
        let single = at == 0 && phrase.words.len() == 1 && !phrase.sure;
        if single && let Mention::Named { name, .. } = &phrase.source.who {
            let source = Source { range: phrase.source.range.clone(), who: Mention::Maybe(name.clone()) };
            maybe = Some(Phrase { source, ..phrase });
            at += 1;
            continue;
        }
        if let Some(source) = owner(text, words.get(phrase.words.clone()).unwrap_or_default()) {
            return Some(Phrase { source, ..phrase });
        }
        at = phrase.words.end;
        match &phrase.source.who {
            Mention::Named { .. } if names_somebody(grammar, &phrase) => return Some(phrase),
            Mention::Described { known: true, .. } if word.is(&grammar.articles) && post.is_none() => {
                post = Some(phrase);
            }
            _ => {}
        }
    }
    maybe.or(post)
}
