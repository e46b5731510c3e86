//! Side notes: notes and tags on a briefing that cannot be changed, in a file `NAME.notes.toml`.

use super::field::{Reading, Words};
use super::grammar;
use super::side_entry::{SideDocument, SideNoteEntry, SideQuoteEntry};
use super::table::Table;
use crate::diagnostic::{Diagnostic, LOST_NOTE, Span};
use crate::model::around::{Around, find};
use crate::model::{Briefing, Note, QuoteId, SectionId};
use crate::text::fold::Folded;
use crate::text::{Safe, first_words};
use std::collections::HashMap;
use std::ops::Range;
use toml::de::DeTable;

/// Reads a file of side notes. Unusable parts are left out and reported.
pub fn read_side<'s>(source: &'s str, diagnostics: &mut Vec<Diagnostic>) -> SideDocument<'s> {
    let (table, errors) = DeTable::parse_recoverable(source);
    let broken = grammar::report(source, &errors, diagnostics);
    let mut reading = Reading { source, diagnostics, path: Vec::new(), broken };
    SideDocument::read_table(table.into_inner(), Span::default(), &mut reading)
}

/// Adds side notes to a briefing.
///
/// A quote is found by its id, or else by its words with those around them; other words are found by those around them.
/// What is not found, or could be several things, is kept as a note without a place and reported. Positions of the
/// problems are those in the file of side notes.
pub fn merge(briefing: &mut Briefing, side: &str) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let document = read_side(side, &mut diagnostics);
    let quotes = document.quotes.unwrap_or_default().0.into_iter().filter_map(Entry::of_quote);
    let notes = document.notes.unwrap_or_default().0.into_iter().filter_map(Entry::of_note);
    let entries: Vec<Entry> = quotes.chain(notes).collect();
    let places = places(briefing, &entries);
    let names: HashMap<String, QuoteId> =
        briefing.quote_ids().map(|id| (briefing.quote_name(id), id)).collect();
    let quotes = Quotes { names, words: words(briefing) };
    for (entry, place) in entries.into_iter().zip(places) {
        let quote = if entry.is_on_quote { quotes.find(briefing, &entry, place.as_ref()) } else { None };
        match (quote, place) {
            (Some(quote), _) => briefing.annotate(quote, entry.note, entry.tags),
            (None, Some((section, place))) if !entry.is_on_quote => entry.add(briefing, section, Some(place)),
            _ => diagnostics.push(entry.lose(briefing)),
        }
    }
    super::sort(&mut diagnostics);
    diagnostics
}

/// A place in the text of a section.
type Spot = (SectionId, Range<usize>);

/// Returns the places of the words of entries that are in only one place: in their section, or else in another one.
fn places(briefing: &Briefing, entries: &[Entry]) -> Vec<Option<Spot>> {
    let mut places: Vec<Option<Spot>> = vec![None; entries.len()];
    let sections: HashMap<&Safe, SectionId> =
        briefing.section_ids().map(|id| (&briefing[id].id, id)).collect();
    let own = |entry: &Entry| entry.section.as_ref().and_then(|id| sections.get(id).copied());
    let in_section = |section: SectionId, wanted: &[usize]| {
        let around: Vec<Around<'_>> = wanted.iter().map(|index| entries[*index].around()).collect();
        let found = find(&briefing[section].text, &around);
        wanted.iter().copied().zip(found).collect::<Vec<_>>()
    };
    for section in briefing.section_ids() {
        let wanted: Vec<usize> =
            (0..entries.len()).filter(|index| own(&entries[*index]) == Some(section)).collect();
        for (index, place) in in_section(section, &wanted) {
            places[index] = place.filter(|place| place.is_sure).map(|place| (section, place.range));
        }
    }
    let left: Vec<usize> = (0..entries.len()).filter(|index| places[*index].is_none()).collect();
    let mut counts = vec![0; entries.len()];
    for section in briefing.section_ids() {
        for (index, place) in in_section(section, &left) {
            let Some(place) = place else { continue };
            counts[index] += if place.is_sure { 1 } else { 2 };
            places[index] = (counts[index] == 1).then_some((section, place.range));
        }
    }
    places
}

/// The quotes of a briefing by their ids and by their words.
struct Quotes {
    names: HashMap<String, QuoteId>,
    words: HashMap<String, Vec<QuoteId>>,
}

