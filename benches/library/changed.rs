//! Changes the dates, names and words of a text, always in the same way.

use crate::random::{capitalized, mixed, name, of_text, one_of};
use std::collections::{BTreeSet, HashMap, HashSet};

/// How many of the most frequent capitalized words stay: titles, months, places that rules know.
const COMMON: usize = 400;
/// One of so many other capitalized words gets another name in each round.
const NAMES: u64 = 3;
/// One of so many longer words is replaced in each document.
const WORDS: u64 = 15;
/// How many documents give the words that replace others.
const SAMPLED: usize = 500;
/// The fewest letters of a word that is replaced.
const MIN_LETTERS: usize = 6;

/// What is known of the original documents.
pub(crate) struct Original {
    /// The most frequent capitalized words, in lowercase.
    common: HashSet<String>,
    /// The longer words in lowercase.
    words: Vec<String>,
}

impl Original {
    pub(crate) fn of(texts: impl Iterator<Item = String>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut words = BTreeSet::new();
        for text in texts.take(SAMPLED) {
            for (word, _) in pieces(&text).filter(|(_, is_word)| *is_word) {
                if word.starts_with(char::is_uppercase) {
                    *counts.entry(word.to_lowercase()).or_default() += 1;
                } else if word.len() >= MIN_LETTERS {
                    words.insert(word.to_owned());
                }
            }
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        Self {
            common: counts.into_iter().take(COMMON).map(|(word, _)| word).collect(),
            words: words.into_iter().collect(),
        }
    }

    /// Returns a text with other years, names and words. Names change with the round, other words with the document.
    pub(crate) fn changed(&self, text: &str, number: usize, round: usize) -> String {
        let (document, turn) = (number as u64, round as u64);
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        // Addresses stay as they are.
        let mut in_address = false;
        for (piece, is_word) in pieces(text) {
            in_address = (in_address || piece.contains("://")) && !piece.contains(char::is_whitespace);
            let other = if is_word && !in_address { self.other(piece, document, turn) } else { None };
            out.push_str(other.as_deref().unwrap_or(piece));
        }
        with_years(&out, round)
    }

    fn other(&self, word: &str, document: u64, round: u64) -> Option<String> {
        if word.starts_with(char::is_uppercase) {
            let plain = word.to_lowercase();
            let hash = of_text(&plain, round);
            if word.len() < 4 || self.common.contains(&plain) || !hash.is_multiple_of(NAMES) {
                return None;
            }
            let new = name(mixed(hash, 7));
            let is_all_upper = word.chars().all(char::is_uppercase);
            return Some(if is_all_upper { new.to_uppercase() } else { capitalized(&new) });
        }
        let hash = of_text(word, document);
        if word.len() < MIN_LETTERS || !hash.is_multiple_of(WORDS) {
            return None;
        }
        one_of(&self.words, mixed(hash, 3)).cloned()
    }
}

/// The words of a text, and what is between them.
fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphabetic();
        let end = rest.find(|c: char| c.is_alphabetic() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some((piece, is_word))
    })
}

/// Returns a text with every year of this century and the last moved back, by another number of years for each round.
pub(crate) fn with_years(text: &str, round: usize) -> String {
    let back = round % 60;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, after) = digits.split_at(end);
        out.push_str(before);
        match number.parse::<usize>() {
            Ok(year) if number.len() == 4 && (1900..2100).contains(&year) => {
                out.push_str(&(year - back).to_string());
            }
            _ => out.push_str(number),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
