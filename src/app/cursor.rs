//! A cursor in a list of rows: the selected one, and the first one in view.

use super::reading::movement::settled;
use crate::action::Action;

/// A cursor in a list of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The selected row.
    pub(super) selected: usize,
    /// The first row in view.
    pub(super) first: usize,
}

impl Cursor {
    /// Moves in a list of `len` rows, as far as there are any.
    pub(super) fn step(&mut self, (forward, by): (bool, usize), len: usize) {
        self.selected = if forward {
            self.selected.saturating_add(by).min(len.saturating_sub(1))
        } else {
            self.selected.saturating_sub(by)
        };
    }

    /// Selects a row of a list of `len`; returns true if there is one.
    pub(super) fn select(&mut self, row: usize, len: usize) -> bool {
        if row < len {
            self.selected = row;
        }
        row < len
    }

    /// Scrolls so that the selected row of a list of `len` is among the `height` rows in view.
    pub(super) fn settle(&mut self, len: usize, height: usize) {
        self.first = settled(self.first, len, height, Some(self.selected), |_| 1);
    }
}

/// Returns how far an action moves in a list with pages of some rows, and true if it moves forward.
///
/// `None` for an action that does not move in a list.
pub(super) fn steps(action: Action, page: usize, times: usize) -> Option<(bool, usize)> {
    Some(match action {
        Action::Down | Action::NextBriefing => (true, times),
        Action::Up | Action::PreviousBriefing => (false, times),
        Action::HalfDown => (true, (page / 2).max(1)),
        Action::HalfUp => (false, (page / 2).max(1)),
        Action::PageDown => (true, page),
        Action::PageUp => (false, page),
        Action::Top => (false, usize::MAX),
        Action::Bottom => (true, usize::MAX),
        _ => return None,
    })
}
