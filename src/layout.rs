//! The layout of the screen, from its size.

pub use ratatui::layout::{Position, Rect};

/// A pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaneName {
    /// The sections.
    Agenda,
    /// The speakers.
    Speakers,
    /// The text.
    Text,
    /// The quotes.
    Quotes,
}

impl PaneName {
    /// All panes, by number.
    pub const ALL: [Self; 4] = [Self::Agenda, Self::Speakers, Self::Text, Self::Quotes];

    /// Returns its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Agenda => "Agenda",
            Self::Speakers => "Speakers",
            Self::Text => "Text",
            Self::Quotes => "Quotes",
        }
    }

    /// Returns its number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|name| *name == self).map_or(0, |index| index + 1)
    }
}

/// The number of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Lists, text and quotes side by side.
    Three,
    /// Lists on the left, text or quote on the right.
    Two,
    /// One pane at a time, with tabs.
    One,
    /// No panes, because the screen is too small.
    Nothing,
}

/// The layout of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The number of columns.
    pub shape: Shape,
    /// The line at the top.
    pub header: Rect,
    /// The line of tabs, if one pane is shown at a time.
    pub tabs: Option<Rect>,
    /// The line that reports faults, if there are any.
    pub bar: Option<Rect>,
    /// The panes on the screen, including their borders.
    pub panes: Vec<(PaneName, Rect)>,
    /// The area of the whole selected quote, including its border.
    pub viewer: Option<Rect>,
    /// The line about the selected quote, if no border can show it.
    pub status: Option<Rect>,
    /// The line at the bottom.
    pub footer: Rect,
    /// True if panes have borders.
    pub borders: bool,
}

/// The columns and rows of the smallest usable screen.
pub const SMALLEST: (u16, u16) = (20, 6);

/// What the layout depends on, in addition to the size of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The focused pane.
    pub focus: PaneName,
    /// True if that pane fills the screen.
    pub zoom: bool,
    /// True if the bar is shown.
    pub bar: bool,
    /// The rows that agenda and speakers need; the agenda gets no more than that.
    pub items: (usize, usize),
}

/// Lays out a screen of `width` by `height` cells.
pub fn layout(width: u16, height: u16, wish: &Wish) -> Layout {
    let whole = Rect::new(0, 0, width, height);
    let shape = shape(width, height);
    let mut layout = Layout {
        shape,
        header: Rect { height: 1.min(height), ..whole },
        tabs: None,
        bar: None,
        panes: Vec::new(),
        viewer: None,
        status: None,
        footer: Rect { y: height.saturating_sub(1), height: 1.min(height), ..whole },
        borders: true,
    };
    if shape == Shape::Nothing {
        return layout;
    }
    let mut body = Rect { y: 1, height: height - 2, ..whole };
    if wish.bar {
        layout.bar = Some(Rect { height: 1, ..body });
        body = Rect { y: body.y + 1, height: body.height - 1, ..body };
    }
    match shape {
        Shape::One => {
            layout.tabs = Some(layout.header);
            layout.borders = false;
            one(&mut layout, body, wish.focus);
        }
        _ if wish.zoom => one(&mut layout, body, wish.focus),
        Shape::Two => two(&mut layout, body, wish),
        _ => three(&mut layout, body, wish),
    }
    layout
}

fn shape(width: u16, height: u16) -> Shape {
    if width < SMALLEST.0 || height < SMALLEST.1 {
        Shape::Nothing
    } else if width < 60 || height < 16 {
        Shape::One
    } else if width < 100 {
        Shape::Two
    } else {
        Shape::Three
    }
}

fn one(layout: &mut Layout, body: Rect, focus: PaneName) {
    if focus != PaneName::Quotes || body.height < 14 {
        let has_quote = matches!(focus, PaneName::Text | PaneName::Quotes);
        if has_quote && !layout.borders && body.height >= 6 {
            let (pane, status) = cut_rows(body, body.height - 1);
            layout.status = Some(status);
            layout.panes.push((focus, pane));
        } else {
            layout.panes.push((focus, body));
        }
        return;
    }
    let list = (body.height / 2).max(5);
    let (top, bottom) = cut_rows(body, list);
    layout.panes.push((focus, top));
    layout.viewer = Some(bottom);
}

