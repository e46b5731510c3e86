//! Decodes the bytes that a terminal sends into keys, pastes and answers.
//!
//! It knows UTF-8, control characters and the sequences of xterm, VT220, rxvt and Linux.
//!
//! crossterm has a reader of its own, but it reads the terminal in blocking mode until a sequence is complete. Half a
//! sequence (Alt+[ is one) then delays signals and resizes until the next key, and at the end of the input it never
//! stops reading. This decoder gets the bytes from its caller, which decides when to wait for more.

use super::codes::{alt, background, character, letter, modifiers, mouse, numbered, typed};
use crate::app::Mouse;
use crate::theme::Background;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use memchr::memmem;
use std::collections::VecDeque;

/// The longest paste that is kept, in bytes.
///
/// A search line needs less, and a terminal can send without end.
const MAX_PASTE: usize = 1 << 20;
const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// The longest answer about the background, in bytes.
const MAX_ANSWER: usize = 64;

/// A key, a paste, a mouse event, or an answer of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    Key(KeyEvent),
    Paste(String),
    /// The mouse was used at this column and row, from 0.
    Mouse(u16, u16, Mouse),
    /// The terminal said what its background is.
    Background(Background),
}

/// Turns bytes into inputs, wherever the bytes are cut into pieces.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    bytes: Vec<u8>,
    /// The paste so far, until it ends.
    paste: Option<Vec<u8>>,
    ready: VecDeque<Decoded>,
    /// True from a question to the terminal until the end of its answer.
    expects_answer: bool,
}

/// The token that some bytes start with; the number is its length in bytes.
enum Token {
    /// There are too few bytes to know.
    Half,
    /// Something to ignore: a report, or an unknown key.
    Nothing(usize),
    /// A key.
    Key(usize, KeyEvent),
    /// A use of the mouse.
    Mouse(usize, (u16, u16, Mouse)),
    /// An answer about the background.
    Background(usize, Background),
    /// An answer about the terminal itself, which is the last of its answers.
    Done(usize),
    /// The start of a paste.
    Paste,
}

