//! Finds the mention next to a verb: its subject or object, with its apposition.

mod relative;
mod several;
mod widening;

use super::fields;
use super::noun_phrase::{left, right};
use super::tag::Tag;
use super::tokens::Tokenized;
use crate::import::lexicon::given;
use crate::import::lexicon::honours::{is_degree, is_suffix};
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_office;
use relative::{
    before_contact_clause, before_relative, is_in_relative_clause, is_relative_that, opens_relative_clause,
    with_relative_clause,
};
use several::{
    before_bracket, before_open_post, enumerated, is_party, is_rest_of_place, listed, opens_clause,
    with_others,
};
use std::ops::Range;

static JOINED_PRONOUNS: List = List::of("english", "joined-pronouns");
static EMPHASIZERS: List = List::of("english", "emphasizers");
static DETERMINERS_OF_TIME: List = List::of("english", "determiners-of-time");
static PREPOSITIONS_LIKE_CONJUNCTIONS: List = List::of("english", "prepositions-like-conjunctions");
static PARTS_OF_THE_DAY: List = List::of("english", "parts-of-the-day");
static TIME_NOUNS: List = List::of("english", "time-nouns");

pub(super) use several::name_before_post;
pub(super) use widening::widened;

/// A mention of a source, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The noun phrase.
    pub(crate) phrase: Range<usize>,
    /// The apposition, or other words between commas, next to it.
    pub(crate) beside: Option<Range<usize>>,
}

impl Mention {
    pub(super) fn start(&self) -> usize {
        self.phrase.start
    }

    /// The end of the phrase with its apposition.
    pub(super) fn end(&self) -> usize {
        self.beside.as_ref().map_or(self.phrase.end, |beside| beside.end)
    }
}

/// Returns true if a token is a noun of a period: "week", "summer".
pub(super) fn is_time_noun(tokens: &Tokenized, at: usize) -> bool {
    tokens.is_in(at, &TIME_NOUNS)
}

/// The mention before a verb group.
///
/// Times, brackets and appositions may come between the two.
pub(crate) fn subject(tokens: &Tokenized, verb: usize, floor: usize) -> Option<Mention> {
    let last = verb.checked_sub(1).filter(|last| *last >= floor)?;
    let last = before_suffix(tokens, before_time(tokens, last, floor), floor);
    let last = before_adverbial(tokens, last, floor);
    if let Some(phrase) = before_contact_clause(tokens, last, floor) {
        return Some(Mention { phrase, beside: None });
    }
    match tokens.tag(last) {
        Tag::Close if tokens.is_quoted(last) => {
            // "Ada Ling, known as “the pilot,” said"
            let comma = last > floor && tokens.tag_before(last) == Tag::Comma;
            let open = (floor..last).rev().find(|index| tokens.tag(*index) == Tag::Open)?;
            let short = last - open < 9 && open > floor && tokens.tag_before(open) != Tag::Comma;
            (comma && short).then(|| before_apposition(tokens, last, floor))?
        }
        Tag::Comma | Tag::Dash => before_apposition(tokens, last, floor),
        Tag::Relative | Tag::That => before_relative(tokens, last, floor),
        // "an ad *released* Thursday accuses"
        Tag::Past if last + 1 < verb && last > floor && tokens.tag_before(last) == Tag::Noun => {
            let phrase = widened(tokens, left(tokens, last - 1, floor)?, floor);
            let opens = phrase.start == floor || ends_before_subject(tokens.tag_before(phrase.start));
            opens.then_some(Mention { phrase, beside: None })
        }
        _ => left(tokens, last, floor).map(|phrase| {
            let phrase = name_after_country(tokens, phrase, floor);
            // "Ada Ling, who in the past has said"
            let inserted = phrase.start >= floor + 2 && tokens.tag_before(phrase.start) == Tag::Preposition;
            if inserted && tokens.tag(phrase.start - 2) == Tag::Relative {
                return subject(tokens, phrase.start - 1, floor);
            }
            let phrase = with_relative_clause(tokens, &phrase, floor)
                .unwrap_or_else(|| with_joined(tokens, phrase, floor));
            let phrase = with_at_least(tokens, phrase, floor);
            let named = before_open_post(tokens, &phrase, verb, floor);
            Some(named.unwrap_or(Mention { phrase, beside: None }))
        })?,
    }
}

