//! Attributes quotations that are separate blocks.
//!
//! The block before introduces them ("Ada Ling said:"), or the block after has their cue ("said Ada Ling.").

use crate::import::attribution::english::tag::{Form, Tag};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::verb::Frame;
use crate::import::attribution::english::{clause, cues};
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::labels::{is_name_with_post, label};
use crate::import::attribution::marks::{self, QuotationStyle};
use crate::import::attribution::spans::{quoted_share, span, stretch};
use crate::import::attribution::state::{Introduced, Shape, Speaking, State};
use crate::import::blocks::{Block, BlockKind, Span, holds_statements};
use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::ops::Range;

static SPEECHES: List = List::all("nouns-of-speeches");
static PREPOSITIONS: List = List::of("english", "prepositions");
static CONJUNCTIONS: List = List::of("english", "coordinators");

/// Maximum number of words of a cue below a quotation: "she said.".
const MAX_CUE: usize = 10;
/// Replaces a verb such as "issued" and its object, so that the rules for cues apply.
const SAID: &str = "said:";
/// Replaces the quotation, so that the rules for cues apply.
const QUOTATION: &str = " “We will.”";

/// The speaker of the next block, if a block introduces it.
///
/// The block ends in a colon, and the next block is a quotation, an item of a list, or a paragraph.
pub(super) fn introduces(
    state: &mut State,
    text: &str,
    block: usize,
    next: Option<&Block>,
    style: QuotationStyle,
) -> Option<Introduced> {
    let is_quotation = |next: &Block| {
        holds_statements(next)
            && (next.kind == BlockKind::Quotation || marks::begins_in_style(next.words.as_str(), style))
    };
    if !text.ends_with(':') {
        return None;
    }
    let is_listed = next.is_some_and(|next| next.kind == BlockKind::Item);
    let is_plain = next.is_some_and(|next| next.is_paragraph() && !is_quotation(next));
    if is_listed || is_plain {
        let shape = if is_listed { Shape::List } else { Shape::Paragraph };
        return introduces_unmarked(state, text, block, style)
            .map(|introduced| Introduced { shape, ..introduced });
    }
    if !next.is_some_and(is_quotation) {
        return None;
    }
    let introduced_by = |state: &mut State, text: &str, block: usize, style: QuotationStyle| {
        introduced_by(state, text, block, style).map(|(introduced, _)| introduced)
    };
    introduced_by(state, text, block, style).or_else(|| named_with_post(state, text, block)).or_else(|| {
        let verb = verb_of_statement(text)?;
        let said = format!("{}{SAID}", text.cut(..verb.start));
        let introduced = introduced_by(state, &said, block, style)?;
        Some(Introduced { cue: Some(Span { block, range: verb }), ..introduced })
    })
}

/// The named speaker of items or a paragraph without marks: "Ada Ling said on Monday:".
fn introduces_unmarked(
    state: &mut State,
    text: &str,
    block: usize,
    style: QuotationStyle,
) -> Option<Introduced> {
    if !ends_with_cue(text) {
        return None;
    }
    let (introduced, is_whole) = introduced_by(state, text, block, style)?;
    let object = introduced.cue.as_ref().is_some_and(|cue| has_object(text, cue));
    let last =
        introduced.source.as_ref().and_then(|source| text.cut(source.range.clone()).rsplit(' ').next());
    let is_named = last.is_some_and(|last| last.starts_with(char::is_uppercase));
    (is_whole && is_named && !object).then_some(introduced)
}

/// Returns true if words before a list or a paragraph have a verb of saying: "Ada Ling said on Monday:", but not "Participants:".
fn ends_with_cue(text: &str) -> bool {
    let tokens = Tokenized::new(text, Vec::new());
    let is_cue = |at: usize| {
        tokens.verb(at).is_some_and(|(verb, form)| {
            form != Form::Ing
                && form != Form::Base
                && verb.frame.has(Frame::CLAUSE)
                && verb.frame.has(Frame::INVERSION)
        })
    };
    let last = tokens.len().saturating_sub(1);
    let first = last.saturating_sub(MAX_CUE);
    label(&tokens, false).is_none() && (first.max(1)..last).any(is_cue)
}

