//! Finds the names that stand before the words of a block.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::clause;
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::spans::{quoted_share, span, stretch};
use crate::import::attribution::state::State;
use crate::import::blocks::Span;
use crate::import::lexicon::offices::is_office;
use crate::import::lexicon::speakers;
use crate::text::Cut;
use std::ops::Range;

/// Maximum number of tokens of the name and its posts before a quotation.
const MAX_LABEL: usize = 25;
/// Minimum number of words of a quotation that stands alone.
const MIN_WORDS: usize = 3;

/// The attribution of a block that a label opens: "LING: We are late."
///
/// In a conversation, the label is any name: "Ling: We are late."
pub(super) fn label(tokens: &Tokenized, conversation: bool) -> Option<Candidate> {
    let length = tokens.len();
    let colon = (1..length.min(7)).find(|index| tokens.tag(*index) == Tag::Colon)?;
    let mark = tokens.text.starts_with(['"', '“']);
    let name = usize::from(mark)..colon;
    let in_name = |index: usize| {
        let token = tokens.token(index);
        token.capital && (mark || !token.quoted) || token.tag == Tag::Stop
    };
    if name.is_empty() || !name.clone().all(in_name) {
        return None;
    }
    let upper = name.clone().all(|index| !tokens.word(index).chars().any(char::is_lowercase));
    let opens = tokens.tag(colon + 1) == Tag::Open && !mark;
    if !(upper || opens || conversation) || colon + 2 >= length {
        return None;
    }
    // "MYTH: …" says what follows, and "Harbour Radio: “A triumph” for the port" is a headline.
    let close = (colon + 1..length).rev().find(|at| tokens.tag(*at) == Tag::Close);
    let note = close.map(|close| close + 1).filter(|note| clause::closes_with_note(tokens, *note, length));
    let first = (colon + 1..length).find(|at| tokens.tag(*at) == Tag::Close);
    // "Ling: “We are late.” She left."
    let lone = close.filter(|close| opens && first == Some(*close)).map(|close| close + 1);
    let said = colon + 1..note.or(lone).unwrap_or(length);
    let topic = speakers::is_topic(tokens.text.cut(tokens.bytes(&name)));
    // "Ling: “We are ready.” Ek: “We are not.”"
    let other = (colon + 2..length).any(|at| {
        let name = (at + 1..length.min(at + 6)).find(|index| tokens.tag(*index) != Tag::Name);
        tokens.tag(at) == Tag::Close
            && name.is_some_and(|colon| {
                colon > at + 1 && tokens.tag(colon) == Tag::Colon && tokens.tag(colon + 1) == Tag::Open
            })
    });
    if topic || opens && (other || quoted_share(tokens, said.clone()) < 0.7) {
        return None;
    }
    Some(Candidate {
        sentence: 0,
        content: vec![said],
        source: Some(Mention { phrase: name, beside: None }),
        cue: Some(colon..colon + 1),
        rule: "label",
        continued: false,
        bounded: false,
    })
}

/// A block that is one quotation, with what stands before it.
struct Lone {
    /// The words before the quotation, without a colon.
    label: Range<usize>,
    colon: Option<usize>,
    /// The quotation with its marks.
    quotation: Range<usize>,
}

/// The only quotation of a block, if links in brackets are all that follows it.
fn lone_quotation(tokens: &Tokenized) -> Option<Lone> {
    let length = tokens.len();
    let open = (0..length.min(MAX_LABEL + 2)).find(|at| tokens.tag(*at) == Tag::Open)?;
    let close = (open + 1..length).find(|at| tokens.tag(*at) == Tag::Close)?;
    let stop = close + 1 + usize::from(tokens.tag(close + 1) == Tag::Stop);
    let bracketed = tokens.tag(stop) == Tag::Bracket && tokens.tag(length - 1) == Tag::BracketEnd;
    let words = tokens.text.cut(tokens.bytes(&(open + 1..close))).split_whitespace().count();
    if stop < length && !bracketed || words < MIN_WORDS {
        return None;
    }
    // "Ada Ling (Arbor) – “…”"
    let is_dash =
        |dash: usize| dash > 1 && tokens.tag(dash) == Tag::Dash && tokens.tag(dash - 1) == Tag::BracketEnd;
    let colon = open.checked_sub(1).filter(|mark| tokens.tag(*mark) == Tag::Colon || is_dash(*mark));
    Some(Lone { label: 0..colon.unwrap_or(open), colon, quotation: open..close + 1 })
}

