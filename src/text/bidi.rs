//! Right to left: in which order the clusters of a laid-out row stand on the screen (UAX #9).
//!
//! Text is kept, searched, cut and exported in logical order, the order in which it is read; only a row that is
//! about to be drawn is put into visual order. What is reordered are grapheme clusters, so that marks stay behind
//! their base (rule L3), and brackets show their other side (rule L4). Letters are not shaped: terminals that join
//! Arabic letters do so themselves from the very characters, and presentation forms would spoil what is copied
//! off the screen.

use std::borrow::Cow;
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo, get_base_direction_full};
use unicode_bidi_mirroring::get_mirrored;
use unicode_segmentation::UnicodeSegmentation;

/// Where a paragraph begins: at the left or at the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// Who puts what is written right to left into visual order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bidi {
    /// This program, for terminals that show characters in the order in which they come.
    #[default]
    Plenary,
    /// The terminal.
    Terminal,
}

impl Bidi {
    /// All of them, by their names.
    pub const ALL: [(&'static str, Self); 2] = [("plenary", Self::Plenary), ("terminal", Self::Terminal)];

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(own, _)| *own == name).map(|(_, bidi)| bidi)
    }
}

/// What a row must know of its paragraph to be put into visual order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The direction of its paragraph.
    pub direction: Direction,
    /// What stands before the row, back to the nearest letter: a comma between two Latin words stays theirs
    /// although the row was broken there.
    before: Box<str>,
    /// What stands behind it, on to the nearest letter.
    after: Box<str>,
}

/// A grapheme cluster of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its bytes in the row's text.
    pub range: Range<usize>,
    /// What its first character is shown as, where that has another side.
    pub mirrored: Option<char>,
}

/// Starts a stretch whose direction is its own and that takes no part in what is around it (FSI).
const ISOLATE: char = '\u{2068}';
/// The same, right to left (RLI).
const ISOLATE_RTL: char = '\u{2067}';
/// The same, left to right (LRI).
const ISOLATE_LTR: char = '\u{2066}';
/// Ends such a stretch (PDI).
const END: char = '\u{2069}';

/// Surroundings are looked at no further than this, in bytes.
const SURROUNDINGS: usize = 96;

impl Setting {
    /// The setting of the row `text[line]` in a paragraph of that direction.
    pub fn new(direction: Direction, text: &str, line: &Range<usize>) -> Self {
        let from = text.ceil_char_boundary(line.start.saturating_sub(SURROUNDINGS));
        let to = text.floor_char_boundary((line.end + SURROUNDINGS).min(text.len()));
        let (before, after) = (&text[from..line.start], &text[line.end..to]);
        let start = before.rfind(char::is_alphabetic).unwrap_or(0);
        let end = after.find(char::is_alphabetic);
        let end = end.map_or(after.len(), |at| at + after[at..].chars().next().map_or(0, char::len_utf8));
        let flat = |text: &str| text.replace('\n', " ").into_boxed_str();
        Self { direction, before: flat(&before[start..]), after: flat(&after[..end]) }
    }

    /// The setting of a row that ends here, whatever stood behind it.
    pub fn end_here(&mut self) {
        self.after = Box::default();
    }
}

/// Whether anything in `text` is written right to left.
pub fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

