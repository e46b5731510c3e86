//! The input formats. Each reader splits a text into blocks.

pub(super) mod decode;
mod email;
mod html;
mod hyphens;
mod lines;
mod markdown;
pub(super) mod plain;
mod subtitles;

use crate::import::imported::Format;
use crate::import::text::head;

/// Number of bytes from the start of a text that are used to detect its format.
const HEAD_BYTES: usize = 64 << 10;

/// Every format, in the order of detection. The last one reads any text.
pub static FORMATS: [Format; 6] = [
    Format {
        name: "webvtt",
        about: "subtitles in WebVTT, with voices",
        endings: &["vtt"],
        is: subtitles::is_webvtt,
        read: subtitles::read,
    },
    Format {
        name: "subrip",
        about: "subtitles in SubRip",
        endings: &["srt"],
        is: subtitles::is_subrip,
        read: subtitles::read,
    },
    Format {
        name: "html",
        about: "a saved web page; the article is extracted",
        endings: &["html", "htm", "xhtml"],
        is: html::is,
        read: html::read,
    },
    Format {
        name: "markdown",
        about: "Markdown, with or without front matter",
        endings: &["md", "markdown"],
        is: markdown::is,
        read: markdown::read,
    },
    Format {
        name: "transcript",
        about: "plain text with the speakers' names before what they say",
        endings: &[],
        is: plain::is_transcript,
        read: plain::read_transcript,
    },
    Format {
        name: "text",
        about: "plain text: a press release, an article",
        endings: &["txt", "text"],
        is: |_| true,
        read: plain::read,
    },
];

/// Returns the format with a name or a file name extension.
pub fn format(name: &str) -> Option<&'static Format> {
    let name = name.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.name == name || format.endings.contains(&&*name))
}

/// Returns the format of a text.
///
/// The file name extension only decides between formats that look alike.
pub(super) fn detect(text: &str, name: Option<&str>) -> &'static Format {
    let [.., markdown, transcript, article] = &FORMATS;
    let head = head(text, HEAD_BYTES);
    let found = FORMATS.iter().find(|format| (format.is)(head)).unwrap_or(article);
    let is = |format: &Format, other: &Format| std::ptr::eq(format, other);
    let ending = name.and_then(|name| name.rsplit_once('.')).and_then(|(_, ending)| format(ending));
    match ending {
        Some(named) if is(named, markdown) && (is(found, transcript) || is(found, article)) => markdown,
        // Plain text about markup is not markup.
        Some(named) if is(named, article) && is(found, markdown) && !head.starts_with("---") => {
            if (transcript.is)(head) {
                transcript
            } else {
                article
            }
        }
        _ => found,
    }
}
