//! Right-to-left text: the visual order of the clusters of a row (UAX #9).
//!
//! Text is stored, searched, cut and exported in logical order. Only rows that are drawn are put into visual order.
//! Grapheme clusters are reordered, so that marks stay after their base (rule L3), and brackets are mirrored (rule L4).
//! Letters are not shaped: terminals that join Arabic letters do it themselves, and presentation forms would spoil text
//! that is copied from the screen.

use super::Cut;
use std::borrow::Cow;
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo, get_base_direction_full};
use unicode_bidi_mirroring::get_mirrored;
use unicode_segmentation::UnicodeSegmentation;

/// The direction of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// The program that puts right-to-left text into visual order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bidi {
    /// plenary, for terminals that do not reorder text.
    #[default]
    Plenary,
    /// The terminal.
    Terminal,
}

impl Bidi {
    /// All values with their names.
    pub const ALL: [(&'static str, Self); 2] = [("plenary", Self::Plenary), ("terminal", Self::Terminal)];

    /// Returns the value with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(own, _)| *own == name).map(|(_, bidi)| bidi)
    }
}

/// The context needed to put a row into visual order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The direction of its paragraph.
    pub direction: Direction,
    /// The text before the row, back to the nearest letter.
    ///
    /// It decides the direction of punctuation at a line break, such as a comma between two Latin words.
    before: Box<str>,
    /// The text after the row, up to the nearest letter.
    after: Box<str>,
}

/// A grapheme cluster of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The byte range in the row's text.
    pub range: Range<usize>,
    /// The mirrored form of its first character, if it has one.
    pub mirrored: Option<char>,
}

/// Starts an isolated run with its own direction (FSI).
const ISOLATE: char = '\u{2068}';
/// Starts an isolated right-to-left run (RLI).
const ISOLATE_RTL: char = '\u{2067}';
/// Starts an isolated left-to-right run (LRI).
const ISOLATE_LTR: char = '\u{2066}';
/// Ends an isolated run (PDI).
const END: char = '\u{2069}';

/// The maximum number of bytes considered before and after a row.
const CONTEXT_BYTES: usize = 96;

impl Setting {
    /// Returns the context of the row `text[line]` in a paragraph with a direction.
    pub fn new(direction: Direction, text: &str, line: &Range<usize>) -> Self {
        let from = text.ceil_char_boundary(line.start.saturating_sub(CONTEXT_BYTES));
        let to = text.floor_char_boundary((line.end + CONTEXT_BYTES).min(text.len()));
        let (before, after) = (text.cut(from..line.start), text.cut(line.end..to));
        let start = before.rfind(char::is_alphabetic).unwrap_or(0);
        let end = after.find(char::is_alphabetic);
        let end = end.map_or(after.len(), |at| at + after.cut(at..).chars().next().map_or(0, char::len_utf8));
        let flat = |text: &str| text.replace('\n', " ").into_boxed_str();
        Self { direction, before: flat(before.cut(start..)), after: flat(after.cut(..end)) }
    }

    /// Removes the text after the row.
    pub fn end_here(&mut self) {
        self.after = Box::default();
    }
}

/// Returns true if `text` has right-to-left characters.
pub fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

