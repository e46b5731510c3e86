//! The people file, `people.toml`: what somebody decided about the people of a library.

mod check;
mod edit;
#[cfg(test)]
mod tests;

use super::post::HeldPost;
use crate::diagnostic::{
    BAD_TOML, BAD_VALUE, DUPLICATE_ID, DUPLICATE_KEY, Diagnostic, END_BEFORE_START, Fault, MISSING_KEY,
    Severity, Span, UNKNOWN_KEY, WRONG_TYPE, suggest,
};
use crate::document::{grammar_of, slug, sort, wrong_type};
use crate::model::Date;
use crate::text::Safe;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use edit::{Change, merge, part};

/// An id in `not` is nobody's.
pub static UNKNOWN_PERSON: Fault =
    Fault { name: "unknown-person", severity: Severity::Error, meaning: "No [[people]] has this id." };
/// A name is two people's.
pub static SHARED_NAME: Fault = Fault {
    name: "shared-name",
    severity: Severity::Error,
    meaning: "Two people have the same name or alias.",
};

/// Every kind of fault of the people file.
pub static FAULTS: &[&Fault] = &[
    &UNKNOWN_PERSON,
    &SHARED_NAME,
    &DUPLICATE_ID,
    &MISSING_KEY,
    &WRONG_TYPE,
    &BAD_VALUE,
    &BAD_TOML,
    &DUPLICATE_KEY,
    &UNKNOWN_KEY,
    &END_BEFORE_START,
];

/// The name of the file.
pub const NAME: &str = "people.toml";

/// The keys of a person and of a post.
const KEYS: [&str; 7] = ["id", "name", "aliases", "posts", "not", "url", "note"];
const POST_KEYS: [&str; 4] = ["role", "organization", "since", "until"];

/// What somebody decided about the people of a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFile {
    /// The people, in the order of the file.
    pub people: Vec<Entry>,
}

/// A person of the people file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The id; unique.
    pub id: String,
    /// The name as it is shown.
    pub name: String,
    /// Other names of the same person.
    pub aliases: Vec<String>,
    /// The posts that the person has held.
    pub posts: Vec<Post>,
    /// The ids of people who are somebody else.
    pub not: Vec<String>,
    /// A web address with more information.
    pub url: Option<String>,
    /// A note by the author of the file.
    pub note: Option<String>,
    /// The position of the person in the file.
    pub span: Span,
}

/// A post of a person of the people file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// The role, such as "Chair".
    pub role: Option<String>,
    /// The organization.
    pub organization: Option<String>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day; `None` if the person still holds it.
    pub until: Option<Date>,
}

impl Entry {
    /// Returns the name and the aliases.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(String::as_str))
    }
}

impl Post {
    /// Returns the post in the form in which posts of documents are kept.
    pub(super) fn held(&self) -> HeldPost {
        HeldPost {
            role: self.role.clone(),
            organization: self.organization.clone(),
            first: self.since,
            last: self.until,
            documents: 0,
        }
    }
}

/// Reads the text of a people file, and returns it with all problems in the order of the file.
///
/// Unusable parts are left out.
pub fn read(source: &str) -> (PeopleFile, Vec<Diagnostic>) {
    let mut reading = Reading { source, diagnostics: Vec::new(), spans: Vec::new() };
    let mut file = PeopleFile::default();
    for (key, value) in grammar_of(source, &mut reading.diagnostics) {
        if key.get_ref() == "people" {
            file.people = reading.people(value);
        } else {
            reading.unknown_key(&key, "at the top of people.toml", &["people"]);
        }
    }
    let Reading { mut diagnostics, spans, .. } = reading;
    check::check(&file, &spans, &mut diagnostics);
    sort(&mut diagnostics);
    (file, diagnostics)
}

/// The positions of the parts of a person.
#[derive(Clone, Debug, Default)]
struct Spans {
    id: Span,
    /// The name, then the aliases.
    names: Vec<Span>,
    not: Vec<Span>,
}

/// The state of reading a file.
struct Reading<'s> {
    source: &'s str,
    diagnostics: Vec<Diagnostic>,
    /// The positions of each person's parts.
    spans: Vec<Spans>,
}

impl<'s> Reading<'s> {
    fn people(&mut self, value: Spanned<DeValue<'s>>) -> Vec<Entry> {
        let span = value.span();
        if !value.get_ref().is_array() {
            let fault = Diagnostic::new(&WRONG_TYPE, span, "`people` is a list of tables");
            self.diagnostics.push(fault.help("write [[people]]"));
            return Vec::new();
        }
        let DeValue::Array(items) = value.into_inner() else { return Vec::new() };
        items.into_iter().filter_map(|item| self.entry(item)).collect()
    }

