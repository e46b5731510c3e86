//! The person's editor, at a line of a file.

use super::screen;
use crate::diagnostic::Lines;
use crate::io::{self, words};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A place in a file, as the app knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The byte of the file's text.
    pub at: usize,
    /// Words that stand behind it, to be found for a nearer place; may be empty.
    pub words: String,
}

/// How an editor is told the line, by what its program is called.
#[derive(Clone, Copy)]
enum Style {
    /// `vi +12 file`
    Plus,
    /// `hx file:12`
    Colon,
    /// `code --wait --goto file:12`
    Goto,
    /// It is not known how.
    Unknown,
}

impl Style {
    fn of(program: &str) -> Self {
        let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match &*name {
            "vi" | "vim" | "nvim" | "view" | "gvim" | "nano" | "pico" | "emacs" | "emacsclient" | "kak"
            | "micro" | "joe" | "jed" | "mg" | "ne" | "mcedit" | "vis" | "tilde" | "gedit" => Self::Plus,
            "hx" | "helix" | "subl" | "zed" => Self::Colon,
            "code" | "codium" | "code-insiders" | "cursor" | "windsurf" => Self::Goto,
            _ => Self::Unknown,
        }
    }
}

/// Edits a file and waits until that is done; a message where it could not be.
pub(super) fn edit(wanted: &str, path: &Path, spot: &Spot) -> Result<(), String> {
    let line = line_of(path, spot);
    let mut parts = command(wanted)?.into_iter();
    let program = parts.next().unwrap_or_default();
    let mut command = Command::new(&program);
    command.args(parts).args(arguments(Style::of(&program), path, line));
    let way_out = "say which editor you like in the settings (editor) or in $VISUAL";
    // Where the reader's own input or output is a pipe, the editor has the terminal all the same.
    #[cfg(unix)]
    if let (Ok(input), Ok(out), Ok(err)) = (screen::input(), screen::out(), screen::out()) {
        command.stdin(Stdio::from(input)).stdout(Stdio::from(out)).stderr(Stdio::from(err));
    }
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {status}")),
        Err(error) => Err(format!("{program} cannot be started: {}; {way_out}", words(&error))),
    }
}

/// The editor as words of a command: the one of the settings, of `$VISUAL`, of `$EDITOR`, or one that is there.
fn command(wanted: &str) -> Result<Vec<String>, String> {
    let var = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let wanted = Some(wanted.to_owned()).filter(|wanted| !wanted.trim().is_empty());
    let Some(line) = wanted.or_else(|| var("VISUAL")).or_else(|| var("EDITOR")) else {
        return Ok(vec![usual()]);
    };
    // A path with spaces may be meant as it stands.
    if Path::new(&line).is_file() {
        return Ok(vec![line]);
    }
    match shlex::split(&line) {
        Some(parts) if !parts.is_empty() => Ok(parts),
        _ => Err(format!("{line} is no command: a quotation mark is not closed")),
    }
}

/// An editor that most machines have, the kindest first.
fn usual() -> String {
    if cfg!(windows) {
        return "notepad".to_owned();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |name: &&str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    ["nano", "micro", "vi"].into_iter().find(there).unwrap_or("vi").to_owned()
}

fn arguments(style: Style, path: &Path, line: usize) -> Vec<std::ffi::OsString> {
    // A file that begins with a dash or a plus is no option.
    let path = if path.is_relative() { PathBuf::from(".").join(path) } else { path.to_owned() };
    let with_line = |path: &Path| {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match style {
        Style::Plus => vec![format!("+{line}").into(), path.into_os_string()],
        Style::Colon => vec![with_line(&path)],
        Style::Goto => vec!["--wait".into(), "--goto".into(), with_line(&path)],
        Style::Unknown => vec![path.into_os_string()],
    }
}

/// The line of a spot, from 1; the first where the file cannot be read.
fn line_of(path: &Path, spot: &Spot) -> usize {
    let text = io::read(path).ok().and_then(|bytes| crate::document::decode(bytes).0).unwrap_or_default();
    let at = text.floor_char_boundary(spot.at.min(text.len()));
    let near =
        if spot.words.is_empty() { None } else { text[at..].find(&spot.words).map(|found| at + found) };
    Lines::new(&text).place(near.unwrap_or(at)).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(program: &str) -> Vec<String> {
        let arguments = arguments(Style::of(program), Path::new("-a b.toml"), 12);
        arguments.into_iter().map(|argument| argument.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        assert_eq!(shown("/usr/bin/vim"), ["+12", "./-a b.toml"]);
        assert_eq!(shown("hx"), ["./-a b.toml:12"]);
        assert_eq!(shown("code"), ["--wait", "--goto", "./-a b.toml:12"]);
        assert_eq!(shown("my-editor"), ["./-a b.toml"]);
    }

    #[test]
    fn an_editor_with_arguments_is_taken_apart_as_a_shell_does() {
        assert_eq!(command("emacsclient -nw -a ''").unwrap(), ["emacsclient", "-nw", "-a", ""]);
        assert_eq!(command("'/opt/my editor' --wait").unwrap(), ["/opt/my editor", "--wait"]);
        assert!(command("vi 'x").unwrap_err().contains("not closed"));
    }

    #[test]
    fn the_line_is_that_of_the_words_behind_the_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "one\ntwo\nthree\ntwo\n").unwrap();
        let line = |at, words: &str| line_of(&path, &Spot { at, words: words.to_owned() });
        assert_eq!(
            (line(0, ""), line(5, ""), line(5, "two"), line(5, "nine"), line(999, "")),
            (1, 2, 4, 2, 5)
        );
        assert_eq!(line_of(&folder.path().join("none"), &Spot { at: 5, words: String::new() }), 1);
    }
}
