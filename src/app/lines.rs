//! What can be asked for without keys: an action by name, an item by number, a whole line; and what there is to choose.

use super::{App, Destination, Dialog, Effect, Field, Overlay};
use crate::action::Action;
use crate::export::Attribution;
use crate::layout::PaneName;
use crate::pane::flow::Place;
use crate::pane::linear::item::is_said;
use crate::pane::texts::Texts;
use tui_input::Input as Line;

/// So many bytes before and behind an occurrence are read out with it.
const AROUND: usize = 90;
/// A page, where there is no screen, has so many paragraphs.
pub(super) const PAGE: usize = 10;

impl App {
    /// Whether it is read line by line, without a screen.
    pub fn is_linear(&self) -> bool {
        self.setup.linear
    }

    /// Whether a file was asked for that has not come yet.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Does an action that was asked for by its name.
    pub(super) fn asked_for(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        self.notice = None;
        self.revealed = None;
        self.pending = super::Pending::default();
        self.act(action, count)
    }

    /// Chooses the item at `index` of what lies on top: of a picker, of a line of the export dialog, of the list of
    /// briefings, of the pane that has the keys.
    pub(super) fn item(&mut self, index: usize) -> Option<Effect> {
        self.notice = None;
        match self.overlay.take() {
            Some(Overlay::Picker(mut picker)) => {
                if picker.point(index) {
                    return self.picker_action(picker, Action::Choose);
                }
                self.overlay = Some(Overlay::Picker(picker));
            }
            Some(Overlay::Export(mut dialog)) => {
                dialog.choose(index);
                self.preview(&mut dialog);
                self.overlay = Some(Overlay::Export(dialog));
            }
            None if self.listing => {
                if index < self.list().map_or(0, |list| list.found().len()) {
                    self.point_at_row(index);
                    return self.list_action(Action::Choose, None);
                }
            }
            None => self.choose_item(self.focus, index),
            other => self.overlay = other,
        }
        None
    }

    /// Puts a line in the place of what is typed on top.
    pub(super) fn whole_line(&mut self, words: &str) {
        self.notice = None;
        match self.overlay.take() {
            Some(Overlay::Picker(picker)) => {
                self.overlay = Some(Overlay::Picker(Box::new(picker.typed(Line::new(words.to_owned())))));
            }
            Some(Overlay::Export(mut dialog)) => {
                dialog.type_path(words);
                self.overlay = Some(Overlay::Export(dialog));
            }
            Some(Overlay::Search(mut typing)) => {
                typing.prompt.line = Line::default();
                typing.prompt.paste(words);
                self.search_typed(&typing);
                self.overlay = Some(Overlay::Search(typing));
            }
            None if self.listing => self.set_filter(words),
            other => self.overlay = other,
        }
    }

    /// Goes some paragraphs on or back, to the next that says something; whether there was one.
    pub(super) fn go_by_blocks(&mut self, forward: bool, blocks: usize) -> bool {
        let view = self.view();
        let said = |block: &usize| is_said(&view, *block);
        let here = self.scroll.text.block;
        let found = if forward {
            let all = (here + 1..view.flow.blocks.len()).filter(said);
            all.take(blocks).last()
        } else {
            let all = (0..here).rev().filter(said);
            all.take(blocks).last()
        };
        if let Some(block) = found {
            self.look_at_top(Place { block, at: 0 });
        }
        found.is_some()
    }

    /// What a search has gone to, with some words around it.
    pub fn words_around_match(&self) -> Option<String> {
        let here = self.found_here()?;
        let texts = Texts::new(self.briefing(), self.view().flow);
        let field = texts.field(texts.unit(here.unit)?, here.field)?;
        let text = &*field.text;
        let start = text.floor_char_boundary(here.range.start.saturating_sub(AROUND));
        let end = text.ceil_char_boundary((here.range.end + AROUND).min(text.len()));
        // From a word to a word, where there are spaces.
        let start = if start == 0 {
            0
        } else {
            text[start..here.range.start].find(' ').map_or(start, |space| start + space + 1)
        };
        let end = if end == text.len() {
            end
        } else {
            text[here.range.end..end].rfind(' ').map_or(end, |space| here.range.end + space)
        };
        let (before, behind) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
        Some(format!("{before}{}{behind}", text[start..end].split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// Whether an action is asked for a pane of its own.
    pub fn pane_named(action: Action) -> Option<PaneName> {
        super::moving::pane_of(action)
    }
}

impl Dialog {
    /// What there is to choose on its line: a name and a few words for each; nothing where something is typed.
    pub fn choices(&self) -> Vec<(String, String)> {
        let own = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        match self.field {
            Field::Quotes => {
                let marked = (own("marked", "the quotes that are marked"), true);
                let chosen = (own("chosen", "what is chosen now"), self.subject.is_some());
                [chosen, marked].into_iter().filter(|(_, there)| *there).map(|(choice, _)| choice).collect()
            }
            Field::Format => self.formats.iter().map(|format| own(format.name(), format.purpose())).collect(),
            Field::Destination => self.destinations().map(|one| own(one.name(), one.words())).collect(),
            Field::Names => Attribution::ALL.into_iter().map(|one| own(one.name(), one.words())).collect(),
            Field::Path => Vec::new(),
        }
    }

    /// Which of them is chosen.
    pub fn choice(&self) -> usize {
        match self.field {
            Field::Quotes => usize::from(self.joint && self.subject.is_some()),
            Field::Format => self.format,
            Field::Destination => {
                self.destinations().position(|destination| destination == self.destination).unwrap_or(0)
            }
            Field::Names => {
                Attribution::ALL.into_iter().position(|one| one == self.style.attribution).unwrap_or(0)
            }
            Field::Path => 0,
        }
    }

    /// Chooses one of them.
    fn choose(&mut self, index: usize) {
        match self.field {
            Field::Quotes => self.joint = index == 1 || self.subject.is_none(),
            Field::Format if index < self.formats.len() => self.format = index,
            Field::Destination => {
                let wanted: Option<Destination> = self.destinations().nth(index);
                self.destination = wanted.unwrap_or(self.destination);
            }
            Field::Names => {
                // The path that was typed stays.
                self.style.attribution = Attribution::ALL.get(index).copied().unwrap_or_default();
                return;
            }
            Field::Format | Field::Path => {}
        }
        self.chosen_anew();
    }
}
