//! Notices: what the footer tells the user until the next key.

use crate::action::{Action, Context};
use crate::app::App;
use crate::row::Role;

/// A message in the footer, shown until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The message.
    pub words: String,
    /// The role in which it is shown: an error, a success, a hint.
    pub role: Role,
}

impl App {
    /// Shows a notice.
    pub(super) fn say(&mut self, role: Role, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), role });
    }

    /// Shows a notice that ends with a key: `no quote is marked; x marks one`.
    pub(super) fn say_with_key(&mut self, role: Role, words: &str, action: Action, does: &str) {
        let words = self.with_key(words, action, does);
        self.say(role, words);
    }

    /// `words` with a key and what it does; only `words` if the action has no key.
    pub(super) fn with_key(&self, words: &str, action: Action, does: &str) -> String {
        let context = self.context_below();
        self.bindings().with_hint(words, context, action, does)
    }

    /// Says which keys pick quotes for another program.
    pub(super) fn say_how_to_pick(&mut self) {
        let open =
            self.bindings().hint(Context::Reader, Action::Open, "picks the quote, or all marked quotes");
        let quit = self.bindings().hint(Context::Reader, Action::Quit, "quits without picking");
        self.say(Role::Faint, [open, quit].into_iter().flatten().collect::<Vec<_>>().join("; "));
    }
}
