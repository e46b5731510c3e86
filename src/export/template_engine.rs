//! Renders templates in a sandbox.
//!
//! Templates cannot read files or other templates, and have limits on work, output and depth.

use super::format::{html, markdown};
use super::{Refusal, latex};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde_json::Value;
use std::{io, thread};

/// The maximum fuel for one record. A unit is one step, or 64 bytes of output.
///
/// A long story uses a few thousand units. The limit also bounds a template's memory, to about 32 MB.
const MAX_FUEL: u64 = 500_000;
/// The maximum fuel for all records, which lasts seconds on a current computer.
const MAX_FUEL_FOR_ALL: u64 = 100_000_000;
/// The maximum number of bytes that a template may write for all records.
const MAX_OUTPUT_BYTES: usize = 16 * 1024 * 1024;
/// The maximum size of a template's source in bytes.
///
/// The engine parses a chain of operators in quadratic time.
const MAX_SOURCE_BYTES: usize = 16 * 1024;
/// The stack size for templates, in bytes.
///
/// Long chains of operators need a deep stack.
///
/// The unused part of the stack takes no memory.
const STACK_BYTES: usize = 64 << 20;

/// The source of a template.
#[derive(Clone, Copy)]
pub(super) struct TemplateSource<'a> {
    /// The file, for messages.
    pub place: &'a str,
    /// The text of the file.
    pub source: &'a str,
    /// True if the template writes HTML or XML, so that values are escaped.
    pub is_page: bool,
}

impl TemplateSource<'_> {
    /// Parses the template, or returns the reason why it cannot be parsed.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.source.len() > MAX_SOURCE_BYTES {
            let message = format!("{}: the template is too long", self.place);
            return Err(Refusal::new(message, format!("shorten it to {} kB", MAX_SOURCE_BYTES / 1024)));
        }
        on_own_stack(|| {
            let environment = environment();
            let read = environment.template_from_named_str(self.name(), self.source);
            read.map(|_| ()).map_err(|error| self.refusal(&error))
        })?
    }

    /// Renders the template once for each of `records`.
    ///
    /// Each result ends with a line feed.
    pub(super) fn render(
        &self,
        records: impl Iterator<Item = Result<Value, Refusal>> + Send,
    ) -> Result<String, Refusal> {
        on_own_stack(|| self.rendered(records))?
    }

    fn rendered(&self, records: impl Iterator<Item = Result<Value, Refusal>>) -> Result<String, Refusal> {
        let environment = environment();
        let template = environment.template_from_named_str(self.name(), self.source);
        let template = template.map_err(|error| self.refusal(&error))?;
        let mut page = Page { bytes: Vec::new() };
        let mut left = MAX_FUEL_FOR_ALL;
        for record in records {
            let context = minijinja::Value::from(Serde(record?));
            let done = template.render_captured_to(context, &mut page);
            let done = done.map_err(|error| self.refusal(&error))?;
            if page.bytes.last().is_some_and(|last| *last != b'\n') {
                page.bytes.push(b'\n');
            }
            let (used, _) = done.state().fuel_levels().unwrap_or_default();
            left = left.checked_sub(used).ok_or_else(|| {
                let message = format!("{}: the template takes too long for so many quotes", self.place);
                Refusal::new(message, "use fewer loops, or export fewer quotes at once")
            })?;
        }
        Ok(String::from_utf8_lossy(&page.bytes).into_owned())
    }

    /// Returns the name by which the engine decides how to escape values.
    fn name(&self) -> &'static str {
        if self.is_page { PAGE } else { "page.txt" }
    }

    /// Returns an error of the engine with its file, line and column.
    fn refusal(&self, error: &minijinja::Error) -> Refusal {
        let range = error.range();
        let before = range.as_ref().and_then(|range| self.source.get(..range.start));
        let (line, column) = match before {
            Some(before) => {
                let line = before.matches('\n').count() + 1;
                (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
            }
            None => (error.line().unwrap_or(1), 1),
        };
        let what = match (error.kind(), range.and_then(|range| self.source.get(range))) {
            (ErrorKind::UndefinedError, Some(words)) => format!("there is no \"{}\" here", words.trim()),
            (ErrorKind::OutOfFuel, _) => "the template takes too long, or never ends".to_owned(),
            (ErrorKind::WriteFailure, _) => "the template writes too much".to_owned(),
            _ => error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
        };
        let help = match error.kind() {
            ErrorKind::UndefinedError => {
                "put values that may be unknown between {% if … %} and {% endif %}; docs/templates.md lists all values"
            }
            ErrorKind::OutOfFuel | ErrorKind::WriteFailure => "use fewer loops and repetitions",
            _ => "correct the template; docs/templates.md describes the syntax",
        };
        Refusal::new(format!("{}:{line}:{column}: {what}", self.place), help)
    }
}