/// A number with the words before it: "*at least* half of the pilots said".
fn with_at_least(tokens: &Tokenized, mut phrase: Range<usize>, floor: usize) -> Range<usize> {
    let least = tokens.is(phrase.start, &["least", "most"]);
    if least && phrase.len() > 1 && phrase.start > floor && tokens.is(phrase.start - 1, &["at"]) {
        phrase.start -= 1;
    }
    phrase
}

/// A name without the country before it: "Ambassador to Norland *Ada Ling* said".
fn name_after_country(tokens: &Tokenized, phrase: Range<usize>, floor: usize) -> Range<usize> {
    let office = phrase.start >= floor + 2
        && tokens.tag_before(phrase.start) == Tag::To
        && is_office(tokens.word(phrase.start - 2));
    let article = usize::from(tokens.tag(phrase.start) == Tag::Determiner);
    let names = phrase.len() > 2 && phrase.clone().skip(article).all(|at| tokens.tag(at) == Tag::Name);
    if !office || !names {
        return phrase;
    }
    let given = |at: &usize| given::woman(&tokens.word(*at).to_lowercase()).is_some();
    let name = (phrase.start + 1..phrase.end - 1).find(given).unwrap_or(phrase.end - 2);
    name..phrase.end
}

/// A noun phrase with its modifiers and a joined pronoun: "she and Mr. Lee said".
fn with_joined(tokens: &Tokenized, phrase: Range<usize>, floor: usize) -> Range<usize> {
    if let Some(post) = fields::with_post(tokens, &phrase, floor) {
        return post;
    }
    let mut phrase = listed(tokens, phrase.clone(), floor).unwrap_or_else(|| widened(tokens, phrase, floor));
    if let Some(list) = enumerated(tokens, &phrase, floor) {
        return list;
    }
    if phrase.start >= floor + 2
        && tokens.is(phrase.start - 1, &["and"])
        && tokens.is_in(phrase.start - 2, &JOINED_PRONOUNS)
    {
        phrase.start -= 2;
    }
    phrase
}

/// The noun phrase that begins the clause of a verb.
///
/// For example "*Officials* whose work had been lost said".
pub(super) fn first_of(tokens: &Tokenized, last: usize, floor: usize) -> Option<Mention> {
    let boundary = (floor..last).rev().find(|index| {
        // "groups *that have* endorsed him say"
        !is_relative_that(tokens, *index)
            && matches!(
                tokens.tag(*index),
                Tag::Comma
                    | Tag::Stop
                    | Tag::Subordinator
                    | Tag::That
                    | Tag::Dash
                    | Tag::Semicolon
                    | Tag::Bracket
                    | Tag::Colon
                    | Tag::Close
            )
            || tokens.is(*index, &["but"])
    });
    let start = boundary.map_or(floor, |index| index + 1);
    // "*Those* around him"
    let alone = matches!(tokens.tag(start), Tag::Determiner) && tokens.tag(start + 1) == Tag::Preposition;
    let stop = right(tokens, start, last + 1).or_else(|| alone.then_some(start + 1))?;
    Some(Mention { phrase: start..stop, beside: None })
}

/// The last token of a name before its suffix: "Ada *Ling*, Jr. said".
fn before_suffix(tokens: &Tokenized, last: usize, floor: usize) -> usize {
    let suffix = is_suffix(tokens.word(last)) && last > floor + 1 && tokens.tag_before(last) == Tag::Comma;
    if suffix && tokens.tag(last - 2) == Tag::Name { last - 2 } else { last }
}

