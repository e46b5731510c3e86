//! Splits a document into sections.
//!
//! Sections begin at headings, or else at questions or natural breaks of a long text.

use crate::import::blocks::{Block, BlockKind};
use crate::import::briefing::role::{asks, is_text};
use crate::import::briefing::titles;
use crate::import::lexicon;
use std::ops::Range;

/// Minimum length of a section before another one may begin.
const MIN_SECTION_BYTES: usize = 2400;
/// A shorter text is not split.
const MIN_SPLIT_BYTES: usize = 6000;
/// Minimum length of a section of a transcript, where questions begin sections.
const MIN_EXCHANGE_BYTES: usize = 5000;
/// Minimum length of the last section.
const MIN_LAST_SECTION_BYTES: usize = 700;
/// Minimum length of the text before the first question that begins a section.
const MIN_BYTES_BEFORE_QUESTIONS: usize = 600;

/// A part of the layout that becomes a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its title.
    pub title: String,
    /// Its blocks, without the heading.
    pub blocks: Range<usize>,
}

/// Returns the parts of a layout. Every block but the headings is in one.
pub(super) fn parts(blocks: &[Block], language: Option<&str>) -> Vec<Part> {
    let mut cutter = Cutter { blocks, language, parts: Vec::new() };
    let mut start = 0;
    let mut title = None;
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Heading(_)) {
            cutter.push(start..index, title.take());
            title = Some(block.words.as_str().trim_end_matches([':', '.']).to_owned());
            start = index + 1;
        }
    }
    cutter.push(start..blocks.len(), title);
    cutter.parts
}

struct Cutter<'b> {
    blocks: &'b [Block],
    language: Option<&'b str>,
    parts: Vec<Part>,
}

impl Cutter<'_> {
    /// Adds the blocks under one heading, in several parts if they are long.
    fn push(&mut self, range: Range<usize>, title: Option<String>) {
        let blocks = self.blocks(range.clone());
        let has_text = blocks
            .iter()
            .any(|block| is_text(&block.kind) || matches!(block.kind, BlockKind::Caption { .. }));
        if !has_text {
            if let Some(title) = title {
                // A heading directly above another heading is a section without text.
                self.parts.push(Part { title, blocks: range });
            } else if let Some(last) = self.parts.last_mut() {
                last.blocks.end = range.end;
            } else if !range.is_empty() {
                self.parts.push(Part { title: String::new(), blocks: range });
            }
            return;
        }
        let lead = self.parts.is_empty();
        let cuts = cuts(blocks, title.is_some());
        let after = self.blocks(range.end..self.blocks.len());
        let whole = lead && cuts.is_empty() && !after.iter().any(|block| is_text(&block.kind));
        let first = match title {
            Some(title) => Some(title),
            None if whole && has_several_speakers(blocks) => Some(self.title("transcript")),
            None if whole => Some(self.title("full text")),
            None if lead && has_turns(blocks) => Some(self.title("opening remarks")),
            None if lead => Some(self.title("opening")),
            None => None,
        };
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([range.len()]);
        let mut first = first.into_iter();
        for (start, end) in starts.zip(ends) {
            let blocks = range.start + start..range.start + end;
            let title = first.next().unwrap_or_else(|| titles::of(self.blocks(blocks.clone())));
            self.parts.push(Part { title, blocks });
        }
    }

    fn blocks(&self, range: Range<usize>) -> &[Block] {
        self.blocks.get(range).unwrap_or_default()
    }

    /// Returns the localized title of a section that is not named after its words.
    fn title(&self, name: &str) -> String {
        lexicon::value(self.language, "section-titles", name).unwrap_or_default().to_owned()
    }
}

/// Returns the indexes at which a range of blocks is split into sections.
fn cuts(blocks: &[Block], headed: bool) -> Vec<usize> {
    let text = |block: &Block| if is_text(&block.kind) { block.words.as_str().len() } else { 0 };
    let whole = blocks.iter().map(text).sum::<usize>();
    if whole < if headed || has_turns(blocks) { 2 * MIN_SPLIT_BYTES } else { MIN_SPLIT_BYTES } {
        return Vec::new();
    }
    let asked = blocks.iter().filter(|block| asks(block)).count() > 1;
    let enough = if asked { MIN_EXCHANGE_BYTES } else { MIN_SECTION_BYTES };
    let mut cuts = Vec::new();
    let mut since = 0;
    let mut left = whole;
    let mut questions = false;
    let mut last: Option<&Block> = None;
    for (index, block) in blocks.iter().enumerate() {
        let before = last.replace(block);
        let first_question = asked
            && !questions
            && asks(block)
            && since >= MIN_BYTES_BEFORE_QUESTIONS
            && block.words.as_str().contains('?');
        let begins = match before {
            Some(before) if asked => asks(block) && !asks(before),
            Some(before) => starts_section(before, block),
            None => false,
        };
        let statement = asked
            && !questions
            && since >= MIN_SECTION_BYTES
            && before.is_some_and(|before| starts_statement(before, blocks.get(index..).unwrap_or_default()));
        let cut = begins && (since >= enough || first_question) || statement;
        if before.is_some() && cut && left > MIN_LAST_SECTION_BYTES {
            questions |= first_question || begins;
            cuts.push(index);
            since = 0;
        }
        since += text(block);
        left -= text(block);
    }
    cuts
}

/// Returns true if another person starts a long statement.
///
/// Officials make such statements one after the other before questions are taken.
fn starts_statement(before: &Block, blocks: &[Block]) -> bool {
    let turn = |block: &Block| match &block.kind {
        BlockKind::Turn { label, place, .. } if !asks(block) => Some((label.clone(), place.start)),
        _ => None,
    };
    let Some((label, place)) = blocks.first().and_then(turn) else { return false };
    if turn(before).is_none_or(|(before, _)| before == label) {
        return false;
    }
    let own = blocks.iter().take_while(|block| {
        block.kind == BlockKind::Direction || turn(block).is_some_and(|(_, start)| start == place)
    });
    own.map(|block| block.words.as_str().len()).sum::<usize>() >= MIN_SECTION_BYTES / 2
}

/// Returns true if a section may start with a block.
///
/// The block must be a paragraph that the previous one does not introduce.
fn starts_section(before: &Block, block: &Block) -> bool {
    let words = block.words.as_str();
    let text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Turn { .. });
    let led = before.words.as_str().ends_with([':', ',', '，', '：']);
    text && !led && !words.starts_with(['“', '"', '«', '„', '「']) && words.len() > 80
}

fn has_turns(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }))
}

/// Returns true if at least two people speak in turns.
fn has_several_speakers(blocks: &[Block]) -> bool {
    let mut labels = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Turn { label, .. } => Some(label.as_str()),
        _ => None,
    });
    let first = labels.next();
    labels.any(|label| Some(label) != first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::blocks::Words;

    #[test]
    fn the_only_section_is_named_in_the_language_of_the_text() {
        let mut words = Words::default();
        words.push("Der Hafen ist offen.", 0);
        let blocks = [Block { kind: BlockKind::Paragraph, words }];
        for (language, title) in [(Some("de-AT"), "Volltext"), (Some("nl"), "Full text"), (None, "Full text")]
        {
            let parts = parts(&blocks, language);
            assert_eq!(parts, [Part { title: title.to_owned(), blocks: 0..1 }]);
        }
    }
}
