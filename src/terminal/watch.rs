//! Watching a file: when it was written it is read again, beside the loop, and brought to it.

use super::mail::Mailbox;
use crate::app::{Came, Fresh, Input, Reload};
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

/// A file is read when nothing happened to it for so long: who writes it may write in several pieces, or put another in
/// its place.
const QUIET: Duration = Duration::from_millis(60);
/// A file that is written all the time is read so often.
const AT_LEAST: Duration = Duration::from_secs(2);
/// A file that is gone or broken may be one that is just being written: it is looked at again before it is told.
const DOUBT: Duration = Duration::from_millis(200);

/// What the watcher is asked to do.
enum Order {
    /// Watch this file from now on, which was read when it was as the stamp says.
    Follow(Option<(PathBuf, Option<Stamp>)>),
    /// Look at the file; somebody asked for it, or something happened that may have changed it.
    Look { asked: bool },
    /// Something happened to a file of that name.
    Stirred,
    /// A folder that was watched is gone; another of its name may have the same number.
    Lost,
}

/// A watcher at work. It waits without ever waking up, and ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    orders: Sender<Order>,
    followed: Option<PathBuf>,
}

impl Watch {
    /// Starts one that watches nothing yet.
    pub(super) fn start(mailbox: Mailbox) -> Self {
        let (orders, received) = channel();
        let stirred = orders.clone();
        // Without a thread nothing is watched, and what is asked for is not heard; the reader reads all the same.
        let _ = thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || Worker::new(mailbox, stirred).run(&received));
        Self { orders, followed: None }
    }

    /// Watches what is open, if it is a file; nothing if it is watched already.
    pub(super) fn follow(&mut self, open: Option<&Volume>) {
        let file = open.and_then(|volume| Some((volume.path.as_ref()?, Some(volume.stamp?))));
        if file.map(|(path, _)| path) != self.followed.as_ref() {
            self.followed = file.map(|(path, _)| path.clone());
            self.order(Order::Follow(file.map(|(path, stamp)| (path.clone(), stamp))));
        }
    }

    /// Looks at the file at once. What came of it is told if it changed, or if it was `asked` for.
    pub(super) fn look(&self, asked: bool) {
        self.order(Order::Look { asked });
    }

    fn order(&self, order: Order) {
        // Nobody is there when no thread could be started.
        let _ = self.orders.send(order);
    }
}

/// A folder that is watched, with the number that the system knows it by.
type Folder = (Option<u64>, PathBuf);

/// The side of the thread.
struct Worker {
    mailbox: Mailbox,
    stirred: Sender<Order>,
    file: Option<PathBuf>,
    /// The file as it was when it was last read; none when it was not there.
    last: Option<Stamp>,
    /// Names that matter in the folders that are watched.
    names: Arc<Mutex<Vec<OsString>>>,
    /// The system's watcher with the folders that it watches.
    watcher: Option<(RecommendedWatcher, Vec<Folder>)>,
    /// When to look at the file, and at the latest.
    due: Option<(Instant, Instant)>,
    /// Bad news that is to be confirmed by a second look.
    doubted: bool,
    asked: bool,
}

