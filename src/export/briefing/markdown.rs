//! `markdown`: a briefing as notes, with headings, lists and block quotes.

use super::BriefingExporter;
use super::facts::{noted_words, occasion, person, programme, slot, title};
use crate::export::format::markdown::{self as one, citation, escape, line};
use crate::export::wording::terms;
use crate::export::{Refusal, Style};
use crate::guard::ReleasedBriefing;
use crate::model::{Briefing, SectionId, hashtags};
use std::fmt;

/// `CommonMark` with headings and lists, and quotes in the `markdown` format.
#[derive(Debug)]
pub struct Markdown;

impl BriefingExporter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn ending(&self) -> &'static str {
        "md"
    }

    fn purpose(&self) -> &'static str {
        "notes, GitHub: headings, lists and block quotes"
    }

    fn write(
        &self,
        released: &ReleasedBriefing<'_>,
        style: Style,
        out: &mut dyn fmt::Write,
    ) -> Result<(), Refusal> {
        let briefing = released.briefing();
        let event = &briefing.event;
        writeln!(out, "# {}", line(&event.title))?;
        let occasion = occasion(briefing);
        let about = [event.subtitle.as_deref(), Some(occasion.as_str()), event.summary.as_deref()];
        for words in about.into_iter().flatten().filter(|words| !words.is_empty()) {
            writeln!(out, "\n{}", escape(words, true))?;
        }
        if let Some(source) = citation(&event.source) {
            writeln!(out, "\nSource: {source}")?;
        }
        if !briefing.sections.is_empty() {
            writeln!(out, "\n## Agenda\n")?;
        }
        for (index, section) in briefing.sections.iter().enumerate() {
            let slot = Some(slot(section)).filter(|slot| !slot.is_empty());
            let slot = slot.map_or_else(String::new, |slot| format!(" — {}", line(&slot)));
            writeln!(out, "{}. {}{slot}", index + 1, line(title(section)))?;
        }
        if !briefing.speakers.is_empty() {
            writeln!(out, "\n## Speakers\n")?;
        }
        for speaker in &briefing.speakers {
            writeln!(out, "- {}", line(&person(speaker)))?;
        }
        for id in briefing.section_ids() {
            section(released, id, style, out)?;
        }
        Ok(())
    }
}

fn section(
    released: &ReleasedBriefing<'_>,
    id: SectionId,
    style: Style,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let briefing = released.briefing();
    let section = &briefing[id];
    writeln!(out, "\n## {}", line(title(section)))?;
    let programme = programme(briefing, section);
    for words in [slot(section), programme].iter().filter(|words| !words.is_empty()) {
        writeln!(out, "\n{}", escape(words, true))?;
    }
    for record in released.quotes(id) {
        out.write_char('\n')?;
        one::within(record, style, &terms(record), out)?;
        one::note(record, out)?;
        out.write_char('\n')?;
    }
    if !section.figures.is_empty() {
        writeln!(out, "\n### Figures\n")?;
    }
    for figure in &section.figures {
        let label = figure.label.as_ref().map_or_else(String::new, |label| format!(" — {}", line(label)));
        let speaker =
            figure.speaker.map_or_else(String::new, |id| format!(" ({})", line(&briefing[id].name)));
        writeln!(out, "- **{}**{label}{speaker}", line(&figure.value))?;
    }
    if !section.captions.is_empty() {
        writeln!(out, "\n### Pictures\n")?;
    }
    for caption in &section.captions {
        let credit =
            caption.credit.as_ref().map_or_else(String::new, |credit| format!(" ({})", line(credit)));
        writeln!(out, "- {}{credit}", line(&caption.text))?;
    }
    notes(briefing, id, out)
}

/// Writes the notes on words of the text, with their tags.
fn notes(briefing: &Briefing, id: SectionId, out: &mut dyn fmt::Write) -> fmt::Result {
    for (index, note) in briefing.notes_of(id).map(|id| &briefing[id]).enumerate() {
        if index == 0 {
            writeln!(out, "\n### Notes\n")?;
        }
        let words = note.note.as_ref().map(|note| line(note));
        let tags = Some(hashtags(&note.tags)).filter(|tags| !tags.is_empty()).map(|tags| line(&tags));
        let about = [words, tags].into_iter().flatten().collect::<Vec<_>>().join(" ");
        writeln!(out, "- {}: {about}", line(&noted_words(note)))?;
    }
    Ok(())
}