fn words(briefing: &Briefing) -> HashMap<String, Vec<QuoteId>> {
    let mut words: HashMap<String, Vec<QuoteId>> = HashMap::new();
    for id in briefing.quote_ids() {
        words.entry(Folded::new(&briefing[id].text).into_string()).or_default().push(id);
    }
    words
}

impl Quotes {
    /// Returns the quote with the id of an entry, or else the only one with its words, or else the one at their place.
    fn find(&self, briefing: &Briefing, entry: &Entry, place: Option<&Spot>) -> Option<QuoteId> {
        if let Some(known) = entry.id.as_ref().and_then(|id| self.names.get(&**id)) {
            return Some(*known);
        }
        let is_section = |id: &&QuoteId| {
            let section = briefing[**id].section.map(|section| &briefing[section].id);
            entry.section.is_none() || section == entry.section.as_ref()
        };
        let same = self.words.get(Folded::new(&entry.text).as_str()).map_or(&[][..], Vec::as_slice);
        let same: Vec<&QuoteId> = same.iter().filter(is_section).collect();
        if let [one] = same[..] {
            return Some(*one);
        }
        let (section, place) = place?;
        let is_there = |id: &QuoteId| {
            briefing[*id].section == Some(*section)
                && briefing[*id].anchor.ranges() == std::slice::from_ref(place)
        };
        let mut there =
            briefing[*section].quotes.clone().filter_map(|index| briefing.quote_at(index)).filter(is_there);
        there.next().filter(|_| there.next().is_none())
    }
}

/// An entry of a file of side notes.
struct Entry {
    is_on_quote: bool,
    /// The id of a quote.
    id: Option<Safe>,
    section: Option<Safe>,
    text: Safe,
    before: Safe,
    after: Safe,
    note: Option<Safe>,
    tags: Vec<Safe>,
    span: Span,
}

impl Entry {
    fn of_quote(entry: SideQuoteEntry<'_>) -> Option<Self> {
        let SideQuoteEntry { id, section, text, before, after, note, tags, .. } = entry;
        let same = SideNoteEntry { section, text, before, after, note, tags, span: entry.span };
        Some(Self { is_on_quote: true, id: line(id), ..Self::of_note(same)? })
    }

    fn of_note(entry: SideNoteEntry<'_>) -> Option<Self> {
        let span = entry.text.as_ref()?.span().into();
        Some(Self {
            is_on_quote: false,
            id: None,
            section: line(entry.section),
            text: prose(entry.text)?,
            before: prose(entry.before).unwrap_or_default(),
            after: prose(entry.after).unwrap_or_default(),
            note: prose(entry.note),
            tags: entry.tags.unwrap_or_default().into_iter().filter_map(|tag| line(Some(tag))).collect(),
            span,
        })
    }

    fn around(&self) -> Around<'_> {
        Around { words: &self.text, before: &self.before, after: &self.after }
    }

    fn add(self, briefing: &mut Briefing, section: SectionId, place: Option<Range<usize>>) {
        let Self { text, note, tags, .. } = self;
        // A position in another file is no position in that of the briefing.
        briefing.add_note(Note { section, text, place, note, tags, span: Span::default() });
    }

    /// Keeps what an entry says, and reports that it is not known what it is on.
    fn lose(self, briefing: &mut Briefing) -> Diagnostic {
        let what = if self.is_on_quote { "quote" } else { "note" };
        let head = first_words(&self.text, 6);
        let message =
            format!("the words of this {what}, “{head}”, are not in the briefing, or more than once");
        let problem = Diagnostic::new(&LOST_NOTE, self.span, message)
            .label("kept, but shown at the end of a section")
            .help("write the words as they are in the text now, with `before` and `after`");
        let own = briefing.section_ids().find(|id| Some(&briefing[*id].id) == self.section.as_ref());
        if let Some(section) = own.or_else(|| briefing.section_at(0)) {
            self.add(briefing, section, None);
        }
        problem
    }
}

fn line(words: Option<Words<'_>>) -> Option<Safe> {
    words.map(|words| Safe::line(words.into_inner()).0).filter(|text| !text.is_empty())
}

