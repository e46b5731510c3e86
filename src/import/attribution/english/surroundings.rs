//! Tells where in its sentence a report is: in a clause before the main clause, inside another clause, after a dash.

use super::boundary::starts_main_clause;
use super::clause::{has_finite, is_finite};
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use crate::import::lexicon::list::List;
use std::ops::Range;

static LEADING_CONJUNCTIONS: List = List::of("english", "leading-conjunctions");
static TIMES_BEFORE_CLAUSES: List = List::of("english", "times-before-clauses");
static INSERTING_CONJUNCTIONS: List = List::of("english", "inserting-conjunctions");

/// Maximum number of tokens that a time and the word that opens its clause take: "a few weeks *after*".
const MAX_OPENING: usize = 6;
/// Maximum number of tokens of a time or a place before the first comma.
const MAX_LEAD: usize = 12;
/// Maximum number of tokens between a dash and what is reported after it.
const MAX_AFTER_DASH: usize = 12;

/// Returns true if the report is in a clause before the main clause.
///
/// For example "While Lee said …, the port grew".
pub(crate) fn is_in_leading_clause(tokens: &Tokenized, start: usize, floor: usize) -> bool {
    // "A month after saying that it rained, Lee left."
    let after_preposition = |at: usize| {
        tokens.is_saying(at, &[Form::Ing]) && at > floor && tokens.tag_before(at) == Tag::Preposition
    };
    if (tokens.tag(floor) == Tag::Preposition || (floor..start).any(after_preposition))
        && !(floor..start).any(|index| {
            tokens.tag(index) == Tag::Comma || tokens.is_quoted(index) || is_finite(tokens, index)
        })
    {
        return true;
    }
    // "Noting that it rained, Lee left.", "Having noted that it rained, Lee left."
    let having = tokens.is(floor, &["having"]) && tokens.is_saying(floor + 1, &[Form::Past]);
    if (tokens.is_saying(floor, &[Form::Ing]) || having)
        && !(floor..start).any(|index| matches!(tokens.tag(index), Tag::Comma | Tag::Colon | Tag::Open))
    {
        return true;
    }
    // "In *what* she called a rush, the port closed."
    if tokens.tag(floor) == Tag::Preposition
        && tokens.is(floor + 1, &["what"])
        && !(floor..start).any(|at| tokens.tag(at) == Tag::Comma && !tokens.is_quoted(at))
    {
        return true;
    }
    if is_in_relative_clause(tokens, start, floor) {
        return true;
    }
    let first = after_lead(tokens, start, floor);
    let opens = |at: usize| tokens.tag(at) == Tag::Subordinator || tokens.is_in(at, &LEADING_CONJUNCTIONS);
    // "A few weeks *after* Lee said it leaks, the port closed."
    let after_time = |at: usize| {
        let noun = tokens.word(at.saturating_sub(1)).to_lowercase();
        TIMES_BEFORE_CLAUSES.has(noun.strip_suffix('s').unwrap_or(&noun))
    };
    let opener = (first..start.min(first + MAX_OPENING))
        .take_while(|at| !is_finite(tokens, *at) && tokens.tag(*at) != Tag::Comma)
        .find(|at| opens(*at) && (*at < first + 3 || after_time(*at)));
    let uncut = |opener: usize| {
        !(opener..start).any(|index| matches!(tokens.tag(index), Tag::Comma | Tag::Colon | Tag::Open))
    };
    // "It rained, and though Lee said it would stop, the port closed."
    let second = || {
        let joined = (floor..start).rev().find(|at| tokens.tag(*at) == Tag::Conj && opens(*at + 1));
        joined.is_some_and(|joined| {
            joined + 1 < start && uncut(joined + 1) && has_finite(tokens, floor..joined)
        })
    };
    // "While Lee, the mayor, has vowed to stay, Ek left."
    let whole = || {
        matches!(tokens.tag(floor), Tag::Subordinator | Tag::Wh)
            && tokens.tag_before(start) != Tag::Comma
            && !(floor..start).any(|at| {
                matches!(tokens.tag(at), Tag::Colon | Tag::Open)
                    || tokens.tag(at) == Tag::Comma && starts_main_clause(tokens, at + 1, start)
            })
    };
    opener.is_some_and(uncut) || second() || whole()
}