fn two(layout: &mut Layout, body: Rect, wish: &Wish) {
    let (left, right) = cut_columns(body, two_left(body.width));
    let third = left.height / 3;
    let agenda = wanted(wish.items.0).min(third);
    let speakers = wanted(wish.items.1).min((left.height - agenda) / 2);
    let (top, rest) = cut_rows(left, agenda);
    let (middle, bottom) = cut_rows(rest, speakers);
    layout.panes.extend([(PaneName::Agenda, top), (PaneName::Speakers, middle)]);
    if wish.focus == PaneName::Quotes {
        let (text, viewer) = cut_rows(right, right.height * 45 / 100);
        layout.panes.extend([(PaneName::Text, text), (PaneName::Quotes, bottom)]);
        layout.viewer = Some(viewer);
    } else {
        layout.panes.extend([(PaneName::Text, right), (PaneName::Quotes, bottom)]);
    }
}

fn three(layout: &mut Layout, body: Rect, wish: &Wish) {
    let (left, rest) = cut_columns(body, three_left(body.width));
    let (text, right) = cut_columns(rest, rest.width - (body.width * 3 / 10).clamp(30, 56));
    // The agenda gets what the speakers leave, at least half. Rows that it does not need go to the speakers.
    let most = (left.height / 2).max(left.height.saturating_sub(wanted(wish.items.1)));
    let agenda = wanted(wish.items.0).min(most).min(left.height.saturating_sub(5));
    let (top, bottom) = cut_rows(left, agenda);
    // A whole quote needs no more rows on a high screen; the list does.
    let list = (right.height * 45 / 100).max(right.height.saturating_sub(VIEWER));
    let (list, viewer) = cut_rows(right, list);
    layout.panes.extend([
        (PaneName::Agenda, top),
        (PaneName::Speakers, bottom),
        (PaneName::Text, text),
        (PaneName::Quotes, list),
    ]);
    layout.viewer = Some(viewer);
}

/// Rows that are enough for most whole quotes, including the border.
const VIEWER: u16 = 22;

fn two_left(width: u16) -> u16 {
    (width * 2 / 5).clamp(24, 36)
}

fn three_left(width: u16) -> u16 {
    (width / 4).clamp(26, 44)
}

/// Returns the width inside the agenda on a screen of this size where several panes are shown.
pub fn agenda_width(width: u16, height: u16) -> u16 {
    let left = match shape(width, height) {
        Shape::Three => three_left(width),
        Shape::Two => two_left(width),
        Shape::One | Shape::Nothing => width,
    };
    left.saturating_sub(2)
}

/// Returns the preferred height of a list in rows, including its border.
///
/// It has space for at least three items.
fn wanted(items: usize) -> u16 {
    u16::try_from(items).unwrap_or(u16::MAX - 2).max(3) + 2
}

fn cut_rows(rect: Rect, top: u16) -> (Rect, Rect) {
    let top = top.min(rect.height);
    (Rect { height: top, ..rect }, Rect { y: rect.y + top, height: rect.height - top, ..rect })
}

fn cut_columns(rect: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(rect.width);
    (Rect { width: left, ..rect }, Rect { x: rect.x + left, width: rect.width - left, ..rect })
}

impl Layout {
    /// Returns the area of a pane, if it is on the screen.
    pub fn pane(&self, name: PaneName) -> Option<Rect> {
        self.panes.iter().find(|(pane, _)| *pane == name).map(|(_, rect)| *rect)
    }

    /// Returns the tabs of a narrow screen with their titles.
    ///
    /// If they do not fit into `cells`, only the open tab has a title.
    pub fn tabs(&self, cells: usize) -> Vec<(PaneName, String)> {
        let whole = |pane: PaneName| (pane, format!(" {} {} ", pane.number(), pane.title()));
        let tabs: Vec<_> = PaneName::ALL.into_iter().map(whole).collect();
        if tabs.iter().map(|(_, words)| words.len()).sum::<usize>() <= cells {
            return tabs;
        }
        let open = |pane: PaneName| self.pane(pane).is_some();
        let short =
            |pane: PaneName| if open(pane) { whole(pane) } else { (pane, format!(" {} ", pane.number())) };
        PaneName::ALL.into_iter().map(short).collect()
    }

