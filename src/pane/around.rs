//! The page of a quote: the quote, and the paragraph of the text that contains it.

use super::View;
use super::text::push_marked;
use super::viewer;
use crate::model::{QuoteId, Section};
use crate::row::{Role, Row};
use crate::text::bidi::{self, Setting};
use crate::text::line;
use std::ops::Range;

/// The rows of the page.
pub fn rows(view: &View<'_>, id: QuoteId, cells: usize) -> Vec<Row> {
    let mut rows = viewer::rows(view, id, cells);
    let quote = &view.briefing[id];
    let ranges = quote.anchor.ranges();
    let Some(section) = quote.section.map(|section| &view.briefing[section]) else { return rows };
    let paragraphs = paragraphs_around(section, ranges);
    if paragraphs.is_empty() {
        return rows;
    }
    rows.extend([Row::new(), Row::of(Role::Heading, "In the text")]);
    for paragraph in paragraphs {
        rows.push(Row::new());
        let marks: Vec<_> = ranges.iter().map(|range| (range.clone(), Role::Chosen)).collect();
        let direction = bidi::directed(section.text.get(paragraph.clone()).unwrap_or_default());
        for line in line::lines(&section.text, paragraph, cells) {
            let setting = direction.map(|direction| Setting::new(direction, &section.text, &line));
            let mut row = Row::new();
            push_marked(&section.text, &line, Role::Text, &marks, &mut row);
            rows.push(row.set(setting));
        }
    }
    rows
}

/// The paragraphs with the words of a quote.
///
/// If the quote is all that they say, the paragraphs before and after come with them.
fn paragraphs_around(section: &Section, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return Vec::new() };
    let all = &section.paragraphs;
    let start = all.partition_point(|paragraph| paragraph.end <= first.start);
    let end = all.partition_point(|paragraph| paragraph.start < last.end);
    let Some(own) = all.get(start..end).filter(|own| !own.is_empty()) else { return Vec::new() };
    let length = own.iter().map(ExactSizeIterator::len).sum::<usize>();
    let said = ranges.iter().map(ExactSizeIterator::len).sum::<usize>();
    // Quotation marks and a full stop tell nothing about the place of the words.
    if length > said + 8 {
        return own.to_vec();
    }
    all.get(start.saturating_sub(1)..(end + 1).min(all.len())).unwrap_or(own).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_is_a_whole_paragraph_comes_with_its_neighbours() {
        let section = Section { paragraphs: vec![0..40, 42..80, 82..120], ..Section::default() };
        let around = |quote: Range<usize>| -> Vec<(usize, usize)> {
            let ranges = paragraphs_around(&section, std::slice::from_ref(&quote));
            ranges.into_iter().map(|range| (range.start, range.end)).collect()
        };
        assert_eq!(around(45..60), [(42, 80)]);
        assert_eq!(around(42..80), [(0, 40), (42, 80), (82, 120)]);
        assert_eq!(paragraphs_around(&section, &[30..39, 45..50]), [0..40, 42..80]);
        assert_eq!(paragraphs_around(&section, &[]), Vec::<Range<usize>>::new());
    }
}