/// Returns true if a noun phrase follows a verb that takes no addressee: "announced *progress* in each area:".
fn has_object(text: &str, cue: &Span) -> bool {
    let tokens = Tokenized::new(text, Vec::new());
    let Some(verb) = tokens.tokens.iter().rposition(|token| token.range.end == cue.range.end) else {
        return false;
    };
    let addressed = tokens.verb(verb).is_some_and(|(verb, _)| verb.frame.has(Frame::ADDRESSEE));
    let next = verb + 1;
    !addressed
        && matches!(tokens.tag(next), Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Number)
}

/// The speaker whom a name and a post before a quotation name: "Ada Ling, chief executive of Arbor:".
fn named_with_post(state: &mut State, text: &str, block: usize) -> Option<Introduced> {
    let tokens = Tokenized::new(text, Vec::new());
    let label = 0..tokens.len().checked_sub(1)?;
    let has_verb = label.clone().any(|at| clause::is_finite(&tokens, at) && !tokens.token(at).capital);
    if has_verb || !is_name_with_post(&tokens, &label) {
        return None;
    }
    let (mention, person) = state.people.labelled(&tokens, block, &label)?;
    let source = Some(stretch(&tokens, block, &mention.phrase));
    let cue = Some(stretch(&tokens, block, &(label.end..label.end + 1)));
    Some(Introduced { source, person: Some(person), cue, spoke: false, open: false, shape: Shape::Quotation })
}

/// The speaker named before a quotation, and true if only the quotation is reported.
///
/// "Ling said the plan has three parts:" reports more.
fn introduced_by(
    state: &mut State,
    text: &str,
    block: usize,
    style: QuotationStyle,
) -> Option<(Introduced, bool)> {
    let whole = format!("{text}{QUOTATION}");
    let tokens = Tokenized::new(&whole, marks::quoted(&whole, style, false));
    let candidates = label(&tokens, false).map_or_else(|| cues::find(&tokens), |candidate| vec![candidate]);
    let holds_quotation = |range: &Range<usize>| tokens.bytes(range).end > text.len();
    let candidate = candidates
        .into_iter()
        .rev()
        .find(|candidate| candidate.source.is_some() && candidate.content.iter().any(holds_quotation))?;
    let is_whole = candidate.content.iter().all(|range| tokens.bytes(range).start >= text.len());
    let mention = candidate.source?;
    let person = state.people.source(&tokens, block, &mention);
    let source = Some(stretch(&tokens, block, &mention.phrase));
    let cue = candidate.cue.map(|cue| stretch(&tokens, block, &cue));
    Some((Introduced { source, person, cue, spoke: false, open: false, shape: Shape::Quotation }, is_whole))
}

/// Attributes a quotation that is a whole block to the source in the short block below it: "said Ada Ling."
///
/// Returns false if that block has other words, or if the quotation was introduced.
pub(super) fn said_below(
    state: &mut State,
    tokens: &Tokenized,
    blocks: &[Block],
    index: usize,
    style: QuotationStyle,
) -> bool {
    let (Some(block), Some(below)) = (blocks.get(index), blocks.get(index + 1)) else { return false };
    let is_closed = tokens.quoted.last().is_none_or(|last| last.closed);
    let is_whole = || is_closed && tokens.tag(0) == Tag::Open && quoted_share(tokens, 0..tokens.len()) > 0.95;
    let words = below.words.as_str();
    let is_cue = below.is_paragraph()
        && words.ends_with('.')
        && words.split(' ').nth(MAX_CUE).is_none()
        && !marks::begins_with_mark(words);
    let is_quotation = block.kind == BlockKind::Quotation || is_whole();
    if state.introduced.is_some() || !is_cue || !is_quotation {
        return false;
    }
    let cue = words.trim_end_matches('.');
    // "Ling said it was late." has words of its own.
    if !cues::find(&Tokenized::new(words, Vec::new())).is_empty() {
        return false;
    }
    let introduced = introduced_by(state, &format!("{cue}:"), index + 1, style)
        .map(|(introduced, _)| introduced)
        .or_else(|| source_after_verb(state, cue, index + 1, style));
    let Some(introduced) = introduced else { return false };
    state.speaking = None;
    state.found.push(Attribution {
        kind: Kind::Direct,
        content: vec![content(tokens, index)],
        source: introduced.source,
        person: introduced.person,
        cue: introduced.cue,
        rule: "said-below",
        continued: false,
    });
    true
}

