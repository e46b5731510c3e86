//! Finds the turns, speakers and stage directions of transcripts.

pub(crate) mod directions;
pub(crate) mod place;
pub(crate) mod preamble;
pub(crate) mod speech_title;
pub(crate) mod standing;

mod accept;
mod dropped;
pub(crate) mod exchange;
mod headings;
mod questions;
mod roster;
mod run_in;
mod speech;
mod talk;
mod turns;

use crate::import::blocks::{Block, BlockKind};
use crate::import::label::{self, Label, Strength, Style};
use crate::import::lexicon::list::List;
use crate::import::text;
use crate::import::transcript::accept::accept;
use crate::import::transcript::directions::{examiner, is_act, is_column_mark};
use crate::import::transcript::turns::Turns;
use crate::text::Cut;
use std::collections::{HashMap, HashSet};

pub(crate) use directions::is_direction;
pub(crate) use roster::are_speakers;

/// Minimum number of lines that begin with recurring names.
const MIN_RECURRING: usize = 4;
/// Maximum length of the headings of a table, in bytes.
const MAX_HEAD: usize = 60;

static SPEAKER_COLUMNS: List = List::all("speaker-columns");
static SPEECH_COLUMNS: List = List::all("speech-columns");

/// Turns the paragraphs of a transcript into turns.
///
/// Returns true if the input is a transcript.
///
/// `sure` is true if it is known to be one.
pub(crate) fn turns(text: &str, blocks: &mut Vec<Block>, sure: bool) -> bool {
    run_in::split(blocks);
    questions::mark(text, blocks);
    let Some(mut labels) = labels(text, blocks, sure) else { return false };
    label_answers(text, blocks, &mut labels);
    headings::join_lines(text, blocks, &mut labels);
    headings::mark(blocks, &labels);
    let mut turns = Turns::default();
    for (block, label) in std::mem::take(blocks).into_iter().zip(labels) {
        turns.add(block, label);
    }
    *blocks = turns.finish();
    true
}

/// Returns true if a line certainly starts a turn.
///
/// It then does not continue the line before it.
pub(crate) fn starts_turn(line: &str) -> bool {
    ["A.  ", "A:  ", "A.\t", "A    "].iter().any(|answer| line.starts_with(answer))
        || examiner(line).is_some()
        || has_capitals(text::head(line, 320))
            && label::find(line, &[])
                .is_some_and(|label| label.strength == Strength::Titled && line.len() > label.name.end)
}

/// Returns true if words may begin with a title in capitals or with the `Q` of a question.
///
/// Most lines are found to begin no turn without looking for a label.
fn has_capitals(words: &str) -> bool {
    let mut after_capital = false;
    words.chars().any(|c| {
        let goes_on = after_capital && !c.is_lowercase() && c != ' ';
        after_capital = c.is_uppercase();
        c == 'Q' || goes_on
    })
}

/// Raises the strength of names with a seat in brackets that are also labels without it.
///
/// "Ada Ling (Eastwick)" above "Mr Ling" is a member, but "Repair of the Lamp (RL)" is a topic.
fn raise_seated(blocks: &[Block], labels: &mut [Option<Label>]) {
    let family = |name: &str| {
        let bare = name.split(" (").next().unwrap_or(name).trim_end();
        bare.rsplit(' ').next().unwrap_or(bare).to_lowercase()
    };
    let mut names: HashMap<String, HashSet<&str>> = HashMap::new();
    for (block, label) in blocks.iter().zip(&*labels) {
        if let Some(label) = label {
            let name = label.name_in(block.words.as_str());
            names.entry(family(name)).or_default().insert(name);
        }
    }
    let seated = seated(blocks, labels);
    for (block, label) in blocks.iter().zip(labels) {
        let Some(label) = label else { continue };
        let name = label.name_in(block.words.as_str());
        let recurs = || names.get(&family(name)).is_some_and(|names| names.len() > 1);
        // "Ada Ling" below "Ada Ling (Eastwick) (Con)"
        let is_bare = || seated.contains(name) && label.strength == Strength::Ordinary;
        if name.contains(" (") && recurs() || is_bare() {
            label.strength = label.strength.max(Strength::Office);
        }
    }
}

