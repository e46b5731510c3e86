//! What differs between languages that write spaces: their verbs of saying, and the small words that a clause is read by.

use crate::import::attribution::languages::words::Word;
use std::ops::Range;

/// The words of a language.
pub(crate) struct Grammar {
    /// Verbs of saying that are formed by rule: what stands before `endings` and `participle`.
    pub(crate) stems: Vec<&'static str>,
    pub(crate) endings: Vec<&'static str>,
    /// How their participles end.
    pub(crate) participle: Vec<&'static str>,
    /// Finite forms of the others.
    pub(crate) finite: Vec<&'static str>,
    /// Participles of the others.
    pub(crate) participles: Vec<&'static str>,
    /// Infinitives behind "et de", "y".
    pub(crate) infinitives: Vec<&'static str>,
    /// Verbs that say only with a particle at the end of their clause: "teilte … mit".
    pub(crate) parted: &'static [(&'static str, &'static [&'static str])],
    /// Clauses that a quotation goes on under, whole: "Und weiter:".
    pub(crate) continues: &'static [&'static [&'static str]],
    /// Reports without a subject: "hieß es".
    pub(crate) impersonal: &'static [&'static [&'static str]],
    /// "has": before a participle.
    pub(crate) auxiliaries: Vec<&'static str>,
    /// Words that may stand between a quotation and its verb, or between auxiliary and participle.
    pub(crate) small: Vec<&'static str>,
    /// Adverbs that stand between a verb and its subject.
    pub(crate) adverbs: Vec<&'static str>,
    /// "according to", as words.
    pub(crate) according: &'static [&'static [&'static str]],
    /// Words that a quotation behind a full stop is told by: "Das sagte …".
    pub(crate) that: Vec<&'static str>,
    pub(crate) articles: Vec<&'static str>,
    /// Pronouns, whether a woman's, and whether many.
    pub(crate) pronouns: &'static [(&'static str, Option<bool>, bool)],
    /// Words that a noun phrase goes on with: "of the".
    pub(crate) of: Vec<&'static str>,
    /// Words that no noun phrase goes on with.
    pub(crate) stops: Vec<&'static str>,
    /// Titles before a name, and whether a woman's.
    pub(crate) honorifics: &'static [(&'static str, Option<bool>)],
    /// How nouns of people end, in small letters; a whole word where one begins with `=`.
    pub(crate) roles: Vec<&'static str>,
    /// How such nouns end where they mean a woman.
    pub(crate) women: Vec<&'static str>,
    /// Adjectives before nouns of people.
    pub(crate) adjectives: Vec<&'static str>,
    /// Nouns before words in marks that are a title or a slogan.
    pub(crate) titles: Vec<&'static str>,
    /// Words that open a clause of what is said: "que".
    pub(crate) that_clause: Vec<&'static str>,
    /// Words that open a sentence whose subject stands behind its verb.
    pub(crate) inverted: bool,
    /// Whether nouns have capitals.
    pub(crate) capital_nouns: bool,
    /// Whether a sentence may have no subject.
    pub(crate) drops_subjects: bool,
    /// Whether its posts keep what they are for: "ministre de la Culture".
    pub(crate) offices: Vec<&'static str>,
}

/// The words of a list that is written as a text.
pub(crate) fn list(words: &'static str) -> Vec<&'static str> {
    words.split_ascii_whitespace().collect()
}

/// A verb of saying among words.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    /// All its words.
    pub(crate) words: Range<usize>,
    /// Where a subject behind it begins.
    pub(crate) next: usize,
    /// A pronoun that stands in it as its subject: "a-t-il dit".
    pub(crate) pronoun: Option<usize>,
}

impl Grammar {
    fn is_finite(&self, word: &str) -> bool {
        self.finite.contains(&word) || self.formed(word, &self.endings)
    }

    fn is_participle(&self, word: &str) -> bool {
        // "s'est réjouie"
        let stem = word.trim_end_matches('s').trim_end_matches('e');
        let known = self.participles.contains(&word) || self.participles.contains(&stem);
        known || self.formed(word, &self.participle)
    }

