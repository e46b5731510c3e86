//! The content of the clipboard: plain text, and HTML for programs that paste it.

use super::{Exporter, Style, export_as};
use crate::guard::Released;
use std::fmt;
use std::ops::Deref;

/// An export for the clipboard. It dereferences to its plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// The plain text.
    pub text: String,
    /// The same as HTML, for formats that are copied with HTML.
    pub html: Option<String>,
}

impl Clip {
    /// Makes a clip of `text`, which `format` made of the records, and adds its HTML.
    pub fn new(format: &dyn Exporter, text: String, records: &[Released<'_>], style: Style) -> Self {
        let html = format.html().and_then(|html| export_as(html, records, style).ok());
        Self { text, html }
    }
}

impl From<String> for Clip {
    fn from(text: String) -> Self {
        Self { text, html: None }
    }
}

impl Deref for Clip {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Clip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
