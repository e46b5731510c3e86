//! Picking from a list by a few letters: accents, case and the order of words do not matter.

use super::App;
use crate::model::{SectionId, SpeakerId};
use crate::pane::hue;
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::fold::loose;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tui_input::{Input as Line, InputRequest};

/// What an item leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A speaker.
    Speaker(SpeakerId),
    /// A section.
    Section(SectionId),
    /// A briefing of the shelf.
    Briefing(usize),
}

#[derive(Debug)]
struct Item {
    row: Row,
    hay: String,
    target: Target,
}

/// A list with a line to type in.
#[derive(Debug)]
pub struct Picker {
    /// What is picked: `Speakers`.
    pub title: &'static str,
    /// What is typed.
    pub line: Line,
    /// The item that is pointed at, among those found.
    pub chosen: usize,
    items: Vec<Item>,
    found: Vec<usize>,
}

impl Picker {
    fn new(title: &'static str, items: Vec<Item>, current: Option<Target>) -> Self {
        let found = (0..items.len()).collect();
        let chosen = items.iter().position(|item| Some(item.target) == current).unwrap_or(0);
        Self { title, line: Line::default(), chosen, items, found }
    }

    /// How many items are found, and of how many.
    pub fn count(&self) -> (usize, usize) {
        (self.found.len(), self.items.len())
    }

    /// The row of a found item.
    pub fn row(&self, index: usize) -> Option<&Row> {
        self.found.get(index).map(|item| &self.items[*item].row)
    }

    /// What the item that is pointed at leads to.
    pub fn target(&self) -> Option<Target> {
        self.found.get(self.chosen).map(|item| self.items[*item].target)
    }

    /// Points further down or up, around the ends.
    pub(super) fn step(&mut self, forward: bool, by: usize) {
        let Some(last) = self.found.len().checked_sub(1) else { return };
        self.chosen = match (forward, by) {
            (true, 1) if self.chosen == last => 0,
            (false, 1) if self.chosen == 0 => last,
            (true, by) => (self.chosen + by).min(last),
            (false, by) => self.chosen.saturating_sub(by),
        };
    }

    /// Changes what is typed and finds anew.
    pub(super) fn edit(&mut self, request: InputRequest) {
        if self.line.handle(request).is_some_and(|change| change.value) {
            self.find();
        }
    }

    fn find(&mut self) {
        let query = loose(self.line.value());
        self.chosen = 0;
        if query.trim().is_empty() {
            self.found = (0..self.items.len()).collect();
            return;
        }
        let pattern = Pattern::new(&query, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (index, item) in self.items.iter().enumerate() {
            if let Some(score) = pattern.score(Utf32Str::new(&item.hay, &mut buffer), &mut matcher) {
                scored.push((score, index));
            }
        }
        // Letters scattered over a long post are no find beside ones that stand together in a name.
        let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
        scored.retain(|(score, _)| u64::from(*score) * 3 >= u64::from(best) * 2);
        scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        self.found = scored.into_iter().map(|(_, index)| index).collect();
    }
}

impl App {
    /// A picker of speakers.
    pub(super) fn speaker_picker(&self) -> Picker {
        let briefing = self.briefing();
        let view = self.view();
        let items = briefing.speaker_ids().map(|id| {
            let speaker = &briefing[id];
            let post = speaker.post();
            let mut row = Row::of(hue(id), view.letters(id))
                .with(Role::Text, "  ")
                .with(Role::Text, isolated(&speaker.name));
            let native = speaker.native.as_deref().unwrap_or_default();
            row.push(Role::Faint, [" ", &isolated(native)].concat().trim_end());
            row.push(Role::Faint, ["  ", &isolated(&post)].concat().trim_end());
            let aliases = speaker.aliases.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" ");
            let hay = loose(&[&*speaker.name, native, &aliases, &post].join(" "));
            Item { row, hay, target: Target::Speaker(id) }
        });
        Picker::new("Speakers", items.collect(), self.selection.speaker.map(Target::Speaker))
    }

    /// A picker of sections.
    pub(super) fn section_picker(&self) -> Picker {
        let briefing = self.briefing();
        let items = briefing.section_ids().map(|id| {
            let section = &briefing[id];
            let mut row = Row::new();
            if let Some(clock) = section.start.and_then(|start| start.clock()) {
                row.push(Role::Faint, format!("{clock}  "));
            }
            row.push_field(Role::Text, &section.title);
            let room = section.room.as_deref().unwrap_or_default();
            row.push(Role::Faint, ["  ", &isolated(room)].concat().trim_end());
            let names: Vec<&str> = section.speakers.iter().map(|speaker| &*briefing[*speaker].name).collect();
            let hay = loose(&[&*section.title, room, &names.join(" ")].join(" "));
            Item { row, hay, target: Target::Section(id) }
        });
        Picker::new("Agenda", items.collect(), self.selection.section.map(Target::Section))
    }

    /// A picker of the briefings on the shelf.
    pub(super) fn briefing_picker(&self) -> Picker {
        let items = self.shelf.iter().enumerate().map(|(index, volume)| {
            let event = volume.briefing.as_ref().map(|briefing| &briefing.event);
            let title = event.map_or("", |event| &*event.title);
            let place = event.and_then(|event| event.place.as_deref()).unwrap_or_default();
            let days = event.and_then(crate::model::Event::days).unwrap_or_default();
            let row = Row::of(Role::Text, isolated(title))
                .with(Role::Faint, ["  ", &*volume.name].concat())
                .with(Role::Faint, ["  ", place].concat().trim_end())
                .with(Role::Faint, ["  ", &days].concat().trim_end());
            let hay = loose(&[title, &volume.name, place, &days].join(" "));
            Item { row, hay, target: Target::Briefing(index) }
        });
        Picker::new("Briefings", items.collect(), Some(Target::Briefing(self.open)))
    }

    /// Goes where a picker points.
    pub(super) fn go_to(&mut self, target: Target) {
        match target {
            Target::Speaker(speaker) => self.choose_speaker(Some(speaker)),
            Target::Section(section) => self.choose_section(section),
            Target::Briefing(index) => self.open_volume(index),
        }
    }
}
