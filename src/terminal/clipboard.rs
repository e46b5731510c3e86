//! Copies to the desktop clipboard, tmux or the terminal, in this order.

use crate::export::Clip;
use crate::io::{Failure, words};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// The longest payload of an OSC 52 sequence, in bytes of base64.
///
/// xterm, the oldest terminal with this sequence, accepts about this much. Terminals silently ignore a longer one.
const MAX_OSC52: usize = 100_000;

/// A method of copying text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyMethod {
    /// The clipboard of the desktop that the program runs on.
    Desktop,
    /// A tmux buffer; tmux passes it on to its terminal.
    Tmux,
    /// OSC 52: asks the terminal to copy the text. The terminal never answers.
    Terminal,
}

impl CopyMethod {
    /// Its name in a message such as `copied to …`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Desktop => "the desktop clipboard",
            Self::Tmux => "tmux",
            Self::Terminal => "the terminal (OSC 52)",
        }
    }
}

/// What the environment says about where the program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about the environment that do not depend on each other"
)]
pub struct Environment {
    /// The user is connected over ssh, so the desktop of this machine is not theirs.
    pub ssh: bool,
    /// The program runs inside tmux.
    pub tmux: bool,
    /// There is a desktop: X11, Wayland, or that of a system that always has one.
    pub display: bool,
    /// The desktop may forget what a program has copied when the program ends.
    pub forgets: bool,
    /// The terminal's name, `TERM`.
    pub term: String,
    /// `PLENARY_CLIPBOARD`: the only method to use, or `none`.
    ///
    /// The methods are `desktop`, `tmux` and `terminal`.
    pub only: Option<String>,
}

impl Environment {
    /// What the variables of this process say.
    pub fn detect() -> Self {
        Self::from_vars(|name| std::env::var_os(name))
    }

    fn from_vars(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name: &str| {
            var(name).map(|value| value.to_string_lossy().into_owned()).filter(|text| !text.is_empty())
        };
        let any = |names: &[&str]| names.iter().any(|name| text(name).is_some());
        Self {
            ssh: any(&["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"]),
            tmux: any(&["TMUX"]),
            display: cfg!(any(target_os = "macos", windows)) || any(&["DISPLAY", "WAYLAND_DISPLAY"]),
            forgets: cfg!(all(unix, not(target_os = "macos")))
                && !text("XDG_CURRENT_DESKTOP").is_some_and(|desktop| keeps_copied_text(&desktop)),
            term: text("TERM").unwrap_or_default(),
            only: text("PLENARY_CLIPBOARD"),
        }
    }

    /// The same environment without OSC 52, if the terminal may not be used.
    #[must_use]
    pub fn without_terminal(mut self) -> Self {
        self.term.clear();
        self.only = self.only.map(|only| if only == "terminal" { "none".to_owned() } else { only });
        self
    }
}

/// Desktops that keep copied text after the program that copied it has ended, as they are named in `XDG_CURRENT_DESKTOP`.
///
/// Under X11 and Wayland, the program itself hands the text to whoever pastes it, unless the desktop has a clipboard manager.
const DESKTOPS_THAT_KEEP_TEXT: [&str; 7] = ["Budgie", "GNOME", "KDE", "MATE", "Unity", "X-Cinnamon", "XFCE"];

/// Returns true if a desktop, or the one that it is based on, keeps copied text: `ubuntu:GNOME`.
fn keeps_copied_text(desktop: &str) -> bool {
    let is = |name: &str| DESKTOPS_THAT_KEEP_TEXT.iter().any(|known| known.eq_ignore_ascii_case(name));
    desktop.split(':').any(is)
}

/// The copy methods to try, in order.
///
/// The desktop comes first: it takes text of any length and reports failures. Over ssh it is left out, because it is not
/// the user's. tmux comes before the terminal: it passes the text on to its terminal and also keeps it in a buffer. The
/// Linux console and a dumb terminal are left out, because they would print an OSC 52 sequence or drop it.
pub fn copy_methods(environment: &Environment) -> Vec<CopyMethod> {
    match environment.only.as_deref() {
        Some("desktop") => return vec![CopyMethod::Desktop],
        Some("tmux") => return vec![CopyMethod::Tmux],
        Some("terminal") => return vec![CopyMethod::Terminal],
        Some("none") => return Vec::new(),
        _ => {}
    }
    let mut methods = Vec::new();
    if environment.display && !environment.ssh {
        methods.push(CopyMethod::Desktop);
    }
    if environment.tmux {
        methods.push(CopyMethod::Tmux);
    }
    if !matches!(environment.term.as_str(), "" | "dumb" | "linux") {
        methods.push(CopyMethod::Terminal);
    }
    methods
}

/// The clipboard.
///
/// It must live as long as the program: under X11 and Wayland, copied text is lost when the program that copied it ends.
pub struct Clipboard {
    environment: Environment,
    desktop: Option<arboard::Clipboard>,
}

impl std::fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clipboard").field("environment", &self.environment).finish_non_exhaustive()
    }
}

