//! A block cut into words and signs, each with what it is, and into sentences that keep a quotation whole.

use crate::import::attribution::english::lexicon;
use crate::import::attribution::english::lexicon::{Form, Tag, Verb};
use crate::import::attribution::marks::Quoted;
use crate::import::lexicon::old::List;
use std::ops::Range;

/// A word or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) range: Range<usize>,
    pub(crate) tag: Tag,
    pub(crate) verb: Option<(&'static Verb, Form)>,
    /// The form of an ordinary verb, where it can be one.
    pub(crate) action: Option<Form>,
    /// For a noun of what is said ("claim"): the words that may lead to it.
    pub(crate) cue_noun: Option<&'static str>,
    pub(crate) quoted: bool,
    pub(crate) capital: bool,
}

/// A block read: its text, quotations, tokens and sentences.
pub(crate) struct Tokenized<'a> {
    pub(crate) text: &'a str,
    pub(crate) quoted: Vec<Quoted>,
    pub(crate) tokens: Vec<Token>,
    /// Ranges of tokens.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl<'a> Tokenized<'a> {
    pub(crate) fn new(text: &'a str, quoted: Vec<Quoted>) -> Self {
        let mut tokens = tokens(text, &quoted);
        about_numbers(text, &mut tokens);
        names_like_adverbs(&mut tokens);
        let sentences = sentences(text, &tokens);
        Self { text, quoted, tokens, sentences }
    }

    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| &self.text[token.range.clone()])
    }

    pub(crate) fn is(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(index).eq_ignore_ascii_case(word))
    }

    /// Whether a word, in small letters, is in a list.
    pub(crate) fn is_in(&self, index: usize, list: &List) -> bool {
        let word = self.word(index);
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            list.has(&word.to_ascii_lowercase())
        } else {
            list.has(word)
        }
    }

    /// Whether a dash stands right behind a word, as a hyphen does.
    pub(crate) fn is_hyphen(&self, index: usize) -> bool {
        self.tag(index) == Tag::Dash
            && index > 0
            && self.tokens[index - 1].range.end == self.tokens[index].range.start
    }

    /// The bytes of tokens, from the first to the last.
    pub(crate) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let end = last.map_or(start, |token| token.range.end);
        start..end.max(start)
    }

    pub(crate) fn tag(&self, index: usize) -> Tag {
        self.tokens.get(index).map_or(Tag::Stop, |token| token.tag)
    }

    /// The quotation that holds or opens at a token.
    pub(crate) fn quotation(&self, index: usize) -> Option<&Quoted> {
        let at = self.tokens.get(index)?.range.start;
        let next = self.quoted.partition_point(|quoted| quoted.outer.end <= at);
        self.quoted.get(next).filter(|quoted| quoted.outer.start <= at)
    }
}

const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "maj", "adm", "cmdr",
    "prof", "rev", "hon", "st", "jr", "sr", "vs", "no", "inc", "corp", "co", "ltd", "jan", "feb", "mar",
    "apr", "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "u.n", "u.k", "d.c", "e.g", "i.e", "a.m", "p.m",
    "ga", "pa", "fla", "ariz", "calif", "conn", "ill", "ind", "mass", "mich", "minn", "mo", "miss", "n.y",
    "n.j", "n.c", "s.c", "n.h", "okla", "ore", "tenn", "tex", "va", "vt", "wash", "wis", "colo", "ala",
    "ark", "del", "kan", "ky", "la", "md", "neb", "nev", "wyo", "ph.d", "r-ariz", "brig", "supt", "assn",
    "dept", "pres", "sens", "reps", "gens", "govs", "atty", "messrs", "mt", "ft",
];

