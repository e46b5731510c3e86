//! Noun phrases beside a verb of saying: where they end, and whom they name with which post.

use crate::import::attribution::languages::grammar::Grammar;
use crate::import::attribution::languages::words::Word;
use crate::import::attribution::languages::{Mention, Source, names};
use crate::import::lexicon::given;
use std::ops::Range;

/// No phrase has more words.
const LONGEST: usize = 16;

/// "the latter", as a person.
const LATTER: &[&str] = &["dernier", "dernière", "último", "última", "intéressé", "intéressée"];

/// A noun phrase among words.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub(crate) words: Range<usize>,
    pub(crate) source: Source,
    /// Whether its words say that it is somebody.
    pub(crate) sure: bool,
}

/// The noun phrase that begins at a word, with what stands beside it between commas.
pub(crate) fn phrase(grammar: &Grammar, text: &str, words: &[Word<'_>], at: usize) -> Option<Phrase> {
    let first = words.get(at)?;
    if let Some((woman, many)) = grammar.pronoun(first) {
        let demonstrative =
            first.is(&grammar.articles) && words.get(at + 1).is_some_and(|next| !next.parted());
        if !demonstrative {
            let source = Source { range: first.range.clone(), who: Mention::Pronoun { woman, many } };
            return Some(Phrase { words: at..at + 1, source, sure: true });
        }
    }
    if let Some(last) = words.get(at + 1).filter(|next| first.is(&grammar.articles) && next.is(LATTER)) {
        let source = Source {
            range: first.range.start..last.range.end,
            who: Mention::Pronoun { woman: Some(last.lower.ends_with(['a', 'e'])), many: false },
        };
        return Some(Phrase { words: at..at + 2, source, sure: true });
    }
    let end = core(grammar, words, at)?;
    let mut parts = names::read(grammar, text, &words[at..end]);
    let mut stop = end;
    if words.get(end).is_some_and(|next| next.gap == ",")
        && let Some(second) = core(grammar, words, end)
    {
        let beside = names::read(grammar, text, &words[end..second]);
        if parts.doubtful && !beside.article && beside.name.as_ref().is_some_and(|name| name.contains(' ')) {
            // "der Sprecher des Verbands Blaue Küste, Ada Ling"
            parts.role = Some(
                text[words[at + usize::from(parts.article)].range.start..words[end - 1].range.end].to_owned(),
            );
            parts.name = None;
        }
        if parts.name.is_none() && parts.role.is_some() && beside.name.is_some() && !beside.article {
            parts.name = beside.name;
            parts.honorific = beside.honorific;
            parts.woman = parts.woman.or(beside.woman);
            stop = second;
        } else if parts.name.is_some()
            && parts.role.is_none()
            && beside.name.is_none()
            && beside.role.is_some()
        {
            parts.role = beside.role;
            parts.organization = beside.organization;
            parts.woman = parts.woman.or(beside.woman);
            stop = second;
        }
    }
    let range = first.range.start..words[stop - 1].range.end;
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
            words: text[first.range.start..words[end - 1].range.end].to_owned(),
            known: parts.role.is_some(),
            group: parts.role.is_none(),
            woman: parts.woman,
        },
    };
    Some(Phrase { words: at..stop, source: Source { range, who }, sure })
}

