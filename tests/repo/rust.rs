//! Splits Rust sources into tokens, to find modules, paths and the lengths of functions.

use std::ops::Range;

/// A token and the line that it begins on, counted from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A keyword or name.
    Word(String),
    /// One character of punctuation, or `::`.
    Sign(&'static str),
    /// A number, string or character.
    Literal,
}

/// The punctuation that matters here. All other punctuation is kept as `?`.
const SIGNS: [&str; 16] = ["::", "{", "}", "(", ")", "[", "]", ";", ",", "#", "*", "!", ".", "=", "$", "<"];

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn is(&self, text: &str) -> bool {
        match &self.kind {
            Kind::Word(word) => word == text,
            Kind::Sign(sign) => *sign == text,
            Kind::Literal => false,
        }
    }
}

/// Splits a source into tokens, without comments.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let length = blank(rest).or_else(|| quoted(rest));
        let (length, kind) = match length {
            Some((length, is_blank)) => (length, (!is_blank).then_some(Kind::Literal)),
            None if first.is_alphanumeric() || first == '_' => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                let (word, _) = rest.split_at(length);
                let number = first.is_ascii_digit();
                (length, Some(if number { Kind::Literal } else { Kind::Word(word.to_owned()) }))
            }
            None => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).copied();
                (sign.map_or(first.len_utf8(), str::len), Some(Kind::Sign(sign.unwrap_or("?"))))
            }
        };
        let (token, after) = rest.split_at(length);
        tokens.extend(kind.map(|kind| Token { line, kind }));
        line += token.matches('\n').count();
        rest = after;
    }
    tokens
}

/// The length of the white space or comment that a text begins with.
fn blank(text: &str) -> Option<(usize, bool)> {
    if text.starts_with("//") {
        return Some((text.find('\n').unwrap_or(text.len()), true));
    }
    if text.starts_with("/*") {
        return Some((text.find("*/").map_or(text.len(), |at| at + 2), true));
    }
    let length = text.len() - text.trim_start().len();
    (length > 0).then_some((length, true))
}

/// The length of the string, character or lifetime that a text begins with.
fn quoted(text: &str) -> Option<(usize, bool)> {
    let prefixed = ["br", "cr", "b", "c", "r"].into_iter().find_map(|prefix| {
        let rest = text.strip_prefix(prefix)?;
        let opens = rest.trim_start_matches('#').starts_with('"');
        (opens && (prefix.ends_with('r') || rest.starts_with('"'))).then_some((prefix, rest))
    });
    let (prefix, body) = prefixed.unwrap_or(("", text));
    if prefix.ends_with('r') {
        let hashes = body.len() - body.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        let (open, inner) = body.split_at(hashes + 1);
        let end = inner.find(&close).map_or(inner.len(), |at| at + close.len());
        return Some((prefix.len() + open.len() + end, false));
    }
    let mark = body.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let mut escaped = false;
    let mut characters = body.char_indices().skip(1);
    // A lifetime has no closing mark after its first character.
    if mark == '\'' && body.chars().nth(1) != Some('\\') && body.chars().nth(2) != Some('\'') {
        let name = body.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric() && *c != '_');
        return Some((name.map_or(body.len(), |(at, _)| at), false));
    }
    let end = characters.find_map(|(at, c)| {
        let closes = c == mark && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at + 1)
    });
    Some((prefix.len() + end.unwrap_or(body.len()), false))
}

/// Leaves out every item under `#[cfg(test)]`.
pub(crate) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let tests = test_items(tokens);
    let is_kept = |at: &usize| !tests.iter().any(|item| item.contains(at));
    (0..tokens.len()).filter(is_kept).map(|at| tokens[at].clone()).collect()
}

/// The number of lines that items under `#[cfg(test)]` have.
pub(crate) fn test_lines(tokens: &[Token]) -> usize {
    test_items(tokens).iter().map(|item| tokens[item.end - 1].line + 1 - tokens[item.start].line).sum()
}

/// The items under `#[cfg(test)]`, as ranges of tokens with the attribute.
fn test_items(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(&tokens[at..]) {
            let end = item_end(tokens, at + TEST_ATTRIBUTE.len());
            found.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

const TEST_ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

/// Returns true if the tokens begin with `#[cfg(test)]`.
pub(crate) fn is_test_attribute(tokens: &[Token]) -> bool {
    tokens.len() >= TEST_ATTRIBUTE.len()
        && TEST_ATTRIBUTE.iter().zip(tokens).all(|(text, token)| token.is(text))
}

/// Returns the end of the item that begins here: after its block or its semicolon.
fn item_end(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while at < tokens.len() {
        match () {
            () if tokens[at].is(";") => return at + 1,
            () if tokens[at].is("{") => return closing(tokens, at) + 1,
            () if tokens[at].is("(") || tokens[at].is("[") => at = closing(tokens, at) + 1,
            () => at += 1,
        }
    }
    at
}

/// The index of the bracket that closes the one at `open`, or of the last token.
pub(crate) fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if ["{", "(", "["].iter().any(|sign| token.is(sign)) {
            depth += 1;
        } else if ["}", ")", "]"].iter().any(|sign| token.is(sign)) {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len() - 1
}

/// A function: its name, its first line, and how many lines it has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) lines: usize,
}

/// Every function with a body.
pub(crate) fn functions(tokens: &[Token]) -> Vec<Function> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let name = tokens.get(at + 1).and_then(Token::word);
        let (true, Some(name)) = (token.is("fn"), name) else { continue };
        let mut open = at + 2;
        while open < tokens.len() && !tokens[open].is("{") && !tokens[open].is(";") {
            open =
                if tokens[open].is("(") || tokens[open].is("[") { closing(tokens, open) } else { open } + 1;
        }
        if tokens.get(open).is_some_and(|token| token.is("{")) {
            let end = tokens[closing(tokens, open)].line;
            found.push(Function { name: name.to_owned(), line: token.line, lines: end + 1 - token.line });
        }
    }
    found
}

#[test]
fn strings_comments_and_lifetimes_contain_no_code() {
    let source = "fn a<'x>() { // fn b() {\n let s = \"} fn \\\" c\"; let c = '{'; let r = r#\"\"{\"#; }\n/* { */ fn d() {}";
    let functions = functions(&tokens(source));
    let function = |name: &str, line, lines| Function { name: name.to_owned(), line, lines };
    assert_eq!(functions, [function("a", 1, 2), function("d", 3, 1)]);
}

#[test]
fn a_function_is_measured_from_its_name_to_its_closing_brace() {
    let source = "trait T {\n    fn no_body(&self) -> [u8; 2];\n    fn body(\n        &self,\n    ) {\n        if a {\n        }\n    }\n}\n";
    let measured: Vec<_> = functions(&tokens(source)).into_iter().map(|f| (f.line, f.lines)).collect();
    assert_eq!(measured, [(3, 6)]);
}

#[test]
fn items_for_tests_are_left_out() {
    let source = "use a;\n#[cfg(test)]\nuse b;\n#[cfg(test)]\nmod tests {\n    fn c() {}\n}\nfn d() {}\n";
    let words: Vec<String> =
        without_tests(&tokens(source)).iter().filter_map(|token| token.word().map(str::to_owned)).collect();
    assert_eq!(words, ["use", "a", "fn", "d"]);
    assert_eq!(test_lines(&tokens(source)), 6);
}
