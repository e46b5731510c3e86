//! Keeps generated parts of documents up to date.
//!
//! The program prints what is between `<!-- name -->` and `<!-- /name -->` in the README and `docs/`.

use crate::project::{files, root, text};
use crate::{compare, layers, sources};
use plenary::action::{ACTIONS, Context, Group};
use plenary::binding::Bindings;
use plenary::check::NoFiles;
use plenary::config;
use plenary::diagnostic::{FAULTS, Fault};
use plenary::document;
use plenary::export::{EXPORTERS, export, find};
use plenary::guard::{Destination, release_quotes};
use plenary::import::FORMATS;
use plenary::library::Volume;
use plenary::people;
use serde_json::Value;
use std::fmt::Write;

/// A name, and the text that is printed under it.
type Printed = (&'static str, fn() -> String);

/// Everything that is printed into documents, by the name of its markers.
static PRINTED: &[Printed] = &[
    ("keys", || keys(&[Context::Reader], &[Group::Jump, Group::Quote, Group::Words, Group::Program])),
    ("all-keys", all_keys),
    ("formats", formats),
    ("input-formats", input_formats),
    ("faults", || faults(FAULTS)),
    ("settings", settings),
    ("themes", themes),
    ("setting-faults", || faults(config::FAULTS)),
    ("people-faults", || faults(people::FAULTS)),
    ("check-example", check_example),
    ("quote-example", quote_example),
    ("paraphrase-example", paraphrase_example),
    ("verify-example", verify_example),
    ("commands", commands),
    ("command-line", command_line),
    ("format-tables", format_tables),
    ("layers", layers::layers),
    ("modules", sources::modules),
];

fn documents() -> Vec<String> {
    let mut documents = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned(), "CHANGELOG.md".to_owned()];
    documents.extend(files("docs", ".md"));
    documents
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
            let Some((_, print)) = PRINTED.iter().find(|(printed, _)| *printed == name) else {
                panic!("{path}: nothing is printed between the markers {name}");
            };
            used.push(name.to_owned());
            write!(made, "{before}<!-- {name} -->\n{}\n{close}", print().trim_end()).unwrap();
            rest = after;
        }
        made.push_str(rest);
        compare(&path, &made);
    }
    for (name, _) in PRINTED {
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
fn documents_link_to_files_that_exist() {
    for path in documents() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in text(&path).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, _) = link.split_once('#').unwrap_or((link, ""));
            if file.is_empty() || file.contains("://") {
                continue;
            }
            assert!(root(folder).join(file).exists(), "{path} links to {file}, which does not exist");
        }
    }
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

#[test]
fn the_readme_shows_the_two_commands_first() {
    let readme = text("README.md");
    let code = readme.split("```").nth(1).unwrap();
    assert_eq!(code.lines().skip(1).collect::<Vec<_>>(), ["cargo run --release", "cargo test"]);
}

/// The first briefing that a document shows.
fn shown_in(path: &str) -> String {
    let document = text(path);
    let (_, after) = document.split_once("```toml\n").unwrap_or_else(|| panic!("{path} shows no briefing"));
    after.split_once("```").unwrap().0.to_owned()
}

fn example() -> String {
    shown_in("README.md")
}

#[test]
fn briefings_shown_in_documents_have_no_faults() {
    for path in ["README.md", "docs/format.md"] {
        let volume = Volume::read(path, None, shown_in(path).into_bytes(), &NoFiles);
        assert_eq!(volume.report().short(), "");
        let briefing = volume.briefing.unwrap();
        let all_found = briefing.quotes.iter().all(|quote| quote.anchor.is_found());
        assert!(all_found && !briefing.quotes.is_empty(), "{path}: every quote is in its text");
    }
}

/// A draft about the README's briefing with one correct passage and two wrong ones.
const DRAFT: &str = "“Our doors are open, by day and by night,” Ada Ling said.\n\n\
    The doors, said Ling, “are open by day or by night”. The plan “names nine pilot berths”.\n";

fn verify_example() -> String {
    let folder = crate::binary::folder("forum.toml", example());
    std::fs::write(folder.path().join("draft.md"), DRAFT).unwrap();
    let run = crate::binary::run(folder.path(), &["verify", "draft.md", "forum.toml"]);
    assert_eq!(run.code, Some(1));
    format!("```text\n$ plenary verify draft.md forum.toml\n{}{}```\n", run.out, run.err)
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Inline code. A backtick needs longer marks around it.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn keys(contexts: &[Context], groups: &[Group]) -> String {
    let mut out = "| keys | what they do |\n| --- | --- |\n".to_owned();
    for context in contexts {
        for group in groups {
            let rows = ACTIONS.iter().filter(|row| row.context == *context && row.group == *group);
            for row in rows {
                let keys: Vec<_> = Bindings::default().shown_keys(row).split(' ').map(code).collect();
                writeln!(out, "| {} | {} |", cell(&keys.join(" ")), cell(row.words)).unwrap();
            }
        }
    }
    out
}

fn all_keys() -> String {
    let mut out = String::new();
    for group in Group::ALL {
        write!(out, "## {}\n\n{}\n", group.title(), keys(&[Context::Reader], &[group])).unwrap();
    }
    let others = [
        ("While words are being selected", Context::Select),
        ("On a page over the panes", Context::Page),
        ("In a list to pick from", Context::Picker),
        ("In the export dialog", Context::Export),
        ("In the list of briefings", Context::List),
        ("Where words to search for are typed", Context::Search),
    ];
    for (title, context) in others {
        write!(out, "## {title}\n\n{}\n", keys(&[context], &Group::ALL)).unwrap();
    }
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

/// The faults of the README's briefing after a typing error.
fn check_example() -> String {
    let faulty = example().replacen("speaker = \"ada-ling\"", "speaker = \"ada-lnig\"", 1);
    let volume = Volume::read("forum.toml", None, faulty.into_bytes(), &NoFiles);
    format!("```text\n{}\n```\n", volume.report().text(false, 100).trim_end())
}

/// A quote of the README's briefing, by its number, in a format.
fn taken_out(index: usize, format: &str) -> String {
    let briefing = document::read(&example()).0.unwrap();
    let quote = briefing.quote_at(index);
    let records = release_quotes(&briefing, quote, Destination::Output).passed;
    export(find(format).unwrap(), &records)
}

fn quote_example() -> String {
    format!("```text\n{}\n```\n", taken_out(0, "text").trim_end())
}

fn paraphrase_example() -> String {
    format!("```text\n{}\n```\n", taken_out(1, "text").trim_end())
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
    let document = text("docs/config.md");
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
