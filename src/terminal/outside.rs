//! What the app wants done outside of it: files, the clipboard, the memory, other programs.

use super::clipboard::{Clipboard, Surroundings};
use super::mail::Mailbox;
#[cfg(feature = "images")]
use super::pictures::{Order, Workshop};
use super::watch::Watch;
use super::{browser, shelf};
use crate::app::{App, Effect, Input, WriteMode, Wrote};
use crate::io::{self, Failure, Mode, Store, WriteFailure};
use crate::memory::Note;
use std::io::Write;
use std::path::Path;

/// How the reader ended.
#[derive(Debug, Default)]
pub struct End {
    /// What was asked to be printed when it closes.
    pub printed: String,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// What went wrong when it was over.
    pub problem: Option<String>,
}

/// What lies outside the app, and what came of it.
pub(super) struct Outside {
    surroundings: Surroundings,
    clipboard: Option<Clipboard>,
    store: Store,
    watch: Option<Watch>,
    /// How the reader ends, as far as is known.
    pub(super) end: End,
    #[cfg(feature = "images")]
    pictures: Option<Workshop>,
}

impl Outside {
    pub(super) fn new() -> Self {
        Self::within(Surroundings::from_env())
    }

    /// The same where nothing may be written to the terminal.
    pub(super) fn without_screen() -> Self {
        Self::within(Surroundings::from_env().without_terminal())
    }

    fn within(surroundings: Surroundings) -> Self {
        Self {
            surroundings,
            clipboard: None,
            store: Store::of_person(),
            watch: None,
            end: End::default(),
            #[cfg(feature = "images")]
            pictures: None,
        }
    }

    /// Hands pictures to their worker, who is there from the first of them on.
    #[cfg(feature = "images")]
    fn order(&mut self, order: Order, mailbox: &Mailbox) {
        if self.pictures.is_none() {
            // Where no thread can be started there are no pictures; their captions are there.
            self.pictures = Workshop::open(mailbox.clone()).ok();
        }
        if let Some(pictures) = &self.pictures {
            pictures.order(order);
        }
    }

    fn clipboard(&mut self) -> &mut Clipboard {
        self.clipboard.get_or_insert_with(|| Clipboard::new(self.surroundings.clone()))
    }

    /// Watches what is open from now on; nothing if it is watched already.
    pub(super) fn watch(&mut self, app: &App, mailbox: &Mailbox) {
        self.watch.get_or_insert_with(|| Watch::start(mailbox.clone())).follow(app.volume());
    }

    /// Looks at the open file again.
    pub(super) fn look(&self, asked: bool) {
        if let Some(watch) = &self.watch {
            watch.look(asked);
        }
    }

    /// Does what the app wants done; returns what came of it.
    pub(super) fn carry_out(
        &mut self,
        effect: Effect,
        out: &mut dyn Write,
        mailbox: &Mailbox,
    ) -> Option<Input> {
        match effect {
            Effect::Copy(clip) => {
                let copied = self.clipboard().copy(&clip, out);
                Some(Input::Copied(
                    copied.map(|road| road.words().to_owned()).map_err(|failure| in_full(&failure)),
                ))
            }
            Effect::Write { path, contents, mode } => {
                let mode = match mode {
                    WriteMode::New => Mode::New,
                    WriteMode::Overwrite => Mode::Overwrite,
                    WriteMode::Append(joint) => Mode::Append { joint },
                    WriteMode::Notebook => Mode::Notebook,
                };
                Some(Input::Wrote(match io::write(Path::new(&path), &contents, mode) {
                    Ok(written) if written.bytes == 0 && mode == Mode::Notebook => {
                        Wrote::There(written.path.display().to_string())
                    }
                    Ok(written) => Wrote::Done(written.path.display().to_string()),
                    Err(WriteFailure::Exists(_)) => Wrote::Exists,
                    Err(WriteFailure::World(failure)) => Wrote::Failed(in_full(&failure)),
                }))
            }
            Effect::FindTemplates(folder) => {
                let (templates, failures) = io::templates_in(&folder);
                Some(Input::Templates(templates, failures.first().map(in_full)))
            }
            Effect::FindThemes(folder) => {
                let (sources, failures) = io::themes_in(&folder);
                let (themes, faulty) = crate::theme::read(sources);
                let faults =
                    faulty.iter().filter_map(|file| file.report().short().lines().next().map(str::to_owned));
                let complaint = failures.iter().map(in_full).chain(faults).next();
                Some(Input::Themes(themes, complaint))
            }
            Effect::Print(text) => {
                self.end.printed.push_str(&text);
                None
            }
            Effect::Survey(files) => {
                shelf::survey(files, mailbox.clone());
                None
            }
            Effect::Open { entry, path } => {
                shelf::open(entry, path, self.store.clone(), mailbox.clone());
                None
            }
            Effect::Recall { entry, identity } => {
                Some(Input::Recalled { entry, recalled: self.store.recall(&identity) })
            }
            Effect::Remember(notes) => Some(self.remember(&notes)),
            Effect::Reload => {
                self.look(true);
                None
            }
            #[cfg(feature = "images")]
            Effect::LoadImages { briefing, asks, cell, protocol } => {
                self.order(Order { briefing, asks: asks.into(), cell, protocol }, mailbox);
                None
            }
            #[cfg(not(feature = "images"))]
            Effect::LoadImages { .. } => None,
            Effect::Browse(url) => {
                if browser::is_reachable(&self.surroundings) {
                    browser::open(url, mailbox);
                    return None;
                }
                // Over ssh a browser would open in front of somebody else: the address goes where a person can use it.
                let copied = self.clipboard().copy(&url.clone().into(), out);
                Some(Input::Browsed(Err(match copied {
                    Ok(road) => format!(
                        "no browser can be opened from here; the address was copied to {}",
                        road.words()
                    ),
                    Err(_) => format!("no browser can be opened from here: {url}"),
                })))
            }
            Effect::Choose(_)
            | Effect::Suspend
            | Effect::Edit { .. }
            | Effect::TakeMouse(_)
            | Effect::Quit => None,
        }
    }

    fn remember(&self, notes: &[Note]) -> Input {
        let entries = notes.iter().map(|note| note.entry);
        Input::Remembered(entries.zip(self.store.remember(notes)).collect())
    }

    /// Keeps what the app has to keep before the reader is left; returns what went wrong.
    pub(super) fn leave(&self, app: &mut App) -> Option<String> {
        let Some(Effect::Remember(notes)) = app.update(Input::Leaving) else { return None };
        let remembered = self.remember(&notes);
        let problem = match &remembered {
            Input::Remembered(all) => all.iter().find_map(|(_, recalled)| recalled.problem.clone()),
            _ => None,
        };
        app.update(remembered);
        problem
    }
}

fn in_full(failure: &Failure) -> String {
    match &failure.help {
        Some(help) => format!("{failure}; {help}"),
        None => failure.to_string(),
    }
}
