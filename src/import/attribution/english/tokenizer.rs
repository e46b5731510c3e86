//! Splits a text into words and punctuation, and tags them.

use super::tag::{Form, Tag};
use super::tokens::{Token, Tokenized};
use super::verb::Frame;
use super::{lexicon, sentences};
use crate::import::attribution::marks::Quoted;
use crate::import::lexicon::given;
use crate::import::lexicon::list::List;
use crate::import::sentence;
use crate::import::text::lower_case;
use crate::text::Cut;
use std::cell::RefCell;
use std::ops::Range;

static CLITICS: List = List::of("english", "clitics");
static NOUNS_IN_LY: List = List::of("english", "nouns-in-ly");
static PARTICIPLES_IN_NAMES: List = List::of("english", "participles-in-names");
static PARTICLES: List = List::of("english", "particles-inside-names");
static PREFIXES_OF_VERBS: List = List::of("english", "prefixes-of-verbs");
static APPROXIMATORS: List = List::of("english", "approximators");
static APPROXIMATED_NUMBERS: List = List::of("english", "approximated-numbers");

impl<'a> Tokenized<'a> {
    /// Splits a text with these quotations.
    pub(crate) fn new(text: &'a str, quoted: Vec<Quoted>) -> Self {
        Self::with_titles(text, quoted, &[])
    }

    /// Splits a text with these quotations, and with titles, whose marks are ignored.
    pub(crate) fn with_titles(text: &'a str, quoted: Vec<Quoted>, titles: &[Quoted]) -> Self {
        let lower = text.to_ascii_lowercase();
        let mut tokens = split(text, &lower, &quoted, titles);
        untag_verbs_without_particles(text, &mut tokens);
        tag_month(text, &mut tokens);
        tag_approximators(text, &mut tokens);
        tag_participles_in_names(text, &mut tokens);
        tag_names_like_adverbs(&mut tokens);
        tag_particles_in_names(text, &mut tokens);
        let mut tokenized =
            Self { text, lower, quoted, tokens, sentences: Vec::new(), names: RefCell::default() };
        tokenized.sentences = sentences::split(&tokenized);
        tokenized
    }
}

/// Splits a text into tokens, each tagged without regard to its context.
///
/// `lower` is the text with the letters of ASCII in lower case.
fn split(text: &str, lower: &str, quoted: &[Quoted], titles: &[Quoted]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let (mut at, mut next) = (0, 0);
    let mut first = true;
    let from_above = |mark: &Quoted| mark.goes_on_from_above();
    if quoted.first().is_some_and(from_above) {
        tokens.push(Token::sign(0..0, Tag::Open, true));
    }
    while at < text.len() {
        if let Some(mark) = quoted.get(next) {
            if at == mark.outer.start && !from_above(mark) {
                tokens.push(Token::sign(at..mark.inner.start, Tag::Open, true));
                at = mark.inner.start.max(at + 1);
                first = true;
                if !mark.closed && at >= mark.inner.end {
                    next += 1;
                }
                continue;
            }
            if at == mark.inner.end && mark.closed {
                tokens.push(Token::sign(at..mark.outer.end, Tag::Close, true));
                at = mark.outer.end;
                next += 1;
                continue;
            }
        }
        let Some(letter) = text.cut(at..).chars().next() else { break };
        let inside = quoted.get(next).is_some_and(|mark| mark.outer.start < at || from_above(mark));
        if letter.is_whitespace() || is_stray(text, at, letter, titles) {
            at += letter.len_utf8();
        } else if letter.is_alphanumeric() || matches!(letter, '#' | '@' | '$') {
            let end = word_end(text, at, quoted.get(next));
            let in_title = titles.iter().any(|title| title.outer.contains(&at));
            let token = if in_title {
                Token { capital: true, ..Token::sign(at..end, Tag::Name, false) }
            } else {
                word(text, lower, at..end, inside, first)
            };
            // "left the U.S. While Ling …"
            first = sentences::may_end_sentence(text.cut(at..end));
            at = end;
            let after = clitic_after(text, &token, inside);
            at = after.as_ref().map_or(at, |after| after.range.end);
            tokens.push(token);
            tokens.extend(after);
        } else {
            let tag = sign(letter);
            first |= tag == Tag::Stop;
            let dash = text.cut(at..).starts_with("--") && !text.cut(at..).starts_with("---");
            let end = at + if dash { 2 } else { letter.len_utf8() };
            tokens.push(Token::sign(at..end, tag, inside));
            at = end;
        }
    }
    tokens
}

