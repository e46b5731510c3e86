//! Finds the content and the source of a verb that precedes its source: "“…,” said Ann Lee".

use super::mention::Mention;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::Frame;
use super::{boundary, clause, content, object, reach, speaking};
use crate::import::lexicon::list::List;
use std::iter::once;
use std::ops::Range;

static OBJECT_PRONOUNS: List = List::of("english", "object-pronouns");

/// Returns true if words before ", said Ada Ling" are long enough for a sentence whose verb is in no list.
fn is_sentence_before(tokens: &Tokenized, at: usize, mut before: Range<usize>) -> bool {
    tokens.is(at, &["said", "says"])
        && tokens.tag(at + 1) == Tag::Name
        && before.len() > 5
        && !(before).any(|at| tokens.tag(at) == Tag::Comma)
}

/// Returns true for a name, also after a post: "Ada Ling", "film director *Ada Ling*".
fn ends_with_name(tokens: &Tokenized, mention: &Mention) -> bool {
    let is_name = |at: usize| tokens.tag(at) == Tag::Name;
    let last = mention.phrase.end - 1;
    is_name(mention.phrase.start) || mention.phrase.len() > 2 && is_name(last) && is_name(last - 1)
}

/// The clause around a cue that stands between its subject and its verb: "*The council*, said Lee, *will stay*".
///
/// `before` is the comma before the cue, `end` the end of the source.
fn interrupted(
    tokens: &Tokenized,
    before: usize,
    end: usize,
    range: Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let comma = |at: usize| tokens.tag(at) == Tag::Comma;
    let opens_verb =
        |at: usize| clause::is_finite(tokens, at) || tokens.token(at).action == Some(Form::Third);
    // "The quay, said Lee, *who leads the port,* is closed.", "The quay, said Lee*, a judge in Reno,* is closed."
    let described = (comma(end) && matches!(tokens.tag(end + 1), Tag::Relative | Tag::Determiner))
        .then(|| (end + 2..range.end).find(|at| comma(*at) && opens_verb(at + 1)));
    let end = described.flatten().unwrap_or(end);
    let first = end + 1;
    let goes_on = comma(end) && (tokens.tag(first) == Tag::Open || opens_verb(first));
    let start = range.start + usize::from(tokens.tag(range.start) == Tag::Conj);
    let leads_up = matches!(
        tokens.tag(start),
        Tag::Preposition | Tag::Ing | Tag::To | Tag::Subordinator | Tag::Past | Tag::Wh | Tag::Adverb
    );
    let subject = !leads_up
        && matches!(tokens.tag_before(before), Tag::Noun | Tag::Name | Tag::Number | Tag::BracketEnd)
        && !clause::has_main_clause(tokens, range.start..before);
    let alone = before == range.start + 1 && tokens.tag(first) == Tag::Open;
    let stop = reach::clause(tokens, first, range.clone());
    // "The port leaks, said Lee, but it will last."
    let joined = tokens.tag(end) == Tag::Comma
        && tokens.tag(first) == Tag::Conj
        && clause::has_main_clause(tokens, range.start..before)
        && boundary::starts_main_clause(tokens, first + 1, stop);
    // "But, said Lee, “it leaks”": the conjunction is the reporter's.
    let conjunction = alone && tokens.tag(range.start) == Tag::Conj;
    let lead = (!conjunction).then_some(range.start..before);
    let fits = (goes_on && (subject || alone) || joined) && stop > first;
    fits.then(|| lead.into_iter().chain(once(first..stop)).collect())
}

/// Returns true if no source follows a verb after a comma: ", told her", ", reported spending a million", ", wrote a song".
fn has_no_source(tokens: &Tokenized, at: usize, mention: &Mention) -> bool {
    tokens.verb(at).is_some_and(|(verb, _)| verb.frame.has(Frame::ADDRESSEE))
        || matches!(tokens.tag(at + 1), Tag::Pronoun | Tag::Ing)
        || tokens.word(at + 1).ends_with("ing") && matches!(tokens.tag(at + 2), Tag::Number | Tag::Adverb)
        || tokens.is(at, &["wrote", "writes"]) && !ends_with_name(tokens, mention)
}

/// Returns true for a verb that nearly always reports the whole quotation before it.
///
/// In "say the “new port” reflects a success", the quotation is part of a sentence.
fn follows_whole_quotation(tokens: &Tokenized, at: usize) -> bool {
    let inverts = tokens.verb(at).is_some_and(|(verb, _)| verb.frame.has(Frame::INVERSION));
    let after_comma = tokens.tag_before(at) == Tag::Comma;
    inverts && (after_comma || at > 1 && matches!(tokens.tag(at - 2), Tag::Comma | Tag::Stop))
}

/// Content and source of a verb that precedes its source.
///
/// For example "“…,” said Ann Lee", "Said Lee: “…”".
pub(super) fn parts(
    tokens: &Tokenized,
    at: usize,
    range: Range<usize>,
) -> Option<(Vec<Range<usize>>, Mention)> {
    let mention = object::mention(tokens, at + 1, range.end)?;
    if at == range.start {
        let from = mention.end() + 1;
        let opens =
            matches!(tokens.tag(mention.end()), Tag::Colon | Tag::Comma) && tokens.tag(from) == Tag::Open;
        return opens.then(|| (once(from..reach::clause(tokens, from, range)).collect(), mention));
    }
    // "Ling, author of “Night Watch”, told the Mail"
    if tokens.verb(at).is_some_and(|(verb, _)| verb.lemma == "tell") {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before > range.start)?;
    let after_comma = tokens.tag(before) == Tag::Comma;
    let after_quotation =
        tokens.tag(before) == Tag::Close || after_comma && tokens.tag_before(before) == Tag::Close;
    if !after_quotation && !after_comma {
        return None;
    }
    if !after_quotation && has_no_source(tokens, at, &mention)
        || tokens.tag(at + 1) == Tag::Time
        || tokens.is_in(at + 1, &OBJECT_PRONOUNS)
    {
        return None;
    }
    let after = mention.phrase.end..range.end;
    let verb = after.clone().find(|index| tokens.tag(*index) != Tag::Adverb).unwrap_or(after.end);
    // "said a man involved in the plan"
    let participle = after_quotation && tokens.tag(verb) == Tag::Past;
    if clause::is_finite(tokens, verb) && !participle {
        return None;
    }
    let whole = after_quotation && follows_whole_quotation(tokens, at);
    if !whole && !speaking::can_speak(tokens, &mention) {
        return None;
    }
    if !after_quotation && let Some(content) = interrupted(tokens, before, mention.end(), range.clone()) {
        return Some((content, mention));
    }
    let has_verb = after
        .take_while(|index| !matches!(tokens.tag(*index), Tag::Open | Tag::Semicolon))
        .any(|index| matches!(tokens.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb));
    let goes_on = has_verb && mention.beside.is_none() && tokens.tag(mention.phrase.end) != Tag::Relative;
    let rejected = if after_quotation {
        goes_on && after_comma
    } else {
        goes_on
            || !clause::has_main_clause(tokens, range.start..before)
                && !is_sentence_before(tokens, at, range.start..before)
    };
    if rejected {
        return None;
    }
    let content = content::before_cue(tokens, at, mention.end(), range);
    (!content.is_empty()).then_some((content, mention))
}
