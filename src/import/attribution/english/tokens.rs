//! The tokens and sentences of a block of text.

use super::tag::{Form, Tag};
use super::verb::Verb;
use crate::import::attribution::marks::Quoted;
use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// A word or a punctuation mark.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Its bytes in the block.
    pub(crate) range: Range<usize>,
    pub(crate) tag: Tag,
    /// The verb of saying that it is a form of.
    pub(crate) verb: Option<(&'static Verb, Form)>,
    /// Its form, if it may be a common verb.
    pub(crate) action: Option<Form>,
    /// For a noun of saying ("claim"): the words that may introduce its content.
    pub(crate) cue_noun: Option<&'static str>,
    pub(crate) quoted: bool,
    pub(crate) capital: bool,
}

impl Token {
    /// A token with a tag and nothing else.
    pub(super) const fn sign(range: Range<usize>, tag: Tag, quoted: bool) -> Self {
        Self { range, tag, verb: None, action: None, cue_noun: None, quoted, capital: false }
    }

    /// Returns true if the token is one of these forms of a verb of saying.
    pub(crate) fn is_saying(&self, forms: &[Form]) -> bool {
        self.verb.is_some_and(|(_, form)| forms.contains(&form))
    }
}

/// Stands in for a token out of range.
static NOTHING: Token = Token::sign(0..0, Tag::Stop, false);

/// A block of text with its quotations, tokens and sentences.
///
/// Methods do not panic: out of range, a token is empty and has the tag of a full stop.
pub(crate) struct Tokenized<'a> {
    pub(crate) text: &'a str,
    /// The text with the letters of ASCII in lower case; ranges are the same in both.
    pub(super) lower: String,
    pub(crate) quoted: Vec<Quoted>,
    pub(crate) tokens: Vec<Token>,
    /// Ranges of tokens.
    pub(crate) sentences: Vec<Range<usize>>,
    /// The names that were looked for, by the token at which their run of capitals begins.
    pub(super) names: RefCell<BTreeMap<usize, Option<Range<usize>>>>,
}

impl<'a> Tokenized<'a> {
    /// The name in the run of capitals that begins at a token; `find` is called only the first time.
    pub(crate) fn name(
        &self,
        at: usize,
        find: impl FnOnce() -> Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        if let Some(known) = self.names.borrow().get(&at) {
            return known.clone();
        }
        let name = find();
        self.names.borrow_mut().insert(at, name.clone());
        name
    }

    /// Number of tokens in the block.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token; an empty one out of range.
    pub(crate) fn token(&self, index: usize) -> &Token {
        self.tokens.get(index).unwrap_or(&NOTHING)
    }

    /// The tokens of a range; none if it is not in the block.
    pub(crate) fn slice(&self, range: Range<usize>) -> &[Token] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// The tokens of a sentence; none out of range.
    pub(crate) fn sentence(&self, number: usize) -> Range<usize> {
        self.sentences.get(number).cloned().unwrap_or_default()
    }

    pub(crate) fn tag(&self, index: usize) -> Tag {
        self.token(index).tag
    }

    /// The tag of the token before; the tag of a full stop before the first.
    pub(crate) fn tag_before(&self, index: usize) -> Tag {
        index.checked_sub(1).map_or(Tag::Stop, |before| self.tag(before))
    }

    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.text.cut(self.token(index).range.clone())
    }

    /// A word with the letters of ASCII in lower case.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.lower.cut(self.token(index).range.clone())
    }

    /// Returns true if a word, in any case, is one of these, which are in lower case.
    pub(crate) fn is(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(index))
    }

    /// Returns true if a word, in lower case, is in a list.
    pub(crate) fn is_in(&self, index: usize, list: &List) -> bool {
        list.has(self.lower(index))
    }

    pub(crate) fn is_quoted(&self, index: usize) -> bool {
        self.token(index).quoted
    }

    /// The verb of saying at a token, and its form.
    pub(crate) fn verb(&self, index: usize) -> Option<(&'static Verb, Form)> {
        self.token(index).verb
    }

    /// Returns true if a token is one of these forms of a verb of saying.
    pub(crate) fn is_saying(&self, index: usize, forms: &[Form]) -> bool {
        self.token(index).is_saying(forms)
    }

    /// Returns true for "not" and "never", and for an auxiliary with "not": "didn’t".
    pub(crate) fn is_negation(&self, index: usize) -> bool {
        let word = self.word(index);
        self.tag(index) == Tag::Not
            || matches!(self.tag(index), Tag::Auxiliary | Tag::Modal)
                && word.ends_with(['t', 'T'])
                && word.contains(['\'', '’'])
    }

    /// Returns true if a dash directly follows a word, as a hyphen does.
    pub(crate) fn is_hyphen(&self, index: usize) -> bool {
        self.tag(index) == Tag::Dash
            && !matches!(self.word(index), "--" | "—")
            && index
                .checked_sub(1)
                .is_some_and(|before| self.token(before).range.end == self.token(index).range.start)
    }

    /// Returns true for a dash that is no hyphen.
    pub(crate) fn is_dash(&self, index: usize) -> bool {
        self.tag(index) == Tag::Dash && !self.is_hyphen(index)
    }

    /// The bytes of tokens, from the first to the last.
    pub(crate) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.token(tokens.start).range.start;
        if tokens.is_empty() {
            return start..start;
        }
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let end = last.map_or(start, |token| token.range.end);
        start..end.max(start)
    }

    /// The quotation that a token is in or opens.
    pub(crate) fn quotation(&self, index: usize) -> Option<&Quoted> {
        let at = self.tokens.get(index)?.range.start;
        let next = self.quoted.partition_point(|quoted| quoted.outer.end <= at);
        self.quoted.get(next).filter(|quoted| quoted.outer.start <= at)
    }
}
