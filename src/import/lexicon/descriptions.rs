//! Recognizes descriptions of people by the ending of their noun: "the harbour master", "two beekeepers".

use super::list::List;

static ENDINGS: List = List::of("english", "endings-of-people");
static THINGS: List = List::of("english", "things-like-people");
static DETERMINERS: List = List::of("english", "articles-and-quantifiers");
static POSSESSIVES: List = List::of("english", "possessives");
static PLURALS_WITHOUT_S: List = List::of("english", "plurals-without-s");
static PREPOSITIONS: List = List::of("english", "prepositions");

/// Minimum length in bytes of a noun with such an ending: "miner"; "user" is in a list.
const MIN_NOUN: usize = 5;

/// Returns true if a phrase with a determiner describes a person, or several.
///
/// The noun has an ending of nouns for people, and is not a known noun for a thing.
pub(crate) fn describes_person(words: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    let opening = first.to_lowercase();
    let opens = DETERMINERS.has(&opening) || POSSESSIVES.has(&opening) || opening == "one";
    let head = rest
        .iter()
        .position(|word| PREPOSITIONS.has(word))
        .map_or(rest, |end| rest.get(..end).unwrap_or(rest));
    opens && head.last().is_some_and(|noun| is_noun_of_person(noun))
}

/// Returns true if a word is a noun for a thing with an ending of people: "computer".
pub(crate) fn is_thing(noun: &str) -> bool {
    THINGS.has(noun)
}

/// Returns true for a noun in small letters with an ending of people: "organist", "tugmasters", "trawlermen".
fn is_noun_of_person(noun: &str) -> bool {
    let tail = noun.rsplit('-').next().unwrap_or(noun);
    let one = match tail.strip_suffix("men") {
        Some(stem) => format!("{stem}man"),
        None => tail.strip_suffix('s').filter(|one| !one.ends_with('s')).unwrap_or(tail).to_owned(),
    };
    if PLURALS_WITHOUT_S.has(noun) {
        // "the two said"
        return true;
    }
    let small = noun.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    small && one.len() >= MIN_NOUN && ENDINGS.suffix_of(&one).is_some() && !THINGS.has(&one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_people_are_told_by_their_ending() {
        for name in [
            "the harbour master",
            "A basket weaver",
            "an oboist",
            "their choirmaster",
            "two-thirds of them",
            "some oystermen",
            "the cheesemonger from Norwick",
            "a wheelwright",
            "one ex-trumpeter",
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(describes_person(&words), name != "two-thirds of them", "{name}");
        }
        for name in [
            "the supercomputer",
            "the water meter",
            "The river",
            "a newsletter",
            "the short list",
            "the sensors",
            "the older",
            "computer",
            "The Harbour Master",
            "the tower of the miller",
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert!(!describes_person(&words), "{name}");
        }
    }
}
