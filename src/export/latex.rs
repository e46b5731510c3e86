//! Escapes words for LaTeX and writes the fields of BibTeX entries.

use super::name::{Name, name};
use crate::model::Speaker;
use crate::text::Safe;
use std::fmt;

/// Escapes every character that has a meaning in LaTeX or in a BibTeX file.
///
/// Braces become commands, because BibTeX counts them even after a backslash. Characters that would form a ligature
/// (`--`, `''`) are separated.
pub(super) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    let mut before = None;
    for c in words.replace("\n\n", "\n").chars() {
        match c {
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '\'' => out.push_str("\\textquotesingle{}"),
            '-' if before == Some('-') => out.push_str("{}-"),
            // LaTeX ignores spaces around a paragraph break.
            '\n' => out.push_str("\\par{}"),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// Returns a name for `author`, in braces if its parts must keep their order.
pub(super) fn author(speaker: &Speaker) -> String {
    match name(speaker) {
        Name::Whole(name) => whole(name),
        Name::Parts { family, given, suffix: "" } => format!("{}, {}", part(family), part(given)),
        Name::Parts { family, given, suffix } => {
            format!("{}, {}, {}", part(family), part(suffix), part(given))
        }
    }
}

/// Returns whole names, joined by "and"; `None` if there are none.
pub(super) fn wholes(names: &[Safe]) -> Option<String> {
    let names: Vec<_> = names.iter().map(|name| whole(name)).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// Returns a name that BibTeX does not split.
pub(super) fn whole(name: &str) -> String {
    format!("{{{}}}", escape(name))
}

/// Returns a part of a name, in braces if BibTeX would split it.
///
/// BibTeX splits names at commas and at "and".
fn part(words: &str) -> String {
    let splits = words.contains(',') || words.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if splits { whole(words) } else { escape(words) }
}

/// The known fields of an entry, in order.
#[derive(Debug, Default)]
pub(super) struct Entry(Vec<(&'static str, String)>);

impl Entry {
    /// Adds a field with escaped words.
    pub(super) fn words(&mut self, field: &'static str, words: Option<&str>) {
        self.raw(field, words.map(escape));
    }

    /// Adds a title that keeps its capitals.
    pub(super) fn title(&mut self, field: &'static str, words: Option<&str>) {
        self.raw(field, words.map(whole));
    }

    /// Adds a value that needs no escaping.
    pub(super) fn raw(&mut self, field: &'static str, value: Option<String>) {
        self.0.extend(value.filter(|value| !value.is_empty()).map(|value| (field, format!("{{{value}}}"))));
    }

    /// Adds a name that the bibliography style defines, such as a month.
    pub(super) fn named(&mut self, field: &'static str, name: Option<&str>) {
        self.0.extend(name.map(|name| (field, name.to_owned())));
    }

    /// Writes the entry.
    pub(super) fn write(&self, kind: &str, key: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "@{kind}{{{key},")?;
        for (field, value) in &self.0 {
            writeln!(out, "  {field} = {value},")?;
        }
        writeln!(out, "}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped_and_braces_are_balanced() {
        assert_eq!(
            escape(r"# $ % & _ { } ~ ^ \"),
            r"\# \$ \% \& \_ \textbraceleft{} \textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{}"
        );
        assert_eq!(escape("a---b"), "a-{}-{}-b");
        assert_eq!(escape("One.\n\nTwo."), "One.\\par{}Two.");
        assert_eq!(escape("Zoë 胡衡华"), "Zoë 胡衡华");
    }

    #[test]
    fn a_name_keeps_the_order_of_its_parts() {
        let speaker = |name: &str, family: &str| Speaker {
            name: Safe::clean_line(name),
            family: Some(Safe::clean_line(family)),
            ..Speaker::default()
        };
        assert_eq!(author(&speaker("Ada Ling", "Ling")), "Ling, Ada");
        assert_eq!(author(&speaker("Hu Henghua", "Hu")), "{Hu Henghua}");
        assert_eq!(author(&speaker("Ada and Bo", "Bo")), "Bo, {Ada and}");
        assert_eq!(author(&speaker("Ada Ling Jr.", "Ling")), "Ling, Jr., Ada");
        assert_eq!(author(&speaker("Ada Ling, CBE, MP", "Ling")), "Ling, {CBE, MP}, Ada");
    }
}
