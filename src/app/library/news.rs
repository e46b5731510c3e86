//! Handles what is learned of the library.

use super::MAX_FETCHED;
use crate::app::{App, Effect};
use crate::library::Volume;
use crate::library::request::{News, Question};
use crate::library::shelf::State;
use crate::memory::Identity;
use crate::row::Role;
use crate::text::Safe;
use std::path::{Path, PathBuf};

impl App {
    /// Handles what is learned of the library.
    pub(in crate::app) fn learn(&mut self, news: News) -> Option<Effect> {
        match news {
            News::Listed(listed) => {
                for one in listed {
                    let is_new = one.is_new && !self.library.opened.contains(&one.path);
                    self.library.unreadable.remove(&one.path);
                    let path = one.path.clone();
                    self.shelf.library.list(crate::library::shelf::Listed { is_new, ..one });
                    self.forget_preview(&path);
                }
                self.library.has_changed = true;
                self.filter_list(false);
            }
            News::Gone(paths) => {
                self.library.has_changed = true;
                for path in paths {
                    let index = self.shelf.library.index_of(&path);
                    if let Some(entry) = index.and_then(|index| self.shelf.library.entry_mut(index)) {
                        entry.is_gone = true;
                    }
                }
                self.filter_list(false);
            }
            News::Progress { done, all } => {
                self.library.progress = (done < all).then_some((done, all));
                self.library.is_up_to_date = false;
            }
            News::UpToDate(note) => {
                self.library.progress = None;
                self.library.is_up_to_date = true;
                self.library.note = note;
                return self.refresh_library();
            }
            News::Note(words) => self.say(Role::Doubt, words),
            News::Found(found) => self.found(*found),
            News::People(people) => self.people_known(people),
            News::Changed(edit) => return self.changed(*edit, false),
            News::NotChanged(why) => self.not_changed(why),
            News::Fetched(path, result) => return self.fetched(&path, result),
            News::Marked(paths) => self.library.marked.extend(paths),
        }
        None
    }

    /// Asks again for what is shown, because the files have changed.
    fn refresh_library(&mut self) -> Option<Effect> {
        if std::mem::take(&mut self.library.has_changed) {
            self.library.state += 1;
        }
        if self.library.people.is_some() && self.people_list().is_some() {
            return Some(Effect::Ask(Question::People));
        }
        self.library.people = None;
        self.renew_results()
    }

    /// Forgets a briefing in memory, because its file has changed. The open one is watched by itself.
    fn forget_preview(&mut self, path: &Path) {
        let index = self.shelf.library.index_of(path).filter(|index| self.shelf.open != Some(*index));
        if let Some(index) = index
            && self.shelf.library.forget(index)
            && self.shelf.memory.has_marked(index)
        {
            // Its marks are looked up again in what the file says now.
            self.library.marked.push_back(path.to_owned());
        }
        self.library.fetched.retain(|volume| volume.path.as_deref() != Some(path));
    }

    /// Handles a briefing that was read for a preview, or because it has marked quotes.
    fn fetched(&mut self, path: &PathBuf, result: Result<Box<Volume>, String>) -> Option<Effect> {
        if self.library.fetching.as_ref() == Some(path) {
            self.library.fetching = None;
        }
        let is_marked = self.library.marked.front() == Some(path);
        if is_marked {
            self.library.marked.pop_front();
        }
        let index = self.shelf.library.index_of(path);
        match result {
            Ok(volume) => {
                let state = State::of(&volume);
                if let (Some(index), true) = (index, is_marked) {
                    let identity = Identity::of(&volume);
                    let memory = &self.shelf.memory;
                    self.shelf.library.keep(index, *volume, |index| memory.has_marked(index));
                    return Some(Effect::Recall { entry: index, identity });
                }
                if let Some(index) = index {
                    self.shelf.library.learn(index, state);
                }
                self.library.fetched.push_front(*volume);
                self.library.fetched.truncate(MAX_FETCHED);
            }
            Err(why) => {
                self.library.unreadable.insert(path.clone());
                if is_marked {
                    let name = Safe::clean_line(&path.to_string_lossy());
                    self.say(Role::Doubt, format!("{name} has marked quotes, but cannot be read: {why}"));
                }
            }
        }
        None
    }

    /// Notes that a briefing was opened, so that it is not new any more.
    pub(in crate::app) fn note_opened(&mut self, index: usize) {
        if let Some(entry) = self.shelf.library.entry_mut(index) {
            entry.is_new = false;
            self.library.opened.extend(entry.path.clone());
        }
    }

    /// What is to be noted of the library when the reader is left; `None` if it has no files.
    pub fn library_notes(&self) -> Option<Notes> {
        if !self.setup.has_library {
            return None;
        }
        let entries = self.shelf.library.entries();
        let path = |index: &usize| entries.get(*index)?.path.clone();
        let opened = self.shelf.memory.known();
        let marked = opened.iter().filter(|index| self.shelf.memory.has_marked(**index));
        Some(Notes {
            known: entries
                .iter()
                .filter(|entry| !entry.is_gone)
                .filter_map(|entry| entry.path.clone())
                .collect(),
            marked: marked.filter_map(path).collect(),
            opened: opened.iter().filter_map(path).collect(),
        })
    }
}

/// What is noted of a library when the reader is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The documents that are not new any more.
    pub known: Vec<PathBuf>,
    /// The documents that were opened.
    pub opened: Vec<PathBuf>,
    /// Those of them that have marked quotes.
    pub marked: Vec<PathBuf>,
}