/// The last token before an adverbial between commas: "the pilots who *left*, for instance, said".
pub(super) fn before_adverbial(tokens: &Tokenized, closing: usize, floor: usize) -> usize {
    let Some(open) = closing.checked_sub(3).filter(|open| *open > floor) else { return closing };
    let comma = |at: usize| tokens.tag(at) == Tag::Comma && !tokens.is_quoted(at);
    let adverbial = tokens.is(open + 1, &["for", "in", "of"])
        && tokens.is(open + 2, &["course", "example", "fact", "instance", "turn"]);
    if adverbial && comma(open) && comma(closing) { open - 1 } else { closing }
}

/// The last token before a date with its year: "issued *a statement* on May 3, 2024, which".
fn before_year(tokens: &Tokenized, last: usize, floor: usize) -> usize {
    let year = tokens.word(last).len() == 4 && tokens.tag(last) == Tag::Number;
    if year && last > floor + 4 && tokens.tag_before(last) == Tag::Comma {
        return before_time(tokens, last - 2, floor);
    }
    last
}

/// The last token before words between a subject and its verb.
///
/// These are words such as "on Thursday", "this month" and "together".
fn before_time(tokens: &Tokenized, last: usize, floor: usize) -> usize {
    if last <= floor {
        return last;
    }
    let before = tokens.tag_before(last);
    // "on Tuesday *night*"
    if before == Tag::Time && tokens.is_in(last, &PARTS_OF_THE_DAY) {
        return before_time(tokens, last - 1, floor);
    }
    if tokens.is_in(last, &EMPHASIZERS)
        && matches!(before, Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Relative | Tag::BracketEnd)
    {
        return last - 1;
    }
    let two = last > floor + 1;
    if two && is_time_noun(tokens, last) {
        // "this week", "this past week"
        let past = usize::from(last > floor + 2 && tokens.is(last - 1, &["past"]));
        if tokens.is_in(last - 1 - past, &DETERMINERS_OF_TIME) {
            return last - 2 - past;
        }
    }
    // "on *May 3*"
    let day = tokens.tag(last) == Tag::Number && matches!(before, Tag::Time | Tag::Name | Tag::Modal);
    if day && last > floor + 2 && tokens.is(last - 2, &["on"]) {
        return last - 3;
    }
    let year = tokens.tag(last) == Tag::Number && tokens.word(last).len() == 4;
    let time = tokens.tag(last) == Tag::Time;
    if two && before == Tag::Preposition && (time || year) {
        last - 2
    } else if time && !year {
        last - 1
    } else {
        last
    }
}

/// The mention before an apposition: "Ann Lee, a judge in Reno, said".
///
/// The apposition ends at a comma, a dash or a quotation.
fn before_apposition(tokens: &Tokenized, closing: usize, floor: usize) -> Option<Mention> {
    let sign = if tokens.tag(closing) == Tag::Close { Tag::Comma } else { tokens.tag(closing) };
    if let Some(mention) = before_bracket(tokens, closing, floor) {
        return Some(mention);
    }
    let mut best = None;
    for comma in (floor..closing).rev().take(45) {
        let quoted = tokens.is_quoted(comma);
        if tokens.tag(comma) == Tag::Semicolon
            || quoted
                && tokens.tag(comma) == Tag::Close
                && !closes_part_of_phrase(tokens, comma, floor)
                && !is_in_relative_clause(tokens, comma, floor)
        {
            break;
        }
        if tokens.tag(comma) != sign || comma == floor || quoted || !opens_apposition(tokens, comma + 1) {
            continue;
        }
        let Some(phrase) = left(tokens, before_suffix(tokens, comma - 1, floor), floor) else { continue };
        // "Ada Ling, Minister of Housing, Roads and Rivers,": the last part of a post is not a person.
        // "Ada Ling, PhD, MP,"
        let degrees = phrase.clone().all(|at| is_degree(tokens.word(at)));
        // "a pilot, *40*, of Reno, said"
        let is_age = phrase.len() == 1
            && tokens.tag(phrase.start) == Tag::Number
            && tokens.tag_before(phrase.start) == Tag::Comma;
        let inside = opens_relative_clause(tokens, phrase.start, comma, floor);
        if degrees || is_age || inside || fields::post(tokens, phrase.start, comma, closing).is_some() {
            continue;
        }
        let phrase = widened(tokens, phrase, floor);
        if let Some(name) = name_before_post(tokens, &phrase, floor) {
            let beside = if is_party(tokens, &phrase) { comma + 1..closing } else { phrase };
            best = Some(Mention { phrase: name, beside: Some(beside) });
            break;
        }
        let conjunction =
            phrase.start > floor && tokens.is_in(phrase.start - 1, &PREPOSITIONS_LIKE_CONJUNCTIONS);
        let rest_of_place = is_rest_of_place(tokens, &phrase, floor);
        if rest_of_place || !opens_clause(tokens, phrase.start, floor) && !conjunction {
            continue;
        }
        let named = tokens.tag_before(head_end(tokens, &phrase)) == Tag::Name;
        if named || best.is_none() {
            best = Some(Mention { phrase, beside: Some(comma + 1..closing) });
        }
        if named && tokens.tag(comma + 1) != Tag::Conj {
            break;
        }
    }
    best.map(|found| with_others(tokens, found, floor)).or_else(|| {
        let last = closing.checked_sub(1).filter(|last| *last >= floor)?;
        left(tokens, last, floor).map(|phrase| Mention { phrase, beside: None })
    })
}

