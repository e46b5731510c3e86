//! Finds the content of a cue: the tokens that it reports.

mod according;
mod around;

use super::report::Report;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{clause, continued, lists, object, reach};
use crate::import::lexicon::list::List;
use std::ops::Range;

pub(super) use according::around_phrase;

static VERBS_OF_SHOUTING: List = List::of("english", "verbs-of-shouting");
static NAMING_VERBS: List = List::of("english", "naming-verbs");

/// The content before a cue, and a quotation that continues it after the cue.
pub(super) fn before_cue(
    tokens: &Tokenized,
    lead: usize,
    after: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let start = clause_start(tokens, lead, range.clone());
    let stop = trim_end(tokens, start, lead);
    if stop <= start {
        return Vec::new();
    }
    // "said Lee, who added that it was “late”"
    let from = if tokens.verb(lead).is_some() { lead + 1 } else { after };
    let rest = continued::quotation_after(tokens, from, after, range);
    std::iter::once(start..stop).chain(rest).collect()
}

/// Where the clause before a cue begins.
///
/// At the start of the sentence, or of a quotation that is the whole content.
fn clause_start(tokens: &Tokenized, lead: usize, range: Range<usize>) -> usize {
    // "(which is old, *Lee says*, and leaks)"
    let sign = |at: &usize| matches!(tokens.tag(*at), Tag::Bracket | Tag::BracketEnd);
    let bracket = (range.start..lead).rev().find(sign).filter(|at| tokens.tag(*at) == Tag::Bracket);
    lone_quotation_start(tokens, lead, &range).or(bracket.map(|bracket| bracket + 1)).unwrap_or(range.start)
}

/// The opening mark of a quotation before a cue, if the content begins there.
///
/// The quotation must be the whole content, or other words must introduce it.
fn lone_quotation_start(tokens: &Tokenized, lead: usize, range: &Range<usize>) -> Option<usize> {
    let last = lead.checked_sub(1).filter(|last| *last >= range.start)?;
    let close = match tokens.tag(last) {
        Tag::Close => last,
        Tag::Comma => {
            last.checked_sub(1).filter(|close| *close > range.start && tokens.tag(*close) == Tag::Close)?
        }
        _ => return None,
    };
    let open = (range.start..close).rev().find(|index| tokens.tag(*index) == Tag::Open)?;
    let capital = tokens.token(open + 1).capital || !tokens.word(open + 1).starts_with(char::is_alphabetic);
    // "called it “old. It leaks,” she said"
    let is_end = |at: usize| {
        tokens.tag(at) == Tag::Stop && tokens.token(at + 1).capital && tokens.tag(at + 1) != Tag::Name
    };
    let own = |at: usize| !tokens.is_quoted(at) && tokens.is_saying(at, &[Form::Past, Form::Third]);
    // "Ling said *“I know it,”* she said"
    let repeated = || open > range.start && own(open - 1) && tokens.tag(lead) == Tag::Pronoun;
    let after_report = (range.start..open).any(own) && ((open + 2..close - 1).any(is_end) || repeated());
    let opens_sentence = open == range.start || after_report;
    let introduced = match tokens.tag_before(open) {
        Tag::Colon | Tag::Stop | Tag::Bracket => true,
        Tag::Comma | Tag::Dash => capital,
        _ => false,
    };
    let lone = opens_sentence || introduced && !continued::is_title(tokens, open + 1..close);
    (lone && close - open > 4).then_some(open)
}

fn trim_end(tokens: &Tokenized, start: usize, mut end: usize) -> usize {
    while end > start && matches!(tokens.tag_before(end), Tag::Comma | Tag::Dash | Tag::Conj | Tag::Semicolon)
    {
        end -= 1;
    }
    end
}

/// The content of a verb: before its source, after it, or both.
pub(super) fn of_verb(
    tokens: &Tokenized,
    at: usize,
    verb: &'static Verb,
    lead: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let report = Report { tokens, at, verb, lead, range };
    around::around(&report).unwrap_or_else(|| after(&report).into_iter().collect())
}

