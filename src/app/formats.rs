//! The formats that the reader offers: the built-in ones and the user's templates.

use super::copying::refused;
use super::{App, Effect, Overlay, Target};
use crate::export::{Clip, EXPORTERS, Exporter, Style, Template, export_as, notebook};
use crate::guard::{Destination, release};
use crate::layout::PaneName;
use crate::model::Record;
use crate::row::Role;
use crate::text::Safe;

/// How picked quotes are printed, if the reader was opened to pick some.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    /// The format.
    pub format: &'static dyn Exporter,
    /// The style.
    pub style: Style,
}

impl App {
    /// All formats, templates last.
    pub(super) fn formats(&self) -> Vec<&'static dyn Exporter> {
        EXPORTERS.iter().chain(&self.setup.templates).copied().collect()
    }

    /// Requests the user's templates, the first time only.
    pub(super) fn find_templates(&mut self) -> Option<Effect> {
        self.setup.templates_folder.take().map(Effect::FindTemplates)
    }

    /// Handles the user's templates.
    pub(super) fn found_templates(&mut self, templates: Vec<Template>, complaint: Option<String>) {
        // They are read once and stay available until the program ends, like the built-in formats.
        let leaked =
            templates.into_iter().map(|template| -> &'static dyn Exporter { Box::leak(Box::new(template)) });
        self.setup.templates = leaked.collect();
        let complaint = complaint.map(|complaint| Safe::clean_line(&complaint).to_string());
        let formats = self.formats();
        if let Some(Overlay::Export(dialog)) = &mut self.overlay {
            dialog.problem = complaint.or(dialog.problem.take());
            dialog.formats = formats;
        } else if let Some(complaint) = complaint {
            self.say(Role::Error, complaint);
        }
        if self.is_picking(|target| matches!(target, Target::Format(_))) {
            self.replace_picker(self.format_picker());
        }
    }

    /// Records in a format for a destination, or why they cannot be written in it.
    pub(super) fn filled(
        format: &dyn Exporter,
        to: Destination,
        records: Vec<Record<'_>>,
        style: Style,
    ) -> Result<Clip, String> {
        let records = release(records, to).passed;
        if to == Destination::Notebook {
            let contents = notebook::contents(format, &records, style);
            return contents.map(Clip::from).map_err(|refusal| refused(&refusal));
        }
        Self::clip_in(format, &records, style)
    }

    /// Returns true if Enter picks quotes for another program here.
    ///
    /// That is so in the panes that show quotes, or if any quotes are marked.
    pub(super) fn is_pick(&self) -> bool {
        self.setup.pick.is_some()
            && (self.marked() > 0 || matches!(self.focus(), PaneName::Text | PaneName::Quotes))
    }

    /// Picks the marked quotes for another program, or else the selected one.
    pub(super) fn pick(&mut self) -> Option<Effect> {
        let subject = if self.marked() > 0 { None } else { Some(self.act_on()?) };
        let records = match &subject {
            Some(subject) => vec![subject.record(self.briefing())],
            None => self.marked_records(),
        };
        let pick = self.setup.pick?;
        let picked = Self::picked(pick, pick.format, records);
        self.effect_or_notice(picked)
    }

    /// The effect that prints picked quotes, or the reason why there is none.
    pub(super) fn picked(
        pick: Pick,
        format: &dyn Exporter,
        records: Vec<Record<'_>>,
    ) -> Result<Effect, String> {
        let records = release(records, Destination::Pick).passed;
        export_as(format, &records, pick.style).map(Effect::Choose).map_err(|refusal| refused(&refusal))
    }

    /// Returns the effect; if there is none, shows the reason.
    pub(super) fn effect_or_notice(&mut self, result: Result<Effect, String>) -> Option<Effect> {
        match result {
            Ok(effect) => Some(effect),
            Err(why) => {
                self.say(Role::Error, why);
                None
            }
        }
    }
}
