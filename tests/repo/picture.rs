//! The screenshot of the README: a real screen as SVG, drawn cell by cell.

use crate::compare;
use crate::project::text;
use plenary::app::{App, Input, Setup};
use plenary::check::NoFiles;
use plenary::key::Key;
use plenary::library::Volume;
use plenary::text::width::width;
use plenary::ui::{screen, theme::Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

const SIZE: (u16, u16) = (110, 30);
const KEYS: &str = "]s ]s ]s";

/// The size of a cell in units of the SVG. Letters are `FONT` high.
const CELL: (usize, usize) = (12, 26);
const FONT: usize = 20;
const BASELINE: usize = 19;
const MARGIN: usize = 24;

const BACKGROUND: [u8; 3] = [0x1d, 0x20, 0x27];
const FOREGROUND: [u8; 3] = [0xd3, 0xd7, 0xde];
/// The sixteen colours, muted.
const PALETTE: [[u8; 3]; 16] = [
    [0x2c, 0x31, 0x3a],
    [0xe0, 0x7a, 0x7a],
    [0x9c, 0xc0, 0x7c],
    [0xdc, 0xbb, 0x76],
    [0x7a, 0xae, 0xe6],
    [0xc0, 0x92, 0xd8],
    [0x70, 0xbc, 0xc0],
    [0xc4, 0xc9, 0xd2],
    [0x6b, 0x72, 0x80],
    [0xee, 0x92, 0x90],
    [0xb2, 0xd2, 0x94],
    [0xec, 0xd0, 0x90],
    [0x98, 0xc2, 0xf0],
    [0xd2, 0xac, 0xe6],
    [0x8e, 0xd2, 0xd4],
    [0xee, 0xf0, 0xf4],
];

#[test]
fn the_screenshot_in_the_readme_is_a_real_screen() {
    let path = "briefings/chongqing-services.toml";
    let volume = Volume::read("chongqing-services.toml", None, text(path).into_bytes(), &NoFiles);
    let mut app = App::new(vec![volume], Setup::default());
    app.update(Input::Resize(SIZE.0, SIZE.1));
    for key in Key::parse_all(KEYS) {
        app.update(Input::Key(key));
    }
    let buffer = screen(&app, &Theme::named("terminal").unwrap(), SIZE);
    compare("docs/screen.svg", &svg(&buffer));
}

#[test]
fn wide_characters_take_two_cells_of_the_picture() {
    let mut buffer = Buffer::with_lines(["a门<│"]);
    buffer[(3, 0)].modifier = Modifier::REVERSED;
    let svg = svg(&buffer);
    let (left, middle) = (MARGIN + 3 * CELL.0, MARGIN + 2 * CELL.0);
    assert!(svg.contains(&format!("x=\"{middle}\" y=\"{}\">门<", MARGIN + BASELINE)), "{svg}");
    assert!(
        svg.contains(&format!("x=\"{left}\" y=\"{}\" textLength=\"{}\"", MARGIN + BASELINE, CELL.0)),
        "{svg}"
    );
    assert!(svg.contains(">&lt;<") && svg.contains("<rect"), "{svg}");
    assert!(!svg.contains('│'), "lines are drawn, so that they meet in every font: {svg}");
}

/// How a cell looks.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: [u8; 3],
    paper: [u8; 3],
    bold: bool,
    italic: bool,
    underline: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (mut ink, mut paper) = (rgb(cell.fg, FOREGROUND), rgb(cell.bg, BACKGROUND));
        if has(Modifier::REVERSED) {
            (ink, paper) = (paper, ink);
        }
        if has(Modifier::DIM) {
            ink = mixed(ink, paper);
        }
        let (bold, italic) = (has(Modifier::BOLD), has(Modifier::ITALIC));
        Self { ink, paper, bold, italic, underline: has(Modifier::UNDERLINED) }
    }

    fn css(self) -> String {
        let mut css = format!("fill:{}", hex(self.ink));
        for (on, words) in [
            (self.bold, ";font-weight:bold"),
            (self.italic, ";font-style:italic"),
            (self.underline, ";text-decoration:underline"),
        ] {
            css.push_str(if on { words } else { "" });
        }
        css
    }
}

fn rgb(color: Color, unset: [u8; 3]) -> [u8; 3] {
    let index = match color {
        Color::Reset => return unset,
        Color::Rgb(r, g, b) => return [r, g, b],
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => usize::from(index),
    };
    *PALETTE.get(index).unwrap_or_else(|| panic!("the picture has sixteen colours, not {color}"))
}

