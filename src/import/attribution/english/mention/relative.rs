//! Tells a subject from the words of a relative clause between it and its verb.

use super::several::{is_rest_of_place, named_before};
use super::{Mention, before_year, ends_before_subject, head_end, widened};
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::noun_phrase::{left, right};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use std::ops::Range;

static NOUNS_OF_QUANTITY: List = List::of("english", "nouns-of-quantity");

/// Returns true if a relative clause begins after a comma: ", who", ", and whose", ", for whom".
fn begins_relative_clause(tokens: &Tokenized, comma: usize) -> bool {
    let first = comma + 1;
    let first = first + usize::from(matches!(tokens.tag(first), Tag::Conj | Tag::Preposition));
    tokens.tag(comma) == Tag::Comma
        && (tokens.tag(first) == Tag::Relative || tokens.is(first, &["whose", "whom", "which"]))
}

/// Maximum number of tokens between "who" and the people before a thing: "*pilots* of the old port who".
const MAX_TO_PEOPLE: usize = 12;

/// Returns true if a noun phrase belongs to a relative clause that has no verb yet.
///
/// For example "The mayor, whose brother, *Bo Ek*, runs the port,". `end` is the end of the phrase.
pub(super) fn opens_relative_clause(tokens: &Tokenized, start: usize, end: usize, floor: usize) -> bool {
    let opening = (floor + 1..start).rev().take(12).find(|at| begins_relative_clause(tokens, *at));
    opening.is_some_and(|comma| !(comma + 1..end).any(|at| is_finite(tokens, at)))
}

/// Returns true if a quotation is in a relative clause after a comma: "Bo Ek, who has “no time” for it,".
pub(super) fn is_in_relative_clause(tokens: &Tokenized, close: usize, floor: usize) -> bool {
    let open = (floor..close).rev().take(12).find(|at| tokens.tag(*at) == Tag::Open);
    let comma = open.and_then(|open| (floor..open).rev().take(12).find(|at| tokens.tag(*at) == Tag::Comma));
    comma.is_some_and(|comma| begins_relative_clause(tokens, comma)) && tokens.tag_before(close) != Tag::Comma
}

/// Returns true for "that" as the subject of a relative clause: "firms *that* had insured the port".
pub(super) fn is_relative_that(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::That
        && matches!(tokens.tag_before(at), Tag::Noun | Tag::Name)
        && is_finite(tokens, at + 1)
}

/// Returns true for a pronoun that opens a relative clause without "who": "people *I* have met".
fn opens_contact_clause(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::Pronoun
        && tokens.tag_before(at) == Tag::Noun
        && speakers::is_noun_of_people(tokens.word(at - 1))
        && is_finite(tokens, at + 1)
}

/// Returns true for "that" after "who" and a verb of saying: "judges who ruled *that*".
fn is_after_relative_cue(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::That
        && at > 1
        && is_finite(tokens, at - 1)
        && tokens.tag_before(at - 1) == Tag::Relative
}

/// The noun phrase before a clause with a name and a verb: "*The aide* Ling fired said", "*A law* she backed says".
pub(super) fn before_contact_clause(tokens: &Tokenized, last: usize, floor: usize) -> Option<Range<usize>> {
    // "the people we met *with* said"
    let particle = tokens.is(last, &["for", "with"]);
    let last = last - usize::from(particle && last > floor);
    let verb = tokens.tag(last) == Tag::Past || is_finite(tokens, last) && tokens.tag(last) != Tag::Auxiliary;
    let mut start = last;
    while start > floor && tokens.tag_before(start) == Tag::Name {
        start -= 1;
    }
    if start == last && tokens.tag_before(last) == Tag::Pronoun {
        start -= 1;
    }
    // "the man *that* Ling met"
    let that = start > floor && start < last && tokens.tag_before(start) == Tag::That;
    let noun = (start - usize::from(that)).checked_sub(1);
    let noun = noun.filter(|noun| *noun > floor && start < last && verb)?;
    let phrase = left(tokens, noun, floor).filter(|_| tokens.tag(noun) == Tag::Noun)?;
    let opens = phrase.start == floor || ends_before_subject(tokens.tag_before(phrase.start));
    let article = matches!(tokens.tag(phrase.start), Tag::Determiner | Tag::Possessive);
    (opens && article).then_some(phrase)
}

/// The mention before a relative pronoun: "*Ada Ling*, who said", "*a statement* on May 3, 2024, which said".
pub(super) fn before_relative(tokens: &Tokenized, last: usize, floor: usize) -> Option<Mention> {
    let inserted = tokens.tag_before(last) == Tag::Comma || last > 0 && tokens.is_dash(last - 1);
    let before = last - usize::from(inserted);
    let before = before.checked_sub(1).filter(|before| *before >= floor)?;
    let noun = before_year(tokens, before, floor);
    let mut phrase = left(tokens, noun, floor)?;
    if noun < before {
        return Some(Mention { phrase, beside: None });
    }
    if tokens.is(last, &["who"]) {
        // "a pilot from Ellery, *Norland, who*"
        if is_rest_of_place(tokens, &phrase, floor) {
            phrase = left(tokens, phrase.start - 2, floor)?;
        }
        if let Some(mention) = named_before(tokens, &phrase, floor) {
            return Some(mention);
        }
        if let Some(people) = people_before_who(tokens, &phrase, floor) {
            return Some(Mention { phrase: people, beside: None });
        }
        if let Some(person) = person_in_thing(tokens, &phrase) {
            return Some(Mention { phrase: person.start..last + 1, beside: None });
        }
    }
    (tokens.tag(last) == Tag::Relative || phrase.len() < 6)
        .then(|| Mention { phrase: phrase.start..last + 1, beside: None })
}

