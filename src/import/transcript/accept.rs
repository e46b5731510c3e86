//! Decides if a text is a transcript, and which labels name speakers.

use crate::import::blocks::Block;
use crate::import::label::strength::is_exchange;
use crate::import::label::{Label, Strength};
use crate::import::text::{OPENING_MARKS, ends_sentence};
use crate::import::transcript::directions::{is_direction, spoken};
use crate::import::transcript::talk::{is_talk, speaks_of_self};
use crate::text::Cut;
use std::collections::{HashMap, HashSet};

/// Minimum number of labels of a transcript if none is certain by itself.
const MIN_LABELS: usize = 4;
/// Minimum number of labels of a transcript if every paragraph has one.
const MIN_SHORT: usize = 3;

/// The labels that name speakers in a transcript.
pub(super) struct Accepted {
    counts: HashMap<String, usize>,
    /// The words of labels that have several words, recur, or are certain.
    known: HashSet<String>,
    /// True if every paragraph has a label.
    is_whole: bool,
    least: Strength,
}

impl Accepted {
    fn new(counted: &Counted<'_>, least: Strength) -> Self {
        let times = |name: &str| counted.times.get(name).copied().unwrap_or_default();
        let whole = counted.strengths.iter().filter(|(name, strength)| {
            name.contains(' ') || **strength != Strength::Ordinary || times(name) > 1
        });
        let known = whole.flat_map(|(name, _)| name.split(' ').map(str::to_owned)).collect();
        let counts = counted.times.iter().map(|(name, times)| ((*name).to_owned(), *times)).collect();
        Self { counts, known, is_whole: counted.unlabelled == 0, least }
    }

    /// Adds the names of people who are listed as present.
    pub(super) fn expect(&mut self, names: impl Iterator<Item = String>) {
        self.known.extend(names);
    }

    /// Returns true if a label with this name and strength names a speaker.
    pub(super) fn takes(&self, name: &str, strength: Strength) -> bool {
        let recurs = self.counts.get(name).is_some_and(|count| *count > 1);
        match strength {
            Strength::Titled => true,
            Strength::Capitals => self.least <= Strength::Capitals || recurs || name.split(' ').count() <= 3,
            // "Question:" never goes on with what somebody said.
            Strength::Office => self.least <= Strength::Office || is_exchange(name),
            // "Look: we pay." has no label, but "Ada: We pay." has one if Ada Ling speaks.
            Strength::Ordinary => {
                let is_one_word = !name.contains(' ') && name.contains(char::is_lowercase);
                self.least == Strength::Ordinary
                    && (recurs || !is_one_word || self.is_whole || self.known.contains(name))
            }
        }
    }
}

/// Counts for the labels of one strength.
#[derive(Default)]
struct Tally {
    /// All labels.
    all: usize,
    /// Labels whose name occurs several times.
    recurring: usize,
    /// Different names.
    different: usize,
    /// Different names that occur several times.
    returning: usize,
}

/// Counts for all labels.
#[derive(Default)]
struct Counted<'t> {
    times: HashMap<&'t str, usize>,
    strengths: HashMap<&'t str, Strength>,
    /// All labels.
    all: usize,
    /// Labels before words that end like a sentence.
    spoken: usize,
    /// Labels before several words that are not an address or a number.
    worded: usize,
    /// Labels before words that people say to each other.
    talk: usize,
    /// Labels that recur.
    recurring: usize,
    /// Blocks from the first label on without a label.
    unlabelled: usize,
    /// Labels before a quotation mark.
    quoted: usize,
    /// Labels on separate lines.
    alone: usize,
    /// Labels on separate lines with words below.
    followed: usize,
    /// Labels on separate lines with a time.
    timed: usize,
    /// Labels with a time before words that end like a sentence.
    clocked: usize,
    /// Labels with brackets after a name: "Ada Ling (Pilot)".
    seated: usize,
    /// The first block with a title in capitals before the spoken words.
    first_titled: Option<usize>,
}

