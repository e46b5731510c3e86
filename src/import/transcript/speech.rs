//! Reads speeches and interviews without labels.
//!
//! The title, or a line before the text, names the speaker.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::date::is_clock;
use crate::import::lexicon::list::List;
use crate::import::text::OPENING_MARKS;
use crate::import::transcript::directions::{begins_notice, ends_transcript, is_direction, spoken};
use crate::import::transcript::questions::ends_as_question;
use crate::import::transcript::speech_title::{
    announces_of_named, holder_in, interviewee_in_title, speaker_announced, speaker_credited,
    speaker_in_heading, speaker_in_lead, speaker_in_title, speaker_introduced,
};
use crate::import::transcript::talk::{is_talk, speaks_alone, speaks_of_self};
use crate::text::Cut;
use std::ops::Range;

static NARRATING: List = List::all("narrating-verbs");

/// Minimum number of headings with questions or statements in an interview.
const MIN_QUESTIONS: usize = 3;
/// Maximum length of a notice, in bytes: "Check against delivery".
const MAX_NOTICE: usize = 120;

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

    /// Adds the words of a block, and the directions beside them.
    fn say(&self, block: Block, blocks: &mut Vec<Block>) {
        let words = block.words.as_str();
        let said = spoken(words);
        let is_notice = words.len() < MAX_NOTICE && begins_notice(words);
        if is_direction(words) || is_clock(words) || is_notice || words == "# # #" {
            blocks.push(Block { kind: BlockKind::Direction, ..block });
            return;
        }
        let beside = [0..said.start, said.clone(), said.end..words.len()];
        for range in beside.into_iter().filter(|range| !range.is_empty()) {
            let kind = if range == said { self.turn() } else { BlockKind::Direction };
            blocks.push(Block { kind, words: block.words.slice(range) });
        }
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
        let below = layout.blocks.get(index + 1..).unwrap_or_default();
        let announced = |words: &str| speaker_announced(words).filter(|_| quarters_of_self(below) > 0);
        let find = |words: &str| speaker_in_lead(words).or_else(|| announced(words));
        if !block.is_paragraph() {
            return None;
        }
        let named_before = || {
            let above = layout.blocks.get(..index).unwrap_or_default();
            let is_announced = announces_of_named(block.words.as_str())
                && below.iter().any(|block| is_talk(block.words.as_str()));
            is_announced.then(|| named_last(above)).flatten()
        };
        Some((index + 1, Speaker::named_in(block, find).or_else(named_before)?))
    });
    let declared = || Some((0, declared(layout)?));
    let Some((from, speaker)) = led.or_else(titled).or_else(declared).or_else(|| introduced(layout)) else {
        interview(layout);
        return;
    };
    // A text that quotes or describes the speaker is a report.
    let text = layout.blocks.get(from..).unwrap_or_default();
    let reports = text.iter().filter(|block| is_report(block, &speaker.label)).count();
    let paragraphs = text.iter().filter(|block| block.is_paragraph()).count();
    if reports * 4 > paragraphs || introduces_quotations(text) {
        return;
    }
    let said = layout.blocks.split_off(from.min(layout.blocks.len()));
    let first = speaker.label.clone();
    let (mut current, mut is_first) = (Some(speaker), true);
    for block in said {
        if ends_transcript(block.words.as_str()) {
            current = None;
        }
        if let Some(other) = heads_other(&block, if is_first { &first } else { "" }) {
            (current, is_first) = (Some(other), false);
        } else if !is_first && matches!(block.kind, BlockKind::Heading(_)) {
            // "Next steps" below somebody else's words
            current = None;
        }
        match &current {
            Some(speaker) if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) => {
                speaker.say(block, &mut layout.blocks);
            }
            _ => layout.blocks.push(block),
        }
    }
}

/// The speaker whom a heading names, unless it is the one with this label: "Reply by Ada Ling", "Ada Ling, pilot".
fn heads_other(block: &Block, label: &str) -> Option<Speaker> {
    let family = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let heading = matches!(block.kind, BlockKind::Heading(_));
    let other = Speaker::named_in(block, speaker_in_heading).filter(|_| heading)?;
    (family(&other.label) != family(label)).then_some(other)
}

/// Share of the paragraphs in which speakers speak of themselves, in quarters.
fn quarters_of_self(blocks: &[Block]) -> usize {
    let paragraphs: Vec<&Block> = blocks.iter().filter(|block| block.is_paragraph()).collect();
    let own = paragraphs.iter().filter(|block| {
        let words = block.words.as_str();
        !words.contains(OPENING_MARKS) && speaks_of_self(words)
    });
    (own.count() * 4).checked_div(paragraphs.len()).unwrap_or(0)
}

/// The person with an office whom the last paragraph with one names.
fn named_last(blocks: &[Block]) -> Option<Speaker> {
    let paragraphs = blocks.iter().rev().filter(|block| block.is_paragraph());
    paragraphs.into_iter().find_map(|block| Speaker::named_in(block, holder_in))
}

