//! What the list of a library shows of each document, without reading it.

use super::place::path_from;
use super::{Index, Known, Problem};
use crate::diagnostic::Count;
use crate::library::shelf::{State, Summary};
use crate::model::Checks;
use crate::text::Safe;
use rusqlite::Row;
use std::path::{Path, PathBuf};

impl Index {
    /// Returns the index of a folder that is up to date with this program, from the disk or from memory; `None` if there is
    /// none.
    ///
    /// `caches` is the folder of caches.
    pub fn existing(caches: &Path, named: &Path) -> Option<Self> {
        let on_disk = || super::indexed_folder(caches, named).and_then(|_| Self::open(caches, named).ok());
        // An index in memory is newer than one on the disk that cannot be written.
        Self::existing_in_memory(named).or_else(|| Some(on_disk()?.0))
    }

    /// Returns the paths of the documents of the named folder, as the user named it, with what the list shows of each.
    ///
    /// The newest come first, at most `limit` of them.
    pub fn shown(&self, limit: Option<usize>) -> Result<Vec<(PathBuf, State)>, Problem> {
        let mut all = self.connection.prepare_cached(
            "select path, refusal, is_briefing, title, shown_day, place, checked, speakers, quotes, errors, warnings, hay \
             from documents order by key desc, id desc limit ?1",
        )?;
        let limit = limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(-1));
        // Where only a part of the library is named, the limit would leave out too much.
        let limit = if self.inside.as_os_str().is_empty() { limit } else { -1 };
        let mut rows = all.query([limit])?;
        let mut shown = Vec::new();
        while let Some(row) = rows.next()? {
            let path = path_from(&row.get::<_, Vec<u8>>(0)?);
            if let Some(path) = self.named_path(&path) {
                shown.push((path, state(row)?));
            }
        }
        Ok(shown)
    }

    /// Returns the path of a document as the user names it; `None` if it is outside of the named folder.
    pub fn path_of(&self, known: &Known) -> Option<PathBuf> {
        self.named_path(&known.inner)
    }

    /// Returns the path of a document as the user names it; `None` if it is outside of the named folder.
    pub(super) fn named_path(&self, inner: &Path) -> Option<PathBuf> {
        Some(self.named.join(inner.strip_prefix(&self.inside).ok()?))
    }
}

fn state(row: &Row<'_>) -> rusqlite::Result<State> {
    let refusal: Option<String> = row.get(1)?;
    if !row.get::<_, bool>(2)? {
        let why = refusal.as_deref().unwrap_or("it has no briefing that can be read");
        return Ok(State::Unfit(Safe::clean_line(why)));
    }
    let place: Option<String> = row.get(5)?;
    let (checked, all): (Option<usize>, usize) = (row.get(6)?, row.get(8)?);
    Ok(State::Read(Box::new(Summary {
        title: Safe::clean_line(&row.get::<_, String>(3)?),
        date: row.get(4)?,
        place: place.map(|place| Safe::clean_line(&place)),
        speakers: row.get(7)?,
        quotes: all,
        faults: Count { errors: row.get(9)?, warnings: row.get(10)? },
        checks: checked.map(|checked| Checks { checked, all }),
        details: None,
        hay: row.get(11)?,
    })))
}
