//! `plenary show`: prints a briefing as text, or a screen without a terminal.

use super::environment::Color;
use super::exit::Exit;
use super::load::{self, Loaded, Opened};
use super::looks::Looks;
use super::output::{print, tell};
use super::selection::UsesIndex;
use crate::app::{App, Input, Setup};
use crate::io::Failure;
use crate::key::Key;
use crate::pane::{Languages, Selection, View, flow::Flow, linear};
use crate::terminal::{self, Outcome, Rehearsal};
use crate::text::Safe;
use crate::theme::color::Depth;
use crate::ui::{coloured, screen, text_of, theme::Theme};
use std::collections::VecDeque;
use std::io::IsTerminal;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefings, articles, or folders of them; `-` reads standard input [default: your library, or the briefings that come
    /// with plenary]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Break lines at this many cells [default: the width of the terminal, at most 100; 80 without one]
    #[arg(long, value_name = "CELLS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
    /// Print the screen of the reader after these keys, such as "tab j j" or "s 'hans fried' enter"
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true)]
    keys: Option<String>,
    /// Print the screen of the reader at this size [default: 80x24, with --keys]
    #[arg(long, value_name = "WxH", value_parser = size)]
    size: Option<(u16, u16)>,
    /// Print that screen in colour: auto (on a terminal), always or never
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    color: Color,
    #[command(flatten)]
    looks: Looks,
}

/// The size of a screen, unless another one is asked for.
const SIZE: (u16, u16) = (80, 24);

fn size(words: &str) -> Result<(u16, u16), String> {
    let number = |word: &str| word.parse::<u16>().ok().filter(|number| (1..=1000).contains(number));
    let (width, height) = words.split_once(['x', 'X', '×']).ok_or("write it as 80x24")?;
    number(width).zip(number(height)).ok_or_else(|| "columns and rows are numbers from 1 to 1000".to_owned())
}

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    let setup = args.looks.setup()?;
    if args.keys.is_none() && args.size.is_none() {
        return print_linear(&load::load(&args.paths, &UsesIndex::default())?, &setup, args.width);
    }
    let (keys, size) = (args.keys.as_deref().unwrap_or_default(), args.size.unwrap_or(SIZE));
    let opened = Opened::of(&args.paths)?;
    if load::report_single(&opened.shelf) {
        return Ok(Exit::Faults);
    }
    if args.color.is_on() {
        // Where the output does not go to a terminal, all colours can be shown.
        let is_terminal = std::io::stdout().is_terminal();
        let depth = if is_terminal { terminal::depth() } else { Depth::True };
        let background = terminal::known_background(depth);
        let app = after(opened, Setup { background, ..setup }, keys, size);
        print(&coloured(&screen(&app, &Theme::new(app.theme(), depth), size)))?;
        return Ok(Exit::Success);
    }
    let app = after(opened, setup, keys, size);
    let theme = Theme::named("mono").map_err(Failure::new)?;
    print(&text_of(&screen(&app, &theme, size)))?;
    Ok(Exit::Success)
}

/// Prints briefings as plain text.
pub(super) fn print_linear(loaded: &Loaded, setup: &Setup, width: Option<u16>) -> Result<Exit, Failure> {
    let width = width.unwrap_or_else(|| terminal::columns().map_or(80, |columns| columns.clamp(20, 100)));
    if let Some(complaint) = &setup.complaint {
        tell(&format!("plenary: {}\n", Safe::clean_line(complaint)));
    }
    let flow = Flow::default();
    for (index, (_, briefing)) in loaded.briefings().enumerate() {
        let view = View {
            briefing,
            flow: &flow,
            selection: Selection::default(),
            glyphs: setup.glyphs,
            jump: None,
            marked: &[],
            passing: &[],
            lit: None,
            picked: None,
            languages: Languages::Both,
            pictures: None,
        };
        let mut text = if index > 0 { "\n\n".to_owned() } else { String::new() };
        for row in linear::rows(&view, usize::from(width)) {
            text.push_str(row.text().trim_end());
            text.push('\n');
        }
        print(&text)?;
    }
    Ok(loaded.unread.report())
}

/// The app on a screen of that size, after those keys.
fn after(opened: Opened, setup: Setup, keys: &str, (width, height): (u16, u16)) -> App {
    let setup = opened.set_up(setup);
    let mut rehearsal = Rehearsal::new(opened.library);
    let mut app = App::new(opened.shelf, setup);
    let mut inputs = vec![Input::Resize(width, height), Input::Begin];
    inputs.extend(Key::parse_all(keys).into_iter().map(Input::Key));
    for input in inputs {
        let mut waiting = VecDeque::from([input]);
        while let Some(input) = waiting.pop_front() {
            let Some(effect) = app.update(input) else { continue };
            for outcome in rehearsal.answer(effect) {
                match outcome {
                    Outcome::Answer(answer) => waiting.push_back(answer),
                    Outcome::Done => {}
                    Outcome::End => return app,
                }
            }
        }
        while app.is_busy() {
            app.update(Input::Slice);
        }
    }
    app
}
