//! The page of keys.

use crate::action::{ACTIONS, Action, Context, Group, Row as ActionRow};
use crate::binding::{Bindings, Found};
use crate::key::Key;
use crate::row::{Role, Row, wrapped};

/// Width of the column of keys, in cells.
const KEYS: usize = 18;

/// The glyphs of the panes and what they mean.
const GLYPHS: [(&str, &str); 7] = [
    ("❝", "direct quotation: the speaker's words"),
    ("≈", "indirect quotation: a paraphrase, never in quotation marks"),
    ("❝≈", "mixed: a paraphrase with verbatim words in quotation marks"),
    ("✓", "verbatim: the words are in the text"),
    ("?", "direct, but not found in the text"),
    ("!", "imported, and nobody has checked who said it"),
    ("●", "marked for export"),
];

/// What is said about keyboards on which brackets are hard to type.
const STAND_INS: &str = "Where [ and ] are hard to type, use , and ; for them: ;s is ]s, and ,s is [s. \
    So it is for every key that begins with a bracket.";

/// The rows of the page of keys for a context.
pub(super) fn help(bindings: &Bindings, context: Context, cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in Group::ALL {
        // The keys that select text are listed with the key that starts it.
        let with_select = context == Context::Reader && group == Group::Words;
        let is_shown = |row: &&ActionRow| {
            row.group == group && (row.context == context || with_select && row.context == Context::Select)
        };
        let actions: Vec<&ActionRow> = ACTIONS.iter().filter(is_shown).collect();
        if actions.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        rows.push(Row::of(Role::Heading, group.title()));
        for action in actions {
            let mut first = Row::of(Role::Key, format!("{:KEYS$}", bindings.shown_keys(action)));
            for line in wrapped(Role::Text, action.words, cells.saturating_sub(KEYS).max(10)) {
                first.push(Role::Text, line.text());
                rows.push(first);
                first = Row::of(Role::Text, " ".repeat(KEYS));
            }
        }
    }
    if context == Context::List {
        return rows;
    }
    rows.push(Row::new());
    rows.push(Row::of(Role::Heading, "Symbols"));
    let glyphs = GLYPHS
        .iter()
        .map(|(glyph, words)| Row::of(Role::Key, format!("{glyph:KEYS$}")).with(Role::Text, *words));
    rows.extend(glyphs);
    rows.push(Row::new());
    rows.extend(wrapped(Role::Faint, &counts(bindings), cells));
    if bindings.find(context, &[Key::char(';')]) == Found::Prefix {
        rows.push(Row::new());
        rows.extend(wrapped(Role::Faint, STAND_INS, cells));
    }
    rows
}

/// Explains how to type counts with the current key bindings.
fn counts(bindings: &Bindings) -> String {
    let is_free = |digit: &char| bindings.find(Context::Reader, &[Key::char(*digit)]) == Found::Nothing;
    let free: Vec<char> = ('0'..='9').filter(is_free).collect();
    let Some(first) = free.iter().find(|digit| **digit != '0') else {
        return String::new();
    };
    let mut words = "Digits that are not bound start a count".to_owned();
    let down = bindings.key_of(Context::Reader, Action::Down);
    if !down.is_empty() {
        words.push_str(&format!(": {first}{down} moves down {first} rows"));
    }
    words.push('.');
    if free.contains(&'0') {
        words.push_str(" Type 0 first to use any other digit.");
    }
    let speaker = bindings.key_of(Context::Reader, Action::NextSpeaker);
    if !speaker.is_empty() {
        words.push_str(&format!(" 3{speaker} goes to the third speaker."));
    }
    words
}
