//! The formats that the reader offers: those of the program and the person's templates; and choosing for another program.

use super::dialog::MARKDOWN;
use super::picker::{Item, Picker, Target};
use super::{App, Destination, Effect, Overlay};
use crate::export::{Clip, EXPORTERS, Exporter, Record, Style, Template, export_as, notebook};
use crate::layout::PaneName;
use crate::row::{Role, Row};
use crate::text::Safe;
use crate::text::fold::loose;

/// What stands over the list of formats to copy in.
const FORMATS: &str = "Copy as";

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
        if matches!(&self.overlay, Some(Overlay::Picker(picker)) if picker.title == FORMATS) {
            self.overlay = Some(Overlay::Picker(Box::new(self.format_picker())));
        }
        if let Some(Overlay::Export(mut dialog)) =
            self.overlay.take_if(|over| matches!(over, Overlay::Export(_)))
        {
            dialog.formats = self.formats();
            self.overlay = Some(Overlay::Export(dialog));
        }
    }

    /// Opens the list of formats to copy in.
    pub(super) fn open_format_picker(&mut self) -> Option<Effect> {
        self.overlay = Some(Overlay::Picker(Box::new(self.format_picker())));
        self.find_templates()
    }

    fn format_picker(&self) -> Picker {
        let items = self.formats().into_iter().enumerate().map(|(index, format)| {
            let name = Safe::from_world(format.name());
            let row = Row::of(Role::Text, format!("{name:<16}")).with(Role::Faint, format.purpose());
            Item { row, hay: loose(&[&*name, format.purpose()].join(" ")), target: Target::Format(index) }
        });
        Picker::new(FORMATS, items.collect(), Some(Target::Format(self.last_export.0)))
    }

    /// Copies the words that are being chosen, or else the chosen quote, in a format.
    pub(super) fn copy_in(&mut self, index: usize) -> Option<Effect> {
        let format = self.formats().get(index).copied()?;
        let excerpt = self.chosen_words();
        let record = match (&excerpt, self.selection.quote) {
            (Some(excerpt), _) => excerpt.record(self.briefing()),
            (None, Some(quote)) => Record::new(self.briefing(), quote),
            (None, None) => {
                self.say(Role::Doubt, "no quote is chosen");
                return None;
            }
        };
        let filled = Self::filled(format, Destination::Clipboard, &[record]).map(Effect::Copy);
        self.last_export.0 = index;
        self.take_or_say(Some(filled))
    }

    /// Records in the first format, to be pasted.
    pub(super) fn clip(records: &[Record<'_>]) -> Clip {
        let format = EXPORTERS[0];
        let text = export_as(format, records, Style::default()).unwrap_or_default();
        Clip::new(format, text, records, Style::default())
    }

    /// Records in a format, to be pasted too; or why they cannot be written in it.
    pub(super) fn filled(
        format: &dyn Exporter,
        to: Destination,
        records: &[Record<'_>],
    ) -> Result<Clip, String> {
        if to == Destination::Notebook && format.name() == MARKDOWN {
            return Ok(notebook::page(records, Style::default()).into());
        }
        export_as(format, records, Style::default())
            .map(|text| Clip::new(format, text, records, Style::default()))
            .map_err(|refusal| Safe::from_world(&refusal.to_string()).to_string())
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
        let chosen = self.choose(&records);
        Some(self.take_or_say(chosen))
    }

    /// What choosing these records for another program comes to; `None` where the reader is open to be read.
    pub(super) fn choose(&self, records: &[Record<'_>]) -> Option<Result<Effect, String>> {
        let pick = self.setup.pick?;
        let text = export_as(pick.format, records, pick.style);
        Some(text.map(Effect::Choose).map_err(|refusal| Safe::from_world(&refusal.to_string()).to_string()))
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
