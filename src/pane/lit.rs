//! Highlighting: the matches of the search in what a pane shows.

use super::found::FoundTexts;
use crate::model::{QuoteId, SpeakerId};
use crate::row::{Role, Row};
use crate::text::find::Needle;
use std::ops::Range;

/// The search whose matches are highlighted in every pane.
#[derive(Clone, Copy, Debug)]
pub struct Lit<'a> {
    /// What is searched for.
    pub needle: &'a Needle,
    /// The current match.
    pub here: Option<&'a Here>,
    /// The texts in which matches count; all of them without it.
    pub texts: Option<&'a FoundTexts>,
}

/// The current match, in the form that panes use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Here {
    /// These bytes of a block of the text.
    Block(usize, Range<usize>),
    /// In a quote that is not in the text.
    Quote(QuoteId),
    /// In a detail of a speaker.
    Speaker(SpeakerId),
}

impl Lit<'_> {
    /// Highlights the matches in a list item, except in letters and counts.
    pub fn item(&self, row: &mut Row, here: bool) {
        let lit = if here { Role::Here } else { Role::Hit };
        let spans = std::mem::take(&mut row.spans);
        for span in spans {
            if span.role != Role::Text {
                row.spans.push(span);
                continue;
            }
            let words = Row::of(span.role, &*span.text);
            let marks: Vec<_> =
                self.needle.all(&words.text()).into_iter().map(|range| (range, lit)).collect();
            row.spans.append(&mut words.marked(&marks).spans);
        }
    }
}

/// Highlights the matches in rows of running text.
///
/// A match may continue in the next row. Returns the row where each match begins.
///
/// The match with the index `here` is highlighted as the current one.
pub fn light(rows: &mut [Row], needle: &Needle, here: Option<usize>) -> Vec<usize> {
    let mut whole = String::new();
    let mut starts = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        starts.push(whole.len());
        let text = row.text();
        // A match does not continue over an empty row.
        whole.push_str(if text.trim().is_empty() { "\0" } else { &text });
        whole.push('\n');
    }
    let mut marks: Vec<Vec<(Range<usize>, Role)>> = vec![Vec::new(); rows.len()];
    let mut begins = Vec::new();
    for (index, found) in needle.all(&whole).into_iter().enumerate() {
        let role = if here == Some(index) { Role::Here } else { Role::Hit };
        let first = starts.partition_point(|start| *start <= found.start).saturating_sub(1);
        begins.push(first);
        for row in first..rows.len() {
            let start = starts[row];
            if start >= found.end {
                break;
            }
            marks[row].push((found.start.saturating_sub(start)..found.end - start, role));
        }
    }
    for (row, marks) in rows.iter_mut().zip(&marks) {
        if !marks.is_empty() {
            *row = std::mem::take(row).marked(marks);
        }
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::Span;

    #[test]
    fn a_match_continues_in_the_next_row_but_not_over_an_empty_one() {
        let needle = Needle::new("open doors").unwrap();
        let rows = ["our open", "doors", "", "open", "", "doors"];
        let mut rows: Vec<Row> = rows.iter().map(|text| Row::of(Role::Text, *text)).collect();
        assert_eq!(light(&mut rows, &needle, Some(0)), [0]);
        let span = |role, text: &str| Span { role, text: text.to_owned() };
        assert_eq!(rows[0].spans, [span(Role::Text, "our "), span(Role::Here, "open")]);
        assert_eq!(rows[1].spans, [span(Role::Here, "doors")]);
        assert_eq!(rows[3].spans, [span(Role::Text, "open")]);
    }

    #[test]
    fn letters_and_counts_of_an_item_are_not_highlighted() {
        let needle = Needle::new("a").unwrap();
        let mut row = Row::of(Role::Hue(0), "a").with(Role::Text, " Bo Marsh").with(Role::Faint, " a");
        Lit { needle: &needle, here: None, texts: None }.item(&mut row, false);
        let hits: Vec<&str> =
            row.spans.iter().filter(|span| span.role == Role::Hit).map(|span| &*span.text).collect();
        assert_eq!(hits, ["a"]);
        assert_eq!(row.text(), "a Bo Marsh a");
    }
}
