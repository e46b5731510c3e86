//! What keys mean: the action table's keys, as a person may have changed them.

use crate::action::{ACTIONS, Action, Context, Row};
use crate::key::Key;

/// Keys, pressed one after the other, and the action that they mean in a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// What is pressed.
    pub keys: Vec<Key>,
    /// What it asks for.
    pub action: Action,
}

impl Binding {
    /// Whether both cannot hold: the same keys, or keys with which the others begin.
    pub fn clashes(&self, other: &Self) -> bool {
        self.context == other.context
            && (self.keys.starts_with(&other.keys) || other.keys.starts_with(&self.keys))
    }
}

/// What keys pressed one after the other mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An action.
    Action(Action),
    /// The beginning of longer keys; the next key decides.
    Prefix,
    /// Nothing.
    Nothing,
}

/// What every key means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bindings(Vec<Binding>);

impl Default for Bindings {
    /// The keys of the action table.
    fn default() -> Self {
        let rows = ACTIONS.iter().flat_map(|row| row.keys.iter().map(move |keys| (row, keys)));
        let all = rows.map(|(row, keys)| Binding {
            context: row.context,
            keys: Key::parse_all(keys),
            action: row.action,
        });
        Self(all.collect())
    }
}

impl Bindings {
    /// All of them: those of an action in the order in which they are shown.
    pub fn all(&self) -> &[Binding] {
        &self.0
    }

    /// Takes all keys from an action in a context.
    pub fn unbind(&mut self, context: Context, action: Action) {
        self.0.retain(|binding| (binding.context, binding.action) != (context, action));
    }

    /// Adds a binding, unless another stands in its way; that one is returned then.
    pub fn bind(&mut self, binding: Binding) -> Result<(), Binding> {
        match self.0.iter().find(|other| other.clashes(&binding)) {
            Some(other) => Err(other.clone()),
            None => {
                self.0.push(binding);
                Ok(())
            }
        }
    }

    /// Finds what `keys` mean in a context.
    pub fn find(&self, context: Context, keys: &[Key]) -> Found {
        let mut found = Found::Nothing;
        for binding in self.0.iter().filter(|binding| binding.context == context) {
            if binding.keys == keys {
                return Found::Action(binding.action);
            }
            if binding.keys.starts_with(keys) {
                found = Found::Prefix;
            }
        }
        found
    }

    /// What can follow keys already pressed: the rest of the keys, and what they do.
    pub fn following(&self, context: Context, keys: &[Key]) -> Vec<(String, &'static str)> {
        let mut out = Vec::new();
        for row in ACTIONS.iter().filter(|row| row.context == context) {
            for bound in self.of(context, row.action) {
                if bound.len() > keys.len() && bound.starts_with(keys) {
                    out.push((shown(&bound[keys.len()..]), row.words));
                }
            }
        }
        out
    }

    /// The first keys of an action in a context, as a person reads them; empty when it has none there.
    pub fn key_of(&self, context: Context, action: Action) -> String {
        self.of(context, action).next().map_or(String::new(), shown)
    }

    /// All keys of an action, as a person reads them: `]s`, `d Ctrl+d`.
    pub fn shown_keys(&self, row: &Row) -> String {
        self.of(row.context, row.action).map(shown).collect::<Vec<_>>().join(" ")
    }

    fn of(&self, context: Context, action: Action) -> impl Iterator<Item = &[Key]> {
        let ours = move |binding: &&Binding| (binding.context, binding.action) == (context, action);
        self.0.iter().filter(ours).map(|binding| &*binding.keys)
    }
}

/// Keys as a person reads them.
pub fn shown(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> Vec<Key> {
        Key::parse_all(words)
    }

    #[test]
    fn no_two_actions_share_keys_in_a_context() {
        let bindings = Bindings::default();
        for (index, binding) in bindings.all().iter().enumerate() {
            for other in &bindings.all()[index + 1..] {
                assert!(!binding.clashes(other), "{binding:?} and {other:?}");
            }
        }
    }

    #[test]
    fn a_prefix_waits_and_says_what_can_follow() {
        let bindings = Bindings::default();
        assert_eq!(bindings.find(Context::Reader, &keys("]")), Found::Prefix);
        assert!(
            bindings
                .following(Context::Reader, &keys("]"))
                .iter()
                .any(|(key, words)| key == "s" && words.starts_with("next speaker"))
        );
        assert_eq!(bindings.find(Context::Reader, &keys("]s")), Found::Action(Action::NextSpeaker));
        assert_eq!(bindings.find(Context::Reader, &keys("Q")), Found::Nothing);
    }

    #[test]
    fn keys_can_be_given_to_another_action_once_they_are_free() {
        let mut bindings = Bindings::default();
        let c = Binding { context: Context::Reader, keys: keys("y"), action: Action::Export };
        assert_eq!(bindings.bind(c.clone()).unwrap_err().action, Action::Copy);
        bindings.unbind(Context::Reader, Action::Copy);
        assert_eq!(bindings.bind(c), Ok(()));
        assert_eq!(bindings.find(Context::Reader, &keys("y")), Found::Action(Action::Export));
        assert_eq!(bindings.find(Context::Page, &keys("y")), Found::Action(Action::Copy));
        assert_eq!(bindings.key_of(Context::Reader, Action::Copy), "");
        assert_eq!(bindings.key_of(Context::Reader, Action::Export), "e");
    }
}
