//! Writes documents as TOML that people can correct.
//!
//! Keys are in reading order, long texts are blocks, and comments are next to their entries.

use super::entry::{
    CaptionEntry, Document, EventEntry, FigureEntry, ImportEntry, NoteEntry, OriginalEntry, QuoteEntry,
    RejectedEntry, SectionEntry, SourceEntry, SpeakerEntry,
};
use super::field::{Clock, Day, Words};
use crate::model::When;
use crate::text::{Cut, fold};
use std::collections::BTreeMap;
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// Long texts are wrapped at this width, in characters.
const WIDTH: usize = 100;

/// The comments in a document's file, for the person who corrects it.
#[derive(Clone, Debug, Default)]
pub struct Comments<'s> {
    /// Lines at the top of the file; an empty line separates paragraphs.
    pub top: Vec<String>,
    /// The comments of each section, in the order of the sections.
    pub sections: Vec<SectionComments<'s>>,
}

/// The comments in one section.
#[derive(Clone, Debug, Default)]
pub struct SectionComments<'s> {
    /// What to check in a quote, by the quote's index in the section.
    pub remarks: BTreeMap<usize, String>,
    /// Quotes that are written as comments.
    pub offers: Vec<Offer<'s>>,
    /// The web address of a caption's picture, by the caption's index in the section.
    pub addresses: BTreeMap<usize, String>,
}

/// A quote that is written as a comment, so that it has no effect until it is uncommented.
#[derive(Clone, Debug)]
pub struct Offer<'s> {
    /// The index of the next quote in the section.
    pub before: usize,
    /// What to check.
    pub remark: Option<String>,
    /// The quote.
    pub quote: QuoteEntry<'s>,
}

/// Returns the text of a document's file.
pub fn write(document: &Document<'_>, comments: &Comments<'_>) -> String {
    let mut out = String::new();
    for line in &comments.top {
        comment(&mut out, line);
    }
    out.push('\n');
    if let Some(format) = &document.format {
        bare(&mut out, "format", format.get_ref());
    }
    if let Some(entry) = &document.event {
        event(&mut out, entry);
    }
    if let Some(entry) = &document.import {
        import(&mut out, entry);
    }
    for entry in document.speakers.iter().flat_map(|speakers| &speakers.0) {
        speaker(&mut out, entry);
    }
    let none = SectionComments::default();
    for (index, entry) in document.sections.iter().flat_map(|sections| &sections.0).enumerate() {
        section(&mut out, entry, comments.sections.get(index).unwrap_or(&none));
    }
    out
}

fn event(out: &mut String, event: &EventEntry<'_>) {
    out.push_str("\n[event]\n");
    required(out, "title", event.title.as_ref());
    line(out, "subtitle", event.subtitle.as_ref());
    day(out, "date", event.date.as_ref());
    day(out, "end", event.end.as_ref());
    line(out, "place", event.place.as_ref());
    list(out, "organizers", event.organizers.as_deref());
    line(out, "language", event.language.as_ref().map(|language| &language.0));
    list(out, "tags", event.tags.as_deref());
    prose(out, "summary", event.summary.as_ref());
    if let Some(entry) = &event.source {
        source(out, entry);
    }
}

fn source(out: &mut String, source: &SourceEntry<'_>) {
    out.push_str("\n[event.source]\n");
    line(out, "title", source.title.as_ref());
    list(out, "authors", source.authors.as_deref());
    line(out, "publisher", source.publisher.as_ref());
    line(out, "url", source.url.as_ref().map(|url| &url.0));
    day(out, "published", source.published.as_ref());
    day(out, "accessed", source.accessed.as_ref());
}

/// Writes how the document was imported.
fn import(out: &mut String, import: &ImportEntry<'_>) {
    out.push_str("\n[import]\n");
    line(out, "from", import.from.as_ref());
    line(out, "format", import.format.as_ref());
    line(out, "hash", import.hash.as_ref());
    line(out, "rules", import.rules.as_ref());
    if let Some(checked) = import.checked {
        bare(out, "checked", checked);
    }
    for entry in import.rejected.iter().flat_map(|rejected| &rejected.0) {
        rejected(out, entry);
    }
}

fn rejected(out: &mut String, rejected: &RejectedEntry<'_>) {
    out.push_str("\n[[import.rejected]]\n");
    line(out, "section", rejected.section.as_ref());
    prose(out, "text", rejected.text.as_ref());
    prose(out, "before", rejected.before.as_ref());
    prose(out, "after", rejected.after.as_ref());
}

