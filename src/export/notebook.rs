//! Notebooks in Markdown: each quote once, under a heading for its briefing.

use super::format::markdown::{self, line};
use super::{Exporter, Refusal, Style, export_as};
use crate::guard::Released;
use crate::text::Cut;
use std::fmt::Write as _;
use xxhash_rust::xxh3::xxh3_64;

/// The start of a comment that names the quote below it.
///
/// Markdown does not show comments.
const MARK: &str = "<!-- plenary ";

/// Returns the text that `records` add to a notebook, or the reason for a refusal.
pub fn contents(exporter: &dyn Exporter, records: &[Released<'_>], style: Style) -> Result<String, Refusal> {
    if exporter.has_headings() { Ok(page(records, style)) } else { export_as(exporter, records, style) }
}

/// Returns quotes as a notebook, with a heading for each briefing.
///
/// A comment before each quote contains its name.
pub fn page(records: &[Released<'_>], style: Style) -> String {
    let mut out = String::new();
    let mut before = None;
    for record in records {
        let briefing = briefing_id(record);
        if before.as_ref() != Some(&briefing) {
            let gap = if out.is_empty() { "" } else { "\n" };
            let days = record.event.days().map_or_else(String::new, |days| format!(", {days}"));
            // Writing to a `String` cannot fail.
            let _ = writeln!(out, "{gap}## {}", line(&format!("{}{days}", record.event.title)));
            before = Some(briefing.clone());
        }
        let _ = writeln!(out, "\n{MARK}{}@{briefing} -->", record.id);
        let _ = markdown::write(record, style, &mut out);
    }
    out
}

/// Returns an id of a record's briefing that does not depend on the file's name.
fn briefing_id(record: &Released<'_>) -> String {
    let event = record.event;
    let date = event.date.map_or_else(String::new, |date| date.to_string());
    format!("{:08x}", xxh3_64(format!("{}\n{date}", event.title).as_bytes()) & 0xffff_ffff)
}

/// Adds a [`page`] to a notebook; `None` if the notebook has all of its quotes.
///
/// A new quote goes to the end of its briefing's part of the notebook. Everything else in the notebook stays as it is.
pub fn merged(notebook: &str, added: &str) -> Option<String> {
    let mut whole = notebook.to_owned();
    let mut changed = false;
    let mut heading = "";
    for piece in pieces(added) {
        if !piece.starts_with(MARK) {
            heading = piece.trim_end();
            continue;
        }
        let (mark, _) = piece.split_once('\n').unwrap_or((piece, ""));
        if whole.lines().any(|line| line.trim_end() == mark) {
            continue;
        }
        let briefing = mark.rsplit('@').next().unwrap_or_default();
        insert(&mut whole, heading, briefing, piece);
        changed = true;
    }
    changed.then_some(whole)
}

/// Splits a page into its headings and quotes, in order.
fn pieces(page: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = page.match_indices(MARK).map(|(at, _)| at).collect();
    let headings = page.match_indices("## ").map(|(at, _)| at);
    starts.extend(headings);
    // Quoted words cannot begin a line with either of them, because they are escaped.
    starts.retain(|at| *at == 0 || page.cut(..*at).ends_with('\n'));
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    starts.iter().zip(ends).map(|(start, end)| page.cut(*start..end)).collect()
}

/// Inserts a quote under its briefing's heading.
///
/// A missing heading is added at the end.
fn insert(whole: &mut String, heading: &str, briefing: &str, piece: &str) {
    let own = format!("@{briefing}");
    let mut at = 0;
    let mut place = None;
    for text in whole.split_inclusive('\n') {
        let line = text.trim_end();
        let ours = line == heading || (line.starts_with(MARK) && line.ends_with(&own));
        if ours {
            place = Some(whole.len());
        } else if place == Some(whole.len()) && (line.starts_with("# ") || line.starts_with("## ")) {
            place = Some(at);
        }
        at += text.len();
    }
    let piece = piece.trim_end();
    let Some(place) = place else {
        let gap = if whole.is_empty() {
            ""
        } else if whole.ends_with('\n') {
            "\n"
        } else {
            "\n\n"
        };
        whole.push_str(&format!("{gap}{heading}\n\n{piece}\n"));
        return;
    };
    let (before, after) = whole.split_at(place);
    let gap = if before.ends_with("\n\n") {
        ""
    } else if before.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    let end = if after.is_empty() { "\n" } else { "\n\n" };
    *whole = format!("{before}{gap}{piece}{end}{after}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    const QUOTES: &str = "[[sections.quotes]]\nid = 'one'\ntext = 'One.'\n\
                          [[sections.quotes]]\nid = 'two'\ntext = 'Two.'\n\
                          [[sections.quotes]]\nid = 'three'\ntext = '<!-- plenary x -->'\n";

    fn pages(event: &str) -> Vec<String> {
        let briefing = sample::briefing(event, QUOTES);
        let records = sample::records(&briefing);
        records.iter().map(|record| page(std::slice::from_ref(record), Style::default())).collect()
    }

    #[test]
    fn a_briefing_has_one_heading_and_each_quote_is_added_once() {
        let pages = pages("");
        let one = merged("", &pages[0]).unwrap();
        assert!(one.starts_with("## Harbour Forum 2025, 1–2 July 2025\n\n<!-- plenary one@"), "{one}");
        assert_eq!(one, pages[0]);
        let two = merged(&one, &pages[1]).unwrap();
        assert!(two.starts_with(&one) && two.matches("\n## ").count() == 0, "{two}");
        assert_eq!(merged(&two, &pages[0]), None);
        assert_eq!(merged(&two, &pages[1]), None);
        let three = merged(&two, &pages[2]).unwrap();
        assert_eq!((three.matches("> ").count(), merged(&three, &pages[2])), (3, None));
        let briefing = sample::briefing("", QUOTES);
        assert_eq!(three, page(&sample::records(&briefing), Style::default()));
    }

    #[test]
    fn a_quote_is_added_under_its_heading_and_other_text_stays() {
        let pages = pages("");
        let mine = merged("# Mine\n\nThoughts", &pages[0]).unwrap();
        let mine = format!("{mine}\nA remark.\n\n## Another\n\nMore.\n");
        let both = merged(&mine, &pages[1]).unwrap();
        let (before, after) = both.split_once("A remark.\n\n<!-- plenary two@").unwrap();
        assert!(before.starts_with("# Mine\n\nThoughts\n\n## Harbour Forum"), "{both}");
        assert!(after.ends_with("\n\n## Another\n\nMore.\n"), "{both}");
        // A renamed heading still belongs to its briefing.
        let renamed = both.replace("## Harbour Forum 2025, 1–2 July 2025", "## The forum");
        assert!(!merged(&renamed, &pages[2]).unwrap().contains("Forum 2025, 1–2 July 2025\n\n<!--"));
    }
}
