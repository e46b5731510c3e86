//! Checks that the people of the people file do not contradict each other.

use super::{Entry, PeopleFile, SHARED_NAME, Spans, UNKNOWN_PERSON};
use crate::diagnostic::{DUPLICATE_ID, Diagnostic, Span, suggest};
use crate::text::fold::loose;
use std::collections::HashMap;

/// Reports equal ids and names, and ids in `not` that are nobody's.
pub(super) fn check(file: &PeopleFile, spans: &[Spans], diagnostics: &mut Vec<Diagnostic>) {
    let mut ids: HashMap<&str, Span> = HashMap::new();
    let mut names: HashMap<String, (usize, Span)> = HashMap::new();
    let people = || file.people.iter().zip(spans).enumerate();
    for (at, (entry, spans)) in people() {
        match ids.get(&*entry.id) {
            Some(first) => diagnostics.push(
                Diagnostic::new(&DUPLICATE_ID, spans.id, format!("two people have the id \"{}\"", entry.id))
                    .related(*first, "the first one")
                    .help("give one of them another id, or make one person of them"),
            ),
            None => {
                ids.insert(&entry.id, spans.id);
            }
        }
        for (name, span) in entry.names().zip(&spans.names) {
            match names.get(&loose(name)) {
                // People with the same name can be told apart by their posts.
                Some((other, first)) if *other != at && !are_told_apart(file, *other, entry, name) => {
                    diagnostics.push(
                        Diagnostic::new(&SHARED_NAME, *span, format!("\"{name}\" is two people's"))
                            .related(*first, "the first one")
                            .help("delete one of them, or add `posts` to both people"),
                    );
                }
                Some(_) => {}
                None => {
                    names.insert(loose(name), (at, *span));
                }
            }
        }
    }
    for (_, (entry, spans)) in people() {
        for (id, span) in entry.not.iter().zip(&spans.not) {
            if *id == entry.id {
                let message = format!("\"{id}\" is the person itself");
                diagnostics.push(Diagnostic::new(&UNKNOWN_PERSON, *span, message).help("delete it"));
            } else if !ids.contains_key(&**id) {
                let help = suggest(id, ids.keys().copied())
                    .unwrap_or_else(|| format!("add [[people]] with `id = \"{id}\"`, or delete it"));
                let message = format!("there is no person \"{id}\"");
                diagnostics.push(Diagnostic::new(&UNKNOWN_PERSON, *span, message).help(help));
            }
        }
    }
}

/// Returns true if two people share their main name, and both have posts.
fn are_told_apart(file: &PeopleFile, other: usize, entry: &Entry, name: &str) -> bool {
    file.people.get(other).is_some_and(|other| {
        loose(&other.name) == loose(&entry.name)
            && loose(name) == loose(&entry.name)
            && !other.posts.is_empty()
            && !entry.posts.is_empty()
    })
}
