//! The grammar of a language with spaces between words, from its word lists.

use crate::import::attribution::languages::entries::{Nouns, Words};
use crate::import::attribution::languages::word::Word;
use crate::import::lexicon::{LANGUAGES, Language};
use std::ops::Range;
use std::sync::LazyLock;

/// The grammar of each language that has verbs of saying, by its tag.
static GRAMMARS: LazyLock<Vec<(&'static str, Grammar)>> = LazyLock::new(|| {
    let has_grammar = |language: &&&Language| language.list(STEMS).next().is_some();
    LANGUAGES.iter().filter(has_grammar).map(|language| (language.tag, Grammar::of(language))).collect()
});
/// The list that every language with a grammar has.
const STEMS: &str = "saying-stems";

/// The grammar of a language, by its primary tag.
pub(super) fn of(tag: &str) -> Option<&'static Grammar> {
    GRAMMARS.iter().find(|(own, _)| *own == tag).map(|(_, grammar)| grammar)
}

/// The words of a language.
///
/// Each field without a comment is a list; the head of its file describes it.
pub(crate) struct Grammar {
    stems: Vec<&'static str>,
    endings: Words,
    participle_endings: Words,
    finite: Words,
    participles: Words,
    pub(super) infinitives: Words,
    /// The words that complete each verb, separated by spaces.
    separable: Words,
    pub(super) continuations: Vec<Phrase>,
    pub(super) impersonal: Vec<Phrase>,
    pub(super) impersonal_sources: Words,
    according: Vec<Phrase>,
    pub(super) auxiliaries: Words,
    pub(super) before_verbs: Words,
    pub(super) adverbs: Words,
    pub(super) demonstratives: Words,
    pub(super) comparisons: Words,
    pub(super) clause_starts: Words,
    pub(super) sentence_openers: Words,
    pub(super) label_openers: Words,
    pub(super) articles: Words,
    pub(super) pronouns: Words,
    pub(super) first_person: Words,
    pub(super) hyphenated_pronouns: Words,
    pub(super) latter: Words,
    pub(super) links: Words,
    pub(super) links_after_names: Words,
    pub(super) links_to_organizations: Words,
    pub(super) phrase_ends: Words,
    pub(super) honorifics: Words,
    people: Nouns,
    women: Nouns,
    pub(super) adjectives: Words,
    pub(super) title_nouns: Words,
    pub(super) whole_offices: Words,
    pub(super) organization_nouns: Words,
    abbreviations: Words,
    /// All nouns have a capital, and participles come at the end of a clause.
    pub(super) capital_nouns: bool,
    /// A subject follows its verb if something else opens the sentence.
    pub(super) subject_after_verb: bool,
    /// A sentence can have no subject.
    pub(super) subject_can_be_missing: bool,
}

/// The words of a phrase, in order.
type Phrase = Vec<&'static str>;

/// A verb of saying among words.
#[derive(Clone, Debug)]
pub(crate) struct Verb {
    /// All its words.
    pub(crate) words: Range<usize>,
    /// Where a subject after it begins.
    pub(crate) next: usize,
    /// A pronoun inside it that is its subject: "a-t-il dit".
    pub(crate) pronoun: Option<usize>,
}

impl Grammar {
    fn of(language: &'static Language) -> Self {
        let words = |name| Words::of(language, name);
        let phrases = |name| language.list(name).map(|phrase| phrase.split(' ').collect()).collect();
        let rules = words("grammar");
        Self {
            stems: language.list(STEMS).collect(),
            endings: words("saying-endings"),
            participle_endings: words("saying-participle-endings"),
            finite: words("saying-forms"),
            participles: words("saying-participles"),
            infinitives: words("saying-infinitives"),
            separable: words("saying-separable-verbs"),
            continuations: phrases("continuations"),
            impersonal: phrases("impersonal-reports"),
            impersonal_sources: words("impersonal-sources"),
            according: phrases("according-to"),
            auxiliaries: words("auxiliaries"),
            before_verbs: words("words-before-verbs"),
            adverbs: words("adverbs"),
            demonstratives: words("demonstratives"),
            comparisons: words("comparisons"),
            clause_starts: words("reported-clause-starts"),
            sentence_openers: words("sentence-openers"),
            label_openers: words("label-openers"),
            articles: words("articles"),
            pronouns: words("pronouns"),
            first_person: words("first-person-pronouns"),
            hyphenated_pronouns: words("pronouns-after-hyphens"),
            latter: words("latter"),
            links: words("phrase-links"),
            links_after_names: words("links-after-names"),
            links_to_organizations: words("links-to-organizations"),
            phrase_ends: words("phrase-ends"),
            honorifics: words("honorifics"),
            people: Nouns::of(language, "nouns-of-people"),
            women: Nouns::of(language, "nouns-of-women"),
            adjectives: words("adjectives"),
            title_nouns: words("nouns-of-titles"),
            whole_offices: words("offices-kept-whole"),
            organization_nouns: words("nouns-of-organizations"),
            abbreviations: words("abbreviations"),
            capital_nouns: rules.has("capital-nouns"),
            subject_after_verb: rules.has("subject-after-verb"),
            subject_can_be_missing: rules.has("subject-can-be-missing"),
        }
    }

