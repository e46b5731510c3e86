//! Finds fixed phrases that are cues.
//!
//! These are "according to", "as she put it", "asked about", and a colon before a quotation.

use super::candidate::Candidate;
use super::mention::Mention;
use super::subject::{first_subject, group};
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{
    announced, boundary, circumstances, clause, content, mention, noun_phrase, object, reach, sentences,
    speaking,
};
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use crate::text::Cut;
use std::iter::once;
use std::ops::Range;

/// Maximum number of tokens that lead up to a main clause.
const MAX_LEAD: usize = 60;

/// The name of the rule for a colon before a quotation.
pub(super) const COLON: &str = "colon-quotation";

/// Maximum number of tokens between commas about a source.
const MAX_ABOUT: usize = 14;

static VERBS_OF_GESTURE: List = List::of("english", "verbs-of-gesture");
static VERBS_OF_HEARING: List = List::of("english", "verbs-of-hearing");

/// "The port grew, according to Lee."
pub(super) fn according(tokens: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = tokens.sentence(number);
    let phrase =
        noun_phrase::right(tokens, at + 2, range.end).or_else(|| titled(tokens, at + 2, range.end))?;
    let end = to_comma(tokens, phrase, range.end);
    let name = name_between_commas(tokens, end, range.end).or_else(|| words_about(tokens, end, range.end));
    let source = Mention { phrase: at + 2..end, beside: name };
    let content = content::around_phrase(tokens, at, source.end(), range);
    (!content.is_empty()).then(|| Candidate::new("according-to", number, at..at + 2, content, Some(source)))
}

/// The name after a post: "according to the mayor, *Ada Ling*, the port grew".
fn name_between_commas(tokens: &Tokenized, comma: usize, end: usize) -> Option<Range<usize>> {
    let first = comma + 1;
    let stop = (first..end).find(|at| tokens.tag(*at) != Tag::Name)?;
    let closed = tokens.tag(comma) == Tag::Comma && matches!(tokens.tag(stop), Tag::Comma | Tag::Stop);
    let post = comma
        .checked_sub(1)
        .is_some_and(|last| tokens.tag(last) == Tag::Noun && speakers::is_person(tokens.word(last)));
    (closed && post && (2..=4).contains(&(stop - first))).then_some(first..stop)
}

/// Words about a source before the clause: "according to Ling, *who knew him*, the port grew", "to Ling, *the mayor*, …".
fn words_about(tokens: &Tokenized, comma: usize, end: usize) -> Option<Range<usize>> {
    let first = comma + 1;
    let named = tokens.tag(comma) == Tag::Comma && tokens.tag_before(comma) == Tag::Name;
    let close = (first..end.min(first + MAX_ABOUT)).find(|at| tokens.tag(*at) == Tag::Comma)?;
    let about = match tokens.tag(first) {
        Tag::Relative => clause::has_finite(tokens, first..close),
        // "to Ling, *a friend of hers who left in May*, …"
        Tag::Determiner => noun_phrase::right(tokens, first, end).is_some_and(|stop| {
            stop == close || (stop..close.min(stop + 3)).any(|at| tokens.tag(at) == Tag::Relative)
        }),
        _ => false,
    };
    let clause = boundary::starts_main_clause(tokens, close + 1, end);
    (named && about && clause).then_some(first..close)
}

/// The end of a source that begins with a title in quotation marks: "the “Ports for all” plan".
fn titled(tokens: &Tokenized, at: usize, end: usize) -> Option<usize> {
    let open = at + usize::from(matches!(tokens.tag(at), Tag::Determiner | Tag::Possessive));
    if tokens.tag(open) != Tag::Open {
        return None;
    }
    let close = (open + 1..end.min(open + 8)).find(|index| tokens.tag(*index) == Tag::Close)?;
    noun_phrase::right(tokens, close + 1, end)
}

