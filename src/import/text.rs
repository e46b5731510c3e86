//! Small checks on words that every part of the importer shares.

/// At most `bytes` from the start, cut between characters.
pub(crate) fn head(words: &str, bytes: usize) -> &str {
    &words[..words.floor_char_boundary(bytes)]
}

/// Whether words end as a sentence does.
pub(crate) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '」', '』', ' ']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', ':', '：'])
}

/// How many bytes of a line are the mark of an item: `- `, `• `, `1. `.
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
    let rest = &words[mark..];
    let blank = rest.len() - rest.trim_start().len();
    (blank > 0 && blank < rest.len()).then_some(mark + blank)
}

/// Whether words are only names: "Jonathan Deal", "Marshall Space Flight Center, Huntsville, Ala."
pub(crate) fn is_name(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', ',', '/']).filter(|part| !part.is_empty()).collect();
    let upper = |part: &&str| {
        part.starts_with(|c: char| c.is_uppercase() || matches!(c, '–' | '-' | '|' | '&'))
            || matches!(*part, "of" | "the" | "and" | "for" | "de")
    };
    words.chars().count() < 90
        && parts.len() < 12
        && parts.iter().all(upper)
        && !words.ends_with([':', '!', '?', '”'])
}
