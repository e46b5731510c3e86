//! Captions and their credits, as releases of all houses write them.

use crate::import::blocks::{Block, BlockKind, is_text};
use crate::import::text::ends_sentence;
use std::ops::Range;

/// Longer paragraphs are no captions, unless they are marked as such.
const CAPTION: usize = 700;

/// The marks that open a caption in releases.
const CAPTION_MARKS: &[char] = &['▲', '△', '▼', '▽', '◀', '▶', '◄', '►', '▴', '▾', '📷', '⬆', '↑', '◆'];
/// The words that open a caption.
const CAPTION_WORDS: &[&str] = &[
    "Photo caption:",
    "Photo:",
    "Caption:",
    "Image:",
    "Picture:",
    "Pictured:",
    "Foto:",
    "Bild:",
    "图：",
    "图片说明：",
    "图为",
];
/// The words that open a line with nothing but a credit.
const CREDIT_LINES: &[&str] = &[
    "Credit:",
    "Credits:",
    "Image credit:",
    "Image credits:",
    "Image Credit:",
    "Image Credits:",
    "Image processing:",
    "Image data:",
    "Photo credit:",
    "Photo Credit:",
    "Photo credits:",
    "Photo by ",
    "Photos by ",
    "Video credit:",
    "Bildnachweis:",
    "Crédit :",
    "Crédit photo :",
    "Crédito:",
];

/// Makes captions of the paragraphs that are marked as such or end with a credit.
pub(crate) fn sort(blocks: &mut Vec<Block>) {
    let mut extra: Vec<(usize, Block)> = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        if !is_text(block) {
            continue;
        }
        let words = block.words.as_str();
        let mark = words
            .chars()
            .take_while(|c| CAPTION_MARKS.contains(c) || *c == '\u{fe0f}')
            .map(char::len_utf8)
            .sum::<usize>();
        let opening = CAPTION_WORDS.iter().find(|opening| words[mark..].starts_with(**opening));
        let label = opening.filter(|opening| **opening != "图为").map_or(0, |opening| opening.len());
        let marked = mark > 0 || opening.is_some() || is_figure(words);
        let credit = credit(words).filter(|(range, _)| marked || (range.start > 20 && words.len() < CAPTION));
        if !marked && credit.is_none() {
            continue;
        }
        let text_end = credit.as_ref().map_or(words.len(), |(range, _)| range.start);
        let start = if mark + label < text_end { mark + label } else { mark };
        if start > mark {
            extra
                .push((index, Block { kind: BlockKind::Boilerplate, words: block.words.slice(mark..start) }));
        }
        let credit = credit.map(|(_, credit)| credit);
        let words = block.words.slice(start..text_end.max(start));
        block.kind = BlockKind::Caption { credit, image: None };
        block.words = words;
    }
    for (index, block) in extra.into_iter().rev() {
        blocks.insert(index, block);
    }
    lines_of_credit(blocks);
}

/// A line with nothing but a credit belongs to the caption before it, else to the page.
fn lines_of_credit(blocks: &mut [Block]) {
    for index in 0..blocks.len() {
        let words = blocks[index].words.as_str();
        let bare_caption = matches!(blocks[index].kind, BlockKind::Caption { credit: None, .. });
        let mark = CREDIT_LINES.iter().find(|mark| words.starts_with(**mark)).map(|mark| mark.len());
        let Some(mark) = mark.filter(|_| {
            (is_text(&blocks[index]) || bare_caption) && words.len() < 120 && !words.ends_with('.')
        }) else {
            continue;
        };
        let whose = words[mark..].trim().to_owned();
        blocks[index].kind = BlockKind::Boilerplate;
        if let Some(before) = index.checked_sub(1)
            && let BlockKind::Caption { credit, .. } = &mut blocks[before].kind
            && !whose.is_empty()
        {
            *credit = Some(match credit.take() {
                Some(known) => format!("{known}; {whose}"),
                None => whose,
            });
        }
    }
}

/// "Figure 3. The quay at night": a caption by its number.
fn is_figure(words: &str) -> bool {
    let rest = ["Figure ", "Fig. ", "Abbildung ", "Abb. ", "Figura ", "图"]
        .iter()
        .find_map(|mark| words.strip_prefix(*mark));
    rest.is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = &rest[digits..];
        (1..=2).contains(&digits)
            && (after.starts_with(['.', ':', '：']) || after.starts_with(" –"))
            && after.len() > 8
    })
}

