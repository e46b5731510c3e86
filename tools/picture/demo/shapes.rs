//! The shapes of a layer: filled cells, lines and blocks, a path for each colour.

use super::cell::Cell;
use super::classes::Classes;
use super::look::{Look, Pair, Styles, mixed};
use super::symbol::{CELL, Paint, Shape, shape};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How far a line reaches into the next cell, where a line of another layer may begin.
const OVERLAP: usize = 1;

/// The shapes of a layer.
pub(super) struct Shapes {
    plain: Look,
    /// The colours of half cells, by half row and column.
    fills: BTreeMap<(usize, usize), Pair>,
    /// Cells with a line from left to right, by row and column.
    across: BTreeSet<(Paint, Pair, usize, usize)>,
    /// Cells with a line from top to bottom, by column and row.
    down: BTreeSet<(Paint, Pair, usize, usize)>,
    paths: BTreeMap<(Paint, Pair), String>,
}

impl Shapes {
    pub(super) fn new(plain: Look) -> Self {
        let (fills, paths) = (BTreeMap::new(), BTreeMap::new());
        Self { plain, fills, across: BTreeSet::new(), down: BTreeSet::new(), paths }
    }

    /// Colours a cell, and draws its symbol if that is a line or a block.
    ///
    /// Returns false if the symbol is a letter.
    pub(super) fn add(&mut self, cell: &Cell, row: usize) -> bool {
        let Look { ink, paper, .. } = cell.look;
        let halves = match &*cell.symbol {
            "▀" => [ink, paper],
            "█" => [ink; 2],
            "▒" => [mixed(ink, paper); 2],
            _ => [paper; 2],
        };
        for (half, color) in halves.into_iter().enumerate().filter(|(_, color)| *color != self.plain.paper) {
            let columns = cell.column..cell.column + cell.columns;
            self.fills.extend(columns.map(|column| ((row * 2 + half, column), color)));
        }
        match shape(&cell.symbol, cell.column, row) {
            Some(Shape::Across(paint)) => {
                self.across.insert((paint, ink, row, cell.column));
            }
            Some(Shape::Down(paint)) => {
                self.down.insert((paint, ink, cell.column, row));
            }
            Some(Shape::Path(paint, path)) => self.paths.entry((paint, ink)).or_default().push_str(&path),
            None => return matches!(&*cell.symbol, "▀" | "█" | "▒"),
        }
        true
    }

    /// Returns the elements of all shapes.
    pub(super) fn svg(mut self, classes: &mut Classes) -> String {
        for Span { paint, ink, line, begin, end } in spans(&self.across) {
            let y = line * CELL.1 + CELL.1 / 2;
            let path = self.paths.entry((paint, ink)).or_default();
            let _ = write!(path, "M{} {y}H{}", begin * CELL.0, end * CELL.0 + OVERLAP);
        }
        for Span { paint, ink, line, begin, end } in spans(&self.down) {
            let x = line * CELL.0 + CELL.0 / 2;
            let path = self.paths.entry((paint, ink)).or_default();
            let _ = write!(path, "M{x} {}V{}", begin * CELL.1, end * CELL.1 + OVERLAP);
        }
        let mut svg = self.rectangles(classes);
        for ((paint, ink), path) in &self.paths {
            let (attributes, class) = (paint.attributes(), classes.of_text(*ink, Styles::NONE));
            let _ = writeln!(svg, "<path{class}{attributes} d=\"{path}\"/>");
        }
        svg
    }

    /// Paths of the filled half cells, in units of half cells.
    ///
    /// Each path is made of few rectangles: as wide as possible, then as high as possible.
    fn rectangles(&self, classes: &mut Classes) -> String {
        let mut paths: BTreeMap<Pair, String> = BTreeMap::new();
        let mut done = BTreeSet::new();
        for (&(top, left), color) in &self.fills {
            let is_free =
                |row, column| self.fills.get(&(row, column)) == Some(color) && !done.contains(&(row, column));
            if !is_free(top, left) {
                continue;
            }
            let (mut right, mut bottom) = (left + 1, top + 1);
            while is_free(top, right) {
                right += 1;
            }
            while (left..right).all(|column| is_free(bottom, column)) {
                bottom += 1;
            }
            done.extend((top..bottom).flat_map(|row| (left..right).map(move |column| (row, column))));
            let (wide, high) = (right - left, bottom - top);
            let path = paths.entry(*color).or_default();
            let _ = write!(path, "M{left} {top}h{wide}v{high}h-{wide}z");
        }
        if paths.is_empty() {
            return String::new();
        }
        let mut svg = format!("<g transform=\"scale({} {})\" class=\"f\">\n", CELL.0, CELL.1 / 2);
        for (color, path) in paths {
            let fill = classes.of_fill(color);
            let _ = writeln!(svg, "<path{fill} d=\"{path}\"/>");
        }
        svg.push_str("</g>\n");
        svg
    }
}

/// A line through cells that follow each other.
struct Span {
    paint: Paint,
    ink: Pair,
    /// The row of a line from left to right; the column of a line from top to bottom.
    line: usize,
    begin: usize,
    end: usize,
}

/// Joins the parts of lines: cells by their paint, colour, line and position in it.
///
/// Lines that only touched would show their ends in some sizes.
fn spans(cells: &BTreeSet<(Paint, Pair, usize, usize)>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for &(paint, ink, line, cell) in cells {
        match spans.last_mut() {
            Some(last) if (last.paint, last.ink, last.line, last.end) == (paint, ink, line, cell) => {
                last.end += 1;
            }
            _ => spans.push(Span { paint, ink, line, begin: cell, end: cell + 1 }),
        }
    }
    spans
}
