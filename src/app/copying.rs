//! Copying: a quote or chosen words in the first format, or in one that is picked.

use super::picker::{Item, Target};
use super::{App, Effect, Overlay, Picker};
use crate::export::{Clip, EXPORTERS, Exporter, Refusal, Style, export_as};
use crate::guard::{Destination, Released, release};
use crate::model::Record;
use crate::row::{Role, Row};
use crate::text::Safe;
use crate::text::fold::loose;

impl App {
    /// What the chosen quote is in the first format, to be pasted.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let Some(quote) = self.selection.quote else {
            self.say(Role::Doubt, "no quote is chosen");
            return None;
        };
        let record = Record::new(self.briefing(), quote);
        Some(Effect::Copy(Self::clip(vec![record])))
    }

    /// Records in the first format, to be pasted.
    pub(super) fn clip(records: Vec<Record<'_>>) -> Clip {
        let records = release(records, Destination::Clipboard).passed;
        Self::clip_in(EXPORTERS[0], &records, Style::default()).unwrap_or_default()
    }

    /// Records in a format, to be pasted; or why they cannot be written in it.
    pub(super) fn clip_in(
        format: &dyn Exporter,
        records: &[Released<'_>],
        style: Style,
    ) -> Result<Clip, String> {
        export_as(format, records, style)
            .map(|text| Clip::new(format, text, records, style))
            .map_err(|refusal| refused(&refusal))
    }

    /// Asks for the format in which the quote or the chosen words are copied. It points at the last one that was asked for.
    pub(super) fn copy_as(&mut self) -> Option<Effect> {
        let picker = self.format_picker();
        self.overlay = Some(Overlay::Picker(Box::new(picker)));
        self.find_templates()
    }

    /// A picker of formats.
    pub(super) fn format_picker(&self) -> Picker {
        let items = self.formats().into_iter().enumerate().map(|(index, format)| {
            let hay = loose(&[format.name(), format.purpose(), format.ending()].join(" "));
            let row =
                Row::of(Role::Text, format!("{:<16}", format.name())).with(Role::Faint, format.purpose());
            Item { row, hay, target: Target::Format(index) }
        });
        Picker::new("Copy as", items.collect(), Some(Target::Format(self.last_copy)))
    }

    /// Copies in a format: the chosen words, where words are being chosen, or else the quote.
    pub(super) fn copy_in(&mut self, index: usize) -> Option<Effect> {
        let format = *self.formats().get(index)?;
        self.last_copy = index;
        if let Some(excerpt) = self.chosen_words() {
            let record = excerpt.record(self.briefing());
            let chosen = self.choose_in(format, vec![record.clone()]);
            let copied = chosen.unwrap_or_else(|| {
                Self::clip_in(format, &release([record], Destination::Clipboard).passed, Style::default())
                    .map(Effect::Copy)
            });
            return self.take_or_say(Some(copied));
        }
        let Some(quote) = self.selection.quote else {
            self.say(Role::Doubt, "no quote is chosen");
            return None;
        };
        let record = Record::new(self.briefing(), quote);
        let copied =
            Self::clip_in(format, &release([record], Destination::Clipboard).passed, Style::default())
                .map(Effect::Copy);
        self.take_or_say(Some(copied))
    }
}

/// Returns why a format refuses records, safe to show.
pub(super) fn refused(refusal: &Refusal) -> String {
    Safe::from_world(&refusal.to_string()).to_string()
}
