//! Finds captions of pictures, and their credits.

use crate::import::blocks::{Block, BlockKind};
use crate::import::lexicon::list::List;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::text::ends_sentence;
use crate::text::Cut;
use std::ops::Range;

static CAPTION_MARKS: List = List::all("caption-marks");
static FIGURE_MARKS: List = List::all("figure-marks");
static CREDIT_LINES: List = List::all("credit-lines");
static CREDIT_WORDS: List = List::all("credit-words");
static CREDIT_MARKS: List = List::all("credit-marks");
static CREDIT_ENDINGS: List = List::all("credit-endings");
static TIME_ZONES: List = List::all("time-zones");

/// Maximum length of a caption without a mark, in bytes.
const MAX_CAPTION: usize = 700;

/// Characters that open a caption in releases.
const SIGNS: [char; 15] = ['▲', '△', '▼', '▽', '◀', '▶', '◄', '►', '▴', '▾', '📷', '⬆', '↑', '◆', '\u{fe0f}'];

/// Marks paragraphs that open with a caption mark or end with a credit.
pub(super) fn mark(blocks: &mut Vec<Block>) {
    for block in std::mem::take(blocks) {
        if let Some((opening, caption)) = caption(&block) {
            blocks.extend(opening);
            blocks.push(caption);
        } else {
            blocks.push(block);
        }
    }
    take_credit_lines(blocks);
}

/// The caption in a paragraph, and the label before it ("Photo:").
///
/// The label is boilerplate.
fn caption(block: &Block) -> Option<(Option<Block>, Block)> {
    if !block.is_paragraph() {
        return None;
    }
    let words = block.words.as_str();
    let unsigned = words.trim_start_matches(SIGNS);
    let signs = words.len() - unsigned.len();
    let opening = CAPTION_MARKS.prefix_of(unsigned);
    let marked = signs > 0 || opening.is_some() || is_figure(words);
    let credit = credit(words).filter(|(range, _)| marked || (range.start > 20 && words.len() < MAX_CAPTION));
    if !marked && credit.is_none() {
        return None;
    }
    let label = opening.filter(|opening| opening.ends_with([':', '：'])).map_or(0, str::len);
    let end = credit.as_ref().map_or(words.len(), |(range, _)| range.start);
    let start = if signs + label < end { signs + label } else { signs };
    let label = (start > signs)
        .then(|| Block { kind: BlockKind::Boilerplate, words: block.words.slice(signs..start) });
    let kind = BlockKind::Caption { credit: credit.map(|(_, credit)| credit), image: None };
    Some((label, Block { kind, words: block.words.slice(start..end.max(start)) }))
}

/// Adds lines that are only a credit to the caption before them.
///
/// Without a caption they are boilerplate.
fn take_credit_lines(blocks: &mut [Block]) {
    let mut before: Option<&mut Option<String>> = None;
    for block in blocks {
        let words = block.words.as_str();
        let is_bare = block.is_paragraph() || matches!(block.kind, BlockKind::Caption { credit: None, .. });
        let credit = CREDIT_LINES
            .strip_prefix(words)
            .filter(|_| is_bare && words.len() < 120 && !words.ends_with('.'))
            .map(|credit| credit.trim().to_owned());
        if let Some(more) = credit {
            block.kind = BlockKind::Boilerplate;
            if let Some(credit) = before.filter(|_| !more.is_empty()) {
                *credit = Some(match credit.take() {
                    Some(known) => format!("{known}; {more}"),
                    None => more,
                });
            }
        }
        before = match &mut block.kind {
            BlockKind::Caption { credit, .. } => Some(credit),
            _ => None,
        };
    }
}

/// Returns true if a caption begins with a number: "Figure 3. The quay at night".
fn is_figure(words: &str) -> bool {
    FIGURE_MARKS.strip_prefix(words).is_some_and(|rest| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        (1..=2).contains(&(rest.len() - after.len()))
            && (after.starts_with(['.', ':', '：']) || after.starts_with(" –"))
            && after.len() > 8
    })
}

