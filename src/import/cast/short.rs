//! Labels that are short for others of the same transcript: the family name, the given name, initials, an office.

use crate::import::cast::Member;
use crate::import::label::parts as label;
use crate::import::label::parts::Label;
use std::collections::HashMap;

/// For each label, the one that it is short for.
pub(crate) fn joined(members: &[Member]) -> Vec<Option<usize>> {
    let mut families = Index::default();
    let mut givens = Index::default();
    let mut initials = Index::default();
    let mut offices = Index::default();
    let mut posts = Index::default();
    for (index, member) in members.iter().enumerate() {
        let label = &member.label;
        if label.unnamed || label.name.is_empty() {
            continue;
        }
        if !label.office.is_empty() {
            offices.add(&label.office, index, &label.name);
        }
        if let Some(post) = &label.post {
            posts.add(post.split(' ').next().unwrap_or(post), index, &label.name);
        }
        // "S. LING" is a slip more often than a second Ling.
        let given = label.name.split_once(' ').map(|(given, _)| given.trim_end_matches('.'));
        if let Some(given) = given.filter(|given| given.chars().count() > 1) {
            if !label.house {
                families.add(label.family(), index, &label.name);
                givens.add(given, index, &label.name);
            }
            let letters: String = label.name.split(' ').filter_map(|word| word.chars().next()).collect();
            initials.add(&letters, index, &label.name);
        }
    }
    let whole = |(index, member): (usize, &Member)| {
        let label = &member.label;
        if label.is_office_alone() {
            // "THE PRESIDENT" beside "PRESIDENT LING" is somebody else; "NATO SECRETARY GENERAL" is not.
            return offices.only(&label.office).filter(|_| label.office.split(' ').count() > 2);
        }
        if let Some(office) = label::by_office(&label.name) {
            return posts.only(office.split(' ').next().unwrap_or(office));
        }
        if label.unnamed || label.name.is_empty() || label.name.contains(' ') {
            return None;
        }
        let bare = label.honorific.is_none() && label.office.is_empty();
        let capitals = !label.name.contains(char::is_lowercase) || label.name.chars().count() < 4;
        families
            .only(&label.name)
            .or_else(|| givens.only(&label.name).filter(|_| bare))
            .or_else(|| initials.only(&label.name).filter(|_| bare && capitals))
            .filter(|whole| *whole != index && agree(label, &members[*whole].label))
    };
    let mut short: Vec<Option<usize>> = members.iter().enumerate().map(whole).collect();
    // An office may be short for a family name, and that for a whole name.
    for index in 0..short.len() {
        if let Some(further) = short[index].and_then(|whole| short[whole]) {
            short[index] = Some(further).filter(|further| *further != index && short[*further].is_none());
        }
    }
    short
}

/// Labels by a word; `None` where two people have it.
#[derive(Default)]
struct Index(HashMap<String, Option<(usize, String)>>);

impl Index {
    fn add(&mut self, word: &str, index: usize, name: &str) {
        let name = name.to_lowercase();
        self.0
            .entry(word.to_lowercase())
            .and_modify(|known| {
                if known.as_ref().is_some_and(|(_, other)| *other != name) {
                    *known = None;
                }
            })
            .or_insert(Some((index, name)));
    }

    fn only(&self, word: &str) -> Option<usize> {
        self.0.get(&word.to_lowercase())?.as_ref().map(|(index, _)| *index)
    }
}

/// Whether nothing in two labels says that they are two people.
fn agree(short: &Label, whole: &Label) -> bool {
    let gender = |label: &Label| {
        let title = label.honorific.as_deref().unwrap_or_default().trim_end_matches('.').to_lowercase();
        match title.as_str() {
            "mr" | "herr" | "m" | "sr" | "sir" | "lord" => Some(false),
            "ms" | "mrs" | "miss" | "frau" | "mme" | "mlle" | "sra" | "dame" | "lady" => Some(true),
            _ => None,
        }
    };
    let titles = gender(short).is_none() || gender(whole).is_none() || gender(short) == gender(whole);
    let office = |label: &Label| label.office.rsplit(' ').next().unwrap_or_default().to_owned();
    let (one, two) = (office(short), office(whole));
    let offices =
        one.is_empty() || two.is_empty() || whole.office.contains(&one) || short.office.contains(&two);
    titles && offices
}
