//! Copying by the road that reaches the person: the desktop's clipboard, tmux's buffer, or the terminal itself.

use crate::export::Clip;
use crate::io::{Failure, words};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// The longest payload of an OSC 52 sequence that is sent, in bytes of base64. xterm, the oldest that knows the sequence,
/// takes about this much; what a terminal finds too long it drops in silence.
const OSC52_LIMIT: usize = 100_000;

/// A way for a text into the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Road {
    /// The clipboard of the desktop that the program runs on.
    Desktop,
    /// A buffer of tmux, which hands it on to the terminal around it.
    Tmux,
    /// OSC 52: the terminal is asked to put the text into its clipboard. It never answers.
    Terminal,
}

impl Road {
    /// What a status line calls it: `copied to …`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Desktop => "the desktop's clipboard",
            Self::Tmux => "tmux's buffer",
            Self::Terminal => "the terminal (OSC 52)",
        }
    }
}

/// What the environment says of where the program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Somebody is here over ssh: the desktop of this machine is not theirs.
    pub ssh: bool,
    /// The program runs inside tmux.
    pub tmux: bool,
    /// There is a desktop: X11, Wayland, or a system that always has one.
    pub display: bool,
    /// The terminal's name, `TERM`.
    pub term: String,
    /// `PLENARY_CLIPBOARD`: `desktop`, `tmux` or `terminal` takes that road only, `none` takes none.
    pub only: Option<String>,
}

impl Surroundings {
    /// What the environment of this process says.
    pub fn from_env() -> Self {
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
            term: text("TERM").unwrap_or_default(),
            only: text("PLENARY_CLIPBOARD"),
        }
    }
}

impl Surroundings {
    /// The same where nothing may be written to the terminal: OSC 52 is no road.
    #[must_use]
    pub fn without_terminal(mut self) -> Self {
        self.term.clear();
        self.only = self.only.map(|only| if only == "terminal" { "none".to_owned() } else { only });
        self
    }
}

/// The roads worth trying, in the order that reaches the person.
///
/// At the machine itself the desktop comes first: it takes any length and says whether it worked. Over ssh it would be
/// somebody else's, and is left out. tmux comes before the terminal, since it hands the text on to the terminal around it
/// and keeps it in a buffer besides. The Linux console and a dumb terminal would print an OSC 52 sequence or drop it.
pub fn roads(surroundings: &Surroundings) -> Vec<Road> {
    match surroundings.only.as_deref() {
        Some("desktop") => return vec![Road::Desktop],
        Some("tmux") => return vec![Road::Tmux],
        Some("terminal") => return vec![Road::Terminal],
        Some("none") => return Vec::new(),
        _ => {}
    }
    let mut roads = Vec::new();
    if surroundings.display && !surroundings.ssh {
        roads.push(Road::Desktop);
    }
    if surroundings.tmux {
        roads.push(Road::Tmux);
    }
    if !matches!(surroundings.term.as_str(), "" | "dumb" | "linux") {
        roads.push(Road::Terminal);
    }
    roads
}

/// The clipboard. It must live as long as the program: under X11 and Wayland what was copied belongs to who copied it
/// and is gone with them.
pub struct Clipboard {
    surroundings: Surroundings,
    desktop: Option<arboard::Clipboard>,
}

impl std::fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clipboard").field("surroundings", &self.surroundings).finish_non_exhaustive()
    }
}

impl Clipboard {
    /// A clipboard for these surroundings. Nothing is connected to before something is copied.
    pub fn new(surroundings: Surroundings) -> Self {
        Self { surroundings, desktop: None }
    }

