//! Tests of reading and changing the people file.

use super::*;
use crate::diagnostic::report::Report;
use crate::people::{Appearance, Joined, Person, join};

const FILE: &str = "# Ours.\n\n[[people]]\nid = \"ada-ling\"   # the chair\nname = \"Ada Ling\"\naliases = [\n  \"A. Ling\",\n]\nurl = \"https://example.org/ada\"\n\n[[people]]\nid = \"bo\"\nname = 'Bo Ost'\n";

fn report(text: &str) -> String {
    let (_, diagnostics) = read(text);
    Report { name: "people.toml", source: text, diagnostics: &diagnostics }.short()
}

fn library(names: &[&str], source: &str) -> Joined {
    let appearance = |(document, name): (usize, &&str)| Appearance {
        document,
        name: (*name).to_owned(),
        statements: 1,
        ..Appearance::default()
    };
    let all: Vec<Appearance> = names.iter().enumerate().map(appearance).collect();
    join(&all, Some(&read(source).0))
}

fn person<'j>(joined: &'j Joined, name: &str) -> &'j Person {
    joined.people.iter().find(|person| person.names.iter().any(|own| own.name == name)).unwrap()
}

#[test]
fn people_are_read() {
    let (file, diagnostics) = read(
        "[[people]]\nid = 'ada'\nname = 'Ada Ling'\nposts = [{ role = 'Chair', organization = 'Port', since = 2030-01-02 }]\nnot = ['bo']\nnote = 'x'\n\
         [[people]]\nid = 'bo'\nname = 'Bo Ost'\n",
    );
    assert_eq!(diagnostics, []);
    let [ada, bo] = &*file.people else { panic!("{file:?}") };
    assert_eq!((&*ada.id, &*ada.name, &*bo.name), ("ada", "Ada Ling", "Bo Ost"));
    let post = &ada.posts[0];
    assert_eq!(
        (post.held().words(), post.since.map(Date::iso)),
        ("Chair, Port".to_owned(), Some("2030-01-02".to_owned()))
    );
    assert_eq!((&*ada.not, ada.note.as_deref()), (&["bo".to_owned()][..], Some("x")));
    assert_eq!(read(""), (PeopleFile::default(), vec![]));
}

#[test]
fn every_mistake_is_reported_with_position_and_help() {
    let one = "[[people]]\nid = 'ada'\nname = 'Ada Ling'\n";
    for (text, place, help) in [
        ("[[peopel]]\nid = 'x'", "1:3: warning[unknown-key]", "did you mean \"people\"?"),
        ("people = 'x'", "1:10: error[wrong-type]", "[[people]]"),
        ("[[people]]\nid = 'ada'", "1:1: error[missing-key]", "name"),
        ("[[people]]\nname = 'Ada Ling'", "1:1: error[missing-key]", "id = \"ada-ling\""),
        ("[[people]]\nid = 'Ada L'\nname = 'x'", "2:6: error[bad-value]", "write \"ada-l\""),
        (&format!("{one}aliases = 'A. Ling'"), "4:11: error[wrong-type]", "brackets"),
        (&format!("{one}aliases = ['']"), "4:12: error[bad-value]", "write something"),
        (&format!("{one}aliasses = ['x']"), "4:1: warning[unknown-key]", "did you mean \"aliases\"?"),
        (&format!("{one}not = ['bo']"), "4:8: error[unknown-person]", "id = \"bo\""),
        (&format!("{one}not = ['ada']"), "4:8: error[unknown-person]", "delete"),
        (&format!("{one}posts = [{{ rule = 'Chair' }}]"), "4:12: warning[unknown-key]", "role"),
        (&format!("{one}posts = [{{ since = '2030' }}]"), "4:20: error[wrong-type]", "2025-07-01"),
        (
            &format!("{one}posts = [{{ since = 2030-02-01, until = 2030-01-01 }}]"),
            "4:40: warning[end-before-start]",
            "since",
        ),
        (&format!("{one}{one}"), "5:6: error[duplicate-id]", "another id"),
        (
            &format!("{one}[[people]]\nid = 'bo'\nname = 'Bo'\naliases = ['ada  ling']"),
            "7:12: error[shared-name]",
            "posts",
        ),
        ("[[people]]\nid = ada", "2:6: error[bad-toml]", "quotation marks"),
    ] {
        let report = report(text);
        let line = report.lines().find(|line| line.starts_with(&format!("people.toml:{place}")));
        assert!(line.is_some_and(|line| line.contains(help)), "{text}:\n{report}");
    }
}

