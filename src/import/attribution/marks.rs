//! Finds quoted words in every style of quotation marks.
//!
//! A quotation may continue over paragraphs.

use crate::import::attribution::english::is_form_of_saying;
use crate::import::text::head;
use crate::text::Cut;
use std::ops::Range;

/// Maximum distance, in bytes, from an apostrophe to the end of its sentence.
const MAX_SENTENCE: usize = 400;

/// Maximum length in bytes of a nested quotation, and of the words after it in the outer one.
const MAX_NESTED: usize = 3000;

/// Maximum length in bytes of the word before a nested quotation.
const MAX_WORD: usize = 60;

/// Maximum number of words of a quoted term inside a quotation that continues in the next block.
const MAX_TERM: usize = 9;

/// Quoted words in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The words with their marks.
    pub(crate) outer: Range<usize>,
    /// The words without their marks.
    pub(crate) inner: Range<usize>,
    /// True if the closing mark is there.
    pub(crate) closed: bool,
}

impl Quoted {
    /// Returns true if the opening mark is in an earlier block.
    pub(crate) fn goes_on_from_above(&self) -> bool {
        self.outer.start == self.inner.start
    }

    /// The same quotation with all positions moved by `bytes`.
    pub(super) fn moved_by(self, bytes: usize) -> Self {
        let moved = |range: Range<usize>| range.start + bytes..range.end + bytes;
        Self { outer: moved(self.outer), inner: moved(self.inner), closed: self.closed }
    }
}

/// The marks that a document quotes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuotationStyle {
    /// “ ”, " ", '' '', « », „ “, 「 」.
    Double,
    /// ‘ ’, in a document without any double marks.
    Single,
}

/// What a character can do as a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
}

/// The quotation style of a document.
///
/// Single marks count only if the document has no double ones, or only ones inside single ones: ‘He said “no”,’ she wrote.
pub(crate) fn quotation_style<'a>(texts: impl Iterator<Item = &'a str>) -> QuotationStyle {
    for text in texts {
        if has_double_marks(text) && !quotes_in_single_marks(text) {
            return QuotationStyle::Double;
        }
    }
    QuotationStyle::Single
}

fn has_double_marks(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '»', '「']) || text.contains("''") || text.contains("``")
}

/// Returns true if all double marks of a text are inside quotations with single marks.
fn quotes_in_single_marks(text: &str) -> bool {
    // Two single marks are a double one.
    if text.contains("''") || text.contains("``") {
        return false;
    }
    let mut open = false;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        match letter {
            '‘' => open = true,
            '\'' if !open => open = before.is_whitespace() && (after.is_alphanumeric() || after == '"'),
            // "the keepers’ log" closes nothing.
            '\'' | '’' if !after.is_alphanumeric() && ".,?!…”\"".contains(before) => open = false,
            '"' | '“' | '”' if open => {}
            '"' | '“' | '”' | '„' | '«' | '»' | '「' => return false,
            _ => {}
        }
        before = letter;
    }
    !open
}

/// What the mark at a byte can do, and its length.
fn role(text: &str, at: usize, style: QuotationStyle, german: bool) -> Option<(Role, usize)> {
    let rest = text.cut(at..);
    let first = rest.chars().next()?;
    let found = match (style, first) {
        (QuotationStyle::Double, '“') if german => Role::Either,
        (QuotationStyle::Double, '„' | '「' | '『' | '“') | (QuotationStyle::Single, '‘') => {
            Role::Opens
        }
        (QuotationStyle::Double, '”' | '」' | '』') => Role::Closes,
        (QuotationStyle::Double, '«' | '»' | '"' | '＂') | (QuotationStyle::Single, '’' | '\'') => {
            Role::Either
        }
        (QuotationStyle::Double, '\'') if rest.starts_with("''") => return Some((Role::Either, 2)),
        (QuotationStyle::Double, '’') if rest.starts_with("’’") => return Some((Role::Closes, 6)),
        (QuotationStyle::Double, '`') if rest.starts_with("``") => return Some((Role::Opens, 2)),
        _ => return None,
    };
    Some((found, first.len_utf8()))
}

