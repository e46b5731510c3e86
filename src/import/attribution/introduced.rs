//! Quotations in a block of their own, under the words that introduce them: "Ada Ling said:".

use crate::import::attribution::english::cues;
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::{Token, Tokenized};
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::marks;
use crate::import::attribution::marks::House;
use crate::import::attribution::spans::{label, quoted_share, span, stretch};
use crate::import::attribution::state::{Introduced, State};
use crate::import::blocks::{Block, BlockKind, Span, holds_statements};
use crate::import::release::signature as signed;
use crate::import::release::signature::Signature;
use std::ops::Range;

/// What stands for the quotation, for the rules to find.
const QUOTATION: &str = " “We will.”";

/// Whom a block introduces to speak in the next one; nobody where it does not end in a colon, or the next block is no
/// quotation.
pub(crate) fn introduces(
    state: &mut State,
    text: &str,
    block: usize,
    next: Option<&Block>,
    house: House,
) -> Option<Introduced> {
    let next = next.filter(|next| {
        holds_statements(next)
            && (next.kind == BlockKind::Quotation || marks::begins_with_mark(next.words.as_str()))
    });
    if next.is_none() || !text.ends_with(':') {
        return None;
    }
    let whole = format!("{text}{QUOTATION}");
    let read = Tokenized::new(&whole, marks::quoted(&whole, house, false));
    let raws = label(&read).map_or_else(|| cues::find(&read), |raw| vec![raw]);
    let behind = |tokens: &Range<usize>| {
        read.tokens.get(tokens.end.saturating_sub(1)).is_some_and(|token| token.range.end > text.len())
    };
    let raw = raws.into_iter().rev().find(|raw| raw.source.is_some() && raw.content.iter().any(behind))?;
    let mention = raw.source?;
    let person = state.people.source(&read, block, &mention);
    let source = Some(stretch(&read, block, &mention.phrase));
    Some(Introduced { source, person, cue: raw.cue.map(|cue| stretch(&read, block, &cue)), spoke: false })
}

/// Takes a block for the words of who was introduced; false where it holds others.
pub(crate) fn speak(state: &mut State, read: &Tokenized, index: usize, block: &Block) -> bool {
    let Some(mut introduced) = state.introduced.take() else { return false };
    let set_off = block.kind == BlockKind::Quotation;
    if !set_off && (introduced.spoke || quoted_share(read, 0..read.tokens.len()) < 0.95) {
        return false;
    }
    let tokens = 0..read.tokens.len();
    // Words that no marks surround are theirs to the full stop.
    let content =
        if read.tag(0) == Tag::Open { span(read, index, tokens) } else { stretch(read, index, &tokens) };
    let person = introduced.person;
    match state.found.last_mut().filter(|_| introduced.spoke) {
        Some(last) => last.content.push(content),
        None => state.found.push(Attribution {
            kind: Kind::Direct,
            content: vec![content],
            source: introduced.source.take(),
            person,
            cue: introduced.cue.take(),
            rule: "introduced-block",
            continued: false,
        }),
    }
    introduced.spoke = true;
    if set_off {
        state.introduced = Some(introduced);
    } else {
        state.speaking = Some((usize::MAX, person));
    }
    true
}

/// The block under a quotation that says whose it is, and what it says; the quotation may have several paragraphs.
fn signature(blocks: &[Block], index: usize) -> Option<(usize, Signature)> {
    let kind = &blocks[index].kind;
    let line = (index + 1..blocks.len().min(index + 12)).find(|line| {
        let goes_on = blocks[*line].kind == *kind
            && (*kind == BlockKind::Quotation || marks::begins_with_mark(blocks[*line].words.as_str()));
        !goes_on
    })?;
    let block = blocks.get(line).filter(|block| block.kind == BlockKind::Direction)?;
    Some((line, signed::signature(block.words.as_str(), true)?))
}

/// Gives a quotation to whom the line under it names; false where it is none, or nobody is named.
pub(crate) fn signed(state: &mut State, read: &Tokenized, blocks: &[Block], index: usize) -> bool {
    let block = &blocks[index];
    let whole = block.kind == BlockKind::Quotation
        || read.tag(0) == Tag::Open && quoted_share(read, 0..read.tokens.len()) > 0.95;
    if !whole || !holds_statements(block) {
        return false;
    }
    let Some((line, signature)) = signature(blocks, index) else { return false };
    let tokens = 0..read.tokens.len();
    let content =
        if read.tag(0) == Tag::Open { span(read, index, tokens) } else { stretch(read, index, &tokens) };
    let source = Span { block: line, range: signature.name.clone() };
    state.introduced = None;
    state.speaking = None;
    if let Some(last) = state.found.last_mut().filter(|last| last.source.as_ref() == Some(&source)) {
        last.content.push(content);
        return true;
    }
    let under = Tokenized::new(blocks[line].words.as_str(), Vec::new());
    let tokens = |range: &Range<usize>| {
        let inside = |token: &Token| range.start <= token.range.start && token.range.end <= range.end;
        let first = under.tokens.iter().position(inside)?;
        Some(first..first + under.tokens[first..].iter().take_while(|token| inside(token)).count())
    };
    let person = tokens(&signature.name).and_then(|phrase| {
        let mention = Mention { phrase, beside: signature.post.as_ref().and_then(tokens) };
        state.people.source(&under, line, &mention)
    });
    state.found.push(Attribution {
        kind: Kind::Direct,
        content: vec![content],
        source: Some(source),
        person,
        cue: None,
        rule: "signed",
        continued: false,
    });
    true
}
