//! Brings an index up to date: compares the stamps of files, and reads those that changed on all processors.

use super::ahead::Ahead;
use super::changed::Changed;
use super::document::Known;
use super::writer::Writer;
use super::{Index, Problem};
use crate::io::{self, Failure};
use crate::library::Volume;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of files that were read.
    pub done: usize,
    /// The number of files to read.
    pub all: usize,
}

/// A file that was read for the index.
#[derive(Debug)]
pub struct Step<'a> {
    /// How far the work is.
    pub progress: Progress,
    /// The file.
    pub path: &'a Path,
    /// What was read; `None` if the file has the same bytes as before.
    pub read: Result<Option<&'a Volume>, &'a Failure>,
}

/// The result of an update.
#[derive(Debug, Default)]
pub struct Updated {
    /// For each file, in order, its document; `None` if the index does not have its current state.
    pub documents: Vec<Option<Known>>,
    /// The files that could not be read, with their positions in the list.
    pub failures: Vec<(usize, Failure)>,
    /// The number of files that were read.
    pub read: usize,
    /// The files that are gone.
    pub gone: Vec<PathBuf>,
    /// Why the index could not be written.
    pub problem: Option<Problem>,
}

impl Index {
    /// Opens the index of a folder, or that of a folder around it, and brings it up to date with the files of the folder.
    ///
    /// `ahead` is the index if it was opened already. An index that cannot be used is rebuilt; `again` is then told why.
    /// `report` is called for each file that is read.
    pub fn up_to_date(
        (caches, folder): (&Path, &Path),
        ahead: Option<Ahead>,
        files: &[PathBuf],
        again: &mut dyn FnMut(&str),
        report: &mut dyn FnMut(&Step<'_>),
    ) -> Result<(Self, Updated), Problem> {
        let Ahead { mut index, why, documents } = ahead.map_or_else(|| Ahead::open(caches, folder), Ok)?;
        if let Some(why) = why {
            again(why);
        }
        let updated = match documents.map(|documents| index.update(documents, files, report)) {
            Err(problem) | Ok(Updated { problem: Some(problem), .. }) if problem.is_damage() => {
                again("it was damaged");
                index = index.rebuild()?;
                index.update(Vec::new(), files, report)
            }
            result => result?,
        };
        Ok((index, updated))
    }

    /// Brings the index up to date with files of the named folder; `documents` are those that it has.
    ///
    /// Documents of files that do not exist any more are removed. `report` is called after each file that was read.
    fn update(
        &mut self,
        documents: Vec<Known>,
        files: &[PathBuf],
        report: &mut dyn FnMut(&Step<'_>),
    ) -> Updated {
        // Hashing a path is slow, because it is divided into its parts.
        let mut known: HashMap<OsString, Known> = HashMap::with_capacity(documents.len());
        for document in documents {
            known.insert(document.inner.clone().into_os_string(), document);
        }
        let mut updated = Updated::default();
        let mut changed = Vec::new();
        for (at, (path, stamp)) in files.iter().zip(io::stamps(files)).enumerate() {
            let inner = self.inner(path);
            match known.remove(inner.as_os_str()) {
                Some(old) if stamp == Some(old.stamp) => updated.documents.push(Some(old)),
                old => {
                    changed.push(Changed { at, path, inner, old });
                    updated.documents.push(None);
                }
            }
        }
        // Whatever is left was not listed.
        let is_gone =
            |known: &&Known| known.inner.starts_with(&self.inside) && !self.root.join(&known.inner).exists();
        let gone: Vec<&Known> = known.values().filter(is_gone).collect();
        updated.gone = gone.iter().filter_map(|known| self.named_path(&known.inner)).collect();
        let gone: Vec<i64> = gone.iter().map(|known| known.id).collect();
        if !changed.is_empty() || !gone.is_empty() {
            updated.problem = self.write(&gone, &changed, &mut updated, report).err();
        }
        updated
    }

    /// Reads the changed files, and writes what was read. After an error, all of them count as unknown.
    fn write(
        &mut self,
        gone: &[i64],
        changed: &[Changed<'_>],
        updated: &mut Updated,
        report: &mut dyn FnMut(&Step<'_>),
    ) -> Result<(), Problem> {
        let all = changed.len();
        let mut writer = Writer::begin(&self.connection)?;
        gone.iter().try_for_each(|id| writer.remove(*id))?;
        let mut written = Vec::with_capacity(changed.len());
        io::in_order(changed, Changed::prepare, |changed, prepared| {
            updated.read += 1;
            let read =
                prepared.as_ref().map(|prepared| prepared.content.as_ref().map(|content| &content.volume));
            report(&Step { progress: Progress { done: updated.read, all }, path: changed.path, read });
            match prepared {
                Ok(prepared) => written.push((changed.at, writer.put(changed, prepared)?)),
                Err(failure) => updated.failures.push((changed.at, failure)),
            }
            Ok::<(), Problem>(())
        })?;
        writer.commit()?;
        for (at, known) in written {
            if let Some(place) = updated.documents.get_mut(at) {
                *place = Some(known);
            }
        }
        Ok(())
    }
}
