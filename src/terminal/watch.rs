//! Watches the open file in a thread, which reads it again after changes.

use super::queue::InputSender;
use crate::app::{Fresh, Input, Reload, ReloadResult};
use crate::io;
use crate::library::{Stamp, Volume};
use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a file must be unchanged before it is read.
///
/// It may be written in several pieces, or replaced.
const QUIET_TIME: Duration = Duration::from_millis(60);
/// How long to put off reading a file that keeps changing.
const MAX_WAIT: Duration = Duration::from_secs(2);
/// How long to wait before a missing or broken file is reported.
///
/// It may be in the middle of being written.
const CONFIRM_TIME: Duration = Duration::from_millis(200);

/// A message to the thread that watches.
enum Message {
    /// Watch this file from now on; the stamp is that of the version that was read.
    Follow(Option<(PathBuf, Option<Stamp>)>),
    /// Check the file now, because the user asked or because it may have changed.
    Check { asked: bool },
    /// Something happened to a file of that name.
    Changed,
    /// A watched folder is gone.
    ///
    /// A new folder of the same name may have the same inode number.
    FolderGone,
}

/// The loop's handle of the thread that watches.
///
/// The thread never wakes up for nothing. Dropping the handle ends it.
#[derive(Debug)]
pub(super) struct FileWatch {
    messages: Sender<Message>,
    followed: Option<PathBuf>,
}

impl FileWatch {
    /// Starts the thread, which watches nothing yet.
    pub(super) fn start(sender: InputSender) -> Self {
        let (messages, received) = channel();
        let to_itself = messages.clone();
        // Without a thread, nothing is watched, but everything else works.
        let _ = thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || Worker::new(sender, to_itself).run(&received));
        Self { messages, followed: None }
    }

    /// Watches the open briefing if it is a file that is not watched yet.
    pub(super) fn follow(&mut self, open: Option<&Volume>) {
        let file = open.and_then(|volume| Some((volume.path.as_ref()?, Some(volume.stamp?))));
        if file.map(|(path, _)| path) != self.followed.as_ref() {
            self.followed = file.map(|(path, _)| path.clone());
            self.send(Message::Follow(file.map(|(path, stamp)| (path.clone(), stamp))));
        }
    }

    /// Checks the file at once.
    ///
    /// The result is sent if the file changed, or if the user `asked` for it.
    pub(super) fn check(&self, asked: bool) {
        self.send(Message::Check { asked });
    }

    fn send(&self, message: Message) {
        // There is no receiver if the thread could not be started.
        let _ = self.messages.send(message);
    }
}

/// A watched folder with its inode number.
type Folder = (Option<u64>, PathBuf);

/// The thread that watches.
struct Worker {
    sender: InputSender,
    /// Sends messages to the thread itself, from the system's watcher.
    to_itself: Sender<Message>,
    file: Option<PathBuf>,
    /// The stamp of the file when it was last read, or `None` if it was missing.
    last: Option<Stamp>,
    /// The names that matter in the watched folders.
    names: Arc<Mutex<Vec<OsString>>>,
    /// The system's watcher, and the folders that it watches.
    watcher: Option<(RecommendedWatcher, Vec<Folder>)>,
    /// When to check the file, and the latest time to which that may be postponed.
    due: Option<(Instant, Instant)>,
    /// True after a bad result, which a second check must confirm.
    is_doubtful: bool,
    /// True if the user asked for the result.
    asked: bool,
}

impl Worker {
    fn new(sender: InputSender, to_itself: Sender<Message>) -> Self {
        Self {
            sender,
            to_itself,
            file: None,
            last: None,
            names: Arc::default(),
            watcher: None,
            due: None,
            is_doubtful: false,
            asked: false,
        }
    }

