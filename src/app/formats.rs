//! The formats that the reader offers: those of the program and the person's templates; and choosing for another program.

use super::copying::refused;
use super::{App, Destination, Effect, Overlay};
use crate::export::{Clip, EXPORTERS, Exporter, Style, Template, export_as, notebook};
use crate::guard::release;
use crate::layout::PaneName;
use crate::model::Record;
use crate::row::Role;
use crate::text::Safe;

/// A reader that is open to choose quotes for standard output.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    /// The format in which they are written.
    pub format: &'static dyn Exporter,
    /// How.
    pub style: Style,
}

impl App {
    /// Every format, templates last.
    pub(super) fn formats(&self) -> Vec<&'static dyn Exporter> {
        EXPORTERS.iter().chain(&self.setup.templates).copied().collect()
    }

    /// Asks for the person's templates, once.
    pub(super) fn find_templates(&mut self) -> Option<Effect> {
        self.setup.templates_folder.take().map(Effect::FindTemplates)
    }

    /// Takes in the person's templates.
    pub(super) fn found_templates(&mut self, templates: Vec<Template>, complaint: Option<String>) {
        // They are read once and offered as long as the program runs, like those that it has itself.
        let leaked =
            templates.into_iter().map(|template| -> &'static dyn Exporter { Box::leak(Box::new(template)) });
        self.setup.templates = leaked.collect();
        if let Some(complaint) = complaint {
            let complaint = Safe::from_world(&complaint).to_string();
            match &mut self.overlay {
                Some(Overlay::Export(dialog)) => dialog.problem = Some(complaint),
                _ => self.say(Role::Error, complaint),
            }
        }
        let formats = self.formats();
        match self.overlay.take() {
            Some(Overlay::Export(mut dialog)) => {
                dialog.formats = formats;
                self.overlay = Some(Overlay::Export(dialog));
            }
            Some(Overlay::Picker(picker)) if picker.is_of_formats() => {
                let picker = self.format_picker().typed(picker.line);
                self.overlay = Some(Overlay::Picker(Box::new(picker)));
            }
            other => self.overlay = other,
        }
    }

    /// Records in a format, to be pasted too; or why they cannot be written in it.
    pub(super) fn filled(
        format: &dyn Exporter,
        to: Destination,
        records: Vec<Record<'_>>,
        style: Style,
    ) -> Result<Clip, String> {
        let records = release(records, to).passed;
        if to == Destination::Notebook {
            return notebook::contents(format, &records, style)
                .map(Clip::from)
                .map_err(|refusal| refused(&refusal));
        }
        Self::clip_in(format, &records, style)
    }

    /// Where quotes are chosen for another program: takes the marked ones, or else the one that is chosen, from the panes
    /// that show quotes. `None` where Enter means what it does otherwise.
    #[expect(clippy::option_option, reason = "the outer says whether Enter was for this")]
    pub(super) fn pick(&mut self) -> Option<Option<Effect>> {
        self.setup.pick?;
        let marked = self.marked() > 0;
        if !marked && !matches!(self.focus, PaneName::Text | PaneName::Quotes) {
            return None;
        }
        let records = match self.selection.quote {
            _ if marked => self.marked_records(),
            Some(quote) => vec![Record::new(self.briefing(), quote)],
            None => {
                self.say(Role::Doubt, "no quote is chosen");
                return Some(None);
            }
        };
        let chosen = self.choose(records);
        Some(self.take_or_say(chosen))
    }

    /// What choosing these records for another program comes to; `None` where the reader is open to be read.
    pub(super) fn choose(&self, records: Vec<Record<'_>>) -> Option<Result<Effect, String>> {
        self.choose_in(self.setup.pick?.format, records)
    }

    /// The same in another format than the one that the other program asked for.
    pub(super) fn choose_in(
        &self,
        format: &dyn Exporter,
        records: Vec<Record<'_>>,
    ) -> Option<Result<Effect, String>> {
        let records = release(records, Destination::Pick).passed;
        let text = export_as(format, &records, self.setup.pick?.style);
        Some(text.map(Effect::Choose).map_err(|refusal| refused(&refusal)))
    }

    /// The effect, or a word on why there is none.
    pub(super) fn take_or_say(&mut self, chosen: Option<Result<Effect, String>>) -> Option<Effect> {
        match chosen? {
            Ok(effect) => Some(effect),
            Err(why) => {
                self.say(Role::Error, why);
                None
            }
        }
    }
}
