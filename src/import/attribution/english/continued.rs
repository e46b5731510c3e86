//! Finds the quotation after a cue that continues the words before it.
//!
//! For example "“…,” she said, *“and we won.”*"

use super::report::Report;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::{boundary, circumstances, clause, occasions, reach};
use std::ops::Range;

/// Maximum number of tokens of an aside between dashes.
const MAX_ASIDE: usize = 60;

/// Maximum number of words between a comma and a quoted fragment: "…, she said, *by adding a* “second quay”".
const MAX_BEFORE_FRAGMENT: usize = 3;

/// A quotation after a cue that continues the content: "…, “and we won.”"
///
/// `from` is the token after the verb, `after` the one after the whole cue.
pub(super) fn quotation_after(
    tokens: &Tokenized,
    from: usize,
    after: usize,
    range: Range<usize>,
) -> Option<Range<usize>> {
    let sign = (after..range.end).find(|index| {
        matches!(tokens.tag(*index), Tag::Open | Tag::Comma | Tag::Dash | Tag::Colon | Tag::Semicolon)
    })?;
    // "“…,” Lee said and added, “…”": the rest is found with its own verb.
    let joins = |at: usize| {
        at > after && tokens.tag_before(at) == Tag::Conj && tokens.is_saying(at, &[Form::Past, Form::Third])
    };
    if (after..sign).any(joins) {
        return None;
    }
    if let Some(open) = quotation_after_aside(tokens, sign, range.end) {
        let stop = reach::clause(tokens, open, range);
        return (stop > open).then_some(open..stop);
    }
    let open = (sign..range.end.min(sign + 25)).find(|index| tokens.tag(*index) == Tag::Open)?;
    // "…, she said, *by adding a “second quay”*"
    let fragment = matches!(tokens.tag_before(open), Tag::Determiner | Tag::Possessive | Tag::Preposition);
    let starts = if fragment { sign + 1 } else { open };
    let continues = if fragment {
        tokens.tag(sign) == Tag::Comma && starts + MAX_BEFORE_FRAGMENT >= open
    } else {
        open == sign && !has_cue(tokens, from..open) || quotation_goes_on(tokens, from..open)
    };
    let title = || {
        let short = tokens.quotation(open).is_some_and(|quoted| quoted.inner.len() < 40);
        let close = || (open + 1..tokens.len()).find(|index| tokens.tag(*index) == Tag::Close);
        short && close().is_some_and(|close| is_title(tokens, open + 1..close))
    };
    if !continues || title() {
        return None;
    }
    let stop = reach::clause(tokens, open, range);
    (stop > open).then_some(starts..stop)
}

/// Returns true if a sentence that is partly quoted before its cue goes on after it without marks.
///
/// "“Only you,” she said, *would dare*", "Despite his “brash tone,” Lee wrote, *he is kind*",
/// "It is “better,” he said, *to wait*". `first` are the words before the cue.
pub(super) fn goes_on_unquoted(tokens: &Tokenized, first: Range<usize>, at: usize, end: usize) -> bool {
    let third = tokens.token(at).action == Some(Form::Third) && !tokens.is_saying(at, &[Form::Third]);
    let verb = third || matches!(tokens.tag(at), Tag::Auxiliary | Tag::Modal);
    if verb && !clause::has_finite(tokens, first.clone()) {
        return true;
    }
    // "The ferry was “grossly overloaded,” Lee said, *and had no radio*"
    let joined = tokens.tag(at) == Tag::Conj
        && matches!(tokens.tag(at + 1), Tag::Auxiliary | Tag::Modal)
        && clause::has_finite(tokens, first.clone());
    match tokens.tag(first.start) {
        Tag::Open => false,
        _ if joined => true,
        _ if tokens.tag(at) == Tag::To => tokens.token(at + 1).action == Some(Form::Base),
        _ if tokens.tag(at) == Tag::Preposition => tokens.tag(at + 1) == Tag::Relative,
        Tag::Preposition | Tag::Subordinator => {
            !clause::has_finite(tokens, first) && boundary::starts_main_clause(tokens, at, end)
        }
        _ => false,
    }
}

