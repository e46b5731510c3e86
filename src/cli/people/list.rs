//! Prints people as text, JSON or CSV.

use crate::cli::output::{counted, print};
use crate::io::Failure;
use crate::model::Date;
use crate::people::{HeldPost, JoinedName, Person, Place};
use serde_json::{Value, json};

/// Maximum number of people that a message names.
pub(super) const MAX_NAMED: usize = 8;

/// How to print people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// A line for each person
    #[default]
    Text,
    /// A list of objects
    Json,
    /// One object per line
    Ndjson,
    /// One row per person, for spreadsheets
    Csv,
}

/// What is needed to print people.
pub(super) struct List<'a> {
    pub(super) places: &'a [Place],
    /// The names of the files, by the number of the document.
    pub(super) files: &'a [String],
    /// True to print every name and why it was joined.
    pub(super) why: bool,
}

impl List<'_> {
    pub(super) fn print(&self, people: &[&Person], format: Format) -> Result<(), Failure> {
        match format {
            Format::Text => print(&people.iter().map(|person| self.text(person)).collect::<String>()),
            Format::Json => {
                let objects: Vec<Value> = people.iter().map(|person| self.object(person)).collect();
                print(&format!("{:#}\n", Value::from(objects)))
            }
            Format::Ndjson => {
                let lines: Vec<String> =
                    people.iter().map(|person| self.object(person).to_string()).collect();
                print(&lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>())
            }
            Format::Csv => print(&self.csv(people)),
        }
    }

    fn text(&self, person: &Person) -> String {
        let mut out = format!("{:>6}  {}\n", person.statements, line(person));
        if self.why {
            for name in &person.names {
                let documents = counted(name.documents, "document");
                let certainty = name.reason.certainty().name();
                out.push_str(&format!("        {}: {} ({certainty}, {documents})\n", name.name, name.reason));
            }
        }
        out
    }

    fn object(&self, person: &Person) -> Value {
        let mut object = json!({ "id": person.id, "name": person.name });
        if !person.post.words().is_empty() {
            object["post"] = Value::from(person.post.words());
        }
        object["statements"] = Value::from(person.statements);
        if let (Some(first), Some(last)) = (person.first, person.last) {
            object["first"] = Value::from(first.iso());
            object["last"] = Value::from(last.iso());
        }
        object["in_people_file"] = Value::from(person.is_in_file);
        object["posts"] = person.posts.iter().map(post).collect();
        object["names"] = person.names.iter().map(name).collect();
        object["documents"] = self.documents(person).into_iter().map(Value::from).collect();
        object
    }

    /// The files in which a person speaks, in order.
    fn documents(&self, person: &Person) -> Vec<&str> {
        let places = person.appearances.iter().filter_map(|at| self.places.get(*at));
        let mut numbers: Vec<usize> = places.map(|place| place.document).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.files.get(number)).map(String::as_str).collect()
    }

    fn csv(&self, people: &[&Person]) -> String {
        let mut out = String::new();
        let why: &[&str] = if self.why { &["Reasons"] } else { &[] };
        let columns = ["ID", "Name", "Post", "Statements", "Documents", "First", "Last", "Names"];
        row(columns.iter().chain(why).map(|cell| (*cell).to_owned()), &mut out);
        for person in people {
            let day = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
            let mut names: Vec<&str> = person.names.iter().map(|name| &*name.name).collect();
            let mut seen = std::collections::HashSet::new();
            names.retain(|name| seen.insert(*name));
            let mut cells = vec![
                person.id.clone(),
                person.name.clone(),
                person.post.words(),
                person.statements.to_string(),
                person.documents.to_string(),
                day(person.first),
                day(person.last),
                names.join("; "),
            ];
            if self.why {
                let reason = |name: &JoinedName| format!("{}: {}", name.name, name.reason);
                cells.push(person.names.iter().map(reason).collect::<Vec<_>>().join("; "));
            }
            row(cells, &mut out);
        }
        out
    }
}

/// A person on one line: name, post, documents and days.
pub(super) fn line(person: &Person) -> String {
    let post = person.post.words();
    let separator = if post.is_empty() { "" } else { ", " };
    let days = match (person.first, person.last) {
        (Some(first), Some(last)) if first == last => format!(", {}", first.iso()),
        (Some(first), Some(last)) => format!(", {} to {}", first.iso(), last.iso()),
        _ => String::new(),
    };
    format!("{}{separator}{post} · {}{days}", person.name, counted(person.documents, "document"))
}

fn post(post: &HeldPost) -> Value {
    let mut object = json!({});
    let words = [("role", &post.role), ("organization", &post.organization)];
    for (key, words) in words {
        if let Some(words) = words {
            object[key] = Value::from(&**words);
        }
    }
    for (key, day) in [("first", post.first), ("last", post.last)] {
        if let Some(day) = day {
            object[key] = Value::from(day.iso());
        }
    }
    object["documents"] = Value::from(post.documents);
    object
}

fn name(name: &JoinedName) -> Value {
    json!({
        "name": name.name,
        "reason": name.reason.kind(),
        "why": name.reason.to_string(),
        "certainty": name.reason.certainty().name(),
        "documents": name.documents,
        "statements": name.statements,
    })
}

/// Adds a row of CSV (RFC 4180) with quoted cells.
fn row(cells: impl IntoIterator<Item = String>, out: &mut String) {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// Returns a cell in quotation marks; an apostrophe keeps a spreadsheet from reading it as a formula.
fn quoted(cell: &str) -> String {
    let mark = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}
