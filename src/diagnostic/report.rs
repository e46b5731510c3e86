//! Diagnostics as text: as rustc shows them, a line each, or JSON.

use super::{Count, Diagnostic, Lines, Severity, Span};
use crate::text::Safe;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};
use std::borrow::Cow;

/// A file's diagnostics with what is needed to show them.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The file's name, as the reader gave it.
    pub name: &'a str,
    /// The text of the file.
    pub source: &'a str,
    /// What is wrong with it.
    pub diagnostics: &'a [Diagnostic],
}

/// How wide the lines of a file are shown where nothing else is known.
pub const WIDTH: usize = 100;
/// A line of the file that is longer than this is cut before it is laid out.
const LONGEST_LINE: usize = 2000;

impl Report<'_> {
    /// As rustc shows them: name, place, the line with the span underlined, a way out. A line of the file that
    /// is wider than `width` cells is cut around the place.
    pub fn text(&self, color: bool, width: usize) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
        let lines = Lines::new(self.source);
        let mut out = String::new();
        for diagnostic in self.diagnostics {
            out.push_str(&self.one(diagnostic, &lines, &renderer));
            out.push_str("\n\n");
        }
        out
    }

    fn one(&self, diagnostic: &Diagnostic, lines: &Lines<'_>, renderer: &Renderer) -> String {
        let level = match diagnostic.fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&*diagnostic.message).id(diagnostic.fault.name);
        let (line, column) = lines.place(diagnostic.span.start);
        let place = Origin::path(self.name).line(line).char_column(column);
        let group = if diagnostic.span == Span::default() {
            title.element(place)
        } else {
            let excerpt = Excerpt::new(self.source, lines, diagnostic.span);
            // The renderer counts columns in what it is given, which of a very long line is not all.
            let (named, group) = if excerpt.whole && excerpt.line == line {
                (Some(self.name), title.elements(None::<Origin<'_>>))
            } else {
                (None, title.element(place))
            };
            let group =
                group.element(excerpt.snippet(AnnotationKind::Primary, &diagnostic.label).path(named));
            match &diagnostic.related {
                Some((span, label)) => {
                    let excerpt = Excerpt::new(self.source, lines, *span);
                    group.element(excerpt.snippet(AnnotationKind::Context, label).path(self.name))
                }
                None => group,
            }
        };
        let mut groups: Vec<Group<'_>> = vec![group];
        if let Some(help) = &diagnostic.help {
            groups.push(Group::with_title(Level::HELP.secondary_title(&**help)));
        }
        renderer.render(&groups)
    }

    /// A line each, for editors: `file:line:column: error[name]: message; help`.
    pub fn short(&self) -> String {
        let lines = Lines::new(self.source);
        let mut out = String::new();
        for diagnostic in self.diagnostics {
            let (line, column) = lines.place(diagnostic.span.start);
            let Diagnostic { fault, message, help, .. } = diagnostic;
            let help = help.as_ref().map_or(String::new(), |help| format!("; {help}"));
            let (severity, name) = (fault.severity.name(), fault.name);
            out.push_str(&format!("{}:{line}:{column}: {severity}[{name}]: {message}{help}\n", self.name));
        }
        out
    }

    /// An object: the file, its counts, and a list of diagnostics with lines and columns (from 1, in
    /// characters) and byte offsets.
    pub fn json(&self) -> Value {
        let lines = Lines::new(self.source);
        let place = |span: Span| {
            let (start, end) = (lines.place(span.start), lines.place(span.end));
            json!({
                "start": { "byte": span.start, "line": start.0, "column": start.1 },
                "end": { "byte": span.end, "line": end.0, "column": end.1 },
            })
        };
        let one = |diagnostic: &Diagnostic| {
            let mut object = json!({
                "name": diagnostic.fault.name,
                "severity": diagnostic.fault.severity.name(),
                "message": diagnostic.message.as_str(),
                "span": place(diagnostic.span),
            });
            if let Some(help) = &diagnostic.help {
                object["help"] = Value::from(help.as_str());
            }
            if let Some((span, label)) = &diagnostic.related {
                object["related"] = json!({ "label": label.as_str(), "span": place(*span) });
            }
            object
        };
        let count = Count::of(self.diagnostics);
        json!({
            "file": self.name,
            "errors": count.errors,
            "warnings": count.warnings,
            "diagnostics": self.diagnostics.iter().map(one).collect::<Vec<_>>(),
        })
    }
}

