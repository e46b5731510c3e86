//! Merges labels of a transcript that mean the same person.

use crate::import::cast::members::Member;
use std::collections::HashMap;

/// With this many labels or more, misspellings are not looked for.
const MAX_COMPARED: usize = 400;

/// Merges labels that mean the same person, and returns their new indexes.
///
/// For each label, `wholes` has the label that it is short for.
pub(super) fn merge(members: Vec<Member>, wholes: &[Option<usize>]) -> (Vec<Member>, Vec<usize>) {
    let mut merging = Merging { into: (0..members.len()).collect(), members };
    let mut by_name: HashMap<(String, bool), usize> = HashMap::new();
    for (index, _) in wholes.iter().enumerate().filter(|(_, whole)| whole.is_none()) {
        let Some(Member { person, .. }) = merging.members.get(index) else { break };
        let name = (person.name.clone(), person.unnamed);
        let known = by_name.get(&name).copied().or_else(|| merging.spelt_right(index, wholes));
        match known {
            Some(known) => merging.merge(index, known),
            None => {
                by_name.insert(name, index);
            }
        }
    }
    for (index, whole) in wholes.iter().enumerate() {
        if let Some(known) = whole.and_then(|whole| merging.into.get(whole).copied()) {
            merging.merge(index, known);
        }
    }
    merging.finish()
}

struct Merging {
    members: Vec<Member>,
    /// The member that each one is merged into; itself if none.
    into: Vec<usize>,
}

impl Merging {
    /// The earlier member whose label differs from a label only by a misspelling.
    fn spelt_right(&self, index: usize, wholes: &[Option<usize>]) -> Option<usize> {
        if self.members.len() >= MAX_COMPARED {
            return None;
        }
        let member = self.members.get(index)?;
        let mut earlier = self.members.iter().zip(&self.into).zip(wholes).take(index).enumerate();
        let found = earlier.find(|(known, ((other, into), whole))| {
            *known == **into && whole.is_none() && is_misspelt(other, member)
        });
        found.map(|(known, _)| known)
    }

    fn merge(&mut self, index: usize, known: usize) {
        if known == index {
            return;
        }
        if let Some(into) = self.into.get_mut(index) {
            *into = known;
        }
        if let Some(other) = self.members.get(index).cloned()
            && let Some(member) = self.members.get_mut(known)
        {
            take_over(member, &other);
        }
    }

    /// The remaining members, and the new index of each.
    fn finish(self) -> (Vec<Member>, Vec<usize>) {
        let mut left = Vec::new();
        let mut places = Vec::with_capacity(self.into.len());
        for (index, (member, into)) in self.members.into_iter().zip(&self.into).enumerate() {
            places.push(left.len());
            if index == *into {
                left.push(member);
            }
        }
        let places = self.into.iter().filter_map(|into| places.get(*into).copied()).collect();
        (left, places)
    }
}

/// Copies what is known about one member to another.
fn take_over(into: &mut Member, other: &Member) {
    let (person, more) = (&mut into.person, &other.person);
    if other.turns > into.turns && !has_more_words(&person.name, &more.name) {
        person.name.clone_from(&more.name);
        person.family.clone_from(&more.family);
    }
    for (mine, theirs) in [
        (&mut person.honorific, &more.honorific),
        (&mut person.role, &more.role),
        (&mut person.organization, &more.organization),
    ] {
        if mine.is_none() {
            mine.clone_from(theirs);
        }
    }
    into.turns += other.turns;
}

fn has_more_words(one: &str, two: &str) -> bool {
    one.split(' ').count() > two.split(' ').count()
}

/// Returns true if one of two labels is a rare misspelling of the other.
fn is_misspelt(one: &Member, two: &Member) -> bool {
    let (one_name, two_name) = (one.label.family().to_lowercase(), two.label.family().to_lowercase());
    let (rare, frequent) = (one.turns.min(two.turns), one.turns.max(two.turns));
    let most = match one_name.chars().count().min(two_name.chars().count()) {
        0..=4 => return false,
        5..=6 => 1,
        _ => 2,
    };
    let has_number = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    rare <= 2
        && frequent >= 3 * rare
        && one_name.chars().next() == two_name.chars().next()
        && !has_number(&one_name)
        && !has_number(&two_name)
        && strsim::osa_distance(&one_name, &two_name) <= most
}
