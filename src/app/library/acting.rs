//! What keys do with a result: open its briefing at its place, or copy, mark and export its statement.

use crate::action::Action;
use crate::app::{App, Effect};
use crate::layout::PaneName;
use crate::library::hit::Hit;
use crate::pane::flow::{Block, BlockKind, Place};
use crate::query::TextKind;
use crate::row::Role;

/// A place to go to in a briefing that is being opened.
#[derive(Clone, Debug)]
pub(in crate::app) struct Goal {
    hit: Hit,
    /// The query whose words are highlighted.
    typed: String,
    /// True if only statements of the same speaker were found.
    is_of_person: bool,
    /// The action to run there, if the results stay in front.
    then: Option<Action>,
}

impl App {
    /// Opens the briefing of the selected result at its place.
    pub(super) fn open_result(&mut self) -> Option<Effect> {
        if let Some(query) = self.results().and_then(|results| results.selected_query()).map(str::to_owned) {
            return self.set_query(&query);
        }
        self.go_to_result(None)
    }

    /// Runs an action on the statement of the selected result.
    pub(super) fn act_on_result(&mut self, action: Action) -> Option<Effect> {
        let has_statement = self.results().and_then(|results| results.selected_hit()?.kind.quote()).is_some();
        let is_joint = action == Action::Export && self.marked() > 0;
        if !has_statement && !is_joint {
            self.say(Role::Faint, "this is no statement of anybody; Enter opens it in its place");
            return None;
        }
        if !has_statement {
            return self.open_export(1);
        }
        self.go_to_result(Some(action))
    }

    fn go_to_result(&mut self, then: Option<Action>) -> Option<Effect> {
        let results = self.results()?;
        let hit = results.selected_hit()?.clone();
        let (typed, is_of_person) = (results.shown_query.clone(), results.person.is_some());
        let entry = self.shelf.library.index_of(&hit.event.path);
        let Some(entry) = entry else {
            self.say(Role::Error, "this briefing is no longer in the library");
            return None;
        };
        if let Some(results) = self.results_mut() {
            results.is_typing &= then.is_some();
        }
        let goal = Goal { hit, typed, is_of_person, then };
        if self.shelf.open == Some(entry) && self.volume().is_some() {
            return self.reach(goal);
        }
        self.open_entry_at(entry, goal)
    }

    /// Goes to a place in the open briefing.
    pub(in crate::app) fn reach(&mut self, goal: Goal) -> Option<Effect> {
        let Goal { hit, typed, is_of_person, then } = goal;
        self.filter(|filter| *filter = crate::pane::filter::Filter::default());
        let is_found = self.show_hit(&hit);
        if let Some(action) = then {
            if !is_found {
                self.say(Role::Doubt, "the file has changed, and this statement is no longer in it");
                return None;
            }
            return match action {
                Action::MarkQuote => self.toggle_quote(),
                Action::Copy => self.copy(1),
                Action::CopyAs => self.copy_as(),
                _ => self.open_export(1),
            };
        }
        self.library.is_shown = false;
        self.shelf.listing = false;
        self.find_again(&typed, is_of_person);
        if !is_found {
            self.say(Role::Doubt, "the file has changed, and this text is no longer in it");
        }
        None
    }

    /// Shows a text that a search has found; returns false if the briefing does not have it any more.
    fn show_hit(&mut self, hit: &Hit) -> bool {
        let briefing = self.briefing();
        match hit.kind {
            TextKind::Statement(quote) => {
                let is_there = quote.index() < briefing.quotes.len()
                    && is_line_of(hit, &briefing[quote].text)
                    || quote.index() < briefing.quotes.len()
                        && briefing[quote].original.as_ref().is_some_and(|own| is_line_of(hit, &own.text));
                let found = if is_there {
                    Some(quote)
                } else {
                    briefing.quote_ids().find(|quote| is_line_of(hit, &briefing[*quote].text))
                };
                let Some(quote) = found else { return false };
                self.focus_on(PaneName::Text);
                self.select_quote(quote);
                true
            }
            TextKind::Paragraph => {
                let Some(section) = hit.section.filter(|id| id.index() < briefing.sections.len()) else {
                    return false;
                };
                let text = &briefing[section].text;
                let paragraph = briefing[section].paragraphs.iter().find(|own| own.start == hit.at);
                let is_there =
                    paragraph.is_some_and(|own| is_line_of(hit, text.get(own.clone()).unwrap_or("")));
                let place = self.reading.flow.place_at(section, hit.at);
                self.focus_on(PaneName::Text);
                self.look_at_top(place);
                self.follow_text();
                self.reading.selection.quote = None;
                is_there
            }
            TextKind::Caption | TextKind::Title => {
                let blocks = &self.reading.flow.blocks;
                let is_it = |kind: &BlockKind| match hit.kind {
                    TextKind::Title if hit.section.is_none() => matches!(kind, BlockKind::EventTitle),
                    TextKind::Title => matches!(kind, BlockKind::Title),
                    _ => matches!(kind, BlockKind::Caption(_)),
                };
                let block =
                    blocks.iter().position(|block| block.section == hit.section && is_it(&block.kind));
                self.focus_on(PaneName::Text);
                if let Some(block) = block {
                    self.look_at_top(Place { block, at: 0 });
                    self.follow_text();
                }
                block.is_some()
            }
            TextKind::Note(_) => self.show_note(hit),
            TextKind::Summary => {
                self.focus_on(PaneName::Text);
                self.look_at_top(Place::default());
                true
            }
        }
    }

    /// Shows a note that a search has found, or else the words that it was on.
    fn show_note(&mut self, hit: &Hit) -> bool {
        let briefing = self.briefing();
        let is_it = |block: &Block| {
            matches!(block.kind, BlockKind::Note(_)) && is_line_of(hit, &block.text(briefing))
        };
        let block = self.reading.flow.blocks.iter().position(is_it);
        let section = hit.section.filter(|id| id.index() < briefing.sections.len());
        let at_words = section.map(|section| self.reading.flow.place_at(section, hit.at));
        let place = block.map(|block| Place { block, at: 0 }).or(at_words);
        self.focus_on(PaneName::Text);
        if let Some(place) = place {
            self.look_at_top(place);
            self.follow_text();
        }
        block.is_some()
    }
}

/// Returns true if the line of a hit can be from a text.
fn is_line_of(hit: &Hit, text: &str) -> bool {
    let line = hit.line.trim_start_matches("… ").trim_end_matches('…');
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").contains(line.trim())
}