/// Returns dimmed ink: a colour between ink and paper.
fn mixed(ink: [u8; 3], paper: [u8; 3]) -> [u8; 3] {
    [0, 1, 2].map(|at| u8::try_from((u16::from(ink[at]) * 11 + u16::from(paper[at]) * 9) / 20).unwrap())
}

fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The drawing so far.
#[derive(Default)]
struct Drawing {
    looks: Vec<Look>,
    papers: String,
    /// Lines and blocks, a path for each colour.
    shapes: Vec<([u8; 3], String)>,
    words: String,
}

fn svg(buffer: &Buffer) -> String {
    let mut drawing = Drawing::default();
    for y in 0..buffer.area.height {
        drawing.line(buffer, y);
    }
    let (width, height) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let (width, height) = (width + 2 * MARGIN, height + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" xml:space=\"preserve\">\n\
         <title>plenary in a terminal</title>\n<style>\n\
         text{{font:{FONT}px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC',monospace}}\n\
         .w{{text-anchor:middle}}\n"
    );
    for (index, look) in drawing.looks.iter().enumerate() {
        writeln!(out, ".s{index}{{{}}}", look.css()).unwrap();
    }
    let paper = hex(BACKGROUND);
    writeln!(out, "</style>\n<rect width=\"{width}\" height=\"{height}\" rx=\"14\" fill=\"{paper}\"/>")
        .unwrap();
    out.push_str(&drawing.papers);
    for (ink, path) in &drawing.shapes {
        let (kind, path) = path.split_at(1);
        let ink = hex(*ink);
        let paint = match kind {
            "l" => format!("fill=\"none\" stroke=\"{ink}\" stroke-width=\"2\""),
            "h" => format!("fill=\"none\" stroke=\"{ink}\" stroke-width=\"4\""),
            _ => format!("fill=\"{ink}\""),
        };
        writeln!(out, "<path {paint} d=\"{path}\"/>").unwrap();
    }
    out.push_str(&drawing.words);
    out.push_str("</svg>\n");
    out
}

