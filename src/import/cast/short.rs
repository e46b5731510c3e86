//! Finds labels that are short for other labels of the same transcript.
//!
//! A short label is the family name, the given name, the initials or an office.

use crate::import::label::parts::ParsedLabel;
use crate::import::label::strength::office_addressed;
use crate::import::lexicon::given;
use std::collections::HashMap;

/// For each label, the index of the label that it is short for.
pub(super) fn whole_labels(labels: &[&ParsedLabel]) -> Vec<Option<usize>> {
    let indexes = Indexes::of(labels);
    let whole = |(own, label): (usize, &&ParsedLabel)| indexes.whole(own, label, labels);
    let mut wholes: Vec<Option<usize>> = labels.iter().enumerate().map(whole).collect();
    // An office may be short for a family name, and that for a whole name.
    for own in 0..wholes.len() {
        let whole_of = |label: usize| wholes.get(label).copied().flatten();
        if let Some(further) = whole_of(own).and_then(whole_of) {
            wholes[own] = (further != own && whole_of(further).is_none()).then_some(further);
        }
    }
    wholes
}

/// The labels with a full name, by what others may be short for.
#[derive(Default)]
struct Indexes {
    families: Index,
    givens: Index,
    initials: Index,
    offices: Index,
    posts: Index,
}

impl Indexes {
    fn of(labels: &[&ParsedLabel]) -> Self {
        let mut indexes = Self::default();
        for (index, label) in labels.iter().enumerate() {
            if label.unnamed || label.name.is_empty() {
                continue;
            }
            if !label.office.is_empty() {
                indexes.offices.add(&label.office, index, &label.name);
            }
            if let Some(post) = &label.post {
                indexes.posts.add(first_word(post), index, &label.name);
            }
            // "S. LING" is more often an error than a second Ling.
            let given = label.name.split_once(' ').map(|(given, _)| given.trim_end_matches('.'));
            if let Some(given) = given.filter(|given| given.chars().count() > 1) {
                if !label.organization {
                    indexes.families.add(label.family(), index, &label.name);
                    indexes.givens.add(given, index, &label.name);
                }
                let letters: String = label.name.split(' ').filter_map(|word| word.chars().next()).collect();
                indexes.initials.add(&letters, index, &label.name);
            }
        }
        indexes
    }

    /// The label that a label is short for.
    fn whole(&self, own: usize, label: &ParsedLabel, labels: &[&ParsedLabel]) -> Option<usize> {
        if label.is_office_alone() {
            // "THE PRESIDENT" is not "PRESIDENT LING", but "NATO SECRETARY GENERAL" is.
            return self.offices.only(&label.office).filter(|_| label.office.split(' ').count() > 2);
        }
        if let Some(office) = office_addressed(&label.name) {
            return self.posts.only(first_word(office));
        }
        if label.unnamed || label.name.is_empty() || label.name.contains(' ') {
            return None;
        }
        let is_bare = label.honorific.is_none() && label.office.is_empty();
        let is_in_capitals = !label.name.contains(char::is_lowercase) || label.name.chars().count() < 4;
        self.families
            .only(&label.name)
            .or_else(|| self.families.titled(label, labels))
            .or_else(|| self.givens.only(&label.name).filter(|_| is_bare))
            .or_else(|| self.givens.only(&label.name).filter(|whole| is_same_title(label, *whole, labels)))
            .or_else(|| self.initials.only(&label.name).filter(|_| is_bare && is_in_capitals))
            .filter(|whole| *whole != own && labels.get(*whole).is_some_and(|whole| agree(label, whole)))
    }
}

/// Returns true if a label and the whole label have the same title: "Sir Tom" and "Sir Tom Reed".
fn is_same_title(label: &ParsedLabel, whole: usize, labels: &[&ParsedLabel]) -> bool {
    label.honorific.is_some()
        && labels.get(whole).is_some_and(|whole| whole.honorific == label.honorific)
        && label.office.is_empty()
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

/// Labels by a word: the first one with each name.
#[derive(Default)]
struct Index(HashMap<String, Vec<(usize, String)>>);

impl Index {
    fn add(&mut self, word: &str, index: usize, name: &str) {
        let name = name.to_lowercase();
        let known = self.0.entry(word.to_lowercase()).or_default();
        if known.iter().all(|(_, other)| *other != name) {
            known.push((index, name));
        }
    }

    fn all(&self, word: &str) -> &[(usize, String)] {
        self.0.get(&word.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// The label with a word, if only one name contains it.
    fn only(&self, word: &str) -> Option<usize> {
        match self.all(word) {
            [(index, _)] => Some(*index),
            _ => None,
        }
    }

    /// The only one of several labels with a family name that carries the title of a short label.
    ///
    /// "MS QUAY" is "Ms Chloe Quay" and not "Mr Owen Quay".
    fn titled(&self, short: &ParsedLabel, labels: &[&ParsedLabel]) -> Option<usize> {
        let among = |fits: &dyn Fn(&ParsedLabel) -> bool| {
            let known = self.all(&short.name).iter();
            let mut found = known.filter(|(index, _)| labels.get(*index).is_some_and(|label| fits(label)));
            found.next().filter(|_| found.next().is_none()).map(|(index, _)| *index)
        };
        if !short.office.is_empty() {
            return among(&|label| label.office == short.office);
        }
        let title = |label: &ParsedLabel| {
            label.honorific.as_deref().map(|title| title.trim_end_matches('.').to_lowercase())
        };
        let own = title(short)?;
        among(&|label| title(label).as_ref() == Some(&own)).or_else(|| {
            woman(short).and_then(|woman_meant| among(&|label| woman(label) == Some(woman_meant)))
        })
    }
}

/// Returns true if the title, or else the given name, is a woman's, and false if it is a man's.
fn woman(label: &ParsedLabel) -> Option<bool> {
    let by_name = || given::woman(&label.name.split_once(' ')?.0.to_lowercase());
    label.honorific.as_deref().and_then(given::woman_by_title).or_else(by_name)
}

/// Returns true if two labels may mean the same person.
///
/// Neither their honorifics nor their offices may contradict each other.
fn agree(short: &ParsedLabel, whole: &ParsedLabel) -> bool {
    let honorifics_agree = woman(short).zip(woman(whole)).is_none_or(|(one, two)| one == two);
    let last_word = |label: &ParsedLabel| label.office.rsplit(' ').next().unwrap_or_default().to_owned();
    let (one, two) = (last_word(short), last_word(whole));
    let offices_agree =
        one.is_empty() || two.is_empty() || whole.office.contains(&one) || short.office.contains(&two);
    honorifics_agree && offices_agree
}
