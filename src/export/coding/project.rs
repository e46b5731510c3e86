//! `qdpx`: a project of REFI-QDA, as a zip with the texts and an XML file with everything else.
//!
//! The elements are in the order of the published schema (REFI-QDA 1.5). Positions count code points.

use super::CodingOptions;
use super::codes::{Codes, of_speaker, of_tag};
use super::collect::Coded;
use super::source::Source;
use super::xml::{ORIGIN, Xml};
use crate::export::Refusal;
use crate::export::uuid::uuid;
use crate::export::wording::{citation, list};
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, Date, hashtags};
use crate::text::first_words;
use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;

/// The date of what has none: programs require dates, and a date of today would make every export differ.
const NO_DATE: &str = "1970-01-01T00:00:00Z";

/// The number of words in the name of a selection.
const NAME_WORDS: usize = 8;

const SCHEMA: &str =
    "urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd";

/// Returns the bytes of the project.
pub(super) fn project(
    briefings: &[ReleasedBriefing<'_>],
    coded: &[Coded<'_>],
    options: CodingOptions<'_>,
) -> Result<Vec<u8>, Refusal> {
    let texts = texts(briefings, coded);
    let mut writing =
        Writing { user: uuid(&["user", options.coder]), options, xml: Xml::new(), notes: Vec::new() };
    writing.project(&texts, coded);
    zipped(&writing.xml.finish(), &texts).map_err(|error| {
        Refusal::new(format!("the project cannot be packed: {error}"), "export fewer briefings at once")
    })
}

/// A briefing with coded words, as a text of the project.
struct Text<'b> {
    at: usize,
    briefing: &'b Briefing,
    guid: String,
    date: String,
    source: Source,
}

fn texts<'b>(briefings: &[ReleasedBriefing<'b>], coded: &[Coded<'_>]) -> Vec<Text<'b>> {
    let mut twins: HashMap<String, usize> = HashMap::new();
    let mut texts = Vec::new();
    for (at, released) in briefings.iter().enumerate() {
        let briefing = released.briefing();
        let event = &briefing.event;
        let date = event.day().map(|day| format!("{}T00:00:00Z", Date::iso(day)));
        let date = date.unwrap_or_else(|| NO_DATE.to_owned());
        let url = event.source.url.as_deref().unwrap_or_default();
        let twin = twins.entry([&*event.title, &date, url].join("\n")).or_default();
        let guid = uuid(&["text", &event.title, &date, url, &twin.to_string()]);
        *twin += 1;
        if coded.iter().any(|one| one.at == at) {
            texts.push(Text { at, briefing, guid, date, source: Source::new(briefing) });
        }
    }
    texts
}

/// A note of the project.
struct Note {
    guid: String,
    name: String,
    date: String,
    text: String,
}

/// A project that is being written.
struct Writing<'o> {
    /// The id of the person who coded.
    user: String,
    options: CodingOptions<'o>,
    xml: Xml,
    /// The notes, which come after the texts.
    notes: Vec<Note>,
}

