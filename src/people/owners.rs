//! Finds the person of the people file to whom a name belongs.

use super::appearance::Appearance;
use super::file::{Entry, PeopleFile, Post};
use super::name::{Hints, Name, folded};
use super::node::Owner;
use super::post::{Office, Term};
use crate::text::fold::loose;
use std::collections::HashMap;

/// The names of the people file.
pub(super) struct Owners<'f> {
    file: &'f PeopleFile,
    /// The person and the titles of each name, by its comparable words.
    by_key: HashMap<Vec<String>, Vec<(usize, Vec<String>)>>,
    /// The people whose names are written in one way.
    by_text: HashMap<String, Vec<usize>>,
}

impl<'f> Owners<'f> {
    pub(super) fn new(file: &'f PeopleFile) -> Self {
        let mut new = Self { file, by_key: HashMap::new(), by_text: HashMap::new() };
        for (at, entry) in file.people.iter().enumerate() {
            for text in entry.names() {
                let whole = new.by_text.entry(loose(text)).or_default();
                if !whole.contains(&at) {
                    whole.push(at);
                }
                let Some(name) = Name::parse(text, Hints::default()) else { continue };
                let known = new.by_key.entry(name.key()).or_default();
                if !known.iter().any(|(own, titles)| *own == at && *titles == name.titles) {
                    known.push((at, name.titles));
                }
            }
        }
        new
    }

    /// Returns the only person with a name that is written like this.
    pub(super) fn of_text(&self, text: &str) -> Option<usize> {
        if self.by_text.is_empty() {
            return None;
        }
        match self.by_text.get(&loose(text))?.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Returns the person to whom a name belongs.
    pub(super) fn of(&self, name: &Name, appearance: &Appearance) -> Owner {
        let Some(known) = self.by_key.get(&name.key()) else {
            let native = appearance.native.as_deref().and_then(|native| self.of_text(native));
            return native.map_or(Owner::Nobody, Owner::Entry);
        };
        let role: Vec<String> =
            appearance.role.as_deref().unwrap_or_default().split_whitespace().map(folded).collect();
        let has = |title: &String| name.titles.contains(title) || role.contains(title);
        let fits: Vec<&(usize, Vec<String>)> =
            known.iter().filter(|(_, titles)| titles.iter().all(has)).collect();
        let most = fits.iter().map(|(_, titles)| titles.len()).max();
        let mut best: Vec<usize> =
            fits.iter().filter(|(_, titles)| Some(titles.len()) == most).map(|(at, _)| *at).collect();
        best.dedup();
        match &*best {
            [] => Owner::Nobody,
            [one] => Owner::Entry(*one),
            several => self.by_post(several, name, appearance),
        }
    }

    /// Returns the one of several people who held the post of an appearance then.
    fn by_post(&self, several: &[usize], name: &Name, appearance: &Appearance) -> Owner {
        let Some(office) = Office::of(appearance, &name.titles) else { return Owner::Unclear };
        let held = |post: &Post| {
            let own = post.role.as_deref().and_then(|role| Office::new(role, post.organization.as_deref()));
            let term = Term { first: post.since, last: post.until, is_exact: true, appearances: 0 };
            own.is_some_and(|own| own.agrees(&office)) && term.includes(appearance.day)
        };
        let holds = |entry: &Entry| entry.posts.iter().any(held);
        let mut holders = several.iter().filter(|at| self.file.people.get(**at).is_some_and(holds));
        match (holders.next(), holders.next()) {
            (Some(one), None) => Owner::Entry(*one),
            _ => Owner::Unclear,
        }
    }
}
