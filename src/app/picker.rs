//! Picking from a list by a few letters: accents, case and the order of words do not matter.

use super::{App, Effect, Overlay};
use crate::action::{ACTIONS, Action, Context};
use crate::layout::{self, Rect};
use crate::model::{SectionId, SpeakerId};
use crate::pane::filter::Facet;
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
    /// A theme, by its place in the list.
    Theme(usize),
    /// A filter to set or to take out.
    Facet(Facet),
    /// An action to do.
    Action(Action),
    /// A format to copy in, by its place among them.
    Format(usize),
}

#[derive(Debug)]
pub(super) struct Item {
    pub(super) row: Row,
    pub(super) hay: String,
    pub(super) target: Target,
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
    pub(super) fn new(title: &'static str, items: Vec<Item>, current: Option<Target>) -> Self {
        let found = (0..items.len()).collect();
        let chosen = items.iter().position(|item| Some(item.target) == current).unwrap_or(0);
        Self { title, line: Line::default(), chosen, items, found }
    }

    /// A picker of themes, given by name and what they are.
    pub(super) fn of_themes(themes: Vec<(String, String)>, current: Option<usize>) -> Self {
        let items = themes.into_iter().enumerate().map(|(index, (name, about))| {
            let hay = loose(&[&*name, &about].join(" "));
            let row = Row::of(Role::Text, format!("{name:<16}")).with(Role::Faint, about);
            Item { row, hay, target: Target::Theme(index) }
        });
        Self::new("Themes", items.collect(), current.map(Target::Theme))
    }

    /// Whether themes are picked.
    pub(super) fn is_of_themes(&self) -> bool {
        self.items.iter().any(|item| matches!(item.target, Target::Theme(_)))
    }

    /// Whether formats are picked.
    pub(super) fn is_of_formats(&self) -> bool {
        self.items.iter().any(|item| matches!(item.target, Target::Format(_)))
    }

    /// The first item in sight of so many rows.
    pub fn first_in_sight(&self, rows: usize) -> usize {
        (self.chosen + 1).saturating_sub(rows)
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

    /// What a found item leads to.
    pub fn target_at(&self, index: usize) -> Option<Target> {
        self.found.get(index).map(|item| self.items[*item].target)
    }

    /// What the first of all items leads to, found or not.
    pub(super) fn first(&self) -> Option<Target> {
        self.items.first().map(|item| item.target)
    }

    /// The same list with this typed in it.
    pub(super) fn typed(mut self, line: Line) -> Self {
        self.line = line;
        if !self.line.value().is_empty() {
            self.find();
        }
        self
    }

    /// Points at a found item; whether there is such a one.
    pub(super) fn point(&mut self, index: usize) -> bool {
        let there = index < self.found.len();
        if there {
            self.chosen = index;
        }
        there
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
        self.chosen = 0;
        self.found = ranked(self.line.value(), self.items.iter().map(|item| &*item.hay));
    }
}

/// Which of the texts hold what was typed, by their places: all when nothing was, else the best first.
pub(super) fn ranked<'a>(typed: &str, hays: impl ExactSizeIterator<Item = &'a str>) -> Vec<usize> {
    let query = loose(typed);
    if query.trim().is_empty() {
        return (0..hays.len()).collect();
    }
    let pattern = Pattern::new(&query, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy);
    // What is typed first of a name stands first in it: "link" is the format of that name, not one with a link in it.
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (index, hay) in hays.enumerate() {
        if let Some(score) = pattern.score(Utf32Str::new(hay, &mut buffer), &mut matcher) {
            scored.push((score, index));
        }
    }
    // Letters scattered over a long post are no find beside ones that stand together in a name.
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
    scored.retain(|(score, _)| u64::from(*score) * 3 >= u64::from(best) * 2);
    scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    scored.into_iter().map(|(_, index)| index).collect()
}

impl App {
    /// The first item of a picker in sight, and where its rows are.
    pub(super) fn picker_rows(&self, picker: &Picker) -> (usize, Rect) {
        let (width, height) = layout::picker_size(self.size, picker.count().1);
        let rows = layout::picker_rows(layout::window(self.size, width, height).1);
        (picker.first_in_sight(usize::from(rows.height)), rows)
    }

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
        Picker::new("Speakers", items.collect(), self.selection.filter.speaker().map(Target::Speaker))
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

    /// A picker of all that can be asked for: what it does, its keys, and why it is off if it is.
    pub(super) fn command_picker(&self) -> Picker {
        let own =
            ACTIONS.iter().filter(|row| row.context == Context::Reader && row.action != Action::Commands);
        let room =
            own.clone().map(|own| self.bindings().shown_keys(own).chars().count()).max().unwrap_or(0) + 1;
        let items = own.map(|own| {
            let keys = format!("{:room$}", self.bindings().shown_keys(own));
            let off = self.off(own.action);
            let row = match off {
                None => Row::of(Role::Key, &*keys).with(Role::Text, own.words),
                // Why it is off comes first, since the end of a row may be out of sight.
                Some(why) => {
                    let words = own.words.split([';', ',', ':']).next().unwrap_or_default();
                    Row::of(Role::Faint, format!("{keys}{why}{}{words}", self.setup.glyphs.dot))
                }
            };
            let hay = loose(&[own.words, own.name, &keys].join(" "));
            Item { row, hay, target: Target::Action(own.action) }
        });
        Picker::new("Commands", items.collect(), None)
    }

    /// What an action does in a picker.
    pub(super) fn picker_action(&mut self, mut picker: Box<Picker>, action: Action) -> Option<Effect> {
        match action {
            Action::Back => return None,
            Action::Choose => {
                if let Some(target) = picker.target() {
                    return self.go_to(target);
                }
            }
            Action::Down => picker.step(true, 1),
            Action::Up => picker.step(false, 1),
            Action::PageDown => picker.step(true, 10),
            Action::PageUp => picker.step(false, 10),
            _ => {}
        }
        self.overlay = Some(Overlay::Picker(picker));
        None
    }

    /// Goes where a picker points.
    pub(super) fn go_to(&mut self, target: Target) -> Option<Effect> {
        match target {
            Target::Action(action) => return self.act(action, None),
            Target::Format(index) => return self.copy_in(index),
            Target::Facet(facet) => self.toggle(facet),
            Target::Speaker(speaker) => self.choose_speaker(Some(speaker)),
            Target::Section(section) => self.choose_section(section),
            Target::Theme(index) => self.keep_theme(index),
        }
        None
    }
}
