//! Quotations in a block of their own, under the words that introduce them: "Ada Ling said:".

use super::cues;
use super::join::{State, label, quoted_share, span, stretch};
use super::lexicon::Tag;
use super::marks::{self, House};
use super::tokens::Read;
use super::{Attribution, Kind, Span, holds_statements};
use crate::import::layout::{Block, BlockKind};

/// Somebody whose words the next block holds.
pub(super) struct Introduced {
    source: Option<Span>,
    person: Option<usize>,
    cue: Option<Span>,
    /// Whether a block of theirs was taken already, so that another one goes on with it.
    spoke: bool,
}

/// What stands for the quotation, for the rules to find.
const QUOTATION: &str = " “We will.”";

/// Whom a block introduces to speak in the next one; nobody where it does not end in a colon, or the next block is no
/// quotation.
pub(super) fn introduces(
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
    let read = Read::new(&whole, marks::quoted(&whole, house, false));
    let raws = label(&read).map_or_else(|| cues::find(&read), |raw| vec![raw]);
    let behind = |tokens: &std::ops::Range<usize>| {
        read.tokens.get(tokens.end.saturating_sub(1)).is_some_and(|token| token.range.end > text.len())
    };
    let raw = raws.into_iter().rev().find(|raw| raw.source.is_some() && raw.content.iter().any(behind))?;
    let mention = raw.source?;
    let person = state.people.source(&read, block, &mention);
    let source = Some(stretch(&read, block, &mention.phrase));
    Some(Introduced { source, person, cue: raw.cue.map(|cue| stretch(&read, block, &cue)), spoke: false })
}

/// Takes a block for the words of who was introduced; false where it holds others.
pub(super) fn speak(state: &mut State, read: &Read, index: usize, block: &Block) -> bool {
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
