//! Finds where another clause or another report begins.

mod shares;

use super::clause::{has_finite, is_finite};
use super::mention::{Mention, is_time_noun};
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::Frame;
use super::{noun_phrase, speaking};
use crate::import::lexicon::list::List;

pub(crate) use shares::{repeats_cue, shares_out, starts_share};

/// Maximum number of tokens of a relative clause before its second verb.
const MAX_RELATIVE_CLAUSE: usize = 8;

/// Maximum number of tokens between a conjunction and the comma after words that lead up to its clause.
const MAX_LEAD: usize = 8;

/// Maximum number of tokens of a clause between a subject and its verb: "Lee, *who had opposed it*, resigned".
const MAX_INSERTED_CLAUSE: usize = 16;

static VERBS_OF_SHOWING: List = List::of("english", "verbs-of-showing");

/// Returns true if a comma and a conjunction begin another main clause: "is over*, and she went home*".
pub(crate) fn starts_joined_main_clause(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    tokens.tag(comma) == Tag::Comma
        && tokens.tag(comma + 1) == Tag::Conj
        && starts_main_clause(tokens, comma + 2, end)
}

/// Returns true if a subject and its finite verb begin at a token.
///
/// Times may come first: "this week the port grew".
pub(crate) fn starts_main_clause(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let mut begin = match tokens.tag(at) {
        // "*at least* a tenth left"
        Tag::Preposition if tokens.is(at, &["at"]) && tokens.is(at + 1, &["least", "most"]) => at + 2,
        Tag::Preposition => noun_phrase::right(tokens, at + 1, end)
            .map_or(at, |stop| stop + usize::from(tokens.tag(stop) == Tag::Comma)),
        _ => at,
    };
    if tokens.is(begin, &["this", "last", "next"]) && is_time_noun(tokens, begin + 1) {
        begin += 2;
    }
    let Some(mut stop) = noun_phrase::right(tokens, begin, end) else { return false };
    // "experts say", which looks like two nouns
    let says = |index: usize| {
        let last = index + 1 == stop && tokens.is_saying(index, &[Form::Third]);
        (last || tokens.is_saying(index, &[Form::Base])) && is_finite(tokens, index)
    };
    if (begin + 1..stop).any(says) {
        return true;
    }
    // "both pilots and keepers left"
    if tokens.tag(stop) == Tag::Conj
        && let Some(second) = noun_phrase::right(tokens, stop + 1, end)
    {
        stop = second;
    }
    // "the minister, *who had opposed it*, resigned"
    if tokens.tag(stop) == Tag::Comma && tokens.tag(stop + 1) == Tag::Relative {
        let inside = stop + 2..end.min(stop + MAX_INSERTED_CLAUSE);
        stop = inside.clone().find(|at| tokens.tag(*at) == Tag::Comma).map_or(stop, |comma| comma + 1);
    }
    // "a tenth of those *who had opposed it* resigned"
    if tokens.tag(stop) == Tag::Relative {
        let inside = stop + 1..end.min(stop + MAX_RELATIVE_CLAUSE);
        let own = |at: &usize| is_finite(tokens, *at) && !is_finite(tokens, at - 1);
        stop = inside.filter(own).nth(1).unwrap_or(stop);
    }
    // "the minister *not only* resigned"
    while tokens.tag(stop) == Tag::Adverb || tokens.tag(stop) == Tag::Not && tokens.is(stop + 1, &["only"]) {
        stop += 1;
    }
    stop < end && is_finite(tokens, stop)
}

/// Returns true if another report follows a comma or a dash.
pub(crate) fn goes_over(tokens: &Tokenized, comma: usize) -> bool {
    let mut next = comma + 1;
    let joined = matches!(tokens.tag(next), Tag::Conj | Tag::Subordinator);
    next += usize::from(joined);
    while matches!(tokens.tag(next), Tag::Adverb) {
        next += 1;
    }
    if joined
        && tokens.tag(next) == Tag::Preposition
        && let Some(stop) = noun_phrase::right(tokens, next + 1, tokens.len().min(next + 8))
    {
        next = stop;
    }
    // "…, as has the council"
    let likewise = tokens.is(comma + 1, &["as"])
        && tokens.tag(comma + 2) == Tag::Auxiliary
        && !tokens.is(comma + 2, &["been", "being"]);
    // "…, while 9 percent disagree"
    let share = tokens.is(comma + 1, &["while"])
        && tokens.tag(comma + 2) != Tag::Determiner
        && (comma + 2..comma + 4).any(|at| tokens.tag(at) == Tag::Number);
    // "hope – *Lee saying* that it leaks"
    let absolute = tokens.tag(comma) == Tag::Dash
        && tokens.tag(comma + 1) == Tag::Name
        && noun_phrase::right(tokens, comma + 1, tokens.len().min(comma + 6))
            .is_some_and(|stop| tokens.is_saying(stop, &[Form::Ing]));
    likewise
        || absolute
        || share
        || reports_question_next(tokens, comma)
        || starts_comparison(tokens, comma)
        || starts_with_participle_of_name(tokens, comma)
        || starts_contrast(tokens, comma)
        || !joined && goes_on_saying(tokens, next)
        || tokens.is(next, &["according", "compared"])
        || starts_cue(tokens, next, joined)
}

