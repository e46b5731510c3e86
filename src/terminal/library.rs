//! Answers what the reader asks of its library, in threads, so that keys work meanwhile.
//!
//! One thread keeps the list up to date, one searches, and one reads single briefings. Each has its own connection to the
//! index, so that none waits for another.

use super::queue::InputSender;
use crate::app::Input;
#[cfg(feature = "index")]
use crate::catalog::Interrupter;
use crate::catalog::{Keeper, Searcher, Source};
use crate::io;
use crate::library::request::{Find, News, Question};
use notify::event::EventKind;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
#[cfg(feature = "index")]
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a folder must be unchanged before its files are compared.
const QUIET_TIME: Duration = Duration::from_millis(250);
/// Comparing takes at most this part of the time: a folder that changes all the time does not keep a processor busy.
const REST_FACTOR: u32 = 4;

/// A message to the thread that keeps the list.
enum KeeperMessage {
    Begin,
    Refresh,
    /// Something in the folder has changed.
    Changed,
}

/// A message to a thread that answers questions.
enum Message {
    Ask(Question),
    /// The library has these files now.
    Files(Arc<Vec<PathBuf>>),
}

/// The threads of a library.
#[derive(Debug)]
pub(super) struct LibraryWorker {
    keeper: Sender<KeeperMessage>,
    search: Sender<Message>,
    desk: Sender<Message>,
    latest: Latest,
}

/// The number of the search that is wanted, and how to end another one.
#[derive(Clone, Debug, Default)]
struct Latest {
    number: Arc<AtomicU64>,
    #[cfg(feature = "index")]
    interrupter: Arc<Mutex<Option<Interrupter>>>,
}

impl Latest {
    /// Ends the search that is running, because another one is wanted.
    fn set(&self, number: u64) {
        let is_other = self.number.swap(number, Ordering::SeqCst) != number;
        #[cfg(feature = "index")]
        if let Some(interrupter) = &*self.interrupter.lock().unwrap_or_else(PoisonError::into_inner)
            && is_other
        {
            interrupter.interrupt();
        }
        #[cfg(not(feature = "index"))]
        let _ = is_other;
    }

    fn is_stale(&self, number: u64) -> bool {
        self.number.load(Ordering::SeqCst) != number
    }
}

impl LibraryWorker {
    /// Starts the threads, which do nothing until they are asked.
    pub(super) fn start(source: Source, sender: &InputSender) -> Self {
        let (keeper, keeper_messages) = channel();
        let (search, search_messages) = channel();
        let (desk, desk_messages) = channel();
        let latest = Latest::default();
        let worker = Self {
            keeper: keeper.clone(),
            search: search.clone(),
            desk: desk.clone(),
            latest: latest.clone(),
        };
        let (own, to_files) = (source.clone(), vec![search, desk]);
        spawn("keeper", sender, move |sender| keep(own, &keeper, &keeper_messages, &to_files, sender));
        spawn("searcher", sender, move |sender| {
            let mut searcher = Searcher::open(source);
            let other = searcher.again();
            spawn("desk", sender, move |sender| answer(other, &desk_messages, sender));
            search_for(&mut searcher, &search_messages, &latest, sender);
        });
        worker
    }

    /// Passes a question on to the thread that answers it.
    pub(super) fn ask(&self, question: Question) {
        // A thread that has ended answers nothing, and everything else works.
        let _ = match question {
            Question::Begin => self.keeper.send(KeeperMessage::Begin).map_err(|_| ()),
            Question::Refresh => self.keeper.send(KeeperMessage::Refresh).map_err(|_| ()),
            Question::Forget => {
                self.latest.set(0);
                Ok(())
            }
            Question::Find(find) => {
                self.latest.set(find.number);
                self.search.send(Message::Ask(Question::Find(find))).map_err(|_| ())
            }
            other => self.desk.send(Message::Ask(other)).map_err(|_| ()),
        };
    }
}

/// Starts a thread. Without it, the library cannot be asked, but briefings can be read.
fn spawn(name: &str, sender: &InputSender, run: impl FnOnce(&InputSender) + Send + 'static) {
    let sender = sender.clone();
    let _ = thread::Builder::new().name(name.to_owned()).spawn(move || run(&sender));
}

fn tell(sender: &InputSender, news: News) {
    sender.send(Input::News(news));
}

