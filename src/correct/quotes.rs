//! Corrections of quotes: whose words they are, their kind, and where they begin and end.

use super::file::{Change, File};
use super::kinds::{kinds_of_quote, kinds_of_words, must_be, quoted_parts};
use super::toml::Place;
use super::value::{self, boolean, line, prose};
use super::{MAX_INTERRUPTION, Refusal, Whose, Words};
use crate::edit::Splice;
use crate::model::{Briefing, Kind, Quote, QuoteId, SpeakerId};
use crate::text::{Cut, Safe, is_quotation_mark};
use std::borrow::Cow;
use std::ops::Range;

/// The header of a quote.
pub(super) const QUOTE: &str = "[[sections.quotes]]";

impl File<'_> {
    /// Marks quotes as checked.
    pub(super) fn confirm(&self, names: &[String]) -> Result<Change, Refusal> {
        self.must_be_imported()?;
        let mut splices = Vec::new();
        for id in self.quotes(names)? {
            splices.extend(self.checked(&self.briefing[id], &self.quote_place(id)?));
        }
        let what = match names.len() {
            1 => "checked".to_owned(),
            count => format!("{count} quotes checked"),
        };
        Ok((self.with_import(splices), what))
    }

    /// Marks the briefing as checked.
    pub(super) fn confirm_all(&self) -> Result<Change, Refusal> {
        self.must_be_imported()?;
        Ok((self.import_table(&[boolean("checked", true)]), "the whole briefing checked".to_owned()))
    }

    /// Gives quotes to a speaker.
    pub(super) fn attribute(&self, names: &[String], whose: &Whose) -> Result<Change, Refusal> {
        let (id, name, mut splices) = self.whose(whose)?;
        for quote in self.quotes(names)? {
            let (own, place) = (&self.briefing[quote], self.quote_place(quote)?);
            let is_same = own.speaker.map(|speaker| &*self.briefing[speaker].id) == id.as_deref();
            if !is_same {
                splices.extend(self.pinned(quote, &place));
            }
            match &id {
                Some(id) if !is_same => splices.push(place.set(&line("speaker", id))),
                None => splices.extend(place.unset("speaker")),
                Some(_) => {}
            }
            splices.extend(self.checked(own, &place));
        }
        let what = match (names.len(), &id) {
            (1, None) => "the quote has no named speaker now".to_owned(),
            (count, None) => format!("{count} quotes have no named speaker now"),
            (1, Some(_)) => format!("the words are {name}"),
            (count, Some(_)) => format!("{count} quotes are {name}"),
        };
        Ok((self.with_import(splices), what))
    }

    /// The id of who said something, the name in a sentence, and what adds a new speaker.
    pub(super) fn whose(&self, whose: &Whose) -> Result<(Option<String>, String, Vec<Splice>), Refusal> {
        Ok(match whose {
            Whose::Speaker(id) => {
                let speaker = self.speaker(id)?;
                (Some(id.clone()), format!("{}'s", self.briefing[speaker].name), Vec::new())
            }
            Whose::New(post) => {
                let (id, splice) = self.add_speaker(post)?;
                (Some(id), format!("{}'s", post.name), vec![splice])
            }
            Whose::Nobody => (None, "nobody's".to_owned(), Vec::new()),
        })
    }

    /// Sets the kind of a quote.
    pub(super) fn set_kind(&self, name: &str, kind: Kind) -> Result<Change, Refusal> {
        let quote = self.quote(name)?;
        let (own, place) = (&self.briefing[quote], self.quote_place(quote)?);
        must_be(kind, &kinds_of_quote(&self.briefing, quote))?;
        let mut splices = vec![place.set(&line("kind", kind.name()))];
        splices.extend(self.checked(own, &place));
        Ok((self.with_import(splices), format!("the quote is {}", kind.name())))
    }

    /// Gives a quote the words of a passage of its section.
    pub(super) fn set_words(&self, name: &str, words: &Words) -> Result<Change, Refusal> {
        let quote = self.quote(name)?;
        let (own, place) = (&self.briefing[quote], self.quote_place(quote)?);
        let (section, range) = self.find(words)?;
        if own.section != Some(section) {
            return Err(Refusal::Wrong("the new words must be in the section of the quote".to_owned()));
        }
        let kinds = kinds_of_words(&self.briefing, section, range.clone(), Some(quote));
        let kind = kinds.first().filter(|_| !kinds.contains(&own.kind));
        let text = said(&self.briefing[section].text, &range, kind.copied().unwrap_or(own.kind))?;
        let mut splices = self.replaced(quote, &place, &text)?;
        splices.extend(kind.map(|kind| place.set(&line("kind", kind.name()))));
        splices.extend(self.checked(own, &place));
        Ok((self.with_import(splices), "changed the words of the quote".to_owned()))
    }

    /// Replaces the words of a quote, which keeps its id.
    fn replaced(&self, quote: QuoteId, place: &Place<'_, '_>, text: &str) -> Result<Vec<Splice>, Refusal> {
        let text = as_quote(text)?;
        let mut splices: Vec<Splice> = self.pinned(quote, place).into_iter().collect();
        splices.push(place.set(&prose("text", &text)));
        Ok(splices)
    }

    /// Splits a quote in two at a byte of its words.
    pub(super) fn split(&self, name: &str, at: usize) -> Result<Change, Refusal> {
        let quote = self.quote(name)?;
        let (own, place) = (&self.briefing[quote], self.quote_place(quote)?);
        let text = own.text.as_str();
        let (first, second) = (as_quote(text.cut(..at))?, as_quote(text.cut(at..))?);
        let mut splices: Vec<Splice> = self.pinned(quote, &place).into_iter().collect();
        splices.push(place.set(&prose("text", &first)));
        splices.extend(self.checked(own, &place));
        // A part without quotation marks has no words of the speaker.
        let kind = |part: &str| {
            let is_mixed = own.kind == Kind::Mixed && !part.contains(is_quotation_mark);
            if is_mixed { Kind::Indirect } else { own.kind }
        };
        if kind(&first) != own.kind {
            splices.push(place.set(&line("kind", kind(&first).name())));
        }
        let part = Quote { kind: kind(&second), text: Safe::prose(Cow::Borrowed(&*second)).0, ..own.clone() };
        let speaker = own.speaker.map(|speaker| &*self.briefing[speaker].id);
        let mut rest = value::quote(speaker, &part);
        rest.extend(self.briefing.import.as_ref().map(|_| boolean("checked", true)));
        splices.push(place.add_after(QUOTE, &rest));
        Ok((self.with_import(splices), "split the quote in two".to_owned()))
    }

    /// Joins a quote with the next one of the same speaker.
    pub(super) fn join(&self, name: &str) -> Result<Change, Refusal> {
        let quote = self.quote(name)?;
        let (own, place) = (&self.briefing[quote], self.quote_place(quote)?);
        let next = next_to_join(&self.briefing, quote)?;
        let (other, other_place) = (&self.briefing[next], self.quote_place(next)?);
        let text = match (own.section, own.anchor.ranges(), other.anchor.ranges()) {
            (Some(section), [.., last], [first, ..]) if last.end <= first.start => {
                let gap = self.briefing[section].text.cut(last.end..first.start);
                let is_direction = gap.trim().starts_with('(') && gap.trim().ends_with(')');
                let has_words = gap.trim().chars().any(char::is_alphanumeric) && !is_direction;
                if has_words && (gap.contains("\n\n") || gap.len() > MAX_INTERRUPTION) {
                    return Err(Refusal::Wrong("there is other text between the two quotes".to_owned()));
                }
                joined(&own.text, if gap.trim().is_empty() { gap } else { " " }, &other.text)
            }
            _ => joined(&own.text, " ", &other.text),
        };
        let mut splices = self.replaced(quote, &place, &text)?;
        let tags: Vec<&str> = own.tags.iter().chain(&other.tags).map(|tag| &**tag).collect();
        if !other.tags.is_empty() {
            splices.push(place.set(&value::list("tags", unique(tags))));
        }
        if let Some(note) = &other.note {
            let note = own.note.as_ref().map_or(note.to_string(), |own| format!("{own}\n\n{note}"));
            splices.push(place.set(&prose("note", &note)));
        }
        splices.push(other_place.delete());
        splices.extend(self.pinned_twins(next));
        splices.extend(self.checked(own, &place));
        Ok((self.with_import(splices), "joined the two quotes".to_owned()))
    }

    /// Adds `[import]` to an older file that has none.
    pub(super) fn with_import(&self, mut splices: Vec<Splice>) -> Vec<Splice> {
        if self.briefing.import.is_some() && !self.root().has("import") {
            splices.extend(self.import_table(&[boolean("checked", false)]));
        }
        splices
    }
}

