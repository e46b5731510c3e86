//! Token ranges of a sentence as byte ranges of its block.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::blocks::Span;
use crate::import::lexicon::speakers;
use std::ops::Range;
/// Tokens of a block, from the first to the last.
pub(crate) fn stretch(read: &Tokenized, block: usize, tokens: &Range<usize>) -> Span {
    Span { block, range: read.bytes(tokens) }
}

/// The bytes of tokens, without quotation marks that surround them all.
pub(crate) fn span(read: &Tokenized, block: usize, tokens: Range<usize>) -> Span {
    let (mut start, mut end) = (tokens.start, tokens.end.min(read.tokens.len()));
    while start < end && matches!(read.tag(start), Tag::Comma | Tag::Colon | Tag::Stop | Tag::Dash) {
        start += 1;
    }
    let whole = start < end
        && read.tag(start) == Tag::Open
        && (start + 1..end).find(|index| read.tag(*index) == Tag::Close).is_none_or(|close| close + 2 >= end);
    if whole {
        let close = (start + 1..end).find(|index| read.tag(*index) == Tag::Close);
        end = close.unwrap_or(end);
        start += 1;
    } else {
        while start < end && read.tag(end - 1) == Tag::Stop && !read.tokens[end - 1].quoted {
            end -= 1;
        }
    }
    let from = read.tokens.get(start).map_or(0, |token| token.range.start);
    let to = end.checked_sub(1).and_then(|last| read.tokens.get(last)).map_or(from, |token| token.range.end);
    Span { block, range: from..to.max(from) }
}

pub(crate) fn quoted_share(read: &Tokenized, range: Range<usize>) -> f64 {
    let words = |index: &usize| {
        matches!(
            read.tag(*index),
            Tag::Comma | Tag::Stop | Tag::Open | Tag::Close | Tag::Other | Tag::Dash | Tag::Colon
        )
    };
    let all = range.clone().filter(|index| !words(index)).count();
    let inside = range.filter(|index| !words(index) && read.tokens[*index].quoted).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    if all == 0 { 0.0 } else { inside as f64 / all as f64 }
}

/// "LEE: We are late.": a block that its speaker's label opens.
pub(crate) fn label(read: &Tokenized) -> Option<Candidate> {
    let colon = (1..read.tokens.len().min(7)).find(|index| read.tag(*index) == Tag::Colon)?;
    let mark = read.text.starts_with(['"', '“']);
    let name = usize::from(mark)..colon;
    let named = !name.is_empty()
        && name.clone().all(|index| {
            read.tokens[index].capital && (mark || !read.tokens[index].quoted) || read.tag(index) == Tag::Stop
        });
    let upper = named && name.clone().all(|index| !read.word(index).chars().any(char::is_lowercase));
    let opens = read.tag(colon + 1) == Tag::Open && !mark;
    if !named || !(upper || opens) || colon + 2 >= read.tokens.len() {
        return None;
    }
    // "MYTH: …" says what follows, and "Harbour Radio: “A triumph” for the port" what a headline is.
    let said = colon + 1..read.tokens.len();
    if speakers::is_topic(&read.text[read.bytes(&name)]) || opens && quoted_share(read, said) < 0.7 {
        return None;
    }
    Some(Candidate {
        sentence: 0,
        content: std::iter::once(colon + 1..read.tokens.len()).collect(),
        source: Some(Mention { phrase: name, beside: None }),
        cue: Some(colon..colon + 1),
        rule: "label",
        continued: false,
    })
}
