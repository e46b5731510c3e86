//! Reads Akoma Ntoso: records of parliaments, and other documents of theirs.

use crate::import::blocks::{BlockKind, CastMember};
use crate::import::imported::{Extracted, Refusal};
use crate::import::read::draft::Draft;
use crate::import::read::xml::{self, Part, Tag, Xml, on_one_line};
use std::collections::HashMap;

/// Elements whose content is not part of the text.
const SKIPPED: &[&str] = &["conclusions", "coverPage", "attachments", "components", "img", "toc"];
/// Elements of what somebody says.
const SPOKEN: &[&str] = &["speech", "question", "answer", "speechGroup", "other"];
/// Elements about what happens.
const DIRECTIONS: &[&str] = &["scene", "narrative", "summary", "recordedTime"];
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "from",
    "heading",
    "subheading",
    "num",
    "docTitle",
    "li",
    "item",
    "blockList",
    "ul",
    "ol",
    "listIntroduction",
    "quotedText",
    "quotedStructure",
    "longTitle",
    "scene",
    "narrative",
    "summary",
    "recordedTime",
    "tr",
    "td",
    "th",
    "speech",
    "question",
    "answer",
    "debateSection",
    "authorialNote",
    "caption",
    "docNumber",
    "docDate",
    "block",
];

/// Returns true if a text begins like Akoma Ntoso.
pub(super) fn is(text: &str) -> bool {
    xml::has_root(text, "akomaNtoso")
}

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let mut xml = Xml::new(text);
    let mut reader = Reader::default();
    while let Some(part) = xml.next()? {
        match part {
            Part::Open(tag) if SKIPPED.contains(&tag.name()) => xml.skip()?,
            Part::Open(tag) => reader.open(&tag),
            Part::Close(tag) => reader.close(tag.name()),
            Part::Text(text) if !reader.in_meta => {
                reader.words.push_str(&text.replace(['\n', '\r', '\t'], " "));
            }
            Part::Text(_) => {}
        }
    }
    reader.flush();
    let Reader { mut draft, cast, title, date, place, .. } = reader;
    let has_turns = draft.layout.blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }));
    let meta = &mut draft.layout.meta;
    meta.title = title;
    meta.date = date;
    meta.place = place;
    meta.cast = cast;
    if has_turns { draft.end() } else { draft.finish() }
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    /// The names of people, roles and organizations, by their ids.
    names: HashMap<String, String>,
    cast: Vec<CastMember>,
    title: Option<String>,
    date: Option<String>,
    place: Option<String>,
    in_meta: bool,
    /// The names of the open elements.
    open: Vec<String>,
    words: String,
    /// The label of the current speech.
    label: String,
    /// The listed name and role of its speaker.
    listed: Option<(String, Option<String>)>,
    /// True until the first words of a speech.
    begins: bool,
    /// The number before a heading.
    number: String,
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "meta" => self.in_meta = true,
            "TLCPerson" | "TLCRole" | "TLCOrganization" => {
                if let (Some(id), Some(name)) = (tag.get("eId").or_else(|| tag.get("id")), tag.get("showAs"))
                {
                    self.names.insert(id, name);
                }
            }
            "FRBRdate" if self.date.is_none() => {
                self.date = tag.get("date").and_then(|date| date.get(..10).map(str::to_owned));
            }
            "docDate" => {
                let date = tag.get("date").and_then(|date| date.get(..10).map(str::to_owned));
                self.date = date.or(self.date.take());
            }
            "br" | "eol" => self.words.push(' '),
            name if SPOKEN.contains(&name) => {
                self.begins = true;
                self.label.clear();
                let known = |id: Option<String>| self.names.get(id?.trim_start_matches('#')).cloned();
                let role = known(tag.get("as"));
                self.listed = known(tag.get("by")).map(|name| (name, role));
                if let Some((name, _)) = &self.listed {
                    self.label = given_first(name);
                }
            }
            _ => {}
        }
        self.open.push(name.to_owned());
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        }
        if name == "meta" {
            self.in_meta = false;
        }
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(at);
        }
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let words = on_one_line(&std::mem::take(&mut self.words));
        if words.is_empty() {
            return;
        }
        let is_open = |name: &str| self.open.iter().any(|open| open == name);
        let innermost = self.open.iter().rev().find(|open| BLOCKS.contains(&open.as_str()));
        let is_spoken = SPOKEN.iter().any(|name| is_open(name));
        let kind = match innermost.map_or("", String::as_str) {
            "from" => return self.named(&words),
            "num" => {
                self.number = words;
                return;
            }
            "heading" | "subheading" => {
                let number = std::mem::take(&mut self.number);
                let heading = on_one_line(&format!("{number} {words}"));
                let depth = self.open.iter().filter(|open| open.ends_with("Section")).count();
                let level = u8::try_from(depth.clamp(1, 5)).unwrap_or(1) + 1;
                return self.draft.add(BlockKind::Heading(level), &heading);
            }
            "docTitle" => {
                self.title = self.title.take().or(Some(words.clone()));
                BlockKind::Title
            }
            "authorialNote" => return self.draft.note(words),
            _ if is_open("authorialNote") => return self.draft.note(words),
            "docNumber" | "docDate" => BlockKind::Boilerplate,
            _ if is_open("docTitle") => BlockKind::Title,
            _ if DIRECTIONS.iter().any(|name| is_open(name)) => BlockKind::Direction,
            _ if is_open("preface") => BlockKind::Boilerplate,
            _ if is_spoken => {
                let continues = !std::mem::take(&mut self.begins);
                self.list();
                let label = self.label.clone();
                return self.draft.turn(&label, None, &words, continues);
            }
            "li" | "item" => BlockKind::Item,
            "quotedText" | "quotedStructure" => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        };
        let number = std::mem::take(&mut self.number);
        let words = if number.is_empty() { words } else { format!("{number} {words}") };
        self.draft.add(kind, &words);
    }

    /// Reads the words that name the speaker.
    fn named(&mut self, words: &str) {
        if self.label.is_empty() {
            words.trim_end_matches([':', '.', '-', '–', '—', ' ']).clone_into(&mut self.label);
        }
    }

    /// Remembers the listed speaker of the current speech.
    fn list(&mut self) {
        let Some((_, role)) = &self.listed else { return };
        if let Some(known) = self.cast.iter_mut().find(|member| member.label == self.label) {
            known.role = known.role.take().or_else(|| role.clone());
            return;
        }
        self.cast.push(CastMember {
            label: self.label.clone(),
            name: self.label.clone(),
            role: role.clone(),
            ..CastMember::default()
        });
    }
}

