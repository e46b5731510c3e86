//! Plans which files a command reads, takes what it can from indexes, and reads the rest on all processors.

use super::exit::Exit;
use super::files::{File, Files, own_folder, report_skipped};
use super::indexed::{self, Early, Library, Stored};
use super::input::read;
use super::output::{Stop, complain, counted, report_unread, tell};
use super::selection::{Selection, UsesIndex};
use crate::io::{self, Failure, Reason, Skipped};
use crate::library::{self, Volume};
use crate::model::Briefing;
use crate::people::{Appearance, Everyone, PeopleFile};
use crate::text::Safe;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// The files that a command reads.
pub(super) struct Plan {
    items: Vec<Item>,
    libraries: Vec<Arc<Library>>,
    unread: Unread,
    /// The samples, if no path was given and there is no library.
    samples: Vec<Volume>,
    is_by_day: bool,
    /// The number of files in indexes that are left out.
    left_out: usize,
}

/// A file to read.
struct Item {
    file: File,
    /// The number of its library, and what its index knows of the file.
    stored: Option<(usize, Stored)>,
}

/// The files that could not be used.
#[derive(Default)]
pub(super) struct Unread {
    /// The number of files that were read, now or before.
    pub(super) read: usize,
    /// The files of folders that were skipped.
    pub(super) skipped: Vec<Skipped>,
    /// The files on which plenary itself failed.
    bugs: Vec<Failure>,
    /// True if a file that the user named contains no briefing.
    is_faulty: bool,
}

impl Unread {
    /// Adds a file of a folder that cannot be read.
    fn add_failure(&mut self, path: PathBuf, failure: Failure) {
        if failure.is_bug() {
            self.bugs.push(failure);
        } else {
            self.add_refused(path, failure.message);
        }
    }

    /// Adds a file of a folder that is no briefing, and why.
    fn add_refused(&mut self, path: PathBuf, reason: String) {
        self.skipped.push(Skipped { path, reason: Reason::Unusable(reason) });
    }

    /// Reports the files that were skipped and those on which plenary failed.
    ///
    /// Returns how the run ends.
    pub(super) fn report(&self) -> Exit {
        report_skipped(&self.skipped);
        let exit = if self.is_faulty { Exit::Faults } else { Exit::Success };
        exit.max(self.report_bugs())
    }

    /// Reports the files on which plenary failed. Returns how the run ends.
    pub(super) fn report_bugs(&self) -> Exit {
        if self.bugs.is_empty() {
            return Exit::Success;
        }
        self.bugs.iter().for_each(complain);
        if self.read > 0 {
            tell(&format!("plenary: {} could be read\n", counted(self.read, "other file")));
        }
        Exit::Bug
    }
}

impl Plan {
    /// Finds the files that the paths name, and brings the indexes of folders up to date.
    ///
    /// Files of a folder that cannot be used are skipped; a file that a path names must be readable. Without a path, these
    /// are the files of the user's library, or the briefings that come with the program.
    pub(super) fn of(
        paths: &[PathBuf],
        selection: &Selection,
        uses_index: &UsesIndex,
    ) -> Result<Self, Failure> {
        let own = own_folder();
        let folders = if paths.is_empty() { own.as_slice() } else { paths };
        let (files, mut early) = thread::scope(|scope| {
            let early = (!uses_index.no_index).then(|| scope.spawn(|| Early::open(folders)));
            let files = match paths {
                [] => Ok(Files::of(&own).ok().filter(|_| !own.is_empty())),
                paths => Files::of(paths).map(Some),
            };
            (files, early.and_then(|early| early.join().ok()).unwrap_or_default())
        });
        let mut plan = Self {
            items: Vec::new(),
            libraries: Vec::new(),
            unread: Unread::default(),
            samples: Vec::new(),
            is_by_day: false,
            left_out: 0,
        };
        let Some(Files { all: files, folders, skipped }) = files? else {
            plan.samples = library::embedded();
            return Ok(plan);
        };
        plan.unread.skipped = skipped;
        let mut files = files.into_iter().peekable();
        while let Some(first) = files.peek() {
            let folder = first.folder;
            let mut group = Vec::new();
            while let Some(file) = files.next_if(|file| file.folder == folder) {
                group.push(file);
            }
            let indexed = folder.and_then(|folder| folders.get(folder)).filter(|_| !uses_index.no_index);
            plan.add(group, (indexed.map(PathBuf::as_path), &mut early), selection);
        }
        let is_stored = |item: &Item| item.stored.is_some();
        if selection.is_by_day && plan.items.iter().all(is_stored) {
            // Documents without a day come last.
            plan.items.sort_by_key(|item| {
                let day = item.stored.as_ref().and_then(|(_, stored)| stored.day());
                (day.is_none(), day)
            });
            plan.is_by_day = true;
        }
        Ok(plan)
    }

