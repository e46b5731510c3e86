//! Carries out effects, which are the app's only way to files and programs.

use super::clipboard::{Clipboard, Environment};
use super::editor::{self, Position};
use super::library::LibraryWorker;
#[cfg(feature = "images")]
use super::pictures::{PictureWorker, Request};
use super::queue::InputSender;
use super::watch::FileWatch;
use super::{browser, shelf};
use crate::app::{App, Applied, Corrected, Effect, Fresh, Input, Wrote};
use crate::catalog::Source;
use crate::correct::{Correction, Target};
use crate::edit::Edit;
use crate::export::{Clip, WriteMode};
use crate::io::{self, Failure, LibraryNotes, Pair, Store, WriteFailure};
use crate::library::request::Question;
use crate::memory::{Identity, Note};
use std::io::Write;
use std::path::{Path, PathBuf};

/// How the reader ended.
#[derive(Debug, Default)]
pub struct End {
    /// What the user asked to print after the reader closes.
    pub printed: String,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// What went wrong while it was closing.
    pub problem: Option<String>,
}

/// What an effect needs from the loop that it came from.
///
/// Only the owner of the terminal can do these things.
pub(super) trait Host {
    /// Why the terminal could not be used.
    type Error;

    /// The app, if it must save its state before the terminal is left.
    fn app(&mut self) -> Option<&mut App>;
    /// Where to write what is not drawn, such as OSC 52.
    fn out(&mut self) -> &mut dyn Write;
    /// Where workers send their results.
    fn sender(&self) -> InputSender;
    /// Stops the program until the shell continues it. Returns what to tell the app.
    fn suspend(&mut self) -> Result<Option<Input>, Self::Error>;
    /// Lends the terminal to an editor while `edit` runs; returns its result.
    fn lend(&mut self, edit: impl FnOnce() -> Result<(), String>) -> Result<Result<(), String>, Self::Error>;
    /// Turns mouse reports on, or leaves the mouse to the terminal.
    fn take_mouse(&mut self, taken: bool) -> Result<(), Self::Error>;
}

/// The outcome of an effect.
#[derive(Debug)]
pub enum Outcome {
    /// The app must be told this.
    Answer(Input),
    /// There is nothing to tell yet.
    Done,
    /// The reader must end.
    End,
}

/// Carries out effects, and keeps the state that they need.
pub(super) struct Effects {
    environment: Environment,
    clipboard: Option<Clipboard>,
    store: Store,
    watch: Option<FileWatch>,
    /// The library, if there is one, and the threads that answer once it was asked something.
    library: Option<(Source, Option<LibraryWorker>)>,
    /// How the reader will end, as far as is known.
    pub(super) end: End,
    #[cfg(feature = "images")]
    pictures: Option<PictureWorker>,
}

impl Effects {
    pub(super) fn new(library: Option<Source>) -> Self {
        Self::within(Environment::detect(), library)
    }

    /// Effects of a reader that may not write to the terminal.
    pub(super) fn without_screen(library: Option<Source>) -> Self {
        Self::within(Environment::detect().without_terminal(), library)
    }

    fn within(environment: Environment, library: Option<Source>) -> Self {
        Self {
            environment,
            clipboard: None,
            store: Store::of_user(),
            watch: None,
            library: library.map(|source| (source, None)),
            end: End::default(),
            #[cfg(feature = "images")]
            pictures: None,
        }
    }