/// Returns the quote that can be joined with the one before it, or why there is none.
pub fn next_to_join(briefing: &Briefing, quote: QuoteId) -> Result<QuoteId, Refusal> {
    let wrong = |why: &str| Refusal::Wrong(why.to_owned());
    let next = briefing.quote_at(quote.index() + 1).ok_or_else(|| wrong("this is the last quote"))?;
    let (own, other) = (&briefing[quote], &briefing[next]);
    if other.section != own.section {
        return Err(wrong("this is the last quote of its section"));
    }
    if other.speaker != own.speaker || own.speaker.is_none() {
        return Err(wrong("the next quote is somebody else's"));
    }
    if other.kind != own.kind {
        return Err(wrong("the next quote is of another kind"));
    }
    Ok(next)
}

/// Returns the ids of all quotes of a speaker that nobody has checked.
pub fn unchecked_of(briefing: &Briefing, speaker: Option<SpeakerId>) -> Vec<String> {
    let own = briefing.quote_ids().filter(|id| briefing[*id].speaker == speaker);
    let unchecked = own.filter(|id| briefing.is_checked(&briefing[*id]) == Some(false));
    unchecked.map(|id| briefing.quote_name(id)).collect()
}

/// Words as the text of a quote, without white space and lone marks at their ends.
pub(super) fn as_quote(words: &str) -> Result<String, Refusal> {
    let text = Safe::prose(Cow::Borrowed(words.trim())).0;
    if text.chars().any(char::is_alphanumeric) {
        return Ok(text.to_string());
    }
    Err(Refusal::Wrong("a quote needs words".to_owned()))
}

