//! Where reported words end: every place where they may, of which the model takes the likeliest.

pub(crate) mod features;
pub mod model;

use crate::import::attribution::ends::features::{Feature, Surroundings};
use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::lexicon::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, cues, reach};
use crate::import::attribution::marks;
use crate::import::blocks::{BlockKind, Layout, Span, holds_statements};
use std::ops::Range;

/// A place where reported words may end.
pub(crate) struct Place {
    /// The token behind them.
    pub(crate) end: usize,
    /// What is known of it; nothing of the last place, the end of the sentence.
    pub(crate) features: Vec<Feature>,
}

/// Moves the ends of reports to where the model has them, and drops reports that are then inside of another's words.
pub(crate) fn settle(read: &Tokenized, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut settled: Vec<Candidate> = Vec::with_capacity(found.len());
    for mut candidate in found {
        let mut before = settled.iter().rev().take_while(|before| before.sentence == candidate.sentence);
        if before.any(|before| before.holds(&candidate)) {
            continue;
        }
        if let Some(places) = places(read, &candidate)
            && let Some(last) = candidate.content.last_mut()
        {
            last.end = model::choose(&places, last.clone());
        }
        settled.push(candidate);
    }
    settled
}

/// The places of a report whose words follow its cue, in order; `None` where there is nothing to choose.
fn places(read: &Tokenized, candidate: &Candidate) -> Option<Vec<Place>> {
    let cue = candidate.cue.as_ref()?;
    let content = candidate.content.last()?.clone();
    let sentence = read.sentences.get(candidate.sentence)?;
    let outside = content.start < cue.end || content.end > sentence.end || content.is_empty();
    if outside || matches!(candidate.rule, "label" | "colon-quotation" | "put-it") {
        return None;
    }
    // Words that somebody put in marks say better than any model where they end.
    if content.clone().any(|at| read.tokens[at].quoted) {
        return None;
    }
    let sure = sure(read, candidate, content.clone(), sentence.start);
    let mut last = if sure { content.end } else { sentence.end };
    while last > content.end
        && matches!(read.tag(last - 1), Tag::Stop | Tag::Comma | Tag::Dash)
        && !read.tokens[last - 1].quoted
    {
        last -= 1;
    }
    let around = Surroundings::new(read, candidate, content.clone(), last);
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

/// Whether the words surely end where the rules have them end: before another report, the time and the occasion, an
/// answer, or the clause that the report's own only leads up to.
fn sure(read: &Tokenized, candidate: &Candidate, content: Range<usize>, floor: usize) -> bool {
    let end = content.end;
    // "called it “a bad plan,” adding", and before the verb of a sentence in which the report only stands beside its subject.
    let quoted =
        end >= content.start + 2 && read.tag(end - 1) == Tag::Close && read.tag(end - 2) == Tag::Comma;
    candidate.rule == "asked"
        || quoted
        || read.tag(end) == Tag::BracketEnd
        || clause::finite(read, end) && clause::any_finite(read, content.clone())
        || match read.tag(end) {
            Tag::Semicolon | Tag::Subordinator | Tag::Time => true,
            Tag::Comma | Tag::Dash => {
                reach::goes_over(read, end) || reach::held_in(read, content.start, floor)
            }
            Tag::Conj => {
                let next = end + 1 + usize::from(read.tag(end + 1) == Tag::Adverb);
                reach::new_cue(read, next, true) || clause::finite(read, next)
            }
            Tag::Preposition => reach::leaves(read, end, read.tokens.len()),
            _ => false,
        }
}

/// A report whose words can end at several places: what a model of them is trained with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// "said".
    pub cue: Span,
    /// The sentence.
    pub sentence: Span,
    /// The words from the cue on, as far as the rules take them.
    pub content: Span,
    /// Each place: how far the words up to it reach in the block, how many tokens they are, and the names of all that is
    /// known of it. Of the last one, the end of the sentence, nothing is.
    pub places: Vec<(usize, usize, Vec<String>)>,
}

/// All that can be chosen in a layout, in turns of transcripts as in running text; the rules alone find it.
pub fn choices(layout: &Layout) -> Vec<Choice> {
    let blocks = || {
        let turn = |kind: &BlockKind| matches!(kind, BlockKind::Turn { .. });
        layout
            .blocks
            .iter()
            .enumerate()
            .filter(move |(_, block)| holds_statements(block) || turn(&block.kind))
    };
    let house = marks::house(blocks().map(|(_, block)| block.words.as_str()));
    let mut found = Vec::new();
    for (index, block) in blocks() {
        let text = block.words.as_str();
        let read = Tokenized::new(text, marks::quoted(text, house, false));
        let span = |tokens| Span { block: index, range: read.bytes(&tokens) };
        for candidate in cues::find(&read) {
            let (Some(places), Some(cue), Some(content)) =
                (places(&read, &candidate), &candidate.cue, candidate.content.last())
            else {
                continue;
            };
            let place = |place: Place| {
                let reach = content.start..place.end;
                let names = place.features.into_iter().map(features::name).collect();
                (read.bytes(&reach).end, reach.len(), names)
            };
            found.push(Choice {
                cue: span(cue.clone()),
                sentence: span(read.sentences[candidate.sentence].clone()),
                content: span(content.clone()),
                places: places.into_iter().map(place).collect(),
            });
        }
    }
    found
}
