//! Sections that read well: at headings where there are any, else where questions begin or a text can breathe.

use super::layout::{Block, BlockKind};
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
pub(super) struct Part {
    /// Its title.
    pub title: String,
    /// Its blocks, the heading left out.
    pub blocks: Range<usize>,
}

/// The parts of a layout; every block but the headings stands in one.
pub(super) fn parts(blocks: &[Block], language: Option<&str>) -> Vec<Part> {
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

/// Whether a block's words stand in the text of a section.
pub(super) fn is_text(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph
            | BlockKind::Item
            | BlockKind::Quotation
            | BlockKind::Turn { .. }
            | BlockKind::Direction
            | BlockKind::Dateline
    )
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
    let mut from = range.start;
    for (number, cut) in cuts.iter().copied().chain([range.end]).enumerate() {
        let title = match &title {
            Some(title) if number == 0 => title.clone(),
            _ if number == 0 && lead && !speaks_first(&blocks[range.clone()]) && cuts.is_empty() => {
                opening(language).to_owned()
            }
            _ if number == 0 && lead && speaks_first(&blocks[range.clone()]) => remarks(language).to_owned(),
            _ => first_words(&blocks[from..cut]),
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
    for index in range.clone() {
        let block = &blocks[index];
        let first_question = asked && cuts.is_empty() && asks(block);
        let begins = if asked {
            asks(block) && (index == range.start || !asks(&blocks[index - 1]))
        } else {
            starts_turn(blocks, index)
        };
        let enough = if asked { EXCHANGE } else { ENOUGH };
        if index > range.start && begins && left > REST && (since >= enough || (first_question && since > 0))
        {
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

/// Whether a text can be cut before a block: a paragraph, and not one that a colon leads to.
fn starts_turn(blocks: &[Block], index: usize) -> bool {
    let text = matches!(blocks[index].kind, BlockKind::Paragraph | BlockKind::Turn { .. });
    let led = index > 0 && blocks[index - 1].words.as_str().ends_with([':', ',', '，', '：']);
    let speech = blocks[index].words.as_str().starts_with(['“', '"', '«', '„', '「']);
    text && !led && !speech && blocks[index].words.as_str().len() > 80
}

/// Whether a block is the turn of somebody who asks.
fn asks(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Turn { label, .. } if matches!(label.to_ascii_uppercase().trim_matches(['*', ' ']), "Q" | "QUESTION" | "REPORTER" | "QUESTIONER"))
}

fn speaks_first(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. }))
}

/// What a text begins with, as a title.
fn first_words(blocks: &[Block]) -> String {
    let text = blocks
        .iter()
        .find(|block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Paragraph))
        .or_else(|| blocks.iter().find(|block| is_text(&block.kind)));
    let Some(words) = text.map(|block| block.words.as_str()) else { return String::new() };
    let bare = match text {
        Some(block) if asks(block) => question(words),
        _ => without_opening(words),
    };
    let wide = bare.chars().take(12).filter(|c| crate::text::fold::writes_no_spaces(*c)).count() > 6;
    if wide {
        let end = bare.char_indices().nth(18).map_or(bare.len(), |(at, _)| at);
        let end = bare[..end].find(['，', '。', '；', '：']).unwrap_or(end);
        return if end < bare.len() { format!("{}…", &bare[..end]) } else { bare.to_owned() };
    }
    let sentence = bare
        .find(['.', '?', '!', ';', ':'])
        .map_or(bare.len(), |at| at + usize::from(bare[at..].starts_with('?')));
    let mut title = String::new();
    for word in bare.split(' ').take(9) {
        if title.len() + word.len() > 56 {
            break;
        }
        title.push_str(if title.is_empty() { "" } else { " " });
        title.push_str(word);
    }
    if sentence > 14 && sentence <= title.len() {
        return bare[..sentence].trim_matches(['“', '”', '"', ',', ' ']).to_owned();
    }
    let bare_title =
        title.trim_end_matches([',', ';', ':', '—', '–', '-', '.', ' ']).trim_start_matches(['“', '"']);
    if title.len() < bare.len() { format!("{bare_title}…") } else { bare_title.to_owned() }
}

/// The first whole question in what somebody asks.
fn question(words: &str) -> &str {
    for (end, _) in words.match_indices('?') {
        let start = words[..end].rfind(['.', '!', '?']).map_or(0, |at| words.ceil_char_boundary(at + 1));
        let asked = words[start..=end].trim_start_matches([' ', '”', '"', '…', '.']);
        if asked.split(' ').count() > 4 {
            let at = words.len() - words[start..].len() + (words[start..=end].len() - asked.len());
            return &words[at..];
        }
    }
    without_opening(words)
}

/// What is said without its greeting: "Thank you, Jen. Does …" asks what comes then.
fn without_opening(words: &str) -> &str {
    let mut rest = words;
    for _ in 0..3 {
        let end = rest.find(['.', '!', '?']).map_or(0, |at| at + 1);
        let lower = rest[..end].to_lowercase();
        let greeting = end < 60
            && [
                "thank",
                "good ",
                "hi",
                "hello",
                "okay",
                "ok",
                "yes",
                "yeah",
                "sure",
                "great",
                "well,",
                "all right",
                "hey",
                "(",
                "thanks",
                "right",
            ]
            .iter()
            .any(|word| lower.starts_with(word));
        let after = rest[end..].trim_start_matches([' ', '”', '"', ')']);
        if !greeting || end == 0 || after.len() < 30 {
            break;
        }
        rest = after;
    }
    rest
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
