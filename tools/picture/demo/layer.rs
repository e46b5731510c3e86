//! A layer of the picture: pieces of rows that the same frames show.

use super::cell::{Cell, Piece};
use super::classes::Classes;
use super::look::Look;
use super::shapes::Shapes;
use super::symbol::CELL;
use plenary::text::width::width;
use std::fmt::Write;

/// How far below the top of its row a letter stands.
const BASELINE: usize = 19;

/// What is drawn in a layer.
struct Layer<'a> {
    classes: &'a mut Classes,
    shapes: Shapes,
    words: String,
}

/// Letters with the same look, side by side.
struct Run {
    column: usize,
    look: Look,
    text: String,
}

/// Draws pieces.
pub(super) fn draw(pieces: &[&Piece], plain: Look, classes: &mut Classes) -> String {
    let mut layer = Layer { classes, shapes: Shapes::new(plain), words: String::new() };
    for piece in pieces {
        layer.piece(piece);
    }
    layer.shapes.svg(layer.classes) + &layer.words
}

impl Layer<'_> {
    /// Draws a piece of a row.
    ///
    /// Cells with the same look form a run. Symbols that no run can contain are drawn separately.
    fn piece(&mut self, piece: &Piece) {
        let mut run: Option<Run> = None;
        for cell in &piece.cells {
            if self.shapes.add(cell, piece.row) {
                self.run(run.take(), piece.row);
            } else if is_centred(&cell.symbol) {
                self.run(run.take(), piece.row);
                self.centred(cell, piece.row);
            } else if let Some(run) = run.as_mut().filter(|run| has_look(run.look, cell)) {
                run.text.push_str(&cell.symbol);
            } else {
                let next = Run { column: cell.column, look: cell.look, text: cell.symbol.clone() };
                self.run(run.replace(next), piece.row);
            }
        }
        self.run(run, piece.row);
    }

    /// Draws a symbol in the middle of its cells.
    fn centred(&mut self, cell: &Cell, row: usize) {
        let middle = cell.column * CELL.0 + cell.columns * CELL.0 / 2;
        let class = self.classes.of_text(cell.look.ink, cell.look.styles);
        let (base, symbol) = (row * CELL.1 + BASELINE, escaped(&cell.symbol));
        let _ = writeln!(
            self.words,
            "<text{class} text-anchor=\"middle\" x=\"{middle}\" y=\"{base}\">{symbol}</text>"
        );
    }

    /// Writes a run of letters with its length, so that no font moves the text after it.
    fn run(&mut self, run: Option<Run>, row: usize) {
        let Some(Run { column, look, text }) = run else { return };
        let kept = if look.styles.underline { &*text } else { text.trim() };
        if kept.trim().is_empty() {
            return;
        }
        let blank = text.len() - if look.styles.underline { text.len() } else { text.trim_start().len() };
        let (left, length) = ((column + blank) * CELL.0, width(kept) * CELL.0);
        let (class, base) = (self.classes.of_text(look.ink, look.styles), row * CELL.1 + BASELINE);
        let kept = escaped(kept);
        let _ = writeln!(
            self.words,
            "<text{class} x=\"{left}\" y=\"{base}\" textLength=\"{length}\">{kept}</text>"
        );
    }
}

/// Returns true if a cell can be drawn in a run with this look.
///
/// The paper is drawn separately.
fn has_look(look: Look, cell: &Cell) -> bool {
    (look.ink, look.styles) == (cell.look.ink, cell.look.styles)
}

/// Returns true if a symbol may come from another font than the letters around it.
fn is_centred(symbol: &str) -> bool {
    let punctuation = ['–', '—', '‘', '’', '“', '”', '…'];
    symbol.chars().any(|c| c >= '\u{2000}' && !punctuation.contains(&c))
}

/// Returns text as it is written in XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
