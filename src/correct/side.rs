//! Notes and tags on a briefing that cannot be changed, in a file of side notes.

use super::file::parse;
use super::notes::{Annotation, identity, is_on};
use super::toml::{Field, Place};
use super::value::line;
use super::{Corrected, Correction, Noted, Refusal, Words};
use crate::model::{Briefing, QuoteId};

/// The comment at the top of a new file.
const HEADER: &str =
    "# Notes and tags on a briefing that cannot be changed. plenary reads them together with it.\n";

/// Returns the change that a note or tags make to a file of side notes; `source` is its text, empty if there is no file.
///
/// Fails for other corrections, because only the briefing itself can have them.
pub fn annotate_beside(
    source: &str,
    briefing: &Briefing,
    correction: &Correction,
) -> Result<Corrected, Refusal> {
    let annotation = Annotation::of(correction);
    let annotation = annotation.ok_or_else(|| Refusal::Wrong("the briefing cannot be changed".to_owned()))?;
    let table = parse(source)?;
    let root = Place::root(source, &table);
    let (key, entries, identity) = match annotation.noted {
        Noted::Quote(name) => {
            let quote = briefing.quote_named(name).ok_or_else(|| Refusal::Gone("the quote".to_owned()))?;
            let own = |entry: &Place<'_, '_>| entry.text("id") == Some(name);
            let entries = root.tables("quotes");
            let entry = entries.iter().copied().find(own);
            ("quotes", (entries, entry), of_quote(briefing, quote, name))
        }
        Noted::Words(words) => {
            let entries = root.tables("notes");
            let entry = entries.iter().copied().find(|entry| is_on(entry, words));
            ("notes", (entries, entry), in_section(words))
        }
    };
    let (entries, entry) = entries;
    let header = format!("[[{key}]]");
    let splices = annotation.put_in_entry(entry.as_ref(), identity, |fields| match entries.last() {
        Some(last) => last.add_after(&header, fields),
        None => root.add_last(key, &header, fields),
    });
    let corrected = Corrected::of(source, splices, annotation.what)?;
    let text = if source.is_empty() { [HEADER, &corrected.text].concat() } else { corrected.text };
    Ok(Corrected { text, ..corrected })
}

/// The keys that say which words of a section an entry is on.
fn in_section(words: &Words) -> Vec<Field> {
    [vec![line("section", &words.section)], identity(words)].concat()
}

/// The keys that say which quote an entry is on: its id, and its words in case no quote has the id any more.
fn of_quote(briefing: &Briefing, quote: QuoteId, name: &str) -> Vec<Field> {
    let own = &briefing[quote];
    let place = own.section.zip(own.anchor.whole());
    let words = place.map(|(section, range)| Words::of(briefing, section, range)).unwrap_or_default();
    let section = own.section.map_or(String::new(), |section| briefing[section].id.to_string());
    let words = Words { section, text: own.text.to_string(), ..words };
    [vec![line("id", name)], in_section(&words)].concat()
}
