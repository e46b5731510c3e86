//! The facts of an event or a section in one line.

use crate::model::{Briefing, Section};
use crate::text::bidi::isolated;

/// When and where an event took place.
pub(super) fn event_facts(briefing: &Briefing) -> String {
    let event = &briefing.event;
    let facts = [
        event.subtitle.as_deref().map(str::to_owned),
        event.days(),
        event.place.as_deref().map(str::to_owned),
    ];
    facts.into_iter().flatten().map(|fact| isolated(&fact).into_owned()).collect::<Vec<_>>().join(" · ")
}

/// When and where a section took place, and with whom.
pub(super) fn section_facts(briefing: &Briefing, section: &Section) -> String {
    let mut facts = Vec::new();
    if let Some(start) = &section.start {
        let end = section
            .end
            .as_ref()
            .and_then(crate::model::When::clock)
            .map_or(String::new(), |end| format!("–{end}"));
        let zone = start.zone().map_or(String::new(), |zone| format!(" {zone}"));
        // The day is shown if the event has several.
        let day = start
            .day()
            .filter(|_| briefing.event.end.is_some())
            .map_or(String::new(), |day| format!("{day}, "));
        facts.push(format!("{day}{}{end}{zone}", start.clock().unwrap_or_default()));
    }
    facts.extend(section.room.as_deref().map(|room| isolated(room).into_owned()));
    let names: Vec<_> = section.speakers.iter().map(|speaker| isolated(&briefing[*speaker].name)).collect();
    if !names.is_empty() {
        facts.push(names.join(", "));
    }
    facts.join(" · ")
}
