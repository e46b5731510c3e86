//! Recognizes offices, titles before names, institutions and organizations.

use crate::import::lexicon::list::List;
use crate::import::text::lower_case;
use crate::text::fold::writes_no_spaces;

static HONORIFICS: List = List::all("titles-before-names");
static OFFICES: List = List::all("office-nouns");
static GERMAN_OFFICES: List = List::of("german", "office-nouns");
static CHINESE_OFFICES: List = List::of("chinese", "offices");
static MODIFIERS: List = List::all("office-modifiers");
static INSTITUTIONS: List = List::all("institutions");
static ORGANIZATIONS: List = List::all("organization-labels");
static POST_PREPOSITIONS: List = List::all("post-prepositions");
static FIELD_ENDINGS: List = List::of("english", "endings-of-fields");

/// Minimum length in bytes of the office at the end of a compound, and of what comes before it.
const MIN_OFFICE: usize = 7;
const MIN_FIELD: usize = 3;
/// Minimum length in bytes of an office that is recognized although it is misspelt.
const MIN_MISSPELT: usize = 9;
/// Maximum number of wrong letters in it.
const MAX_WRONG_LETTERS: usize = 2;
/// Minimum length in bytes of an acronym that begins no name; shorter ones may be initials.
const MIN_ACRONYM: usize = 4;

/// Returns true if a word is a title that is not an office: "Ms.".
pub(crate) fn is_honorific(word: &str) -> bool {
    HONORIFICS.has_in_any_case(bare(word))
}

/// Returns true if a word ends the name of an office: "Deputy *Director*".
pub(crate) fn is_office(word: &str) -> bool {
    let bare = bare(word);
    OFFICES.has_in_any_case(bare) || is_compound(bare)
}

/// Returns true if a word ends with an office, as German compounds do: "Hafenministerin".
fn is_compound(bare: &str) -> bool {
    let lower = if bare.len() >= MIN_OFFICE + MIN_FIELD { lower_case(bare) } else { return false };
    let is_part = |office: &str| office.len() >= MIN_OFFICE && lower.len() >= office.len() + MIN_FIELD;
    GERMAN_OFFICES.suffix_of(&lower).is_some_and(is_part)
}

/// Returns true if a word may precede the noun of an office: "*Deputy* Director".
pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.has_in_any_case(bare(word))
}

/// Returns true if a word is a long office with some wrong letters: "Adminsitrator".
pub(crate) fn is_misspelt_office(word: &str) -> bool {
    let lower = bare(word).to_lowercase();
    let is_near = |office: &&&str| {
        office.len().abs_diff(lower.len()) <= MAX_WRONG_LETTERS
            && strsim::osa_distance(office, &lower) <= MAX_WRONG_LETTERS
    };
    let long = || OFFICES.entries().iter().filter(|office| office.len() >= MIN_MISSPELT);
    lower.len() >= MIN_MISSPELT && long().any(|office| is_near(&office))
}

/// Returns true if the first of several words belongs to the office before a name, not to the name.
///
/// It is an area of responsibility ("*Technologies* Ada Ling") or an acronym ("*HMCA* Ada Ling").
pub(crate) fn belongs_to_office(words: &[&str]) -> bool {
    let [first, rest @ ..] = words else { return false };
    let is_mixed = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let is_acronym = first.len() >= MIN_ACRONYM
        && first.bytes().all(|byte| byte.is_ascii_uppercase())
        && rest.iter().take(2).filter(|word| is_mixed(word)).count() == 2;
    !rest.is_empty() && (is_acronym || FIELD_ENDINGS.suffix_of(&lower_case(first)).is_some())
}

/// Returns true if a word names an institution: "*Office* of Public Engagement".
pub(crate) fn is_institution(word: &str) -> bool {
    INSTITUTIONS.has_in_any_case(bare(word))
}

/// Returns true if a label of several words names an organization.
///
/// For example "Harbour Workers Association".
pub(crate) fn is_organization(words: &[&str]) -> bool {
    let small = words.iter().position(|word| matches!(*word, "of" | "for"));
    let mut head = words.iter().take(small.unwrap_or(words.len()));
    let titled = words.iter().any(|word| is_honorific(word));
    let has_office = small.is_some() && words.iter().any(|word| is_office(word));
    words.len() > 1
        && !titled
        && !has_office
        && head
            .next_back()
            .is_some_and(|word| is_institution(word) || ORGANIZATIONS.has_in_any_case(bare(word)))
}

/// Returns true if one of the words is an office, or if words without spaces end in one: "港务局局长".
pub(crate) fn names_office(words: &str) -> bool {
    words.split(' ').any(is_office)
        || words.ends_with(writes_no_spaces) && CHINESE_OFFICES.suffix_of(words).is_some()
}

/// Returns true if words next to a name are a post or an organization.
///
/// Otherwise they are a second name.
pub(crate) fn is_post(words: &str) -> bool {
    let shows_post = |part: &str| {
        is_office(part) || is_institution(part) || part.contains("U.S.") || POST_PREPOSITIONS.has(part)
    };
    !words.contains(' ') || words.split(' ').any(shows_post)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
