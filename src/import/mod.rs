//! Imports articles, pages and transcripts as documents.
//!
//! A reader splits the input into blocks, and attribution finds who said what in them. The result is a
//! [`Document`](crate::document::Document).

pub mod attribution;
pub mod blocks;
pub(crate) mod briefing;
pub(crate) mod cast;
pub(crate) mod date;
pub(crate) mod imported;
pub(crate) mod label;
pub(crate) mod language;
pub(crate) mod lexicon;
pub(crate) mod output;
pub mod passage;
pub mod person;
pub(crate) mod read;
pub(crate) mod release;
pub(crate) mod sentence;
pub(crate) mod text;
pub(crate) mod transcript;

use crate::text::fold;
use xxhash_rust::xxh3::xxh3_128;

pub use briefing::Unchecked;
use imported::Extracted;
pub use imported::{Format, Imported, Options, PdfToText, Refusal};
pub use read::{FORMATS, begins_like_a_format, format, is_shared};

/// Number of bytes from the start that distinguish a briefing from an article.
const HEAD_BYTES: usize = 8 << 10;

impl Imported {
    /// Returns the document, which can be resolved or written.
    pub fn document(&self) -> Unchecked {
        briefing::document(self)
    }

    /// Returns the document as the text of its file.
    pub fn toml(&self) -> String {
        self.document().toml()
    }

    /// Returns the attributions as JSON with byte offsets, for scorers.
    pub fn json(&self) -> String {
        output::json::json(self)
    }

    /// Returns an explanation of what was found and by which rule.
    pub fn explain(&self) -> String {
        output::explain::explain(self)
    }
}

/// Reads an input: finds its format, splits it into blocks, and finds who says what.
pub fn read(bytes: &[u8], options: Options<'_>) -> Result<Imported, Refusal> {
    let (format, Extracted { text, mut layout, mut notes }) = read::read(bytes, options)?;
    if text.contains(fold::is_letter_form) {
        notes.push("Ligatures and similar characters were replaced by letters.".to_owned());
    }
    if layout.blocks.iter().all(|block| block.words.is_empty()) {
        return Err(Refusal::new(
            "the file contains only markup or scripts, no text",
            "open the page in a browser, select its text, and save that as plain text",
        ));
    }
    transcript::preamble::drop_repeated_title(&mut layout);
    let mut languages = Vec::new();
    if let Some(language) = options.language {
        layout.meta.language = Some(language.to_owned());
    } else {
        languages = language::of_blocks(&layout);
        layout.meta.language = language::find(&layout, &languages);
    }
    let mut found = attribution::attribute(&layout, &languages);
    cast::resolve(&layout, &mut found);
    Ok(Imported { format, text, layout, found, notes, hash: xxh3_128(bytes) })
}

/// Returns the hash of the bytes of an input, as briefings note it: "xxh3-128:" and 32 hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    imported::hash_text(xxh3_128(bytes))
}

/// Imports a file, or returns `None` if it is a briefing in TOML.
pub fn open(name: &str, bytes: &[u8], pdf_to_text: Option<PdfToText>) -> Option<Result<Unchecked, Refusal>> {
    is_article(name, bytes).then(|| {
        let options = Options { name: Some(name), pdf_to_text, ..Options::default() };
        read(bytes, options).map(|imported| imported.document())
    })
}

/// Returns true if a file is not a briefing in TOML.
///
/// Its name and its first line decide.
fn is_article(name: &str, bytes: &[u8]) -> bool {
    if name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml")) {
        return false;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD_BYTES).unwrap_or(bytes));
    let first = head
        .lines()
        .map(|line| line.trim_start_matches('\u{feff}').trim())
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    let Some(first) = first else {
        // Only comments are left, and headings in Markdown look like comments.
        return head.lines().any(|line| line.starts_with("# ") || line.starts_with("## "))
            && !head.contains('=');
    };
    let is_key = |key: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'"');
        !key.is_empty() && key.bytes().all(fits)
    };
    // "[[Page 3]]" is a page number.
    let list = first.strip_prefix("[[").and_then(|rest| rest.split_once("]]"));
    let table =
        list.is_some_and(|(key, _)| is_key(key.trim())) || ["[event]", "[event.source]"].contains(&first);
    let key = first.split_once('=').is_some_and(|(key, _)| is_key(key.trim()));
    !(table || key)
}
