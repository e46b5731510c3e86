//! Transcripts, in whatever a reader found them: which paragraphs are turns, whose, and which are stage directions.

use super::label::{self, Label, Strength};
use super::layout::{Block, BlockKind, Words};
use super::standing;
use std::collections::HashMap;
use std::ops::Range;

/// A transcript must be labelled so often, if no label is sure by itself.
const FEW: usize = 4;

/// Makes turns of the paragraphs of a transcript; leaves everything as it was where the input is none. `sure` says that
/// it is one.
pub(super) fn turns(text: &str, blocks: &mut Vec<Block>, sure: bool) -> bool {
    let mut labels: Vec<Option<Label>> = blocks.iter().map(|block| label_of(text, block)).collect();
    let Some(accepted) = accept(blocks, &labels, sure) else { return standing::turns(blocks) };
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
    for index in 0..blocks.len().saturating_sub(1) {
        let heads = labels[index].is_none() && labels[index + 1].is_some() && is_heading(&blocks[index]);
        // Above the first turn stands what belongs to the whole.
        if heads && labels[..index].iter().any(Option::is_some) {
            blocks[index].kind = BlockKind::Heading(3);
        }
    }
    let mut state = Speech::default();
    let old = std::mem::take(blocks);
    for (block, label) in old.into_iter().zip(labels) {
        state.block(block, label, blocks);
    }
    true
}

/// The first row of a table of turns: "Speaker | Text".
fn is_head_of_table(name: &str, rest: &str) -> bool {
    let name = matches!(name.to_lowercase().as_str(), "speaker" | "name" | "who" | "speaker name");
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

/// Whether a line starts a turn beyond doubt: then it is no continuation of the line before it.
pub(super) fn starts_turn(line: &str) -> bool {
    label::find(line, &[])
        .is_some_and(|label| label.strength == Strength::Titled && line.len() > label.name.end)
}

fn label_of(text: &str, block: &Block) -> Option<Label> {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return None;
    }
    let words = block.words.as_str();
    let head = label::head(words, 80);
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
    label::find(words, &tabs)
}

/// Which labels name speakers in this transcript.
struct Accepted {
    counts: HashMap<String, usize>,
    least: Strength,
}

impl Accepted {
    fn takes(&self, name: &str, strength: Strength) -> bool {
        match strength {
            Strength::Titled => true,
            Strength::Capitals => {
                self.least <= Strength::Capitals
                    || self.counts.get(name).is_some_and(|n| *n > 1)
                    || name.split(' ').count() <= 3
            }
            Strength::Ordinary => self.least == Strength::Ordinary,
        }
    }
}

/// Decides whether this is a transcript, and from which strength on labels count.
fn accept(blocks: &[Block], labels: &[Option<Label>], sure: bool) -> Option<Accepted> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut of = [0_usize; 3];
    let mut first_titled = None;
    let mut speech = 0;
    let mut paragraphs = 0;
    for (index, (block, label)) in blocks.iter().zip(labels).enumerate() {
        let words = block.words.as_str();
        paragraphs += usize::from(block.kind == BlockKind::Paragraph);
        let Some(label) = label else { continue };
        *counts.entry(words[label.name.clone()].to_owned()).or_default() += 1;
        of[label.strength as usize] += 1;
        let said = &words[label.rest..];
        speech += usize::from(super::lines::ends_sentence(said) || said.is_empty());
        let long = words.len() > label.name.end + 1 && words.as_bytes()[label.name.end] == b':'
            || words.starts_with("Q ");
        if label.strength == Strength::Titled && long && first_titled.is_none() {
            first_titled = Some(index);
        }
    }
    let recurring = |strength: Strength| {
        let names: Vec<&str> = blocks
            .iter()
            .zip(labels)
            .filter_map(|(block, label)| {
                label
                    .as_ref()
                    .filter(|l| l.strength == strength)
                    .map(|l| &block.words.as_str()[l.name.clone()])
            })
            .filter(|name| counts[*name] > 1)
            .collect();
        let mut different = names.clone();
        different.sort_unstable();
        different.dedup();
        (names.len(), different.len())
    };
    let labelled: usize = of.iter().sum();
    let titled = of[Strength::Titled as usize];
    let capitals = recurring(Strength::Capitals);
    let ordinary = recurring(Strength::Ordinary);
    let spoken = speech * 10 >= labelled * 8;
    let ordinary_counts =
        spoken && ordinary.1 > 1 && (ordinary.0 >= FEW || sure) && (of[0] * 4 >= paragraphs || sure);
    let transcript = sure && labelled > 0
        || titled > 1
        || first_titled.is_some_and(|index| index < 9)
        || (capitals.0 >= FEW && capitals.1 > 1 && spoken)
        || ordinary_counts;
    let least = if ordinary_counts || sure && titled + capitals.0 == 0 {
        Strength::Ordinary
    } else if capitals.0 > 0 {
        Strength::Capitals
    } else {
        Strength::Titled
    };
    transcript.then_some(Accepted { counts, least })
}

