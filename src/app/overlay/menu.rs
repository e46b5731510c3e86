//! A menu of corrections, each with a letter.

use crate::action::{Action, CorrectAction};
use crate::app::cursor::{Cursor, steps};
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::{App, Mouse};
use crate::layout;
use crate::row::Row;

/// The menu of corrections.
#[derive(Debug)]
pub struct CorrectMenu {
    /// What would be corrected.
    pub title: String,
    items: Vec<MenuItem>,
    cursor: Cursor,
}

/// A correction in the menu.
#[derive(Debug)]
pub struct MenuItem {
    /// The action.
    pub action: Action,
    /// The letter, and what it would do here.
    pub row: Row,
}

impl CorrectMenu {
    pub(in crate::app) fn new(title: String, items: Vec<MenuItem>) -> Self {
        Self { title, items, cursor: Cursor::default() }
    }

    /// The corrections.
    pub fn items(&self) -> &[MenuItem] {
        &self.items
    }

    /// The index of the selected one.
    pub fn selected(&self) -> usize {
        self.cursor.selected
    }

    pub(super) fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        match event {
            Event::Action(action, count) => match CorrectAction::of(action) {
                Some(CorrectAction::Back) => return Outcome::close(),
                Some(CorrectAction::Suspend) => return Outcome::suspend(),
                Some(CorrectAction::QuitNow) => return Outcome::quit(),
                Some(CorrectAction::Choose) => return self.choose(self.cursor.selected),
                Some(CorrectAction::Down | CorrectAction::Up) => {
                    let step = steps(action, 1, count.unwrap_or(1)).unwrap_or_default();
                    self.cursor.step(step, self.items.len());
                }
                Some(_) => return Outcome::close_and(Request::Do(action, count)),
                None => {}
            },
            Event::Item(index) => return self.choose(index),
            Event::Mouse(at, Mouse::Click) => {
                let (width, height) = self.size();
                let inside = layout::window(app.size, width, height).1;
                if let Some(index) = at.y.checked_sub(inside.y).filter(|_| inside.contains(at)) {
                    return self.choose(self.first_in_view(usize::from(inside.height)) + usize::from(index));
                }
            }
            Event::Key(_) | Event::Paste(_) | Event::Line(_) | Event::Mouse(..) => {}
        }
        Outcome::keep()
    }

    fn choose(&self, index: usize) -> Outcome {
        match self.items.get(index) {
            Some(item) => Outcome::close_and(Request::Do(item.action, None)),
            None => Outcome::keep(),
        }
    }

    /// The first correction in view if `rows` of them are.
    pub fn first_in_view(&self, rows: usize) -> usize {
        (self.cursor.selected + 1).saturating_sub(rows)
    }

    /// The columns and rows of its box.
    pub fn size(&self) -> (u16, u16) {
        let widest = self.items.iter().map(|item| item.row.width()).max().unwrap_or(0);
        let width = widest.max(self.title.chars().count() + 2) + 4;
        let side = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
        (side(width), side(self.items.len() + 2))
    }
}
