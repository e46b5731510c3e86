//! Faults of the grammar of TOML, in words for people who do not program.

use crate::diagnostic::{BAD_TOML, DUPLICATE_KEY, Diagnostic};
use std::ops::Range;
use toml::de::{DeTable, Error};

/// How many faults of the grammar are told one by one; one open string can bring thousands.
const MOST: usize = 50;

/// The keys of a file that is no briefing, such as a theme; faults of the grammar are reported.
pub(crate) fn grammar_of<'s>(source: &'s str, diagnostics: &mut Vec<Diagnostic>) -> DeTable<'s> {
    let (table, errors) = DeTable::parse_recoverable(source);
    report(source, &errors, diagnostics);
    table.into_inner()
}

/// Reports faults, one a line, since others on it follow from the first; returns the lines.
pub(super) fn report(source: &str, errors: &[Error], diagnostics: &mut Vec<Diagnostic>) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for (index, error) in errors.iter().enumerate() {
        let line = line_at(source, error.span().unwrap_or_default().start);
        if lines.last().is_some_and(|last| last.start == line.start) {
            continue;
        }
        if lines.len() == MOST {
            let message = format!("{} more faults of the grammar from here on", errors.len() - index);
            diagnostics.push(
                Diagnostic::new(&BAD_TOML, error.span().unwrap_or_default(), message)
                    .help("mend the first ones first"),
            );
            break;
        }
        lines.push(line);
        diagnostics.push(fault(source, error));
    }
    lines
}

/// The line that a byte stands in, without its end.
fn line_at(source: &str, at: usize) -> Range<usize> {
    let at = source.floor_char_boundary(at);
    let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
    start..source[at..].find('\n').map_or(source.len(), |len| at + len)
}

fn fault(source: &str, error: &Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    let found = source.get(span.clone()).unwrap_or_default();
    let (message, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
    if error.message().starts_with("duplicate key") {
        return Diagnostic::new(&DUPLICATE_KEY, span, format!("`{}` is given twice", found.trim()))
            .help("keep one of them; in lists of tables each entry has a header of its own, [[…]]");
    }
    if let Some(control) = found.chars().next().filter(|c| c.is_control() && !matches!(c, '\n' | '\r')) {
        let code = u32::from(control);
        let message = format!("a control character (U+{code:04X}) must not stand in a string");
        return Diagnostic::new(&BAD_TOML, span, message).help("delete it");
    }
    let line = &source[line_at(source, span.start)];
    let help = help(message, found, line);
    let label = match expected {
        "" => String::new(),
        "literal string" => "expected a string".to_owned(),
        expected => format!("expected {expected}"),
    };
    let before = &source[..source.floor_char_boundary(span.start)];
    let told = Diagnostic::new(&BAD_TOML, span, message).label(label).maybe_help(help);
    match before.rfind("\"\"\"").filter(|_| message.contains("multi-line basic")) {
        // A text that nothing ends is told at the end of the file; where it begins says which.
        Some(begins) => told.related((begins..begins + 3).into(), "the text begins here"),
        None => told,
    }
}

/// A way out.
fn help(message: &str, found: &str, line: &str) -> Option<String> {
    let quote = "put words in quotation marks: \"…\", and longer texts between \"\"\" and \"\"\"";
    let help = if found.starts_with(['“', '”', '„', '‘', '’', '«']) {
        "write straight quotation marks: \"…\""
    } else if found.ends_with(';') || found.ends_with(',') {
        "nothing stands behind a value: take the mark away"
    } else if let Some(word) = constant(found) {
        return Some(format!("did you mean {word}?"));
    } else if message.contains("must be quoted") || found.starts_with(char::is_alphabetic) {
        quote
    } else if message.contains("multi-line") {
        "end the text with \"\"\" on a line of its own"
    } else if message.contains("string") && line.contains('\\') {
        "in \"…\" a backslash starts an escape; write \\\\ or use '…'"
    } else if message.contains("string") {
        "end the string with the mark that it starts with, on the same line"
    } else if message.contains("key with no value") || message.contains("unquoted key") && line.contains(':')
    {
        "write a key, =, and its value: title = \"…\""
    } else if message.contains("date") || message.contains("time") {
        "write a date as 2025-07-01 and a time as 09:45:00"
    } else if message.contains("unclosed table") {
        "close the header: [event], or [[sections]] where there are several"
    } else {
        return None;
    };
    Some(help.to_owned())
}

/// What a word that is none of TOML's may stand for.
fn constant(found: &str) -> Option<&'static str> {
    match found {
        "True" | "TRUE" | "yes" | "Yes" => Some("true"),
        "False" | "FALSE" | "no" | "No" => Some("false"),
        _ => None,
    }
}