fn speaker(out: &mut String, speaker: &SpeakerEntry<'_>) {
    out.push_str("\n[[speakers]]\n");
    required(out, "id", speaker.id.as_ref().map(|id| &id.0));
    required(out, "name", speaker.name.as_ref());
    line(out, "family", speaker.family.as_ref());
    line(out, "given", speaker.given.as_ref());
    line(out, "native", speaker.native.as_ref());
    line(out, "honorific", speaker.honorific.as_ref());
    line(out, "role", speaker.role.as_ref());
    line(out, "organization", speaker.organization.as_ref());
    if let Some(group) = speaker.group {
        bare(out, "group", group);
    }
    if let Some(unnamed) = speaker.unnamed {
        bare(out, "unnamed", unnamed);
    }
    list(out, "aliases", speaker.aliases.as_deref());
    prose(out, "bio", speaker.bio.as_ref());
    line(out, "url", speaker.url.as_ref().map(|url| &url.0));
}

fn section(out: &mut String, section: &SectionEntry<'_>, comments: &SectionComments<'_>) {
    out.push_str("\n\n[[sections]]\n");
    required(out, "id", section.id.as_ref().map(|id| &id.0));
    required(out, "title", section.title.as_ref());
    clock(out, "start", section.start.as_ref());
    clock(out, "end", section.end.as_ref());
    line(out, "room", section.room.as_ref());
    list(out, "speakers", section.speakers.as_deref());
    if let Some(text) = section.text.as_ref().filter(|text| !text.get_ref().is_empty()) {
        block(out, "text", text.get_ref());
    }
    let quotes = section.quotes.iter().flat_map(|quotes| &quotes.0);
    let mut offers = comments.offers.iter().peekable();
    for (index, entry) in quotes.enumerate() {
        while let Some(entry) = offers.next_if(|offer| offer.before <= index) {
            offer(out, entry);
        }
        out.push('\n');
        if let Some(remark) = comments.remarks.get(&index) {
            comment(out, remark);
        }
        quote(out, entry);
    }
    offers.for_each(|entry| offer(out, entry));
    for (index, entry) in section.captions.iter().flat_map(|captions| &captions.0).enumerate() {
        caption(out, entry, comments.addresses.get(&index));
    }
    for entry in section.figures.iter().flat_map(|figures| &figures.0) {
        figure(out, entry);
    }
    for entry in section.notes.iter().flat_map(|notes| &notes.0) {
        note(out, entry);
    }
}

fn quote(out: &mut String, quote: &QuoteEntry<'_>) {
    out.push_str("[[sections.quotes]]\n");
    line(out, "id", quote.id.as_ref().map(|id| &id.0));
    line(out, "speaker", quote.speaker.as_ref());
    if let Some(kind) = quote.kind {
        string(out, "kind", kind.0.name());
    }
    prose(out, "text", quote.text.as_ref());
    line(out, "cue", quote.cue.as_ref());
    line(out, "at", quote.at.as_ref());
    list(out, "tags", quote.tags.as_deref());
    prose(out, "note", quote.note.as_ref());
    if let Some(checked) = quote.checked {
        bare(out, "checked", checked);
    }
    if let Some(entry) = &quote.original {
        original(out, entry);
    }
}

fn offer(out: &mut String, offer: &Offer<'_>) {
    out.push('\n');
    if let Some(remark) = &offer.remark {
        comment(out, remark);
    }
    let mut table = String::new();
    quote(&mut table, &offer.quote);
    for line in table.lines() {
        out.push_str("# ");
        out.push_str(line);
        out.push('\n');
    }
}

fn original(out: &mut String, original: &OriginalEntry<'_>) {
    out.push_str("\n[sections.quotes.original]\n");
    line(out, "language", original.language.as_ref().map(|language| &language.0));
    prose(out, "text", original.text.as_ref());
    line(out, "translator", original.translator.as_ref());
}

fn caption(out: &mut String, caption: &CaptionEntry<'_>, address: Option<&String>) {
    out.push_str("\n[[sections.captions]]\n");
    prose(out, "text", caption.text.as_ref());
    line(out, "credit", caption.credit.as_ref());
    line(out, "image", caption.image.as_ref());
    if let Some(address) = address {
        comment(out, &format!("image: {address}"));
    }
    prose(out, "alt", caption.alt.as_ref());
    if let Some(after) = &caption.after {
        bare(out, "after", after.get_ref());
    }
}

fn figure(out: &mut String, figure: &FigureEntry<'_>) {
    out.push_str("\n[[sections.figures]]\n");
    required(out, "value", figure.value.as_ref());
    line(out, "label", figure.label.as_ref());
    line(out, "speaker", figure.speaker.as_ref());
}

fn note(out: &mut String, note: &NoteEntry<'_>) {
    out.push_str("\n[[sections.notes]]\n");
    prose(out, "text", note.text.as_ref());
    prose(out, "before", note.before.as_ref());
    prose(out, "after", note.after.as_ref());
    prose(out, "note", note.note.as_ref());
    list(out, "tags", note.tags.as_deref());
}

