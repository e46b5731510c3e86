//! Reads rich text (RTF).

mod tokens;

use crate::import::blocks::BlockKind;
use crate::import::imported::{Extracted, Options, Refusal};
use crate::import::read::draft::Draft;
use crate::import::read::xml::on_one_line;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;
use tokens::{Token, Tokens, encoding_of_charset, encoding_of_page, named};

/// Maximum depth of nested groups.
const MAX_DEPTH: usize = 400;

/// Groups whose content is not part of the text.
const SKIPPED: &[&str] = &[
    "colortbl",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "object",
    "atnid",
    "annotation",
    "xe",
    "tc",
    "rxe",
    "nonshppict",
    "author",
    "company",
    "operator",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
];

/// Returns true if the bytes are rich text.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Reads rich text.
pub(super) fn read(bytes: &[u8], _: Options<'_>) -> Result<Extracted, Refusal> {
    let mut reader = Reader::new();
    for token in Tokens::new(bytes) {
        reader.token(&token)?;
    }
    reader.end_paragraph();
    let title = on_one_line(&reader.title);
    reader.draft.confirm_title(&title);
    reader.draft.finish()
}

/// Where the characters of a group go.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Text,
    Note,
    Title,
    /// The table of fonts, which has their encodings.
    Fonts,
    /// The table of styles, which has their names.
    Styles,
    Nowhere,
}

/// The properties of a group, which its end restores.
#[derive(Clone, Copy)]
struct Group {
    target: Target,
    hidden: bool,
    /// Number of characters that stand for one in Unicode, after it.
    fallbacks: usize,
    encoding: &'static Encoding,
}

struct Reader {
    draft: Draft,
    title: String,
    group: Group,
    outer: Vec<Group>,
    /// True after `\*`: a group that is skipped unless it is known.
    optional: bool,
    words: String,
    note: String,
    /// Bytes in the encoding of the group, to be decoded together.
    bytes: Vec<u8>,
    /// Units of UTF-16, to be decoded together.
    units: Vec<u16>,
    /// Number of characters to skip.
    skip: usize,
    /// The encoding of the document, and those of its fonts.
    page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    /// The names of the styles, and the current style.
    styles: HashMap<i32, String>,
    style: i32,
    level: Option<u8>,
    listed: bool,
    table: Table,
}

/// Where the reader is in a table.
#[derive(Clone, Copy, PartialEq)]
enum Table {
    Outside,
    Row,
    Cell,
}

impl Reader {
    fn new() -> Self {
        Self {
            draft: Draft::default(),
            title: String::new(),
            group: Group { target: Target::Text, hidden: false, fallbacks: 1, encoding: WINDOWS_1252 },
            outer: Vec::new(),
            optional: false,
            words: String::new(),
            note: String::new(),
            bytes: Vec::new(),
            units: Vec::new(),
            skip: 0,
            page: WINDOWS_1252,
            fonts: HashMap::new(),
            font: 0,
            styles: HashMap::new(),
            style: 0,
            level: None,
            listed: false,
            table: Table::Outside,
        }
    }

    fn token(&mut self, token: &Token<'_>) -> Result<(), Refusal> {
        match token {
            Token::Open => {
                self.decode();
                self.skip = 0;
                if self.outer.len() >= MAX_DEPTH {
                    return Err(Refusal::new(
                        format!("groups are nested more than {MAX_DEPTH} deep"),
                        "open the file in a word processor and save it again",
                    ));
                }
                self.outer.push(self.group);
            }
            Token::Close => self.close(),
            Token::Byte(byte) => {
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.flush_units();
                    self.bytes.push(*byte);
                }
            }
            Token::Optional => self.optional = true,
            Token::Word(word, value) => {
                let optional = std::mem::take(&mut self.optional);
                self.word(word, *value, optional);
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        self.decode();
        self.skip = 0;
        self.optional = false;
        let inner = self.group;
        if let Some(outer) = self.outer.pop() {
            self.group = outer;
        }
        if inner.target == Target::Styles && self.group.target != Target::Styles {
            self.style = 0;
        }
        if inner.target == Target::Note && self.group.target != Target::Note {
            let note = std::mem::take(&mut self.note);
            self.draft.note(on_one_line(&note));
        }
    }

    fn word(&mut self, word: &str, value: Option<i32>, optional: bool) {
        if self.skip > 0 && word != "u" {
            // A control word counts as one character that stands for another one.
            self.skip -= 1;
            return;
        }
        if let Some(c) = named(word) {
            self.push(c);
            return;
        }
        if self.property(word, value) {
            return;
        }
        self.decode();
        match word {
            "par" | "sect" if self.group.target == Target::Note => self.note.push(' '),
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.push('\n'),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => {
                self.end_paragraph();
                if self.table != Table::Outside {
                    self.draft.end_row();
                    self.table = Table::Outside;
                }
            }
            "footnote" => self.group.target = Target::Note,
            "title" if self.group.target == Target::Nowhere => self.group.target = Target::Title,
            // The fields of the properties, of which only the title is kept.
            "info" => self.group.target = Target::Nowhere,
            "fonttbl" => self.group.target = Target::Fonts,
            "stylesheet" => self.group.target = Target::Styles,
            "listtext" | "pntext" => {
                self.listed = true;
                self.group.target = Target::Nowhere;
            }
            _ if optional || SKIPPED.contains(&word) => self.group.target = Target::Nowhere,
            _ => {}
        }
    }

    /// Sets a property; returns false if the word is none.
    fn property(&mut self, word: &str, value: Option<i32>) -> bool {
        let number = value.unwrap_or(1);
        match word {
            "u" => {
                self.flush_bytes();
                // Units above 32,767 are written as negative numbers.
                self.units.push(u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default());
                self.skip = self.group.fallbacks;
                return true;
            }
            "uc" => self.group.fallbacks = usize::try_from(number).unwrap_or(0).min(8),
            "ansicpg" => {
                self.page = encoding_of_page(number).unwrap_or(self.page);
                self.group.encoding = self.page;
            }
            "mac" => self.page = encoding_rs::MACINTOSH,
            "f" => {
                self.decode();
                self.font = number;
                self.group.encoding = self.fonts.get(&number).copied().unwrap_or(self.page);
            }
            "fcharset" if self.group.target == Target::Fonts => {
                if let Some(encoding) = encoding_of_charset(number) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "v" | "deleted" => {
                self.decode();
                self.group.hidden = number != 0;
            }
            "plain" => {
                self.decode();
                self.group.hidden = false;
            }
            "pard" => {
                self.style = 0;
                self.level = None;
                self.listed = false;
            }
            "s" => self.style = number,
            "outlinelevel" => self.level = u8::try_from(number).ok().filter(|level| *level < 9),
            "ls" if self.group.target == Target::Text => self.listed = number > 0,
            "trowd" => {
                if self.table == Table::Outside {
                    self.draft.row();
                    self.table = Table::Row;
                }
            }
            _ => return false,
        }
        true
    }

    fn push(&mut self, c: char) {
        self.decode();
        self.push_text(c.encode_utf8(&mut [0; 4]));
    }

    fn push_text(&mut self, text: &str) {
        if self.group.hidden {
            return;
        }
        match self.group.target {
            Target::Text => self.words.push_str(text),
            Target::Note => self.note.push_str(text),
            Target::Title => self.title.push_str(text),
            Target::Styles => self.styles.entry(self.style).or_default().push_str(text),
            Target::Fonts | Target::Nowhere => {}
        }
    }

    fn decode(&mut self) {
        self.flush_bytes();
        self.flush_units();
    }

    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.group.encoding.decode_without_bom_handling(&bytes);
            self.push_text(&text);
        }
    }

