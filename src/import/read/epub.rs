//! Reads books in EPUB, chapter by chapter.

use crate::import::blocks::{BlockKind, Meta};
use crate::import::date;
use crate::import::imported::{Extracted, Options, Refusal};
use crate::import::read::archive::{Archive, broken};
use crate::import::read::draft::Draft;
use crate::import::read::xml::{Part, Tag, Xml, on_one_line};
use crate::text::Cut;
use std::collections::HashMap;

/// Elements whose content is not part of the text.
const SKIPPED: &[&str] =
    &["head", "script", "style", "nav", "svg", "math", "rt", "rp", "template", "audio", "video"];
/// Values of `epub:type` and `role` whose elements are not part of the text.
const SKIPPED_TYPES: &[&str] = &[
    "noteref",
    "doc-noteref",
    "pagebreak",
    "doc-pagebreak",
    "toc",
    "doc-toc",
    "page-list",
    "landmarks",
    "doc-backlink",
];
/// Values of `epub:type` and `role` of elements with a note.
const NOTES: &[&str] = &[
    "footnote",
    "doc-footnote",
    "endnote",
    "doc-endnote",
    "rearnote",
    "footnotes",
    "endnotes",
    "doc-endnotes",
];
/// Elements that begin and end a paragraph.
const BREAKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "table",
    "caption",
    "body",
    "hr",
    "pre",
    "address",
    "aside",
    "blockquote",
];

/// Returns true if the bytes are a book.
pub(super) fn is(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_some_and(|mut archive| {
        let kind = archive.text("mimetype").ok().flatten().unwrap_or_default();
        kind.trim() == "application/epub+zip"
            || archive.has("META-INF/container.xml") && archive.has("OEBPS/content.opf")
    })
}

/// Reads a book.
pub(super) fn read(bytes: &[u8], _: Options<'_>) -> Result<Extracted, Refusal> {
    let mut archive = Archive::open(bytes).ok_or_else(|| broken("it is not a zip archive"))?;
    let package_path = package_path(&archive.required("META-INF/container.xml")?)?;
    let package = Package::read(&archive.required(&package_path)?)?;
    let folder = package_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut reader = Reader::default();
    reader.draft.layout.meta = package.meta;
    for path in &package.chapters {
        let Some(chapter) = archive.text(&joined(folder, path))? else { continue };
        if chapter.contains('\0') {
            return Err(Refusal::new(
                "this book is encrypted",
                "open it in the program that it was bought for, and copy what you need",
            ));
        }
        reader.chapter(&chapter)?;
    }
    reader.draft.mark_title();
    reader.draft.finish()
}

/// The path of the package in `container.xml`.
fn package_path(container: &str) -> Result<String, Refusal> {
    let mut xml = Xml::new(container);
    while let Some(part) = xml.next()? {
        if let Part::Open(tag) = part
            && tag.name() == "rootfile"
            && let Some(path) = tag.get("full-path")
        {
            return Ok(path);
        }
    }
    Err(broken("it does not say where its package is"))
}

/// What a package says about a book.
#[derive(Default)]
struct Package {
    meta: Meta,
    /// The files of the chapters, in the order of reading, relative to the package.
    chapters: Vec<String>,
}

impl Package {
    fn read(text: &str) -> Result<Self, Refusal> {
        let mut package = Self::default();
        let mut files: HashMap<String, String> = HashMap::new();
        let mut xml = Xml::new(text);
        while let Some(part) = xml.next()? {
            let Part::Open(tag) = part else { continue };
            match tag.name() {
                name @ ("title" | "creator" | "publisher" | "date" | "language") => {
                    let name = name.to_owned();
                    let value = xml.line()?;
                    package.property(&name, value);
                }
                "item" => {
                    let is_text = tag.get("media-type").is_some_and(|kind| kind.contains("html"));
                    if let (Some(id), Some(file)) = (tag.get("id"), tag.get("href"))
                        && is_text
                        && !tag.has_word("properties", "nav")
                    {
                        files.insert(id, file);
                    }
                }
                "itemref" => {
                    let is_linear = tag.get("linear").is_none_or(|linear| linear != "no");
                    let file = tag.get("idref").filter(|_| is_linear).and_then(|id| files.get(&id));
                    package.chapters.extend(file.cloned());
                }
                _ => {}
            }
        }
        Ok(package)
    }

