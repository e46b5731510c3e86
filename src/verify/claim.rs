//! Claims: whose words a passage is, according to the draft.

use super::names::Names;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use crate::import::passage::{Draft, GAP, Passage};
use crate::import::sentence;
use crate::model::SpeakerId;
use crate::text::Cut;
use crate::text::fold::loose;
use crate::text::is_quotation_mark;
use std::ops::Range;

static INDEFINITE_DETERMINERS: List = List::of("english", "indefinite-determiners");
static PRONOUNS: List = List::all("pronouns");

/// The number of sentences before a passage in which a pronoun's person is looked for.
const MAX_SENTENCES_BACK: usize = 4;
/// The number of sentences before a passage without an attribution in which a reader looks for its speaker.
const MAX_SENTENCES_ABOVE: usize = 2;

/// Punctuation that can come between a quotation and a name.
const DASHES: [char; 4] = ['—', '–', '―', '-'];

/// Whose words a passage is, according to the draft.
#[derive(Debug)]
pub(super) struct Claim {
    /// The words of the draft for the speaker: "Ling", "the mayor", "she".
    pub(super) words: String,
    /// How the draft gives the words to the speaker.
    pub(super) strength: Strength,
    /// The speakers whom these words can refer to, for each briefing.
    pub(super) speakers: Vec<Vec<SpeakerId>>,
}

/// How a draft gives words to a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// The draft attributes the words.
    Attributed,
    /// The sentence of the words names the speaker, or a pronoun refers to the speaker.
    Nearby,
    /// A sentence before the words names the speaker.
    Above,
}

impl Claim {
    /// Returns true if the draft gives the words to somebody whom it does not name: "a delegate".
    pub(super) fn is_of_unnamed(&self) -> bool {
        let first = self.words.split_whitespace().next().unwrap_or_default();
        INDEFINITE_DETERMINERS.has(&first.to_lowercase())
    }

