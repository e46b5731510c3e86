//! Collects the words of briefings that have tags or notes.

use crate::guard::{Released, ReleasedBriefing};
use crate::model::{Briefing, NoteId, QuoteId, Section, SectionId, Speaker};
use crate::text::Safe;
use std::ops::Range;

/// Words that are coded.
#[derive(Debug)]
pub(super) struct Coded<'b> {
    /// The index of the briefing.
    pub(super) at: usize,
    /// The briefing.
    pub(super) briefing: &'b Briefing,
    /// The section.
    pub(super) section: Option<SectionId>,
    /// The statement, if the words are one.
    pub(super) quote: Option<QuoteId>,
    /// An id that tells it apart from others of its briefing.
    pub(super) id: String,
    /// The words.
    pub(super) words: &'b Safe,
    /// Their byte ranges in the text of the section; none if they are not in it.
    pub(super) ranges: &'b [Range<usize>],
    /// Who said them.
    pub(super) speaker: Option<&'b Speaker>,
    /// The kind of a statement, or `note`.
    pub(super) kind: &'static str,
    /// The note.
    pub(super) note: Option<&'b Safe>,
    /// The tags.
    pub(super) tags: &'b [Safe],
    /// A caution if nobody has checked who said them.
    pub(super) caution: Option<&'static str>,
    /// True if a person has checked who said them; `None` if there is nothing to check.
    pub(super) checked: Option<bool>,
}

impl<'b> Coded<'b> {
    /// Returns the section in whose text the words are.
    pub(super) fn text_of(&self) -> Option<&'b Section> {
        self.section.map(|section| &self.briefing[section])
    }

    /// Returns the number of the paragraph in which the words begin, from 1.
    pub(super) fn paragraph(&self) -> Option<usize> {
        let first = self.ranges.first()?;
        Some(self.text_of()?.paragraphs_until(first.start + 1).max(1))
    }
}

/// Returns true if some words of a briefing are tagged or noted.
pub fn has_codings(briefing: &Briefing) -> bool {
    !briefing.notes.is_empty()
        || briefing.quotes.iter().any(|quote| !quote.tags.is_empty() || quote.note.is_some())
}

/// Returns the words with tags or notes, in the order of the briefings and their texts.
///
/// If every speaker is a code, it returns all statements of speakers.
pub(super) fn collect<'b>(briefings: &'b [ReleasedBriefing<'b>], has_speakers: bool) -> Vec<Coded<'b>> {
    let mut all = Vec::new();
    for (at, released) in briefings.iter().enumerate() {
        let briefing = released.briefing();
        for section in briefing.section_ids() {
            let quotes = briefing[section].quotes.clone().filter_map(|index| briefing.quote_at(index));
            let records = released.quotes(section).iter().zip(quotes);
            let is_coded = |record: &Released<'_>| {
                let quote = record.quote;
                !quote.tags.is_empty() || quote.note.is_some() || has_speakers && quote.speaker.is_some()
            };
            let coded = records.filter(|(record, _)| is_coded(record));
            let mut own: Vec<Coded<'b>> =
                coded.map(|(record, quote)| statement(at, briefing, record, quote)).collect();
            own.extend(briefing.notes_of(section).map(|id| note(at, briefing, id)));
            own.sort_by_key(|coded| coded.ranges.first().map_or(usize::MAX, |range| range.start));
            all.append(&mut own);
        }
    }
    all
}

fn statement<'b>(at: usize, briefing: &'b Briefing, record: &Released<'b>, id: QuoteId) -> Coded<'b> {
    let quote = record.quote;
    Coded {
        at,
        briefing,
        section: quote.section,
        quote: Some(id),
        id: record.id.clone(),
        words: &quote.text,
        ranges: quote.anchor.ranges(),
        speaker: record.speaker,
        kind: quote.kind.name(),
        note: quote.note.as_ref(),
        tags: &quote.tags,
        caution: record.caution(),
        checked: record.checked,
    }
}

fn note(at: usize, briefing: &Briefing, id: NoteId) -> Coded<'_> {
    let note = &briefing[id];
    // Equal notes on equal words of a section are told apart by their number.
    let same = |other: &NoteId| {
        let other = &briefing[*other];
        (&other.text, &other.place, &other.note) == (&note.text, &note.place, &note.note)
    };
    let twins = briefing.notes_of(note.section).take_while(|other| *other != id).filter(same).count();
    let place = note.place.as_ref().map_or_else(String::new, |place| place.start.to_string());
    let section = &briefing[note.section].id;
    let words = note.note.as_deref().unwrap_or_default();
    Coded {
        at,
        briefing,
        section: Some(note.section),
        quote: None,
        id: format!("note\n{section}\n{place}\n{}\n{words}\n{twins}", note.text),
        words: &note.text,
        ranges: note.place.as_slice(),
        speaker: None,
        kind: "note",
        note: note.note.as_ref(),
        tags: &note.tags,
        caution: None,
        checked: None,
    }
}
