//! Finds subjects of several people or groups, and subjects with a post or a place between them and the verb.

use super::{Mention, ends_before_subject, head_end, is_time_noun, widened};
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::noun_phrase::left;
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::list::List;
use crate::import::lexicon::{offices, speakers};
use std::ops::Range;

static OPENINGS_OF_PLACES: List = List::of("english", "openings-of-places");
static JOINING_WORDS: List = List::of("english", "joining-words");
static PREPOSITIONS_OF_ORIGIN: List = List::of("english", "prepositions-of-origin");

/// Returns true if a subject can begin at a token.
pub(super) fn opens_clause(tokens: &Tokenized, start: usize, floor: usize) -> bool {
    let mut at = start;
    while at > floor && tokens.tag_before(at) == Tag::Adverb {
        at -= 1;
    }
    at == floor || ends_before_subject(tokens.tag_before(at))
}

/// A list of noun phrases that ends with a phrase: "*Ada Ling (Arbor), Bo Ek and Cy Abara* said".
pub(super) fn enumerated(tokens: &Tokenized, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let joined = phrase.clone().any(|at| tokens.is(at, &["and"]));
    let mut start = phrase.start;
    if start > floor + 1 && tokens.is(start - 1, &["and"]) {
        start -= 1;
        if tokens.tag_before(start) != Tag::Comma {
            // "Ada Ling, Bo Ek *and the pilots*"
            start = item(tokens, start, floor)?.start;
        }
    } else if !joined {
        return None;
    }
    let mut items = 0;
    while start > floor + 1 && tokens.tag_before(start) == Tag::Comma {
        let Some(one) = item(tokens, start - 1, floor) else { break };
        start = one.start;
        items += 1;
    }
    let time =
        tokens.tag(start) == Tag::Time || is_time_noun(tokens, start) || is_time_noun(tokens, start + 1);
    (items > 0 && !time && opens_clause(tokens, start, floor)).then_some(start..phrase.end)
}

/// The noun phrase of a list that ends before a token.
fn item(tokens: &Tokenized, end: usize, floor: usize) -> Option<Range<usize>> {
    let phrase = left(tokens, end.checked_sub(1)?, floor)?;
    let whole = phrase.clone().all(|at| !is_finite(tokens, at) && tokens.tag(at) != Tag::Time);
    let pronoun = matches!(tokens.tag(phrase.start), Tag::Pronoun | Tag::Relative);
    (whole && !pronoun && !tokens.is_quoted(phrase.start)).then_some(phrase)
}

/// A name before its post, without a comma between the post and the verb: "*Ada Ling*, a judge in Reno said that …".
pub(super) fn before_open_post(
    tokens: &Tokenized,
    post: &Range<usize>,
    verb: usize,
    floor: usize,
) -> Option<Mention> {
    let comma =
        post.start.checked_sub(1).filter(|comma| *comma > floor && tokens.tag(*comma) == Tag::Comma)?;
    let described = matches!(tokens.tag(post.start), Tag::Determiner | Tag::Noun) && post.len() > 1;
    let name = left(tokens, comma - 1, floor)?;
    let named = tokens.tag(comma - 1) == Tag::Name || tokens.tag(comma - 1) == Tag::BracketEnd;
    let all =
        name.clone().take_while(|at| tokens.tag(*at) != Tag::Bracket).all(|at| tokens.tag(at) == Tag::Name);
    let person = name.len() > 1 && all && !tokens.is(name.start, &["like", "unlike"]);
    let said = (verb..verb + 4).find(|at| tokens.verb(*at).is_some())?;
    let parenthesis = matches!(tokens.tag(said + 1), Tag::Comma | Tag::Stop | Tag::Time);
    (described && named && person && !parenthesis && opens_clause(tokens, name.start, floor))
        .then(|| Mention { phrase: name, beside: Some(post.clone()) })
}