/// Returns true for right-to-left scripts, and for the marks of this module.
///
/// The blocks are those of `DerivedBidiClass.txt`, `@missing`.
fn is_rtl(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Returns the direction of the first strong character (rules P2 and P3).
///
/// `None` if it has no right-to-left characters, so that it needs no reordering.
pub fn directed(paragraph: &str) -> Option<Direction> {
    has_rtl(paragraph).then(|| direction(paragraph))
}

/// Returns the direction of a paragraph; left to right if nothing decides it.
pub fn direction(paragraph: &str) -> Direction {
    match get_base_direction_full(paragraph) {
        unicode_bidi::Direction::Rtl => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

/// Isolates `text` from the other fields of a row.
///
/// The fields then do not affect each other's order.
///
/// The marks around it are only for [`order`]: they take no cell, and [`without_marks`] removes them.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if has_rtl(text) { Cow::Owned(format!("{ISOLATE}{text}{END}")) } else { Cow::Borrowed(text) }
}

/// Returns the marks before and after a field of a direction.
pub fn marks_around(direction: Direction) -> (char, char) {
    match direction {
        Direction::Ltr => (ISOLATE_LTR, END),
        Direction::Rtl => (ISOLATE_RTL, END),
    }
}

/// Ends all open fields after the last text of a row.
pub fn close<'a>(texts: impl Iterator<Item = &'a mut String>) {
    let mut open = 0_usize;
    let mut last = None;
    for text in texts {
        for c in text.chars() {
            match c {
                ISOLATE_LTR | ISOLATE_RTL | ISOLATE => open += 1,
                END => open = open.saturating_sub(1),
                _ => {}
            }
        }
        last = Some(text);
    }
    if let Some(text) = last {
        text.extend(std::iter::repeat_n(END, open));
    }
}

/// Returns `text` without the marks of [`isolated`].
pub fn without_marks(text: String) -> String {
    if text.contains(is_mark) { text.replace(is_mark, "") } else { text }
}

/// Returns true for the marks around fields.
pub fn is_mark(c: char) -> bool {
    matches!(c, ISOLATE_LTR | ISOLATE_RTL | ISOLATE | END)
}

/// Returns the clusters of a row in visual order, from left to right.
pub fn order(text: &str, setting: &Setting) -> Vec<Cluster> {
    let whole = [&*setting.before, text, &*setting.after].concat();
    let base = match setting.direction {
        Direction::Ltr => Level::ltr(),
        Direction::Rtl => Level::rtl(),
    };
    let start = setting.before.len();
    let levels = ParagraphBidiInfo::new(&whole, Some(base)).reordered_levels(start..start + text.len());
    let clusters: Vec<(usize, &str)> =
        text.grapheme_indices(true).filter(|(_, cluster)| !cluster.starts_with(is_mark)).collect();
    let own: Vec<Level> =
        clusters.iter().map(|(at, _)| levels.get(start + at).copied().unwrap_or(base)).collect();
    let visual = ParagraphBidiInfo::reorder_visual(&own);
    let cluster = |index: usize| {
        let (at, cluster) = clusters[index];
        let mirrored = cluster.chars().next().filter(|_| own[index].is_rtl()).and_then(get_mirrored);
        Cluster { range: at..at + cluster.len(), mirrored }
    };
    visual.into_iter().map(cluster).collect()
}

/// Returns the clusters of a row in logical order.
///
/// This is for terminals that reorder text themselves.
pub fn logical(text: &str) -> Vec<Cluster> {
    let clusters = text.grapheme_indices(true).filter(|(_, cluster)| !cluster.starts_with(is_mark));
    clusters.map(|(at, cluster)| Cluster { range: at..at + cluster.len(), mirrored: None }).collect()
}

impl Cluster {
    /// Returns the text that is shown.
    pub fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let own = text.cut(self.range.clone());
        match self.mirrored {
            None => Cow::Borrowed(own),
            Some(c) => Cow::Owned(std::iter::once(c).chain(own.chars().skip(1)).collect()),
        }
    }
}

/// Returns the cell of a cursor before byte `at` of a line.
///
/// `None` if the cursor is after the last letter of a right-to-left line, which is one cell left of the line.
pub fn caret(text: &str, at: usize) -> Option<usize> {
    let direction = direction(text);
    let mut cells = 0;
    for cluster in order(text, &Setting { direction, ..Setting::default() }) {
        if cluster.range.start == at {
            return Some(cells);
        }
        cells += super::width::width(text.cut(cluster.range));
    }
    (direction == Direction::Ltr).then_some(cells)
}

