//! Finds the quotations of a block, also those that go on over several paragraphs.

use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::verb::Frame;
use crate::import::attribution::found::Attribution;
use crate::import::attribution::marks::{self, QuotationStyle, Quoted};
use crate::import::attribution::spans::stretch;
use crate::import::attribution::state::State;
use crate::import::blocks::{Block, BlockKind, Span, holds_statements};
use crate::text::Cut;
use std::ops::Range;

/// Maximum number of paragraphs without a mark inside a quotation.
const MAX_UNMARKED: usize = 3;

/// The tokens of a block, with its quotations.
pub(super) fn tokens<'t>(
    state: &mut State,
    blocks: &'t [Block],
    index: usize,
    style: QuotationStyle,
) -> Tokenized<'t> {
    let text = blocks.get(index).map(|block| block.words.as_str()).unwrap_or_default();
    let end = state.runs_until.filter(|end| index <= *end);
    if end.is_some_and(|end| index < end) {
        return Tokenized::new(
            text,
            vec![Quoted { outer: 0..text.len(), inner: 0..text.len(), closed: false }],
        );
    }
    let from = end.and_then(|_| marks::closes_from_above(text));
    let opens_below = blocks
        .get(index + 1)
        .is_some_and(|next| holds_statements(next) && marks::begins_in_style(next.words.as_str(), style));
    let goes_on = opens_below || style == QuotationStyle::Double && may_run(blocks, index);
    let mut quoted = match from {
        None => marks::quoted(text, style, goes_on),
        Some(mark) => {
            let first = Quoted { outer: 0..mark.end, inner: 0..mark.start, closed: true };
            let rest = marks::quoted(text.cut(mark.end..), style, goes_on);
            std::iter::once(first).chain(rest.into_iter().map(|own| own.moved_by(mark.end))).collect()
        }
    };
    let mut titles = Vec::new();
    quoted.retain(|own| {
        let is_title = own.closed && is_title(text, own);
        titles.extend(is_title.then(|| own.clone()));
        !is_title
    });
    if let Some(open) = quoted.pop_if(|last| !last.closed) {
        state.runs_until = if opens_below { None } else { run_end(blocks, index) };
        if opens_below || state.runs_until.is_some() {
            quoted.push(open.clone());
            let tokens = Tokenized::with_titles(text, quoted, &titles);
            if !narrates(&tokens, &open.inner) {
                return tokens;
            }
            state.runs_until = None;
            quoted = tokens.quoted;
            quoted.pop();
        }
    }
    restart_after_cues(Tokenized::with_titles(text, quoted, &titles))
}

/// Starts a quotation at a later mark inside it if a cue comes before that mark: `"It is old, said Ling. "It leaks."`.
///
/// The first quotation lacks its closing mark, so its words are not quoted.
fn restart_after_cues(tokens: Tokenized) -> Tokenized {
    let may_reopen = |quoted: &Quoted| tokens.text.cut(quoted.inner.clone()).contains('"');
    if !tokens.quoted.iter().any(may_reopen) {
        return tokens;
    }
    let reopened = |quoted: &Quoted| {
        let words = tokens.text.cut(quoted.inner.clone());
        let opens = |at: usize| words.cut(..at).ends_with(' ') && !words.cut(at + 1..).starts_with(' ');
        let at = words.match_indices('"').map(|(at, _)| at).find(|at| opens(*at))? + quoted.inner.start;
        let before = quoted.inner.start..at;
        narrates(&tokens, &before).then(|| Quoted {
            outer: at..quoted.outer.end,
            inner: at + 1..quoted.inner.end,
            closed: quoted.closed,
        })
    };
    let mended: Vec<Option<Quoted>> = tokens.quoted.iter().map(reopened).collect();
    if mended.iter().all(Option::is_none) {
        return tokens;
    }
    let quoted = tokens.quoted.iter().zip(mended).map(|(own, mended)| mended.unwrap_or_else(|| own.clone()));
    Tokenized::new(tokens.text, quoted.collect())
}

