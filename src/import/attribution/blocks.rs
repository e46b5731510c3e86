//! Runs attribution over the blocks and resolves each source to a person.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::reports_nothing::{
    is_left_unsaid, is_question_of_nobody, is_too_little,
};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Found, Kind};
use crate::import::attribution::labels::{self, label};
use crate::import::attribution::languages::Rules;
use crate::import::attribution::languages::reading::Reading;
use crate::import::attribution::marks::QuotationStyle;
use crate::import::attribution::spans::{count_words, quoted_share, span, stretch};
use crate::import::attribution::state::{Speaking, State};
use crate::import::attribution::{excerpts, headlines, introduced, marks, passage, running, signed, turns};
use crate::import::blocks::{BlockKind, Layout, Span, holds_statements};
use std::ops::Range;

/// Finds who said what. `rules` holds the rules of each block.
pub(super) fn attribute(layout: &Layout, rules: &[Rules]) -> Found {
    let statements = layout.blocks.iter().filter(|block| holds_statements(block));
    let style = marks::quotation_style(statements.map(|block| block.words.as_str()));
    let mut state = State { turns: excerpts::turns(&layout.blocks), ..State::default() };
    let mut other = Reading::default();
    for (block, rules) in layout.blocks.iter().zip(rules) {
        if let Rules::Other(rules) = rules
            && holds_statements(block)
        {
            other.learn(*rules, block.words.as_str());
        }
    }
    for (index, (block, rules)) in layout.blocks.iter().zip(rules).enumerate() {
        if matches!(block.kind, BlockKind::Boilerplate | BlockKind::Source | BlockKind::Turn { .. }) {
            continue;
        }
        match rules {
            Rules::English => english_block(&mut state, layout, index, style),
            Rules::Other(rules) if holds_statements(block) => {
                other.block(*rules, block, index, layout.blocks.get(index + 1));
            }
            _ => {}
        }
    }
    let turns = turns::attributions(layout, &mut state.people);
    headlines::list(&mut state, layout, rules, style);
    finish(state, other, turns)
}

fn english_block(state: &mut State, layout: &Layout, index: usize, style: QuotationStyle) {
    let Some(block) = layout.blocks.get(index) else { return };
    let next = layout.blocks.get(index + 1);
    let text = block.words.as_str();
    let tokens = running::tokens(state, &layout.blocks, index, style);
    if matches!(block.kind, BlockKind::Caption { .. }) {
        state.people.official(&tokens, index);
    }
    match block.kind {
        BlockKind::Heading(_) => state.heading = labels::named_by_heading(state, &tokens, index),
        BlockKind::Title | BlockKind::Subtitle => state.people.learn_of_title(&tokens, index),
        _ => state.people.learn(&tokens, index),
    }
    if !holds_statements(block)
        || signed::signed(state, &tokens, &layout.blocks, index)
        || introduced::said_below(state, &tokens, &layout.blocks, index, style)
    {
        state.left_open.clear();
        return;
    }
    let known = state.found.len();
    if !introduced::speak(state, &tokens, index, block) {
        english(state, &tokens, index, block.kind == BlockKind::Item);
        let listed = state.introduced.take().filter(|_| block.kind == BlockKind::Item);
        state.introduced = introduced::introduces(state, text, index, next, style).or(listed);
    }
    running::join(state, &tokens, index, known);
    let open = running::left_open(&tokens, index, &state.found);
    state.left_open.extend(open);
}

/// Merges the attributions of all parts in the order of the document.
fn finish(state: State, other: Reading, turns: Vec<Attribution>) -> Found {
    let State { people, found, mut little, .. } = state;
    let (mut people, places) = people.finish();
    let mut attributions = found;
    attributions.retain(|attribution| !attribution.content.is_empty());
    attributions.extend(turns);
    for attribution in attributions.iter_mut().chain(&mut little) {
        let place = |person: usize| places.get(person).copied().flatten();
        attribution.person = attribution.person.and_then(place);
    }
    let (others, said) = other.finish();
    let first = people.len();
    people.extend(others);
    attributions.extend(said.into_iter().map(|mut attribution| {
        attribution.person = attribution.person.map(|index| index + first);
        attribution
    }));
    attributions.sort_by_key(|attribution| {
        attribution.content.first().map_or((0, 0), |span| (span.block, span.range.start))
    });
    Found { people, attributions, little }
}

/// Finds the attributions of a block; `listed` is true for an item of a list.
fn english(state: &mut State, tokens: &Tokenized, block: usize, listed: bool) {
    if listed && labels::said_under_heading(state, tokens, block)
        || labels::named_before(state, tokens, block)
    {
        state.speaking = None;
        return;
    }
    if listed && is_headline(tokens) {
        return;
    }
    let named = state.turns.contains(&block);
    if let Some(candidate) = label(tokens, named) {
        let is_open = tokens.quoted.last().is_some_and(|last| !last.closed);
        let is_added = add(state, tokens, block, &candidate);
        let added = state.found.last().filter(|_| is_added && is_open).map(|added| added.person);
        let attribution = state.found.len().checked_sub(1);
        state.speaking = added.map(|person| Speaking { attribution, person });
        return;
    }
    passage::sentences(state, tokens, block);
}

/// Returns true for a headline in a list.
///
/// For example "Harbour Radio: Night market draws thousands".
fn is_headline(tokens: &Tokenized) -> bool {
    let length = tokens.len();
    let Some(colon) = (1..length.min(8)).find(|index| tokens.tag(*index) == Tag::Colon) else {
        return false;
    };
    let capital = |index: usize| tokens.token(index).capital;
    let named =
        (0..colon).all(|index| capital(index) || matches!(tokens.tag(index), Tag::Stop | Tag::Bracket));
    let whole = tokens.tag(colon + 1) == Tag::Open && quoted_share(tokens, colon + 1..length) > 0.7;
    named && !whole && tokens.tag(length - 1) != Tag::Stop
}

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
