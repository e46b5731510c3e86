//! `plenary import FILE`: an article, a page, a transcript or subtitles as a briefing in TOML.

use super::Exit;
use crate::import::{self, FORMATS, Imported, Options};
use crate::io::{self, Failure, Mode, WriteFailure, Written};
use crate::text::Safe;
use std::path::{Path, PathBuf};

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Output {
    /// A briefing, to be corrected and read
    #[default]
    Toml,
    /// Who says what, as JSON with byte offsets of the input
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An article, a page, a transcript or subtitles; a folder of them; or `-` for standard input
    #[arg(value_name = "FILE")]
    pub(super) path: PathBuf,
    /// Where to write; a folder for a folder; `-` for standard output [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The format of the input, instead of recognising it
    #[arg(long, value_name = "FORMAT", value_parser = format_named)]
    pub(super) from: Option<&'static import::Format>,
    /// The language of the input, a tag such as `en` or `zh-Hans`, instead of recognising it
    #[arg(long, value_name = "TAG", value_parser = tag)]
    language: Option<String>,
    /// What is written
    #[arg(long, value_enum, default_value_t)]
    format: Output,
    /// Say what every part of the input was taken for, and which rule found every quote
    #[arg(long)]
    explain: bool,
    /// Replace files that are there
    #[arg(long)]
    pub(super) force: bool,
}

impl std::fmt::Debug for import::Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

fn format_named(name: &str) -> Result<&'static import::Format, String> {
    import::format(name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let near = crate::diagnostic::suggest(name, names.iter().copied());
        near.unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
    })
}

fn tag(tag: &str) -> Result<String, String> {
    let well = tag
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    let first = tag.split('-').next().unwrap_or_default();
    if well && first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Ok(tag.to_owned())
    } else {
        Err("a language is a BCP 47 tag, such as \"en\", \"zh-Hans\" or \"ar\"".to_owned())
    }
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    if args.path.as_os_str() != "-" && args.path.is_dir() {
        return super::many::folder(args);
    }
    let (name, bytes) = if args.path.as_os_str() == "-" {
        ("standard input".to_owned(), super::load::stdin()?)
    } else {
        (args.path.to_string_lossy().into_owned(), io::read(&args.path)?)
    };
    let imported = match import::read(&bytes, args.options(&name)) {
        Ok(imported) => imported,
        Err(refusal) => {
            super::complain(&Failure::at(Path::new(&name), refusal.message).help(refusal.help));
            return Ok(Exit::Faults);
        }
    };
    for note in &imported.notes {
        super::tell(&format!("{}: {}\n", Safe::from_world(&name), Safe::from_world(note)));
    }
    let text = args.text(&imported);
    match super::file(args.output.as_deref()) {
        None => super::print(&text)?,
        Some(path) => {
            // A folder takes the file under the name of the input.
            let path = if path.is_dir() {
                path.join(output_name(Path::new(&name), args.ending()))
            } else {
                path.to_owned()
            };
            written(io::write(&path, &text, args.mode()))?;
        }
    }
    Ok(Exit::Well)
}

impl Args {
    pub(super) fn options<'a>(&'a self, name: &'a str) -> Options<'a> {
        Options { from: self.from, language: self.language.as_deref(), name: Some(name) }
    }

    pub(super) fn text(&self, imported: &Imported) -> String {
        match self.format {
            _ if self.explain => Safe::block(imported.explain().into()).0.to_string(),
            Output::Toml => imported.toml(),
            Output::Json => imported.json(),
        }
    }

    pub(super) fn mode(&self) -> Mode {
        if self.force { Mode::Overwrite } else { Mode::New }
    }

    pub(super) fn ending(&self) -> &'static str {
        match self.format {
            _ if self.explain => "explained.txt",
            Output::Toml => "toml",
            Output::Json => "json",
        }
    }
}

pub(super) fn output_name(input: &Path, ending: &str) -> PathBuf {
    let stem = input.file_stem().unwrap_or_default();
    PathBuf::from(format!("{}.{ending}", stem.to_string_lossy()))
}

fn written(outcome: Result<Written, WriteFailure>) -> Result<(), Failure> {
    outcome.map(|_| ()).map_err(|failure| match failure {
        WriteFailure::Exists(path) => {
            Failure::at(&path, "is there already").help("give --force to replace it, or another name")
        }
        WriteFailure::World(failure) => failure,
    })
}
