//! Finds the documents that can match a query, and the people of a library.

use super::{Index, Problem};
use crate::query::{Lookup, Word};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A document and its rows.
struct Owner {
    rows: Range<i64>,
    id: i64,
}

/// All documents, by their rows.
struct Owners(Vec<Owner>);

impl Owners {
    /// Returns the document of a row.
    fn of(&self, row: i64) -> Option<&Owner> {
        let at = self.0.partition_point(|owner| owner.rows.end <= row);
        self.0.get(at).filter(|owner| owner.rows.contains(&row))
    }
}

impl Index {
    /// Returns all documents that have rows, by their rows.
    fn owners(&self) -> Result<Owners, Problem> {
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
        let Some(expression) = expression(lookup) else { return Ok(None) };
        self.documents_with(&expression, &self.owners()?).map(Some)
    }

    /// Returns the ids of the documents with a row that matches a full-text expression.
    fn documents_with(&self, expression: &str, owners: &Owners) -> Result<HashSet<i64>, Problem> {
        let mut rows = self.connection.prepare_cached("select rowid from texts where texts match ?1")?;
        let mut ids = HashSet::new();
        let mut rows = rows.query([expression])?;
        // The rows of a document follow each other.
        let mut last = 0..0;
        while let Some(row) = rows.next()? {
            let row: i64 = row.get(0)?;
            if last.contains(&row) {
                continue;
            }
            if let Some(owner) = owners.of(row) {
                ids.insert(owner.id);
                last = owner.rows.clone();
            }
        }
        Ok(ids)
    }

    /// Returns the ids of the documents that contain at least half of the words of one of several groups.
    pub fn with_half_of(&self, groups: &[Vec<String>]) -> Result<HashSet<i64>, Problem> {
        let owners = self.owners()?;
        let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
        for (group, own) in groups.iter().enumerate() {
            for word in own {
                words.entry(word).or_default().push(group);
            }
        }
        // For each document that has a word, how many words of each group it has.
        let mut counts: HashMap<i64, Vec<u16>> = HashMap::new();
        for (word, in_groups) in words {
            let word = Word { text: word.to_owned(), is_prefix: false };
            for id in self.documents_with(&format!("words : {}", term(&word)), &owners)? {
                let own = counts.entry(id).or_insert_with(|| vec![0; groups.len()]);
                for group in &in_groups {
                    if let Some(count) = own.get_mut(*group) {
                        *count += 1;
                    }
                }
            }
        }
        let has_half = |counts: &Vec<u16>| {
            counts
                .iter()
                .zip(groups)
                .any(|(count, own)| !own.is_empty() && usize::from(*count) * 2 >= own.len())
        };
        Ok(counts.into_iter().filter(|(_, counts)| has_half(counts)).map(|(id, _)| id).collect())
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

/// Returns the full-text expression of a lookup; `None` if it has no words.
fn expression(lookup: &Lookup) -> Option<String> {
    let part = |column: &str, words: &[Word]| {
        let words: Vec<String> = words.iter().map(term).collect();
        (!words.is_empty()).then(|| format!("{column} : ({})", words.join(" AND ")))
    };
    let parts = [part("words", &lookup.words), part("names", &lookup.names)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// A word in quotation marks; words contain only letters and digits.
fn term(word: &Word) -> String {
    format!("\"{}\"{}", word.text, if word.is_prefix { "*" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn a_lookup_is_a_full_text_expression() {
        let of = |typed: &str| expression(&Query::parse(typed).unwrap().lookup());
        assert_eq!(of("supply by:ling").as_deref(), Some("words : (\"supply\"*) AND names : (\"ling\"*)"));
        assert_eq!(of("\"supply chain\"").as_deref(), Some("words : (\"chain\" AND \"supply\")"));
        assert_eq!(of("kind:direct"), None);
    }
}