    /// Copies an export by the first road that takes it, and says which. `out` is the terminal.
    pub fn copy(&mut self, clip: &Clip, out: &mut dyn Write) -> Result<Road, Failure> {
        let text = clip.text.as_str();
        let mut refusals = Vec::new();
        for road in roads(&self.surroundings) {
            let taken = match road {
                Road::Desktop => self.copy_to_desktop(clip),
                Road::Tmux => to_tmux(text),
                Road::Terminal => to_terminal(text, in_tmux(&self.surroundings), out),
            };
            match taken {
                Ok(()) => return Ok(road),
                Err(why) => refusals.push(format!("{}: {why}", road.words())),
            }
        }
        let message = match &refusals[..] {
            [] => "not copied: no clipboard can be reached from here".to_owned(),
            refusals => format!("not copied: {}", refusals.join("; ")),
        };
        Err(Failure::new(message).help("export to a file with e"))
    }

    /// The words, with their look where there is one: the desktop keeps both, and who pastes takes what it can show.
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
            // A desktop that was closed and opened again needs a new handle next time.
            self.desktop = None;
            reason(&error)
        })
    }
}

fn reason(error: &arboard::Error) -> String {
    match error {
        arboard::Error::ClipboardOccupied => "another program holds it".to_owned(),
        // What the libraries of X11 and Wayland say runs over several lines.
        _ => "it does not answer".to_owned(),
    }
}

/// Whether tmux reads what the program writes: known by its variable, or over ssh by the terminal's name.
fn in_tmux(surroundings: &Surroundings) -> bool {
    surroundings.tmux || surroundings.term.starts_with("tmux")
}

/// `-w` hands the text on to the terminal around tmux (since 3.2); an older tmux refuses it and gets the plain command.
fn to_tmux(text: &str) -> Result<(), String> {
    load_buffer("tmux", &["load-buffer", "-w", "-"], text)
        .or_else(|_| load_buffer("tmux", &["load-buffer", "-"], text))
}

/// Runs a program with `text` as its input, nothing of it seen on the screen.
fn load_buffer(program: &str, arguments: &[&str], text: &str) -> Result<(), String> {
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("there is no program {program}"),
        _ => words(&error),
    })?;
    // Dropped after writing, so that the program sees the end; waited for in any case, so that nothing of it stays.
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let status = child.wait().map_err(|error| words(&error))?;
    if written.is_ok() && status.success() { Ok(()) } else { Err(format!("{program} refused it")) }
}

fn to_terminal(text: &str, tmux: bool, out: &mut dyn Write) -> Result<(), String> {
    let sequence = osc52(text, tmux).ok_or("the text is too long for it")?;
    out.write_all(sequence.as_bytes()).and_then(|()| out.flush()).map_err(|error| words(&error))
}

