//! The cells of a screen, and pieces of its rows that change together.

use super::look::Look;
use plenary::text::width::width;
use ratatui::buffer::Buffer;

/// The bar in a border that shows the position in a list.
const BAR: &str = "█";

/// A symbol with its look. A wide one takes two columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) symbol: String,
    pub(super) look: Look,
}

impl Cell {
    /// Returns true if it is a part of a border, or the bar in it that shows the position in a list.
    fn is_border(&self) -> bool {
        self.symbol == BAR
            || matches!(&*self.symbol, "│" | "┃" | "╭" | "╮" | "╰" | "╯" | "┏" | "┓" | "┗" | "┛")
    }

    fn is_blank(&self, plain: Look) -> bool {
        self.symbol == " " && self.look.paper == plain.paper && !self.look.styles.underline
    }
}

/// A screen in both schemes.
#[derive(Debug)]
pub(crate) struct Screen {
    rows: Vec<Vec<Cell>>,
}

/// Cells side by side that are drawn once for all frames that have them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    pub(super) row: usize,
    pub(super) cells: Vec<Cell>,
}

impl Screen {
    /// Joins the same screen in the dark and in the light theme.
    pub(super) fn new(buffers: &[Buffer; 2]) -> Result<Self, String> {
        let area = buffers[0].area;
        let rows = (0..area.height).map(|y| row(buffers, y));
        Ok(Self { rows: rows.collect::<Result<_, _>>()? })
    }

    /// The pieces of its rows, without those that are blank.
    ///
    /// A row is cut at borders, because what is on one side of a border changes without the other.
    pub(super) fn pieces(&self, plain: Look) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            for cells in cells.chunk_by(|one, next| !one.is_border() && !next.is_border()) {
                if !cells.iter().all(|cell| cell.is_blank(plain)) {
                    pieces.push(Piece { row, cells: cells.to_vec() });
                }
                pieces.extend(self.under_bar(row, &cells[0]).map(|cell| Piece { row, cells: vec![cell] }));
            }
        }
        pieces
    }

    /// The border under a bar, which is drawn whole so that it does not change when the bar moves.
    fn under_bar(&self, row: usize, bar: &Cell) -> Option<Cell> {
        let beside = self.rows[..row].iter().rev().flatten().chain(self.rows[row..].iter().flatten());
        let mut column = beside.filter(|cell| bar.symbol == BAR && cell.column == bar.column);
        let border = column.find(|cell| matches!(&*cell.symbol, "│" | "┃"))?;
        (border.look == bar.look).then(|| border.clone())
    }

    /// The text of each row, without trailing blanks.
    #[cfg(test)]
    pub(crate) fn text(&self) -> Vec<String> {
        let text = |cells: &Vec<Cell>| cells.iter().map(|cell| &*cell.symbol).collect::<String>();
        self.rows.iter().map(|cells| text(cells).trim_end().to_owned()).collect()
    }
}

fn row(buffers: &[Buffer; 2], y: u16) -> Result<Vec<Cell>, String> {
    let [dark, light] = buffers;
    let mut cells = Vec::new();
    let mut x = 0;
    while x < dark.area.width {
        let pair = [&dark[(x, y)], &light[(x, y)]];
        let symbol = pair[0].symbol();
        if symbol != pair[1].symbol() {
            return Err(format!("the themes draw different symbols in column {x} of row {y}"));
        }
        let columns = width(symbol).max(1);
        let look = Look::of(pair)?;
        cells.push(Cell { column: x.into(), columns, symbol: symbol.to_owned(), look });
        x += u16::try_from(columns).unwrap_or(1);
    }
    Ok(cells)
}
