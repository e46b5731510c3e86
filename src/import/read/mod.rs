//! Formats that can be read, each in a file of its own.

pub(crate) mod decode;
pub(crate) mod email;
pub(crate) mod html;
pub(crate) mod lines;
pub(crate) mod markdown;
pub(crate) mod plain;
pub(crate) mod rolling;
pub(crate) mod subtitles;

use crate::import::imported::Format;
use crate::import::text;

/// Every format, the most certain to be recognised first; the last one takes everything.
pub static FORMATS: &[Format] = &[
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
        about: "a saved web page: its article is found",
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

/// Looks up a format by its name, or by the ending of a file's name.
pub fn format(name: &str) -> Option<&'static Format> {
    let name = name.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.name == name || format.endings.contains(&&*name))
}

/// The format of a text, by what it holds; the file's ending tells only between formats that look alike.
pub(crate) fn recognise(text: &str, name: Option<&str>) -> &'static Format {
    let head = text::head(text, 64 << 10);
    let last = &FORMATS[FORMATS.len() - 1];
    let found = FORMATS.iter().find(|format| (format.is)(head)).unwrap_or(last);
    let ending = name.and_then(|name| name.rsplit_once('.')).and_then(|(_, ending)| format(ending));
    match ending {
        Some(named) if named.name == "markdown" && matches!(found.name, "transcript" | "text") => named,
        // A plain text about markup is no markup.
        Some(named) if named.name == "text" && found.name == "markdown" && !head.starts_with("---") => {
            if plain::is_transcript(head) {
                &FORMATS[FORMATS.len() - 2]
            } else {
                named
            }
        }
        _ => found,
    }
}
