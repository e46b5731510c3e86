//! TOML syntax errors, explained to people who do not program.

use crate::diagnostic::{BAD_TOML, DUPLICATE_KEY, Diagnostic};
use crate::text::Cut;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// The maximum number of syntax errors reported one by one.
///
/// One unclosed string can cause thousands.
const MAX_REPORTED: usize = 50;

/// Parses a file that is not a briefing, such as a theme, and reports its syntax errors.
pub(crate) fn grammar_of<'s>(source: &'s str, diagnostics: &mut Vec<Diagnostic>) -> DeTable<'s> {
    let (table, errors) = DeTable::parse_recoverable(source);
    report(source, &errors, diagnostics);
    table.into_inner()
}

/// Reports the first syntax error of each line, because it causes the others; returns the lines.
pub(super) fn report(source: &str, errors: &[Error], diagnostics: &mut Vec<Diagnostic>) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for (index, error) in errors.iter().enumerate() {
        let line = line_at(source, error.span().unwrap_or_default().start);
        if lines.last().is_some_and(|last| last.start == line.start) {
            continue;
        }
        if lines.len() == MAX_REPORTED {
            let message = format!("{} more syntax errors after this line", errors.len() - index);
            diagnostics.push(
                Diagnostic::new(&BAD_TOML, error.span().unwrap_or_default(), message)
                    .help("fix the first errors first"),
            );
            break;
        }
        lines.push(line);
        diagnostics.push(fault(source, error));
    }
    lines
}

/// Returns the line at a byte offset, without its line ending.
fn line_at(source: &str, at: usize) -> Range<usize> {
    let at = source.floor_char_boundary(at);
    let start = source.cut(..at).rfind('\n').map_or(0, |end| end + 1);
    start..source.cut(at..).find('\n').map_or(source.len(), |len| at + len)
}

fn fault(source: &str, error: &Error) -> Diagnostic {
    let span = error.span().unwrap_or_default();
    let found = source.get(span.clone()).unwrap_or_default();
    let (message, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
    if error.message().starts_with("duplicate key") {
        return Diagnostic::new(&DUPLICATE_KEY, span, format!("`{}` is given twice", found.trim()))
            .help("keep one of them; in a list of tables, each entry needs its own header, [[…]]");
    }
    if let Some(control) = found.chars().next().filter(|c| c.is_control() && !matches!(c, '\n' | '\r')) {
        let code = u32::from(control);
        let message = format!("a string must not contain the control character U+{code:04X}");
        return Diagnostic::new(&BAD_TOML, span, message).help("delete it");
    }
    let line = source.cut(line_at(source, span.start));
    let help = help(message, found, line);
    let label = match expected {
        "" => String::new(),
        "literal string" => "expected a string".to_owned(),
        expected => format!("expected {expected}"),
    };
    let before = source.cut(..source.floor_char_boundary(span.start));
    let diagnostic = Diagnostic::new(&BAD_TOML, span, message).label(label).maybe_help(help);
    match before.rfind("\"\"\"").filter(|_| message.contains("multi-line basic")) {
        // An unclosed string is reported at the end of the file, far from its start.
        Some(begins) => diagnostic.related((begins..begins + 3).into(), "the text begins here"),
        None => diagnostic,
    }
}

/// Returns how to fix a syntax error, if known.
fn help(message: &str, found: &str, line: &str) -> Option<String> {
    let quote = "put words in quotation marks: \"…\", and longer texts between \"\"\" and \"\"\"";
    let help = if found.starts_with(['“', '”', '„', '‘', '’', '«']) {
        "write straight quotation marks: \"…\""
    } else if found.ends_with(';') || found.ends_with(',') {
        "remove the mark after the value"
    } else if let Some(word) = constant(found) {
        return Some(format!("did you mean {word}?"));
    } else if message.contains("must be quoted") || found.starts_with(char::is_alphabetic) {
        quote
    } else if message.contains("multi-line") {
        "end the text with \"\"\" on a line of its own"
    } else if message.contains("string") && line.contains('\\') {
        "in \"…\" a backslash starts an escape; write \\\\ or use '…'"
    } else if message.contains("string") {
        "close the string on the same line, with the mark that opens it"
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

/// Returns the TOML constant that a word probably means.
fn constant(found: &str) -> Option<&'static str> {
    match found {
        "True" | "TRUE" | "yes" | "Yes" => Some("true"),
        "False" | "FALSE" | "no" | "No" => Some("false"),
        _ => None,
    }
}
