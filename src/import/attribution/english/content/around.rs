//! Finds the content on both sides of a cue.
//!
//! For example "“…,” she said, “…”", "The port, she said, grew".

use super::{before_cue, relative_subject};
use crate::import::attribution::english::clause::is_clause;
use crate::import::attribution::english::report::Report;
use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::verb::Frame;
use crate::import::attribution::english::{boundary, circumstances, clause, continued, reach, surroundings};
use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::ops::Range;

static THINGS_TOLD: List = List::of("english", "things-told");

/// The content around a cue after a quotation or between commas.
///
/// "“…,” she said, “…”", "The port, she said, grew."
pub(super) fn around(report: &Report) -> Option<Vec<Range<usize>>> {
    let Report { tokens, at, verb, lead, ref range } = *report;
    if lead <= range.start
        || at <= lead
        || !verb.frame.has(Frame::CLAUSE | Frame::INVERSION | Frame::ADDRESSEE)
            && !follows_whole_quotation(report)
        || relative_subject(tokens, lead, at).is_some()
    {
        return None;
    }
    let last = lead - 1;
    let after = circumstances::skip(tokens, at + 1, verb, range.end);
    // "said in her book, *“Night Watch,”*"
    let title = (tokens.tag(after) == Tag::Comma).then(|| report.after_title(after + 1)).flatten();
    let after = title.unwrap_or(after);
    // "At the quay, she told *the story* of the pilots."
    if verb.lemma == "tell" && (at + 1..after).any(|index| tokens.is_in(index, &THINGS_TOLD)) {
        return None;
    }
    if has_topic_after(report, after) && tokens.tag(last) == Tag::Comma && !tokens.is_quoted(last - 1) {
        return None;
    }
    if tokens.is(last, &["as"]) && agrees(report, last, after) {
        return Some(before_cue(tokens, last - 1, at + 1, range.clone()));
    }
    match tokens.tag(last) {
        Tag::Close => around_after_quotation(report, last, after),
        Tag::Comma if last > range.start && tokens.tag_before(last) == Tag::Close => {
            around_after_quotation(report, last, after)
        }
        Tag::Comma | Tag::Dash if closes(report, after) => around_inserted(report, last, after),
        _ => None,
    }
}

/// Returns true if a cue is between a whole quotation and a comma or a full stop: "“Why is it closed?” Ling questioned."
fn follows_whole_quotation(report: &Report) -> bool {
    let Report { tokens, at, lead, ref range, .. } = *report;
    let whole = matches!(tokens.tag_before(lead - 1), Tag::Comma | Tag::Stop);
    let ends = at + 1 >= range.end || matches!(tokens.tag(at + 1), Tag::Stop | Tag::Comma);
    tokens.tag(lead - 1) == Tag::Close && whole && ends
}

/// Returns true if what was asked or recalled follows an addressee: "In her letter, she reminded the crew *of the rules*".
fn has_topic_after(report: &Report, after: usize) -> bool {
    let Report { tokens, at, verb, .. } = *report;
    let asks = verb.lemma == "ask";
    (asks || verb.lemma == "remind" || verb.frame.has(Frame::ADDRESSEE) && !verb.frame.has(Frame::CLAUSE))
        && (at + 2..after)
            .any(|index| clause::is_particle(tokens, index, verb) || asks && tokens.is(index, &["about"]))
}

/// Returns true if a cue after "as" ends its sentence: "The port grew, as Lee has often acknowledged."
fn agrees(report: &Report, last: usize, after: usize) -> bool {
    let Report { tokens, verb, ref range, .. } = *report;
    last > range.start + 3
        && tokens.tag_before(last) == Tag::Comma
        && verb.frame.has(Frame::CLAUSE)
        && !verb.frame.has(Frame::INFINITIVE)
        && after + 1 >= range.end
        && is_clause(tokens, range.start..last - 1)
}

