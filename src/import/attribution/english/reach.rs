//! How far reported words reach: to the sentence's end, or to what is the reporter's own again.

use crate::import::attribution::english::clause::{any_finite, finite, quotation_alone};
use crate::import::attribution::english::lexicon::{Form, Tag};
use crate::import::attribution::english::noun_phrase;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::old::List;
use std::ops::Range;

/// What stands after "in" when somebody says something there.
static OCCASIONS: List = List::new(
    "interview statement speech debate tweet letter memo op-ed post address email e-mail rally conference \
     appearance testimony report remarks hearing briefing essay article column video book call town \
     interviews speeches tweets statements message event broadcast release filing editorial blog podcast \
     affidavit note forum panel",
);

/// Where words that belong to a subject end, before its verb: "Her promise *to go and stay* has changed much."
pub(crate) fn before_main_verb(read: &Tokenized, start: usize, stop: usize, clause: bool) -> usize {
    let mut own = usize::from(clause);
    let verb = (start + 1..stop).find(|at| {
        if matches!(read.tag(*at), Tag::Relative | Tag::That | Tag::Wh | Tag::Subordinator) {
            own += 1;
        }
        let again = matches!(
            read.tag(*at - 1),
            Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::To | Tag::Conj | Tag::Adverb
        );
        let noun_next = matches!(read.tag(*at + 1), Tag::Noun | Tag::Name);
        if read.tokens[*at].quoted
            || again
            || !finite(read, *at)
            || matches!(read.tag(*at), Tag::Past | Tag::Noun) && noun_next
        {
            return false;
        }
        if own == 0 {
            return true;
        }
        own -= 1;
        false
    });
    verb.unwrap_or(stop)
}

/// Whether a noun is something that is said or written: "letter", "statement".
pub(crate) fn is_text(read: &Tokenized, at: usize) -> bool {
    read.is_in(at, &OCCASIONS) && !read.is(at, &["town", "event", "call"])
}

/// Where a clause that begins at `start` ends.
pub(crate) fn clause(read: &Tokenized, start: usize, range: Range<usize>) -> usize {
    if let Some(end) = quotation_alone(read, start, range.clone()) {
        return end;
    }
    let held = held_in(read, start, range.start);
    let between = !held && held_between(read, start, range.start);
    let stop = (start + 1..range.end)
        .filter(|at| !read.tokens[*at].quoted || read.tag(*at) == Tag::Close)
        .find(|at| match read.tag(*at) {
            // "at “lesser quays,” Bo Ek said"
            Tag::Close => {
                read.tag(*at - 1) == Tag::Comma
                    && (held && main_clause(read, *at + 1, range.end) || new_cue(read, *at + 1, true))
            }
            Tag::Comma if held => goes_over(read, *at) || main_clause(read, *at + 1, range.end),
            Tag::Comma if between => {
                let adverbs =
                    (*at + 1..range.end).take_while(|index| read.tag(*index) == Tag::Adverb).count();
                finite(read, *at + 1 + adverbs) || goes_over(read, *at)
            }
            Tag::Dash if !read.is_hyphen(*at) => {
                goes_over(read, *at)
                    || (matches!(read.tag(*at + 1), Tag::Conj | Tag::Subordinator)
                        || read.is(*at + 1, &["even", "a", "an"]))
                        && !dash_later(read, *at + 1, range.end)
            }
            Tag::Comma if read.tag(*at + 1) == Tag::Ing => {
                any_finite(read, start..*at) || !inserted(read, *at, range.end)
            }
            // What is said of the last name only ("…, who leads the port", "…, a judge") is mostly the reporter's own.
            Tag::Comma if read.is(*at + 1, &["who", "which", "a", "an"]) => {
                goes_over(read, *at) || !(*at + 1..range.end).any(|later| read.tag(later) == Tag::Comma)
            }
            Tag::Comma | Tag::Dash => goes_over(read, *at),
            Tag::Semicolon => true,
            Tag::BracketEnd => !(start..*at).any(|index| read.tag(index) == Tag::Bracket),
            Tag::Conj => {
                // "both he and Lee promised" joins two who do the same.
                let another = read.tokens.get(*at + 1).is_some_and(|next| next.verb.is_none());
                new_cue(read, *at + 1, true) && (!another || any_finite(read, start..*at))
            }
            _ => false,
        })
        .map_or(range.end, |at| at + usize::from(read.tag(at) == Tag::Close));
    trimmed(read, start, stop)
}