/// The end of a source, including its modifiers.
///
/// For example "according to a person *close to the talks*,", "to a poll *released on Friday*."
fn to_comma(tokens: &Tokenized, end: usize, limit: usize) -> usize {
    let clause = matches!(tokens.tag(end), Tag::Past | Tag::Relative | Tag::That | Tag::Pronoun);
    let mut verbs = usize::from(clause);
    let sign = (end..limit.min(end + 16)).find(|index| {
        let verb = clause::is_finite(tokens, *index) && tokens.tag_before(*index) != Tag::Auxiliary;
        let own = verb && verbs > 0;
        verbs -= usize::from(own);
        verb && !own
            || matches!(tokens.tag(*index), Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Open | Tag::Colon)
            || tokens.tag(*index) == Tag::Conj && !clause
    });
    let comma = |sign: &usize| tokens.tag(*sign) == Tag::Comma || clause && tokens.tag(*sign) == Tag::Stop;
    let goes_on = clause || matches!(tokens.tag(end), Tag::Preposition | Tag::To | Tag::Noun);
    sign.filter(|sign| comma(sign) && goes_on).unwrap_or(end)
}

/// "as Lee put it, …", "Lee put it this way: …".
pub(super) fn put_it(tokens: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = tokens.sentence(number);
    if !tokens.is(at, &["put", "puts"]) || !tokens.is(at + 1, &["it"]) {
        return None;
    }
    let mut start = at;
    while start > range.start && matches!(tokens.tag_before(start), Tag::Adverb | Tag::Auxiliary | Tag::Time)
    {
        start -= 1;
    }
    let source = mention::subject(tokens, start, range.start)?;
    let mut content = Vec::new();
    let sign = (at + 2..range.end.min(at + 20))
        .find(|index| matches!(tokens.tag(*index), Tag::Comma | Tag::Colon | Tag::Open | Tag::Stop));
    let lead = source.start();
    let before = lead.checked_sub(1).filter(|last| *last > range.start && tokens.is(*last, &["as"]));
    if let Some(last) = before.or(Some(lead)).filter(|last| *last > range.start + 3) {
        content.extend(content::before_cue(tokens, last, at + 2, range.clone()));
        // "It has not helped him, as Lee put it, *“at all.”*": only the quotation is hers.
        let quoted = |part: &Range<usize>| part.clone().any(|at| tokens.is_quoted(at));
        if let [first, second] = content.as_slice()
            && !quoted(first)
            && tokens.tag(second.start) == Tag::Open
        {
            content.remove(0);
        }
    }
    if content.is_empty()
        && let Some(sign) = sign.filter(|sign| tokens.tag(*sign) != Tag::Stop)
    {
        let from = if tokens.tag(sign) == Tag::Open { sign } else { sign + 1 };
        let stop = reach::clause(tokens, from, range);
        content.extend((stop > from).then_some(from..stop));
    }
    (!content.is_empty()).then(|| Candidate::new("put-it", number, start..at + 2, content, Some(source)))
}

/// "Lee made clear that the port will stay", "has made it clear on Monday that …", "made the point that …".
pub(super) fn made_clear(
    tokens: &Tokenized,
    at: usize,
    number: usize,
    last: Option<&Mention>,
) -> Option<Candidate> {
    if !tokens.is(at, &["made", "make", "makes", "making"]) {
        return None;
    }
    let range = tokens.sentence(number);
    let mut clear = at + 1 + usize::from(tokens.is(at + 1, &["it"]));
    while tokens.tag(clear) == Tag::Adverb {
        clear += 1;
    }
    if tokens.is(clear, &["the"]) && tokens.is(clear + 1, &["point", "case"]) {
        clear += 1;
    } else if !tokens.is(clear, &["clear"]) {
        return None;
    }
    let lead = circumstances::skip_times_and_places(tokens, clear + 1, range.end);
    if !matches!(tokens.tag(lead), Tag::That | Tag::Wh) {
        return None;
    }
    let group = group(tokens, at, range.start);
    let source = mention::subject(tokens, group.start, range.start)
        .or_else(|| last.cloned())
        .or_else(|| first_subject(tokens, range.start, at))
        .filter(|source| !group.passive && speaking::can_speak(tokens, source))?;
    let start = lead + usize::from(tokens.tag(lead) == Tag::That);
    let stop = reach::clause(tokens, start, range);
    (stop > start + 1).then(|| {
        Candidate::new("made-clear", number, group.start..clear + 1, once(start..stop), Some(source))
    })
}