impl<'t> Counted<'t> {
    fn of(blocks: &'t [Block], labels: &[Option<Label>]) -> Self {
        let mut counted = Self::default();
        for (index, (block, label)) in blocks.iter().zip(labels).enumerate() {
            let words = block.words.as_str();
            let Some(label) = label else {
                counted.unlabelled +=
                    usize::from(counted.all > 0 && block.is_paragraph() && !is_direction(words));
                continue;
            };
            let name = label.name_in(words);
            *counted.times.entry(name).or_default() += 1;
            counted.strengths.insert(name, label.strength);
            counted.all += 1;
            let said = label.said_in(words);
            let is_spoken = ends_sentence(said.cut(spoken(said))) || said.is_empty() || label.at.is_some();
            counted.worded += usize::from(has_words(said));
            counted.talk += usize::from(is_talk(said));
            counted.spoken += usize::from(is_spoken);
            counted.seated += usize::from(name.split_once(" (").is_some_and(|(name, _)| name.contains(' ')));
            counted.quoted += usize::from(said.starts_with(OPENING_MARKS));
            counted.clocked += usize::from(label.at.is_some() && ends_sentence(said));
            if said.is_empty() {
                counted.alone += 1;
                counted.timed += usize::from(label.at.is_some());
                let has_words_below = labels.get(index + 1).is_some_and(Option::is_none);
                counted.followed += usize::from(has_words_below);
            }
            let after_name = words.as_bytes().get(label.name.end..).unwrap_or_default();
            let is_long = matches!(after_name, [b':', _, ..]) || words.starts_with("Q ");
            if label.strength == Strength::Titled && is_long {
                counted.first_titled.get_or_insert(index);
            }
        }
        counted.recurring = counted.times.values().filter(|times| **times > 1).sum();
        counted
    }

    /// Returns true if the same names recur before words without full stops, as in minutes that are typed along.
    fn are_typed_along(&self) -> bool {
        self.quoted == 0
            && self.recurring > MIN_LABELS
            && self.recurring * 3 >= self.all * 2
            && self.worded * 3 >= self.all * 2
            && self.talk * 4 >= self.all
    }

    /// Returns true if a short text is only labels and what is said.
    fn are_all_labelled(&self, office: &Tally, capitals: &Tally) -> bool {
        self.all >= MIN_SHORT
            && self.unlabelled == 0
            && self.quoted == 0
            && (office.all > 1
                || self.are_full_names()
                || office.all > 0 && self.seated > 1
                || capitals.returning > 0
                || self.returning_by_initials() > 1)
            && self.times.len() > 1
    }

    /// Returns true if every label is a full name, or the "Q" of a question, and one of them comes back.
    ///
    /// For example "Ada Ling:", "Bo Ek:", "Ada Ling:".
    fn are_full_names(&self) -> bool {
        let is_full = |name: &str| {
            let parts = name.split(' ');
            (2..=4).contains(&parts.clone().count())
                && parts.into_iter().all(|part| part.starts_with(char::is_uppercase))
        };
        let mut names = self.strengths.iter();
        self.recurring > 0
            && names.all(|(name, strength)| is_full(name) || *strength > Strength::Office)
            && self.strengths.values().any(|strength| *strength == Strength::Ordinary)
    }

    /// The number of names that come back as initials: "TA:" after "Tom Ashgrove:".
    fn returning_by_initials(&self) -> usize {
        let initials = |name: &&&str| {
            let initials: String = name.split(' ').filter_map(|part| part.chars().next()).collect();
            name.contains(' ') && self.times.contains_key(initials.as_str())
        };
        self.times.keys().filter(initials).count()
    }

    fn tally(&self, strength: Strength) -> Tally {
        let mut tally = Tally::default();
        for (name, _) in self.strengths.iter().filter(|(_, own)| **own == strength) {
            let times = self.times.get(name).copied().unwrap_or_default();
            tally.all += times;
            tally.different += 1;
            tally.recurring += if times > 1 { times } else { 0 };
            tally.returning += usize::from(times > 1);
        }
        tally
    }

    /// Returns true if members of a parliament speak: "Ada Ling (Lab):" and "The Minister:".
    fn are_members(&self, office: &Tally) -> bool {
        office.all >= MIN_SHORT && self.seated > 1 && self.unlabelled <= self.all && self.quoted == 0
    }

    /// Returns true if each label is beside a time, and people speak to each other below.
    ///
    /// A programme of a day has times too: "10:30 Lecture: the lamps of the port."
    fn are_timed_talk(&self, office: &Tally) -> bool {
        self.all > 1
            && self.clocked == self.all
            && self.times.len() > 1
            && self.unlabelled <= self.all
            && self.quoted == 0
            && (self.talk == self.all || office.all > 0 && self.talk * 2 >= self.all)
    }

