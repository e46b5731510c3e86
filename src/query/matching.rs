//! Finds what a query matches in a briefing.

use super::words::{is_since, is_until, names_of};
use super::{Filter, FilterKind, Query, Term};
use crate::model::anchor::spells_words;
use crate::model::{Briefing, Date, Note, Noted, Quote, QuoteId, Section, SectionId};
use crate::text::Cut;
use crate::text::find::{Needle, Test};
use crate::text::fold::{is_part_of_letter, loose};
use std::ops::Range;

/// A statement, or another text of a briefing, that a query matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'b> {
    /// The kind of text.
    pub kind: TextKind,
    /// The section that contains it; `None` for the event.
    pub section: Option<SectionId>,
    /// The whole text.
    pub text: &'b str,
    /// The byte ranges in `text` that the query matches, in order.
    pub lit: Vec<Range<usize>>,
}

/// The kind of a text in a briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// The words of a quote.
    Statement(QuoteId),
    /// A paragraph of a section.
    Paragraph,
    /// The caption of a picture.
    Caption,
    /// The title of a section or of the event.
    Title,
    /// The summary of the event.
    Summary,
    /// A note on words or on a quote.
    Note(Noted),
}

impl TextKind {
    /// Returns the quote, if it is a statement.
    pub fn quote(self) -> Option<QuoteId> {
        match self {
            Self::Statement(quote) => Some(quote),
            _ => None,
        }
    }

    /// Returns the name in one word: `paragraph`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement(_) => "statement",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Note(_) => "note",
        }
    }
}

impl Query {
    /// Returns what matches, in the order of the briefing: statements, paragraphs without such a statement, captions,
    /// notes, titles and the summary.
    ///
    /// If a filter concerns statements, or if there are only filters, only statements and notes match.
    pub fn find<'b>(&self, briefing: &'b Briefing) -> Vec<Match<'b>> {
        let mut found = Vec::new();
        let has_words = self.terms.iter().any(|term| !term.is_excluded);
        if has_words && self.filters.iter().all(|filter| filter.passes_text(briefing, None)) {
            found.extend(self.text(TextKind::Title, None, &briefing.event.title));
            let summary = briefing.event.summary.as_ref();
            found.extend(summary.and_then(|summary| self.text(TextKind::Summary, None, summary)));
        }
        for (id, section) in briefing.section_ids().zip(&briefing.sections) {
            let quotes = section.quotes.clone().filter_map(|quote| briefing.quote_at(quote));
            let statements: Vec<Match<'b>> =
                quotes.filter_map(|quote| self.statement(briefing, id, quote)).collect();
            let passes = |filter: &Filter| filter.passes_text(briefing, Some(section));
            if !has_words || !self.filters.iter().all(passes) {
                found.extend(statements);
                found.extend(self.notes(briefing, id, has_words));
                continue;
            }
            found.extend(self.text(TextKind::Title, Some(id), &section.title));
            let has_statement = |paragraph: &Range<usize>| {
                let mut quotes = statements.iter().filter_map(|hit| hit.kind.quote());
                quotes.any(|quote| is_in(&briefing[quote], paragraph))
            };
            let paragraphs = section.paragraphs.iter().filter(|paragraph| !has_statement(paragraph));
            let texts: Vec<Match<'b>> = paragraphs
                .filter_map(|range| self.text(TextKind::Paragraph, Some(id), section.text.cut(range.clone())))
                .collect();
            found.extend(statements);
            found.extend(texts);
            let captions = section.captions.iter();
            found
                .extend(captions.filter_map(|caption| self.text(TextKind::Caption, Some(id), &caption.text)));
            found.extend(self.notes(briefing, id, has_words));
        }
        found
    }

    /// Returns what finds the words of the query in a text, as `find` does; `None` if it has no words.
    pub fn needle(&self, typed: &str) -> Option<Needle> {
        let wanted = self.terms.iter().filter(|term| !term.is_excluded);
        let test = |term: &Term| -> Test { if term.is_whole { is_words } else { starts_word } };
        Needle::any(typed, wanted.map(|term| (term.needle.clone(), test(term))))
    }

    /// Returns the notes of a section that match: by their words, or those on words of the text by their tags.
    fn notes<'b>(&self, briefing: &'b Briefing, section: SectionId, has_words: bool) -> Vec<Match<'b>> {
        let quotes = briefing[section].quotes.clone().filter_map(|index| briefing.quote_at(index));
        let quotes = quotes.filter(|_| has_words).map(Noted::Quote);
        let notes = quotes.chain(briefing.notes_of(section).map(Noted::Words));
        let has_tag = |filter: &Filter| !filter.is_excluded && matches!(filter.kind, FilterKind::Tag(_));
        let is_found = has_words || self.filters.iter().any(has_tag);
        let passes = |on: &Noted| {
            is_found
                && self.filters.iter().all(|filter| match on {
                    Noted::Quote(quote) => filter.passes(briefing, &briefing[*quote]),
                    Noted::Words(note) => filter.passes_note(briefing, &briefing[*note]),
                })
        };
        let text = |on| match (briefing.noted(on).0, on) {
            (None, Noted::Words(note)) if !has_words => Some(&briefing[note].text),
            (note, _) => note,
        };
        let found = |on| self.text(TextKind::Note(on), Some(section), text(on)?);
        notes.filter(passes).filter_map(found).collect()
    }

    fn statement<'b>(&self, briefing: &'b Briefing, section: SectionId, id: QuoteId) -> Option<Match<'b>> {
        let quote = &briefing[id];
        if !self.filters.iter().all(|filter| filter.passes(briefing, quote)) {
            return None;
        }
        let original = quote.original.as_ref().map(|original| original.text.as_str());
        let texts = [Some(quote.text.as_str()), original];
        texts.into_iter().flatten().find_map(|text| self.text(TextKind::Statement(id), Some(section), text))
    }

    fn text<'b>(&self, kind: TextKind, section: Option<SectionId>, text: &'b str) -> Option<Match<'b>> {
        Some(Match { kind, section, text, lit: self.lit(text)? })
    }

    /// Returns the matching ranges of a text; `None` if it does not match.
    fn lit(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let mut lit = Vec::new();
        for term in &self.terms {
            let found = term.found(text);
            if found.is_empty() != term.is_excluded {
                return None;
            }
            lit.extend(found);
        }
        lit.sort_by_key(|range| range.start);
        Some(lit)
    }
}

