//! Symbols that are drawn as shapes, so that they meet in every font.

/// The size of a cell in units of the picture.
pub(super) const CELL: (usize, usize) = (12, 26);

/// How a shape is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Paint {
    /// A thin line.
    Thin,
    /// A heavy line.
    Heavy,
    /// A block, whose edges have no blended pixels: blocks that touch look like one.
    Block,
    /// A filled shape with smooth edges.
    Smooth,
}

impl Paint {
    /// The attributes of a path, apart from its colour.
    pub(super) fn attributes(self) -> &'static str {
        match self {
            Self::Thin => " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"",
            Self::Heavy => " fill=\"none\" stroke=\"currentColor\" stroke-width=\"4\"",
            Self::Block => " shape-rendering=\"crispEdges\"",
            Self::Smooth => "",
        }
    }
}

/// What a symbol is drawn as.
pub(super) enum Shape {
    /// A line through the cell from left to right.
    Across(Paint),
    /// A line through the cell from top to bottom.
    Down(Paint),
    /// A path in units of the picture.
    Path(Paint, String),
}

/// Returns the shape of a symbol in the cell at this column and row, or `None` if it is a letter.
pub(super) fn shape(symbol: &str, column: usize, row: usize) -> Option<Shape> {
    let (left, top) = (column * CELL.0, row * CELL.1);
    let (middle, centre) = (left + CELL.0 / 2, top + CELL.1 / 2);
    let (right, bottom) = (left + CELL.0, top + CELL.1);
    let (paint, path) = match symbol {
        "─" => return Some(Shape::Across(Paint::Thin)),
        "│" => return Some(Shape::Down(Paint::Thin)),
        "━" => return Some(Shape::Across(Paint::Heavy)),
        "┃" => return Some(Shape::Down(Paint::Heavy)),
        "╭" => (Paint::Thin, format!("M{middle} {bottom}Q{middle} {centre} {right} {centre}")),
        "╮" => (Paint::Thin, format!("M{left} {centre}Q{middle} {centre} {middle} {bottom}")),
        "╰" => (Paint::Thin, format!("M{middle} {top}Q{middle} {centre} {right} {centre}")),
        "╯" => (Paint::Thin, format!("M{left} {centre}Q{middle} {centre} {middle} {top}")),
        "├" => (Paint::Thin, format!("M{middle} {top}V{bottom}M{middle} {centre}H{right}")),
        "┤" => (Paint::Thin, format!("M{middle} {top}V{bottom}M{left} {centre}H{middle}")),
        "┏" => (Paint::Heavy, format!("M{middle} {bottom}V{centre}H{right}")),
        "┓" => (Paint::Heavy, format!("M{left} {centre}H{middle}V{bottom}")),
        "┗" => (Paint::Heavy, format!("M{middle} {top}V{centre}H{right}")),
        "┛" => (Paint::Heavy, format!("M{left} {centre}H{middle}V{top}")),
        "▌" => (Paint::Block, format!("M{left} {top}h6V{bottom}h-6z")),
        "▎" => (Paint::Block, format!("M{left} {top}h3V{bottom}h-3z")),
        "▸" => (Paint::Smooth, format!("M{} {}l8 6l-8 6z", left + 2, top + 7)),
        _ => return None,
    };
    Some(Shape::Path(paint, path))
}
