//! Spots: places in a briefing that can be found again after the file was edited.

use crate::model::{Briefing, Section, SectionId};
use crate::pane::flow::{Block, BlockKind, Flow, Place};
use crate::text::fold::Folded;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The number of characters kept on either side of a spot, to find it again.
const CONTEXT_CHARS: usize = 60;
/// The maximum number of matches that are compared for the nearest one.
const MAX_MATCHES: usize = 10_000;

/// The part of a section that contains a spot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The head of a section.
    #[default]
    Head,
    /// The text of a section.
    Text,
    /// A caption, figure or quote of a section, or a block of the event, by its index among the blocks of the section or
    /// of the event.
    Block(usize),
}

/// A place in a briefing with the words around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The section, by its id.
    #[serde(default)]
    pub section: Option<String>,
    /// The part of the section.
    #[serde(default)]
    pub part: Part,
    /// A byte of the text of the section or of the block.
    pub at: usize,
    /// The words before the spot.
    #[serde(default)]
    pub before: String,
    /// The words from the spot on.
    #[serde(default)]
    pub words: String,
}

impl Spot {
    /// Returns the spot of a place.
    pub fn new(briefing: &Briefing, flow: &Flow, place: Place) -> Self {
        let Some(block) = flow.blocks.get(place.block) else { return Self::default() };
        let Some(id) = block.section else {
            let text = block.text(briefing);
            let (before, words) = around(&text, place.at);
            let (before, words) = (before.to_owned(), words.to_owned());
            return Self { section: None, part: Part::Block(place.block), at: place.at, before, words };
        };
        let section = &briefing[id];
        let spot = |part, at, text: &str, own: usize| {
            let (before, words) = around(text, own);
            let section = Some(section.id.to_string());
            Self { section, part, at, before: before.to_owned(), words: words.to_owned() }
        };
        match &block.kind {
            BlockKind::Paragraph(range) => {
                let at = range.start + place.at;
                spot(Part::Text, at, &section.text, at)
            }
            BlockKind::Title | BlockKind::Facts => spot(Part::Head, 0, &section.title, 0),
            _ => {
                let number = place.block - flow.blocks_of(id).start;
                spot(Part::Block(number), place.at, &block.text(briefing), place.at)
            }
        }
    }

    /// Returns the current place of the spot; `None` if its section and its words are gone.
    ///
    /// The place is, in order of preference, at the same byte with the same words, at the nearest match of the words, or
    /// equally far into the section.
    pub fn find(&self, briefing: &Briefing, flow: &Flow) -> Option<Place> {
        let Some(id) = &self.section else {
            let Part::Block(number) = self.part else { return None };
            let own = 0..flow.blocks.partition_point(|block| block.section.is_none());
            return Some(self.block(briefing, flow, own, number));
        };
        let own = briefing.section_ids().find(|section| *briefing[*section].id == **id);
        match (own, self.part) {
            (Some(own), Part::Text) => {
                let found = nearest(&briefing[own].text, self).map(|at| (own, at));
                let found = found.or_else(|| self.elsewhere(briefing, own));
                let (section, at) = found.unwrap_or_else(|| (own, floor(&briefing[own].text, self.at)));
                Some(flow.place_at(section, at))
            }
            (Some(own), Part::Block(number)) => Some(self.block(briefing, flow, flow.blocks_of(own), number)),
            (Some(own), _) => Some(flow.section_start(own)),
            (None, Part::Text) => {
                let mut sections = briefing.section_ids();
                sections
                    .find_map(|section| Some(flow.place_at(section, nearest(&briefing[section].text, self)?)))
            }
            (None, _) => {
                let same = briefing.section_ids().find(|section| *briefing[*section].title == *self.words);
                same.map(|section| flow.section_start(section))
            }
        }
    }

    /// Returns true if its words, or those around them, are still in a text, caption or other part of the briefing.
    pub fn is_in(&self, briefing: &Briefing) -> bool {
        if self.words.trim().is_empty() || self.part == Part::Head {
            return true;
        }
        let event = [Some(&briefing.event.title), briefing.event.summary.as_ref()];
        let of_section = |section: &Section| {
            let captions = section.captions.iter().map(|caption| &caption.text);
            nearest(&section.text, self).is_some()
                || captions.chain([&section.title]).any(|text| text.contains(&self.words))
        };
        briefing.sections.iter().any(of_section)
            || event.into_iter().flatten().any(|text| text.contains(&self.words))
            || briefing.quotes.iter().any(|quote| quote.text.contains(&self.words))
            || matches!(self.part, Part::Block(_)) && self.section.is_none()
    }