/// Returns what the words in a range of a text are as a quote of a kind.
///
/// In a direct quote, what is outside of the quotation marks is left out: the attribution that interrupts it.
pub(super) fn said(text: &str, range: &Range<usize>, kind: Kind) -> Result<String, Refusal> {
    let words = text.cut(range.clone());
    let parts = quoted_parts(text, range).filter(|_| kind == Kind::Direct);
    let Some(parts) = parts else { return as_quote(words) };
    let mut end = None;
    for part in &parts {
        let gap = end.map_or("", |end| text.cut(end..part.start));
        if gap.contains("\n\n") && gap.chars().any(char::is_alphanumeric) || gap.len() > MAX_INTERRUPTION {
            return Err(Refusal::Wrong("the words reach into another quotation; select less".to_owned()));
        }
        end = Some(part.end);
    }
    let parts: Vec<&str> = parts.into_iter().map(|part| text.cut(part).trim()).collect();
    as_quote(&parts.join(" "))
}

/// Two texts with the gap between them: a space, a paragraph break, or nothing.
fn joined(one: &str, gap: &str, two: &str) -> String {
    let gap = if gap.contains("\n\n") {
        "\n\n"
    } else if gap.is_empty() {
        ""
    } else {
        " "
    };
    [one, gap, two].concat()
}

/// The texts without those that are there already.
fn unique(mut texts: Vec<&str>) -> Vec<&str> {
    let mut seen = std::collections::HashSet::new();
    texts.retain(|text| seen.insert(*text));
    texts
}
