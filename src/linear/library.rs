//! Reads out the results of a search over the library, and its people.

use super::{Linear, Listed};
use crate::action::Action;
use crate::app::LibraryScreen;
use crate::library::hit::Hit;
use crate::model::Date;
use crate::pane::number::counted;
use crate::pane::results::counts;
use crate::people::Person;

impl Linear {
    /// The list that is shown of the library.
    pub(super) fn listed_of_library(&self) -> Option<Listed> {
        Some(match self.app.library_screen()? {
            LibraryScreen::Results(_) => Listed::Results,
            LibraryScreen::People(_) => Listed::People,
        })
    }

    /// Returns true while results or people are being looked up.
    pub(super) fn looks_up(&self) -> bool {
        match self.app.library_screen() {
            Some(LibraryScreen::Results(results)) => {
                results.error.is_none()
                    && !results.is_empty_query()
                    && (results.is_waiting()
                        || !results.is_done
                        || self.resumes_from.is_some() && results.is_resuming())
            }
            Some(LibraryScreen::People(_)) => self.app.people().is_empty(),
            None => false,
        }
    }

    /// Returns true while a query or a name is to be typed.
    pub(super) fn asks_library(&self) -> bool {
        match self.app.library_screen() {
            Some(LibraryScreen::Results(results)) => results.is_typing,
            Some(LibraryScreen::People(people)) => people.is_typing,
            None => false,
        }
    }

    /// Reads out what was looked up, or why nothing was found.
    pub(super) fn tell_library(&mut self) {
        if self.looks_up() {
            return;
        }
        let glyphs = self.app.view().glyphs;
        if let Some(results) = self.app.results() {
            if let Some(error) = &results.error {
                let error = error.to_string();
                return self.say(error);
            }
            let found = counts(&results.counts, results.is_done, usize::MAX, &glyphs);
            let nearest = results.nearest.as_ref();
            let nearest = nearest.map(|(word, nearest)| {
                format!("no text has a word that begins with \"{word}\"; the nearest word is \"{nearest}\"")
            });
            let person = results.person.as_ref().map(|person| {
                let dot = if person.posts.is_empty() { "" } else { ": " };
                format!("{}{dot}{}", person.name, person.posts)
            });
            self.out.extend(person);
            if found.is_empty() {
                return self.say(nearest.unwrap_or_else(|| "nothing was found".to_owned()));
            }
            self.say(found);
        }
        if let Some(listed) = self.listed_of_library() {
            self.tell_list(listed, 0);
        }
    }

    /// Reads out what an action did in the results or the list of people.
    pub(super) fn tell_result(&mut self, action: Action, said: bool) {
        if matches!(action, Action::Group | Action::Undo | Action::Redo | Action::Back) && !said {
            return self.tell_library();
        }
        let number = match self.app.library_screen() {
            Some(LibraryScreen::Results(results)) => results.hit_number(),
            Some(LibraryScreen::People(people)) => Some(people.selected()),
            None => None,
        };
        let line = number.and_then(|number| Some((number, self.library_line(number)?)));
        if let (Some((number, line)), false) = (line, said) {
            self.say(format!("{}. {line}", number + 1));
        }
    }

    /// The number of results or people.
    pub(super) fn len_of_library(&self) -> usize {
        match self.app.library_screen() {
            Some(LibraryScreen::Results(results)) => results.hits.len(),
            Some(LibraryScreen::People(people)) => people.found.len(),
            None => 0,
        }
    }

    /// A result or a person in words.
    pub(super) fn library_line(&self, index: usize) -> Option<String> {
        match self.app.library_screen()? {
            LibraryScreen::Results(results) => {
                let hit = results.hits.get(index)?;
                Some(hit_line(hit, self.app.is_hit_marked(hit)))
            }
            LibraryScreen::People(people) => {
                Some(person_line(self.app.people().get(*people.found.get(index)?)?))
            }
        }
    }
}

fn hit_line(hit: &Hit, is_marked: bool) -> String {
    let day = if hit.event.day.is_empty() { String::new() } else { format!("{}, ", hit.event.day) };
    let who = hit.speaker.as_ref().map_or_else(String::new, |speaker| {
        let post = if speaker.post.is_empty() { String::new() } else { format!(", {}", speaker.post) };
        format!("{}{post}: ", speaker.name)
    });
    let kind = hit.quote.map_or_else(|| hit.kind.name().to_owned(), |kind| kind.name().to_owned());
    let unchecked = if hit.checked == Some(false) { ", attribution not checked" } else { "" };
    let marked = if is_marked { ", marked" } else { "" };
    format!("{day}{who}{} ({kind}{unchecked}{marked}; {})", hit.line, hit.event.title)
}

fn person_line(person: &Person) -> String {
    let post = person.post.words();
    let post = if post.is_empty() { post } else { format!(", {post}") };
    let day = |day: Option<Date>| day.map(Date::iso).unwrap_or_default();
    let said = counted(person.statements, "statement");
    format!("{}{post}: {said}, {} to {}.", person.name, day(person.first), day(person.last))
}
