//! `json`: a briefing as data, with its quotes as records.

use super::BriefingExporter;
use crate::export::record_json::pretty;
use crate::export::record_json::{
    EventShape, SectionShape, SourceShape, SpeakerShape, WithQuestion, event, section, source, speaker,
};
use crate::export::{Refusal, Style};
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, Caption, Figure, Note, SectionId};
use crate::text::Safe;
use serde::Serialize;
use std::fmt;

/// One JSON object with everything in the briefing.
///
/// It contains the event, its source, the speakers, and the sections with their quotes, figures and captions.
#[derive(Debug)]
pub struct Json;

#[derive(Serialize)]
struct Whole<'a> {
    briefing: u32,
    event: EventShape<'a>,
    source: SourceShape<'a>,
    speakers: Vec<SpeakerShape<'a>>,
    sections: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    #[serde(flatten)]
    section: SectionShape<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    quotes: Vec<WithQuestion<'a, 'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<Number<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    captions: Vec<Picture<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Remark<'a>>,
}

#[derive(Serialize)]
struct Number<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
}

#[derive(Serialize)]
struct Picture<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<&'a str>,
}

/// A note on words of the text; `start` and `end` are bytes of it.
#[derive(Serialize)]
struct Remark<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

impl BriefingExporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn ending(&self) -> &'static str {
        "json"
    }

    fn purpose(&self) -> &'static str {
        "scripts: everything known about the event"
    }

    fn write(
        &self,
        released: &ReleasedBriefing<'_>,
        style: Style,
        out: &mut dyn fmt::Write,
    ) -> Result<(), Refusal> {
        let briefing = released.briefing();
        let whole = Whole {
            briefing: 1,
            event: event(&briefing.event),
            source: source(&briefing.event.source),
            speakers: briefing.speakers.iter().map(speaker).collect(),
            sections: briefing.section_ids().map(|id| part(released, id, style)).collect(),
        };
        pretty(&whole, out)
    }
}

fn part<'a>(released: &'a ReleasedBriefing<'a>, id: SectionId, style: Style) -> Part<'a> {
    let briefing = released.briefing();
    let own = &briefing[id];
    Part {
        section: section(own),
        speakers: own.speakers.iter().map(|speaker| briefing[*speaker].id.as_str()).collect(),
        text: &own.text,
        quotes: released
            .quotes(id)
            .iter()
            .map(|record| WithQuestion { record, question: style.question })
            .collect(),
        figures: own.figures.iter().map(|figure| numbered(briefing, figure)).collect(),
        captions: own.captions.iter().map(picture).collect(),
        notes: briefing.notes_of(id).map(|note| remark(&briefing[note])).collect(),
    }
}

fn numbered<'a>(briefing: &'a Briefing, figure: &'a Figure) -> Number<'a> {
    let speaker = figure.speaker.map(|speaker| briefing[speaker].id.as_str());
    Number { value: &figure.value, label: figure.label.as_deref(), speaker }
}

fn remark(note: &Note) -> Remark<'_> {
    Remark {
        text: &note.text,
        start: note.place.as_ref().map(|range| range.start),
        end: note.place.as_ref().map(|range| range.end),
        note: note.note.as_deref(),
        tags: note.tags.iter().map(Safe::as_str).collect(),
    }
}

fn picture(caption: &Caption) -> Picture<'_> {
    Picture {
        text: &caption.text,
        credit: caption.credit.as_deref(),
        image: caption.image.as_deref(),
        alt: caption.alt.as_deref(),
    }
}