/// The names in labels with brackets: "Ada Ling (Eastwick) (Con)", "The Minister (Ada Ling)".
fn seated<'t>(blocks: &'t [Block], labels: &[Option<Label>]) -> HashSet<&'t str> {
    let labelled = blocks.iter().zip(labels).filter_map(|(block, label)| Some((block, label.as_ref()?)));
    labelled
        .filter(|(_, label)| label.strength == Strength::Office)
        .filter_map(|(block, label)| label.name_in(block.words.as_str()).split_once(" ("))
        .flat_map(|(name, inner)| [name, inner.trim_end_matches(')')])
        .filter(|name| name.contains(' '))
        .collect()
}

/// The names that begin several lines, before a colon.
///
/// Empty unless several names do. Such lines are not joined to those before them.
pub(crate) fn recurring<'t>(lines: impl Iterator<Item = &'t str>) -> HashSet<&'t str> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    let mut listed: HashSet<&str> = HashSet::new();
    for line in lines.filter(|line| text::head(line, 160).contains([':', '：'])) {
        if let Some(name) = name_before_colon(line) {
            *times.entry(name).or_default() += 1;
        }
        listed.extend(roster::family_names(line));
    }
    // "Present: Ada Ling, Bo Chen": those who are listed may speak only once.
    times.retain(|name, times| *times > 1 || listed.contains(name));
    let all: usize = times.values().sum();
    if times.len() > 1 && all >= MIN_RECURRING { times.into_keys().collect() } else { HashSet::new() }
}

/// The name in a label before a colon at the start of a line.
pub(crate) fn name_before_colon(line: &str) -> Option<&str> {
    let label = label::find(line, &[])?;
    line.cut(label.name.end..label.rest).contains([':', '：']).then(|| label.name_in(line))
}

/// The label of each block, or `None` if the blocks are not a transcript.
fn labels(text: &str, blocks: &mut [Block], sure: bool) -> Option<Vec<Option<Label>>> {
    dropped::drop_column_names(blocks);
    for block in blocks.iter_mut().filter(|block| is_column_mark(block.words.as_str())) {
        block.kind = BlockKind::Boilerplate;
    }
    let in_table = blocks.iter().any(|block| heads_table_of_turns(block.words.as_str()));
    let mut labels: Vec<Option<Label>> = blocks.iter().map(|block| label_of(text, block, in_table)).collect();
    exchange::label(blocks, &mut labels);
    raise_seated(blocks, &mut labels);
    place::drop_labels(blocks, &mut labels);
    dropped::drop_datelines(blocks, &mut labels);
    dropped::drop_list_heading(blocks, &mut labels);
    dropped::drop_title(blocks, &mut labels);
    roster::drop_labels(blocks, &mut labels);
    if is_table_of_numbers(blocks, &labels) {
        return None;
    }
    let sure = sure || roster::announces(blocks, &labels);
    keep_one_style(blocks, &mut labels);
    let Some(mut accepted) = accept(blocks, &labels, sure) else { return standing::labels(blocks, labels) };
    accepted.expect(roster::listed(blocks, &labels));
    for (block, label) in blocks.iter_mut().zip(&mut labels) {
        let words = block.words.as_str();
        *label = label.take().filter(|label| accepted.takes(label.name_in(words), label.strength));
        if label.as_ref().is_some_and(|label| is_head_of_table(label.name_in(words), label.said_in(words))) {
            *label = None;
            block.kind = BlockKind::Boilerplate;
        }
    }
    Some(labels)
}