/// The start and the end of content that begins at a token, before relative clauses are cut off.
///
/// Of an object, a colon and a quotation, only the quotation is content.
fn bounds(report: &Report, start: usize) -> (usize, usize) {
    let Report { tokens, ref range, .. } = *report;
    if report.is_object(start) {
        let stop = reach::object(tokens, start, range.clone());
        if let Some(open) = quotation_after_object(tokens, start..stop) {
            return (open, stop);
        }
        let name = called(report, start).filter(|name| *name >= stop);
        let stop = name.map_or(stop, |name| reach::object(tokens, name, range.clone()));
        return (start, stop);
    }
    // "whom she described *as “calm,”* for an hour"
    if tokens.is(start, &["as"])
        && let Some(end) = clause::lone_quotation(tokens, start + 1, range.clone())
    {
        return (start, end);
    }
    // "chanted *“It leaks”* outside the hall"
    if tokens.tag(start) == Tag::Open
        && VERBS_OF_SHOUTING.has(report.verb.lemma)
        && let Some(close) = (start..range.end).find(|at| tokens.tag(*at) == Tag::Close)
        && !matches!(tokens.tag(close + 1), Tag::Conj | Tag::Comma)
    {
        return (start, close + 1);
    }
    // "Lee said: The port – all of it – leaks."
    let sentence = tokens.tag_before(start) == Tag::Colon && tokens.token(start).capital;
    let end = if sentence { reach::after_colon } else { reach::clause };
    (start, end(tokens, start, range.clone()))
}

/// The content after a verb.
fn after(report: &Report) -> Option<Range<usize>> {
    let Report { tokens, at, lead, ref range, .. } = *report;
    let start = report.content_start()?;
    if start == at + 1
        && let Some(stop) = clause::short_answer(tokens, start, range.end)
    {
        return Some(start..stop);
    }
    let (start, stop) = bounds(report, start);
    let relative = relative_subject(tokens, range.start, at)
        .or_else(|| lead.checked_sub(1).filter(|before| tokens.tag(*before) == Tag::Relative))
        .or_else(|| tokens.is(lead, &["whose"]).then_some(lead));
    let sign = relative.filter(|at| *at > range.start).map_or(Tag::Other, |at| tokens.tag_before(at));
    let ends = (start..stop).find(|index| {
        matches!(sign, Tag::Comma | Tag::Dash)
            && tokens.tag(*index) == sign
            && !tokens.is_quoted(*index)
            && (clause::is_finite(tokens, index + 1) || ends_gap(report, start, *index))
            // "Lee, who said that the port, and its quays, must grow"
            && (tokens.tag_before(start) != Tag::That || clause::has_finite(tokens, start..*index))
    });
    let stop = before_main_cue(report, start, ends.unwrap_or(stop));
    let subject = (lead..at).rev().find(|index| !matches!(tokens.tag(*index), Tag::Adverb | Tag::Auxiliary));
    let in_relative_clause = subject.is_some_and(|index| tokens.tag(index) == Tag::Relative)
        && !clause::has_finite(tokens, range.start..lead);
    let after_noun = at == lead
        && tokens.tag(at) == Tag::Ing
        && at > range.start
        && tokens.tag_before(at) == Tag::Noun
        && !clause::has_finite(tokens, range.start..at);
    // "The dam *that Ling says is safe* was built in May."
    let gap = lead > range.start + 1
        && matches!(tokens.tag(lead - 1), Tag::That | Tag::Relative)
        && clause::is_finite(tokens, start)
        && !clause::has_finite(tokens, range.start..lead - 1);
    let gap = gap && ends.is_none();
    let stop = if in_relative_clause {
        let comma = (start..stop).find(|index| tokens.tag(*index) == Tag::Comma).unwrap_or(stop);
        let clause = (at + 1..start).any(|index| tokens.tag(index) == Tag::That)
            || report.verb.frame.has(Frame::CLAUSE) && reach::starts_clause(tokens, start..comma);
        trim_end(tokens, start, reach::before_main_verb(tokens, start, stop, clause))
    } else if gap {
        reach::before_main_verb(tokens, start, stop, false)
    } else if after_noun {
        let clause = tokens.tag(start) == Tag::Pronoun || reach::starts_clause(tokens, start..stop);
        reach::before_main_verb(tokens, start, stop, clause)
    } else {
        stop
    };
    (stop > start).then_some(start..stop)
}