impl Writing<'_> {
    fn project(&mut self, texts: &[Text<'_>], coded: &[Coded<'_>]) {
        let name = match texts {
            [one] => one.briefing.event.title.to_string(),
            _ => format!("{} briefings", texts.len()),
        };
        let dates = texts.iter().map(|text| text.date.as_str()).filter(|date| *date != NO_DATE);
        let first = dates.min().unwrap_or(NO_DATE);
        self.xml.start(
            "Project",
            &[
                ("xmlns", "urn:QDA-XML:project:1.0"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", SCHEMA),
                ("name", &name),
                ("origin", ORIGIN),
                ("creatingUserGUID", &self.user),
                ("creationDateTime", first),
            ],
        );
        self.xml.start("Users", &[]);
        self.xml.empty("User", &[("guid", &self.user), ("name", self.options.coder)]);
        self.xml.end();
        let codes = Codes::new(coded, self.options);
        if !codes.is_empty() {
            self.xml.start("CodeBook", &[]);
            codes.write(&mut self.xml);
            self.xml.end();
        }
        self.xml.start("Sources", &[]);
        for text in texts {
            self.text(text, coded);
        }
        self.xml.end();
        self.notes();
    }

    fn text(&mut self, text: &Text<'_>, coded: &[Coded<'_>]) {
        let path = format!("internal://{}.txt", text.guid);
        let name = [("guid", &*text.guid), ("name", &*text.briefing.event.title), ("plainTextPath", &*path)];
        let about = created(&self.user, &text.date);
        self.xml.start("TextSource", &[&name[..], &about[..]].concat());
        let event = &text.briefing.event;
        let place = event.place.as_ref().map(ToString::to_string);
        let source = Some(citation(&event.source)).filter(|source| !source.is_empty());
        let source = source.map(|source| format!("Source: {source}"));
        self.xml.text("Description", &list([place, event.days(), source], " · "));
        let mut lost = Vec::new();
        for one in coded.iter().filter(|one| one.at == text.at) {
            let positions = text.source.positions(one);
            for (number, position) in positions.iter().enumerate() {
                self.selection(text, one, number, position);
            }
            if positions.is_empty() {
                lost.push(one);
            }
        }
        // What is no longer in the text is a note on the whole text.
        for one in lost {
            let guid = uuid(&["lost note", &text.guid, &one.id]);
            let tags = Some(hashtags(one.tags));
            let said = list([one.note.map(ToString::to_string), tags], "\n");
            self.notes.push(Note {
                name: format!("No longer in the text: {}", first_words(one.words, NAME_WORDS)),
                date: text.date.clone(),
                text: format!("“{}”\n{said}", one.words),
                guid: guid.clone(),
            });
            self.xml.empty("NoteRef", &[("targetGUID", &guid)]);
        }
        self.xml.end();
    }

    fn selection(&mut self, text: &Text<'_>, one: &Coded<'_>, number: usize, position: &Range<usize>) {
        let guid = uuid(&["selection", &text.guid, &one.id, &number.to_string()]);
        let name = first_words(one.words, NAME_WORDS);
        let (start, end) = (position.start.to_string(), position.end.to_string());
        let own = [("guid", &*guid), ("name", &*name), ("startPosition", &*start), ("endPosition", &*end)];
        let about = created(&self.user, &text.date);
        self.xml.start("PlainTextSelection", &[&own[..], &about[..]].concat());
        // Some programs read the note of a selection from its description, others from its notes.
        let caution = one.caution.filter(|_| self.options.has_speakers).map(str::to_owned);
        let description = list([one.note.map(ToString::to_string), caution], "\n");
        if !description.is_empty() {
            self.xml.text("Description", &description);
        }
        let speaker = one.speaker.filter(|_| self.options.has_speakers);
        let codes = one.tags.iter().map(|tag| of_tag(tag));
        for code in codes.chain(speaker.map(|speaker| of_speaker(&speaker.name))) {
            let coding = uuid(&["coding", &guid, &code]);
            self.xml.start("Coding", &[&[("guid", &*coding)][..], &about[..]].concat());
            self.xml.empty("CodeRef", &[("targetGUID", &code)]);
            self.xml.end();
        }
        // A note on words in several places is written once.
        if let Some(note) = one.note {
            let note_guid = uuid(&["note", &text.guid, &one.id]);
            self.xml.empty("NoteRef", &[("targetGUID", &note_guid)]);
            if number == 0 {
                let (date, text) = (text.date.clone(), note.to_string());
                self.notes.push(Note { guid: note_guid, name, date, text });
            }
        }
        self.xml.end();
    }

    fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.xml.start("Notes", &[]);
        for note in std::mem::take(&mut self.notes) {
            let name = [("guid", &*note.guid), ("name", &*note.name)];
            self.xml.start("Note", &[&name[..], &created(&self.user, &note.date)[..]].concat());
            self.xml.text("PlainTextContent", &note.text);
            self.xml.end();
        }
        self.xml.end();
    }
}

/// Returns the attributes that say who made something, and when.
fn created<'a>(user: &'a str, date: &'a str) -> [(&'static str, &'a str); 2] {
    [("creatingUser", user), ("creationDateTime", date)]
}

/// Returns a zip with the XML of the project and its texts.
fn zipped(xml: &str, texts: &[Text<'_>]) -> zip::result::ZipResult<Vec<u8>> {
    // The time of the files is the first that a zip can have, so that the same project is always the same file.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("project.qde", options)?;
    zip.write_all(xml.as_bytes())?;
    for text in texts {
        zip.start_file(format!("Sources/{}.txt", text.guid), options)?;
        zip.write_all(text.source.text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