/// Adds a quotation that is all of a block but for the name before it.
///
/// Returns false if the block is something else.
pub(super) fn named_before(state: &mut State, tokens: &Tokenized, block: usize) -> bool {
    let Some(Lone { label, colon, quotation }) = lone_quotation(tokens) else { return false };
    let topic = speakers::is_topic(tokens.text.cut(tokens.bytes(&label)));
    let first_small = label.clone().find(|at| is_lower(tokens, *at));
    let whole = match colon {
        // A topic may follow the name: "Ada Ling on the gauges: “…”".
        Some(_) => {
            first_small.is_none_or(|at| tokens.is(at, &["on", "about"]) || !has_lower_noun(tokens, &label))
                || is_name_with_post(tokens, &label)
        }
        None => !has_lower_noun(tokens, &label) && tokens.tag_before(quotation.end - 1) == Tag::Stop,
    };
    let several =
        label.len() > 1 && tokens.token(label.start).capital && !label.clone().any(|at| tokens.is_quoted(at));
    let topic_start = label.clone().find(|at| tokens.is(*at, &["on", "about"])).filter(|_| colon.is_some());
    let named = label.start..topic_start.unwrap_or(label.end);
    let verb = named.clone().any(|at| clause::is_finite(tokens, at) && !tokens.token(at).capital);
    let comma = colon.is_none()
        && label.clone().any(|at| matches!(tokens.tag(at), Tag::Comma | Tag::Dash | Tag::Stop));
    // "Asked about the quay, Ling shrugged: “…”"
    let participle = matches!(tokens.tag(label.start), Tag::Past | Tag::Ing)
        && !tokens.is(label.start, &["according"])
        && is_lower(tokens, label.start + 1)
        && tokens.tag(label.start + 1) != Tag::Noun;
    // "More from Ada Ling: “…”" is left to the rule for colons.
    let more = tokens.is(label.start, &["more"]) && tokens.is(label.start + 1, &["from"]);
    let leads_up = tokens.tag(label.start) == Tag::Preposition || participle || more;
    if topic || !whole || !several || verb || comma || leads_up {
        return false;
    }
    let Some((mention, who)) = state.people.labelled(tokens, block, &label) else { return false };
    let content = vec![span(tokens, block, quotation)];
    state.found.push(Attribution {
        kind: Kind::Direct,
        content,
        source: Some(stretch(tokens, block, &mention.phrase)),
        person: Some(who),
        cue: colon.map(|colon| stretch(tokens, block, &(colon..colon + 1))),
        rule: "name-before-quotation",
        continued: false,
    });
    true
}

/// Returns true for a name beside a post: "Ada Ling, chief executive of Arbor", "Arbor chief executive Ada Ling".
pub(super) fn is_name_with_post(tokens: &Tokenized, label: &Range<usize>) -> bool {
    let are_names = |range: Range<usize>| range.clone().all(|at| tokens.tag(at) == Tag::Name);
    let has_post = label.clone().any(|at| is_office(tokens.word(at)) && !tokens.token(at).capital);
    let opens = are_names(label.start..label.start + 2)
        && (label.start + 2..label.start + 4).any(|at| tokens.tag(at) == Tag::Comma);
    has_post && label.len() > 3 && (opens || are_names(label.end - 2..label.end))
}

/// Adds an item of a list that is one quotation of the person whom the heading names.
///
/// Returns false if the item is something else, or the heading names nobody.
pub(super) fn said_under_heading(state: &mut State, tokens: &Tokenized, block: usize) -> bool {
    let Some((source, person)) = state.heading.clone() else { return false };
    let Some(lone) = lone_quotation(tokens).filter(|lone| lone.label.is_empty()) else { return false };
    state.found.push(Attribution {
        kind: Kind::Direct,
        content: vec![span(tokens, block, lone.quotation)],
        source: Some(source),
        person: Some(person),
        cue: None,
        rule: "heading-names-speaker",
        continued: false,
    });
    state.people.speaks(person, None);
    true
}

/// The person whom a heading begins with: "Mayor Ling praised the crew".
pub(super) fn named_by_heading(state: &mut State, tokens: &Tokenized, block: usize) -> Option<(Span, usize)> {
    let verb = (1..tokens.len().min(8)).find(|at| {
        clause::is_finite(tokens, *at) && !tokens.token(*at).capital && tokens.tag_before(*at) == Tag::Name
    })?;
    let phrase = 0..verb;
    if !phrase.clone().all(|at| tokens.tag(at) == Tag::Name) {
        return None;
    }
    state.people.find(tokens.word(verb - 1))?;
    let mention = Mention { phrase: phrase.clone(), beside: None };
    let who = state.people.meant(tokens, block, &mention)?;
    Some((stretch(tokens, block, &phrase), who))
}

fn is_lower(tokens: &Tokenized, at: usize) -> bool {
    !tokens.token(at).capital && tokens.word(at).starts_with(char::is_lowercase)
}

/// Returns true if a common noun is in a range: a title or a sentence, not a name.
fn has_lower_noun(tokens: &Tokenized, range: &Range<usize>) -> bool {
    range.clone().any(|at| tokens.tag(at) == Tag::Noun && is_lower(tokens, at))
}
