//! Reads Word documents (OOXML).

mod styles;

use crate::import::blocks::BlockKind;
use crate::import::imported::{Extracted, Options, Refusal};
use crate::import::read::archive::Archive;
use crate::import::read::draft::Draft;
use crate::import::read::xml::{Part, Tag, Xml, on_one_line};
use std::collections::HashMap;
use styles::{Styles, is_on};

/// Elements whose content is not part of the text.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "rt",
    "sectPr",
    "docPr",
    "tblPr",
    "tcPr",
    "trPr",
];

/// Returns true if the bytes are a Word document.
pub(super) fn is(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_some_and(|mut archive| main(&mut archive).is_some())
}

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], _: Options<'_>) -> Result<Extracted, Refusal> {
    let damaged =
        || Refusal::new("this is not a Word document", "open it in its program and save it as .docx");
    let mut archive = Archive::open(bytes).ok_or_else(damaged)?;
    let path = main(&mut archive).ok_or_else(damaged)?;
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let styles = Styles::read(&archive.text(&format!("{folder}styles.xml"))?.unwrap_or_default())?;
    let mut notes = HashMap::new();
    for kind in ["footnote", "endnote"] {
        let text = archive.text(&format!("{folder}{kind}s.xml"))?.unwrap_or_default();
        read_notes(&text, kind, &mut notes)?;
    }
    let title = core_title(&archive.text("docProps/core.xml")?.unwrap_or_default())?;
    let document = archive.required(&path)?;
    let mut reader = Reader { draft: Draft::default(), styles, notes, paragraphs: Vec::new(), run: None };
    reader.read(&document)?;
    drop(document);
    reader.draft.confirm_title(&title);
    reader.draft.finish()
}