    /// Reads a person. One without a name is left out.
    fn entry(&mut self, value: Spanned<DeValue<'s>>) -> Option<Entry> {
        let span = Span::from(value.span());
        let table = self.table(value, "people")?;
        let mut entry = Entry { span, ..Entry::default() };
        let mut spans = Spans::default();
        let mut id = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "id" => id = self.words("id", &value),
                "name" => {
                    if let Some((name, span)) = self.words("name", &value) {
                        entry.name = name;
                        spans.names.insert(0, span);
                    }
                }
                "aliases" => {
                    let (aliases, places) = self.list("aliases", value);
                    entry.aliases = aliases;
                    spans.names.extend(places);
                }
                "posts" => entry.posts = self.posts(value),
                "not" => (entry.not, spans.not) = self.list("not", value),
                "url" => entry.url = self.words("url", &value).map(|(url, _)| url),
                "note" => entry.note = self.words("note", &value).map(|(note, _)| note),
                _ => self.unknown_key(&key, "in `people`", &KEYS),
            }
        }
        if entry.name.is_empty() {
            let fault = Diagnostic::new(&MISSING_KEY, span, "`people` has no `name`");
            self.diagnostics.push(fault.help("add `name = \"…\"` below this line"));
            return None;
        }
        (entry.id, spans.id) = self.id(id, &entry.name, span);
        self.spans.push(spans);
        Some(entry)
    }

    /// Returns the id of a person, or one made from the name.
    fn id(&mut self, id: Option<(String, Span)>, name: &str, header: Span) -> (String, Span) {
        let made = slug(name);
        let Some((id, span)) = id else {
            let fault = Diagnostic::new(&MISSING_KEY, header, "`people` has no `id`");
            self.diagnostics.push(fault.help(format!("add `id = \"{made}\"` below this line")));
            return (made, header);
        };
        if slug(&id) == id && !id.is_empty() {
            return (id, span);
        }
        let message = "an id has only the letters a to z, digits, and `-` between words";
        let better = if slug(&id).is_empty() { made } else { slug(&id) };
        self.diagnostics.push(Diagnostic::new(&BAD_VALUE, span, message).help(format!("write \"{better}\"")));
        (id, span)
    }

    fn posts(&mut self, value: Spanned<DeValue<'s>>) -> Vec<Post> {
        if !value.get_ref().is_array() {
            self.diagnostics.push(wrong_type("posts", &value, "a list of tables", self.source));
            return Vec::new();
        }
        let DeValue::Array(items) = value.into_inner() else { return Vec::new() };
        items.into_iter().filter_map(|item| self.post(item)).collect()
    }

    fn post(&mut self, value: Spanned<DeValue<'s>>) -> Option<Post> {
        let table = self.table(value, "posts")?;
        let mut post = Post::default();
        let mut until_span = Span::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "role" => post.role = self.words("role", &value).map(|(role, _)| role),
                "organization" => {
                    post.organization = self.words("organization", &value).map(|(words, _)| words);
                }
                "since" => post.since = self.day("since", &value),
                "until" => {
                    until_span = value.span().into();
                    post.until = self.day("until", &value);
                }
                _ => self.unknown_key(&key, "in `people.posts`", &POST_KEYS),
            }
        }
        if let (Some(since), Some(until)) = (post.since, post.until)
            && until < since
        {
            let message = format!("this post ends on {}, before it begins on {}", until.iso(), since.iso());
            self.diagnostics.push(
                Diagnostic::new(&END_BEFORE_START, until_span, message).help("correct `since` or `until`"),
            );
            post.until = None;
        }
        Some(post)
    }

    fn table(&mut self, value: Spanned<DeValue<'s>>, key: &str) -> Option<DeTable<'s>> {
        if !value.get_ref().is_table() {
            self.diagnostics.push(wrong_type(key, &value, "a table", self.source));
            return None;
        }
        match value.into_inner() {
            DeValue::Table(table) => Some(table),
            _ => None,
        }
    }

    fn words(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<(String, Span)> {
        let Some(text) = value.get_ref().as_str() else {
            self.diagnostics.push(wrong_type(key, value, "a string", self.source));
            return None;
        };
        let text = Safe::clean_line(text).to_string();
        if text.is_empty() {
            let fault = Diagnostic::new(&BAD_VALUE, value.span(), format!("`{key}` is empty"));
            self.diagnostics.push(fault.help("write something, or delete the line"));
            return None;
        }
        Some((text, value.span().into()))
    }

    fn list(&mut self, key: &str, value: Spanned<DeValue<'s>>) -> (Vec<String>, Vec<Span>) {
        if !value.get_ref().is_array() {
            self.diagnostics.push(wrong_type(key, &value, "a list of strings", self.source));
            return (Vec::new(), Vec::new());
        }
        let DeValue::Array(items) = value.into_inner() else { return (Vec::new(), Vec::new()) };
        items.iter().filter_map(|item| self.words(key, item)).unzip()
    }

    fn day(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Date> {
        let date = value.get_ref().as_datetime().and_then(|datetime| datetime.date);
        if date.is_none() {
            self.diagnostics
                .push(wrong_type(key, value, "a date", self.source).help("write it as 2025-07-01"));
        }
        date.map(|date| Date { year: date.year, month: date.month, day: date.day })
    }

    fn unknown_key(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, place: &str, known: &[&str]) {
        let name = key.get_ref();
        let help = suggest(name, known.iter().copied())
            .unwrap_or_else(|| format!("the keys here are {}", known.join(", ")));
        let fault = Diagnostic::new(&UNKNOWN_KEY, key.span(), format!("unknown key `{name}` {place}"));
        self.diagnostics.push(fault.label("ignored").help(help));
    }
}
