//! Reads TEI: records of parliaments such as `ParlaMint`, plays, and prose.

mod header;

use crate::import::blocks::{BlockKind, CastMember};
use crate::import::imported::{Extracted, Refusal};
use crate::import::read::draft::Draft;
use crate::import::read::xml::{self, Part, Tag, Xml, on_one_line};
use header::Header;
use std::collections::HashMap;

/// Elements whose content is not part of the text.
const SKIPPED: &[&str] = &[
    "gap",
    "linkGrp",
    "figDesc",
    "listPerson",
    "listOrg",
    "fw",
    "graphic",
    "include",
    "orig",
    "sic",
    "abbr",
];
/// Elements about what happens.
const DIRECTIONS: &[&str] = &["vocal", "kinesic", "incident", "stage", "writing"];
/// Elements of prose, in which a note is a footnote.
const PROSE: &[&str] = &["p", "ab", "l", "item", "head", "quote", "cell"];
/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "u",
    "seg",
    "p",
    "head",
    "note",
    "item",
    "l",
    "lg",
    "quote",
    "cit",
    "sp",
    "speaker",
    "div",
    "ab",
    "list",
    "trailer",
    "opener",
    "closer",
    "dateline",
    "signed",
    "salute",
    "titlePart",
    "cell",
    "row",
    "table",
    "vocal",
    "kinesic",
    "incident",
    "stage",
    "writing",
    "body",
    "front",
    "back",
    "text",
];

/// Returns true if a text begins like TEI.
pub(super) fn is(text: &str) -> bool {
    ["TEI", "TEI.2", "teiCorpus"].iter().any(|name| xml::has_root(text, name))
}

/// Reads a document.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let mut xml = Xml::new(text);
    let mut reader = Reader::default();
    while let Some(part) = xml.next()? {
        match part {
            Part::Open(tag) if tag.name() == "teiHeader" => reader.header.read(&mut xml)?,
            Part::Open(tag) if SKIPPED.contains(&tag.name()) => xml.skip()?,
            Part::Open(tag) => reader.open(&tag),
            Part::Close(tag) => reader.close(tag.name()),
            Part::Text(text) => reader.text(&text),
        }
    }
    reader.flush();
    let Reader { mut draft, header, labels, .. } = reader;
    let has_turns = draft.layout.blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }));
    header.fill(&mut draft.layout.meta);
    draft.layout.meta.cast = labels
        .into_iter()
        .filter_map(|(id, label)| Some(CastMember { label, ..header.person(&id)? }))
        .collect();
    if has_turns { draft.end() } else { draft.finish() }
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    header: Header,
    /// The label of each speaker, by the id.
    labels: HashMap<String, String>,
    /// The open elements.
    open: Vec<Open>,
    words: String,
    /// The name in the note above the next utterance.
    announced: Option<String>,
    /// The label of the current utterance or speech.
    label: String,
    /// True until the first words of an utterance.
    begins: bool,
    /// True inside a word of an annotated text.
    in_token: bool,
    /// True if the text is annotated word by word.
    is_tokenized: bool,
}

/// An open element.
struct Open {
    name: String,
    /// True for a note with the name of a speaker.
    names_speaker: bool,
    /// True if no space follows a word.
    joins: bool,
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if name == "TEI" {
            self.header.language = self.header.language.take().or_else(|| tag.get("lang"));
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "u" => {
                self.begins = true;
                self.label = self.label_of(&tag.get("who").unwrap_or_default());
            }
            "sp" => {
                self.begins = true;
                self.label = tag.get("who").map(|who| self.label_of(&who)).unwrap_or_default();
            }
            "w" | "pc" => {
                self.in_token = true;
                self.is_tokenized = true;
            }
            "lb" => self.words.push('\n'),
            _ => {}
        }
        self.open.push(Open {
            names_speaker: name == "note" && tag.get("type").is_some_and(|kind| kind == "speaker"),
            joins: tag.get("join").is_some_and(|join| join == "right" || join == "both"),
            name: name.to_owned(),
        });
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        if matches!(name, "w" | "pc") {
            self.in_token = false;
            if self.open.get(at).is_none_or(|open| !open.joins) {
                self.words.push(' ');
            }
        }
        self.open.truncate(at);
    }

    fn text(&mut self, text: &str) {
        if self.is_tokenized && !self.in_token && text.trim().is_empty() {
            return;
        }
        // Words in the elements of an annotated text stay apart.
        self.words.push_str(&text.replace(['\n', '\r', '\t'], " "));
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let words = on_one_line(&std::mem::take(&mut self.words));
        if words.is_empty() {
            return;
        }
        let is_open = |name: &str| self.open.iter().any(|open| open.name == name);
        let innermost = self.open.iter().rev().find(|open| BLOCKS.contains(&open.name.as_str()));
        let name = innermost.map_or("", |open| open.name.as_str());
        if innermost.is_some_and(|open| open.names_speaker) {
            self.announced = Some(words);
            return;
        }
        let is_direction = DIRECTIONS.iter().any(|name| is_open(name));
        let is_spoken = is_open("u") || is_open("sp");
        let kind = match name {
            _ if is_direction => BlockKind::Direction,
            "speaker" => {
                words.trim_end_matches([':', '.', ' ']).clone_into(&mut self.label);
                return;
            }
            "note" if is_spoken || !PROSE.iter().any(|name| is_open(name)) => BlockKind::Direction,
            "note" => return self.draft.note(words),
            "head" | "titlePart" => {
                let depth = self.open.iter().filter(|open| open.name == "div").count();
                BlockKind::Heading(u8::try_from(depth.clamp(1, 6)).unwrap_or(1))
            }
            _ if is_spoken => {
                let continues = !std::mem::take(&mut self.begins);
                let label = self.label.clone();
                return self.draft.turn(&label, None, &words, continues);
            }
            "item" => BlockKind::Item,
            "quote" | "cit" => BlockKind::Quotation,
            "signed" | "dateline" => BlockKind::Boilerplate,
            _ => BlockKind::Paragraph,
        };
        self.draft.add(kind, &words);
    }

    /// The label of a speaker: the listed name, the announced one, or the id.
    fn label_of(&mut self, who: &str) -> String {
        let id =
            who.split_whitespace().next().unwrap_or_default().rsplit(['#', ':']).next().unwrap_or_default();
        let announced =
            self.announced.take().map(|name| name.trim_end_matches([':', '.', '-', '–', ' ']).to_owned());
        if id.is_empty() {
            return announced.unwrap_or_default();
        }
        if let Some(known) = self.labels.get(id) {
            return known.clone();
        }
        let listed = self.header.person(id).map(|person| person.name);
        let label = listed.or(announced).unwrap_or_else(|| parted(id));
        self.labels.insert(id.to_owned(), label.clone());
        label
    }
}

/// The words of an id, which begin with capitals: "Ling Ada" for `LingAda`.
fn parted(id: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in id.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        out.push(if matches!(c, '_' | '.') { ' ' } else { c });
        before = c;
    }
    on_one_line(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_words() {
        assert_eq!(parted("LingAda"), "Ling Ada");
        assert_eq!(parted("McLing_Ada"), "Mc Ling Ada");
    }

    #[test]
    fn annotated_words_are_joined() {
        let text = "<TEI><text><body><u who=\"#LingAda\"><seg><s><w>We</w> <w>open</w>\n <w join=\"right\">it</w><pc>.</pc></s></seg></u></body></text></TEI>";
        let read = read(text).unwrap();
        assert_eq!(read.layout.blocks[0].words.as_str(), "We open it.");
    }
}