/// Returns true if the reporter tells of a question after a comma: "…, *and when asked* whether it leaks, she left".
fn reports_question_next(tokens: &Tokenized, comma: usize) -> bool {
    let next = comma + 1 + usize::from(tokens.tag(comma + 1) == Tag::Conj);
    let asked = next + usize::from(tokens.is(next, &["when"]));
    tokens.is(asked, &["asked", "pressed"]) && asked > comma + 1
}

/// Returns true for a comparison by the reporter after a comma: "…, *double the number* of last year", "…, *well above* it".
fn starts_comparison(tokens: &Tokenized, comma: usize) -> bool {
    let first = comma + 1;
    let multiple = tokens.is(first, &["double", "half", "triple", "twice"]);
    tokens.tag(comma) == Tag::Comma
        && (multiple && tokens.tag(first + 1) == Tag::Determiner
            || tokens.is(first, &["far", "well"]) && tokens.is(first + 1, &["above", "below"]))
}

/// Returns true for "with", a name and a participle: "…, *with Lee taking* the chair".
fn starts_with_participle_of_name(tokens: &Tokenized, comma: usize) -> bool {
    let name = comma + 2;
    tokens.is(comma + 1, &["with"])
        && tokens.tag(name) == Tag::Name
        && noun_phrase::right(tokens, name, tokens.len().min(name + 8))
            .is_some_and(|stop| tokens.tag(stop) == Tag::Ing)
}

/// Returns true for a conjunction before a participle of saying: "*before claiming* that it leaks".
pub(crate) fn precedes_participle_of_saying(tokens: &Tokenized, at: usize) -> bool {
    tokens.is(at, &["after", "before", "while"]) && tokens.is_saying(at + 1, &[Form::Ing])
}

/// The comma before a conjunction whose clause begins after words that lead up to it: "it leaks*,* but beyond that, it is dry".
///
/// `second` is the comma after those words.
pub(crate) fn joint_before_lead(tokens: &Tokenized, start: usize, second: usize) -> Option<usize> {
    let joined = (start + 1..second).rev().take(MAX_LEAD).find(|at| tokens.tag(*at) == Tag::Conj)?;
    let leads_up = tokens.tag(joined + 1) == Tag::Preposition && !has_finite(tokens, joined..second);
    (leads_up && tokens.tag_before(joined) == Tag::Comma).then_some(joined - 1)
}

/// Returns true for "to which", which opens an answer: "called it old, *to which* Ek replied".
pub(crate) fn answers_it(tokens: &Tokenized, at: usize) -> bool {
    tokens.tag(at) == Tag::To && tokens.is(at + 1, &["which"])
}

/// Returns true for a colon or a dash before a quotation that has its own cue: "said it is old*:* “It leaks,” she wrote".
pub(crate) fn opens_other_report(tokens: &Tokenized, colon: usize, end: usize) -> bool {
    let close = || (colon + 2..end).find(|at| tokens.tag(*at) == Tag::Close);
    let is_sign = match tokens.tag(colon) {
        Tag::Dash => tokens.is_dash(colon) && tokens.token(colon + 2).capital,
        sign => sign == Tag::Colon,
    };
    is_sign
        && tokens.tag(colon + 1) == Tag::Open
        && close().is_some_and(|close| {
            let stop = noun_phrase::right(tokens, close + 1, end).unwrap_or(close + 1);
            tokens.is_saying(stop, &[Form::Past, Form::Third])
        })
}