    /// Returns the claim of the draft about a passage, or `None` if it does not say whose words they are.
    pub(super) fn new(draft: &Draft, passage: &Passage, names: &[Names<'_>]) -> Option<Self> {
        let before = draft.told.cut(..passage.gap);
        let phrases: Vec<&str> =
            [&passage.source, &passage.named].into_iter().flatten().map(String::as_str).collect();
        let Some(first) = phrases.first() else { return Self::nearby(draft, passage, names) };
        for phrase in &phrases {
            let meant = names.iter().map(|names| introduced(names, names.meant(phrase), before)).collect();
            let claim = Self { words: (*phrase).to_owned(), strength: Strength::Attributed, speakers: meant };
            if claim.is_known() {
                return Some(claim);
            }
        }
        let words = phrases.last().unwrap_or(first);
        if is_pronoun(words) {
            return Some(Self::before(before, words, names, MAX_SENTENCES_BACK));
        }
        // Rules can misread a thing as the speaker: "The doors, said Ling, “are open”".
        let is_thing = passage.named.is_none() && !words.split(' ').any(speakers::is_noun_of_speaker);
        let nearby = if is_thing { Self::nearby(draft, passage, names) } else { None };
        Some(nearby.unwrap_or_else(|| Self::nobody(words, names)))
    }

    /// Returns true if a briefing has a speaker whom the words can refer to.
    pub(super) fn is_known(&self) -> bool {
        self.speakers.iter().any(|speakers| !speakers.is_empty())
    }

    /// Returns the claim of a sentence without a verb of saying that the importer knows.
    ///
    /// A name before a colon or after a dash is a claim. Any other name may be there for another reason.
    fn nearby(draft: &Draft, passage: &Passage, names: &[Names<'_>]) -> Option<Self> {
        let told = &*draft.told;
        let sentence = sentence_around(told, passage.gap);
        let beside = |c: char| c.is_whitespace() || is_quotation_mark(c);
        let lead = told.cut(sentence.start..passage.gap).trim_matches(beside);
        let above = told.cut(..sentence.start).trim_end();
        let above = above.cut(sentence_before(above, above.len())).trim();
        let lead = if lead.is_empty() && above.ends_with([':', '：']) { above } else { lead };
        let tail = told.cut(passage.gap + GAP.len_utf8()..sentence.end).trim_matches(beside);
        let below = told.cut(sentence.end..).trim_start();
        let signature = below.lines().next().filter(|line| tail.is_empty() && line.starts_with(DASHES));
        let tail = signature.unwrap_or(tail);
        let is_introduced = lead.ends_with([':', '：']);
        let is_signed = tail.starts_with(DASHES);
        let parts = [(lead, is_introduced), (tail, is_signed)];
        let firm = parts.into_iter().filter(|(_, firm)| *firm);
        let firm = firm.map(|(part, _)| (part.to_owned(), Strength::Attributed));
        for (part, strength) in firm.chain([(format!("{lead} {tail}"), Strength::Nearby)]) {
            let speakers = names.iter().map(|names| names.mentioned(&part)).collect();
            let words = names.iter().find_map(|names| names.first(&part)).unwrap_or_default();
            let claim = Self { words, strength, speakers };
            if claim.is_known() {
                return Some(claim);
            }
        }
        let part = format!("{lead} {tail}");
        let doubtful = names.iter().find(|names| names.has_doubtful(&part));
        if let Some(words) = doubtful.and_then(|names| names.first(&part)) {
            return Some(Self::nobody(&words, names));
        }
        let above = Self::before(told.cut(..sentence.start), "", names, MAX_SENTENCES_ABOVE);
        above.is_known().then_some(Self { strength: Strength::Above, ..above })
    }

    /// Returns the claim of words that refer to no speaker of a briefing.
    fn nobody(words: &str, names: &[Names<'_>]) -> Self {
        let speakers = vec![Vec::new(); names.len()];
        Self { words: words.to_owned(), strength: Strength::Attributed, speakers }
    }

    /// Returns the claim of a pronoun, or of no words: the speakers of the nearest sentence before that names any.
    fn before(before: &str, words: &str, names: &[Names<'_>], sentences: usize) -> Self {
        let mut end = before.len();
        for _ in 0..sentences {
            let sentence = sentence_before(before, end);
            let own = before.cut(sentence.clone());
            let speakers: Vec<Vec<SpeakerId>> = names.iter().map(|names| names.mentioned(own)).collect();
            let name = || names.iter().find_map(|names| names.first(own)).unwrap_or_default();
            let words = if words.is_empty() { name() } else { words.to_owned() };
            let claim = Self { words, strength: Strength::Nearby, speakers };
            if claim.is_known() || sentence.start == 0 {
                return claim;
            }
            end = sentence.start;
        }
        Self { strength: Strength::Nearby, ..Self::nobody(words, names) }
    }
}

/// Returns the speakers of several whose whole names the draft gave before, or else all.
fn introduced(names: &Names<'_>, speakers: Vec<SpeakerId>, before: &str) -> Vec<SpeakerId> {
    if speakers.len() < 2 {
        return speakers;
    }
    let known: Vec<SpeakerId> =
        speakers.iter().copied().filter(|speaker| names.is_introduced(*speaker, before)).collect();
    if known.is_empty() { speakers } else { known }
}

fn is_pronoun(words: &str) -> bool {
    let words = loose(words);
    PRONOUNS.pairs().any(|(pronoun, _)| loose(pronoun) == words)
}

/// Returns the sentence around a position, within its block.
fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let block_end = text.cut(at..).find("\n\n").map_or(text.len(), |len| at + len);
    let ends = |sign: &Range<usize>| is_end(text, sign);
    let end = sentence::signs(text, at..block_end).find(ends).map_or(block_end, |sign| sign.end);
    sentence_before(text, at).start..end
}

/// Returns the range from the start of a sentence to a position in it, or at its end.
fn sentence_before(text: &str, at: usize) -> Range<usize> {
    let trimmed = text.cut(..at).trim_end().len();
    let block = text.cut(..trimmed).rfind("\n\n").map_or(0, |start| start + 2);
    let ends = |sign: &Range<usize>| sign.end < trimmed && is_end(text, sign);
    let start = sentence::signs(text, block..trimmed).rev().find(ends).map_or(block, |sign| sign.end);
    start..at
}

/// Returns true if a sign ends a sentence, and not an abbreviation or an initial.
fn is_end(text: &str, sign: &Range<usize>) -> bool {
    sentence::ends(text, sign, |before, after| {
        let word = before.rsplit([' ', '\n', GAP]).next().unwrap_or_default();
        word.chars().count() == 1
            || sentence::is_abbreviation(word, after)
            || crate::import::lexicon::offices::is_honorific(word)
    })
}
