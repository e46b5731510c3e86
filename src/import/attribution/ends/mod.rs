//! Selects where reported words end, with a model.

mod allowed;
mod features;
pub mod model;

use crate::import::attribution::ends::features::{Place, Surroundings};
use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{boundary, clause, cues, nested, occasions, reach, surroundings};
use crate::import::attribution::marks;
use crate::import::blocks::{BlockKind, Layout, Span, holds_statements};
use crate::import::lexicon::speakers;
use std::ops::Range;

/// Moves the ends of reports to where the model puts them.
///
/// Then it drops reports that are inside the content of another one.
pub(crate) fn settle(tokens: &Tokenized, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut settled: Vec<Candidate> = Vec::with_capacity(found.len());
    let limits: Vec<usize> = found.iter().map(|candidate| next_report(tokens, candidate, &found)).collect();
    for (mut candidate, limit) in found.into_iter().zip(limits) {
        let mut before = settled.iter().rev().take_while(|before| before.sentence == candidate.sentence);
        if before.any(|before| before.holds(&candidate)) {
            continue;
        }
        if let Some(places) = places(tokens, &candidate, limit)
            && let Some(last) = candidate.content.last_mut()
        {
            last.end = model::choose(&places, last.clone());
        }
        settled.push(candidate);
    }
    settled
}

/// The comma or dash before the next report of the sentence after the words of a report; `usize::MAX` if there is none.
fn next_report(tokens: &Tokenized, candidate: &Candidate, all: &[Candidate]) -> usize {
    let same = all.iter().filter(|other| other.sentence == candidate.sentence);
    same.filter_map(|other| nested::limit_before(tokens, candidate, other)).min().unwrap_or(usize::MAX)
}

/// The possible ends of a report before a limit, in order.
///
/// Returns `None` if there is only one, or if the words precede the cue.
fn places(tokens: &Tokenized, candidate: &Candidate, limit: usize) -> Option<Vec<Place>> {
    let cue = candidate.cue.as_ref()?;
    let content = candidate.content.last()?.clone();
    let sentence = tokens.sentences.get(candidate.sentence)?;
    let outside = content.start < cue.end || content.end > sentence.end || content.is_empty();
    if outside || matches!(candidate.rule, "label" | "colon-quotation" | "put-it") {
        return None;
    }
    // Quotation marks are more reliable than the model.
    if content.clone().any(|at| tokens.token(at).quoted) {
        return None;
    }
    let sure = candidate.bounded || is_sure(tokens, candidate, content.clone(), sentence);
    let mut last = if sure { content.end } else { sentence.end.min(limit) };
    while last > content.end
        && matches!(tokens.tag_before(last), Tag::Stop | Tag::Comma | Tag::Dash)
        && !tokens.token(last - 1).quoted
    {
        last -= 1;
    }
    let around = Surroundings::new(tokens, candidate, content.clone(), last);
    let mut places: Vec<Place> = (content.start + 1..last)
        .filter(|at| *at == content.end || *at + 1 < last && around.may_end(*at))
        .map(|end| Place { end, features: around.features(end) })
        .collect();
    if places.is_empty() {
        return None;
    }
    places.push(Place { end: last, features: Vec::new() });
    Some(places)
}

