//! Copying: the selected quote or words, in the default format or another one.

use super::{App, Effect, Overlay};
use crate::export::{Clip, EXPORTERS, Exporter, Refusal, Style, export_as};
use crate::guard::{Destination, Released, release};
use crate::model::Record;
use crate::row::Role;
use crate::text::{Safe, first_words};

/// Number of words of a copied quote that the notice repeats.
const NOTICE_WORDS: usize = 5;

impl App {
    /// Copies the selected words or the selected quote in the default format.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        if let Some(excerpt) = self.selected_words() {
            let record = excerpt.record(self.briefing());
            return match self.setup.pick {
                Some(pick) => {
                    let picked = Self::picked(pick, pick.format, vec![record]);
                    self.effect_or_notice(picked)
                }
                None => Some(Effect::Copy(Self::clip(record))),
            };
        }
        let Some(quote) = self.reading.selection.quote else {
            self.say(Role::Doubt, "no quote is selected");
            return None;
        };
        Some(Effect::Copy(Self::clip(Record::new(self.briefing(), quote))))
    }

    /// A record in the default format, for the clipboard.
    fn clip(record: Record<'_>) -> Clip {
        Self::clip_of(EXPORTERS[0], record).unwrap_or_default()
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
        self.open_picker(self.format_picker());
        self.find_templates()
    }

    /// Copies the selected words or the selected quote in a format.
    pub(super) fn copy_in(&mut self, index: usize) -> Option<Effect> {
        let format = *self.formats().get(index)?;
        self.last.copy = index;
        if let Some(excerpt) = self.selected_words() {
            let record = excerpt.record(self.briefing());
            let copied = match self.setup.pick {
                Some(pick) => Self::picked(pick, format, vec![record]),
                None => Self::clip_of(format, record).map(Effect::Copy),
            };
            return self.effect_or_notice(copied);
        }
        let Some(quote) = self.reading.selection.quote else {
            self.say(Role::Doubt, "no quote is selected");
            return None;
        };
        let record = Record::new(self.briefing(), quote);
        let copied = Self::clip_of(format, record).map(Effect::Copy);
        self.effect_or_notice(copied)
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
                let head = self.end_text_selection().unwrap_or_else(|| {
                    let quote = self.reading.selection.quote.map(|quote| &self.briefing()[quote]);
                    quote.map_or(String::new(), |quote| first_words(&quote.text, NOTICE_WORDS))
                });
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

/// Why a format refuses records, safe to show.
pub(super) fn refused(refusal: &Refusal) -> String {
    Safe::clean_line(&refusal.to_string()).to_string()
}