    fn property(&mut self, name: &str, value: String) {
        let meta = &mut self.meta;
        match name {
            _ if value.is_empty() => {}
            "title" => meta.title = meta.title.take().or(Some(value)),
            "creator" => meta.authors.push(value),
            "publisher" => meta.publisher = Some(value),
            "date" => meta.published = value.get(..10).and_then(date::find).or(meta.published.take()),
            _ => meta.language = Some(value),
        }
    }
}

/// The path of a file in the archive, from the folder of the package and a link in it.
fn joined(folder: &str, link: &str) -> String {
    let link = link.split('#').next().unwrap_or_default();
    let link = percent_decoded(link);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decoded(link: &str) -> String {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(hex.unwrap_or(b'%'));
        rest = if hex.is_some() { after.cut(2..) } else { after };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads the chapters into one draft.
#[derive(Default)]
struct Reader {
    draft: Draft,
    /// The words of the current paragraph.
    words: String,
    /// The names of the open elements, and what each makes of its words.
    open: Vec<(String, Option<BlockKind>)>,
    /// The words of the open note, and its depth.
    note: Option<(String, usize)>,
}

impl Reader {
    fn chapter(&mut self, text: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(text);
        while let Some(part) = xml.next()? {
            match part {
                Part::Open(tag) if is_skipped(&tag) => xml.skip()?,
                Part::Open(tag) => self.open(&tag),
                Part::Close(tag) => self.close(tag.name()),
                Part::Text(text) => self.words.push_str(&text.replace(['\n', '\r', '\t'], " ")),
            }
        }
        while let Some((name, _)) = self.open.last() {
            let name = name.clone();
            self.close(&name);
        }
        self.flush();
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name().to_ascii_lowercase();
        let kind = kind(&name);
        if kind.is_some() || BREAKS.contains(&name.as_str()) {
            self.flush();
        }
        match name.as_str() {
            "br" => self.words.push('\n'),
            "tr" => {
                self.flush();
                self.draft.row();
            }
            "td" | "th" => self.draft.cell(),
            _ => {}
        }
        if self.note.is_none()
            && NOTES.iter().any(|note| tag.has_word("type", note) || tag.has_word("role", note))
        {
            self.note = Some((String::new(), self.open.len()));
        }
        self.open.push((name, kind));
    }

    fn close(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == name) else { return };
        if kind(&name).is_some()
            || BREAKS.contains(&name.as_str())
            || matches!(name.as_str(), "td" | "th" | "tr")
        {
            self.flush();
        }
        if name == "tr" {
            self.draft.end_row();
        }
        self.open.truncate(at);
        if let Some((note, _)) = self.note.take_if(|(_, depth)| *depth >= at) {
            self.draft.note(note);
        }
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let words: Vec<String> = words.split('\n').map(on_one_line).collect();
        let words = words.join("\n");
        if words.trim().is_empty() {
            return;
        }
        if let Some((note, _)) = &mut self.note {
            // Each paragraph of a list of notes is a note.
            if !note.is_empty() {
                self.draft.note(std::mem::take(note));
            }
            *note = on_one_line(&words);
            return;
        }
        let kind = self.open.iter().rev().find_map(|(_, kind)| kind.clone());
        self.draft.add(kind.unwrap_or(BlockKind::Paragraph), &words);
    }
}

/// The kind of the words in an element.
fn kind(name: &str) -> Option<BlockKind> {
    let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    match name {
        "li" => Some(BlockKind::Item),
        "blockquote" => Some(BlockKind::Quotation),
        "figcaption" | "caption" => Some(BlockKind::Caption { credit: None, image: None }),
        _ => level.filter(|level| (1..7).contains(level)).map(BlockKind::Heading),
    }
}

/// Returns true for elements that are hidden or not part of the text.
fn is_skipped(tag: &Tag<'_>) -> bool {
    SKIPPED.contains(&tag.name())
        || tag.get("hidden").is_some()
        || SKIPPED_TYPES.iter().any(|kind| tag.has_word("type", kind) || tag.has_word("role", kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_package() {
        assert_eq!(joined("OEBPS", "text/a%20b.xhtml#c"), "OEBPS/text/a b.xhtml");
        assert_eq!(joined("OEBPS/x", "../../a.xhtml"), "a.xhtml");
        assert_eq!(joined("", "100%.xhtml"), "100%.xhtml");
    }
}