    /// Adds the files of a folder, or files that paths name.
    fn add(&mut self, files: Vec<File>, (folder, early): (Option<&Path>, &mut Early), selection: &Selection) {
        let paths = || files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        let Some(opened) = folder.and_then(|folder| indexed::open(folder, early, paths)) else {
            self.items.extend(files.into_iter().map(|file| Item { file, stored: None }));
            return;
        };
        let number = self.libraries.len();
        let passes = opened.library.selects(selection);
        self.libraries.push(Arc::new(opened.library));
        let mut failures = opened.failures.into_iter().peekable();
        for (at, (file, stored)) in files.into_iter().zip(opened.documents).enumerate() {
            if let Some((_, failure)) = failures.next_if(|(failed, _)| *failed == at) {
                self.unread.add_failure(file.path, failure);
                continue;
            }
            if let Some(refusal) = stored.as_ref().and_then(Stored::refusal) {
                self.unread.add_refused(file.path, refusal.to_owned());
                continue;
            }
            match stored {
                Some(stored) if !passes(&stored) => self.left_out += 1,
                Some(stored) if stored.has_excerpts() && selection.has_excerpts => {
                    self.items.push(Item { file, stored: None });
                }
                stored => {
                    self.items.push(Item { file, stored: stored.map(|stored| (number, stored)) });
                }
            }
        }
    }

    /// Returns the number of all files, with those that are left out.
    pub(super) fn len(&self) -> usize {
        self.items.len() + self.samples.len() + self.left_out
    }

    /// Reads every file on all processors, and passes each to `take`, in order, with a briefing or without.
    pub(super) fn each(self, mut take: impl FnMut(Volume) -> Result<(), Failure>) -> Result<Unread, Failure> {
        self.run(|_| None, |volume| volume, |volume| take(volume).map_err(Stop::from))
    }

    /// Passes the name and the speakers of each briefing to `take`, in order; a briefing in an index is not read.
    pub(super) fn each_cast(self, take: impl FnMut(String, Vec<Appearance>)) -> Result<Unread, Failure> {
        let casts: Vec<HashMap<i64, Vec<Appearance>>> =
            self.libraries.iter().map(|library| library.casts()).collect();
        self.each_cast_of(|at, stored| casts.get(at)?.get(&stored.id()).cloned(), take)
    }

    /// Returns the people of all briefings, and the names of their files; unchanged people come from an index.
    pub(super) fn people(
        self,
        source: Option<&str>,
        file: Option<&PeopleFile>,
    ) -> Result<(Everyone, Vec<String>, Unread), Failure> {
        let stored: Vec<&Stored> = self.stored_briefings().unwrap_or_default();
        let library = self.libraries.first().filter(|_| !stored.is_empty()).cloned();
        let key = indexed::people_key(&stored, source);
        let ids: Vec<usize> = stored.iter().filter_map(|stored| usize::try_from(stored.id()).ok()).collect();
        let mut files = Vec::new();
        if let Some(everyone) = library.as_ref().and_then(|library| library.everyone(key)) {
            let unread = self.each_cast_of(|_, _| Some(Vec::new()), |name, _| files.push(name))?;
            let orders: HashMap<usize, usize> = (0..).zip(ids).map(|(order, id)| (id, order)).collect();
            let order = |id| orders.get(&id).copied().unwrap_or(usize::MAX);
            return Ok((everyone.with_documents(order), files, unread));
        }
        let mut appearances = Vec::new();
        let unread = self.each_cast(|name, cast| {
            appearances.extend(cast.into_iter().map(|one| Appearance { document: files.len(), ..one }));
            files.push(name);
        })?;
        let everyone = Everyone::of(&appearances, file);
        if let Some(library) = library.filter(|_| files.len() == ids.len()) {
            let id = |order: usize| ids.get(order).copied().unwrap_or(usize::MAX);
            library.keep_everyone(key, &everyone.clone().with_documents(id));
        }
        Ok((everyone, files, unread))
    }

    /// Returns what an index knows of each briefing, in order; `None` if not all are in one index.
    fn stored_briefings(&self) -> Option<Vec<&Stored>> {
        if self.libraries.len() != 1 || !self.samples.is_empty() {
            return None;
        }
        let stored: Option<Vec<&Stored>> =
            self.items.iter().map(|item| Some(&item.stored.as_ref()?.1)).collect();
        Some(stored?.into_iter().filter(|stored| stored.is_briefing()).collect())
    }

