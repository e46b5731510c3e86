//! Hits: the matches in a whole briefing, each with its position and the words around it.

use crate::model::{Briefing, QuoteId, SectionId, SpeakerId};
use crate::pane::flow::{BlockKind, Flow};
use crate::pane::texts::{Field, Texts, Unit};
use crate::text::find::Needle;
use std::ops::Range;

/// A match with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The section; `None` for the event and for speakers.
    pub section: Option<SectionId>,
    /// What contains the words: `text`, `quote`, `caption`, `speaker`, ….
    pub holder: &'static str,
    /// The quote that the words are part of.
    pub quote: Option<QuoteId>,
    /// The speaker who said the words, or whom they are about.
    pub speaker: Option<SpeakerId>,
    /// The words before the match, on one line.
    pub before: String,
    /// The words of the match.
    pub words: String,
    /// The words after the match.
    pub after: String,
}

/// Returns all matches in reading order, each with its context.
///
/// The context has about `around` characters on either side.
pub fn hits(briefing: &Briefing, needle: &Needle, around: usize) -> Vec<Hit> {
    let flow = Flow::new(briefing);
    let texts = Texts::new(briefing, &flow);
    let mut hits = Vec::new();
    for unit in (0..texts.len()).filter_map(|number| texts.unit(number)) {
        for index in 0..texts.fields(unit) {
            let Some(field) = texts.field(unit, index) else { continue };
            for range in field.found(needle) {
                let (before, words, after) = context(&field.text, &range, around);
                let hit = Hit { before, words, after, ..place(briefing, &flow, unit, &field, &range) };
                hits.push(hit);
            }
        }
    }
    hits
}

/// The position of a match, without its words.
fn place(briefing: &Briefing, flow: &Flow, unit: Unit, field: &Field<'_>, range: &Range<usize>) -> Hit {
    let (section, holder, quote, speaker) = match unit {
        Unit::Speaker(speaker) => (None, "speaker", None, Some(speaker)),
        Unit::Quote(quote) => (briefing[quote].section, field.name, Some(quote), briefing[quote].speaker),
        Unit::Block(block) => {
            let block = &flow.blocks[block];
            let of_text =
                || block.section.and_then(|section| Some(flow.stands_in(section, range).next()?.quote));
            let quote = match block.kind {
                BlockKind::Quote(quote) => Some(quote),
                BlockKind::Paragraph(_) => of_text(),
                _ => None,
            };
            let speaker = match (block.section, &block.kind) {
                (Some(section), BlockKind::Figure(index)) => briefing[section].figures[*index].speaker,
                _ => quote.and_then(|quote| briefing[quote].speaker),
            };
            let holder = if quote.is_some() { "quote" } else { holder(&block.kind) };
            (block.section, holder, quote, speaker)
        }
    };
    Hit { section, holder, quote, speaker, before: String::new(), words: String::new(), after: String::new() }
}

fn holder(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::EventTitle | BlockKind::Title => "title",
        BlockKind::EventFacts | BlockKind::Facts => "agenda",
        BlockKind::Summary(_) => "summary",
        BlockKind::Paragraph(_) => "text",
        BlockKind::Picture(_) | BlockKind::Caption(_) => "caption",
        BlockKind::Figure(_) => "figure",
        BlockKind::Quote(_) => "quote",
    }
}

/// Returns the words before, in and after a range, each on one line.
///
/// They are cut between words if possible.
fn context(text: &str, range: &Range<usize>, around: usize) -> (String, String, String) {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (head, rest) = text.split_at(range.start);
    let (words, tail) = rest.split_at(range.len());
    let from = head.char_indices().rev().take(around).last().map_or(range.start, |(at, _)| at);
    let from = match head.split_at(from).1.find(char::is_whitespace) {
        Some(space) if from > 0 => from + space,
        _ => from,
    };
    let to = tail.char_indices().nth(around).map_or(tail.len(), |(at, _)| at);
    let to = match tail.split_at(to).0.rfind(char::is_whitespace) {
        Some(space) if to < tail.len() => space,
        _ => to,
    };
    let (left_out, near) = head.split_at(from);
    let mut before = line(near);
    if !left_out.trim().is_empty() {
        before.insert(0, '…');
    }
    if head.ends_with(char::is_whitespace) && !before.is_empty() {
        before.push(' ');
    }
    let (near, left_out) = tail.split_at(to);
    let mut after = line(near);
    if tail.starts_with(char::is_whitespace) && !after.is_empty() {
        after.insert(0, ' ');
    }
    if !left_out.trim().is_empty() {
        after.push('…');
    }
    (before, line(words), after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;
    use crate::library::{EMBEDDED, Volume};

    #[test]
    fn context_is_cut_between_words_and_stays_on_one_line() {
        let text = "One two three\nfour five six seven.";
        assert_eq!(
            context(text, &(14..18), 9),
            ("…three ".to_owned(), "four".to_owned(), " five…".to_owned())
        );
        assert_eq!(context("四五六七八", &(6..9), 1), ("…五".to_owned(), "六".to_owned(), "七…".to_owned()));
    }

    #[test]
    fn a_hit_has_the_speaker_whose_words_contain_it() {
        let (name, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
        let briefing = Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles).briefing.unwrap();
        for (number, quote) in briefing.quotes.iter().enumerate().filter(|(_, quote)| quote.section.is_some())
        {
            let words = crate::text::first_words(&quote.text, 6);
            let found = hits(&briefing, &Needle::new(&words).unwrap(), 20);
            assert!(
                found
                    .iter()
                    .any(|hit| hit.quote == briefing.quote_at(number) && hit.speaker == quote.speaker),
                "{words}: {found:?}"
            );
        }
    }
}
