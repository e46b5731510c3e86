//! Languages: keyboards of other scripts, and the wordings of translated quotes.

use crate::action::Context;
use crate::app::App;
use crate::binding::Found;
use crate::key::Key;
use crate::row::Role;

impl App {
    /// The key in the same position on a Latin keyboard.
    ///
    /// Returns the key itself if it is bound, if it is a Latin one, or where text is typed.
    pub(in crate::app) fn on_latin_keyboard(&self, context: Context, key: Key) -> Key {
        let is_typed = context.is_typed_in() && !key.ctrl;
        let means_nothing = |key: Key| {
            let keys = [&self.pending.keys[..], &[key]].concat();
            self.bindings().find(context, &keys) == Found::Nothing
        };
        let Some(latin) = key.latin().filter(|_| !is_typed && means_nothing(key)) else { return key };
        if means_nothing(latin) && latin.digit().is_none() { key } else { latin }
    }

    /// Switches between translation, original and both.
    pub(in crate::app) fn next_languages(&mut self) {
        self.reading.languages = self.reading.languages.next();
        self.say(Role::Faint, format!("translated quotes: {}", self.reading.languages.words()));
    }
}