    fn formed(&self, word: &str, endings: &[&str]) -> bool {
        self.stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| endings.contains(&end)))
    }

    /// The pronoun that a word is.
    pub(crate) fn pronoun(&self, word: &Word<'_>) -> Option<(Option<bool>, bool)> {
        self.pronouns.iter().find(|(form, ..)| *form == word.lower).map(|(_, woman, many)| (*woman, *many))
    }

    /// The verb of saying that begins at a word.
    pub(crate) fn verb(&self, words: &[Word<'_>], at: usize) -> Option<Verb> {
        let word = words.get(at)?;
        if word.is(&self.auxiliaries)
            && let Some(verb) = self.compound(words, at)
        {
            return Some(verb);
        }
        if let Some((_, particles)) = self.parted.iter().find(|(form, _)| *form == word.lower) {
            let rest = words[at + 1..].iter().take(30);
            let end = rest.take_while(|word| !word.gap.contains([':', ';'])).any(|word| word.is(particles));
            return end.then(|| Verb { words: at..at + 1, next: at + 1, pronoun: None });
        }
        self.is_finite(&word.lower).then(|| {
            let next = words.get(at + 1);
            let pronoun = next.is_some_and(|next| !next.parted() && self.pronoun(next).is_some());
            Verb { words: at..at + 1, next: at + 1, pronoun: pronoun.then_some(at + 1) }
        })
    }

    /// "a déclaré", "a-t-il dit", "ha querido subrayar"; in German the participle stands at the end.
    fn compound(&self, words: &[Word<'_>], at: usize) -> Option<Verb> {
        let mut pronoun = None;
        let most = if self.capital_nouns { 24 } else { 5 };
        for (index, word) in words.iter().enumerate().skip(at + 1).take(most) {
            if word.parted() && !self.capital_nouns {
                return None;
            }
            if self.is_participle(&word.lower) {
                let (words, next) =
                    if self.capital_nouns { (at..at + 1, at + 1) } else { (at..index + 1, index + 1) };
                return Some(Verb { words, next, pronoun });
            }
            if self.pronoun(word).is_some() && pronoun.is_none() && index == at + 1 {
                pronoun = Some(index);
            } else if !self.capital_nouns && !word.is(&self.small) && !word.is(&self.adverbs) {
                return None;
            }
        }
        None
    }

    /// The first verb of saying at or shortly behind a word: only small words stand before it.
    pub(crate) fn first_verb(&self, words: &[Word<'_>], from: usize, most: usize) -> Option<Verb> {
        for at in from..words.len().min(from + most + 1) {
            if let Some(verb) = self.verb(words, at) {
                return Some(verb);
            }
            let small = words[at].is(&self.small) || words[at].is(&self.that);
            if !small || words.get(at + 1).is_some_and(Word::parted) {
                return None;
            }
        }
        None
    }

    /// The last verb of saying among words, its auxiliary with it.
    pub(crate) fn last_verb(&self, words: &[Word<'_>]) -> Option<Verb> {
        let at = (0..words.len()).rev().find(|at| self.verb(words, *at).is_some())?;
        let most = if self.capital_nouns { 24 } else { 5 };
        let mut helped =
            (at.saturating_sub(most)..at).rev().filter(|helper| words[*helper].is(&self.auxiliaries));
        let whole = |helper: usize| {
            self.compound(words, helper).filter(|verb| verb.words.end > at || self.capital_nouns)
        };
        helped.find_map(whole).or_else(|| self.verb(words, at))
    }

    /// The words of "according to" that stand at a place: how many.
    pub(crate) fn according(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        let fits = |phrase: &&&[&str]| {
            phrase.iter().enumerate().all(|(index, part)| {
                words
                    .get(at + index)
                    .is_some_and(|word| word.lower == *part && (index == 0 || !word.parted()))
            })
        };
        self.according.iter().filter(fits).map(|phrase| phrase.len()).max()
    }

    /// Whether a word is a noun of people.
    pub(crate) fn is_role(&self, word: &str) -> bool {
        let whole = |role: &str| role.strip_prefix('=').map(|role| role == word);
        self.roles.iter().any(|role| whole(role).unwrap_or_else(|| word.ends_with(role)))
            || word.split_once('-').is_some_and(|(first, _)| {
                !self.capital_nouns
                    && first.len() > 3
                    && self.roles.iter().any(|role| role.trim_start_matches('=') == first)
            })
    }

    /// The title that a word is, and whether a woman's.
    pub(crate) fn honorific(&self, word: &Word<'_>) -> Option<&'static (&'static str, Option<bool>)> {
        self.honorifics.iter().find(|(title, _)| *title == word.lower)
    }
}
