//! Differences between a passage and its source: the alignment of words with the lowest cost.
//!
//! The passage is aligned with any part of the source (semi-global alignment, Sellers 1980). Text of the source before and
//! after that part costs nothing. A missing, added or changed word costs more than a mark.

use crate::text::fold::Folded;
use crate::text::{Cut, word};
use std::cmp::Reverse;

/// A text as words and the marks between them.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    tokens: Vec<Token>,
}

#[derive(Clone, Debug)]
struct Token {
    own: String,
    /// The form that is compared.
    folded: String,
    is_word: bool,
    /// True if there is white space before it.
    spaced: bool,
}

/// A part of a passage and its counterpart in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words of the passage; empty if only the source has words here.
    pub draft: String,
    /// The words of the source; empty if only the passage has words here.
    pub source: String,
    /// True if both are equal after folding.
    pub same: bool,
}

/// An alignment of a passage with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The cost: two for each word, one for each mark.
    pub cost: usize,
    /// The parts, from the first word of the passage to the last.
    pub pieces: Vec<Piece>,
}

/// The maximum number of comparisons in one alignment. Longer texts are not aligned.
const MAX_COMPARISONS: usize = 4_000_000;

impl Tokens {
    /// Splits a text into tokens.
    pub fn new(text: &str) -> Self {
        let mut tokens = Self::default();
        let mut end = 0;
        for range in word::words(text) {
            tokens.marks(text, end, range.start);
            tokens.push(text, end, range.start, range.end, true);
            end = range.end;
        }
        tokens.marks(text, end, text.len());
        tokens
    }

    /// Adds each character of `text[from..to]` that is not white space as a token.
    fn marks(&mut self, text: &str, from: usize, to: usize) {
        let mut before = from;
        for (at, c) in text.cut(from..to).char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let (at, end) = (from + at, from + at + c.len_utf8());
            self.push(text, before, at, end, false);
            before = end;
        }
    }

    fn push(&mut self, text: &str, before: usize, at: usize, end: usize, is_word: bool) {
        let own = text.cut(at..end);
        let spaced = text.cut(before..at).contains(char::is_whitespace) && !self.tokens.is_empty();
        let folded = Folded::new(own).into_string();
        self.tokens.push(Token { own: own.to_owned(), folded, is_word, spaced });
    }

    /// Returns the folded words, without the marks.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter(|token| token.is_word).map(|token| &*token.folded)
    }

    /// Returns the cost of leaving out everything.
    pub fn weight(&self) -> usize {
        self.tokens.iter().map(Token::weight).sum()
    }

    /// Returns the cheapest alignment with a part of `source`.
    ///
    /// `None` if there is nothing to align, or too much.
    pub fn align(&self, source: &Self) -> Option<Difference> {
        let (draft, source) = (&self.tokens, &source.tokens);
        let width = source.len() + 1;
        if draft.is_empty() || source.is_empty() || (draft.len() + 1).checked_mul(width)? > MAX_COMPARISONS {
            return None;
        }
        let mut costs = vec![0; (draft.len() + 1) * width];
        for (row, own) in draft.iter().enumerate() {
            let (above, here) = (row * width, (row + 1) * width);
            costs[here] = costs[above] + own.weight();
            for (column, other) in source.iter().enumerate() {
                let swapped = costs[above + column] + own.instead_of(other);
                let added = costs[above + column + 1] + own.weight();
                let left_out = costs[here + column] + other.weight();
                costs[here + column + 1] = swapped.min(added).min(left_out);
            }
        }
        let last = draft.len() * width;
        // If several ends are equally good, the last one is used: it shows a changed last word as changed, not as left out.
        let end = (0..width).min_by_key(|column| (costs[last + column], Reverse(*column)))?;
        let steps = steps(draft, source, &costs, end);
        Some(Difference { cost: costs[last + end], pieces: pieces(draft, source, &steps) })
    }
}