/// Where the words of a noun phrase end that begins at a word.
fn core(grammar: &Grammar, words: &[Word<'_>], at: usize) -> Option<usize> {
    let first = words.get(at)?;
    let article = first.is(&grammar.articles);
    let opens = article || begins(grammar, first);
    if !opens || (first.is(&grammar.stops) && !article) {
        return None;
    }
    let mut end = at + 1;
    let mut last_name = begins_name(grammar, first) && !article;
    for word in words.iter().skip(at + 1).take(LONGEST) {
        if word.parted() || word.is(&grammar.stops) {
            break;
        }
        let of = word.is(&grammar.of) && !word.capital();
        // "Ada Ling vom Institut": a name without an article ends there.
        if of && last_name && !article && word.is(&["vom", "von", "du", "del", "des"]) {
            break;
        }
        // "et Ada Ling de conclure"
        let next = words.get(end + 1).filter(|next| !next.parted());
        if last_name
            && word.lower == "de"
            && !next.is_some_and(|next| next.capital() || next.is(&grammar.articles))
        {
            break;
        }
        let small = !word.capital() && grammar.honorific(word).is_none();
        if small && !of {
            let fits = if grammar.capital_nouns {
                word.lower.ends_with(['e', 'r', 'n']) && !last_name
            } else {
                !last_name
            };
            if !fits || word.is(&grammar.adverbs) {
                break;
            }
        }
        last_name = if of {
            false
        } else {
            begins_name(grammar, word) && (last_name || !grammar.capital_nouns || word.capital())
        };
        end += 1;
    }
    while end > at + 1
        && (words[end - 1].is(&grammar.of) || words[end - 1].is(&grammar.articles))
        && !words[end - 1].capital()
    {
        end -= 1;
    }
    // In German an adjective needs its noun.
    while grammar.capital_nouns && end > at + 1 && !words[end - 1].capital() {
        end -= 1;
    }
    (end > at + usize::from(article)).then_some(end)
}

fn begins(grammar: &Grammar, word: &Word<'_>) -> bool {
    word.capital()
        || grammar.is_role(&word.lower)
        || word.is(&grammar.adjectives)
        || grammar.honorific(word).is_some()
}

fn begins_name(grammar: &Grammar, word: &Word<'_>) -> bool {
    word.capital() && !grammar.is_role(&word.lower) && grammar.honorific(word).is_none()
}

/// The subject behind a verb: the first phrase that is somebody, past adverbs and what says when and where.
pub(crate) fn subject_after(
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
        let article = word.is(&grammar.articles) && !word.is(&grammar.stops);
        let latter = words.get(at + 1).is_some_and(|next| next.is(LATTER));
        if word.is(&grammar.adverbs) && grammar.pronoun(word).is_none() && !latter {
            at += 1;
        } else if word.is(&grammar.stops)
            && !is_article_here(grammar, words, at)
            && !word.capital()
            && !latter
        {
            at = past_adverbial(grammar, words, at);
            near = false;
        } else if let Some(phrase) = phrase(grammar, text, words, at) {
            if phrase.sure || (near && (article || word.capital() || is_article_here(grammar, words, at))) {
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

/// "ein" and "este" are articles where a noun follows, and else particle and pronoun.
fn is_article_here(grammar: &Grammar, words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1).filter(|next| !next.parted());
    words[at].is(&grammar.articles)
        && next.is_some_and(|next| {
            next.capital() || grammar.is_role(&next.lower) || next.is(&grammar.adjectives)
        })
}

/// Past a preposition with its noun.
fn past_adverbial(grammar: &Grammar, words: &[Word<'_>], at: usize) -> usize {
    let mut end = at + 1;
    while words
        .get(end)
        .is_some_and(|word| !word.parted() && (word.is(&grammar.articles) || word.is(&grammar.stops)))
    {
        end += 1;
    }
    let noun = words.get(end).is_some_and(|word| !word.parted() && grammar.pronoun(word).is_none());
    end + usize::from(noun)
}

/// The subject before a verb: the last phrase that is somebody.
pub(crate) fn subject_before(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Option<Phrase> {
    let mut at = 0;
    let mut found = None;
    while let Some(word) = words.get(at) {
        let small = |word: &Word<'_>| word.is(&grammar.small) || word.is(&grammar.adverbs);
        let begins = word.parted() || words[..at].iter().all(small) || words[at - 1].is(&grammar.that_clause);
        if word.is(&grammar.adverbs) || word.is(&grammar.small) && !word.is(&grammar.articles) {
            at += 1;
            continue;
        }
        if word.is(&grammar.stops) && !is_article_here(grammar, words, at) {
            at = past_adverbial(grammar, words, at);
            continue;
        }
        match phrase(grammar, text, words, at) {
            Some(phrase) => {
                at = phrase.words.end;
                if phrase.sure || (begins && found.is_none()) {
                    found = Some(phrase);
                }
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a phrase that stands at no verb of saying is a full name. Where all nouns have capitals two of them are none
/// without a post, a title or a given name that is known.
pub(crate) fn names_somebody(grammar: &Grammar, phrase: &Phrase) -> bool {
    let Mention::Named { name, role, honorific, .. } = &phrase.source.who else { return false };
    let given = || given::woman(&name.split([' ', '-']).next().unwrap_or(name).to_lowercase()).is_some();
    let post = role.is_some() || honorific.is_some();
    post && !grammar.capital_nouns || name.contains(' ') && (post || !grammar.capital_nouns || given())
}

/// Whose something is: "the workshop of Ada Ling", by a given name that is known.
pub(crate) fn bearer(text: &str, words: &[Word<'_>]) -> Option<Source> {
    let [.., first, last] = words else { return None };
    let woman = given::woman(&first.lower).filter(|_| first.capital() && last.capital() && !last.parted())?;
    let range = first.range.start..last.range.end;
    let who = Mention::Named {
        name: text[range.clone()].to_owned(),
        role: None,
        organization: None,
        honorific: None,
        woman: Some(woman),
    };
    Some(Source { range, who })
}

/// Whom a sentence speaks of: the first who is named, or else the first post with its article.
pub(crate) fn subject_of(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Option<Phrase> {
    let mut at = 0;
    let (mut post, mut maybe) = (None, None);
    while at < words.len() {
        let Some(phrase) =
            phrase(grammar, text, words, at).filter(|_| !words[at].is(&grammar.stops) || at == 0)
        else {
            at += 1;
            continue;
        };
        let article = words[at].is(&grammar.articles);
        let single = at == 0 && phrase.words.len() == 1 && !phrase.sure;
        if single && let Mention::Named { name, .. } = &phrase.source.who {
            let source = Source { range: phrase.source.range.clone(), who: Mention::Maybe(name.clone()) };
            maybe = Some(Phrase { source, ..phrase });
            at += 1;
            continue;
        }
        if let Some(source) = bearer(text, &words[phrase.words.clone()]) {
            return Some(Phrase { source, ..phrase });
        }
        at = phrase.words.end;
        match &phrase.source.who {
            Mention::Named { .. } if names_somebody(grammar, &phrase) => return Some(phrase),
            Mention::Described { known: true, .. } if article && post.is_none() => post = Some(phrase),
            _ => {}
        }
    }
    maybe.or(post)
}
