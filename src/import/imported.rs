//! The input of an import and its result: formats, options, what was read, and why an input is refused.

use crate::import::attribution::found::Found;
use crate::import::blocks::{Layout, Span};
use std::ops::Range;

/// An input format.
pub struct Format {
    /// Its name, for `--from`.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// The endings of such files' names.
    pub endings: &'static [&'static str],
    /// Returns true if the beginning of a text is written in it.
    pub(crate) is: fn(&str) -> bool,
    /// Lays out a text that is written in it.
    pub(crate) read: fn(&str) -> Layout,
}

/// What is known about an input before it is read.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The format; none to detect it.
    pub from: Option<&'static Format>,
    /// The language, a BCP 47 tag; none to detect it.
    pub language: Option<&'a str>,
    /// The name of the file; its ending decides between formats that look alike.
    pub name: Option<&'a str>,
}

/// Why an input cannot be imported, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// An input that was read: its blocks, and who says what in them.
pub struct Imported {
    /// Its format.
    pub format: &'static Format,
    /// The input as text; all positions are byte offsets of it.
    pub text: String,
    /// Its blocks.
    pub layout: Layout,
    /// Who said what.
    pub found: Found,
    /// What a person should know about how it was read.
    pub notes: Vec<String>,
}

impl Imported {
    /// Returns the words of a span; none if the span is outside of the layout.
    pub(crate) fn words(&self, span: &Span) -> Option<&str> {
        self.layout.blocks.get(span.block)?.words.as_str().get(span.range.clone())
    }

    /// Returns the bytes of the input that a span stands at.
    pub(crate) fn place(&self, span: &Span) -> Range<usize> {
        let block = self.layout.blocks.get(span.block);
        block.map(|block| block.words.place(span.range.clone())).unwrap_or_default()
    }
}
