//! Finds what a title reports: "Ling says the quay will close".
//!
//! A title shortens what was said, so nobody should quote its words. They are only listed.

use crate::import::attribution::ends;
use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::cues;
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::languages::Rules;
use crate::import::attribution::marks::{self, QuotationStyle};
use crate::import::attribution::people::People;
use crate::import::attribution::people::names::is_organization;
use crate::import::attribution::spans::{span, stretch};
use crate::import::attribution::state::State;
use crate::import::blocks::{BlockKind, Layout};
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers;
use crate::text::Cut;
use std::ops::Range;

static RELEASE_KINDS: List = List::of("english", "release-kinds");
static PREPOSITIONS_BEFORE_TOPICS: List = List::of("english", "prepositions-before-topics");

/// Maximum number of tokens of the speaker before a colon.
const MAX_SPEAKER: usize = 11;
/// Words of this length have a capital in a title where every word has one.
const LONG_WORD: usize = 4;

/// Lists what the titles of a layout report; the people of its text are known.
pub(super) fn list(state: &mut State, layout: &Layout, rules: &[Rules], style: QuotationStyle) {
    for (index, (block, rules)) in layout.blocks.iter().zip(rules).enumerate() {
        let title = matches!(block.kind, BlockKind::Title | BlockKind::Subtitle);
        if !title || !matches!(rules, Rules::English) {
            continue;
        }
        let text = small_letters(&state.people, block.words.as_str());
        let tokens = Tokenized::new(&text, marks::quoted(&text, style, false));
        let found = labelled(&state.people, &tokens)
            .map_or_else(|| ends::settle(&tokens, cues::find(&tokens)), |candidate| vec![candidate]);
        for candidate in found {
            let content = candidate.content.iter().map(|range| span(&tokens, index, range.clone()));
            let mention = candidate.source.as_ref();
            state.little.push(Attribution {
                kind: Kind::Indirect,
                content: content.filter(|span| !span.range.is_empty()).collect(),
                source: mention.map(|mention| stretch(&tokens, index, &mention.phrase)),
                person: mention.and_then(|mention| person(&state.people, &tokens, &mention.phrase)),
                cue: candidate.cue.as_ref().map(|cue| stretch(&tokens, index, cue)),
                rule: candidate.rule,
                continued: false,
            });
        }
    }
}

/// The words of a title with small letters, but for names, if each of its words has a capital.
///
/// No byte moves.
fn small_letters(people: &People, title: &str) -> String {
    let words = || words(title).map(|range| title.cut(range)).filter(|word| word.len() >= LONG_WORD);
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    let mut small = title.to_owned();
    if capitals * 4 < words().count() * 3 {
        return small;
    }
    for (number, range) in self::words(title).enumerate() {
        let word = title.cut(range.clone());
        let shouted = word.len() > 1 && !word.chars().any(char::is_lowercase);
        if number > 0 && !shouted && people.find(word).is_none() {
            small.replace_range(range, &word.to_ascii_lowercase());
        }
    }
    small
}

/// The bytes of the words of a title.
fn words(title: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '.');
    let mut at = 0;
    title.split_inclusive(ends).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let length = piece.trim_end_matches(ends).len();
        (length > 0).then_some(start..start + length)
    })
}

/// A speaker, a colon, and words: "Ada Ling: The quay will close", "Ling on trade: …", "Poll: Most pilots like the quay".
fn labelled(people: &People, tokens: &Tokenized) -> Option<Candidate> {
    let colon = (1..tokens.len().min(MAX_SPEAKER)).find(|at| tokens.tag(*at) == Tag::Colon)?;
    let name = after_kicker(tokens, colon)..speaker_end(tokens, colon);
    let only_name =
        name.clone().all(|at| !matches!(tokens.tag(at), Tag::Dash | Tag::Open | Tag::Preposition));
    let known = person(people, tokens, &name).is_some();
    // "Radio chief on the strike: ‘We do not pay.’"
    let quoted = tokens.word(colon + 1).starts_with(['‘', '\'', '“']);
    if !only_name || !known && (name.end < colon && !quoted || !is_kind_of_speaker(tokens, name.clone())) {
        return None;
    }
    let sign = |at: &usize| matches!(tokens.tag(*at), Tag::Stop | Tag::Semicolon) && !tokens.is_quoted(*at);
    let stop = (colon + 1..tokens.len()).find(sign).unwrap_or(tokens.len());
    let source = Some(Mention { phrase: name, beside: None });
    (stop > colon + 3).then(|| Candidate {
        sentence: 0,
        content: std::iter::once(colon + 1..stop).collect(),
        source,
        cue: Some(colon..colon + 1),
        rule: "label",
        continued: false,
        bounded: false,
    })
}

/// Where the speaker begins after a word in capitals and a dash: "EXCLUSIVE – *Ada Ling*: …".
fn after_kicker(tokens: &Tokenized, colon: usize) -> usize {
    let dash = (1..colon.min(3)).find(|at| tokens.is_dash(*at));
    let shouted = |end: usize| (0..end).all(|at| !tokens.word(at).contains(char::is_lowercase));
    dash.filter(|dash| shouted(*dash)).map_or(0, |dash| dash + 1)
}

/// Where the speaker before a colon ends: before the occasion, the topic or the addressee.
///
/// For example "*Ada Ling* on trade: …", "*Mayor Ling* to pilots: …".
fn speaker_end(tokens: &Tokenized, colon: usize) -> usize {
    let ends = |at: &usize| tokens.is_in(*at, &PREPOSITIONS_BEFORE_TOPICS) || tokens.is(*at, &["at", "to"]);
    (1..colon).find(ends).unwrap_or(colon)
}

/// Returns true for a noun for people, a group or a document without an article: "Poll", "Historians", "Ling camp".
///
/// "Press release: …" tells what the text is.
fn is_kind_of_speaker(tokens: &Tokenized, name: Range<usize>) -> bool {
    let whole = tokens.text.cut(tokens.bytes(&name)).to_lowercase();
    let last = tokens.word(name.end - 1);
    let bare = name.clone().all(|at| matches!(tokens.tag(at), Tag::Noun | Tag::Name));
    let speaks =
        speakers::is_noun_of_speaker(last) || tokens.token(name.end - 1).capital && is_organization(last);
    name.len() < 4 && bare && speaks && !RELEASE_KINDS.has(&whole)
}

/// The person of the text whom a mention in a title names.
fn person(people: &People, tokens: &Tokenized, mention: &Range<usize>) -> Option<usize> {
    let whole = tokens.text.cut(tokens.bytes(mention));
    let last = mention.end.checked_sub(1).map(|last| tokens.word(last));
    // "Khans: …" of a couple
    let family = || last?.strip_suffix('s').and_then(|family| people.find(family));
    people.find(whole).or_else(|| people.find(last?)).or_else(family)
}
