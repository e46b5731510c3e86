//! Drops labels that only look like those of speakers: of a table, a dateline, a list or a title.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::{Label, Strength, Style};
use crate::import::text::ends_sentence;
use crate::import::transcript::{MAX_HEAD, SPEAKER_COLUMNS};
use crate::text::Cut;

/// Marks lines that only say that a speaker's name follows: "Speaker" above "Ada Ling".
pub(super) fn drop_column_names(blocks: &mut [Block]) {
    let is_column = |block: &Block| {
        let words = block.words.as_str();
        block.is_paragraph() && words.len() < MAX_HEAD && SPEAKER_COLUMNS.has_in_any_case(words)
    };
    if blocks.iter().filter(|block| is_column(block)).count() > 1 {
        for block in blocks.iter_mut().filter(|block| is_column(block)) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Drops names in capitals before a dash unless an office is there too: "NEW DELHI – Pilots left."
pub(super) fn drop_datelines(blocks: &[Block], labels: &mut [Option<Label>]) {
    let before_dash = |block: &Block, label: &Label| {
        let words = block.words.as_str();
        label.style == Style::Dash && words.cut(label.name.end..).starts_with([' '])
    };
    let has_office = blocks.iter().zip(&*labels).any(|(block, label)| {
        label.as_ref().is_some_and(|label| label.strength == Strength::Titled && before_dash(block, label))
    });
    for (block, label) in blocks.iter().zip(labels).filter(|_| !has_office) {
        *label = label.take().filter(|label| !before_dash(block, label));
    }
}

/// Drops a first label that introduces a list: "PARTICIPANTS:".
pub(super) fn drop_list_heading(blocks: &[Block], labels: &mut [Option<Label>]) {
    let Some(first) = labels.iter().position(Option::is_some) else { return };
    let (Some(label), Some([block, below, ..])) = (labels.get_mut(first), blocks.get(first..)) else {
        return;
    };
    let is_alone =
        label.as_ref().is_some_and(|label| label.is_alone_in(block.words.as_str()) && label.at.is_none());
    let below = below.words.as_str();
    if is_alone && !ends_sentence(below) && !below.ends_with(['—', '–', '-']) {
        *label = None;
    }
}

/// Drops the label of a first line that is a title: "Interview: the new lamp".
pub(super) fn drop_title(blocks: &[Block], labels: &mut [Option<Label>]) {
    let (Some(block), [first, rest @ ..]) = (blocks.first(), labels) else { return };
    let Some(label) = first else { return };
    let words = block.words.as_str();
    let name = label.name_in(words);
    let recurs = blocks.iter().skip(1).zip(rest).any(|(block, label)| {
        label.as_ref().is_some_and(|label| label.name_in(block.words.as_str()) == name)
    });
    let one_word = !name.contains(' ') && label.strength == Strength::Ordinary;
    if one_word && !recurs && !ends_sentence(words) && !label.is_alone_in(words) {
        *first = None;
    }
}