/// Returns true for a closing mark that nothing opens, or a mark of a title.
fn is_stray(text: &str, at: usize, letter: char, titles: &[Quoted]) -> bool {
    let is_of_title = |title: &Quoted| at == title.outer.start || at == title.inner.end;
    titles.iter().any(is_of_title)
        || letter == '”'
        || letter == '"' && text.cut(..at).ends_with(['.', '!', '?', ','])
}

/// The clitic right after a word, as a token.
fn clitic_after(text: &str, word: &Token, quoted: bool) -> Option<Token> {
    let start = word.range.end;
    let end = start + clitic(text.cut(start..))?;
    let possessive = text.cut(start..end).ends_with('s') && !matches!(word.tag, Tag::Pronoun | Tag::Relative);
    let tag = if possessive { Tag::Other } else { Tag::Auxiliary };
    Some(Token::sign(start..end, tag, quoted))
}

/// Keeps a verb such as "shot" as a verb of saying only before its particle: "“No,” Ling *shot* back."
fn untag_verbs_without_particles(text: &str, mut tokens: &mut [Token]) {
    while let [token, rest @ ..] = tokens {
        if let Some((verb, _)) = token.verb
            && verb.frame.has(Frame::PHRASAL)
        {
            let next = rest.first().map(|next| text.cut(next.range.clone())).unwrap_or_default();
            token.verb = token.verb.filter(|_| verb.goes_with(next));
        }
        tokens = rest;
    }
}

/// Tags "Jolly" and "Manning" of "Jolly said" and "Manning said" as names: a capital before a verb.
fn tag_names_like_adverbs(mut tokens: &mut [Token]) {
    while let [token, rest @ ..] = tokens {
        let next = match rest {
            [adverb, next, ..] if adverb.tag == Tag::Adverb => next,
            [next, ..] => next,
            [] => break,
        };
        let verb = next.tag == Tag::Auxiliary || next.verb.is_some_and(|(_, form)| form != Form::Base);
        let says = next.is_saying(&[Form::Past, Form::Third]);
        let like_participle = matches!(token.tag, Tag::Ing | Tag::Past) && says;
        if token.capital
            && (token.tag == Tag::Adverb || like_participle)
            && token.verb.is_none()
            && verb
            && token.range.len() > 4
        {
            token.tag = Tag::Name;
        }
        tokens = rest;
    }
}

/// Tags "May" as a month next to a number or after a preposition: "on 3 *May*", "*May* 3", "in *May*".
fn tag_month(text: &str, tokens: &mut [Token]) {
    let beside = |token: Option<&Token>| token.is_some_and(|token| token.tag == Tag::Number);
    for at in 1..tokens.len() {
        let before = tokens.get(at - 1);
        let preposition = before.is_some_and(|before| before.tag == Tag::Preposition);
        let numbered = beside(before) || beside(tokens.get(at + 1));
        let dated = preposition || numbered;
        if let Some(token) = tokens.get_mut(at)
            && (token.tag == Tag::Modal && dated || token.tag == Tag::Name && numbered)
            && text.cut(token.range.clone()) == "May"
        {
            token.tag = Tag::Time;
        }
    }
}

/// Tags "United" of "United Ports said" as a name also at the start of a sentence.
fn tag_participles_in_names(text: &str, mut tokens: &mut [Token]) {
    while let [token, rest @ ..] = tokens {
        let before_name = rest.first().is_some_and(|next| next.capital && next.tag != Tag::Pronoun);
        if matches!(token.tag, Tag::Past | Tag::Ing)
            && token.capital
            && before_name
            && PARTICIPLES_IN_NAMES.has(text.cut(token.range.clone()))
        {
            token.tag = Tag::Name;
        }
        tokens = rest;
    }
}

