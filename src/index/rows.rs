//! The rows of a document in the index: its texts, with the words and the names that a query can look up.

use crate::model::{Briefing, Quote, Section};
use crate::query::{names_of, words_of};

/// A text, as the index looks it up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its words.
    pub(super) words: String,
    /// The words of the names of those whose statements are in it.
    pub(super) names: String,
}

impl Row {
    fn new(text: &str) -> Self {
        Self { words: words_of(text), names: String::new() }
    }
}

/// Returns the rows of a briefing: titles, summary, paragraphs, captions, notes, and statements that are in no single
/// paragraph.
pub(super) fn rows(briefing: &Briefing) -> Vec<Row> {
    let mut rows = vec![Row::new(&briefing.event.title)];
    rows.extend(briefing.event.summary.as_ref().map(|summary| Row::new(summary)));
    let names: Vec<String> = briefing.speakers.iter().map(|speaker| words_of(&names_of(speaker))).collect();
    for section in &briefing.sections {
        rows.push(Row::new(&section.title));
        let first = rows.len();
        let paragraphs = section.paragraphs.iter();
        rows.extend(paragraphs.map(|range| Row::new(section.text.get(range.clone()).unwrap_or_default())));
        rows.extend(section.captions.iter().map(|caption| Row::new(&caption.text)));
        for quote in briefing.quotes.get(section.quotes.clone()).into_iter().flatten() {
            let names =
                quote.speaker.and_then(|speaker| names.get(speaker.index())).map_or("", |names| names);
            let original = quote.original.as_ref().map(|original| Row::new(&original.text));
            let own = match paragraph_of(quote, section) {
                Some(paragraph) => {
                    if let Some(row) = rows.get_mut(first + paragraph) {
                        add_names(row, names);
                    }
                    None
                }
                None => Some(Row::new(&quote.text)),
            };
            rows.extend(own.into_iter().chain(original).map(|mut row| {
                add_names(&mut row, names);
                row
            }));
            rows.extend(quote.note.as_ref().map(|note| {
                let mut row = Row::new(note);
                add_names(&mut row, names);
                row
            }));
        }
    }
    rows.extend(briefing.notes.iter().filter_map(|note| note.note.as_ref()).map(|note| Row::new(note)));
    rows
}

fn add_names(row: &mut Row, names: &str) {
    if names.is_empty() || row.names.ends_with(names) {
        return;
    }
    if !row.names.is_empty() {
        row.names.push(' ');
    }
    row.names.push_str(names);
}

/// Returns the number of the only paragraph that contains all words of a quote.
fn paragraph_of(quote: &Quote, section: &Section) -> Option<usize> {
    let all = quote.anchor.whole()?;
    let index = section.paragraphs.partition_point(|paragraph| paragraph.end < all.end);
    section.paragraphs.get(index).filter(|paragraph| paragraph.start <= all.start).map(|_| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    const TEXT: &str = r#"
format = 1
[event]
title = "Night Berths"
summary = "About dues."
[[speakers]]
id = "ada"
name = "Ada Ling"
aliases = ["the chair"]
[[sections]]
id = "one"
title = "Opening"
text = """
Ada Ling said: "Berths by night."

Nobody else spoke.
"""
[[sections.captions]]
text = "The quay"
[[sections.quotes]]
speaker = "ada"
text = "Berths by night."
original = { text = "夜间泊位" }
[[sections.quotes]]
speaker = "ada"
text = "By night. Nobody"
note = "Two turns"
[[sections.notes]]
text = "Nobody else"
note = "Not even Bo"
tags = ["silence"]
"#;

    #[test]
    fn every_text_has_a_row_and_statements_give_it_names() {
        let (briefing, _) = document::read(TEXT);
        let rows = rows(&briefing.unwrap());
        let shown: Vec<(&str, &str)> = rows.iter().map(|row| (&*row.words, &*row.names)).collect();
        assert_eq!(
            shown,
            [
                ("night berths", ""),
                ("about dues", ""),
                ("opening", ""),
                ("ada ling said berths by night", "ada ling the chair"),
                ("nobody else spoke", ""),
                ("the quay", ""),
                ("夜间 间泊 泊位 位", "ada ling the chair"),
                ("by night nobody", "ada ling the chair"),
                ("two turns", "ada ling the chair"),
                ("not even bo", ""),
            ]
        );
    }
}
