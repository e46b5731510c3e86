//! Recognizes double clicks: a second press in the same cell, soon after the first.

use crate::app::Mouse;
use std::time::{Duration, Instant};

/// How soon after the first press the second one makes a double click.
const INTERVAL: Duration = Duration::from_millis(400);

/// The last press of the mouse button.
#[derive(Debug, Default)]
pub(super) struct Clicks {
    last: Option<(u16, u16, Instant)>,
}

impl Clicks {
    /// Returns what the mouse did at a cell, with the second of two presses as a double click.
    pub(super) fn told(&mut self, x: u16, y: u16, mouse: Mouse, now: Instant) -> Mouse {
        if mouse != Mouse::Click {
            self.last = None;
            return mouse;
        }
        let is_second = self.last.take().is_some_and(|(left, top, then)| {
            (left, top) == (x, y) && now.saturating_duration_since(then) < INTERVAL
        });
        if is_second {
            return Mouse::DoubleClick;
        }
        self.last = Some((x, y, now));
        mouse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_presses_in_a_cell_soon_after_each_other_are_a_double_click() {
        let start = Instant::now();
        let mut clicks = Clicks::default();
        let mut told = |x, mouse, millis| clicks.told(x, 1, mouse, start + Duration::from_millis(millis));
        assert_eq!(told(1, Mouse::Click, 0), Mouse::Click);
        assert_eq!(told(1, Mouse::Click, 200), Mouse::DoubleClick);
        assert_eq!(told(1, Mouse::Click, 300), Mouse::Click, "a third press begins again");
        assert_eq!(told(2, Mouse::Click, 400), Mouse::Click);
        assert_eq!(told(2, Mouse::Click, 900), Mouse::Click);
        assert_eq!(told(2, Mouse::Drag, 950), Mouse::Drag);
        assert_eq!(told(2, Mouse::Click, 1000), Mouse::Click);
    }
}
