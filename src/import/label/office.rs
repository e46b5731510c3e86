//! Finds where the office in a label ends and the name begins.

use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{
    belongs_to_office, is_honorific, is_misspelt_office, is_modifier, is_office,
};
use crate::import::lexicon::small_words::is_small_in_office;
use crate::import::text::is_in_capitals;

static SUFFIXES: List = List::all("name-suffixes-after-comma");
static SURNAMES: List = List::all("offices-as-family-names");
static FIELDS: List = List::all("fields");

/// Number of words at the start of a label that are an office.
///
/// The office ends with its last noun before a name.
pub(super) fn office_len(words: &[&str]) -> usize {
    let may_be_office = |word: &str| is_office(word) || is_modifier(word);
    // "SENATOR KING" ends with a name that is an office too.
    let ends_in_surname =
        words.len() > 1 && words.last().is_some_and(|last| SURNAMES.has(&last.to_lowercase()));
    // "NATO Secretary General" contains no name.
    let ends_in_office = matches!(words, [.., one, last] if is_office(last) && may_be_office(one));
    let is_office_alone = ends_in_office || words.iter().all(|word| may_be_office(word));
    if is_office_alone && !ends_in_surname && words.iter().any(|word| is_office(word)) {
        return words.len();
    }
    if words.first().is_some_and(|word| is_honorific(word) && !is_office(word)) {
        return 0;
    }
    if let Some(noun) = words.iter().rposition(|word| is_office(word))
        && words.get(noun + 1).is_some_and(|next| is_small_in_office(next))
    {
        return office_len_with_field(words, noun + 2);
    }
    let is_noun_before_name =
        |pair: &[&str]| matches!(pair, [noun, next] if is_office(noun) && *next != "of" && !is_suffix(next));
    let noun = words.windows(2).rposition(is_noun_before_name);
    let is_first_office = || {
        let first = words.first().filter(|_| words.len() > 1);
        belongs_to_office(words) || first.is_some_and(|first| is_misspelt_office(first))
    };
    noun.map_or_else(|| usize::from(is_first_office()), |noun| noun + 1)
}

/// Number of words of an office with a field: "Secretary of Homeland Security".
///
/// The field begins at `field`.
fn office_len_with_field(words: &[&str], field: usize) -> usize {
    let is_field = |word: Option<&&str>| word.is_some_and(|word| FIELDS.has(&word.to_lowercase()));
    let count = words.len();
    // A title shows where the name begins, and so do capitals after lowercase letters.
    let title = words.iter().enumerate().skip(field).find(|(_, word)| is_honorific(word));
    if let Some((start, _)) = title {
        return start;
    }
    let small = words.iter().rposition(|word| !is_in_capitals(word)).filter(|small| *small >= field);
    if let Some(start) = small.map(|small| small + 1).filter(|start| *start < count) {
        return start;
    }
    let preposition = words.iter().rposition(|word| is_small_in_office(word) || *word == "and");
    let field = preposition.filter(|at| *at >= field).map_or(field, |at| at + 1);
    let before_last = words.iter().nth_back(1);
    let has_initial = before_last.is_some_and(|word| word.ends_with('.'));
    match count.saturating_sub(field) {
        2 if is_field(words.get(field)) => count - 1,
        0..=2 => count,
        _ if is_field(before_last) => count - 1,
        3 if has_initial => count,
        _ if has_initial => count - 3,
        _ => count - 2,
    }
}

/// Returns true for a suffix of a name: "Jr.", "III".
pub(super) fn is_suffix(words: &str) -> bool {
    SUFFIXES.has(&words.trim_end_matches('.').to_lowercase())
}
