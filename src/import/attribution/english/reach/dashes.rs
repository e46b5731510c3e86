//! Finds out whether reported words end at a dash.

use crate::import::attribution::english::boundary::{goes_over, opens_other_report};
use crate::import::attribution::english::clause::{has_finite, is_finite};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use std::ops::Range;

/// Maximum number of tokens of an aside between dashes.
const MAX_ASIDE: usize = 40;

/// The aside between the subject of reported words and its verb, with its dashes: "said the quays *– all of them –* leak".
pub(crate) fn aside(tokens: &Tokenized, words: Range<usize>) -> Option<Range<usize>> {
    let is_dash = |at: &usize| tokens.is_dash(*at) && !tokens.is_quoted(*at);
    let open = words.clone().find(is_dash)?;
    let close = (open + 1..words.end.min(open + MAX_ASIDE)).find(is_dash)?;
    let inside = open > words.start
        && (is_finite(tokens, close + 1) || !has_finite(tokens, words.start..open))
        && has_finite(tokens, close + 1..words.end);
    inside.then_some(open..close + 1)
}

/// Returns true for a dash before another report, a comment or an apposition.
pub(super) fn ends_at_dash(tokens: &Tokenized, dash: usize, end: usize) -> bool {
    let next = dash + 1;
    goes_over(tokens, dash)
        || opens_other_report(tokens, dash, end)
        || is_comment_after_dash(tokens, dash, end)
        || (tokens.tag(next) == Tag::Conj && tokens.tag(next + 1) != Tag::That
            || tokens.is(next, &["a", "an"]))
            && !dash_later(tokens, next, end)
}

/// Returns true for the last dash of a sentence before a comment: "said it leaks – *a claim that nobody denied*".
pub(crate) fn is_comment_after_dash(tokens: &Tokenized, dash: usize, end: usize) -> bool {
    let next = dash + 1;
    let opens = match tokens.tag(next) {
        Tag::Subordinator => !tokens.is(next, &["because", "if", "unless"]),
        Tag::Relative => true,
        _ => {
            tokens.is(next, &["even", "despite"])
                || tokens.is(next, &["after"]) && has_finite(tokens, next..end)
                || tokens.is(next, &["a", "an", "the"]) && has_finite(tokens, next..end)
        }
    };
    tokens.is_dash(dash) && opens && !dash_later(tokens, next, end)
}

/// Returns true if there is a dash from a token on.
pub(crate) fn dash_later(tokens: &Tokenized, at: usize, end: usize) -> bool {
    (at..end).any(|index| tokens.is_dash(index))
}
