//! Joins the appearances of a library to people.

use super::agree::{Agreement, agreement};
use super::alone::{Alone, by_post};
use super::appearance::Appearance;
use super::bearers::{Bearers, Whose};
use super::cluster;
use super::draft::Draft;
use super::file::PeopleFile;
use super::kind::Kind;
use super::node::{Node, Owner};
use super::order::Names;
use super::owners::Owners;
use super::person::{Person, Reason};
use super::rows;
use super::unique;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The people of a library, and how many speakers are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The people, those with the most statements first.
    pub people: Vec<Person>,
    /// How many speakers of documents are groups or organizations.
    pub groups: usize,
    /// How many are offices, or people without a name.
    pub unnamed: usize,
    /// How many have other words than the name of a person.
    pub others: usize,
}

impl Joined {
    fn count(&mut self, kind: &Kind) {
        match kind {
            Kind::Group => self.groups += 1,
            Kind::Unnamed => self.unnamed += 1,
            _ => self.others += 1,
        }
    }
}

/// The appearances, sorted by what they are.
#[derive(Default)]
struct Sorted {
    joined: Joined,
    /// The full names.
    nodes: Vec<Node>,
    /// The family names alone.
    alone: Vec<Alone>,
    /// Appearances that the people file gives to a person.
    given: Vec<(usize, usize)>,
}

/// Joins the speakers of documents to people.
///
/// Two names are one person if the family name is the same, the given names agree, no generation or title contradicts, no
/// document has both, and no other name agrees with only one of them. A family name alone belongs to its only bearer in the
/// document, or to the only person who held the post then; with a title, to the only person of that name. The people file
/// overrules.
///
/// The order of the documents changes nothing, except where two people have the same names, posts, days and statements.
pub fn join(appearances: &[Appearance], file: Option<&PeopleFile>) -> Joined {
    let empty = PeopleFile::default();
    let file = file.unwrap_or(&empty);
    let Sorted { mut joined, nodes, alone, given } = sort(appearances, file);
    let (mut drafts, of_node) = drafts(&nodes, file);
    let of_entry: HashMap<usize, usize> =
        drafts.iter().enumerate().filter_map(|(at, draft)| Some((draft.entry?, at))).collect();
    for (at, entry) in given {
        if let Some(draft) = of_entry.get(&entry).and_then(|draft| drafts.get_mut(*draft)) {
            draft.members.push((at, Reason::File));
        }
    }
    let bearers = Bearers::new(appearances, file, &nodes, &of_node, &drafts, &alone);
    let found: Vec<Whose> = alone.iter().map(|alone| bearers.of(alone)).collect();
    let mut rest = Vec::new();
    for (alone, found) in alone.into_iter().zip(found) {
        match found {
            Whose::Person(draft, reason) => {
                if let Some(draft) = drafts.get_mut(draft) {
                    draft.members.push((alone.appearance, reason));
                }
            }
            Whose::Nobody => rest.push(alone),
            Whose::NoName => joined.others += 1,
        }
    }
    let rest = unique::join(rest, appearances, &bearers, &mut drafts);
    for members in by_post(&rest, appearances) {
        let name = members.iter().filter_map(|at| appearances.get(*at)).map(|one| one.name.clone()).min();
        let members = members.into_iter().map(|at| (at, Reason::Own)).collect();
        drafts.push(Draft { entry: None, name: name.unwrap_or_default(), members });
    }
    joined.people = rows::people(appearances, file, drafts);
    joined
}

/// Sorts the appearances by what they are, and collects equal full names.
fn sort(appearances: &[Appearance], file: &PeopleFile) -> Sorted {
    let owners = Owners::new(file);
    let mut names = Names::new(appearances);
    let mut sorted = Sorted::default();
    let mut known: HashMap<(Vec<String>, Owner), usize> = HashMap::new();
    for (at, appearance) in appearances.iter().enumerate() {
        let kind = names.kind(appearance);
        let (name, is_bare) = match kind {
            Kind::Person(name) => (name, false),
            Kind::OneWord(name) => (name, true),
            kind => {
                match owners.of_text(&appearance.name) {
                    Some(entry) => sorted.given.push((at, entry)),
                    None => sorted.joined.count(&kind),
                }
                continue;
            }
        };
        let owner = owners.of(&name, appearance);
        if !name.is_full {
            match owner {
                Owner::Entry(entry) => sorted.given.push((at, entry)),
                _ => sorted.alone.push(Alone { appearance: at, name, is_bare }),
            }
            continue;
        }
        let node = *known.entry((name.key(), owner)).or_insert_with(|| {
            sorted.nodes.push(Node::new(name.clone(), owner));
            sorted.nodes.len() - 1
        });
        if let Some(node) = sorted.nodes.get_mut(node) {
            node.add(at, appearance.document, name);
        }
    }
    // The order of the documents must not decide anything.
    sorted.nodes.sort_by_cached_key(|node| (node.name.key(), node.owner));
    sorted.nodes.iter_mut().for_each(Node::finish);
    sorted
}

/// Returns a draft for each person with a full name or an entry, and the draft of each name.
fn drafts(nodes: &[Node], file: &PeopleFile) -> (Vec<Draft>, Vec<usize>) {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut members: Vec<Vec<&Node>> = Vec::new();
    let mut of_root: HashMap<usize, usize> = HashMap::new();
    let mut of_node = Vec::with_capacity(nodes.len());
    for (node, root) in nodes.iter().zip(cluster::joined(nodes)) {
        let at = *of_root.entry(root).or_insert_with(|| {
            drafts.push(Draft::default());
            members.push(Vec::new());
            drafts.len() - 1
        });
        of_node.push(at);
        if let Some((draft, members)) = drafts.get_mut(at).zip(members.get_mut(at)) {
            members.push(node);
            if let Owner::Entry(entry) = node.owner {
                draft.entry = Some(entry);
            }
        }
    }
    for (draft, members) in drafts.iter_mut().zip(members) {
        let Some(fullest) = members.iter().max_by_key(|node| node.fullness()) else { continue };
        draft.name.clone_from(&fullest.name.shown);
        for node in &members {
            let reason = reason(node, fullest);
            draft.members.extend(node.appearances.iter().map(|at| (*at, reason.clone())));
        }
    }
    let named: Vec<Option<usize>> = drafts.iter().map(|draft| draft.entry).collect();
    for entry in (0..file.people.len()).filter(|entry| !named.contains(&Some(*entry))) {
        drafts.push(Draft { entry: Some(entry), ..Draft::default() });
    }
    (drafts, of_node)
}

/// Returns why a name belongs to the person with the fullest name.
fn reason(node: &Node, fullest: &Node) -> Reason {
    if matches!(node.owner, Owner::Entry(_)) {
        return Reason::File;
    }
    if node.name.key() == fullest.name.key() {
        return Reason::Own;
    }
    match agreement(&node.name, &fullest.name) {
        Some(Agreement::Initial(initial, given)) => Reason::Initial(capital(&initial), capital(&given)),
        Some(Agreement::Short(short, given)) => Reason::ShortForm(capital(&short), capital(&given)),
        Some(Agreement::Same) | None => Reason::SameName(fullest.name.shown.clone()),
    }
}

/// Returns a word with a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
