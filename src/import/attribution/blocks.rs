//! Runs attribution over the blocks and resolves each source to a person.

use crate::import::attribution::added::add;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Found};
use crate::import::attribution::labels::{self, label};
use crate::import::attribution::languages::Rules;
use crate::import::attribution::languages::reading::Reading;
use crate::import::attribution::marks::QuotationStyle;
use crate::import::attribution::spans::quoted_share;
use crate::import::attribution::state::{Speaking, State};
use crate::import::attribution::{excerpts, headlines, introduced, marks, passage, running, signed, turns};
use crate::import::blocks::{BlockKind, Layout, holds_statements};

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
