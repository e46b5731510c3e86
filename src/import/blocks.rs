//! The blocks of an input, such as paragraphs and headings.
//!
//! Every word knows its position in the input.

use crate::text::{Cut, fold};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The blocks of an input in reading order.
///
/// Every word of the input is in one of them.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The blocks, in the order of the input.
    pub blocks: Vec<Block>,
    /// The metadata of the input.
    pub meta: Meta,
}

/// The metadata of a document, from front matter, meta tags or a heading.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// The language, a BCP 47 tag.
    pub language: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who speaks in it.
    pub speakers: Vec<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was published.
    ///
    /// In ISO 8601 if the date could be parsed, otherwise as in the document.
    pub published: Option<String>,
    /// When the event took place, in ISO 8601, if the document says so separately.
    pub date: Option<String>,
    /// Where the event took place.
    pub place: Option<String>,
    /// The people whom the input describes apart from its text.
    pub cast: Vec<CastMember>,
}

/// A person whom the input describes apart from its text, such as in a list of members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CastMember {
    /// The label of their turns.
    pub label: String,
    /// The name in full.
    pub name: String,
    /// The family name.
    pub family: Option<String>,
    /// The post.
    pub role: Option<String>,
    /// The organization that they speak for.
    pub organization: Option<String>,
}

/// One block of the input.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its words on one line, with single spaces.
    ///
    /// A word that a line break splits is joined.
    pub words: Words,
}

impl Block {
    /// A block of running text.
    pub(crate) fn paragraph(words: Words) -> Self {
        Self { kind: BlockKind::Paragraph, words }
    }

    /// The block with all positions moved by `bytes`.
    pub(crate) fn moved_by(self, bytes: usize) -> Self {
        let kind = match self.kind {
            BlockKind::Turn { label, place, at } => {
                BlockKind::Turn { label, place: place.start + bytes..place.end + bytes, at }
            }
            kind => kind,
        };
        Self { kind, words: self.words.moved_by(bytes) }
    }

    /// Returns true if the block is running text, as far as is known so far.
    pub(crate) fn is_paragraph(&self) -> bool {
        self.kind == BlockKind::Paragraph
    }
}

/// The kind of a block.
///
/// Only [`Paragraph`](BlockKind::Paragraph), [`Item`](BlockKind::Item),
/// [`Quotation`](BlockKind::Quotation) and [`Turn`](BlockKind::Turn) contain statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the document.
    Title,
    /// A line under the title.
    Subtitle,
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A block quotation: somebody's own words.
    Quotation,
    /// What one person says in a transcript.
    ///
    /// Each paragraph of a turn is a block with the same label.
    Turn {
        /// The label of the speaker, without the colon; empty for an unnamed one.
        label: String,
        /// The range of the label in the input.
        place: Range<usize>,
        /// The time, as in the input ("00:01:02.500").
        at: Option<String>,
    },
    /// A stage direction in a transcript: "(Applause.)".
    Direction,
    /// What a picture shows.
    Caption {
        /// Who made the picture, if the caption says so.
        credit: Option<String>,
        /// The picture's file or address.
        image: Option<String>,
    },
    /// Place and date before the first sentence: "CHONGQING, 3 June --".
    Dateline,
    /// Who wrote it.
    Byline,
    /// Where the text comes from: "Source: …".
    Source,
    /// Parts of the page outside the text: contacts, page numbers, menus, "###".
    Boilerplate,
}

