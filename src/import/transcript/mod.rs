//! Transcripts, in whatever a reader found them: which paragraphs are turns, whose, and which are stage directions.

pub(crate) mod accept;
pub(crate) mod directions;
pub(crate) mod preamble;
pub(crate) mod run_in;
pub(crate) mod speech_title;
pub(crate) mod standing;

use crate::import::text;
use crate::import::transcript::accept::accept;
use crate::import::transcript::directions::{ends_transcript, is_act, is_examiner, is_notice};
// Other rooms ask transcripts for these.
use crate::import::blocks::{Block, BlockKind, Words};
pub(crate) use crate::import::date::is_clock;
use crate::import::label;
use crate::import::label::{Label, Strength};
pub(crate) use crate::import::transcript::directions::is_direction;
use std::ops::Range;

/// Makes turns of the paragraphs of a transcript; leaves everything as it was where the input is none. `sure` says that
/// it is one.
pub(crate) fn turns(text: &str, blocks: &mut Vec<Block>, sure: bool) -> bool {
    run_in::part(blocks);
    let Some(mut labels) = labels(text, blocks, sure) else { return false };
    answers(text, blocks, &mut labels);
    one_heading(text, blocks, &mut labels);
    let first = labels.iter().position(Option::is_some).unwrap_or(0);
    // Above the first turn stands what belongs to the whole.
    for index in first..blocks.len().saturating_sub(1) {
        let heads = labels[index].is_none() && labels[index + 1].is_some() && is_heading(&blocks[index]);
        if heads || labels[index].is_none() && is_shouted(&blocks[index]) {
            blocks[index].kind = BlockKind::Heading(3);
        }
    }
    let mut state = Speech::default();
    let old = std::mem::take(blocks);
    for (block, label) in old.into_iter().zip(labels) {
        state.block(block, label, blocks);
    }
    state.unsaid(blocks);
    true
}

/// The label of each block, in what is a transcript.
fn labels(text: &str, blocks: &mut [Block], sure: bool) -> Option<Vec<Option<Label>>> {
    let mut labels: Vec<Option<Label>> = blocks.iter().map(|block| label_of(text, block)).collect();
    one_style(blocks, &mut labels);
    let Some(accepted) = accept(blocks, &labels, sure) else { return standing::labels(blocks) };
    for (block, label) in blocks.iter_mut().zip(&mut labels) {
        let words = block.words.as_str();
        *label = label.take().filter(|label| accepted.takes(&words[label.name.clone()], label.strength));
        if label
            .as_ref()
            .is_some_and(|label| is_head_of_table(&words[label.name.clone()], &words[label.rest..]))
        {
            *label = None;
            block.kind = BlockKind::Boilerplate;
        }
    }
    Some(labels)
}

/// A record ends its labels in one way: "Many thanks. – I call …" is no label where they end in colons. Right below a
/// name that stands alone no other one follows.
fn one_style(blocks: &[Block], labels: &mut [Option<Label>]) {
    let dashes = labels.iter().flatten().filter(|label| label.dash).count();
    let others = labels.iter().flatten().count() - dashes;
    // "PARTICIPANTS:" above the first word leads to a list.
    if let Some(first) = labels.iter().position(Option::is_some) {
        let alone = labels[first]
            .as_ref()
            .is_some_and(|label| label.rest >= blocks[first].words.as_str().len() && label.at.is_none());
        let ends = |block: &Block| {
            let words = block.words.as_str();
            text::ends_sentence(words) || words.ends_with(['—', '–', '-'])
        };
        if alone && blocks.get(first + 1).is_some_and(|below| !ends(below)) {
            labels[first] = None;
        }
    }
    let mut alone = false;
    for (block, label) in blocks.iter().zip(labels) {
        let below = alone
            && label.as_ref().is_some_and(|label| label.strength < Strength::Capitals && label.at.is_none());
        if below || dashes < others && label.as_ref().is_some_and(|label| label.dash) {
            *label = None;
        }
        alone = label.as_ref().is_some_and(|label| label.rest >= block.words.as_str().len());
    }
}

