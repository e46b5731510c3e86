//! The reader's loop: gives events to the app, runs effects, and draws.

use super::clicks::Clicks;
use super::effects::{Effects, End, Host, Outcome};
use super::event::Event;
use super::graphics::Graphics;
use super::queue::InputSender;
use super::tty::{Out, Tty};
use crate::app::{App, Effect, Input};
use crate::catalog::Source;
use crate::io::{self, Failure, words};
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
use std::mem::ManuallyDrop;
use std::ops::ControlFlow;

/// The columns of the terminal, or `None` if standard output is not a terminal.
pub fn columns() -> Option<u16> {
    use std::io::IsTerminal;
    std::io::stdout().is_terminal().then(|| super::screen::size().0)
}

/// Runs the reader until the user or a signal ends it.
///
/// `library` is what the reader lists and searches, if it has several briefings. The terminal is left as it was.
pub fn run(mut app: App, depth: Depth, library: Option<Source>) -> Result<End, Failure> {
    let mut effects = Effects::new(library);
    let result = read(&mut app, depth, &mut effects);
    effects.end.problem = effects.save(&mut app);
    result.map(|()| effects.end)
}

fn read(app: &mut App, depth: Depth, effects: &mut Effects) -> Result<(), Failure> {
    // The theme already respects NO_COLOR, so its colours are meant as they are.
    crossterm::style::force_color_output(true);
    super::install_panic_hook();
    let mut reader = Reader::start(app, depth, effects)?;
    loop {
        reader.draw_if_changed()?;
        // The app's own work is done in slices, and never before an event.
        if reader.host.app.is_busy() && !reader.host.tty.is_ready()? {
            reader.work()?;
            continue;
        }
        let event = reader.host.tty.next()?;
        if reader.handle(event)?.is_break() {
            return Ok(());
        }
    }
}

/// The reader on the screen.
struct Reader<'r> {
    host: ScreenHost<'r>,
    effects: &'r mut Effects,
    depth: Depth,
    /// The theme that is drawn, and the theme of the app that it was made from.
    theme: Theme,
    theme_source: crate::theme::Theme,
    /// Effects that wait until the first frame is drawn.
    waiting: Vec<Effect>,
    has_changed: bool,
    has_drawn: bool,
    has_asked_background: bool,
    clicks: Clicks,
}

/// The app and the terminal that shows it.
///
/// The terminal comes last, so that it is given back after everything else is dropped.
struct ScreenHost<'r> {
    app: &'r mut App,
    screen: Screen,
    tty: Tty,
}

impl Host for ScreenHost<'_> {
    type Error = Failure;

    fn app(&mut self) -> Option<&mut App> {
        Some(self.app)
    }

    fn out(&mut self) -> &mut dyn Write {
        self.screen.out()
    }

    fn sender(&self) -> InputSender {
        self.tty.sender()
    }

    fn suspend(&mut self) -> Result<Option<Input>, Failure> {
        self.tty.suspend().map(|()| None)
    }

    fn lend(&mut self, edit: impl FnOnce() -> Result<(), String>) -> Result<Result<(), String>, Failure> {
        self.tty.lend(edit)
    }

    fn take_mouse(&mut self, taken: bool) -> Result<(), Failure> {
        self.tty.take_mouse(taken)
    }
}

impl<'r> Reader<'r> {
    /// Takes the terminal over and tells the app about it.
    fn start(app: &'r mut App, depth: Depth, effects: &'r mut Effects) -> Result<Self, Failure> {
        let theme_source = app.theme().clone();
        let theme = Theme::new(&theme_source, depth);
        let mut tty = Tty::enter()?;
        if app.bidi() == Bidi::Plenary {
            tty.keep_order()?;
        }
        tty.take_mouse(app.mouse())?;
        let screen = Screen::new(&tty)?;
        let mut reader = Self {
            host: ScreenHost { app, screen, tty },
            effects,
            depth,
            theme,
            theme_source,
            waiting: Vec::new(),
            has_changed: true,
            has_drawn: false,
            has_asked_background: false,
            clicks: Clicks::default(),
        };
        let (width, height) = reader.host.tty.size();
        let cell = reader.host.tty.cell_size();
        for input in [Input::CellSize(cell), Input::Resize(width, height), Input::Begin] {
            // Nothing ends the reader before it has begun.
            let _ = reader.update(input)?;
        }
        Ok(reader)
    }

    /// Gives the app an input, and carries out what follows.
    ///
    /// Breaks if the reader must end.
    fn update(&mut self, input: Input) -> Result<ControlFlow<()>, Failure> {
        let effect = self.host.app.update(input);
        self.carry_out(effect)
    }

