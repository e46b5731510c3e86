//! Text that is safe to show, with its widths, lines, words and folded forms.

mod ascii;
pub mod bidi;
mod clean;
mod cut;
pub mod find;
pub mod fold;
mod letters;
pub mod line;
pub mod many;
pub mod moved;
mod probe;
mod quotation_mark;
mod spacing;
mod unspaced;
pub mod width;
pub mod word;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::{Deref, Range};

pub use clean::Hidden;
pub use cut::Cut;
pub use quotation_mark::is_quotation_mark;
pub(crate) use unspaced::is_southeast_asian;

/// Text that is safe to print to a terminal.
///
/// It has no control characters except the line feed, no escape sequences, no bidirectional controls, and no other
/// invisible characters that could mislead a reader. A visible mark replaces each of them. Every constructor cleans its
/// input, so a `Safe` never needs to be checked again.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Safe(Box<str>);

impl Safe {
    /// Makes text of several lines.
    ///
    /// Line feeds stay, `CRLF` becomes a line feed, and tabs become spaces.
    ///
    /// Returns the text and the hidden characters, by byte offsets of `raw`.
    pub fn block(raw: Cow<'_, str>) -> (Self, Vec<Hidden>) {
        let (text, hidden) = clean::clean(raw);
        (Self(text.into_owned().into_boxed_str()), hidden)
    }

    /// Makes text of one line, such as a name.
    ///
    /// White space is trimmed, and each run of it becomes one space.
    ///
    /// Returns the text and the hidden characters, by byte offsets of `raw`.
    pub fn line(raw: Cow<'_, str>) -> (Self, Vec<Hidden>) {
        if ascii::is_plain_line(raw.as_bytes()) {
            return (Self(raw.into_owned().into_boxed_str()), Vec::new());
        }
        let (text, hidden) = clean::clean(raw);
        (Self(fold::one_line(text).into_owned().into_boxed_str()), hidden)
    }

    /// Makes prose: a blank line between paragraphs, and single spaces inside them.
    ///
    /// Returns the text and the hidden characters, by byte offsets of `raw`.
    pub fn prose(raw: Cow<'_, str>) -> (Self, Vec<Hidden>) {
        if ascii::is_plain_line(raw.as_bytes()) {
            return (Self(raw.into_owned().into_boxed_str()), Vec::new());
        }
        let (text, hidden) = clean::clean(raw);
        (Self(in_paragraphs(text).into_boxed_str()), hidden)
    }

    /// Returns a part of the text as prose; empty if the range is not between characters.
    #[must_use]
    pub fn prose_part(&self, range: Range<usize>) -> Self {
        Self(in_paragraphs(Cow::Borrowed(self.0.cut(range))).into_boxed_str())
    }

    /// Makes one-line text from a message, a path or an error.
    pub fn clean_line(raw: &str) -> Self {
        Self::line(Cow::Borrowed(raw)).0
    }

    /// Returns a part of the text, which is as safe as the whole; empty if the range is not between characters.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        Self(self.0.cut(range).into())
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Safe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Cleans the text again, because whatever it was read from can have changed.
impl<'de> Deserialize<'de> for Safe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Self::block(raw).0)
    }
}

impl Deref for Safe {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Lets a map with `Safe` keys be searched with a plain `&str`.
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

/// Returns a text with a blank line between paragraphs, and single spaces inside them.
fn in_paragraphs(text: Cow<'_, str>) -> String {
    if !text.contains('\n') {
        return fold::one_line(text).into_owned();
    }
    let paragraphs = line::paragraphs(&text);
    let one_line = |range: &Range<usize>| fold::one_line(Cow::Borrowed(text.cut(range.clone())));
    match &paragraphs[..] {
        [] => String::new(),
        [one] => one_line(one).into_owned(),
        several => several.iter().map(one_line).collect::<Vec<_>>().join("\n\n"),
    }
}

/// Returns the first `words` words of a text, joined by spaces.
pub fn first_words(text: &str, words: usize) -> String {
    text.split_whitespace().take(words).collect::<Vec<_>>().join(" ")
}
