//! Changes a people file, and leaves everything else in it as it is.

use super::{NAME, read};
use crate::diagnostic::Diagnostic;
use crate::people::name::{Hints, Name};
use crate::people::person::{Person, Reason};
use crate::text::fold::loose;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// The first lines of a new file.
const HEADER: &str = "# People of this library. Names and aliases of one [[people]] are one person; ids in `not` are somebody else.\n";

/// The text of a changed people file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The whole text.
    pub text: String,
    /// What was changed, a sentence each.
    pub done: Vec<String>,
    /// How to undo it.
    pub undo: String,
}

/// Makes two people one: the names of `other` become aliases of `one`.
///
/// Fails with a message if the file has errors, or says that they are two people with data of their own.
pub fn merge(source: &str, one: &Person, other: &Person) -> Result<Change, String> {
    if one.id == other.id {
        return Err(format!("\"{}\" is one person already", one.name));
    }
    // The person whom the file knows keeps the id.
    let (one, other) = if other.is_in_file && !one.is_in_file { (other, one) } else { (one, other) };
    let mut file = Editor::open(source)?;
    let names = names_to_add(other);
    if other.is_in_file {
        file.remove(&other.id)?;
    }
    file.add_person(&one.id, &one.name)?;
    let added = file.add_aliases(&one.id, &names)?;
    file.forget_not(&one.id, &other.id)?;
    let quoted: Vec<String> = added.iter().map(|name| format!("\"{name}\"")).collect();
    let aliases = quoted.join(", ");
    file.done.push(match added.len() {
        0 => format!("\"{}\" has all these names already", one.name),
        1 => format!("{aliases} is now an alias of \"{}\"", one.id),
        _ => format!("{aliases} are now aliases of \"{}\"", one.id),
    });
    Ok(file.finish(format!("delete {aliases} from the `aliases` of \"{}\"", one.id)))
}

/// Makes two names two people.
///
/// Each is an id and a name. Fails with a message if the file has errors.
pub fn part(source: &str, one: (&str, &str), other: (&str, &str)) -> Result<Change, String> {
    if loose(one.1) == loose(other.1) || one.0 == other.0 {
        return Err(format!("both are called \"{}\"; write a [[people]] with `posts` for each", one.1));
    }
    let mut file = Editor::open(source)?;
    for ((id, name), (other, _)) in [(one, other), (other, one)] {
        file.add_person(id, name)?;
        file.remove_alias(other, name)?;
    }
    file.add_to_list(one.0, "not", &[other.0.to_owned()])?;
    file.done.push(format!("\"{}\" is not \"{}\"", one.0, other.0));
    Ok(file.finish(format!("delete \"{}\" from the `not` of \"{}\"", other.0, one.0)))
}

/// The names of a person that the rules cannot find out: not those that a document explains.
fn names_to_add(person: &Person) -> Vec<String> {
    let mut names = vec![with_title(person)];
    let own = person.names.iter().filter(|name| {
        !matches!(
            name.reason,
            Reason::OnlyInDocument(_) | Reason::OnlyHolder(..) | Reason::OnlyInLibrary(_) | Reason::Own
        )
    });
    for name in own {
        if !names.iter().any(|known| loose(known) == loose(&name.name)) {
            names.push(name.name.clone());
        }
    }
    names
}

/// The name of a person; a family name alone gets its post, because others may have it too: "President Ling".
fn with_title(person: &Person) -> String {
    let is_alone = Name::parse(&person.name, Hints::default())
        .is_some_and(|name| !name.is_full && name.titles.is_empty());
    let titled = person.post.role.as_ref().map(|role| format!("{role} {}", person.name));
    let is_understood = |titled: &String| {
        Name::parse(titled, Hints::default()).is_some_and(|name| !name.is_full && !name.titles.is_empty())
    };
    titled.filter(|titled| is_alone && is_understood(titled)).unwrap_or_else(|| person.name.clone())
}

/// A file that is changed.
struct Editor {
    document: DocumentMut,
    done: Vec<String>,
    is_new: bool,
}

impl Editor {
    fn open(source: &str) -> Result<Self, String> {
        let (_, diagnostics) = read(source);
        let document = source.parse::<DocumentMut>().ok();
        let document = document.filter(|_| !diagnostics.iter().any(Diagnostic::is_error));
        let Some(document) = document else {
            return Err(format!("{NAME} has errors and was not changed"));
        };
        Ok(Self { is_new: source.trim().is_empty(), document, done: Vec::new() })
    }

    fn finish(self, undo: String) -> Change {
        let body = self.document.to_string();
        let text = if self.is_new { format!("{HEADER}\n{}", body.trim_start()) } else { body };
        Change { text, done: self.done, undo }
    }