/// Returns true for the comma after a relative clause that lacks its subject: "The dam, which Lee says *is safe*, burst".
fn ends_gap(report: &Report, start: usize, comma: usize) -> bool {
    let Report { tokens, lead, ref range, .. } = *report;
    let relative =
        lead > range.start && (tokens.tag_before(lead) == Tag::Relative || tokens.is(lead - 1, &["which"]));
    relative
        && clause::is_finite(tokens, start)
        && !matches!(
            tokens.tag(comma + 1),
            Tag::Conj | Tag::Preposition | Tag::Relative | Tag::Ing | Tag::Adverb
        )
        && !lists::is_between_items(tokens, comma, range.end)
}

/// The end of what an infinitive reports in a relative clause, before the main verb: "pilots who came to protest *the plan* say".
fn before_main_cue(report: &Report, start: usize, stop: usize) -> usize {
    let Report { tokens, at, lead, ref range, .. } = *report;
    let relative = (range.start..at).rev().find(|index| tokens.tag(*index) == Tag::Relative);
    let Some(relative) = relative.filter(|relative| *relative > range.start) else { return stop };
    let restrictive = tokens.tag_before(relative) != Tag::Comma
        && !clause::has_finite(tokens, range.start..relative)
        && !(relative..at).any(|index| tokens.tag(index) == Tag::Comma);
    let says = |index: &usize| {
        let free =
            !matches!(tokens.tag_before(*index), Tag::To | Tag::Modal | Tag::Auxiliary | Tag::Relative);
        let only_says = tokens.verb(*index).is_some_and(|(verb, _)| {
            verb.frame.has(Frame::CLAUSE) && !verb.frame.has(Frame::NOUN_LIKE | Frame::DOUBTFUL)
        });
        free && only_says && tokens.is_saying(*index, &[Form::Base, Form::Past])
    };
    let infinitive = at == lead && at > range.start && tokens.tag_before(at) == Tag::To;
    let main = (infinitive && restrictive).then(|| (start + 1..stop).find(says)).flatten();
    main.unwrap_or(stop)
}

/// The quotation that tells what is said of an object: "criticized the quay: *“It is old.”*"
fn quotation_after_object(tokens: &Tokenized, content: Range<usize>) -> Option<usize> {
    let colon = content.clone().find(|at| {
        matches!(tokens.tag(*at), Tag::Colon | Tag::Open | Tag::Dash) || clause::is_finite(tokens, *at)
    })?;
    let open = colon + 1;
    let last = content.end.checked_sub(1)?;
    let whole = tokens.tag(last) == Tag::Close && tokens.tag_before(last) == Tag::Stop;
    // "criticized the quay by *listing*: “…”"
    let goes_on = matches!(tokens.tag_before(colon), Tag::Preposition | Tag::Ing | Tag::Conj);
    let opens = tokens.tag(colon) == Tag::Colon && tokens.tag(open) == Tag::Open;
    (opens && whole && !goes_on).then_some(open)
}

/// What somebody calls the object of a verb, if it is far from it: "called the plan for the port *a mistake*".
fn called(report: &Report, start: usize) -> Option<usize> {
    let Report { tokens, at, verb, lead, ref range } = *report;
    let free = lead > range.start && tokens.is(lead - 1, &["what"]);
    let names = NAMING_VERBS.has(verb.lemma) && start == at + 1 && !free;
    names.then(|| object::complement(tokens, start, range.end))?
}

/// The relative pronoun that is the subject of a verb: "Ada Ling, *who* said".
fn relative_subject(tokens: &Tokenized, floor: usize, at: usize) -> Option<usize> {
    let subject = (floor..at)
        .rev()
        .find(|index| !matches!(tokens.tag(*index), Tag::Adverb | Tag::Auxiliary | Tag::Not))?;
    (tokens.tag(subject) == Tag::Relative).then_some(subject)
}