/// Whether what stands after a comma ends in another one, before a verb: "the books, *being old*, were sold".
fn inserted(read: &Tokenized, comma: usize, end: usize) -> bool {
    let next = (comma + 1..end).find(|index| read.tag(*index) == Tag::Comma && !read.tokens[*index].quoted);
    next.is_some_and(|next| matches!(read.tag(next + 1), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past))
}

fn dash_later(read: &Tokenized, at: usize, end: usize) -> bool {
    (at..end).any(|index| read.tag(index) == Tag::Dash && !read.is_hyphen(index))
}

/// Whether the report stands in a clause that only leads up to the sentence's own ("While Lee said …, the port grew").
pub(crate) fn held_in(read: &Tokenized, start: usize, floor: usize) -> bool {
    if read.tag(floor) == Tag::Preposition
        && !(floor..start)
            .any(|index| read.tag(index) == Tag::Comma || read.tokens[index].quoted || finite(read, index))
    {
        return true;
    }
    let opener = (floor..start.min(floor + 3)).find(|index| {
        matches!(read.tag(*index), Tag::Subordinator)
            || read.is(*index, &["when", "as", "after", "before", "since"])
    });
    opener.is_some_and(|opener| {
        !(opener..start).any(|index| matches!(read.tag(index), Tag::Comma | Tag::Colon | Tag::Open))
    })
}

/// Whether the report stands in a clause between a subject and its verb ("Lee, though she said …, left").
fn held_between(read: &Tokenized, start: usize, floor: usize) -> bool {
    let comma = (floor..start).rev().take(15).find(|index| read.tag(*index) == Tag::Comma);
    comma.is_some_and(|comma| {
        read.is(comma + 1, &["though", "although", "while", "as", "when", "because", "if"])
            && !any_finite(read, floor..comma)
    })
}

/// "the port grew": a subject and its finite verb.
pub(crate) fn main_clause(read: &Tokenized, at: usize, end: usize) -> bool {
    let mut begin = match read.tag(at) {
        Tag::Preposition => noun_phrase::right(read, at + 1, end)
            .map_or(at, |stop| stop + usize::from(read.tag(stop) == Tag::Comma)),
        _ => at,
    };
    if read.is(begin, &["this", "last", "next"]) && read.is_in(begin + 1, &noun_phrase::TIME_NOUNS) {
        begin += 2;
    }
    let Some(mut stop) = noun_phrase::right(read, begin, end) else { return false };
    while matches!(read.tag(stop), Tag::Adverb) {
        stop += 1;
    }
    stop < end && finite(read, stop)
}

/// Whether what follows a comma or a dash is another's again.
pub(crate) fn goes_over(read: &Tokenized, comma: usize) -> bool {
    let mut next = comma + 1;
    let joined = matches!(read.tag(next), Tag::Conj | Tag::Subordinator);
    next += usize::from(joined);
    while matches!(read.tag(next), Tag::Adverb) {
        next += 1;
    }
    if joined
        && read.tag(next) == Tag::Preposition
        && let Some(stop) = noun_phrase::right(read, next + 1, read.tokens.len().min(next + 8))
    {
        next = stop;
    }
    read.is(next, &["according", "compared"]) || new_cue(read, next, joined)
}