/// The speaker whom a cue names after its verb: "said Ada Ling".
fn source_after_verb(
    state: &mut State,
    cue: &str,
    block: usize,
    style: QuotationStyle,
) -> Option<Introduced> {
    let (verb, source) = cue.split_once(' ')?;
    let reported = format!("they {verb}:{QUOTATION}");
    let reports = !cues::find(&Tokenized::new(&reported, marks::quoted(&reported, style, false))).is_empty();
    if !reports || !verb.starts_with(char::is_lowercase) {
        return None;
    }
    // Spaces keep the source where it is in the block.
    let turned = format!("{}{source}, {SAID}", " ".repeat(verb.len() + 1));
    let (introduced, _) = introduced_by(state, &turned, block, style)?;
    Some(Introduced { cue: Some(Span { block, range: 0..verb.len() }), ..introduced })
}

/// The verb before a noun for the words that follow: "issued" in "Ada Ling issued the following statement:".
fn verb_of_statement(text: &str) -> Option<Range<usize>> {
    let announced = [" the following ", " this "].iter().find_map(|mark| {
        let at = text.rfind(mark)?;
        let rest = text.cut(at + mark.len()..);
        let mut nouns = rest.split(|c: char| !c.is_alphabetic()).take(2);
        nouns.any(|noun| SPEECHES.has(noun)).then_some(at)
    })?;
    let before = text.cut(..announced);
    let start = before.rfind(' ')? + 1;
    let verb = before.cut(start..);
    let is_verb = verb.starts_with(char::is_lowercase)
        && verb.chars().all(char::is_alphabetic)
        && !PREPOSITIONS.has(verb)
        && !CONJUNCTIONS.has(verb);
    is_verb.then_some(start..announced)
}

/// Attributes a block to the speaker who was introduced.
///
/// Returns false if it does not contain their words.
pub(super) fn speak(state: &mut State, tokens: &Tokenized, index: usize, block: &Block) -> bool {
    let Some(mut introduced) = state.introduced.take() else { return false };
    match introduced.shape {
        Shape::Quotation => {}
        Shape::List => return block.kind == BlockKind::Item && speak_item(state, tokens, index, introduced),
        Shape::Paragraph => return speak_paragraph(state, tokens, index, introduced),
    }
    let set_off = block.kind == BlockKind::Quotation;
    if !set_off && (introduced.spoke && !introduced.open || quoted_share(tokens, 0..tokens.len()) < 0.95) {
        return false;
    }
    let content = content(tokens, index);
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
    introduced.open = !set_off && tokens.tag(tokens.len().saturating_sub(1)) != Tag::Close;
    if set_off || introduced.open {
        state.introduced = Some(introduced);
    } else {
        state.speaking = Some(Speaking { attribution: None, person });
    }
    true
}

/// Adds a paragraph without marks as what an introduced speaker said.
///
/// Returns false if the paragraph has a label, quotations or reports of its own.
fn speak_paragraph(state: &mut State, tokens: &Tokenized, index: usize, introduced: Introduced) -> bool {
    let Introduced { source, person, cue, .. } = introduced;
    if !tokens.quoted.is_empty() || label(tokens, false).is_some() || !cues::find(tokens).is_empty() {
        return false;
    }
    state.found.push(Attribution {
        kind: Kind::Indirect,
        content: vec![span(tokens, index, 0..tokens.len())],
        source,
        person,
        cue,
        rule: "introduced-paragraph",
        continued: false,
    });
    true
}

/// Adds an item of a list as a statement of the speaker who was introduced.
///
/// Returns false if only a part of the item is quoted, because it may have its own cue.
fn speak_item(state: &mut State, tokens: &Tokenized, index: usize, introduced: Introduced) -> bool {
    let all = 0..tokens.len();
    let share = quoted_share(tokens, all.clone());
    let kind = if share > 0.95 { Kind::Direct } else { Kind::Indirect };
    let is_mixed = kind == Kind::Indirect && share > 0.0;
    if !is_mixed {
        state.found.push(Attribution {
            kind,
            content: vec![span(tokens, index, all)],
            source: introduced.source.clone(),
            person: introduced.person,
            cue: introduced.cue.clone(),
            rule: "introduced-item",
            continued: false,
        });
    }
    state.introduced = Some(introduced);
    !is_mixed
}

/// The words of a quotation that is a whole block.
///
/// Without quotation marks, the full stop is part of the words.
pub(super) fn content(tokens: &Tokenized, block: usize) -> Span {
    let all = 0..tokens.len();
    if tokens.tag(0) == Tag::Open { span(tokens, block, all) } else { stretch(tokens, block, &all) }
}
