//! Finds the names of people who introduce themselves before a question.
//!
//! For example "Hi, Mirel Quell, Tide Weekly."

use crate::import::attribution::found::{Attribution, Found};
use crate::import::blocks::{Layout, Span};
use crate::import::lexicon::given;
use crate::import::lexicon::labels::is_particle;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{is_honorific, is_modifier, is_office};
use crate::import::lexicon::speakers::is_asker;
use crate::import::person::Person;
use crate::import::sentence::sentences;
use crate::text::Cut;

/// Number of sentences at the start of a question in which a name is looked for.
const MAX_SENTENCES: usize = 4;
/// Maximum number of words of a name.
const MAX_NAME: usize = 4;
/// Maximum number of words of an organization.
const MAX_ORGANIZATION: usize = 6;

static INTRODUCTIONS: List = List::all("introductions");
static GREETINGS: List = List::all("greetings-before-names");
static EMPLOYERS: List = List::all("prepositions-before-employers");
static PREPOSITIONS: List = List::of("english", "prepositions");
static PRESS: List = List::all("last-words-of-news-organizations");
static NOT_NAMES: List = List::all("not-names");

/// Names each asker who gives a name.
pub(super) fn name_askers(layout: &Layout, found: &mut Found) {
    let Found { people, attributions, .. } = found;
    for attribution in attributions.iter_mut().filter(|attribution| attribution.rule == "turn") {
        let asks = |person: usize| people.get(person).is_some_and(is_asker_without_name);
        if !attribution.person.is_some_and(asks) {
            continue;
        }
        let Some((name, organization, mention)) = introduction_in(layout, attribution) else { continue };
        let is_known = |person: &Person| !person.unnamed && person.name == name;
        let index = people.iter().position(is_known).unwrap_or_else(|| {
            people.push(Person { name, organization: None, ..Person::default() });
            people.len() - 1
        });
        if let Some(person) = people.get_mut(index) {
            person.organization = person.organization.take().or(organization);
            person.mentions.push(mention);
        }
        attribution.person = Some(index);
    }
}

fn is_asker_without_name(person: &Person) -> bool {
    person.unnamed && !person.group && is_asker(&person.name)
}

/// Returns the name and the organization that the words of a turn begin with, and where the name is.
fn introduction_in(layout: &Layout, attribution: &Attribution) -> Option<(String, Option<String>, Span)> {
    let span = attribution.content.first()?;
    let text = layout.blocks.get(span.block)?.words.as_str();
    let words = text.cut(span.range.clone());
    let (name, organization) = introduction(words)?;
    let at = span.range.start + words.find(name)?;
    let mention = Span { block: span.block, range: at..at + name.len() };
    Some((name.to_owned(), organization.map(str::to_owned), mention))
}

/// Returns the name and the organization with which a speaker introduces herself at the start of a text.
fn introduction(text: &str) -> Option<(&str, Option<&str>)> {
    let mut greeted = false;
    for (index, sentence) in sentences(text).take(MAX_SENTENCES).enumerate() {
        let mut rest = sentence;
        while let Some(after) = after_greeting(rest) {
            greeted = true;
            rest = after;
        }
        let introduced = without_introduction(rest);
        let is_introduced = introduced.is_some();
        let rest = introduced.unwrap_or(rest);
        if let Some((name, organization, ends)) = name_and_organization(rest) {
            let first = name.split(' ').next().unwrap_or_default().to_lowercase();
            let after = rest.cut(name.len()..).trim_start();
            let is_of = after.split(' ').next().is_some_and(|word| EMPLOYERS.has(word));
            let is_given = given::woman(&first).is_some();
            // Two names side by side may be countries; a greeting or a known given name shows that they are not.
            let is_press = || organization.is_some_and(|name| PRESS.has_in_any_case(last_word(name)));
            let is_person =
                is_introduced || greeted || is_given || index == 0 && (is_of || ends && is_press());
            // "This is Operation Tide, is it?" names nobody.
            let is_alone = is_introduced && (is_given || after.len() < 2);
            if is_person && ends && organization.is_some() || is_alone {
                return Some((name, organization));
            }
        }
        // What follows a real sentence is about somebody else.
        if index > 0 && rest.split(' ').count() > 8 {
            return None;
        }
    }
    None
}

