//! The export dialog: which format, to where, and the very bytes beforehand.

use super::{App, Effect, Overlay, WriteMode, Wrote};
use crate::action::Action;
use crate::export::{Attribution, Clip, Excerpt, Exporter, Style};
use crate::guard::Destination;
use crate::key::{Code, Key};
use crate::model::{Briefing, QuoteId, Record};
use crate::row::Role;
use tui_input::{Input as Line, InputRequest};

/// The destinations that the dialog offers, in order.
pub(super) const DESTINATIONS: [Destination; 4] =
    [Destination::Clipboard, Destination::File, Destination::Notebook, Destination::Output];

/// A line of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The chosen quote, or those that are marked.
    Quotes,
    /// Which format.
    Format,
    /// To where.
    Destination,
    /// The file's path.
    Path,
    /// How speakers are named.
    Names,
}

/// What is taken out.
#[derive(Debug)]
pub enum Subject {
    /// A quote.
    Quote(QuoteId),
    /// Words that were chosen in the text.
    Words(Box<Excerpt>),
}

impl Subject {
    /// Its record.
    pub fn record<'a>(&'a self, briefing: &'a Briefing) -> Record<'a> {
        match self {
            Self::Quote(quote) => Record::new(briefing, *quote),
            Self::Words(excerpt) => excerpt.record(briefing),
        }
    }
}

/// The dialog.
#[derive(Debug)]
pub struct Dialog {
    /// The quote or the words that were chosen.
    pub subject: Option<Subject>,
    /// How many quotes are marked.
    pub marked: usize,
    /// Whether those that are marked are taken out, and not what was chosen.
    pub joint: bool,
    /// The formats that there are to choose from.
    pub formats: Vec<&'static dyn Exporter>,
    /// The format, by its place among them.
    pub format: usize,
    /// To where.
    pub destination: Destination,
    /// The path that is typed.
    pub path: Line,
    /// How speakers are named, in formats that people read.
    pub style: Style,
    /// The line that has the keys.
    pub field: Field,
    /// The first line of the preview in sight.
    pub scroll: usize,
    /// What would be written, to the byte.
    pub preview: String,
    /// The same to be pasted where HTML can be.
    pub(super) html: Option<String>,
    /// Whether there is a file of that name, and it was not touched.
    pub exists: bool,
    /// What went wrong.
    pub problem: Option<String>,
    /// The path's name without an ending, as it is proposed.
    stem: String,
    /// The same for a joint export.
    joint_stem: String,
}