/// The name before the comma before a post: "*Ada Ling*, Minister for Ports," or a party and a state: "*Bo Ek*, R-Ellery,".
pub(in crate::import::attribution::english) fn name_before_post(
    tokens: &Tokenized,
    post: &Range<usize>,
    floor: usize,
) -> Option<Range<usize>> {
    let comma =
        post.start.checked_sub(1).filter(|comma| *comma > floor && tokens.tag(*comma) == Tag::Comma)?;
    let head = tokens.word(head_end(tokens, post) - 1);
    let is_office = || offices::is_office(head) || speakers::is_person(&head.to_lowercase());
    let name = left(tokens, comma - 1, floor)?;
    let is_name = name.len() > 1
        && name.clone().all(|at| tokens.tag(at) == Tag::Name)
        && !offices::is_office(tokens.word(comma - 1));
    (is_name && (is_party(tokens, post) || is_office()) && opens_clause(tokens, name.start, floor))
        .then_some(name)
}

/// The name after a verb of saying that words with "a" describe: "said *Ada Ling*, a pilot from Ellery, who".
pub(super) fn named_before(tokens: &Tokenized, words: &Range<usize>, floor: usize) -> Option<Mention> {
    let comma =
        words.start.checked_sub(1).filter(|comma| *comma > floor && tokens.tag(*comma) == Tag::Comma)?;
    let name = left(tokens, comma - 1, floor)?;
    let said = name.start.checked_sub(1).filter(|said| *said > floor)?;
    let described = tokens.is(words.start, &["a", "an"])
        && speakers::is_person(&tokens.word(head_end(tokens, words) - 1).to_lowercase());
    let named = name.len() > 1 && name.clone().all(|at| tokens.tag(at) == Tag::Name);
    (described && named && tokens.is_saying(said, &[Form::Past, Form::Third]))
        .then(|| Mention { phrase: name, beside: Some(words.clone()) })
}

/// Returns true for a party and a state: "R-Ellery".
pub(super) fn is_party(tokens: &Tokenized, phrase: &Range<usize>) -> bool {
    let word = tokens.word(phrase.start);
    let state = word.strip_prefix(['D', 'R', 'I']).and_then(|rest| rest.strip_prefix('-'));
    phrase.len() == 1 && state.is_some_and(|state| state.starts_with(char::is_uppercase))
}

/// Returns true for the rest of the name of a place: "a pilot from Ellery, *Norland*,", "of Ellery, *Nor.*,".
///
/// "In Ellery, *Ling*, who" begins with the place, so a subject follows it.
pub(super) fn is_rest_of_place(tokens: &Tokenized, phrase: &Range<usize>, floor: usize) -> bool {
    let short = phrase.len() == 1 || phrase.len() == 2 && tokens.is_in(phrase.start, &OPENINGS_OF_PLACES);
    let Some(comma) = phrase.start.checked_sub(1).filter(|comma| *comma > floor) else { return false };
    if tokens.tag(comma) != Tag::Comma || !short || !phrase.clone().all(|at| tokens.tag(at) == Tag::Name) {
        return false;
    }
    let place = (floor..comma).rev().take_while(|at| tokens.tag(*at) == Tag::Name).last();
    place.and_then(|place| place.checked_sub(1)).is_some_and(|before| {
        let inside = before > floor
            && matches!(
                tokens.tag_before(before),
                Tag::Noun | Tag::Name | Tag::Comma | Tag::Number | Tag::BracketEnd
            );
        match tokens.tag(before) {
            Tag::Preposition | Tag::To => inside,
            Tag::Determiner => tokens.word(phrase.start).ends_with('.'),
            _ => false,
        }
    })
}