/// The people whom "who" refers to, if a thing is nearer: "*letters from pilots* to his show who".
///
/// `phrase` is the noun phrase before "who".
fn people_before_who(tokens: &Tokenized, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let last = head_end(tokens, phrase) - 1;
    // "*Teachers in Reno*, who"
    let place = tokens.tag(last) == Tag::Name
        && phrase.start > floor + 1
        && tokens.is(phrase.start - 1, &["at", "from", "in", "near"])
        && speakers::is_noun_of_people(tokens.word(phrase.start - 2));
    if tokens.tag(last) != Tag::Noun && !place || speakers::is_noun_of_people(tokens.word(last)) {
        return None;
    }
    let ends = |at: &usize| {
        matches!(tokens.tag(*at), Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Relative)
            || is_finite(tokens, *at)
    };
    let people = (floor..phrase.start).rev().take(MAX_TO_PEOPLE).take_while(|at| !ends(at)).find(|at| {
        // The first word of a sentence has a capital.
        let noun = tokens.tag(*at) == Tag::Noun || *at == floor && tokens.tag(*at) == Tag::Name;
        noun && speakers::is_noun_of_people(tokens.word(*at))
    })?;
    let first = (floor..people).rev().find(|at| matches!(tokens.tag(*at), Tag::Preposition | Tag::To));
    let noun = left(tokens, people, first.map_or(floor, |first| first + 1))?;
    // "a top adviser *to the old campaign* who"
    let goes_on =
        tokens.tag(noun.end) == Tag::To || tokens.is(noun.end, &["at", "for", "from", "in", "of", "with"]);
    let whole = goes_on && !(noun.end..phrase.end).any(|at| tokens.is_quoted(at));
    Some(if whole { noun.start..phrase.end } else { noun })
}

/// The person whom "who" refers to inside a phrase for a thing: "a video of *Ada Ling*, who".
fn person_in_thing(tokens: &Tokenized, phrase: &Range<usize>) -> Option<Range<usize>> {
    let of = head_end(tokens, phrase);
    let head = of.checked_sub(1).filter(|head| *head >= phrase.start && tokens.tag(*head) == Tag::Noun)?;
    let word = tokens.word(head);
    let thing = tokens.is(of, &["of"])
        && !tokens.is_in(head, &NOUNS_OF_QUANTITY)
        && !(speakers::is_person(word) || speakers::is_noun_of_people(word) || speakers::is_group(word));
    let name = of + 1..phrase.end;
    (thing && !name.is_empty() && name.clone().all(|at| tokens.tag(at) == Tag::Name)).then_some(name)
}

/// A subject with the relative clause that a noun phrase ends: "*Residents who came to the hall* said".
pub(super) fn with_relative_clause(
    tokens: &Tokenized,
    phrase: &Range<usize>,
    floor: usize,
) -> Option<Range<usize>> {
    let ends = |tag: Tag| {
        matches!(
            tag,
            Tag::Comma
                | Tag::Stop
                | Tag::That
                | Tag::Subordinator
                | Tag::Colon
                | Tag::Semicolon
                | Tag::Dash
                | Tag::Close
        )
    };
    let relative = (floor + 1..phrase.start)
        .rev()
        .take(20)
        .take_while(|at| {
            !ends(tokens.tag(*at)) || is_relative_that(tokens, *at) || is_after_relative_cue(tokens, *at)
        })
        .find(|at| {
            tokens.tag(*at) == Tag::Relative
                || tokens.is(*at, &["whose"])
                || is_relative_that(tokens, *at)
                || opens_contact_clause(tokens, *at)
        })?;
    // "whose *boats* sank"
    let verb = match tokens.tag(relative) {
        Tag::Relative | Tag::That | Tag::Pronoun => relative + 1,
        _ => right(tokens, relative + 1, phrase.start)?,
    };
    let verbs = (relative + 1..phrase.start).filter(|at| {
        is_finite(tokens, *at)
            && !matches!(tokens.tag_before(*at), Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::To)
    });
    // "*friends of Ling’s* who came"
    let genitive = usize::from(matches!(tokens.word(relative - 1), "’s" | "'s") && relative > floor + 1);
    let head = left(tokens, relative - 1 - genitive, floor)?;
    let head = widened(tokens, head, floor);
    let opens = head.start == floor || ends_before_subject(tokens.tag_before(head.start));
    // "residents who *fled* said": a verb that no list has looks like a noun.
    let unknown = tokens.tag(relative) == Tag::Relative
        && relative + 1 == phrase.start
        && phrase.len() == 1
        && !tokens.token(phrase.start).capital;
    // "judges who *ruled* that the port *could* stay"
    let inner = (relative + 1..phrase.start).filter(|at| is_after_relative_cue(tokens, *at)).count();
    let whole = verbs.count() == 1 + inner && is_finite(tokens, verb) || unknown;
    (whole && opens).then_some(head.start..phrase.end)
}