impl Dialog {
    /// The format.
    pub fn exporter(&self) -> &'static dyn Exporter {
        self.formats[self.format.min(self.formats.len() - 1)]
    }

    /// The lines of the dialog.
    pub fn fields(&self) -> Vec<Field> {
        let shown = |field: &Field| match field {
            Field::Quotes => self.marked > 0,
            Field::Path => self.destination.has_path(),
            Field::Names => self.exporter().is_styled(),
            Field::Format | Field::Destination => true,
        };
        let all = [Field::Quotes, Field::Format, Field::Destination, Field::Path, Field::Names];
        all.into_iter().filter(shown).collect()
    }

    /// The destinations that the format can go to.
    pub fn destinations(&self) -> impl Iterator<Item = Destination> + use<> {
        let appends = self.exporter().joint().is_some();
        DESTINATIONS.into_iter().filter(move |destination| appends || *destination != Destination::Notebook)
    }

    fn propose(&mut self) {
        let ending = self.exporter().ending();
        let name = match self.destination {
            Destination::Notebook => format!("quotes.{ending}"),
            _ if self.joint => format!("{}.{ending}", self.joint_stem),
            _ => format!("{}.{ending}", self.stem),
        };
        self.path = Line::new(name);
    }

    fn step_field(&mut self, forward: bool) {
        let fields = self.fields();
        let index = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let next = if forward { index + 1 } else { index + fields.len() - 1 };
        self.field = fields[next % fields.len()];
    }

    fn step_choice(&mut self, forward: bool) {
        let step =
            |index: usize, len: usize| if forward { (index + 1) % len } else { (index + len - 1) % len };
        match self.field {
            // Where there is no chosen quote, there is nothing to choose between.
            Field::Quotes => self.joint = !self.joint || self.subject.is_none(),
            Field::Format => self.format = step(self.format, self.formats.len()),
            Field::Destination => {
                let all: Vec<Destination> = self.destinations().collect();
                let index = all.iter().position(|destination| *destination == self.destination).unwrap_or(0);
                self.destination = all[step(index, all.len())];
            }
            Field::Names => {
                let all = Attribution::ALL;
                let index = all.iter().position(|one| *one == self.style.attribution).unwrap_or(0);
                self.style.attribution = all[step(index, all.len())];
                return;
            }
            Field::Path => {}
        }
        self.chosen_anew();
    }

    /// Puts right what depends on a choice that was just made.
    pub(super) fn chosen_anew(&mut self) {
        if !self.destinations().any(|destination| destination == self.destination) {
            self.destination = Destination::File;
        }
        self.propose();
        self.exists = false;
        self.problem = None;
        self.scroll = 0;
    }

    /// Types a path in the place of the one that stands there.
    pub(super) fn type_path(&mut self, path: &str) {
        if self.field == Field::Path && !self.exists {
            self.path = Line::new(path.chars().filter(|c| !c.is_control()).collect());
            self.problem = None;
        }
    }

    fn effect(&self, mode: WriteMode) -> Effect {
        match self.destination {
            Destination::Clipboard => {
                Effect::Copy(Clip { text: self.preview.clone(), html: self.html.clone() })
            }
            Destination::Output | Destination::Pick => Effect::Print(self.preview.clone()),
            Destination::File => {
                Effect::Write { path: self.path.value().to_owned(), contents: self.preview.clone(), mode }
            }
            Destination::Notebook => Effect::Write {
                path: self.path.value().to_owned(),
                contents: self.preview.clone(),
                mode: if self.exporter().has_headings() {
                    WriteMode::Notebook
                } else {
                    WriteMode::Append(self.exporter().joint().unwrap_or("\n"))
                },
            },
        }
    }

    /// Another name for the same file: `quote-2.txt`.
    fn rename(&mut self) {
        let path = self.path.value();
        let (stem, ending) =
            path.rsplit_once('.').map_or((path, String::new()), |(stem, end)| (stem, format!(".{end}")));
        let (base, number) = match stem.rsplit_once('-') {
            Some((base, number)) if number.parse::<u32>().is_ok() => {
                (base, number.parse::<u32>().unwrap_or(1))
            }
            _ => (stem, 1),
        };
        self.path = Line::new(format!("{base}-{}{ending}", number.saturating_add(1)));
        self.exists = false;
        self.field = Field::Path;
    }
}

impl App {
    /// Opens the dialog for the chosen quote.
    pub(super) fn export_dialog(&self) -> Option<Dialog> {
        let (quote, marked) = (self.selection.quote, self.marked());
        (quote.is_some() || marked > 0).then(|| self.dialog_for(quote.map(Subject::Quote), marked))
    }

    /// The dialog for a quote or for chosen words, and for so many marked quotes.
    pub(super) fn dialog_for(&self, subject: Option<Subject>, marked: usize) -> Dialog {
        let briefing = self.briefing();
        let volume = self.volume().map_or("briefing", |volume| &volume.name);
        let file = volume.rsplit(['/', '\\']).next().unwrap_or(volume);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let speaker = subject.as_ref().and_then(|subject| subject.record(briefing).speaker);
        let speaker = speaker.map_or(String::new(), |speaker| format!("-{}", speaker.id));
        let plain = |name: String| {
            name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect::<String>()
        };
        // Quotes of several briefings are named after none of them.
        let own = self.marked_here().len() == marked;
        let joint_stem = if own { plain(format!("{stem}-quotes")) } else { "quotes".to_owned() };
        let stem = plain(format!("{stem}{speaker}"));
        let (format, destination, style) = self.last_export;
        let mut dialog = Dialog {
            subject,
            marked,
            joint: marked > 0,
            formats: self.formats(),
            format,
            destination,
            path: Line::default(),
            style,
            field: if marked > 0 { Field::Quotes } else { Field::Format },
            scroll: 0,
            preview: String::new(),
            html: None,
            exists: false,
            problem: None,
            stem,
            joint_stem,
        };
        dialog.propose();
        self.preview(&mut dialog);
        dialog
    }

