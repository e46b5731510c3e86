//! Diagnostics as text in the style of rustc, as one line each, or as JSON.

use super::{Count, Diagnostic, Lines, Severity, Span};
use crate::text::{Cut, Safe};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::ops::Range;

/// The diagnostics of a file, with the name and text of the file.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The file's name, as the user gave it.
    pub name: &'a str,
    /// The text of the file.
    pub source: &'a str,
    /// The problems of the file.
    pub diagnostics: &'a [Diagnostic],
}

/// The width of a report in cells, if the width of the terminal is unknown.
pub const WIDTH: usize = 100;
/// The maximum number of bytes of a line that are laid out.
const MAX_LINE_BYTES: usize = 2000;

impl Report<'_> {
    /// Returns the diagnostics in the style of rustc.
    ///
    /// Each has its name, position, the underlined line, and help.
    ///
    /// A line that is wider than `width` cells is cut around the position.
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
            // The renderer would count columns from the start of the excerpt.
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

    /// Returns one line per diagnostic, for editors.
    ///
    /// The form is `file:line:column: error[name]: message; help`.
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

    /// Returns a JSON object with the file, the counts and the diagnostics.
    ///
    /// Positions have lines and columns (from 1, in characters) and byte offsets.
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

/// The line around a position, safe to show.
struct Excerpt {
    line: usize,
    /// True if it is the whole line, and columns before the position are unchanged.
    whole: bool,
    text: String,
    span: Range<usize>,
}

impl Excerpt {
    fn new(source: &str, lines: &Lines<'_>, span: Span) -> Self {
        let start = source.floor_char_boundary(span.start);
        let end = source.floor_char_boundary(span.end).max(start);
        // The words of a multi-line string start on the line after the opening marks.
        let spanned = source.cut(start..end);
        let opening = spanned.strip_prefix("\"\"\"").or_else(|| spanned.strip_prefix("'''"));
        let start = match opening {
            Some(words) if words.trim_start().len() < words.len() && words.starts_with(['\n', '\r']) => {
                end - words.trim_start().len()
            }
            _ => start,
        };
        let (number, _) = lines.place(start);
        let line = lines.line(number);
        let end = end.clamp(start, line.end.max(start));
        let from = source.floor_char_boundary(line.start.max(start.saturating_sub(MAX_LINE_BYTES / 2)));
        let to = source.floor_char_boundary(line.end.min(end + MAX_LINE_BYTES / 2)).max(end);
        let safe = |range: Range<usize>| Safe::block(Cow::Borrowed(source.cut(range))).0.replace('\n', " ");
        let count = source.cut(from..start).chars().count();
        let (before, inside, after) = (safe(from..start), safe(start..end), safe(end..to));
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
    fn a_report_underlines_the_span_in_its_line() {
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
    fn a_very_long_line_with_escapes_is_cut_and_safe() {
        let source = format!("x = \"{}\u{1b}[31m{}\"", "a".repeat(100_000), "b".repeat(100_000));
        let diagnostics = [Diagnostic::new(&UNKNOWN_SPEAKER, 100_005..100_010, "m")];
        let text = Report { name: "x", source: &source, diagnostics: &diagnostics }.text(false, WIDTH);
        assert!(text.len() < 2000, "{}", text.len());
        assert!(!text.contains('\u{1b}'));
        assert!(text.contains("x:1:100006"), "{text}");
    }
}
