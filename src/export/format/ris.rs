//! `ris`: references for `EndNote`, Mendeley and Zotero.

use crate::export::exporter::joined;
use crate::export::name::{Name, name};
use crate::export::reference;
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::{Date, When};
use std::fmt;

/// RIS: one tag per line, `TY` first and `ER` last, with CRLF line ends.
///
/// Each paragraph of the words is a separate note.
#[derive(Debug)]
pub struct Ris;

impl Exporter for Ris {
    fn name(&self) -> &'static str {
        "ris"
    }

    fn ending(&self) -> &'static str {
        "ris"
    }

    fn media_type(&self) -> &'static str {
        "application/x-research-info-systems"
    }

    fn purpose(&self) -> &'static str {
        "EndNote, Mendeley: a reference with the words in its notes"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "\r\n", out, |record, out| Ok(write(record, out)?))
    }

    fn joint(&self) -> Option<&'static str> {
        Some("\r\n")
    }
}

fn write(record: &Released<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    let (event, source) = (record.event, &record.event.source);
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut add = |tag, words: Option<String>| {
        lines.extend(words.filter(|words| !words.is_empty()).map(|words| (tag, words)));
    };
    let known = |words: Option<&crate::text::Safe>| words.map(ToString::to_string);
    add("TY", Some(if record.by_source { "ELEC" } else { "GEN" }.to_owned()));
    add("ID", reference::keys(std::slice::from_ref(record)).pop());
    add("AU", record.speaker.map(|speaker| author(name(speaker))));
    if record.by_source {
        for name in &source.authors {
            add("AU", Some(author(Name::Whole(name))));
        }
    }
    add("TI", Some(reference::title(record).to_owned()));
    add(
        "T2",
        if record.by_source { known(source.publisher.as_ref()) } else { Some(event.title.to_string()) },
    );
    add("CY", known(event.place.as_ref()));
    let issued = reference::issued(record);
    add("PY", issued.map(|(first, _)| format!("{:04}", first.year)));
    add("DA", issued.map(|(first, last)| shared(first, last.unwrap_or(first))));
    add("PB", known(source.publisher.as_ref()));
    add("UR", source.url.as_ref().map(|url| reference::url(url)));
    add("Y2", source.accessed.as_ref().and_then(slashed));
    add("LA", record.language().map(str::to_owned));
    let translator = record.quote.original.as_ref().and_then(|original| original.translator.as_ref());
    add("TA", translator.map(|name| author(Name::Whole(name))));
    for tag in &record.quote.tags {
        add("KW", Some(tag.to_string()));
    }
    for paragraph in reference::words(record).split("\n\n") {
        add("N1", Some(paragraph.to_owned()));
    }
    add("N1", Some(reference::about(record)));
    for line in reference::note(record).iter().flat_map(|note| note.lines()) {
        add("N1", Some(line.to_owned()));
    }
    for (tag, words) in lines {
        write!(out, "{tag}  - {words}\r\n")?;
    }
    out.write_str("ER  - \r\n")
}

/// Returns a name for `AU`. A comma after a whole name marks it as a family name.
fn author(name: Name<'_>) -> String {
    match name {
        Name::Whole(name) => format!("{name},"),
        Name::Parts { family, given, suffix: "" } => format!("{family}, {given}"),
        // A second comma in the suffix would make another part.
        Name::Parts { family, given, suffix } => format!("{family}, {}, {given}", suffix.replace(',', "")),
    }
}

fn slashed(when: &When) -> Option<String> {
    when.date.map(|date| shared(date, date))
}

/// Returns the part of a date that two days share.
///
/// That is `2025/07/01`, or `2025/07/` for several days of one month.
fn shared(first: Date, last: Date) -> String {
    match (first.year == last.year, first.month == last.month, first.day == last.day) {
        (true, true, true) => format!("{:04}/{:02}/{:02}", first.year, first.month, first.day),
        (true, true, false) => format!("{:04}/{:02}/", first.year, first.month),
        _ => format!("{:04}//", first.year),
    }
}