/// Tags the small words in names as parts of them: "Ruth *van der* Berg", "said *de la* Cruz", "*al-Bashir*".
fn tag_particles_in_names(text: &str, tokens: &mut [Token]) {
    let is_particle = |token: &Token| PARTICLES.has_in_any_case(text.cut(token.range.clone()));
    let is_name = |token: &Token| token.capital && token.tag == Tag::Name;
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let joined = rest.first().is_some_and(|token| is_joined_particle(text.cut(token.range.clone())));
        let length = rest.iter().take_while(|token| !token.capital && is_particle(token)).count();
        let named = rest.get(length).is_some_and(is_name);
        if !joined && (length == 0 || !named) {
            at += length.max(1);
            continue;
        }
        let opens = at.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| {
            is_name(before)
                || before.capital && is_particle(before)
                || before.is_saying(&[Form::Past, Form::Third])
                || matches!(
                    before.tag,
                    Tag::Stop | Tag::Comma | Tag::Close | Tag::Open | Tag::That | Tag::Colon
                )
                || before.tag == Tag::Conj
        });
        let length = if joined { 1 } else { length };
        if joined || opens {
            for token in tokens.iter_mut().skip(at).take(length) {
                (token.tag, token.capital) = (Tag::Name, true);
                (token.verb, token.action, token.cue_noun) = (None, None, None);
            }
            // "*De* la Cruz" at the start of a sentence
            if let Some(before) = at.checked_sub(1).and_then(|before| tokens.get_mut(before))
                && before.capital
                && is_particle(before)
            {
                before.tag = Tag::Name;
            }
        }
        at += length.max(1);
    }
}

/// Returns true for a small word and a name in one word: "al-Bashir", "d’Arc".
fn is_joined_particle(word: &str) -> bool {
    if !word.contains(['-', '’', '\'']) {
        return false;
    }
    let after = word
        .split_once('-')
        .filter(|(particle, _)| PARTICLES.has(particle))
        .or_else(|| word.split_once(['’', '\'']).filter(|(particle, _)| *particle == "d"));
    after.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// Tags "about" of "about half" as an adverb, not a preposition.
fn tag_approximators(text: &str, mut tokens: &mut [Token]) {
    while let [token, rest @ ..] = tokens {
        if token.tag == Tag::Preposition
            && APPROXIMATORS.has(text.cut(token.range.clone()))
            && let Some(next) = rest.first()
        {
            let word = text.cut(next.range.clone());
            // A number that begins with 1 or 2 may be a year.
            if next.tag == Tag::Number && !word.starts_with(['1', '2']) || APPROXIMATED_NUMBERS.has(word) {
                token.tag = Tag::Adverb;
            }
        }
        tokens = rest;
    }
}

/// The length of a clitic ("’s", "’ll", "’re", …) at the start of a text.
fn clitic(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['’', '\''])?;
    let after = rest.strip_prefix(CLITICS.prefix_of(rest)?)?;
    (!after.starts_with(char::is_alphanumeric)).then(|| text.len() - after.len())
}

fn sign(letter: char) -> Tag {
    match letter {
        ',' => Tag::Comma,
        '.' | '!' | '?' | '…' => Tag::Stop,
        ':' => Tag::Colon,
        ';' => Tag::Semicolon,
        '—' | '–' | '-' => Tag::Dash,
        '(' | '[' => Tag::Bracket,
        ')' | ']' => Tag::BracketEnd,
        _ => Tag::Other,
    }
}