    fn run(mut self, messages: &Receiver<Message>) {
        loop {
            let message = match self.due {
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((due, _)) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match message {
                Ok(Message::Changed) => self.wait(QUIET_TIME),
                Ok(Message::FolderGone) => {
                    self.watcher = None;
                    self.wait(QUIET_TIME);
                }
                Ok(Message::Follow(file)) => {
                    self.watcher = None;
                    (self.file, self.last) = file.map_or((None, None), |(path, stamp)| (Some(path), stamp));
                    (self.due, self.is_doubtful, self.asked) = (None, false, false);
                    self.watch_folders();
                    // It may have changed after it was read and before it was watched.
                    if self.file.as_deref().and_then(io::stamp) != self.last {
                        self.wait(QUIET_TIME);
                    }
                }
                Ok(Message::Check { asked }) => {
                    self.asked |= asked;
                    self.is_doubtful = asked;
                    self.check();
                }
                Err(RecvTimeoutError::Timeout) => self.check(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Checks the file after it has been unchanged for some time.
    fn wait(&mut self, unchanged: Duration) {
        let now = Instant::now();
        let latest = self.due.map_or(now + MAX_WAIT, |(_, latest)| latest);
        self.due = Some(((now + unchanged).min(latest), latest));
    }

    /// Checks the file now, reads it again if it has changed, and sends the result.
    fn check(&mut self) {
        self.due = None;
        self.watch_folders();
        let Some(path) = self.file.clone() else { return };
        let stamp = io::stamp(&path);
        if stamp.is_some() && stamp == self.last {
            self.is_doubtful = false;
            if std::mem::take(&mut self.asked) {
                self.report(path, true, ReloadResult::Unchanged);
            }
            return;
        }
        // Only a regular file is read again: a pipe could be waited for without end.
        let read = match stamp {
            Some(_) => io::open(&path),
            None => Err(io::Failure::at(
                &path,
                if path.exists() { "is not a file" } else { "there is no such file" },
            )),
        };
        if io::stamp(&path) != stamp {
            // It was written while it was read.
            return self.wait(QUIET_TIME);
        }
        let is_bad = read.as_ref().map_or(true, Volume::is_broken);
        if is_bad && !std::mem::replace(&mut self.is_doubtful, true) {
            return self.wait(CONFIRM_TIME);
        }
        self.is_doubtful = false;
        let is_known = stamp.is_none() && self.last.is_none();
        self.last = stamp;
        let asked = std::mem::take(&mut self.asked);
        match read {
            Ok(volume) => self.report(path, asked, ReloadResult::Changed(Fresh::new(volume))),
            Err(_) if is_known && !asked => {}
            Err(failure) => self.report(path, asked, ReloadResult::Failed(failure.message)),
        }
    }

    /// Sends what came of a check.
    fn report(&self, path: PathBuf, asked: bool, result: ReloadResult) {
        self.sender.send(Input::Reloaded(Reload { path, asked, result }));
    }

    /// Watches the folder of the file.
    ///
    /// If any part of the path is a link, it also watches the folder of that link and that of the linked file.
    ///
    /// It watches the folder and not the file, because many editors replace the file. If the folder is gone, it watches
    /// the nearest parent folder for its return.
    fn watch_folders(&mut self) {
        let Some(path) = &self.file else { return };
        let mut wanted: Vec<(PathBuf, OsString)> = Vec::new();
        let links = io::links_on(path);
        let side = io::side_file_in_state(path).filter(|side| io::folder_of(side).is_dir());
        let sides = [Some(io::side_file(path)), side].into_iter().flatten();
        let files = [Some(path.clone()), path.canonicalize().ok()].into_iter().flatten();
        for file in files.chain(links).chain(sides) {
            if let Some(found) = nearest_folder(&file).filter(|found| !wanted.contains(found)) {
                wanted.push(found);
            }
        }
        let mut folders: Vec<PathBuf> = Vec::new();
        for (folder, _) in &wanted {
            if !folders.contains(folder) {
                folders.push(folder.clone());
            }
        }
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) =
            wanted.into_iter().map(|(_, name)| name).collect();
        // A folder that was deleted and created again is a different folder of the same name.
        let folders: Vec<_> =
            folders.into_iter().map(|folder| (io::folder_number(&folder), folder)).collect();
        if self.watcher.as_ref().is_none_or(|(_, watched)| *watched != folders) {
            // If the system cannot watch (any more) folders, the user can still reload the file.
            self.watcher = self.watcher_of(&folders).ok().map(|watcher| (watcher, folders));
        }
    }

    fn watcher_of(&self, folders: &[Folder]) -> notify::Result<RecommendedWatcher> {
        let (names, to_itself) = (Arc::clone(&self.names), self.to_itself.clone());
        let own: Vec<PathBuf> = folders.iter().map(|(_, folder)| folder.clone()).collect();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            let names = names.lock().unwrap_or_else(PoisonError::into_inner);
            let is_removal =
                matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
            if is_removal && event.paths.iter().any(|path| own.contains(path)) {
                let _ = to_itself.send(Message::FolderGone);
            } else if is_change(event.kind)
                && (event.paths.is_empty() || event.paths.iter().any(|path| is_named(path, &names)))
            {
                let _ = to_itself.send(Message::Changed);
            }
        })?;
        for (_, folder) in folders {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(watcher)
    }
}

/// Returns true if an event may have changed the file.
///
/// Opening and reading it changes nothing.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Returns true if the path ends in one of the names.
fn is_named(path: &Path, names: &[OsString]) -> bool {
    path.file_name().is_some_and(|name| names.iter().any(|one| one == name))
}

/// The nearest existing folder of a path, and the next name on the path.
fn nearest_folder(file: &Path) -> Option<(PathBuf, OsString)> {
    let mut path = file;
    loop {
        let name = path.file_name()?.to_owned();
        if io::folder_of(path).is_dir() {
            return Some((io::folder_of(path).to_owned(), name));
        }
        path = path.parent()?;
    }
}
