//! Plans the changes of a briefing's file whose article is imported again.

use super::Again;
use super::find::{Found, find};
use super::same::sections;
use crate::correct::Refusal;
use crate::correct::file::File;
use crate::correct::quotes::as_quote;
use crate::correct::toml::{Field, Written};
use crate::correct::value::{self, boolean, line, prose, quoted};
use crate::document;
use crate::edit::Splice;
use crate::model::{Anchor, Briefing, Quote, QuoteId, SectionId, SpeakerId, anchor};
use crate::text::Cut;
use crate::text::fold::loose;
use std::collections::HashMap;
use std::ops::Range;

/// A quote that stays in the file, at a byte of the text of a section of the fresh briefing.
pub(super) struct Stays {
    pub(super) section: SectionId,
    pub(super) range: Range<usize>,
    pub(super) quote: QuoteId,
}

pub(super) struct Plan<'p, 's> {
    pub(super) file: &'p File<'s>,
    pub(super) fresh: &'p Briefing,
    /// The section of the fresh briefing that each section of the file is.
    pub(super) sections: Vec<Option<SectionId>>,
    /// The ids that the speakers of the fresh briefing have in the file.
    pub(super) speakers: HashMap<SpeakerId, String>,
    pub(super) stays: Vec<Stays>,
    /// The quotes whose tables are moved to another section.
    pub(super) moved: Vec<QuoteId>,
    pub(super) splices: Vec<Splice>,
    pub(super) again: Again,
}

/// Plans the changes; also returns what happens to the quotes.
pub(super) fn plan(file: &File<'_>, fresh: &Briefing) -> Result<(Vec<Splice>, Again), Refusal> {
    let mut plan = Plan {
        file,
        fresh,
        sections: sections(&file.briefing, fresh),
        speakers: HashMap::new(),
        stays: Vec::new(),
        moved: Vec::new(),
        splices: Vec::new(),
        again: Again::default(),
    };
    plan.keep_quotes_of_people()?;
    plan.report_lost_notes();
    plan.keep_what_is_found_again()?;
    plan.add_new_quotes()?;
    plan.replace_texts()?;
    plan.note_import();
    plan.leave_out_what_is_deleted();
    Ok((plan.splices, plan.again))
}

impl Plan<'_, '_> {
    /// Returns true if a person did something with a quote.
    fn is_of_person(&self, quote: &Quote) -> bool {
        let is_checked = self.file.briefing.is_checked(quote) != Some(false);
        is_checked || quote.note.is_some() || !quote.tags.is_empty()
    }

    /// The section of the file that is a section of the fresh briefing.
    pub(super) fn section_in_file(&self, fresh: SectionId) -> Option<SectionId> {
        let index = self.sections.iter().position(|own| *own == Some(fresh))?;
        self.file.briefing.section_at(index)
    }

    /// Finds the quotes of people in the new text.
    fn keep_quotes_of_people(&mut self) -> Result<(), Refusal> {
        let old = &self.file.briefing;
        let own: Vec<QuoteId> = old.quote_ids().filter(|id| self.is_of_person(&old[*id])).collect();
        for id in own {
            let own = old[id].section.and_then(|section| *self.sections.get(section.index())?);
            let found = find(old, id, self.fresh, own);
            if let Some((section, range)) = found.place() {
                self.stays.push(Stays { section, range: range.clone(), quote: id });
                if matches!(found, Found::Changed(..)) {
                    let text = as_quote(self.fresh[section].text.cut(range))?;
                    let place = self.file.quote_place(id)?;
                    self.splices.extend(self.file.pinned(id, &place));
                    self.splices.push(place.set(&prose("text", &text)));
                    self.again.add(&found, &text);
                    continue;
                }
                self.move_to(section, id)?;
            }
            self.again.add(&found, &old[id].text);
            if self.is_disputed(id, &found) {
                self.again.disputed.push(old[id].text.to_string());
            }
        }
        Ok(())
    }