/// The line of a file around a place, safe to show.
struct Excerpt {
    line: usize,
    /// Whether it is all of the line, and as long before the place as the line is.
    whole: bool,
    text: String,
    span: std::ops::Range<usize>,
}

impl Excerpt {
    fn new(source: &str, lines: &Lines<'_>, span: Span) -> Self {
        let start = source.floor_char_boundary(span.start);
        let end = source.floor_char_boundary(span.end).max(start);
        // The words of a long string start on the line behind its opening marks.
        let opening =
            source[start..end].strip_prefix("\"\"\"").or_else(|| source[start..end].strip_prefix("'''"));
        let start = match opening {
            Some(words) if words.trim_start().len() < words.len() && words.starts_with(['\n', '\r']) => {
                end - words.trim_start().len()
            }
            _ => start,
        };
        let (number, _) = lines.place(start);
        let line = lines.line(number);
        let end = end.clamp(start, line.end.max(start));
        let from = source.floor_char_boundary(line.start.max(start.saturating_sub(LONGEST_LINE / 2)));
        let to = source.floor_char_boundary(line.end.min(end + LONGEST_LINE / 2)).max(end);
        let safe = |raw: &str| Safe::block(Cow::Borrowed(raw)).0.replace('\n', " ");
        let count = source[from..start].chars().count();
        let (before, inside, after) =
            (safe(&source[from..start]), safe(&source[start..end]), safe(&source[end..to]));
        Self {
            line: number,
            whole: from == line.start && to == line.end && before.chars().count() == count,
            span: before.len()..before.len() + inside.len(),
            text: before + &inside + &after,
        }
    }

    fn snippet(self, kind: AnnotationKind, label: &str) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let label = (!label.is_empty()).then_some(label);
        Snippet::source(self.text)
            .line_start(self.line)
            .fold(false)
            .annotation(kind.span(self.span).label(label))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{UNKNOWN_SPEAKER, suggest};
    use super::*;

    const SOURCE: &str = "a = 1\nspeaker = \"ada-lnig\"\n";

    fn sample() -> Diagnostic {
        Diagnostic::new(&UNKNOWN_SPEAKER, 16..26, "there is no speaker \"ada-lnig\"")
            .label("no [[speakers]] has this id")
            .maybe_help(suggest("ada-lnig", ["ada-ling"]))
    }

    #[test]
    fn a_report_shows_the_line_with_the_span_underlined() {
        let diagnostics = [sample()];
        let report = Report { name: "forum.toml", source: SOURCE, diagnostics: &diagnostics };
        let text = report.text(false, WIDTH);
        assert!(text.contains("error[unknown-speaker]: there is no speaker \"ada-lnig\""), "{text}");
        assert!(text.contains("--> forum.toml:2:11"), "{text}");
        assert!(
            text.contains("2 | speaker = \"ada-lnig\"\n  |           ^^^^^^^^^^ no [[speakers]]"),
            "{text}"
        );
        assert!(text.contains("help: did you mean \"ada-ling\"?"), "{text}");
        assert!(report.short().starts_with("forum.toml:2:11: error[unknown-speaker]: there is no"));
        assert_eq!(report.json()["diagnostics"][0]["span"]["start"]["line"], 2);
    }

    #[test]
    fn a_hostile_line_is_shown_cut_and_safe() {
        let source = format!("x = \"{}\u{1b}[31m{}\"", "a".repeat(100_000), "b".repeat(100_000));
        let diagnostics = [Diagnostic::new(&UNKNOWN_SPEAKER, 100_005..100_010, "m")];
        let text = Report { name: "x", source: &source, diagnostics: &diagnostics }.text(false, WIDTH);
        assert!(text.len() < 2000, "{}", text.len());
        assert!(!text.contains('\u{1b}'));
        assert!(text.contains("x:1:100006"), "{text}");
    }
}
