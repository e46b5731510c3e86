//! The words of a text in which names are looked for: what belongs to a name, and what ends it.

use crate::import::lexicon::offices::{INSIDE, is_honorific, is_institution, is_modifier, is_office};
use crate::import::lexicon::old::List;

/// A word of a text, its punctuation taken away.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    pub word: &'t str,
    /// Something ends behind it: a comma, a bracket, a sentence.
    pub ends: bool,
    /// What stands behind it: a comma or a dash, or a colon.
    pub mark: Mark,
    /// It opens a sentence, a bracket or a quotation.
    pub opens: bool,
}

/// What stands behind a word and leads to what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    /// A comma, a dash or an opening bracket.
    Comma,
    /// A dash between spaces: "Ada Ling - Chair".
    Dash,
    Colon,
}

impl Token<'_> {
    /// Whether a post may stand beside it, behind a comma.
    pub(crate) fn beside(&self) -> bool {
        matches!(self.mark, Mark::Comma | Mark::Dash)
    }
}

/// What closes behind a word.
const CLOSERS: [char; 15] = [',', ';', ':', ')', ']', '”', '"', '’', '!', '?', '*', '…', '—', '–', '»'];

/// The words of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut opens = true;
    for raw in text.split_whitespace() {
        let word = raw.trim_start_matches(['(', '[', '“', '"', '‘', '«', '*', '—', '–']);
        let opened = word.len() < raw.len();
        if raw.starts_with(['(', '[']) {
            // "Ada Ling [chair of the council]" says the post as a comma does.
            if let Some(last) = tokens.last_mut() {
                last.ends = true;
                last.mark = Mark::Comma;
            }
        }
        let closed = word.trim_end_matches(CLOSERS);
        let bare = closed.trim_end_matches('.').trim_end_matches(CLOSERS);
        // "Holm)." closes a bracket and a sentence, "Jr.," keeps its full stop.
        let bare = if closed[bare.len()..].len() > 1 { bare } else { closed };
        let initial = bare.ends_with('.')
            && (bare.chars().filter(|c| c.is_alphabetic()).count() <= 2
                || is_honorific(bare)
                || matches!(bare, "Jr." | "Sr." | "St."));
        let word = if initial { bare } else { bare.trim_end_matches('.') };
        let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
        let cut = raw.len() - (raw.len() - word.len()).min(raw.len());
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
        let tail = &raw[raw.find(word).map_or(cut, |at| at + word.len())..];
        let beside = tail.contains([',', '—', '–']);
        let ends = !tail.is_empty();
        let mark = match (beside, tail.contains(':')) {
            (true, _) => Mark::Comma,
            (false, true) => Mark::Colon,
            (false, false) => Mark::None,
        };
        tokens.push(Token { word, ends, mark, opens: opens || opened });
        opens = ends && !beside;
    }
    tokens
}

/// Words that may stand in capitals beside a name and belong to no name and no office.
static OTHERS: List = List::new(
    "\
    a about after ahead all also an and as asked before between but by call doctors dear during en following from \
    gaggle good great hello here hey hi his her i if in interview it joined joining let meeting members my no now \
    okay or our q readout remarks so speech statement thank thanks that their then there this today tomorrow \
    transcript upon via we welcome well what when where while who why with without yes yesterday you your monday \
    tuesday wednesday thursday friday saturday sunday participating delivers announces hosts holds signs speaks \
    welcomes meets visits attends because although aboard route again of",
);

/// Whether a word in capitals belongs to no name and no office.
pub(crate) fn is_other(word: &str) -> bool {
    let lower = word.to_lowercase();
    // "I'm Ada", "That's Ada"
    let short = ["’m", "'m", "’ve", "'ve", "’ll", "'ll", "’re", "'re", "’d", "'d"]
        .iter()
        .any(|end| lower.ends_with(end));
    short || OTHERS.has(&lower) || (lower.ends_with("ing") && lower.len() > 6)
}

pub(crate) fn is_capital(token: &Token<'_>) -> bool {
    token.word.starts_with(char::is_uppercase) && (is_modifier(token.word) || !is_other(token.word))
}

/// Where the words begin that belong to a name: offices and given names before it.
pub(crate) fn phrase_start(tokens: &[Token<'_>], family: usize) -> usize {
    let mut start = family;
    while start > 0 && family - start < 14 {
        let before = &tokens[start - 1];
        if before.ends || tokens[start].opens {
            break;
        }
        let lower = before.word.to_lowercase();
        if INSIDE.contains(&lower.as_str()) {
            let head = (0..start - 1)
                .rev()
                .find(|index| !INSIDE.contains(&tokens[*index].word.to_lowercase().as_str()));
            let noun = head.filter(|head| {
                start - head < 4
                    && (is_office(tokens[*head].word) || is_institution(tokens[*head].word))
                    && !tokens[*head].ends
                    && tokens[*head].word.starts_with(char::is_uppercase)
            });
            match noun {
                Some(head) => start = head,
                None => break,
            }
            continue;
        }
        if !is_capital(before) {
            break;
        }
        // "Oregon ADA LING": where two words are in capitals, the name is.
        if family > start
            && is_shouted(tokens[start].word)
            && is_shouted(tokens[family].word)
            && !is_shouted(before.word)
            && !is_honorific(before.word)
            && !is_office(before.word)
        {
            break;
        }
        start -= 1;
    }
    start
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
}

/// The words of a name that begin here.
pub(crate) fn name_behind<'t>(tokens: &[Token<'t>], from: usize) -> Vec<&'t str> {
    let mut name = Vec::new();
    for token in &tokens[from.min(tokens.len())..] {
        if !is_capital(token)
            || is_office(token.word)
            || is_modifier(token.word)
            || INSIDE.contains(&token.word.to_lowercase().as_str())
        {
            break;
        }
        name.push(token.word);
        if token.ends || name.len() > 3 {
            break;
        }
    }
    // A heading in capitals goes on behind a name without a sign of it.
    if name.len() > 3 { name[..2].to_vec() } else { name }
}

/// "of the Republic of Finland" behind a name.
pub(crate) fn country(tokens: &[Token<'_>], end: usize) -> Option<String> {
    if tokens[end].ends || tokens.get(end + 1).is_none_or(|token| token.word != "of") {
        return None;
    }
    let mut words = Vec::new();
    for token in &tokens[end + 2..] {
        let inside = matches!(token.word, "of" | "the") && words.last().is_none_or(|word| *word != "the");
        if !(inside || is_capital(token)) || words.len() > 6 {
            break;
        }
        words.push(token.word);
        if token.ends {
            break;
        }
    }
    if words.first() == Some(&"the") {
        words.remove(0);
    }
    while words.last().is_some_and(|word| matches!(*word, "of" | "the")) {
        words.pop();
    }
    (!words.is_empty()).then(|| words.join(" "))
}
