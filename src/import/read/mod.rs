//! The input formats. Each reader splits a text into blocks.

mod akoma_ntoso;
mod archive;
mod ass;
mod chat;
mod cues;
pub(super) mod decode;
mod docx;
mod draft;
mod email;
mod epub;
mod formats;
mod furniture;
mod html;
mod hyphens;
mod json;
mod lines;
mod mail;
mod markdown;
mod odt;
mod pdf;
pub(super) mod plain;
mod refused;
mod rtf;
mod sbv;
mod subtitles;
mod tei;
mod timed_lines;
mod tsv;
mod ttml;
mod xml;

use crate::import::imported::{Extracted, Format, Options, Reader, Refusal};
use crate::import::text::head;
use decode::{Decoded, decode};

pub use formats::FORMATS;

/// Number of bytes from the start of a text that are used to detect its format.
const HEAD_BYTES: usize = 64 << 10;

/// Returns the format with a name or a file name extension.
pub fn format(name: &str) -> Option<&'static Format> {
    let name = name.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.name == name || format.endings.contains(&&*name))
}

/// Name extensions of files that many other programs write.
const SHARED_ENDINGS: [&str; 5] = ["json", "log", "tab", "tsv", "xml"];

/// Returns true if other programs use a name extension too, so that only the content tells a format.
pub fn is_shared(ending: &str) -> bool {
    SHARED_ENDINGS.contains(&ending)
}

/// Returns true if the first bytes of a file are those of a format that its content shows.
pub fn begins_like_a_format(head: &[u8]) -> bool {
    let Ok(Decoded { text, .. }) = decode(head) else { return false };
    let [special @ .., _, _, _, _] = &FORMATS;
    special.iter().any(|format| match format.reader {
        Reader::Binary { is, .. } => is(head),
        Reader::Text { is, .. } | Reader::Extracted { is, .. } => is(&text),
    })
}

/// Reads an input in the format that the options name, or in the one that its content shows.
pub(super) fn read(bytes: &[u8], options: Options<'_>) -> Result<(&'static Format, Extracted), Refusal> {
    let binary = match options.from {
        Some(format) => Some(format),
        None => FORMATS.iter().find(|format| match format.reader {
            Reader::Binary { is, .. } => is(bytes),
            _ => false,
        }),
    };
    if let Some(format) = binary
        && let Reader::Binary { read, .. } = format.reader
    {
        return Ok((format, read(bytes, options)?));
    }
    if options.from.is_none()
        && let Some(refusal) = archive::refusal(bytes)
    {
        return Err(refusal);
    }
    let decoded = decode(bytes)?;
    let mut notes = notes(&decoded);
    let text = decoded.text;
    let format = match options.from {
        Some(format) => format,
        None => detect(&text, options.name)?,
    };
    let mut extracted = match format.reader {
        Reader::Text { read, .. } => Extracted { layout: read(&text), text, notes: Vec::new() },
        Reader::Extracted { read, .. } => read(&text)?,
        Reader::Binary { read, .. } => read(bytes, options)?,
    };
    notes.append(&mut extracted.notes);
    Ok((format, Extracted { notes, ..extracted }))
}

/// Notes about how a text was decoded.
fn notes(decoded: &Decoded) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(encoding) = decoded.encoding {
        notes.push(if decoded.guessed {
            format!("The encoding was guessed from the letters: {encoding}.")
        } else {
            format!("The encoding of the input was {encoding}.")
        });
    }
    if decoded.unreadable > 0 {
        notes.push(format!("{} characters of the input could not be decoded.", decoded.unreadable));
    }
    notes
}

/// Returns true if a text begins like a format.
fn is(format: &Format, head: &str) -> bool {
    match format.reader {
        Reader::Text { is, .. } | Reader::Extracted { is, .. } => is(head),
        Reader::Binary { .. } => false,
    }
}

/// Returns the format of a text, or refuses a kind of text that no format reads.
///
/// The file name extension only decides between formats that look alike.
fn detect(text: &str, name: Option<&str>) -> Result<&'static Format, Refusal> {
    let [special @ .., html, markdown, transcript, article] = &FORMATS;
    let head = head(text, HEAD_BYTES);
    if let Some(found) = special.iter().find(|format| is(format, head)) {
        return Ok(found);
    }
    if let Some(refusal) = refused::refusal(text, head) {
        return Err(refusal);
    }
    let found = [html, markdown, transcript].into_iter().find(|format| is(format, head)).unwrap_or(article);
    let same = |format: &Format, other: &Format| std::ptr::eq(format, other);
    let ending = name.and_then(|name| name.rsplit_once('.')).and_then(|(_, ending)| format(ending));
    Ok(match ending {
        Some(named) if same(named, markdown) && (same(found, transcript) || same(found, article)) => markdown,
        // Plain text about markup is not markup.
        Some(named) if same(named, article) && same(found, markdown) && !head.starts_with("---") => {
            if is(transcript, head) { transcript } else { article }
        }
        _ => found,
    })
}