impl Clipboard {
    /// A clipboard for this environment. It connects to nothing before the first copy.
    pub fn new(environment: Environment) -> Self {
        Self { environment, desktop: None }
    }

    /// Returns what to say of copied text: where it is, and if it may be lost.
    pub fn words(&self, method: CopyMethod) -> String {
        let forgets = method == CopyMethod::Desktop && self.environment.forgets;
        let advice = if forgets { " (paste before you quit)" } else { "" };
        format!("{}{advice}", method.words())
    }

    /// Copies by the first method that works, and returns that method.
    ///
    /// `out` is the terminal.
    pub fn copy(&mut self, clip: &Clip, out: &mut dyn Write) -> Result<CopyMethod, Failure> {
        let text = clip.text.as_str();
        let mut refusals = Vec::new();
        for method in copy_methods(&self.environment) {
            let copied = match method {
                CopyMethod::Desktop => self.copy_to_desktop(clip),
                CopyMethod::Tmux => to_tmux(text),
                CopyMethod::Terminal => to_terminal(text, in_tmux(&self.environment), out),
            };
            match copied {
                Ok(()) => return Ok(method),
                Err(why) => refusals.push(format!("{}: {why}", method.words())),
            }
        }
        let message = match &refusals[..] {
            [] => "cannot copy: there is no clipboard here".to_owned(),
            refusals => format!("cannot copy: {}", refusals.join("; ")),
        };
        Err(Failure::new(message).help("export to a file instead"))
    }

    /// Copies the text, and its HTML if there is any.
    ///
    /// The program that pastes takes the form that it can show.
    fn copy_to_desktop(&mut self, clip: &Clip) -> Result<(), String> {
        let desktop = match &mut self.desktop {
            Some(desktop) => desktop,
            none => none.insert(arboard::Clipboard::new().map_err(|error| reason(&error))?),
        };
        let copied = match &clip.html {
            Some(html) => desktop.set_html(html, Some(&clip.text)),
            None => desktop.set_text(&clip.text),
        };
        copied.map_err(|error| {
            // After a failure, the next copy needs a new connection to the desktop.
            self.desktop = None;
            reason(&error)
        })
    }
}

/// Why the desktop clipboard failed, in plain words.
fn reason(error: &arboard::Error) -> String {
    match error {
        arboard::Error::ClipboardOccupied => "another program is using it".to_owned(),
        // The messages of the X11 and Wayland libraries are several lines long.
        _ => "it does not answer".to_owned(),
    }
}

/// Returns true if the program runs inside tmux.
///
/// The variable says so or, over ssh, the terminal's name.
fn in_tmux(environment: &Environment) -> bool {
    environment.tmux || environment.term.starts_with("tmux")
}

/// Copies to a tmux buffer.
///
/// `-w` also passes the text on to the terminal of tmux. tmux before 3.2 refuses it and gets the plain command.
fn to_tmux(text: &str) -> Result<(), String> {
    load_buffer("tmux", &["load-buffer", "-w", "-"], text)
        .or_else(|_| load_buffer("tmux", &["load-buffer", "-"], text))
}

/// Runs a program with `text` as its input, without showing its output.
fn load_buffer(program: &str, arguments: &[&str], text: &str) -> Result<(), String> {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("{program} is not installed"),
        _ => words(&error),
    })?;
    // Dropping the pipe tells the program that the text is complete. Waiting for it leaves no process behind.
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let status = child.wait().map_err(|error| words(&error))?;
    if written.is_ok() && status.success() { Ok(()) } else { Err(format!("{program} failed")) }
}

fn to_terminal(text: &str, tmux: bool, out: &mut dyn Write) -> Result<(), String> {
    let sequence = osc52(text, tmux).ok_or("the text is too long")?;
    out.write_all(sequence.as_bytes()).and_then(|()| out.flush()).map_err(|error| words(&error))
}