    /// Returns the pane whose tab is at a position.
    pub fn tab_at(&self, at: Position, cells: usize) -> Option<PaneName> {
        let line = self.tabs.filter(|line| line.contains(at))?;
        let mut x = usize::from(line.x);
        let tabs = self.tabs(cells).into_iter().map(|(pane, words)| {
            x += words.len();
            (pane, x)
        });
        tabs.into_iter().find(|(_, end)| usize::from(at.x) < *end).map(|(pane, _)| pane)
    }

    /// Returns the area inside the border of a pane.
    pub fn inside(&self, rect: Rect) -> Rect {
        let edge = u16::from(self.borders);
        Rect {
            x: rect.x + edge.min(rect.width),
            y: rect.y + edge.min(rect.height),
            width: rect.width.saturating_sub(2 * edge),
            height: rect.height.saturating_sub(2 * edge),
        }
    }

    /// Returns the area of the lines of text, centred in the pane.
    ///
    /// It has at most `measure` cells and the margin.
    pub fn text_area(&self, measure: u16) -> Option<Rect> {
        let mut inside = self.inside(self.pane(PaneName::Text)?);
        // Keep a gap between words and border.
        inside.width -= u16::from(self.borders && inside.width > 20);
        let width = inside.width.min(measure.saturating_add(MARGIN));
        Some(Rect { x: inside.x + (inside.width - width) / 2, width, ..inside })
    }
}

/// Returns a box in the middle of the screen, of at most this size, and its inside.
///
/// It does not cover the footer.
pub fn window(screen: (u16, u16), width: u16, height: u16) -> (Rect, Rect) {
    let area = Rect::new(0, 0, screen.0, screen.1.saturating_sub(1));
    let (width, height) = (width.min(area.width), height.min(area.height));
    let rect = Rect { x: (area.width - width) / 2, y: (area.height - height) / 2, width, height };
    let inside = Rect {
        x: rect.x + 2,
        y: rect.y + 1,
        width: rect.width.saturating_sub(4),
        height: rect.height.saturating_sub(2),
    };
    (rect, inside.intersection(Rect::new(0, 0, screen.0, screen.1)))
}

/// Returns the size of the box of a picker with this number of items.
pub fn picker_size(screen: (u16, u16), rows: usize) -> (u16, u16) {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(screen.1.saturating_sub(6)).max(1);
    ((screen.0 * 4 / 5).clamp(20, 84), rows.saturating_add(4))
}

/// Returns the area of the rows of a picker inside its box, below the input line.
pub fn picker_rows(inside: Rect) -> Rect {
    Rect { y: inside.y + 2.min(inside.height), height: inside.height.saturating_sub(2), ..inside }
}

/// The layout of the list of briefings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListLayout {
    /// The list, including its border.
    pub list: Rect,
    /// The preview, including its border.
    pub preview: Option<Rect>,
    /// The input line of the filter.
    pub filter: Option<Rect>,
    /// The line of headings.
    pub heads: Option<Rect>,
    /// The rows.
    pub rows: Rect,
    /// True if there are borders.
    pub borders: bool,
}

/// Lays out the list of briefings. `filter` is true if a filter is set or typed.
pub fn list_layout(width: u16, height: u16, filter: bool) -> ListLayout {
    let body = Rect { x: 0, y: 1.min(height), width, height: height.saturating_sub(2) };
    let borders = width >= 60 && height >= 16;
    let (list, preview) = match (width, height) {
        (100.., 16..) => {
            let (list, preview) = cut_columns(body, width * 2 / 3);
            (list, Some(preview))
        }
        (60.., 22..) => {
            let (list, preview) = cut_rows(body, body.height - 8.max(body.height / 3));
            (list, Some(preview))
        }
        _ => (body, None),
    };
    let edge = u16::from(borders);
    let mut rest = Rect {
        x: list.x + edge,
        y: list.y + edge,
        width: list.width.saturating_sub(2 * edge),
        height: list.height.saturating_sub(2 * edge),
    };
    let mut take = |wanted: bool| {
        let line = (wanted && rest.height > 1).then_some(Rect { height: 1, ..rest });
        if line.is_some() {
            rest = Rect { y: rest.y + 1, height: rest.height - 1, ..rest };
        }
        line
    };
    let (filter, heads) = (take(filter), take(width >= 40 && height >= 10));
    ListLayout { list, preview, filter, heads, rows: rest, borders }
}