    /// Returns the section that the words were moved to.
    fn elsewhere(&self, briefing: &Briefing, own: SectionId) -> Option<(SectionId, usize)> {
        let whole = self.words.chars().count() >= CONTEXT_CHARS / 2;
        let mut others = briefing.section_ids().filter(|section| whole && *section != own);
        others.find_map(|section| {
            memmem::find(briefing[section].text.as_bytes(), self.words.as_bytes()).map(|at| (section, at))
        })
    }

    fn block(&self, briefing: &Briefing, flow: &Flow, blocks: Range<usize>, number: usize) -> Place {
        let is_it = |block: &Block| {
            !matches!(block.kind, BlockKind::Paragraph(_))
                && block.text(briefing).get(self.at..).is_some_and(|tail| tail.starts_with(&self.words))
        };
        let same = blocks.start.saturating_add(number);
        if blocks.contains(&same) && is_it(&flow.blocks[same]) {
            return Place { block: same, at: self.at };
        }
        let moved = blocks.clone().find(|index| !self.words.is_empty() && is_it(&flow.blocks[*index]));
        match moved {
            Some(block) => Place { block, at: self.at },
            None => Place { block: same.min(blocks.end.saturating_sub(1)).max(blocks.start), at: 0 },
        }
    }
}

/// Returns some of the characters before and after a byte.
fn around(text: &str, at: usize) -> (&str, &str) {
    let at = floor(text, at);
    let (before, after) = text.split_at(at);
    let start = before.char_indices().rev().take(CONTEXT_CHARS).last().map_or(at, |(start, _)| start);
    let end = after.char_indices().nth(CONTEXT_CHARS).map_or(after.len(), |(len, _)| len);
    (before.split_at(start).1, after.split_at(end).0)
}

/// Returns the nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Returns the byte of a text that best matches a spot.
///
/// It is, in order of preference, the nearest match of the words after the spot, the end of the nearest match of the words
/// before it, or the same for half of the words.
fn nearest(text: &str, spot: &Spot) -> Option<usize> {
    let Spot { at, before, words, .. } = spot;
    if text.get(*at..).is_some_and(|tail| tail.starts_with(&**words)) && !words.is_empty() {
        return Some(*at);
    }
    let exact = closest(text, &[before, words.as_str()].concat(), *at - before.len().min(*at));
    if let Some(start) = exact {
        return Some(start + before.len());
    }
    let folded = Folded::new(text);
    let half = |text: &str, tail: bool| {
        let middle = floor(text, text.len() / 2);
        let (first, second) = text.split_at(middle);
        if tail { second.to_owned() } else { first.to_owned() }
    };
    let ends = |part: &str| Some(loosely(&folded, part, *at)?.end);
    let starts = |part: &str| Some(loosely(&folded, part, *at)?.start);
    starts(words)
        .or_else(|| ends(before))
        .or_else(|| starts(&half(words, false)))
        .or_else(|| ends(&half(before, true)))
        .map(|at| floor(text, at))
}

/// Returns the match of `words` that starts nearest to `at`.
fn closest(text: &str, words: &str, at: usize) -> Option<usize> {
    if words.trim().is_empty() {
        return None;
    }
    memmem::find_iter(text.as_bytes(), words.as_bytes())
        .take(MAX_MATCHES)
        .min_by_key(|start| start.abs_diff(at))
}

