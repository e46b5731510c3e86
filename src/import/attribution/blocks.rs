//! All rooms joined: blocks read one after the other, their cues found, their sources tied to people.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::cues;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Found, Kind};
use crate::import::attribution::languages::Rules;
use crate::import::attribution::languages::reading::Reading;
use crate::import::attribution::people::People;
use crate::import::attribution::spans::{label, quoted_share, span, stretch};
use crate::import::attribution::state::State;
use crate::import::attribution::{ends, introduced, marks, turns};
use crate::import::blocks::{BlockKind, Layout, Span, holds_statements};

pub(crate) fn attribute(layout: &Layout, rules: &[Rules]) -> Found {
    let house = marks::house(
        layout.blocks.iter().filter(|block| holds_statements(block)).map(|block| block.words.as_str()),
    );
    let mut state = State { people: People::default(), found: Vec::new(), speaking: None, introduced: None };
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
            Rules::English => english_block(&mut state, layout, index, house),
            Rules::Other(rules) if holds_statements(block) => {
                other.block(*rules, block, index, layout.blocks.get(index + 1));
            }
            _ => {}
        }
    }
    let said = turns::attributions(layout, &mut state.people);
    finish(state, other, said)
}

fn english_block(state: &mut State, layout: &Layout, index: usize, house: marks::House) {
    let block = &layout.blocks[index];
    let next = layout.blocks.get(index + 1);
    let goes_on =
        next.is_some_and(|next| holds_statements(next) && marks::begins_with_mark(next.words.as_str()));
    let text = block.words.as_str();
    let read = Tokenized::new(text, marks::quoted(text, house, goes_on));
    if matches!(block.kind, BlockKind::Caption { .. }) {
        state.people.official(&read, index);
    }
    match block.kind {
        BlockKind::Heading(_) => {}
        BlockKind::Title | BlockKind::Subtitle => state.people.learn_of_title(&read, index),
        _ => state.people.learn(&read, index),
    }
    if !holds_statements(block) || introduced::signed(state, &read, &layout.blocks, index) {
        return;
    }
    if !introduced::speak(state, &read, index, block) {
        english(state, &read, index, block.kind == BlockKind::Item);
        state.introduced = introduced::introduces(state, text, index, next, house);
    }
}

fn finish(state: State, other: Reading, turns: Vec<Attribution>) -> Found {
    let (mut people, places) = state.people.finish();
    let mut attributions = state.found;
    attributions.extend(turns);
    for attribution in &mut attributions {
        attribution.person = attribution.person.and_then(|index| places[index]);
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
    Found { people, attributions }
}

/// `listed` says whether the block is an item of a list.
fn english(state: &mut State, read: &Tokenized, block: usize, listed: bool) {
    if listed && is_headline(read) {
        return;
    }
    if let Some(raw) = label(read) {
        put(state, read, block, &raw);
        state.speaking = None;
        return;
    }
    let raws = ends::settle(read, cues::find(read));
    let mut raws = raws.into_iter().peekable();
    let begin = state.found.len();
    let mut open = state.speaking.take();
    for (number, sentence) in read.sentences.iter().enumerate() {
        let mut any = false;
        let mut own = None;
        while let Some(raw) = raws.next_if(|raw| raw.sentence == number) {
            if put(state, read, block, &raw) {
                any = true;
                let last = state.found.len() - 1;
                if own.is_none() || state.found[last].kind != Kind::Indirect {
                    own = Some((last, state.found[last].person));
                }
            }
        }
        let all_quoted = opens_quoted(read, sentence.start) && quoted_share(read, sentence.clone()) > 0.65;
        if any {
            open = own;
        } else if all_quoted && sentence.len() > 3 {
            if let Some((last, person)) = open {
                let span = span(read, block, sentence.clone());
                if last >= begin && last < state.found.len() && !state.found[last].continued {
                    state.found[last].content.push(span);
                } else {
                    state.found.push(continuation(span, person));
                    open = Some((state.found.len() - 1, person));
                }
            }
        } else {
            open = None;
        }
        if !any {
            state.people.notice(read, sentence.clone());
        }
    }
    state.speaking = open.map(|(_, person)| (usize::MAX, person));
}

/// Whether a sentence begins with a quotation, or with one word that leads to it: "But “we will.”"
fn opens_quoted(read: &Tokenized, start: usize) -> bool {
    let word = usize::from(matches!(read.tag(start), Tag::Conj | Tag::Adverb));
    let comma = usize::from(word == 1 && read.tag(start + 1) == Tag::Comma);
    read.tag(start + word + comma) == Tag::Open
}

/// "Harbour Radio: Night market draws thousands": an item that a house opens, and what it wrote over an article.
fn is_headline(read: &Tokenized) -> bool {
    let Some(colon) = (1..read.tokens.len().min(8)).find(|index| read.tag(*index) == Tag::Colon) else {
        return false;
    };
    let named = (0..colon)
        .all(|index| read.tokens[index].capital || matches!(read.tag(index), Tag::Stop | Tag::Bracket));
    let whole = read.tag(colon + 1) == Tag::Open && quoted_share(read, colon + 1..read.tokens.len()) > 0.7;
    named && !whole && read.tag(read.tokens.len() - 1) != Tag::Stop
}

fn continuation(content: Span, person: Option<usize>) -> Attribution {
    Attribution {
        kind: Kind::Direct,
        content: vec![content],
        source: None,
        person,
        cue: None,
        rule: "quotation-goes-on",
        continued: true,
    }
}

/// Adds an attribution; false where its words are none.
fn put(state: &mut State, read: &Tokenized, block: usize, raw: &Candidate) -> bool {
    let content: Vec<Span> = raw
        .content
        .iter()
        .map(|range| span(read, block, range.clone()))
        .filter(|span| !span.range.is_empty())
        .collect();
    if content.is_empty() || state.found.iter().rev().take(6).any(|known| known.content == content) {
        return false;
    }
    let (mut all, mut inside) = (0usize, 0usize);
    for range in &raw.content {
        for index in range.clone() {
            if !matches!(
                read.tag(index),
                Tag::Comma | Tag::Stop | Tag::Open | Tag::Close | Tag::Other | Tag::Dash | Tag::Colon
            ) {
                all += 1;
                inside += usize::from(read.tokens.get(index).is_some_and(|token| token.quoted));
            }
        }
    }
    let kind = if inside * 5 >= all * 4 || raw.rule == "label" {
        Kind::Direct
    } else if inside > 0 {
        Kind::Mixed
    } else {
        Kind::Indirect
    };
    let person = raw.source.as_ref().and_then(|mention| state.people.source(read, block, mention));
    state.found.push(Attribution {
        kind,
        content,
        source: raw.source.as_ref().map(|mention| stretch(read, block, &mention.phrase)),
        person,
        cue: raw.cue.as_ref().map(|cue| stretch(read, block, cue)),
        rule: raw.rule,
        continued: raw.continued,
    });
    true
}
