//! The style sheet of the picture: a class for each colour and style, with both schemes.

use super::look::{Look, Pair, Styles, hex};
use std::fmt::Write;

/// The classes of the style sheet. Each has a colour in both schemes.
pub(super) struct Classes {
    /// The look of text without a class.
    plain: Look,
    known: Vec<(Pair, Styles)>,
}

impl Classes {
    /// Makes an empty style sheet.
    pub(super) fn new(plain: Look) -> Self {
        Self { plain, known: Vec::new() }
    }

    /// The attribute that gives an element this ink and these styles; empty for plain text.
    pub(super) fn of_text(&mut self, ink: Pair, styles: Styles) -> String {
        if (ink, styles) == (self.plain.ink, self.plain.styles) {
            return String::new();
        }
        format!(" class=\"{}\"", self.name(ink, styles))
    }

    /// The attribute that fills an element with a colour.
    pub(super) fn of_fill(&mut self, color: Pair) -> String {
        let [dark, light] = color;
        if dark == light { format!(" fill=\"{}\"", hex(dark)) } else { self.of_text(color, Styles::NONE) }
    }

    /// The name of a class.
    pub(super) fn name(&mut self, ink: Pair, styles: Styles) -> String {
        let index = self.known.iter().position(|known| *known == (ink, styles)).unwrap_or_else(|| {
            self.known.push((ink, styles));
            self.known.len() - 1
        });
        format!("c{index}")
    }

    /// The rules of all classes.
    pub(super) fn css(&self) -> String {
        let mut css = String::new();
        for (index, (ink, styles)) in self.known.iter().enumerate() {
            let words = [
                (styles.bold, ";font-weight:bold"),
                (styles.italic, ";font-style:italic"),
                (styles.underline, ";text-decoration:underline"),
            ];
            let styles: String = words.iter().filter(|(on, _)| *on).map(|(_, words)| *words).collect();
            let _ = writeln!(css, ".c{index}{{color:{}{styles}}}", hex(ink[0]));
        }
        css.push_str("@media(prefers-color-scheme:light){\n");
        for (index, (ink, _)) in self.known.iter().enumerate() {
            let _ = writeln!(css, ".c{index}{{color:{}}}", hex(ink[1]));
        }
        css.push_str("}\n");
        css
    }
}
