//! Recognizes lists of the people whose labels follow: "Present: Ada Ling, Bo Chen".

use crate::import::blocks::Block;
use crate::import::label::{Label, Strength};
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::transcript::{name_before_colon, times};
use crate::text::Cut;
use std::collections::{HashMap, HashSet};

/// Maximum number of words of an entry of a list.
const MAX_ENTRY: usize = 8;

/// How often each label occurs.
type Times<'t> = HashMap<&'t str, usize>;

/// Drops labels before a list of names that are other labels.
pub(super) fn drop_labels(blocks: &[Block], labels: &mut [Option<Label>]) {
    let times = times(blocks, labels);
    let is_roster = |words: &str, label: &Label| {
        let said = label.said_in(words);
        let parts = entries(said);
        let named = parts.iter().filter(|part| !labels_in(part, &times).is_empty()).count();
        times.get(label.name_in(words)) == Some(&1) && !said.is_empty() && named * 2 > parts.len()
    };
    // "Minutes: Bo Chen" before the first turn says who does something, and a turn is not only a name.
    let is_role = |words: &str, label: &Label| {
        let said = label.said_in(words);
        let is_part =
            |part: &str| part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
        label.strength == Strength::Ordinary
            && times.get(label.name_in(words)) == Some(&1)
            && (2..4).contains(&said.split(' ').count())
            && said.split(' ').all(is_part)
    };
    let mut is_above = true;
    for (block, label) in blocks.iter().zip(labels) {
        let words = block.words.as_str();
        let Some(found) = label else { continue };
        if is_roster(words, found) || is_above && is_role(words, found) {
            *label = None;
        } else {
            is_above = false;
        }
    }
}

/// Returns true if text before most labels, or a table, names those who speak.
///
/// The text is then a record even if it is short, or if nothing said ends in a full stop.
pub(super) fn announces(blocks: &[Block], labels: &[Option<Label>]) -> bool {
    let times = times(blocks, labels);
    if times.len() < 2 {
        return false;
    }
    let mut listed: HashSet<&str> = HashSet::new();
    for block in blocks.iter().zip(labels).filter_map(|(block, label)| label.is_none().then_some(block)) {
        let words = block.words.as_str();
        let list = words.split_once([':', '：']).map_or(words, |(_, list)| list);
        let parts = entries(list);
        let named: Vec<&str> = parts.iter().flat_map(|part| labels_in(part, &times)).collect();
        if named.len() * 2 >= parts.len() {
            listed.extend(named);
        }
    }
    let by_listed: usize = listed.iter().filter_map(|name| times.get(name)).sum();
    listed.len() > 1 && by_listed > 2 && by_listed * 2 > times.values().sum::<usize>()
}

/// Returns true if several of some people have labels.
///
/// A label is the name of one, or the given or the family name.
pub(crate) fn are_speakers(people: &[String], blocks: &[Block]) -> bool {
    let is_name = |label: &str, person: &String| {
        // A post may follow a comma.
        let name = person.split(',').next().unwrap_or(person);
        name == label || name.split(' ').next() == Some(label) || name.split(' ').next_back() == Some(label)
    };
    let mut labelled = HashSet::new();
    let mut turns = 0;
    for block in blocks.iter().filter(|block| people.len() > 1 && block.is_paragraph()) {
        let name = name_before_colon(block.words.as_str());
        let person = name.and_then(|name| people.iter().position(|person| is_name(name, person)));
        turns += usize::from(person.is_some());
        labelled.extend(person);
    }
    labelled.len() > 1 && turns > 2
}

/// The family names in the lists of people among blocks without a label.
pub(super) fn listed(blocks: &[Block], labels: &[Option<Label>]) -> impl Iterator<Item = String> {
    let lists = blocks.iter().zip(labels).filter(|(_, label)| label.is_none());
    lists.flat_map(|(block, _)| family_names(block.words.as_str())).map(str::to_owned)
}

/// The family names in a line that lists people: "Ling" and "Chen" in "Present: A. Ling (chair), Bo Chen".
pub(super) fn family_names(line: &str) -> Vec<&str> {
    let Some((_, list)) = line.split_once([':', '：']) else { return Vec::new() };
    let parts = entries(list);
    let names = parts.iter().filter_map(|part| {
        let name = part.split(" (").next().unwrap_or(part);
        let mut words = name.split(' ');
        let is_name = (2..5).contains(&words.clone().count())
            && words.clone().all(|word| word.starts_with(char::is_uppercase) || is_small_in_name(word));
        if is_name { words.next_back() } else { None }
    });
    let names: Vec<&str> = names.collect();
    if parts.len() > 1 && names.len() == parts.len() { names } else { Vec::new() }
}

