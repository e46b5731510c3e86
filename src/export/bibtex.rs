//! `bibtex`: an entry for LaTeX with the words in its note.

use super::latex::{self, Entry};
use super::wording::list;
use super::{Exporter, Refusal, Style, cite};
use crate::guard::Released;
use crate::model::{Date, When};
use std::fmt;

/// BibTeX: an entry of the kind `misc`, the only one of its standard kinds that fits what was said.
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
        for (index, (record, key)) in records.iter().zip(cite::keys(records)).enumerate() {
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
    // What it sorts by, in styles that want an author.
    entry.words("key", author.is_none().then(|| cite::title(record)));
    entry.raw("author", author);
    entry.title("title", Some(cite::title(record)));
    let occasion = list([Some(event.title.to_string()), event.place.as_ref().map(ToString::to_string)], ", ");
    let published = list(
        [source.title.as_ref().map(ToString::to_string), source.publisher.as_ref().map(ToString::to_string)],
        ", ",
    );
    entry.words("howpublished", Some(if record.by_source { &published } else { &occasion }));
    if let Some((first, last)) = cite::issued(record) {
        // Of several days only what they share.
        let last = last.unwrap_or(first);
        let years = [first.year, last.year].map(|year| year.to_string());
        entry.raw("year", Some(if years[0] == years[1] { years[0].clone() } else { years.join("--") }));
        let month = MONTHS.get(usize::from(first.month).wrapping_sub(1));
        let (same_month, same_day) = ((first.year, first.month) == (last.year, last.month), first == last);
        entry.named("month", month.copied().filter(|_| same_month));
        entry.raw("day", same_day.then(|| first.day.to_string()));
    }
    entry.raw("url", source.url.as_ref().map(|url| cite::url(url)));
    entry.raw("urldate", source.accessed.as_ref().and_then(day));
    entry.words("language", record.language());
    entry.raw("keywords", Some(keywords(record)));
    entry.words("note", Some(&cite::words(record)));
    entry.words("annote", Some(&cite::about(record)));
    entry
}

/// A day, for the fields that hold one.
pub(super) fn day(when: &When) -> Option<String> {
    when.date.map(iso)
}

/// The same of a date (ISO 8601).
pub(super) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// The tags, with commas between them.
pub(super) fn keywords(record: &Released<'_>) -> String {
    let tags = record.quote.tags.iter().map(|tag| latex::escape(&tag.replace(',', " ")));
    tags.collect::<Vec<_>>().join(", ")
}
