//! The export dialog: format, destination, and a preview of what will be written.

use crate::action::ExportAction;
use crate::app::overlay::field::{DESTINATIONS, Field, Subject};
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::overlay::prompt::line_edit;
use crate::app::{App, Effect, Mouse, WriteMode, Wrote};
use crate::export::{Clip, Exporter, Style};
use crate::guard::Destination;
use crate::key::{Code, Key};
use tui_input::{Input as Line, InputRequest};

/// The export dialog.
#[derive(Debug)]
pub struct ExportDialog {
    /// The selected quote or words.
    pub subject: Option<Subject>,
    /// The number of marked quotes.
    pub marked: usize,
    /// True if the marked quotes are exported, not the selected one.
    pub joint: bool,
    /// The formats to choose from.
    pub formats: Vec<&'static dyn Exporter>,
    /// The index of the selected format.
    pub format: usize,
    /// The destination.
    pub destination: Destination,
    /// The path that is typed.
    pub path: Line,
    /// How speakers are named, in formats that people read.
    pub style: Style,
    /// The focused field.
    pub field: Field,
    /// The first line of the preview in view.
    pub scroll: usize,
    /// Exactly what will be written.
    pub preview: String,
    /// The same as HTML, for the clipboard.
    html: Option<String>,
    /// True if a file of that name exists, and was left alone.
    pub exists: bool,
    /// What went wrong.
    pub problem: Option<String>,
    /// True if what is exported answers a question.
    has_question: bool,
    /// The names that are proposed for the file.
    pub(super) names: FileNames,
}

/// The names, without an ending, that are proposed for the file of an export.
#[derive(Debug)]
pub(in crate::app) struct FileNames {
    /// For the selected quote or words.
    pub(in crate::app) single: String,
    /// For the marked quotes.
    pub(in crate::app) joint: String,
}

/// Number of lines by which the preview scrolls.
const PREVIEW_PAGE: usize = 5;

impl ExportDialog {
    /// The key that overwrites a file that exists.
    pub const OVERWRITE: char = 'o';
    /// The key that appends to a file that exists.
    pub const APPEND: char = 'a';
    /// The key that proposes another name for the file.
    pub const RENAME: char = 'n';

    /// Creates a dialog for a quote or selected words, and for the marked quotes.
    pub(in crate::app) fn new(app: &App, subject: Option<Subject>, marked: usize, names: FileNames) -> Self {
        let (format, destination, style) = app.last.export;
        let mut dialog = Self {
            subject,
            marked,
            joint: marked > 0,
            formats: app.formats(),
            format,
            destination,
            path: Line::default(),
            style,
            // Without a screen, each field is asked for in turn.
            field: if marked > 0 && app.is_linear() { Field::Quotes } else { Field::Format },
            scroll: 0,
            preview: String::new(),
            html: None,
            exists: false,
            problem: None,
            has_question: false,
            names,
        };
        dialog.propose_path();
        dialog.refresh_preview(app);
        dialog
    }

