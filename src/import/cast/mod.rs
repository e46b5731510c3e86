//! Who is behind the labels of a transcript: "MS. PSAKI" is the press secretary that the heading names, "Q" is whoever
//! asks, and two spellings of a label are one person.

mod label;
mod named;
mod offices;
mod words;

use super::attribution::{Found, Person, Span};
use super::layout::{BlockKind, Layout};
use label::Label;
use named::Named;
use std::collections::HashMap;

/// Somebody who speaks in a transcript.
struct Member {
    label: Label,
    person: Person,
    turns: usize,
}

/// A name in capitals as running text has it: "ADA LING"; short ones are those of houses.
pub(super) fn in_small_letters(name: &str) -> Option<String> {
    let long = name.split(' ').filter(|word| word.chars().count() > 1).count() > 1;
    let capitals = name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\'' | '.'));
    // "TIDE II" is a programme or a ship.
    let numbered =
        name.split(' ').any(|word| word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    let latin = name.chars().any(|c| c.to_lowercase().next() != Some(c));
    (long && capitals && latin && !numbered).then(|| offices::title_case(name))
}

/// A name without the office before it: "Domestic Policy Advisor Ada Ling".
pub(super) fn name_of(words: &str) -> String {
    let label = Label::read(words);
    if label.unnamed || label.name.is_empty() || label.of.is_some() { words.to_owned() } else { label.name }
}

/// Whether a word ends the name of an office.
pub(super) fn is_office(word: &str) -> bool {
    offices::is_office(word)
}

/// Whether words beside a name are a post or whom it is held for, and no second name.
pub(super) fn is_post(words: &str) -> bool {
    let parts: Vec<&str> = words.split(' ').collect();
    parts.len() < 2
        || parts
            .iter()
            .any(|part| offices::is_office(part) || offices::is_institution(part) || part.contains("U.S."))
        || parts.iter().any(|part| matches!(*part, "of" | "for" | "at" | "on" | "to" | "the"))
}

/// Gives every turn to somebody of the transcript's cast.
pub(super) fn resolve(layout: &Layout, found: &mut Found) {
    let (mut members, by_label) = members(layout);
    if members.is_empty() {
        return;
    }
    let families = members
        .iter()
        .filter(|member| !member.label.unnamed && !member.label.name.is_empty())
        .map(|member| member.label.family().to_lowercase())
        .collect();
    let named = Named::read(layout, families);
    for member in &mut members {
        named.complete(&member.label, &mut member.person);
    }
    offices_by_name(&named, &mut members);
    let places = joined(&mut members);
    let of = |block: usize| match layout.blocks.get(block).map(|block| &block.kind) {
        Some(BlockKind::Turn { label, .. }) => by_label.get(label.as_str()).map(|index| places[*index]),
        _ => None,
    };
    assign(found, members.into_iter().map(|member| member.person).collect(), of);
}

/// The labels of all turns, each once, and which of them each spelling is.
fn members(layout: &Layout) -> (Vec<Member>, HashMap<&str, usize>) {
    let questions = questions(layout);
    let mut members: Vec<Member> = Vec::new();
    let mut by_label: HashMap<&str, usize> = HashMap::new();
    for (block, laid) in layout.blocks.iter().enumerate() {
        let BlockKind::Turn { label, .. } = &laid.kind else { continue };
        if label.trim().is_empty() {
            continue;
        }
        let index = *by_label.entry(label).or_insert_with(|| {
            let read = Label::read(label);
            if let Some(known) = members.iter().position(|member| member.label == read) {
                return known;
            }
            let mut person = read.person(questions);
            person.mentions = vec![Span { block, range: 0..0 }];
            members.push(Member { label: read, person, turns: 0 });
            members.len() - 1
        });
        members[index].turns += 1;
    }
    (members, by_label)
}

/// Who asks, where a transcript calls them "Q".
fn questions(layout: &Layout) -> &'static str {
    let english = layout.meta.language.as_deref().is_none_or(|tag| tag.starts_with("en"));
    let title = layout.meta.title.iter().map(String::as_str);
    let above =
        layout.blocks.iter().take(12).map(|block| block.words.as_str()).filter(|words| words.len() < 300);
    let press = title.chain(above).any(|words| {
        let lower = words.to_lowercase();
        ["press ", "gaggle", "reporter", "news conference", "media call"]
            .iter()
            .any(|word| lower.contains(word))
    });
    match (english, press) {
        (true, true) => "Reporters",
        (true, false) => "Questioner",
        (false, _) => "Q",
    }
}

/// "THE PRESIDENT" is who the heading names in that office, unless somebody else of the cast is meant there.
fn offices_by_name(named: &Named, members: &mut [Member]) {
    for index in 0..members.len() {
        if !members[index].label.is_office_alone() {
            continue;
        }
        let taken: Vec<String> = members
            .iter()
            .filter(|member| {
                !member.label.is_office_alone() && member.label.office != members[index].label.office
            })
            .map(|member| member.label.family().to_lowercase())
            .collect();
        let member = &mut members[index];
        named.office(&member.label, &taken, &mut member.person);
    }
}

