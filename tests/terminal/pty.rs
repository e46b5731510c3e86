//! Runs a program in a pseudo-terminal, sends it keys, and reads its screen.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait for something that should happen at once; the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the harness receives: output of the program, and finally its exit status.
enum Heard {
    Bytes(Vec<u8>),
    Ended(ExitStatus),
}

/// A program to start, and its environment.
pub(crate) struct Setup {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    home: tempfile::TempDir,
}

/// A program that runs in a pseudo-terminal.
pub(crate) struct Session {
    terminal: PtyPair,
    keys: Box<dyn Write + Send>,
    heard: Receiver<Heard>,
    parser: vt100::Parser,
    pid: Pid,
    ended: Option<ExitStatus>,
    /// Everything that was written to the terminal.
    written: Vec<u8>,
    home: tempfile::TempDir,
    before: String,
}

impl Setup {
    /// The program `program` on a screen of this size, in an environment that does not depend on the machine.
    pub(crate) fn new(program: impl AsRef<OsStr>, columns: u16, rows: u16) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(home.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("PLENARY_CLIPBOARD", "none");
        command.env("HOME", home.path());
        command.env("PLENARY_STATE", home.path().join("state").join("plenary"));
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            command.env(name, home.path().join(folder));
        }
        Self { command, columns, rows, home }
    }

    /// The real plenary.
    pub(crate) fn plenary(columns: u16, rows: u16) -> Self {
        Self::new(env!("CARGO_BIN_EXE_plenary"), columns, rows)
    }

    /// A shell with job control. `$PLENARY` is the real program, and `shell>` is the prompt.
    pub(crate) fn shell(columns: u16, rows: u16) -> Self {
        Self::new("bash", columns, rows)
            .args(["--norc", "--noprofile", "-i"])
            .env("PS1", "shell> ")
            .env("PLENARY", env!("CARGO_BIN_EXE_plenary"))
    }

    /// The home folder, in which the program will run.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Adds arguments.
    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts the program.
    pub(crate) fn start(self) -> Session {
        let size = pty_size(self.columns, self.rows);
        let terminal = native_pty_system().openpty(size).unwrap();
        let before = modes(terminal.master.as_ref());
        let mut child = terminal.slave.spawn_command(self.command).unwrap();
        let pid = child.process_id().and_then(|pid| Pid::from_raw(pid.try_into().unwrap())).unwrap();
        let keys = terminal.master.take_writer().unwrap();
        let heard = listen(terminal.master.try_clone_reader().unwrap(), move || wait(child.as_mut()));
        let parser = vt100::Parser::new(cells(self.rows), cells(self.columns), 0);
        Session {
            terminal,
            keys,
            heard,
            parser,
            pid,
            ended: None,
            written: Vec::new(),
            home: self.home,
            before,
        }
    }
}

impl Session {
    /// Starts the real plenary with these arguments.
    pub(crate) fn start(args: &[&str], columns: u16, rows: u16) -> Self {
        Setup::plenary(columns, rows).args(args).start()
    }

    /// The home folder of the session, in which the program runs.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The rows of the screen, without trailing spaces.
    pub(crate) fn screen(&self) -> String {
        let columns = self.parser.screen().size().1.get();
        self.parser
            .screen()
            .rows(0, columns)
            .map(|row| row.trim_end().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Returns true if the background is that of the light theme.
    pub(crate) fn is_light(&self) -> bool {
        let cell = self.parser.screen().cell(10, 60);
        cell.is_some_and(|cell| matches!(cell.bgcolor(), vt100::Color::Rgb(250.., 250.., _)))
    }

    /// Everything that was written to the terminal.
    #[cfg(feature = "images")]
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.written).into_owned()
    }