/// Returns what follows a greeting, also with the name of the person greeted: "Thanks, Jen."
fn after_greeting(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let greeting = GREETINGS.prefix_of(&lower)?;
    let rest = text.get(greeting.len()..)?;
    let marks = [',', '.', '!', '-', '—', '–', ' '];
    if !rest.starts_with(marks) {
        return None;
    }
    let rest = rest.trim_start_matches(marks);
    // "Mr. Secretary" and "Jen" are greeted, "Mirel Quell" is not.
    let (first, after) = rest.split_once([',', '.', '!']).unwrap_or((rest, ""));
    let words: Vec<&str> = first.split(' ').collect();
    let is_greeted = match words.as_slice() {
        [one] => one.starts_with(char::is_uppercase) && !one.is_empty(),
        [title, ..] => is_honorific(title) || is_office(title) || is_modifier(title),
        [] => false,
    };
    let is_title = is_honorific(first) || matches!(first, "Mr" | "Ms" | "Mrs" | "Dr");
    if is_greeted && !is_title && !after.trim().is_empty() { Some(after.trim_start()) } else { Some(rest) }
}

/// Returns what follows words such as "this is".
fn without_introduction(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    text.get(INTRODUCTIONS.prefix_of(&lower)?.len()..)
}

/// Returns the name at the start of a text, the organization after it, and true if a mark ends them.
fn name_and_organization(text: &str) -> Option<(&str, Option<&str>, bool)> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut count = 0;
    for word in &words {
        let bare = bare(word);
        if !(is_name_word(bare) || count > 0 && is_small_in_name(bare, count)) {
            break;
        }
        count += 1;
        if ends_phrase(word) || count > MAX_NAME {
            break;
        }
    }
    let names = words.get(..count)?;
    let last = names.last()?;
    let is_name = (2..=MAX_NAME).contains(&count)
        && is_name_word(bare(last))
        && !words.first().is_some_and(|first| PREPOSITIONS.has(&first.to_lowercase()))
        && names.iter().all(|word| !is_title(bare(word)));
    if !is_name {
        return None;
    }
    let name = text.cut(..names.iter().map(|word| word.len() + 1).sum::<usize>() - 1);
    let name = name.trim_end_matches([',', ':', ';', '.', '!', '?', '—', '–', '-']).trim_end();
    let after = text.get(name.len()..)?;
    let ends = after.is_empty() || after.starts_with(['.', ',', ':', ';', '!', '—', '–']);
    match organization(after) {
        Some((organization, ends)) => Some((name, Some(organization), ends)),
        None => Some((name, None, ends)),
    }
}

/// Returns the organization after a name, and true if a mark ends it: ", Tide Weekly.", " from the Post:".
fn organization(after: &str) -> Option<(&str, bool)> {
    let rest = after.trim_start_matches([',', ' ', '—', '–', '-']);
    let rest = rest.strip_prefix("here").map_or(rest, |rest| rest.trim_start_matches([',', ' ']));
    let (first, more) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_employer = EMPLOYERS.has(first);
    let rest = if is_employer {
        more
    } else if after.starts_with(',')
        || after.starts_with([' ', '—', '–']) && !rest.is_empty() && after.trim_start().len() != rest.len()
    {
        rest
    } else {
        return None;
    };
    let rest = ["the ", "The ", "der ", "dem "]
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .unwrap_or(rest);
    let mut end = 0;
    let mut kept = 0;
    let mut ends = false;
    for (index, word) in rest.split(' ').take(MAX_ORGANIZATION).enumerate() {
        let own = bare(word);
        let is_capital = own.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let is_link = index > 0 && (matches!(own, "&" | "and" | "of" | "the") || is_particle(own));
        if !is_capital && !is_link || own.is_empty() && word != "&" {
            break;
        }
        if is_capital {
            kept = end + own.len();
            ends = ends_phrase(word) || end + word.len() >= rest.len();
        }
        end += word.len() + 1;
        if ends_phrase(word) {
            break;
        }
    }
    let name = rest.cut(..kept).trim();
    let last = last_word(name);
    // "Ada Ling, Bo Marsh, and Cy Dahl" are three people.
    let next = rest.cut(kept..).strip_prefix(',').map(str::trim_start).unwrap_or_default();
    let is_list = !is_employer && (next.starts_with(char::is_uppercase) || next.starts_with("and "));
    (!name.is_empty() && !is_title(last)).then_some((name, ends && !is_list))
}

