//! Corrections of speakers: new ones, other names and posts, and two that are one person.

use super::file::{Change, File};
use super::toml::{Field, Place};
use super::value::{boolean, line, list, quoted};
use super::{Post, Refusal};
use crate::document::slug;
use crate::edit::Splice;
use crate::model::{Speaker, SpeakerId};
use crate::text::fold::loose;

/// The keys of a speaker that are parts of the name.
const NAME_PARTS: [&str; 3] = ["family", "given", "honorific"];

impl File<'_> {
    /// Adds a speaker; returns the new id. Somebody who has the name already is not added again.
    pub(super) fn add_speaker(&self, post: &Post) -> Result<(String, Splice), Refusal> {
        let known = self.briefing.speakers.iter().find(|own| loose(&own.name) == loose(&post.name));
        if let Some(known) = known {
            let why = format!("{} is a speaker already, with the id \"{}\"", known.name, known.id);
            return Err(Refusal::Wrong(why));
        }
        let id = self.new_id(&post.name, &[]);
        let mut fields = vec![line("id", &id), line("name", &post.name)];
        fields.extend(post.role.as_deref().map(|role| line("role", role)));
        fields.extend(post.organization.as_deref().map(|name| line("organization", name)));
        Ok((id, self.add_speaker_table(&fields)?))
    }

    /// Adds a speaker that the rules have found; returns the new id, which is none of those that are taken.
    pub(super) fn add_fresh_speaker(
        &self,
        speaker: &Speaker,
        taken: &[&String],
    ) -> Result<(String, Splice), Refusal> {
        let id = self.new_id(&speaker.name, taken);
        let mut fields = vec![line("id", &id), line("name", &speaker.name)];
        let texts = [
            ("family", &speaker.family),
            ("given", &speaker.given),
            ("native", &speaker.native),
            ("honorific", &speaker.honorific),
            ("role", &speaker.role),
            ("organization", &speaker.organization),
        ];
        fields.extend(texts.into_iter().filter_map(|(key, text)| Some(line(key, text.as_deref()?))));
        fields.extend(speaker.group.then(|| boolean("group", true)));
        fields.extend(speaker.unnamed.then(|| boolean("unnamed", true)));
        if !speaker.aliases.is_empty() {
            fields.push(list("aliases", speaker.aliases.iter().map(|alias| &**alias)));
        }
        Ok((id, self.add_speaker_table(&fields)?))
    }

    fn add_speaker_table(&self, fields: &[Field]) -> Result<Splice, Refusal> {
        let header = "[[speakers]]";
        let speakers = self.root().tables("speakers");
        let splice = if let Some(last) = speakers.last() {
            last.add_after(header, fields)
        } else if self.root().has("speakers") {
            self.root().add_first("speakers", header, fields)
        } else {
            let sections = self.root().tables("sections");
            let first = sections.first().filter(|first| !first.is_inline());
            let first =
                first.ok_or_else(|| Refusal::Wrong("the file has no place for a speaker".to_owned()))?;
            first.add_before(header, fields)
        };
        Ok(splice)
    }

    /// An id that no speaker has yet, made from a name.
    fn new_id(&self, name: &str, taken: &[&String]) -> String {
        let slug = slug(name);
        let base = if slug.is_empty() { "speaker".to_owned() } else { slug };
        let is_free =
            |id: &String| self.briefing.speakers.iter().all(|own| *own.id != **id) && !taken.contains(&id);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base)
    }

    /// Gives a speaker another name, role and organization. The earlier name becomes an alias.
    pub(super) fn rename(&self, id: &str, post: &Post) -> Result<Change, Refusal> {
        let speaker = self.speaker(id)?;
        let (own, place) = (&self.briefing[speaker], self.speaker_place(speaker)?);
        if own.unnamed && own.quotes.len() > 1 && *own.name != *post.name {
            let why = format!("{} may be several people; change the speaker of each quote instead", own.name);
            return Err(Refusal::Wrong(why));
        }
        let namesake = self
            .briefing
            .speaker_ids()
            .find(|other| *other != speaker && loose(&self.briefing[*other].name) == loose(&post.name));
        if namesake.is_some() {
            let why = format!("{} is a speaker already; say that they are the same person", post.name);
            return Err(Refusal::Wrong(why));
        }
        let mut splices = Vec::new();
        if *own.name != *post.name {
            splices.push(place.set(&line("name", &post.name)));
            // They are parts of the earlier name.
            splices.extend(NAME_PARTS.iter().filter_map(|key| place.unset(key)));
            let aliases = own.aliases.iter().map(|alias| &**alias).chain([&*own.name]);
            let aliases = aliases.filter(|alias| *alias != post.name);
            splices.push(place.set(&list("aliases", aliases)));
        }
        for (key, is, was) in [
            ("role", post.role.as_deref(), own.role.as_deref()),
            ("organization", post.organization.as_deref(), own.organization.as_deref()),
        ] {
            match is {
                _ if is == was => {}
                Some(is) => splices.push(place.set(&line(key, is))),
                None => splices.extend(place.unset(key)),
            }
        }
        if own.unnamed && *own.name != *post.name {
            splices.extend(place.unset("unnamed"));
        }
        Ok((splices, format!("{} is now {}", own.name, post_in_words(post))))
    }

    /// Gives everything that refers to a speaker to another one, who gets the name as an alias.
    pub(super) fn merge(&self, id: &str, other: &str) -> Result<Change, Refusal> {
        let (gone, kept) = (self.speaker(id)?, self.speaker(other)?);
        if gone == kept {
            return Err(Refusal::Wrong("a speaker cannot be merged with itself".to_owned()));
        }
        if self.briefing[gone].unnamed != self.briefing[kept].unnamed {
            let unnamed = if self.briefing[gone].unnamed { gone } else { kept };
            let name = &self.briefing[unnamed].name;
            return Err(Refusal::Wrong(format!(
                "{name} may be several people; change the speaker of each quote instead"
            )));
        }
        let mut splices = Vec::new();
        for quote in &self.briefing[gone].quotes {
            let place = self.quote_place(*quote)?;
            splices.extend(self.pinned(*quote, &place));
            splices.push(place.set(&line("speaker", other)));
        }
        for section in self.root().tables("sections") {
            splices.extend(listed(&section, id, other));
            let figures = section.tables("figures").into_iter();
            let own = figures.filter(|figure| figure.text("speaker") == Some(id));
            splices.extend(own.map(|figure| figure.set(&line("speaker", other))));
        }
        splices.push(self.speaker_place(gone)?.delete());
        let place = self.speaker_place(kept)?;
        splices.extend(self.with_names_of(gone, kept, &place));
        let (gone, kept) = (&self.briefing[gone], &self.briefing[kept]);
        Ok((splices, format!("{} and {} are one speaker", gone.name, kept.name)))
    }

    /// Adds the names of a speaker to the aliases of another one, and the post if that one has none.
    fn with_names_of(&self, gone: SpeakerId, kept: SpeakerId, place: &Place<'_, '_>) -> Vec<Splice> {
        let (gone, kept) = (&self.briefing[gone], &self.briefing[kept]);
        let known = |name: &str| {
            kept.name.as_str() == name || kept.aliases.iter().any(|alias| alias.as_str() == name)
        };
        let new = std::iter::once(&gone.name).chain(&gone.aliases).map(crate::text::Safe::as_str);
        let new: Vec<&str> = new.filter(|name| !known(name)).collect();
        let mut splices = Vec::new();
        if !new.is_empty() && !gone.unnamed {
            let aliases = kept.aliases.iter().map(|alias| &**alias).chain(new);
            splices.push(place.set(&list("aliases", aliases)));
        }
        if kept.role.is_none() && kept.organization.is_none() {
            splices.extend(gone.role.as_deref().map(|role| place.set(&line("role", role))));
            splices.extend(gone.organization.as_deref().map(|name| place.set(&line("organization", name))));
        }
        // Several people who speak as one are still several.
        splices
            .extend((gone.group && !kept.group && kept.unnamed).then(|| place.set(&boolean("group", true))));
        splices
    }
}

/// Replaces an id in the list of a section's speakers, or deletes it if the other one is there.
fn listed(section: &Place<'_, '_>, id: &str, other: &str) -> Option<Splice> {
    let own = section.strings("speakers");
    let (_, span) = own.iter().find(|(own, _)| *own == id)?;
    if !own.iter().any(|(own, _)| *own == other) {
        return Some(Splice { range: span.clone(), text: quoted(other) });
    }
    let left: Vec<&str> = own.iter().map(|(own, _)| *own).filter(|own| *own != id).collect();
    let field: Field = list("speakers", left);
    Some(section.set(&field))
}

/// A name with its post: "Ada Ling, chair, Harbour Council".
fn post_in_words(post: &Post) -> String {
    let parts = [Some(post.name.as_str()), post.role.as_deref(), post.organization.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
