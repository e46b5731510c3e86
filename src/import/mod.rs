//! Articles, pages and transcripts to a [`Document`](crate::document::Document): a reader lays the input out,
//! attribution finds who said what in it.

mod accept;
pub mod attribution;
mod called;
mod captions;
mod cast;
mod decode;
mod directions;
mod draft;
mod email;
mod event;
mod explain;
mod furniture;
mod headings;
mod html;
mod ids;
mod label;
mod language;
pub mod layout;
mod lines;
mod list;
mod markdown;
mod names;
mod page;
pub mod passage;
mod plain;
mod preamble;
mod rolling;
mod run_in;
pub mod scored;
mod sections;
mod signed;
mod speakers;
mod speech_title;
mod stamps;
mod standing;
mod subtitles;
mod titles;
mod transcript;
mod when;
mod write;

use attribution::Found;
use layout::Layout;

/// A way of writing that can be read.
pub struct Format {
    /// Its name, for `--from`.
    pub name: &'static str,
    /// What it is, in a line.
    pub about: &'static str,
    /// How names of such files end.
    pub endings: &'static [&'static str],
    /// Whether a text is written in it, as far as its beginning tells.
    is: fn(&str) -> bool,
    read: fn(&str) -> Layout,
}

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
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
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
    /// The briefing, as the text of its file.
    pub fn toml(&self) -> String {
        write::toml(&draft::draft(self))
    }

    /// The attributions with their places, for scorers.
    pub fn json(&self) -> String {
        scored::json(&self.layout, &self.found)
    }

    /// What was found and by which rule, for whoever asks why.
    pub fn explain(&self) -> String {
        explain::explain(self)
    }
}

/// Reads an input: decodes it, lays it out, and finds who says what.
pub fn read(bytes: &[u8], options: Options<'_>) -> Result<Imported, Refusal> {
    let decoded = decode::decode(bytes)?;
    let mut notes = Vec::new();
    if let Some(encoding) = decoded.encoding {
        notes.push(if decoded.guessed {
            format!("The encoding was guessed from the letters: {encoding}.")
        } else {
            format!("The encoding of the input was {encoding}.")
        });
    }
    if decoded.unreadable > 0 {
        notes.push(format!("{} characters of the input could not be read.", decoded.unreadable));
    }
    let text = decoded.text;
    let format = options.from.unwrap_or_else(|| recognise(&text, options.name));
    let mut layout = (format.read)(&text);
    if layout.blocks.iter().all(|block| block.words.is_empty()) {
        return Err(Refusal::new(
            "there is no text in this file, only markup or scripts",
            "open the page in a browser, select its text, and save that as plain text",
        ));
    }
    preamble::title_again(&mut layout);
    layout.meta.language = match options.language {
        Some(language) => Some(language.to_owned()),
        None => language::find(&layout),
    };
    let mut found = attribution::attribute(&layout, options.language);
    cast::resolve(&layout, &mut found);
    Ok(Imported { format, text, layout, found, notes })
}

/// The format of a text, by what it holds; the file's ending tells only between formats that look alike.
fn recognise(text: &str, name: Option<&str>) -> &'static Format {
    let head = label::head(text, 64 << 10);
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

/// The briefing, as TOML, of a file that is none itself; `None` where it is a briefing, which needs no import.
pub fn open(name: &str, bytes: &[u8]) -> Option<Result<String, Refusal>> {
    is_article(name, bytes).then(|| {
        let options = Options { name: Some(name), ..Options::default() };
        read(bytes, options).map(|imported| imported.toml())
    })
}

/// Whether bytes are an article to import and not a briefing in TOML.
fn is_article(name: &str, bytes: &[u8]) -> bool {
    if name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml")) {
        return false;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(8 << 10)]);
    let first = head
        .lines()
        .map(|line| line.trim_start_matches('\u{feff}').trim())
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    let Some(first) = first else {
        // Nothing but comments, or nothing at all: a heading of Markdown is one too.
        return head.lines().any(|line| line.starts_with("# ") || line.starts_with("## "))
            && !head.contains('=');
    };
    let table = first.starts_with("[[") || ["[event]", "[event.source]"].contains(&first);
    let key = first.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty()
            && key
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'"'))
    });
    !(table || key)
}