/// The credit at the end of a caption: its range with brackets, and its words.
pub(crate) fn credit(words: &str) -> Option<(Range<usize>, String)> {
    let trimmed = words.trim_end();
    let (at, credit) = credit_in_brackets(trimmed)
        .or_else(|| credit_after_mark(trimmed))
        .or_else(|| credit_after_sentence(trimmed))
        .or_else(|| agency(trimmed))?;
    Some((at..words.len(), credit.to_owned()))
}

/// A credit in brackets: "A hall (Photo by Bo Chen)".
fn credit_in_brackets(words: &str) -> Option<(usize, &str)> {
    [('(', ')'), ('（', '）'), ('[', ']')].iter().find_map(|(open, close)| {
        let (before, inner) = words.strip_suffix(*close)?.rsplit_once(*open)?;
        let lower = inner.trim().to_lowercase();
        let is_credit = CREDIT_WORDS.prefix_of(&lower).is_some() || CREDIT_WORDS.suffix_of(&lower).is_some();
        is_credit.then_some((before.len(), inner.trim()))
    })
}

/// Number of bytes of a longer text after a mark, which is no credit.
const MAX_MARKED_CREDIT: usize = 120;

/// A credit after a mark: "The crew at work. Credits: Ada Ling".
fn credit_after_mark(words: &str) -> Option<(usize, &str)> {
    let from = words.ceil_char_boundary(words.len().saturating_sub(MAX_MARKED_CREDIT - 1));
    let tail = words.cut(from..);
    // Nearly no paragraph has a mark.
    if !CREDIT_MARKS.is_in(tail) {
        return None;
    }
    CREDIT_MARKS.entries().iter().find_map(|mark| {
        let (before, after) = tail.rsplit_once(mark)?;
        let before = words.cut(..from + before.len());
        let credit = words.cut(before.len()..);
        let is_credit = credit.len() < MAX_MARKED_CREDIT
            && before.trim_end().ends_with(['.', '!', '?', ')', '”', '"', '…']);
        let shown = if mark.ends_with(':') { after } else { credit };
        is_credit.then_some((before.len(), shown.trim()))
    })
}

/// A credit in Chinese after the last sentence: "图为论坛现场。李明 摄".
fn credit_after_sentence(words: &str) -> Option<(usize, &str)> {
    let (_, credit) = words.rsplit_once('。')?;
    let is_credit = credit.len() < 60 && CREDIT_ENDINGS.suffix_of(credit).is_some();
    is_credit.then_some((words.len() - credit.len(), credit.trim()))
}

/// The credit of an agency: "… in Alaska. NASA/Lee Wingfield".
///
/// It follows the last sentence of a caption.
fn agency(words: &str) -> Option<(usize, &str)> {
    if ends_sentence(words) || words.len() > MAX_CAPTION {
        return None;
    }
    let ends = [". ", ".” ", ".\" ", "! ", ".) "];
    let at = ends.iter().filter_map(|end| words.rfind(end).map(|found| found + end.len())).max()?;
    let (before, credit) = words.split_at_checked(at)?;
    let first = credit.split([' ', '/']).next()?;
    let is_agency = first.len() > 1
        && credit.len() < 90
        && first.chars().all(|c| c.is_uppercase() || c == '-')
        && !TIME_ZONES.has(credit);
    let mut parts = credit.split([' ', '/', ',', '(', ')', '-', '–']).filter(|part| !part.is_empty());
    let named = parts.all(|part| {
        part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '©' || c == '&')
            || is_small_in_name(part)
    });
    // An abbreviation before a name does not end a sentence: "… with U.S. NASA".
    (is_agency && named && before.trim_end().len() > 30).then_some((at, credit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_many_publishers_are_split_from_captions() {
        let credit = |words: &str| {
            credit(words).map(|(range, credit)| (words.cut(..range.start).trim().to_owned(), credit))
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
