//! Reads `OpenDocument` texts, zipped or as one XML file.

use crate::import::blocks::BlockKind;
use crate::import::imported::{Extracted, Options, Refusal};
use crate::import::read::archive::Archive;
use crate::import::read::decode::decode;
use crate::import::read::draft::Draft;
use crate::import::read::xml::{self, Part, Tag, Xml, on_one_line};
use std::collections::HashMap;

/// Maximum number of spaces that one element stands for.
const MAX_SPACES: usize = 200;

/// Elements whose content is not part of the text.
const SKIPPED: &[&str] = &[
    "annotation",
    "tracked-changes",
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
    "bibliography",
    "note-citation",
    "ruby-text",
    "hidden-text",
    "forms",
    "sequence-decls",
    "variable-decls",
    "binary-data",
    "event-listeners",
];

/// Returns true if the bytes are an `OpenDocument` text.
pub(super) fn is(bytes: &[u8]) -> bool {
    if let Some(mut archive) = Archive::open(bytes) {
        let kind = archive.text("mimetype").ok().flatten().unwrap_or_default();
        return kind.trim().starts_with("application/vnd.oasis.opendocument.text")
            && archive.has("content.xml");
    }
    is_flat(bytes)
}

/// Returns true if the bytes are an `OpenDocument` text in one XML file.
fn is_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    if !head.trim_ascii_start().starts_with(b"<") && !head.starts_with(b"\xef\xbb\xbf<") {
        return false;
    }
    let head = String::from_utf8_lossy(head);
    xml::root(&head) == Some("office:document") && head.contains("opendocument.text")
}

/// Reads an `OpenDocument` text.
pub(super) fn read(bytes: &[u8], _: Options<'_>) -> Result<Extracted, Refusal> {
    let mut reader = Reader::default();
    match Archive::open(bytes) {
        Some(mut archive) => {
            let title = title(&archive.text("meta.xml")?.unwrap_or_default())?;
            reader.learn(&archive.text("styles.xml")?.unwrap_or_default())?;
            let content = archive.required("content.xml")?;
            reader.learn(&content)?;
            reader.read(&content)?;
            reader.draft.confirm_title(&title);
        }
        None => {
            let text = decode(bytes)?.text;
            reader.learn(&text)?;
            reader.read(&text)?;
            reader.draft.confirm_title(&title(&text)?);
        }
    }
    reader.draft.finish()
}

/// The title in the properties of a document.
fn title(properties: &str) -> Result<String, Refusal> {
    let mut xml = Xml::new(properties);
    while let Some(part) = xml.next()? {
        match part {
            Part::Open(tag) if tag.name() == "title" && tag.has_prefix("dc") => return xml.line(),
            Part::Open(tag) if tag.name() == "body" => break,
            _ => {}
        }
    }
    Ok(String::new())
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    /// The style that each style is based on.
    bases: HashMap<String, String>,
    /// The open paragraphs. One in a text box or a note is inside another one.
    paragraphs: Vec<(BlockKind, String)>,
    /// The number of open lists.
    lists: usize,
    /// The words of the open footnote, and how many paragraphs are open around it.
    note: Option<(String, usize)>,
}

impl Reader {
    /// Learns which style each style is based on.
    fn learn(&mut self, text: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(text);
        while let Some(part) = xml.next()? {
            match part {
                Part::Open(tag) if tag.name() == "body" => break,
                Part::Open(tag) if tag.name() == "style" => {
                    if let (Some(name), Some(base)) = (tag.get("name"), tag.get("parent-style-name")) {
                        self.bases.insert(name, base);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(text);
        let mut inside = false;
        while let Some(part) = xml.next()? {
            match part {
                Part::Open(tag) if !inside => inside = tag.name() == "body",
                Part::Open(tag) if SKIPPED.contains(&tag.name()) || is_drawing_text(&tag) => xml.skip()?,
                Part::Open(tag) => self.open(&tag),
                Part::Close(tag) if tag.name() == "body" => inside = false,
                Part::Close(tag) => self.close(tag.name()),
                Part::Text(text) => self.push(&text.replace(['\n', '\r', '\t'], " ")),
            }
        }
        while !self.paragraphs.is_empty() {
            self.close("p");
        }
        Ok(())
    }

    fn push(&mut self, words: &str) {
        if let Some((_, paragraph)) = self.paragraphs.last_mut() {
            paragraph.push_str(words);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "h" => {
                let level = tag.get("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1_u8);
                let kind = match self.kind_of(tag) {
                    kind @ Some(BlockKind::Title | BlockKind::Subtitle) => kind,
                    _ => None,
                };
                self.paragraphs.push((kind.unwrap_or(BlockKind::Heading(level.max(1))), String::new()));
            }
            "p" => {
                let listed = if self.lists > 0 { BlockKind::Item } else { BlockKind::Paragraph };
                let kind = self.kind_of(tag).unwrap_or(listed);
                self.paragraphs.push((kind, String::new()));
            }
            "list" => self.lists += 1,
            "note" => self.note = Some((String::new(), self.paragraphs.len())),
            "s" => {
                let count = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.push(&" ".repeat(count.min(MAX_SPACES)));
            }
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "table-row" => self.draft.row(),
            "table-cell" => self.draft.cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                let Some((kind, words)) = self.paragraphs.pop() else { return };
                match &mut self.note {
                    Some((note, outside)) if self.paragraphs.len() >= *outside => {
                        note.push_str(&words);
                        note.push(' ');
                    }
                    _ => self.draft.add(kind, &words),
                }
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "note" => {
                if let Some((note, _)) = self.note.take() {
                    self.draft.note(on_one_line(&note));
                }
            }
            "table-row" => self.draft.end_row(),
            _ => {}
        }
    }

    /// The kind of a paragraph by its style, or by the styles that this is based on.
    fn kind_of(&self, tag: &Tag<'_>) -> Option<BlockKind> {
        let mut name = tag.get("style-name")?;
        for _ in 0..12 {
            match name.as_str() {
                "Title" => return Some(BlockKind::Title),
                "Subtitle" => return Some(BlockKind::Subtitle),
                "Quotations" => return Some(BlockKind::Quotation),
                "Caption" | "Illustration" | "Figure" => {
                    return Some(BlockKind::Caption { credit: None, image: None });
                }
                _ => {}
            }
            let level = name.strip_prefix("Heading_20_").and_then(|level| level.parse::<u8>().ok());
            if let Some(level) = level {
                return Some(BlockKind::Heading(level.max(1)));
            }
            name = self.bases.get(&name)?.clone();
        }
        None
    }
}

/// Returns true for the title and the description of a drawing.
fn is_drawing_text(tag: &Tag<'_>) -> bool {
    matches!(tag.name(), "title" | "desc") && tag.has_prefix("svg")
}
