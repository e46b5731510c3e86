//! What comes in and what is made of it: a format, an input that was read, and why one cannot be.

use crate::import::attribution::found::Found;
use crate::import::blocks::{Layout, Span};

/// A way of writing that can be read.
pub struct Format {
    /// Its name, for `--from`.
    pub name: &'static str,
    /// What it is, in a line.
    pub about: &'static str,
    /// How names of such files end.
    pub endings: &'static [&'static str],
    /// Whether a text is written in it, as far as its beginning tells.
    pub(crate) is: fn(&str) -> bool,
    pub(crate) read: fn(&str) -> Layout,
}

/// What is known of an input beforehand.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The format, where it is not to be recognised.
    pub from: Option<&'static Format>,
    /// The language, a BCP 47 tag, where it is not to be recognised.
    pub language: Option<&'a str>,
    /// The name of the file, whose ending tells formats apart that look alike.
    pub name: Option<&'a str>,
}

/// Why an input cannot be imported, and a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// A way out.
    pub help: String,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// An input that was read: how it is laid out, and who says what in it.
pub struct Imported {
    /// The format that it is in.
    pub format: &'static Format,
    /// The input as text; all places are bytes of it.
    pub text: String,
    /// Its blocks.
    pub layout: Layout,
    /// Who said what.
    pub found: Found,
    /// What a person should know of how it was read.
    pub notes: Vec<String>,
}

impl Imported {
    /// Returns the words of a span; none if the span is outside of the layout.
    pub(crate) fn words(&self, span: &Span) -> Option<&str> {
        self.layout.blocks.get(span.block)?.words.as_str().get(span.range.clone())
    }
}