    /// Returns true if the article gives the words of a quote to another speaker than the old one did.
    fn is_disputed(&self, id: QuoteId, found: &Found) -> bool {
        let Some((section, range)) = found.place() else { return false };
        let old = &self.file.briefing;
        let name =
            |briefing: &Briefing, speaker: Option<SpeakerId>| speaker.map(|id| loose(&briefing[id].name));
        let mut same = self.fresh[section].quotes.clone().filter_map(|index| self.fresh.quotes.get(index));
        let other = same.find(|other| other.anchor.whole() == Some(range.clone()));
        // A person may have given them to somebody else, whom the article never named.
        let was = old[id].speaker.map(|speaker| &old[speaker]);
        let is_named = was.is_some_and(|was| {
            let names = std::iter::once(&was.name).chain(&was.aliases);
            names.into_iter().any(|name| self.fresh[section].text.contains(name.as_str()))
        });
        other.is_some_and(|other| {
            other.speaker.is_some()
                && !is_named
                && name(self.fresh, other.speaker) != name(old, old[id].speaker)
        })
    }

    /// Reports notes whose words are gone. They stay in the file.
    fn report_lost_notes(&mut self) {
        let old = &self.file.briefing;
        for id in old.note_ids() {
            let own = &old[id];
            let section = self.sections.get(own.section.index()).copied().flatten();
            let is_there = section.is_some_and(|section| {
                let text = [&*own.text];
                anchor::find(&self.fresh[section].text, &text).first().is_some_and(Anchor::is_found)
            });
            if own.place.is_some() && !is_there {
                self.again.lost.push(format!("(note) {}", own.text));
            }
        }
    }

    /// Moves the table of a quote to the section in which its words are now.
    fn move_to(&mut self, section: SectionId, quote: QuoteId) -> Result<(), Refusal> {
        let own = self.file.briefing[quote].section;
        let Some(target) = self.section_in_file(section).filter(|target| Some(*target) != own) else {
            return Ok(());
        };
        let (place, target) = (self.file.quote_place(quote)?, self.file.section_place(target)?);
        if place.is_inline()
            || target.is_inline()
            || target.has("quotes") && target.tables("quotes").is_empty()
        {
            return Ok(());
        }
        self.splices.push(place.delete());
        self.splices.push(target.add_raw(&place.raw()));
        self.moved.push(quote);
        Ok(())
    }

    /// Keeps unchecked quotes that the rules find again, and deletes the others.
    fn keep_what_is_found_again(&mut self) -> Result<(), Refusal> {
        let old = &self.file.briefing;
        let others: Vec<QuoteId> = old.quote_ids().filter(|id| !self.is_of_person(&old[*id])).collect();
        for id in others {
            let own = &old[id];
            let section = own.section.and_then(|section| *self.sections.get(section.index())?);
            let same = section.and_then(|section| self.same_quote(id, section));
            if let Some((section, range)) = section.zip(same) {
                self.stays.push(Stays { section, range, quote: id });
                continue;
            }
            self.splices.push(self.file.quote_place(id)?.delete());
            self.again.gone.push(own.text.to_string());
        }
        Ok(())
    }

    /// The place of the same quote in a section of the fresh briefing.
    fn same_quote(&self, quote: QuoteId, section: SectionId) -> Option<Range<usize>> {
        let old = &self.file.briefing;
        let own = &old[quote];
        let name = own.speaker.map(|speaker| loose(&old[speaker].name));
        let quotes = self.fresh[section].quotes.clone().filter_map(|index| self.fresh.quote_at(index));
        let is_taken = |range: &Range<usize>| {
            self.stays.iter().any(|other| other.section == section && other.range == *range)
        };
        // The same words at another place are another quote.
        let is_in_order = |range: &Range<usize>| {
            let mut here = self.stays.iter().filter(|other| other.section == section);
            here.all(|other| (other.quote < quote) == (other.range.start < range.start))
        };
        let mut same = quotes.filter(|id| {
            let other = &self.fresh[*id];
            let other_name = other.speaker.map(|speaker| loose(&self.fresh[speaker].name));
            other.text == own.text && other.kind == own.kind && other_name == name
        });
        same.find_map(|id| {
            self.fresh[id].anchor.whole().filter(|range| !is_taken(range) && is_in_order(range))
        })
    }

