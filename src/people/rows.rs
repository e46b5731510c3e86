//! Makes a person of the appearances that belong together.

use super::appearance::Appearance;
use super::draft::Draft;
use super::file::{PeopleFile, Post};
use super::person::{JoinedName, Person, Reason};
use super::post;
use crate::document::slug;
use crate::model::Date;
use crate::text::fold::{loose, natural_key};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use xxhash_rust::xxh3::xxh3_64;

/// Returns the people, those with the most statements first.
pub(super) fn people(appearances: &[Appearance], file: &PeopleFile, drafts: Vec<Draft>) -> Vec<Person> {
    let drafts = drafts.into_iter().filter(|draft| !draft.members.is_empty());
    let mut people: Vec<Person> = drafts.map(|draft| person(appearances, file, draft)).collect();
    give_ids(&mut people);
    people.sort_by_cached_key(|person| {
        (Reverse(person.statements), Reverse(person.documents), natural_key(&person.name), person.id.clone())
    });
    people
}

fn person(appearances: &[Appearance], file: &PeopleFile, draft: Draft) -> Person {
    let entry = draft.entry.and_then(|entry| file.people.get(entry));
    let mut members = draft.members;
    members.sort_by_key(|(at, _)| *at);
    let own: Vec<&Appearance> = members.iter().filter_map(|(at, _)| appearances.get(*at)).collect();
    let documents: HashSet<usize> = own.iter().map(|one| one.document).collect();
    let days = || own.iter().filter_map(|one| one.day);
    let mut posts = post::history(own.iter().copied());
    let post = post::latest(&posts).cloned().unwrap_or_default();
    if let Some(entry) = entry {
        posts.extend(entry.posts.iter().map(Post::held));
    }
    let latest = entry.and_then(|entry| {
        entry.posts.iter().max_by_key(|post| (post.since, post.until.is_none(), post.until))
    });
    Person {
        id: entry.map(|entry| entry.id.clone()).unwrap_or_default(),
        name: entry.map_or(draft.name, |entry| entry.name.clone()),
        post: latest.map_or(post, Post::held),
        posts,
        statements: own.iter().map(|one| one.statements).sum(),
        documents: documents.len(),
        first: days().min(),
        last: days().max(),
        names: names(appearances, &members),
        appearances: members.into_iter().map(|(at, _)| at).collect(),
        is_in_file: entry.is_some(),
    }
}

/// Returns each name with its reason, the most frequent first.
fn names(appearances: &[Appearance], members: &[(usize, Reason)]) -> Vec<JoinedName> {
    let mut names: BTreeMap<(&str, &Reason), (HashSet<usize>, usize)> = BTreeMap::new();
    for (at, reason) in members {
        let Some(one) = appearances.get(*at) else { continue };
        let known = names.entry((&one.name, reason)).or_default();
        known.0.insert(one.document);
        known.1 += one.statements;
    }
    let mut names: Vec<JoinedName> = names
        .into_iter()
        .map(|((name, reason), (documents, statements))| JoinedName {
            name: name.to_owned(),
            reason: reason.clone(),
            documents: documents.len(),
            statements,
        })
        .collect();
    names.sort_by_key(|name| (Reverse(name.documents), Reverse(name.statements)));
    names
}

/// Gives each person an id that stays the same when later documents are added.
fn give_ids(people: &mut [Person]) {
    let mut taken: HashSet<String> =
        people.iter().filter(|person| person.is_in_file).map(|person| person.id.clone()).collect();
    let mut order: Vec<usize> =
        (0..people.len()).filter(|at| people.get(*at).is_some_and(|person| !person.is_in_file)).collect();
    // The first to speak has the plain id, and the others have their first day after it.
    order.sort_by_cached_key(|at| {
        people.get(*at).map(|person| {
            (
                person.first.is_none(),
                person.first,
                Reverse(person.statements),
                person.name.clone(),
                person.post.words(),
                person.last,
            )
        })
    });
    let mut counts: HashMap<String, usize> = HashMap::new();
    for at in order {
        let Some(person) = people.get_mut(at) else { continue };
        let plain = plain_id(&person.name);
        let dated = person.first.map(|day| format!("{plain}-{}", Date::iso(day)));
        let free = [Some(&plain), dated.as_ref()].into_iter().flatten().find(|id| !taken.contains(*id));
        person.id = match free {
            Some(id) => id.clone(),
            None => {
                let base = dated.unwrap_or(plain);
                let count = counts.entry(base.clone()).or_insert(1);
                loop {
                    *count += 1;
                    let id = format!("{base}-{count}");
                    if !taken.contains(&id) {
                        break id;
                    }
                }
            }
        };
        taken.insert(person.id.clone());
    }
}

/// Returns the id of a name; names without Latin letters have a number.
fn plain_id(name: &str) -> String {
    let slug = slug(name);
    if slug.is_empty() { format!("person-{:016x}", xxh3_64(loose(name).as_bytes())) } else { slug }
}