/// Makes one of labels that mean the same person; says where each went.
fn joined(members: &mut Vec<Member>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..members.len()).collect();
    for index in 1..members.len() {
        let same = (0..index).filter(|known| places[*known] == *known).find(|known| {
            let (one, two) = (&members[*known], &members[index]);
            let named = one.person.name == two.person.name && one.person.unnamed == two.person.unnamed;
            named || is_misspelt(one, two)
        });
        if let Some(known) = same {
            places[index] = known;
            let (head, tail) = members.split_at_mut(index);
            merge(&mut head[known], &tail[0]);
        }
    }
    let kept: Vec<usize> = (0..members.len()).filter(|index| places[*index] == *index).collect();
    let places =
        places.iter().map(|place| kept.iter().position(|index| index == place).unwrap_or(0)).collect();
    let mut index = 0;
    members.retain(|_| {
        index += 1;
        kept.contains(&(index - 1))
    });
    places
}

fn merge(into: &mut Member, other: &Member) {
    let (into_person, other_person) = (&mut into.person, &other.person);
    if other.turns > into.turns && !is_longer(&into_person.name, &other_person.name) {
        into_person.name.clone_from(&other_person.name);
        into_person.family.clone_from(&other_person.family);
    }
    for (mine, theirs) in [
        (&mut into_person.honorific, &other_person.honorific),
        (&mut into_person.role, &other_person.role),
        (&mut into_person.organization, &other_person.organization),
    ] {
        if mine.is_none() {
            mine.clone_from(theirs);
        }
    }
    into.turns += other.turns;
}

fn is_longer(one: &str, two: &str) -> bool {
    one.split(' ').count() > two.split(' ').count()
}

/// Whether one of two labels is the other with a slip of the pen: it is rare, and a letter or two are other ones.
fn is_misspelt(one: &Member, two: &Member) -> bool {
    let (one_name, two_name) = (one.label.family().to_lowercase(), two.label.family().to_lowercase());
    let (rare, often) = (one.turns.min(two.turns), one.turns.max(two.turns));
    let length = one_name.chars().count().min(two_name.chars().count());
    let most = match length {
        0..=4 => return false,
        5..=6 => 1,
        _ => 2,
    };
    let numbered = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    rare <= 2
        && often >= 3 * rare
        && one_name.chars().next() == two_name.chars().next()
        && !numbered(&one_name)
        && !numbered(&two_name)
        && distance(&one_name, &two_name) <= most
}

/// How many letters are to be changed, left out, put in or swapped with their neighbour.
fn distance(one: &str, two: &str) -> usize {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=two.len()).collect();
    for row in 1..=one.len() {
        let mut next = vec![row];
        for column in 1..=two.len() {
            let differs = usize::from(one[row - 1] != two[column - 1]);
            let mut best = (last[column] + 1).min(next[column - 1] + 1).min(last[column - 1] + differs);
            let swapped =
                row > 1 && column > 1 && one[row - 1] == two[column - 2] && one[row - 2] == two[column - 1];
            if swapped {
                best = best.min(before[column - 2] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
    }
    last[two.len()]
}

/// Puts the cast in the place of whom attribution had made of the labels.
fn assign(found: &mut Found, cast: Vec<Person>, of: impl Fn(usize) -> Option<usize>) {
    let mut cast_of: Vec<Option<usize>> = Vec::with_capacity(found.attributions.len());
    let mut replaced = vec![false; found.people.len()];
    for attribution in &found.attributions {
        let member = attribution.content.first().and_then(|span| of(span.block));
        cast_of.push(member);
        if let Some(old) = attribution.person.filter(|_| member.is_some())
            && let Some(replaced) = replaced.get_mut(old)
        {
            *replaced = true;
        }
    }
    for (attribution, member) in found.attributions.iter().zip(&cast_of) {
        // Who also says something outside of the turns stays.
        if member.is_none()
            && let Some(replaced) = attribution.person.and_then(|old| replaced.get_mut(old))
        {
            *replaced = false;
        }
    }
    let mut people = cast;
    let mut moved = vec![None; replaced.len()];
    for (index, person) in std::mem::take(&mut found.people).into_iter().enumerate() {
        let same = people.iter().position(|known| {
            known.name == person.name
                || person
                    .family
                    .as_ref()
                    .is_some_and(|family| known.name.ends_with(family.as_str()) && known.name == *family)
        });
        if let Some(same) = same {
            moved[index] = Some(same);
            people[same].mentions.extend(person.mentions);
        } else if !replaced[index] {
            moved[index] = Some(people.len());
            people.push(person);
        }
    }
    for (attribution, member) in found.attributions.iter_mut().zip(cast_of) {
        attribution.person =
            member.or_else(|| attribution.person.and_then(|old| moved.get(old).copied().flatten()));
    }
    found.people = people;
}

#[cfg(test)]
mod tests;