/// Writes a comment, wrapped; spaces at its start are kept.
fn comment(out: &mut String, words: &str) {
    let indent = words.len() - words.trim_start().len();
    // A comment in TOML must not contain control characters.
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, " ");
    for line in wrap(&words).lines() {
        out.push_str(format!("# {}{line}", " ".repeat(indent)).trim_end());
        out.push('\n');
    }
}

fn string(out: &mut String, key: &str, value: &str) {
    bare(out, key, TomlStringBuilder::new(value).as_default().to_toml_value());
}

/// Writes a value that needs no quotation marks.
fn bare(out: &mut String, key: &str, value: impl std::fmt::Display) {
    out.push_str(&format!("{key} = {value}\n"));
}

fn required(out: &mut String, key: &str, value: Option<&Words<'_>>) {
    if let Some(value) = value {
        string(out, key, value.get_ref());
    }
}

/// Writes a text of one line, unless it is blank.
fn line(out: &mut String, key: &str, value: Option<&Words<'_>>) {
    required(out, key, value.filter(|value| !value.get_ref().trim().is_empty()));
}

fn day(out: &mut String, key: &str, value: Option<&Day>) {
    when(out, key, value.map(|day| day.0.get_ref()));
}

fn clock(out: &mut String, key: &str, value: Option<&Clock>) {
    when(out, key, value.map(|clock| clock.0.get_ref()));
}

fn when(out: &mut String, key: &str, value: Option<&When>) {
    if let Some(value) = value {
        bare(out, key, value);
    }
}

fn list(out: &mut String, key: &str, values: Option<&[Words<'_>]>) {
    let Some(values) = values.filter(|values| !values.is_empty()) else { return };
    let values: Vec<String> = values
        .iter()
        .map(|value| TomlStringBuilder::new(value.get_ref()).as_default().to_toml_value())
        .collect();
    let one = format!("{key} = [{}]\n", values.join(", "));
    if one.len() <= WIDTH {
        out.push_str(&one);
    } else {
        out.push_str(&format!("{key} = [\n  {},\n]\n", values.join(",\n  ")));
    }
}

/// Writes a text in which only blank lines matter.
///
/// It is written on one line if it fits, and as a block otherwise.
fn prose(out: &mut String, key: &str, value: Option<&Words<'_>>) {
    let Some(value) = value.map(|value| value.get_ref().as_ref()) else { return };
    if value.chars().count() + key.len() + 5 <= WIDTH {
        string(out, key, value);
    } else {
        let paragraphs: Vec<String> = value.split("\n\n").map(wrap).collect();
        block(out, key, &paragraphs.join("\n"));
    }
}

/// Writes a text line by line.
fn block(out: &mut String, key: &str, value: &str) {
    bare(out, key, lines(value));
}

/// Returns a text line by line, as TOML.
pub(crate) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str("\"\"\"\n");
    escape(&mut out, text);
    out.push_str("\"\"\"");
    out
}

/// Breaks a paragraph at its spaces into lines, each with its line feed.
pub(crate) fn wrap(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len() + 1);
    // Where the line, the word before and the word start.
    let (mut line, mut before, mut start) = (0, 0, 0);
    let mut column = 0;
    for word in paragraph.as_bytes().split(|byte| *byte == b' ') {
        // In UTF-8, every character has one byte that does not continue it.
        let width = word.iter().filter(|byte| !matches!(**byte, 0x80..0xc0)).count();
        if start > 0 {
            // Keep a space between letters of a script without spaces: a line break there is not read as a space.
            let next = || paragraph.cut(start..).chars().next();
            let is_joined = || fold::joins(paragraph.cut(before..start - 1), next());
            if column + 1 + width > WIDTH && column > 0 && !is_joined() {
                out.push_str(paragraph.cut(line..start - 1));
                out.push('\n');
                (line, column) = (start, 0);
            } else {
                column += 1;
            }
        }
        column += width;
        (before, start) = (start, start + word.len() + 1);
    }
    out.push_str(paragraph.cut(line..));
    out.push('\n');
    out
}