/// A quotation after a noun for a text: "Lee issued a statement, *“It leaks.”*"
pub(super) fn issued(tokens: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    if !announced::VERBS_OF_ISSUING.has(tokens.word(at)) {
        return None;
    }
    let range = tokens.sentence(number);
    let group = group(tokens, at, range.start);
    let comma = announced::after_text(tokens, at + 1, range.end)?;
    let open = comma + 1;
    let opens =
        tokens.tag(comma) == Tag::Comma && tokens.tag(open) == Tag::Open && tokens.token(open + 1).capital;
    if !opens || group.passive || group.modal || group.infinitive {
        return None;
    }
    let source = mention::subject(tokens, group.start, range.start)?;
    let stop = reach::clause(tokens, open, range);
    (stop > open + 4 && speaking::can_speak(tokens, &source))
        .then(|| Candidate::new(announced::RULE, number, group.start..at + 1, once(open..stop), Some(source)))
}

/// "As reported by the Tribune, the port grew."
pub(super) fn as_reported(tokens: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = tokens.sentence(number);
    let (verb, form) = tokens.verb(at)?;
    let fits = form == Form::Past && verb.frame.has(Frame::CLAUSE) && tokens.is(at + 1, &["by"]);
    if !fits || at != range.start + 1 || !tokens.is(range.start, &["as"]) {
        return None;
    }
    let comma = noun_phrase::right(tokens, at + 2, range.end).filter(|end| tokens.tag(*end) == Tag::Comma)?;
    let mention = Mention { phrase: at + 2..comma, beside: None };
    let stop = reach::clause(tokens, comma + 1, range.clone());
    (stop > comma + 3 && tokens.tag(comma + 1) != Tag::Relative).then(|| {
        Candidate::new("as-reported", number, range.start..at + 2, once(comma + 1..stop), Some(mention))
    })
}

/// "The pupils learned from Ada Ling that the port grew": she said it.
pub(super) fn heard_from(tokens: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    if !tokens.is_in(at, &VERBS_OF_HEARING) || !tokens.is(at + 1, &["from"]) {
        return None;
    }
    let range = tokens.sentence(number);
    let that = noun_phrase::right(tokens, at + 2, range.end)?;
    let stop = (tokens.tag(that) == Tag::That).then(|| reach::clause(tokens, that + 1, range))?;
    let source = Mention { phrase: at + 2..that, beside: None };
    (stop > that + 2)
        .then(|| Candidate::new("heard-from", number, at..at + 2, once(that + 1..stop), Some(source)))
}

/// "It was reported on Friday that the port grew": nobody is named.
pub(super) fn impersonal(
    tokens: &Tokenized,
    at: usize,
    verb: &Verb,
    start: usize,
    number: usize,
) -> Option<Candidate> {
    let range = tokens.sentence(number);
    let lead = circumstances::skip_times_and_places(tokens, at + 1, range.end);
    let opens = start > range.start && tokens.is(start - 1, &["it"]) && tokens.tag(lead) == Tag::That;
    if !opens || !verb.frame.has(Frame::CLAUSE) {
        return None;
    }
    let stop = reach::clause(tokens, lead + 1, range);
    (stop > lead + 3).then(|| Candidate::new("impersonal", number, start..at + 1, once(lead + 1..stop), None))
}

/// Where the main clause begins after words that lead up to it: "Asked about the leak, *Ling laughed*".
fn main_clause(tokens: &Tokenized, start: usize, end: usize) -> usize {
    let leads =
        matches!(tokens.tag(start), Tag::Past | Tag::Ing | Tag::Preposition | Tag::Wh | Tag::Subordinator)
            || tokens.is_saying(start, &[Form::Past, Form::Ing]);
    let opens = |comma: &usize| {
        tokens.tag(*comma) == Tag::Comma
            && !tokens.is_quoted(*comma)
            && boundary::starts_main_clause(tokens, *comma + 1, end)
    };
    (start..end.min(start + MAX_LEAD)).find(|comma| leads && opens(comma)).map_or(start, |comma| comma + 1)
}

