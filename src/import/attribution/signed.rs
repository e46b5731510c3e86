//! Attributes a quotation that is a whole block to whoever signs it in the line below.

use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::{Token, Tokenized};
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::introduced::content;
use crate::import::attribution::marks;
use crate::import::attribution::spans::{quoted_share, stretch};
use crate::import::attribution::state::State;
use crate::import::blocks::{Block, BlockKind, Span, holds_statements};
use crate::import::release::signature::{self, Signature};
use std::ops::Range;

/// Maximum number of blocks of a quotation above its signature.
const MAX_SIGNED_BLOCKS: usize = 12;
/// Maximum length in bytes of what follows "Paraphrase" in a label.
const MAX_LABEL: usize = 50;

/// Attributes a quotation to the person who signs it.
///
/// Returns false if the line under it names nobody.
pub(super) fn signed(state: &mut State, tokens: &Tokenized, blocks: &[Block], index: usize) -> bool {
    let Some(block) = blocks.get(index).filter(|block| holds_statements(block)) else { return false };
    let in_marks = || tokens.tag(0) == Tag::Open && quoted_share(tokens, 0..tokens.len()) > 0.95;
    let single = signature::in_single_marks(block.words.as_str());
    if block.kind != BlockKind::Quotation && single.is_none() && !in_marks() {
        return false;
    }
    let Some((line, under, signature)) = signature_of(blocks, index) else { return false };
    let (kind, content) = match paraphrase(block.words.as_str()) {
        Some((kind, start)) => {
            let first = tokens.tokens.iter().position(|token| token.range.start >= start);
            (kind, stretch(tokens, index, &(first.unwrap_or(0)..tokens.len())))
        }
        None => match single.filter(|_| tokens.tag(0) != Tag::Open) {
            Some(range) => (Kind::Direct, Span { block: index, range }),
            None => (Kind::Direct, content(tokens, index)),
        },
    };
    let source = Span { block: line, range: signature.name.clone() };
    state.introduced = None;
    state.speaking = None;
    if let Some(last) = state.found.last_mut().filter(|last| last.source.as_ref() == Some(&source)) {
        last.content.push(content);
        return true;
    }
    let under = Tokenized::new(under.words.as_str(), Vec::new());
    let mention = tokens_of(&under, &signature.name).map(|phrase| Mention {
        phrase,
        beside: signature.post.as_ref().and_then(|post| tokens_of(&under, post)),
    });
    let person = mention.and_then(|mention| state.people.source(&under, line, &mention));
    state.found.push(Attribution {
        kind,
        content: vec![content],
        source: Some(source),
        person,
        cue: None,
        rule: "signed",
        continued: false,
    });
    true
}

/// The block with the signature of a quotation, and the signature.
///
/// The quotation can have several paragraphs.
fn signature_of(blocks: &[Block], index: usize) -> Option<(usize, &Block, Signature)> {
    let kind = &blocks.get(index)?.kind;
    let goes_on = |block: &Block| {
        block.kind == *kind
            && (*kind == BlockKind::Quotation || marks::begins_with_mark(block.words.as_str()))
    };
    let mut below = blocks.iter().enumerate().take(index + MAX_SIGNED_BLOCKS).skip(index + 1);
    let (line, block) = below.find(|(_, block)| !goes_on(block))?;
    let words = block.words.as_str();
    let signature = signature::signature(words, true).or_else(|| signature::family_name(words));
    Some((line, block, signature.filter(|_| block.kind == BlockKind::Direction)?))
}

/// The tokens inside a range of bytes.
fn tokens_of(tokens: &Tokenized, bytes: &Range<usize>) -> Option<Range<usize>> {
    let inside = |token: &Token| bytes.start <= token.range.start && token.range.end <= bytes.end;
    let first = tokens.tokens.iter().position(inside)?;
    let length = tokens.tokens.iter().skip(first).take_while(|token| inside(token)).count();
    Some(first..first + length)
}

/// The kind of a signed paraphrase, and where its words begin, if a label says that it is one.
///
/// Exports of plenary have such labels: "Paraphrase: the plan names nine berths", "Paraphrase, with verbatim words: …".
fn paraphrase(words: &str) -> Option<(Kind, usize)> {
    let rest = words.strip_prefix("Paraphrase")?;
    let (between, _) = rest.split_once(':').filter(|(between, _)| between.len() < MAX_LABEL)?;
    let kind = if between.is_empty() { Kind::Indirect } else { Kind::Mixed };
    let has_label = between.is_empty() || between.starts_with(", with verbatim words");
    has_label.then_some((kind, words.len() - rest.len() + between.len() + 1))
}
