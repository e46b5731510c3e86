//! Finds the documents that can match a query, the newest first, while somebody waits for each.

use super::select::{Owner, Owners, expression, term};
use super::{Index, Problem};
use crate::query::{Lookup, Word};
use rusqlite::OptionalExtension;
use std::ops::ControlFlow;

/// How many words of the index are compared with a word that it does not have.
const MAX_COMPARED: usize = 200_000;
/// How similar a word must be to be suggested (Jaro-Winkler).
const MIN_SIMILARITY: f64 = 0.85;

/// Ends what the index does for another thread.
pub struct Interrupter(rusqlite::InterruptHandle);

impl Interrupter {
    /// Ends a search that is running, with an error; does nothing if there is none.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl std::fmt::Debug for Interrupter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Interrupter")
    }
}

impl Index {
    /// Returns a handle with which another thread can end a search.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.connection.get_interrupt_handle())
    }

    /// Returns a number that changes when another connection writes the index.
    pub fn version(&self) -> Result<i64, Problem> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Passes on each document with a text that can match a lookup, the newest first, until `take` breaks.
    ///
    /// `take` gets the number of the document and the first of its rows. With `before`, only documents whose rows come
    /// before that one follow. Days are not compared.
    pub fn newest(
        &self,
        lookup: &Lookup,
        owners: &Owners,
        before: Option<i64>,
        take: &mut dyn FnMut(i64, i64) -> ControlFlow<()>,
    ) -> Result<(), Problem> {
        const WORDS: &str = "select rowid from texts where texts match ?1 and rowid < ?2 order by rowid desc";
        const NAMES: &str =
            "select rowid from voices where voices match ?1 and rowid < ?2 order by rowid desc";
        const BOTH: &str = "select rowid from texts where texts match ?1 and rowid < ?2 \
                            and +rowid in (select rowid from voices where voices match ?3) order by rowid desc";
        let before = before.unwrap_or(i64::MAX);
        let (words, names) = (expression(&lookup.words), expression(&lookup.names));
        let (query, values): (&str, &[&dyn rusqlite::ToSql]) = match (&words, &names) {
            (Some(words), Some(names)) => (BOTH, &[words, &before, names]),
            (Some(words), None) => (WORDS, &[words, &before]),
            (None, Some(names)) => (NAMES, &[names, &before]),
            (None, None) => {
                let older = owners.0.iter().rev().filter(|owner| owner.rows.start < before);
                for owner in older {
                    if take(owner.id, owner.rows.start).is_break() {
                        break;
                    }
                }
                return Ok(());
            }
        };
        let mut rows = self.connection.prepare_cached(query)?;
        let mut rows = rows.query(values)?;
        let mut last = 0..0;
        while let Some(row) = rows.next()? {
            let row: i64 = row.get(0)?;
            if last.contains(&row) {
                continue;
            }
            let Some(Owner { rows, id }) = owners.of(row) else { continue };
            last = rows.clone();
            if take(*id, rows.start).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Returns the word of the index that is most similar to the first word of a lookup that no text has.
    ///
    /// `None` if every word is in some text, or if no other word is similar.
    pub fn nearest_word(&self, lookup: &Lookup) -> Result<Option<(String, String)>, Problem> {
        let mut any = self.connection.prepare_cached("select 1 from texts where texts match ?1 limit 1")?;
        for word in &lookup.words {
            let is_there = any.query_row([term(word)], |_| Ok(())).optional()?.is_some();
            if !is_there {
                let nearest = self.similar_to(word)?;
                return Ok(nearest.map(|nearest| (word.text.clone(), nearest)));
            }
        }
        Ok(None)
    }

    /// Returns the most similar word of the index with the same first letter; of equally similar ones, the most frequent.
    fn similar_to(&self, word: &Word) -> Result<Option<String>, Problem> {
        let Some(first) = word.text.chars().next() else { return Ok(None) };
        self.connection.execute_batch(
            "create virtual table if not exists temp.terms using fts5vocab('main', 'texts', 'row')",
        )?;
        let mut all = self
            .connection
            .prepare_cached("select term, doc from temp.terms where term >= ?1 and term < ?2 limit ?3")?;
        let end = first.to_string() + "\u{10ffff}";
        let mut rows = all.query(rusqlite::params![first.to_string(), end, MAX_COMPARED])?;
        let mut best: Option<((f64, i64), String)> = None;
        while let Some(row) = rows.next()? {
            let (other, count): (String, i64) = (row.get(0)?, row.get(1)?);
            let similarity = strsim::jaro_winkler(&word.text, &other);
            let is_better = best.as_ref().is_none_or(|(known, _)| (similarity, count) > *known);
            if similarity >= MIN_SIMILARITY && is_better {
                best = Some(((similarity, count), other));
            }
        }
        Ok(best.map(|(_, word)| word))
    }
}
