//! Looks up English words, without regard to their context.

use super::tag::{Form, Tag};
use super::verb::{Verb, forms_of_saying, third_person};
use crate::import::lexicon::list::{List, WordMap};
use std::sync::LazyLock;

/// The word classes; no word is in two of them.
static CLASSES: [(Tag, List); 14] = [
    (Tag::Determiner, List::of("english", "articles-and-quantifiers")),
    (Tag::Possessive, List::of("english", "possessives")),
    (Tag::Pronoun, List::of("english", "pronouns")),
    (Tag::Preposition, List::of("english", "prepositions")),
    (Tag::Wh, List::of("english", "question-words")),
    (Tag::Relative, List::of("english", "relative-pronouns")),
    (Tag::Conj, List::of("english", "coordinators")),
    (Tag::Subordinator, List::of("english", "subordinators")),
    (Tag::Auxiliary, List::of("english", "auxiliaries")),
    (Tag::Modal, List::of("english", "modals")),
    (Tag::Adverb, List::of("english", "adverbs")),
    (Tag::Noun, List::of("english", "nouns-like-participles")),
    (Tag::Time, List::of("english", "time-words")),
    (Tag::Verb, List::of("english", "finite-verbs")),
];

/// Words with a separate tag.
const SINGLE: [(&str, Tag); 4] =
    [("to", Tag::To), ("that", Tag::That), ("not", Tag::Not), ("never", Tag::Not)];

static NOUNS_OF_SAYING: List = List::of("english", "nouns-of-saying");
static COMMON_VERBS: List = List::of("english", "common-verbs");
static IRREGULAR_PAST_FORMS: List = List::of("english", "irregular-past-forms");

/// The entry of a word in lower case.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub(super) tag: Option<Tag>,
    /// The verb of saying that it is a form of.
    pub(super) verb: Option<(&'static Verb, Form)>,
    /// Its form, if it may be a common verb.
    pub(super) action: Option<Form>,
    /// For a noun of saying: the words that may introduce its content.
    pub(super) noun: Option<&'static str>,
}

static WORDS: LazyLock<WordMap<String, Entry>> = LazyLock::new(words);

fn words() -> WordMap<String, Entry> {
    let mut words: WordMap<String, Entry> = WordMap::default();
    for (word, tag) in SINGLE {
        words.entry(word.to_owned()).or_default().tag = Some(tag);
    }
    for (tag, list) in &CLASSES {
        for word in list.entries() {
            words.entry((*word).to_owned()).or_default().tag = Some(*tag);
        }
    }
    for (word, leads) in NOUNS_OF_SAYING.pairs() {
        words.entry(word.to_owned()).or_default().noun = Some(leads);
    }
    for lemma in COMMON_VERBS.entries() {
        words.entry((*lemma).to_owned()).or_default().action.get_or_insert(Form::Base);
        words.entry(third_person(lemma)).or_default().action.get_or_insert(Form::Third);
    }
    for past in IRREGULAR_PAST_FORMS.entries() {
        words.entry((*past).to_owned()).or_default().action = Some(Form::Past);
    }
    for (word, verb, form) in forms_of_saying() {
        words.entry(word).or_default().verb.get_or_insert((verb, form));
    }
    words
}

/// The entry of a word in lower case.
pub(super) fn entry(word: &str) -> Entry {
    WORDS.get(word).copied().unwrap_or_default()
}

/// Returns true for a form of a verb of saying in lower case: "said", "chanting".
pub(crate) fn is_form_of_saying(word: &str) -> bool {
    entry(word).verb.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("denies", "deny", Form::Third),
            ("noting", "note", Form::Ing),
            ("stresses", "stress", Form::Third),
            ("admitting", "admit", Form::Ing),
            ("wrote", "write", Form::Past),
            ("read", "read", Form::Past),
        ] {
            let found = entry(word).verb.map(|(verb, form)| (verb.lemma, form));
            assert_eq!(found, Some((lemma, form)), "{word}");
        }
        assert!(entry("admited").verb.is_none() && entry("house").verb.is_none());
    }

    #[test]
    fn a_word_is_in_one_class() {
        let mut classes: HashMap<&str, Tag> = SINGLE.into_iter().collect();
        for (tag, list) in &CLASSES {
            for word in list.entries() {
                assert_eq!(classes.insert(word, *tag), None, "{word} is {tag:?} as well");
            }
        }
    }
}
