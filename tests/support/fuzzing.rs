//! Properties that hold for any bytes.
//!
//! Nothing panics, nothing acts on a terminal, and written briefings can be read again.
//!
//! The fuzz targets call these functions. An ordinary test calls them with the samples and broken pieces of them.

use plenary::app::{App, Input, Setup};
use plenary::check::NoFiles;
use plenary::config;
use plenary::document;
use plenary::export::{self, EXPORTERS, Style, Template};
use plenary::guard::{Destination, release_quotes};
use plenary::import::{self, FORMATS, Options};
use plenary::key::{Code, Key};
use plenary::library::Volume;
use plenary::theme;
use plenary::ui::{self, theme::Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The maximum number of quotes exported from one briefing. More would test nothing new.
const MAX_QUOTES: usize = 40;

/// Reads, opens and draws a briefing, and exports its quotes in every format.
pub fn briefing(data: &[u8]) {
    let source = String::from_utf8_lossy(data);
    if let (Some(briefing), _) = document::read(&source) {
        let records =
            release_quotes(&briefing, briefing.quote_ids().take(MAX_QUOTES), Destination::File).passed;
        for exporter in EXPORTERS {
            if let Ok(text) = export::export_as(*exporter, &records, Style::default()) {
                harmless(&text);
            }
        }
    }
    let mut app = opened("briefing.toml", data);
    for key in ["]q", "]s", "enter", "esc", "G", "/", "a", "enter", "esc", "i", "!"] {
        for key in Key::parse_all(key) {
            app.update(Input::Key(key));
        }
        draw(&app, 80, 24);
    }
}

/// Imports an article. The first byte selects the format, or leaves it to detection.
pub fn article(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let from = FORMATS.get(usize::from(*first));
    let Ok(imported) = import::read(rest, Options { from, ..Options::default() }) else { return };
    for attribution in &imported.found.attributions {
        for span in &attribution.content {
            let words = imported.layout.blocks[span.block].words.as_str();
            assert!(words.get(span.range.clone()).is_some(), "a span ends inside a character: {span:?}");
        }
    }
    let toml = imported.toml();
    let (briefing, faults) = document::read(&toml);
    let errors: Vec<_> = faults.iter().filter(|fault| fault.is_error()).collect();
    assert!(briefing.is_some() && errors.is_empty(), "{errors:?}\n{toml}");
    imported.json();
    imported.explain();
}

/// Sends keys to a reader, one for each byte. Some bytes resize its screen.
pub fn reader(data: &[u8]) {
    let mut app = opened("forum.toml", include_bytes!("../../briefings/harbour-forum.toml"));
    let mut size = (80, 24);
    let mut bytes = data.iter().copied();
    while let Some(byte) = bytes.next() {
        let input = match byte {
            0 => {
                size = (u16::from(bytes.next().unwrap_or(1)), u16::from(bytes.next().unwrap_or(1)) / 2);
                Input::Resize(size.0, size.1)
            }
            1 => Input::Slice,
            _ => Input::Key(key(byte)),
        };
        app.update(input);
        draw(&app, size.0, size.1);
    }
}

/// Reads settings, a theme and a template, and exports with the template.
pub fn setting(data: &[u8]) {
    let source = String::from_utf8_lossy(data).into_owned();
    config::read(&source);
    let file = theme::Source { name: "own".to_owned(), file: "own.toml".to_owned(), text: source.clone() };
    theme::read(vec![file]);
    if let Ok(template) = Template::new("own.txt.j2", &source) {
        let text = include_str!("../../briefings/harbour-forum.toml");
        let briefing = document::read(text).0.expect("the sample can be read");
        let records = release_quotes(&briefing, briefing.quote_ids().take(2), Destination::File).passed;
        // A refusal is a valid result.
        let _ = export::export_as(&template, &records, Style::default());
    }
}

fn opened(name: &str, bytes: &[u8]) -> App {
    let volume = Volume::read(name, None, bytes.to_vec(), &NoFiles);
    let mut app = App::new(vec![volume], Setup::default());
    app.update(Input::Resize(80, 24));
    app
}

fn draw(app: &App, width: u16, height: u16) {
    let theme = Theme::named("terminal").expect("a theme of the program");
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    ui::draw_buffer(app, &theme, buffer.area, &mut buffer);
    for cell in buffer.content() {
        harmless(cell.symbol());
    }
}

/// Fails if a text contains something that acts on a terminal.
fn harmless(text: &str) {
    let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    assert!(!text.contains(acts), "acts on a terminal: {text:?}");
}

/// The key for a byte.
fn key(byte: u8) -> Key {
    const NAMED: [Code; 14] = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ];
    let plain = Key { code: Code::Char(' '), ctrl: false, alt: false };
    match byte {
        32..=126 => Key { code: Code::Char(char::from(byte)), ..plain },
        128..=153 => Key { code: Code::Char(char::from(byte - 128 + b'a')), ctrl: true, ..plain },
        200..=225 => Key { code: Code::Char(['é', '字', 'ж', 'ש'][usize::from(byte) % 4]), ..plain },
        _ => Key { code: NAMED[usize::from(byte) % NAMED.len()], ..plain },
    }
}