/// Where a noun phrase of what somebody speaks about ends, with all that belongs to it ("dismissed it *as noise*").
pub(crate) fn object(read: &Tokenized, start: usize, range: Range<usize>) -> usize {
    if let Some(end) = quotation_alone(read, start, range.clone()) {
        return end;
    }
    let (mut clause_inside, mut dashed) = (false, false);
    let mut stop = range.end;
    for at in start + 1..range.end {
        if read.tokens[at].quoted {
            // "a “bad proposal,” adding that"
            let after = read.tag(at) == Tag::Close && read.tag(at - 1) == Tag::Comma;
            if after
                && (read.tag(at + 1) == Tag::Ing
                    || finite(read, at + 1)
                    || read.tag(at + 1) == Tag::Conj && main_clause(read, at + 2, range.end))
            {
                stop = at + 1;
                break;
            }
            continue;
        }
        let ends = match read.tag(at) {
            Tag::Semicolon => true,
            Tag::Comma if read.is(at + 1, &["including"]) => false,
            Tag::Comma if beside(read, at, range.end) => false,
            Tag::Dash if !read.is_hyphen(at) && (dashed || dash_later(read, at + 1, range.end)) => {
                dashed = !dashed;
                false
            }
            Tag::Comma | Tag::Dash => {
                goes_over(read, at) || !read.is_hyphen(at) && !list_goes_on(read, at, range.end)
            }
            Tag::Conj => {
                let next = at + 1 + usize::from(read.tag(at + 1) == Tag::Adverb);
                new_cue(read, at + 1, true) || !clause_inside && finite(read, next)
            }
            Tag::Preposition => leaves(read, at, range.end),
            Tag::Subordinator | Tag::Wh if read.is(at, &["as"]) => speaks_next(read, at + 1),
            Tag::Subordinator => !clause_inside && !read.is(at, &["because", "if", "unless"]),
            _ => false,
        };
        if ends {
            stop = at;
            break;
        }
        clause_inside |= matches!(read.tag(at), Tag::That | Tag::Relative)
            || read.tag(at) == Tag::Wh && !read.is(at, &["when", "where"]);
    }
    trimmed(read, start, stop)
}

/// Whether a comma only opens or closes what stands beside a noun, or divides what describes it: "accused Lee, *whose
/// port leaks*, of neglect", "a generous, modest pilot".
fn beside(read: &Tokenized, comma: usize, end: usize) -> bool {
    let goes_on = |index: usize| read.is(index, &["of", "for", "as"]);
    let describes = comma > 1
        && read.tag(comma - 2) == Tag::Determiner
        && read.tag(comma - 1) == Tag::Noun
        && read.tag(comma + 1) == Tag::Noun
        && !finite(read, comma + 1)
        && matches!(read.tag(comma + 2), Tag::Noun | Tag::Name | Tag::Conj | Tag::Comma);
    let relative = matches!(read.tag(comma + 1), Tag::Relative) || read.is(comma + 1, &["whose", "now"]);
    let later = (comma + 1..end.min(comma + 25)).find(|index| read.tag(*index) == Tag::Comma);
    describes
        || goes_on(comma + 1)
        || relative && later.is_some_and(|later| goes_on(later + 1) || read.tag(later + 1) == Tag::To)
}

/// "he", "the campaign is": a clause of the reporter's own after "as".
fn speaks_next(read: &Tokenized, at: usize) -> bool {
    read.tag(at) == Tag::Pronoun && !read.is(at, &["him", "them", "me", "us", "itself", "himself", "herself"])
        || read.tag(at + 1) == Tag::Auxiliary
        || finite(read, at + 1) && read.tag(at) == Tag::Name
}

/// Whether tokens begin with a clause whose finite verb is not only a relative clause's.
pub(crate) fn whole_clause(read: &Tokenized, range: Range<usize>) -> bool {
    let mut inner = 0_usize;
    for at in range.clone() {
        match read.tag(at) {
            _ if read.tokens[at].quoted => return at > range.start || range.len() > 3,
            Tag::Relative | Tag::That | Tag::Wh if at > range.start => inner += 1,
            Tag::Comma | Tag::Semicolon if at > range.start + 12 => return false,
            _ if at > range.start
                && matches!(read.tag(at - 1), Tag::Auxiliary | Tag::Modal | Tag::Adverb | Tag::Not)
                && (range.start..at).any(|before| finite(read, before)) => {}
            _ if finite(read, at) => {
                if inner == 0 {
                    return at > range.start;
                }
                inner -= 1;
            }
            _ => {}
        }
    }
    false
}