    /// Carries out an effect.
    pub(super) fn carry_out<H: Host>(&mut self, effect: Effect, host: &mut H) -> Result<Outcome, H::Error> {
        let answer = match effect {
            Effect::Copy(clip) => Some(self.copy(&clip, host.out())),
            Effect::Write { path, contents, mode } => Some(write(Path::new(&path), &contents, mode)),
            Effect::FindTemplates(folder) => Some(find_templates(&folder)),
            Effect::FindThemes(folder) => Some(find_themes(&folder)),
            Effect::Open { entry, path } => {
                shelf::open(entry, path, self.store.clone(), host.sender());
                None
            }
            Effect::Recall { entry, identity } => Some(self.recall(entry, &identity)),
            Effect::Remember(notes) => Some(self.remember(&notes)),
            Effect::Reload => {
                self.check_file(true);
                None
            }
            #[cfg(feature = "images")]
            Effect::LoadImages { briefing, requests, cell, protocol } => {
                self.request(Request { briefing, requests: requests.into(), cell, protocol }, host.sender());
                None
            }
            #[cfg(not(feature = "images"))]
            Effect::LoadImages { .. } => None,
            Effect::Browse(url) => self.browse(url, host)?,
            Effect::Suspend => {
                self.save_before_leaving(host);
                host.suspend()?
            }
            Effect::Edit { editor, path, at, words } => {
                self.save_before_leaving(host);
                let position = Position { at, words };
                let edited = host.lend(|| editor::edit(&editor, &path, &position))?;
                self.check_file(false);
                Some(Input::Edited(edited))
            }
            Effect::Ask(question) => {
                self.ask(question, &host.sender());
                None
            }
            Effect::Correct { target, corrections } => Some(correct(&target, &corrections)),
            Effect::ImportAgain(path) => Some(import_again(&path)),
            Effect::Apply { edit, is_undone } => Some(apply(*edit, is_undone)),
            Effect::TakeMouse(taken) => {
                host.take_mouse(taken)?;
                None
            }
            Effect::Print(text) => {
                self.end.printed.push_str(&text);
                None
            }
            Effect::Choose(text) => {
                self.end.printed.push_str(&text);
                return Ok(Outcome::End);
            }
            Effect::Quit => return Ok(Outcome::End),
        };
        Ok(answer.map_or(Outcome::Done, Outcome::Answer))
    }

    /// Watches the open file from now on; does nothing if it is watched already.
    pub(super) fn watch(&mut self, app: &App, sender: &InputSender) {
        self.watch.get_or_insert_with(|| FileWatch::start(sender.clone())).follow(app.volume());
    }

    /// Checks now if the open file has changed.
    ///
    /// If the user `asked` for it, the result is reported in any case.
    pub(super) fn check_file(&self, asked: bool) {
        if let Some(watch) = &self.watch {
            watch.check(asked);
        }
    }

    /// Saves the app's state before the reader is left; returns what went wrong.
    pub(super) fn save(&self, app: &mut App) -> Option<String> {
        let left = app.update(Input::Leaving);
        let problem = self.note_library(app);
        let Some(Effect::Remember(notes)) = left else { return problem };
        let remembered = self.remember(&notes);
        let problem = match &remembered {
            Input::Remembered(all) => all.iter().find_map(|(_, recalled)| recalled.problem.clone()),
            _ => problem,
        };
        app.update(remembered);
        problem
    }

    /// Saves what is noted of the library; returns what went wrong.
    fn note_library(&self, app: &App) -> Option<String> {
        let folder = self.library.as_ref()?.0.folder.as_ref()?;
        let notes = app.library_notes()?;
        let mut known = notes.known.iter().map(PathBuf::as_path);
        let saved = LibraryNotes::save(folder, &mut known, &notes.opened, &notes.marked);
        saved.err().map(|failure| format!("cannot save which briefings are new: {failure}"))
    }

    fn save_before_leaving(&self, host: &mut impl Host) {
        if let Some(app) = host.app() {
            // The app has already shown any problem.
            self.save(app);
        }
    }

    fn recall(&self, entry: usize, identity: &Identity) -> Input {
        Input::Recalled { entry, recalled: self.store.recall(identity) }
    }

    fn remember(&self, notes: &[Note]) -> Input {
        let entries = notes.iter().map(|note| note.entry);
        Input::Remembered(entries.zip(self.store.remember(notes)).collect())
    }

    /// Asks the library something, if there is one.
    fn ask(&mut self, question: Question, sender: &InputSender) {
        if let Some((source, worker)) = &mut self.library {
            worker.get_or_insert_with(|| LibraryWorker::start(source.clone(), sender)).ask(question);
        }
    }

    fn clipboard(&mut self) -> &mut Clipboard {
        self.clipboard.get_or_insert_with(|| Clipboard::new(self.environment.clone()))
    }

    fn copy(&mut self, clip: &Clip, out: &mut dyn Write) -> Input {
        let clipboard = self.clipboard();
        let copied = clipboard.copy(clip, out).map(|method| clipboard.words(method));
        Input::Copied(copied.map_err(|failure| in_full(&failure)))
    }

    /// Sends pictures to their worker, which starts with the first of them.
    #[cfg(feature = "images")]
    fn request(&mut self, request: Request, sender: InputSender) {
        if self.pictures.is_none() {
            // Without a thread there are no pictures, but their captions are still shown.
            self.pictures = PictureWorker::start(sender).ok();
        }
        if let Some(pictures) = &self.pictures {
            pictures.request(request);
        }
    }

