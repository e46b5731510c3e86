//! Hostile files, file names and arguments: nothing in them acts on a terminal.

use crate::binary::{folder, run};
use crate::program::FAULTY;

/// The first character that a terminal obeys or that a reader cannot see.
pub(super) fn acts(text: &str) -> Option<char> {
    text.chars().find(|c| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    })
}

/// A briefing with hostile characters in every field, raw and as TOML escapes.
fn hostile() -> Vec<(&'static str, String)> {
    let evil = [
        ("\u{1b}]0;owned\u{7}", r"\u001b]0;owned\u0007"),
        ("\u{1b}[2J\u{1b}[31m", r"\u001b[2J\u001b[31m"),
        ("\u{1b}]52;c;aGk=\u{1b}\\", r"\u001b]52;c;aGk=\u001b\\"),
        ("\u{9b}31m\u{90}q\u{9c}", r"\u009b31m\u0090q\u009c"),
        ("\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}", r"\u202e\u2066\u200b\ufeff\U000e0041"),
        ("\r\u{8}\u{b}\u{7f}\0", r"\r\b\u000b\u007f\u0000"),
    ];
    let raw: String = evil.iter().map(|(raw, _)| *raw).collect();
    let escaped: String = evil.iter().map(|(_, escaped)| *escaped).collect();
    // Raw control characters are not valid TOML; these characters are.
    let raw_format: String = raw.chars().filter(|c| !c.is_ascii_control()).collect();
    let file = |x: &str| {
        format!(
            "format = 1\n\"key{x}\" = 1\n[event]\ntitle = \"T{x}\"\nsubtitle = \"{x}\"\nplace = \"P{x}\"\n\
             tags = [\"{x}\"]\nsummary = \"S{x}\"\nlanguage = \"en{x}\"\n[event.source]\ntitle = \"{x}\"\n\
             authors = [\"A{x}\"]\nurl = \"https://example.org/{x}\"\n[[speakers]]\nid = \"ada{x}\"\nname = \"Ada{x}\"\n\
             role = \"R{x}\"\norganization = \"O{x}\"\nnative = \"N{x}\"\nbio = \"B{x}\"\n[[sections]]\nid = \"s{x}\"\n\
             title = \"S{x}\"\nroom = \"R{x}\"\ntext = \"One{x}two. Three.\"\n[[sections.quotes]]\nspeaker = \"ada{x}\"\n\
             text = \"One{x}two.\"\ncue = \"said{x}\"\nat = \"{x}\"\nnote = \"N{x}\"\ntags = [\"t{x}\"]\n\
             [sections.quotes.original]\nlanguage = \"fr\"\ntext = \"Un{x}\"\ntranslator = \"Tr{x}\"\n\
             [[sections.quotes]]\nspeaker = \"nobody{x}\"\nkind = \"odd{x}\"\ntext = \"Three{x}\"\n\
             [[sections.captions]]\ntext = \"C{x}\"\ncredit = \"{x}\"\nimage = \"i{x}.png\"\nalt = \"{x}\"\n\
             [[sections.figures]]\nvalue = \"9{x}\"\nlabel = \"L{x}\"\n\
             [[sections.notes]]\ntext = \"Three{x}\"\nnote = \"N{x}\"\ntags = [\"t{x}\"]\n\
             [[sections.notes]]\ntext = \"Gone{x}\"\nbefore = \"{x}\"\nafter = \"{x}\"\nnote = \"{x}\"\n"
        )
    };
    vec![("raw", file(&raw)), ("invisible", file(&raw_format)), ("escaped", file(&escaped))]
}

#[test]
fn no_command_lets_a_file_act_on_the_terminal() {
    for (what, source) in hostile() {
        let draft = format!("“One two,” said Ada. “{source}” “Three” said nobody.\n");
        let folder = folder("hostile.toml", source);
        std::fs::write(folder.path().join("draft.md"), draft).unwrap();
        let mut commands: Vec<Vec<&str>> = vec![
            vec!["hostile.toml"],
            vec!["show", "hostile.toml"],
            vec!["speakers", "hostile.toml"],
            vec!["speakers", "--json", "hostile.toml"],
            vec!["people", "--why", "hostile.toml"],
            vec!["people", "--json", "hostile.toml"],
            vec!["people", "--format", "csv", "hostile.toml"],
            vec!["check", "hostile.toml"],
            vec!["check", "--format", "short", "hostile.toml"],
            vec!["search", "o", "hostile.toml"],
            vec!["search", "--json", "o", "hostile.toml"],
            vec!["verify", "draft.md", "hostile.toml"],
            vec!["verify", "--json", "draft.md", "hostile.toml"],
            vec!["check", "--format", "json", "hostile.toml"],
        ];
        for format in plenary::export::EXPORTERS {
            commands.push(vec!["quotes", "--format", format.name(), "hostile.toml"]);
        }
        for keys in ["", "enter", "!", "i", "s", "a", "B", "e", "f", "y", "4", "z"] {
            commands.push(vec!["show", "--size", "120x60", "--keys", keys, "hostile.toml"]);
        }
        for words in commands {
            let run = run(folder.path(), &words);
            assert!(matches!(run.code, Some(0 | 1)), "{what} {words:?}: {:?} {}", run.code, run.err);
            assert_eq!(
                // The standards of CSV and RIS require CRLF line ends.
                (acts(&run.out.replace("\r\n", "\n")), acts(&run.err)),
                (None, None),
                "{what} {words:?}\n{}{}",
                run.out,
                run.err
            );
        }
    }
}

#[test]
fn hidden_characters_are_reported() {
    for (what, source) in hostile() {
        let folder = folder("hostile.toml", source);
        let run = run(folder.path(), &["check", "--format", "short", "hostile.toml"]);
        let fault = if what == "raw" { "bad-toml" } else { "hidden-character" };
        assert!(run.out.contains(fault), "{what}: {}", run.out);
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_act_on_the_terminal() {
    let name = "a\u{1b}]0;owned\u{7}\u{202e}.toml";
    let folder = folder(name, FAULTY);
    for words in [
        &["check", name] as &[&str],
        &["check", "."],
        &["show", name],
        &["show", "missing\u{1b}[2J.toml"],
        &["-\u{1b}[2J"],
    ] {
        let run = run(folder.path(), words);
        assert_eq!((acts(&run.out), acts(&run.err)), (None, None), "{words:?}\n{}{}", run.out, run.err);
    }
}
