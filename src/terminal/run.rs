//! The loop: what happens at the terminal goes into the app, what the app wants done is done, and what changed is drawn.

use super::clipboard::{Clipboard, Surroundings};
use super::shelf;
use super::tty::{Event, Out, Tty};
use super::watch::Watch;
use crate::app::{App, Effect, Input, WriteMode, Wrote};
use crate::io::{self, Failure, Mode, Store, WriteFailure};
use crate::key::{Code, Key};
use crate::memory::Note;
use crate::text::bidi::Bidi;
use crate::theme::color::Depth;
use crate::ui::{self, theme::Theme};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{BufWriter, Write};
use std::path::Path;

/// How the reader ended.
#[derive(Debug, Default)]
pub struct End {
    /// What was asked to be printed when it closes.
    pub printed: String,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// What went wrong when it was over.
    pub problem: Option<String>,
}

/// Columns of the terminal that standard output is; `None` when it is none.
pub fn columns() -> Option<u16> {
    use std::io::IsTerminal;
    std::io::stdout().is_terminal().then(|| super::screen::size().0)
}

/// Reads with the app until somebody ends it; the terminal is left as it was.
pub fn run(mut app: App, depth: Depth) -> Result<End, Failure> {
    let mut outside =
        Outside { clipboard: None, store: Store::of_person(), watch: None, end: End::default() };
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
    let mut screen = Screen::new(&tty)?;
    let (width, height) = tty.size();
    app.update(Input::Resize(width, height));
    let begun = app.update(Input::Begin);
    if let Some(answer) = begun.and_then(|wanted| outside.carry_out(wanted, &mut screen, &tty)) {
        app.update(answer);
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
            outside.watch.get_or_insert_with(|| Watch::start(tty.mailbox())).follow(app.volume());
        }
        // What the app has to do for itself is done in pieces, and never before an event.
        if app.is_busy() && !tty.is_ready()? {
            let before = app.progress();
            app.update(Input::Slice);
            changed = app.progress() != before;
            continue;
        }
        let input = match tty.next()? {
            Event::Key(key) => match press(key) {
                Some(key) => Input::Key(key),
                None => continue,
            },
            Event::Paste(text) => Input::Paste(text),
            Event::Ground(ground) => Input::Ground(ground),
            Event::Resize { width, height } => Input::Resize(width, height),
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
        let mut effect = app.update(input);
        while let Some(wanted) = effect {
            effect = match wanted {
                Effect::Quit => return Ok(()),
                Effect::Choose(text) => {
                    outside.end.printed.push_str(&text);
                    return Ok(());
                }
                Effect::Suspend => {
                    outside.leave(app);
                    tty.suspend()?;
                    None
                }
                wanted => outside.carry_out(wanted, &mut screen, &tty).and_then(|answer| app.update(answer)),
            };
        }
    }
    Ok(())
}

/// What is drawn on, and what is on it.
struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Out>>>,
}

impl Screen {
    fn new(tty: &Tty) -> Result<Self, Failure> {
        let out = BufWriter::with_capacity(64 * 1024, tty.out()?);
        let terminal = Terminal::new(CrosstermBackend::new(out)).map_err(|error| broken(&error))?;
        Ok(Self { terminal })
    }

    /// Draws what changed, in one synchronised update.
    fn draw(&mut self, app: &App, theme: &Theme) -> Result<(), Failure> {
        let mut draw = || {
            queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
            self.terminal.draw(|frame| ui::draw(app, theme, frame))?;
            execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
        };
        draw().map_err(|error| broken(&error))
    }

    /// Takes nothing for granted of what is on the screen.
    fn forget(&mut self) -> Result<(), Failure> {
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
    store: Store,
    watch: Option<Watch>,
    end: End,
}

impl Outside {
    fn look(&self, asked: bool) {
        if let Some(watch) = &self.watch {
            watch.look(asked);
        }
    }

    /// Does what the app wants done; returns what came of it.
    fn carry_out(&mut self, effect: Effect, screen: &mut Screen, tty: &Tty) -> Option<Input> {
        match effect {
            Effect::Copy(clip) => {
                let clipboard =
                    self.clipboard.get_or_insert_with(|| Clipboard::new(Surroundings::from_env()));
                let copied = clipboard.copy(&clip, screen.out());
                Some(Input::Copied(
                    copied.map(|road| road.words().to_owned()).map_err(|failure| in_full(&failure)),
                ))
            }
            Effect::Write { path, contents, mode } => {
                let mode = match mode {
                    WriteMode::New => Mode::New,
                    WriteMode::Overwrite => Mode::Overwrite,
                    WriteMode::Append(joint) => Mode::Append { joint },
                    WriteMode::Notebook => Mode::Notebook,
                };
                Some(Input::Wrote(match io::write(Path::new(&path), &contents, mode) {
                    Ok(written) if written.bytes == 0 && mode == Mode::Notebook => {
                        Wrote::There(written.path.display().to_string())
                    }
                    Ok(written) => Wrote::Done(written.path.display().to_string()),
                    Err(WriteFailure::Exists(_)) => Wrote::Exists,
                    Err(WriteFailure::World(failure)) => Wrote::Failed(in_full(&failure)),
                }))
            }
            Effect::FindTemplates(folder) => {
                let (templates, failures) = io::templates_in(&folder);
                Some(Input::Templates(templates, failures.first().map(in_full)))
            }
            Effect::FindThemes(folder) => {
                let (sources, failures) = io::themes_in(&folder);
                let (themes, faulty) = crate::theme::read(sources);
                let faults =
                    faulty.iter().filter_map(|file| file.report().short().lines().next().map(str::to_owned));
                let complaint = failures.iter().map(in_full).chain(faults).next();
                Some(Input::Themes(themes, complaint))
            }
            Effect::Print(text) => {
                self.end.printed.push_str(&text);
                None
            }
            Effect::Survey(files) => {
                shelf::survey(files, tty.mailbox());
                None
            }
            Effect::Open { entry, path } => {
                shelf::open(entry, path, self.store.clone(), tty.mailbox());
                None
            }
            Effect::Recall { entry, identity } => {
                Some(Input::Recalled { entry, recalled: self.store.recall(&identity) })
            }
            Effect::Remember(notes) => Some(self.remember(&notes)),
            Effect::Reload => {
                self.look(true);
                None
            }
            Effect::Choose(_) | Effect::Suspend | Effect::Quit => None,
        }
    }

    fn remember(&self, notes: &[Note]) -> Input {
        let entries = notes.iter().map(|note| note.entry);
        Input::Remembered(entries.zip(self.store.remember(notes)).collect())
    }

    /// Keeps what the app has to keep before the reader is left; returns what went wrong.
    fn leave(&self, app: &mut App) -> Option<String> {
        let Some(Effect::Remember(notes)) = app.update(Input::Leaving) else { return None };
        let remembered = self.remember(&notes);
        let problem = match &remembered {
            Input::Remembered(all) => all.iter().find_map(|(_, recalled)| recalled.problem.clone()),
            _ => None,
        };
        app.update(remembered);
        problem
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