/// Returns true if the cue is complete before the token `after`.
fn closes(report: &Report, after: usize) -> bool {
    let Report { tokens, at, verb, lead, ref range } = *report;
    let continues = |index: usize| {
        clause::is_finite(tokens, index) && tokens.tag_before(index) != Tag::To
            || matches!(tokens.tag(index), Tag::Comma | Tag::That) && !tokens.is_quoted(index)
            || tokens.tag(index) == Tag::Open && report.after_title(index).is_none()
    };
    // "the port grew, Lee said in closing the meeting"
    let while_doing = tokens.tag(at + 1) == Tag::Preposition
        && tokens.tag(at + 2) == Tag::Ing
        && verb.frame.has(Frame::INVERSION)
        && !verb.frame.has(Frame::OBJECT | Frame::DOUBTFUL)
        && !leads_up(tokens, range.start)
        && !(at + 2..range.end).any(continues);
    // "The port grew, Lee said as she left."
    let before_meanwhile = || {
        let main = range.start..lead.saturating_sub(1);
        tokens.is(after, &["as", "while", "when"])
            && (verb.lemma == "tell" || !verb.frame.has(Frame::OBJECT | Frame::INFINITIVE | Frame::DOUBTFUL))
            && !leads_up(tokens, range.start)
            && clause::has_main_clause(tokens, main)
            && !(after..range.end)
                .any(|index| matches!(tokens.tag(index), Tag::That | Tag::Open | Tag::Comma))
    };
    while_doing
        || before_meanwhile()
        || matches!(tokens.tag(after), Tag::Comma | Tag::Stop | Tag::Dash | Tag::Semicolon)
        || after >= range.end
        || after > at + 1
            && !verb.frame.has(Frame::OBJECT | Frame::INFINITIVE | Frame::DOUBTFUL)
            && !leads_up(tokens, range.start)
            && !(after..range.end).any(continues)
}

/// The content around a cue after a quotation.
fn around_after_quotation(report: &Report, last: usize, after: usize) -> Option<Vec<Range<usize>>> {
    let Report { tokens, at, lead, ref range, .. } = *report;
    let long = tokens.quotation(last.saturating_sub(1)).is_some_and(|quoted| {
        quoted.inner.len() > 25 || tokens.text.cut(quoted.inner.clone()).ends_with([',', '?', '!'])
    });
    let open = (range.start..last).rev().find(|index| tokens.tag(*index) == Tag::Open);
    let quotation_leads = tokens.tag(last) == Tag::Close
        && (matches!(tokens.tag(range.start), Tag::Preposition | Tag::Ing | Tag::Time)
            || tokens.is(range.start, &["asked", "pressed"]))
        && (matches!(tokens.tag(after), Tag::That | Tag::Open | Tag::Colon)
            || open.is_some_and(|open| continued::is_title(tokens, open + 1..last)));
    // "Though Lee called it “safe,” she said it leaks."
    let held = || open.is_some_and(|open| surroundings::is_in_leading_clause(tokens, open, range.start));
    let own = || held() && is_clause(tokens, at + 1..range.end);
    if !closes(report, after) && (!long || own()) || quotation_leads {
        return None;
    }
    let mut content = before_cue(tokens, lead, at + 1, range.clone());
    if content.len() == 1 && tokens.tag(after) == Tag::Comma && tokens.tag(after + 1) == Tag::That {
        content.push(after + 1..reach::clause(tokens, after + 1, range.clone()));
    }
    if let [first] = content.as_slice()
        && tokens.tag(after) == Tag::Comma
        && continued::goes_on_unquoted(tokens, first.clone(), after + 1, range.end)
    {
        let stop = reach::clause(tokens, after + 1, range.clone());
        // "“The war,” Lee said, is over*, and she went home*."
        let other = (after + 2..stop).find(|at| boundary::starts_joined_main_clause(tokens, *at, stop));
        content.push(after + 1..other.unwrap_or(stop));
    }
    Some(content)
}

