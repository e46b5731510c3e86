//! Orders: corrections as one line of JSON or as options, in which speakers may be named.

use super::{Correction, Noted, Post, Refusal, Whose, Words, kinds_of_words, unchecked_of};
use crate::model::{Briefing, Kind, QuoteId, SectionId, Speaker, SpeakerId};
use crate::text::{Cut, Safe};
use serde::Deserialize;
use std::ops::Range;

/// What somebody wants to be corrected: one quote, one passage, one speaker, or the whole briefing.
///
/// `quote` names a quote by its id. Without it, `words` are words of the text that become a quote if they get a speaker,
/// and are noted or tagged otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(clippy::struct_excessive_bools, reason = "the keys of a line of JSON")]
pub struct Order {
    /// The id of a quote.
    pub quote: Option<String>,
    /// Words of the text: of a new quote, or those that are noted; with `quote`, its new words.
    pub words: Option<String>,
    /// The id of the section with the words, if several have them.
    pub section: Option<String>,
    /// The text before the words, if they are there several times.
    pub before: Option<String>,
    /// The text after the words.
    pub after: Option<String>,
    /// Whose words they are: the id or the name of a speaker, or of somebody new, with role and organization.
    pub speaker: Option<String>,
    /// True if the text does not name the speaker.
    #[serde(default)]
    pub nobody: bool,
    /// `direct`, `indirect` or `mixed`.
    pub kind: Option<String>,
    /// True to confirm the quote.
    #[serde(default)]
    pub confirm: bool,
    /// True if these words are not a quote.
    #[serde(default)]
    pub reject: bool,
    /// The words with which the second of two quotes begins.
    pub split: Option<String>,
    /// True to join it with the next quote.
    #[serde(default)]
    pub join: bool,
    /// A note; empty to delete it.
    pub note: Option<String>,
    /// Tags; an empty list deletes them.
    pub tags: Option<Vec<String>>,
    /// Another name, role and organization of the speaker.
    pub rename: Option<String>,
    /// The id or the name of another speaker who is the same person as the speaker.
    pub merge: Option<String>,
    /// True to confirm all quotes of the speaker, or without one the whole briefing.
    #[serde(default)]
    pub confirm_all: bool,
}

impl Order {
    /// Returns the corrections that it means in a briefing, in the order in which they must be made.
    pub fn corrections(&self, briefing: &Briefing) -> Result<Vec<Correction>, Refusal> {
        let mut corrections = match (&self.quote, &self.words) {
            (Some(quote), _) => self.of_quote(briefing, quote)?,
            (None, Some(_)) => self.of_words(briefing)?,
            (None, None) => Vec::new(),
        };
        if self.quote.is_none() && self.words.is_none() {
            corrections.extend(self.of_speaker(briefing)?);
        }
        if corrections.is_empty() {
            return Err(Refusal::Wrong("no correction is given".to_owned()));
        }
        Ok(corrections)
    }

    fn of_quote(&self, briefing: &Briefing, name: &str) -> Result<Vec<Correction>, Refusal> {
        let quote = briefing.quote_named(name).ok_or_else(|| unknown("quote", name))?;
        let name = name.to_owned();
        if self.reject {
            let alone = Self { quote: self.quote.clone(), reject: true, ..Self::default() };
            if *self != alone {
                return Err(Refusal::Wrong("--reject cannot be combined with other corrections".to_owned()));
            }
            return Ok(vec![Correction::Reject(name)]);
        }
        let mut corrections = Vec::new();
        if self.words.is_some() {
            let (section, range) = self.found(briefing, briefing[quote].section)?;
            corrections.push(Correction::Bounds(name.clone(), Words::of(briefing, section, range)));
        }
        if let Some(whose) = self.whose(briefing)? {
            corrections.push(Correction::Whose(vec![name.clone()], whose));
        }
        if let Some(kind) = self.kind()? {
            corrections.push(Correction::Kind(name.clone(), kind));
        }
        let noted = Noted::Quote(name.clone());
        corrections.extend(self.note.clone().map(|note| Correction::Note(noted.clone(), note)));
        corrections.extend(self.tags.clone().map(|tags| Correction::Tags(noted, tags)));
        if let Some(second) = &self.split {
            corrections.push(Correction::Split(name.clone(), split_at(briefing, quote, second)?));
        }
        if self.join {
            corrections.push(Correction::Join(name.clone()));
        }
        // The others confirm a quote of an imported briefing by themselves.
        let is_changed =
            corrections.iter().any(|own| !matches!(own, Correction::Note(..) | Correction::Tags(..)));
        if self.confirm && !is_changed {
            corrections.push(Correction::Confirm(vec![name]));
        }
        Ok(corrections)
    }

    fn of_words(&self, briefing: &Briefing) -> Result<Vec<Correction>, Refusal> {
        let (section, range) = self.found(briefing, None)?;
        let words = Words::of(briefing, section, range.clone());
        let noted = Noted::Words(words.clone());
        if let Some(whose) = self.whose(briefing)? {
            if self.note.is_some() || self.tags.is_some() {
                return Err(Refusal::Wrong(
                    "make the words a quote first, then note something on it".to_owned(),
                ));
            }
            let likely = || kinds_of_words(briefing, section, range, None).first().copied();
            let kind = self.kind()?.or_else(likely).unwrap_or_default();
            return Ok(vec![Correction::Add { words, whose, kind, cue: None }]);
        }
        let mut corrections = Vec::new();
        corrections.extend(self.note.clone().map(|note| Correction::Note(noted.clone(), note)));
        corrections.extend(self.tags.clone().map(|tags| Correction::Tags(noted, tags)));
        Ok(corrections)
    }

