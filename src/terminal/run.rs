//! The loop: what happens at the terminal goes into the app, what the app wants done is done, and what changed is drawn.

use super::clipboard::{Clipboard, Surroundings};
use super::graphics::Graphics;
#[cfg(feature = "images")]
use super::mail::Mailbox;
#[cfg(feature = "images")]
use super::pictures::{Order, Workshop};
use super::tty::{Event, Out, Tty};
use crate::app::{App, Effect, Input, WriteMode, Wrote};
use crate::io::{self, Failure, Mode, WriteFailure};
use crate::key::{Code, Key};
use crate::ui::{self, theme::Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use std::io::{BufWriter, Write};
use std::path::Path;

/// How the reader ended.
#[derive(Debug, Default)]
pub struct End {
    /// What was asked to be printed when it closes.
    pub printed: String,
    /// The signal that ended it.
    pub signal: Option<i32>,
}

/// Columns of the terminal that standard output is; `None` when it is none.
pub fn columns() -> Option<u16> {
    use std::io::IsTerminal;
    std::io::stdout().is_terminal().then(|| super::screen::size().0)
}

/// Reads with the app until somebody ends it; the terminal is left as it was.
pub fn run(mut app: App, theme: &Theme) -> Result<End, Failure> {
    super::install_panic_hook();
    let mut tty = Tty::enter()?;
    let mut screen = Screen::new(&tty)?;
    let mut outside = Outside::new(&tty);
    let (width, height) = tty.size();
    app.update(Input::CellSize(tty.cell_size()));
    let first = app.update(Input::Resize(width, height));
    screen.draw(&app, theme)?;
    // What the first frame would like to have besides does not hold it up.
    if let Some(wanted) = first {
        outside.carry_out(wanted, &mut screen);
    }
    let mut changed = false;
    loop {
        if changed && !tty.is_ready()? {
            screen.draw(&app, theme)?;
            changed = false;
        }
        let input = match tty.next()? {
            Event::Key(key) => match press(key) {
                Some(key) => Input::Key(key),
                None => continue,
            },
            Event::Paste(text) => Input::Paste(text),
            Event::Resize { width, height } => {
                app.update(Input::CellSize(tty.cell_size()));
                Input::Resize(width, height)
            }
            Event::Brought(input) => input,
            Event::Terminate(signal) => {
                outside.end.signal = Some(signal);
                break;
            }
            Event::Suspend => {
                tty.suspend()?;
                continue;
            }
            Event::Resumed => {
                screen.forget()?;
                changed = true;
                continue;
            }
        };
        test_panic(&input);
        changed = true;
        let mut effect = app.update(input);
        while let Some(wanted) = effect {
            effect = match wanted {
                Effect::Quit => return Ok(outside.end),
                Effect::Suspend => {
                    tty.suspend()?;
                    None
                }
                wanted => outside.carry_out(wanted, &mut screen).and_then(|answer| app.update(answer)),
            };
        }
    }
    Ok(outside.end)
}

/// What is drawn on, and what is on it.
struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Out>>>,
    graphics: Graphics,
    size: Size,
}

impl Screen {
    fn new(tty: &Tty) -> Result<Self, Failure> {
        let out = BufWriter::with_capacity(64 * 1024, tty.out()?);
        let terminal = Terminal::new(CrosstermBackend::new(out)).map_err(|error| broken(&error))?;
        Ok(Self { terminal, graphics: Graphics::new(), size: Size::default() })
    }

    /// Draws what changed, in one synchronised update.
    fn draw(&mut self, app: &App, theme: &Theme) -> Result<(), Failure> {
        let mut draw = || {
            queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
            let size = self.terminal.size()?;
            if size != self.size {
                // It clears the screen, and kitty forgets what lay on it.
                self.size = size;
                self.terminal.autoresize()?;
                self.graphics.forget();
            }
            self.graphics.before(app.gallery(), self.terminal.backend_mut())?;
            let mut placements = Vec::new();
            self.terminal.draw(|frame| placements = ui::draw(app, theme, frame))?;
            self.graphics.after(placements, self.terminal.backend_mut())?;
            execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
        };
        draw().map_err(|error| broken(&error))
    }