/// Returns true if a quote is in a paragraph of its section.
fn is_in(quote: &Quote, paragraph: &Range<usize>) -> bool {
    quote.anchor.ranges().iter().any(|range| range.start < paragraph.end && paragraph.start < range.end)
}

impl Term {
    fn found(&self, text: &str) -> Vec<Range<usize>> {
        found(&self.needle, text, self.is_whole)
    }
}

/// Returns the occurrences that start where a word starts, and if `is_whole`, end where a word ends.
fn found(needle: &Needle, text: &str, is_whole: bool) -> Vec<Range<usize>> {
    let test = if is_whole { is_words } else { starts_word };
    let mut all = needle.all(text);
    all.retain(|range| test(text, range));
    all
}

/// Returns true if a range starts where a word starts.
fn starts_word(text: &str, range: &Range<usize>) -> bool {
    !is_inside_word(text, range.start)
}

/// Returns true if a range starts where a word starts, and ends where a word ends.
fn is_words(text: &str, range: &Range<usize>) -> bool {
    starts_word(text, range) && !is_inside_word(text, range.end)
}

/// Returns true if a position is between two letters of a word.
fn is_inside_word(text: &str, at: usize) -> bool {
    // A soft hyphen or an accent does not end a word.
    let before = text.cut(..at).chars().rev().find(|c| !is_part_of_letter(*c));
    let after = text.cut(at..).chars().find(|c| !is_part_of_letter(*c));
    before.zip(after).is_some_and(|(a, b)| spells_words(a) && spells_words(b))
}

impl Filter {
    /// Returns true if a statement passes.
    fn passes(&self, briefing: &Briefing, quote: &Quote) -> bool {
        let section = quote.section.map(|section| &briefing[section]);
        let passes = match &self.kind {
            FilterKind::By(words) => {
                quote.speaker.is_some_and(|speaker| contains(&names_of(&briefing[speaker]), words))
            }
            FilterKind::Kind(kind) => quote.kind == *kind,
            FilterKind::Tag(tag) => {
                quote.tags.iter().chain(&briefing.event.tags).any(|own| loose(own) == *tag)
            }
            FilterKind::Checked(checked) => briefing.is_checked(quote).unwrap_or(true) == *checked,
            other => return passes_event(other, briefing, section) != self.is_excluded,
        };
        passes != self.is_excluded
    }

    /// Returns true if a note on words passes. It has tags, but no speaker and no kind.
    fn passes_note(&self, briefing: &Briefing, note: &Note) -> bool {
        match &self.kind {
            FilterKind::Tag(tag) => {
                note.tags.iter().chain(&briefing.event.tags).any(|own| loose(own) == *tag) != self.is_excluded
            }
            _ => self.passes_text(briefing, Some(&briefing[note.section])),
        }
    }