    /// The list of people, added if it is missing.
    fn people(&mut self) -> Result<&mut ArrayOfTables, String> {
        let item = self.document.entry("people").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        item.as_array_of_tables_mut().ok_or_else(|| {
            format!("`people` in {NAME} is written in brackets; write each person as [[people]]")
        })
    }

    /// The table of a person.
    fn person(&mut self, id: &str) -> Result<Option<&mut Table>, String> {
        Ok(self.people()?.iter_mut().find(|table| has_id(table, id)))
    }

    /// Adds a person, unless there is one with the id.
    fn add_person(&mut self, id: &str, name: &str) -> Result<(), String> {
        if self.person(id)?.is_some() {
            return Ok(());
        }
        let is_first = self.is_new && self.people()?.is_empty();
        let mut table = Table::new();
        table.insert("id", value(id));
        table.insert("name", value(name));
        if !is_first {
            table.decor_mut().set_prefix("\n");
        }
        self.people()?.push(table);
        self.done.push(format!("added [[people]] \"{id}\" with the name \"{name}\""));
        Ok(())
    }

    /// Removes a person who has nothing but names.
    fn remove(&mut self, id: &str) -> Result<(), String> {
        let Some(table) = self.person(id)? else { return Ok(()) };
        if let Some(key) = ["posts", "url", "note"].into_iter().find(|key| table.contains_key(key)) {
            return Err(format!("\"{id}\" has `{key}` in {NAME}; move it to the other person first"));
        }
        self.people()?.retain(|table| !has_id(table, id));
        self.done.push(format!("deleted [[people]] \"{id}\""));
        Ok(())
    }

    /// Adds aliases that the person does not have, and returns them.
    fn add_aliases(&mut self, id: &str, names: &[String]) -> Result<Vec<String>, String> {
        let own = self.person(id)?.and_then(|table| table.get("name")?.as_str().map(loose));
        let new: Vec<String> = names.iter().filter(|name| Some(loose(name)) != own).cloned().collect();
        self.add_to_list(id, "aliases", &new)
    }

    /// Adds strings to a list of a person, and returns those that were not in it.
    fn add_to_list(&mut self, id: &str, key: &str, new: &[String]) -> Result<Vec<String>, String> {
        let Some(table) = self.person(id)? else { return Ok(Vec::new()) };
        let has = |list: &Array, text: &str| {
            list.iter().any(|own| own.as_str().is_some_and(|own| loose(own) == loose(text)))
        };
        let old = table.get(key).and_then(Item::as_array);
        let new: Vec<String> =
            new.iter().filter(|text| !old.is_some_and(|list| has(list, text))).cloned().collect();
        if new.is_empty() {
            return Ok(new);
        }
        let item = table.entry(key).or_insert(value(Array::new()));
        let Some(list) = item.as_array_mut() else { return Ok(Vec::new()) };
        for text in &new {
            push(list, text);
        }
        Ok(new)
    }

    /// Removes a name from the aliases of a person.
    fn remove_alias(&mut self, id: &str, name: &str) -> Result<(), String> {
        self.remove_from_list(id, "aliases", name)
    }

    /// Removes two people from each other's `not`, and the second one from everybody's.
    fn forget_not(&mut self, one: &str, other: &str) -> Result<(), String> {
        let ids: Vec<String> =
            self.people()?.iter().filter_map(|table| table.get("id")?.as_str().map(str::to_owned)).collect();
        let has_other = ids.iter().any(|id| id == other);
        for id in ids {
            if !has_other || id == one {
                self.remove_from_list(&id, "not", other)?;
            }
        }
        self.remove_from_list(other, "not", one)
    }

    fn remove_from_list(&mut self, id: &str, key: &str, text: &str) -> Result<(), String> {
        let Some(table) = self.person(id)? else { return Ok(()) };
        let Some(list) = table.get_mut(key).and_then(Item::as_array_mut) else { return Ok(()) };
        let before = list.len();
        list.retain(|own| own.as_str().is_none_or(|own| loose(own) != loose(text)));
        let is_changed = list.len() < before;
        if list.is_empty() {
            table.remove(key);
        }
        if is_changed {
            self.done.push(format!("deleted \"{text}\" from the `{key}` of \"{id}\""));
        }
        Ok(())
    }
}

fn has_id(table: &Table, id: &str) -> bool {
    table.get("id").and_then(Item::as_str) == Some(id)
}

/// Adds a string at the end of a list, on a line of its own if the other strings are.
fn push(list: &mut Array, text: &str) {
    let last = list.len().checked_sub(1).and_then(|last| list.get(last));
    let prefix = last.and_then(|last| last.decor().prefix()?.as_str()).filter(|prefix| prefix.contains('\n'));
    match prefix.map(str::to_owned) {
        Some(prefix) => list.push_formatted(Value::from(text).decorated(prefix, "")),
        None => list.push(text),
    }
}
