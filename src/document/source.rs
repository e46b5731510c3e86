//! Decodes a briefing file as UTF-8 and explains why another file cannot be read.

use crate::diagnostic::{Diagnostic, NOT_A_BRIEFING, NOT_UTF8};
use std::borrow::Cow;

/// The number of bytes from the start of a file that are checked for binary data.
const HEAD_BYTES: usize = 4096;

/// Decodes the bytes of a file as UTF-8.
///
/// A byte order mark is skipped. Bytes that are not UTF-8 become U+FFFD and are reported once, at the first position.
/// The text is `None`, with the reason, if the file is not text or has another encoding.
pub fn decode(bytes: Vec<u8>) -> (Option<String>, Vec<Diagnostic>) {
    let refuse =
        |fault, message: &str, help: &str| (None, vec![Diagnostic::new(fault, 0..0, message).help(help)]);
    if matches!(bytes.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff])) {
        return refuse(&NOT_UTF8, "this file is UTF-16", "save it as UTF-8 in your editor");
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return refuse(
            &NOT_A_BRIEFING,
            "this file is empty",
            "a briefing starts with `format = 1` and `[event]`",
        );
    }
    // Text has no NULs. UTF-16 without a byte order mark is about half NULs.
    let nuls = bytes.iter().take(HEAD_BYTES).filter(|byte| **byte == 0).count();
    if nuls * 20 > bytes.len().min(HEAD_BYTES) {
        return refuse(
            &NOT_A_BRIEFING,
            "this file is not text",
            "plenary reads briefings in TOML, saved as UTF-8",
        );
    }
    match String::from_utf8(bytes) {
        Ok(text) => (Some(text), Vec::new()),
        Err(error) => {
            let head = &error.as_bytes()[..error.as_bytes().len().min(HEAD_BYTES)];
            let controls = head
                .iter()
                .filter(|byte| **byte == 0 || (**byte < 0x20 && !byte.is_ascii_whitespace()))
                .count();
            if controls * 20 > head.len() {
                return refuse(
                    &NOT_A_BRIEFING,
                    "this file is not text",
                    "plenary reads briefings in TOML, saved as UTF-8",
                );
            }
            let at = error.utf8_error().valid_up_to();
            let count =
                String::from_utf8_lossy(error.as_bytes()).matches(char::REPLACEMENT_CHARACTER).count();
            let text = String::from_utf8_lossy(error.as_bytes());
            let message = match count {
                1 => Cow::Borrowed("a character here is not UTF-8"),
                _ => Cow::Owned(format!("{count} characters of this file are not UTF-8; the first is here")),
            };
            let fault = Diagnostic::new(&NOT_UTF8, at..at + 3, message)
                .label("shown as \u{fffd}")
                .help("save the file as UTF-8 in your editor");
            (Some(text.into_owned()), vec![fault])
        }
    }
}

/// Returns true if TOML, or its beginning, has a table or a key of a briefing.
///
/// It compares lines and parses nothing, so that a briefing with syntax errors is still read and its errors are reported.
pub fn looks_like_briefing(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start_matches('\u{feff}').trim_start();
        let is_table = ["[event", "[[event", "[[sections", "[sections", "[[speakers"]
            .into_iter()
            .filter_map(|start| line.strip_prefix(start))
            .any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
        is_table || line.strip_prefix("format").is_some_and(|rest| rest.trim_start().starts_with('='))
    })
}

/// Returns the file or URL that a briefing was imported from, from the beginning of its text.
///
/// It parses only the table `[import]`, because it runs on every file of a folder.
pub fn imported_from(text: &str) -> Option<String> {
    let mut lines = text.lines();
    lines.find(|line| line.trim() == "[import]")?;
    let table: Vec<&str> = lines.take_while(|line| !line.trim_start().starts_with('[')).collect();
    let from = table.into_iter().find(|line| line.trim_start().starts_with("from"))?;
    let mut table: toml::Table = toml::from_str(from).ok()?;
    match table.remove("from") {
        Some(toml::Value::String(from)) => Some(from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_of_an_imported_briefing_is_found() {
        let text = "format = 1\n[event]\nfrom = 'x'\n[import]\nformat = \"text\"\nfrom = \"a/\\\"b\\\".txt\"\n[x]\nfrom = 'y'\n";
        assert_eq!(imported_from(text).as_deref(), Some("a/\"b\".txt"));
        assert_eq!(imported_from("[import]\nformat = 'text'\n[x]\nfrom = 'y'\n"), None);
        assert_eq!(imported_from("from = 'x'\n"), None);
        assert_eq!(imported_from("[import]\nfrom = 3\n"), None);
    }

    #[test]
    fn only_toml_with_a_table_or_a_key_of_a_briefing_looks_like_one() {
        for text in
            ["format=1", "# x\n\u{feff}format = 2\n", "[event]", "[event\n", "[[ sections ]]\n[[sections]]"]
        {
            assert!(looks_like_briefing(text), "{text:?}");
        }
        for text in ["", "[package]\nname = 'event'", "[events]", "formats = 1", "#[event]"] {
            assert!(!looks_like_briefing(text), "{text:?}");
        }
    }

    fn told(bytes: &[u8]) -> (Option<String>, Vec<&'static str>) {
        let (text, faults) = decode(bytes.to_vec());
        (text, faults.iter().map(|diagnostic| diagnostic.fault.name).collect())
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        assert_eq!(told(b"\xef\xbb\xbfa = 1"), (Some("a = 1".to_owned()), vec![]));
    }

    #[test]
    fn other_encodings_and_binary_files_are_recognized() {
        assert_eq!(told(b"\xff\xfea\0"), (None, vec!["not-utf8"]));
        assert_eq!(told(b"a = 'caf\xe9'"), (Some("a = 'caf\u{fffd}'".to_owned()), vec!["not-utf8"]));
        assert_eq!(told(b"\x7fELF\0\0\0\x01\x02\xff\xfe\0\0"), (None, vec!["not-a-briefing"]));
        assert_eq!(told(b"f\0o\0r\0m\0"), (None, vec!["not-a-briefing"]));
        assert_eq!(told(&[0; 99]), (None, vec!["not-a-briefing"]));
        assert_eq!(told(b" \n"), (None, vec!["not-a-briefing"]));
    }
}