impl Decoder {
    /// Takes bytes that were read.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.advance();
    }

    /// The next complete input.
    pub(super) fn next(&mut self) -> Option<Decoded> {
        self.ready.pop_front()
    }

    /// Returns true if an input is complete.
    pub(super) fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// Expects an answer about the background.
    ///
    /// It ends with the answer about the terminal itself.
    pub(super) fn expect_answer(&mut self) {
        self.expects_answer = true;
    }

    /// Returns true if the terminal may still answer.
    pub(super) fn expects_answer(&self) -> bool {
        self.expects_answer
    }

    /// Returns true if the bytes can only be part of an answer, and never a key.
    fn has_partial_answer(&self) -> bool {
        let is_of_answer = |byte: &u8| byte.is_ascii_hexdigit() || b";:/rg\x1b".contains(byte);
        self.expects_answer
            && self.bytes.len() <= MAX_ANSWER
            && match &self.bytes[..] {
                [0x1b, b']', b'0'..=b'9', rest @ ..] => rest.iter().all(is_of_answer),
                [0x1b, b'[', b'?', ..] => true,
                _ => false,
            }
    }

    /// Returns true if the last bytes may be a key or the start of a sequence.
    ///
    /// Examples are Esc and Alt+[. Only time can tell.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.paste.is_none() && !self.bytes.is_empty() && !self.has_partial_answer()
    }

    /// Takes the ambiguous bytes as a key, because no more have come.
    ///
    /// Half a report is dropped.
    pub(super) fn settle(&mut self) {
        let key = match self.bytes[..] {
            [0x1b] => Some(KeyEvent::from(KeyCode::Esc)),
            [0x1b, byte] => plain(&[byte]).map(|(_, key)| alt(key)),
            _ => None,
        };
        if self.is_ambiguous() {
            self.bytes.clear();
            self.ready.extend(key.map(Decoded::Key));
        }
    }

    /// Decodes as many bytes as possible.
    fn advance(&mut self) {
        let mut at = 0;
        loop {
            if self.paste.is_some() {
                match self.take_paste(at) {
                    Some(next) => at = next,
                    None => return,
                }
            }
            match token(&self.bytes[at..]) {
                Token::Half => break,
                Token::Nothing(length) => at += length,
                Token::Key(length, key) => {
                    self.ready.push_back(Decoded::Key(key));
                    at += length;
                }
                Token::Mouse(length, (x, y, mouse)) => {
                    self.ready.push_back(Decoded::Mouse(x, y, mouse));
                    at += length;
                }
                Token::Background(length, background) => {
                    self.ready.push_back(Decoded::Background(background));
                    at += length;
                }
                Token::Done(length) => {
                    self.expects_answer = false;
                    at += length;
                }
                Token::Paste => {
                    self.paste = Some(Vec::new());
                    at += PASTE_START.len();
                }
            }
        }
        self.bytes.drain(..at);
    }

    /// Moves pasted bytes, from `at`, to the paste. Returns where the paste ends.
    ///
    /// If it has not ended, it returns `None` and leaves only bytes that may be the start of the end marker.
    fn take_paste(&mut self, at: usize) -> Option<usize> {
        let paste = self.paste.as_mut()?;
        let found = memmem::find(&self.bytes[at..], PASTE_END).map(|end| at + end);
        let end = found.unwrap_or_else(|| (self.bytes.len() + 1).saturating_sub(PASTE_END.len()).max(at));
        let room = MAX_PASTE.saturating_sub(paste.len());
        paste.extend_from_slice(&self.bytes[at..end.min(at + room)]);
        if found.is_some() {
            let text = String::from_utf8_lossy(paste).into_owned();
            self.paste = None;
            self.ready.push_back(Decoded::Paste(text));
            Some(end + PASTE_END.len())
        } else {
            self.bytes.drain(..end);
            None
        }
    }
}

/// What the bytes start with.
fn token(bytes: &[u8]) -> Token {
    let sequence = match bytes {
        [] | [0x1b] => return Token::Half,
        // Esc was pressed twice, fast: the second one may start a sequence.
        [0x1b, 0x1b, ..] => return Token::Key(1, KeyCode::Esc.into()),
        [0x1b, b'[', rest @ ..] => csi(rest),
        [0x1b, b'O', rest @ ..] => ss3(rest),
        // Reports that another program requested: OSC, DCS, APC. Nothing follows Alt+] and the like.
        [0x1b, b']', rest @ ..] if rest.first().is_none_or(u8::is_ascii_digit) => answer(rest),
        [0x1b, b'P' | b'_', rest @ ..] => string(rest),
        [0x1b, rest @ ..] => {
            return match plain(rest) {
                Some((length, key)) => Token::Key(length + 1, alt(key)),
                None => bad_or_half(rest, 1),
            };
        }
        _ => {
            return match plain(bytes) {
                Some((length, key)) => Token::Key(length, key),
                None => bad_or_half(bytes, 0),
            };
        }
    };
    match sequence {
        Token::Nothing(length) => Token::Nothing(length + 2),
        Token::Key(length, key) => Token::Key(length + 2, key),
        Token::Mouse(length, mouse) => Token::Mouse(length + 2, mouse),
        Token::Background(length, background) => Token::Background(length + 2, background),
        Token::Done(length) => Token::Done(length + 2),
        other => other,
    }
}

/// Bytes that are not a character: the start of one, or none at all.
fn bad_or_half(bytes: &[u8], before: usize) -> Token {
    match std::str::from_utf8(bytes).map_err(|error| (error.valid_up_to(), error.error_len())) {
        Err((0, None)) => Token::Half,
        Err((0, Some(length))) => Token::Nothing(before + length),
        _ => Token::Nothing(before + 1),
    }
}

