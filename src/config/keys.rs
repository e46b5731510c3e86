//! Reads the user's key bindings and reports conflicts.

use super::{KEY_CONFLICT, UNKNOWN_ACTION, UNKNOWN_KEY_WORD};
use crate::action::{ACTIONS, Action, Context, Row};
use crate::binding::{Binding, Bindings};
use crate::diagnostic::{BAD_VALUE, Diagnostic, Span, suggest};
use crate::document::wrong_type;
use crate::key::{Code, Key};
use toml::Spanned;
use toml::de::DeValue;

/// The keys that one line of the file binds to an action.
struct Request {
    row: &'static Row,
    keys: Vec<(Vec<Key>, Span)>,
}

/// Reads the table of keys. Problems are reported, and the action keeps its valid keys.
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
                diagnostics.push(unknown("context of keys", name, key.span().into(), &names));
                continue;
            };
            for (key, value) in inner {
                here.extend(requests(
                    key.get_ref(),
                    key.span().into(),
                    value,
                    Some(context),
                    source,
                    diagnostics,
                ));
            }
        } else {
            everywhere.extend(requests(name, key.span().into(), value, None, source, diagnostics));
        }
    }
    // Bindings of one context override bindings of all contexts.
    everywhere
        .retain(|request: &Request| !here.iter().any(|other: &Request| std::ptr::eq(other.row, request.row)));
    everywhere.append(&mut here);
    for request in &everywhere {
        bindings.unbind(request.row.context, request.row.action);
    }
    for request in &everywhere {
        bind(&mut bindings, request, diagnostics);
    }
    bindings
}

fn bind(bindings: &mut Bindings, request: &Request, diagnostics: &mut Vec<Diagnostic>) {
    let Row { context, action, .. } = *request.row;
    for (keys, span) in &request.keys {
        let Err(other) = bindings.bind(Binding { context, keys: keys.clone(), action }) else { continue };
        let name = ACTIONS.iter().find(|row| row.action == other.action).map_or("", |row| row.name);
        let shown = crate::binding::shown(keys);
        let message = if other.keys == *keys {
            format!("`{shown}` is also a key of `{name}`")
        } else {
            format!(
                "`{shown}` and `{}` of `{name}` begin with the same key",
                crate::binding::shown(&other.keys)
            )
        };
        let help = format!("give `{name}` another key, or none: {name} = []");
        let diagnostic = Diagnostic::new(&KEY_CONFLICT, *span, message).label("ignored").help(help);
        // A line for several contexts is reported once.
        if !diagnostics.contains(&diagnostic) {
            diagnostics.push(diagnostic);
        }
    }
}

/// Returns the bindings of a line, in every context where it applies.
fn requests(
    name: &str,
    span: Span,
    value: &Spanned<DeValue<'_>>,
    context: Option<Context>,
    source: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Request> {
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
        let message = "`quit-now` needs a key: without one, you may not be able to quit";
        diagnostics
            .push(Diagnostic::new(&BAD_VALUE, value.span(), message).help("set a key, such as \"ctrl+c\""));
        return Vec::new();
    }
    let mut keys = Vec::new();
    for item in list {
        match item.get_ref().as_str() {
            None => diagnostics.push(wrong_type(name, item, "a list of strings", source)),
            Some(words) => match parse(words) {
                Ok(pressed) => keys.push((pressed, Span::from(item.span()))),
                Err(help) => {
                    let diagnostic =
                        Diagnostic::new(&UNKNOWN_KEY_WORD, item.span(), format!("\"{words}\" is not a key"));
                    diagnostics.push(diagnostic.help(help));
                }
            },
        }
    }
    if keys.is_empty() && !list.is_empty() {
        return Vec::new();
    }
    rows.into_iter().filter_map(|row| fitting(row, &keys, context.is_some(), diagnostics)).collect()
}

/// Returns the keys that an action can have in its context; where text is typed, letters are not allowed.
fn fitting(
    row: &'static Row,
    keys: &[(Vec<Key>, Span)],
    is_explicit: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Request> {
    let typed = |keys: &[Key]| {
        let first = keys.first().filter(|key| !key.ctrl && !key.alt);
        row.context.is_typed_in() && first.is_some_and(|key| matches!(key.code, Code::Char(_)))
    };
    let (bad, good): (Vec<_>, Vec<_>) = keys.iter().cloned().partition(|(keys, _)| typed(keys));
    if is_explicit {
        for (keys, span) in &bad {
            let message = format!("`{}` types text in a {}", crate::binding::shown(keys), row.context.name());
            diagnostics
                .push(Diagnostic::new(&UNKNOWN_KEY_WORD, *span, message).help("combine it with Ctrl or Alt"));
        }
    }
    (!good.is_empty() || bad.is_empty()).then_some(Request { row, keys: good })
}

/// Parses keys that are pressed one after the other; the error is a help text.
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
            // Two or three letters are keys in sequence; a longer word is a misspelt name.
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
    if keys.is_empty() { Err("add a key, or leave the list empty".to_owned()) } else { Ok(keys) }
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
    let diagnostic = Diagnostic::new(&UNKNOWN_ACTION, span, format!("there is no action `{name}`"));
    diagnostic.help(suggest(name, names).unwrap_or_else(|| "`plenary keys` lists them".to_owned()))
}

fn unknown(what: &str, name: &str, span: Span, names: &[&str]) -> Diagnostic {
    let help =
        suggest(name, names.iter().copied()).unwrap_or_else(|| format!("it is one of {}", names.join(", ")));
    Diagnostic::new(&UNKNOWN_ACTION, span, format!("there is no {what} `{name}`")).help(help)
}