/// Who is speaking, while the blocks go by.
#[derive(Default)]
struct Speech {
    label: Option<(String, Range<usize>)>,
    at: Option<String>,
    ended: bool,
}

impl Speech {
    fn block(&mut self, block: Block, label: Option<Label>, blocks: &mut Vec<Block>) {
        if let Some(label) = label {
            self.ended = false;
            let name = block.words.as_str()[label.name.clone()]
                .trim_matches(['[', ']', '(', ')', '*', ' '])
                .to_owned();
            let place = block.words.place(label.name.clone());
            let marks = block.words.slice(0..label.name.start);
            if label.at.is_none() && !marks.is_empty() {
                blocks.push(Block { kind: BlockKind::Direction, words: marks });
            }
            self.label = Some((name, place));
            self.at = label.at;
            let words = block.words.slice(label.rest..block.words.as_str().len());
            self.turn(words, blocks);
            return;
        }
        match block.kind {
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation => self.unlabelled(block, blocks),
            BlockKind::Heading(_) => {
                self.label = None;
                blocks.push(block);
            }
            _ => blocks.push(block),
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
            || words.chars().all(|c| !c.is_alphanumeric())
        {
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
            BlockKind::Turn { label, place, at: self.at.clone() }
        };
        blocks.push(Block { kind, words });
    }
}

/// "END 4:45 P.M. EST": nothing is said behind it.
fn ends_transcript(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']', '*', '#', '-', '–', '—', ' ', '.']);
    let end = bare.strip_prefix("END").or_else(|| bare.strip_prefix("End")).unwrap_or("x");
    end.is_empty()
        || (words.len() < 60 && end.starts_with([' ', ':']) && end.bytes().any(|byte| byte.is_ascii_digit()))
}

/// "(Applause.)": brackets around the whole.
pub(super) fn is_direction(words: &str) -> bool {
    let ends = |open, close| {
        words.starts_with(open)
            && words.ends_with(close)
            && !words[1..words.len() - 1].contains([open, close])
    };
    words.len() > 2 && (ends('(', ')') || ends('[', ']') || ends('♪', '♪'))
        || words.starts_with('（') && words.ends_with('）')
}

/// What a record tells of a session between what is said in it.
fn is_act(words: &str) -> bool {
    words.starts_with("{time}")
        || words.len() < 240
            && [
                "There was no objection",
                "The Clerk read ",
                "The clerk read ",
                "The Clerk will ",
                "The Clerk called ",
                "The clerk called ",
                "The question was taken",
                "The yeas and nays were ",
                "A motion to reconsider was ",
                "The amendment was ",
                "The bill was ",
                "The text of the ",
                "The prepared statement of ",
                "The SPEAKER took the chair",
            ]
            .iter()
            .any(|act| words.starts_with(act))
}

/// "4:03 P.M. EST": when it began.
pub(super) fn is_clock(words: &str) -> bool {
    let upper = words.to_ascii_uppercase();
    let digits = upper.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    let rest = upper[digits..].trim_start();
    words.len() < 40 && digits > 0 && ["A.M", "P.M", "AM", "PM"].iter().any(|half| rest.starts_with(half))
}