/// Words on one line, with the position of each in the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    text: String,
    /// The pieces, in order and without gaps.
    ///
    /// Each has its start in `text`, and the bytes of the input that it came from.
    /// A piece of the same length in both is a copy; any other, such as an entity or a line break, is indivisible.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Words {
    /// Adds a copy of `text`, which begins at byte `at` of the input.
    pub fn push(&mut self, text: &str, at: usize) {
        self.push_for(text, at..at + text.len());
    }

    /// Adds `text` for the bytes `place` of the input, which may differ from it.
    pub fn push_for(&mut self, text: &str, place: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let copy = place.len() == text.len();
        let start = self.text.len();
        self.text.push_str(text);
        if let Some((from, last)) = self.pieces.last_mut()
            && copy
            && last.end == place.start
            && last.len() == start - *from
        {
            last.end = place.end;
            return;
        }
        self.pieces.push((start, place));
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns true if there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A part of the words with its positions, without white space at its ends.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let part = self.text.cut(range.clone());
        let start = range.start + (part.len() - part.trim_start().len());
        let mut slice = Self::default();
        slice.push_part(self, start..start + part.trim().len());
        slice
    }

    /// Adds a part of other words.
    pub fn push_part(&mut self, other: &Self, range: Range<usize>) {
        let first = other.pieces.partition_point(|(from, _)| *from <= range.start).saturating_sub(1);
        for (index, (from, place)) in other.pieces.iter().enumerate().skip(first) {
            let end = other.pieces.get(index + 1).map_or(other.text.len(), |(next, _)| *next);
            let (start, stop) = ((*from).max(range.start), end.min(range.end));
            if *from >= range.end {
                break;
            }
            if start >= stop {
                continue;
            }
            if end - from == place.len() {
                self.push(other.text.cut(start..stop), place.start + (start - from));
            } else {
                self.push_for(other.text.cut(start..stop), place.clone());
            }
        }
    }

    /// Returns these words with the positions of the text from which `text` was put together.
    #[must_use]
    pub(crate) fn through(&self, text: &Self) -> Self {
        let mut moved = Self::default();
        for (index, (from, place)) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
            let piece = self.text.cut(*from..end);
            if piece.len() != place.len() {
                moved.push_for(piece, text.place(place.clone()));
                continue;
            }
            // A space may stand for a line break of the same length.
            let mut same = 0;
            for (at, c) in piece.char_indices() {
                let next = at + c.len_utf8();
                let own = place.start + at..place.start + next;
                if text.text.cut(own.clone()) != piece.cut(at..next) {
                    moved.push_part(text, place.start + same..own.start);
                    moved.push_for(piece.cut(at..next), text.place(own));
                    same = next;
                }
            }
            moved.push_part(text, place.start + same..place.end);
        }
        moved
    }

    /// Adds the bytes `range` of the input `text` on one line.
    ///
    /// White space becomes one space, or nothing at a line break in a script without spaces.
    /// Invisible characters are left out. Ligatures and the like become letters.
    pub fn gather(&mut self, text: &str, range: Range<usize>) {
        let source = text.cut(range.clone());
        // Most lines are copied as they are.
        if fold::is_evenly_spaced(source, |c| fold::is_letter_form(c) || is_invisible(c)) {
            self.push(source, range.start);
            return;
        }
        let mut run = 0;
        let mut chars = source.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            // Most characters, and single spaces between words, are copied as they are.
            let next = chars.peek().map(|(_, next)| *next);
            let is_single = c == ' ' && at > run && next.is_some_and(|next| !next.is_whitespace());
            if c.is_ascii_graphic() || is_single {
                continue;
            }
            let blank = c.is_whitespace();
            let letters = fold::is_letter_form(c);
            if !blank && !letters && !is_invisible(c) {
                continue;
            }
            self.push(source.cut(run..at), range.start + run);
            let mut end = at + c.len_utf8();
            if letters {
                self.push_letters(c, range.start + at..range.start + end);
            }
            let mut broken = c == '\n';
            if blank {
                while let Some((next, c)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                    broken |= c == '\n';
                    end = next + c.len_utf8();
                }
                let next = source.cut(end..).chars().next();
                if !(broken && fold::joins(&self.text, next)) {
                    self.space(range.start + at..range.start + end);
                }
            }
            run = end;
        }
        self.push(source.cut(run..), range.start + run);
    }

    /// Adds the letters that a character stands for.
    pub(crate) fn push_letters(&mut self, c: char, place: Range<usize>) {
        for letter in c.nfkc() {
            self.push_for(letter.encode_utf8(&mut [0; 4]), place.clone());
        }
    }

    /// Adds one space for the bytes `place` of the input.
    ///
    /// Does nothing if the words are empty or end in a space.
    pub fn space(&mut self, place: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push_for(" ", place);
        }
    }

    /// The words with all positions moved by `bytes`.
    #[must_use]
    pub(crate) fn moved_by(mut self, bytes: usize) -> Self {
        for (_, place) in &mut self.pieces {
            *place = place.start + bytes..place.end + bytes;
        }
        self
    }

    /// The words without white space at the ends.
    #[must_use]
    pub fn trimmed(self) -> Self {
        if self.text.starts_with(' ') || self.text.ends_with(' ') {
            self.slice(0..self.text.len())
        } else {
            self
        }
    }

    /// The bytes of the input that the bytes `range` of the words came from.
    ///
    /// Part of an indivisible piece, such as an entity, counts as the whole piece.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.input_of(range.start).start;
            return at..at;
        }
        self.input_of(range.start).start..self.input_of(range.end - 1).end
    }

    /// The byte of the input for a byte of the words.
    ///
    /// For a byte of an indivisible piece, this is the whole piece.
    fn input_of(&self, at: usize) -> Range<usize> {
        let index = self.pieces.partition_point(|(from, _)| *from <= at);
        let Some((from, place)) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return 0..0;
        };
        let end = self.pieces.get(index).map_or(self.text.len(), |(next, _)| *next);
        if end - from == place.len() {
            let at = place.start + (at - from).min(place.len());
            at..(at + 1).min(place.end.max(at))
        } else {
            place.clone()
        }
    }
}

