//! Types for the input and the result of an import.

use crate::import::attribution::found::Found;
use crate::import::blocks::{Layout, Span};
use std::ops::Range;

/// An input format.
pub struct Format {
    /// The name for `--from`.
    pub name: &'static str,
    /// A description in one line.
    pub about: &'static str,
    /// The file name extensions of this format.
    pub endings: &'static [&'static str],
    /// How its content is recognized.
    pub told: &'static str,
    /// What is kept of it, and what is left out.
    pub kept: &'static str,
    /// How it is recognized and read.
    pub(crate) reader: Reader,
}

/// How a format is recognized and read.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// Splits a text into blocks. Positions are those of the text.
    Text {
        /// Returns true if a text begins like this format.
        is: fn(&str) -> bool,
        /// Returns the blocks of a text.
        read: fn(&str) -> Layout,
    },
    /// Takes another text out of a text. Positions are those of that other text.
    Extracted {
        /// Returns true if a text begins like this format.
        is: fn(&str) -> bool,
        /// Returns the text and its blocks.
        read: fn(&str) -> Result<Extracted, Refusal>,
    },
    /// Takes the text out of bytes that are no text, or in several encodings.
    Binary {
        /// Returns true if the bytes of a file are in this format.
        is: fn(&[u8]) -> bool,
        /// Returns the text and its blocks.
        read: fn(&[u8], Options<'_>) -> Result<Extracted, Refusal>,
    },
}

#[cfg(test)]
impl Format {
    /// Returns the blocks of a text in a format of plain text.
    pub(crate) fn blocks(&self, text: &str) -> Layout {
        match self.reader {
            Reader::Text { read, .. } => read(text),
            _ => Layout::default(),
        }
    }
}

/// The text of an input that is not plain text.
pub(crate) struct Extracted {
    /// The text.
    pub text: String,
    /// Its blocks, with positions in the text.
    pub layout: Layout,
    /// Notes for the user about how the input was read.
    pub notes: Vec<String>,
}

/// Converts the bytes of a PDF to text, with a form feed after each page.
///
/// `None` if the system has no program for it; the error is the reason why it failed.
pub type PdfToText = fn(&[u8]) -> Option<Result<String, String>>;

/// What is known about an input before it is read.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The format, or `None` to detect it.
    pub from: Option<&'static Format>,
    /// The language as a BCP 47 tag, or `None` to detect it.
    pub language: Option<&'a str>,
    /// The file name. Its extension decides between formats that look alike.
    pub name: Option<&'a str>,
    /// Converts PDFs to text; without it, they are refused.
    pub pdf_to_text: Option<PdfToText>,
}

/// Why an input cannot be imported, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason, without a full stop.
    pub message: String,
    /// What the user can do.
    pub help: String,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// A parsed input: its blocks, and who says what in them.
pub struct Imported {
    /// The format.
    pub format: &'static Format,
    /// The input as text. All positions are byte offsets in it.
    pub text: String,
    /// The blocks.
    pub layout: Layout,
    /// Who said what.
    pub found: Found,
    /// Notes for the user about how the input was read.
    pub notes: Vec<String>,
    /// A hash of the bytes of the input (XXH3, 128 bits).
    pub hash: u128,
}

impl Imported {
    /// Returns the words of a span, or `None` if it is outside the layout.
    pub(crate) fn words(&self, span: &Span) -> Option<&str> {
        self.layout.blocks.get(span.block)?.words.as_str().get(span.range.clone())
    }

    /// Returns the byte range of a span in the input.
    pub(crate) fn place(&self, span: &Span) -> Range<usize> {
        let block = self.layout.blocks.get(span.block);
        block.map(|block| block.words.place(span.range.clone())).unwrap_or_default()
    }
}

/// Returns a hash of the bytes of an input as briefings note it.
pub(crate) fn hash_text(hash: u128) -> String {
    format!("xxh3-128:{hash:032x}")
}