/// A group with the members that it lists: "firms including A, B and *C*".
pub(super) fn listed(tokens: &Tokenized, phrase: Range<usize>, floor: usize) -> Option<Range<usize>> {
    let joined = phrase.clone().any(|index| tokens.tag(index) == Tag::Conj);
    let before = phrase.start.checked_sub(1).filter(|before| *before > floor + 1)?;
    if tokens.tag(before) != Tag::Conj && !(joined && tokens.tag(before) == Tag::Comma) {
        return None;
    }
    let mut list = (floor..phrase.start).rev().take(40).take_while(|index| {
        matches!(
            tokens.tag(*index),
            Tag::Name | Tag::Noun | Tag::Number | Tag::Comma | Tag::Conj | Tag::Other
        ) || matches!(tokens.tag(*index), Tag::Determiner | Tag::Preposition | Tag::Possessive)
    });
    let from =
        |index: usize| tokens.is_in(index, &PREPOSITIONS_OF_ORIGIN) && is_plural_noun(tokens, index - 1);
    let lead = list.find(|index| tokens.is(*index, &["including"]) || *index > floor && from(*index))?;
    let group = left(tokens, lead.checked_sub(1)?, floor)?;
    let several = tokens.is(lead, &["including"])
        || (lead..phrase.start).any(|index| tokens.tag(index) == Tag::Comma)
            && (lead + 1..phrase.start).all(|index| {
                matches!(tokens.tag(index), Tag::Name | Tag::Comma | Tag::Conj | Tag::Determiner)
            });
    several.then(|| widened(tokens, group, floor).start..phrase.end)
}

/// Returns true for a common noun in the plural: "pupils".
fn is_plural_noun(tokens: &Tokenized, at: usize) -> bool {
    matches!(tokens.tag(at), Tag::Noun | Tag::Name) && tokens.word(at).ends_with('s')
}

/// The name before brackets and a comma: "In Reno, NV, *Ada Ling (Arbor)*, said".
pub(super) fn before_bracket(tokens: &Tokenized, closing: usize, floor: usize) -> Option<Mention> {
    let bracket = closing.checked_sub(1).filter(|last| tokens.tag(*last) == Tag::BracketEnd)?;
    let phrase = left(tokens, bracket, floor)?;
    let names = (phrase.start..phrase.end).take_while(|at| tokens.tag(*at) == Tag::Name).count();
    let after_comma = phrase.start > floor && tokens.tag_before(phrase.start) == Tag::Comma;
    (names > 1 && after_comma).then_some(Mention { phrase, beside: None })
}

/// A mention with the others who are the subject too.
///
/// For example "*Firms from Reno, alongside banks such as Ace and Bay*,", "*Ada Ling, a judge, and Bo Ek*, a clerk,".
pub(super) fn with_others(tokens: &Tokenized, found: Mention, floor: usize) -> Mention {
    let common = |phrase: &Range<usize>| {
        (phrase.start..head_end(tokens, phrase))
            .any(|at| is_plural_noun(tokens, at) && !tokens.token(at).capital)
    };
    if let Some(beside) = &found.beside
        && tokens.is_in(beside.start, &JOINING_WORDS)
        && common(&found.phrase)
    {
        return Mention { phrase: found.phrase.start..beside.end, beside: None };
    }
    let before = || {
        let and = found.phrase.start.checked_sub(1).filter(|and| tokens.is(*and, &["and"]))?;
        let comma = and.checked_sub(1).filter(|comma| *comma > floor && tokens.tag(*comma) == Tag::Comma)?;
        let first = (floor + 1..comma).rev().take(20).find(|at| tokens.tag(*at) == Tag::Comma)?;
        let name = left(tokens, first - 1, floor)?;
        let named = name.len() > 1 && name.clone().all(|at| tokens.tag(at) == Tag::Name);
        let opens = name.start == floor
            || matches!(tokens.tag_before(name.start), Tag::Comma | Tag::Stop | Tag::That);
        let post = !(first + 1..comma).any(|at| is_finite(tokens, at));
        (named && opens && post).then_some(name.start)
    };
    // "Ada Ling, a judge, and *her brother Bo*, a clerk,"
    let named = tokens.tag_before(found.phrase.end) == Tag::Name;
    match before().filter(|_| named) {
        Some(start) => Mention { phrase: start..found.phrase.end, beside: found.beside },
        None => found,
    }
}