    /// Returns true if a text that is not a statement passes. Filters that concern statements reject all other text.
    fn passes_text(&self, briefing: &Briefing, section: Option<&Section>) -> bool {
        !self.kind.is_of_statements() && passes_event(&self.kind, briefing, section) != self.is_excluded
    }
}

impl FilterKind {
    /// Returns true if it concerns statements, so that no other text passes.
    pub(super) fn is_of_statements(&self) -> bool {
        matches!(self, Self::By(_) | Self::Kind(_) | Self::Tag(_) | Self::Checked(_))
    }
}

fn passes_event(filter: &FilterKind, briefing: &Briefing, section: Option<&Section>) -> bool {
    let event = &briefing.event;
    let day = || {
        let start = section.and_then(|section| section.start).and_then(|start| start.date);
        start.or_else(|| event.day()).map(Date::iso)
    };
    match filter {
        FilterKind::In(words) => {
            let title = section.map_or("", |section| &*section.title);
            contains(&[&*event.title, title].join(" "), words)
        }
        FilterKind::Language(language) => event.language.as_ref().is_some_and(|own| {
            let own = own.to_lowercase();
            own.strip_prefix(language.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        }),
        FilterKind::Since(first) => day().is_some_and(|day| is_since(&day, first)),
        FilterKind::Until(last) => day().is_some_and(|day| is_until(&day, last)),
        _ => true,
    }
}

/// Returns true if every word is at the start of a word of the text.
fn contains(text: &str, words: &[Needle]) -> bool {
    words.iter().all(|word| !found(word, text, false).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::query::sample::TEXT;

    fn found(typed: &str) -> Vec<String> {
        let (briefing, _) = document::read(TEXT);
        let briefing = briefing.unwrap();
        let query = Query::parse(typed).unwrap();
        let found = query.find(&briefing);
        let name = |hit: &Match<'_>| {
            let lit: Vec<&str> = hit.lit.iter().map(|range| hit.text.cut(range.clone())).collect();
            let who = hit.kind.quote().and_then(|quote| briefing[quote].speaker);
            format!("{}: {}", who.map_or(hit.kind.name(), |who| &*briefing[who].id), lit.join("|"))
        };
        found.iter().map(name).collect()
    }

    #[test]
    fn statements_and_paragraphs_contain_every_word_in_any_order() {
        assert_eq!(found("berths supply"), ["ada: Supply|berths"]);
        assert_eq!(found("berth"), ["title: Berth", "ada: berth", "paragraph: berth"]);
        assert_eq!(found("chain"), ["ada: chain", "bo: chain"]);
        assert_eq!(found("erths"), [""; 0]);
        assert_eq!(found("\"supply chain\""), [""; 0], "a phrase ends with a word");
        assert_eq!(found("\"supply chains\""), ["ada: Supply chains"]);
        assert_eq!(found("berths -supply"), ["title: Berths", "paragraph: berths"]);
        assert_eq!(found("reyes"), ["paragraph: Reyes"], "the paragraph outside of the quote");
    }

    #[test]
    fn filters_pass_only_matching_statements() {
        assert_eq!(found("chain by:ling"), ["ada: chain"]);
        assert_eq!(found("chain by:\"ling ada\""), ["ada: chain"]);
        assert_eq!(found("by:chair"), ["ada: "]);
        assert_eq!(found("chain -by:ling"), ["bo: chain"]);
        assert_eq!(found("kind:indirect"), ["bo: "]);
        assert_eq!(found("tag:trade"), ["ada: "]);
        assert_eq!(found("is:checked"), ["ada: "]);
        assert_eq!(found("is:unchecked"), ["bo: "]);
        assert_eq!(found("winter lang:en"), ["paragraph: winter"]);
        assert_eq!(found("winter lang:e"), [""; 0]);
        assert_eq!(found("winter in:\"opening night\""), ["paragraph: winter"]);
        assert_eq!(found("winter since:2031 until:2031-05"), ["paragraph: winter"]);
        assert_eq!(found("winter since:2031-05-04"), [""; 0]);
        assert_eq!(found("winter until:2030"), [""; 0]);
    }

    #[test]
    fn notes_are_found_by_their_words_and_tags() {
        assert_eq!(found("ask"), ["note: Ask", "note: ask"]);
        assert_eq!(found("ask tag:cold"), ["note: ask"]);
        assert_eq!(found("ask -tag:cold"), ["note: Ask"]);
        assert_eq!(found("ask by:ling"), ["note: Ask"], "the note on a statement of hers");
        assert_eq!(found("tag:cold"), ["note: "]);
        assert_eq!(found("kind:direct tag:cold"), [""; 0]);
    }
}
