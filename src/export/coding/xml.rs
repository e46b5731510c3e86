//! Writes XML, one element after the other.

use crate::export::format::html::escape;

/// The program that made a file, as the file says.
pub(super) const ORIGIN: &str = concat!("plenary ", env!("CARGO_PKG_VERSION"));

/// An XML document that is being written.
#[derive(Debug)]
pub(super) struct Xml {
    out: String,
    /// The names of the open elements.
    open: Vec<&'static str>,
}

impl Xml {
    pub(super) fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub(super) fn start(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str(&format!("</{name}>\n"));
        }
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>\n");
    }

    /// Writes an element that contains only text.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.tag(name, &[]);
        self.out.push_str(&format!(">{}</{name}>\n", escape(&allowed(text))));
    }

    /// Returns the document.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            // Readers turn line feeds in attributes into spaces.
            let value = escape(&allowed(value).replace(['\n', '\t'], " "));
            self.out.push_str(&format!(" {key}=\"{value}\""));
        }
    }

    fn indent(&mut self) {
        self.out.push_str(&"  ".repeat(self.open.len()));
    }
}

/// Returns a text without the characters that XML does not allow (XML 1.0, 2.2).
fn allowed(text: &str) -> String {
    let is_allowed =
        |c: &char| !(c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_end_their_element_or_attribute() {
        let mut xml = Xml::new();
        xml.start("A", &[("name", "a\"<\n&b")]);
        xml.text("B", "</B>\u{1b}&\nc");
        xml.empty("C", &[]);
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<A name=\"a&quot;&lt; &amp;b\">\n  \
             <B>&lt;/B&gt;&amp;\nc</B>\n  <C/>\n</A>\n"
        );
    }
}
