//! The engine of templates, shut in: it reaches no file and no other template, and its work, its output and its depth have
//! a limit.

use super::format::{html, markdown};
use super::{Refusal, latex};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde_json::Value;
use std::{io, thread};

/// How much a template may do for one record, in the engine's units: a step, or 64 bytes that are made. A long story takes a
/// few thousand, and what a template holds at once is bounded by it too (about 32 MB).
const WORK: u64 = 500_000;
/// How much it may do for all of them, which a computer of today does in seconds.
const WORK_FOR_ALL: u64 = 100_000_000;
/// How many bytes it may write for all of them.
const BYTES: usize = 16 * 1024 * 1024;
/// The longest template that is read. The engine reads a chain of operators in a time that grows with its square, and the
/// longest template may be nothing else.
const LONGEST: usize = 16 * 1024;
/// The stack on which templates are read: such a chain is as deep as it is long. What of the stack is not used takes no
/// memory.
const STACK: usize = 64 << 20;

/// What a template is, for who runs it.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    /// Where it was read from, for messages.
    pub place: &'a str,
    /// Its text.
    pub source: &'a str,
    /// Whether what it writes is a page, in which words are escaped by themselves.
    pub is_page: bool,
}

impl Text<'_> {
    /// Whether the template can be read.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.source.len() > LONGEST {
            let message = format!("{}: is too long for a template", self.place);
            return Err(Refusal::new(message, format!("a template has at most {} kB", LONGEST / 1024)));
        }
        on_a_stack_of_its_own(|| {
            let environment = environment();
            let read = environment.template_from_named_str(self.name(), self.source);
            read.map(|_| ()).map_err(|error| self.refusal(&error))
        })?
    }

    /// The template once for each of `records`, one behind the other; each ends its line.
    pub(super) fn render(
        &self,
        records: impl Iterator<Item = Result<Value, Refusal>> + Send,
    ) -> Result<String, Refusal> {
        on_a_stack_of_its_own(|| self.rendered(records))?
    }

    fn rendered(&self, records: impl Iterator<Item = Result<Value, Refusal>>) -> Result<String, Refusal> {
        let environment = environment();
        let template = environment.template_from_named_str(self.name(), self.source);
        let template = template.map_err(|error| self.refusal(&error))?;
        let mut page = Page { bytes: Vec::new() };
        let mut left = WORK_FOR_ALL;
        for record in records {
            let context = minijinja::Value::from(Serde(record?));
            let done = template.render_captured_to(context, &mut page);
            let done = done.map_err(|error| self.refusal(&error))?;
            if page.bytes.last().is_some_and(|last| *last != b'\n') {
                page.bytes.push(b'\n');
            }
            let (used, _) = done.state().fuel_levels().unwrap_or_default();
            left = left.checked_sub(used).ok_or_else(|| {
                let message = format!("{}: it does too much for so many quotes", self.place);
                Refusal::new(message, "let it loop less, or export fewer quotes at once")
            })?;
        }
        Ok(String::from_utf8_lossy(&page.bytes).into_owned())
    }

    /// Under which name the engine decides whether words are escaped.
    fn name(&self) -> &'static str {
        if self.is_page { PAGE } else { "page.txt" }
    }

    /// An error of the engine with the file, line and column where it arose.
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
            (ErrorKind::OutOfFuel, _) => "it does too much, or does not come to an end".to_owned(),
            (ErrorKind::WriteFailure, _) => "it writes too much".to_owned(),
            _ => error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
        };
        let help = match error.kind() {
            ErrorKind::UndefinedError => {
                "put what may be unknown between {% if … %} and {% endif %}; docs/templates.md names all that there is"
            }
            ErrorKind::OutOfFuel | ErrorKind::WriteFailure => "let it loop and repeat less",
            _ => "mend the template; docs/templates.md says how they are written",
        };
        Refusal::new(format!("{}:{line}:{column}: {what}", self.place), help)
    }
}

const PAGE: &str = "page.html";

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_fuel(Some(WORK));
    // What is not there is an error where it is written, and may be asked for with `if`.
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

/// Does work on a stack that is deep enough for every template.
fn on_a_stack_of_its_own<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Refusal> {
    thread::scope(|scope| {
        let builder = thread::Builder::new().name("template".to_owned()).stack_size(STACK);
        let worker = builder.spawn_scoped(scope, work).map_err(|_| {
            Refusal::new("there is no memory left to read a template in", "close other programs first")
        })?;
        worker.join().map_or_else(|panic| std::panic::resume_unwind(panic), Ok)
    })
}

/// What is written, up to a limit.
struct Page {
    bytes: Vec<u8>,
}

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > BYTES {
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
        let text = Text { place: "a.j2", source, is_page: false };
        text.check()?;
        text.render(std::iter::once(Ok(json!({ "text": "Words." }))))
    }

    #[test]
    fn a_template_reaches_nothing() {
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
    fn a_template_comes_to_an_end_however_it_grows() {
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
    fn the_deepest_templates_are_read_or_refused() {
        let long = |piece: &str, head: &str, tail: &str| {
            let count = (LONGEST - head.len() - tail.len()) / piece.len();
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
            // Whether it is one or the other is the engine's; that it comes back is what counts.
            let _ = rendered(&long(piece, head, tail));
        }
        assert!(rendered(&long("1+", "{{ ", "1 }}")).unwrap().starts_with("81"));
        assert!(rendered(&"x".repeat(LONGEST + 1)).unwrap_err().message.ends_with("too long for a template"));
    }

    #[test]
    fn the_work_for_many_records_has_a_limit() {
        let source = "{{ ('x' * 10000000)|length }}";
        let text = Text { place: "a.j2", source, is_page: false };
        let many = (0..WORK_FOR_ALL).map(|_| Ok(json!({})));
        assert!(text.render(many).unwrap_err().message.contains("for so many quotes"));
    }
}