/// `A.   I did.` below `Q.   Did you?`: the answers of a record whose questions are marked so.
fn answers(text: &str, blocks: &[Block], labels: &mut [Option<Label>]) {
    let is = |label: &Option<Label>, block: &Block, letter: &str| {
        label.as_ref().is_some_and(|label| &block.words.as_str()[label.name.clone()] == letter)
    };
    let asked = blocks.iter().zip(labels.iter()).filter(|(block, label)| is(label, block, "Q")).count();
    if asked < 2 {
        return;
    }
    let mut answers = false;
    for (block, label) in blocks.iter().zip(labels) {
        if label.is_some() {
            answers = is(label, block, "Q") || is(label, block, "A") || answers && !is(label, block, "Q");
            continue;
        }
        let words = block.words.as_str();
        let Some(rest) = words.strip_prefix('A') else { continue };
        let said = rest.trim_start_matches(['.', ':']).trim_start();
        let wide =
            rest.starts_with(' ') && text.get(block.words.place(1..2)).is_some_and(|gap| gap.len() > 1);
        let opens = said.starts_with(|c: char| !c.is_lowercase());
        if answers && opens && (rest.starts_with(['.', ':']) || wide) && rest.len() > said.len() {
            let rest = words.len() - said.len();
            *label = Some(Label { name: 0..1, rest, strength: Strength::Titled, at: None, dash: false });
        }
    }
}

/// The first row of a table of turns: "Speaker | Text".
fn is_head_of_table(name: &str, rest: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.strip_prefix("time ").unwrap_or(&name).trim_start();
    let name = matches!(name, "speaker" | "name" | "who" | "speaker name");
    name && matches!(
        rest.to_lowercase().as_str(),
        "text" | "transcript" | "content" | "speech" | "utterance" | "words"
    )
}

