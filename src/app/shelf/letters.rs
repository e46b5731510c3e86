//! Places with a letter: giving one, and going to its place.

use super::lost::GONE;
use crate::action::Action;
use crate::app::{App, Effect};
use crate::memory::{Change, Spot};
use crate::row::{Role, Row};
use crate::text::Safe;

impl App {
    /// Gives this place a letter.
    pub(in crate::app) fn set_mark(&mut self, letter: char) -> Option<Effect> {
        let entry = self.shelf.open?;
        let spot = Spot::new(self.briefing(), &self.reading.flow, self.reading.panes.scroll.text);
        self.change(entry, Change::Mark(letter, spot));
        let words = format!("this place has the letter {letter}");
        let does = format!("then {letter} returns to it");
        self.say_with_key(Role::Good, &words, Action::GoToMark, &does);
        self.save()
    }

    /// Goes to the place of a letter.
    pub(in crate::app) fn go_to_mark(&mut self, letter: char) {
        let spot = self.kept_here().and_then(|kept| kept.memory.marks.get(&letter));
        match spot.map(|spot| spot.find(self.briefing(), &self.reading.flow)) {
            None => {
                let words = format!("no place has the letter {letter}");
                let does = format!("then {letter} gives it to this place");
                self.say_with_key(Role::Doubt, &words, Action::SetMark, &does);
            }
            Some(None) => {
                let words = format!("the place with the letter {letter} is no longer in this briefing");
                self.say(Role::Doubt, words);
            }
            Some(Some(place)) => {
                let is_there = spot.is_some_and(|spot| spot.is_in(self.briefing()));
                self.look_at_top(place);
                self.follow_text();
                if !is_there {
                    let words =
                        format!("the words with the letter {letter} are {GONE}; they were about here");
                    self.say(Role::Doubt, words);
                }
            }
        }
    }

    /// The places of the open briefing that have a letter, as rows.
    pub fn mark_rows(&self) -> Vec<Row> {
        let Some(kept) = self.kept_here() else { return Vec::new() };
        let briefing = self.briefing();
        let row = |(letter, spot): (&char, &Spot)| {
            let id = spot.section.as_deref().unwrap_or_default();
            let section = briefing.sections.iter().find(|section| &*section.id == id);
            let title = section.map_or(&*briefing.event.title, |section| &*section.title);
            let words = Safe::clean_line(&spot.words);
            let words = if *words == *title { "" } else { &*words };
            let letter = Safe::clean_line(&letter.to_string());
            let row = Row::of(Role::Key, format!("{letter}  ")).with(Role::Text, title);
            let row = if spot.is_in(briefing) { row } else { row.with(Role::Doubt, format!("  {GONE}")) };
            row.with(Role::Faint, format!("  {words}"))
        };
        kept.memory.marks.iter().map(row).chain(self.lost_rows()).collect()
    }
}
