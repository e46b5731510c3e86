//! Tags as a tree, as far as reading needs one: text knows its place in the file, and no nesting is too deep.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::ops::Range;

/// Deeper elements become children of the one at this depth.
const DEEPEST: usize = 200;

/// A page.
pub(crate) struct Tree {
    /// All nodes in the order of the file; the first is the root.
    pub nodes: Vec<Node>,
}

/// An element, or a stretch of text.
pub(crate) struct Node {
    /// The element's name; empty for text.
    pub name: String,
    /// The attributes that are of use.
    pub attributes: Vec<(String, String)>,
    /// The node that it stands in.
    pub parent: usize,
    /// Where the text stands.
    pub text: Range<usize>,
    /// The node behind the last one inside.
    pub end: usize,
}

impl Node {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is text.
    pub(crate) fn is_text(&self) -> bool {
        self.name.is_empty()
    }
}

impl Tree {
    /// Reads a page; nothing in it is a fault.
    pub(crate) fn parse(text: &str) -> Self {
        let root = Node { name: "#root".to_owned(), attributes: Vec::new(), parent: 0, text: 0..0, end: 0 };
        let mut building = Building { nodes: vec![root], open: vec![0] };
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
            match token {
                Token::StartTag(tag) => building.start(&tag),
                Token::EndTag(tag) => building.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(piece) => building.text(text, piece.span.start..piece.span.end),
                _ => {}
            }
        }
        while building.open.len() > 1 {
            building.close();
        }
        building.nodes[0].end = building.nodes.len();
        Self { nodes: building.nodes }
    }

    /// Whether a node stands inside an element of one of these names.
    pub(crate) fn inside(&self, mut node: usize, names: &[&str]) -> bool {
        while node > 0 {
            node = self.nodes[node].parent;
            if names.contains(&self.nodes[node].name.as_str()) {
                return true;
            }
        }
        false
    }
}

struct Building {
    nodes: Vec<Node>,
    open: Vec<usize>,
}

/// Elements that hold nothing.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements before which a paragraph ends by itself.
const CLOSES_P: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
const KEPT: &[&str] = &[
    "class",
    "id",
    "role",
    "src",
    "alt",
    "content",
    "name",
    "property",
    "itemprop",
    "lang",
    "dir",
    "type",
    "href",
    "datetime",
    "rel",
    "hidden",
    "aria-hidden",
    "charset",
    "http-equiv",
    "data-src",
];

impl Building {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if CLOSES_P.contains(&name.as_str()) {
            self.close_until(
                &["p"],
                &[
                    "table",
                    "td",
                    "th",
                    "button",
                    "object",
                    "#root",
                    "body",
                    "div",
                    "section",
                    "article",
                    "li",
                    "blockquote",
                    "figure",
                ],
            );
        }
        match name.as_str() {
            "li" => self.close_until(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.close_until(&["dt", "dd"], &["dl"]),
            "tr" => self.close_until(&["tr"], &["table"]),
            "td" | "th" => self.close_until(&["td", "th"], &["tr", "table"]),
            "option" => self.close_until(&["option"], &["select"]),
            "body" => self.close_until(&["head"], &["html"]),
            _ => {}
        }
        let attributes = tag
            .attributes
            .iter()
            .filter(|(name, _)| KEPT.iter().any(|kept| kept.as_bytes() == name.as_slice()))
            .map(|(name, value)| {
                (String::from_utf8_lossy(name).into_owned(), String::from_utf8_lossy(value).into_owned())
            })
            .collect();
        let void = VOID.contains(&name.as_str());
        let index = self.push(name, attributes, 0..0);
        if !void && !tag.self_closing && self.open.len() < DEEPEST {
            self.open.push(index);
        }
    }

    fn push(&mut self, name: String, attributes: Vec<(String, String)>, text: Range<usize>) -> usize {
        let parent = self.open.last().copied().unwrap_or(0);
        let index = self.nodes.len();
        self.nodes.push(Node { name, attributes, parent, text, end: index + 1 });
        index
    }

    fn text(&mut self, source: &str, range: Range<usize>) {
        if source.get(range.clone()).is_some_and(|text| !text.is_empty()) {
            self.push(String::new(), Vec::new(), range);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|index| self.nodes[*index].name == name) {
            while self.open.len() > at.max(1) {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            self.nodes[index].end = self.nodes.len();
        }
    }

    /// Closes the nearest of `names`, unless one of `walls` stands before it.
    fn close_until(&mut self, names: &[&str], walls: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let name = self.nodes[self.open[at]].name.as_str();
            if names.contains(&name) {
                while self.open.len() > at {
                    self.close();
                }
                return;
            }
            if walls.contains(&name) {
                return;
            }
        }
    }
}

/// Elements that stand in a line of text.
pub(crate) const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "big", "center", "img", "picture", "source", "nobr", "acronym",
];

/// Elements that belong to the page.
pub(crate) const PAGE: &[&str] = &["nav", "footer", "aside", "form", "menu", "button", "dialog"];

/// Elements whose text is never shown.
pub(crate) const UNSEEN: &[&str] = &[
    "script", "style", "template", "head", "title", "svg", "select", "textarea", "object", "iframe",
    "canvas", "audio", "video", "noscript", "math",
];
