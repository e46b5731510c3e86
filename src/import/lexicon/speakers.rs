//! Recognizes sources that can speak: people, groups and documents.

use crate::import::lexicon::descriptions::describes_person;
use crate::import::lexicon::given;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{is_honorific, is_office};

static ADJECTIVES_LIKE_PEOPLE: List = List::of("english", "adjectives-like-people");
static PEOPLE: List = List::all("people");
static ASKERS: List = List::all("askers");
static CHANGING: List = List::all("changing-speakers");
static GROUPS: List = List::all("groups");
static DOCUMENTS: List = List::all("documents");
static THINGS: List = List::all("nouns-that-report-nothing");
static PREPOSITIONS: List = List::of("english", "prepositions");
static TOPICS: List = List::all("topics");
static NOT_LAST_WORDS: List = List::all("not-last-words");
static DETERMINERS: List = List::all("determiners");
static SENTENCE_OPENERS: List = List::all("opening-words");

/// Returns true for a singular noun for a person, in lower case.
pub(crate) fn is_person(word: &str) -> bool {
    PEOPLE.has(word) || is_office(word)
}

/// Returns true for a noun for people in any case, in the singular or the plural: "pilot", "Pilots".
pub(crate) fn is_noun_of_people(word: &str) -> bool {
    let word = word.to_lowercase();
    is_person(word.strip_suffix('s').unwrap_or(&word)) || is_person(&word)
}

/// Returns true if a word of a description is a noun for a person: "the old pilot".
pub(crate) fn names_person(description: &str) -> bool {
    description.split(' ').any(|word| is_person(&word.to_lowercase()))
}

/// Returns true for the name of people who ask, each time somebody else: "Reporter", "Q".
pub(crate) fn is_asker(name: &str) -> bool {
    ASKERS.has(&last_word(name))
}

/// Returns true for the name of people without a name who may be somebody else in each turn: "Senior Official".
///
/// "Mr Speaker" and "The Speaker" are always the same person.
pub(crate) fn is_changing(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let is_one = first != name && (is_honorific(first) || first.eq_ignore_ascii_case("the"));
    is_asker(name) || CHANGING.has(&last_word(name)) && !is_one
}

/// Returns true for a name that means several people: "Crew Members", "Pilots".
pub(crate) fn is_several(name: &str) -> bool {
    let last = last_word(name);
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    let is_one = |word: &str| is_person(word) || CHANGING.has(word) || ASKERS.has(word);
    let singular = last.strip_suffix('s').is_some_and(is_one);
    singular && (first == last || given::woman(&first).is_none())
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

/// Returns true for a singular noun for an organization or group, in lower case.
pub(crate) fn is_group(word: &str) -> bool {
    GROUPS.has(word)
}

/// Returns true for a singular noun for a document that says something, in lower case.
pub(crate) fn is_document(word: &str) -> bool {
    DOCUMENTS.has(word)
}

/// Rejects sources that cannot speak, such as "flight" or "the copyright".
pub(crate) fn can_speak(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let (Some(opening), Some(last)) = (words.first(), words.last()) else { return false };
    if NOT_LAST_WORDS.has(&last.to_lowercase()) || last.ends_with("’s") || last.ends_with("'s") {
        return false;
    }
    if is_thing(&words) {
        return false;
    }
    let several = words.len() > 1;
    // "her *public* promise"
    let is_adjective = |at: usize, word: &str| {
        ADJECTIVES_LIKE_PEOPLE.has(&word.to_lowercase())
            && words.get(at + 1).is_some_and(|next| {
                !is_noun_of_speaker(next) && !has_capital(next) && !PREPOSITIONS.has(next)
            })
    };
    let mut nouns = words.iter().enumerate().filter(|(at, word)| !is_adjective(*at, word));
    if nouns.any(|(_, word)| is_noun_of_speaker(word)) || describes_person(&words) {
        return true;
    }
    // A capital shows a name unless it opens a sentence. A capital inside a word shows a name too.
    let is_determiner = |word: &&str| DETERMINERS.has(&word.to_lowercase());
    let determiners = words.iter().take_while(|word| is_determiner(word)).count();
    let skipped = if determiners < words.len() { determiners } else { 0 };
    let is_plain_word = skipped == 0 && !several && SENTENCE_OPENERS.has(opening);
    !is_plain_word && words.iter().skip(skipped).any(|word| has_capital(word))
}

/// Returns true for laws, orders, their parts, dates and amounts: "The Order", "120 days", "50 U.S.C. 1622(d))".
///
/// A full name such as "Ann Law" is none.
fn is_thing(words: &[&str]) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let ends = |word: &&str| PREPOSITIONS.has(&bare(word));
    let head = words.iter().skip(1).position(ends).map_or(words, |end| words.get(..=end).unwrap_or(words));
    let (Some(first), Some(last)) = (head.first(), head.last()) else { return false };
    let is_thing = |word: &str| {
        let word = bare(word);
        THINGS.has(&word) || word.strip_suffix('s').is_some_and(|one| THINGS.has(one))
    };
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let opens = DETERMINERS.has(&first.to_lowercase()) || number(first) || head.len() == 1;
    let small = last.starts_with(char::is_lowercase);
    let numbered = is_thing(first) && head.get(1).is_some_and(|word| number(word));
    let count = |mark: char| words.iter().map(|word| word.matches(mark).count()).sum::<usize>();
    let unbalanced = count('(') != count(')');
    let amount = number(first) && !head.iter().any(|word| is_noun_of_speaker(word)) && !small;
    unbalanced || numbered || amount || is_thing(last) && (opens || small)
}

