//! Corrections of a briefing by a person, made in the text of its file.
//!
//! Only what is corrected changes in the file: comments, order and layout stay. What a person has corrected counts as
//! checked, so that importing again keeps it.

mod add;
mod again;
mod file;
mod kinds;
mod notes;
mod order;
mod people;
mod quotes;
mod rejected;
mod side;
mod toml;
mod value;
mod words;

#[cfg(test)]
mod tests;

use crate::edit::{Edit, Splice, spliced};
use crate::model::Kind;
use std::fmt;
use std::path::PathBuf;

pub use again::{Again, import_again};
pub use kinds::{kinds_of_quote, kinds_of_words};
pub use order::Order;
pub use quotes::{next_to_join, unchecked_of};
pub use side::annotate_beside;

/// Maximum length in bytes of what interrupts a quote.
const MAX_INTERRUPTION: usize = 400;

/// A correction of a briefing.
///
/// Quotes, speakers and sections are named by their ids, so that a correction can be made in a file that another
/// program has changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// A person has checked who said these quotes.
    Confirm(Vec<String>),
    /// A person has checked the whole briefing.
    ConfirmAll,
    /// These quotes are somebody else's.
    Whose(Vec<String>, Whose),
    /// A quote is of another kind.
    Kind(String, Kind),
    /// A quote has other words.
    Bounds(String, Words),
    /// Words are a quote.
    Add {
        /// The words.
        words: Words,
        /// Who said them.
        whose: Whose,
        /// The kind of the words.
        kind: Kind,
        /// The words that attribute them, such as "said".
        cue: Option<String>,
    },
    /// A quote is none.
    Reject(String),
    /// A quote is two: the second begins at this byte of its words.
    Split(String, usize),
    /// A quote and the next one are one.
    Join(String),
    /// A speaker has another name or post.
    Rename(String, Post),
    /// The first speaker is the same person as the second one.
    Merge(String, String),
    /// A quote or other words have this note; none if it is empty.
    Note(Noted, String),
    /// A quote or other words have these tags.
    Tags(Noted, Vec<String>),
}

/// Whose words a quote is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A speaker of the briefing, by id.
    Speaker(String),
    /// Somebody who is not yet a speaker of the briefing.
    New(Post),
    /// Nobody who is named.
    Nobody,
}

/// A name with a role and an organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// The name.
    pub name: String,
    /// The role held at the event.
    pub role: Option<String>,
    /// The organization that the speaker represents.
    pub organization: Option<String>,
}

/// Words in the text of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The id of the section.
    pub section: String,
    /// The words, as they are in the text.
    pub text: String,
    /// The text before them; as much as is needed to find them.
    pub before: String,
    /// The text after them.
    pub after: String,
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A quote, by id.
    Quote(String),
    /// Other words.
    Words(Words),
}

/// The file that corrections are written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A briefing.
    File(PathBuf),
    /// A briefing that is yet to be made: at the first of these paths that can be written to, with this text.
    New(Vec<(PathBuf, String)>),
}

/// What a correction does to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The text of the file after it.
    pub text: String,
    /// What it changes, in order.
    pub splices: Vec<Splice>,
    /// What it says: "the words are Ada Ling's".
    pub what: String,
}

/// Why a correction cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is not TOML; the line with the first error, from 1.
    Broken(usize),
    /// What would be corrected is not in the file.
    Gone(String),
    /// The file says so already.
    Same,
    /// It would not be right, for this reason.
    Wrong(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(line) => write!(f, "line {line} of the file has an error; correct that first"),
            Self::Gone(what) => write!(f, "{what} is no longer in the file"),
            Self::Same => f.write_str("nothing to change: the file already says this"),
            Self::Wrong(why) => f.write_str(why),
        }
    }
}

impl Post {
    /// Parses "Ada Ling, chair, Harbour Council": a name, and perhaps a role and an organization.
    ///
    /// Further commas belong to the organization. `None` without a name.
    pub fn parse(line: &str) -> Option<Self> {
        let mut parts = line.splitn(3, [',', '，', '،']).map(str::trim);
        let name = parts.next().filter(|name| !name.is_empty())?.to_owned();
        let mut next = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
        Some(Self { name, role: next(), organization: next() })
    }
}

/// Parses tags that are typed in one line, with commas between them; each may begin with `#`.
pub fn parse_tags(line: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in line.split([',', '，', '、', '،']) {
        let tag = tag.trim().trim_start_matches('#').trim();
        if !tag.is_empty() && !tags.iter().any(|own| own == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

impl Corrected {
    /// Makes splices in the text of a file, without those that change nothing; refused if none is left.
    fn of(source: &str, mut splices: Vec<Splice>, what: String) -> Result<Self, Refusal> {
        splices.retain(|splice| source.get(splice.range.clone()) != Some(&splice.text));
        if splices.is_empty() {
            return Err(Refusal::Same);
        }
        toml::sort(&mut splices);
        Ok(Self { text: spliced(source, &splices), splices, what })
    }

    /// Returns the edit of a file with the text `old`.
    pub fn edit(self, path: PathBuf, old: &str) -> Edit {
        Edit::of_splices(path, old, &self.splices, self.what)
    }
}

/// Makes a correction in the text of a briefing's file.
pub fn correct(source: &str, correction: &Correction) -> Result<Corrected, Refusal> {
    let file = file::File::read(source)?;
    let (splices, what) = match correction {
        Correction::Confirm(quotes) => file.confirm(quotes)?,
        Correction::ConfirmAll => file.confirm_all()?,
        Correction::Whose(quotes, whose) => file.attribute(quotes, whose)?,
        Correction::Kind(quote, kind) => file.set_kind(quote, *kind)?,
        Correction::Bounds(quote, words) => file.set_words(quote, words)?,
        Correction::Add { words, whose, kind, cue } => file.add(words, whose, *kind, cue.as_deref())?,
        Correction::Reject(quote) => file.reject(quote)?,
        Correction::Split(quote, at) => file.split(quote, *at)?,
        Correction::Join(quote) => file.join(quote)?,
        Correction::Rename(speaker, post) => file.rename(speaker, post)?,
        Correction::Merge(speaker, other) => file.merge(speaker, other)?,
        Correction::Note(..) | Correction::Tags(..) => match notes::Annotation::of(correction) {
            Some(annotation) => file.annotate(annotation)?,
            None => return Err(Refusal::Same),
        },
    };
    let corrected = Corrected::of(source, splices, what)?;
    file.check(&corrected.text)?;
    Ok(corrected)
}