/// "General Leave", "Question-and-Answer Session" between turns: words in capitals and nothing that ends them.
fn is_heading(block: &Block) -> bool {
    let words = block.words.as_str();
    let parts: Vec<&str> = words.split(' ').collect();
    let small = |part: &&str| {
        matches!(*part, "of" | "the" | "and" | "for" | "to" | "in" | "on" | "a" | "by" | "with" | "from")
    };
    block.kind == BlockKind::Paragraph
        && (2..=14).contains(&parts.len())
        && words.len() < 110
        && parts
            .iter()
            .all(|part| small(part) || part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && words.contains(char::is_alphabetic)
}

/// Makes one of the lines of a heading in capitals, which no width joins.
fn one_heading(text: &str, blocks: &mut Vec<Block>, labels: &mut Vec<Option<Label>>) {
    let shouts = |block: &Block| {
        let words = block.words.as_str();
        block.kind == BlockKind::Paragraph && words.contains(' ') && !words.contains(char::is_lowercase)
    };
    let Some(first) = labels.iter().position(Option::is_some) else { return };
    let old = std::mem::take(blocks).into_iter().zip(std::mem::take(labels));
    for (index, (block, label)) in old.enumerate() {
        if index > first
            && label.is_none()
            && labels.last().is_some_and(Option::is_none)
            && is_shouted(&block)
            && let Some(one) = blocks.last_mut().filter(|one| shouts(one))
        {
            let end = one.words.place(0..one.words.as_str().len()).end;
            let start = block.words.place(0..1).start;
            let below = text.get(end..start).is_some_and(|gap| gap.matches('\n').count() == 1);
            if below && !text::ends_sentence(one.words.as_str()) {
                one.words.space(end..start);
                one.words.push_part(&block.words, 0..block.words.as_str().len());
                continue;
            }
        }
        blocks.push(block);
        labels.push(label);
    }
}

/// How headings of one word end.
const PARTS: &[&str] =
    &["EXAMINATION", "PROCEEDINGS", "PRESENTATION", "TESTIMONY", "STATEMENTS", "QUESTIONS"];

/// "OPENING STATEMENT OF ADA LING": words in capitals and nothing that ends them, whatever follows.
fn is_shouted(block: &Block) -> bool {
    let words = block.words.as_str();
    block.kind == BlockKind::Paragraph
        && words.len() < 300
        && (words.contains(' ') || PARTS.iter().any(|part| words.ends_with(part)))
        && words.chars().filter(|c| c.is_uppercase()).count() > 7
        && !words.starts_with(['(', '['])
        && !words.contains(char::is_lowercase)
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Whether a line starts a turn beyond doubt: then it is no continuation of the line before it.
pub(crate) fn starts_turn(line: &str) -> bool {
    let answer = ["A.  ", "A:  ", "A.\t", "A    "].iter().any(|answer| line.starts_with(answer));
    answer
        || is_examiner(line)
        || label::find(line, &[])
            .is_some_and(|label| label.strength == Strength::Titled && line.len() > label.name.end)
}

fn label_of(text: &str, block: &Block) -> Option<Label> {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return None;
    }
    let words = block.words.as_str();
    if is_examiner(words) || is_act(words) {
        return None;
    }
    let head = text::head(words, 80);
    let place = block.words.place(0..head.len());
    let start = place.start;
    let tabs = text.get(place).into_iter().flat_map(|raw| raw.match_indices('\t')).take(4);
    // A tab is one space of the words: as many words stand before it here as there.
    let tabs: Vec<usize> = tabs
        .filter_map(|(at, _)| {
            let mut spaces = head.match_indices(' ').map(|(space, _)| space);
            spaces.find(|space| block.words.place(*space..space + 1).start >= (start + at).saturating_sub(1))
        })
        .collect();
    // A question on the paper has a number: "4. Ada Ling (Eastwick): …".
    let counted = text::item_mark(words).filter(|_| words.starts_with(|c: char| c.is_ascii_digit()));
    let Some(from) = counted else { return label::find(words, &tabs) };
    let label = label::find(&words[from..], &[])?;
    Some(Label { name: from + label.name.start..from + label.name.end, rest: from + label.rest, ..label })
}

/// Who is speaking, while the blocks go by.
#[derive(Default)]
struct Speech {
    label: Option<(String, Range<usize>)>,
    at: Option<String>,
    ended: bool,
    /// A label on a line of its own, until something is said below it.
    alone: Option<Words>,
}

impl Speech {
    fn block(&mut self, block: Block, label: Option<Label>, blocks: &mut Vec<Block>) {
        if let Some(label) = label {
            self.unsaid(blocks);
            self.ended = false;
            let name = bare_name(&block.words.as_str()[label.name.clone()]).to_owned();
            let place = block.words.place(label.name.clone());
            let words = block.words.slice(label.rest..block.words.as_str().len());
            self.label = Some((name, place));
            self.at = label.at;
            if !words.is_empty() && is_direction(words.as_str()) {
                // "Q: (Inaudible.)" says who could not be heard.
                blocks.push(Block { kind: BlockKind::Direction, words: block.words });
                return;
            }
            let marks = block.words.slice(0..label.name.start);
            if self.at.is_none() && !marks.is_empty() {
                blocks.push(Block { kind: BlockKind::Direction, words: marks });
            }
            if words.is_empty() {
                self.alone = Some(block.words);
            }
            self.turn(words, blocks);
            return;
        }
        match block.kind {
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation => self.unlabelled(block, blocks),
            BlockKind::Heading(_) => {
                self.unsaid(blocks);
                // "OPENING STATEMENT OF ADA LING" leaves the floor to her.
                self.label = self.label.take().filter(|(label, _)| is_named_in(label, block.words.as_str()));
                blocks.push(block);
            }
            _ => blocks.push(block),
        }
    }

    /// A label under which nothing is said stays as it stands.
    fn unsaid(&mut self, blocks: &mut Vec<Block>) {
        if let Some(words) = self.alone.take() {
            let start = words.place(0..1).start;
            let before = |block: &Block| !block.words.is_empty() && block.words.place(0..1).start < start;
            let at = blocks.iter().rposition(before).map_or(0, |last| last + 1);
            blocks.insert(at, Block { kind: BlockKind::Direction, words });
        }
    }

    fn unlabelled(&mut self, mut block: Block, blocks: &mut Vec<Block>) {
        let words = block.words.as_str();
        if ends_transcript(words) {
            self.label = None;
            self.ended = true;
            block.kind = BlockKind::Direction;
        } else if is_direction(words)
            || is_clock(words)
            || is_act(words)
            || is_examiner(words)
            || self.label.is_some() && is_notice(words)
            || words.starts_with('<') && words.ends_with('>') && words.len() < 12
            || words.chars().all(|c| !c.is_alphanumeric())
        {
            // "(00:45)" says when somebody goes on.
            let time = label::time(words.trim_matches(['[', ']', '(', ')']));
            self.at = time.or_else(|| self.at.take());
            block.kind = BlockKind::Direction;
        } else if self.label.is_some() && block.kind != BlockKind::Quotation {
            self.turn(block.words, blocks);
            return;
        }
        blocks.push(block);
    }

    fn turn(&mut self, words: Words, blocks: &mut Vec<Block>) {
        let Some((label, place)) = self.label.clone().filter(|_| !words.is_empty()) else { return };
        let kind = if is_direction(words.as_str()) {
            BlockKind::Direction
        } else {
            self.alone = None;
            BlockKind::Turn { label, place, at: self.at.clone() }
        };
        blocks.push(Block { kind, words });
    }
}

/// A label without brackets around the whole, or marks of type.
fn bare_name(name: &str) -> &str {
    let name = name.trim_matches(['*', ' ']);
    let whole = [('[', ']'), ('(', ')')].iter().find_map(|(open, close)| {
        name.strip_prefix(*open)?.strip_suffix(*close).filter(|inner| !inner.contains(*open))
    });
    whole.unwrap_or(name)
}

/// Whether a heading names whom a label names.
fn is_named_in(label: &str, heading: &str) -> bool {
    let family = label.rsplit(' ').next().unwrap_or(label).to_lowercase();
    family.chars().count() > 2
        && heading.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == family)
}
