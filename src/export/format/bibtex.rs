//! `bibtex`: LaTeX entries with the words in the note.

use crate::export::latex::{self, Entry};
use crate::export::reference;
use crate::export::wording::list;
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::{Date, When};
use std::fmt;

/// BibTeX entries of type `misc`, the only standard type that fits spoken words.
#[derive(Debug)]
pub struct Bibtex;

impl Exporter for Bibtex {
    fn name(&self) -> &'static str {
        "bibtex"
    }

    fn ending(&self) -> &'static str {
        "bib"
    }

    fn media_type(&self) -> &'static str {
        "application/x-bibtex"
    }

    fn purpose(&self) -> &'static str {
        "LaTeX with BibTeX, JabRef: an entry with the words in its note"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        for (index, (record, key)) in records.iter().zip(reference::keys(records)).enumerate() {
            if index > 0 {
                out.write_char('\n')?;
            }
            entry(record).write("misc", &key, out)?;
        }
        Ok(())
    }

    fn joint(&self) -> Option<&'static str> {
        Some("\n")
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn entry(record: &Released<'_>) -> Entry {
    let (event, source) = (record.event, &record.event.source);
    let mut entry = Entry::default();
    let by_source = record.by_source.then(|| latex::wholes(&source.authors)).flatten();
    let author = record.speaker.map(latex::author).or(by_source);
    // Styles that require an author sort by this key instead.
    entry.words("key", author.is_none().then(|| reference::title(record)));
    entry.raw("author", author);
    entry.title("title", Some(reference::title(record)));
    let occasion = list([Some(event.title.to_string()), event.place.as_ref().map(ToString::to_string)], ", ");
    let published = list(
        [source.title.as_ref().map(ToString::to_string), source.publisher.as_ref().map(ToString::to_string)],
        ", ",
    );
    entry.words("howpublished", Some(if record.by_source { &published } else { &occasion }));
    if let Some((first, last)) = reference::issued(record) {
        // Several days share a year, or a year and a month.
        let last = last.unwrap_or(first);
        let years = [first.year, last.year].map(|year| year.to_string());
        entry.raw("year", Some(if years[0] == years[1] { years[0].clone() } else { years.join("--") }));
        let month = MONTHS.get(usize::from(first.month).wrapping_sub(1));
        let (same_month, same_day) = ((first.year, first.month) == (last.year, last.month), first == last);
        entry.named("month", month.copied().filter(|_| same_month));
        entry.raw("day", same_day.then(|| first.day.to_string()));
    }
    entry.raw("url", source.url.as_ref().map(|url| reference::url(url)));
    entry.raw("urldate", source.accessed.as_ref().and_then(day));
    entry.words("language", record.language());
    entry.raw("keywords", Some(keywords(record)));
    entry.words("note", Some(&reference::words(record)));
    entry.words("annote", Some(&list([Some(reference::about(record)), reference::note(record)], "\n")));
    entry
}

/// Returns the day of a time (ISO 8601), if it is known.
pub(in crate::export) fn day(when: &When) -> Option<String> {
    when.date.map(Date::iso)
}

/// Returns the tags of a quote, separated by commas.
pub(in crate::export) fn keywords(record: &Released<'_>) -> String {
    let tags = record.quote.tags.iter().map(|tag| latex::escape(&tag.replace(',', " ")));
    tags.collect::<Vec<_>>().join(", ")
}