    fn of_speaker(&self, briefing: &Briefing) -> Result<Vec<Correction>, Refusal> {
        let Some(typed) = &self.speaker else {
            return Ok(if self.confirm_all { vec![Correction::ConfirmAll] } else { Vec::new() });
        };
        let speaker = find_speaker(briefing, typed).ok_or_else(|| unknown("speaker", typed))?;
        let id = briefing[speaker].id.to_string();
        let mut corrections = Vec::new();
        if let Some(line) = &self.rename {
            let post =
                Post::parse(line).ok_or_else(|| Refusal::Wrong("a speaker needs a name".to_owned()))?;
            let post = keep_post(&briefing[speaker], post);
            corrections.push(Correction::Rename(id.clone(), post));
        }
        if self.confirm_all {
            corrections.push(Correction::Confirm(unchecked_of(briefing, Some(speaker))));
        }
        if let Some(other) = &self.merge {
            let other = find_speaker(briefing, other).ok_or_else(|| unknown("speaker", other))?;
            corrections.push(Correction::Merge(briefing[other].id.to_string(), id));
        }
        Ok(corrections)
    }

    fn whose(&self, briefing: &Briefing) -> Result<Option<Whose>, Refusal> {
        match &self.speaker {
            Some(_) if self.nobody => {
                Err(Refusal::Wrong("give either a speaker or nobody, not both".to_owned()))
            }
            None => Ok(self.nobody.then_some(Whose::Nobody)),
            Some(typed) => Ok(Some(match find_speaker(briefing, typed) {
                Some(speaker) => Whose::Speaker(briefing[speaker].id.to_string()),
                None => Whose::New(Post::parse(typed).ok_or_else(|| unknown("speaker", typed))?),
            })),
        }
    }

    fn kind(&self) -> Result<Option<Kind>, Refusal> {
        let Some(name) = &self.kind else { return Ok(None) };
        let kind = Kind::from_name(name);
        kind.map(Some).ok_or_else(|| Refusal::Wrong(format!("\"{name}\" is not direct, indirect or mixed")))
    }

    /// Finds the words in the text; in one section, if its id is given.
    fn found(
        &self,
        briefing: &Briefing,
        section: Option<SectionId>,
    ) -> Result<(SectionId, Range<usize>), Refusal> {
        let text = self.words.as_deref().unwrap_or_default();
        let named = self.section.as_deref();
        let named = named.map(|id| briefing.section_named(id).ok_or_else(|| unknown("section", id)));
        let wanted = named.transpose()?.or(section);
        let (before, after) = (self.before.as_deref().unwrap_or(""), self.after.as_deref().unwrap_or(""));
        let mut found = Vec::new();
        for id in briefing.section_ids().filter(|id| wanted.is_none_or(|wanted| *id == wanted)) {
            let all = briefing[id].text.as_str();
            let places = all.match_indices(text).filter(|(at, own)| {
                all.cut(..*at).ends_with(before) && all.cut(at + own.len()..).starts_with(after)
            });
            found.extend(places.map(|(at, own)| (id, at..at + own.len())));
        }
        match found.len() {
            _ if text.trim().is_empty() => Err(Refusal::Wrong("there are no words to look for".to_owned())),
            0 => Err(Refusal::Wrong(format!("the text does not have the words \"{text}\""))),
            1 => Ok(found.swap_remove(0)),
            count => {
                let why = format!(
                    "the text has the words \"{text}\" {count} times; name the section, use more words, or say in JSON what is before or after"
                );
                Err(Refusal::Wrong(why))
            }
        }
    }
}

/// Returns where the second of two quotes begins.
fn split_at(briefing: &Briefing, quote: QuoteId, second: &str) -> Result<usize, Refusal> {
    let text = &briefing[quote].text;
    let places: Vec<usize> = text.match_indices(second).map(|(at, _)| at).collect();
    match places.as_slice() {
        [at] => Ok(*at),
        [] => Err(Refusal::Wrong(format!("the quote does not have the words \"{second}\""))),
        _ => Err(Refusal::Wrong(format!(
            "the quote has the words \"{second}\" several times; use more of them"
        ))),
    }
}

/// Adds to a name alone the post that the speaker has.
fn keep_post(own: &Speaker, post: Post) -> Post {
    if post.role.is_some() || post.organization.is_some() {
        return post;
    }
    let text = |safe: &Option<Safe>| safe.as_ref().map(ToString::to_string);
    Post { name: post.name, role: text(&own.role), organization: text(&own.organization) }
}

/// Finds a speaker by the id, or else by a name.
fn find_speaker(briefing: &Briefing, typed: &str) -> Option<SpeakerId> {
    let by_name = || briefing.speaker_ids().find(|id| briefing[*id].is_called(typed));
    briefing.speaker_named(typed).or_else(by_name)
}

fn unknown(what: &str, name: &str) -> Refusal {
    Refusal::Wrong(format!("there is no {what} \"{name}\""))
}
