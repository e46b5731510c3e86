//! Reads speeches and interviews without labels.
//!
//! The title, or a line before the text, names the speaker.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::date::is_clock;
use crate::import::transcript::directions::is_direction;
use crate::import::transcript::speech_title::{interviewee_in_title, speaker_in_lead, speaker_in_title};
use crate::text::Cut;
use std::ops::Range;

/// Minimum number of headings with questions in an interview.
const MIN_QUESTIONS: usize = 3;

/// The speaker of a whole text.
struct Speaker {
    label: String,
    /// The range of the label in the input.
    place: Range<usize>,
}

impl Speaker {
    fn named_in(block: &Block, find: impl Fn(&str) -> Option<Range<usize>>) -> Option<Self> {
        let words = block.words.as_str();
        let name = find(words)?;
        Some(Self { label: words.cut(name.clone()).to_owned(), place: block.words.place(name) })
    }

    fn turn(&self) -> BlockKind {
        BlockKind::Turn { label: self.label.clone(), place: self.place.clone(), at: None }
    }
}

/// Turns a speech or an interview without labels into turns.
///
/// The title or the lead names the speaker.
pub(super) fn speech(layout: &mut Layout) {
    let title = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let titled = || Some((0, Speaker::named_in(title?, speaker_in_title)?));
    let led = layout.blocks.iter().take(12).enumerate().find_map(|(index, block)| {
        let speaker = Speaker::named_in(block, speaker_in_lead).filter(|_| block.is_paragraph())?;
        Some((index + 1, speaker))
    });
    let Some((from, speaker)) = led.or_else(titled) else {
        interview(layout);
        return;
    };
    // A text that quotes or describes the speaker is a report.
    let text = layout.blocks.get_mut(from..).unwrap_or_default();
    let reports = text.iter().filter(|block| is_report(block, &speaker.label)).count();
    let paragraphs = text.iter().filter(|block| block.is_paragraph()).count();
    if reports * 4 > paragraphs {
        return;
    }
    for block in text.iter_mut().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item))
    {
        let words = block.words.as_str();
        let is_unsaid = is_direction(words) || is_clock(words) || words == "# # #";
        block.kind = if is_unsaid { BlockKind::Direction } else { speaker.turn() };
    }
}

/// Turns the answers of an interview into turns.
///
/// The questions are headings, and the title names the interviewee.
fn interview(layout: &mut Layout) {
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
    let is_question = |block: &Block| is_heading(&block) && block.words.as_str().ends_with(['?', '？']);
    let headings = layout.blocks.iter().filter(is_heading).count();
    let questions = layout.blocks.iter().filter(|block| is_question(block)).count();
    if questions < MIN_QUESTIONS || questions * 3 < headings * 2 {
        return;
    }
    let title = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let Some(speaker) = title.and_then(|title| Speaker::named_in(title, interviewee_in_title)) else {
        return;
    };
    let mut asked = false;
    for block in &mut layout.blocks {
        match block.kind {
            BlockKind::Heading(_) => asked = is_question(block),
            BlockKind::Paragraph | BlockKind::Item if asked => {
                let is_direction = is_direction(block.words.as_str());
                block.kind = if is_direction { BlockKind::Direction } else { speaker.turn() };
            }
            _ => {}
        }
    }
}

/// Returns true if a paragraph is about the speaker, not by the speaker.
fn is_report(block: &Block, label: &str) -> bool {
    let words = block.words.as_str();
    let family = label.rsplit(' ').next().unwrap_or(label);
    let is_quotation = words.starts_with(['“', '"']) || words.contains("” ");
    block.is_paragraph() && (words.contains(family) || is_quotation && words.contains(" said"))
}
