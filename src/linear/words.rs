//! The meaning of a line: an action by name or keys, or a number.

use crate::action::{ACTIONS, Action, Context};
use crate::binding::{Bindings, Found};
use crate::key::Key;

/// What a line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An action with a count, and the words after its name.
    Action(Action, Option<usize>, String),
    /// An item of the list that was read out last.
    Number(usize),
    /// More items of that list.
    More,
    /// The rest of the section.
    ReadOn,
    /// Where the reader is.
    Where,
    /// One of several actions, by their names.
    Several(Vec<&'static str>),
    /// Nothing that is known here.
    Nothing,
}

/// A command that only this mode has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    More,
    ReadOn,
    Where,
    /// Another name for an action.
    Also(Action),
}

/// The commands that are not names of actions, and what they do.
const OWN: [(&str, Own, &str); 7] = [
    ("more", Own::More, "hear more items of the last list"),
    ("read", Own::ReadOn, "read to the end of the section"),
    ("where", Own::Where, "say where you are: briefing, section, quote, filters"),
    ("speaker", Own::Also(Action::PickSpeaker), "the same as pick-speaker: speaker ling"),
    ("section", Own::Also(Action::PickSection), "the same as pick-section: section opening"),
    ("find", Own::Also(Action::Search), "the same as search: find harbour"),
    ("exit", Own::Also(Action::Quit), "the same as quit"),
];

/// Returns true if the words after the action's name can answer its question.
pub(super) fn asks(action: Action) -> bool {
    use Action as A;
    let picks =
        matches!(action, A::PickSpeaker | A::PickSection | A::JumpToSpeaker | A::Commands | A::CopyAs);
    picks
        || matches!(action, A::SearchAll | A::SamePerson | A::OtherPerson | A::KeepQuery)
        || matches!(action, A::Search | A::Filter | A::SetMark | A::GoToMark | A::Export | A::Help)
}

/// The commands that are not names of actions, for help.
pub(super) fn own() -> impl Iterator<Item = (&'static str, &'static str)> {
    OWN.iter().map(|(name, _, words)| (*name, *words))
}

/// The meaning of a line in a context. An empty line moves on.
pub(super) fn meaning(context: Context, bindings: &Bindings, typed: &str) -> Meaning {
    let mut words: Vec<&str> = typed.split_whitespace().collect();
    let number = |word: &str| word.parse::<usize>().ok();
    match words[..] {
        [] => return Meaning::Action(Action::Down, None, String::new()),
        [one] => {
            if let Some(number) = number(one) {
                return Meaning::Number(number);
            }
        }
        _ => {}
    }
    let mut count = words.first().and_then(|word| number(word));
    if count.is_some() {
        words.remove(0);
    }
    // A count can also come directly before keys: `3]s`.
    if let (None, [one]) = (count, &words[..]) {
        let digits = one.len() - one.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            let (head, keys) = one.split_at(digits);
            count = number(head);
            words[0] = keys;
        }
    }
    for length in (1..=words.len()).rev() {
        let rest = words[length..].join(" ");
        let found = named(context, bindings, &words[..length].join(" "));
        let (action, more) = match &found[..] {
            [] => continue,
            [(_, Own::Also(action))] => (*action, number(&rest)),
            [(_, Own::More)] => return Meaning::More,
            [(_, Own::ReadOn)] => return Meaning::ReadOn,
            [(_, Own::Where)] => return Meaning::Where,
            several => return Meaning::Several(several.iter().map(|(name, _)| *name).collect()),
        };
        return match more {
            // A number after a name is a count, unless the action asks for something.
            Some(more) if !asks(action) => Meaning::Action(action, count.or(Some(more)), String::new()),
            _ => Meaning::Action(action, count, rest),
        };
    }
    Meaning::Nothing
}