    /// The selected format.
    pub fn exporter(&self) -> &'static dyn Exporter {
        self.formats[self.format.min(self.formats.len() - 1)]
    }

    /// The fields that are shown.
    pub fn fields(&self) -> Vec<Field> {
        let is_shown = |field: &Field| match field {
            Field::Quotes => self.marked > 0,
            Field::Path => self.destination.has_path(),
            Field::Names => self.exporter().is_styled(),
            Field::Question => self.has_question && self.exporter().has_questions(),
            Field::Format | Field::Destination => true,
        };
        let all =
            [Field::Quotes, Field::Format, Field::Destination, Field::Path, Field::Names, Field::Question];
        all.into_iter().filter(is_shown).collect()
    }

    /// The destinations that the format can go to.
    pub fn destinations(&self) -> impl Iterator<Item = Destination> + use<> {
        let appends = self.exporter().joint().is_some();
        DESTINATIONS.into_iter().filter(move |destination| appends || *destination != Destination::Notebook)
    }

    pub(super) fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        match event {
            Event::Action(action, _) => {
                return ExportAction::of(action)
                    .map_or_else(Outcome::keep, |action| self.action(action, app));
            }
            Event::Key(key) => return self.key(key),
            Event::Paste(text) => self.paste(text),
            Event::Line(words) => self.replace_path(words),
            Event::Item(index) => {
                self.choose(index);
                self.refresh_preview(app);
            }
            Event::Mouse(_, Mouse::WheelDown) => self.scroll_preview(true),
            Event::Mouse(_, Mouse::WheelUp) => self.scroll_preview(false),
            Event::Mouse(..) => {}
        }
        Outcome::keep()
    }

    fn action(&mut self, action: ExportAction, app: &App) -> Outcome {
        match action {
            ExportAction::Back if self.exists => self.exists = false,
            ExportAction::Back => return Outcome::close(),
            ExportAction::NextField => self.step_field(true),
            ExportAction::PreviousField => self.step_field(false),
            ExportAction::NextChoice => self.step_choice(true, app),
            ExportAction::PreviousChoice => self.step_choice(false, app),
            ExportAction::PageDown => self.scroll_preview(true),
            ExportAction::PageUp => self.scroll_preview(false),
            ExportAction::Run => return self.run(app),
            ExportAction::Suspend => return Outcome::suspend(),
            ExportAction::QuitNow => return Outcome::quit(),
        }
        Outcome::keep()
    }

    fn run(&mut self, app: &App) -> Outcome {
        if self.exists {
            return Outcome::keep();
        }
        if self.preview.is_empty() {
            // There is nothing to export, and the dialog says why.
            self.refresh_preview(app);
            return Outcome::keep();
        }
        if self.destination.has_path() && self.path.value().trim().is_empty() {
            self.problem = Some("type a name for the file".to_owned());
            self.field = Field::Path;
            return Outcome::keep();
        }
        Outcome::keep_and(Request::RunExport(self.effect(WriteMode::New)))
    }

    /// Handles a key that is not bound.
    ///
    /// The key is typed into the path, or decides what happens to a file that exists.
    fn key(&mut self, key: Key) -> Outcome {
        if self.exists {
            return self.resolve_existing(key);
        }
        if self.field == Field::Path
            && let Some(request) = line_edit(key)
        {
            self.problem = None;
            self.path.handle(request);
        }
        Outcome::keep()
    }

    fn resolve_existing(&mut self, key: Key) -> Outcome {
        let joint = self.exporter().joint();
        let mode = match key.code {
            Code::Char(Self::OVERWRITE) => WriteMode::Overwrite,
            Code::Char(Self::APPEND) if let Some(joint) = joint => WriteMode::Append(joint),
            Code::Char(Self::RENAME) => {
                self.rename();
                return Outcome::keep();
            }
            _ => return Outcome::keep(),
        };
        Outcome::keep_and(Request::Effect(self.effect(mode)))
    }

    /// Handles the result of writing the file.
    pub(super) fn wrote(&mut self, wrote: Wrote) -> Outcome {
        let words = match wrote {
            Wrote::Done(path) if self.destination == Destination::Notebook => format!("added to {path}"),
            Wrote::Done(path) => format!("written to {path}"),
            Wrote::Unchanged(path) => format!("{path} already contains it"),
            Wrote::Exists => {
                self.exists = true;
                return Outcome::keep();
            }
            Wrote::Failed(why) => {
                self.problem = Some(why);
                return Outcome::keep();
            }
        };
        Outcome::close_and(Request::FinishExport { joint: self.joint, words })
    }

    fn paste(&mut self, text: &str) {
        if self.field == Field::Path && !self.exists {
            for c in text.chars().filter(|c| !c.is_control()) {
                self.path.handle(InputRequest::InsertChar(c));
            }
        }
    }

    fn replace_path(&mut self, path: &str) {
        if self.field == Field::Path && !self.exists {
            self.path = Line::new(path.chars().filter(|c| !c.is_control()).collect());
            self.problem = None;
        }
    }

    fn scroll_preview(&mut self, down: bool) {
        let last = self.preview.lines().count().saturating_sub(1);
        self.scroll = if down {
            (self.scroll + PREVIEW_PAGE).min(last)
        } else {
            self.scroll.saturating_sub(PREVIEW_PAGE)
        };
    }

    fn step_field(&mut self, forward: bool) {
        let fields = self.fields();
        let index = fields.iter().position(|field| *field == self.field).unwrap_or(0);
        let next = if forward { index + 1 } else { index + fields.len() - 1 };
        self.field = fields[next % fields.len()];
    }

    fn step_choice(&mut self, forward: bool, app: &App) {
        if self.field == Field::Path {
            let request = if forward { InputRequest::GoToNextChar } else { InputRequest::GoToPrevChar };
            self.path.handle(request);
            return;
        }
        let count = self.choices().len();
        let next = if forward { self.choice() + 1 } else { self.choice() + count - 1 };
        self.choose(next % count);
        self.refresh_preview(app);
    }

    /// Updates the fields that depend on the choice that was just made.
    pub(super) fn choice_changed(&mut self) {
        if !self.destinations().any(|destination| destination == self.destination) {
            self.destination = Destination::File;
        }
        self.propose_path();
        self.exists = false;
        self.problem = None;
        self.scroll = 0;
    }

    fn propose_path(&mut self) {
        let ending = self.exporter().ending();
        let name = match self.destination {
            Destination::Notebook => format!("quotes.{ending}"),
            Destination::Clipboard | Destination::File | Destination::Output | Destination::Pick => {
                let stem = if self.joint { &self.names.joint } else { &self.names.single };
                format!("{stem}.{ending}")
            }
        };
        self.path = Line::new(name);
    }

    /// Rebuilds the preview from what is selected or marked now.
    pub(in crate::app) fn refresh_preview(&mut self, app: &App) {
        let records = match &self.subject {
            Some(subject) if !self.joint => vec![subject.record(app.briefing())],
            _ => app.marked_records(),
        };
        self.has_question = records.iter().any(|record| record.question().is_some());
        match App::filled(self.exporter(), self.destination, records, self.style) {
            Ok(clip) => (self.preview, self.html) = (clip.text, clip.html),
            Err(why) => {
                (self.preview, self.html) = (String::new(), None);
                self.problem = Some(why);
            }
        }
    }

    fn effect(&self, mode: WriteMode) -> Effect {
        let write =
            |mode| Effect::Write { path: self.path.value().to_owned(), contents: self.preview.clone(), mode };
        match self.destination {
            Destination::Clipboard => {
                Effect::Copy(Clip { text: self.preview.clone(), html: self.html.clone() })
            }
            Destination::Output | Destination::Pick => Effect::Print(self.preview.clone()),
            Destination::File => write(mode),
            Destination::Notebook if self.exporter().has_headings() => write(WriteMode::Notebook),
            Destination::Notebook => write(WriteMode::Append(self.exporter().joint().unwrap_or("\n"))),
        }
    }

    /// Proposes another name for the file: `quote-2.txt`.
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
