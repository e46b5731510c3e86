//! Finds the documents that can match a query, and the people of a library.

use super::{Index, Problem};
use crate::model::Date;
use crate::people::Appearance;
use crate::query::{Lookup, Word};
use std::collections::{HashMap, HashSet};
use std::ops::{ControlFlow, Range};

/// How many rows, such as paragraphs, are close together: a quotation can continue over several.
const CLOSE_ROWS: i64 = 3;

/// A document and its rows.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub(super) rows: Range<i64>,
    pub(super) id: i64,
}

/// All documents, by their rows.
#[derive(Clone, Debug, Default)]
pub struct Owners(pub(super) Vec<Owner>);

impl Owners {
    /// Returns the document of a row.
    pub(super) fn of(&self, row: i64) -> Option<&Owner> {
        let at = self.0.partition_point(|owner| owner.rows.end <= row);
        self.0.get(at).filter(|owner| owner.rows.contains(&row))
    }
}

impl Index {
    /// Returns all documents that have rows, by their rows.
    pub fn owners(&self) -> Result<Owners, Problem> {
        let mut all = self
            .connection
            .prepare_cached("select key, key + rows, id from documents where rows > 0 order by key")?;
        let owners =
            all.query_map((), |row| Ok(Owner { rows: row.get(0)?..row.get(1)?, id: row.get(2)? }))?;
        Ok(Owners(owners.collect::<Result<_, _>>()?))
    }

    /// Returns the ids of the documents with a text that contains the words of a lookup; `None` if it has no words.
    ///
    /// Days are not compared.
    pub fn candidates(&self, lookup: &Lookup) -> Result<Option<HashSet<i64>>, Problem> {
        if lookup.words.is_empty() && lookup.names.is_empty() {
            return Ok(None);
        }
        let mut ids = HashSet::new();
        self.newest(lookup, &self.owners()?, None, &mut |id, _| {
            ids.insert(id);
            ControlFlow::Continue(())
        })?;
        Ok(Some(ids))
    }

    /// Returns the ids of the documents that have at least half of the words of one of several groups close together.
    pub fn with_half_of(&self, groups: &[Vec<String>]) -> Result<HashSet<i64>, Problem> {
        let owners = self.owners()?;
        let mut query = self.connection.prepare_cached("select rowid from texts where texts match ?1")?;
        let mut ids = HashSet::new();
        for group in groups.iter().filter(|group| !group.is_empty()) {
            let mut found: Vec<i64> = Vec::new();
            for word in group {
                let word = term(&Word { text: word.clone(), is_prefix: false });
                let rows = query.query_map([word], |row| row.get::<_, i64>(0))?;
                for row in rows {
                    found.push(row?);
                }
            }
            found.sort_unstable();
            let needed = group.len().div_ceil(2);
            let close = found.windows(needed).filter_map(|rows| Some((*rows.first()?, *rows.last()?)));
            let close = close.filter(|(first, last)| last - first < CLOSE_ROWS);
            ids.extend(close.filter_map(|(first, _)| Some(owners.of(first)?.id)));
        }
        Ok(ids)
    }

    /// Returns the speakers of each briefing, by its number.
    pub fn casts(&self) -> Result<HashMap<i64, Vec<Appearance>>, Problem> {
        let mut casts: HashMap<i64, Vec<Appearance>> = HashMap::new();
        let mut days: HashMap<i64, Option<Date>> = HashMap::new();
        let mut all = self.connection.prepare_cached("select id, day from documents where is_briefing")?;
        let mut rows = all.query(())?;
        while let Some(row) = rows.next()? {
            let day: Option<String> = row.get(1)?;
            casts.insert(row.get(0)?, Vec::new());
            days.insert(row.get(0)?, day.as_deref().and_then(Date::from_iso));
        }
        let mut all = self.connection.prepare_cached(
            "select document, name, family, given, native, honorific, role, organization, aliases, is_group, \
             is_unnamed, quotes from speakers order by document, number",
        )?;
        let mut rows = all.query(())?;
        while let Some(row) = rows.next()? {
            let document: i64 = row.get(0)?;
            let aliases: Option<String> = row.get(8)?;
            let appearance = Appearance {
                document: 0,
                day: days.get(&document).copied().flatten(),
                name: row.get(1)?,
                family: row.get(2)?,
                given: row.get(3)?,
                native: row.get(4)?,
                honorific: row.get(5)?,
                role: row.get(6)?,
                organization: row.get(7)?,
                aliases: aliases.iter().flat_map(|all| all.split('\n')).map(str::to_owned).collect(),
                group: row.get(9)?,
                unnamed: row.get(10)?,
                statements: row.get(11)?,
            };
            casts.entry(document).or_default().push(appearance);
        }
        Ok(casts)
    }

    /// Returns the ids of the documents with a speaker whose id is, or whose name contains, folded words.
    pub fn speaking(&self, words: &str) -> Result<HashSet<i64>, Problem> {
        let tests: Vec<String> =
            (2..).zip(words.split_whitespace()).map(|(at, _)| format!("instr(folded, ?{at})")).collect();
        let tests = if tests.is_empty() { "1".to_owned() } else { tests.join(" and ") };
        let query = format!("select distinct document from speakers where slug = ?1 or ({tests})");
        let values: Vec<&str> = std::iter::once(words).chain(words.split_whitespace()).collect();
        let mut query = self.connection.prepare_cached(&query)?;
        let ids = query.query_map(rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

/// Returns the full-text expression of words that must all be there; `None` if there are none.
pub(super) fn expression(words: &[Word]) -> Option<String> {
    let words: Vec<String> = words.iter().map(term).collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

/// A word in quotation marks; words contain only letters and digits.
pub(super) fn term(word: &Word) -> String {
    format!("\"{}\"{}", word.text, if word.is_prefix { "*" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn a_lookup_is_a_full_text_expression() {
        let of = |typed: &str| expression(&Query::parse(typed).unwrap().lookup().words);
        assert_eq!(of("supply by:ling").as_deref(), Some("\"supply\"*"));
        assert_eq!(of("\"supply chain\"").as_deref(), Some("\"chain\" AND \"supply\""));
        assert_eq!(of("kind:direct"), None);
    }
}