/// The sequence that asks a terminal to take `text` into its clipboard; none when the text is too long.
///
/// Inside tmux this road is taken only when the program `tmux` failed (in a container, say). tmux acts on the plain
/// sequence when `set-clipboard` is `on`, and hands on the wrapped one when `allow-passthrough` is; whichever is off is
/// dropped in silence, neither can be asked for without a query, and both together only copy the same text twice. So
/// both are sent.
fn osc52(text: &str, tmux: bool) -> Option<String> {
    let payload = STANDARD.encode(text);
    if payload.len() > OSC52_LIMIT {
        return None;
    }
    // BEL ends it: within tmux's wrapping an ESC would have to be doubled.
    let plain = format!("\x1b]52;c;{payload}\x07");
    Some(if tmux { format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\") } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surroundings(vars: &[(&str, &str)]) -> Surroundings {
        Surroundings::from_vars(|name| {
            vars.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    fn order(vars: &[(&str, &str)]) -> Vec<Road> {
        roads(&Surroundings {
            display: vars.iter().any(|(name, _)| name.contains("DISPLAY")),
            ..surroundings(vars)
        })
    }

    #[test]
    fn at_the_machine_the_desktop_comes_first() {
        let here = [("DISPLAY", ":0"), ("TMUX", "/tmp/tmux-1/default,1,0"), ("TERM", "tmux-256color")];
        assert_eq!(order(&here), [Road::Desktop, Road::Tmux, Road::Terminal]);
        assert_eq!(
            order(&[("WAYLAND_DISPLAY", "wayland-0"), ("TERM", "foot")]),
            [Road::Desktop, Road::Terminal]
        );
        assert_eq!(order(&[("TERM", "xterm")]), [Road::Terminal]);
    }

    #[test]
    fn over_ssh_the_desktop_of_the_far_machine_is_left_alone() {
        for ssh in ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"] {
            let there = [(ssh, "x"), ("DISPLAY", "localhost:10.0"), ("TMUX", "x"), ("TERM", "xterm")];
            assert_eq!(order(&there), [Road::Tmux, Road::Terminal]);
        }
    }

    #[test]
    fn a_terminal_that_cannot_copy_is_not_asked() {
        for term in ["", "dumb", "linux"] {
            assert_eq!(order(&[("TERM", term)]), []);
        }
    }

    #[test]
    fn empty_variables_say_nothing() {
        let empty = surroundings(&[("SSH_TTY", ""), ("TMUX", ""), ("PLENARY_CLIPBOARD", "")]);
        assert_eq!((empty.ssh, empty.tmux, empty.only), (false, false, None));
    }

    #[test]
    fn the_override_takes_one_road_or_none() {
        let all = |only| order(&[("DISPLAY", ":0"), ("TERM", "xterm"), ("PLENARY_CLIPBOARD", only)]);
        assert_eq!(all("terminal"), [Road::Terminal]);
        assert_eq!(all("tmux"), [Road::Tmux]);
        assert_eq!(all("desktop"), [Road::Desktop]);
        assert_eq!(all("none"), []);
        assert_eq!(all("what"), [Road::Desktop, Road::Terminal]);
    }

    #[test]
    fn the_terminal_gets_the_text_in_base64() {
        let mut clipboard = Clipboard::new(surroundings(&[("PLENARY_CLIPBOARD", "terminal")]));
        let mut out = Vec::new();
        assert_eq!(clipboard.copy(&Clip::from("“门”".to_owned()), &mut out), Ok(Road::Terminal));
        assert_eq!(out, b"\x1b]52;c;4oCc6Zeo4oCd\x07");
    }

    #[test]
    fn inside_tmux_the_sequence_goes_plain_and_wrapped() {
        let sequence = osc52("a", true).unwrap();
        assert_eq!(sequence, "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn a_text_that_is_too_long_for_the_terminal_is_not_sent() {
        let mut clipboard = Clipboard::new(surroundings(&[("PLENARY_CLIPBOARD", "terminal")]));
        let mut out = Vec::new();
        assert_eq!(clipboard.copy(&Clip::from("a".repeat(75_000)), &mut out), Ok(Road::Terminal));
        out.clear();
        let failure = clipboard.copy(&Clip::from("a".repeat(75_001)), &mut out).unwrap_err();
        assert_eq!(failure.message, "not copied: the terminal (OSC 52): the text is too long for it");
        assert!(out.is_empty());
    }

    #[test]
    fn when_no_road_is_open_it_says_what_else_can_be_done() {
        let mut clipboard = Clipboard::new(surroundings(&[("PLENARY_CLIPBOARD", "none")]));
        let failure = clipboard.copy(&Clip::from("a".to_owned()), &mut Vec::new()).unwrap_err();
        assert_eq!(failure.message, "not copied: no clipboard can be reached from here");
        assert_eq!(failure.help.as_deref(), Some("export to a file with e"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_gets_the_text_as_its_input() {
        let told = |script: &str| load_buffer("sh", &["-c", script], "two words");
        assert_eq!(told("test \"$(cat)\" = 'two words'"), Ok(()));
        assert_eq!(told("cat >/dev/null; exit 1"), Err("sh refused it".to_owned()));
        let missing = load_buffer("plenary-no-such-program", &[], "a");
        assert_eq!(missing, Err("there is no program plenary-no-such-program".to_owned()));
        // Longer than a pipe holds, to a program that reads nothing: told, neither waited for nor fatal.
        assert_eq!(
            load_buffer("sh", &["-c", "exit 0"], &"a".repeat(1 << 20)),
            Err("sh refused it".to_owned())
        );
    }
}
