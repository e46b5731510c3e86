//! The hints in the footer: the most useful keys, or those that can come next.

use super::Painter;
use crate::action::{Action, Context};
use crate::app::{App, Overlay, PageKind};
use crate::binding::shown;
use crate::key::Key;
use crate::row::{Role, Row};

/// Actions and a word for each; an action without one shares the word of the next.
type Hints = &'static [(Action, &'static str)];

const READER: Hints = &[
    (Action::NextSpeaker, "next speaker"),
    (Action::NextQuote, "next quote"),
    (Action::PickSpeaker, "speakers"),
    (Action::Copy, "copy"),
    (Action::Export, "export"),
    (Action::Open, "open"),
    (Action::Help, "help"),
    (Action::Quit, "quit"),
];
const SELECT: Hints = &[
    (Action::Copy, "copy"),
    (Action::Export, "export"),
    (Action::PreviousWord, ""),
    (Action::NextWord, "word"),
    (Action::PreviousSentence, ""),
    (Action::NextSentence, "sentence"),
    (Action::SwapEnds, "other end"),
    (Action::PreviousParagraph, ""),
    (Action::NextParagraph, "paragraph"),
    (Action::Help, "help"),
    (Action::Back, "back"),
];
const LIST: Hints = &[
    (Action::Open, "open"),
    (Action::Down, "down"),
    (Action::Up, "up"),
    (Action::Filter, "filter"),
    (Action::Help, "help"),
    (Action::Quit, "quit"),
];
const LIST_FILTER: Hints = &[(Action::Choose, "open"), (Action::Down, "next"), (Action::Back, "all")];
const PICKER: Hints = &[(Action::Choose, "go"), (Action::Down, "next"), (Action::Back, "back")];
const PICTURE: Hints =
    &[(Action::NextPicture, "next"), (Action::PreviousPicture, "previous"), (Action::Back, "close")];
const PAGE: Hints = &[(Action::Down, "down"), (Action::Up, "up"), (Action::Back, "close")];
const EXPORT: Hints = &[
    (Action::Run, "export"),
    (Action::NextField, "next field"),
    (Action::PreviousChoice, ""),
    (Action::NextChoice, "change"),
    (Action::Back, "back"),
];

impl Painter<'_> {
    /// The keys that can come after the keys that were pressed.
    pub(super) fn followers(&self, keys: &[Key]) -> Row {
        let mut row = Row::of(Role::Key, format!(" {} ", shown(keys)));
        let followers = self.app.bindings().following(self.app.context(), keys);
        let lines: Vec<&str> = followers.iter().map(|(_, words)| short(words)).collect();
        // The last shared word stays: it says in which direction.
        let shared = shared_words(&lines).saturating_sub(1);
        for ((key, _), words) in followers.iter().zip(lines) {
            row.push(Role::Text, "  ");
            row.push(Role::Key, key);
            let words: Vec<&str> = words.split(' ').skip(shared).collect();
            row.push(Role::Faint, format!(" {}", words.join(" ")));
        }
        row
    }

    /// The most useful keys here, as many as fit in `cells`.
    pub(super) fn hints(&self, cells: usize) -> Row {
        match self.app.overlay() {
            Some(Overlay::Jump(jump)) => {
                let row = Row::of(Role::Text, " Jump to a speaker: type the letter beside the name  ");
                row.with(Role::Input, jump.typed.as_str())
            }
            Some(Overlay::Mark(_)) => Row::of(Role::Text, " Type a letter or a digit; any other key cancels"),
            _ => self.hint_row(hints_of(self.app), cells),
        }
    }

    fn hint_row(&self, hints: Hints, cells: usize) -> Row {
        let context = self.app.context();
        let hint = |(action, words): &(Action, &str)| {
            let row = Row::of(Role::Text, " ").with(Role::Key, self.app.bindings().key_of(context, *action));
            if words.is_empty() { row } else { row.with(Role::Faint, format!(" {words} ")) }
        };
        // The last two help a user who is lost; the others are shown if there is room for them.
        let (others, last) = hints.split_at(hints.len().saturating_sub(2));
        let last: Vec<Row> = last.iter().map(hint).collect();
        let room = cells.saturating_sub(last.iter().map(Row::width).sum());
        let mut row = Row::new();
        // Keys that share a word are shown together or not at all.
        let groups = others.split_inclusive(|(_, words)| !words.is_empty());
        let joined = |group: &[(Action, &str)]| {
            group.iter().map(hint).fold(Row::new(), |mut row, next| {
                row.append(next);
                row
            })
        };
        for next in groups.map(joined) {
            if row.width() + next.width() > room {
                break;
            }
            row.append(next);
        }
        for next in last {
            row.append(next);
        }
        row
    }
}

fn hints_of(app: &App) -> Hints {
    match (app.overlay(), app.context()) {
        (Some(Overlay::Page(page)), _) if matches!(page.kind, PageKind::Picture(_)) => PICTURE,
        (None, Context::Picker) => LIST_FILTER,
        (_, Context::Reader) => READER,
        (_, Context::Select) => SELECT,
        (_, Context::List) => LIST,
        (_, Context::Picker) => PICKER,
        (_, Context::Page) => PAGE,
        (_, Context::Export) => EXPORT,
        // The line in which the search is typed takes the place of the footer.
        (_, Context::Search) => &[],
    }
}

/// A help line up to its first comma or semicolon.
fn short(words: &str) -> &str {
    words.split([';', ',']).next().unwrap_or(words)
}

/// The number of words at the start that several lines share.
fn shared_words(lines: &[&str]) -> usize {
    let [first, others @ ..] = lines else { return 0 };
    if others.is_empty() {
        return 0;
    }
    let shared = |other: &&str| first.split(' ').zip(other.split(' ')).take_while(|(a, b)| a == b).count();
    others.iter().map(shared).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::shared_words;

    #[test]
    fn words_that_all_lines_start_with_are_counted() {
        assert_eq!(shared_words(&["go to the next speaker", "go to the next quote"]), 4);
        assert_eq!(shared_words(&["go to the next speaker"]), 0);
        assert_eq!(shared_words(&["quit", "open"]), 0);
        assert_eq!(shared_words(&[]), 0);
    }
}
