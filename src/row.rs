//! Rows: lines of text in spans, each with a role. A theme decides how a role looks.

use crate::text::Cut;
use crate::text::bidi::{self, Direction, Setting};
use crate::text::width::{split, width};
use std::ops::Range;

/// The role of a piece of text. A theme decides how it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text.
    #[default]
    Text,
    /// The title of the event.
    Title,
    /// The title of a section.
    Heading,
    /// Secondary text: times, counts, hints.
    Faint,
    /// The name of a speaker.
    Name,
    /// Text of a speaker, by the index of the speaker's colour.
    Hue(u8),
    /// Words of the selected speaker.
    Said,
    /// Words of the selected quote.
    Chosen,
    /// Words of a question in a transcript.
    Question,
    /// Words with a note.
    Noted,
    /// Words that are being selected in the text.
    Picked,
    /// The character at the moving end of the selected words.
    Caret,
    /// The caption of a picture.
    Caption,
    /// A figure: a number in the text.
    Figure,
    /// A web address.
    Link,
    /// Success: verbatim, done.
    Good,
    /// Doubt: not found, not possible.
    Doubt,
    /// An error.
    Error,
    /// A key.
    Key,
    /// Typed text.
    Input,
    /// A match of a search, or letters to jump to.
    Hit,
    /// The current match of a search.
    Here,
    /// The selected row of the focused pane.
    Selected,
    /// The selected row of another pane.
    Current,
    /// The border of a pane.
    Border,
    /// The border of the focused pane.
    Focus,
    /// The line at the top.
    Header,
    /// The line that reports faults.
    Bar,
}

/// The number of colours for speakers.
pub const HUES: usize = 6;

/// A piece of text with its role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its role.
    pub role: Role,
    /// Its text, without line feeds.
    pub text: String,
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its pieces, in the order in which they are read.
    pub spans: Vec<Span>,
    /// Its context in a paragraph with right-to-left text.
    ///
    /// `None` if there is nothing to reorder, and for rows of several fields, which run from left to right.
    pub setting: Option<Box<Setting>>,
}

impl Row {
    /// Makes an empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a line of one piece.
    pub fn of(role: Role, text: impl Into<String>) -> Self {
        Self::new().with(role, text)
    }

    /// Returns the line with another piece at its end.
    #[must_use]
    pub fn with(mut self, role: Role, text: impl Into<String>) -> Self {
        self.push(role, text);
        self
    }