    /// What an action does in the export dialog; returns what must be done outside.
    pub(super) fn export_action(&mut self, mut dialog: Box<Dialog>, action: Action) -> Option<Effect> {
        if action == Action::Back {
            if dialog.exists {
                dialog.exists = false;
                self.overlay = Some(Overlay::Export(dialog));
            }
            return None;
        }
        let typing =
            dialog.field == Field::Path && matches!(action, Action::NextChoice | Action::PreviousChoice);
        let effect = if typing {
            let request = if action == Action::NextChoice {
                InputRequest::GoToNextChar
            } else {
                InputRequest::GoToPrevChar
            };
            dialog.path.handle(request);
            None
        } else if dialog.exists && action == Action::Run {
            None
        } else {
            self.dialog_action(&mut dialog, action)
        };
        if let Some(Effect::Print(_)) = effect {
            self.taken_out();
            self.say(Role::Good, "it will be printed when the reader closes");
            // Written down with the next change or at the end, which comes before anything is printed.
            self.unmark_exported(&dialog);
        } else {
            self.overlay = Some(Overlay::Export(dialog));
        }
        effect
    }

    pub(super) fn preview(&self, dialog: &mut Dialog) {
        let records = match &dialog.subject {
            Some(subject) if !dialog.joint => vec![subject.record(self.briefing())],
            _ => self.marked_records(),
        };
        match Self::filled(dialog.exporter(), dialog.destination, records, dialog.style) {
            Ok(clip) => (dialog.preview, dialog.html) = (clip.text, clip.html),
            Err(why) => {
                (dialog.preview, dialog.html) = (String::new(), None);
                dialog.problem = Some(why);
            }
        }
    }

    /// What follows when an export is done: quotes are marked until they are taken out.
    pub(super) fn exported(&mut self, dialog: &Dialog) -> Option<Effect> {
        self.unmark_exported(dialog);
        self.save()
    }

    /// An action of the dialog.
    pub(super) fn dialog_action(&mut self, dialog: &mut Dialog, action: Action) -> Option<Effect> {
        match action {
            Action::NextField => dialog.step_field(true),
            Action::PreviousField => dialog.step_field(false),
            Action::NextChoice | Action::PreviousChoice => {
                dialog.step_choice(action == Action::NextChoice);
                self.preview(dialog);
            }
            Action::PageDown => {
                dialog.scroll = (dialog.scroll + 5).min(dialog.preview.lines().count().saturating_sub(1));
            }
            Action::PageUp => dialog.scroll = dialog.scroll.saturating_sub(5),
            // There is nothing to be taken out, and the dialog says why.
            Action::Run if dialog.preview.is_empty() => self.preview(dialog),
            Action::Run if dialog.destination.has_path() && dialog.path.value().trim().is_empty() => {
                dialog.problem = Some("type the name of the file".to_owned());
                dialog.field = Field::Path;
            }
            Action::Run => {
                self.last_export = (dialog.format, dialog.destination, dialog.style);
                return Some(dialog.effect(WriteMode::New));
            }
            _ => {}
        }
        None
    }

    /// A key of the dialog that is no action: typed into the path, or the answer to what to do with a file
    /// that is there.
    pub(super) fn dialog_key(dialog: &mut Dialog, key: Key) -> Option<Effect> {
        if dialog.exists {
            match key.code {
                Code::Char('o') => return Some(dialog.effect(WriteMode::Overwrite)),
                Code::Char('a') if dialog.exporter().joint().is_some() => {
                    return Some(dialog.effect(WriteMode::Append(dialog.exporter().joint().unwrap_or("\n"))));
                }
                Code::Char('n') => dialog.rename(),
                _ => {}
            }
            return None;
        }
        if dialog.field == Field::Path
            && let Some(request) = super::prompt::edit(key)
        {
            dialog.problem = None;
            dialog.path.handle(request);
        }
        None
    }

    /// What came of writing the file of the dialog.
    pub(super) fn dialog_wrote(&mut self, dialog: &mut Dialog, wrote: Wrote) -> bool {
        match wrote {
            Wrote::Done(path) => {
                self.taken_out();
                let added = dialog.destination == Destination::Notebook;
                self.say(
                    Role::Good,
                    if added { format!("added to {path}") } else { format!("written to {path}") },
                );
                true
            }
            Wrote::There(path) => {
                self.taken_out();
                self.say(Role::Good, format!("{path} has it already"));
                true
            }
            Wrote::Exists => {
                dialog.exists = true;
                false
            }
            Wrote::Failed(why) => {
                dialog.problem = Some(why);
                false
            }
        }
    }

    /// Types text that was pasted into the path.
    pub(super) fn dialog_paste(dialog: &mut Dialog, text: &str) {
        if dialog.field == Field::Path && !dialog.exists {
            for c in text.chars().filter(|c| !c.is_control()) {
                dialog.path.handle(InputRequest::InsertChar(c));
            }
        }
    }
}
