//! Attributes each turn of a transcript to the speaker in its label.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::people::People;
use crate::import::blocks::{BlockKind, Layout, Span};
use crate::import::lexicon::list::List;
use crate::import::person::Person;
use crate::import::text::title_case;
use crate::import::transcript::directions;
use crate::text::Cut;
use std::ops::Range;

static UNNAMED: List = List::of("english", "unnamed-speakers");
static TITLES: List = List::of("english", "titles-in-labels");

/// The attributions of all turns, with a span for each paragraph.
pub(super) fn attributions(layout: &Layout, people: &mut People) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (index, block) in layout.blocks.iter().enumerate() {
        let BlockKind::Turn { label, place, .. } = &block.kind else { continue };
        let content = without_directions(index, block.words.as_str());
        if content.is_empty() {
            continue;
        }
        let same = before.is_some_and(|(last, start)| last + 1 == index && start == place.start)
            && !place.is_empty();
        if same && let Some(last) = found.last_mut() {
            last.content.extend(content);
        } else {
            found.push(Attribution {
                kind: Kind::Direct,
                content,
                source: None,
                person: speaker(label, index, people),
                cue: None,
                rule: "turn",
                continued: false,
            });
        }
        before = Some((index, place.start));
    }
    found
}

/// The words of a block, a span for each run of them without a direction: "(Laughter.)".
fn without_directions(block: usize, text: &str) -> Vec<Span> {
    // Words of subtitles may have directions at their ends.
    let said = directions::spoken(text);
    let whole = content(text.cut(said.clone()));
    let whole = said.start + whole.start..said.start + whole.end;
    let mut from = whole.start;
    let mut spans = Vec::new();
    let inside = directions::inside(text).into_iter();
    for direction in inside.filter(|own| own.start > whole.start && own.end < whole.end) {
        spans.push(Span { block, range: from..direction.start });
        from = direction.end;
    }
    spans.push(Span { block, range: from..whole.end });
    spans.retain(|span| !span.range.is_empty());
    spans
}

/// The words of a block, without quotation marks around all of them.
fn content(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    let range = start..text.trim_end().len().max(start);
    let whole = [('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')].into_iter().find_map(|(open, close)| {
        let inner = text.cut(range.clone()).strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close]) && !inner.is_empty()).then_some(open.len_utf8()..close.len_utf8())
    });
    whole.map_or(range.clone(), |marks| range.start + marks.start..range.end - marks.end)
}

/// The person of a label: somebody whom the text names, or a new one.
fn speaker(label: &str, block: usize, people: &mut People) -> Option<usize> {
    let plain = label.trim().trim_end_matches([':', '.']).trim();
    if plain.is_empty() {
        return None;
    }
    let key = plain.to_lowercase();
    if let Some(known) = people.find(&key) {
        people.speaks(known, None);
        return Some(known);
    }
    let unnamed = UNNAMED.has(&key)
        || key.starts_with("unidentified")
        || key.starts_with("senior ")
        || key.contains("official");
    if !unnamed && let Some(known) = named(plain, people) {
        return Some(known);
    }
    let in_small_letters = plain.chars().any(char::is_lowercase) || key == "q";
    let name = if in_small_letters { plain.to_owned() } else { title_case(plain) };
    let person = Person { name, unnamed, mentions: vec![Span { block, range: 0..0 }], ..Person::default() };
    Some(people.add(person, &key))
}

/// The person whom the text names and whom a label calls by title and name: "MS. LING".
fn named(label: &str, people: &mut People) -> Option<usize> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let is_title = |word: &&&str| TITLES.has(&word.trim_end_matches('.').to_lowercase());
    let titles = words.iter().take_while(is_title).count();
    let name = words.get(titles..).unwrap_or_default().join(" ").trim_end_matches(',').to_owned();
    let last = name.split_whitespace().last()?;
    let known = people.find(&name).or_else(|| people.find(last))?;
    let honorific = words.first().filter(|word| titles == 1 && word.ends_with('.'));
    people.speaks(known, honorific.map(|word| title_case(word)));
    Some(known)
}
