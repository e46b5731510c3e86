//! Text that is safe to show, and what can be measured of it: widths, lines, folds.

mod ascii;
pub mod bidi;
mod clean;
mod cut;
pub mod find;
pub mod fold;
pub mod line;
pub mod many;
pub mod moved;
pub mod width;
pub mod word;

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

pub use clean::Hidden;
pub use cut::Cut;

/// Text that can do nothing to a terminal.
///
/// It holds no C0 or C1 control but the line feed, no escape sequence, no bidirectional control and no
/// other invisible character that could change what a person reads; a visible mark stands where one was.
/// The only ways to make one are [`Safe::block`] and [`Safe::line`], which clean what they are given, so
/// whatever takes a `Safe` need not ask.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Safe(Box<str>);

impl Safe {
    /// Text of several lines: line feeds stay, `CRLF` becomes a line feed, tabs become spaces.
    ///
    /// Returns the safe text and what was hidden in `raw`, by byte offsets of `raw`.
    pub fn block(raw: Cow<'_, str>) -> (Self, Vec<Hidden>) {
        let (text, hidden) = clean::clean(raw);
        (Self(text.into_owned().into_boxed_str()), hidden)
    }

    /// Text of one line, such as a name or a title: white space around it is cut off and each run of
    /// white space inside it is one space.
    ///
    /// Returns the safe text and what was hidden in `raw`, by byte offsets of `raw`.
    pub fn line(raw: Cow<'_, str>) -> (Self, Vec<Hidden>) {
        if ascii::is_even_line(raw.as_bytes()) {
            return (Self(raw.into_owned().into_boxed_str()), Vec::new());
        }
        let (text, hidden) = clean::clean(raw);
        (Self(fold::one_line(text).into_owned().into_boxed_str()), hidden)
    }

    /// Prose: paragraphs as a person reads them. A blank line stays between two paragraphs; inside one,
    /// line breaks and runs of white space are one space.
    ///
    /// Returns the safe text and what was hidden in `raw`, by byte offsets of `raw`.
    pub fn prose(raw: Cow<'_, str>) -> (Self, Vec<Hidden>) {
        if ascii::is_even_line(raw.as_bytes()) {
            return (Self(raw.into_owned().into_boxed_str()), Vec::new());
        }
        let (text, hidden) = clean::clean(raw);
        if !text.contains('\n') {
            return (Self(fold::one_line(text).into_owned().into_boxed_str()), hidden);
        }
        let paragraphs = line::paragraphs(&text);
        let text = match &paragraphs[..] {
            [] => String::new(),
            [one] => fold::one_line(Cow::Borrowed(&text[one.clone()])).into_owned(),
            several => {
                let lines = several.iter().map(|range| fold::one_line(Cow::Borrowed(&text[range.clone()])));
                lines.collect::<Vec<_>>().join("\n\n")
            }
        };
        (Self(text.into_boxed_str()), hidden)
    }

    /// A one-line text from words of the program's own or from the world outside (a path, an error).
    pub fn from_world(raw: &str) -> Self {
        Self::line(Cow::Borrowed(raw)).0
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Safe {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A table of safe texts can be asked for any text.
impl Borrow<str> for Safe {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Safe {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The text up to `words` words, for a list row or a suggestion that must stay short.
pub fn first_words(text: &str, words: usize) -> String {
    text.split_whitespace().take(words).collect::<Vec<_>>().join(" ")
}
