//! Languages other than the program's own: keyboards of other scripts, and quotes that were translated.

use super::App;
use crate::action::Context;
use crate::binding::Found;
use crate::key::Key;
use crate::row::Role;

impl App {
    /// The key in the same place of a Latin keyboard, where this one is of another script and means nothing; where
    /// text is typed it stays what it is.
    pub(super) fn on_latin_keyboard(&self, context: Context, key: Key) -> Key {
        let typed = context.is_typed_in() && !key.ctrl;
        let means_nothing = |key: Key| {
            let keys = [&self.pending.keys[..], &[key]].concat();
            self.bindings().find(context, &keys) == Found::Nothing
        };
        let Some(latin) = key.latin().filter(|_| !typed && means_nothing(key)) else { return key };
        if means_nothing(latin) && latin.digit().is_none() { key } else { latin }
    }

    /// Shows translation and original, or another of them.
    pub(super) fn next_languages(&mut self) {
        self.languages = self.languages.next();
        self.say(Role::Faint, format!("translated quotes: {}", self.languages.words()));
    }
}