/// The second part of a quotation after words between dashes: "“It,” she said – a remark that nobody expected – “*leaks*”".
fn quotation_after_aside(tokens: &Tokenized, dash: usize, end: usize) -> Option<usize> {
    let is_dash = |at: usize| tokens.is_dash(at) && !tokens.is_quoted(at);
    let close = (dash + 1..end.min(dash + MAX_ASIDE)).find(|at| is_dash(*at))?;
    let open = close + 1;
    let goes_on = tokens.tag(open) == Tag::Open && !tokens.token(open + 1).capital;
    (is_dash(dash) && goes_on).then_some(open)
}

/// Returns true if no other report comes between a cue and a later quotation.
///
/// "“…,” said Lee, who smiled, “and we won”", but not "“…,” said Lee, who added that it was “too late”".
fn quotation_goes_on(tokens: &Tokenized, between: Range<usize>) -> bool {
    let open = between.end;
    let that = between.clone().any(|at| tokens.tag(at) == Tag::That);
    let after_comma = tokens.tag_before(open) == Tag::Comma;
    let clause = || clause::has_finite(tokens, between.clone());
    !that
        && (after_comma && !tokens.token(open + 1).capital
            || !has_cue(tokens, between.clone()) && (after_comma || !clause()))
}

/// Returns true if any token is a verb of saying that reports.
fn has_cue(tokens: &Tokenized, mut range: Range<usize>) -> bool {
    range.any(|at| tokens.is_saying(at, &[Form::Ing, Form::Past, Form::Third]))
}

/// Returns true if quoted words are all names and small words, as in a title: "War and the Sea".
pub(super) fn is_title(tokens: &Tokenized, mut range: Range<usize>) -> bool {
    range.all(|index| {
        matches!(tokens.tag(index), Tag::Comma | Tag::Stop | Tag::Preposition | Tag::Determiner | Tag::Conj)
            || tokens.token(index).capital
    })
}

/// Returns true if a clause goes on after an inserted cue: "It leaks, Lee said, *and it rusts*."
pub(super) fn continues_after_cue(
    report: &Report,
    last: usize,
    after: usize,
    is_clause_before: bool,
) -> bool {
    let Report { tokens, ref range, .. } = *report;
    matches!(tokens.tag(after), Tag::Comma | Tag::Dash)
        && after + 1 < range.end
        && match tokens.tag(after + 1) {
            Tag::Relative => false,
            // "It was safe, Lee said, hours *after it broke*."
            _ if circumstances::starts_time_before(tokens, after + 1) => false,
            // "It leaks, Lee said, on condition of anonymity."
            Tag::Preposition => {
                tokens.is(after + 1, &["after", "until"])
                    || !occasions::starts_circumstance(tokens, after + 1, range.end)
            }
            Tag::Subordinator if !tokens.is(after + 1, &["because"]) => !is_clause_before,
            // "Though it leaks, Lee said, closing it would cost more."
            Tag::Ing => tokens.tag(range.start) == Tag::Subordinator,
            // "It leaks, Lee said, and it rusts."
            Tag::Conj => {
                clause::has_main_clause(tokens, range.start..last) && opens_verb(tokens, after + 2, range.end)
            }
            Tag::Subordinator => clause::has_main_clause(tokens, range.start..last),
            _ => true,
        }
}

/// Returns true if a verb or a clause begins at a token; but not a noun that closes a list: "and power systems".
fn opens_verb(tokens: &Tokenized, at: usize, end: usize) -> bool {
    let base = tokens.token(at).action == Some(Form::Base);
    base || clause::is_finite(tokens, at) || reach::starts_clause(tokens, at..end)
}
