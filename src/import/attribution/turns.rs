//! Transcripts: every turn is its speaker's own words, and a label is somebody whom the text names.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::people::People;
use crate::import::blocks::{BlockKind, Layout, Span};
use crate::import::person::Person;

/// Labels of people whom a transcript leaves without a name.
const UNNAMED: &[&str] = &[
    "q",
    "question",
    "a reporter",
    "reporter",
    "press",
    "the press",
    "voice",
    "participant",
    "audience member",
    "moderator",
    "operator",
    "a",
    "speaker",
    "unidentified",
    "voices",
];

/// Titles before a family name in a label.
const TITLES: &[&str] = &[
    "mr",
    "ms",
    "mrs",
    "miss",
    "dr",
    "president",
    "vice",
    "secretary",
    "chair",
    "chairman",
    "chairwoman",
    "senator",
    "sen",
    "representative",
    "rep",
    "governor",
    "gov",
    "general",
    "gen",
    "admiral",
    "director",
    "minister",
    "prime",
    "ambassador",
    "administrator",
    "the",
    "first",
    "lady",
    "attorney",
    "commissioner",
    "judge",
    "justice",
    "speaker",
    "mayor",
    "leader",
    "sir",
];

/// The attributions of all turns; the further paragraphs of a turn are spans of the same one.
pub(crate) fn attributions(layout: &Layout, people: &mut People) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (block, laid) in layout.blocks.iter().enumerate() {
        let BlockKind::Turn { label, place, .. } = &laid.kind else { continue };
        let text = laid.words.as_str();
        let content = Span { block, range: trimmed(text) };
        if content.range.is_empty() {
            continue;
        }
        let same = before.is_some_and(|(last, start)| last + 1 == block && start == place.start)
            && !place.is_empty();
        if same && let Some(last) = found.last_mut() {
            last.content.push(content);
        } else {
            let person = speaker(label, block, people);
            found.push(Attribution {
                kind: Kind::Direct,
                content: vec![content],
                source: None,
                person,
                cue: None,
                rule: "turn",
                continued: false,
            });
        }
        before = Some((block, place.start));
    }
    found
}

/// What is said in a block, without the marks around the whole of it.
fn trimmed(text: &str) -> std::ops::Range<usize> {
    let start = text.len() - text.trim_start().len();
    let range = start..text.trim_end().len().max(start);
    let whole = [('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')].into_iter().find_map(|(open, close)| {
        let inner = text[range.clone()].strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close]) && !inner.is_empty()).then_some(open.len_utf8()..close.len_utf8())
    });
    whole.map_or(range.clone(), |marks| range.start + marks.start..range.end - marks.end)
}

fn speaker(label: &str, block: usize, people: &mut People) -> Option<usize> {
    let plain = label.trim().trim_end_matches([':', '.']).trim();
    if plain.is_empty() {
        return None;
    }
    let key = plain.to_lowercase();
    if let Some(known) = people.find(&key) {
        people.speaks(known);
        return Some(known);
    }
    let unnamed = UNNAMED.contains(&&*key)
        || key.starts_with("unidentified")
        || key.starts_with("senior ")
        || key.contains("official");
    if !unnamed {
        let words: Vec<&str> = plain.split_whitespace().collect();
        let titled = words
            .iter()
            .take_while(|word| TITLES.contains(&&*word.trim_end_matches('.').to_lowercase()))
            .count();
        let name = words.get(titled..).unwrap_or_default().join(" ").trim_end_matches(',').to_owned();
        let last = name.split_whitespace().last().unwrap_or_default();
        let known = people.find(&name).or_else(|| people.find(last));
        if let Some(known) = known.filter(|_| !last.is_empty()) {
            let person = people.speaks(known);
            let honorific = words.first().filter(|_| titled == 1).filter(|word| word.ends_with('.'));
            if let Some(honorific) = honorific {
                person.honorific.get_or_insert_with(|| title_case(honorific));
            }
            return Some(known);
        }
    }
    let name = if plain.chars().any(char::is_lowercase) || key == "q" {
        plain.to_owned()
    } else {
        title_case(plain)
    };
    let person = Person { name, unnamed, mentions: vec![Span { block, range: 0..0 }], ..Person::default() };
    Some(people.add(person, &key))
}

/// "MS. PSAKI" as it is written in running text.
fn title_case(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut begins = true;
    for letter in label.chars() {
        if begins {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphabetic();
    }
    out
}
