//! Whether what a rule took for a speaker can speak: a name, people, a house, a text; not "flight" or "the copyright".

use crate::import::lexicon::old::List;
use crate::import::person::Person;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Nouns of people, in the singular; the plural counts with them.
const PEOPLE: &str = "\
    activist actor adviser advisor advocate agent aide ally ambassador analyst artist astronaut astronomer attendee \
    attorney author banker bishop boss brother business businessman candidate captain chair chairman chairwoman \
    chief child citizen clerk coach colleague commander commissioner companion conservative consultant consumer \
    coordinator correspondent counsel couple creator critic customer daughter dealer defendant delegate \
    democrat demonstrator deputy designer detective developer diplomat director doctor economist editor employee \
    employer engineer entrepreneur envoy exec executive expert family fan farmer father firefighter friend girl boy \
    governor graduate guest head historian host husband inspector insider investigator investor journalist judge \
    juror justice king lady lawmaker lawyer leader legislator liberal maker man manager mayor member minister mother \
    negotiator neighbor neighbour nurse observer officer official operator opponent organizer organiser owner parent \
    participant partner passenger patient people person physician pilot player policeman policymaker politician \
    pollster premier president priest prince princess principal professor prosecutor protester publisher queen \
    rapporteur reader reporter representative republican researcher resident respondent retailer rival scholar \
    scientist secretary senator sheriff sister soldier son source speaker specialist spokesman spokesperson \
    spokeswoman staff staffer strategist student supporter survivor teacher team teen tenant traveler traveller \
    trader user veteran victim viewer visitor volunteer voter warden wife winner witness woman women men children \
    worker writer youth refugee musician singer photographer technician electrician programmer architect builder \
    fisherman pastor imam rabbi counselor counsellor czar curator physicist chemist biologist geologist \
    astrophysicist sociologist psychologist mathematician meteorologist oceanographer surgeon dentist midwife baker \
    butcher carpenter chef cook shopkeeper filmmaker actress composer illustrator sculptor painter whip police public participants everyone everybody somebody someone nobody others many \
    some most both americans attendees locals";

/// Nouns of houses and groups that speak as one.
const HOUSES: &str = "\
    administration agency airline alliance army assembly association authority bank bloc board body bureau cabinet \
    campaign center centre chamber charity church city club coalition college commission committee community company \
    conference congress consortium consulate corporation council country court crew delegation department district \
    embassy enterprise establishment exchange federation firm force foundation government group hospital house \
    industry institute institution jury lab laboratory league legislature maker media militia military ministry \
    mission movement museum nation navy network newspaper office opposition organisation organization outlet panel \
    parliament party presidency press regime regulator school senate service side society startup state studio \
    tribunal union university watchdog website workforce carrier automaker lender leadership mayors magazine station \
    broadcaster channel paper daily journal";

/// Nouns of texts that say something.
const TEXTS: &str = "\
    account advisory affidavit agreement analysis announcement article assessment audit bill biography book brief \
    briefing bulletin charter column communique communiqué complaint constitution contract data declaration decree \
    document editorial email e-mail essay estimate evidence figures filing findings forecast guidance guideline \
    headline indictment invitation law lawsuit letter manifesto memo memorandum message motion notice opinion order \
    page petition plan policy poll post proclamation proposal record records release report research resolution \
    review rule ruling statement statistics strategy study summary survey text theory transcript treaty tweet \
    verdict warrant writing";

static PERSONS: LazyLock<HashSet<&str>> = LazyLock::new(|| PEOPLE.split_ascii_whitespace().collect());

/// Whether a word in small letters says in the singular what somebody is.
pub(crate) fn is_person(word: &str) -> bool {
    PERSONS.contains(word)
}

static HOUSE_NOUNS: LazyLock<HashSet<&str>> = LazyLock::new(|| HOUSES.split_ascii_whitespace().collect());

/// Whether a word in small letters names in the singular what a house or a group is.
pub(crate) fn is_house(word: &str) -> bool {
    HOUSE_NOUNS.contains(word)
}

static NOUNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| [PEOPLE, HOUSES, TEXTS].into_iter().flat_map(str::split_ascii_whitespace).collect());

