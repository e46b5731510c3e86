//! Draws rows with right-to-left text in visual order (UAX #9).

use super::Painter;
use crate::row::{Role, Row};
use crate::text::bidi::{self, Bidi};
use crate::text::width::width;
use ratatui::layout::Rect;

impl Painter<'_> {
    /// Draws a row in visual order, cluster by cluster.
    ///
    /// It is aligned to the right if its paragraph is written right to left.
    pub(super) fn visual_row(&mut self, row: &Row, line: Rect) {
        let room = usize::from(line.width);
        if row.width() > room {
            // Cut what is read last.
            return self.visual_row(&row.clone().cut(room, ""), line);
        }
        let text: String = row.spans.iter().map(|span| span.text.as_str()).collect();
        let setting = row.setting.as_deref().cloned().unwrap_or_default();
        let clusters = match self.app.bidi() {
            Bidi::Plenary => bidi::order(&text, &setting),
            Bidi::Terminal => bidi::logical(&text),
        };
        let mut x = line.x;
        if row.is_rtl() {
            x += u16::try_from(room - row.width()).unwrap_or(0);
        }
        let ends: Vec<usize> = row
            .spans
            .iter()
            .scan(0, |end, span| {
                *end += span.text.len();
                Some(*end)
            })
            .collect();
        for cluster in clusters {
            let span = ends.partition_point(|end| *end <= cluster.range.start);
            let Some(role) = row.spans.get(span).map(|span| span.role) else { continue };
            let shown = cluster.shown(&text);
            if x + u16::try_from(width(&shown)).unwrap_or(u16::MAX) > line.right() {
                break;
            }
            let start = x;
            (x, _) = self.buffer.set_stringn(x, line.y, shown, room, self.theme.style(role));
            if let Role::Title | Role::Link = role {
                self.linked.add(self.app.address_of(role, &row.spans[span].text), line.y, start..x);
            }
        }
    }
}