/// A name with the given name first: "Ada Ling" for "Ling, Ada".
fn given_first(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') && given.split(' ').count() < 4 => {
            format!("{given} {family}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeches_have_their_speakers() {
        let text = "<akomaNtoso><debate><meta><identification><FRBRWork><FRBRdate date=\"2031-07-01\" name=\"\"/></FRBRWork></identification><references><TLCPerson eId=\"ling\" href=\"/x\" showAs=\"Ling, Ada\"/><TLCRole eId=\"chair\" href=\"/y\" showAs=\"Chair\"/></references></meta><preface><p><docTitle>Sitting</docTitle></p></preface><debateBody><debateSection name=\"a\"><heading>The quay</heading><speech by=\"#ling\" as=\"#chair\"><from>The Chair:</from><p>We open.</p><p>All of us.</p></speech><scene>(Applause)</scene><question by=\"#x\"><from>Bo Reyes:</from><p>When?</p></question></debateSection></debateBody></debate></akomaNtoso>";
        let read = read(text).unwrap();
        let blocks: Vec<(String, String)> = read
            .layout
            .blocks
            .iter()
            .map(|block| {
                let kind = match &block.kind {
                    BlockKind::Turn { label, .. } => label.clone(),
                    kind => format!("{kind:?}"),
                };
                (kind, block.words.as_str().to_owned())
            })
            .collect();
        let blocks: Vec<(&str, &str)> = blocks.iter().map(|(kind, words)| (&**kind, &**words)).collect();
        assert_eq!(
            blocks,
            [
                ("Title", "Sitting"),
                ("Heading(2)", "The quay"),
                ("Ada Ling", "We open."),
                ("Ada Ling", "All of us."),
                ("Direction", "(Applause)"),
                ("Bo Reyes", "When?"),
            ]
        );
        assert_eq!(read.layout.meta.cast[0].role.as_deref(), Some("Chair"));
        assert_eq!(read.layout.meta.date.as_deref(), Some("2031-07-01"));
    }
}
