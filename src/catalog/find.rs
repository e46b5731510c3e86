//! Searches a library, and passes on what is found as soon as there is enough to see.

use super::document::{Document, Wanted, Wish};
use super::documents::Documents;
use super::{Source, open};
use crate::library::Volume;
use crate::library::hit::{Counts, Hit};
use crate::library::request::{Find, Found, Resume};
use crate::library::shelf::day_of;
use crate::model::Date;
use crate::people::{Person, Place};
use crate::query::Query;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How many texts are passed on before the user asks for more.
const MAX_HITS: usize = 500;
/// How many texts fill a screen, so that they are passed on at once.
const SCREENFUL: usize = 60;
/// How long the first texts wait for others.
const FIRST_WAIT: Duration = Duration::from_millis(10);
/// How often numbers and further texts are passed on.
const INTERVAL: Duration = Duration::from_millis(80);

/// Searches a library.
#[derive(Debug)]
pub struct Searcher {
    pub(super) source: Source,
    pub(super) documents: Box<dyn Documents>,
    /// Shared with the other searchers of the library.
    pub(super) people: SharedPeople,
}

/// The people of a library, once they are known.
type SharedPeople = Arc<Mutex<Option<Arc<People>>>>;

/// The people of a library, with what they were made from.
#[derive(Debug)]
pub(super) struct People {
    pub(super) all: Arc<Vec<Person>>,
    /// The place of each appearance.
    pub(super) places: Vec<Place>,
    /// The text of the people file with which they were joined; `None` if there was none.
    pub(super) decided: Option<String>,
}

impl Searcher {
    /// Opens a library.
    pub fn open(source: Source) -> Self {
        let documents = open(&source);
        Self { source, documents, people: SharedPeople::default() }
    }

    /// Opens the same library again, for another thread; the people are shared.
    #[must_use]
    pub fn again(&self) -> Self {
        let documents = open(&self.source);
        Self { source: self.source.clone(), documents, people: Arc::clone(&self.people) }
    }

    /// Returns a handle with which another thread ends a search.
    #[cfg(feature = "index")]
    pub fn interrupter(&self) -> Option<super::Interrupter> {
        self.documents.interrupter()
    }

    /// Takes over the files that the library has now. Opens the index if the library has got one meanwhile.
    pub fn set_files(&mut self, files: &Arc<Vec<PathBuf>>) {
        if !self.documents.is_indexed() {
            files.as_ref().clone_into(&mut self.source.files);
            let opened = open(&self.source);
            if opened.is_indexed() {
                self.documents = opened;
            }
        }
        self.documents.set_files(files);
        self.forget_people();
    }

    /// Reads a document.
    pub fn fetch(&mut self, path: &Path) -> Result<Volume, String> {
        self.documents.fetch(path)
    }

    /// Searches, and reports what is found until all is searched or the search is stale.
    pub fn find(&mut self, find: &Find, is_stale: &dyn Fn() -> bool, report: &mut dyn FnMut(Found)) {
        let query = match Query::parse(&find.typed) {
            Ok(query) => Some(query),
            Err(_) if find.person.is_some() && find.typed.trim().is_empty() => None,
            // The app says what is wrong with it.
            Err(_) => return report(Found { number: find.number, is_done: true, ..Found::default() }),
        };
        let wanted = match find.person.as_ref().map(|id| self.speakers_of(id)).transpose() {
            Ok(wanted) => wanted,
            Err(problem) => {
                let problem = Some(problem);
                return report(Found { number: find.number, is_done: true, problem, ..Found::default() });
            }
        };
        let lookup = query.as_ref().map(Query::lookup);
        let wish = Wish {
            #[cfg(feature = "index")]
            lookup: lookup.as_ref(),
            speakers: wanted.as_ref(),
            before: find.from.map(|from| from.0),
        };
        let mut run = Run::new(find, query.as_ref(), wanted.as_ref(), report);
        let result = self.documents.each(wish, is_stale, &mut |document| run.take(document));
        if is_stale() {
            return;
        }
        let is_empty = run.counts == Counts::default() && find.from.is_none();
        let nearest = lookup.filter(|_| is_empty).and_then(|lookup| self.documents.nearest(&lookup));
        run.end(result.err(), nearest);
    }

