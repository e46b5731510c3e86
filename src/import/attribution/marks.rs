//! Quotation marks of all houses: where quoted words begin and end, with marks left open at the end of a paragraph.

use std::ops::Range;

/// Quoted words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// With the marks.
    pub(crate) outer: Range<usize>,
    /// Without the marks.
    pub(crate) inner: Range<usize>,
    /// Whether the closing mark is there.
    pub(crate) closed: bool,
}

/// Which marks a text is quoted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum House {
    /// “ ”, " ", '' '', « », „ “, 「 」.
    Double,
    /// ‘ ’ as the first marks, for a text without any double one.
    Single,
}

/// What a character can do as a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
}

/// The house of a whole document: single marks are first marks only where there are no double ones.
pub(crate) fn house<'a>(mut texts: impl Iterator<Item = &'a str>) -> House {
    let double = texts.any(|text| {
        text.contains(['"', '“', '”', '„', '«', '»', '「']) || text.contains("''") || text.contains("``")
    });
    if double { House::Double } else { House::Single }
}

/// The mark at a place, with its length.
fn role(text: &str, at: usize, house: House, german: bool) -> Option<(Role, usize)> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let found = match (house, first) {
        (House::Double, '“') if german => Role::Either,
        (House::Double, '„' | '「' | '『' | '“') | (House::Single, '‘') => Role::Opens,
        (House::Double, '”' | '」' | '』') => Role::Closes,
        (House::Double, '«' | '»' | '"' | '＂') | (House::Single, '’' | '\'') => Role::Either,
        (House::Double, '\'') if rest.starts_with("''") => return Some((Role::Either, 2)),
        (House::Double, '`') if rest.starts_with("``") => return Some((Role::Opens, 2)),
        _ => return None,
    };
    Some((found, first.len_utf8()))
}

/// The quoted words of one block, in order; `goes_on` says whether the next block opens with a mark.
pub(crate) fn quoted(text: &str, house: House, goes_on: bool) -> Vec<Quoted> {
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
        if letter.is_ascii_alphanumeric() || letter == ' ' {
            before = letter;
            continue;
        }
        let Some((role, length)) = role(text, at, house, german) else {
            before = letter;
            continue;
        };
        if open.is_some() && text[at..].starts_with("'''") && !text[at..].starts_with("''''") {
            before = letter;
            continue;
        }
        skip = at + length;
        let after = text[skip..].chars().next().unwrap_or(' ');
        match open {
            None if opens(role, letter, before, after, house) => open = Some((at, at + length, letter)),
            Some((from, inner, mark)) if closes(role, letter, mark, before, after, house) => {
                found.push(Quoted { outer: from..at + length, inner: inner..at, closed: true });
                open = None;
            }
            // A mark turned the wrong way at the end of a quotation.
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
        && house == House::Double
    {
        found.push(Quoted { outer: from..text.len(), inner: inner..text.len(), closed: false });
    }
    found
}

fn opens(role: Role, letter: char, before: char, after: char, house: House) -> bool {
    let free = before.is_whitespace() || "([—–-/'‘,:".contains(before) || !before.is_ascii();
    match role {
        Role::Opens => true,
        Role::Closes => letter == '”' && before.is_whitespace() && after.is_uppercase(),
        Role::Either if matches!(letter, '«' | '»') => letter == '«' || !after.is_whitespace() && free,
        Role::Either if house == House::Single => letter == '\'' && free && after.is_alphanumeric(),
        Role::Either => free && !after.is_whitespace(),
    }
}

fn closes(role: Role, letter: char, mark: char, before: char, after: char, house: House) -> bool {
    let pair = match mark {
        '«' => letter == '»',
        '»' => letter == '«',
        '„' => matches!(letter, '“' | '”' | '"'),
        '「' => letter == '」',
        '『' => letter == '』',
        '‘' | '\'' => matches!(letter, '’' | '\''),
        _ => !matches!(letter, '«' | '»' | '」' | '』' | '„' | '“'),
    };
    let inside_word = house == House::Single && (after.is_alphanumeric() || before.is_whitespace());
    let opening = role == Role::Either && letter == '"' && before.is_whitespace() && !after.is_whitespace();
    pair && role != Role::Opens && !inside_word && !opening
}

/// Whether a block opens with a quotation mark.
pub(crate) fn begins_with_mark(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['"', '“', '«', '„', '「', '»']) || text.starts_with("''") || text.starts_with("``")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str, goes_on: bool) -> Vec<&str> {
        let house = house(std::iter::once(text));
        quoted(text, house, goes_on).into_iter().map(|quoted| &text[quoted.inner]).collect()
    }

    #[test]
    fn marks_of_all_houses_are_found() {
        assert_eq!(
            inner("“One,” she said. \"Two.\" ''Three'' ``Four''", false),
            ["One,", "Two.", "Three", "Four"]
        );
        assert_eq!(inner("« Oui », a dit Anne. „Ja“, sagte er. 「好」", false), [" Oui ", "Ja", "好"]);
        assert_eq!(inner("‘It’s late,’ she said.", false), ["It’s late,"]);
    }

    #[test]
    fn an_inch_and_an_odd_mark_are_no_quotation() {
        assert_eq!(inner("He is 6'2\" tall and “glad.”", false), ["glad."]);
        assert!(inner("“Never closed.", false).is_empty());
        assert_eq!(inner("“Goes on.", true), ["Goes on."]);
        assert_eq!(inner("“Lost one. “Two,” he said.", false), ["Two,"]);
    }
}
