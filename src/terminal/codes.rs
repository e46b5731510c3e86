//! The meaning of codes in terminal sequences: keys, modifiers, colours.

use crate::app::Mouse;
use crate::theme::Background;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Dark or light, by the luma (ITU-R BT.601) of a colour as X11 writes it: `rgb:1c1c/1f1f/2727`.
pub(super) fn background(words: &str) -> Option<Background> {
    let words = words.trim_end_matches(['\u{7}', '\u{1b}', '\\']);
    let parts = words.strip_prefix("rgb:").or_else(|| words.strip_prefix("rgba:"))?;
    let mut luma = 0.0;
    let mut parts = parts.split('/');
    for weight in [0.299, 0.587, 0.114] {
        let digits = parts.next().filter(|digits| (1..=4).contains(&digits.len()))?;
        let most = (1u32 << (4 * digits.len())) - 1;
        luma += weight * f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most);
    }
    Some(if luma < 0.5 { Background::Dark } else { Background::Light })
}

/// A mouse event from xterm's SGR report (mode 1006).
///
/// The report has a button, a column and a row, from 1.
///
/// Shift, Alt and Ctrl make no difference. Movements without the left button and other buttons are ignored.
pub(super) fn mouse(report: &[u8]) -> Option<(u16, u16, Mouse)> {
    let mut numbers = std::str::from_utf8(report).ok()?.split(';').map(|number| number.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let mouse = match button & !0b1_1100 {
        // A release has the same button, and ends in another letter.
        0 => Mouse::Click,
        32 => Mouse::Drag,
        64 => Mouse::WheelUp,
        65 => Mouse::WheelDown,
        _ => return None,
    };
    Some((x.checked_sub(1)?, y.checked_sub(1)?, mouse))
}

/// A typed character; a capital letter has Shift, as in crossterm.
pub(super) fn typed(letter: char, modifiers: KeyModifiers) -> KeyEvent {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(letter), modifiers | shift)
}

/// The same key with Alt.
pub(super) fn alt(mut key: KeyEvent) -> KeyEvent {
    key.modifiers |= KeyModifiers::ALT;
    key
}

/// The keys that end in a letter.
pub(super) fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The keys that end in `~`, by their VT220 numbers.
///
/// The numbers have gaps between the function keys.
pub(super) fn numbered(number: u32) -> Option<KeyCode> {
    let function = |from: u32, key: u32| u8::try_from(number - from + key).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28..=29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => None,
    }
}

/// A key by the number of its character, as in kitty and modifyOtherKeys.
pub(super) fn character(number: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    let code = match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => {
            // From 57344 on, kitty uses numbers of its own for keys without a character.
            let letter = char::from_u32(number).filter(|letter| !letter.is_control() && number < 0xe000)?;
            let shifted = modifiers.contains(KeyModifiers::SHIFT) && letter.is_lowercase();
            let letter = if shifted { letter.to_uppercase().next()? } else { letter };
            return Some(typed(letter, modifiers));
        }
    };
    Some(KeyEvent::new(code, modifiers))
}

/// Modifiers as xterm counts them.
///
/// The code is one more than the sum of Shift 1, Alt 2, Ctrl 4 and Super 8.
pub(super) fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let named = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ];
    named.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}
