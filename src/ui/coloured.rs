//! A screen as text with its colours, as escape sequences (ECMA-48, 8.3.117, SGR).

use super::cells;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Returns the rows of a screen with their colours and styles.
pub fn coloured(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut before = String::new();
        let mut x = buffer.area.left();
        while let Some(cell) = buffer.cell((x, y)).filter(|_| x < buffer.area.right()) {
            let style = sequence(cell);
            if style != before {
                text.push_str(&style);
                before = style;
            }
            text.push_str(cell.symbol());
            // The cell after a wide character belongs to it.
            x += cells(cell.symbol()).max(1);
        }
        text.push_str("\x1b[0m\n");
    }
    text
}

/// The sequence that sets the style of a cell, whatever was set before.
fn sequence(cell: &Cell) -> String {
    let mut codes = vec!["0".to_owned()];
    let styles = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ];
    let set = styles.into_iter().filter(|(style, _)| cell.modifier.contains(*style));
    codes.extend(set.map(|(_, code)| code.to_string()));
    codes.extend(color(cell.fg, 30));
    codes.extend(color(cell.bg, 40));
    format!("\x1b[{}m", codes.join(";"))
}

/// The code of a colour, which begins at 30 for text and at 40 for backgrounds; `None` for the default.
fn color(color: Color, first: u8) -> Option<String> {
    let named = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match color {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("{};2;{red};{green};{blue}", first + 8)),
        Color::Indexed(index) => Some(format!("{};5;{index}", first + 8)),
        _ => {
            let index =
                named.iter().position(|own| *own == color).and_then(|index| u8::try_from(index).ok())?;
            Some((if index < 8 { first + index } else { first + 52 + index }).to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn each_change_of_style_has_a_sequence() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        buffer.set_string(0, 0, "ab", Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD));
        buffer.set_string(2, 0, "门", Style::new().fg(Color::LightBlue).bg(Color::Indexed(20)));
        let expected = "\x1b[0;1;38;2;1;2;3mab\x1b[0;94;48;5;20m门\x1b[0m  \x1b[0m\n";
        assert_eq!(coloured(&buffer), expected);
    }
}
