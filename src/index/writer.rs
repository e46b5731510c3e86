//! Writes documents into an index, many at a time.

use super::changed::{Changed, Content, Prepared};
use super::document::{self, Known};
use super::rows::Row;
use super::{Problem, document::nanoseconds};
use crate::library::shelf::{Summary, day_of};
use crate::model::{Date, Speaker};
use crate::text::Safe;
use crate::text::fold::loose;
use rusqlite::{Connection, OptionalExtension, params};
use std::ops::Range;
use std::time::{Duration, Instant};

/// How long changes are collected before they are written to the disk.
///
/// If the program is killed, the changes since then are lost and made again.
const WRITE_EVERY: Duration = Duration::from_secs(1);

/// The memory for pages while documents are written, in KiB.
const CACHE_KIB: i64 = 8 << 10;

/// A transaction that is renewed while documents are written; without a commit, the last part is undone.
pub(super) struct Writer<'c> {
    connection: &'c Connection,
    since: Instant,
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if !self.connection.is_autocommit() {
            // SQLite undoes the changes also when the file is next opened.
            let _ = self.connection.execute_batch("rollback");
        }
    }
}

impl<'c> Writer<'c> {
    pub(super) fn begin(connection: &'c Connection) -> Result<Self, Problem> {
        connection.execute_batch("begin immediate")?;
        // Many pages change, and are written together.
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        Ok(Self { connection, since: Instant::now() })
    }

    pub(super) fn commit(&mut self) -> Result<(), Problem> {
        Ok(self.connection.execute_batch("commit")?)
    }

    /// Writes the current state of a file.
    pub(super) fn put(&mut self, changed: &Changed<'_>, prepared: Prepared) -> Result<Known, Problem> {
        if self.since.elapsed() > WRITE_EVERY {
            self.connection.execute_batch("commit; begin immediate")?;
            self.since = Instant::now();
        }
        let Prepared { stamp, print, content } = prepared;
        // Another process may have written the same file since the documents were read.
        let current = self.id_of(changed)?;
        match (content, &changed.old) {
            (None, Some(old)) if current == Some(old.id) => {
                self.execute(
                    "update documents set written = ?2, bytes = ?3, number = ?4 where id = ?1",
                    params![
                        old.id,
                        stamp.written.and_then(nanoseconds),
                        stamp.bytes.cast_signed(),
                        stamp.number.cast_signed()
                    ],
                )?;
                Ok(Known { stamp, ..old.clone() })
            }
            (content, _) => {
                if let Some(id) = current {
                    self.remove(id)?;
                }
                self.insert((changed, current), Prepared { stamp, print, content: None }, content)
            }
        }
    }