/// Returns true if a word is a noun for a speaker, in the singular or the plural.
pub(crate) fn is_noun_of_speaker(word: &str) -> bool {
    let bare: String =
        word.chars().filter(|c| c.is_alphabetic() || *c == '-').flat_map(char::to_lowercase).collect();
    let tail = bare.rsplit('-').next().unwrap_or(&bare);
    let singular_of_ies = tail.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singulars = [tail.strip_suffix('s'), tail.strip_suffix("es"), singular_of_ies.as_deref()];
    let is_noun = |word: &str| is_person(word) || GROUPS.has(word) || DOCUMENTS.has(word);
    is_noun(tail) || singulars.into_iter().flatten().any(is_noun)
}

/// Returns true if a word contains a capital.
///
/// A word that begins in a script without capitals also counts.
fn has_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || !(c.is_lowercase() || c.is_ascii_digit()))
        || word.chars().skip(1).any(char::is_uppercase)
}

/// Returns true if the words before a colon are a topic, not a speaker.
pub(crate) fn is_topic(label: &str) -> bool {
    let words: Vec<String> = label
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| word != "the")
        .collect();
    let known = |word: &String| TOPICS.has(word);
    words.len() < 4 && (words.first().is_some_and(known) || words.last().is_some_and(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_an_advisory_are_topics() {
        for label in ["FACT", "Fact #2", "WHEN", "THE TRUTH", "KEY FACTS", "RSVP", "Bottom line"] {
            assert!(is_topic(label), "{label}");
        }
        for label in ["MS. LING", "Ada Ling", "Harbour Radio", "THE MAYOR OF PORT ELLERY"] {
            assert!(!is_topic(label), "{label}");
        }
    }

    #[test]
    fn whoever_chairs_is_always_the_same_person() {
        assert!(is_changing("Speaker") && is_changing("Senior Official") && is_changing("Reporter"));
        assert!(!is_changing("Mr Speaker") && !is_changing("The Speaker"));
    }

    #[test]
    fn people_groups_and_documents_speak_and_things_do_not() {
        for name in [
            "Ada Ling",
            "Lewis",
            "NASA",
            "researchers at the institute",
            "two officials",
            "the company",
            "a new poll",
            "her boss",
            "their families",
            "the port authority",
            "Ann Law",
            "the law professor",
            "SABIC",
            "eBay",
            "凌雅达",
            "women of the navy",
            "on-site enterprise representatives",
            "one South African refugee",
            "spokeswoman",
            "a policy-maker",
            "The harbour master",
            "The two",
        ] {
            assert!(can_speak(name), "{name}");
        }
        for name in [
            "flight",
            "the copyright",
            "The law",
            "the Executive Order",
            "The prohibitions in section 1 of this order",
            "50 U.S.C. 1622(d))",
            "120 days of the date of this order",
            "Budget",
            "Section 4",
            "these",
            "clarify that",
            "an instrument",
            "The trade deficit",
            "The map",
            "worth 4",
            "campaign, which",
            "those that",
            "The outward-facing panel features art that",
            "The mission’s",
            "This",
            "33 states of the",
            "affordability",
            "I’ve",
            "",
        ] {
            assert!(!can_speak(name), "{name}");
        }
    }
}