/// Returns true if another report begins: "adding that", "but Lee denied".
pub(crate) fn starts_cue(tokens: &Tokenized, at: usize, joined: bool) -> bool {
    if tokens.is_saying(at, &[Form::Ing]) {
        return !joined;
    }
    if joined && goes_on_in_relative_clause(tokens, at) {
        return false;
    }
    let shows = tokens.verb(at).is_some_and(|(verb, _)| VERBS_OF_SHOWING.has(verb.lemma));
    if joined && !shows && is_report(tokens, at) {
        return true;
    }
    if joined && (shares_subject(tokens, at) || keeps_silent(tokens, at)) {
        return true;
    }
    let limit = tokens.len().min(at + 10);
    // "while *another* says"
    let alone = tokens.is(at, &["another"]).then_some(at + 1);
    let Some(mut stop) = noun_phrase::right(tokens, at, limit).or(alone) else { return false };
    if joined && let Some(verb) = after_words_about_subject(tokens, at, stop) {
        stop = verb;
    }
    let phrase = at..stop;
    // "…, and *Lee and Ek told* the crew"
    let second = (joined && tokens.tag(stop) == Tag::Conj && tokens.token(at).capital)
        .then(|| noun_phrase::right(tokens, stop + 1, limit));
    stop = second.flatten().unwrap_or(stop);
    while matches!(tokens.tag(stop), Tag::Adverb | Tag::Auxiliary) {
        stop += 1;
    }
    // "the lock and *a rule sometimes called* the old law"
    if tokens.is(stop, &["called"])
        && !phrase.is_empty()
        && !speaking::can_speak(tokens, &Mention { phrase, beside: None })
    {
        return false;
    }
    if joined && tokens.token(at).capital && tokens.is_saying(stop, &[Form::Ing]) {
        return true;
    }
    is_report(tokens, stop) && (joined || matches!(tokens.tag(stop + 1), Tag::Comma | Tag::Stop | Tag::Time))
}

/// The token after words between commas about a name: "denied" in "Lee, *the mayor*, denied", "Lee, *54*, denied".
fn after_words_about_subject(tokens: &Tokenized, subject: usize, comma: usize) -> Option<usize> {
    let named = tokens.token(subject).capital && tokens.tag(comma) == Tag::Comma;
    let first = comma + 1;
    let close =
        (first..tokens.len().min(first + MAX_INSERTED_CLAUSE)).find(|at| tokens.tag(*at) == Tag::Comma)?;
    let about = match tokens.tag(first) {
        Tag::Relative => true,
        Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Noun => !has_finite(tokens, first..close),
        _ => false,
    };
    (named && about && !tokens.is_quoted(close)).then_some(close + 1)
}

/// Returns true if a subject and its verb of saying begin at a token: "blamed Lee, *Ek said* it leaks".
pub(crate) fn names_report(tokens: &Tokenized, at: usize) -> bool {
    let subject = noun_phrase::right(tokens, at, tokens.len().min(at + 10));
    subject.is_some_and(|stop| {
        let verb = stop + usize::from(tokens.tag(stop) == Tag::Adverb);
        tokens.tag(verb - 1) != Tag::Number && is_report(tokens, verb)
    })
}

/// Returns true if a word like a verb of saying is a noun or an adjective after a conjunction.
///
/// "new faces and *voices* in town", "the lies and *alleged* crimes", "the prayers and good *wishes* of all".
pub(crate) fn joins_nouns(tokens: &Tokenized, conjunction: usize) -> bool {
    let first = conjunction + 1;
    let plural = |at: usize| matches!(tokens.tag(at), Tag::Noun) && tokens.word(at).ends_with('s');
    let adjective = tokens.is(first, &["alleged", "so-called"])
        && !matches!(tokens.tag(first + 1), Tag::That | Tag::Determiner | Tag::Possessive | Tag::Pronoun);
    let ends_noun = |at: usize| {
        tokens.is_saying(at, &[Form::Third])
            && matches!(tokens.tag(at + 1), Tag::Preposition | Tag::Past | Tag::Stop | Tag::Comma)
    };
    let described = tokens.tag(first) == Tag::Noun && !plural(first) && ends_noun(first + 1);
    let noun = conjunction > 0 && plural(conjunction - 1) && (ends_noun(first) || described);
    adjective || noun
}

/// Returns true for a verb of saying, but not for one that often means an act and has an object: "added a wall".
fn is_report(tokens: &Tokenized, at: usize) -> bool {
    let has_object = || {
        let stop = noun_phrase::right(tokens, at + 1, tokens.len().min(at + 12));
        stop.is_some_and(|stop| {
            let verb = stop + usize::from(tokens.tag(stop) == Tag::Adverb);
            !is_finite(tokens, verb)
        })
    };
    tokens.is_saying(at, &[Form::Past, Form::Third])
        && tokens.verb(at).is_some_and(|(verb, _)| !verb.frame.has(Frame::DOUBTFUL) || !has_object())
}