    /// Carries out an effect and those that follow from it.
    ///
    /// Breaks if the reader must end.
    fn carry_out(&mut self, mut effect: Option<Effect>) -> Result<ControlFlow<()>, Failure> {
        while let Some(wanted) = effect {
            // Neither pictures nor the rest of the list delay the first frame.
            if !self.has_drawn && matches!(wanted, Effect::LoadImages { .. } | Effect::Ask(_)) {
                self.waiting.push(wanted);
                break;
            }
            effect = match self.effects.carry_out(wanted, &mut self.host)? {
                Outcome::Answer(input) => self.host.app.update(input),
                Outcome::Done => None,
                Outcome::End => return Ok(ControlFlow::Break(())),
            };
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Draws the screen if it has changed and no event is waiting.
    fn draw_if_changed(&mut self) -> Result<(), Failure> {
        if !self.has_changed || self.host.tty.is_ready()? {
            return Ok(());
        }
        if *self.host.app.theme() != self.theme_source {
            self.theme_source = self.host.app.theme().clone();
            self.theme = Theme::new(&self.theme_source, self.depth);
        }
        self.host.screen.draw(self.host.app, &self.theme)?;
        self.has_changed = false;
        self.has_drawn = true;
        if !self.has_asked_background && self.host.app.wants_background() {
            self.has_asked_background = true;
            self.host.tty.ask_background(self.host.screen.out()).map_err(|error| broken(&error))?;
        }
        for effect in std::mem::take(&mut self.waiting) {
            self.effects.carry_out(effect, &mut self.host)?;
        }
        // Nothing is watched before the first frame is drawn.
        self.effects.watch(self.host.app, &self.host.tty.sender());
        Ok(())
    }

    /// Does one slice of the app's own work.
    fn work(&mut self) -> Result<(), Failure> {
        let before = self.host.app.progress();
        // This work never ends the reader.
        let _ = self.update(Input::Slice)?;
        self.has_changed = self.host.app.progress() != before;
        Ok(())
    }

    /// Handles an event; breaks if the reader must end.
    fn handle(&mut self, event: Event) -> Result<ControlFlow<()>, Failure> {
        let input = match event {
            Event::Key(key) => match press(key) {
                Some(key) => Input::Key(key),
                None => return Ok(ControlFlow::Continue(())),
            },
            Event::Paste(text) => Input::Paste(text),
            Event::Mouse(x, y, mouse) => {
                Input::Mouse(x, y, self.clicks.told(x, y, mouse, std::time::Instant::now()))
            }
            Event::Background(background) => {
                super::background::remember(background);
                Input::Background(background)
            }
            Event::Resize { width, height } => {
                self.host.app.update(Input::CellSize(self.host.tty.cell_size()));
                Input::Resize(width, height)
            }
            Event::Sent(input) => input,
            Event::Terminate(signal) => {
                self.effects.end.signal = Some(signal);
                return Ok(ControlFlow::Break(()));
            }
            Event::Suspend => return self.carry_out(Some(Effect::Suspend)),
            Event::Resumed => {
                self.host.screen.invalidate()?;
                self.has_changed = true;
                // A system that reports no changes (a network disk) may have missed one meanwhile.
                self.effects.check_file(false);
                return Ok(ControlFlow::Continue(()));
            }
        };
        if let Input::Key(key) = input {
            io::panic_if_tested(&key.to_string());
        }
        self.has_changed = true;
        self.update(input)
    }
}

/// What the reader draws on.
struct Screen {
    /// Never dropped: its `drop` would show the cursor, and report to standard error that it could not. If the terminal is
    /// gone, so is standard error, and that is a panic. The cursor is shown when the terminal is given back.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Out>>>>,
    graphics: Graphics,
    size: Size,
    /// True if the terminal supports links; the Linux console would print them.
    links: bool,
}

impl Screen {
    fn new(tty: &Tty) -> Result<Self, Failure> {
        let out = BufWriter::with_capacity(64 * 1024, tty.out()?);
        let links = std::env::var_os("TERM").is_some_and(|term| term != "linux" && term != "dumb");
        let terminal = Terminal::new(CrosstermBackend::new(out)).map_err(|error| broken(&error))?;
        Ok(Self {
            terminal: ManuallyDrop::new(terminal),
            graphics: Graphics::new(),
            size: Size::default(),
            links,
        })
    }

    /// Draws what changed, in one synchronized update.
    fn draw(&mut self, app: &App, theme: &Theme) -> Result<(), Failure> {
        let mut draw = || {
            queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
            let size = self.terminal.size()?;
            if size != self.size {
                // This clears the screen, and kitty deletes the pictures on it.
                self.size = size;
                self.terminal.autoresize()?;
                self.graphics.forget();
            }
            self.graphics.before(app.gallery(), self.terminal.backend_mut())?;
            let mut drawn = ui::Drawn::default();
            self.terminal.draw(|frame| drawn = ui::draw(app, theme, self.links, frame))?;
            self.graphics.after(drawn.placements, self.terminal.backend_mut())?;
            if let Some((x, y)) = drawn.point {
                queue!(self.terminal.backend_mut(), crossterm::cursor::MoveTo(x, y))?;
            }
            execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
        };
        draw().map_err(|error| broken(&error))
    }

    /// Makes the next frame draw everything, because the screen may show anything.
    fn invalidate(&mut self) -> Result<(), Failure> {
        self.graphics.forget();
        // `clear` would ask the terminal for its cursor position and wait for the answer.
        let area = self.terminal.size().map_err(|error| broken(&error))?;
        self.terminal.resize(area.into()).map_err(|error| broken(&error))
    }

    /// The terminal, for output that is not drawn.
    fn out(&mut self) -> &mut dyn Write {
        self.terminal.backend_mut()
    }
}

fn broken(error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot write to the terminal: {}", words(error)))
}

/// A key as the app knows it, or `None` for a key that the app does not know.
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
    // On Windows, AltGr is reported as Ctrl and Alt. No key is bound to these with a mark.
    let is_alt_gr = ctrl && alt && matches!(code, Code::Char(c) if !c.is_ascii_alphanumeric());
    Some(Key { code, ctrl: ctrl && !is_alt_gr, alt: alt && !is_alt_gr })
}
