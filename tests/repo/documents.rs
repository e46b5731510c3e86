//! Keeps generated parts of documents up to date.
//!
//! The program prints what is between `<!-- name -->` and `<!-- /name -->` in the README and `docs/`.

use crate::book::documents;
use crate::examples::{EXAMPLES, Printed};
use crate::project::text;
use crate::{compare, layers, sources};
use plenary::action::{ACTIONS, Action, Context, Group, Row};
use plenary::binding::Bindings;
use plenary::config;
use plenary::diagnostic::{FAULTS, Fault};
use plenary::document;
use plenary::export::EXPORTERS;
use plenary::import::FORMATS;
use plenary::people;
use serde_json::Value;
use std::fmt::Write;

/// The tables and lists that are printed into documents, by the name of their markers.
static PRINTED: &[Printed] = &[
    ("twelve-keys", twelve_keys),
    ("all-keys", all_keys),
    ("formats", formats),
    ("input-formats", input_formats),
    ("faults", || faults(FAULTS)),
    ("settings", settings),
    ("themes", themes),
    ("setting-faults", || faults(config::FAULTS)),
    ("people-faults", || faults(people::FAULTS)),
    ("commands", commands),
    ("command-line", command_line),
    ("format-tables", format_tables),
    ("layers", layers::layers),
    ("modules", sources::modules),
];

fn printed() -> impl Iterator<Item = &'static Printed> {
    PRINTED.iter().chain(EXAMPLES)
}

#[test]
fn generated_parts_of_documents_are_what_the_program_prints() {
    let mut used = Vec::new();
    for path in documents() {
        let stored = text(&path);
        let mut made = String::new();
        let mut rest = &*stored;
        while let Some((before, name, after)) = opening(rest) {
            let close = format!("<!-- /{name} -->");
            let Some((_, after)) = after.split_once(&close) else { panic!("{path}: no {close}") };
            let Some((_, print)) = printed().find(|(printed, _)| *printed == name) else {
                panic!("{path}: nothing is printed between the markers {name}");
            };
            used.push(name.to_owned());
            write!(made, "{before}<!-- {name} -->\n{}\n{close}", print().trim_end()).unwrap();
            rest = after;
        }
        made.push_str(rest);
        compare(&path, &made);
    }
    for (name, _) in printed() {
        assert!(used.iter().any(|used| used == name), "no document has the markers {name}");
    }
}

/// Splits at the first opening marker: the text before it, its name, and the text after it.
fn opening(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("<!-- ")?;
    let (name, after) = rest.split_once(" -->")?;
    Some((before, name, after))
}

