//! Writes facts about events, sections and speakers on one line.

use crate::export::wording::list;
use crate::model::{Briefing, Note, Section, Speaker, When};
use crate::text::first_words;

/// Returns the place and days of the event; empty if neither is known.
///
/// For example `Chongqing, China · 1–2 July 2025`.
pub(super) fn occasion(briefing: &Briefing) -> String {
    let event = &briefing.event;
    list([event.place.as_ref().map(ToString::to_string), event.days()], " · ")
}

/// Returns time and room of a section: `1 July 2025, 09:45–10:30 +08:00 · Hall A`.
///
/// Empty if neither is known.
pub(super) fn slot(section: &Section) -> String {
    let start = section.start.as_ref();
    let day = start.and_then(When::day);
    let zone = start.and_then(When::zone);
    let clock = start.and_then(When::clock).map(|from| match section.end.as_ref().and_then(When::clock) {
        Some(to) => format!("{from}–{to}"),
        None => from,
    });
    let clock = clock.map(|clock| zone.map_or_else(|| clock.clone(), |zone| format!("{clock} {zone}")));
    let time = list([day, clock], ", ");
    list([Some(time), section.room.as_ref().map(ToString::to_string)], " · ")
}

/// Returns a speaker with role and organization.
///
/// For example `Dr. Ada Ling, Chair, Harbour City Council`.
pub(super) fn person(speaker: &Speaker) -> String {
    list([Some(speaker.full_name()), Some(speaker.post())], ", ")
}

/// Returns who is on a section's programme; empty if nobody is.
///
/// For example `Speakers: Ada Ling, Bo Marsh`.
pub(super) fn programme(briefing: &Briefing, section: &Section) -> String {
    let names = section.speakers.iter().map(|speaker| Some(briefing[*speaker].name.to_string()));
    let names = list(names, ", ");
    if names.is_empty() { names } else { format!("Speakers: {names}") }
}

/// The number of words of the text that a note repeats.
const NOTED_WORDS: usize = 12;

/// Returns the words that a note is on, or the first of many: `“the new berths”`.
pub(super) fn noted_words(note: &Note) -> String {
    let words = first_words(&note.text, NOTED_WORDS);
    let more = if words.len() < note.text.trim().len() { " …" } else { "" };
    format!("“{words}{more}”")
}

/// Returns the title of a section, or its id if it has none.
pub(super) fn title(section: &Section) -> &str {
    if section.title.is_empty() { &section.id } else { &section.title }
}
