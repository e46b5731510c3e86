//! The loop: what happens at the terminal goes into the app, what the app wants done is done, and what changed is drawn.

use super::editor::{self, Spot};
use super::graphics::Graphics;
use super::outside::{End, Outside};
use super::tty::{Event, Out, Tty};
use crate::app::{App, Effect, Input};
use crate::io::Failure;
use crate::key::{Code, Key};
use crate::text::bidi::Bidi;
use crate::theme::color::Depth;
use crate::ui::{self, theme::Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use std::io::{BufWriter, Write};

/// Columns of the terminal that standard output is; `None` when it is none.
pub fn columns() -> Option<u16> {
    use std::io::IsTerminal;
    std::io::stdout().is_terminal().then(|| super::screen::size().0)
}

/// Reads with the app until somebody ends it; the terminal is left as it was.
pub fn run(mut app: App, depth: Depth) -> Result<End, Failure> {
    let mut outside = Outside::new();
    let read = read(&mut app, depth, &mut outside);
    outside.end.problem = outside.leave(&mut app);
    read.map(|()| outside.end)
}

fn read(app: &mut App, depth: Depth, outside: &mut Outside) -> Result<(), Failure> {
    // The theme has answered NO_COLOR already; what it says is meant.
    crossterm::style::force_color_output(true);
    let mut shown = app.theme().clone();
    let mut theme = Theme::new(&shown, depth);
    super::install_panic_hook();
    let mut tty = Tty::enter()?;
    if app.bidi() == Bidi::Plenary {
        tty.keep_order()?;
    }
    tty.take_mouse(app.mouse())?;
    let mut screen = Screen::new(&tty)?;
    let (width, height) = tty.size();
    let mut later = Vec::new();
    for input in [Input::CellSize(tty.cell_size()), Input::Resize(width, height), Input::Begin] {
        let mut effect = app.update(input);
        // What the first frame would like to have besides does not hold it up.
        while let Some(wanted) = effect.take_if(|wanted| !matches!(wanted, Effect::LoadImages { .. })) {
            let answer = outside.carry_out(wanted, screen.out(), &tty.mailbox());
            effect = answer.and_then(|answer| app.update(answer));
        }
        later.extend(effect);
    }
    let mut changed = true;
    let mut asked = false;
    loop {
        if changed && !tty.is_ready()? {
            if *app.theme() != shown {
                shown = app.theme().clone();
                theme = Theme::new(&shown, depth);
            }
            screen.draw(app, &theme)?;
            changed = false;
            if !asked && app.wants_ground() {
                asked = true;
                tty.ask_ground(screen.out()).map_err(|error| broken(&error))?;
            }
            // Nothing is watched before the first frame is there.
            for wanted in std::mem::take(&mut later) {
                outside.carry_out(wanted, screen.out(), &tty.mailbox());
            }
            outside.watch(app, &tty.mailbox());
        }
        // What the app has to do for itself is done in pieces, and never before an event.
        if app.is_busy() && !tty.is_ready()? {
            let before = app.progress();
            let effect = app.update(Input::Slice);
            carry_out(effect, app, &mut tty, &mut screen, outside)?;
            changed = app.progress() != before;
            continue;
        }
        let input = match tty.next()? {
            Event::Key(key) => match press(key) {
                Some(key) => Input::Key(key),
                None => continue,
            },
            Event::Paste(text) => Input::Paste(text),
            Event::Mouse(x, y, mouse) => Input::Mouse(x, y, mouse),
            Event::Ground(ground) => Input::Ground(ground),
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
                outside.leave(app);
                tty.suspend()?;
                continue;
            }
            Event::Resumed => {
                screen.forget()?;
                changed = true;
                // Where the system tells nothing of a file (over a network), this is the time to look.
                outside.look(false);
                continue;
            }
        };
        test_panic(&input);
        changed = true;
        let effect = app.update(input);
        if carry_out(effect, app, &mut tty, &mut screen, outside)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Does what the app wants done, and what follows from it; returns whether that is to end.
fn carry_out(
    mut effect: Option<Effect>,
    app: &mut App,
    tty: &mut Tty,
    screen: &mut Screen,
    outside: &mut Outside,
) -> Result<bool, Failure> {
    while let Some(wanted) = effect {
        effect = match wanted {
            Effect::Quit => return Ok(true),
            Effect::Choose(text) => {
                outside.end.printed.push_str(&text);
                return Ok(true);
            }
            Effect::Suspend => {
                outside.leave(app);
                tty.suspend()?;
                None
            }
            Effect::TakeMouse(taken) => {
                tty.take_mouse(taken)?;
                None
            }
            Effect::Edit { editor, path, at, words } => {
                outside.leave(app);
                let spot = Spot { at, words };
                let edited = tty.lend(|| editor::edit(&editor, &path, &spot))?;
                app.update(Input::Edited(edited))
            }
            wanted => {
                outside.carry_out(wanted, screen.out(), &tty.mailbox()).and_then(|answer| app.update(answer))
            }
        };
    }
    Ok(false)
}

/// What is drawn on, and what is on it.
struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Out>>>,
    graphics: Graphics,
    size: Size,
    /// Whether the terminal knows links. The console of Linux would print them.
    links: bool,
}

impl Screen {
    fn new(tty: &Tty) -> Result<Self, Failure> {
        let out = BufWriter::with_capacity(64 * 1024, tty.out()?);
        let links = std::env::var_os("TERM").is_some_and(|term| term != "linux" && term != "dumb");
        let terminal = Terminal::new(CrosstermBackend::new(out)).map_err(|error| broken(&error))?;
        Ok(Self { terminal, graphics: Graphics::new(), size: Size::default(), links })
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
            self.terminal.draw(|frame| placements = ui::draw(app, theme, self.links, frame))?;
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