/// Escapes characters that a multi-line string of TOML cannot contain.
fn escape(out: &mut String, text: &str) {
    let is_plain = |byte: u8| !matches!(byte, b'\\' | b'"' | 0x7f | 0xc2) && (byte >= b' ' || byte == b'\n');
    // Nearly all texts are copied as they are; 0xc2 is the first byte of other control characters.
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        out.push_str(text);
        return;
    }
    let mut quotes = 0;
    for c in text.chars() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\\' => out.push_str("\\\\"),
            '"' if quotes == 3 => {
                quotes = 0;
                out.push_str("\\\"");
            }
            '\n' => out.push('\n'),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    /// The content of a document, without positions.
    fn content(document: &Document<'_>) -> String {
        let text = format!("{document:?}");
        let mut parts = text.split("span: ");
        let first = parts.next().unwrap_or_default().to_owned();
        let end = |part: &str| part.find(if part.starts_with("Span") { '}' } else { ',' }).unwrap();
        parts.fold(first, |text, part| text + part.cut(end(part)..))
    }

    /// The keys in a schema, including those of nested tables.
    fn keys(schema: &serde_json::Value, keys: &mut Vec<String>) {
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            keys.push(key.clone());
            self::keys(inner, keys);
            self::keys(&inner["items"], keys);
        }
    }

    const WHOLE: &str = r#"
format = 1

[event]
title = "Forum"
subtitle = "A day"
date = 2025-07-01T09:00:00+08:00
end = 2025-07-02
place = "Hall"
organizers = ["Port", "City"]
language = "en"
tags = ["port"]
summary = "One.\n\nTwo."

[event.source]
title = "Forum opens"
authors = ["Ada Ling"]
publisher = "Post"
url = "https://example.org/a"
published = 2025-07-03
accessed = 2025-07-04

[import]
from = "article.md"
format = "markdown"
hash = "xxh3-128:00"
rules = "1"
checked = false

[[import.rejected]]
section = "opening"
text = "So"
before = "now."
after = "Yes."

[[speakers]]
id = "ada"
name = "Ada Ling"
family = "Ling"
given = "Ada"
native = "凌"
honorific = "Dr."
role = "chair"
organization = "Port"
group = true
unnamed = true
aliases = ["Ling"]
bio = "Born.\n\nLives."
url = "https://example.org/ada"

[[sections]]
id = "opening"
title = "Opening"
start = 09:00:00
end = 10:00:00
room = "Hall"
speakers = ["ada"]
text = "We \\ open \"\"\"now\"\"\".\nSo.\n\nYes."

[[sections.quotes]]
id = "first"
speaker = "ada"
kind = "mixed"
text = "We open"
cue = "said"
at = "00:01"
tags = ["port"]
note = "Loud."
checked = true

[sections.quotes.original]
language = "de"
text = "Wir"
translator = "Bo"

[[sections.captions]]
text = "The hall"
credit = "Bo"
image = "hall.png"
alt = "A hall"
after = 1

[[sections.figures]]
value = "12"
label = "berths"
speaker = "ada"

[[sections.notes]]
text = "So."
before = "now."
after = "Yes."
note = "Short."
tags = ["port"]
"#;

    #[test]
    fn every_key_is_written_and_reads_the_same() {
        let mut faults = Vec::new();
        let document = parse(WHOLE, &mut faults).unwrap();
        let written = write(&document, &Comments::default());
        let mut keys = Vec::new();
        self::keys(&crate::document::schema(), &mut keys);
        for key in keys {
            let tables = [format!("\n{key} = "), format!("{key}]")];
            assert!(tables.iter().any(|own| written.contains(own)), "{key}:\n{written}");
        }
        let again = parse(&written, &mut faults).unwrap();
        assert_eq!((content(&again), faults.len()), (content(&document), 0), "{written}");
    }

    #[test]
    fn comments_are_written_beside_their_entries() {
        let mut faults = Vec::new();
        let document = parse(WHOLE, &mut faults).unwrap();
        let quote = |text: &str| QuoteEntry {
            text: Some(super::super::build::words(text.to_owned())),
            ..QuoteEntry::default()
        };
        let offer = |before, remark: Option<&str>, text| Offer {
            before,
            remark: remark.map(str::to_owned),
            quote: quote(text),
        };
        let section = SectionComments {
            remarks: [(0, "Who?".to_owned())].into(),
            offers: vec![offer(0, Some("Look."), "Before"), offer(1, None, "After")],
            addresses: [(0, "https://example.org/hall.png".to_owned())].into(),
        };
        let comments = Comments {
            top: vec!["Check.".to_owned(), String::new(), "  Line".to_owned()],
            sections: vec![section],
        };
        let written = write(&document, &comments);
        assert!(written.starts_with("# Check.\n#\n#   Line\n\nformat = 1\n"), "{written}");
        for part in [
            "\n# Look.\n# [[sections.quotes]]\n# text = \"Before\"\n\n# Who?\n[[sections.quotes]]\nid = \"first\"\n",
            "translator = \"Bo\"\n\n# [[sections.quotes]]\n# text = \"After\"\n\n[[sections.captions]]\n",
            "image = \"hall.png\"\n# image: https://example.org/hall.png\nalt = ",
        ] {
            assert!(written.contains(part), "{part}\n{written}");
        }
        assert!(parse(&written, &mut faults).is_some() && faults.is_empty());
    }
}