    fn flush_units(&mut self) {
        if !self.units.is_empty() {
            let text = String::from_utf16_lossy(&std::mem::take(&mut self.units));
            self.push_text(&text);
        }
    }

    /// Begins a cell of the open row, unless one is open.
    fn begin_cell(&mut self) {
        if self.table == Table::Row {
            self.draft.cell();
            self.table = Table::Cell;
        }
    }

    fn end_cell(&mut self) {
        self.begin_cell();
        self.end_paragraph();
        if self.table == Table::Cell {
            self.table = Table::Row;
        }
    }

    fn end_paragraph(&mut self) {
        self.decode();
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let style = self.styles.get(&self.style).map(|name| name.trim_matches([' ', ';']).to_lowercase());
        let level = || style.as_deref()?.strip_prefix("heading ")?.parse::<u8>().ok();
        let kind = match style.as_deref() {
            Some("title") => BlockKind::Title,
            Some("subtitle") => BlockKind::Subtitle,
            Some("quote" | "intense quote") => BlockKind::Quotation,
            Some("caption") => BlockKind::Caption { credit: None, image: None },
            _ => match self.level.map(|level| level + 1).or_else(level) {
                Some(level) => BlockKind::Heading(level.max(1)),
                None if self.listed => BlockKind::Item,
                None => BlockKind::Paragraph,
            },
        };
        self.begin_cell();
        self.draft.add(kind, &words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let read = read(text.as_bytes(), Options::default()).unwrap();
        read.layout.blocks.into_iter().map(|block| (block.kind, block.words.as_str().to_owned())).collect()
    }

    #[test]
    fn letters_of_every_encoding_are_decoded() {
        let text = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\*\generator x;}\f0 Gr\'fc\'dfe aus \u20013?\u22269 ? \ldblquote Kai\rdblquote{} \f1\'cf\'f0\'e8\'e2\'e5\'f2\par \u-10179?\u-8704? ist \v versteckt\v0 da.\par}";
        let words: Vec<String> = blocks(text).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["Grüße aus 中国 “Kai” Привет", "😀 ist da."]);
    }

    #[test]
    fn groups_that_are_not_text_are_left_out() {
        let text = r"{\rtf1{\stylesheet{\s1 heading 1;}}{\info{\title The quay}{\author Nobody}}{\header Page}{\pict 89504e47}\pard\s1 The quay\par\pard The lamps are lit{\super\chftn{\footnote\pard By night.}} and the doors are open.\par{\listtext\bullet\tab}\ls1 One lamp\par\pard\trowd\intbl Ada Ling\cell We open.\cell\row\pard\par}";
        assert_eq!(
            blocks(text),
            [
                (BlockKind::Title, "The quay".to_owned()),
                (BlockKind::Paragraph, "The lamps are lit and the doors are open.".to_owned()),
                (BlockKind::Item, "One lamp".to_owned()),
                (BlockKind::Paragraph, "Ada Ling We open.".to_owned()),
                (BlockKind::Heading(2), "Notes".to_owned()),
                (BlockKind::Item, "By night.".to_owned()),
            ]
        );
    }

    #[test]
    fn nested_groups_are_bounded() {
        let text = format!("{{\\rtf1 {}", "{".repeat(10_000));
        assert!(read(text.as_bytes(), Options::default()).err().unwrap().message.contains("nested"));
    }
}
