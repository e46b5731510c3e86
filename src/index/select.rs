//! Finds the documents that can match a query, and the people of a library.

use super::document::document_of;
use super::{Index, Problem};
use crate::query::{Lookup, Word};
use std::collections::HashSet;

impl Index {
    /// Returns the ids of the documents with a text that contains the words of a lookup; `None` if it has no words.
    ///
    /// Days are not compared.
    pub fn candidates(&self, lookup: &Lookup) -> Result<Option<HashSet<i64>>, Problem> {
        let Some(expression) = expression(lookup) else { return Ok(None) };
        let mut rows = self.connection.prepare_cached("select rowid from texts where texts match ?1")?;
        let mut ids = HashSet::new();
        let mut rows = rows.query([expression])?;
        while let Some(row) = rows.next()? {
            ids.insert(document_of(row.get(0)?));
        }
        Ok(Some(ids))
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