/// The entries of a list.
fn entries(list: &str) -> Vec<&str> {
    list.split([',', ';', '、', '，', '•']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The labels that an entry of a list is about.
///
/// The entry is the label, perhaps before brackets, or it is a name with initials that are the label, or the label is its
/// given or family name.
fn labels_in<'t>(entry: &str, times: &Times<'t>) -> Vec<&'t str> {
    let key = |name: &str| times.get_key_value(name).map(|(key, _)| *key);
    let (name, _) = entry.split_once(" (").unwrap_or((entry, ""));
    if let Some(key) = key(name.trim()) {
        return vec![key];
    }
    if entry.split(' ').count() > MAX_ENTRY || !entry.contains(' ') {
        return Vec::new();
    }
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '=' | ':' | '"' | '\'');
    // "A. Ling (chair)": a post in brackets is not part of the name.
    let entry = if entry.cut(name.len()..).contains(char::is_uppercase) { entry } else { name };
    let words = entry.split(is_sign).filter(|word| word.contains(char::is_alphanumeric));
    let words: Vec<&str> = words.collect();
    let is_part = |word: &&str| word.starts_with(char::is_uppercase) || is_small_in_name(word);
    if words.len() < 2 || !words.iter().all(is_part) {
        return Vec::new();
    }
    let initials = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let by_initials = words.iter().find_map(|word| key(word).filter(|_| initials(word)));
    let ends = [words.first(), words.last()].into_iter().flatten();
    by_initials.or_else(|| ends.copied().find_map(key)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::import::blocks::BlockKind;
    use crate::import::read;

    fn speakers(text: &str) -> Vec<String> {
        speakers_in("markdown", text)
    }

    fn speakers_in(format: &str, text: &str) -> Vec<String> {
        let layout = read::format(format).unwrap().blocks(text);
        let turns = layout.blocks.into_iter().filter_map(|block| match block.kind {
            BlockKind::Turn { label, .. } => Some(label),
            _ => None,
        });
        turns.collect()
    }

    #[test]
    fn a_list_of_those_present_makes_a_record() {
        let text = "# Lamp notes\n\n**Attendees:** Ines Quell, Bo Rill, Mara Ost\n\n*Ines Quell:* the list is on the wall\n\n*Bo Rill:* two lamps, both new\n\n*Mara Ost:* +1\n\n*Ines Quell:* ok\n";
        assert_eq!(speakers(text), ["Ines Quell", "Bo Rill", "Mara Ost", "Ines Quell"]);
        let text = "# Lampenrunde\n\nDabei: Ines Quell (IQ), Bo Rill (BR)\n\n**IQ:** Guten Morgen.\n\n**BR:** Zwei Lampen fehlen.\n\n**IQ/BR:** Wir schreiben den Brief.\n\n**BR:** Bis morgen.\n";
        assert_eq!(speakers(text), ["IQ", "BR", "IQ/BR", "BR"]);
    }

    #[test]
    fn people_who_are_listed_may_speak_once() {
        let text = "Lamp notes\n\nPresent: I. Quell (chair), B. Rill, M. Ost\n\nQuell: opens, the list is on the wall\nOst: two lamps, both new\nRill: against\nQuell: vote next week\n";
        assert_eq!(speakers_in("text", text), ["Quell", "Ost", "Rill", "Quell"]);
    }

    #[test]
    fn rows_above_the_turns_are_no_turns() {
        let text = "# Lampenrunde\n\n**Protokoll:** Mara Ost\n\n**Ines Quell:** zwei Lampen fehlen mir\n\n**Bo Rill:** ich habe sie\n\n**Ines Quell:** danke dir\n\n**Bo Rill:** bitte\n\n**Ines Quell:** bis morgen dann\n";
        assert_eq!(speakers(text), ["Ines Quell", "Bo Rill", "Ines Quell", "Bo Rill", "Ines Quell"]);
    }

    #[test]
    fn people_of_the_front_matter_make_a_record() {
        let text = "---\ntitle: Lamps\nspeakers: [\"Ines Quell\", \"Bo Rill\"]\n---\n\n**Ines:** We build lamps.\n\n**Bo:** They said it is easy.\n\n**Ines:** It is not.\n";
        assert_eq!(speakers(text), ["Ines", "Bo", "Ines"]);
        let text = "---\ntitle: Lamps\nspeaker: Dr. Ines Quell, Keeper of the Lamp\n---\n\nI have kept it for ten years.\n\nIt is ours.\n";
        assert_eq!(speakers(text), ["Dr. Ines Quell, Keeper of the Lamp"; 2]);
    }

    #[test]
    fn names_in_an_article_make_no_record() {
        let text = "# Lamp prizes\n\nThe town gave prizes to Ines Quell, Bo Rill and others.\n\nFirst prize: a lamp\n\nSecond prize: a smaller lamp\n\nThird prize: oil\n";
        assert!(speakers(text).is_empty());
    }
}