/// Returns true for invisible characters that do not join others.
///
/// These are control characters, soft hyphens, zero-width spaces, byte order marks, and direction marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{200b}'
        | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffc}')
}

/// A part of a block's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The block's index in the layout.
    pub block: usize,
    /// The bytes of its words.
    pub range: Range<usize>,
}

/// Returns true if a block is running text that may contain statements.
pub(crate) fn holds_statements(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathered_words_are_on_one_line_and_keep_their_positions() {
        let text = "\u{feff}Ada  Ling\r\nsaid\u{ad} so.\n中\n文";
        let mut words = Words::default();
        words.gather(text, 0..text.len());
        assert_eq!(words.as_str(), "Ada Ling said so. 中文");
        for word in ["Ada", "Ling", "said", "so.", "中", "文"] {
            let at = words.as_str().find(word).unwrap();
            assert_eq!(text.cut(words.place(at..at + word.len())), word);
        }
        let ling = words.slice(3..9);
        assert_eq!(ling.as_str(), "Ling");
        assert_eq!(text.cut(ling.place(1..4)), "ing");
    }

    #[test]
    fn ligatures_become_letters_that_keep_their_position() {
        let text = "the ﬁnal oﬃce";
        let mut words = Words::default();
        words.gather(text, 0..text.len());
        assert_eq!(words.as_str(), "the final office");
        assert_eq!(text.cut(words.place(4..9)), "ﬁnal");
        assert_eq!(text.cut(words.place(5..9)), "ﬁnal");
        assert_eq!(text.cut(words.place(12..13)), "ﬃ");
        assert_eq!(text.cut(words.slice(10..16).place(1..6)), "ﬃce");
    }

    #[test]
    fn words_keep_their_position_in_the_input() {
        // "Ada &amp; Bo\nsaid"
        let mut words = Words::default();
        words.push("Ada ", 0);
        words.push_for("&", 4..9);
        words.push(" ", 9);
        words.push("Bo", 10);
        words.push_for(" ", 12..13);
        words.push("said", 13);
        assert_eq!(words.as_str(), "Ada & Bo said");
        assert_eq!(words.place(0..3), 0..3);
        assert_eq!(words.place(4..8), 4..12);
        assert_eq!(words.place(4..5), 4..9);
        assert_eq!(words.place(9..13), 13..17);
        assert_eq!(words.place(13..13), 17..17);
        assert_eq!(Words::default().place(0..0), 0..0);
    }
}