    /// Takes nothing for granted of what is on the screen.
    fn forget(&mut self) -> Result<(), Failure> {
        self.graphics.forget();
        // Not `clear`, which asks the terminal where its cursor is and waits for the answer.
        let area = self.terminal.size().map_err(|error| broken(&error))?;
        self.terminal.resize(area.into()).map_err(|error| broken(&error))
    }

    /// The way to the terminal, for what is not drawn.
    fn out(&mut self) -> &mut dyn Write {
        self.terminal.backend_mut()
    }
}

fn broken(error: &std::io::Error) -> Failure {
    Failure::new(format!("the terminal cannot be written to: {error}"))
}

/// What lies outside the app, and what came of it.
struct Outside {
    clipboard: Option<Clipboard>,
    end: End,
    #[cfg(feature = "images")]
    mailbox: Mailbox,
    #[cfg(feature = "images")]
    pictures: Option<Workshop>,
}

impl Outside {
    #[cfg_attr(not(feature = "images"), expect(unused_variables, reason = "nobody else brings anything"))]
    fn new(tty: &Tty) -> Self {
        Self {
            clipboard: None,
            end: End::default(),
            #[cfg(feature = "images")]
            mailbox: tty.mailbox(),
            #[cfg(feature = "images")]
            pictures: None,
        }
    }

    /// Hands pictures to their worker, who is there from the first of them on.
    #[cfg(feature = "images")]
    fn order(&mut self, order: Order) {
        if self.pictures.is_none() {
            // Where no thread can be started there are no pictures; their captions are there.
            self.pictures = Workshop::open(self.mailbox.clone()).ok();
        }
        if let Some(pictures) = &self.pictures {
            pictures.order(order);
        }
    }

    /// Does what the app wants done; returns what came of it.
    fn carry_out(&mut self, effect: Effect, screen: &mut Screen) -> Option<Input> {
        match effect {
            Effect::Copy(text) => {
                let clipboard =
                    self.clipboard.get_or_insert_with(|| Clipboard::new(Surroundings::from_env()));
                let copied = clipboard.copy(&text, screen.out());
                Some(Input::Copied(
                    copied.map(|road| road.words().to_owned()).map_err(|failure| in_full(&failure)),
                ))
            }
            Effect::Write { path, contents, mode } => {
                let mode = match mode {
                    WriteMode::New => Mode::New,
                    WriteMode::Overwrite => Mode::Overwrite,
                    WriteMode::Append(joint) => Mode::Append { joint },
                };
                Some(Input::Wrote(match io::write(Path::new(&path), &contents, mode) {
                    Ok(written) => Wrote::Done(written.path.display().to_string()),
                    Err(WriteFailure::Exists(_)) => Wrote::Exists,
                    Err(WriteFailure::World(failure)) => Wrote::Failed(in_full(&failure)),
                }))
            }
            Effect::Print(text) => {
                self.end.printed.push_str(&text);
                None
            }
            #[cfg(feature = "images")]
            Effect::LoadImages { briefing, asks, cell, protocol } => {
                self.order(Order { briefing, asks: asks.into(), cell, protocol });
                None
            }
            #[cfg(not(feature = "images"))]
            Effect::LoadImages { .. } => None,
            Effect::Suspend | Effect::Quit => None,
        }
    }
}

fn in_full(failure: &Failure) -> String {
    match &failure.help {
        Some(help) => format!("{failure}; {help}"),
        None => failure.to_string(),
    }
}

/// A key as the app knows it; `None` for one that it does not.
fn press(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let held = |modifier| key.modifiers.contains(modifier);
    let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
    let code = match code {
        Code::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        code => code,
    };
    Some(Key { code, ctrl, alt })
}

/// A panic on purpose, for the test that the terminal survives one.
fn test_panic(input: &Input) {
    let wanted = matches!(input, Input::Key(Key { code: Code::Char('P'), .. }));
    assert!(!wanted || std::env::var_os("PLENARY_TEST_PANIC").is_none(), "asked for by PLENARY_TEST_PANIC");
}
