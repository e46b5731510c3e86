//! Headings over the contacts of a release, and lines of addresses and telephone numbers.

use crate::import::lexicon::list::List;
use crate::import::text::ends_sentence;

static HEADINGS: List = List::all("contact-headings");

/// Returns true if names and numbers for the press follow a heading: "Press contacts".
pub(super) fn is_contact_heading(words: &str) -> bool {
    HEADINGS.has(&words.trim_end_matches([':', ' ']).to_lowercase())
}

/// Returns true if a line holds only an address, a telephone number, or names with their addresses.
pub(super) fn is_contact_line(words: &str) -> bool {
    let is_url = words.contains('@') || words.starts_with("http") || words.starts_with("www.");
    let is_address = is_url && !words.contains(' ');
    let is_phone = words.chars().filter(char::is_ascii_digit).count() > 6
        && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')' | ' ' | '.' | '/'));
    let is_short =
        words.len() < 60 && words.contains('@') && words.contains('.') && words.split(' ').count() < 5;
    let emails = words.split(' ').filter(|word| is_email(word)).count();
    let is_list = emails > 0 && words.len() < 80 + 80 * emails && !ends_sentence(words);
    is_address || is_phone || is_short || is_list
}

fn is_email(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.contains(char::is_alphanumeric) && host.contains('.'))
}
