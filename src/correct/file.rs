//! The file of a briefing: its content, and the places of its tables.

use super::toml::{Field, Place};
use super::value::{boolean, line};
use super::{Refusal, Words};
use crate::diagnostic::{Diagnostic, Lines};
use crate::document;
use crate::edit::Splice;
use crate::model::around::{self, Around};
use crate::model::{Briefing, Quote, QuoteId, SectionId, SpeakerId};
use std::ops::Range;
use toml::de::DeTable;

/// What a correction changes, and what it says.
pub(super) type Change = (Vec<Splice>, String);

/// The file of a briefing.
pub(super) struct File<'s> {
    pub(super) source: &'s str,
    pub(super) briefing: Briefing,
    table: DeTable<'s>,
    /// The number of errors in it.
    errors: usize,
}

impl<'s> File<'s> {
    pub(super) fn read(source: &'s str) -> Result<Self, Refusal> {
        let table = parse(source)?;
        let (briefing, diagnostics) = document::read(source);
        let briefing = briefing.ok_or_else(|| Refusal::Wrong("the file is not a briefing".to_owned()))?;
        Ok(Self { source, briefing, table, errors: count_errors(&diagnostics) })
    }

    /// Checks that a changed text still says everything else.
    pub(super) fn check(&self, text: &str) -> Result<(), Refusal> {
        let changed = File::read(text).ok().filter(|changed| {
            let (was, is) = (&self.briefing, &changed.briefing);
            let same_texts = was.sections.iter().zip(&is.sections).all(|(was, is)| was.text == is.text);
            changed.errors <= self.errors
                && was.sections.len() == is.sections.len()
                && was.event.title == is.event.title
                && same_texts
        });
        let why = "the layout of the file does not allow this correction here; make it in an editor";
        changed.map(|_| ()).ok_or_else(|| Refusal::Wrong(why.to_owned()))
    }

    pub(super) fn root(&self) -> Place<'_, 's> {
        Place::root(self.source, &self.table)
    }

    /// Finds a quote by its id.
    pub(super) fn quote(&self, name: &str) -> Result<QuoteId, Refusal> {
        self.briefing.quote_named(name).ok_or_else(|| Refusal::Gone("the quote".to_owned()))
    }

    /// Finds quotes by their ids.
    pub(super) fn quotes(&self, names: &[String]) -> Result<Vec<QuoteId>, Refusal> {
        let known: std::collections::HashMap<String, QuoteId> =
            self.briefing.quote_ids().map(|id| (self.briefing.quote_name(id), id)).collect();
        let find =
            |name: &String| known.get(name).copied().ok_or_else(|| Refusal::Gone("a quote".to_owned()));
        names.iter().map(find).collect()
    }

    /// Finds a speaker by the id.
    pub(super) fn speaker(&self, id: &str) -> Result<SpeakerId, Refusal> {
        self.briefing.speaker_named(id).ok_or_else(|| Refusal::Gone(format!("the speaker \"{id}\"")))
    }

    /// The table of a section.
    pub(super) fn section_place(&self, section: SectionId) -> Result<Place<'_, 's>, Refusal> {
        let mut places = self.root().tables("sections");
        if section.index() >= places.len() {
            return Err(Refusal::Gone("the section".to_owned()));
        }
        Ok(places.swap_remove(section.index()))
    }

    /// The table of a speaker.
    pub(super) fn speaker_place(&self, speaker: SpeakerId) -> Result<Place<'_, 's>, Refusal> {
        let mut places = self.root().tables("speakers");
        if speaker.index() >= places.len() {
            return Err(Refusal::Gone("the speaker".to_owned()));
        }
        Ok(places.swap_remove(speaker.index()))
    }

    /// The table of a quote.
    pub(super) fn quote_place(&self, quote: QuoteId) -> Result<Place<'_, 's>, Refusal> {
        let own = &self.briefing[quote];
        let gone = || Refusal::Gone("the quote".to_owned());
        let section = self.section_place(own.section.ok_or_else(gone)?)?;
        let span = own.span.range();
        section
            .tables("quotes")
            .into_iter()
            .find(|place| place.span("text") == Some(span.clone()))
            .ok_or_else(gone)
    }

    /// Finds words in the text of their section.
    pub(super) fn find(&self, words: &Words) -> Result<(SectionId, Range<usize>), Refusal> {
        let section = self.briefing.section_named(&words.section);
        let around = Around { words: &words.text, before: &words.before, after: &words.after };
        let found = section.and_then(|section| {
            let place = around::find(&self.briefing[section].text, &[around]).pop().flatten()?;
            place.is_sure.then_some((section, place.range))
        });
        found.ok_or_else(|| Refusal::Gone("the passage".to_owned()))
    }

    /// What says that a person has looked at a quote; nothing in a briefing that was not imported.
    pub(super) fn checked(&self, quote: &Quote, place: &Place<'_, 's>) -> Option<Splice> {
        let is_needed = self.briefing.is_checked(quote) == Some(false);
        is_needed.then(|| place.set(&boolean("checked", true)))
    }

    /// Keeps the id of a quote that would become another one.
    pub(super) fn pinned(&self, quote: QuoteId, place: &Place<'_, 's>) -> Option<Splice> {
        let is_given = self.briefing[quote].id.is_some();
        (!is_given).then(|| place.set_first(&line("id", &self.briefing.quote_name(quote))))
    }

    /// Keeps the ids of later quotes with the same words by the same speaker, which are counted from this quote on.
    pub(super) fn pinned_twins(&self, quote: QuoteId) -> Vec<Splice> {
        let own = &self.briefing[quote];
        let section = own.section.map_or(0..0, |section| self.briefing[section].quotes.clone());
        let later = section.skip_while(|index| *index <= quote.index());
        let later = later.filter_map(|index| self.briefing.quote_at(index));
        let twins = later.filter(|id| {
            let other = &self.briefing[*id];
            other.speaker == own.speaker && other.text == own.text
        });
        twins.filter_map(|id| self.pinned(id, &self.quote_place(id).ok()?)).collect()
    }

    /// Refuses to check quotes of a briefing that was not imported.
    pub(super) fn must_be_imported(&self) -> Result<(), Refusal> {
        let why = || Refusal::Wrong("a person wrote this briefing, so there is nothing to check".to_owned());
        self.briefing.import.is_some().then_some(()).ok_or_else(why)
    }

    /// The table `[import]`, added to an older file in which only a comment says that it was imported.
    pub(super) fn import_table(&self, fields: &[Field]) -> Vec<Splice> {
        if self.briefing.import.is_none() {
            return Vec::new();
        }
        match self.root().child("import") {
            Some(place) => fields.iter().map(|field| place.set(field)).collect(),
            None => self
                .root()
                .child("event")
                .map(|event| event.add_beside("import", fields))
                .into_iter()
                .collect(),
        }
    }
}

/// Parses TOML; an error is refused with its line.
pub(super) fn parse(source: &str) -> Result<DeTable<'_>, Refusal> {
    let line = |error: toml::de::Error| Lines::new(source).place(error.span().map_or(0, |span| span.start)).0;
    Ok(DeTable::parse(source).map_err(|error| Refusal::Broken(line(error)))?.into_inner())
}

fn count_errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count()
}