fn tokens(text: &str, quoted: &[Quoted]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut lower = String::new();
    let (mut at, mut next) = (0, 0);
    let mut first = true;
    while at < text.len() {
        if let Some(mark) = quoted.get(next) {
            if at == mark.outer.start {
                push(&mut tokens, at..mark.inner.start, Tag::Open, true);
                at = mark.inner.start.max(at + 1);
                first = true;
                if !mark.closed && at >= mark.inner.end {
                    next += 1;
                }
                continue;
            }
            if at == mark.inner.end && mark.closed {
                push(&mut tokens, at..mark.outer.end, Tag::Close, true);
                at = mark.outer.end;
                next += 1;
                continue;
            }
        }
        let Some(letter) = text[at..].chars().next() else { break };
        let inside = quoted.get(next).is_some_and(|mark| mark.outer.start < at);
        if letter.is_whitespace() {
            at += letter.len_utf8();
        } else if letter.is_alphanumeric() || letter == '#' || letter == '@' || letter == '$' {
            let end = word_end(text, at, quoted.get(next));
            let token = word(text, at..end, inside, first, &mut lower);
            first = false;
            tokens.push(token);
            at = end;
            if let Some(length) = clitic(&text[at..]) {
                let own = text[at..at + length].ends_with('s')
                    && tokens.last().is_some_and(|last: &Token| last.tag != Tag::Pronoun);
                let tag = if own { Tag::Other } else { Tag::Auxiliary };
                push(&mut tokens, at..at + length, tag, inside);
                at += length;
            }
        } else {
            let tag = sign(letter);
            first |= tag == Tag::Stop;
            push(&mut tokens, at..at + letter.len_utf8(), tag, inside);
            at += letter.len_utf8();
        }
    }
    tokens
}

/// "Jolly said": a capital at the beginning of a sentence, before a verb.
fn names_like_adverbs(tokens: &mut [Token]) {
    for index in 0..tokens.len().saturating_sub(1) {
        let own = usize::from(tokens[index + 1].tag == Tag::Adverb && index + 2 < tokens.len());
        let next = &tokens[index + 1 + own];
        let verb = next.tag == Tag::Auxiliary || next.verb.is_some_and(|(_, form)| form != Form::Base);
        if tokens[index].capital && tokens[index].tag == Tag::Adverb && verb && tokens[index].range.len() > 4
        {
            tokens[index].tag = Tag::Name;
        }
    }
}

/// "about half", "around 40": no preposition.
fn about_numbers(text: &str, tokens: &mut [Token]) {
    for index in 0..tokens.len().saturating_sub(1) {
        if tokens[index].tag != Tag::Preposition
            || !matches!(&text[tokens[index].range.clone()], "about" | "around" | "over" | "under")
        {
            continue;
        }
        let next = &tokens[index + 1];
        let word = &text[next.range.clone()];
        if next.tag == Tag::Number && !word.starts_with(['1', '2'])
            || matches!(word, "half" | "two-thirds" | "one-third" | "two" | "three")
        {
            tokens[index].tag = Tag::Adverb;
        }
    }
}

/// The length of "’s", "’ll", "’re", "’ve", "’d" or "’m" at the beginning of a text.
fn clitic(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['’', '\''])?;
    let ending = ["s", "ll", "re", "ve", "d", "m"].iter().find(|ending| rest.starts_with(**ending))?;
    let after = &rest[ending.len()..];
    (!after.starts_with(char::is_alphanumeric)).then(|| text.len() - after.len())
}

fn push(tokens: &mut Vec<Token>, range: Range<usize>, tag: Tag, quoted: bool) {
    tokens.push(Token { range, tag, verb: None, action: None, cue_noun: None, quoted, capital: false });
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

/// The end of the word that begins at `at`: inner points, hyphens and apostrophes belong to it.
fn word_end(text: &str, at: usize, mark: Option<&Quoted>) -> usize {
    let limit = mark.map_or(text.len(), |mark| {
        if at < mark.outer.start { mark.outer.start } else { mark.inner.end.max(at) }
    });
    let limit = if limit <= at { text.len() } else { limit };
    let mut end = at;
    let mut letters = text[at..limit].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let here = at + offset;
        let next = letters.peek().map(|(_, next)| *next);
        let inner = matches!(letter, '.' | '-' | '\'' | '’' | '&' | '/' | '@' | ',' | ':')
            && here > at
            && next.is_some_and(char::is_alphanumeric);
        let number = !matches!(letter, ',' | ':')
            || text[..here].ends_with(|c: char| c.is_ascii_digit())
                && next.is_some_and(|next| next.is_ascii_digit());
        let possessive = clitic(&text[here..]).is_some();
        if letter.is_alphanumeric()
            || matches!(letter, '#' | '@' | '$' | '_' | '%')
            || inner && number && !possessive
        {
            end = here + letter.len_utf8();
        } else if letter == '.' && abbreviation(&text[at..here]) {
            return here + 1;
        } else {
            break;
        }
    }
    end.max(at + text[at..].chars().next().map_or(1, char::len_utf8))
}