    pub(super) fn new_section_id(&self, id: &str) -> String {
        let is_free = |id: &String| self.file.briefing.sections.iter().all(|own| *own.id != **id);
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        std::iter::once(id.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }

    /// The keys of a quote of the fresh briefing.
    pub(super) fn fields(&mut self, id: QuoteId) -> Result<Vec<Field>, Refusal> {
        let own = &self.fresh[id];
        let speaker = own.speaker.map(|speaker| self.speaker(speaker)).transpose()?;
        Ok(value::quote(speaker.as_deref(), own))
    }

    /// The id in the file of a speaker of the fresh briefing, who is added if the file does not have that name.
    fn speaker(&mut self, id: SpeakerId) -> Result<String, Refusal> {
        if let Some(known) = self.speakers.get(&id) {
            return Ok(known.clone());
        }
        let own = &self.fresh[id];
        let mut others = self.file.briefing.speakers.iter();
        let known = others.find(|other| other.is_called(&own.name)).map(|other| other.id.to_string());
        let found = match known {
            Some(known) => known,
            None => {
                let taken: Vec<&String> = self.speakers.values().collect();
                let (id, splice) = self.file.add_fresh_speaker(own, &taken)?;
                self.splices.push(splice);
                id
            }
        };
        self.speakers.insert(id, found.clone());
        Ok(found)
    }

    /// Replaces the texts of the sections, and deletes sections that are gone and hold nothing of a person.
    fn replace_texts(&mut self) -> Result<(), Refusal> {
        for (index, fresh) in self.sections.clone().into_iter().enumerate() {
            let Some(own) = self.file.briefing.section_at(index) else { continue };
            let place = self.file.section_place(own)?;
            match fresh {
                Some(fresh) => {
                    let (was, is) = (&self.file.briefing[own], &self.fresh[fresh]);
                    if was.text != is.text {
                        self.splices.push(place.set(&text_of(&is.text)));
                    }
                    // The section was found by its text: the article has another heading now.
                    if was.id != is.id && was.title != is.title {
                        self.splices.push(place.set(&line("title", &is.title)));
                    }
                }
                None => {
                    let quotes = self.file.briefing[own].quotes.clone();
                    let mut quotes = quotes.filter_map(|index| self.file.briefing.quote_at(index));
                    let holds = quotes
                        .any(|id| self.is_of_person(&self.file.briefing[id]) && !self.moved.contains(&id));
                    let has_notes = place.has("notes") || place.has("figures");
                    if !holds && !has_notes {
                        let whole = place.delete();
                        self.splices.retain(|own| {
                            own.range.end <= whole.range.start || whole.range.end <= own.range.start
                        });
                        self.splices.push(whole);
                    }
                }
            }
        }
        Ok(())
    }

    /// Leaves out changes of tables that are deleted as a whole.
    fn leave_out_what_is_deleted(&mut self) {
        let deleted = self.splices.iter().filter(|own| own.text.is_empty()).map(|own| own.range.clone());
        let deleted: Vec<Range<usize>> = deleted.collect();
        let is_inside = |own: &Splice| {
            deleted.iter().any(|other| {
                let is_within = other.start <= own.range.start && own.range.end <= other.end;
                // Text that is inserted before the deleted lines stays.
                let is_before = own.range.is_empty() && own.range.start == other.start;
                let is_after = own.range.is_empty() && own.range.start == other.end;
                is_within && *other != own.range && !is_before && !is_after
            })
        };
        self.splices.retain(|own| !is_inside(own));
    }

    /// Writes which version of the article this is now.
    fn note_import(&mut self) {
        let (Some(own), Some(fresh)) = (&self.file.briefing.import, &self.fresh.import) else { return };
        let mut fields = Vec::new();
        for (key, was, is) in [
            ("format", &own.format, &fresh.format),
            ("hash", &own.hash, &fresh.hash),
            ("rules", &own.rules, &fresh.rules),
        ] {
            fields.extend(is.as_deref().filter(|_| was != is).map(|is| line(key, is)));
        }
        if own.checked && !self.again.new.is_empty() {
            // What is new was not checked; everything else was.
            fields.push(boolean("checked", false));
            let ids = self.file.briefing.quote_ids().filter(|id| !self.file.briefing[*id].checked);
            let places = ids.filter_map(|id| self.file.quote_place(id).ok());
            self.splices.extend(places.map(|place| place.set(&boolean("checked", true))));
        }
        self.splices.extend(self.file.import_table(&fields));
    }
}

pub(super) fn text_of(text: &str) -> Field {
    Field::new("text", Written { line: quoted(text), block: Some(document::lines(text)) })
}