/// The key at the start of bytes that are not a sequence, with its length.
///
/// `None` if the bytes are not UTF-8.
fn plain(bytes: &[u8]) -> Option<(usize, KeyEvent)> {
    let control = |letter: u8| KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    let key = match *bytes.first()? {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => control(b' '),
        byte @ 0x01..=0x1a => control(byte - 1 + b'a'),
        0x1b => return None,
        // Ctrl+4 to Ctrl+7, as crossterm and the settings name them.
        byte @ 0x1c..=0x1f => control(byte - 0x1c + b'4'),
        _ => {
            let first = &bytes[..bytes.len().min(4)];
            let valid = match std::str::from_utf8(first) {
                Ok(text) => text,
                Err(error) => std::str::from_utf8(&first[..error.valid_up_to()]).ok()?,
            };
            let letter = valid.chars().next()?;
            return Some((letter.len_utf8(), typed(letter, KeyModifiers::NONE)));
        }
    };
    Some((1, key))
}

/// `ESC O …`: arrows and keypad in application mode, F1 to F4.
fn ss3(rest: &[u8]) -> Token {
    let Some(&last) = rest.first() else { return Token::Half };
    let key = match last {
        b'a'..=b'd' => {
            letter(last.to_ascii_uppercase()).map(|code| KeyEvent::new(code, KeyModifiers::CONTROL))
        }
        b'M' => Some(KeyCode::Enter.into()),
        b'j'..=b'y' => Some(KeyEvent::from(KeyCode::Char(char::from(last - 0x40)))),
        _ => letter(last).map(KeyEvent::from),
    };
    key.map_or(Token::Nothing(1), |key| Token::Key(1, key))
}

/// `ESC ] … BEL`, `ESC P … ESC \`: a string, which is ignored.
fn string(rest: &[u8]) -> Token {
    match memchr::memchr2(0x07, 0x1b, rest) {
        None => Token::Half,
        Some(end) => match rest[end..] {
            [0x07, ..] => Token::Nothing(end + 1),
            [0x1b, b'\\', ..] => Token::Nothing(end + 2),
            [0x1b] => Token::Half,
            // Another sequence cuts it off.
            _ => Token::Nothing(end),
        },
    }
}

/// `ESC ] 11 ; colour`: the background; any other string is ignored.
fn answer(rest: &[u8]) -> Token {
    match string(rest) {
        Token::Nothing(length) => {
            let words = rest[..length].strip_prefix(b"11;").and_then(|words| std::str::from_utf8(words).ok());
            words
                .and_then(background)
                .map_or(Token::Nothing(length), |background| Token::Background(length, background))
        }
        other => other,
    }
}

/// `ESC [ parameters last`.
fn csi(rest: &[u8]) -> Token {
    match rest {
        // The Linux console's F1 to F5.
        [b'[', last @ b'A'..=b'E', ..] => return Token::Key(2, KeyCode::F(last - b'A' + 1).into()),
        [b'['] => return Token::Half,
        // The oldest mouse report: three bytes of any value follow.
        [b'M', report @ ..] => return if report.len() < 3 { Token::Half } else { Token::Nothing(4) },
        _ => {}
    }
    // Parameters and intermediates as in ECMA-48. rxvt ends a key with Shift in "$", which is an intermediate.
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte) || *byte == b'$') else {
        return Token::Half;
    };
    let (parameters, last) = (&rest[..end], rest[end]);
    if !(0x40..=0x7e).contains(&last) && last != b'$' {
        // The sequence is cut off by a byte that belongs to whatever comes next.
        return Token::Nothing(end);
    }
    if (parameters, last) == (b"200", b'~') {
        return Token::Paste;
    }
    if let ([b'<', report @ ..], b'M' | b'm') = (parameters, last) {
        let mouse = (last == b'M').then(|| mouse(report)).flatten();
        return mouse.map_or(Token::Nothing(end + 1), |mouse| Token::Mouse(end + 1, mouse));
    }
    if last == b'c' && parameters.first() == Some(&b'?') {
        return Token::Done(end + 1);
    }
    key_of(parameters, last).map_or(Token::Nothing(end + 1), |key| Token::Key(end + 1, key))
}