/// Lays out the screens of a library: the query is typed in the line at the top.
///
/// `has_heads` is true if a line stands above the rows.
pub fn library_layout(width: u16, height: u16, has_heads: bool) -> ListLayout {
    let mut layout = list_layout(width, height, false);
    layout.filter = Some(Rect { x: 0, y: 0, width, height: 1.min(height) });
    // The line of headings of the list, where there is none, is a row more.
    match layout.heads.filter(|_| !has_heads) {
        Some(heads) => {
            layout.rows = Rect { y: heads.y, height: layout.rows.height + 1, ..layout.rows };
            layout.heads = None;
        }
        None if has_heads && layout.heads.is_none() && layout.rows.height > 2 => {
            layout.heads = Some(Rect { height: 1, ..layout.rows });
            layout.rows = Rect { y: layout.rows.y + 1, height: layout.rows.height - 1, ..layout.rows };
        }
        None => {}
    }
    layout
}

/// The cells of the margin, in which quotes are marked.
pub const MARGIN: u16 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(focus: PaneName, zoom: bool) -> Wish {
        Wish { focus, zoom, bar: true, items: (5, 10) }
    }

    #[test]
    fn the_number_of_columns_depends_on_the_size() {
        let shapes =
            [(120, 40), (100, 16), (99, 24), (60, 16), (59, 24), (120, 15), (20, 6), (19, 6), (1, 1)];
        let expected = [
            Shape::Three,
            Shape::Three,
            Shape::Two,
            Shape::Two,
            Shape::One,
            Shape::One,
            Shape::One,
            Shape::Nothing,
            Shape::Nothing,
        ];
        assert_eq!(shapes.map(|(width, height)| shape(width, height)), expected);
    }

    #[test]
    fn the_list_and_its_preview_stay_on_the_screen() {
        for width in 1..=160 {
            for height in 1..=60 {
                for filter in [false, true] {
                    let layout = list_layout(width, height, filter);
                    let parts =
                        [Some(layout.list), layout.preview, layout.filter, layout.heads, Some(layout.rows)];
                    for part in parts.into_iter().flatten() {
                        assert!(
                            part.right() <= width && part.bottom() <= height,
                            "{width}x{height} {layout:?}"
                        );
                    }
                    let inner = [layout.filter, layout.heads, Some(layout.rows), layout.preview];
                    let inner: Vec<Rect> = inner.into_iter().flatten().collect();
                    for (index, a) in inner.iter().enumerate() {
                        let alone = inner[index + 1..].iter().all(|b| !a.intersects(*b));
                        assert!(alone, "{width}x{height} {layout:?}");
                    }
                    assert!((width, height) < SMALLEST || height < SMALLEST.1 || layout.rows.height > 0);
                }
            }
        }
    }

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_screen() {
        for width in 1..=160 {
            for height in 1..=60 {
                for focus in PaneName::ALL {
                    let layout = layout(width, height, &wish(focus, width % 2 == 0));
                    let mut all: Vec<Rect> = layout.panes.iter().map(|(_, rect)| *rect).collect();
                    all.extend(layout.viewer);
                    all.extend(layout.status);
                    all.extend(layout.bar);
                    if layout.shape != Shape::Nothing {
                        all.extend([layout.header, layout.footer]);
                        assert!(layout.pane(focus).is_some());
                    }
                    for (index, a) in all.iter().enumerate() {
                        assert!(a.right() <= width && a.bottom() <= height, "{width}x{height} {a:?}");
                        assert!(
                            all[index + 1..].iter().all(|b| !a.intersects(*b)),
                            "{width}x{height} {layout:?}"
                        );
                    }
                }
            }
        }
    }
}
