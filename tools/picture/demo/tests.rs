//! Tests of the parts of the picture.

use super::cell::{Piece, Screen};
use super::classes::Classes;
use super::layer::draw;
use super::look::{Look, Styles};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

const PLAIN: Look = Look { ink: [[0xff; 3], [0; 3]], paper: [[0; 3], [0xff; 3]], styles: Styles::NONE };
const SCHEMES: [(Color, Color); 2] =
    [(Color::Rgb(255, 255, 255), Color::Rgb(0, 0, 0)), (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255))];

/// The lines as a screen in both schemes.
fn buffers(lines: &[&str]) -> [Buffer; 2] {
    SCHEMES.map(|(ink, paper)| {
        let mut buffer = Buffer::with_lines(lines.to_vec());
        buffer.set_style(buffer.area, Style::new().fg(ink).bg(paper));
        buffer
    })
}

fn drawn(buffers: &[Buffer; 2]) -> String {
    let pieces = Screen::new(buffers).unwrap().pieces(PLAIN);
    draw(&pieces.iter().collect::<Vec<_>>(), PLAIN, &mut Classes::new(PLAIN))
}

#[test]
fn wide_characters_take_two_columns() {
    let svg = drawn(&buffers(&["a门<b"]));
    assert_eq!(
        svg,
        "<text x=\"0\" y=\"19\" textLength=\"12\">a</text>\n\
         <text text-anchor=\"middle\" x=\"24\" y=\"19\">门</text>\n\
         <text x=\"36\" y=\"19\" textLength=\"24\">&lt;b</text>\n"
    );
}

#[test]
fn lines_are_drawn_whole_so_that_they_meet_in_every_font() {
    let svg = drawn(&buffers(&["┃──", "┃ a"]));
    assert!(svg.contains("stroke-width=\"2\" d=\"M12 13H37\"/>"), "{svg}");
    assert!(svg.contains("stroke-width=\"4\" d=\"M6 0V53\"/>"), "{svg}");
    assert!(!svg.contains(['┃', '─']), "{svg}");
}

#[test]
fn a_half_block_has_the_colours_of_two_pixels() {
    let mut buffers = buffers(&["▀▀", "a"]);
    for buffer in &mut buffers {
        let style = Style::new().fg(Color::Rgb(0x11, 0x22, 0x33)).bg(Color::Rgb(1, 2, 3));
        buffer[(0, 0)].set_style(style);
        buffer[(1, 0)].set_style(style);
    }
    let svg = drawn(&buffers);
    assert!(svg.contains("<path fill=\"#123\" d=\"M0 0h2v1h-2z\"/>"), "{svg}");
    assert!(svg.contains("<path fill=\"#010203\" d=\"M0 1h2v1h-2z\"/>"), "{svg}");
    assert!(!svg.contains('▀'), "{svg}");
}

#[test]
fn the_border_under_a_bar_does_not_change_when_the_bar_moves() {
    let pieces = |lines: &[&str]| Screen::new(&buffers(lines)).unwrap().pieces(PLAIN);
    let (above, below) = (pieces(&["a█", "b│"]), pieces(&["a│", "b█"]));
    let moved = |one: &[Piece], other: &[Piece]| one.iter().filter(|piece| !other.contains(piece)).count();
    assert_eq!((moved(&above, &below), moved(&below, &above)), (1, 1), "only the bar moves");
}

#[test]
fn a_class_has_both_schemes() {
    let mut buffers = buffers(&["ab"]);
    for (buffer, color) in buffers.iter_mut().zip([Color::Rgb(255, 0, 0), Color::Rgb(0x80, 0, 0)]) {
        buffer[(1, 0)].set_style(Style::new().fg(color).add_modifier(Modifier::BOLD));
    }
    let pieces = Screen::new(&buffers).unwrap().pieces(PLAIN);
    let mut classes = Classes::new(PLAIN);
    let svg = draw(&pieces.iter().collect::<Vec<_>>(), PLAIN, &mut classes);
    assert!(svg.contains("<text class=\"c0\" x=\"12\" y=\"19\" textLength=\"12\">b</text>"), "{svg}");
    assert_eq!(
        classes.css(),
        ".c0{color:#f00;font-weight:bold}\n@media(prefers-color-scheme:light){\n.c0{color:#800000}\n}\n"
    );
}

#[test]
fn a_look_that_cannot_be_drawn_is_an_error() {
    let mut dim = buffers(&["a"]);
    dim[0][(0, 0)].modifier = Modifier::DIM;
    assert!(Screen::new(&dim).unwrap_err().contains("dim"));
    let mut named = buffers(&["a"]);
    named[1][(0, 0)].fg = Color::Red;
    assert_eq!(Screen::new(&named).unwrap_err(), "Red is not an RGB colour");
    let mut other = buffers(&["a"]);
    other[1][(0, 0)].set_symbol("b");
    assert!(Screen::new(&other).unwrap_err().contains("column 0 of row 0"));
}