#[test]
fn merging_adds_aliases_and_changes_nothing_else() {
    let joined = library(&["Ada Ling", "Addy Lingen", "Bo Ost"], FILE);
    let change = merge(FILE, person(&joined, "Addy Lingen"), person(&joined, "Ada Ling")).unwrap();
    assert_eq!(change.text, FILE.replace("  \"A. Ling\",\n", "  \"A. Ling\",\n  \"Addy Lingen\",\n"));
    assert_eq!(change.done, ["\"Addy Lingen\" is now an alias of \"ada-ling\""]);
    assert!(change.undo.contains("\"Addy Lingen\""), "{}", change.undo);
    let again = library(&["Ada Ling", "Addy Lingen", "Bo Ost"], &change.text);
    assert_eq!(again.people.len(), 2);
}

#[test]
fn merging_two_people_of_the_file_leaves_one() {
    let joined = library(&["Ada Ling", "Bo Ost"], FILE);
    let change = merge(FILE, person(&joined, "Ada Ling"), person(&joined, "Bo Ost")).unwrap();
    assert!(!change.text.contains("id = \"bo\"") && change.text.contains("\"Bo Ost\""), "{}", change.text);
    let refused = merge(FILE, person(&joined, "Bo Ost"), person(&joined, "Ada Ling")).unwrap_err();
    assert!(refused.contains("`url`"), "{refused}");
    assert!(merge(FILE, &joined.people[0], &joined.people[0]).is_err());
}

#[test]
fn merging_in_a_new_file_adds_a_person() {
    let joined = library(&["Ada Ling", "Addy Lingen"], "");
    let change = merge("", person(&joined, "Ada Ling"), person(&joined, "Addy Lingen")).unwrap();
    let expected = "[[people]]\nid = \"ada-ling\"\nname = \"Ada Ling\"\naliases = [\"Addy Lingen\"]\n";
    assert!(change.text.starts_with("# ") && change.text.ends_with(expected), "{}", change.text);
    assert_eq!(report(&change.text), "");
}

#[test]
fn parting_adds_both_people_and_a_not() {
    let change = part(FILE, ("a-ling", "A. Ling"), ("ada-ling", "Ada Ling")).unwrap();
    assert!(!change.text.contains("  \"A. Ling\""), "{}", change.text);
    assert!(
        change.text.ends_with("\n[[people]]\nid = \"a-ling\"\nname = \"A. Ling\"\nnot = [\"ada-ling\"]\n"),
        "{}",
        change.text
    );
    assert!(change.text.contains("id = \"ada-ling\"   # the chair\n"), "{}", change.text);
    assert_eq!(report(&change.text), "");
    let joined = library(&["Ada Ling", "A. Ling"], &change.text);
    assert_eq!(joined.people.len(), 2);
    // Merging again undoes it.
    let merged = merge(&change.text, person(&joined, "Ada Ling"), person(&joined, "A. Ling")).unwrap();
    assert!(!merged.text.contains("not =") && merged.text.contains("\"A. Ling\""), "{}", merged.text);
    assert!(part(FILE, ("a", "Ada Ling"), ("b", "ADA LING")).is_err());
}

#[test]
fn a_file_with_errors_is_not_changed() {
    let refused = part("[[people]]\nid = ada", ("a", "A"), ("b", "B")).unwrap_err();
    assert!(refused.contains("errors"), "{refused}");
}