/// The content around an inserted cue.
///
/// The cue is between commas or dashes, or at the end of its sentence.
fn around_inserted(report: &Report, last: usize, after: usize) -> Option<Vec<Range<usize>>> {
    let Report { tokens, at, lead, ref range, .. } = *report;
    let is_clause_before = is_clause(tokens, range.start..last);
    let leads_up = leads_up(tokens, range.start);
    if matches!(tokens.tag(after), Tag::Comma | Tag::Colon)
        && matches!(tokens.tag(after + 1), Tag::That | Tag::Open)
    {
        let quoted = tokens.tag(after + 1) == Tag::Open;
        let own_quotation = quoted && tokens.token(after + 2).capital;
        // "“If it leaks” in May, Lee said, “we will close it.”"
        let partly_quoted = quoted && tokens.tag(range.start) == Tag::Open;
        // "While it leaks, Lee said, “it will last.”"
        let first = tokens.word(after + 2);
        let goes_on = quoted
            && first.starts_with(char::is_lowercase)
            && !surroundings::is_circumstance(tokens, range.start..last);
        if goes_on && last > range.start {
            let stop = reach::clause(tokens, after + 1, range.clone());
            return Some(vec![range.start..last, after + 1..stop]);
        }
        if own_quotation || leads_up && !partly_quoted || !is_clause_before {
            return None;
        }
    }
    let continues = continued::continues_after_cue(report, last, after, is_clause_before);
    let stop = if continues { reach::clause(tokens, after + 1, range.clone()) } else { after };
    let second = continues && stop > after + 1;
    let whole = after + 1 >= range.end && last - range.start > 1 && !leads_up;
    if !(second || whole || is_clause_before) {
        return None;
    }
    // "It is near the hall, *which*, Lee said, *is full*."
    let relative = second
        && tokens.tag(last) == Tag::Comma
        && tokens.is(last - 1, &["which"])
        && last > range.start + 2
        && matches!(tokens.tag(last - 2), Tag::Comma | Tag::Dash);
    if relative {
        // "…, which, Lee said, is full, will be closed"
        let comma =
            (after + 2..stop).find(|at| tokens.tag(*at) == Tag::Comma && clause::is_finite(tokens, at + 1));
        return Some(vec![last - 1..last, after + 1..comma.unwrap_or(stop)]);
    }
    let mut content = before_cue(tokens, lead, at + 1, range.clone());
    if second {
        content.truncate(1);
        if let Some(start) = joined_subject(tokens, range.start, last, after + 1)
            && let Some(first) = content.first_mut()
        {
            first.start = start;
        }
        content.push(after + 1..stop);
    }
    Some(content)
}

/// Where the clause around a cue begins, if a whole clause and a dash or "and" come before it.
///
/// "It leaks – and *the quay*, Lee said, *is old*." `last` is the comma before the cue, `verb` the token after it.
fn joined_subject(tokens: &Tokenized, floor: usize, last: usize, verb: usize) -> Option<usize> {
    let sign = (floor + 1..last).rev().find(|at| {
        !tokens.is_quoted(*at)
            && match tokens.tag(*at) {
                Tag::Dash => tokens.is_dash(*at),
                Tag::Comma => tokens.tag(at + 1) == Tag::Conj,
                _ => false,
            }
    })?;
    let first = sign + 1 + usize::from(tokens.tag(sign + 1) == Tag::Conj);
    let subject = clause::is_finite(tokens, verb) && !clause::has_finite(tokens, first..last);
    let dash = tokens.tag(sign) == Tag::Dash;
    let condition = dash && tokens.tag(first) == Tag::Subordinator;
    // "It closed the quay – *a place*, Lee said, *of great age*."
    let says = |at: usize| !tokens.is_quoted(at) && tokens.is_saying(at, &[Form::Past, Form::Third]);
    let part = dash && !clause::has_finite(tokens, first..last) && !(floor..sign).any(says);
    (clause::has_main_clause(tokens, floor..sign) && first < last && (subject || condition || part))
        .then_some(first)
}

/// Returns true if words precede the subject of a sentence: "After the vote, …".
fn leads_up(tokens: &Tokenized, start: usize) -> bool {
    matches!(tokens.tag(start), Tag::Ing | Tag::To | Tag::Past)
        || (start..start + 3)
            .any(|index| matches!(tokens.tag(index), Tag::Preposition | Tag::Subordinator | Tag::Wh))
}