    /// Opens an address in the browser, or copies it.
    ///
    /// It is copied if the browser would open on another machine. A browser that runs in the terminal gets the terminal.
    fn browse<H: Host>(&mut self, url: String, host: &mut H) -> Result<Option<Input>, H::Error> {
        if browser::needs_terminal() {
            self.save_before_leaving(host);
            return Ok(Some(Input::Browsed(host.lend(|| browser::open_in_terminal(&url))?)));
        }
        if browser::is_reachable(&self.environment) {
            browser::open(url, &host.sender());
            return Ok(None);
        }
        let clipboard = self.clipboard();
        let copied = clipboard.copy(&url.clone().into(), host.out()).map(|method| clipboard.words(method));
        Ok(Some(Input::Browsed(Err(match copied {
            Ok(place) => format!("cannot open a browser from here; the address was copied to {place}"),
            Err(_) => format!("cannot open a browser from here: {url}"),
        }))))
    }
}

fn write(path: &Path, contents: &str, mode: WriteMode) -> Input {
    Input::Wrote(match io::write(path, contents, mode) {
        Ok(written) if written.bytes == 0 && mode == WriteMode::Notebook => {
            Wrote::Unchanged(written.path.display().to_string())
        }
        Ok(written) => Wrote::Done(written.path.display().to_string()),
        Err(WriteFailure::Exists(_)) => Wrote::Exists,
        Err(WriteFailure::System(failure)) => Wrote::Failed(in_full(&failure)),
    })
}

/// Corrects a briefing, and reads what the file says then.
fn correct(target: &Target, corrections: &[Correction]) -> Input {
    let result = io::correct(target, corrections).map_err(|failure| shelf::reason(&failure));
    let path = match (&result, target) {
        // A note may be in another file, beside the briefing.
        (_, Target::File(path)) => Some(path.clone()),
        (Ok(edits), Target::New(_)) => edits.first().map(|edit| edit.path.clone()),
        // The briefing that is there already may say something else than the article.
        (Err(_), Target::New(places)) => places.first().map(|(path, _)| path.clone()),
    };
    Input::Corrected(Corrected { result, fresh: path.and_then(|path| fresh(&path)) })
}

/// Imports the article of a briefing again.
fn import_again(path: &Path) -> Input {
    let done = Pair::of(path).and_then(|pair| pair.import_again(false));
    let result = done.map_err(|failure| shelf::reason(&failure)).and_then(|(edit, _)| {
        edit.map(|edit| vec![edit]).ok_or_else(|| "the article has not changed".to_owned())
    });
    Input::Corrected(Corrected { result, fresh: fresh(path) })
}

/// Undoes or redoes an edit, and then reads the file.
fn apply(edit: Edit, is_undone: bool) -> Input {
    let result = io::apply(&edit, is_undone).map_err(|failure| shelf::reason(&failure));
    let fresh = fresh(&edit.path);
    Input::Applied(Applied { edit, is_undone, result, fresh })
}

fn fresh(path: &Path) -> Option<Fresh> {
    io::open(path).ok().map(Fresh::new)
}

fn find_templates(folder: &Path) -> Input {
    let (templates, failures) = io::templates_in(folder);
    Input::Templates(templates, failures.first().map(in_full))
}

fn find_themes(folder: &Path) -> Input {
    let (sources, failures) = io::themes_in(folder);
    let (themes, faulty) = crate::theme::read(sources);
    let faults = faulty.iter().filter_map(|file| file.report().short().lines().next().map(str::to_owned));
    let complaint = failures.iter().map(in_full).chain(faults).next();
    Input::Themes(themes, complaint)
}

/// A failure with its help, on one line.
fn in_full(failure: &Failure) -> String {
    match &failure.help {
        Some(help) => format!("{failure}; {help}"),
        None => failure.to_string(),
    }
}

#[cfg(test)]
mod tests {
    /// The loops of the reader, which pass every effect on to this file.
    const LOOPS: [&str; 3] =
        [include_str!("run.rs"), include_str!("lines.rs"), include_str!("../cli/show.rs")];

    #[test]
    fn the_loops_carry_out_no_effect_themselves() {
        for source in LOOPS {
            for rest in source.split("Effect::").skip(1) {
                let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                // The loop on the screen delays pictures and the list, and turns a signal into an effect.
                assert!(["LoadImages", "Ask", "Suspend"].contains(&name), "a loop knows Effect::{name}");
            }
            for name in ["browser::", "clipboard::", "editor::", "pictures::", "io::write", "Store"] {
                assert!(!source.contains(name), "a loop uses {name}");
            }
        }
    }
}
