//! Builds the turns of a transcript, block by block.

use crate::import::blocks::{Block, BlockKind, Words};
use crate::import::date::is_clock;
use crate::import::label::{self, Label};
use crate::import::transcript::directions::{
    ends_recording, ends_transcript, examiner, is_act, is_direction, is_notice, is_written, spoken, witness,
};
use crate::text::Cut;
use std::ops::Range;

/// The blocks so far, and the current speaker.
#[derive(Default)]
pub(super) struct Turns {
    blocks: Vec<Block>,
    /// The label of the speaker, and its position in the input.
    label: Option<(String, Range<usize>)>,
    /// The time of the recording.
    at: Option<String>,
    /// A label on a separate line, until words follow it.
    alone: Option<Words>,
    /// True if the last label is in a block quotation.
    quoted: bool,
    /// True after a line that ends the recording, until the next label.
    ended: bool,
}

impl Turns {
    /// Adds the next block, and its label if it has one.
    pub(super) fn add(&mut self, block: Block, label: Option<Label>) {
        if let Some(label) = label {
            self.labelled(block, label);
            return;
        }
        match block.kind {
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation => self.unlabelled(block),
            BlockKind::Heading(_) => {
                self.keep_label_without_words();
                // After "OPENING STATEMENT OF ADA LING", she continues to speak.
                self.label = self.label.take().filter(|(label, _)| is_named_in(label, block.words.as_str()));
                self.blocks.push(block);
            }
            _ => self.blocks.push(block),
        }
    }

    /// All blocks, after the last one was added.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.keep_label_without_words();
        self.blocks
    }

    fn labelled(&mut self, block: Block, label: Label) {
        self.keep_label_without_words();
        self.quoted = block.kind == BlockKind::Quotation;
        self.ended = false;
        let name = without_marks(label.name_in(block.words.as_str())).to_owned();
        // The number in "QUESTION 3." has the place of the label.
        let gap =
            block.words.as_str().cut(label.name.end..label.rest).trim_end_matches([':', '.', '：', ' ']);
        let numbered = label.at.is_none() && gap.bytes().all(|byte| byte == b' ' || byte.is_ascii_digit());
        let end = if numbered { label.name.end + gap.len() } else { label.name.end };
        let place = block.words.place(label.name.start..end);
        let said = block.words.slice(label.rest..block.words.as_str().len());
        self.label = Some((name, place));
        self.at = label.at;
        if !said.is_empty() && is_direction(said.as_str()) {
            // In "Q: (Inaudible.)" the label shows who could not be heard.
            self.direction(block.words);
            return;
        }
        let marks = block.words.slice(0..label.name.start);
        if self.at.is_none() && marks.as_str().contains(char::is_alphanumeric) {
            self.direction(marks);
        }
        if said.is_empty() {
            self.alone = Some(block.words);
        } else {
            self.turn(said);
        }
    }

    fn unlabelled(&mut self, block: Block) {
        let words = block.words.as_str();
        if ends_transcript(words) {
            self.label = None;
            self.direction(block.words);
        } else if is_written(words) {
            self.label = None;
            self.blocks.push(block);
        } else if self.ended || self.label.is_some() && ends_recording(words) {
            self.label = None;
            self.ended = true;
            self.blocks.push(Block { kind: BlockKind::Boilerplate, words: block.words });
        } else if is_unsaid(words) || self.label.is_some() && is_notice(words) {
            // "(00:45)" is the time at which the speaker continues.
            let time = label::time(words.trim_matches(['[', ']', '(', ')']));
            self.at = time.or_else(|| self.at.take());
            self.direction(block.words);
        } else if self.label.is_some() && (block.kind != BlockKind::Quotation || self.quoted) {
            self.turn(block.words);
        } else {
            self.blocks.push(block);
        }
    }

    /// Adds words of the current speaker.
    fn turn(&mut self, words: Words) {
        let Some((label, place)) = self.label.clone().filter(|_| !words.is_empty()) else { return };
        let said = spoken(words.as_str());
        if is_direction(words.as_str()) {
            self.direction(words);
            return;
        }
        self.alone = None;
        if said.start > 0 {
            let beside = words.slice(0..said.start);
            let time = label::time(beside.as_str().trim_matches(['[', ']', '(', ')']));
            self.at = time.or_else(|| self.at.take());
            self.direction(beside);
        }
        let kind = BlockKind::Turn { label, place, at: self.at.clone() };
        self.blocks.push(Block { kind, words: words.slice(said.clone()) });
        if said.end < words.as_str().len() {
            self.direction(words.slice(said.end..words.as_str().len()));
        }
    }

    fn direction(&mut self, words: Words) {
        self.blocks.push(Block { kind: BlockKind::Direction, words });
    }

    /// Adds a label without words as a separate block.
    fn keep_label_without_words(&mut self) {
        if let Some(words) = self.alone.take() {
            let start = words.place(0..1).start;
            let is_before = |block: &Block| !block.words.is_empty() && block.words.place(0..1).start < start;
            let at = self.blocks.iter().rposition(is_before).map_or(0, |last| last + 1);
            self.blocks.insert(at, Block { kind: BlockKind::Direction, words });
        }
    }
}

/// Returns true for lines that nobody says.
///
/// These are directions, times, acts of a record, and horizontal rules.
fn is_unsaid(words: &str) -> bool {
    is_direction(words)
        || is_clock(words)
        || label::time(words).is_some()
        || is_act(words)
        || examiner(words).is_some()
        || witness(words).is_some()
        || words.starts_with('<') && words.ends_with('>') && words.len() < 12
        || !words.contains(char::is_alphanumeric)
}

/// A label without asterisks, and without brackets that enclose it.
fn without_marks(name: &str) -> &str {
    let name = name.trim_matches(['*', ' ']);
    let inner = [('[', ']'), ('(', ')')].iter().find_map(|(open, close)| {
        name.strip_prefix(*open)?.strip_suffix(*close).filter(|inner| !inner.contains(*open))
    });
    inner.unwrap_or(name)
}

/// Returns true if a heading contains the family name of a label.
fn is_named_in(label: &str, heading: &str) -> bool {
    let family = label.rsplit(' ').next().unwrap_or(label).to_lowercase();
    family.chars().count() > 2
        && heading.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == family)
}
