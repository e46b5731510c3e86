//! Keys as a person binds them, and what stands in their way.

use super::{KEY_CONFLICT, UNKNOWN_ACTION, UNKNOWN_KEY_WORD};
use crate::action::{ACTIONS, Action, Context, Row};
use crate::binding::{Binding, Bindings};
use crate::diagnostic::{BAD_VALUE, Diagnostic, Span, suggest};
use crate::document::wrong_type;
use crate::key::{Code, Key};
use toml::Spanned;
use toml::de::DeValue;

/// What one line of the file asks for.
struct Wish {
    row: &'static Row,
    keys: Vec<(Vec<Key>, Span)>,
}

/// Reads the table of keys; what cannot hold is told, and the action keeps the keys that can.
pub(super) fn read(
    value: &Spanned<DeValue<'_>>,
    source: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Bindings {
    let mut bindings = Bindings::default();
    let Some(table) = value.get_ref().as_table() else {
        diagnostics.push(wrong_type("keys", value, "a table", source));
        return bindings;
    };
    let (mut everywhere, mut here) = (Vec::new(), Vec::new());
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if let Some(inner) = value.get_ref().as_table() {
            let Some(context) = Context::all().find(|context| context.name() == name) else {
                let names: Vec<_> = Context::all().map(Context::name).collect();
                diagnostics.push(unknown("place for keys", name, key.span().into(), &names));
                continue;
            };
            for (key, value) in inner {
                here.extend(wishes(
                    key.get_ref(),
                    key.span().into(),
                    value,
                    Some(context),
                    source,
                    diagnostics,
                ));
            }
        } else {
            everywhere.extend(wishes(name, key.span().into(), value, None, source, diagnostics));
        }
    }
    // What is said of one place goes before what is said of all.
    everywhere.retain(|wish: &Wish| !here.iter().any(|other: &Wish| std::ptr::eq(other.row, wish.row)));
    everywhere.append(&mut here);
    for wish in &everywhere {
        bindings.unbind(wish.row.context, wish.row.action);
    }
    for wish in &everywhere {
        bind(&mut bindings, wish, diagnostics);
    }
    bindings
}

fn bind(bindings: &mut Bindings, wish: &Wish, diagnostics: &mut Vec<Diagnostic>) {
    let Row { context, action, .. } = *wish.row;
    for (keys, span) in &wish.keys {
        let Err(other) = bindings.bind(Binding { context, keys: keys.clone(), action }) else { continue };
        let name = ACTIONS.iter().find(|row| row.action == other.action).map_or("", |row| row.name);
        let shown = crate::binding::shown(keys);
        let message = if other.keys == *keys {
            format!("`{shown}` is a key of `{name}` too")
        } else {
            format!("`{shown}` and `{}` of `{name}` begin alike", crate::binding::shown(&other.keys))
        };
        let help = format!("give `{name}` another key, or none: {name} = []");
        let told = Diagnostic::new(&KEY_CONFLICT, *span, message).label("passed over").help(help);
        // One line that is for several places is told once.
        if !diagnostics.contains(&told) {
            diagnostics.push(told);
        }
    }
}

