//! Recognizes captions by the elements around them.

use crate::import::read::html::elements::CAPTIONS;
use crate::import::read::html::parts::{self, MAX_CLASSES};
use crate::import::read::html::tree::{Node, Tree};
use crate::import::text::head;
use crate::text::Cut;

/// Words in the class of an element with a picture and its caption.
const PICTURES: &[&str] = &["image", "img", "photo", "picture"];
/// Maximum number of nodes of an element with a picture and its caption.
const MAX_NODES: usize = 40;

/// Returns true if an element contains a caption, according to its class.
pub(super) fn is_caption(node: &Node) -> bool {
    node.is_one_of(&["div", "p", "span", "small", "em", "td"])
        && class_words(node).iter().any(|word| CAPTIONS.contains(&word.as_str()))
}

/// Returns true if an element contains a picture and one paragraph that is no link, and has the class of a picture.
pub(super) fn is_picture(tree: &Tree, text: &str, index: usize) -> bool {
    let inside = tree.within(index);
    if tree.node(index).name != "div"
        || inside.len() >= MAX_NODES
        || !inside.iter().any(|node| node.name == "img")
        || !class_words(tree.node(index)).iter().any(|word| PICTURES.contains(&word.as_str()))
    {
        return false;
    }
    let mut texts = (index + 1..tree.node(index).end)
        .filter(|at| !text.cut(tree.node(*at).text.clone()).trim().is_empty());
    let Some(first) = texts.next() else { return false };
    let block = tree.block_around(first);
    !tree.is_inside(first, &["a"]) && texts.all(|at| tree.block_around(at) == block)
}

fn class_words(node: &Node) -> Vec<String> {
    let mut words = Vec::new();
    parts::split(head(node.attribute("class").unwrap_or_default(), MAX_CLASSES), &mut words);
    words
}
