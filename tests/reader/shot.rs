//! A reader for tests: press keys, then compare the screen with a snapshot of its text and its styles.

use plenary::app::{App, Effect, Input, Setup};
use plenary::check::NoFiles;
use plenary::key::Key;
use plenary::library::{EMBEDDED, Shelf, Volume};
use plenary::row::Glyphs;
use plenary::ui::{draw_buffer, text_of, theme::Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;
use std::path::Path;

/// A reader whose effects are recorded for the test, and not carried out.
pub(crate) struct Reader {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
    size: (u16, u16),
    theme: &'static str,
}

impl Reader {
    /// A reader of a built-in briefing, on a screen of this size.
    pub(crate) fn open(name: &str, width: u16, height: u16) -> Self {
        let (name, text) = EMBEDDED.iter().find(|(file, _)| file.starts_with(name)).unwrap();
        Self::of(vec![volume(name, text)], width, height, Setup::default())
    }

    pub(crate) fn of(shelf: impl Into<Shelf>, width: u16, height: u16, setup: Setup) -> Self {
        let mut app = App::new(shelf, setup);
        app.update(Input::Resize(width, height));
        Self { app, effects: Vec::new(), size: (width, height), theme: "terminal" }
    }

    pub(crate) fn ascii(name: &str, width: u16, height: u16) -> Self {
        let (name, text) = EMBEDDED.iter().find(|(file, _)| file.starts_with(name)).unwrap();
        let setup = Setup { glyphs: Glyphs::ASCII, ..Setup::default() };
        Self { theme: "mono", ..Self::of(vec![volume(name, text)], width, height, setup) }
    }

    /// Presses keys and records their effects.
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for key in Key::parse_all(keys) {
            self.effects.extend(self.app.update(Input::Key(key)));
        }
        self
    }

    pub(crate) fn told(mut self, input: Input) -> Self {
        self.effects.extend(self.app.update(input));
        self
    }

    pub(crate) fn resized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self.told(Input::Resize(width, height))
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        draw_buffer(&self.app, &Theme::named(self.theme).unwrap(), buffer.area, &mut buffer);
        buffer
    }

    pub(crate) fn screen(&self) -> String {
        text_of(&self.buffer())
    }

    /// True if the selected row of a list contains these words.
    pub(crate) fn points_at(&self, words: &str) -> bool {
        self.screen().lines().any(|line| line.contains('▸') && line.contains(words))
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// The footer.
    pub(crate) fn footer(&self) -> String {
        self.screen().lines().last().unwrap_or_default().trim().to_owned()
    }

    /// The names of the selected section, speaker and quote.
    pub(crate) fn selected(&self) -> (String, String, String) {
        let (briefing, selection) = (self.app.briefing(), self.app.selection());
        (
            selection.section.map_or(String::new(), |id| briefing[id].title.to_string()),
            selection.filter.speaker().map_or(String::new(), |id| briefing[id].name.to_string()),
            selection.quote.map_or(String::new(), |id| briefing.quote_name(id)),
        )
    }

    /// Compares the screen with its snapshot; `UPDATE=1` writes it.
    pub(crate) fn is(&self, name: &str) {
        let buffer = self.buffer();
        let mut whole = text_of(&buffer);
        whole.push_str("\n--- looks ---\n");
        whole.push_str(&looks(&buffer));
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader/screens").join(format!("{name}.txt"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &whole).unwrap();
            return;
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == whole,
            "the screen `{name}` has changed; UPDATE=1 accepts this one:\n{whole}\n\nIt was:\n{kept}"
        );
    }
}

pub(crate) fn volume(name: &str, text: &str) -> Volume {
    Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles)
}

/// A letter for the style of each cell: `.` none, `r` reverse (`R` underlined too), `u` underline, `b` bold, `d` dim,
/// `i` italic; each colour has its own letter, in capitals if bold.
fn looks(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        for x in 0..buffer.area.width {
            line.push(look(buffer.cell((x, y)).unwrap().style()));
        }
        writeln!(out, "{}", line.trim_end_matches('.')).unwrap();
    }
    out
}

fn look(style: Style) -> char {
    if let Some(Color::Rgb(red, ..)) = style.fg {
        // A pixel of a picture, by how red it is.
        return char::from_digit(u32::from(red) / 16, 16).unwrap();
    }
    let has = |modifier| style.add_modifier.contains(modifier);
    let color = style.fg.map(|color| color.to_string().to_lowercase()).unwrap_or_default();
    let letter = match color.as_str() {
        "blue" => Some('l'),
        "magenta" => Some('m'),
        "cyan" => Some('c'),
        "green" => Some('g'),
        "yellow" => Some('y'),
        "red" => Some('e'),
        "lightblue" => Some('t'),
        _ => None,
    };
    match letter {
        _ if has(Modifier::REVERSED) && has(Modifier::UNDERLINED) => 'R',
        _ if has(Modifier::REVERSED) => 'r',
        Some(letter) if has(Modifier::BOLD) => letter.to_ascii_uppercase(),
        Some(letter) => letter,
        None if has(Modifier::UNDERLINED) && has(Modifier::BOLD) => 'U',
        None if has(Modifier::UNDERLINED) => 'u',
        None if has(Modifier::BOLD) => 'b',
        None if has(Modifier::DIM) => 'd',
        None if has(Modifier::ITALIC) => 'i',
        None => '.',
    }
}