impl Drawing {
    /// Draws a line of cells.
    ///
    /// Cells with the same look form a run. Symbols that no run can contain are drawn separately.
    fn line(&mut self, buffer: &Buffer, y: u16) {
        let top = MARGIN + usize::from(y) * CELL.1;
        let mut run: Option<(usize, Look, String)> = None;
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let (symbol, look) = (cell.symbol(), Look::of(cell));
            let cells = width(symbol).max(1);
            let left = MARGIN + usize::from(x) * CELL.0;
            x += u16::try_from(cells).unwrap();
            if look.paper != BACKGROUND {
                self.paper(left, top, cells * CELL.0, look.paper);
            }
            let apart = self.shape(symbol, left, top, look.ink);
            if let Some((_, same, words)) = &mut run
                && *same == look
                && !apart
                && !is_centred(symbol)
            {
                words.push_str(symbol);
                continue;
            }
            self.words(run.take(), top);
            if apart {
                continue;
            }
            if is_centred(symbol) {
                let class = self.class(look);
                let (middle, base) = (left + cells * CELL.0 / 2, top + BASELINE);
                let symbol = escaped(symbol);
                writeln!(self.words, "<text class=\"w {class}\" x=\"{middle}\" y=\"{base}\">{symbol}</text>")
                    .unwrap();
            } else {
                run = Some((left, look, symbol.to_owned()));
            }
        }
        self.words(run, top);
    }

    /// Writes a run of letters with its length, so that no font moves the text after it.
    fn words(&mut self, run: Option<(usize, Look, String)>, top: usize) {
        let Some((left, look, words)) = run else { return };
        let kept = if look.underline { words.trim_end() } else { words.trim() };
        if kept.trim().is_empty() {
            return;
        }
        let blank = words.len() - if look.underline { words.len() } else { words.trim_start().len() };
        let (left, length) = (left + blank * CELL.0, width(kept) * CELL.0);
        let (class, base, kept) = (self.class(look), top + BASELINE, escaped(kept));
        writeln!(
            self.words,
            "<text class=\"{class}\" x=\"{left}\" y=\"{base}\" textLength=\"{length}\">{kept}</text>"
        )
        .unwrap();
    }

    fn class(&mut self, look: Look) -> String {
        // The paper is drawn separately.
        let look = Look { paper: BACKGROUND, ..look };
        let index = self.looks.iter().position(|known| *known == look).unwrap_or_else(|| {
            self.looks.push(look);
            self.looks.len() - 1
        });
        format!("s{index}")
    }

    /// Colours the paper of cells. A rectangle that touches the last one extends it.
    fn paper(&mut self, left: usize, top: usize, width: usize, paper: [u8; 3]) {
        let paint = hex(paper);
        let height = CELL.1;
        let at = self.papers.trim_end().rfind('\n').map_or(0, |at| at + 1);
        if let Some((start, before)) = touching(self.papers.split_at(at).1, left, top, &paint) {
            self.papers.truncate(at);
            return self.rect(start, top, before + width, height, &paint);
        }
        self.rect(left, top, width, height, &paint);
    }

    fn rect(&mut self, x: usize, y: usize, width: usize, height: usize, paint: &str) {
        writeln!(
            self.papers,
            "<rect fill=\"{paint}\" y=\"{y}\" height=\"{height}\" x=\"{x}\" width=\"{width}\"/>"
        )
        .unwrap();
    }

    /// Draws a line or block. Returns false if the symbol is neither.
    fn shape(&mut self, symbol: &str, left: usize, top: usize, ink: [u8; 3]) -> bool {
        let (middle, centre) = (left + CELL.0 / 2, top + CELL.1 / 2);
        let (right, bottom) = (left + CELL.0, top + CELL.1);
        let (kind, path) = match symbol {
            "─" => ('l', format!("M{left} {centre}H{right}")),
            "│" => ('l', format!("M{middle} {top}V{bottom}")),
            "╭" => ('l', format!("M{middle} {bottom}Q{middle} {centre} {right} {centre}")),
            "╮" => ('l', format!("M{left} {centre}Q{middle} {centre} {middle} {bottom}")),
            "╰" => ('l', format!("M{middle} {top}Q{middle} {centre} {right} {centre}")),
            "╯" => ('l', format!("M{left} {centre}Q{middle} {centre} {middle} {top}")),
            "├" => ('l', format!("M{middle} {top}V{bottom}M{middle} {centre}H{right}")),
            "┤" => ('l', format!("M{middle} {top}V{bottom}M{left} {centre}H{middle}")),
            "━" => ('h', format!("M{left} {centre}H{right}")),
            "┃" => ('h', format!("M{middle} {top}V{bottom}")),
            "┏" => ('h', format!("M{middle} {bottom}V{centre}H{right}")),
            "┓" => ('h', format!("M{left} {centre}H{middle}V{bottom}")),
            "┗" => ('h', format!("M{middle} {top}V{centre}H{right}")),
            "┛" => ('h', format!("M{left} {centre}H{middle}V{top}")),
            "▌" => ('f', format!("M{left} {top}h6V{bottom}h-6z")),
            "▎" => ('f', format!("M{left} {top}h3V{bottom}h-3z")),
            "▸" => ('f', format!("M{} {}l8 6l-8 6z", left + 2, top + 7)),
            "█" | "▒" => ('f', format!("M{left} {top}H{right}V{bottom}H{left}z")),
            _ => return false,
        };
        let ink = if symbol == "▒" { mixed(ink, BACKGROUND) } else { ink };
        match self.shapes.iter_mut().find(|(own, path)| *own == ink && path.starts_with(kind)) {
            Some((_, paths)) => paths.push_str(&path),
            None => self.shapes.push((ink, format!("{kind}{path}"))),
        }
        true
    }
}

/// Start and width of a rectangle that ends where another one of its colour begins.
fn touching(rect: &str, left: usize, top: usize, paint: &str) -> Option<(usize, usize)> {
    let head = format!("<rect fill=\"{paint}\" y=\"{top}\" height=\"{}\" x=\"", CELL.1);
    let (start, width) = rect.strip_prefix(&head)?.split_once("\" width=\"")?;
    let (start, width) = (start.parse::<usize>().ok()?, width.split('"').next()?.parse::<usize>().ok()?);
    (start + width == left).then_some((start, width))
}

/// Returns true if a symbol may come from another font than the letters around it.
fn is_centred(symbol: &str) -> bool {
    let punctuation = ['–', '—', '‘', '’', '“', '”', '…'];
    symbol.chars().any(|c| c >= '\u{2000}' && !punctuation.contains(&c))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
