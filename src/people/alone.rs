//! Family names without a given name.

use super::appearance::Appearance;
use super::name::Name;
use super::post::Office;
use std::collections::{BTreeMap, HashMap};

/// A family name without a given name, in one document.
#[derive(Clone, Debug)]
pub(super) struct Alone {
    /// The index of the appearance.
    pub(super) appearance: usize,
    pub(super) name: Name,
    /// True if nothing in the document shows that the word is a family name.
    pub(super) is_bare: bool,
}

/// Groups family names that nobody with a full name has by their posts, and returns the indexes of each group.
///
/// A name without a post stays apart.
pub(super) fn by_post(rest: &[Alone], appearances: &[Appearance]) -> Vec<Vec<usize>> {
    type Known = (Office, Option<bool>, usize);
    type Key<'a> = (&'a [String], std::cmp::Reverse<usize>, Office, Option<bool>);
    let mut same: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for alone in rest {
        let appearance = appearances.get(alone.appearance);
        match appearance.and_then(|appearance| Office::of(appearance, &alone.name.titles)) {
            Some(office) => {
                let key = (&*alone.name.family, std::cmp::Reverse(office.len()), office, alone.name.woman);
                same.entry(key).or_default().push(alone.appearance);
            }
            None => groups.push(vec![alone.appearance]),
        }
    }
    // A post with fewer words belongs to the only longer one that agrees.
    let mut longer: HashMap<&[String], Vec<Known>> = HashMap::new();
    for ((family, _, office, woman), members) in same {
        let known = longer.entry(family).or_default();
        let fits = known.iter().filter(|(own, other, _)| {
            own.agrees(&office) && other.zip(woman).is_none_or(|(one, other)| one == other)
        });
        let fits: Vec<usize> = fits.map(|(_, _, group)| *group).collect();
        match fits.split_first() {
            Some((one, others)) if others.iter().all(|other| other == one) => {
                if let Some(group) = groups.get_mut(*one) {
                    group.extend(members);
                }
                known.push((office, woman, *one));
            }
            _ => {
                known.push((office, woman, groups.len()));
                groups.push(members);
            }
        }
    }
    groups
}
