//! Keys and their names: `j`, `ctrl+d`, `enter`, `]s`.

mod keyboard;

use std::fmt;

/// A key, without modifiers except those that produce a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character.
    Char(char),
    /// The return key.
    Enter,
    /// The escape key.
    Esc,
    /// The tab key.
    Tab,
    /// The tab key with shift.
    BackTab,
    /// The key that deletes to the left.
    Backspace,
    /// The key that deletes to the right.
    Delete,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// The home key.
    Home,
    /// The end key.
    End,
    /// The page up key.
    PageUp,
    /// The page down key.
    PageDown,
}

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// True if control was held.
    pub ctrl: bool,
    /// True if alt was held.
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
    // Other names for the same keys. The first name of each key is the one that is printed.
    ("escape", Code::Esc),
    ("return", Code::Enter),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
];

impl Key {
    /// Makes a key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// Makes a character key.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Returns the key with this name; `None` if there is none.
    pub fn parse(word: &str) -> Option<Self> {
        let mut key = Self::char(' ');
        let mut rest = word;
        loop {
            let lower = rest.to_ascii_lowercase();
            if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == lower) {
                key.code = *code;
                return Some(key);
            }
            if let Some(tail) = without_prefix(rest, "ctrl+") {
                key.ctrl = true;
                rest = tail;
            } else if let Some(tail) = without_prefix(rest, "alt+") {
                key.alt = true;
                rest = tail;
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let c = chars.next()?;
        key.code = Code::Char(if key.ctrl { c.to_ascii_lowercase() } else { c });
        chars.next().is_none().then_some(key)
    }

    /// Returns the keys in a line of words: `tab j ]s "hans fried" enter`.
    ///
    /// White space separates words. A word that is not the name of a key is typed character by character. So is text in
    /// quotation marks, including its spaces.
    pub fn parse_all(words: &str) -> Vec<Self> {
        let mut keys = Vec::new();
        let mut rest = words.trim_start();
        while let Some(first) = rest.chars().next() {
            let quoted = rest.strip_prefix(['"', '\'']).and_then(|tail| tail.split_once(first));
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

    /// Returns the key in the same position on a Latin keyboard.
    ///
    /// `None` if this key is not of another script.
    pub fn latin(self) -> Option<Self> {
        let Code::Char(c) = self.code else { return None };
        let c = keyboard::latin(c)?;
        Some(Self { code: Code::Char(if self.ctrl { c.to_ascii_lowercase() } else { c }), ..self })
    }

    /// Returns the digit, if the key is one.
    pub fn digit(self) -> Option<usize> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false } => {
                c.to_digit(10).map(|digit| digit as usize)
            }
            _ => None,
        }
    }
}

/// Returns the text after an ASCII prefix, ignoring the case of the prefix.
fn without_prefix<'a>(word: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, tail) = word.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(tail)
}

/// Shows the key as it is labelled: `Ctrl+d`, `Enter`, `↓`.
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
    fn words_mean_keys_and_keys_are_shown() {
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
    fn a_line_of_words_means_keys() {
        let shown: Vec<_> = Key::parse_all("tab ]s 'a b' Esc").iter().map(Key::to_string).collect();
        assert_eq!(shown, ["Tab", "]", "s", "a", "Space", "b", "Esc"]);
        assert_eq!(Key::parse_all("' enter").len(), 2);
    }
}