fn abbreviation(word: &str) -> bool {
    if word.len() > 6 || !word.starts_with(|letter: char| letter.is_alphabetic()) {
        return false;
    }
    let one = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let points = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    one || points
        || word.starts_with(char::is_uppercase)
            && ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
        || matches!(word, "a.m" | "p.m" | "vs")
}

fn word(text: &str, range: Range<usize>, quoted: bool, first: bool, lower: &mut String) -> Token {
    let word = &text[range.clone()];
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
    let capital = word.starts_with(|letter: char| letter.is_uppercase() || matches!(letter, '#' | '@'));
    let entry = lexicon::entry(lower);
    let tag = match entry.tag {
        Some(tag)
            if tag == Tag::Time
                || !capital
                || first
                || word.len() < 4 && tag != Tag::Adverb && tag != Tag::Modal =>
        {
            tag
        }
        Some(tag) if matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::That) => tag,
        _ if word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '$') => Tag::Number,
        _ if capital
            && !(first && (lower.ends_with("ing") || lower.ends_with("ly") || lower.ends_with("ed"))) =>
        {
            Tag::Name
        }
        _ if lower.ends_with("ly")
            && lower.len() > 4
            && !matches!(&**lower, "family" | "ally" | "rally" | "assembly" | "reply") =>
        {
            Tag::Adverb
        }
        _ if lower.ends_with("ing") && lower.len() > 5 => Tag::Ing,
        _ if lower.ends_with("ed") && lower.len() > 4 => Tag::Past,
        _ => Tag::Noun,
    };
    let verb = entry.verb.filter(|(_, form)| !capital || first && matches!(form, Form::Ing | Form::Past));
    let action = entry.action.filter(|_| !capital);
    Token { range, tag, verb, action, cue_noun: entry.noun, quoted, capital }
}

/// A sentence of more tokens is cut, so that one without an end costs no more than many.
const LONGEST: usize = 800;

fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for index in 0..tokens.len() {
        let ends = match tokens[index].tag {
            Tag::Stop if !tokens[index].quoted => true,
            Tag::Close => {
                index > 0 && tokens[index - 1].tag == Tag::Stop && !turns_to_cue(text, tokens, index)
            }
            _ => false,
        };
        let Some(next) = tokens.get(index + 1) else { continue };
        let begins = next.capital || matches!(next.tag, Tag::Open | Tag::Bracket | Tag::Number | Tag::Dash);
        let after_name = tokens[index].tag == Tag::Stop && text[tokens[index].range.clone()].starts_with('…');
        let ends = ends || !tokens[index].quoted && shortened(text, &tokens[index]) && opens_sentence(next);
        let long = index - start >= LONGEST;
        if ends && begins && !after_name || long {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// "U.S.", "p.m.": a point that may end a sentence too.
fn shortened(text: &str, token: &Token) -> bool {
    let word = &text[token.range.clone()];
    word.ends_with('.') && (word.matches('.').count() > 1 || matches!(word, "Inc." | "Corp." | "Co." | "Jr."))
}

fn opens_sentence(token: &Token) -> bool {
    let closed = matches!(
        token.tag,
        Tag::Pronoun | Tag::Determiner | Tag::Preposition | Tag::Subordinator | Tag::Conj | Tag::Possessive
    );
    token.capital && closed
}

/// Whether the words after a closing mark are its cue ("“Why?” Ann Lee asked"). After a full stop nothing may follow
/// the cue: "“Done.” Ann Lee said the rest is later" begins a sentence.
fn turns_to_cue(text: &str, tokens: &[Token], close: usize) -> bool {
    let full = close > 0 && &text[tokens[close - 1].range.clone()] == ".";
    for (place, token) in tokens.iter().enumerate().skip(close + 1).take(9) {
        match token.tag {
            Tag::Stop
            | Tag::Open
            | Tag::Close
            | Tag::Colon
            | Tag::Auxiliary
            | Tag::Modal
            | Tag::Preposition => return false,
            _ if token.verb.is_some_and(|(verb, form)| {
                matches!(form, Form::Past | Form::Third) && verb.frame.has(lexicon::Frame::INVERSION)
            }) =>
            {
                return !full
                    || tokens.get(place + 1).is_none_or(|next| next.tag == Tag::Stop)
                    || place == close + 1
                        && tokens.get(place + 1).is_some_and(|next| next.tag != Tag::Comma);
            }
            _ => {}
        }
    }
    false
}