/// Returns true in a relative clause about a time or a place before the main clause: "In a year *in which* Lee said it leaks, …".
fn is_in_relative_clause(tokens: &Tokenized, start: usize, floor: usize) -> bool {
    let comma = |at: usize| tokens.tag(at) == Tag::Comma;
    let relative =
        (floor..start).find(|at| is_finite(tokens, *at) || tokens.is(*at, &["when", "where", "which"]));
    tokens.tag(floor) == Tag::Preposition
        && relative.is_some_and(|at| matches!(tokens.tag(at), Tag::Relative | Tag::Wh))
        && !(floor..start).any(comma)
}

/// Returns true for words before a comma that say when, where or how something was said: "In a letter", "On Friday".
pub(super) fn is_circumstance(tokens: &Tokenized, words: Range<usize>) -> bool {
    let first = words.start + usize::from(matches!(tokens.tag(words.start), Tag::Conj | Tag::Adverb));
    if tokens.tag(first) == Tag::Subordinator {
        return tokens.is(first, &["after", "as", "before", "when"]);
    }
    let one = words.len() == 1
        && !matches!(
            tokens.tag(words.start),
            Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Determiner | Tag::That
        );
    one || matches!(tokens.tag(first), Tag::Ing | Tag::Past | Tag::Time | Tag::Wh)
        || words.len() < 4 && tokens.tag(first) == Tag::Adverb
        || matches!(tokens.tag(first), Tag::Preposition | Tag::To) && !has_finite(tokens, words.clone())
        || words.clone().any(|at| tokens.verb(at).is_some())
}

/// Returns true if the report is in a clause between a subject and its verb.
///
/// For example "Lee, though she said …, left".
pub(crate) fn is_in_inserted_clause(tokens: &Tokenized, start: usize, floor: usize) -> bool {
    let comma = (floor..start).rev().take(15).find(|index| tokens.tag(*index) == Tag::Comma);
    comma.is_some_and(|comma| {
        let first = comma + 1 + usize::from(tokens.tag(comma + 1) == Tag::Adverb);
        // "Lee, noting that …, said"
        let inserts = tokens.is_in(comma + 1, &INSERTING_CONJUNCTIONS)
            || tokens.tag(comma + 1) == Tag::Relative
            || tokens.is_saying(first, &[Form::Ing])
            || tokens.tag(first) == Tag::Preposition && tokens.is_saying(first + 1, &[Form::Ing]);
        inserts && comma > floor && !has_finite(tokens, floor..comma)
    })
}

/// The token after a time or a place with a comma: "In May 2001, *after* Lee said it leaks, the port closed".
fn after_lead(tokens: &Tokenized, start: usize, floor: usize) -> usize {
    let leads = matches!(tokens.tag(floor), Tag::Preposition | Tag::Time | Tag::Conj | Tag::Adverb);
    let comma = (floor..start.min(floor + MAX_LEAD)).find(|at| tokens.tag(*at) == Tag::Comma);
    comma.filter(|comma| leads && !has_finite(tokens, floor..*comma)).map_or(floor, |comma| comma + 1)
}

/// Returns true if a dash is before the report, and no second one: "It leaks – *Lee said it does* – and it rusts".
pub(crate) fn is_after_dash(tokens: &Tokenized, start: usize, floor: usize) -> bool {
    let mut dashes = (floor..start).filter(|at| tokens.is_dash(*at) && !tokens.is_quoted(*at));
    dashes.next().is_some_and(|dash| start - dash <= MAX_AFTER_DASH) && dashes.next().is_none()
}