impl Worker {
    fn new(mailbox: Mailbox, stirred: Sender<Order>) -> Self {
        Self {
            mailbox,
            stirred,
            file: None,
            last: None,
            names: Arc::default(),
            watcher: None,
            due: None,
            doubted: false,
            asked: false,
        }
    }

    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.due {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((due, _)) => orders.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match order {
                Ok(Order::Stirred) => self.wait(QUIET),
                Ok(Order::Lost) => {
                    self.watcher = None;
                    self.wait(QUIET);
                }
                Ok(Order::Follow(file)) => {
                    self.watcher = None;
                    (self.file, self.last) = file.map_or((None, None), |(path, stamp)| (Some(path), stamp));
                    (self.due, self.doubted, self.asked) = (None, false, false);
                    self.arm();
                    // It may have changed between being read and being watched.
                    if self.file.as_deref().and_then(io::stamp) != self.last {
                        self.wait(QUIET);
                    }
                }
                Ok(Order::Look { asked }) => {
                    self.asked |= asked;
                    self.doubted = asked;
                    self.look();
                }
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Looks at the file when it has been quiet for so long.
    fn wait(&mut self, quiet: Duration) {
        let now = Instant::now();
        let latest = self.due.map_or(now + AT_LEAST, |(_, latest)| latest);
        self.due = Some(((now + quiet).min(latest), latest));
    }

    fn look(&mut self) {
        self.due = None;
        self.arm();
        let Some(path) = self.file.clone() else { return };
        let stamp = io::stamp(&path);
        if stamp.is_some() && stamp == self.last {
            self.doubted = false;
            if std::mem::take(&mut self.asked) {
                self.tell(path, true, Came::Same);
            }
            return;
        }
        // Nothing but a file is read again: a pipe would be waited for.
        let read = match stamp {
            Some(_) => io::open(&path),
            None => Err(io::Failure::at(
                &path,
                if path.exists() { "is no file" } else { "there is no such file" },
            )),
        };
        if io::stamp(&path) != stamp {
            // Written while it was read.
            return self.wait(QUIET);
        }
        let bad = read.as_ref().map_or(true, Volume::is_broken);
        if bad && !std::mem::replace(&mut self.doubted, true) {
            return self.wait(DOUBT);
        }
        self.doubted = false;
        let told_before = stamp.is_none() && self.last.is_none();
        self.last = stamp;
        let asked = std::mem::take(&mut self.asked);
        match read {
            Ok(volume) => self.tell(path, asked, Came::Read(Fresh::new(volume))),
            Err(_) if told_before && !asked => {}
            Err(failure) => self.tell(path, asked, Came::Gone(failure.message)),
        }
    }

    fn tell(&self, path: PathBuf, asked: bool, came: Came) {
        self.mailbox.post(Input::Reloaded(Reload { path, asked, came }));
    }

    /// Watches the folders in which the file stands and, where it is a link, in which the linked one does. It is the
    /// folder that is watched and not the file, since many editors put a new file in the old one's place. Where the folder
    /// is gone, the nearest that is there is watched for its return.
    fn arm(&mut self) {
        let Some(path) = &self.file else { return };
        let mut wanted: Vec<(PathBuf, OsString)> = Vec::new();
        for file in [Some(path.clone()), path.canonicalize().ok()].into_iter().flatten() {
            if let Some(found) = nearest(&file).filter(|found| !wanted.contains(found)) {
                wanted.push(found);
            }
        }
        let mut folders: Vec<PathBuf> = wanted.iter().map(|(folder, _)| folder.clone()).collect();
        folders.dedup();
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) =
            wanted.into_iter().map(|(_, name)| name).collect();
        // A folder that was removed and made anew is another, by the same name.
        let folders: Vec<_> =
            folders.into_iter().map(|folder| (io::folder_number(&folder), folder)).collect();
        if self.watcher.as_ref().is_none_or(|(_, watched)| *watched != folders) {
            // Where the system has no way to watch (or no more of it), `r` is left.
            self.watcher = self.watcher_of(&folders).ok().map(|watcher| (watcher, folders));
        }
    }

    fn watcher_of(&self, folders: &[Folder]) -> notify::Result<RecommendedWatcher> {
        let (names, stirred) = (Arc::clone(&self.names), self.stirred.clone());
        let own: Vec<PathBuf> = folders.iter().map(|(_, folder)| folder.clone()).collect();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            let names = names.lock().unwrap_or_else(PoisonError::into_inner);
            let gone = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
            if gone && event.paths.iter().any(|path| own.contains(path)) {
                let _ = stirred.send(Order::Lost);
            } else if changes(event.kind)
                && (event.paths.is_empty() || event.paths.iter().any(|path| is_one(path, &names)))
            {
                let _ = stirred.send(Order::Stirred);
            }
        })?;
        for (_, folder) in folders {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(watcher)
    }
}

/// Whether what happened may have changed the file. To be opened and read changes nothing.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn is_one(path: &Path, names: &[OsString]) -> bool {
    path.file_name().is_some_and(|name| names.iter().any(|one| one == name))
}

/// The nearest folder of a path that is there, and the name in it that leads to the file.
fn nearest(file: &Path) -> Option<(PathBuf, OsString)> {
    let mut path = file;
    loop {
        let name = path.file_name()?.to_owned();
        let folder = path.parent()?;
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if folder.is_dir() {
            return Some((folder.to_owned(), name));
        }
        path = folder;
    }
}