    /// Returns the speakers of documents who are a person.
    fn speakers_of(&mut self, id: &str) -> Result<Wanted, String> {
        let people = self.joined()?;
        let person = people.all.iter().find(|person| person.id == id);
        let mut wanted = Wanted::new();
        for at in person.map_or(&[][..], |person| &person.appearances) {
            if let Some(Place { document, speaker }) = people.places.get(*at) {
                wanted.entry(*document).or_default().push(*speaker);
            }
        }
        Ok(wanted)
    }
}

/// A search that is running.
struct Run<'r> {
    find: &'r Find,
    query: Option<&'r Query>,
    wanted: Option<&'r Wanted>,
    report: &'r mut dyn FnMut(Found),
    counts: Counts,
    people: HashSet<String>,
    /// Texts that were not passed on yet.
    hits: Vec<Hit>,
    /// The number of texts that were found, until there are enough.
    taken: usize,
    resume: Option<Resume>,
    began: Instant,
    reported: Option<Instant>,
}

impl<'r> Run<'r> {
    fn new(
        find: &'r Find,
        query: Option<&'r Query>,
        wanted: Option<&'r Wanted>,
        report: &'r mut dyn FnMut(Found),
    ) -> Self {
        Self {
            find,
            query,
            wanted,
            report,
            counts: Counts::default(),
            people: HashSet::new(),
            hits: Vec::new(),
            taken: 0,
            resume: None,
            began: Instant::now(),
            reported: None,
        }
    }

    fn take(&mut self, document: &Document<'_>) -> ControlFlow<()> {
        let day = day_of(document.briefing, &document.path.to_string_lossy()).map(Date::iso);
        let speakers = self.wanted.and_then(|wanted| wanted.get(&document.number));
        let place = (document.path, day.unwrap_or_default());
        let found = Hit::all(document.briefing, place, self.query, speakers.map(Vec::as_slice));
        self.count(&found);
        if self.resume.is_none() {
            self.taken += found.len();
            self.hits.extend(found);
            if self.taken >= MAX_HITS {
                self.resume = Some(Resume(document.order));
                self.flush();
                // Only the first part of a search counts all that there is.
                if self.find.from.is_some() {
                    return ControlFlow::Break(());
                }
            }
        }
        let is_due = match self.reported {
            None => {
                self.hits.len() >= SCREENFUL || !self.hits.is_empty() && self.began.elapsed() >= FIRST_WAIT
            }
            Some(reported) => reported.elapsed() >= INTERVAL,
        };
        if is_due {
            self.flush();
        }
        ControlFlow::Continue(())
    }

    fn count(&mut self, found: &[Hit]) {
        self.counts.events += usize::from(!found.is_empty());
        for hit in found {
            if hit.quote.is_some() {
                self.counts.statements += 1;
            } else {
                self.counts.passages += 1;
            }
            if let Some(speaker) = &hit.speaker
                && !self.people.contains(&speaker.plain)
            {
                self.people.insert(speaker.plain.clone());
            }
        }
        self.counts.people = self.people.len();
    }

    fn found(&mut self) -> Found {
        Found {
            number: self.find.number,
            hits: std::mem::take(&mut self.hits),
            counts: self.counts.clone(),
            resume: self.resume,
            ..Found::default()
        }
    }

    fn flush(&mut self) {
        let found = self.found();
        self.reported = Some(Instant::now());
        (self.report)(found);
    }

    fn end(mut self, problem: Option<String>, nearest: Option<(String, String)>) {
        let found = self.found();
        (self.report)(Found { is_done: true, problem, nearest, ..found });
    }
}