/// The quoted words of one block, in order.
///
/// If `goes_on` is true, the next block opens with a mark, so words without a
/// closing mark extend to the end of the block.
pub(crate) fn quoted(text: &str, style: QuotationStyle, goes_on: bool) -> Vec<Quoted> {
    let german = text.contains('„');
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, char)> = None;
    let mut skip = 0;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if at < skip {
            before = letter;
            continue;
        }
        let plain = letter.is_ascii_alphanumeric() || letter == ' ';
        let inner_end = || {
            let rest = text.cut(at..);
            open.is_some() && rest.starts_with("'''") && !rest.starts_with("''''")
        };
        let role = if plain || inner_end() { None } else { role(text, at, style, german) };
        let Some((role, length)) = role else {
            before = letter;
            continue;
        };
        if let Some((_, inner, mark)) = open
            && inner < at
            && let Some(end) = nested_end(text, at, mark, letter, before, goes_on)
        {
            skip = end;
            continue;
        }
        skip = at + length;
        let after = text.cut(skip..).chars().next().unwrap_or(' ');
        match open {
            None if opens(role, letter, before, after, style) => open = Some((at, at + length, letter)),
            Some((from, inner, mark))
                if closes(role, letter, mark, before, after, style)
                    && !(style == QuotationStyle::Single
                        && is_possessive(before, text.cut(skip..), goes_on && from == 0)) =>
            {
                found.push(Quoted { outer: from..at + length, inner: inner..at, closed: true });
                open = None;
            }
            // An opening mark in the place of a closing one.
            Some((from, inner, '“')) if letter == '“' && ",.?!".contains(before) && after.is_whitespace() =>
            {
                found.push(Quoted { outer: from..at + length, inner: inner..at, closed: true });
                open = None;
            }
            Some(_) if role == Role::Opens && letter == '“' && !german => {
                open = Some((at, at + length, letter));
            }
            _ => {}
        }
        before = letter;
    }
    if let Some((from, inner, _)) = open
        && goes_on
    {
        found.push(Quoted { outer: from..text.len(), inner: inner..text.len(), closed: false });
    }
    found
}

/// The end of a quotation that is nested in one with other marks.
///
/// For example `"It isn’t “ours” anymore."`, `“It isn’t "ours" anymore.”`.
fn nested_end(text: &str, at: usize, mark: char, letter: char, before: char, goes_on: bool) -> Option<usize> {
    let (closing, outer) = match (mark, letter) {
        ('"', '“') => ('”', '"'),
        ('“', '"') if before.is_whitespace() => ('"', '”'),
        _ => return None,
    };
    let start = at + letter.len_utf8();
    let words = head(text.cut(start..), MAX_NESTED);
    let words = words.cut(..words.find(closing)?);
    let end = start + words.len() + closing.len_utf8();
    let after = head(text.cut(end..), MAX_NESTED);
    // The outer quotation must still be closed by its own mark, or go on in the next block.
    let Some(close) = after.find(outer) else {
        // After a sign or a verb of saying, somebody else is quoted: "Ling said, “It leaks.”"
        let near = text.floor_char_boundary(at.saturating_sub(MAX_WORD));
        let last = text.cut(near..at).trim_end().rsplit(' ').next().unwrap_or_default();
        let term = last.ends_with(char::is_alphanumeric)
            && !is_form_of_saying(last)
            && words.split(' ').count() <= MAX_TERM;
        return (goes_on && term).then_some(end);
    };
    let after = after.cut(..close);
    let closes = !after.ends_with(char::is_whitespace) && !after.contains(['“', '”', '"']);
    let whole = !words.contains(['“', '”', '"']) && !words.starts_with(char::is_whitespace);
    (whole && closes).then_some(end)
}

fn opens(role: Role, letter: char, before: char, after: char, style: QuotationStyle) -> bool {
    let free = before.is_whitespace() || "([—–-/'‘,:".contains(before) || !before.is_ascii();
    match role {
        Role::Opens => true,
        Role::Closes => letter == '”' && before.is_whitespace() && after.is_uppercase(),
        Role::Either if matches!(letter, '«' | '»') => letter == '«' || !after.is_whitespace() && free,
        Role::Either if style == QuotationStyle::Single => letter == '\'' && free && after.is_alphanumeric(),
        Role::Either => free && !after.is_whitespace(),
    }
}

fn closes(role: Role, letter: char, mark: char, before: char, after: char, style: QuotationStyle) -> bool {
    let pair = match mark {
        '«' => letter == '»',
        '»' => letter == '«',
        '„' => matches!(letter, '“' | '”' | '"'),
        '「' => letter == '」',
        '『' => letter == '』',
        '‘' | '\'' => matches!(letter, '’' | '\''),
        _ => !matches!(letter, '«' | '»' | '」' | '』' | '„' | '“'),
    };
    let inside_word = style == QuotationStyle::Single && (after.is_alphanumeric() || before.is_whitespace());
    let opening = role == Role::Either && letter == '"' && before.is_whitespace() && !after.is_whitespace();
    pair && role != Role::Opens && !inside_word && !opening
}