/// Keeps the list up to date until the reader ends.
fn keep(
    source: Source,
    to_itself: &Sender<KeeperMessage>,
    messages: &Receiver<KeeperMessage>,
    searchers: &[Sender<Message>],
    sender: &InputSender,
) {
    let mut keeper = Keeper::new(source);
    let mut watcher = None;
    while let Ok(message) = messages.recv() {
        let began = Instant::now();
        let is_change = matches!(message, KeeperMessage::Changed);
        let compared = match message {
            KeeperMessage::Begin => keeper.begin(&mut |news| tell(sender, news)),
            KeeperMessage::Refresh => keeper.refresh(&mut |news| tell(sender, news)),
            KeeperMessage::Changed => {
                // Files may be written one after another.
                while messages.recv_timeout(QUIET_TIME).is_ok() {}
                keeper.refresh(&mut |news| tell(sender, news))
            }
        };
        for searcher in searchers {
            let _ = searcher.send(Message::Files(Arc::clone(&compared.files)));
        }
        tell(sender, compared.news());
        if is_change {
            thread::sleep(began.elapsed().saturating_sub(QUIET_TIME) * REST_FACTOR);
        }
        if watcher.is_none() {
            watcher = keeper.folder().and_then(|folder| watch(folder, to_itself.clone()));
        }
    }
}

/// Watches a folder and its subfolders. Without it, `r` compares the files.
fn watch(folder: &Path, changed: Sender<KeeperMessage>) -> Option<RecommendedWatcher> {
    let told = move |event: notify::Result<notify::Event>| {
        let is_change = event.is_ok_and(|event| {
            matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
        });
        if is_change {
            let _ = changed.send(KeeperMessage::Changed);
        }
    };
    let mut watcher = notify::recommended_watcher(told).ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}

/// Searches until the reader ends. A search that is not wanted any more is left out.
fn search_for(searcher: &mut Searcher, messages: &Receiver<Message>, latest: &Latest, sender: &InputSender) {
    let publish = |searcher: &Searcher| {
        #[cfg(feature = "index")]
        {
            *latest.interrupter.lock().unwrap_or_else(PoisonError::into_inner) = searcher.interrupter();
        }
        #[cfg(not(feature = "index"))]
        let _ = searcher;
    };
    publish(searcher);
    while let Ok(message) = messages.recv() {
        match message {
            Message::Files(files) => {
                searcher.set_files(&files);
                publish(searcher);
            }
            Message::Ask(Question::Find(find)) => run_search(searcher, &find, latest, sender),
            Message::Ask(_) => {}
        }
    }
}

fn run_search(searcher: &mut Searcher, find: &Find, latest: &Latest, sender: &InputSender) {
    let is_stale = || latest.is_stale(find.number);
    if is_stale() {
        return;
    }
    searcher.find(find, &is_stale, &mut |found| {
        if !is_stale() {
            tell(sender, News::Found(Box::new(found)));
        }
    });
}

/// Answers other questions until the reader ends.
fn answer(mut searcher: Searcher, messages: &Receiver<Message>, sender: &InputSender) {
    while let Ok(message) = messages.recv() {
        match message {
            Message::Files(files) => searcher.set_files(&files),
            Message::Ask(question) => {
                if let Some(news) = answer_one(&mut searcher, question) {
                    tell(sender, news);
                }
            }
        }
    }
}

/// Answers a question that needs no search.
pub(super) fn answer_one(searcher: &mut Searcher, question: Question) -> Option<News> {
    Some(match question {
        Question::People => match searcher.people() {
            Ok(people) => News::People(people),
            Err(why) => News::Note(format!("the people cannot be listed: {why}")),
        },
        Question::Decide { one, other, are_same } => match searcher.decide(&one, &other, are_same) {
            Ok(edit) => News::Changed(Box::new(edit)),
            Err(why) => News::NotChanged(why),
        },
        Question::KeepQuery { file, name, query } => match io::keep_query(file, &name, &query) {
            Ok(edit) => News::Changed(Box::new(edit)),
            Err(failure) => News::NotChanged(failure.to_string()),
        },
        Question::Fetch(path) => {
            let result = searcher.fetch(&path).map(Box::new);
            News::Fetched(path, result)
        }
        Question::Begin | Question::Refresh | Question::Find(_) | Question::Forget => return None,
    })
}