/// The sequence that makes a terminal copy `text`; `None` if that is too long.
///
/// Inside tmux it is used only if the program `tmux` failed (in a container, for example). tmux obeys the plain
/// sequence if `set-clipboard` is `on`, and passes the wrapped one on if `allow-passthrough` is `on`. It silently
/// ignores the other one. So both are sent; at worst, the same text is copied twice.
fn osc52(text: &str, tmux: bool) -> Option<String> {
    let payload = STANDARD.encode(text);
    if payload.len() > MAX_OSC52 {
        return None;
    }
    // BEL ends it, because an ESC would have to be doubled for tmux.
    let plain = format!("\x1b]52;c;{payload}\x07");
    Some(if tmux { format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\") } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(vars: &[(&str, &str)]) -> Environment {
        Environment::from_vars(|name| {
            vars.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    fn order(vars: &[(&str, &str)]) -> Vec<CopyMethod> {
        copy_methods(&Environment {
            display: vars.iter().any(|(name, _)| name.contains("DISPLAY")),
            ..environment(vars)
        })
    }

    #[test]
    fn the_desktop_comes_first() {
        let here = [("DISPLAY", ":0"), ("TMUX", "/tmp/tmux-1/default,1,0"), ("TERM", "tmux-256color")];
        assert_eq!(order(&here), [CopyMethod::Desktop, CopyMethod::Tmux, CopyMethod::Terminal]);
        assert_eq!(
            order(&[("WAYLAND_DISPLAY", "wayland-0"), ("TERM", "foot")]),
            [CopyMethod::Desktop, CopyMethod::Terminal]
        );
        assert_eq!(order(&[("TERM", "xterm")]), [CopyMethod::Terminal]);
    }

    #[test]
    fn over_ssh_the_desktop_of_the_other_machine_is_not_used() {
        for ssh in ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"] {
            let there = [(ssh, "x"), ("DISPLAY", "localhost:10.0"), ("TMUX", "x"), ("TERM", "xterm")];
            assert_eq!(order(&there), [CopyMethod::Tmux, CopyMethod::Terminal]);
        }
    }

    #[test]
    fn a_terminal_that_cannot_copy_is_not_asked() {
        for term in ["", "dumb", "linux"] {
            assert_eq!(order(&[("TERM", term)]), []);
        }
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn a_desktop_without_a_clipboard_manager_forgets_what_was_copied() {
        let words = |desktop: &str, method| {
            Clipboard::new(environment(&[("XDG_CURRENT_DESKTOP", desktop)])).words(method)
        };
        assert_eq!(words("sway", CopyMethod::Desktop), "the desktop clipboard (paste before you quit)");
        assert_eq!(words("", CopyMethod::Desktop), "the desktop clipboard (paste before you quit)");
        assert_eq!(words("ubuntu:GNOME", CopyMethod::Desktop), "the desktop clipboard");
        assert_eq!(words("KDE", CopyMethod::Desktop), "the desktop clipboard");
        assert_eq!(words("sway", CopyMethod::Tmux), "tmux");
    }

    #[test]
    fn empty_variables_count_as_unset() {
        let empty = environment(&[("SSH_TTY", ""), ("TMUX", ""), ("PLENARY_CLIPBOARD", "")]);
        assert_eq!((empty.ssh, empty.tmux, empty.only), (false, false, None));
    }

    #[test]
    fn the_override_allows_one_method_or_none() {
        let all = |only| order(&[("DISPLAY", ":0"), ("TERM", "xterm"), ("PLENARY_CLIPBOARD", only)]);
        assert_eq!(all("terminal"), [CopyMethod::Terminal]);
        assert_eq!(all("tmux"), [CopyMethod::Tmux]);
        assert_eq!(all("desktop"), [CopyMethod::Desktop]);
        assert_eq!(all("none"), []);
        assert_eq!(all("what"), [CopyMethod::Desktop, CopyMethod::Terminal]);
    }

    #[test]
    fn the_terminal_gets_the_text_in_base64() {
        let mut clipboard = Clipboard::new(environment(&[("PLENARY_CLIPBOARD", "terminal")]));
        let mut out = Vec::new();
        assert_eq!(clipboard.copy(&Clip::from("“门”".to_owned()), &mut out), Ok(CopyMethod::Terminal));
        assert_eq!(out, b"\x1b]52;c;4oCc6Zeo4oCd\x07");
    }

    #[test]
    fn inside_tmux_the_sequence_is_sent_plain_and_wrapped() {
        let sequence = osc52("a", true).unwrap();
        assert_eq!(sequence, "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn a_text_that_is_too_long_for_the_terminal_is_not_sent() {
        let mut clipboard = Clipboard::new(environment(&[("PLENARY_CLIPBOARD", "terminal")]));
        let mut out = Vec::new();
        assert_eq!(clipboard.copy(&Clip::from("a".repeat(75_000)), &mut out), Ok(CopyMethod::Terminal));
        out.clear();
        let failure = clipboard.copy(&Clip::from("a".repeat(75_001)), &mut out).unwrap_err();
        assert_eq!(failure.message, "cannot copy: the terminal (OSC 52): the text is too long");
        assert!(out.is_empty());
    }

    #[test]
    fn without_a_method_it_says_what_else_to_do() {
        let mut clipboard = Clipboard::new(environment(&[("PLENARY_CLIPBOARD", "none")]));
        let failure = clipboard.copy(&Clip::from("a".to_owned()), &mut Vec::new()).unwrap_err();
        assert_eq!(failure.message, "cannot copy: there is no clipboard here");
        assert_eq!(failure.help.as_deref(), Some("export to a file instead"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_gets_the_text_as_its_input() {
        let told = |script: &str| load_buffer("sh", &["-c", script], "two words");
        assert_eq!(told("test \"$(cat)\" = 'two words'"), Ok(()));
        assert_eq!(told("cat >/dev/null; exit 1"), Err("sh failed".to_owned()));
        let missing = load_buffer("plenary-no-such-program", &[], "a");
        assert_eq!(missing, Err("plenary-no-such-program is not installed".to_owned()));
        // Text that is longer than the buffer of a pipe, to a program that reads nothing, is an error like any other.
        assert_eq!(load_buffer("sh", &["-c", "exit 0"], &"a".repeat(1 << 20)), Err("sh failed".to_owned()));
    }
}
