//! Finds the content of a cue: the tokens that it reports.

use super::clause::is_clause;
use super::report::Report;
use super::tag::Tag;
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{boundary, circumstances, clause, continued, object, reach, surroundings};
use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::ops::Range;

static NAMING_VERBS: List = List::of("english", "naming-verbs");
static THINGS_TOLD: List = List::of("english", "things-told");

/// The content around "according to X".
pub(super) fn around_phrase(
    tokens: &Tokenized,
    at: usize,
    end: usize,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let mut content = Vec::new();
    // "said that, according to the report, …"
    let last = at.saturating_sub(1 + usize::from(tokens.tag_before(at) == Tag::Comma));
    // "grew because, according to Lee, …"
    let opener = last + 1 < at
        && (matches!(tokens.tag(last), Tag::Subordinator | Tag::Wh) || tokens.is(last, &["after", "before"]));
    let opener = opener && tokens.tag(end) == Tag::Comma && is_clause(tokens, end + 1..range.end);
    let inner = last > range.start && (tokens.tag(last) == Tag::That || opener);
    // "It leaks, but according to Lee, it will last."
    let joined = at > range.start && tokens.tag_before(at) == Tag::Conj && tokens.tag(end) == Tag::Comma;
    if at > range.start && !inner && !joined {
        let start = clause_start(tokens, at, range.clone());
        let stop = trim_end(tokens, start, at);
        if stop > start {
            content.push(start..stop);
        }
    }
    let rest = (end..range.end).find(|index| tokens.tag(*index) == Tag::Comma && !tokens.is_quoted(*index));
    let first = at == range.start || content.is_empty();
    if let Some(comma) = rest
        && (first || comma == end)
        && comma + 1 < range.end
    {
        let stop = reach::clause(tokens, comma + 1, range);
        if is_clause(tokens, comma + 1..stop)
            && (first
                || !matches!(tokens.tag(comma + 1), Tag::Relative | Tag::Determiner)
                || tokens.tag(comma + 1) == Tag::Determiner
                    && content.first().is_some_and(|before| !is_clause(tokens, before.clone())))
        {
            content.push(comma + 1..stop);
        }
    }
    content
}

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
    lone_quotation_start(tokens, lead, &range).unwrap_or(range.start)
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
    let opens_sentence = open == range.start;
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
    around(&report).unwrap_or_else(|| after(&report).into_iter().collect())
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
    let stop = if report.is_object(start) {
        let stop = reach::object(tokens, start, range.clone());
        called(report, start)
            .filter(|name| *name >= stop)
            .map_or(stop, |name| reach::object(tokens, name, range.clone()))
    } else {
        reach::clause(tokens, start, range.clone())
    };
    let relative = relative_subject(tokens, range.start, at)
        .or_else(|| lead.checked_sub(1).filter(|before| tokens.tag(*before) == Tag::Relative));
    let sign = relative.filter(|at| *at > range.start).map_or(Tag::Other, |at| tokens.tag_before(at));
    let ends = (start..stop).find(|index| {
        matches!(sign, Tag::Comma | Tag::Dash)
            && tokens.tag(*index) == sign
            && !tokens.is_quoted(*index)
            && clause::is_finite(tokens, index + 1)
            // "Lee, who said that the port, and its quays, must grow"
            && (tokens.tag_before(start) != Tag::That || clause::has_finite(tokens, start..*index))
    });
    let stop = ends.unwrap_or(stop);
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

/// The content around a cue after a quotation or between commas.
///
/// "“…,” she said, “…”", "The port, she said, grew."
fn around(report: &Report) -> Option<Vec<Range<usize>>> {
    let Report { tokens, at, verb, lead, ref range } = *report;
    if lead <= range.start
        || at <= lead
        || !verb.frame.has(Frame::CLAUSE | Frame::INVERSION | Frame::ADDRESSEE)
        || relative_subject(tokens, lead, at).is_some()
    {
        return None;
    }
    let last = lead - 1;
    let after = circumstances::skip(tokens, at + 1, verb, range.end);
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
    let Report { tokens, at, verb, ref range, .. } = *report;
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
    while_doing
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
        let other = (after + 2..stop).find(|at| {
            tokens.tag(*at) == Tag::Comma
                && tokens.tag(at + 1) == Tag::Conj
                && boundary::starts_main_clause(tokens, at + 2, stop)
        });
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
        content.push(after + 1..stop);
    }
    Some(content)
}

/// Returns true if words precede the subject of a sentence: "After the vote, …".
fn leads_up(tokens: &Tokenized, start: usize) -> bool {
    matches!(tokens.tag(start), Tag::Ing | Tag::To | Tag::Past)
        || (start..start + 3)
            .any(|index| matches!(tokens.tag(index), Tag::Preposition | Tag::Subordinator | Tag::Wh))
}
