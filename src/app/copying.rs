//! Copying: the selected quote or words, in the default format or another one.

use super::{App, Effect, Overlay, Subject};
use crate::export::{Clip, EXPORTERS, Exporter, Refusal, Style, export_as};
use crate::guard::{Destination, Released, release};
use crate::model::Record;
use crate::row::Role;
use crate::text::{Safe, first_words};

/// Number of words of a copied quote that the notice repeats.
const NOTICE_WORDS: usize = 5;

impl App {
    /// Copies the selected words or the selected quote in the default format.
    ///
    /// With a count, joins the selected quote and the next statements of its turn into one quote.
    pub(super) fn copy(&mut self, count: usize) -> Option<Effect> {
        let subject = self.act_on()?;
        let joined = match subject {
            Subject::Quote(quote) if count > 1 => Some(self.run_from(quote, count).len()),
            _ => None,
        };
        let subject = self.joined(subject, count);
        let format = match (self.setup.pick, &subject) {
            (Some(pick), Subject::Words(_)) => pick.format,
            _ => EXPORTERS[0],
        };
        let copied = self.copy_subject(&subject, format);
        if let Some(joined) = joined {
            self.last.copied = format!("{}: {}", statements(joined, count), self.last.copied);
        }
        copied
    }

    /// Copies words or a quote in a format; `plenary pick` prints selected words instead.
    fn copy_subject(&mut self, subject: &Subject, format: &dyn Exporter) -> Option<Effect> {
        let record = subject.record(self.briefing());
        let head = head_of(&record);
        let copied = match (self.setup.pick, subject) {
            (Some(pick), Subject::Words(_)) => Self::picked(pick, format, vec![record]),
            _ => Self::clip_of(format, record).map(Effect::Copy),
        };
        self.last.copied = head;
        self.effect_or_notice(copied)
    }

    /// A record in a format, for the clipboard; an error if that is impossible.
    fn clip_of(format: &dyn Exporter, record: Record<'_>) -> Result<Clip, String> {
        let records = release([record], Destination::Clipboard).passed;
        Self::clip_in(format, &records, Style::default())
    }

    /// Records in a format, for the clipboard; an error if that is impossible.
    pub(super) fn clip_in(
        format: &dyn Exporter,
        records: &[Released<'_>],
        style: Style,
    ) -> Result<Clip, String> {
        export_as(format, records, style)
            .map(|text| Clip::new(format, text, records, style))
            .map_err(|refusal| refused(&refusal))
    }

    /// Opens a list of formats to copy in, with the last one used selected.
    pub(super) fn copy_as(&mut self) -> Option<Effect> {
        self.act_on()?;
        self.open_picker(self.format_picker());
        self.find_templates()
    }

    /// Copies the selected words or the selected quote in a format.
    ///
    /// Either was on the screen when the list of formats opened.
    pub(super) fn copy_in(&mut self, index: usize) -> Option<Effect> {
        let format = *self.formats().get(index)?;
        self.last.copy = index;
        match self.selected() {
            Ok(subject) => self.copy_subject(&subject, format),
            Err(why) => {
                self.say(Role::Doubt, why.words());
                None
            }
        }
    }

    /// Handles the result of copying: the destination, or the reason for a failure.
    pub(super) fn copied(&mut self, result: Result<String, String>) -> Option<Effect> {
        match (result, self.overlay.take()) {
            (Ok(to), Some(Overlay::Export(dialog))) if dialog.joint => {
                self.say(Role::Good, format!("copied to {to}"));
                self.unmark_exported();
                return self.save();
            }
            (Ok(to), overlay) => {
                self.overlay = overlay.filter(|overlay| !matches!(overlay, Overlay::Export(_)));
                let head = self.end_text_selection().unwrap_or_else(|| self.last.copied.clone());
                self.say(Role::Good, format!("copied to {to}: {head} …"));
            }
            (Err(why), Some(Overlay::Export(mut dialog))) => {
                dialog.problem = Some(why);
                self.overlay = Some(Overlay::Export(dialog));
            }
            (Err(why), overlay) => {
                self.overlay = overlay;
                self.say(Role::Error, why);
            }
        }
        None
    }
}

/// How many statements were joined, and why not more: `1 statement, to the end of the turn`.
fn statements(joined: usize, count: usize) -> String {
    let plural = if joined == 1 { "" } else { "s" };
    let end = if joined < count { ", to the end of the turn" } else { "" };
    format!("{joined} statement{plural}{end}")
}

/// The first words of a record, for a notice.
pub(super) fn head_of(record: &Record<'_>) -> String {
    first_words(&record.quote.text, NOTICE_WORDS)
}

/// Why a format refuses records, safe to show.
pub(super) fn refused(refusal: &Refusal) -> String {
    Safe::clean_line(&refusal.to_string()).to_string()
}