/// Who does something while speaking: "*Ada Ling* shrugged:", "*she* smiled at the crowd:".
fn gesture(tokens: &Tokenized, start: usize, colon: usize) -> Option<Mention> {
    let verb = (start..colon).rev().take(8).find(|at| tokens.is_in(*at, &VERBS_OF_GESTURE))?;
    let source = mention::subject(tokens, group(tokens, verb, start).start, start)?;
    (!tokens.is_quoted(verb) && speaking::can_speak(tokens, &source)).then_some(source)
}

/// A quotation that a dash and a name sign, inside a paragraph: "“It leaks and nobody comes.” – Ada Ling"
pub(super) fn signed(tokens: &Tokenized, dash: usize, number: usize) -> Option<Candidate> {
    let range = tokens.sentence(number);
    let close = dash.checked_sub(1).filter(|close| *close > range.start)?;
    if tokens.tag(close) != Tag::Close || tokens.tag(range.start) != Tag::Open {
        return None;
    }
    let phrase = sentences::signature_after(tokens, close)?;
    let one = !(range.start + 1..close).any(|at| matches!(tokens.tag(at), Tag::Open | Tag::Close));
    let source = Mention { phrase, beside: None };
    (one && close - range.start > 4).then(|| {
        Candidate::new("signed-quotation", number, dash..dash + 1, once(range.start..dash), Some(source))
    })
}

/// The source that a quotation is from: "From *the report*:", "More from *Ada Ling*:", "It leaks – *Ada Ling*:".
fn origin(tokens: &Tokenized, start: usize, colon: usize) -> Option<Mention> {
    let from = start + usize::from(tokens.is(start, &["more"]));
    let after_from = tokens.is(from, &["from"]).then_some(from + 1);
    let after_dash = || {
        let dash = (start..colon).rfind(|at| tokens.is_dash(*at))?;
        let names = |at: usize| matches!(tokens.tag(at), Tag::Name | Tag::Conj);
        (dash + 1..colon).all(names).then_some(dash + 1)
    };
    let first = after_from.or_else(after_dash)?;
    let stop = noun_phrase::right(tokens, first, colon)?;
    let whole = stop == colon || tokens.tag(stop) == Tag::Conj;
    whole.then_some(Mention { phrase: first..colon, beside: None })
}

/// A colon before a quotation that no verb of saying reports.
///
/// For example "The letter was clear: “We cannot wait for another year.”"
pub(super) fn colon(
    tokens: &Tokenized,
    at: usize,
    number: usize,
    taken: &[Range<usize>],
) -> Option<Candidate> {
    let range = tokens.sentence(number);
    if tokens.tag(at) != Tag::Colon || tokens.tag(at + 1) != Tag::Open || at <= range.start {
        return None;
    }
    let quoted = tokens.quotation(at + 1)?;
    let words = tokens.text.cut(quoted.inner.clone()).split_whitespace().count();
    let start = main_clause(tokens, range.start, at);
    let gesture = gesture(tokens, start, at);
    let short = words < 4 && !(words > 2 && tokens.text.cut(quoted.inner.clone()).ends_with(['.', '!', '?']));
    if short && gesture.is_none()
        || taken.iter().any(|content| content.start <= at + 1 && at + 1 < content.end)
    {
        return None;
    }
    let verb = (start..at).find(|index| {
        matches!(tokens.tag(*index), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past)
            || tokens.is_saying(*index, &[Form::Past, Form::Third])
    });
    let source = gesture
        .or_else(|| origin(tokens, start, at))
        .or_else(|| verb.and_then(|verb| mention::subject(tokens, verb, start)));
    let source = source.or_else(|| object::mention(tokens, start, at))?;
    Some(Candidate::new(
        COLON,
        number,
        at..at + 1,
        once(at + 1..reach::clause(tokens, at + 1, range)),
        Some(source),
    ))
}
