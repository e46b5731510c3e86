//! The colours and styles of cells, in the dark and in the light scheme.

use plenary::picture::Rgb;
use plenary::row::Role;
use plenary::ui::theme::Theme;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// A colour in the dark and in the light scheme.
pub(super) type Pair = [Rgb; 2];

/// The themes of the dark and of the light scheme.
const THEMES: [&str; 2] = ["plenary-dark", "plenary-light"];

/// Returns the themes of the dark and of the light scheme.
pub(super) fn themes() -> Result<[Theme; 2], String> {
    let [dark, light] = THEMES.map(Theme::named);
    Ok([dark?, light?])
}

/// Bold, italic and underlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Styles {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underline: bool,
}

impl Styles {
    /// No style.
    pub(super) const NONE: Self = Self { bold: false, italic: false, underline: false };
}

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) ink: Pair,
    pub(super) paper: Pair,
    pub(super) styles: Styles,
}

impl Look {
    /// The look of plain text.
    pub(super) fn plain() -> Result<Self, String> {
        let [dark, light] = themes()?.map(|theme| {
            let mut cell = Cell::default();
            cell.set_style(theme.style(Role::Text));
            cell
        });
        Self::of([&dark, &light])
    }

    /// The look of a cell that is drawn in both schemes.
    pub(super) fn of(cells: [&Cell; 2]) -> Result<Self, String> {
        let [dark, light] = cells.map(parts);
        let ((dark_ink, dark_paper, styles), (light_ink, light_paper, same)) = (dark?, light?);
        if styles != same {
            return Err(format!("`{}` is drawn in two styles", cells[0].symbol()));
        }
        Ok(Self { ink: [dark_ink, light_ink], paper: [dark_paper, light_paper], styles })
    }
}

fn parts(cell: &Cell) -> Result<(Rgb, Rgb, Styles), String> {
    let has = |modifier| cell.modifier.contains(modifier);
    if has(Modifier::DIM) || has(Modifier::REVERSED) {
        return Err(format!("`{}` is dim or reversed, which no theme of the picture is", cell.symbol()));
    }
    let styles = Styles {
        bold: has(Modifier::BOLD),
        italic: has(Modifier::ITALIC),
        underline: has(Modifier::UNDERLINED),
    };
    Ok((rgb(cell.fg)?, rgb(cell.bg)?, styles))
}

fn rgb(color: Color) -> Result<Rgb, String> {
    if let Color::Rgb(r, g, b) = color { Ok([r, g, b]) } else { Err(format!("{color} is not an RGB colour")) }
}

/// Returns a colour as CSS has it, in its shortest form.
pub(super) fn hex([r, g, b]: Rgb) -> String {
    if [r, g, b].iter().all(|part| part / 16 == part % 16) {
        return format!("#{:x}{:x}{:x}", r % 16, g % 16, b % 16);
    }
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Returns a colour between ink and paper.
pub(super) fn mixed(ink: Pair, paper: Pair) -> Pair {
    let part = |scheme: usize, at: usize| {
        let mix = u16::from(ink[scheme][at]) * 11 + u16::from(paper[scheme][at]) * 9;
        u8::try_from(mix / 20).unwrap_or(u8::MAX)
    };
    [0, 1].map(|scheme| [0, 1, 2].map(|at| part(scheme, at)))
}