/// Letters and digits of the scripts that are written right to left, by the blocks set aside for them
/// (`DerivedBidiClass.txt`, `@missing`), and the marks of this module.
fn is_rtl(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The direction of a paragraph by its first strong character (rules P2 and P3); `None` where nothing in it is
/// written right to left, so that there is nothing to do.
pub fn directed(paragraph: &str) -> Option<Direction> {
    has_rtl(paragraph).then(|| direction(paragraph))
}

/// The direction of a paragraph by its first strong character; left to right where there is none.
pub fn direction(paragraph: &str) -> Direction {
    match get_base_direction_full(paragraph) {
        unicode_bidi::Direction::Rtl => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

/// `text` as a field of its own in a row of several, so that neither turns what belongs to the other.
///
/// The marks around it are for [`order`] alone: they take no cell, and [`without_marks`] takes them off.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if has_rtl(text) { Cow::Owned(format!("{ISOLATE}{text}{END}")) } else { Cow::Borrowed(text) }
}

/// What stands before and behind a field of that direction.
pub fn marks_around(direction: Direction) -> (char, char) {
    match direction {
        Direction::Ltr => (ISOLATE_LTR, END),
        Direction::Rtl => (ISOLATE_RTL, END),
    }
}

/// Ends, behind the last of the texts of a row, the fields that were begun in it and not ended.
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

/// `text` without the marks of [`isolated`].
pub fn without_marks(text: String) -> String {
    if text.contains(is_mark) { text.replace(is_mark, "") } else { text }
}

/// Whether it is one of the marks that stand around fields.
pub fn is_mark(c: char) -> bool {
    matches!(c, ISOLATE_LTR | ISOLATE_RTL | ISOLATE | END)
}

/// The clusters of a row from left to right, as they stand on the screen.
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

/// The clusters of a row in logical order, for terminals that put them into visual order themselves.
pub fn logical(text: &str) -> Vec<Cluster> {
    let clusters = text.grapheme_indices(true).filter(|(_, cluster)| !cluster.starts_with(is_mark));
    clusters.map(|(at, cluster)| Cluster { range: at..at + cluster.len(), mirrored: None }).collect()
}

impl Cluster {
    /// What is shown of it.
    pub fn shown<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let own = &text[self.range.clone()];
        match self.mirrored {
            None => Cow::Borrowed(own),
            Some(c) => Cow::Owned(std::iter::once(c).chain(own.chars().skip(1)).collect()),
        }
    }
}

/// The cell at which a cursor before byte `at` of a line stands; `None` where it is behind the last letter of a
/// line that runs from the right, which is one cell left of the line.
pub fn caret(text: &str, at: usize) -> Option<usize> {
    let direction = direction(text);
    let mut cells = 0;
    for cluster in order(text, &Setting { direction, ..Setting::default() }) {
        if cluster.range.start == at {
            return Some(cells);
        }
        cells += super::width::width(&text[cluster.range]);
    }
    (direction == Direction::Ltr).then_some(cells)
}

/// A label as it stands on the screen, left to right.
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
    fn plain_text_has_nothing_to_do() {
        for text in ["Our doors are open.", "我们的大门是敞开的。", "“नमस्ते” – 👩\u{200d}🔬", "เปิดประตู"]
        {
            assert!(!has_rtl(text), "{text}");
            assert_eq!(directed(text), None);
            assert_eq!(visual(text), text);
            assert_eq!(shown(text, Direction::Ltr), text);
        }
    }

    #[test]
    fn the_first_strong_character_gives_the_direction() {
        assert_eq!(directed("“שלום” said he"), Some(Direction::Rtl));
        assert_eq!(directed("12. مرحبا"), Some(Direction::Rtl));
        assert_eq!(directed("He said שלום"), Some(Direction::Ltr));
        assert_eq!(directed("\u{2068}שלום\u{2069} said he"), Some(Direction::Ltr));
        assert_eq!(directed(" 1\n(שלום"), Some(Direction::Rtl));
    }

    #[test]
    fn letters_run_from_the_right_and_numbers_and_latin_words_do_not() {
        assert_eq!(shown("אבג", Direction::Rtl), "גבא");
        assert_eq!(shown("אב 12 גד", Direction::Rtl), "דג 12 בא");
        assert_eq!(shown("אב one two גד", Direction::Rtl), "דג one two בא");
        assert_eq!(shown("said אבג then", Direction::Ltr), "said גבא then");
        assert_eq!(shown("سنة ٢٠٢٥.", Direction::Rtl), ".٢٠٢٥ ةنس");
        // A full stop belongs to the paragraph, not to the word.
        assert_eq!(shown("אבג.", Direction::Rtl), ".גבא");
        assert_eq!(shown("אבג.", Direction::Ltr), "גבא.");
    }

    #[test]
    fn brackets_show_their_other_side_and_marks_stay_behind_their_base() {
        assert_eq!(shown("א(ב)ג", Direction::Rtl), "ג(ב)א");
        assert_eq!(shown("«א»", Direction::Rtl), "«א»");
        assert_eq!(shown("שָׁלוֹם", Direction::Rtl), "םוֹלשָׁ");
        let text = "אe\u{301}ב";
        assert_eq!(shown(text, Direction::Rtl), "בe\u{301}א");
    }

    #[test]
    fn a_field_takes_no_part_in_what_is_around_it() {
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
    fn a_row_knows_what_stood_beyond_the_break() {
        let text = "אב one, two גד";
        let line = 0..text.find(" two").unwrap();
        let setting = Setting::new(Direction::Rtl, text, &line);
        let row = &text[line];
        let drawn: String = order(row, &setting).iter().map(|cluster| cluster.shown(row)).collect();
        assert_eq!(drawn, "one, בא");
        assert_eq!(shown(row, Direction::Rtl), ",one בא");
    }

    #[test]
    fn a_cursor_stands_on_the_cluster_that_it_is_before() {
        let text = "אבג";
        assert_eq!([0, 2, 4, 6].map(|at| caret(text, at)), [Some(2), Some(1), Some(0), None]);
        assert_eq!(caret("a אב", 2), Some(3));
        assert_eq!(caret("a אב", 6), Some(4));
        assert_eq!(caret("大门", 3), Some(2));
    }

    #[test]
    fn a_terminal_that_reorders_gets_the_logical_order_without_marks() {
        let text = isolated("דן (ב)");
        let drawn: String = logical(&text).iter().map(|cluster| cluster.shown(&text)).collect();
        assert_eq!(drawn, "דן (ב)");
    }
}
