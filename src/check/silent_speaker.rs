//! Checks that speakers appear on a programme, with a quote, or with a figure.

use super::checker::{Checker, Files};
use crate::diagnostic::{Diagnostic, SILENT_SPEAKER};
use crate::model::Briefing;

pub(super) struct SilentSpeaker;

impl Checker for SilentSpeaker {
    fn check(&self, briefing: &Briefing, _: &dyn Files, out: &mut Vec<Diagnostic>) {
        let mut appears: Vec<bool> =
            briefing.speakers.iter().map(|speaker| !speaker.quotes.is_empty()).collect();
        for section in &briefing.sections {
            let figures = section.figures.iter().filter_map(|figure| figure.speaker);
            for speaker in section.speakers.iter().copied().chain(figures) {
                appears[speaker.index()] = true;
            }
        }
        for (speaker, _) in briefing.speakers.iter().zip(appears).filter(|(_, appears)| !appears) {
            out.push(
                Diagnostic::new(
                    &SILENT_SPEAKER,
                    speaker.span,
                    format!("{} appears in no section", speaker.name),
                )
                .help(format!("add speakers = [\"{}\"] to the section in which they spoke", speaker.id)),
            );
        }
    }
}
