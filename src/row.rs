//! A line before anybody decided how it looks: spans of text, each with the role that it plays.

use crate::text::width::{split, width};
use std::ops::Range;

/// What a piece of text is; a theme says how that looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text.
    #[default]
    Text,
    /// The title of the event.
    Title,
    /// The title of a section.
    Heading,
    /// What matters less: times, counts, hints.
    Faint,
    /// The name of a speaker.
    Name,
    /// What belongs to a speaker, by the number of their colour.
    Hue(u8),
    /// Words of the speaker who is chosen.
    Said,
    /// Words of the quote that is chosen.
    Chosen,
    /// What stands under a picture.
    Caption,
    /// A number worth finding again.
    Figure,
    /// Verbatim, done, in order.
    Good,
    /// Doubtful.
    Doubt,
    /// An error.
    Error,
    /// A key.
    Key,
    /// What somebody types.
    Input,
    /// Letters that a search or a jump looks for.
    Hit,
    /// The words that a search has gone to.
    Here,
    /// The row that a list points at, in the pane that has the keys.
    Selected,
    /// The row that a list points at, in another pane.
    Current,
    /// The border of a pane.
    Border,
    /// The border of the pane that has the keys.
    Focus,
    /// The line at the top.
    Header,
    /// The line that says what is wrong.
    Bar,
}

/// How many colours speakers have.
pub const HUES: usize = 6;

/// A piece of text with its role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub role: Role,
    /// Its text, without line feeds.
    pub text: String,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its pieces, from the start of the line.
    pub spans: Vec<Span>,
}

impl Row {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line of one piece.
    pub fn of(role: Role, text: impl Into<String>) -> Self {
        Self::new().with(role, text)
    }

    /// The line with another piece at its end.
    #[must_use]
    pub fn with(mut self, role: Role, text: impl Into<String>) -> Self {
        self.push(role, text);
        self
    }

    /// Adds a piece at the end; an empty one adds nothing.
    pub fn push(&mut self, role: Role, text: impl Into<String>) {
        let text = text.into();
        match self.spans.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.role == role => last.text.push_str(&text),
            _ => self.spans.push(Span { role, text }),
        }
    }

    /// Adds the pieces of another line at the end.
    pub fn append(&mut self, other: Self) {
        for span in other.spans {
            self.push(span.role, span.text);
        }
    }

    /// The line with every piece in one role.
    #[must_use]
    pub fn all_in(mut self, role: Role) -> Self {
        for span in &mut self.spans {
            span.role = role;
        }
        self
    }

    /// The line with ranges of its bytes in other roles; they are in order and do not overlap.
    #[must_use]
    pub fn marked(self, marks: &[(Range<usize>, Role)]) -> Self {
        let mut row = Self::new();
        let mut start = 0;
        for span in self.spans {
            let end = start + span.text.len();
            let mut at = start;
            let inside = marks.iter().filter(|(range, _)| range.start < end && start < range.end);
            for (range, role) in inside {
                let (from, to) = (range.start.max(start), range.end.min(end));
                row.push(span.role, &span.text[at - start..from - start]);
                row.push(*role, &span.text[from - start..to - start]);
                at = to;
            }
            row.push(span.role, &span.text[at - start..]);
            start = end;
        }
        row
    }

    /// How many cells it takes.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| width(&span.text)).sum()
    }

    /// The line cut to at most `cells`, with an ellipsis where something is missing.
    #[must_use]
    pub fn cut(mut self, cells: usize, ellipsis: &str) -> Self {
        if self.width() <= cells {
            return self;
        }
        let mut left = cells.saturating_sub(width(ellipsis));
        let mut spans = Vec::with_capacity(self.spans.len());
        for mut span in self.spans.drain(..) {
            let taken = width(&span.text);
            if taken > left {
                let (head, _) = split(&span.text, left);
                span.text.truncate(head.len());
                if cells >= width(ellipsis) {
                    span.text.push_str(ellipsis);
                }
                spans.push(span);
                break;
            }
            left -= taken;
            spans.push(span);
        }
        self.spans = spans;
        self
    }

    /// `left` and, at the end of `cells`, `right`; the left side gives way.
    pub fn spread(left: Self, right: Self, cells: usize, ellipsis: &str) -> Self {
        let right = right.cut(cells, ellipsis);
        let gap = usize::from(right.width() > 0);
        let mut row = left.cut(cells.saturating_sub(right.width() + gap), ellipsis);
        let space = cells.saturating_sub(row.width() + right.width());
        row.push(Role::Text, " ".repeat(space));
        row.append(right);
        row
    }

    /// The text of the line.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Text broken into lines of one role.
