//! Words for LaTeX, so that typesetting them gives back the very characters; and the fields of an entry.

use super::name::{Name, name};
use crate::model::Speaker;
use crate::text::Safe;
use std::fmt;

/// Words with every character escaped that acts in LaTeX or in a BibTeX file.
///
/// Braces are written as commands: BibTeX counts them whether or not a backslash stands before. What would run together
/// into another character (`--`, `''`) is kept apart.
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
            // Spaces around it are a paragraph's own.
            '\n' => out.push_str("\\par{}"),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// A name for `author`; one that must stay in its order stands in braces of its own.
pub(super) fn author(speaker: &Speaker) -> String {
    match name(speaker) {
        Name::Whole(name) => whole(name),
        Name::Parts { family, given } => format!("{}, {}", part(family), part(given)),
    }
}

/// Names that are not to be taken apart.
pub(super) fn wholes(names: &[Safe]) -> Option<String> {
    let names: Vec<_> = names.iter().map(|name| whole(name)).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// A name that is not to be taken apart.
pub(super) fn whole(name: &str) -> String {
    format!("{{{}}}", escape(name))
}

/// Part of a name; in braces where a word in it would be taken for what stands between names.
fn part(words: &str) -> String {
    let splits = words.contains(',') || words.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if splits { whole(words) } else { escape(words) }
}

/// The fields of an entry in their order, as they are written; those that are not known are left out.
#[derive(Debug, Default)]
pub(super) struct Entry(Vec<(&'static str, String)>);

impl Entry {
    /// Words, escaped.
    pub(super) fn words(&mut self, field: &'static str, words: Option<&str>) {
        self.raw(field, words.map(escape));
    }

    /// A title, whose capitals stay.
    pub(super) fn title(&mut self, field: &'static str, words: Option<&str>) {
        self.raw(field, words.map(whole));
    }

    /// What is written as it is.
    pub(super) fn raw(&mut self, field: &'static str, value: Option<String>) {
        self.0.extend(value.filter(|value| !value.is_empty()).map(|value| (field, format!("{{{value}}}"))));
    }

    /// A name that the style gives its meaning, such as that of a month.
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
    fn what_acts_is_escaped_and_braces_always_match() {
        assert_eq!(
            escape(r"# $ % & _ { } ~ ^ \"),
            r"\# \$ \% \& \_ \textbraceleft{} \textbraceright{} \textasciitilde{} \textasciicircum{} \textbackslash{}"
        );
        assert_eq!(escape("a---b"), "a-{}-{}-b");
        assert_eq!(escape("One.\n\nTwo."), "One.\\par{}Two.");
        assert_eq!(escape("Zoë 胡衡华"), "Zoë 胡衡华");
    }

    #[test]
    fn a_name_keeps_its_order_and_its_parts() {
        let speaker = |name: &str, family: &str| Speaker {
            name: Safe::from_world(name),
            family: Some(Safe::from_world(family)),
            ..Speaker::default()
        };
        assert_eq!(author(&speaker("Ada Ling", "Ling")), "Ling, Ada");
        assert_eq!(author(&speaker("Hu Henghua", "Hu")), "{Hu Henghua}");
        assert_eq!(author(&speaker("Ada and Bo", "Bo")), "Bo, {Ada and}");
    }
}
