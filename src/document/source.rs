//! Bytes to text: what encoding a file is in, and a clear word where it is none.

use crate::diagnostic::{Diagnostic, NOT_A_BRIEFING, NOT_UTF8};
use std::borrow::Cow;

/// So many bytes from the start of a file say whether it is text.
const HEAD: usize = 4096;

/// Decodes the bytes of a file as UTF-8.
///
/// A byte order mark is passed over. Bytes that are not UTF-8 become U+FFFD and are reported once, at the
/// first place. `None`, with the reason, when the file is no text or text of another encoding.
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
    // NUL is UTF-8 and yet in no text; text in UTF-16 without a byte order mark is half NULs.
    let nuls = bytes.iter().take(HEAD).filter(|byte| **byte == 0).count();
    if nuls * 20 > bytes.len().min(HEAD) {
        return refuse(
            &NOT_A_BRIEFING,
            "this file is not text",
            "plenary reads briefings in TOML, saved as UTF-8",
        );
    }
    match String::from_utf8(bytes) {
        Ok(text) => (Some(text), Vec::new()),
        Err(error) => {
            let head = &error.as_bytes()[..error.as_bytes().len().min(HEAD)];
            let strange = head
                .iter()
                .filter(|byte| **byte == 0 || (**byte < 0x20 && !byte.is_ascii_whitespace()))
                .count();
            if strange * 20 > head.len() {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> (Option<String>, Vec<&'static str>) {
        let (text, faults) = decode(bytes.to_vec());
        (text, faults.iter().map(|diagnostic| diagnostic.fault.name).collect())
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert_eq!(told(b"\xef\xbb\xbfa = 1"), (Some("a = 1".to_owned()), vec![]));
    }

    #[test]
    fn other_encodings_and_binaries_are_told_apart() {
        assert_eq!(told(b"\xff\xfea\0"), (None, vec!["not-utf8"]));
        assert_eq!(told(b"a = 'caf\xe9'"), (Some("a = 'caf\u{fffd}'".to_owned()), vec!["not-utf8"]));
        assert_eq!(told(b"\x7fELF\0\0\0\x01\x02\xff\xfe\0\0"), (None, vec!["not-a-briefing"]));
        assert_eq!(told(b"f\0o\0r\0m\0"), (None, vec!["not-a-briefing"]));
        assert_eq!(told(&[0; 99]), (None, vec!["not-a-briefing"]));
        assert_eq!(told(b" \n"), (None, vec!["not-a-briefing"]));
    }
}
