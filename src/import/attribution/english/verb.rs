//! Verbs of saying: their frames, and the forms of any verb.

use super::tag::Form;
use crate::import::lexicon::list::List;
use std::collections::HashMap;
use std::sync::LazyLock;

static VERBS_OF_SAYING: List = List::of("english", "verbs-of-saying");
static IRREGULAR: List = List::of("english", "irregular-verbs-of-saying");

/// The complements of a verb of saying, and its other properties.
///
/// The head of `verbs-of-saying.txt` explains each with an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frame(u16);

impl Frame {
    pub(crate) const CLAUSE: u16 = 1;
    pub(crate) const OBJECT: u16 = 1 << 1;
    pub(crate) const INFINITIVE: u16 = 1 << 2;
    pub(crate) const ADDRESSEE: u16 = 1 << 3;
    pub(crate) const INVERSION: u16 = 1 << 4;
    pub(crate) const AS: u16 = 1 << 5;
    pub(crate) const DOUBTFUL: u16 = 1 << 6;
    pub(crate) const NOUN_LIKE: u16 = 1 << 7;
    pub(crate) const DEED: u16 = 1 << 8;
    pub(crate) const PHRASAL: u16 = 1 << 9;

    /// The words of `verbs-of-saying.txt`.
    const WORDS: [(&str, u16); 10] = [
        ("clause", Self::CLAUSE),
        ("object", Self::OBJECT),
        ("infinitive", Self::INFINITIVE),
        ("addressee", Self::ADDRESSEE),
        ("inversion", Self::INVERSION),
        ("as", Self::AS),
        ("doubtful", Self::DOUBTFUL),
        ("noun-like", Self::NOUN_LIKE),
        ("deed", Self::DEED),
        ("phrasal", Self::PHRASAL),
    ];

    fn of_word(word: &str) -> Option<u16> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, frame)| *frame)
    }

    /// Returns true if the frame has any of these.
    pub(crate) const fn has(self, any: u16) -> bool {
        self.0 & any != 0
    }

    /// The complements of the verb, as bits that the model of ends uses as features.
    pub(crate) fn complements(self) -> u8 {
        let [low, _] = self.0.to_le_bytes();
        low & 31
    }
}

/// A verb of saying.
#[derive(Debug)]
pub(crate) struct Verb {
    pub(crate) lemma: &'static str,
    pub(crate) frame: Frame,
    /// Words that may come between the verb and its content ("called *for* …").
    particles: Vec<&'static str>,
}

impl Verb {
    /// Reads a line of `verbs-of-saying.txt`.
    fn read(lemma: &'static str, frame: &'static str) -> Self {
        let words = frame.split_whitespace();
        Self {
            lemma,
            frame: Frame(words.clone().filter_map(Frame::of_word).fold(0, |all, one| all | one)),
            particles: words.filter_map(|word| word.strip_prefix('+')).collect(),
        }
    }

    /// Returns true if a word may come between the verb and its content.
    ///
    /// Case is ignored.
    pub(crate) fn has_particle(&self, word: &str) -> bool {
        !self.frame.has(Frame::PHRASAL) && self.goes_with(word)
    }

    /// Returns true if a particle is one of the verb's, in any case.
    pub(super) fn goes_with(&self, particle: &str) -> bool {
        self.particles.iter().any(|known| known.eq_ignore_ascii_case(particle))
    }
}

static VERBS: LazyLock<Vec<Verb>> =
    LazyLock::new(|| VERBS_OF_SAYING.pairs().map(|(lemma, frame)| Verb::read(lemma, frame)).collect());

/// Every form of every verb of saying.
pub(super) fn forms_of_saying() -> Vec<(String, &'static Verb, Form)> {
    let irregular: HashMap<_, _> = IRREGULAR.pairs().collect();
    VERBS
        .iter()
        .flat_map(|verb| {
            let own = irregular.get(verb.lemma).copied().unwrap_or_default();
            forms(verb.lemma, own).into_iter().map(move |(word, form)| (word, verb, form))
        })
        .collect()
}

/// The forms of a verb.
///
/// `irregular` lists its irregular forms, separated by spaces.
fn forms(lemma: &str, irregular: &str) -> Vec<(String, Form)> {
    let own: Vec<_> = irregular
        .split_whitespace()
        .map(|word| (word.to_owned(), if word.ends_with("ing") { Form::Ing } else { Form::Past }))
        .collect();
    let (past, ing) = regular(lemma);
    let mut forms = vec![(lemma.to_owned(), Form::Base), (third_person(lemma), Form::Third)];
    for (word, form) in [(past, Form::Past), (ing, Form::Ing)] {
        if !own.iter().any(|(_, known)| *known == form) {
            forms.push((word, form));
        }
    }
    // "read" is more often the past form than the base form.
    forms.retain(|(word, _)| !own.iter().any(|(known, _)| known == word));
    forms.extend(own);
    forms
}

/// The regular past form and participle.
fn regular(lemma: &str) -> (String, String) {
    if let Some(stem) = lemma.strip_suffix('e') {
        (format!("{lemma}d"), format!("{stem}ing"))
    } else if let Some(stem) = stem_in_y(lemma) {
        (format!("{stem}ied"), format!("{lemma}ing"))
    } else {
        (format!("{lemma}ed"), format!("{lemma}ing"))
    }
}

/// The third person of a verb: "carries", "says".
pub(super) fn third_person(lemma: &str) -> String {
    if let Some(stem) = stem_in_y(lemma) {
        format!("{stem}ies")
    } else if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("sh") || lemma.ends_with("ch") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

/// The stem of a verb that ends in "y" after a consonant.
fn stem_in_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| stem.ends_with(|letter: char| !"aeiou".contains(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_person_is_derived() {
        for (base, form) in
            [("carry", "carries"), ("play", "plays"), ("reach", "reaches"), ("go", "goes"), ("win", "wins")]
        {
            assert_eq!(third_person(base), form);
        }
    }

    #[test]
    fn every_verb_has_a_frame_of_known_words() {
        for (lemma, frame) in VERBS_OF_SAYING.pairs() {
            assert!(!frame.is_empty(), "{lemma}");
            for word in frame.split_whitespace() {
                assert!(word.starts_with('+') || Frame::of_word(word).is_some(), "{lemma}: {word}");
            }
        }
    }

    #[test]
    fn irregular_forms_belong_to_verbs_of_saying() {
        for (lemma, _) in IRREGULAR.pairs() {
            assert!(VERBS.iter().any(|verb| verb.lemma == lemma), "{lemma}");
        }
    }
}