/// The commands that a name can mean.
///
/// Tried in order: a whole name, keys, the start of each of its words, the start of some of them.
fn named(context: Context, bindings: &Bindings, typed: &str) -> Vec<(&'static str, Own)> {
    let own = OWN.iter().map(|(name, own, _)| (*name, *own)).filter(|(_, own)| match own {
        Own::Also(action) => has(context, *action),
        _ => context != Context::Select,
    });
    let rows = ACTIONS.iter().filter(|row| row.context == context);
    let all: Vec<(&str, Own)> = own.chain(rows.map(|row| (row.name, Own::Also(row.action)))).collect();
    let lower = typed.to_lowercase();
    let parts: Vec<&str> = lower.split([' ', '-']).filter(|part| !part.is_empty()).collect();
    let name = parts.join("-");
    if let Some(whole) = all.iter().find(|(own, _)| *own == name) {
        return vec![*whole];
    }
    if let Found::Action(action) = bindings.find(context, &keys(typed)) {
        let row = ACTIONS.iter().find(|row| row.action == action);
        return row.map(|row| (row.name, Own::Also(action))).into_iter().collect();
    }
    let begins = |own: &str| {
        let mut names = own.split('-');
        parts.iter().all(|part| names.next().is_some_and(|name| name.starts_with(part)))
    };
    let holds = |own: &str| {
        let mut names = own.split('-');
        parts.iter().all(|part| names.any(|name| name.starts_with(part)))
    };
    if parts.is_empty() {
        return Vec::new();
    }
    let near: Vec<_> = all.iter().filter(|(own, _)| begins(own)).copied().collect();
    if near.is_empty() { all.into_iter().filter(|(own, _)| holds(own)).collect() } else { near }
}

fn has(context: Context, action: Action) -> bool {
    ACTIONS.iter().any(|row| row.context == context && row.action == action)
}

/// The keys written as `]s` or `ctrl+d`.
fn keys(typed: &str) -> Vec<Key> {
    match Key::parse(typed) {
        Some(key) => vec![key],
        None => typed.chars().map(Key::char).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(typed: &str) -> Meaning {
        meaning(Context::Reader, &Bindings::default(), typed)
    }

    fn action(action: Action, count: Option<usize>, rest: &str) -> Meaning {
        Meaning::Action(action, count, rest.to_owned())
    }

    #[test]
    fn a_name_can_be_shortened_as_long_as_it_means_one_action() {
        assert_eq!(reader("next-speaker"), action(Action::NextSpeaker, None, ""));
        assert_eq!(reader("next speaker"), action(Action::NextSpeaker, None, ""));
        assert_eq!(reader("ne sp"), action(Action::NextSpeaker, None, ""));
        assert_eq!(reader("quotes"), action(Action::FocusQuotes, None, ""));
        let Meaning::Several(names) = reader("n s") else { panic!("it is one") };
        assert_eq!(names, ["next-speaker", "next-section"]);
        assert_eq!(reader("nonsense"), Meaning::Nothing);
    }

    #[test]
    fn every_action_of_a_context_is_found_by_its_whole_name() {
        for context in [Context::Reader, Context::Select, Context::List] {
            for row in ACTIONS.iter().filter(|row| row.context == context) {
                let found = meaning(context, &Bindings::default(), row.name);
                assert_eq!(found, action(row.action, None, ""), "{}", row.name);
            }
        }
    }

    #[test]
    fn keys_mean_the_same_as_on_the_screen() {
        assert_eq!(reader("]s"), action(Action::NextSpeaker, None, ""));
        assert_eq!(reader("3]s"), action(Action::NextSpeaker, Some(3), ""));
        assert_eq!(reader("ctrl+o"), action(Action::JumpBack, None, ""));
        assert_eq!(reader("m a"), action(Action::SetMark, None, "a"));
        assert_eq!(reader("N"), action(Action::PreviousMatch, None, ""));
    }

    #[test]
    fn a_number_alone_is_an_item_and_beside_a_name_a_count() {
        assert_eq!(reader("12"), Meaning::Number(12));
        assert_eq!(reader("5 next quote"), action(Action::NextQuote, Some(5), ""));
        assert_eq!(reader("next quote 5"), action(Action::NextQuote, Some(5), ""));
        assert_eq!(reader("search 5"), action(Action::Search, None, "5"));
        assert_eq!(reader("search next speaker"), action(Action::Search, None, "next speaker"));
    }

    #[test]
    fn an_empty_line_moves_on() {
        assert_eq!(reader("  "), action(Action::Down, None, ""));
    }
}
