//! The options of `plenary import`, and the conversion of one article.

use crate::export::WriteMode;
use crate::import::{self, FORMATS, Format, Imported, Options};
use crate::io::{self, Failure};
use crate::library::Volume;
use crate::text::Safe;
use std::path::{Component, Path, PathBuf};

/// What to write for an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Output {
    /// A briefing, to correct and read
    #[default]
    Toml,
    /// Who says what, as JSON with byte offsets into the input
    Json,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "the options of a command line")]
pub(in crate::cli) struct Args {
    /// An article, web page, transcript or subtitles, or a folder of them; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub(super) path: PathBuf,
    /// Write to this file, or for a folder to this folder [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Read the input in this format instead of detecting it
    #[arg(long, value_name = "FORMAT", value_parser = format_named)]
    pub(super) from: Option<&'static Format>,
    /// Read the input in this language, such as `en` or `zh-Hans`, instead of detecting it
    #[arg(long, value_name = "TAG", value_parser = language_tag)]
    language: Option<String>,
    /// Choose what to write
    #[arg(long, value_enum, default_value_t)]
    format: Output,
    /// Explain how each part of the input was read, and which rule found each quote
    #[arg(long)]
    explain: bool,
    /// Replace files that exist
    #[arg(long)]
    pub(super) force: bool,
    /// Import an article again into its briefing; what was checked, corrected, rejected or noted stays
    #[arg(long, conflicts_with_all = ["output", "from", "language", "format", "explain", "force"])]
    pub(super) update: bool,
    /// With --update, print what would happen, and change nothing
    #[arg(long, requires = "update")]
    pub(super) dry_run: bool,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

fn format_named(name: &str) -> Result<&'static Format, String> {
    import::format(name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let similar = crate::diagnostic::suggest(name, names.iter().copied());
        similar.unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
    })
}

fn language_tag(tag: &str) -> Result<String, String> {
    let is_subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let language = tag.split('-').next().unwrap_or_default();
    let is_language = language.len() > 1 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_language && tag.split('-').all(is_subtag) {
        Ok(tag.to_owned())
    } else {
        Err("write a BCP 47 language tag, such as \"en\", \"zh-Hans\" or \"ar\"".to_owned())
    }
}

/// A converted article.
pub(super) struct Converted {
    /// What to write.
    pub(super) text: String,
    /// What the user should know about how it was read.
    pub(super) notes: Vec<String>,
}

impl Args {
    /// Converts one article, whose file is called `name`, to be written to `target`.
    ///
    /// Fails if it is not an article, or if plenary itself fails on it; see [`Failure::is_bug`].
    pub(super) fn convert(
        &self,
        name: &str,
        bytes: &[u8],
        target: Option<&Path>,
    ) -> Result<Converted, Failure> {
        let path = Path::new(name);
        let options = Options {
            from: self.from,
            language: self.language.as_deref(),
            name: Some(name),
            pdf_to_text: Some(io::pdf_to_text),
        };
        io::catch_panic(path, || {
            let imported = import::read(bytes, options)
                .map_err(|refusal| Failure::at(path, refusal.message).help(refusal.help))?;
            Ok(Converted { text: self.text(&imported, &origin(name, target)), notes: imported.notes })
        })?
    }

    fn text(&self, imported: &Imported, from: &str) -> String {
        match self.format {
            _ if self.explain => Safe::block(imported.explain().into()).0.to_string(),
            Output::Toml => {
                let mut document = imported.document();
                document.read_from(from);
                document.toml()
            }
            Output::Json => imported.json(),
        }
    }

    /// What to do with an output file that exists.
    pub(super) fn write_mode(&self) -> WriteMode {
        if self.force { WriteMode::Overwrite } else { WriteMode::New }
    }

    /// The extension of the output files.
    pub(super) fn extension(&self) -> &'static str {
        match self.format {
            _ if self.explain => "explained.txt",
            Output::Toml => "toml",
            Output::Json => "json",
        }
    }

    /// The name of the output file for an input.
    pub(super) fn output_name(&self, input: &Path) -> PathBuf {
        let stem = input.file_stem().unwrap_or_default();
        PathBuf::from(format!("{}.{}", stem.to_string_lossy(), self.extension()))
    }
}

/// Returns the path of an article relative to the folder of the briefing, or nothing for standard input.
///
/// Without a target, it is the path itself if that is relative, or else the file name.
fn origin(name: &str, target: Option<&Path>) -> String {
    let path = Path::new(name);
    if name == Volume::STANDARD_INPUT {
        return String::new();
    }
    let file_name = || path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(target) = target else {
        return if path.is_absolute() { file_name() } else { name.to_owned() };
    };
    let (Ok(article), Ok(briefing)) = (std::path::absolute(path), std::path::absolute(target)) else {
        return file_name();
    };
    let folder: Vec<Component<'_>> =
        briefing.parent().map_or_else(Vec::new, |folder| folder.components().collect());
    let article: Vec<Component<'_>> = article.components().collect();
    let shared = article.iter().zip(&folder).take_while(|(one, other)| one == other).count();
    let up = folder.iter().skip(shared).map(|_| "..".into());
    let down = article.iter().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_is_relative_to_the_briefing() {
        for (name, target, expected) in [
            ("news/a.txt", None, "news/a.txt"),
            ("/home/a.txt", None, "a.txt"),
            ("news/a.txt", Some("news/a.toml"), "a.txt"),
            ("news/a.txt", Some("out/deep/a.toml"), "../../news/a.txt"),
            ("a.txt", Some("a.toml"), "a.txt"),
            (Volume::STANDARD_INPUT, None, ""),
        ] {
            assert_eq!(origin(name, target.map(Path::new)), expected, "{name}");
        }
    }
}
