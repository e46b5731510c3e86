//! A list to pick from, narrowed by typing.

use crate::action::PickerAction;
use crate::app::fuzzy::ranked;
use crate::app::overlay::asked::Asked;
use crate::app::overlay::outcome::{Event, Outcome, Request, Target};
use crate::app::overlay::prompt::line_edit;
use crate::app::{App, Mouse};
use crate::layout::{self, Position, Rect};
use crate::row::Row;
use crate::text::fold::loose;
use tui_input::{Input as Line, InputRequest};

/// An item of a picker.
#[derive(Debug)]
pub(in crate::app) struct Item {
    /// What is shown.
    pub(in crate::app) row: Row,
    /// The text that is searched, folded.
    pub(in crate::app) text: String,
    /// What selecting it does.
    pub(in crate::app) target: Target,
}

/// A list to pick from, with a line to type in.
#[derive(Debug)]
pub struct Picker {
    /// The title, which names what is picked.
    pub title: &'static str,
    /// What is typed in its line.
    pub line: Line,
    /// The selected item, by its index among those found.
    pub selected: usize,
    /// True if the selected item was changed since the line was.
    has_moved: bool,
    items: Vec<Item>,
    found: Vec<usize>,
}

/// Maximum number of characters of pasted text that are typed into a picker.
const MAX_PASTED_CHARS: usize = 200;
/// Number of items that a page of a picker holds.
const PAGE_ITEMS: usize = 10;

impl Picker {
    pub(in crate::app) fn new(title: &'static str, items: Vec<Item>, current: Option<Target>) -> Self {
        let found = (0..items.len()).collect();
        let selected = items.iter().position(|item| Some(item.target) == current).unwrap_or(0);
        Self { title, line: Line::default(), selected, has_moved: false, items, found }
    }

    /// True if the user moves in the list, and not in the line.
    pub fn has_moved(&self) -> bool {
        self.has_moved
    }

    /// The first item in view if `rows` of them are.
    pub fn first_in_view(&self, rows: usize) -> usize {
        (self.selected + 1).saturating_sub(rows)
    }

    /// The number of items found, and of all items.
    pub fn count(&self) -> (usize, usize) {
        (self.found.len(), self.items.len())
    }

    /// The row of a found item.
    pub fn row(&self, index: usize) -> Option<&Row> {
        self.found.get(index).map(|item| &self.items[*item].row)
    }

    /// The target of the selected item.
    pub fn target(&self) -> Option<Target> {
        self.target_at(self.selected)
    }

    /// The target of a found item.
    pub fn target_at(&self, index: usize) -> Option<Target> {
        self.found.get(index).map(|item| self.items[*item].target)
    }

    /// The target of the first of all items, found or not.
    pub(in crate::app) fn first(&self) -> Option<Target> {
        self.items.first().map(|item| item.target)
    }

    /// The same list with this text typed in its line.
    pub(in crate::app) fn typed(mut self, line: Line) -> Self {
        self.line = line;
        if !self.line.value().is_empty() {
            self.find();
        }
        self
    }

    fn find(&mut self) {
        self.selected = 0;
        let texts = self.items.iter().map(|item| &*item.text);
        let new = self.items.iter().position(|item| item.target == Target::NewSpeaker);
        let Some(new) = new else {
            self.found = ranked(self.line.value(), texts);
            return;
        };
        // A name that nobody has is that of somebody new, so letters that are somewhere in a name are not enough.
        let typed = loose(self.line.value());
        let begins = |text: &str, word: &str| text.split(' ').any(|own| own.starts_with(word));
        let fits = |text: &&str| typed.split_whitespace().all(|word| begins(text, word));
        let found = texts.enumerate().filter(|(index, text)| *index != new && fits(text));
        self.found = found.map(|(index, _)| index).collect();
        self.found.push(new);
    }

    pub(super) fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        match event {
            Event::Action(action, _) => {
                return PickerAction::of(action).map_or_else(Outcome::keep, |action| self.action(action));
            }
            Event::Key(key) => {
                if let Some(request) = line_edit(key) {
                    self.edit(request);
                }
            }
            Event::Paste(text) => {
                for c in text.chars().filter(|c| !c.is_control()).take(MAX_PASTED_CHARS) {
                    self.edit(InputRequest::InsertChar(c));
                }
            }
            Event::Line(words) => {
                self.line = Line::new(words.to_owned());
                if !words.is_empty() {
                    self.find();
                }
            }
            Event::Item(index) => {
                if index < self.found.len() {
                    self.selected = index;
                    return self.action(PickerAction::Choose);
                }
            }
            Event::Mouse(at, Mouse::Click) => {
                if let Some(index) = self.item_at(at, app) {
                    self.selected = index;
                    return self.action(PickerAction::Choose);
                }
            }
            Event::Mouse(_, Mouse::WheelDown) => self.step(true, Mouse::WHEEL_ROWS),
            Event::Mouse(_, Mouse::WheelUp) => self.step(false, Mouse::WHEEL_ROWS),
            Event::Mouse(_, Mouse::DoubleClick | Mouse::Drag) => {}
        }
        Outcome::keep()
    }

    fn action(&mut self, action: PickerAction) -> Outcome {
        match action {
            PickerAction::Back => return Outcome::close(),
            PickerAction::Choose => {
                let typed = self.line.value().trim();
                if self.target() == Some(Target::NewSpeaker) && !typed.is_empty() {
                    return Outcome::close_and(Request::Answer(Asked::NewSpeaker, typed.to_owned()));
                }
                if let Some(target) = self.target() {
                    return Outcome::close_and(Request::GoTo(target));
                }
            }
            PickerAction::Down => self.step(true, 1),
            PickerAction::Up => self.step(false, 1),
            PickerAction::PageDown => self.step(true, PAGE_ITEMS),
            PickerAction::PageUp => self.step(false, PAGE_ITEMS),
            PickerAction::Suspend => return Outcome::suspend(),
            PickerAction::QuitNow => return Outcome::quit(),
        }
        Outcome::keep()
    }

    /// Moves the selection down or up; single steps wrap around the ends.
    fn step(&mut self, forward: bool, by: usize) {
        let Some(last) = self.found.len().checked_sub(1) else { return };
        self.has_moved = true;
        self.selected = match (forward, by) {
            (true, 1) if self.selected == last => 0,
            (false, 1) if self.selected == 0 => last,
            (true, by) => (self.selected + by).min(last),
            (false, by) => self.selected.saturating_sub(by),
        };
    }

    /// Edits the line, and finds the items that match it.
    fn edit(&mut self, request: InputRequest) {
        self.has_moved = false;
        if self.line.handle(request).is_some_and(|change| change.value) {
            self.find();
        }
    }

    /// The found item at a cell of the screen.
    fn item_at(&self, at: Position, app: &App) -> Option<usize> {
        let (width, height) = layout::picker_size(app.size, self.count().1);
        let rows: Rect = layout::picker_rows(layout::window(app.size, width, height).1);
        let index = self.first_in_view(usize::from(rows.height)) + usize::from(at.y.checked_sub(rows.y)?);
        (rows.contains(at) && self.row(index).is_some()).then_some(index)
    }
}
