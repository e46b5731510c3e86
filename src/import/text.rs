//! Text helpers that all parts of the importer share.

use crate::text::Cut;
use std::borrow::Cow;

/// Quotation marks that open a quotation at the start of a line.
pub(crate) const OPENING_MARKS: [char; 4] = ['“', '"', '«', '„'];

/// Quotation marks that close a quotation at the end of a line.
pub(crate) const CLOSING_MARKS: [char; 4] = ['”', '"', '»', '“'];

/// Returns at most `bytes` bytes from the start, cut at a character boundary.
pub(crate) fn head(words: &str, bytes: usize) -> &str {
    words.cut(..words.floor_char_boundary(bytes))
}

/// A word in lower case; without an allocation if it is in ASCII and has no capital.
pub(crate) fn lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Returns true for digits in ASCII only, at least one.
pub(crate) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true if the words end like a sentence.
pub(crate) fn ends_sentence(words: &str) -> bool {
    // “ and « also close, in German and Danish.
    let closing = ['"', '”', '“', '’', '‘', '\'', ')', ']', '»', '«', '」', '』', ' '];
    let bare = words.trim_end_matches(closing);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', ':', '：'])
}

/// The length in bytes of a list marker at the start: `- `, `• `, `1. `.
pub(crate) fn item_mark(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let mark = if matches!(first, '-' | '*' | '•' | '◦' | '▪' | '■' | '●' | '·' | '‣' | '–' | '+' | '○' | '✓')
    {
        first.len_utf8()
    } else {
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let closed = matches!(words.as_bytes().get(digits), Some(b'.' | b')'));
        if digits == 0 || digits > 3 || !closed {
            return None;
        }
        digits + 1
    };
    let rest = words.cut(mark..);
    let blank = rest.len() - rest.trim_start().len();
    (blank > 0 && blank < rest.len()).then_some(mark + blank)
}

/// Returns true for a word that looks like a participle: "Paying".
pub(crate) fn looks_like_participle(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ing")
}

/// Returns true if a word has several letters, none in lower case.
///
/// For example "LING", but not "I".
pub(crate) fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
}

/// Returns true if a word is the initial of a name: "C.".
pub(crate) fn is_initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase)
}

/// Changes words in capitals to title case: "ADA LING" becomes "Ada Ling".
///
/// Lowercase letters show where a new part of a name begins: `McCARTHY` becomes `McCarthy`.
pub(crate) fn title_case(words: &str) -> String {
    words.split(' ').map(word_in_title_case).collect::<Vec<_>>().join(" ")
}

fn word_in_title_case(word: &str) -> String {
    // In "McCARTHY", everything up to the capital after the last lowercase letter stays.
    let small = word.char_indices().rfind(|(_, c)| c.is_lowercase()).map_or(0, |(at, c)| at + c.len_utf8());
    let kept = small + word.cut(small..).chars().next().map_or(0, char::len_utf8);
    let mut out = word.cut(..kept).to_owned();
    let mut begins = out.chars().next_back().is_some_and(|c| !c.is_alphanumeric());
    for letter in word.cut(kept..).chars() {
        if begins {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphanumeric();
    }
    // The S of "ADA'S" does not begin a name.
    for (wrong, right) in [("’S", "’s"), ("'S", "'s")] {
        if let Some(stem) = out.strip_suffix(wrong) {
            out = format!("{stem}{right}");
        }
    }
    out
}

/// A name in capitals, in title case: "ADA LING" becomes "Ada Ling".
///
/// Returns `None` for names that are not in capitals and for short ones, which are abbreviations of organizations.
pub(crate) fn name_in_title_case(name: &str) -> Option<String> {
    let long = name.split(' ').filter(|word| word.chars().count() > 1).count() > 1;
    long.then(|| family_name_in_title_case(name))?
}

/// A family name in capitals, in title case: the name of "Mr. LING".
pub(crate) fn family_name_in_title_case(name: &str) -> Option<String> {
    let long = name.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let capitals = name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\'' | '.'));
    // "TIDE II" is a programme or a ship.
    let numbered =
        name.split(' ').any(|word| word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    let latin = name.chars().any(|c| c.to_lowercase().next() != Some(c));
    (long && capitals && latin && !numbered).then(|| title_case(name))
}
