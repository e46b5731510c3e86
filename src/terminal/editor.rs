//! Opens a file in the user's editor, at a line.

use super::screen;
use crate::diagnostic::Lines;
use crate::io::{self, words};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A position in a file, as the app knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// The byte offset in the file's text.
    pub at: usize,
    /// The words after it, which give the exact position; may be empty.
    pub words: String,
}

/// How an editor takes the line.
#[derive(Clone, Copy)]
enum Style {
    /// `vi +12 file`
    Plus,
    /// `hx file:12`
    Colon,
    /// `code --wait --goto file:12`
    Goto,
    /// The editor has no known way.
    Unknown,
}

impl Style {
    /// The style of an editor, by the name of its program.
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

/// Edits a file and waits for the editor to close. Returns a message if that fails.
pub(super) fn edit(wanted: &str, path: &Path, position: &Position) -> Result<(), String> {
    let line = line_of(path, position);
    let mut parts = command(wanted)?.into_iter();
    let program = parts.next().unwrap_or_default();
    let mut command = Command::new(&program);
    command.args(parts).args(arguments(Style::of(&program), path, line));
    screen::give_to(&mut command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} failed: {status}")),
        Err(error) => Err(format!(
            "cannot start {program}: {}; set an editor in the settings (`editor`) or in $VISUAL",
            words(&error)
        )),
    }
}

/// The words of the editor's command.
///
/// They come from the settings, `$VISUAL` or `$EDITOR`; if none is set, from an installed editor.
fn command(wanted: &str) -> Result<Vec<String>, String> {
    let var = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let wanted = Some(wanted.to_owned()).filter(|wanted| !wanted.trim().is_empty());
    let Some(line) = wanted.or_else(|| var("VISUAL")).or_else(|| var("EDITOR")) else {
        return Ok(vec![installed()]);
    };
    // It may be a path with spaces in it.
    if Path::new(&line).is_file() {
        return Ok(vec![line]);
    }
    match shlex::split(&line) {
        Some(parts) if !parts.is_empty() => Ok(parts),
        _ => Err(format!("cannot read the editor's command {line}: a quotation mark is not closed")),
    }
}

/// An editor that is installed; the easiest to use comes first.
fn installed() -> String {
    if cfg!(windows) {
        return "notepad".to_owned();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_installed = |name: &&str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    ["nano", "micro", "vi"].into_iter().find(is_installed).unwrap_or("vi").to_owned()
}

fn arguments(style: Style, path: &Path, line: usize) -> Vec<std::ffi::OsString> {
    // A file whose name starts with a dash or a plus must not be taken for an option.
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

/// The line of a position, from 1; the first line if the file cannot be read.
fn line_of(path: &Path, position: &Position) -> usize {
    let text = io::read(path).ok().and_then(|bytes| crate::document::decode(bytes).0).unwrap_or_default();
    let at = text.floor_char_boundary(position.at.min(text.len()));
    // Empty words are found at once, so they change nothing.
    let offset = text.get(at..).and_then(|rest| rest.find(&position.words)).unwrap_or(0);
    Lines::new(&text).place(at + offset).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(program: &str) -> Vec<String> {
        let arguments = arguments(Style::of(program), Path::new("-a b.toml"), 12);
        arguments.into_iter().map(|argument| argument.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn each_editor_gets_the_line_in_its_own_way() {
        assert_eq!(shown("/usr/bin/vim"), ["+12", "./-a b.toml"]);
        assert_eq!(shown("hx"), ["./-a b.toml:12"]);
        assert_eq!(shown("code"), ["--wait", "--goto", "./-a b.toml:12"]);
        assert_eq!(shown("my-editor"), ["./-a b.toml"]);
    }

    #[test]
    fn an_editor_command_is_split_as_in_a_shell() {
        assert_eq!(command("emacsclient -nw -a ''").unwrap(), ["emacsclient", "-nw", "-a", ""]);
        assert_eq!(command("'/opt/my editor' --wait").unwrap(), ["/opt/my editor", "--wait"]);
        assert!(command("vi 'x").unwrap_err().contains("not closed"));
    }

    #[test]
    fn the_line_is_that_of_the_words_after_the_position() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "one\ntwo\nthree\ntwo\n").unwrap();
        let line = |at, words: &str| line_of(&path, &Position { at, words: words.to_owned() });
        assert_eq!(
            (line(0, ""), line(5, ""), line(5, "two"), line(5, "nine"), line(999, "")),
            (1, 2, 4, 2, 5)
        );
        assert_eq!(line_of(&folder.path().join("none"), &Position { at: 5, words: String::new() }), 1);
    }
}