/// Returns true for the title of a programme after its owner: "on Harbour Radio’s “Face the Tide,”".
fn is_title(text: &str, quoted: &Quoted) -> bool {
    let before = text.cut(..quoted.outer.start);
    let owner = before.strip_suffix("’s ").or_else(|| before.strip_suffix("'s "));
    let Some(owner) = owner.and_then(|owner| owner.rsplit(' ').next()) else { return false };
    let words = text.cut(quoted.inner.clone()).trim_end_matches([',', '.']);
    let opens = |word: &str| word.starts_with(char::is_uppercase);
    let fits =
        |word: &str| opens(word) || word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    owner.starts_with(char::is_uppercase)
        && opens(words)
        && (2..7).contains(&words.split(' ').count())
        && words.split(' ').all(fits)
        && words.rsplit(' ').next().is_some_and(opens)
        && !words.ends_with(['!', '?'])
}

/// Returns true if the next block may go on with a quotation without opening it again.
fn may_run(blocks: &[Block], index: usize) -> bool {
    let is_paragraph = |block: Option<&Block>| block.is_some_and(Block::is_paragraph);
    is_paragraph(blocks.get(index)) && is_paragraph(blocks.get(index + 1))
}

/// The block below that closes a quotation, if the blocks up to it have no other marks.
fn run_end(blocks: &[Block], index: usize) -> Option<usize> {
    let mut below = blocks.iter().enumerate().skip(index + 1).take(MAX_UNMARKED + 1);
    let (end, block) =
        below.find(|(_, block)| !block.is_paragraph() || marks::has_marks(block.words.as_str()))?;
    (block.kind == BlockKind::Paragraph && marks::closes_from_above(block.words.as_str()).is_some())
        .then_some(end)
}

/// Returns true if quoted words contain their cue: "“The lamp is old, said Ling. She left."
///
/// The closing mark is missing then, and the words that follow are not the speaker's.
fn narrates(tokens: &Tokenized, words: &Range<usize>) -> bool {
    let from = tokens.tokens.partition_point(|token| token.range.start < words.start);
    let to = tokens.tokens.partition_point(|token| token.range.start < words.end);
    let says = |at: usize| {
        tokens.is_saying(at, &[Form::Past, Form::Third])
            && tokens.verb(at).is_some_and(|(verb, _)| verb.frame.has(Frame::INVERSION))
    };
    let is_name = |at: usize| tokens.tag(at) == Tag::Name && tokens.token(at).capital;
    let is_person = |at: usize| is_name(at) || tokens.is(at, &["he", "she"]);
    let is_cue = |comma: usize| {
        let source = comma + 1;
        let verb = (source..source + 4).find(|at| !is_person(*at)).unwrap_or(source);
        let inverted = says(source) && (is_person(source + 1) || tokens.tag(source + 1) == Tag::Determiner);
        let plain = verb > source && says(verb) && matches!(tokens.tag(verb + 1), Tag::Stop | Tag::Comma);
        inverted || plain
    };
    (from..to).any(|at| tokens.tag(at) == Tag::Comma && is_cue(at))
}

/// The open quotation at the end of a block, if no cue tells who says it.
pub(super) fn left_open(tokens: &Tokenized, block: usize, found: &[Attribution]) -> Option<Span> {
    let open = tokens.quoted.last().filter(|last| !last.closed)?;
    let holds = |span: &Span| span.block == block && span.range.end > open.inner.start;
    if found.iter().rev().take(6).any(|known| !known.continued && known.content.iter().any(holds)) {
        return None;
    }
    let from = tokens.tokens.partition_point(|token| token.range.start < open.inner.start);
    Some(stretch(tokens, block, &(from..tokens.len())))
}

/// Adds the open quotation of earlier blocks to the report that continues it.
pub(super) fn join(state: &mut State, tokens: &Tokenized, block: usize, known: usize) {
    let above = std::mem::take(&mut state.left_open);
    if above.is_empty() || tokens.tag(0) != Tag::Open {
        return;
    }
    let end = tokens.quoted.first().map_or(0, |first| first.inner.end);
    let begins = |range: &Range<usize>| range.start <= tokens.token(1).range.start && range.end <= end + 1;
    let own = state
        .found
        .iter_mut()
        .skip(known)
        .find(|own| own.content.first().is_some_and(|span| span.block == block && begins(&span.range)));
    if let Some(own) = own {
        let is_above = |span: &Span| above.iter().any(|open| open.block == span.block);
        own.content.splice(0..0, above.iter().cloned());
        // Another rule had attributed them to the previous speaker.
        for suggested in state.found.iter_mut().take(known).rev().take(6).filter(|known| known.continued) {
            suggested.content.retain(|span| !is_above(span));
        }
    } else if tokens.quoted.first().is_some_and(|first| !first.closed) {
        state.left_open = above;
    }
}