    /// Passes the name and the speakers of each briefing to `take`, in order; `cast` knows those of a briefing in an index.
    fn each_cast_of(
        self,
        cast: impl Fn(usize, &Stored) -> Option<Vec<Appearance>> + Sync,
        mut take: impl FnMut(String, Vec<Appearance>),
    ) -> Result<Unread, Failure> {
        let known = |item: &Item| {
            let (at, stored) = item.stored.as_ref().filter(|(_, stored)| stored.is_briefing())?;
            let cast = cast(*at, stored)?;
            Some((Safe::clean_line(&item.file.path.to_string_lossy()).to_string(), Ok(cast)))
        };
        let of_volume = |volume: Volume| {
            let cast = volume.briefing.as_ref().map(|briefing| Appearance::all(0, briefing).collect());
            (volume.name.to_string(), cast.ok_or(volume))
        };
        self.run(known, of_volume, |(name, cast)| {
            match cast {
                Ok(cast) => take(name, cast),
                Err(volume) => drop(report_unread(&volume)),
            }
            Ok(())
        })
    }

    /// Applies `map` to every briefing, on all processors, and passes each result to `take`, in order.
    ///
    /// A file without a briefing is reported. If nobody reads the output any more, the other files are not read.
    pub(super) fn map_briefings<T: Send>(
        self,
        map: impl Fn(Volume) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), Stop>,
    ) -> Result<Unread, Failure> {
        let map =
            |volume: Volume| if volume.briefing.is_some() { Ok(map(volume)) } else { Err(Box::new(volume)) };
        self.run(
            |_| None,
            map,
            |made| match made {
                Ok(made) => take(made),
                Err(volume) => {
                    report_unread(&volume);
                    Ok(())
                }
            },
        )
    }

    /// Applies `map` to every briefing, on all processors, and passes each result to `take`, in the order of their days.
    ///
    /// Results are passed on at once if the order is known before the files are read. Briefings without a day come last.
    pub(super) fn map_by_day<T: Send>(
        self,
        map: impl Fn(&Volume, &Briefing) -> Option<T> + Sync,
        mut take: impl FnMut(T) -> Result<(), Stop>,
    ) -> Result<Unread, Failure> {
        let is_by_day = self.is_by_day;
        let mut later = Vec::new();
        let with_day = |volume: Volume| {
            let briefing = volume.briefing.as_ref()?;
            Some((briefing.event.day(), map(&volume, briefing)?))
        };
        let unread = self.map_briefings(with_day, |made| match made {
            Some((_, made)) if is_by_day => take(made),
            made => {
                later.extend(made);
                Ok(())
            }
        })?;
        // `None` sorts before everything else.
        later.sort_by_key(|(day, _)| (day.is_none(), *day));
        later.into_iter().try_for_each(|(_, made)| take(made)).or_else(Stop::failure)?;
        Ok(unread)
    }

    /// Reads every file that `known` makes nothing of, and applies `map` to it.
    fn run<T: Send>(
        self,
        known: impl Fn(&Item) -> Option<T> + Sync,
        map: impl Fn(Volume) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), Stop>,
    ) -> Result<Unread, Failure> {
        let Self { items, libraries, mut unread, samples, left_out, .. } = self;
        unread.read += samples.len() + left_out;
        samples.into_iter().try_for_each(|volume| take(map(volume))).or_else(Stop::failure)?;
        let read_one = |item: &Item| {
            let stored = item.stored.as_ref();
            let stored = stored.and_then(|(at, stored)| libraries.get(*at)?.volume(stored, &item.file.path));
            stored.map_or_else(|| read(&item.file.path), Ok).map(|volume| {
                let refusal = volume.refusal().map(str::to_owned);
                let has_briefing = volume.briefing.is_some();
                match refusal {
                    Some(refusal) if !item.file.is_named => Err(refusal),
                    _ => Ok((map(volume), has_briefing)),
                }
            })
        };
        let mut take_one = |item: &Item, result: Result<Result<(T, bool), String>, Failure>| {
            match result {
                Ok(Ok((made, has_briefing))) => {
                    unread.read += 1;
                    unread.is_faulty |= !has_briefing;
                    return take(made);
                }
                Ok(Err(refusal)) => unread.add_refused(item.file.path.clone(), refusal),
                Err(failure) if item.file.is_named && !failure.is_bug() => return Err(failure.into()),
                Err(failure) => unread.add_failure(item.file.path.clone(), failure),
            }
            Ok(())
        };
        let mut run = || {
            let mut rest = items.as_slice();
            while let Some((first, others)) = rest.split_first() {
                if let Some(made) = known(first) {
                    take_one(first, Ok(Ok((made, true))))?;
                    rest = others;
                    continue;
                }
                let count = rest.iter().take_while(|item| known(item).is_none()).count();
                let (unknown, others) = rest.split_at(count);
                io::in_order(unknown, read_one, &mut take_one)?;
                rest = others;
            }
            Ok::<(), Stop>(())
        };
        run().or_else(Stop::failure)?;
        Ok(unread)
    }
}