/// The key of a control sequence.
///
/// `None` for reports, released keys and unknown sequences.
fn key_of(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    let parameters = std::str::from_utf8(parameters).ok()?;
    let mut fields = parameters.split(';');
    let mut number = |otherwise: u32| {
        let mut parts = fields.next().unwrap_or("").split(':');
        let first = parts.next().unwrap_or("");
        let value = if first.is_empty() { Some(otherwise) } else { first.parse().ok() };
        // After a colon, the modifiers say if the key was pressed (1), repeats (2) or was released (3).
        value.map(|value| (value, parts.next() == Some("3")))
    };
    let (first, _) = number(1)?;
    let (second, released) = number(1)?;
    if released {
        return None;
    }
    let mut modifiers = modifiers(second);
    let code = match last {
        b'Z' => {
            modifiers |= KeyModifiers::SHIFT;
            KeyCode::BackTab
        }
        b'~' if first == 27 => return character(number(0)?.0, modifiers),
        b'u' => return character(first, modifiers),
        b'~' => numbered(first)?,
        // In rxvt the last byte is the modifier.
        b'$' | b'^' | b'@' => {
            if last != b'^' {
                modifiers |= KeyModifiers::SHIFT;
            }
            if last != b'$' {
                modifiers |= KeyModifiers::CONTROL;
            }
            numbered(first)?
        }
        b'a'..=b'd' => {
            modifiers |= KeyModifiers::SHIFT;
            letter(last.to_ascii_uppercase())?
        }
        // With a number other than 1 it is a report: that of the cursor position also ends in R.
        _ => letter(last).filter(|_| first == 1)?,
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(decoder: &mut Decoder) -> Vec<Decoded> {
        std::iter::from_fn(|| decoder.next()).collect()
    }

    fn decoded(bytes: &[u8]) -> Vec<Decoded> {
        let mut decoder = Decoder::default();
        decoder.push(bytes);
        decoder.settle();
        all(&mut decoder)
    }

    fn keys(bytes: &str) -> Vec<(KeyCode, KeyModifiers)> {
        let one = |input| match input {
            Decoded::Key(key) => (key.code, key.modifiers),
            other => panic!("not a key: {other:?}"),
        };
        decoded(bytes.as_bytes()).into_iter().map(one).collect()
    }

    fn key(bytes: &str) -> (KeyCode, KeyModifiers) {
        let keys = keys(bytes);
        assert_eq!(keys.len(), 1, "{bytes:?}: {keys:?}");
        keys[0]
    }

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;

    #[test]
    fn letters_of_any_script_are_keys() {
        assert_eq!(keys("]s"), [(KeyCode::Char(']'), NONE), (KeyCode::Char('s'), NONE)]);
        assert_eq!(key("G"), (KeyCode::Char('G'), SHIFT));
        assert_eq!(key("门"), (KeyCode::Char('门'), NONE));
        assert_eq!(key("\u{1f6a2}"), (KeyCode::Char('\u{1f6a2}'), NONE));
    }

    #[test]
    fn control_characters_are_keys() {
        assert_eq!(key("\r"), (KeyCode::Enter, NONE));
        assert_eq!(key("\t"), (KeyCode::Tab, NONE));
        assert_eq!(key("\x7f"), (KeyCode::Backspace, NONE));
        assert_eq!(key("\x03"), (KeyCode::Char('c'), CONTROL));
        assert_eq!(key("\x1a"), (KeyCode::Char('z'), CONTROL));
        assert_eq!(key("\0"), (KeyCode::Char(' '), CONTROL));
    }

    #[test]
    fn arrows_and_function_keys_are_decoded_in_every_dialect() {
        for up in ["\x1b[A", "\x1bOA", "\x1b[1A", "\x1b[1;1A"] {
            assert_eq!(key(up), (KeyCode::Up, NONE), "{up:?}");
        }
        for home in ["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"] {
            assert_eq!(key(home), (KeyCode::Home, NONE), "{home:?}");
        }
        for first in ["\x1bOP", "\x1b[P", "\x1b[11~", "\x1b[[A"] {
            assert_eq!(key(first), (KeyCode::F(1), NONE), "{first:?}");
        }
        assert_eq!(key("\x1b[24~"), (KeyCode::F(12), NONE));
        assert_eq!(key("\x1b[6~"), (KeyCode::PageDown, NONE));
        assert_eq!(key("\x1b[1;5C"), (KeyCode::Right, CONTROL));
        assert_eq!(key("\x1bOd"), (KeyCode::Left, CONTROL));
        assert_eq!(key("\x1b[a"), (KeyCode::Up, SHIFT));
        assert_eq!(key("\x1b[5^"), (KeyCode::PageUp, CONTROL));
        assert_eq!(key("\x1b[3$"), (KeyCode::Delete, SHIFT));
        assert_eq!(key("\x1b[Z"), (KeyCode::BackTab, SHIFT));
    }

    #[test]
    fn escape_and_alt_are_told_apart() {
        assert_eq!(key("\x1b"), (KeyCode::Esc, NONE));
        assert_eq!(keys("\x1b\x1b"), [(KeyCode::Esc, NONE), (KeyCode::Esc, NONE)]);
        assert_eq!(key("\x1bf"), (KeyCode::Char('f'), ALT));
        assert_eq!(key("\x1b["), (KeyCode::Char('['), ALT));
        assert_eq!(key("\x1b]"), (KeyCode::Char(']'), ALT));
        assert_eq!(key("\x1bO"), (KeyCode::Char('O'), ALT | SHIFT));
        assert_eq!(key("\x1b门"), (KeyCode::Char('门'), ALT));
        assert_eq!(keys("\x1b\x1b[A"), [(KeyCode::Esc, NONE), (KeyCode::Up, NONE)]);
    }

    #[test]
    fn newer_keyboard_protocols_are_decoded_and_releases_ignored() {
        assert_eq!(key("\x1b[97;5u"), (KeyCode::Char('a'), CONTROL));
        assert_eq!(key("\x1b[97;2u"), (KeyCode::Char('A'), SHIFT));
        assert_eq!(key("\x1b[27;5;105~"), (KeyCode::Char('i'), CONTROL));
        assert_eq!(key("\x1b[97;1:2u"), (KeyCode::Char('a'), NONE));
        assert_eq!(keys("\x1b[97;1:3u\x1b[1;1:3A"), []);
    }

    #[test]
    fn unexpected_reports_are_ignored() {
        for report in [
            "\x1b[I",
            "\x1b[<35;12;7M\x1b[<0;12;7m\x1b[<2;1;1M\x1b[<0;0;7M\x1b[<0;99999999;7M\x1b[<M",
            "\x1b[M !!",
            "\x1b[?62;4c",
            "\x1b[12;40R\x1b[?1;2c",
            "\x1b]11;black\x07",
            "\x1b]10;rgb:0/0/0\x1b\\",
            "\x1bP>|XTerm(390)\x1b\\",
            "\x1b_Gi=1;OK\x1b\\",
        ] {
            assert_eq!(key(&format!("{report}q")), (KeyCode::Char('q'), NONE), "{report:?}");
        }
    }

    #[test]
    fn clicks_and_the_wheel_have_a_column_and_a_row() {
        let decoded = decoded(b"\x1b[<0;12;7M\x1b[<0;12;7m\x1b[<68;300;1M\x1b[<65;1;200M");
        let told = [(11, 6, Mouse::Click), (299, 0, Mouse::WheelUp), (0, 199, Mouse::WheelDown)];
        assert_eq!(decoded, told.map(|(x, y, mouse)| Decoded::Mouse(x, y, mouse)));
    }

    #[test]
    fn the_background_is_decoded_in_every_form() {
        for (answer, background) in [
            ("\x1b]11;rgb:0/0/0\x07", Background::Dark),
            ("\x1b]11;rgb:1c1c/1f1f/2727\x1b\\", Background::Dark),
            ("\x1b]11;rgb:fd/f6/e3\x1b\\", Background::Light),
            ("\x1b]11;rgba:ffff/ffff/ffff/ffff\x07", Background::Light),
        ] {
            assert_eq!(decoded(answer.as_bytes()), [Decoded::Background(background)], "{answer:?}");
        }
        for none in ["rgb:0/0", "rgb:zz/0/0", "rgb:00000/0/0", "rgb://", ""] {
            assert_eq!(decoded(format!("\x1b]11;{none}\x07").as_bytes()), [], "{none:?}");
        }
    }

    #[test]
    fn an_answer_in_two_pieces_is_never_a_key() {
        let answer = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;4c";
        // A shorter piece could be Alt and a key, and only time can tell.
        for cut in 3..answer.len() {
            let mut decoder = Decoder::default();
            decoder.expect_answer();
            decoder.push(&answer[..cut]);
            if !decoder.bytes.is_empty() && decoder.bytes.len() > 2 {
                assert!(!decoder.is_ambiguous(), "{cut}");
            }
            if !decoder.is_ambiguous() {
                decoder.settle();
            }
            decoder.push(&answer[cut..]);
            assert_eq!(all(&mut decoder), [Decoded::Background(Background::Light)], "{cut}");
            assert!(!decoder.expects_answer(), "{cut}");
        }
    }

    #[test]
    fn a_terminal_that_does_not_answer_does_not_delay_keys() {
        let mut decoder = Decoder::default();
        decoder.expect_answer();
        decoder.push(b"\x1b");
        assert!(decoder.is_ambiguous());
        decoder.settle();
        decoder.push(b"j\x1b[A");
        assert_eq!(all(&mut decoder).len(), 3);
        assert!(decoder.expects_answer());
    }

    #[test]
    fn a_paste_is_one_input_whatever_it_contains() {
        let paste = decoded("a\x1b[200~q\x1b[A\r\n门\x1b[201~b".as_bytes());
        assert_eq!(paste[1], Decoded::Paste("q\x1b[A\r\n门".to_owned()));
        assert_eq!(paste.len(), 3);
    }

    #[test]
    fn an_endless_paste_does_not_fill_the_memory() {
        let mut decoder = Decoder::default();
        decoder.push(b"\x1b[200~");
        for _ in 0..640 {
            decoder.push(&[b'a'; 1 << 12]);
        }
        assert!(!decoder.is_ambiguous() && decoder.next().is_none());
        decoder.push(b"\x1b[201~q");
        assert_eq!(decoder.next(), Some(Decoded::Paste("a".repeat(MAX_PASTE))));
        assert!(matches!(decoder.next(), Some(Decoded::Key(_))));
    }

    #[test]
    fn bytes_that_are_not_text_are_ignored() {
        assert_eq!(decoded(b"\xff\xc3(").len(), 1);
        assert_eq!(decoded(b"\xe9\x97"), []);
        assert_eq!(decoded(b"\x1b\xff"), []);
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut decoder = Decoder::default();
            decoder.push(&bytes);
            decoder.settle();
            prop_assert!(decoder.bytes.len() < PASTE_END.len());
        }

        #[test]
        fn bytes_can_be_cut_anywhere(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec!["a", "门", "\x1b[A", "\x1bOP", "\x1b[5~", "\x1b[200~x\x1b[yé\x1b[201~", "\x1bf"]),
                0..12,
            ),
            cut in 0usize..80,
        ) {
            let bytes = pieces.concat().into_bytes();
            let cut = cut.min(bytes.len());
            let mut decoder = Decoder::default();
            decoder.push(&bytes[..cut]);
            decoder.push(&bytes[cut..]);
            decoder.settle();
            prop_assert_eq!(all(&mut decoder), decoded(&bytes));
        }
    }
}
