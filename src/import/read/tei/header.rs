//! Reads the header of TEI: what the document is, and who speaks in it.

use crate::import::blocks::{CastMember, Meta};
use crate::import::imported::Refusal;
use crate::import::read::xml::{Part, Tag, Xml, on_one_line};
use std::collections::HashMap;

/// What a header says.
#[derive(Default)]
pub(super) struct Header {
    pub language: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    place: Option<String>,
    people: HashMap<String, Listed>,
    organizations: HashMap<String, String>,
    /// What the header describes at the moment.
    current: Current,
}

/// A person in a list.
#[derive(Default)]
struct Listed {
    surnames: Vec<String>,
    forenames: Vec<String>,
    name: String,
    /// The offices and memberships, each with the time for which it is held.
    affiliations: Vec<Affiliation>,
}

#[derive(Default)]
struct Affiliation {
    role: String,
    organization: String,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Default)]
struct Current {
    person: Option<(String, Listed)>,
    /// True after the first name of a person.
    is_named: bool,
    organization: Option<String>,
    affiliation: Option<Affiliation>,
    in_title: bool,
    in_setting: bool,
}

impl Header {
    /// Reads the rest of the header.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let mut depth = 1;
        while depth > 0 {
            match xml.next()? {
                Some(Part::Open(tag)) => depth += usize::from(!self.open(&tag, xml)?),
                Some(Part::Close(tag)) => {
                    depth -= 1;
                    self.close(tag.name());
                }
                Some(Part::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// Reads a tag; returns true if it has read the whole element.
    fn open(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<bool, Refusal> {
        if self.current.person.is_some() {
            return self.of_person(tag, xml);
        }
        match tag.name() {
            "titleStmt" => self.current.in_title = true,
            "setting" => self.current.in_setting = true,
            "title" if self.current.in_title => {
                let is_main = tag.get("type").is_none_or(|kind| kind == "main");
                let title = xml.line()?;
                if is_main && self.title.is_none() && !title.is_empty() {
                    self.title = Some(title);
                }
                return Ok(true);
            }
            "publisher" => {
                let publisher = xml.line()?;
                self.publisher =
                    self.publisher.take().or(Some(publisher)).filter(|publisher| !publisher.is_empty());
                return Ok(true);
            }
            "date" if self.current.in_setting || self.date.is_none() => {
                let when = tag.get("when").or_else(|| tag.get("from"));
                self.date = when.filter(|when| when.len() >= 10).or(self.date.take());
            }
            "name" if self.current.in_setting => {
                let is_city = tag.get("type").is_some_and(|kind| matches!(kind.as_str(), "city" | "place"));
                let place = xml.line()?;
                if is_city && self.place.is_none() {
                    self.place = Some(place);
                }
                return Ok(true);
            }
            "person" => {
                self.current.is_named = false;
                self.current.person = tag.get("id").map(|id| (id, Listed::default()));
            }
            "org" => self.current.organization = tag.get("id"),
            "orgName" => {
                let is_full = tag.get("full").is_none_or(|full| full != "abb");
                let name = xml.line()?;
                if let Some(id) = &self.current.organization
                    && (is_full || !self.organizations.contains_key(id))
                    && !name.is_empty()
                {
                    self.organizations.entry(id.clone()).or_insert(name);
                }
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    }

    /// Reads a tag in the description of a person.
    fn of_person(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<bool, Refusal> {
        let Some((_, listed)) = &mut self.current.person else { return Ok(false) };
        match tag.name() {
            "surname" | "forename" | "roleName" => {
                let name = tag.name().to_owned();
                let words = xml.line()?;
                match (name.as_str(), &mut self.current.affiliation) {
                    ("roleName", Some(affiliation)) => affiliation.role = words,
                    ("surname", None) if !self.current.is_named => listed.surnames.push(words),
                    ("forename", None) if !self.current.is_named => listed.forenames.push(words),
                    _ => {}
                }
                return Ok(true);
            }
            "affiliation" => {
                let organization = tag.get("ref").unwrap_or_default();
                self.current.affiliation = Some(Affiliation {
                    role: String::new(),
                    organization: organization.trim_start_matches('#').to_owned(),
                    from: tag.get("from"),
                    to: tag.get("to"),
                });
            }
            "persName" if self.current.is_named => {
                xml.skip()?;
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    }

    fn close(&mut self, name: &str) {
        match name {
            "titleStmt" => self.current.in_title = false,
            "setting" => self.current.in_setting = false,
            "persName" => self.current.is_named = true,
            "affiliation" => {
                if let (Some((_, listed)), Some(affiliation)) =
                    (&mut self.current.person, self.current.affiliation.take())
                {
                    listed.affiliations.push(affiliation);
                }
            }
            "person" => {
                if let Some((id, mut listed)) = self.current.person.take() {
                    let parts = listed.forenames.iter().chain(&listed.surnames).map(String::as_str);
                    listed.name = on_one_line(&parts.collect::<Vec<_>>().join(" "));
                    self.people.insert(id, listed);
                }
            }
            "org" => self.current.organization = None,
            _ => {}
        }
    }

    /// The person with an id, if the header lists the name.
    pub(super) fn person(&self, id: &str) -> Option<CastMember> {
        let listed = self.people.get(id).filter(|listed| !listed.name.is_empty())?;
        let is_held = |affiliation: &&Affiliation| {
            let Some(date) = &self.date else { return true };
            affiliation.from.as_ref().is_none_or(|from| from <= date)
                && affiliation.to.as_ref().is_none_or(|to| to >= date)
        };
        let held: Vec<&Affiliation> = listed.affiliations.iter().filter(is_held).collect();
        let role = held.iter().map(|affiliation| &affiliation.role).find(|role| !role.is_empty());
        let organization =
            held.iter().find_map(|affiliation| self.organizations.get(&affiliation.organization));
        Some(CastMember {
            label: String::new(),
            name: listed.name.clone(),
            family: Some(listed.surnames.join(" ")).filter(|family| !family.is_empty()),
            role: role.cloned(),
            organization: organization.cloned(),
        })
    }

    /// Fills in the metadata.
    pub(super) fn fill(&self, meta: &mut Meta) {
        meta.title.clone_from(&self.title);
        meta.publisher.clone_from(&self.publisher);
        meta.date.clone_from(&self.date);
        meta.place.clone_from(&self.place);
        meta.language.clone_from(&self.language);
    }
}