/// Returns a label in visual order, from left to right.
pub fn visual(text: &str) -> Cow<'_, str> {
    if !has_rtl(text) {
        return Cow::Borrowed(text);
    }
    let clusters = order(text, &Setting::default());
    Cow::Owned(clusters.iter().map(|cluster| cluster.shown(text)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, direction: Direction) -> String {
        let setting = Setting { direction, ..Setting::default() };
        order(text, &setting).iter().map(|cluster| cluster.shown(text)).collect()
    }

    #[test]
    fn left_to_right_text_does_not_change() {
        for text in ["Our doors are open.", "我们的大门是敞开的。", "“नमस्ते” – 👩\u{200d}🔬", "เปิดประตู"]
        {
            assert!(!has_rtl(text), "{text}");
            assert_eq!(directed(text), None);
            assert_eq!(visual(text), text);
            assert_eq!(shown(text, Direction::Ltr), text);
        }
    }

    #[test]
    fn the_first_strong_character_decides_the_direction() {
        assert_eq!(directed("“שלום” said he"), Some(Direction::Rtl));
        assert_eq!(directed("12. مرحبا"), Some(Direction::Rtl));
        assert_eq!(directed("He said שלום"), Some(Direction::Ltr));
        assert_eq!(directed("\u{2068}שלום\u{2069} said he"), Some(Direction::Ltr));
        assert_eq!(directed(" 1\n(שלום"), Some(Direction::Rtl));
    }

    #[test]
    fn letters_are_reordered_but_numbers_and_latin_words_are_not() {
        assert_eq!(shown("אבג", Direction::Rtl), "גבא");
        assert_eq!(shown("אב 12 גד", Direction::Rtl), "דג 12 בא");
        assert_eq!(shown("אב one two גד", Direction::Rtl), "דג one two בא");
        assert_eq!(shown("said אבג then", Direction::Ltr), "said גבא then");
        assert_eq!(shown("سنة ٢٠٢٥.", Direction::Rtl), ".٢٠٢٥ ةنس");
        // A full stop follows the direction of the paragraph, not of the word.
        assert_eq!(shown("אבג.", Direction::Rtl), ".גבא");
        assert_eq!(shown("אבג.", Direction::Ltr), "גבא.");
    }

    #[test]
    fn brackets_are_mirrored_and_marks_stay_after_their_base() {
        assert_eq!(shown("א(ב)ג", Direction::Rtl), "ג(ב)א");
        assert_eq!(shown("«א»", Direction::Rtl), "«א»");
        assert_eq!(shown("שָׁלוֹם", Direction::Rtl), "םוֹלשָׁ");
        let text = "אe\u{301}ב";
        assert_eq!(shown(text, Direction::Rtl), "בe\u{301}א");
    }

    #[test]
    fn an_isolated_field_does_not_affect_other_fields() {
        let row = |isolate: bool| {
            let name = if isolate { isolated("דן") } else { Cow::Borrowed("דן") };
            shown(&format!("{name}  12"), Direction::Ltr)
        };
        assert_eq!(row(true), "ןד  12");
        assert_ne!(row(false), row(true));
        assert_eq!(isolated("Dan"), "Dan");
        assert_eq!(without_marks(isolated("דן").into_owned()), "דן");
    }

    #[test]
    fn a_row_uses_the_text_around_its_line_breaks() {
        let text = "אב one, two גד";
        let line = 0..text.find(" two").unwrap();
        let setting = Setting::new(Direction::Rtl, text, &line);
        let row = text.cut(line);
        let drawn: String = order(row, &setting).iter().map(|cluster| cluster.shown(row)).collect();
        assert_eq!(drawn, "one, בא");
        assert_eq!(shown(row, Direction::Rtl), ",one בא");
    }

    #[test]
    fn a_cursor_is_at_the_cluster_after_it() {
        let text = "אבג";
        assert_eq!([0, 2, 4, 6].map(|at| caret(text, at)), [Some(2), Some(1), Some(0), None]);
        assert_eq!(caret("a אב", 2), Some(3));
        assert_eq!(caret("a אב", 6), Some(4));
        assert_eq!(caret("大门", 3), Some(2));
    }

    #[test]
    fn a_reordering_terminal_gets_logical_order_without_marks() {
        let text = isolated("דן (ב)");
        let drawn: String = logical(&text).iter().map(|cluster| cluster.shown(&text)).collect();
        assert_eq!(drawn, "דן (ב)");
    }
}