/// Whether somebody or something that is named so can say anything, as far as the words tell.
pub(crate) fn can_speak(person: &Person) -> bool {
    let words: Vec<&str> = person.name.split(' ').collect();
    let Some(last) = words.last() else { return false };
    let small = |word: &&str| {
        matches!(
            word.to_lowercase().as_str(),
            "that"
                | "which"
                | "who"
                | "of"
                | "in"
                | "for"
                | "to"
                | "a"
                | "an"
                | "the"
                | "our"
                | "and"
                | "by"
                | "with"
                | "from"
        )
    };
    if small(last) || last.ends_with("’s") || last.ends_with("'s") {
        return false;
    }
    if person.unnamed && words.len() > 1 && words[0] == "The" {
        return true;
    }
    let known = |word: &&str| {
        let bare: String =
            word.chars().filter(|c| c.is_alphabetic() || *c == '-').flat_map(char::to_lowercase).collect();
        let tail = bare.rsplit('-').next().unwrap_or(&bare);
        let single = tail.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let forms = [tail.strip_suffix('s'), tail.strip_suffix("es"), single.as_deref()];
        NOUNS.contains(tail) || forms.into_iter().flatten().any(|form| NOUNS.contains(form))
    };
    if words.iter().any(known) {
        return true;
    }
    // A capital that does not only open a sentence belongs to a name, and so does one in the middle of a word.
    let first = words.iter().position(|word| !is_article(word)).unwrap_or(0);
    let named = |word: &&str| {
        word.chars().next().is_some_and(|c| c.is_uppercase() || !(c.is_lowercase() || c.is_ascii_digit()))
            || word.chars().skip(1).any(char::is_uppercase)
    };
    let plain_word = first == 0 && words.len() == 1 && is_plain(words[0]);
    !plain_word && words[first..].iter().any(named)
}

/// Words that open a paragraph before a colon and are nobody's name: "FACT:", "WHEN:".
static TOPICS: List = List::new(
    "\
    fact facts factcheck myth myths hoax claim claims reality truth lie lies fiction false true note nb what who when \
    where why how whom rsvp update updated breaking icymi watch read listen source sources contact contacts media \
    photo photos video question questions answer answers time date place location venue background summary title \
    subject re fwd from to cc tel phone email fax web website editor headline headlines problem solution promise \
    result results action impact status then now before after today tomorrow monday tuesday wednesday thursday friday \
    saturday sunday bottom step steps tip tips example details embargo embargoed alert warning reminder highlights \
    agenda topic category tags more about release credit credits caption image",
);

/// Whether the words before a colon say what follows, and not who speaks.
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

fn is_article(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the" | "a" | "an" | "this" | "these" | "those" | "its" | "their" | "his" | "her" | "my" | "our"
    )
}

/// Words that a sentence begins with and that name nobody.
fn is_plain(word: &str) -> bool {
    matches!(
        word,
        "This"
            | "That"
            | "These"
            | "Those"
            | "It"
            | "They"
            | "Previous"
            | "Other"
            | "There"
            | "What"
            | "Which"
            | "Here"
            | "Despite"
            | "While"
            | "When"
            | "Such"
            | "Each"
            | "All"
            | "I’ve"
            | "I'm"
            | "I’m"
            | "You"
            | "Then"
            | "Jr."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_a_line_of_an_advisory_is_nobody() {
        for label in ["FACT", "Fact #2", "WHEN", "THE TRUTH", "KEY FACTS", "RSVP", "Bottom line"] {
            assert!(is_topic(label), "{label}");
        }
        for label in ["MS. LING", "Ada Ling", "Harbour Radio", "THE MAYOR OF PORT ELLERY"] {
            assert!(!is_topic(label), "{label}");
        }
    }

    #[test]
    fn people_houses_and_texts_speak_and_things_do_not() {
        let person = |name: &str| Person { name: name.to_owned(), ..Person::default() };
        for name in [
            "Ada Ling",
            "Lewis",
            "NASA",
            "researchers at the institute",
            "two officials",
            "the company",
            "The law",
            "a new poll",
            "her boss",
            "their families",
            "the port authority",
            "the Executive Order",
            "SABIC",
            "eBay",
            "凌雅达",
            "women of the navy",
            "on-site enterprise representatives",
            "one South African refugee",
            "spokeswoman",
            "a policy-maker",
        ] {
            assert!(can_speak(&person(name)), "{name}");
        }
        for name in [
            "flight",
            "the copyright",
            "these",
            "clarify that",
            "an instrument",
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
            assert!(!can_speak(&person(name)), "{name}");
        }
    }
}