impl Token {
    fn weight(&self) -> usize {
        if self.is_word { 2 } else { 1 }
    }

    fn instead_of(&self, other: &Self) -> usize {
        if self.folded == other.folded { 0 } else { self.weight().max(other.weight()) }
    }
}

/// A step of an alignment: the index of a token of the passage, of the source, or both.
type Step = (Option<usize>, Option<usize>);

/// Returns the steps to the last token of the passage and the token before `end` of the source, in order.
fn steps(draft: &[Token], source: &[Token], costs: &[usize], end: usize) -> Vec<Step> {
    let width = source.len() + 1;
    let (mut row, mut column) = (draft.len(), end);
    let mut steps = Vec::new();
    while row > 0 {
        let here = costs[row * width + column];
        let above = (row - 1) * width + column;
        if column > 0 && costs[above - 1] + draft[row - 1].instead_of(&source[column - 1]) == here {
            (row, column) = (row - 1, column - 1);
            steps.push((Some(row), Some(column)));
        } else if costs[above] + draft[row - 1].weight() == here {
            row -= 1;
            steps.push((Some(row), None));
        } else {
            column -= 1;
            steps.push((None, Some(column)));
        }
    }
    steps.reverse();
    steps
}

/// Joins steps into equal and different parts.
fn pieces(draft: &[Token], source: &[Token], steps: &[Step]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (own, other) in steps {
        let (own, other) = (own.map(|at| &draft[at]), other.map(|at| &source[at]));
        let same = own.zip(other).is_some_and(|(own, other)| own.folded == other.folded);
        if pieces.last().is_none_or(|last| last.same != same) {
            pieces.push(Piece { draft: String::new(), source: String::new(), same });
        }
        let Some(piece) = pieces.last_mut() else { continue };
        for (token, out) in [(own, &mut piece.draft), (other, &mut piece.source)] {
            let Some(token) = token else { continue };
            if token.spaced && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&token.own);
        }
    }
    pieces
}

impl Difference {
    /// Returns the alignment in one line: equal words as they are, and differences as `[draft → source]`.
    pub fn line(&self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            let words = match (piece.same, piece.draft.is_empty(), piece.source.is_empty()) {
                (true, ..) => piece.draft.clone(),
                (_, true, _) => format!("[+ {}]", piece.source),
                (_, _, true) => format!("[− {}]", piece.draft),
                _ => format!("[{} → {}]", piece.draft, piece.source),
            };
            let closes = words.starts_with([',', '.', ';', ':', '!', '?', ')', '。', '，']);
            if !out.is_empty() && !closes {
                out.push(' ');
            }
            out.push_str(&words);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(draft: &str, source: &str) -> (usize, String) {
        let difference = Tokens::new(draft).align(&Tokens::new(source)).unwrap();
        (difference.cost, difference.line())
    }

    #[test]
    fn different_words_are_shown_side_by_side() {
        let source = "We know that our doors are open to every ship, and they stay open.";
        assert_eq!(line("our doors are open", source), (0, "our doors are open".to_owned()));
        assert_eq!(line("our doors stand open", source), (2, "our doors [stand → are] open".to_owned()));
        assert_eq!(line("our doors are wide open", source), (2, "our doors are [− wide] open".to_owned()));
        assert_eq!(
            line("open to ship, and they", source),
            (2, "open to [+ every] ship, and they".to_owned())
        );
        assert_eq!(line("they stay shut", source), (2, "they stay [shut → open]".to_owned()));
        assert_eq!(line("every ship and they", source), (1, "every ship [+ ,] and they".to_owned()));
    }

    #[test]
    fn typography_is_ignored_and_scripts_without_spaces_are_split() {
        assert_eq!(line("It's open - now", "“It’s open — now”").0, 0);
        assert_eq!(line("我们的窗户是敞开的", "我们的大门是敞开的。").0, 2);
        assert!(Tokens::new("").align(&Tokens::new("a")).is_none());
    }
}
