//! What the index knows of a document, and its row numbers.

use super::place::path_from;
use super::{Index, Problem, body};
use crate::library::{Stamp, Volume};
use crate::model::{Briefing, Date};
use crate::query::Lookup;
use rusqlite::{OptionalExtension, Row};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The number of bits of a row number below those of the day: the rows of a day.
const DAY_BITS: u32 = 22;

/// The first row number of documents without a day.
const WITHOUT_DAY: i64 = -(1 << 60);

/// A document in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its number in the index.
    pub id: i64,
    /// Its path inside the library.
    pub(super) inner: PathBuf,
    /// The state of its file when it was read; without a time of writing if the file may have changed meanwhile.
    pub stamp: Stamp,
    /// The hash of its bytes.
    pub print: u64,
    /// True if it is a briefing.
    pub is_briefing: bool,
    /// Why it is not even a broken briefing, if it is none.
    pub refusal: Option<String>,
    /// True if reports of its problems show lines of the file.
    pub has_excerpts: bool,
    /// The day of the event.
    pub day: Option<Date>,
    /// The first and the last day of the event and its sections.
    pub days: Option<(Date, Date)>,
}

/// Returns the row numbers for documents of a day.
///
/// Rows are ordered by the day of the event, so that the newest rows of a query are found first. Close numbers make a small
/// index.
pub(super) fn rows_of(day: Option<Date>) -> Range<i64> {
    let Some(day) = day else { return WITHOUT_DAY..0 };
    let day = 1 + i64::from(day.year) * 372 + i64::from(day.month) * 31 + i64::from(day.day);
    day << DAY_BITS..(day + 1) << DAY_BITS
}

/// Returns the first and the last day of a briefing, by which filters of dates select.
pub(super) fn days(briefing: &Briefing) -> Option<(Date, Date)> {
    let starts = briefing.sections.iter().filter_map(|section| section.start.and_then(|start| start.date));
    let days = || briefing.event.day().into_iter().chain(starts.clone());
    Some((days().min()?, days().max()?))
}

/// Nanoseconds from 1970 to a time.
pub(super) fn nanoseconds(time: SystemTime) -> Option<i64> {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).ok(),
        Err(before) => i64::try_from(before.duration().as_nanos()).ok().map(|nanoseconds| -nanoseconds),
    }
}

/// The time at a number of nanoseconds from 1970.
fn time(nanoseconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    let epoch = SystemTime::UNIX_EPOCH;
    if nanoseconds < 0 { epoch.checked_sub(distance) } else { epoch.checked_add(distance) }
}

/// What is read of every document.
const COLUMNS: &str = "select id, path, written, bytes, number, print, is_briefing, refusal, has_excerpts, day, \
                       first_day, last_day from documents";

fn known(row: &Row<'_>) -> rusqlite::Result<Known> {
    let written: Option<i64> = row.get(2)?;
    let day = |column: usize| -> rusqlite::Result<Option<Date>> {
        Ok(row.get_ref(column)?.as_str_or_null()?.and_then(Date::from_iso))
    };
    Ok(Known {
        id: row.get(0)?,
        inner: path_from(row.get_ref(1)?.as_blob()?),
        stamp: Stamp {
            written: written.and_then(time),
            bytes: row.get::<_, i64>(3)?.cast_unsigned(),
            number: row.get::<_, i64>(4)?.cast_unsigned(),
        },
        print: row.get::<_, i64>(5)?.cast_unsigned(),
        is_briefing: row.get(6)?,
        refusal: row.get(7)?,
        has_excerpts: row.get(8)?,
        day: day(9)?,
        days: day(10)?.zip(day(11)?),
    })
}

impl Index {
    /// Returns every document.
    pub fn documents(&self) -> Result<Vec<Known>, Problem> {
        let mut all = self.connection.prepare_cached(COLUMNS)?;
        Ok(all.query_map((), known)?.collect::<Result<_, _>>()?)
    }

    /// Returns the document of a file, by its path as the user names it; `None` if there is none.
    pub fn document(&self, path: &Path) -> Result<Option<Known>, Problem> {
        let mut one = self.connection.prepare_cached(&[COLUMNS, " where path = ?1"].concat())?;
        let inner = self.inner(path);
        Ok(one.query_row([inner.as_os_str().as_encoded_bytes()], known).optional()?)
    }

    /// Returns the stored bytes of a document; `None` if there are none.
    pub fn body(&self, id: i64) -> Result<Option<Vec<u8>>, Problem> {
        let mut body = self.connection.prepare_cached("select body from bodies where document = ?1")?;
        Ok(body.query_row([id], |row| row.get(0)).optional()?)
    }
}

impl Known {
    /// Returns true if one of its days is between those of a lookup.
    pub fn is_between(&self, lookup: &Lookup) -> bool {
        if lookup.since.is_none() && lookup.until.is_none() {
            return true;
        }
        let days = self.days.map(|(first, last)| (first.iso(), last.iso()));
        lookup.has_day(days.as_ref().map(|(first, last)| (first.as_str(), last.as_str())))
    }

    /// Makes the volume from the stored bytes; `path` is how the user names the file. `None` if the bytes are damaged.
    pub fn volume(&self, path: &Path, body: &[u8]) -> Option<Volume> {
        let (briefing, diagnostics) = body::restore(body)?;
        let stamp = self.stamp.written.map(|_| self.stamp);
        (briefing.is_some() == self.is_briefing)
            .then(|| Volume::known(path, stamp, self.print, briefing, diagnostics))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_ordered_by_day() {
        let day = |year, month, day| Some(Date { year, month, day });
        let days = [None, day(0, 1, 1), day(2025, 1, 31), day(2025, 2, 1), day(9999, 12, 31)].map(rows_of);
        assert!(days.iter().all(|rows| !rows.is_empty()));
        assert!(days.array_windows().all(|[one, next]| one.end <= next.start));
    }

    #[test]
    fn times_are_kept_to_the_nanosecond() {
        let now = SystemTime::now();
        assert_eq!(nanoseconds(now).and_then(time), Some(now));
        let long_ago = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(nanoseconds(long_ago).and_then(time), Some(long_ago));
    }
}
