//! Sections that read well: at headings where there are any, else where questions begin or a text can breathe.

use crate::import::blocks::{Block, BlockKind};
use crate::import::briefing::titles;
use crate::import::briefing::titles::{asks, is_text};
use std::ops::Range;

/// So many bytes of text make a section long enough for another to begin.
const ENOUGH: usize = 2400;
/// A text that is not longer than this stays whole.
const SHORT: usize = 6000;
/// A transcript's sections are longer: they are held together by a question.
const EXCHANGE: usize = 5000;
/// A last section shorter than this belongs to the one before.
const REST: usize = 700;

/// A part of the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its title.
    pub title: String,
    /// Its blocks, the heading left out.
    pub blocks: Range<usize>,
}

/// The parts of a layout; every block but the headings stands in one.
pub(crate) fn parts(blocks: &[Block], language: Option<&str>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    let mut title = None;
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Heading(_)) {
            push(blocks, start..index, title.take(), language, &mut parts);
            title = Some(block.words.as_str().trim_end_matches([':', '.']).to_owned());
            start = index + 1;
        }
    }
    push(blocks, start..blocks.len(), title, language, &mut parts);
    parts
}

/// Adds what stands under one heading, in several parts where it is long.
fn push(
    blocks: &[Block],
    range: Range<usize>,
    title: Option<String>,
    language: Option<&str>,
    parts: &mut Vec<Part>,
) {
    let has_text = blocks[range.clone()]
        .iter()
        .any(|block| is_text(&block.kind) || matches!(block.kind, BlockKind::Caption { .. }));
    if !has_text {
        if let Some(title) = title {
            // A heading over headings keeps its place, without a text of its own.
            parts.push(Part { title, blocks: range });
        } else if let Some(last) = parts.last_mut() {
            last.blocks.end = range.end;
        } else if !range.is_empty() {
            parts.push(Part { title: String::new(), blocks: range });
        }
        return;
    }
    let lead = parts.is_empty();
    let cuts = cuts(blocks, range.clone(), title.is_some());
    let whole = lead && cuts.is_empty() && !blocks[range.end..].iter().any(|block| is_text(&block.kind));
    let mut from = range.start;
    for (number, cut) in cuts.iter().copied().chain([range.end]).enumerate() {
        let title = match &title {
            Some(title) if number == 0 => title.clone(),
            _ if whole => all_of_it(&blocks[range.clone()], language).to_owned(),
            _ if number == 0 && lead && !speaks_first(&blocks[range.clone()]) => opening(language).to_owned(),
            _ if number == 0 && lead && speaks_first(&blocks[range.clone()]) => remarks(language).to_owned(),
            _ => titles::of(&blocks[from..cut]),
        };
        parts.push(Part { title, blocks: from..cut });
        from = cut;
    }
}

/// Where a stretch of blocks is cut into sections.
fn cuts(blocks: &[Block], range: Range<usize>, headed: bool) -> Vec<usize> {
    let length = |range: Range<usize>| {
        blocks[range]
            .iter()
            .filter(|block| is_text(&block.kind))
            .map(|block| block.words.as_str().len())
            .sum::<usize>()
    };
    let turns = blocks[range.clone()].iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }));
    let whole = length(range.clone());
    if whole < if headed || turns { 2 * SHORT } else { SHORT } {
        return Vec::new();
    }
    let asked = blocks[range.clone()].iter().filter(|block| asks(block)).count() > 1;
    let mut cuts = Vec::new();
    let mut since = 0;
    let mut left = whole;
    let mut questions = false;
    for index in range.clone() {
        let block = &blocks[index];
        let first_question =
            asked && !questions && asks(block) && since >= 600 && block.words.as_str().contains('?');
        let begins = if asked {
            asks(block) && (index == range.start || !asks(&blocks[index - 1]))
        } else {
            starts_turn(blocks, index)
        };
        let enough = if asked { EXCHANGE } else { ENOUGH };
        let statement = asked && !questions && since >= ENOUGH && begins_statement(blocks, index, range.end);
        let cut = begins && (since >= enough || first_question) || statement;
        if index > range.start && cut && left > REST {
            questions |= first_question || begins;
            cuts.push(index);
            since = 0;
        }
        if is_text(&block.kind) {
            let own = block.words.as_str().len();
            since += own;
            left -= own;
        }
    }
    cuts
}

/// Whether somebody else begins a long statement here, as officials do one after the other before questions are taken.
fn begins_statement(blocks: &[Block], index: usize, end: usize) -> bool {
    let whose = |block: &Block| match &block.kind {
        BlockKind::Turn { label, place, .. } if !asks(block) => Some((label.clone(), place.start)),
        _ => None,
    };
    let Some((label, place)) = whose(&blocks[index]) else { return false };
    if index > 0 && whose(&blocks[index - 1]).is_none_or(|(before, _)| before == label) {
        return false;
    }
    let own = blocks[index..end].iter().take_while(|block| {
        block.kind == BlockKind::Direction || whose(block).is_some_and(|(_, start)| start == place)
    });
    own.map(|block| block.words.as_str().len()).sum::<usize>() >= ENOUGH / 2
}

/// Whether a text can be cut before a block: a paragraph, and not one that a colon leads to.
fn starts_turn(blocks: &[Block], index: usize) -> bool {
    let text = matches!(blocks[index].kind, BlockKind::Paragraph | BlockKind::Turn { .. });
    let led = index > 0 && blocks[index - 1].words.as_str().ends_with([':', ',', '，', '：']);
    let speech = blocks[index].words.as_str().starts_with(['“', '"', '«', '„', '「']);
    text && !led && !speech && blocks[index].words.as_str().len() > 80
}

fn speaks_first(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }))
}

/// The name of the only section.
fn all_of_it(blocks: &[Block], language: Option<&str>) -> &'static str {
    let mut speakers: Vec<&str> = blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Turn { label, .. } => Some(label.as_str()),
            _ => None,
        })
        .collect();
    speakers.dedup();
    if speakers.len() > 1 {
        named(language, ["Transcript", "文字实录", "Transcription", "Wortlaut", "Transcripción"])
    } else {
        named(language, ["Full text", "全文", "Texte intégral", "Volltext", "Texto completo"])
    }
}

fn opening(language: Option<&str>) -> &'static str {
    named(language, ["Opening", "开篇", "Ouverture", "Auftakt", "Apertura"])
}

fn remarks(language: Option<&str>) -> &'static str {
    named(
        language,
        ["Opening remarks", "开场发言", "Propos liminaires", "Eingangsworte", "Palabras iniciales"],
    )
}

fn named(language: Option<&str>, names: [&'static str; 5]) -> &'static str {
    let primary = language.unwrap_or("en").split('-').next().unwrap_or("en");
    let index = ["en", "zh", "fr", "de", "es"].iter().position(|known| *known == primary).unwrap_or(0);
    names[index]
}
