//! Adds reports to what was found so far.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::reports_nothing::{
    is_left_unsaid, is_question_of_nobody, is_too_little,
};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::spans::{count_words, span, stretch};
use crate::import::attribution::state::State;
use crate::import::blocks::Span;
use std::ops::Range;

/// Adds the attribution of a candidate.
///
/// Returns false if it has too few words or was added before.
pub(super) fn add(state: &mut State, tokens: &Tokenized, block: usize, candidate: &Candidate) -> bool {
    let content = candidate.content.iter().map(|range| span(tokens, block, range.clone()));
    let content: Vec<Span> = content.filter(|span| !span.range.is_empty()).collect();
    if content.is_empty() || state.found.iter().rev().take(6).any(|known| known.content == content) {
        return false;
    }
    let mention = candidate.source.as_ref();
    let kind = kind(tokens, candidate);
    let little = is_question_of_nobody(candidate)
        || is_left_unsaid(tokens, candidate)
        || kind == Kind::Indirect && is_too_little(tokens, candidate);
    if let Some(mention) = mention.filter(|mention| tokens.is(mention.phrase.start, &["he", "she"])) {
        let start = tokens.sentence(candidate.sentence).start;
        state.people.notice_leading_clause(tokens, start, mention.phrase.start);
    }
    let person = mention.and_then(|mention| {
        let people = &mut state.people;
        if little { people.meant(tokens, block, mention) } else { people.source(tokens, block, mention) }
    });
    // A paraphrase of nobody, or of "we" or "it", says nothing about who said it. A name that several people have does.
    let is_nobody =
        || mention.is_none_or(|mention| tokens.is(mention.phrase.start, &["we", "i", "you", "it", "they"]));
    let little = little || kind == Kind::Indirect && person.is_none() && is_nobody();
    if let Some(cue) = candidate.cue.as_ref().filter(|cue| is_addressed(tokens, candidate, cue)) {
        state.people.notice_asked(tokens, cue.end);
    }
    let stretch = |range: &Range<usize>| stretch(tokens, block, range);
    let list = if little { &mut state.little } else { &mut state.found };
    list.push(Attribution {
        kind,
        content,
        source: mention.map(|mention| stretch(&mention.phrase)),
        person,
        cue: candidate.cue.as_ref().map(stretch),
        rule: candidate.rule,
        continued: candidate.continued,
    });
    !little
}

/// Returns true if a report asks somebody something: "“Why?” Ling *asked* Ek.", "Ling *asked* Ek if it was old."
fn is_addressed(tokens: &Tokenized, candidate: &Candidate, cue: &Range<usize>) -> bool {
    let asks = tokens.verb(cue.end - 1).is_some_and(|(verb, _)| verb.lemma == "ask");
    let [question] = candidate.content.as_slice() else { return false };
    let last = (question.start..question.end).rfind(|at| tokens.tag(*at) != Tag::Close);
    let quoted = question.end <= cue.start && last.is_some_and(|last| tokens.word(last) == "?");
    let indirect =
        question.start > cue.end && matches!(tokens.tag(question.start), Tag::Wh | Tag::Subordinator);
    asks && (quoted || indirect)
}

/// The kind of reported words: direct if all of them are quoted, or if a label stands before them.
fn kind(tokens: &Tokenized, candidate: &Candidate) -> Kind {
    let counts = candidate.content.iter().map(|range| count_words(tokens, range.clone()));
    let (all, quoted) = counts.fold((0, 0), |(all, quoted), (words, marked)| (all + words, quoted + marked));
    if quoted == all || candidate.rule == "label" {
        Kind::Direct
    } else if quoted > 0 {
        Kind::Mixed
    } else {
        Kind::Indirect
    }
}