    /// Adds a piece at the end. An empty piece adds nothing.
    pub fn push(&mut self, role: Role, text: impl Into<String>) {
        let text = text.into();
        match self.spans.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.role == role => last.text.push_str(&text),
            _ => self.spans.push(Span { role, text }),
        }
    }

    /// Adds a piece as a separate field.
    ///
    /// Right-to-left text in a field does not reorder the text around it.
    pub fn push_field(&mut self, role: Role, text: &str) {
        self.push(role, bidi::isolated(text));
    }

    /// Returns two lines side by side, each in `column` cells, with `gap` cells between them.
    ///
    /// Each is aligned by the direction of its paragraph.
    pub fn beside(left: Self, right: Self, column: usize, gap: usize) -> Self {
        let mut row = Self::new();
        for (index, own) in [left, right].into_iter().enumerate() {
            row.push(Role::Text, " ".repeat(if index > 0 { gap } else { 0 }));
            let blank = column.saturating_sub(own.width());
            let (before, after) = if own.is_rtl() { (blank, 0) } else { (0, blank) };
            row.push(Role::Text, " ".repeat(before));
            row.append_field(own);
            row.push(Role::Text, " ".repeat(if index > 0 { 0 } else { after }));
        }
        row
    }

    /// Adds the pieces of another line at the end, as a separate field.
    ///
    /// An empty line becomes a copy of the other line.
    pub fn append(&mut self, other: Self) {
        if self.spans.is_empty() && self.setting.is_none() {
            self.setting = other.setting;
            self.spans = other.spans;
        } else {
            self.append_field(other);
        }
    }

    fn append_field(&mut self, other: Self) {
        let around = other.setting.map(|setting| bidi::marks_around(setting.direction));
        let (first, last) =
            (other.spans.first().map(|span| span.role), other.spans.last().map(|span| span.role));
        if let Some(((mark, _), role)) = around.zip(first) {
            self.push(role, mark);
        }
        for span in other.spans {
            self.push(span.role, span.text);
        }
        if let Some(((_, mark), role)) = around.zip(last) {
            self.push(role, mark);
        }
    }

    /// Returns the line with its context in a paragraph, if it needs one.
    #[must_use]
    pub fn set(mut self, setting: Option<Setting>) -> Self {
        self.setting = setting.map(Box::new);
        self
    }

    /// Returns true if its paragraph is written right to left.
    pub fn is_rtl(&self) -> bool {
        self.setting.as_ref().is_some_and(|setting| setting.direction == Direction::Rtl)
    }

    /// Returns true if its pieces may be drawn in a different order than they are read.
    pub fn has_rtl(&self) -> bool {
        self.setting.is_some() || self.spans.iter().any(|span| bidi::has_rtl(&span.text))
    }

    /// Returns the line with every piece in one role.
    #[must_use]
    pub fn all_in(mut self, role: Role) -> Self {
        for span in &mut self.spans {
            span.role = role;
        }
        self
    }

    /// Returns the line with other roles for ranges of its [text](Self::text).
    ///
    /// The ranges must be in order and must not overlap.
    #[must_use]
    pub fn marked(self, marks: &[(Range<usize>, Role)]) -> Self {
        let mut row = Self { spans: Vec::with_capacity(self.spans.len()), setting: self.setting };
        // The byte of the text, without the marks around fields.
        let mut at = 0;
        for span in self.spans {
            let mut start = 0;
            let mut own = span.role;
            for (index, c) in span.text.char_indices().filter(|(_, c)| !bidi::is_mark(*c)) {
                let mark = marks.iter().find(|(range, _)| range.contains(&at));
                let role = mark.map_or(span.role, |(_, role)| *role);
                if role != own {
                    row.push(own, span.text.cut(start..index));
                    (start, own) = (index, role);
                }
                at += c.len_utf8();
            }
            row.push(own, span.text.cut(start..));
        }
        row
    }

    /// Returns its width in cells.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|span| width(&span.text)).sum()
    }

    /// Returns the line, cut to at most `cells`, with an ellipsis if it was cut.
    #[must_use]
    pub fn cut(mut self, cells: usize, ellipsis: &str) -> Self {
        if self.width() <= cells {
            return self;
        }
        if let Some(setting) = &mut self.setting {
            setting.end_here();
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
                bidi::close(spans.iter_mut().map(|span| &mut span.text));
                break;
            }
            left -= taken;
            spans.push(span);
        }
        self.spans = spans;
        self
    }

    /// Returns a line with `left` at the start and `right` at the end of `cells`.
    ///
    /// `left` is cut if both do not fit.
    pub fn spread(left: Self, right: Self, cells: usize, ellipsis: &str) -> Self {
        let right = right.cut(cells, ellipsis);
        let gap = usize::from(right.width() > 0);
        let mut row = left.cut(cells.saturating_sub(right.width() + gap), ellipsis);
        let space = cells.saturating_sub(row.width() + right.width());
        row.push(Role::Text, " ".repeat(space));
        row.append(right);
        row
    }

    /// Returns the text of the line, in the order in which it is read.
    pub fn text(&self) -> String {
        bidi::without_marks(self.spans.iter().map(|span| span.text.as_str()).collect())
    }
}