#[test]
fn documents_name_no_path_of_one_machine() {
    for path in documents() {
        for folder in ["home", "work", "tmp", "root", "Users"] {
            let absolute = format!("/{folder}/");
            assert!(!text(&path).contains(&absolute), "{path} names {absolute}");
        }
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Inline code. A backtick needs longer marks around it.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// The names of the actions in the README, in its order.
const IN_THE_README: [&str; 12] = [
    "search",
    "next-match",
    "next-speaker",
    "next-quote",
    "filter",
    "copy",
    "mark-quote",
    "export",
    "select",
    "confirm",
    "back",
    "help",
];

fn twelve_keys() -> String {
    let row = |name| {
        let found = ACTIONS.iter().find(|row| row.context == Context::Reader && row.name == name);
        found.unwrap_or_else(|| panic!("there is no action {name}"))
    };
    keys(IN_THE_README.into_iter().map(row))
}

/// A table of actions with their keys.
fn keys(rows: impl Iterator<Item = &'static Row>) -> String {
    let mut out = "| keys | what they do |\n| --- | --- |\n".to_owned();
    for row in rows {
        let (shown, words) = (shown_keys(row), cell(row.words));
        assert!(!shown.is_empty(), "{} has no key", row.name);
        writeln!(out, "| {} | {words} |", cell(&shown)).unwrap();
    }
    out
}

/// The keys of an action. Those of an action that only a menu has begin with the key of the menu.
fn shown_keys(row: &Row) -> String {
    let bindings = Bindings::default();
    let of = |row| bindings.shown_keys(row);
    if !row.keys.is_empty() {
        return of(row).split(' ').map(code).collect::<Vec<_>>().join(" ");
    }
    let in_context = |context, action| {
        ACTIONS.iter().find(move |row| row.context == context && row.action == action).map(of)
    };
    let menu = in_context(Context::Reader, Action::Correct).unwrap();
    let inner = in_context(Context::Correct, row.action).unwrap();
    code(&format!("{menu} {inner}"))
}

/// A table of the actions of a context that help shows under one of these headings.
fn keys_in(context: Context, groups: &[Group]) -> String {
    let of = |group: Group| ACTIONS.iter().filter(move |row| row.context == context && row.group == group);
    keys(groups.iter().copied().flat_map(of))
}

fn all_keys() -> String {
    let mut out = String::new();
    for group in Group::ALL {
        write!(out, "## {}\n\n{}\n", group.title(), keys_in(Context::Reader, &[group])).unwrap();
    }
    let others = [
        ("While words are being selected", Context::Select),
        ("In the menu of corrections", Context::Correct),
        ("On a page over the panes", Context::Page),
        ("In a list to pick from", Context::Picker),
        ("In the export dialog", Context::Export),
        ("In the list of briefings", Context::List),
        ("In the results of a search over a library", Context::Results),
        ("In the list of people", Context::People),
        ("Where words to search for are typed", Context::Search),
    ];
    for (title, context) in others {
        write!(out, "## {title}\n\n{}\n", keys_in(context, &Group::ALL)).unwrap();
    }
    let is_listed = |context| context == Context::Reader || others.iter().any(|(_, other)| *other == context);
    assert!(Context::all().all(is_listed), "a context has no table");
    out
}

fn formats() -> String {
    let mut out = "| format | file | for |\n| --- | --- | --- |\n".to_owned();
    for format in EXPORTERS {
        let (name, ending, purpose) = (format.name(), format.ending(), cell(format.purpose()));
        writeln!(out, "| `{name}` | `.{ending}` | {purpose} |").unwrap();
    }
    out
}

fn input_formats() -> String {
    let mut out =
        "| `--from` | what it is | files | told by | kept |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for format in &FORMATS {
        let endings: Vec<String> = format.endings.iter().map(|ending| format!("`.{ending}`")).collect();
        let (about, told, kept) = (cell(format.about), cell(format.told), cell(format.kept));
        writeln!(out, "| `{}` | {about} | {} | {told} | {kept} |", format.name, endings.join(" ")).unwrap();
    }
    out
}

fn settings() -> String {
    let mut out = "| setting | takes | if absent | |\n| --- | --- | --- | --- |\n".to_owned();
    for setting in config::SETTINGS {
        let (name, takes, default) = (setting.name, cell(&setting.takes()), setting.default);
        writeln!(out, "| `{name}` | {takes} | `{default}` | {} |", cell(setting.words)).unwrap();
    }
    out
}

fn themes() -> String {
    let mut out = "| theme | background | |\n| --- | --- | --- |\n".to_owned();
    for theme in plenary::theme::embedded() {
        writeln!(out, "| `{}` | {} | {} |", theme.name, theme.background.name(), cell(&theme.about)).unwrap();
    }
    out
}

fn faults(faults: &[&Fault]) -> String {
    let mut out = "| name | | what it means |\n| --- | --- | --- |\n".to_owned();
    for fault in faults {
        let (name, severity) = (fault.name, fault.severity.name());
        writeln!(out, "| `{name}` | {severity} | {} |", cell(fault.meaning)).unwrap();
    }
    out
}

/// A table of the commands, from their help.
fn commands() -> String {
    let mut out = "| command | what it does |\n| --- | --- |\n".to_owned();
    for (name, page) in plenary::cli::help() {
        let usage = page.lines().find_map(|line| line.strip_prefix("Usage: ")).unwrap_or(&name);
        writeln!(out, "| {} | {} |", code(&cell(usage)), cell(page.lines().next().unwrap())).unwrap();
    }
    out
}

fn command_line() -> String {
    let mut out = String::new();
    for (name, page) in plenary::cli::help() {
        // `clap` leaves blanks at the ends of lines that have no help.
        let page: Vec<_> = page.trim_end().lines().map(str::trim_end).collect();
        write!(out, "## {name}\n\n```text\n{}\n```\n\n", page.join("\n")).unwrap();
    }
    out
}

fn format_tables() -> String {
    let mut out = String::new();
    format_table(&document::schema(), &[], "", &mut out);
    out
}

/// A table of the format and the tables inside it. `header` is its header in TOML.
fn format_table(schema: &Value, path: &[&str], header: &str, out: &mut String) {
    let heading = if header.is_empty() { "At the top".to_owned() } else { format!("`{header}`") };
    let words = schema["description"].as_str().unwrap();
    write!(out, "### {heading}\n\n{words}\n\n| key | takes | |\n| --- | --- | --- |\n").unwrap();
    let mut inner = Vec::new();
    for (key, property) in schema["properties"].as_object().unwrap() {
        let required = schema["required"].as_array().unwrap().iter().any(|name| name == key);
        let path: Vec<&str> = path.iter().copied().chain([&**key]).collect();
        let (object, header) = match property["type"].as_str() {
            Some("object") => (property, format!("[{}]", path.join("."))),
            Some("array") if property["items"]["type"] == "object" => {
                (&property["items"], format!("[[{}]]", path.join(".")))
            }
            _ => (&Value::Null, String::new()),
        };
        let takes = if object.is_null() { takes(property) } else { format!("`{header}`") };
        let required = if required { "**Required.** " } else { "" };
        let words = cell(property["description"].as_str().unwrap());
        writeln!(out, "| `{key}` | {} | {required}{words} |", cell(&takes)).unwrap();
        if !object.is_null() {
            inner.push((object, path, header));
        }
    }
    out.push('\n');
    for (object, path, header) in inner {
        format_table(object, &path, &header, out);
    }
}

#[test]
fn keys_in_the_example_of_settings_are_free() {
    let document = text("docs/settings.md");
    let example = document.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(example.starts_with("[keys]"), "{example}");
    let (_, faults) = config::read(example);
    let messages: Vec<_> = faults.iter().map(|fault| fault.message.to_string()).collect();
    assert_eq!(messages, [""; 0]);
    for context in Context::all() {
        let name = format!("[keys.{}]", context.name());
        assert!(document.contains(&name), "{name} is missing");
    }
}

/// The values that a key accepts.
fn takes(property: &Value) -> String {
    if let Some(only) = property.get("const") {
        return format!("`{only}`");
    }
    if let Some(choices) = property["enum"].as_array() {
        let default = &property["default"];
        let one = |choice: &Value| {
            if choice == default { format!("`{choice}` (if absent)") } else { format!("`{choice}`") }
        };
        return choices.iter().map(one).collect::<Vec<_>>().join(", ");
    }
    let what = match (property["title"].as_str(), property["type"].as_str().unwrap()) {
        (Some(title), _) => title,
        (None, "boolean") => "`true` or `false`",
        (None, "array") => "list of strings",
        (None, "integer") => "whole number from 0",
        (None, other) => other,
    };
    match property["examples"].as_array() {
        None => what.to_owned(),
        Some(examples) => {
            let examples: Vec<_> =
                examples.iter().map(|example| format!("`{}`", example.as_str().unwrap())).collect();
            format!("{what}: {}", examples.join(", "))
        }
    }
}