/// The only speaker whom the front matter names.
fn declared(layout: &Layout) -> Option<Speaker> {
    let [name] = layout.meta.speakers.as_slice() else { return None };
    let find = |words: &str| words.find(name.as_str()).map(|at| at..at + name.len());
    layout.blocks.iter().find_map(|block| Speaker::named_in(block, find))
}

/// The speaker whom the first line names, if the title calls the text a speech.
///
/// For example "The Mayor's closing remarks" above "Mayor Ada Ling closed the fair.", and then the speaker's own words.
fn introduced(layout: &Layout) -> Option<(usize, Speaker)> {
    let title = layout.blocks.iter().position(|block| block.kind == BlockKind::Title)?;
    let named = layout.blocks.get(title)?.words.as_str();
    let is_line = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Subtitle);
    let mut lines =
        layout.blocks.iter().enumerate().skip(title + 1).take(6).filter(|(_, block)| is_line(block));
    let credited = lines.clone().take(3).find_map(|(index, line)| {
        Some((index, Speaker::named_in(line, |words| speaker_credited(named, words))?))
    });
    let introduced = || {
        let (index, lead) = lines.next()?;
        Some((index, Speaker::named_in(lead, |words| speaker_introduced(named, words))?))
    };
    let least = usize::from(credited.is_none());
    let (index, speaker) = credited.or_else(introduced)?;
    let below = layout.blocks.get(index + 1..).unwrap_or_default();
    let alone = below.iter().any(|block| {
        let words = block.words.as_str();
        block.is_paragraph() && !words.contains(OPENING_MARKS) && speaks_alone(words)
    });
    (alone && quarters_of_self(below) > least).then_some((index + 1, speaker))
}

/// Turns the answers of an interview into turns.
///
/// The questions are headings, and the title names the interviewee.
fn interview(layout: &mut Layout) {
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
    let is_question = |block: &Block| is_heading(&block) && ends_as_question(block.words.as_str());
    // "Your brother says you were stubborn." is also the interviewer's.
    let is_statement = |block: &Block| is_heading(&block) && block.words.as_str().ends_with(['.', '…', '!']);
    let headings = layout.blocks.iter().filter(is_heading).count();
    let questions = layout.blocks.iter().filter(|block| is_question(block)).count();
    let statements = layout.blocks.iter().filter(|block| is_statement(block)).count();
    let asked = questions + statements;
    if asked < MIN_QUESTIONS || questions < 2 || asked * 3 < headings * 2 || statements > questions {
        return;
    }
    let title = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let Some(speaker) = title.and_then(|title| Speaker::named_in(title, interviewee_in_title)) else {
        return;
    };
    let (mut asked, mut began) = (false, false);
    for block in &mut layout.blocks {
        let words = block.words.as_str();
        match block.kind {
            BlockKind::Heading(_) => {
                began |= is_question(block);
                asked = is_question(block) || began && is_statement(block);
            }
            BlockKind::Paragraph | BlockKind::Item if asked && narrates(words, &speaker.label) => {}
            BlockKind::Paragraph | BlockKind::Item if asked => {
                let is_direction = is_direction(words) || begins_notice(words);
                block.kind = if is_direction { BlockKind::Direction } else { speaker.turn() };
            }
            // "Subscribe to our newsletter" heads words of the page.
            BlockKind::Boilerplate => asked = false,
            _ => {}
        }
    }
}

/// Returns true if words tell what the guest does: "She pauses and looks out of the window."
fn narrates(words: &str, guest: &str) -> bool {
    let family = guest.rsplit(' ').next().unwrap_or(guest);
    let mut parts = words.split(' ').map(|part| part.trim_end_matches(|c: char| !c.is_alphabetic()));
    let subject = parts.next().unwrap_or_default();
    let is_guest = matches!(subject, "She" | "He" | "They") || subject == family;
    let verb =
        if subject == "The" || guest.starts_with(subject) && !is_guest { parts.nth(1) } else { parts.next() };
    let is_subject = is_guest || subject == "The" || guest.starts_with(subject);
    is_subject && !speaks_of_self(words) && verb.is_some_and(|verb| NARRATING.has(verb))
}

/// Returns true if a line before a quotation introduces it, and most paragraphs are quotations.
fn introduces_quotations(blocks: &[Block]) -> bool {
    let paragraphs: Vec<&str> =
        blocks.iter().filter(|block| block.is_paragraph()).map(|block| block.words.as_str()).collect();
    let is_quoted = |words: &&&str| words.starts_with(OPENING_MARKS);
    let quoted = paragraphs.iter().filter(is_quoted).count();
    let is_introduced = paragraphs
        .windows(2)
        .any(|pair| pair[0].ends_with([':', '：']) && pair[1].starts_with(OPENING_MARKS));
    is_introduced && quoted * 2 > paragraphs.len()
}

/// Returns true if a paragraph is about the speaker, not by the speaker.
fn is_report(block: &Block, label: &str) -> bool {
    let words = block.words.as_str();
    let family = label.rsplit(' ').next().unwrap_or(label);
    let is_quotation = words.starts_with(['“', '"']) || words.contains("” ");
    let is_about = words.contains(family) && !speaks_of_self(words);
    block.is_paragraph() && (is_about || is_quotation && words.contains(" said"))
}