fn prose(words: Option<Words<'_>>) -> Option<Safe> {
    words.map(|words| Safe::prose(words.into_inner()).0).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BRIEFING: &str = "format = 1\n[event]\ntitle = 'Forum'\n\
        [[sections]]\nid = 'a'\ntitle = 'A'\ntext = \"“We open.” Then she said: “We open.” The port is wide.\"\n\
        [[sections.quotes]]\nid = 'first'\ntext = 'We open.'\nnote = 'Own.'\ntags = ['port']\n\
        [[sections.quotes]]\ntext = 'We open.'\n\
        [[sections]]\nid = 'b'\ntitle = 'B'\ntext = 'The lamps are lit.'\n";

    fn merged(side: &str) -> (Briefing, Vec<String>) {
        let mut briefing = crate::document::read(BRIEFING).0.unwrap();
        let problems = merge(&mut briefing, side);
        (briefing, problems.iter().map(|problem| problem.message.to_string()).collect())
    }

    #[test]
    fn notes_and_tags_are_added_to_the_quote_with_the_id() {
        let (briefing, problems) = merged(
            "[[quotes]]\nid = 'first'\ntext = 'Other words'\nnote = 'Mine.'\ntags = ['port', 'new']\n",
        );
        let quote = &briefing.quotes[0];
        assert_eq!((quote.note.as_deref(), problems.len()), (Some("Own.\n\nMine."), 0));
        assert_eq!(quote.tags.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["port", "new"]);
        assert_eq!(briefing.tags()[1].quotes, 1, "the tags are counted");
    }

    #[test]
    fn a_quote_without_its_id_is_found_by_its_words_and_those_around_them() {
        let side = "[[quotes]]\nid = 'gone'\nsection = 'a'\ntext = 'We open.'\nbefore = 'she said: “'\nnote = 'Mine.'\n";
        let (briefing, problems) = merged(side);
        assert_eq!(briefing.quotes[1].note.as_deref(), Some("Mine."), "{problems:?}");
        let (briefing, problems) = merged("[[quotes]]\nid = 'gone'\ntext = 'We open.'\nnote = 'Mine.'\n");
        assert!(briefing.quotes[1].note.is_none() && problems[0].contains("more than once"), "{problems:?}");
        assert_eq!(briefing.notes[0].note.as_deref(), Some("Mine."), "it is kept");
    }

    #[test]
    fn a_note_is_found_in_its_section_or_in_the_one_to_which_its_words_were_moved() {
        let note = |section: &str, text: &str| {
            let side = format!("[[notes]]\nsection = '{section}'\ntext = '{text}'\nnote = 'Mine.'\n");
            let (briefing, problems) = merged(&side);
            let note = briefing.notes[0].clone();
            (briefing[note.section].id.to_string(), note.place, problems.len())
        };
        let place = BRIEFING.split("text = \"").nth(1).unwrap().find("The port").unwrap();
        assert_eq!(note("a", "The port"), ("a".to_owned(), Some(place..place + 8), 0));
        assert_eq!(note("a", "lamps are"), ("b".to_owned(), Some(4..13), 0));
        assert_eq!(note("b", "doors"), ("b".to_owned(), None, 1));
        assert_eq!(note("gone", "We open"), ("a".to_owned(), None, 1), "it could be either of two");
    }

    #[test]
    fn a_problem_has_its_position_in_the_side_file() {
        let mut briefing = crate::document::read(BRIEFING).0.unwrap();
        let side = "[[notes]]\ntxt = 'x'\n[[notes]]\ntext = 'doors'\n";
        let problems = merge(&mut briefing, side);
        let found: Vec<_> =
            problems.iter().map(|one| (one.fault.name, side.get(one.span.range()).unwrap())).collect();
        assert!(
            found.contains(&("unknown-key", "txt")) && found.contains(&("lost-note", "'doors'")),
            "{found:?}"
        );
    }

    proptest! {
        #[test]
        fn any_text_can_be_merged(side in "(\\[\\[(quotes|notes)\\]\\]\n|(id|section|text|before|after|note) = '[a-c We.]{0,9}'\n|tags = \\['[a-c]?'\\]\n|[a-z\\[='\n]){0,24}") {
            let mut briefing = crate::document::read(BRIEFING).0.unwrap();
            merge(&mut briefing, &side);
            for note in &briefing.notes {
                let text = &briefing[note.section].text;
                prop_assert!(note.place.clone().is_none_or(|place| text.get(place).is_some()));
            }
        }
    }
}