/// After a comma: another member of a list, what a name stands beside, or a clause of "who" and "which".
pub(crate) fn list_goes_on(read: &Tokenized, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    match read.tag(next) {
        Tag::Open => return true,
        Tag::Relative => return false,
        Tag::Conj => return !finite(read, next + 1) && noun_phrase::right(read, next + 1, end).is_some(),
        _ => {}
    }
    let Some(stop) = noun_phrase::right(read, next, end) else { return false };
    if matches!(read.tag(next), Tag::Noun | Tag::Name)
        && let Some(and) = (stop..end.min(stop + 10)).find(|index| {
            matches!(read.tag(*index), Tag::Conj | Tag::Comma | Tag::Open) || finite(read, *index)
        })
        && read.tag(and) == Tag::Conj
        && !finite(read, and + 1)
    {
        return true;
    }
    read.tag(stop) == Tag::Conj && !finite(read, stop + 1)
        || read.tag(stop) == Tag::Comma && list_goes_on(read, stop, end) && read.tag(stop + 1) != Tag::Open
}

/// "in an interview", "on Friday", "by reminding": when, where and how it was said.
pub(crate) fn leaves(read: &Tokenized, at: usize, end: usize) -> bool {
    if read.is(at, &["by", "while", "before", "after", "since", "until"]) && read.tag(at + 1) == Tag::Ing {
        return true;
    }
    if read.is(at, &["after", "amid", "during", "until", "following", "before"]) {
        return !matches!(read.tag(at - 1), Tag::Determiner | Tag::Possessive);
    }
    if read.is(at, &["on", "in", "at", "this", "last", "late", "from", "to"]) && read.tag(at + 1) == Tag::Time
    {
        return !read.is(at, &["from", "to"]);
    }
    if !read.is(at, &["in", "on", "at", "via"]) {
        return false;
    }
    let stop = noun_phrase::right(read, at + 1, end).unwrap_or(at + 1);
    (at + 1..stop.min(at + 7)).any(|index| {
        read.tag(index) != Tag::Name && read.is_in(index, &OCCASIONS)
            || index > at + 1 && read.is(index, &["Twitter", "Facebook", "Instagram"])
    }) || read.is(at + 1, &["Twitter", "Facebook", "Instagram"])
}

fn trimmed(read: &Tokenized, start: usize, mut stop: usize) -> usize {
    while stop > start && matches!(read.tag(stop - 1), Tag::Stop | Tag::Comma | Tag::Dash) {
        stop -= 1;
    }
    stop
}

/// Whether another report begins here: "adding that", "and said", "but Lee denied".
pub(crate) fn new_cue(read: &Tokenized, at: usize, joined: bool) -> bool {
    let verb = |index: usize, forms: &[Form]| {
        read.tokens.get(index).and_then(|token| token.verb).is_some_and(|(_, form)| forms.contains(&form))
    };
    if verb(at, &[Form::Ing]) {
        return !joined;
    }
    if joined && verb(at, &[Form::Past, Form::Third]) {
        return true;
    }
    let limit = read.tokens.len().min(at + 10);
    let Some(mut stop) = noun_phrase::right(read, at, limit) else { return false };
    while matches!(read.tag(stop), Tag::Adverb | Tag::Auxiliary) {
        stop += 1;
    }
    if joined && read.tokens[at].capital && verb(stop, &[Form::Ing]) {
        return true;
    }
    verb(stop, &[Form::Past, Form::Third])
        && (joined || matches!(read.tag(stop + 1), Tag::Comma | Tag::Stop | Tag::Time))
}