/// The end of the word that begins at `at`.
///
/// Full stops, hyphens and apostrophes inside the word belong to it.
fn word_end(text: &str, at: usize, mark: Option<&Quoted>) -> usize {
    let limit = mark.map_or(text.len(), |mark| {
        if at < mark.outer.start { mark.outer.start } else { mark.inner.end.max(at) }
    });
    let limit = if limit <= at { text.len() } else { limit };
    // Most words are ASCII, and bytes are faster to test than characters.
    let plain = text.cut(at..limit).bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut end = at + plain;
    let mut letters = text.cut(end..limit).char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let here = at + plain + offset;
        let next = letters.peek().map(|(_, next)| *next);
        if letter.is_alphanumeric() || matches!(letter, '#' | '@' | '$' | '_' | '%') {
            end = here + letter.len_utf8();
            continue;
        }
        let inner = matches!(letter, '.' | '-' | '\'' | '’' | '&' | '/' | ',' | ':')
            && here > at
            && next.is_some_and(char::is_alphanumeric);
        let number = !matches!(letter, ',' | ':')
            || text.cut(..here).ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|next| next.is_ascii_digit());
        let is_possessive = || clitic(text.cut(here..)).is_some();
        if inner && number && !is_possessive() {
            end = here + letter.len_utf8();
        } else if letter == '.' && is_abbreviation(text.cut(at..here), text.cut(here + 1..)) {
            return here + 1;
        } else {
            break;
        }
    }
    end.max(at + text.cut(at..).chars().next().map_or(1, char::len_utf8))
}

/// Returns true if a full stop after the word belongs to it: "Sen.", "then-Sen."
fn is_abbreviation(word: &str, after: &str) -> bool {
    let word = word.rsplit('-').next().unwrap_or(word);
    if word.len() > 6 || !word.starts_with(|letter: char| letter.is_alphabetic()) {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    initial && !is_before_sentence(after) || initials || sentence::is_abbreviation(word, after)
}

/// Returns true if a quotation of several words follows, as in "wrote on X. “The quay will open”", but not in "J. “Bo” Ek".
fn is_before_sentence(after: &str) -> bool {
    let quoted = after.trim_start().strip_prefix(['“', '"']);
    quoted.is_some_and(|quoted| quoted.split(['”', '"']).next().unwrap_or_default().split(' ').count() > 2)
}

/// The token of a word.
///
/// `first` is true if it opens a sentence.
fn word(text: &str, lower: &str, range: Range<usize>, quoted: bool, first: bool) -> Token {
    let word = text.cut(range.clone());
    let lower = &*lower_case(lower.cut(range.clone()));
    let capital = word.starts_with(|letter: char| letter.is_uppercase() || matches!(letter, '#' | '@'));
    let entry = lexicon::entry(lower);
    let tag = match entry.tag {
        // the country, not the pronoun
        Some(Tag::Pronoun) if word == "US" => Tag::Name,
        Some(tag)
            if !capital
                || first
                || tag == Tag::Time && lower != "today"
                || word.len() < 4 && !matches!(tag, Tag::Adverb | Tag::Modal | Tag::Verb) =>
        {
            tag
        }
        Some(tag) if matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::That) => tag,
        _ if word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '$') => Tag::Number,
        _ if capital && !(first && may_be_no_name(lower)) && !is_compound_adjective(word) => Tag::Name,
        _ => tag_of_ending(lower),
    };
    let verb = entry.verb.filter(|(_, form)| !capital || first && matches!(form, Form::Ing | Form::Past));
    let action = entry.action.filter(|_| !capital);
    Token { range, tag, verb, action, cue_noun: entry.noun, quoted, capital }
}

/// Returns true for a word that opens a sentence and is not a name: "Asked", "Sadly", but not "Ahmed", "Emily", "Ling".
fn may_be_no_name(lower: &str) -> bool {
    matches!(tag_of_ending(lower), Tag::Ing | Tag::Past | Tag::Adverb) && given::woman(lower).is_none()
}

/// Returns true for a compound adjective in "-ed": "state-owned", "Norland-based"; but not for "re-elected" or "Smith-Reed".
pub(super) fn is_compound_adjective(word: &str) -> bool {
    word.ends_with("ed")
        && word.split_once('-').is_some_and(|(first, rest)| {
            rest.starts_with(char::is_lowercase) && !PREFIXES_OF_VERBS.has_in_any_case(first)
        })
}

/// The tag of a word that is in no list.
fn tag_of_ending(lower: &str) -> Tag {
    if lower.ends_with("ly") && lower.len() > 4 && !NOUNS_IN_LY.has(lower) {
        Tag::Adverb
    } else if lower.ends_with("ing") && lower.len() > 5 {
        Tag::Ing
    } else if lower.ends_with("ed") && lower.len() > 4 && !is_compound_adjective(lower) {
        Tag::Past
    } else {
        Tag::Noun
    }
}
