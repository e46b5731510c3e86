//! Reads bylines, which name the authors.

use crate::import::label::parts::name_of;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_post;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::text::name_in_title_case;
use crate::text::Cut;

static MARKS: List = List::all("byline-marks");
static PREPOSITIONS: List = List::all("byline-prepositions");

/// The byte at which the names of a byline begin.
pub(crate) fn byline(words: &str) -> Option<usize> {
    let mark = MARKS.prefix_of(words)?;
    let parts: Vec<&str> =
        words.cut(mark.len()..).split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let colon = mark.contains(':');
    let fits = |part: &str| {
        part.starts_with(char::is_uppercase)
            || part == "|"
            || is_small_in_name(part)
            || colon && PREPOSITIONS.has(part)
    };
    let most = if colon { 24 } else { 14 };
    (parts.iter().all(|part| fits(part))
        && parts.len() > 1
        && parts.len() < most
        && words.len() < 140
        && !words.ends_with(['.', ':', '!', '?']))
    .then_some(mark.len())
}

/// The names in a byline, each once, without their posts.
pub(crate) fn authors(names: &str) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    let parts = names.split([',', '|', ';']).flat_map(|part| part.split(" and "));
    for part in parts.flat_map(|part| part.split(" und ")) {
        let name = name_of(part.trim().trim_start_matches("By ").trim());
        let name = name_in_title_case(&name).unwrap_or(name);
        let is_post = !authors.is_empty() && is_post(part.trim());
        if !name.is_empty() && name.len() < 60 && !is_post && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}
