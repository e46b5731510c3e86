//! Key bindings: which keys run which action, including the user's settings.

use crate::action::{ACTIONS, Action, Context, Row};
use crate::key::Key;

/// A sequence of keys, and the action that it runs in a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The context.
    pub context: Context,
    /// The keys.
    pub keys: Vec<Key>,
    /// The action.
    pub action: Action,
}

impl Binding {
    /// Returns true if two bindings conflict.
    ///
    /// They do if their keys are equal, or one sequence of keys begins with the other.
    pub fn clashes(&self, other: &Self) -> bool {
        self.context == other.context
            && (self.keys.starts_with(&other.keys) || other.keys.starts_with(&self.keys))
    }
}

/// The keys that stand in for brackets at the start of a sequence: `;s` is `]s`, and `,s` is `[s`.
pub const BRACKETS: [(Key, Key); 2] = [(Key::char(';'), Key::char(']')), (Key::char(','), Key::char('['))];

/// The meaning of a sequence of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An action.
    Action(Action),
    /// The beginning of a longer sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The keys of all actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bindings(Vec<Binding>);

impl Default for Bindings {
    /// The default keys, from the action table.
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
    /// Returns all bindings; those of one action are in the order in which they are shown.
    pub fn all(&self) -> &[Binding] {
        &self.0
    }

    /// Removes all keys of an action in a context.
    pub fn unbind(&mut self, context: Context, action: Action) {
        self.0.retain(|binding| (binding.context, binding.action) != (context, action));
    }

    /// Adds a binding, or returns the existing binding that it conflicts with.
    pub fn bind(&mut self, binding: Binding) -> Result<(), Binding> {
        match self.0.iter().find(|other| other.clashes(&binding)) {
            Some(other) => Err(other.clone()),
            None => {
                self.0.push(binding);
                Ok(())
            }
        }
    }

    /// Returns the meaning of `keys` in a context.
    pub fn find(&self, context: Context, keys: &[Key]) -> Found {
        let found = self.find_exactly(context, keys);
        match self.with_bracket(context, keys) {
            Some(keys) if found == Found::Nothing => self.find_exactly(context, &keys),
            _ => found,
        }
    }

    fn find_exactly(&self, context: Context, keys: &[Key]) -> Found {
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

    /// Returns keys that begin with `;` or `,` as they are with a bracket, if brackets begin keys in this context.
    ///
    /// On many keyboards, brackets need `AltGr`, and these keys do not. A binding of theirs comes first.
    fn with_bracket(&self, context: Context, keys: &[Key]) -> Option<Vec<Key>> {
        let (first, rest) = keys.split_first()?;
        let (_, bracket) = BRACKETS.iter().find(|(key, _)| *key == *first)?;
        let is_free = self.find_exactly(context, &[*first]) == Found::Nothing;
        let is_prefix = self.find_exactly(context, &[*bracket]) == Found::Prefix;
        (is_free && is_prefix).then(|| [&[*bracket], rest].concat())
    }

    /// Returns the keys that can follow `keys`, each with a description of the action.
    pub fn following(&self, context: Context, keys: &[Key]) -> Vec<(String, &'static str)> {
        let with_bracket = self.with_bracket(context, keys);
        let keys = with_bracket.as_deref().unwrap_or(keys);
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

    /// Returns the first key of an action and what it does: `q quits`.
    ///
    /// `None` if the action has no key.
    pub fn hint(&self, context: Context, action: Action, does: &str) -> Option<String> {
        let key = self.of(context, action).next().map(shown)?;
        Some(format!("{key} {does}"))
    }

    /// Returns a message that ends with a hint: `no quote is marked; x marks one`.
    ///
    /// There is no hint if the action has no key.
    pub fn with_hint(&self, words: &str, context: Context, action: Action, does: &str) -> String {
        match self.hint(context, action, does) {
            Some(hint) => format!("{words}; {hint}"),
            None => words.to_owned(),
        }
    }

    /// Returns the first key of an action as shown to the user; empty if it has none.
    pub fn key_of(&self, context: Context, action: Action) -> String {
        self.of(context, action).next().map_or(String::new(), shown)
    }

    /// Returns all keys of an action as shown to the user: `]s`, `d Ctrl+d`.
    pub fn shown_keys(&self, row: &Row) -> String {
        self.of(row.context, row.action).map(shown).collect::<Vec<_>>().join(" ")
    }

    fn of(&self, context: Context, action: Action) -> impl Iterator<Item = &[Key]> {
        let ours = move |binding: &&Binding| (binding.context, binding.action) == (context, action);
        self.0.iter().filter(ours).map(|binding| &*binding.keys)
    }
}

/// Returns keys as shown to the user.
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
    fn a_prefix_waits_for_the_keys_that_can_follow() {
        let bindings = Bindings::default();
        assert_eq!(bindings.find(Context::Reader, &keys("]")), Found::Prefix);
        assert!(
            bindings
                .following(Context::Reader, &keys("]"))
                .iter()
                .any(|(key, words)| key == "s" && words.contains("next speaker"))
        );
        assert_eq!(bindings.find(Context::Reader, &keys("]s")), Found::Action(Action::NextSpeaker));
        assert_eq!(bindings.find(Context::Reader, &keys("Q")), Found::Nothing);
    }

    #[test]
    fn a_semicolon_and_a_comma_stand_in_for_brackets_until_they_are_bound() {
        let mut bindings = Bindings::default();
        for binding in Bindings::default().all() {
            let stand_in = BRACKETS.iter().find(|(_, bracket)| Some(bracket) == binding.keys.first());
            let Some((key, _)) = stand_in else { continue };
            let typed = [&[*key], &binding.keys[1..]].concat();
            assert_eq!(bindings.find(binding.context, &typed), Found::Action(binding.action), "{typed:?}");
        }
        assert_eq!(bindings.find(Context::Reader, &keys(";")), Found::Prefix);
        assert_eq!(
            bindings.following(Context::Reader, &keys(",")),
            bindings.following(Context::Reader, &keys("["))
        );
        assert_eq!(bindings.find(Context::Picker, &keys(";")), Found::Nothing);
        let own = Binding { context: Context::Reader, keys: keys(";"), action: Action::Export };
        assert_eq!(bindings.bind(own), Ok(()));
        assert_eq!(bindings.find(Context::Reader, &keys(";s")), Found::Nothing);
        assert_eq!(bindings.find(Context::Reader, &keys(",s")), Found::Action(Action::PreviousSpeaker));
    }

    #[test]
    fn a_key_can_be_bound_to_another_action_once_it_is_free() {
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
