//! Splits text into words, and finds where names begin and end.

use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{is_honorific, is_institution, is_modifier, is_office};
use crate::import::lexicon::small_words::is_small_in_office;
use crate::import::text::{is_in_capitals, looks_like_participle};
use std::ops::{Deref, Range};

static NOT_NAMES: List = List::all("not-names");
static CONTRACTIONS: List = List::all("contractions");
static FIELD_PREPOSITIONS: List = List::all("field-prepositions");

/// A word of a text, without its punctuation.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub word: &'t str,
    /// Punctuation that ends a phrase follows it.
    pub ends: bool,
    /// The punctuation after it.
    pub mark: Mark,
    /// It opens a sentence, a bracket or a quotation.
    pub opens: bool,
}

/// Punctuation after a word that can introduce a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    /// A comma, a dash that touches the word, or an opening bracket.
    Comma,
    /// A dash between spaces: "Ada Ling - Chair".
    Dash,
    Colon,
}

impl Token<'_> {
    /// Stands in for a token out of range.
    const NONE: Token<'static> = Token { word: "", ends: true, mark: Mark::None, opens: true };

    /// Returns true if the mark after the word can introduce a post.
    pub(super) fn leads_to_post(&self) -> bool {
        matches!(self.mark, Mark::Comma | Mark::Dash)
    }

    /// Returns true if the word has a capital and may be in a name or an office.
    pub(super) fn is_capital(&self) -> bool {
        self.word.starts_with(char::is_uppercase) && (is_modifier(self.word) || !is_other(self.word))
    }
}

/// The tokens of a text.
pub(super) struct Tokens<'t>(Vec<Token<'t>>);

impl<'t> Deref for Tokens<'t> {
    type Target = [Token<'t>];

    fn deref(&self) -> &[Token<'t>] {
        &self.0
    }
}

impl<'t> Tokens<'t> {
    /// The token at an index; an empty one out of range.
    pub(super) fn at(&self, index: usize) -> &Token<'t> {
        self.get(index).unwrap_or(&Token::NONE)
    }

    /// The tokens from an index on.
    pub(super) fn rest(&self, start: usize) -> &[Token<'t>] {
        self.get(start..).unwrap_or_default()
    }

    /// The tokens of a range; none if it is out of range.
    pub(super) fn part(&self, range: Range<usize>) -> &[Token<'t>] {
        self.get(range).unwrap_or_default()
    }
}

/// Characters that end something after a word.
const CLOSERS: [char; 15] = [',', ';', ':', ')', ']', '”', '"', '’', '!', '?', '*', '…', '—', '–', '»'];

/// Splits a text at its spaces.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut opens = true;
    for raw in text.split_whitespace() {
        if raw.starts_with(['(', '['])
            && let Some(last) = tokens.last_mut()
        {
            // In "Ada Ling [chair of the council]" the bracket introduces the post, like a comma.
            last.ends = true;
            last.mark = Mark::Comma;
        }
        let unopened = raw.trim_start_matches(['(', '[', '“', '"', '‘', '«', '*', '—', '–']);
        let word = without_closers(unopened);
        if !word.contains(char::is_alphanumeric) {
            if let Some(last) = tokens.last_mut() {
                last.ends = true;
                if raw.contains([',', '—', '–', '-']) {
                    last.mark = Mark::Dash;
                }
            }
            opens = true;
            continue;
        }
        let tail = unopened.strip_prefix(word).unwrap_or_default();
        let beside = tail.contains([',', '—', '–']);
        let ends = !tail.is_empty();
        let mark = match (beside, tail.contains(':')) {
            (true, _) => Mark::Comma,
            (false, true) => Mark::Colon,
            (false, false) => Mark::None,
        };
        tokens.push(Token { word, ends, mark, opens: opens || unopened.len() < raw.len() });
        opens = ends && !beside;
    }
    Tokens(tokens)
}

