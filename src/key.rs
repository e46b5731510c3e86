//! A key press as a word and back: `j`, `ctrl+d`, `enter`, `]s`.

mod keyboard;

use std::fmt;

/// Which key, without modifiers other than those that make a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed.
    Char(char),
    /// The return key.
    Enter,
    /// The escape key.
    Esc,
    /// The tabulator.
    Tab,
    /// The tabulator with shift.
    BackTab,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With control held.
    pub ctrl: bool,
    /// With alt held.
    pub alt: bool,
}

const NAMES: [(&str, Code); 19] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("shift+tab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("space", Code::Char(' ')),
    // Other words that people write for the same keys; the first of each is the one that is printed.
    ("escape", Code::Esc),
    ("return", Code::Enter),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
];

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character key.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The key that a word means; `None` when it means none.
    pub fn parse(word: &str) -> Option<Self> {
        let mut key = Self::char(' ');
        let mut rest = word;
        loop {
            let lower = rest.to_ascii_lowercase();
            if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == lower) {
                key.code = *code;
                return Some(key);
            }
            if let Some(tail) = lower.strip_prefix("ctrl+") {
                key.ctrl = true;
                rest = &rest[rest.len() - tail.len()..];
            } else if let Some(tail) = lower.strip_prefix("alt+") {
                key.alt = true;
                rest = &rest[rest.len() - tail.len()..];
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let c = chars.next()?;
        key.code = Code::Char(if key.ctrl { c.to_ascii_lowercase() } else { c });
        chars.next().is_none().then_some(key)
    }

    /// The keys that words mean, white space between them: `tab j ]s "hans fried" enter`.
    ///
    /// A word that names no key stands for its characters one by one; what stands in quotation marks
    /// always does, spaces too.
    pub fn parse_all(words: &str) -> Vec<Self> {
        let mut keys = Vec::new();
        let mut rest = words.trim_start();
        while let Some(first) = rest.chars().next() {
            let quoted = matches!(first, '"' | '\'').then(|| rest[1..].split_once(first)).flatten();
            if let Some((typed, tail)) = quoted {
                keys.extend(typed.chars().map(Self::char));
                rest = tail.trim_start();
                continue;
            }
            let (word, tail) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            match Self::parse(word) {
                Some(key) => keys.push(key),
                None => keys.extend(word.chars().map(Self::char)),
            }
            rest = tail.trim_start();
        }
        keys
    }

    /// The key in the same place of a Latin keyboard, if this one is of another script.
    pub fn latin(self) -> Option<Self> {
        let Code::Char(c) = self.code else { return None };
        let c = keyboard::latin(c)?;
        Some(Self { code: Code::Char(if self.ctrl { c.to_ascii_lowercase() } else { c }), ..self })
    }

    /// The digit, if it is one that could be part of a count.
    pub fn digit(self) -> Option<usize> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false } => {
                c.to_digit(10).map(|digit| digit as usize)
            }
            _ => None,
        }
    }
}

/// As a person reads it on a key: `Ctrl+d`, `Enter`, `↓`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::BackTab => f.write_str("Shift+Tab"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            code => {
                let name = NAMES.iter().find(|(_, named)| *named == code).map_or("?", |(name, _)| name);
                let (head, tail) = name.split_at(1);
                write!(f, "{}{tail}", head.to_ascii_uppercase())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_keys_and_back() {
        for (word, shown) in [
            ("ctrl+d", "Ctrl+d"),
            ("enter", "Enter"),
            ("shift+tab", "Shift+Tab"),
            ("G", "G"),
            ("space", "Space"),
        ] {
            assert_eq!(Key::parse(word).unwrap().to_string(), shown);
        }
        assert_eq!(Key::parse("]s"), None);
        assert_eq!(Key::parse(""), None);
    }

    #[test]
    fn a_line_of_words_becomes_presses() {
        let shown: Vec<_> = Key::parse_all("tab ]s 'a b' Esc").iter().map(Key::to_string).collect();
        assert_eq!(shown, ["Tab", "]", "s", "a", "Space", "b", "Esc"]);
        assert_eq!(Key::parse_all("' enter").len(), 2);
    }
}
