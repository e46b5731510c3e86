//! Joins full names that agree, unless one of them may be two people's.

use super::agree::{Agreement, agreement, is_initial, listed_under};
use super::node::{Node, Owner};
use std::collections::{BTreeSet, HashMap};

/// Maximum number of names with the same family name and first given name that are compared.
const MAX_COMPARED: usize = 500;

/// Sets that are joined step by step.
#[derive(Debug)]
struct Sets(Vec<usize>);

impl Sets {
    fn of(&mut self, mut one: usize) -> usize {
        while let Some(parent) = self.0.get(one).copied().filter(|parent| *parent != one) {
            let above = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(own) = self.0.get_mut(one) {
                *own = above;
            }
            one = parent;
        }
        one
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(parent) = self.0.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }
}

/// Returns for each name the number of its person.
pub(super) fn joined(nodes: &[Node]) -> Vec<usize> {
    let mut sets = Sets((0..nodes.len()).collect());
    let mut families: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        families.entry(&node.name.family).or_default().push(at);
    }
    for family in families.values().filter(|family| family.len() > 1) {
        for (one, other) in links(nodes, family) {
            sets.join(one, other);
        }
    }
    let mut entries: HashMap<usize, usize> = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        if let Owner::Entry(entry) = node.owner {
            let first = *entries.entry(entry).or_insert(at);
            sets.join(first, at);
        }
    }
    (0..nodes.len()).map(|at| sets.of(at)).collect()
}

/// Returns the pairs of names of one family name that are one person.
fn links(nodes: &[Node], family: &[usize]) -> Vec<(usize, usize)> {
    let edges = edges(nodes, family);
    let none = BTreeSet::new();
    let near = |at: usize| edges.get(&at).unwrap_or(&none);
    // A name that agrees with two names that do not agree with each other may be either person's.
    let is_clear = |at: usize| {
        let all: Vec<usize> = near(at).iter().copied().collect();
        all.iter()
            .enumerate()
            .all(|(index, one)| all.iter().skip(index + 1).all(|other| near(*one).contains(other)))
    };
    let clear: HashMap<usize, bool> = edges.keys().map(|at| (*at, is_clear(*at))).collect();
    let is_clear = |at: &usize| clear.get(at).copied().unwrap_or(true);
    let pairs = edges.iter().flat_map(|(one, others)| others.iter().map(move |other| (*one, *other)));
    pairs.filter(|(one, other)| one < other && is_clear(one) && is_clear(other)).collect()
}

/// Returns for each name of a family name those that agree with it.
fn edges(nodes: &[Node], family: &[usize]) -> HashMap<usize, BTreeSet<usize>> {
    let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut bearers: HashMap<usize, usize> = HashMap::new();
    for at in family {
        let Some(node) = nodes.get(*at) else { continue };
        if let Some(first) = node.name.given.first() {
            by_first.entry(first).or_default().push(*at);
        }
        for document in &node.documents {
            *bearers.entry(*document).or_default() += 1;
        }
    }
    let is_alone = |node: &Node| node.documents.iter().all(|document| bearers.get(document) == Some(&1));
    let mut edges: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    for at in family {
        let Some(node) = nodes.get(*at) else { continue };
        let Some(first) = node.name.given.first() else { continue };
        let listed = listed_under(first).filter_map(|word| by_first.get(word));
        for other in
            listed.filter(|listed| listed.len() <= MAX_COMPARED).flatten().filter(|other| *other != at)
        {
            let Some(found) = nodes.get(*other).and_then(|other| agree(node, other)) else { continue };
            let has_initial = |node: &&Node| node.name.given.first().is_some_and(|first| is_initial(first));
            // An initial is weak: nobody else of the family name may speak where it is used.
            let is_certain = !matches!(found, Agreement::Initial(..))
                || [Some(node), nodes.get(*other)].into_iter().flatten().filter(has_initial).all(is_alone);
            if is_certain {
                edges.entry(*at).or_default().insert(*other);
                edges.entry(*other).or_default().insert(*at);
            }
        }
    }
    edges
}

/// Compares two names of one family name, with what the people file and the documents say.
fn agree(one: &Node, other: &Node) -> Option<Agreement> {
    match (one.owner, other.owner) {
        (Owner::Unclear, _) | (_, Owner::Unclear) => return None,
        (Owner::Entry(one), Owner::Entry(other)) => return (one == other).then_some(Agreement::Same),
        _ => {}
    }
    let found = agreement(&one.name, &other.name)?;
    (!share_document(&one.documents, &other.documents)).then_some(found)
}

/// Returns true if two ascending lists have a number in common.
fn share_document(one: &[usize], other: &[usize]) -> bool {
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    fewer.iter().any(|document| more.binary_search(document).is_ok())
}
