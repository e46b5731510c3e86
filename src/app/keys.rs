//! Keys: turns key presses into actions, with counts and multi-key sequences.

use super::overlay::outcome::Event;
use super::overlay::prompt::line_edit;
use super::{App, Effect, LibraryScreen, Overlay};
use crate::action::{Action, Context};
use crate::binding::Found;
use crate::key::{Code, Key};
use crate::layout::PaneName;
use crate::row::Role;

/// Counts are limited to this.
const MAX_COUNT: usize = 1_000_000;

/// Keys that were pressed but do not form an action yet.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// The repeat count, or ordinal.
    pub count: Option<usize>,
    /// The keys pressed so far of a sequence of several.
    pub keys: Vec<Key>,
    /// The digit that focused a pane, and the pane that was focused before.
    pane: Option<(usize, PaneName)>,
}

impl App {
    /// The context in which keys are pressed.
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(overlay) => overlay.context(),
            None if self.is_typing_in_list() => Context::Picker,
            None if self.is_reading() && self.reading.text_selection.is_some() => Context::Select,
            None => self.context_below(),
        }
    }

    /// The context below the overlay.
    pub(super) fn context_below(&self) -> Context {
        match self.library_screen() {
            Some(LibraryScreen::Results(_)) => Context::Results,
            Some(LibraryScreen::People(_)) => Context::People,
            None if self.shelf.listing => Context::List,
            None => Context::Reader,
        }
    }

    /// True while the line of a list is typed: a filter, a query or a name.
    fn is_typing_in_list(&self) -> bool {
        let types_filter = self.list().is_some_and(|list| list.typing);
        types_filter || self.is_typing_in_library()
    }

    /// True if the panes are shown.
    pub(super) fn is_reading(&self) -> bool {
        !self.shelf.listing && !self.library.is_shown
    }

    /// Handles a key press.
    pub(super) fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        self.reading.search.revealed = None;
        if self.overlay.as_ref().is_some_and(|overlay| overlay.takes_every_key(key)) {
            return self.send_to_overlay(Event::Key(key));
        }
        let context = self.context();
        // In the list, the tour is offered until a briefing is read.
        self.setup.is_new &= context != Context::Reader;
        let key = self.on_latin_keyboard(context, key);
        if context == Context::Reader && self.count_key(key) {
            return None;
        }
        if key == Key::plain(Code::Esc) && (self.pending.count.is_some() || !self.pending.keys.is_empty()) {
            self.pending = Pending::default();
            return None;
        }
        let mut keys = std::mem::take(&mut self.pending.keys);
        keys.push(key);
        match self.bindings().find(context, &keys) {
            Found::Action(action) => {
                let count = self.take_count(action);
                self.act(action, count)
            }
            Found::Prefix => {
                self.pending.keys = keys;
                None
            }
            Found::Nothing => {
                self.pending = Pending::default();
                self.unbound_key(key, keys.len() > 1)
            }
        }
    }

    /// Handles a digit; returns true if it was used.
    ///
    /// A digit that is bound to a pane focuses that pane. A digit that is not bound starts a count, which then
    /// continues with any digit.
    fn count_key(&mut self, key: Key) -> bool {
        let Some(digit) = key.digit().filter(|_| self.pending.keys.is_empty()) else { return false };
        match (self.pending.count, self.bindings().find(Context::Reader, &[key])) {
            (Some(count), _) => self.pending.count = Some((count * 10 + digit).min(MAX_COUNT)),
            (None, Found::Action(action)) => {
                let Some(pane) = Self::pane_of(action) else { return false };
                self.pending.pane = Some((digit, self.reading.panes.focus));
                self.focus_on(pane);
            }
            (None, Found::Prefix) => return false,
            (None, Found::Nothing) => self.pending.count = Some(digit),
        }
        true
    }

    /// The count for an action.
    ///
    /// If a digit has just focused a pane, it counts as the ordinal of a speaker: `3]s` selects the third speaker. The focus
    /// returns to where it was.
    fn take_count(&mut self, action: Action) -> Option<usize> {
        let Pending { count, pane, .. } = std::mem::take(&mut self.pending);
        match pane {
            Some((digit, before)) if count.is_none() && action == Action::NextSpeaker => {
                self.focus_on(before);
                Some(digit)
            }
            _ => count.filter(|count| *count > 0),
        }
    }

    /// Runs what a key that types nothing means in the list below the line.
    fn act_while_typing(&mut self, key: Key) -> Option<Effect> {
        match self.bindings().find(self.context_below(), &[key]) {
            Found::Action(action) => self.act(action, None),
            Found::Prefix | Found::Nothing => None,
        }
    }

    /// Handles a key that is bound to nothing: types it if text can be typed here.
    fn unbound_key(&mut self, key: Key, after_prefix: bool) -> Option<Effect> {
        if self.overlay.as_ref().is_some_and(Overlay::is_typed_in) {
            return self.send_to_overlay(Event::Key(key));
        }
        if self.overlay.is_none() && self.is_typing_in_library() {
            let Some(request) = line_edit(key) else { return self.act_while_typing(key) };
            return self.type_in_library(|prompt| prompt.edit(request));
        }
        if self.overlay.is_none() && self.shelf.listing && self.shelf.list.typing {
            if let Some(request) = line_edit(key) {
                self.type_filter(|prompt| prompt.edit(request));
            }
        } else if !after_prefix && key.code != Code::Esc {
            self.say_with_key(
                Role::Faint,
                &format!("{key} does nothing here"),
                Action::Help,
                "shows all keys",
            );
        }
        None
    }
}
