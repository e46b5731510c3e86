//! Exporting: opens the export dialog, and runs its export.

use super::copying::head_of;
use super::overlay::export::FileNames;
use super::{App, Effect, ExportDialog, Overlay, Subject};
use crate::row::Role;

impl App {
    /// Opens the export dialog for the selected words, or for quotes.
    ///
    /// With a count, joins the selected quote and the next statements of its turn into one quote.
    pub(super) fn open_export(&mut self, count: usize) -> Option<Effect> {
        let marked = self.marked();
        match self.subject() {
            Ok(words @ Subject::Words(_)) => self.open_dialog(Some(words), 0),
            Ok(quote @ Subject::Quote(_)) => self.open_dialog(Some(self.joined(quote, count)), marked),
            Err(_) if marked > 0 => self.open_dialog(None, marked),
            Err(_) => {
                let subject = self.act_on()?;
                self.open_dialog(Some(subject), 0)
            }
        }
    }

    fn open_dialog(&mut self, subject: Option<Subject>, marked: usize) -> Option<Effect> {
        let names = self.file_names(subject.as_ref(), marked);
        let dialog = ExportDialog::new(self, subject, marked, names);
        self.overlay = Some(Overlay::Export(Box::new(dialog)));
        self.find_templates()
    }

    /// The file names to propose, made from the briefing and the speaker.
    fn file_names(&self, subject: Option<&Subject>, marked: usize) -> FileNames {
        let briefing = self.briefing();
        let volume = self.volume().map_or("briefing", |volume| &volume.name);
        let file = volume.rsplit(['/', '\\']).next().unwrap_or(volume);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let speaker = subject.and_then(|subject| subject.record(briefing).speaker);
        let speaker = speaker.map_or(String::new(), |speaker| format!("-{}", speaker.id));
        let plain = |name: String| {
            name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect::<String>()
        };
        // Quotes from several briefings are not named after any of them.
        let is_of_one = self.marked_here().len() == marked;
        FileNames {
            single: plain(format!("{stem}{speaker}")),
            joint: if is_of_one { plain(format!("{stem}-quotes")) } else { "quotes".to_owned() },
        }
    }

    /// Runs the export of the open dialog, and remembers its choices for the next one.
    pub(super) fn run_export(&mut self, effect: Effect) -> Option<Effect> {
        let Some(Overlay::Export(dialog)) = &self.overlay else { return None };
        self.last.export = (dialog.format, dialog.destination, dialog.style);
        let record = dialog.subject.as_ref().map(|subject| subject.record(self.briefing()));
        self.last.copied = record.map_or(String::new(), |record| head_of(&record));
        if let Effect::Print(_) = effect {
            let joint = dialog.joint;
            self.overlay = None;
            self.end_text_selection();
            self.say(Role::Good, "it will be printed when the reader closes");
            if joint {
                // These are saved with the next change or at the end, before anything is printed.
                self.unmark_exported();
            }
        }
        Some(effect)
    }
}
