//! The texts of a briefing that a passage is compared with, grouped by who said them.

use super::heard::{without_directions, without_interruptions};
use crate::import::passage::marked;
use crate::model::{Anchor, Briefing, Kind, QuoteId, SectionId, anchor};
use crate::text::Cut;
use std::ops::Range;

/// The owner of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A quote.
    Quote(QuoteId),
    /// A section.
    Section(SectionId),
    /// The event, with its titles and its summary.
    Event,
}

/// Texts joined into one, so that they are searched together.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// The start and the owner of each text.
    starts: Vec<(usize, Owner)>,
    /// For each of them, true if it continues the one before, as a statement of the same turn.
    continues: Vec<bool>,
}

/// What follows each text.
const END: &str = "\n\n";

/// The texts of a briefing.
pub(super) struct Source<'a> {
    pub(super) briefing: &'a Briefing,
    /// Words that speakers said: direct quotes, and the words in marks in mixed quotes.
    pub(super) said: Texts,
    /// The turns with directions such as "(Applause.)", without the directions; and quotes without the marks at their
    /// interruptions.
    pub(super) heard: Texts,
    /// The originals of translated direct quotes.
    pub(super) original: Texts,
    /// Paraphrases.
    pub(super) reported: Texts,
    /// The texts of the sections.
    pub(super) told: Texts,
    /// Titles, the summary and captions.
    pub(super) titles: Texts,
}

impl<'a> Source<'a> {
    pub(super) fn new(briefing: &'a Briefing) -> Self {
        let [mut said, mut original, mut reported, mut told, mut titles]: [Texts; 5] = Default::default();
        let heard = heard(briefing);
        for id in briefing.quote_ids() {
            let quote = &briefing[id];
            let owner = Owner::Quote(id);
            match quote.kind {
                Kind::Direct => {
                    let gap = id.index().checked_sub(1).and_then(|before| briefing.gap_after(before));
                    said.add(gap, &quote.text, owner);
                }
                Kind::Indirect => reported.push(&quote.text, owner),
                Kind::Mixed => {
                    for range in marked(&quote.text) {
                        said.push(quote.text.cut(range), owner);
                    }
                    reported.push(&quote.text, owner);
                }
            }
            if let Some(words) = quote.original.as_ref().filter(|_| quote.kind == Kind::Direct) {
                original.push(&words.text, owner);
            }
        }
        let event = &briefing.event;
        let of_event = [
            Some(&event.title),
            event.subtitle.as_ref(),
            event.summary.as_ref(),
            event.source.title.as_ref(),
        ];
        of_event.into_iter().flatten().for_each(|text| titles.push(text, Owner::Event));
        for id in briefing.section_ids() {
            let section = &briefing[id];
            told.push(&section.text, Owner::Section(id));
            titles.push(&section.title, Owner::Section(id));
            section.captions.iter().for_each(|caption| titles.push(&caption.text, Owner::Section(id)));
        }
        Self { briefing, said, heard, original, reported, told, titles }
    }
}

/// Returns the turns with directions, without the directions, and the interrupted quotes without the marks there.
fn heard(briefing: &Briefing) -> Texts {
    let mut heard = Texts::default();
    for turn in briefing.turns(0..briefing.quotes.len()) {
        let is_direct = briefing.quotes.get(turn.start).is_some_and(|quote| quote.kind == Kind::Direct);
        if !is_direct || without_directions(&briefing.joined_words(turn.clone())).is_none() {
            continue;
        }
        for id in turn.clone().filter_map(|index| briefing.quote_at(index)) {
            let before = id.index().checked_sub(1).filter(|before| turn.contains(before));
            let gap = before.and_then(|before| briefing.gap_after(before));
            let words = &briefing[id].text;
            let bare = without_directions(words);
            let gap = gap.map(|gap| without_directions(gap).unwrap_or_else(|| gap.to_owned()));
            heard.add(gap.as_deref(), bare.as_deref().unwrap_or(words), Owner::Quote(id));
        }
    }
    for id in briefing.quote_ids() {
        let quote = &briefing[id];
        let ways = without_interruptions(quote, quote.section.map(|section| &briefing[section]));
        for words in &ways {
            heard.push(words, Owner::Quote(id));
        }
    }
    heard
}

impl Texts {
    fn push(&mut self, text: &str, owner: Owner) {
        self.add(None, text, owner);
    }

    /// Adds a text; if `gap` separates it from the one before, both are one text.
    fn add(&mut self, gap: Option<&str>, text: &str, owner: Owner) {
        if let Some(gap) = gap {
            self.text.truncate(self.text.len().saturating_sub(END.len()));
            self.text.push_str(gap);
        }
        self.starts.push((self.text.len(), owner));
        self.continues.push(gap.is_some());
        self.text.push_str(text);
        self.text.push_str(END);
    }

    /// Finds each of several passages, in any of its spellings.
    pub(super) fn find(&self, passages: &[Vec<String>]) -> Vec<Option<Place>> {
        let spellings: Vec<&str> = passages.iter().flatten().map(String::as_str).collect();
        let mut anchors = anchor::find(&self.text, &spellings).into_iter();
        passages
            .iter()
            .map(|own| {
                let anchors: Vec<_> = anchors.by_ref().take(own.len()).collect();
                let mut found = own.iter().zip(anchors);
                found.find_map(|(words, anchor)| self.place(words, &anchor))
            })
            .collect()
    }

    /// Returns the place of words, if they are whole words of one text.
    fn place(&self, words: &str, anchor: &Anchor) -> Option<Place> {
        let (whole, ranges) = (anchor.whole()?, anchor.ranges());
        let index = self.starts.partition_point(|(start, _)| *start <= whole.start).checked_sub(1)?;
        let (start, owner) = self.starts[index];
        let next = (index + 1..self.starts.len()).find(|next| !self.continues[*next]);
        let end = next.map_or(self.text.len(), |next| self.starts[next].0);
        if whole.end <= end {
            return is_whole(&self.text, ranges)
                .then(|| Place { owner, range: whole.start - start..whole.end - start });
        }
        // The parts were found in different texts, but one text may have all of them.
        self.texts().find_map(|(text, owner)| {
            let anchor = anchor::find(text, &[words]).pop()?;
            let range = anchor.whole()?;
            is_whole(text, anchor.ranges()).then_some(Place { owner, range })
        })
    }

    /// Returns each text with its owner. The statements of a turn are one text of the first of them.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, Owner)> {
        let firsts = || self.starts.iter().zip(&self.continues).filter(|(_, continues)| !**continues);
        let ends = firsts().skip(1).map(|((start, _), _)| *start).chain([self.text.len()]);
        firsts().zip(ends).map(|(((start, owner), _), end)| (self.text.cut(*start..end).trim_end(), *owner))
    }
}

/// The place where a passage was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The owner of the text.
    pub(super) owner: Owner,
    /// The byte range in the owner's text.
    pub(super) range: Range<usize>,
}

/// Returns true if all ranges begin and end at word boundaries.
fn is_whole(text: &str, ranges: &[Range<usize>]) -> bool {
    let letter = |c: Option<char>| c.is_some_and(anchor::spells_words);
    ranges.iter().all(|range| {
        let inside = text.cut(range.clone());
        let before = letter(text.cut(..range.start).chars().next_back()) && letter(inside.chars().next());
        let after = letter(text.cut(range.end..).chars().next()) && letter(inside.chars().next_back());
        !before && !after
    })
}