/// Like [`closest`], but ignores differences in quotation marks, dashes and spaces.
fn loosely(text: &Folded, words: &str, at: usize) -> Option<Range<usize>> {
    let words = Folded::new(words).into_string();
    // One or two words could match anywhere.
    if words.chars().count() < 4 {
        return None;
    }
    let found = memmem::find_iter(text.as_str().as_bytes(), words.as_bytes()).take(MAX_MATCHES);
    found.map(|start| text.own(start..start + words.len())).min_by_key(|own| own.start.abs_diff(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENING: &str = "The hall was full before the tide came in.\n\nAda Ling said: “Our doors are open.” \
        Nobody left the hall while she spoke of the berths.\n\nThe hall was full when the day ended.";

    fn briefing(opening: &str, second: &str) -> (Briefing, Flow) {
        let source = format!(
            "format = 1\n[event]\ntitle = \"Forum\"\nsummary = \"Two days in the harbour.\"\n[[sections]]\n\
             id = \"opening\"\ntitle = \"Opening\"\ntext = '''\n{opening}\n'''\n\
             [[sections.captions]]\ntext = \"The hall\"\n\
             [[sections]]\nid = \"second\"\ntitle = \"Second\"\ntext = '''\n{second}\n'''\n"
        );
        let (briefing, faults) = crate::document::read(&source);
        assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}");
        let briefing = briefing.unwrap();
        let flow = Flow::new(&briefing);
        (briefing, flow)
    }

    /// The spot at the first of `words` in the section `id`.
    fn spot(id: usize, words: &str) -> Spot {
        let (briefing, flow) = briefing(OPENING, "Berths were counted.");
        let section = briefing.section_at(id).unwrap();
        let at = briefing[section].text.find(words).unwrap();
        Spot::new(&briefing, &flow, flow.place_at(section, at))
    }

    /// The text at a spot, in a briefing that was edited.
    fn text_at(spot: &Spot, opening: &str, second: &str) -> String {
        let (briefing, flow) = briefing(opening, second);
        let place = spot.find(&briefing, &flow).unwrap();
        let text = flow.blocks[place.block].text(&briefing).into_owned();
        text.get(place.at..).unwrap().chars().take(12).collect()
    }

    #[test]
    fn every_place_is_found_again_in_the_same_text() {
        let (briefing, flow) = briefing(OPENING, "Berths were counted.");
        for (number, block) in flow.blocks.iter().enumerate() {
            let text = block.text(&briefing);
            // The two lines of a section's head are one.
            let head = matches!(block.kind, BlockKind::Facts);
            for (at, _) in text.char_indices().step_by(5).filter(|_| !head) {
                let place = Place { block: number, at };
                let spot = Spot::new(&briefing, &flow, place);
                let expected =
                    if matches!(block.kind, BlockKind::Title) { Place { at: 0, ..place } } else { place };
                assert_eq!(spot.find(&briefing, &flow), Some(expected), "{spot:?}");
            }
        }
    }

    #[test]
    fn words_are_found_again_after_added_and_before_removed_text() {
        let left = spot(0, "Nobody left");
        let longer = format!("A paragraph that was not there before.\n\n{OPENING}");
        assert_eq!(text_at(&left, &longer, "x"), "Nobody left ");
        let shorter = OPENING.replace("The hall was full before the tide came in.\n\n", "");
        assert_eq!(text_at(&left, &shorter, "x"), "Nobody left ");
    }

    #[test]
    fn words_are_found_again_with_other_marks_and_spaces() {
        let said = spot(0, "said: “Our");
        let other = OPENING.replace(['“', '”'], "\"").replace("Ada Ling", "Dr. Ada   Ling");
        assert_eq!(text_at(&said, &other, "x"), "said: \"Our d");
    }

    #[test]
    fn rewritten_words_are_found_by_the_words_before_them() {
        let left = spot(0, "Nobody left");
        let other =
            OPENING.replace("Nobody left the hall while she spoke of the berths.", "Everybody stayed.");
        assert_eq!(text_at(&left, &format!("New.\n\n{other}"), "x").trim_start(), "Everybody s");
    }

    #[test]
    fn the_nearest_of_equal_matches_is_found() {
        let hall = spot(0, "The hall was full when");
        assert_eq!(text_at(&hall, &format!("Before.\n\n{OPENING}"), "x"), "The hall was");
        let (briefing, flow) = briefing(&format!("Before.\n\n{OPENING}"), "x");
        let place = hall.find(&briefing, &flow).unwrap();
        assert!(flow.blocks[place.block].text(&briefing).ends_with("when the day ended."));
    }

    #[test]
    fn a_paragraph_that_was_moved_is_found_in_its_new_section() {
        let left = spot(0, "Nobody left");
        assert_eq!(text_at(&left, "Gone.", OPENING), "Nobody left ");
    }

    #[test]
    fn if_the_words_are_gone_the_section_is_found() {
        let left = spot(0, "Nobody left");
        let (briefing, flow) = briefing("Short.", "Other.");
        let place = left.find(&briefing, &flow).unwrap();
        assert_eq!(flow.blocks[place.block].section, briefing.section_at(0));
        let gone = Spot { section: Some("closing".to_owned()), ..left };
        assert_eq!(gone.find(&briefing, &flow), None);
    }

    #[test]
    fn a_byte_inside_a_character_does_not_panic() {
        let spot = Spot { section: Some("opening".to_owned()), part: Part::Text, at: 1, ..Spot::default() };
        let (briefing, flow) = briefing("门门", "x");
        assert_eq!(
            spot.find(&briefing, &flow),
            Some(Place { block: flow.place_at(briefing.section_at(0).unwrap(), 0).block, at: 0 })
        );
        let far = Spot { at: usize::MAX, part: Part::Block(usize::MAX), ..spot };
        assert!(far.find(&briefing, &flow).is_some());
    }
}
