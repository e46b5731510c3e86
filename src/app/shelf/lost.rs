//! Marks whose words are no longer in the text: they are kept, listed and counted, and exports leave them out.

use crate::app::App;
use crate::memory::Marked;
use crate::row::{Role, Row};
use crate::text::Safe;

/// What is said of a mark whose words are gone.
pub(super) const GONE: &str = "no longer in the text";

impl App {
    /// The number of marked quotes whose words are no longer in their texts.
    pub fn lost_marks(&self) -> usize {
        self.shelf.memory.lost().count()
    }

    /// Says how many marked quotes are no longer in the texts, if that concerns the briefing.
    pub(super) fn say_lost(&mut self, entry: usize) {
        let is_here = self.shelf.memory.lost().any(|(own, _)| own == entry);
        if is_here {
            let words = match self.lost_marks() {
                1 => format!("1 marked quote is {GONE}; exports leave it out"),
                count => format!("{count} marked quotes are {GONE}; exports leave them out"),
            };
            self.say(Role::Doubt, words);
        }
    }

    /// The end of a message about an export: how many marked quotes were left out; empty if there are none.
    pub(super) fn left_out(&self) -> String {
        match self.lost_marks() {
            0 => String::new(),
            1 => format!("; 1 marked quote that is {GONE} was left out"),
            count => format!("; {count} marked quotes that are {GONE} were left out"),
        }
    }

    /// The marked quotes of the open briefing whose words are no longer in its text, as rows.
    pub(super) fn lost_rows(&self) -> Vec<Row> {
        let row = |marked: &Marked| {
            Row::of(Role::Key, "x  ")
                .with(Role::Faint, format!("{}  ", Safe::clean_line(&marked.words)))
                .with(Role::Doubt, GONE)
        };
        let lost = self.shelf.memory.lost().filter(|(entry, _)| self.shelf.open == Some(*entry));
        lost.map(|(_, marked)| row(marked)).collect()
    }
}
