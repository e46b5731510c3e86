//! Items as one line each, with words instead of glyphs, colours and positions.

use super::{facts, figure, named, note, picture, quote};
use crate::export::quotation;
use crate::library::shelf::{Entry, State};
use crate::model::{QuoteId, SectionId, SpeakerId};
use crate::pane::flow::BlockKind;
use crate::pane::number::counted;
use crate::pane::{View, reliability};
use crate::row::{Role, Row, wrapped};
use crate::text::first_words;

/// Number of words of a quote that are read out in a list.
const QUOTE_WORDS: usize = 12;
/// Width of a line that is not wrapped, in cells.
pub const ENDLESS: usize = 1_000_000;

/// A section: `09:45 Pilot cities. 5 quotes.`
pub fn section(view: &View<'_>, id: SectionId) -> String {
    let section = &view.briefing[id];
    let clock = section.start.and_then(|start| start.clock()).map_or(String::new(), |clock| clock + " ");
    let quotes = counted(view.quotes().within(&section.quotes), "quote");
    format!("{clock}{}. {quotes}.", section.title)
}

/// A speaker with a letter: `a: Ada Ling, Chair, Harbour City Council. 3 quotes.`
pub fn speaker(view: &View<'_>, id: SpeakerId) -> String {
    let speaker = &view.briefing[id];
    format!("{}: {}. {}.", view.letters(id), named(speaker), counted(speaker.quotes.len(), "quote"))
}

/// A quote: `Ada Ling, verbatim: “Our doors are open.”`
pub fn quote_line(view: &View<'_>, id: QuoteId) -> String {
    let own = &view.briefing[id];
    let who = own.speaker.map_or("Speaker not named".to_owned(), |id| view.briefing[id].name.to_string());
    let marked = if view.marked.binary_search(&id).is_ok() { ", marked" } else { "" };
    let language = view.briefing.event.language.as_deref();
    let first = quotation::paragraphs(own.kind, &own.text, language).into_iter().next();
    let words = first.map_or(String::new(), |first| {
        let short = first_words(first.words, QUOTE_WORDS);
        let cut = if short.len() < first.words.trim().len() { " …" } else { "" };
        format!("{}{short}{cut}{}", first.open, if cut.is_empty() { first.close } else { "" })
    });
    format!("{who}, {}{marked}: {words}", reliability(view, own))
}

/// A whole quote: its speaker, its words, its section.
pub fn quote_whole(view: &View<'_>, id: QuoteId) -> Vec<String> {
    let own = &view.briefing[id];
    let mut rows = Vec::new();
    quote(view, id.index(), &mut rows, ENDLESS);
    let mut lines: Vec<String> = rows.iter().map(Row::text).filter(|line| !line.trim().is_empty()).collect();
    if let Some(speaker) = own.speaker.map(|speaker| named(&view.briefing[speaker])) {
        lines.push(format!("Speaker: {speaker}"));
    }
    if let Some(section) = own.section {
        lines.push(format!("Section: {}", view.briefing[section].title));
    }
    if !own.tags.is_empty() {
        lines.push(format!("Tags: {}", own.tags.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")));
    }
    if view.marked.binary_search(&id).is_ok() {
        lines.push("Marked for export".to_owned());
    }
    lines
}

/// A briefing of the shelf: its title, day, place, contents and faults.
pub fn briefing(entry: &Entry) -> String {
    let summary = match &entry.state {
        State::Unread => return format!("{}, not read yet", entry.name),
        State::Unfit(why) => return format!("{}, not a briefing: {why}", entry.name),
        State::Read(summary) => summary,
    };
    let date = Some(summary.date.clone()).filter(|date| !date.is_empty());
    let days = summary.details.as_ref().and_then(|details| details.days.clone()).or(date);
    let facts = [days, summary.place.as_ref().map(ToString::to_string)];
    let facts = after(", ", facts);
    let faults = summary.faults.words();
    let faults = if faults.is_empty() { faults } else { format!(", {faults}") };
    let checks = summary.checks.map_or(String::new(), |checks| format!(", {}", checks.words()));
    let (speakers, quotes) = (counted(summary.speakers, "speaker"), counted(summary.quotes, "quote"));
    format!("{}{facts}: {speakers}, {quotes}{faults}{checks}.", summary.title)
}

/// The known facts, each after a separator.
fn after<const N: usize>(separator: &str, facts: [Option<String>; N]) -> String {
    facts.into_iter().flatten().flat_map(|fact| [separator.to_owned(), fact]).collect()
}

/// Returns true if a block is read out by itself.
///
/// Facts are read out with their title, and pictures with their captions.
pub fn is_said(view: &View<'_>, block: usize) -> bool {
    let Some(own) = view.flow.blocks.get(block) else { return false };
    match own.kind {
        BlockKind::Facts | BlockKind::EventFacts | BlockKind::Picture(_) => false,
        _ => !own.text(view.briefing).trim().is_empty(),
    }
}

/// A block of the text with its kind, and after a paragraph the quotes in it.
pub fn block(view: &View<'_>, number: usize) -> Vec<String> {
    let Some(block) = view.flow.blocks.get(number) else { return Vec::new() };
    let text = || {
        let rows = wrapped(Role::Text, &block.text(view.briefing), ENDLESS);
        rows.iter().map(Row::text).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    let Some((id, section)) = block.section.map(|id| (id, &view.briefing[id])) else {
        return match block.kind {
            BlockKind::EventTitle => vec![event(view)],
            _ => text(),
        };
    };
    match &block.kind {
        BlockKind::Title => {
            let facts = facts(view, section);
            let facts = if facts.is_empty() { facts } else { format!(". {facts}") };
            let (number, all) = (id.index() + 1, view.briefing.sections.len());
            vec![format!("Section {number} of {all}: {}{facts}.", section.title)]
        }
        BlockKind::Caption(index) => vec![picture(&section.captions[*index])],
        BlockKind::Figure(index) => vec![figure(view, &section.figures[*index])],
        BlockKind::Quote(quote) => quote_whole(view, *quote),
        BlockKind::Note(on) => vec![note(view, *on)],
        BlockKind::Paragraph(range) => {
            let mut lines = text();
            let starts = view.flow.quotes_in(id, range).filter(|quoted| range.contains(&quoted.range.start));
            let mut said = None;
            for quoted in starts {
                // The words of a quote that leaves something out are in two places.
                if said.replace(quoted.quote) == Some(quoted.quote) {
                    continue;
                }
                let own = &view.briefing[quoted.quote];
                let who = own.speaker.map_or("not named", |speaker| &view.briefing[speaker].name);
                let number = quoted.quote.index() + 1;
                lines.push(format!("  [{number}] is a quote: {who}, {}.", reliability(view, own)));
            }
            lines
        }
        _ => text(),
    }
}

/// The event in a line: what it is, when and where.
pub fn event(view: &View<'_>) -> String {
    let event = &view.briefing.event;
    let subtitle = event.subtitle.as_ref().map(ToString::to_string);
    let facts = [subtitle, event.days(), event.place.as_ref().map(ToString::to_string)];
    let facts = after("; ", facts);
    format!("Briefing: {}{facts}.", event.title)
}
