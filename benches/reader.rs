//! Measures the open reader: layout, keys and frames. A longer briefing must not cost more.

mod sample;

use divan::{Bencher, black_box};
use plenary::app::{App, Input, Setup};
use plenary::check::NoFiles;
use plenary::key::Key;
use plenary::library::Volume;
use plenary::theme::color::Depth;
use plenary::ui::{self, theme::Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sample::{SIZES, Shape, briefing};

fn main() {
    divan::main();
}

const SCREEN: (u16, u16) = (120, 40);
const SHAPES: [Shape; 2] = [Shape::Many, Shape::One];

/// A sample of each size and shape.
fn samples() -> impl Iterator<Item = Sample> {
    SHAPES.into_iter().flat_map(|shape| SIZES.into_iter().map(move |bytes| Sample(bytes, shape)))
}

struct Sample(usize, Shape);

impl std::fmt::Display for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sections = match self.1 {
            Shape::Many => "many sections",
            Shape::One => "one section",
        };
        write!(f, "{:>5} kB, {sections}", self.0 / 1000)
    }
}

/// A reader in the middle of the sample.
fn reader(sample: &Sample) -> App {
    let text = briefing(sample.0, sample.1);
    let volume = Volume::read("sample.toml", None, text.into_bytes(), &NoFiles);
    let mut app = App::new(vec![volume], Setup::default());
    app.update(Input::Resize(SCREEN.0, SCREEN.1));
    let half = app.briefing().quotes.len() / 2;
    for key in Key::parse_all(&format!("{half}]q")) {
        app.update(Input::Key(key));
    }
    app
}

/// Keys that return to the start, so that every round is the same.
fn keys(bencher: Bencher, sample: &Sample, there_and_back: &str) {
    let mut app = reader(sample);
    let keys = Key::parse_all(there_and_back);
    bencher.bench_local(|| {
        for key in &keys {
            black_box(app.update(Input::Key(*key)));
        }
    });
}

#[divan::bench(args = samples())]
fn key_row(bencher: Bencher, sample: &Sample) {
    keys(bencher, sample, "j k");
}

#[divan::bench(args = samples())]
fn key_page(bencher: Bencher, sample: &Sample) {
    keys(bencher, sample, "space b");
}

#[divan::bench(args = samples())]
fn key_quote(bencher: Bencher, sample: &Sample) {
    keys(bencher, sample, "]q [q");
}

#[divan::bench(args = samples())]
fn key_section(bencher: Bencher, sample: &Sample) {
    keys(bencher, sample, "]a [a");
}

#[divan::bench(args = samples())]
fn key_speaker(bencher: Bencher, sample: &Sample) {
    keys(bencher, sample, "]s [s");
}

#[divan::bench(args = samples())]
fn key_ends(bencher: Bencher, sample: &Sample) {
    keys(bencher, sample, "G gg");
}

/// A typed letter, which restarts the search, and a backspace.
#[divan::bench(args = samples())]
fn key_search(bencher: Bencher, sample: &Sample) {
    let mut app = reader(sample);
    for key in Key::parse_all("/ 'harbou'") {
        app.update(Input::Key(key));
    }
    let keys = Key::parse_all("r backspace");
    bencher.bench_local(|| {
        for key in &keys {
            black_box(app.update(Input::Key(*key)));
        }
    });
}

/// A slice of a search between two events, for a letter that is everywhere.
#[divan::bench(args = samples())]
fn search_slice(bencher: Bencher, sample: &Sample) {
    let mut app = reader(sample);
    bencher.bench_local(|| {
        if !app.is_busy() {
            for key in Key::parse_all("/ 'e' enter") {
                app.update(Input::Key(key));
            }
        }
        black_box(app.update(Input::Slice));
    });
}

/// A frame with matches in every row.
#[divan::bench(args = samples())]
fn search_frame(bencher: Bencher, sample: &Sample) {
    let mut app = reader(sample);
    for key in Key::parse_all("/ 'e' enter") {
        app.update(Input::Key(key));
    }
    let theme = Theme::named("terminal").expect("a theme of the program");
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    bencher.bench_local(|| {
        buffer.reset();
        ui::draw_buffer(&app, &theme, buffer.area, &mut buffer)
    });
}

#[divan::bench(args = samples())]
fn resize(bencher: Bencher, sample: &Sample) {
    let mut app = reader(sample);
    bencher.bench_local(|| {
        for (width, height) in [(100, 30), SCREEN] {
            black_box(app.update(Input::Resize(width, height)));
        }
    });
}

/// Another theme and back, each with a frame.
#[divan::bench(args = samples())]
fn theme_switch(bencher: Bencher, sample: &Sample) {
    let mut app = reader(sample);
    app.update(Input::Key(Key::char('t')));
    let keys = Key::parse_all("down up");
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    bencher.bench_local(|| {
        for key in &keys {
            app.update(Input::Key(*key));
            let theme = Theme::new(app.theme(), Depth::True);
            buffer.reset();
            black_box(ui::draw_buffer(&app, &theme, buffer.area, &mut buffer));
        }
    });
}

#[divan::bench(args = samples())]
fn layout_of_a_screen(bencher: Bencher, sample: &Sample) {
    let app = reader(sample);
    bencher.bench_local(|| black_box(app.view().text_rows(app.scroll().text, 38, 50)));
}

#[divan::bench(args = samples())]
fn frame(bencher: Bencher, sample: &Sample) {
    let app = reader(sample);
    let theme = Theme::named("terminal").expect("a theme of the program");
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    bencher.bench_local(|| {
        buffer.reset();
        ui::draw_buffer(&app, &theme, buffer.area, &mut buffer)
    });
}
