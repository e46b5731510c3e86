//! Resolves the labels of a transcript to people.
//!
//! For example, "MS. LING" is the press secretary in the heading, and "Q" is a reporter.

mod initials;
mod introduced;
mod members;
mod merge;
mod named;
mod short;
mod words;

use crate::import::attribution::found::Found;
use crate::import::blocks::Layout;
use crate::import::cast::members::{Member, Members};
use crate::import::cast::named::Named;
use crate::import::person::Person;
use std::collections::HashMap;

/// Assigns every turn to a person.
pub(crate) fn resolve(layout: &Layout, found: &mut Found) {
    let Members { mut members, of_block } = Members::of(layout);
    if members.is_empty() {
        return;
    }
    let labels: Vec<_> = members.iter().map(|member| &member.label).collect();
    let wholes = short::whole_labels(&labels);
    let has_name = |member: &&Member| !member.label.unnamed && !member.label.name.is_empty();
    let families =
        members.iter().filter(has_name).map(|member| member.label.family().to_lowercase()).collect();
    let named = Named::read(layout, families);
    for (member, _) in members.iter_mut().zip(&wholes).filter(|(_, whole)| whole.is_none()) {
        named.complete(&member.label, &mut member.person);
    }
    name_holders(&named, &mut members, &wholes);
    let (members, places) = merge::merge(members, &wholes);
    let of = |block: usize| places.get((*of_block.get(block)?)?).copied();
    assign(found, members.into_iter().map(|member| member.person).collect(), of);
    introduced::name_askers(layout, found);
}

/// Names people whose label is only an office, "THE PRESIDENT", by the heading.
fn name_holders(named: &Named<'_>, members: &mut [Member], wholes: &[Option<usize>]) {
    let others: Vec<(String, String)> = members
        .iter()
        .filter(|member| !member.label.is_office_alone())
        .map(|member| (member.label.office.clone(), member.label.family().to_lowercase()))
        .collect();
    for (member, _) in members.iter_mut().zip(wholes).filter(|(_, whole)| whole.is_none()) {
        if member.label.is_office_alone() {
            let others = others.iter().filter(|(office, _)| *office != member.label.office);
            let taken: Vec<String> = others.map(|(_, family)| family.clone()).collect();
            named.name_holder(&member.label, &taken, &mut member.person);
        }
    }
}

/// Replaces the people that attribution made from labels with the resolved ones.
fn assign(found: &mut Found, people: Vec<Person>, of: impl Fn(usize) -> Option<usize>) {
    let members: Vec<Option<usize>> = found
        .attributions
        .iter()
        .map(|attribution| attribution.content.first().and_then(|span| of(span.block)))
        .collect();
    let mut replaced = vec![false; found.people.len()];
    for (attribution, member) in found.attributions.iter().zip(&members) {
        if let (Some(_), Some(old)) = (member, attribution.person)
            && let Some(replaced) = replaced.get_mut(old)
        {
            *replaced = true;
        }
    }
    // People who also say something outside the turns stay.
    for (attribution, member) in found.attributions.iter().zip(&members) {
        if let (None, Some(old)) = (member, attribution.person)
            && let Some(replaced) = replaced.get_mut(old)
        {
            *replaced = false;
        }
    }
    let mut people = people;
    let moved = add_people(&mut people, std::mem::take(&mut found.people), &replaced);
    for (attribution, member) in found.attributions.iter_mut().zip(members) {
        attribution.person =
            member.or_else(|| attribution.person.and_then(|old| moved.get(old).copied().flatten()));
    }
    found.people = people;
}

/// Adds people to those of the transcript, and returns their new indexes.
///
/// People with the same name are merged. Those in `replaced` are left out.
fn add_people(people: &mut Vec<Person>, added: Vec<Person>, replaced: &[bool]) -> Vec<Option<usize>> {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        by_name.entry(person.name.clone()).or_insert(index);
    }
    let mut moved = Vec::with_capacity(added.len());
    for (person, replaced) in added.into_iter().zip(replaced) {
        // The transcript may have a person with only a family name.
        let by_family = || person.family.as_ref().and_then(|family| by_name.get(family));
        let known = by_name.get(&person.name).or_else(by_family).copied();
        if let Some((index, same)) = known.and_then(|index| Some((index, people.get_mut(index)?))) {
            moved.push(Some(index));
            same.mentions.extend(person.mentions);
        } else if *replaced {
            moved.push(None);
        } else {
            moved.push(Some(people.len()));
            by_name.entry(person.name.clone()).or_insert(people.len());
            people.push(person);
        }
    }
    moved
}

#[cfg(test)]
mod tests;