/// Wraps text into lines of one role.
pub fn wrapped(role: Role, text: &str, cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for paragraph in crate::text::line::paragraphs(text) {
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        let directed = bidi::directed(text.cut(paragraph.clone()));
        for line in crate::text::line::lines(text, paragraph, cells) {
            let setting = directed.map(|direction| Setting::new(direction, text, &line));
            rows.push(Row::of(role, crate::text::line::shown(text, line)).set(setting));
        }
    }
    rows
}

/// The glyphs that rows are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Before a direct quote.
    pub direct: &'static str,
    /// Before an indirect quote.
    pub indirect: &'static str,
    /// Before a mixed quote.
    pub mixed: &'static str,
    /// After a quote that was found in the text.
    pub verbatim: &'static str,
    /// After a direct quote that was not found in the text.
    pub doubtful: &'static str,
    /// After a quote whose attribution nobody has checked.
    pub unchecked: &'static str,
    /// After a quote that is marked for export.
    pub marked: &'static str,
    /// Before what was not read yet.
    pub unread: &'static str,
    /// Before the selected item of a list.
    pub pointer: &'static str,
    /// Beside a picture's caption.
    pub picture: &'static str,
    /// Beside the words of a quote.
    pub bar: &'static str,
    /// Beside the words of the selected quote.
    pub thick_bar: &'static str,
    /// In place of text that was cut off.
    pub ellipsis: &'static str,
    /// Between two facts.
    pub dot: &'static str,
    /// Before an attribution.
    pub dash: &'static str,
    /// True if everything is drawn in ASCII, borders too.
    pub ascii: bool,
}

impl Glyphs {
    /// Glyphs that every Unicode font has.
    pub const UNICODE: Self = Self {
        direct: "❝",
        indirect: "≈",
        mixed: "❝≈",
        verbatim: "✓",
        doubtful: "?",
        unchecked: "!",
        marked: "●",
        unread: "●",
        pointer: "▸",
        picture: "▒",
        bar: "▎",
        thick_bar: "▌",
        ellipsis: "…",
        dot: " · ",
        dash: "— ",
        ascii: false,
    };

    /// No glyphs, for output that is read aloud. Words replace them there.
    pub const SPOKEN: Self = Self {
        direct: "",
        indirect: "",
        mixed: "",
        verbatim: "",
        doubtful: "",
        unchecked: "",
        marked: "(marked)",
        unread: "(new)",
        pointer: "(set)",
        picture: "",
        bar: "",
        thick_bar: "",
        ellipsis: "...",
        dot: "; ",
        dash: "",
        ascii: true,
    };

    /// Glyphs for terminals and fonts without Unicode.
    pub const ASCII: Self = Self {
        direct: "\"",
        indirect: "~",
        mixed: "\"~",
        verbatim: "v",
        doubtful: "?",
        unchecked: "!",
        marked: "*",
        unread: "*",
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
    fn ranges_of_a_row_get_other_roles_across_its_pieces() {
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

    #[test]
    fn a_row_of_a_right_to_left_paragraph_keeps_its_setting_or_becomes_a_field() {
        let rows = wrapped(Role::Text, "שלום עולם\n\nHello", 5);
        assert_eq!(rows.iter().map(Row::is_rtl).collect::<Vec<_>>(), [true, true, false, false]);
        let mut alone = Row::new();
        alone.append(rows[0].clone());
        assert!(alone.is_rtl());
        let mut labelled = Row::of(Role::Faint, "Where ");
        labelled.append(rows[0].clone());
        assert!(!labelled.is_rtl() && labelled.has_rtl());
        assert_eq!(labelled.text(), "Where שלום");
        assert_eq!(labelled.width(), 10);
        assert!(!rows[3].has_rtl());
        // A field that is cut ends there, and what follows does not become a part of it.
        let mut row = Row::new();
        row.push_field(Role::Text, "שלום עולם");
        let row = Row::spread(row, Row::of(Role::Good, "1"), 6, "…");
        let text: String = row.spans.iter().map(|span| &*span.text).collect();
        assert_eq!(bidi::visual(&text), "…ולש 1");
    }
}