/// Returns true if the end that the rules found is certain.
///
/// It is certain before another report, a time, an occasion or an answer, and before a main clause.
fn is_sure(
    tokens: &Tokenized,
    candidate: &Candidate,
    content: Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let end = content.end;
    // "called it “a bad plan,” adding"
    let quoted =
        end >= content.start + 2 && tokens.tag_before(end) == Tag::Close && tokens.tag(end - 2) == Tag::Comma;
    // "“The war,” Ling said, is over, and she went home"
    let interrupted =
        candidate.content.len() > 1 && boundary::starts_joined_main_clause(tokens, end, sentence.end);
    // "The dam, which Ling says is safe, burst"
    let gap = tokens.tag(end) == Tag::Comma
        && clause::is_finite(tokens, content.start)
        && candidate.source.as_ref().is_some_and(|source| {
            source.phrase.start > 0 && tokens.tag_before(source.phrase.start) == Tag::Relative
        });
    candidate.rule == "asked"
        || gap
        || interrupted
        || clause::short_answer(tokens, content.start, tokens.len()) == Some(content.end)
        || quoted
        || tokens.tag(end + usize::from(tokens.tag(end) == Tag::Stop)) == Tag::BracketEnd
        || clause::is_finite(tokens, end)
        || match tokens.tag(end) {
            Tag::Semicolon | Tag::Time => true,
            Tag::Colon => boundary::opens_other_report(tokens, end, tokens.len()),
            Tag::Preposition | Tag::Subordinator | Tag::Wh
                if boundary::precedes_participle_of_saying(tokens, end) =>
            {
                true
            }
            Tag::Adverb => boundary::starts_contrast(tokens, end),
            // "dismissed it as she left"
            Tag::Subordinator | Tag::Wh => tokens.is(end, &["as"]),
            Tag::Comma | Tag::Dash => is_sure_at_sign(tokens, &content, sentence),
            Tag::Conj => {
                let next = end + 1 + usize::from(tokens.tag(end + 1) == Tag::Adverb);
                boundary::starts_cue(tokens, next, true)
                    || reach::tells_next_act(tokens, content.start, end)
                    || boundary::goes_over_to_participle(tokens, content.start, end)
                    || clause::is_finite(tokens, next)
            }
            Tag::Preposition => {
                occasions::starts_circumstance(tokens, end, tokens.len())
                    || occasions::closes_with_occasion(tokens, end, sentence.end)
                    || reach::ends_before_month(tokens, content.clone())
            }
            _ => false,
        }
}

/// Returns true if the end that the rules found, before a comma or a dash, is certain.
fn is_sure_at_sign(tokens: &Tokenized, content: &Range<usize>, sentence: &Range<usize>) -> bool {
    let end = content.end;
    // "Lee, noting that it rained, said"
    boundary::goes_over(tokens, end)
        || !clause::has_finite(tokens, content.clone()) && goes_on_after_object(tokens, end, sentence)
        // "said it was safe, sparking anger"
        || reach::tells_consequence(tokens, content.clone())
        || reach::opens_own_words(tokens, content.clone(), sentence.end)
        // "called it old, to which Ek replied"
        || boundary::answers_it(tokens, end + 1)
        || !clause::has_finite(tokens, content.clone())
            && boundary::names_report(tokens, end + 1)
        || boundary::repeats_cue(tokens, content.start, end, tokens.len())
        || boundary::starts_share(tokens, content.start, end, tokens.len())
        || reach::tells_what_follows(tokens, content.clone())
        || reach::joins_other_clause(tokens, content.clone(), tokens.len())
        || surroundings::is_in_leading_clause(tokens, content.start, sentence.start)
        || reach::is_comment_after_dash(tokens, end, sentence.end)
            && clause::has_finite(tokens, content.clone())
        || boundary::opens_other_report(tokens, end, sentence.end)
        || tokens.tag(end) == Tag::Dash && surroundings::is_after_dash(tokens, content.start, sentence.start)
        // "praised Lee, who had never led a port"
        || tokens.is(end + 1, &["which", "who"])
            && !clause::has_finite(tokens, content.clone())
            && (end + 1..sentence.end).filter(|at| tokens.tag(*at) == Tag::Comma).count() < 2
        // "referring to Lee, the keeper of the port"
        || is_apposition(tokens, end, sentence.end) && !clause::has_finite(tokens, content.clone())
        // "said it would close, a move that few expected"
        || tokens.tag(end) == Tag::Comma
            && tokens.is(end + 1, &["a", "an"])
            && content.len() > 5
            && clause::has_finite(tokens, content.clone())
            && clause::has_finite(tokens, end + 1..tokens.len())
        || clause::is_finite(tokens, end + 1)
        // "Lee, though she said it leaks, notably stayed"
        || surroundings::is_in_inserted_clause(tokens, content.start, sentence.start)
            && tokens.tag(end + 1) == Tag::Adverb
            && clause::is_finite(tokens, end + 2)
}

