//! Whole briefings out: agenda, speakers, quotes and captions as one document.

pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;

use super::{Refusal, Style};
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, Section, Speaker, When};
use std::fmt;

/// A form that a whole briefing can be written in.
pub trait Digest: fmt::Debug + Sync {
    /// The name it is asked for by: `html`.
    fn name(&self) -> &'static str;

    /// The ending of its files, without the dot.
    fn ending(&self) -> &'static str;

    /// What it is for, in a few words.
    fn purpose(&self) -> &'static str;

    /// Writes the briefing; the same one gives the same bytes on every machine.
    fn write(
        &self,
        briefing: &ReleasedBriefing<'_>,
        style: Style,
        out: &mut dyn fmt::Write,
    ) -> Result<(), Refusal>;
}

/// Every form, in the order in which they are offered.
pub static DIGESTS: &[&dyn Digest] = &[&markdown::Markdown, &html::Html, &json::Json, &ics::Ics];

/// The form of that name.
pub fn find(name: &str) -> Option<&'static dyn Digest> {
    DIGESTS.iter().copied().find(|digest| digest.name() == name)
}

/// A briefing as one document, or why it cannot be one.
pub fn digest(form: &dyn Digest, briefing: &ReleasedBriefing<'_>, style: Style) -> Result<String, Refusal> {
    let mut out = String::new();
    form.write(briefing, style, &mut out)?;
    Ok(out)
}

/// The event in one line: `Chongqing, China · 1–2 July 2025`; empty where neither is known.
fn occasion(briefing: &Briefing) -> String {
    let event = &briefing.event;
    super::wording::list([event.place.as_ref().map(ToString::to_string), event.days()], " · ")
}

/// When and where a section is held: `1 July 2025, 09:45–10:30 +08:00 · Hall A`; empty where neither is known.
fn slot(section: &Section) -> String {
    let start = section.start.as_ref();
    let day = start.and_then(When::day);
    let zone = start.and_then(When::zone);
    let clock = start.and_then(When::clock).map(|from| match section.end.as_ref().and_then(When::clock) {
        Some(to) => format!("{from}–{to}"),
        None => from,
    });
    let clock = clock.map(|clock| zone.map_or_else(|| clock.clone(), |zone| format!("{clock} {zone}")));
    let time = super::wording::list([day, clock], ", ");
    super::wording::list([Some(time), section.room.as_ref().map(ToString::to_string)], " · ")
}

/// A person in one line: `Dr. Ada Ling, Chair, Harbour City Council`.
fn person(speaker: &Speaker) -> String {
    super::wording::list([Some(speaker.full_name()), Some(speaker.post())], ", ")
}

/// Who is on a section's programme: `Speakers: Ada Ling, Bo Marsh`; empty where nobody is.
fn programme(briefing: &Briefing, section: &Section) -> String {
    let names = section.speakers.iter().map(|speaker| Some(briefing[*speaker].name.to_string()));
    let names = super::wording::list(names, ", ");
    if names.is_empty() { names } else { format!("Speakers: {names}") }
}
