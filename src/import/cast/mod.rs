//! Who is behind the labels of a transcript: "MS. PSAKI" is the press secretary that the heading names, "Q" is whoever
//! asks, and two spellings of a label are one person.

pub(crate) mod named;
pub(crate) mod short;
pub(crate) mod words;

use crate::import::attribution::found::Found;
use crate::import::blocks::{BlockKind, Layout, Span};
use crate::import::cast::named::Named;
use crate::import::label::parts::Label;
use crate::import::person::Person;
use crate::import::transcript::directions;
use std::collections::HashMap;

/// Somebody who speaks in a transcript.
pub(crate) struct Member {
    label: Label,
    person: Person,
    turns: usize,
}

/// Gives every turn to somebody of the transcript's cast.
pub(crate) fn resolve(layout: &Layout, found: &mut Found) {
    let Members { mut members, of_block } = Members::of(layout);
    if members.is_empty() {
        return;
    }
    let short = short::joined(&members);
    let families = members
        .iter()
        .filter(|member| !member.label.unnamed && !member.label.name.is_empty())
        .map(|member| member.label.family().to_lowercase())
        .collect();
    let named = Named::read(layout, families);
    for (member, short) in members.iter_mut().zip(&short) {
        if short.is_none() {
            named.complete(&member.label, &mut member.person);
        }
    }
    offices_by_name(&named, &mut members, &short);
    let places = joined(&mut members, &short);
    let of = |block: usize| of_block.get(block).copied().flatten().map(|index| places[index]);
    assign(found, members.into_iter().map(|member| member.person).collect(), of);
}

/// The labels of all turns, each once, and whose each block is.
pub(crate) struct Members {
    members: Vec<Member>,
    of_block: Vec<Option<usize>>,
}

/// What is known while labels are gathered.
#[derive(Default)]
struct Gathered<'t> {
    members: Vec<Member>,
    by_label: HashMap<&'t str, usize>,
    by_reading: HashMap<Label, usize>,
}

impl<'t> Gathered<'t> {
    fn member(&mut self, label: &'t str, block: usize, questions: &str) -> usize {
        if let Some(known) = self.by_label.get(label) {
            return *known;
        }
        let read = Label::read(label);
        let next = self.members.len();
        let index = *self.by_reading.entry(read.clone()).or_insert(next);
        if index == next {
            let mut person = read.person(questions);
            person.mentions = vec![Span { block, range: 0..0 }];
            self.members.push(Member { label: read, person, turns: 0 });
        }
        self.by_label.insert(label, index);
        index
    }
}

impl Members {
    fn of(layout: &Layout) -> Self {
        let questions = questions(layout);
        let mut gathered = Gathered::default();
        let mut of_block = vec![None; layout.blocks.len()];
        // "BY MR. LING:" says who asks from there on, and then "A" is the witness.
        let mut examiner = None;
        // "The PRESIDING OFFICER (Ms. Ling)" says who that is until another takes the chair.
        let mut seated: HashMap<String, usize> = HashMap::new();
        for (block, laid) in layout.blocks.iter().enumerate() {
            let words = laid.words.as_str();
            if let Some(name) = directions::examiner(words).filter(|_| laid.kind == BlockKind::Direction) {
                examiner = Some(gathered.member(name, block, questions));
            }
            let BlockKind::Turn { label, .. } = &laid.kind else { continue };
            if label.trim().is_empty() {
                continue;
            }
            let index = match (label.as_str(), examiner) {
                ("Q", Some(examiner)) => examiner,
                ("A", Some(_)) => gathered.member("THE WITNESS", block, questions),
                _ => {
                    let index = gathered.member(label, block, questions);
                    let read = &gathered.members[index].label;
                    if read.is_office_alone() {
                        seated.get(&read.office).copied().unwrap_or(index)
                    } else {
                        if !read.office.is_empty() && label.contains('(') {
                            seated.insert(read.office.clone(), index);
                        }
                        index
                    }
                }
            };
            gathered.members[index].turns += 1;
            of_block[block] = Some(index);
        }
        Self { members: gathered.members, of_block }
    }
}

/// Who asks, where a transcript calls them "Q".
fn questions(layout: &Layout) -> &'static str {
    let english = layout.meta.language.as_deref().is_none_or(|tag| tag.starts_with("en"));
    let title = layout.meta.title.iter().map(String::as_str);
    let above =
        layout.blocks.iter().take(12).map(|block| block.words.as_str()).filter(|words| words.len() < 300);
    let press = title.chain(above).any(|words| {
        let lower = words.to_lowercase();
        ["press ", "gaggle", "reporter", "news conference", "media call", "background briefing"]
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
fn offices_by_name(named: &Named, members: &mut [Member], short: &[Option<usize>]) {
    for index in 0..members.len() {
        if !members[index].label.is_office_alone() || short[index].is_some() {
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

/// More labels than this are compared no more letter by letter.
const MANY: usize = 400;

/// Makes one of labels that mean the same person; says where each went. `short` says which are short for others.
fn joined(members: &mut Vec<Member>, short: &[Option<usize>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..members.len()).collect();
    let mut by_name: HashMap<(String, bool), usize> = HashMap::new();
    for index in (0..members.len()).filter(|index| short[*index].is_none()) {
        let name = (members[index].person.name.clone(), members[index].person.unnamed);
        let named = by_name.get(&name).copied();
        let misspelt = || {
            (0..index)
                .filter(|known| places[*known] == *known && short[*known].is_none())
                .find(|known| is_misspelt(&members[*known], &members[index]))
        };
        match named.or_else(|| (members.len() < MANY).then(misspelt).flatten()) {
            Some(known) => into(members, known, index, &mut places),
            None => {
                by_name.insert(name, index);
            }
        }
    }
    for (index, whole) in short.iter().enumerate() {
        if let Some(whole) = whole {
            let known = places[*whole];
            into(members, known, index, &mut places);
        }
    }
    let mut kept = vec![0; members.len()];
    let mut next = 0;
    for index in 0..members.len() {
        kept[index] = next;
        next += usize::from(places[index] == index);
    }
    let mut index = 0;
    members.retain(|_| {
        index += 1;
        places[index - 1] == index - 1
    });
    places.iter().map(|place| kept[*place]).collect()
}

/// Gives what is known of one label to the person of another.
fn into(members: &mut [Member], known: usize, index: usize, places: &mut [usize]) {
    if known == index {
        return;
    }
    places[index] = known;
    let other = Member {
        label: members[index].label.clone(),
        person: members[index].person.clone(),
        turns: members[index].turns,
    };
    merge(&mut members[known], &other);
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
        && strsim::osa_distance(&one_name, &two_name) <= most
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
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        by_name.entry(person.name.clone()).or_insert(index);
    }
    for (index, person) in std::mem::take(&mut found.people).into_iter().enumerate() {
        // Somebody whom the cast knows by the family name alone is known too.
        let family = || person.family.as_ref().and_then(|family| by_name.get(family));
        if let Some(same) = by_name.get(&person.name).or_else(family).copied() {
            moved[index] = Some(same);
            people[same].mentions.extend(person.mentions);
        } else if !replaced[index] {
            moved[index] = Some(people.len());
            by_name.entry(person.name.clone()).or_insert(people.len());
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