const PAGE: &str = "page.html";

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_fuel(Some(MAX_FUEL));
    // An unknown value is an error if it is printed, but can be tested with `if`.
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|name| match name {
        PAGE => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    environment.add_filter("markdown", |words: &str| markdown::escape(words, true));
    environment.add_filter("latex", |words: &str| latex::escape(words));
    environment.add_filter("html", |words: &str| html::escape(words));
    environment
}

/// Runs `work` on a stack that is deep enough for every template.
fn on_own_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Refusal> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name("template".to_owned()).stack_size(STACK_BYTES);
        let worker = builder.spawn_scoped(scope, work).map_err(|_| {
            Refusal::new("there is not enough memory to read a template", "close other programs")
        })?;
        worker.join().map_or_else(|panic| std::panic::resume_unwind(panic), Ok)
    })
}

/// The output, up to a limit.
struct Page {
    bytes: Vec<u8>,
}

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MAX_OUTPUT_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rendered(source: &str) -> Result<String, Refusal> {
        let text = TemplateSource { place: "a.j2", source, is_page: false };
        text.check()?;
        text.render(std::iter::once(Ok(json!({ "text": "Words." }))))
    }

    #[test]
    fn a_template_cannot_leave_the_sandbox() {
        for source in [
            "{% include '/etc/passwd' %}",
            "{% import 'a' as b %}",
            "{% from 'a' import b %}",
            "{% extends 'a' %}",
            "{{ open('/etc/passwd') }}",
            "{{ text.__class__ }}",
            "{{ env('HOME') }}",
        ] {
            assert!(rendered(source).is_err(), "{source}");
        }
    }

    #[test]
    fn every_template_ends() {
        let doubled = "{% set ns = namespace(a='xxxxxxxx') %}{% for i in range(99) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}";
        let replaced = format!("{{{{ text|replace('W', 'W'*999){} }}}}", "|replace('W', 'W'*999)".repeat(9));
        let nested = "{% set ns = namespace(a=[]) %}{% for i in range(99999) %}{% set ns.a = [ns.a, ns.a] %}{% endfor %}{{ ns.a }}";
        for source in [
            "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}",
            "{{ 'x' * 10000000000 }}",
            "{{ ('x' * 99999999)|length }}",
            "{{ '%999999999d'|format(1) }}",
            "{{ range(100000)|list|tojson|tojson|tojson|tojson }}",
            "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
            "{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
            doubled,
            nested,
            &replaced,
        ] {
            assert!(rendered(source).is_err(), "{source}");
        }
        let long = format!(
            "{{% set a = '{}' %}}{{% for b in range(9999) %}}{{{{ a }}}}{{% endfor %}}",
            "x".repeat(9999)
        );
        assert!(rendered(&long).unwrap_err().message.contains("writes too much"));
    }

    #[test]
    fn the_deepest_templates_are_parsed_or_refused() {
        let long = |piece: &str, head: &str, tail: &str| {
            let count = (MAX_SOURCE_BYTES - head.len() - tail.len()) / piece.len();
            format!("{head}{}{tail}", piece.repeat(count))
        };
        for (piece, head, tail) in [
            ("1+", "{{ ", "1 }}"),
            ("1<", "{{ ", "1 }}"),
            ("1 if 1 else ", "{{ ", "1 }}"),
            (".b", "{{ a", " }}"),
            ("[0]", "{{ a", " }}"),
            ("()", "{{ a", " }}"),
            ("|e", "{{ a", " }}"),
            ("(", "{{ ", " }}"),
            ("[", "{{ ", " }}"),
            ("-", "{{ ", "1 }}"),
            ("not ", "{{ ", "1 }}"),
            ("{% elif 1 %}", "{% if 1 %}", "{% endif %}"),
            ("{% if 1 %}", "", "{% endif %}"),
            ("{{ 1 }}", "", ""),
        ] {
            // Both results are fine, as long as the engine returns.
            let _ = rendered(&long(piece, head, tail));
        }
        assert!(rendered(&long("1+", "{{ ", "1 }}")).unwrap().starts_with("81"));
        assert!(
            rendered(&"x".repeat(MAX_SOURCE_BYTES + 1))
                .unwrap_err()
                .message
                .ends_with("template is too long")
        );
    }

    #[test]
    fn the_fuel_for_many_records_is_limited() {
        let source = "{{ ('x' * 10000000)|length }}";
        let text = TemplateSource { place: "a.j2", source, is_page: false };
        let many = (0..MAX_FUEL_FOR_ALL).map(|_| Ok(json!({})));
        assert!(text.render(many).unwrap_err().message.contains("for so many quotes"));
    }
}