    fn is_finite(&self, word: &str) -> bool {
        self.finite.has(word) || self.is_formed(word, &self.endings)
    }

    fn is_participle(&self, word: &str) -> bool {
        // "s'est réjouie"
        let stem = word.trim_end_matches('s').trim_end_matches('e');
        let known = self.participles.has(word) || self.participles.has(stem);
        known || self.is_formed(word, &self.participle_endings)
    }

    fn is_formed(&self, word: &str, endings: &Words) -> bool {
        self.stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| endings.has(end)))
    }

    /// Returns true if a word ends like a finite form of a verb.
    ///
    /// If `helped` is true, it must end like a participle after an auxiliary.
    pub(super) fn ends_like_verb(&self, word: &str, helped: bool) -> bool {
        if helped {
            self.participle_endings.ends(word, 0)
        } else {
            // In German, too many nouns end with the same single letter.
            self.endings.ends(word, usize::from(self.capital_nouns))
        }
    }

    /// The gender and number of a pronoun.
    ///
    /// The gender is true for a woman; the number is true for several people.
    pub(super) fn pronoun(&self, word: &Word<'_>) -> Option<(Option<bool>, bool)> {
        let many = self.pronouns.value(&word.lower)? == "many";
        Some((self.pronouns.woman(&word.lower), many))
    }

    /// The verb of saying that begins at a word.
    pub(super) fn verb(&self, words: &[Word<'_>], at: usize) -> Option<Verb> {
        let word = words.get(at)?;
        if word.is(&self.auxiliaries)
            && let Some(verb) = self.compound(words, at)
        {
            return Some(verb);
        }
        if let Some(completions) = self.separable.value(&word.lower) {
            let rest = words.iter().skip(at + 1).take(30);
            let completes =
                |word: &Word<'_>| completions.split(' ').any(|completion| completion == word.lower);
            let complete = rest.take_while(|word| !word.gap.contains([':', ';'])).any(completes);
            return complete.then(|| Verb { words: at..at + 1, next: at + 1, pronoun: None });
        }
        self.is_finite(&word.lower).then(|| {
            let next = words.get(at + 1);
            let pronoun = next.is_some_and(|next| !next.is_parted() && self.pronoun(next).is_some());
            Verb { words: at..at + 1, next: at + 1, pronoun: pronoun.then_some(at + 1) }
        })
    }

    /// Maximum number of words from an auxiliary to its participle.
    fn compound_length(&self) -> usize {
        if self.capital_nouns { 24 } else { 5 }
    }

    /// A compound verb: "a déclaré", "a-t-il dit", "ha querido subrayar".
    ///
    /// In German the participle comes at the end of the clause.
    fn compound(&self, words: &[Word<'_>], at: usize) -> Option<Verb> {
        let mut pronoun = None;
        for (index, word) in words.iter().enumerate().skip(at + 1).take(self.compound_length()) {
            if word.is_parted() && !self.capital_nouns {
                return None;
            }
            if self.is_participle(&word.lower) {
                let next = if self.capital_nouns { at + 1 } else { index + 1 };
                return Some(Verb { words: at..next, next, pronoun });
            }
            if self.pronoun(word).is_some() && pronoun.is_none() && index == at + 1 {
                pronoun = Some(index);
            } else if !self.capital_nouns && !word.is(&self.before_verbs) && !word.is(&self.adverbs) {
                return None;
            }
        }
        None
    }

    /// The first verb of saying at most `most` words after `from`.
    ///
    /// Only words that can come before a verb may be skipped.
    pub(super) fn first_verb(&self, words: &[Word<'_>], from: usize, most: usize) -> Option<Verb> {
        for (at, word) in words.iter().enumerate().skip(from).take(most + 1) {
            if let Some(verb) = self.verb(words, at) {
                return Some(verb);
            }
            let small = word.is(&self.before_verbs) || word.is(&self.demonstratives);
            if !small || words.get(at + 1).is_some_and(Word::is_parted) {
                return None;
            }
        }
        None
    }

    /// The last verb of saying among words, with its auxiliary.
    pub(super) fn last_verb(&self, words: &[Word<'_>]) -> Option<Verb> {
        let at = (0..words.len()).rev().find(|at| self.verb(words, *at).is_some())?;
        let near = words.iter().enumerate().take(at).skip(at.saturating_sub(self.compound_length()));
        let mut auxiliaries = near.rev().filter(|(_, word)| word.is(&self.auxiliaries));
        let whole = |auxiliary: usize| {
            self.compound(words, auxiliary).filter(|verb| verb.words.end > at || self.capital_nouns)
        };
        auxiliaries.find_map(|(auxiliary, _)| whole(auxiliary)).or_else(|| self.verb(words, at))
    }

    /// Length in words of the longest "according to" phrase at the start.
    pub(super) fn according(&self, words: &[Word<'_>]) -> Option<usize> {
        let unbroken = |phrase: &&Phrase| !words.iter().take(phrase.len()).skip(1).any(Word::is_parted);
        let fits = |phrase: &&Phrase| starts_with(words, phrase) && unbroken(phrase);
        self.according.iter().filter(fits).map(Vec::len).max()
    }

    /// Returns true for a noun that says what somebody is.
    pub(super) fn is_role(&self, word: &str) -> bool {
        let first = || word.split_once('-').map(|(first, _)| first).filter(|first| first.len() > 3);
        self.people.has(word)
            || !self.capital_nouns && first().is_some_and(|first| self.people.has_whole(first))
    }

    /// Returns true for a noun that means a woman.
    pub(super) fn is_womans_role(&self, word: &str) -> bool {
        self.is_role(word) && self.women.has(word)
    }

    /// Returns true for a title before a name.
    pub(super) fn is_honorific(&self, word: &Word<'_>) -> bool {
        word.is(&self.honorifics)
    }

    /// Returns true for an abbreviation that ends in a full stop.
    pub(super) fn is_abbreviation(&self, word: &str) -> bool {
        word.len() < 6 && self.abbreviations.has(&word.to_lowercase())
    }
}

/// Returns true if words begin with a phrase.
pub(super) fn starts_with(words: &[Word<'_>], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, part)| word.lower == *part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lists that reading a clause requires.
    const NEEDED: &[&str] =
        &["articles", "common-words", "nouns-of-people", "phrase-ends", "pronouns", "saying-endings"];

    #[test]
    fn a_language_with_verbs_of_saying_has_the_lists_of_a_grammar() {
        for language in LANGUAGES.iter().filter(|language| language.list(STEMS).next().is_some()) {
            for name in NEEDED {
                assert!(language.list(name).next().is_some(), "{} has no {name}.txt", language.folder);
            }
        }
    }

    #[test]
    fn verbs_of_saying_are_found_with_their_auxiliaries() {
        let verb = |tag: &str, text: &str| {
            let grammar = of(tag)?;
            let words = crate::import::attribution::languages::words::words(grammar, text, 0..text.len());
            grammar.first_verb(&words, 0, 3).map(|verb| verb.words)
        };
        assert_eq!(verb("de", "teilte die Stadt am Montag mit"), Some(0..1));
        assert_eq!(verb("de", "teilte die Stadt in Viertel"), None);
        assert_eq!(verb("fr", "a-t-elle déclaré hier"), Some(0..3));
        assert_eq!(verb("es", "ha querido subrayar Ada Ling"), Some(0..3));
    }
}