/// Words that say whose a picture is.
const CREDIT_WORDS: &[&str] = &[
    "photograph",
    "photo",
    "photos",
    "image",
    "images",
    "picture",
    "pictures",
    "credit",
    "credits",
    "courtesy",
    "foto",
    "bild",
    "xinhua/",
    "file photo",
    "illustration",
    "screenshot",
    "source:",
    "quelle:",
    "crédit",
    "摄",
    "供图",
];

/// The credit at the end of a caption: where it stands with its brackets, and its words.
pub(crate) fn credit(words: &str) -> Option<(Range<usize>, String)> {
    let trimmed = words.trim_end();
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']')] {
        if let Some(body) = trimmed.strip_suffix(close)
            && let Some(at) = body.rfind(open)
        {
            let inner = body[at + open.len_utf8()..].trim();
            let lower = inner.to_lowercase();
            if CREDIT_WORDS.iter().any(|word| lower.starts_with(word) || lower.ends_with(word)) {
                return Some((at..words.len(), inner.to_owned()));
            }
        }
    }
    for mark in [
        "Image credits:",
        "Image credit:",
        "Image Credit:",
        "Image data:",
        "Photo credit:",
        "Photo Credit:",
        "Photo by ",
        "Photo courtesy of ",
        "Photo courtesy ",
        "Image courtesy of ",
        "Credits:",
        "Credit:",
        "Photo:",
        "Image:",
        "Foto:",
    ] {
        if let Some(at) = trimmed.rfind(mark)
            && trimmed.len() - at < 120
            && trimmed[..at].trim_end().ends_with(['.', '!', '?', ')', '”', '"', '…'])
        {
            let start = if mark.ends_with(':') { at + mark.len() } else { at };
            return Some((at..words.len(), trimmed[start..].trim().to_owned()));
        }
    }
    // "图为论坛现场。李明 摄"
    let tail = trimmed.rfind('。').map(|at| at + '。'.len_utf8()).filter(|at| *at < trimmed.len());
    if let Some(at) = tail.filter(|_| ["摄", "供图", "摄影"].iter().any(|mark| trimmed.ends_with(mark)))
        && trimmed.len() - at < 60
    {
        return Some((at..words.len(), trimmed[at..].trim().to_owned()));
    }
    agency(trimmed).map(|at| (at..words.len(), trimmed[at..].to_owned()))
}

/// An agency behind the last sentence of a caption: "… in Alaska. NASA/Lee Wingfield".
fn agency(words: &str) -> Option<usize> {
    if ends_sentence(words) || words.len() > CAPTION {
        return None;
    }
    let mut at = None;
    for end in [". ", ".” ", ".\" ", "! ", ".) "] {
        at = at.max(words.rfind(end).map(|found| found + end.len()));
    }
    let at = at?;
    let tail = &words[at..];
    let first = tail.split([' ', '/']).next()?;
    let zone = matches!(
        tail,
        "EST"
            | "EDT"
            | "ET"
            | "CST"
            | "CDT"
            | "PST"
            | "PDT"
            | "MST"
            | "MDT"
            | "CET"
            | "CEST"
            | "GMT"
            | "UTC"
            | "BST"
    );
    let agency =
        first.len() > 1 && !zone && first.chars().all(|c| c.is_uppercase() || c == '-') && tail.len() < 90;
    let named = tail.split([' ', '/', ',', '(', ')', '-', '–']).filter(|part| !part.is_empty()).all(|part| {
        part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '©' || c == '&')
            || matches!(part, "and" | "of" | "the" | "via" | "for")
    });
    // An abbreviation before a name is no end of a sentence: "… with U.S. NASA".
    (agency && named && words[..at].trim_end().len() > 30).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_all_houses_are_cut_from_captions() {
        let credit = |words: &str| {
            credit(words).map(|(range, credit)| (words[..range.start].trim().to_owned(), credit))
        };
        assert_eq!(
            credit("The crew at work. Credits: NASA/Ada Ling"),
            Some(("The crew at work.".into(), "NASA/Ada Ling".into()))
        );
        assert_eq!(
            credit("The rocket stands ready at the range in Alaska. NASA / Ada Ling"),
            Some(("The rocket stands ready at the range in Alaska.".into(), "NASA / Ada Ling".into()))
        );
        assert_eq!(credit("A hall (Photo by Bo Chen)"), Some(("A hall".into(), "Photo by Bo Chen".into())));
        assert_eq!(credit("The agency is called NASA."), None);
        assert_eq!(credit("They came (all of them)"), None);
    }
}