pub fn wrapped(role: Role, text: &str, cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for paragraph in crate::text::line::paragraphs(text) {
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        for line in crate::text::line::lines(text, paragraph, cells) {
            rows.push(Row::of(role, crate::text::line::shown(text, line)));
        }
    }
    rows
}

/// The marks that rows are drawn with; the second set is plain ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Before a direct quote.
    pub direct: &'static str,
    /// Before an indirect quote.
    pub indirect: &'static str,
    /// Before a mixed quote.
    pub mixed: &'static str,
    /// Behind a quote that the text bears out.
    pub verbatim: &'static str,
    /// Behind a direct quote that the text does not bear out.
    pub doubtful: &'static str,
    /// Behind a quote that is marked for a joint export.
    pub marked: &'static str,
    /// Before the item that a list points at.
    pub pointer: &'static str,
    /// Beside a picture's caption.
    pub picture: &'static str,
    /// Beside words that are somebody's quote.
    pub bar: &'static str,
    /// Beside the words of the chosen quote.
    pub thick_bar: &'static str,
    /// Where something was cut off.
    pub ellipsis: &'static str,
    /// Between two facts.
    pub dot: &'static str,
    /// Before an attribution.
    pub dash: &'static str,
    /// Whether borders and everything else keep to ASCII.
    pub ascii: bool,
}

impl Glyphs {
    /// Marks that every Unicode font has.
    pub const UNICODE: Self = Self {
        direct: "❝",
        indirect: "≈",
        mixed: "❝≈",
        verbatim: "✓",
        doubtful: "?",
        marked: "●",
        pointer: "▸",
        picture: "▒",
        bar: "▎",
        thick_bar: "▌",
        ellipsis: "…",
        dot: " · ",
        dash: "— ",
        ascii: false,
    };

    /// Marks for terminals and fonts without Unicode.
    pub const ASCII: Self = Self {
        direct: "\"",
        indirect: "~",
        mixed: "\"~",
        verbatim: "v",
        doubtful: "?",
        marked: "*",
        pointer: ">",
        picture: "#",
        bar: "|",
        thick_bar: "|",
        ellipsis: "...",
        dot: " - ",
        dash: "-- ",
        ascii: true,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_a_row_take_other_roles_over_its_pieces() {
        let row = Row::of(Role::Name, "Ada ").with(Role::Faint, "Ling");
        let marked = row.marked(&[(1..2, Role::Hit), (3..6, Role::Here)]);
        let spans: Vec<_> = marked.spans.iter().map(|span| (span.role, &*span.text)).collect();
        let expected = [
            (Role::Name, "A"),
            (Role::Hit, "d"),
            (Role::Name, "a"),
            (Role::Here, " Li"),
            (Role::Faint, "ng"),
        ];
        assert_eq!(spans, expected);
    }

    #[test]
    fn a_row_is_cut_and_spread_to_its_cells() {
        let row = Row::of(Role::Name, "Ada ").with(Role::Faint, "Ling");
        assert_eq!(row.clone().cut(6, "…").text(), "Ada L…");
        assert_eq!(row.clone().cut(8, "…").text(), "Ada Ling");
        assert_eq!(row.clone().cut(0, "…").text(), "");
        let spread = Row::spread(row, Row::of(Role::Faint, "12"), 8, "…");
        assert_eq!(spread.text(), "Ada … 12");
    }
}