    /// Waits until `text` is on the screen.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |session| session.screen().contains(text));
    }

    /// Waits until `text` is no longer on the screen.
    pub(crate) fn wait_gone(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} gone from the screen"), |session| {
            !session.screen().contains(text)
        });
    }

    /// Waits until a condition holds; `what` describes it in the message of a failed test.
    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(self.ended.is_none(), "the program ended before: {what}\n{}", self.screen());
            assert!(self.hear(deadline), "timed out waiting for: {what}\n{}", self.screen());
        }
    }

    /// Presses keys, separated by spaces: letters as they are (`]s`), others by name (`tab`, `enter`, `ctrl+c`).
    pub(crate) fn press(&mut self, keys: &str) {
        for word in keys.split_whitespace() {
            let bytes = bytes_of(word);
            self.type_raw(&bytes);
        }
    }

    /// Types a text.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.type_raw(text.as_bytes());
    }

    /// Types a line and presses Enter.
    pub(crate) fn type_line(&mut self, line: &str) {
        self.type_raw(format!("{line}\r").as_bytes());
    }

    fn type_raw(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).and_then(|()| self.keys.flush()).unwrap();
    }

    /// Resizes the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.terminal.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// The process id of the program.
    pub(crate) fn pid(&self) -> u32 {
        self.pid.as_raw_nonzero().get().cast_unsigned()
    }

    /// Waits until the program ends, and returns its exit code or the name of a signal.
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        while self.ended.is_none() {
            assert!(self.hear(deadline), "the program does not end\n{}", self.screen());
        }
        self.ended.clone().unwrap()
    }

    /// What the program has changed in the terminal; empty if the terminal is as it was before.
    pub(crate) fn left_behind(&self) -> Vec<String> {
        let after = modes(self.terminal.master.as_ref());
        let mut left = self.left_on_screen(false);
        if after != self.before {
            left.push(format!("the terminal's modes were\n{}\nand are\n{after}", self.before));
        }
        left
    }

    /// Returns true if the terminal is as it was before the program started.
    pub(crate) fn is_restored(&self) -> bool {
        self.left_behind().is_empty()
    }

    /// Returns true if the screen is as it was while a shell reads a line. A shell has its own modes and may mark pastes.
    pub(crate) fn is_restored_for_a_shell(&self) -> bool {
        self.left_on_screen(true).is_empty()
    }

    fn left_on_screen(&self, shell: bool) -> Vec<String> {
        let screen = self.parser.screen();
        let changed = [
            (screen.alternate_screen(), "the alternate screen is still shown".to_owned()),
            (screen.hide_cursor(), "the cursor is still hidden".to_owned()),
            (screen.bracketed_paste() && !shell, "pastes are still marked".to_owned()),
            (
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
                "the mouse is still reported".to_owned(),
            ),
            (screen.application_cursor(), "the arrow keys are still an application's".to_owned()),
        ];
        changed.into_iter().filter(|(is_so, _)| *is_so).map(|(_, what)| what).collect()
    }

    /// Receives the next output. Returns false after the deadline.
    fn hear(&mut self, deadline: Instant) -> bool {
        match self.heard.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(Heard::Bytes(bytes)) => self.process(&bytes),
            Ok(Heard::Ended(status)) => {
                self.ended = Some(status);
                self.drain();
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
        }
        true
    }

    /// Receives what the program wrote before it ended.
    ///
    /// The harness keeps the terminal open, so there is no end of input. It writes a marker to the same terminal after the
    /// output, and reads up to it.
    fn drain(&mut self) {
        let mark = "\u{1b}_end\u{1b}\\";
        let name = self.terminal.master.tty_name().unwrap();
        let mut slave = std::fs::File::options().write(true).open(name).unwrap();
        slave.write_all(mark.as_bytes()).unwrap();
        let deadline = Instant::now() + PATIENCE;
        let mut bytes = Vec::new();
        while !bytes.windows(mark.len()).any(|window| window == mark.as_bytes()) {
            match self.heard.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(Heard::Bytes(more)) => bytes.extend(more),
                _ => break,
            }
        }
        self.process(&bytes);
    }

    /// How many times the program wrote these bytes.
    pub(crate) fn wrote(&self, bytes: &str) -> usize {
        self.written.windows(bytes.len()).filter(|own| *own == bytes.as_bytes()).count()
    }

    fn process(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.ended.is_none() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

/// Receives the output of the terminal and the end of the program in one channel.
fn listen(
    mut screen: Box<dyn Read + Send>,
    wait: impl FnOnce() -> Option<ExitStatus> + Send + 'static,
) -> Receiver<Heard> {
    let (tell, heard) = channel();
    let tell_end = tell.clone();
    thread::spawn(move || {
        if let Some(status) = wait() {
            let _ = tell_end.send(Heard::Ended(status));
        }
    });
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = screen.read(&mut bytes) {
            if tell.send(Heard::Bytes(bytes[..count].to_vec())).is_err() {
                break;
            }
        }
    });
    heard
}

fn wait(child: &mut (dyn Child + Send + Sync)) -> Option<ExitStatus> {
    child.wait().ok()
}

/// The modes of the terminal, as text that can be compared.
fn modes(master: &dyn MasterPty) -> String {
    master.get_termios().map(|modes| format!("{modes:#?}")).unwrap_or_default()
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn bytes_of(word: &str) -> Vec<u8> {
    let named = match word {
        "tab" => "\t",
        "shift+tab" => "\x1b[Z",
        "enter" => "\r",
        "esc" => "\x1b",
        "space" => " ",
        "backspace" => "\x7f",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        "home" => "\x1b[H",
        "end" => "\x1b[F",
        "pgup" => "\x1b[5~",
        "pgdn" => "\x1b[6~",
        "delete" => "\x1b[3~",
        _ => match word.strip_prefix("ctrl+").map(str::as_bytes) {
            Some([letter @ b'a'..=b'z']) => return vec![letter - b'a' + 1],
            Some(_) => panic!("unknown key {word}"),
            None => word,
        },
    };
    named.as_bytes().to_vec()
}