    /// Returns true if names are on separate lines above the spoken words.
    ///
    /// Names beside the times of a recording also count.
    fn are_on_separate_lines(&self, office: &Tally) -> bool {
        let recur = self.strengths.len() > 1 && self.strengths.len() < self.all;
        let are_enough = self.timed > 2 || self.alone >= MIN_LABELS && office.all > 0;
        let have_words_below = are_enough && self.followed * 5 >= self.alone * 4;
        recur && (have_words_below || self.clocked > 2 && self.clocked * 5 >= self.all * 3)
    }
}

/// Decides if a text is a transcript, and which labels count in it.
///
/// `sure` is true if it is known to be one.
pub(super) fn accept(blocks: &[Block], labels: &[Option<Label>], sure: bool) -> Option<Accepted> {
    let counted = Counted::of(blocks, labels);
    let ordinary = counted.tally(Strength::Ordinary);
    let office = counted.tally(Strength::Office);
    let capitals = counted.tally(Strength::Capitals);
    let titled = counted.tally(Strength::Titled);
    let paragraphs = blocks.iter().filter(|block| block.is_paragraph()).count();
    // In a release, "Ada Ling: “We open.”" is a quotation and not a turn.
    let spoken = counted.spoken * 10 >= counted.all * 8 && counted.quoted * 2 <= counted.all
        || counted.are_typed_along();
    let dense = (ordinary.all + office.all) * 4 >= paragraphs || sure;
    // Speeches may be long where many labels are titles.
    let formal = office.all > 3 && office.all * 25 >= paragraphs;
    let recurring = ordinary.recurring + capitals.recurring;
    let returning = ordinary.returning + capitals.returning;
    // "Q:" and "Ada Ling:" take turns.
    let asked = titled.returning > 0 && ordinary.all > 0;
    let names = spoken
        && dense
        && returning + office.returning + usize::from(asked) > 1
        && (recurring + office.recurring + titled.recurring >= MIN_LABELS || sure);
    // Offices need not recur, because in some records each member speaks once.
    let offices = spoken
        && (dense && office.all > 1 || formal)
        && office.different + returning > 1
        && office.all + recurring >= MIN_LABELS;
    let is_short = spoken && (counted.are_all_labelled(&office, &capitals) || counted.are_members(&office));
    let ordinary_counts = names
        || offices
        || is_short
        || counted.are_on_separate_lines(&office)
        || counted.are_timed_talk(&office);
    let is_transcript = sure && counted.all > 0
        || titled.all > 1
        || counted.first_titled.is_some_and(|index| index < 9)
        || (capitals.recurring >= MIN_LABELS && capitals.returning > 1 && spoken)
        // "ADA LING:" once, and "LING:" after that.
        || (capitals.all >= MIN_LABELS && capitals.returning > 0 && capitals.all * 2 >= paragraphs && spoken)
        || ordinary_counts
        || is_monologue(blocks, labels);
    let least = if ordinary_counts || sure && titled.all + capitals.recurring == 0 {
        Strength::Ordinary
    } else if office.all > 1 && titled.all > 1 {
        Strength::Office
    } else if capitals.recurring > 0 {
        Strength::Capitals
    } else {
        Strength::Titled
    };
    is_transcript.then(|| Accepted::new(&counted, least))
}

/// Returns true for words that may be spoken, not an address, a number or a link.
fn has_words(said: &str) -> bool {
    let words =
        said.split(' ').filter(|word| word.chars().all(|c| c.is_alphabetic() || ",.!?;:’'-…".contains(c)));
    words.count() > 1 && !said.contains("://") && !said.contains('@')
}

/// Returns true if a text is a speech under a single label in capitals.
///
/// No text below the label may be about its speaker.
fn is_monologue(blocks: &[Block], labels: &[Option<Label>]) -> bool {
    let mut found = blocks
        .iter()
        .zip(labels)
        .enumerate()
        .filter_map(|(index, (block, label))| Some((index, block.words.as_str(), label.as_ref()?)));
    let (Some((index, words, label)), None) = (found.next(), found.next()) else { return false };
    let name = label.name_in(words);
    let family = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let is_about_speaker = |block: &&Block| {
        let words = block.words.as_str();
        words.contains(['“', '"']) || words.to_lowercase().contains(&family)
    };
    let below = blocks.get(index + 1..).unwrap_or_default();
    label.strength == Strength::Capitals
        && name.contains(' ')
        && words.as_bytes().get(label.name.end) == Some(&b':')
        && index < 6
        && below.len() > 1
        && below.iter().all(Block::is_paragraph)
        && below.iter().filter(is_about_speaker).count() * 10 < below.len()
        && (speaks_of_self(words) || below.iter().any(|block| speaks_of_self(block.words.as_str())))
}
