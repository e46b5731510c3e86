//! Plain text: hard-wrapped or a line a paragraph, a release or a transcript.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::lines::Line;
use crate::import::read::{email, lines};
use crate::import::release::classify::classify;
use crate::import::{text, transcript};
use std::ops::Range;

/// Lays out an article or a release.
pub(crate) fn read(text: &str) -> Layout {
    layout(text, false)
}

/// Lays out what is known to be a transcript.
pub(crate) fn read_transcript(text: &str) -> Layout {
    layout(text, true)
}

/// Whether plain text is a transcript, by its first lines.
pub(crate) fn is_transcript(text: &str) -> bool {
    text.lines().take(400).filter(|line| transcript::starts_turn(line.trim_start())).take(2).count() > 1
}

fn layout(text: &str, sure: bool) -> Layout {
    let mut layout = Layout::default();
    let start = email::read(text, &mut layout);
    blocks(text, start..text.len(), &mut layout.blocks);
    let spoken = transcript::turns(text, &mut layout.blocks, sure);
    finish(&mut layout, spoken);
    subtitle(text, &mut layout.blocks);
    layout
}

/// What was taken for a heading right below the title, where blank lines part everything else, is the line under it.
fn subtitle(text: &str, blocks: &mut [Block]) {
    let Some(title) = blocks.iter().position(|block| block.kind == BlockKind::Title) else { return };
    let Some(next) = blocks.get(title + 1).filter(|block| matches!(block.kind, BlockKind::Heading(2))) else {
        return;
    };
    let words = &blocks[title].words;
    let between = &text[words.place(0..words.as_str().len()).end..next.words.place(0..1).start];
    let parted = blocks[title + 1..].windows(2).take(6).all(|pair| {
        let (one, two) = (&pair[0].words, &pair[1].words);
        let (from, to) = (one.place(0..one.as_str().len()).end, two.place(0..1).start);
        text.get(from..to).is_none_or(|gap| gap.matches('\n').count() > 1)
    });
    if between.matches('\n').count() == 1 && parted {
        blocks[title + 1].kind = BlockKind::Subtitle;
    }
}

/// What follows when turns are found: everything else is told apart, and a speech without labels goes to whom its
/// title names.
pub(crate) fn finish(layout: &mut Layout, spoken: bool) {
    // Where the input says its title, no other line is one.
    let title = layout.meta.title.is_none();
    classify(&mut layout.blocks, &mut layout.meta, title);
    transcript::preamble::sort(layout, spoken);
}

/// The paragraphs and items of a stretch of plain text.
pub(crate) fn blocks(text: &str, range: Range<usize>, blocks: &mut Vec<Block>) {
    let mut lines = lines::lines(text, range);
    email::unquote(text, &mut lines);
    let names = transcript::standing::lines(lines.iter().map(|line| &text[line.range.clone()]));
    let alone = |line: &str| names.contains(line) || crate::import::label::is_label_alone(line);
    let mut numbers = numbers(text, &lines).into_iter().peekable();
    for paragraph in lines::paragraphs(text, &lines, transcript::starts_turn, alone) {
        let start = paragraph.first().map_or(0, |line| line.range.start);
        while let Some(block) = numbers.next_if(|block| block.words.place(0..1).start < start) {
            blocks.push(block);
        }
        blocks.extend(block(text, &paragraph));
    }
    blocks.extend(numbers);
}

/// The numbers of counted lines, a block a page.
fn numbers(text: &str, lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let Some(number) = &line.number else { continue };
        if &text[number.clone()] == "1" || blocks.is_empty() {
            blocks.push(Block { kind: BlockKind::Boilerplate, words: Words::default() });
        }
        if let Some(block) = blocks.last_mut() {
            if !block.words.is_empty() {
                block.words.space(number.start..number.start);
            }
            block.words.push(&text[number.clone()], number.start);
        }
    }
    blocks
}

fn block(text: &str, paragraph: &[Line]) -> Option<Block> {
    let first = paragraph.first()?;
    let words = &text[first.range.clone()];
    let mark = text::item_mark(words).filter(|_| !words.starts_with(['–', '—']));
    let counted = words.starts_with(|c: char| c.is_ascii_digit());
    let skip = mark.filter(|_| !counted).unwrap_or(0);
    let mut block = Block::paragraph(Words::default());
    let mut end = first.range.start + skip;
    for (index, line) in paragraph.iter().enumerate() {
        let start = if index == 0 { end } else { line.range.start };
        if index > 0 && !crate::text::fold::joins(block.words.as_str(), text[start..].chars().next()) {
            block.words.space(end..start);
        }
        block.words.gather(text, start..line.range.end);
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
