//! The quotation marks of all scripts.

/// Returns true for a quotation mark of any language or keyboard.
///
/// The right single mark `’` counts, although it is more often an apostrophe.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '"'
            | '\''
            | '＂'
            | '＇'
            | '〝'
            | '〞'
            | '〟'
    )
}