/// Returns true if the reporter goes on after an object without a verb: "praised the crew *– but it was late*".
fn goes_on_after_object(tokens: &Tokenized, end: usize, sentence: &Range<usize>) -> bool {
    let next = end + 1;
    let dash = tokens.is_dash(end) && !reach::dash_later(tokens, next, sentence.end);
    dash || boundary::starts_main_clause(tokens, next, sentence.end)
}

/// Returns true if a comma opens words about somebody that end the sentence: "Lee, *the keeper of the port*".
fn is_apposition(tokens: &Tokenized, comma: usize, end: usize) -> bool {
    let words = comma + 1..end;
    let sign = |at: usize| matches!(tokens.tag(at), Tag::Comma | Tag::Conj) || clause::is_finite(tokens, at);
    let named = words.clone().find(|at| {
        matches!(
            tokens.tag(*at),
            Tag::Preposition | Tag::Pronoun | Tag::Relative | Tag::Ing | Tag::To | Tag::That
        )
    });
    let head = named.unwrap_or(end) - 1;
    tokens.tag(comma) == Tag::Comma
        && tokens.is(comma + 1, &["a", "an", "the"])
        && !tokens.token(comma + 1).capital
        && !words.clone().any(sign)
        && tokens.tag(head) == Tag::Noun
        && speakers::is_person(tokens.word(head))
}

/// A report with several possible ends, for training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The cue, such as "said".
    pub cue: Span,
    /// The sentence.
    pub sentence: Span,
    /// The words after the cue, up to the end that the rules found.
    pub content: Span,
    /// The possible ends.
    ///
    /// Each has the byte where the words end, their number of tokens, and the names of its features.
    ///
    /// The last one is the end of the sentence and has no features.
    pub places: Vec<(usize, usize, Vec<String>)>,
}

/// Returns all choices of a layout, including those in transcripts.
///
/// They do not depend on the model.
pub fn choices(layout: &Layout) -> Vec<Choice> {
    let blocks = || {
        let blocks = layout.blocks.iter().enumerate();
        blocks.filter(|(_, block)| holds_statements(block) || matches!(block.kind, BlockKind::Turn { .. }))
    };
    let style = marks::quotation_style(blocks().map(|(_, block)| block.words.as_str()));
    let mut found = Vec::new();
    for (index, block) in blocks() {
        let text = block.words.as_str();
        let tokens = Tokenized::new(text, marks::quoted(text, style, false));
        let candidates = cues::find(&tokens);
        found.extend(candidates.iter().filter_map(|candidate| {
            choice(&tokens, candidate, next_report(&tokens, candidate, &candidates), index)
        }));
    }
    found
}

/// Returns the choice for a candidate, or `None` if it has only one end.
fn choice(tokens: &Tokenized, candidate: &Candidate, limit: usize, block: usize) -> Option<Choice> {
    let places = places(tokens, candidate, limit)?;
    let content = candidate.content.last()?;
    let span = |range: &Range<usize>| Span { block, range: tokens.bytes(range) };
    let place = |place: Place| {
        let reach = content.start..place.end;
        let names = place.features.into_iter().map(features::name).collect();
        (tokens.bytes(&reach).end, reach.len(), names)
    };
    Some(Choice {
        cue: span(candidate.cue.as_ref()?),
        sentence: span(tokens.sentences.get(candidate.sentence)?),
        content: span(content),
        places: places.into_iter().map(place).collect(),
    })
}
