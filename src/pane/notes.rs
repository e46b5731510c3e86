//! Notes beside the text: where each is shown, and how.

use crate::model::{Briefing, Noted, QuoteId, SectionId, hashtags};
use crate::text::first_words;
use std::ops::Range;

/// What stands before a note.
pub(super) const LEAD: &str = "note: ";

/// The number of words of a text that are repeated in a note whose place is unknown, or that is read out.
pub(super) const FEW_WORDS: usize = 8;

/// Returns true if the note on a quote is shown in the text, below the words of the quote.
pub fn is_beside(briefing: &Briefing, id: QuoteId) -> bool {
    let quote = &briefing[id];
    let has_text = quote.section.is_none_or(|section| !briefing[section].paragraphs.is_empty());
    quote.note.is_some() && (quote.anchor.is_found() || !has_text)
}

/// The notes of a section that are shown below its paragraphs, each with the number of paragraphs before it.
///
/// They are in the order of the words that they are on. A note whose words are lost comes after the text.
pub(super) fn below(briefing: &Briefing, id: SectionId) -> Vec<(usize, Noted)> {
    let section = &briefing[id];
    let end = |ranges: &[Range<usize>]| ranges.last().map_or(usize::MAX, |range| range.end);
    let words = briefing.notes_of(id).map(|note| {
        let place = briefing[note].place.as_ref();
        (place.map_or(usize::MAX, |range| range.end), Noted::Words(note))
    });
    let quotes = section.quotes.clone().filter_map(|index| briefing.quote_at(index));
    let quotes = quotes.filter(|quote| briefing[*quote].anchor.is_found() && is_beside(briefing, *quote));
    let quotes = quotes.map(|quote| (end(briefing[quote].anchor.ranges()), Noted::Quote(quote)));
    let mut notes: Vec<(usize, Noted)> = words.chain(quotes).collect();
    notes.sort_by_key(|(end, _)| *end);
    notes.into_iter().map(|(end, on)| (section.paragraphs_until(end), on)).collect()
}

/// The text of a note in one line: the note, then its tags.
pub(super) fn text(briefing: &Briefing, on: Noted) -> String {
    let (note, tags) = briefing.noted(on);
    let lost = match on {
        Noted::Words(id) if briefing[id].place.is_none() => {
            format!("(no longer in the text: “{}”) ", first_words(&briefing[id].text, FEW_WORDS))
        }
        _ => String::new(),
    };
    let words = [note.map_or("", |note| note), &*hashtags(tags)];
    let words = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("  ");
    [lost, words].concat().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "format = 1\n[event]\ntitle = 'Forum'\n[[sections]]\nid = 'a'\ntitle = 'A'\n\
        text = \"One door.\\n\\nTwo doors.\\n\\nOne wall.\"\n\
        [[sections.quotes]]\ntext = 'Two doors.'\nnote = 'Loud.'\n\
        [[sections.quotes]]\ntext = 'Never.'\nnote = 'Lost.'\n\
        [[sections.notes]]\ntext = 'gone'\nnote = 'Old.'\ntags = ['x']\n\
        [[sections.notes]]\ntext = 'One'\nafter = 'wall'\ntags = ['stone', 'two words']\n\
        [[sections.notes]]\ntext = 'One door. Two'\nnote = 'Both.'\n";

    #[test]
    fn notes_are_below_the_paragraph_in_which_their_words_end() {
        let briefing = crate::document::read(TEXT).0.unwrap();
        let section = briefing.section_at(0).unwrap();
        let notes = below(&briefing, section);
        let shown: Vec<(usize, String)> = notes.iter().map(|(at, on)| (*at, text(&briefing, *on))).collect();
        let expected = [
            (2, "Both."),
            (2, "Loud."),
            (3, "#stone #two words"),
            (3, "(no longer in the text: “gone”) Old.  #x"),
        ];
        assert_eq!(shown, expected.map(|(at, text)| (at, text.to_owned())));
    }
}
