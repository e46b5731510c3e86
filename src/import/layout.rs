//! What a reader finds in its input before any language is looked at: blocks of words, each with its place.

use std::ops::Range;

/// An input laid out: its blocks in reading order. All of the input's words stand in one of them.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The blocks, in the order of the input.
    pub blocks: Vec<Block>,
    /// What the input says of itself.
    pub meta: Meta,
}

/// What a document says of itself: front matter, meta tags, a heading block.
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
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was published, as it says it, in ISO 8601 where it could be read.
    pub published: Option<String>,
    /// Where the event took place.
    pub place: Option<String>,
}

/// One block of the input.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words on one line: white space between words is one space, a hyphen that only ends a line is kept.
    pub words: Words,
}

/// What a block is. Only [`Paragraph`](BlockKind::Paragraph), [`Item`](BlockKind::Item),
/// [`Quotation`](BlockKind::Quotation) and [`Turn`](BlockKind::Turn) hold statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the whole.
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
    /// What one person says in a transcript. Every further paragraph of a turn is a block with the same label.
    Turn {
        /// Who speaks, as the transcript names them, without its colon; empty for an unnamed one.
        label: String,
        /// Where the label stands in the input.
        place: Range<usize>,
        /// When, as the input says it ("00:01:02.500").
        at: Option<String>,
    },
    /// What happens in a transcript: "(Applause.)".
    Direction,
    /// What a picture shows.
    Caption {
        /// Who made the picture, where that is said.
        credit: Option<String>,
        /// The picture's file or address.
        image: Option<String>,
    },
    /// "CHONGQING, 3 June --": place and date before the first sentence.
    Dateline,
    /// Who wrote it.
    Byline,
    /// "Source: …": where the text comes from.
    Source,
    /// What belongs to the page and not to the text: contacts, page numbers, menus, "###".
    Boilerplate,
}

/// Words on one line that know where each stood in the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    text: String,
    /// Pieces in order and without gaps: where each begins in `text`, and the bytes of the input that it came from.
    /// A piece whose lengths are equal is a copy; another (an entity, a line break) belongs together.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Words {
    /// Adds a copy of `text`, which stands at `at` of the input.
    pub fn push(&mut self, text: &str, at: usize) {
        self.push_for(text, at..at + text.len());
    }

    /// Adds `text`, which is written differently at `place` of the input.
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

    /// Where `range` of the words stands in the input, from the first byte to the last; a part of a piece that is
    /// no copy counts as the whole piece.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.input_of(range.start).start;
            return at..at;
        }
        self.input_of(range.start).start..self.input_of(range.end - 1).end
    }

    /// The byte of the input at a byte of the words, or the piece that it belongs to.
    fn input_of(&self, at: usize) -> Range<usize> {
        let index = self.pieces.partition_point(|(from, _)| *from <= at);
        let Some((from, place)) = index.checked_sub(1).map(|index| &self.pieces[index]) else { return 0..0 };
        let end = self.pieces.get(index).map_or(self.text.len(), |(next, _)| *next);
        if end - from == place.len() {
            let at = place.start + (at - from).min(place.len());
            at..(at + 1).min(place.end.max(at))
        } else {
            place.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_place_in_the_input() {
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