/// How titles of speeches begin before the speaker's name.
const OPENINGS: &[&str] = &[
    "Remarks as Prepared for Delivery by ",
    "Excerpts from Remarks as Prepared for Delivery by ",
    "Remarks As Prepared for Delivery by ",
    "Excerpts of Remarks by ",
    "Excerpts from Remarks by ",
    "As Prepared for Delivery Remarks by ",
    "Remarks by ",
    "Remarks of ",
    "Statement by ",
    "Statement from ",
    "Statement of ",
    "Speech by ",
    "Address by ",
    "Opening Statement of ",
    "Opening Remarks by ",
    "Testimony of ",
    "Press Statement by ",
    "Op-Ed by ",
    "Keynote by ",
    "Keynote Address by ",
    "Lecture by ",
    "Message from ",
];
/// What stands behind the name in them.
const CLOSINGS: &[&str] = &[
    " on ",
    " at ",
    " in ",
    " to ",
    " before ",
    " after ",
    " during ",
    " following ",
    " for ",
    " marking ",
    " about ",
    " as ",
    " regarding ",
    " commemorating ",
    " announcing ",
    " upon ",
    " ahead ",
    " welcoming ",
    " celebrating ",
    " discussing ",
    " participating ",
    " aboard ",
    " with ",
    " honoring ",
    " under ",
    " delivering ",
    " from ",
];

/// Where a speech has no labels, its title may say whose it is: "Remarks by President Biden on …". Returns the place of
/// the name in the title.
pub(super) fn speaker_in_title(title: &str) -> Option<Range<usize>> {
    let start = OPENINGS.iter().find_map(|opening| {
        let head = title.get(..opening.len())?;
        head.eq_ignore_ascii_case(opening).then_some(opening.len())
    })?;
    let rest = &title[start..];
    let lower = rest.to_lowercase();
    if lower.len() != rest.len() {
        return None;
    }
    let end = CLOSINGS.iter().filter_map(|closing| lower.find(closing)).min().unwrap_or(rest.len());
    let end = rest[..end].find([',', '–', '—', ':', ';']).unwrap_or(end);
    let name = rest[..end].trim_end();
    let parts: Vec<&str> = name.split(' ').collect();
    let named = parts.len() > 1
        && parts.len() < 10
        && parts.iter().all(|part| {
            let small = matches!(*part, "of" | "the" | "de" | "van" | "von" | "for" | "bin" | "al");
            small || part.starts_with(char::is_uppercase)
        });
    let several =
        parts.iter().any(|part| part.eq_ignore_ascii_case("and") || part.eq_ignore_ascii_case("leaders"));
    (named && !several).then_some(start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_say_who_speaks() {
        let name = |title: &str| speaker_in_title(title).map(|range| title[range].to_owned());
        assert_eq!(
            name("Remarks by President Biden on the August Jobs Report").as_deref(),
            Some("President Biden")
        );
        assert_eq!(
            name("Statement from White House Press Secretary Karine Jean-Pierre on Minnesota").as_deref(),
            Some("White House Press Secretary Karine Jean-Pierre")
        );
        assert_eq!(
            name("Remarks as Prepared for Delivery by NEC Director Lael Brainard"),
            Some("NEC Director Lael Brainard".to_owned())
        );
        assert_eq!(name("Remarks by President Biden and President Sauli Niinistö in Press Conference"), None);
        assert_eq!(name("Fact Sheet: nothing said"), None);
    }

    #[test]
    fn directions_and_clocks_are_told_from_words() {
        assert!(
            is_direction("(Applause.)")
                && is_direction("[Laughter]")
                && !is_direction("(Applause.) Thank you (all).")
        );
        assert!(is_clock("4:03 P.M. EST") && is_clock("11:07 a.m.") && !is_clock("4 people came"));
        assert!(
            ends_transcript("END 4:45 P.M. EST")
                && ends_transcript("END")
                && !ends_transcript("End the war.")
        );
    }
}
