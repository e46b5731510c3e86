//! Writes into the people file who is one person, and who is not.

use super::find::Searcher;
use super::people::Decided;
use crate::edit::Edit;
use crate::io;
use crate::people::{self, Change};

impl Searcher {
    /// Writes that two people are one, or that a name of a person is somebody else's; returns the edit.
    pub fn decide(&mut self, one: &str, other: &str, are_same: bool) -> Result<Edit, String> {
        let Some(Decided { path, source }) = self.decided() else {
            return Err("this library has no folder in which people.toml could be".to_owned());
        };
        if source.is_none() && path.exists() {
            return Err(format!("{} cannot be read", path.display()));
        }
        let people = self.people()?;
        let found = |id: &str| {
            let person = people.iter().find(|person| person.id == id);
            person.ok_or_else(|| format!("there is no person \"{id}\""))
        };
        let text = source.as_deref().unwrap_or_default();
        let first = found(one)?;
        let (change, what): (Change, String) = if are_same {
            let second = found(other)?;
            let change = people::merge(text, first, second)?;
            (change, format!("{} and {} are one person", first.name, second.name))
        } else {
            let ids = people::ids_of_names(first, &first.name, other);
            let (own, new) = ids.ok_or_else(|| format!("\"{other}\" is no name of {}", first.name))?;
            let change = people::part(text, (&own, &first.name), (&new, other))?;
            (change, format!("{other} is not {}", first.name))
        };
        let edit = Edit::between(path, source.as_deref(), &change.text, what);
        io::apply(&edit, false).map_err(|failure| failure.to_string())?;
        Ok(edit)
    }
}