/// Returns true for the second verb of a relative clause: "a quay that serves the port and *demands* little".
///
/// In "Lee, who says it leaks and *has promised* to mend it", the verb is that of another report.
fn goes_on_in_relative_clause(tokens: &Tokenized, at: usize) -> bool {
    let second = tokens.is(at, &["has", "have"]) || tokens.is_saying(at, &[Form::Third]);
    let says = |relative: usize| tokens.verb(relative + 1).is_some() || tokens.verb(relative + 2).is_some();
    let relative = || {
        (at.saturating_sub(MAX_RELATIVE_CLAUSE)..at)
            .rev()
            .find(|index| matches!(tokens.tag(*index), Tag::Relative | Tag::That))
    };
    // "that *humanizes* the port and *demands* little": a verb that is in no list has the same ending.
    let parallel = |verb: usize| {
        let is_third = |at: usize| tokens.word(at).ends_with('s') && !tokens.token(at).capital;
        tokens.tag(verb) == Tag::Noun && is_third(verb) && is_third(at)
    };
    second
        && relative().is_some_and(|relative| {
            (is_finite(tokens, relative + 1) || parallel(relative + 1)) && !says(relative)
        })
}

/// Returns true if a verb of saying with auxiliaries shares the subject of the verb before a conjunction.
///
/// For example "said it would close *but did not say* when", "and *has promised* to stay".
fn shares_subject(tokens: &Tokenized, at: usize) -> bool {
    let mut verb = at;
    while matches!(tokens.tag(verb), Tag::Auxiliary | Tag::Modal | Tag::Not | Tag::Adverb) {
        verb += 1;
    }
    let negated = matches!(tokens.tag(at), Tag::Auxiliary | Tag::Modal)
        && (at..verb).any(|index| tokens.is_negation(index));
    let perfect = tokens.is(at, &["has", "have"]) && tokens.is_saying(verb, &[Form::Past]);
    perfect || negated && tokens.is_saying(verb, &[Form::Base])
}

/// Returns true for a verb of not saying after "but": "but *declined* to say who", "but *not naming* her".
fn keeps_silent(tokens: &Tokenized, at: usize) -> bool {
    at > 0
        && tokens.is(at - 1, &["but"])
        && (tokens.tag(at) == Tag::Not
            && tokens.tag(at + 1) == Tag::Ing
            && at > 1
            && tokens.tag(at - 2) != Tag::Ing
            || tokens.is(at, &["declined", "declines", "refused", "refuses"])
                && tokens.tag(at + 1) == Tag::To
            || tokens.is(at, &["stopped"]) && tokens.is(at + 1, &["short"]))
}

/// Returns true if "even as" and a clause begin at a token, or after a comma: "…, *even as* he praised the crew".
pub(crate) fn starts_contrast(tokens: &Tokenized, at: usize) -> bool {
    let even = at + usize::from(tokens.tag(at) == Tag::Comma);
    tokens.is(even, &["even"])
        && tokens.is(even + 1, &["as"])
        && (tokens.tag(even + 2) == Tag::Pronoun || starts_main_clause(tokens, even + 2, tokens.len()))
}

/// Returns true if a verb of saying after a comma shares the subject of the one before: "said it leaks, *called* it old".
pub(super) fn goes_on_saying(tokens: &Tokenized, at: usize) -> bool {
    let pronoun = tokens.tag(at + 1) == Tag::Pronoun && !tokens.is(at, &["said", "told"]);
    tokens.is_saying(at, &[Form::Past])
        && (pronoun || matches!(tokens.tag(at + 1), Tag::That | Tag::Possessive))
}

/// Returns true if a second participle of saying follows a conjunction: "noting that it rained *and adding* that …".
///
/// `start` is where the words of the first one begin.
pub(crate) fn goes_over_to_participle(tokens: &Tokenized, start: usize, conjunction: usize) -> bool {
    let mut next = conjunction + 1;
    while matches!(tokens.tag(next), Tag::Adverb) {
        next += 1;
    }
    let cue = (start.saturating_sub(6)..start).rev().find(|at| tokens.verb(*at).is_some());
    // "praising the crew *and promising* a new quay", "touting her record *and pounding* him on guns"
    // "citing low wages and *growing* debts"
    let adjective = tokens.tag(next + 1) == Tag::Noun;
    // "left *by saying* that it leaks *and by closing* it"
    let again = tokens.is(next, &["by"]) && tokens.tag(next + 1) == Tag::Ing;
    if again
        && cue
            .is_some_and(|cue| cue > 0 && tokens.is(cue - 1, &["by"]) && tokens.is_saying(cue, &[Form::Ing]))
    {
        return true;
    }
    let parallel = tokens.tag(next) == Tag::Ing
        && !adjective
        && !(start..conjunction).any(|at| tokens.tag(at) == Tag::Ing || is_finite(tokens, at));
    (parallel || tokens.is_saying(next, &[Form::Ing]))
        && cue.is_some_and(|cue| tokens.is_saying(cue, &[Form::Ing]))
}