/// The path of the main part, if it is a text.
fn main(archive: &mut Archive<'_>) -> Option<String> {
    const USUAL: &str = "word/document.xml";
    if archive.has(USUAL) {
        return Some(USUAL.to_owned());
    }
    if !archive.text("[Content_Types].xml").ok()??.contains("wordprocessingml") {
        return None;
    }
    let relations = archive.text("_rels/.rels").ok()??;
    let mut xml = Xml::new(&relations);
    while let Ok(Some(part)) = xml.next() {
        if let Part::Open(tag) = part
            && tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            return tag.get("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    }
    None
}

/// The title in the properties of a document.
fn core_title(properties: &str) -> Result<String, Refusal> {
    let mut xml = Xml::new(properties);
    while let Some(part) = xml.next()? {
        if matches!(&part, Part::Open(tag) if tag.name() == "title") {
            return xml.line();
        }
    }
    Ok(String::new())
}

/// Collects the footnotes or endnotes by kind and id.
fn read_notes(text: &str, kind: &str, notes: &mut HashMap<(String, String), String>) -> Result<(), Refusal> {
    let mut xml = Xml::new(text);
    let mut current: Option<(String, String)> = None;
    while let Some(part) = xml.next()? {
        match part {
            Part::Open(tag) if tag.name() == kind => {
                let is_note = tag.get("type").is_none_or(|kind| kind == "normal");
                current = tag.get("id").filter(|_| is_note).map(|id| (id, String::new()));
            }
            Part::Open(tag) if SKIPPED.contains(&tag.name()) => xml.skip()?,
            Part::Open(tag) => {
                if let Some((_, words)) = &mut current {
                    match tag.name() {
                        "t" => words.push_str(&xml.text()?),
                        "p" | "br" | "tab" | "cr" => words.push(' '),
                        "noBreakHyphen" => words.push('-'),
                        _ => {}
                    }
                }
            }
            Part::Close(tag) if tag.name() == kind => {
                if let Some((id, words)) = current.take() {
                    notes.insert((kind.to_owned(), id), on_one_line(&words));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

struct Reader {
    draft: Draft,
    styles: Styles,
    /// The footnotes and endnotes.
    notes: HashMap<(String, String), String>,
    /// The open paragraphs. One in a text box is inside another one.
    paragraphs: Vec<Paragraph>,
    /// The open run of characters.
    run: Option<Run>,
}

#[derive(Default)]
struct Paragraph {
    words: String,
    kind: Option<BlockKind>,
    /// True if it has a number or a bullet.
    listed: bool,
    /// True if it is left out, such as an entry of a table of contents.
    skipped: bool,
}

#[derive(Default)]
struct Run {
    /// True if its characters are not shown.
    hidden: bool,
}

impl Reader {
    fn read(&mut self, document: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(document);
        while let Some(part) = xml.next()? {
            match part {
                Part::Open(tag) if SKIPPED.contains(&tag.name()) => xml.skip()?,
                Part::Open(tag) if tag.name() == "t" => {
                    let words = xml.text()?;
                    self.push(&words);
                }
                Part::Open(tag) if tag.name() == "sdtPr" => {
                    if is_contents(&mut xml)? {
                        // The content control ends with its contents.
                        xml.skip()?;
                    }
                }
                Part::Open(tag) => self.open(&tag),
                Part::Close(tag) => self.close(tag.name()),
                Part::Text(_) => {}
            }
        }
        while !self.paragraphs.is_empty() {
            self.close("p");
        }
        Ok(())
    }

    fn push(&mut self, words: &str) {
        if self.run.as_ref().is_some_and(|run| run.hidden) {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => self.run = Some(Run::default()),
            "tr" => self.draft.row(),
            "tc" => self.draft.cell(),
            "tab" if self.run.is_some() => self.push("\t"),
            "br" if tag.get("type").is_none_or(|kind| kind == "textWrapping") => self.push("\n"),
            "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "vanish" if is_on(tag) => {
                if let Some(run) = &mut self.run {
                    run.hidden = true;
                }
            }
            "footnoteReference" | "endnoteReference" => self.note(tag),
            "pStyle" | "outlineLvl" | "numId" => self.property(tag),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop().filter(|paragraph| !paragraph.skipped) {
                    let listed = if paragraph.listed { BlockKind::Item } else { BlockKind::Paragraph };
                    self.draft.add(paragraph.kind.unwrap_or(listed), &paragraph.words);
                }
            }
            "r" => self.run = None,
            "tr" => self.draft.end_row(),
            _ => {}
        }
    }

    /// Reads a property of the current paragraph.
    fn property(&mut self, tag: &Tag<'_>) {
        let (Some(paragraph), Some(value)) = (self.paragraphs.last_mut(), tag.get("val")) else { return };
        match tag.name() {
            "pStyle" => {
                let style = self.styles.of(&value);
                paragraph.kind = style.kind;
                paragraph.listed |= style.listed;
                paragraph.skipped = style.skipped;
            }
            "outlineLvl" => {
                let level = value.parse::<u8>().ok().filter(|level| *level < 9);
                paragraph.kind = paragraph.kind.take().or(level.map(|level| BlockKind::Heading(level + 1)));
            }
            _ => paragraph.listed = value != "0",
        }
    }

    fn note(&mut self, tag: &Tag<'_>) {
        let kind = tag.name().trim_end_matches("Reference").to_owned();
        if let Some(note) = tag.get("id").and_then(|id| self.notes.remove(&(kind, id))) {
            self.draft.note(note);
        }
    }
}

/// Reads the properties of a content control; returns true if it is a table of contents.
fn is_contents(xml: &mut Xml<'_>) -> Result<bool, Refusal> {
    let (mut depth, mut found) = (1, false);
    while depth > 0 {
        match xml.next()? {
            Some(Part::Open(tag)) => {
                depth += 1;
                found |= tag.name() == "docPartGallery"
                    && tag.get("val").is_some_and(|kind| kind == "Table of Contents");
            }
            Some(Part::Close(_)) => depth -= 1,
            Some(Part::Text(_)) => {}
            None => break,
        }
    }
    Ok(found)
}