/// Removes the punctuation and the possessive "’s" after a word.
///
/// An abbreviation keeps its full stop.
fn without_closers(word: &str) -> &str {
    let closed = word.trim_end_matches(CLOSERS);
    let bare = closed.trim_end_matches('.').trim_end_matches(CLOSERS);
    // "Holm)." closes a bracket and a sentence, but "Jr.," keeps its full stop.
    let bare = if closed.len() - bare.len() > 1 { bare } else { closed };
    let is_abbreviation = bare.ends_with('.')
        && (bare.chars().filter(|c| c.is_alphabetic()).count() <= 2
            || is_honorific(bare)
            || matches!(bare, "Jr." | "Sr." | "St."));
    let word = if is_abbreviation { bare } else { bare.trim_end_matches('.') };
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// Returns true for a word with a capital that is in no name or office.
fn is_other(word: &str) -> bool {
    let lower = word.to_lowercase();
    CONTRACTIONS.suffix_of(&lower).is_some()
        || NOT_NAMES.has(&lower)
        || (lower.ends_with("ing") && lower.len() > 6)
}

/// The index of the first word of a name.
///
/// It is an office or a given name before the family name.
pub(super) fn phrase_start(tokens: &Tokens<'_>, family: usize) -> usize {
    let mut start = family;
    while start > 0 && family - start < 14 {
        let before = tokens.at(start - 1);
        if before.ends || tokens.at(start).opens {
            break;
        }
        if is_small_in_office(before.word) {
            match office_before(tokens, start - 1) {
                Some(noun) => start = noun,
                None => break,
            }
            continue;
        }
        if before.word == "and"
            && matches!(family - start, 2 | 3)
            && let Some(noun) = office_before_and(tokens, start - 1)
        {
            start = noun;
            continue;
        }
        if !before.is_capital() {
            break;
        }
        // In "Oregon ADA LING" the name is the two words in capitals.
        if family > start
            && is_in_capitals(tokens.at(start).word)
            && is_in_capitals(tokens.at(family).word)
            && !is_in_capitals(before.word)
            && !is_honorific(before.word)
            && !is_office(before.word)
        {
            break;
        }
        start -= 1;
    }
    start
}

/// The index of the office before a small word: "Secretary" before "of the".
fn office_before(tokens: &Tokens<'_>, small: usize) -> Option<usize> {
    let noun = tokens.part(0..small).iter().rposition(|token| !is_small_in_office(token.word))?;
    let token = tokens.at(noun);
    let is_office = is_office(token.word) || is_institution(token.word);
    (small - noun < 3 && is_office && !token.ends && token.word.starts_with(char::is_uppercase))
        .then_some(noun)
}

/// The index of the office whose field "and" joins: "Director" in "Director for Ports and Tides".
fn office_before_and(tokens: &Tokens<'_>, and: usize) -> Option<usize> {
    let is_field = |token: &&Token<'_>| token.is_capital() && !token.ends;
    let field = tokens.part(0..and).iter().rev().take_while(is_field).count();
    let small = and.checked_sub(field + 1).filter(|_| matches!(field, 1 | 2))?;
    if is_small_in_office(tokens.at(small).word) { office_before(tokens, small) } else { None }
}

/// The words of a name that begins here.
pub(super) fn name_from<'t>(tokens: &[Token<'t>]) -> Vec<&'t str> {
    let mut name = Vec::new();
    for token in tokens {
        // "President Ada Ling Paying Respects"
        let is_participle = !name.is_empty() && !token.ends && looks_like_participle(token.word);
        if is_participle
            || !token.is_capital()
            || is_office(token.word)
            || is_modifier(token.word)
            || is_small_in_office(token.word)
        {
            break;
        }
        name.push(token.word);
        if token.ends || name.len() > 3 {
            break;
        }
    }
    // In a heading in capitals, nothing may show where a name ends.
    if name.len() > 3 {
        name.truncate(2);
    }
    name
}

/// The country after a name: "Norland" in "Ada Ling of Norland".
pub(super) fn country(tokens: &Tokens<'_>, end: usize) -> Option<String> {
    if tokens.at(end).ends || tokens.at(end + 1).word != "of" {
        return None;
    }
    let mut words = Vec::new();
    for token in tokens.iter().skip(end + 2) {
        let is_small = matches!(token.word, "of" | "the") && words.last().is_none_or(|word| *word != "the");
        if !(is_small || token.is_capital()) || words.len() > 6 {
            break;
        }
        words.push(token.word);
        if token.ends {
            break;
        }
    }
    while words.last().is_some_and(|word| matches!(*word, "of" | "the")) {
        words.pop();
    }
    let words = words.strip_prefix(&["the"]).unwrap_or(&words);
    (!words.is_empty()).then(|| words.join(" "))
}

/// The index at which a name may begin after an office that ends at `last`.
///
/// Returns `None` if the words are another office or nothing can follow.
pub(super) fn end_of_office(tokens: &Tokens<'_>, last: usize, office: &[&str]) -> Option<usize> {
    let start = (last + 1).saturating_sub(office.len());
    let words = tokens.part(start..last + 1);
    let is_same = words.iter().zip(office).all(|(token, word)| token.word.eq_ignore_ascii_case(word));
    // "Vice President" is not the president.
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    let is_other = before.is_some_and(|before| {
        !before.ends && ["vice", "deputy", "former"].contains(&before.word.to_lowercase().as_str())
    });
    let token = tokens.at(last);
    if !is_same || is_other || token.ends && token.mark == Mark::None {
        return None;
    }
    // The field of an office ends with a comma: "ministra de Puertos, Ada Ling".
    let has_field = !token.ends && FIELD_PREPOSITIONS.has(tokens.at(last + 1).word);
    if !has_field && !token.ends {
        return Some(last + 1);
    }
    let comma = (last..tokens.len().min(last + 7)).find(|index| tokens.at(*index).ends);
    comma.filter(|comma| tokens.at(*comma).mark != Mark::None).map(|comma| comma + 1)
}
