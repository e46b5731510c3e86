//! Tells people from groups, offices, documents and things among the speakers of documents.

use super::appearance::Appearance;
use super::name::{Hints, Name, folded, is_generation, is_title};
use crate::import::lexicon::list::List;
use crate::import::lexicon::small_words::{is_small_in_name, is_small_in_office};
use crate::import::lexicon::{given, offices, speakers};
use crate::text::fold::writes_no_spaces;

static DETERMINERS: List = List::all("determiners");
static ORGANIZATION_NOUNS: List = List::of("english", "organization-nouns");
static THINGS: List = List::all("nouns-that-report-nothing");
static FAMILY_NAMES: List = List::of("english", "offices-as-family-names");
static PARTICLES: List = List::all("name-particles");

/// Maximum number of words of a person's name.
const MAX_WORDS: usize = 6;
/// Maximum number of letters of an acronym.
const MAX_ACRONYM: usize = 6;

/// Words between the parts of a description.
const JOINING_WORDS: [&str; 11] = ["and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// What a speaker of a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A person, with the name in parts.
    Person(Name),
    /// A person if another document shows that the only word is a family name.
    OneWord(Name),
    /// Several people, or an organization.
    Group,
    /// An office, or somebody without a name.
    Unnamed,
    /// Words that are not a person's name.
    Other,
}

impl Kind {
    /// Returns what the words of an appearance show it to be.
    pub(super) fn of(appearance: &Appearance, family_first: bool) -> Self {
        if appearance.group {
            return Self::Group;
        }
        let text = &*appearance.name;
        if appearance.unnamed || speakers::is_asker(text) {
            return Self::Unnamed;
        }
        let hints = Hints {
            family: appearance.family.as_deref(),
            honorific: appearance.honorific.as_deref(),
            family_first,
        };
        let Some(name) = Name::parse(text, hints) else { return Self::Unnamed };
        let words: Vec<&str> = name.shown.split(' ').collect();
        // A family name in the file settles that it is a person.
        let is_known = appearance.family.is_some() && appearance.given.is_some();
        if !is_known {
            if appearance.family.is_none() && is_office(text) {
                return Self::Unnamed;
            }
            let is_shown = appearance.family.is_some() || !name.titles.is_empty() || holds_office(appearance);
            if !is_name(&words, is_shown) || is_description(text, &name.shown) {
                return Self::Other;
            }
        }
        if name.is_full || is_known || has_evidence(appearance, &name) {
            Self::Person(name)
        } else {
            Self::OneWord(name)
        }
    }
}

/// Returns true for an office or a noun for a person: "The President", "Senior Official", "Military Aide".
fn is_office(text: &str) -> bool {
    // "Sr." is also a title.
    let words: Vec<&str> = text.split_whitespace().filter(|word| !is_generation(word)).collect();
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    let is_person = |word: &str| is_title(word) || speakers::is_person(&word.to_lowercase());
    // "Ann Bishop", "Bo Judge": a name may end with an office.
    let is_given = words.len() > 1 && given::woman(&folded(first)).is_some();
    if is_given || words.len() > 1 && FAMILY_NAMES.has(&folded(last)) {
        return false;
    }
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || is_small_in_office(word);
    let has_field = words.windows(2).any(|pair| matches!(pair, [office, "of" | "for"] if is_person(office)));
    speakers::is_changing(text) || is_person(last) || has_field && words.iter().all(|word| is_part(word))
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.has(&word.to_lowercase())
}

/// Returns true if all words can be words of one person's name.
///
/// `is_shown` is true if a title or an office shows that it is a person's.
fn is_name(words: &[&str], is_shown: bool) -> bool {
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    let is_given = given::woman(&folded(first)).is_some();
    (1..=MAX_WORDS).contains(&words.len())
        && words.iter().enumerate().all(|(at, word)| is_word_of_name(word, at > 0 || words.len() > 1))
        && last.starts_with(|c: char| !c.is_lowercase())
        && (is_given || is_shown || !words.iter().any(|word| is_noun(word)))
}

fn is_word_of_name(word: &str, may_be_small: bool) -> bool {
    let is_possessive = word.ends_with("’s") || word.ends_with("'s") || word.ends_with("s’");
    let marks = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '@' | '#' | '&' | '/' | ':' | '$' | '%' | '*' | '=' | '<' | '>' | '"' | '“' | '”')
    };
    let is_particle = may_be_small
        && (PARTICLES.has(word)
            || word.contains('-')
            || word.contains(['\'', '’'])
            || is_small_in_name(word));
    !is_possessive && !word.contains(marks) && (word.starts_with(|c: char| !c.is_lowercase()) || is_particle)
}

/// Returns true for a noun of groups, documents or things.
fn is_noun(word: &str) -> bool {
    let lower = folded(word);
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    [&*lower, singular].into_iter().any(|word| {
        speakers::is_group(word)
            || speakers::is_document(word)
            || ORGANIZATION_NOUNS.has(word)
            || THINGS.has(word)
    }) || offices::is_institution(word)
}

/// Returns true for words that describe somebody: "one of the advisers", "a resident".
///
/// `shown` is the name without titles, which may have such words: "Secretary of Health and Work Ada Ling".
fn is_description(text: &str, shown: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let has = |text: &str| text.split_whitespace().any(|word| JOINING_WORDS.contains(&word));
    is_determiner(first) && text.contains(' ') || has(shown) || has(text) && !text.contains(" of ")
}

/// Returns true if the role is an office or a noun for a person.
fn holds_office(appearance: &Appearance) -> bool {
    let role = appearance.role.as_deref().unwrap_or_default();
    role.split(' ').any(|word| offices::is_office(word) || speakers::is_person(&word.to_lowercase()))
}

/// Returns true if a name of one word is a person's according to its document.
fn has_evidence(appearance: &Appearance, name: &Name) -> bool {
    let shown = &name.shown;
    let is_acronym = !shown.contains(writes_no_spaces)
        && shown.chars().count() <= MAX_ACRONYM
        && shown.chars().all(char::is_uppercase);
    !name.titles.is_empty() || appearance.family.is_some() || holds_office(appearance) && !is_acronym
}
