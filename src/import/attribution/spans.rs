//! Converts token ranges to byte ranges.

use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::blocks::Span;
use std::ops::Range;

/// Returns the bytes from the first to the last token of a range.
pub(super) fn stretch(tokens: &Tokenized, block: usize, range: &Range<usize>) -> Span {
    Span { block, range: tokens.bytes(range) }
}

/// Returns the bytes of reported words, without the punctuation around them.
pub(super) fn span(tokens: &Tokenized, block: usize, range: Range<usize>) -> Span {
    let end = range.end.min(tokens.len());
    let leads = |index: &usize| matches!(tokens.tag(*index), Tag::Comma | Tag::Colon | Tag::Stop | Tag::Dash);
    let start = range.start + (range.start..end).take_while(leads).count();
    let close = (start + 1..end).find(|index| tokens.tag(*index) == Tag::Close);
    let whole = start < end && tokens.tag(start) == Tag::Open && close.is_none_or(|close| close + 2 >= end);
    let range = if whole {
        start + 1..close.unwrap_or(end)
    } else {
        let stops = |index: &usize| tokens.tag(*index) == Tag::Stop && !tokens.token(*index).quoted;
        start..end - (start..end).rev().take_while(stops).count()
    };
    Span { block, range: tokens.bytes(&range) }
}

/// Returns the number of words in a range, and how many are in quotation marks.
pub(super) fn count_words(tokens: &Tokenized, range: Range<usize>) -> (usize, usize) {
    let is_word = |index: &usize| {
        !matches!(
            tokens.tag(*index),
            Tag::Comma | Tag::Stop | Tag::Open | Tag::Close | Tag::Other | Tag::Dash | Tag::Colon
        )
    };
    let words = range.filter(is_word);
    words.fold((0, 0), |(all, quoted), index| (all + 1, quoted + usize::from(tokens.token(index).quoted)))
}

/// Returns the share of words in a range that are quoted, from 0 to 1.
pub(super) fn quoted_share(tokens: &Tokenized, range: Range<usize>) -> f64 {
    let (all, quoted) = count_words(tokens, range);
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    if all == 0 { 0.0 } else { quoted as f64 / all as f64 }
}