/// Returns true if most labels only name numbers: "Ada Ling: 1,769."
fn is_table_of_numbers(blocks: &[Block], labels: &[Option<Label>]) -> bool {
    let labelled = || blocks.iter().zip(labels).filter_map(|(block, label)| Some((block, label.as_ref()?)));
    let is_number = |(block, label): &(&Block, &Label)| {
        let said = label.said_in(block.words.as_str());
        said.contains(|c: char| c.is_ascii_digit()) && !said.contains(char::is_alphabetic)
    };
    labelled().filter(is_number).count() * 2 > labelled().count()
}

/// The label of a block. `in_table` is true if the turns may be rows of a table.
fn label_of(text: &str, block: &Block, in_table: bool) -> Option<Label> {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation) {
        return None;
    }
    let words = block.words.as_str();
    if examiner(words).is_some() || is_act(words) {
        return None;
    }
    // A question in a record has a number: "4. Ada Ling (Eastwick): …".
    let mark = words.starts_with(|c: char| c.is_ascii_digit()).then(|| text::item_mark(words)).flatten();
    let number = || question_number_len(words).filter(|from| name_before_colon(words.cut(*from..)).is_some());
    if let Some(from) = mark.or_else(|| numeral_len(words)).or_else(number) {
        return label::find(words.cut(from..), &[]).map(|label| label.moved_by(from));
    }
    label::find(words, &tabs(text, block, in_table))
}

/// The length in bytes of the number of a question before a name: "Q2 " in "Q2 Ada Ling: …", "Q2. [901234] " in records.
fn question_number_len(words: &str) -> Option<usize> {
    let number = words.strip_prefix('Q')?.split(' ').next()?;
    let from = number.len() + 2;
    let rest = words.get(from..)?;
    let reference = rest.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map(|(inner, _)| inner);
    let from = from + reference.filter(|inner| text::is_number(inner)).map_or(0, |inner| inner.len() + 3);
    let number = number.strip_suffix('.').unwrap_or(number);
    (text::is_number(number) && number.len() < 5).then_some(from)
}

/// The length in bytes of a number in Chinese at the start: "一、" in "一、问：".
fn numeral_len(words: &str) -> Option<usize> {
    const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let rest = words.trim_start_matches(NUMERALS);
    let said = rest.strip_prefix(['、', '.', '．'])?.trim_start();
    (rest.len() < words.len()).then_some(words.len() - said.len())
}

/// The positions in a block's words of the first tabs of the input, or of the first borders between cells of a table.
fn tabs(text: &str, block: &Block, in_table: bool) -> Vec<usize> {
    let head = text::head(block.words.as_str(), 80);
    let place = block.words.place(0..head.len());
    let start = place.start;
    let source = text.cut(place);
    // In Markdown, a bar that is not shown is a border.
    let has_bars = !head.contains('|');
    let is_border = |(at, mark): &(usize, &str)| match *mark {
        "<" | "|" if !in_table => false,
        "<" => source.cut(*at..).starts_with("<td") || source.cut(*at..).starts_with("<th"),
        "|" => has_bars,
        _ => true,
    };
    let tabs = source.match_indices(['\t', '<', '|']).filter(is_border).take(4);
    // A tab becomes a space.
    tabs.filter_map(|(at, _)| {
        let mut spaces = head.match_indices(' ').map(|(space, _)| space);
        spaces.find(|space| block.words.place(*space..space + 1).start >= (start + at).saturating_sub(1))
    })
    .collect()
}

/// How often each name is a label.
pub(super) fn times<'t>(blocks: &'t [Block], labels: &[Option<Label>]) -> HashMap<&'t str, usize> {
    let mut times = HashMap::new();
    for (block, label) in blocks.iter().zip(labels) {
        if let Some(label) = label {
            *times.entry(label.name_in(block.words.as_str())).or_default() += 1;
        }
    }
    times
}

