//! Recognizes the words in a speaker's label, and words that are not a label.

use crate::import::lexicon::list::List;

static TITLES: List = List::all("label-titles");
static MODIFIERS: List = List::all("label-modifiers");
static NOT_LABELS: List = List::all("not-labels");
static NOT_LABELS_IN_CAPITALS: List = List::all("not-labels-in-capitals");
static PARTICLES: List = List::all("label-particles");
static NUMBERED_ROLES: List = List::all("numbered-roles");
static ROLES: List = List::all("roles");
static ROLE_LABELS: List = List::all("role-labels");
static OFFICE_PHRASES: List = List::all("office-phrases");

/// Returns true if a word is a title or opens an office, ignoring case.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.has_in_any_case(word)
}

/// Returns true if a title counts only before an office: "National Director".
pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.has_in_any_case(word)
}

/// Returns true if a label that begins with this word names no speaker: "WHAT:".
///
/// The label is in capitals.
pub(crate) fn opens_no_label(word: &str) -> bool {
    NOT_LABELS_IN_CAPITALS.has_in_any_case(word)
}

/// Returns true if lowercase words before a colon name no speaker: "note:".
pub(crate) fn is_no_label(lower: &str) -> bool {
    NOT_LABELS.has(lower)
}

/// Returns true if a lowercase word may be inside a name or an office.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.has(word)
}

/// Returns true if a number may follow these words of a label: "Speaker 2".
pub(crate) fn takes_number(before: &[&str]) -> bool {
    before.last().is_some_and(|word| NUMBERED_ROLES.has_in_any_case(word))
}

/// Returns true if lowercase words mean a person without a name: "other reporter".
pub(crate) fn is_role(lower: &str) -> bool {
    ROLES.has(lower.rsplit(' ').next().unwrap_or(lower)) || ROLE_LABELS.has(lower)
}

/// Returns true if two adjacent words of a label are an office.
///
/// For example "NATO Secretary General Ada Ling".
pub(crate) fn has_office(parts: &[&str]) -> bool {
    parts.windows(2).any(|pair| OFFICE_PHRASES.has(&pair.join(" ").to_lowercase()))
}