    fn insert(
        &self,
        (changed, id): (&Changed<'_>, Option<i64>),
        Prepared { stamp, print, .. }: Prepared,
        content: Option<Content>,
    ) -> Result<Known, Problem> {
        let Some(Content { volume, rows, body }) = content else {
            return Err(Problem::new("a document has no content"));
        };
        let briefing = volume.briefing.as_ref();
        let name = changed.inner.to_string_lossy();
        let summary =
            briefing.map(|briefing| Summary::of(briefing, &name, volume.count())).unwrap_or_default();
        let days = briefing.and_then(document::days);
        let day = briefing.and_then(|briefing| briefing.event.day());
        let shown_day = briefing.and_then(|briefing| day_of(briefing, &name));
        let known = Known {
            id: id.map_or_else(|| self.free_id(), Ok)?,
            inner: changed.inner.clone(),
            stamp,
            print,
            is_briefing: briefing.is_some(),
            refusal: volume.refusal().map(str::to_owned),
            has_excerpts: volume.has_excerpts(),
            day,
            days,
        };
        let key = self.free_key(shown_day, rows.len())?;
        self.insert_document(&known, &summary, (key, rows.len()))?;
        self.execute("insert into bodies values (?1, ?2)", params![known.id, body])?;
        self.insert_rows(key, &rows)?;
        for (number, speaker) in briefing.iter().flat_map(|briefing| briefing.speakers.iter().enumerate()) {
            self.insert_speaker(known.id, number, speaker)?;
        }
        Ok(known)
    }

    /// Returns the id of a file that is in the index.
    fn id_of(&self, changed: &Changed<'_>) -> Result<Option<i64>, Problem> {
        let mut id = self.connection.prepare_cached("select id from documents where path = ?1")?;
        Ok(id.query_row([changed.inner.as_os_str().as_encoded_bytes()], |row| row.get(0)).optional()?)
    }

    /// Returns the id of a new document.
    fn free_id(&self) -> Result<i64, Problem> {
        let mut free = self.connection.prepare_cached("select coalesce(max(id), 0) + 1 from documents")?;
        let id: i64 = free.query_row((), |row| row.get(0))?;
        Ok(id)
    }

    /// Returns the first of several free row numbers for a document of a day.
    fn free_key(&self, day: Option<Date>, rows: usize) -> Result<i64, Problem> {
        let mut last = self.connection.prepare_cached(
            "select key + rows from documents where key >= ?1 and key < ?2 order by key desc limit 1",
        )?;
        let mut free = |range: &Range<i64>| -> Result<i64, Problem> {
            let last = last.query_row((range.start, range.end), |row| row.get(0)).optional()?;
            Ok(last.unwrap_or(range.start))
        };
        let of_day = document::rows_of(day);
        let key = free(&of_day)?;
        let is_full = i64::try_from(rows).unwrap_or(i64::MAX) > of_day.end - key;
        // Their order only decides what is found first.
        if is_full { free(&document::rows_of(None)) } else { Ok(key) }
    }

    fn insert_document(
        &self,
        known: &Known,
        summary: &Summary,
        (key, rows): (i64, usize),
    ) -> Result<(), Problem> {
        self.execute(
            "insert into documents values \
             (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
            params![
                known.id,
                known.inner.as_os_str().as_encoded_bytes(),
                known.stamp.written.and_then(nanoseconds),
                known.stamp.bytes.cast_signed(),
                known.stamp.number.cast_signed(),
                known.print.cast_signed(),
                known.is_briefing,
                known.refusal,
                known.has_excerpts,
                &*summary.title,
                known.day.map(Date::iso),
                known.days.map(|(first, _)| first.iso()),
                known.days.map(|(_, last)| last.iso()),
                summary.date,
                summary.place.as_deref(),
                summary.checks.map(|checks| checks.checked),
                summary.speakers,
                summary.quotes,
                summary.hay,
                summary.faults.errors,
                summary.faults.warnings,
                key,
                rows
            ],
        )
    }

    fn insert_rows(&self, key: i64, rows: &[Row]) -> Result<(), Problem> {
        let mut text = self.connection.prepare_cached("insert into texts (rowid, words) values (?1, ?2)")?;
        let mut voice =
            self.connection.prepare_cached("insert into voices (rowid, names) values (?1, ?2)")?;
        for (number, row) in (key..).zip(rows) {
            text.execute((number, &row.words))?;
            if !row.names.is_empty() {
                voice.execute((number, &row.names))?;
            }
        }
        Ok(())
    }

    fn insert_speaker(&self, document: i64, number: usize, speaker: &Speaker) -> Result<(), Problem> {
        let aliases: Vec<&str> = speaker.aliases.iter().map(|alias| &**alias).collect();
        let text = |words: &Option<Safe>| words.as_ref().map(ToString::to_string);
        self.execute(
            "insert into speakers values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                document,
                number,
                &*speaker.id,
                &*speaker.name,
                loose(&[&*speaker.name, speaker.native.as_deref().unwrap_or_default()].join(" ")),
                text(&speaker.family),
                text(&speaker.given),
                text(&speaker.native),
                text(&speaker.honorific),
                text(&speaker.role),
                text(&speaker.organization),
                (!aliases.is_empty()).then(|| aliases.join("\n")),
                speaker.group,
                speaker.unnamed,
                speaker.quotes.len()
            ],
        )
    }

    /// Removes a document.
    pub(super) fn remove(&self, id: i64) -> Result<(), Problem> {
        let mut rows = self.connection.prepare_cached("select key, rows from documents where id = ?1")?;
        let rows: Option<(i64, i64)> =
            rows.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        // Another process may have removed it since the documents were read.
        let Some((key, rows)) = rows else { return Ok(()) };
        // These tables find rows only one by one.
        for table in ["texts", "voices"] {
            let mut delete =
                self.connection.prepare_cached(&format!("delete from {table} where rowid = ?1"))?;
            for row in key..key + rows {
                delete.execute([row])?;
            }
        }
        for table in ["documents where id", "bodies where document", "speakers where document"] {
            self.execute(&format!("delete from {table} = ?1"), params![id])?;
        }
        Ok(())
    }

    fn execute(&self, statement: &str, values: &[&dyn rusqlite::ToSql]) -> Result<(), Problem> {
        self.connection.prepare_cached(statement)?.execute(values)?;
        Ok(())
    }
}