/// Drops labels in the rarer style, and those right below a separate label.
///
/// If most labels end in colons, the words before the dash in "Many thanks. – I call …" are not a label. The brackets in
/// "[Laughter] We open." are a label only if nearly every paragraph begins with brackets.
fn keep_one_style(blocks: &[Block], labels: &mut [Option<Label>]) {
    let all = labels.iter().flatten().count();
    let of = |style: Style| labels.iter().flatten().filter(|label| label.style == style).count();
    let (dashes, brackets) = (of(Style::Dash), of(Style::Bracket));
    let from = labels.iter().position(Option::is_some).unwrap_or(0);
    let is_alone = |at: usize| {
        let (label, block) = (labels.get(at)?.as_ref()?, blocks.get(at)?);
        Some(label.is_alone_in(block.words.as_str()))
    };
    // The words below a label alone belong to it.
    let is_below = |at: usize| at.checked_sub(1).and_then(is_alone) == Some(true);
    let paragraphs = blocks.iter().enumerate().skip(from);
    let paragraphs = paragraphs.filter(|(at, block)| block.is_paragraph() && !is_below(*at)).count();
    let is_rare = |label: &Label| match label.style {
        Style::Plain => false,
        Style::Dash => dashes * 2 < all,
        Style::Bracket => brackets * 5 < paragraphs * 3 || brackets * 2 < all,
    };
    let times = times(blocks, labels);
    let mut below_label = false;
    for (block, label) in blocks.iter().zip(labels) {
        let recurs =
            |label: &Label| times.get(label.name_in(block.words.as_str())).is_some_and(|times| *times > 1);
        let is_weak = |label: &Label| {
            below_label && label.strength < Strength::Capitals && label.at.is_none() && !recurs(label)
        };
        if label.as_ref().is_some_and(|label| is_weak(label) || is_rare(label)) {
            *label = None;
        }
        below_label = label.as_ref().is_some_and(|label| label.is_alone_in(block.words.as_str()));
    }
}

/// Labels the answers of a court record.
///
/// For example `A.   I did.` below `Q.   Did you?`.
fn label_answers(text: &str, blocks: &[Block], labels: &mut [Option<Label>]) {
    let name = |label: &Option<Label>, block: &Block| -> Option<char> {
        let name = label.as_ref()?.name_in(block.words.as_str());
        if name.len() == 1 { name.chars().next() } else { None }
    };
    let questions = blocks.iter().zip(&*labels).filter(|(block, label)| name(label, block) == Some('Q'));
    if questions.count() == 0 {
        return;
    }
    let mut asked = false;
    for (block, label) in blocks.iter().zip(labels) {
        if label.is_some() {
            asked |= matches!(name(label, block), Some('Q' | 'A')) || block.words.as_str().ends_with('?');
            continue;
        }
        let words = block.words.as_str();
        let Some(rest) = words.strip_prefix('A').filter(|_| asked) else { continue };
        let said = rest.trim_start_matches(['.', ':']).trim_start();
        let has_wide_gap =
            rest.starts_with(' ') && text.get(block.words.place(1..2)).is_some_and(|gap| gap.len() > 1);
        let opens = said.starts_with(|c: char| !c.is_lowercase());
        if opens && (rest.starts_with(['.', ':']) || has_wide_gap) && rest.len() > said.len() {
            *label = Some(Label::new(1, words.len() - said.len(), Strength::Titled));
        }
    }
}

/// Returns true for the headings of a table of turns: "Time Speaker Text".
fn heads_table_of_turns(words: &str) -> bool {
    if words.len() >= MAX_HEAD {
        return false;
    }
    let lower = words.to_lowercase();
    let speech =
        SPEECH_COLUMNS.suffix_of(&lower).map(|column| lower.cut(..lower.len() - column.len()).trim_end());
    speech.is_some_and(|before| SPEAKER_COLUMNS.suffix_of(before).is_some())
}

/// Returns true if a label and its words are the headings of a table.
///
/// For example "Speaker
///  Text".
fn is_head_of_table(name: &str, said: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.strip_prefix("time ").unwrap_or(&name).trim_start();
    SPEAKER_COLUMNS.has(name) && SPEECH_COLUMNS.has(&said.to_lowercase())
}
