//! Recognizes the contacts of a release.

use crate::import::lexicon::list::List;
use crate::import::text::ends_sentence;

static HEADINGS: List = List::all("contact-headings");

/// Returns true for a heading over contacts: "Press contacts".
pub(super) fn is_contact_heading(words: &str) -> bool {
    HEADINGS.has_in_any_case(words.trim_end_matches([':', ' ']))
}

/// Returns true if a line is only an address or a telephone number.
///
/// Names may come before the addresses.
pub(super) fn is_contact_line(words: &str) -> bool {
    let has_at = words.contains('@');
    let is_url = has_at || words.starts_with("http") || words.starts_with("www.");
    let is_address = is_url && !words.contains(' ');
    let is_phone =
        words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')' | ' ' | '.' | '/'))
            && words.chars().filter(char::is_ascii_digit).count() > 6;
    if !has_at || is_address || is_phone {
        return is_address || is_phone;
    }
    let is_short = words.len() < 60 && words.contains('.') && words.split(' ').count() < 5;
    let emails = words.split(' ').filter(|word| is_email(word)).count();
    let is_list = emails > 0 && words.len() < 80 + 80 * emails && !ends_sentence(words);
    is_short || is_list
}

fn is_email(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.contains(char::is_alphanumeric) && host.contains('.'))
}
