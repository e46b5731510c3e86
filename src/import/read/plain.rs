//! Reads plain text, hard-wrapped or with one line per paragraph.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::hyphens::{Hyphens, Joint};
use crate::import::read::lines::Line;
use crate::import::read::{email, furniture, lines};
use crate::import::release::classify::classify;
use crate::import::text::item_mark;
use crate::import::{label, transcript};
use crate::text::{Cut, fold};
use std::ops::Range;

/// Reads an article or a release.
pub(crate) fn read(text: &str) -> Layout {
    layout(text, false)
}

/// Reads a text that is known to be a transcript.
pub(super) fn read_transcript(text: &str) -> Layout {
    layout(text, true)
}

/// Returns true if the first lines of a plain text begin turns.
pub(super) fn is_transcript(text: &str) -> bool {
    text.lines().take(400).filter(|line| transcript::starts_turn(line.trim_start())).take(2).count() > 1
}

fn layout(text: &str, sure: bool) -> Layout {
    let mut layout = Layout::default();
    let start = email::read(text, &mut layout);
    blocks(text, start..text.len(), &mut layout.blocks);
    let spoken = transcript::turns(text, &mut layout.blocks, sure);
    finish(&mut layout, spoken);
    mark_subtitle(text, &mut layout.blocks);
    layout
}

/// Marks a heading right below the title as the subtitle.
///
/// Only if blank lines separate all other blocks.
fn mark_subtitle(text: &str, blocks: &mut [Block]) {
    let Some(title) = blocks.iter().position(|block| block.kind == BlockKind::Title) else { return };
    let breaks = |before: &Block, after: &Block| {
        let end = before.words.place(0..before.words.as_str().len()).end;
        text.get(end..after.words.place(0..1).start).map(|gap| gap.matches('\n').count())
    };
    let Some([title, below @ ..]) = blocks.get_mut(title..) else { return };
    let mut pairs = below.iter().zip(below.iter().skip(1)).take(6);
    let parted = pairs.all(|(one, two)| breaks(one, two).is_none_or(|breaks| breaks > 1));
    if let Some(next) = below.first_mut()
        && next.kind == BlockKind::Heading(2)
        && breaks(title, next) == Some(1)
        && parted
    {
        next.kind = BlockKind::Subtitle;
    }
}

/// Classifies the blocks other than turns.
///
/// A speech without labels is attributed to the speaker in its title.
pub(super) fn finish(layout: &mut Layout, spoken: bool) {
    // A title that the input declares is the only one.
    let title = layout.meta.title.is_none();
    classify(&mut layout.blocks, &mut layout.meta, title);
    transcript::preamble::sort(layout, spoken);
}

/// Adds the paragraphs and items of a range of plain text.
pub(super) fn blocks(text: &str, range: Range<usize>, blocks: &mut Vec<Block>) {
    let mut lines = lines::lines(text, range);
    furniture::mark(text, &mut lines);
    email::unquote(text, &mut lines);
    let names = transcript::standing::lines(lines.iter().map(|line| line.words(text)));
    let alone = |line: &str| names.contains(line) || label::is_label_alone(line);
    let mut numbers = numbers(text, &lines).into_iter().peekable();
    let hyphens = Hyphens::of(text);
    let recurring = transcript::recurring(lines.iter().map(|line| line.words(text)));
    let has_questions = lines.iter().any(|line| line.words(text).starts_with("Q. "));
    let begins = |line: &str| {
        if has_questions && line.starts_with("A. ") {
            return true;
        }
        let named = || transcript::name_before_colon(line).is_some_and(|name| recurring.contains(name));
        transcript::starts_turn(line) || !recurring.is_empty() && named()
    };
    for paragraph in lines::paragraphs(text, &lines, begins, alone) {
        let start = paragraph.first().map_or(0, |line| line.range.start);
        while let Some(block) = numbers.next_if(|block| block.words.place(0..1).start < start) {
            blocks.push(block);
        }
        blocks.extend(block(text, &paragraph, &hyphens));
    }
    blocks.extend(numbers);
}

/// Returns the numbers of numbered lines, one block per page.
fn numbers(text: &str, lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let Some(number) = &line.number else { continue };
        let digits = text.cut(number.clone());
        if digits == "1" || blocks.is_empty() {
            blocks.push(Block { kind: BlockKind::Boilerplate, words: Words::default() });
        }
        if let Some(block) = blocks.last_mut() {
            if !block.words.is_empty() {
                block.words.space(number.start..number.start);
            }
            block.words.push(digits, number.start);
        }
    }
    blocks
}

/// Returns the block of a paragraph, or `None` if it has no words.
fn block(text: &str, paragraph: &[Line], hyphens: &Hyphens<'_>) -> Option<Block> {
    let first = paragraph.first()?;
    let words = first.words(text);
    let mark = item_mark(words).filter(|_| !words.starts_with(['–', '—']));
    // A number stays, because the text may refer to it.
    let numbered = words.starts_with(|c: char| c.is_ascii_digit());
    let skip = mark.filter(|_| !numbered).unwrap_or(0);
    let mut block = Block::paragraph(Words::default());
    let mut end = first.range.start + skip;
    let mut before = Joint::Keep;
    for (index, line) in paragraph.iter().enumerate() {
        let start = if index == 0 { end } else { line.range.start };
        if before == Joint::Space && !fold::joins(block.words.as_str(), text.cut(start..).chars().next()) {
            block.words.space(end..start);
        }
        let next = paragraph.get(index + 1).map(|next| next.words(text));
        before = next.map_or(Joint::Space, |next| hyphens.joint(line.words(text), next));
        let hyphen = if before == Joint::Drop { line.words(text).chars().next_back() } else { None };
        block.words.gather(text, start..line.range.end - hyphen.map_or(0, char::len_utf8));
        end = line.range.end;
    }
    block.words = block.words.trimmed();
    if block.words.is_empty() {
        return None;
    }
    if first.furniture {
        block.kind = BlockKind::Boilerplate;
    } else if mark.is_some() {
        block.kind = BlockKind::Item;
    }
    Some(block)
}