/// What a line asks for, in every place where it can hold.
fn wishes(
    name: &str,
    span: Span,
    value: &Spanned<DeValue<'_>>,
    context: Option<Context>,
    source: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Wish> {
    let rows = ACTIONS.iter().filter(|row| row.name == name);
    let rows: Vec<&'static Row> =
        rows.filter(|row| context.is_none_or(|context| row.context == context)).collect();
    if rows.is_empty() {
        diagnostics.push(unknown_action(name, span, context));
        return Vec::new();
    }
    let Some(list) = value.get_ref().as_array() else {
        diagnostics.push(wrong_type(name, value, "a list of strings", source));
        return Vec::new();
    };
    if list.is_empty() && rows.iter().any(|row| row.action == Action::QuitNow) {
        let message = "`quit-now` needs a key: without one there may be no way out";
        diagnostics
            .push(Diagnostic::new(&BAD_VALUE, value.span(), message).help("give it one, such as \"ctrl+c\""));
        return Vec::new();
    }
    let mut keys = Vec::new();
    for item in list {
        match item.get_ref().as_str() {
            None => diagnostics.push(wrong_type(name, item, "a list of strings", source)),
            Some(words) => match parse(words) {
                Ok(pressed) => keys.push((pressed, Span::from(item.span()))),
                Err(help) => {
                    let told =
                        Diagnostic::new(&UNKNOWN_KEY_WORD, item.span(), format!("\"{words}\" is no key"));
                    diagnostics.push(told.help(help));
                }
            },
        }
    }
    if keys.is_empty() && !list.is_empty() {
        return Vec::new();
    }
    rows.into_iter().filter_map(|row| fitting(row, &keys, context.is_some(), diagnostics)).collect()
}

/// The keys that an action can have in its place: where letters are typed, a letter is none.
fn fitting(
    row: &'static Row,
    keys: &[(Vec<Key>, Span)],
    meant: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Wish> {
    let typed = |keys: &[Key]| {
        let first = keys.first().filter(|key| !key.ctrl && !key.alt);
        row.context.is_typed_in() && first.is_some_and(|key| matches!(key.code, Code::Char(_)))
    };
    let (bad, good): (Vec<_>, Vec<_>) = keys.iter().cloned().partition(|(keys, _)| typed(keys));
    if meant {
        for (keys, span) in &bad {
            let message = format!("`{}` is typed in a {}", crate::binding::shown(keys), row.context.name());
            diagnostics
                .push(Diagnostic::new(&UNKNOWN_KEY_WORD, *span, message).help("hold Ctrl or Alt with it"));
        }
    }
    (!good.is_empty() || bad.is_empty()).then_some(Wish { row, keys: good })
}

/// Keys pressed one after the other; a way out where the words are none.
fn parse(words: &str) -> Result<Vec<Key>, String> {
    let names = [
        "enter",
        "esc",
        "tab",
        "shift+tab",
        "backspace",
        "delete",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "space",
    ];
    let mut keys = Vec::new();
    for word in words.split_whitespace() {
        let near = suggest(word, names);
        match Key::parse(word) {
            Some(key) => keys.push(key),
            // Letters written together are pressed one after the other; a longer word is a name mistaken.
            None if word.chars().count() == 2 || (word.chars().count() == 3 && near.is_none()) => {
                keys.extend(word.chars().map(Key::char));
            }
            None => {
                return Err(near.unwrap_or_else(|| {
                    format!(
                        "a key is a character, or one of {}, with ctrl+ or alt+ before it",
                        names.join(", ")
                    )
                }));
            }
        }
    }
    if keys.is_empty() { Err("name a key, or leave the list empty".to_owned()) } else { Ok(keys) }
}

fn unknown_action(name: &str, span: Span, context: Option<Context>) -> Diagnostic {
    let elsewhere: Vec<_> =
        ACTIONS.iter().filter(|row| row.name == name).map(|row| row.context.name()).collect();
    if let (Some(context), false) = (context, elsewhere.is_empty()) {
        let message = format!("there is no action `{name}` in a {}", context.name());
        let help = format!("it is one of {}", elsewhere.join(", "));
        return Diagnostic::new(&UNKNOWN_ACTION, span, message).help(help);
    }
    let names: Vec<_> = ACTIONS.iter().map(|row| row.name).collect();
    let told = Diagnostic::new(&UNKNOWN_ACTION, span, format!("there is no action `{name}`"));
    told.help(suggest(name, names).unwrap_or_else(|| "`plenary keys` lists them".to_owned()))
}

fn unknown(what: &str, name: &str, span: Span, names: &[&str]) -> Diagnostic {
    let help =
        suggest(name, names.iter().copied()).unwrap_or_else(|| format!("it is one of {}", names.join(", ")));
    Diagnostic::new(&UNKNOWN_ACTION, span, format!("there is no {what} `{name}`")).help(help)
}