/// Where a mark closes a quotation that an earlier block opened, if it is the first mark of a block.
pub(super) fn closes_from_above(text: &str) -> Option<Range<usize>> {
    let (at, mark) =
        text.char_indices().find(|(_, letter)| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»'))?;
    let rest = text.cut(at + mark.len_utf8()..);
    let ends_words =
        text.cut(..at).ends_with(|letter: char| letter.is_alphabetic() || ".,?!…—–)’".contains(letter));
    let is_free = !rest.starts_with(char::is_alphanumeric);
    (matches!(mark, '"' | '”') && ends_words && is_free).then_some(at..at + mark.len_utf8())
}

/// Returns true if a block has a mark that may open or close a quotation.
pub(super) fn has_marks(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '»'])
}

/// Returns true if a single mark after a letter is the apostrophe of a plural: "the keepers’ log".
///
/// In that case, the closing mark of the quotation follows later. If `open` is true, the quotation may also continue in
/// the next block.
fn is_possessive(before: char, after: &str, open: bool) -> bool {
    let near = head(after, MAX_SENTENCE);
    let goes_on = near.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    if before != 's' || !goes_on {
        return false;
    }
    let (near, opens_other) = near.split_once('‘').map_or((near, false), |(near, _)| (near, true));
    let mut last = ' ';
    let closes = near.chars().any(|letter| {
        let closes = matches!(letter, '’' | '\'') && matches!(last, '.' | ',' | '?' | '!' | '…');
        last = letter;
        closes
    });
    closes || open && !opens_other
}

/// Returns true if a block opens with a quotation mark of a document's style.
pub(crate) fn begins_in_style(text: &str, style: QuotationStyle) -> bool {
    let opens_single = || text.trim_start().starts_with(['‘', '\'']);
    begins_with_mark(text) || style == QuotationStyle::Single && opens_single()
}

/// Returns true if a block opens with a quotation mark.
pub(crate) fn begins_with_mark(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['"', '“', '«', '„', '「', '»']) || text.starts_with("''") || text.starts_with("``")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str, goes_on: bool) -> Vec<&str> {
        let style = quotation_style(std::iter::once(text));
        quoted(text, style, goes_on).into_iter().map(|quoted| text.cut(quoted.inner)).collect()
    }

    #[test]
    fn marks_of_every_style_are_found() {
        assert_eq!(
            inner("“One,” she said. \"Two.\" ''Three'' ``Four''", false),
            ["One,", "Two.", "Three", "Four"]
        );
        assert_eq!(inner("« Oui », a dit Anne. „Ja“, sagte er. 「好」", false), [" Oui ", "Ja", "好"]);
        assert_eq!(inner("‘It’s late,’ she said.", false), ["It’s late,"]);
        assert_eq!(inner("‘The keepers’ log is lost,’ she said.", false), ["The keepers’ log is lost,"]);
        assert_eq!(inner("‘The keepers’ log is lost.", true), ["The keepers’ log is lost."]);
        assert_eq!(inner("The ‘old friends’ rule, she said, is gone.", false), ["old friends"]);
    }

    #[test]
    fn double_marks_inside_single_ones_are_words_of_the_quotation() {
        assert_eq!(
            inner("‘He said “I will”,’ said Ling. ‘But he didn’t.’", false),
            ["He said “I will”,", "But he didn’t."]
        );
        assert_eq!(inner("'He said \"no\" to it,' said Ling.", false), ["He said \"no\" to it,"]);
        assert_eq!(inner("The ‘old’ quay is “dry,” she said.", false), ["dry,"]);
        assert_eq!(inner("'Tis late. \"Go,\" she said.", false), ["Go,"]);
    }

    #[test]
    fn inches_and_unmatched_marks_are_not_quotations() {
        assert_eq!(inner("He is 6'2\" tall and “glad.”", false), ["glad."]);
        assert!(inner("“Never closed.", false).is_empty());
        assert_eq!(inner("“Goes on.", true), ["Goes on."]);
        assert_eq!(inner("“Lost one. “Two,” he said.", false), ["Two,"]);
    }
}