/// Returns a word without the punctuation after it. Initials keep their full stop.
fn bare(word: &str) -> &str {
    let bare = word.trim_end_matches([',', ':', ';', '!', '?', '—', '–']);
    let stem = bare.trim_end_matches('.');
    if stem.chars().count() == 1 && stem != bare { bare } else { stem }
}

/// Returns true if punctuation after a word ends a phrase.
fn ends_phrase(word: &str) -> bool {
    bare(word).len() < word.len()
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn is_name_word(word: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.');
    word.starts_with(char::is_uppercase)
        && word.chars().all(letters)
        && !word.ends_with("’s")
        && !word.ends_with("'s")
        && !NOT_NAMES.has(&word.to_lowercase())
}

/// Returns true for a lowercase word that may be in a name after `count` words: "de".
fn is_small_in_name(word: &str, count: usize) -> bool {
    is_particle(word) && !matches!(word, "the" | "of" | "and") && (count == 1 || !EMPLOYERS.has(word))
}

fn is_title(word: &str) -> bool {
    is_honorific(word) || is_office(word) || is_modifier(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_an_organization_is_an_introduction() {
        for (text, name, organization) in [
            ("Hi, Mirel Quell, Tide Weekly. Will the locks close?", "Mirel Quell", Some("Tide Weekly")),
            ("Thanks, Bo. Sana Orre with the Estuary Herald. When?", "Sana Orre", Some("Estuary Herald")),
            ("Hi. This is Tomas de Brun from Radio Mole. Why?", "Tomas de Brun", Some("Radio Mole")),
            ("My name is Ines Vogt. I live on the quay.", "Ines Vogt", None),
            (
                "This is Sana Orre with Radio Mole, thanks for taking the question.",
                "Sana Orre",
                Some("Radio Mole"),
            ),
            (
                "Good morning, Mr. Chair. Ilse P. Marsh of Dock & Crane: who pays?",
                "Ilse P. Marsh",
                Some("Dock & Crane"),
            ),
            ("Bo Rill, Estuary Radio. Will the locks close?", "Bo Rill", Some("Estuary Radio")),
            ("Ada Ling from the Mole Post: what is next?", "Ada Ling", Some("Mole Post")),
            ("Guten Tag, mein Name ist Jörn Falk vom Hafenblatt. Wann?", "Jörn Falk", Some("Hafenblatt")),
        ] {
            assert_eq!(introduction(text), Some((name, organization)), "{text}");
        }
    }

    #[test]
    fn other_names_are_no_introduction() {
        for text in [
            "Thank you, Mr. Secretary. Can you tell us more?",
            "Hi, Ada Ling. When will the locks close?",
            "Thanks, Jen. Two questions. Bo Marsh from the Board said that the locks close.",
            "North Harbour, South Harbour. Will both close?",
            "This is a good day for the port.",
            "Thanks. Ada Ling, Bo Marsh, and Cy Dahl wrote about it. Do you agree?",
            "Thank you. On the Day of Tides, are the locks closed?",
            "This is Operation High Tide, is it not?",
            "I’m Sorry, the Board, what?",
            "Ada Ling, Press Secretary, said so. Is it true?",
            "",
        ] {
            assert_eq!(introduction(text), None, "{text}");
        }
    }
}