/// Returns true for a closing mark inside a noun phrase.
///
/// It is after a title or a modifier: "a film, titled “Night Watch”, says", "in her “Ferry” cap, said".
fn closes_part_of_phrase(tokens: &Tokenized, close: usize, floor: usize) -> bool {
    let open = (floor..close).rev().take(12).find(|at| tokens.tag(*at) == Tag::Open);
    open.filter(|open| *open > floor).is_some_and(|open| {
        let titled = tokens.is(open - 1, &["titled", "entitled", "called", "named", "dubbed", "as"]);
        let before = tokens.tag_before(open);
        let modifier = close - open < 6
            && matches!(before, Tag::Determiner | Tag::Possessive | Tag::Conj | Tag::Preposition)
            && !matches!(tokens.tag_before(close), Tag::Comma | Tag::Stop)
            && matches!(tokens.tag(close + 1), Tag::Noun | Tag::Preposition);
        // "Ada Ling, author of “Night Watch”, says", "Ada Ling, calling it “old”, says"
        let last = close - open < 8
            && matches!(before, Tag::Preposition | Tag::Noun | Tag::Name | Tag::Pronoun)
            && !matches!(tokens.tag_before(close), Tag::Comma | Tag::Stop)
            && tokens.tag(close + 1) == Tag::Comma;
        titled || modifier || last
    })
}

/// The end of a phrase, without its prepositional phrases and brackets.
pub(super) fn head_end(tokens: &Tokenized, phrase: &Range<usize>) -> usize {
    phrase
        .clone()
        .find(|index| matches!(tokens.tag(*index), Tag::Preposition | Tag::Bracket))
        .map_or(phrase.end, |stop| stop.max(phrase.start + 1))
}

/// Returns true if a token may come before the subject of a clause.
pub(super) fn ends_before_subject(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Comma
            | Tag::Conj
            | Tag::That
            | Tag::Close
            | Tag::Subordinator
            | Tag::Stop
            | Tag::Colon
            | Tag::Wh
            | Tag::Dash
    )
}

/// Returns true if a token may open an apposition.
fn opens_apposition(tokens: &Tokenized, at: usize) -> bool {
    let led_by = tokens.tag(at) == Tag::Verb && tokens.is(at + 1, &["by"]);
    led_by
        || matches!(
            tokens.tag(at),
            Tag::Determiner
                | Tag::Relative
                | Tag::Possessive
                | Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Preposition
                | Tag::Past
                | Tag::Ing
                | Tag::Adverb
                | Tag::Pronoun
                | Tag::Time
                | Tag::Wh
                | Tag::Conj
                | Tag::Open
                | Tag::Subordinator
        )
}
