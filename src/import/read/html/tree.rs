//! Parses a page into a tree of limited depth.
//!
//! Text nodes know their position in the file.

use crate::import::read::html::elements::{
    AROUND_PARAGRAPH, ATTRIBUTES, CLOSE_PARAGRAPH, HEADINGS, IN_HEAD, INLINE, RAW, VOID,
};
use crate::text::Cut;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::ops::Range;

/// Maximum depth. Deeper elements become children of the one at this depth.
const MAX_DEPTH: usize = 200;

/// A page.
pub(super) struct Tree {
    /// All nodes in the order of the file; the first is the root.
    nodes: Vec<Node>,
}

/// An element, or text.
#[derive(Default)]
pub(super) struct Node {
    /// The element's name; empty for text.
    pub name: String,
    /// The attributes that are used.
    pub attributes: Vec<(String, String)>,
    /// The index of the parent.
    pub parent: usize,
    /// The range of the text in the file.
    pub text: Range<usize>,
    /// The index after the last node inside.
    pub end: usize,
}

/// Stands in for a node out of range.
static NOTHING: Node = Node { name: String::new(), attributes: Vec::new(), parent: 0, text: 0..0, end: 0 };

impl Node {
    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns true if the node is text.
    pub(super) fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    /// Returns true if the node is one of these elements.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }
}

impl Tree {
    /// Parses a page, which may be malformed.
    pub(super) fn parse(text: &str) -> Self {
        let root = Node { name: "#root".to_owned(), ..Node::default() };
        let mut builder = Builder { nodes: vec![root], open: vec![0] };
        builder.read(text, 0..text.len(), true);
        builder.close_to(0);
        Self { nodes: builder.nodes }
    }

    /// Returns all nodes in the order of the file.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Returns a node, or an empty one if the index is out of range.
    pub(super) fn node(&self, index: usize) -> &Node {
        self.nodes.get(index).unwrap_or(&NOTHING)
    }

    /// Returns the nodes inside a node.
    pub(super) fn within(&self, index: usize) -> &[Node] {
        self.nodes.get(index + 1..self.node(index).end).unwrap_or_default()
    }

    /// Returns the parent of a node.
    pub(super) fn parent(&self, index: usize) -> &Node {
        self.node(self.node(index).parent)
    }

    /// Returns the nearest block element around a node.
    pub(super) fn block_around(&self, index: usize) -> usize {
        let mut block = self.node(index).parent;
        while block > 0 && self.node(block).is_one_of(INLINE) {
            block = self.node(block).parent;
        }
        block
    }

    /// Returns true if a node is inside one of these elements.
    pub(super) fn is_inside(&self, mut node: usize, names: &[&str]) -> bool {
        while node > 0 {
            node = self.node(node).parent;
            if self.node(node).is_one_of(names) {
                return true;
            }
        }
        false
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The open elements, root first.
    open: Vec<usize>,
}

impl Builder {
    /// Reads the tags and the text of a part of the page.
    ///
    /// `scripts` is true if it is read as by a browser with scripts.
    fn read(&mut self, text: &str, range: Range<usize>, scripts: bool) {
        let mut from = range.start;
        while let Some(next) = self.read_on(text, from..range.end, scripts) {
            from = next;
        }
    }

    /// Reads up to an empty element in a drawing that the tokenizer would read as raw text, such as `<title/>`.
    ///
    /// Returns the position after it; `None` at the end of the text.
    fn read_on(&mut self, text: &str, range: Range<usize>, scripts: bool) -> Option<usize> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(scripts);
        for token in Tokenizer::new_with_emitter(text.cut(range.clone()), emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    self.start(&tag);
                    let is_raw = RAW.iter().any(|name| name.as_bytes() == tag.name.as_slice());
                    if is_raw && tag.self_closing && self.open.iter().any(|open| self.name(*open) == "svg") {
                        return Some(range.start + tag.span.end);
                    }
                }
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(piece) => {
                    let place = range.start + piece.span.start..range.start + piece.span.end;
                    if scripts && self.last() == "noscript" {
                        let open = self.open.len();
                        self.read(text, place, false);
                        self.close_to(open);
                    } else {
                        self.text(text, place);
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if CLOSE_PARAGRAPH.contains(&name.as_str()) {
            self.close_nearest(&["p"], AROUND_PARAGRAPH);
        }
        match name.as_str() {
            "li" => self.close_nearest(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.close_nearest(&["dt", "dd"], &["dl"]),
            "tr" => self.close_nearest(&["tr"], &["table"]),
            "td" | "th" => self.close_nearest(&["td", "th"], &["tr", "table"]),
            "option" => self.close_nearest(&["option"], &["select"]),
            "body" => self.close_nearest(&["head"], &["html"]),
            other => {
                let ends_head = self.last() == "head" && !IN_HEAD.contains(&other);
                if ends_head || HEADINGS.contains(&other) && HEADINGS.contains(&self.last()) {
                    self.close_to(self.open.len().saturating_sub(1));
                }
            }
        }
        let attributes = tag
            .attributes
            .iter()
            .filter(|(name, _)| ATTRIBUTES.iter().any(|kept| kept.as_bytes() == name.as_slice()))
            .map(|(name, value)| {
                (String::from_utf8_lossy(name).into_owned(), String::from_utf8_lossy(value).into_owned())
            })
            .collect();
        let void = VOID.contains(&name.as_str());
        let index = self.push(Node { name, attributes, ..Node::default() });
        if !void && !tag.self_closing && self.open.len() < MAX_DEPTH {
            self.open.push(index);
        }
    }

    fn push(&mut self, node: Node) -> usize {
        let parent = self.open.last().copied().unwrap_or(0);
        let index = self.nodes.len();
        self.nodes.push(Node { parent, end: index + 1, ..node });
        index
    }

    fn text(&mut self, source: &str, range: Range<usize>) {
        if source.get(range.clone()).is_some_and(|text| !text.is_empty()) {
            self.push(Node { text: range, ..Node::default() });
        }
    }

    fn end(&mut self, name: &str) {
        // The end tag of one heading ends any other.
        let is_ended = |open: &str| open == name || HEADINGS.contains(&name) && HEADINGS.contains(&open);
        if let Some(at) = self.open.iter().rposition(|index| is_ended(self.name(*index))) {
            self.close_to(at.max(1));
        }
    }

    /// Closes elements until only this many are open.
    fn close_to(&mut self, count: usize) {
        let end = self.nodes.len();
        for index in self.open.drain(count.min(self.open.len())..) {
            if let Some(node) = self.nodes.get_mut(index) {
                node.end = end;
            }
        }
    }

    /// Closes the nearest of `names`, unless one of `limits` comes first.
    fn close_nearest(&mut self, names: &[&str], limits: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let name = self.open.get(at).map_or("", |index| self.name(*index));
            if names.contains(&name) {
                self.close_to(at);
                return;
            }
            if limits.contains(&name) {
                return;
            }
        }
    }

    /// Returns the name of the innermost open element.
    fn last(&self) -> &str {
        self.open.last().map_or("", |index| self.name(*index))
    }

    fn name(&self, index: usize) -> &str {
        self.nodes.get(index).map_or("", |node| node.name.as_str())
    }
}
