//! Finds the parts of a page whose heading says that they are not its article: "Related stories".

use crate::import::lexicon::list::List;
use crate::import::read::html::elements::HEADINGS;
use crate::import::read::html::measure::Measures;
use crate::import::read::html::parts;
use crate::import::read::html::tree::Tree;
use crate::text::Cut;
use std::ops::Range;

static PAGE_HEADINGS: List = List::all("page-headings");
static PAGE_CLASSES: List = List::of("english", "classes-around-articles");

/// Maximum number of bytes of such a heading.
const MAX_HEADING: usize = 80;
/// Maximum number of nodes of a heading that are read.
const MAX_NODES: usize = 20;
/// Minimum number of bytes of prose of an article above other articles that have more text.
const MIN_ABOVE: usize = 200;
/// Maximum share of the page's prose that such a part has, in percent.
const MAX_SHARE: usize = 40;

/// Marks the parts of a page that have such a heading.
pub(super) fn mark(tree: &Tree, text: &str, measures: &Measures, outside: &mut [bool]) {
    let all = measures.within(tree, 0).prose;
    let title = tree.nodes().iter().position(|node| node.name == "h1");
    for (index, node) in tree.nodes().iter().enumerate() {
        let is_known = outside.get(node.parent).copied().unwrap_or_default();
        if is_known
            || !node.is_one_of(HEADINGS)
            || node.name == "h1"
            || !is_heading_of_part(tree, text, index)
        {
            continue;
        }
        let part = part(tree, measures, index);
        let inside = tree.nodes().get(part.clone()).unwrap_or_default();
        let is_small = measures.between(part.start, part.end).prose * 100 <= all * MAX_SHARE;
        let is_below = || title.is_some_and(|title| measures.between(title, part.start).prose >= MIN_ABOVE);
        let has_title = inside.iter().any(|node| node.name == "h1");
        if !has_title && (is_small || is_below() && is_list(tree, measures, &part)) {
            outside.iter_mut().take(part.end).skip(part.start).for_each(|outside| *outside = true);
        }
    }
}

fn is_heading_of_part(tree: &Tree, text: &str, heading: usize) -> bool {
    let inside = tree.within(heading);
    if inside.len() > MAX_NODES {
        return false;
    }
    let words: String = inside.iter().map(|node| text.cut(node.text.clone())).collect();
    if words.len() > MAX_HEADING {
        return false;
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if words.is_empty() {
        return false;
    }
    PAGE_HEADINGS.has(words.trim_end_matches([':', ' ', '.', '…']))
        || parts::is_named(&parts::classes(tree.node(heading)), &PAGE_CLASSES)
}

/// Returns the nodes of the part under a heading.
///
/// This is the outermost element that begins with the heading, or else the elements next to it that hold no running text.
fn part(tree: &Tree, measures: &Measures, heading: usize) -> Range<usize> {
    let mut at = heading;
    loop {
        let parent = tree.node(at).parent;
        let is_page = parent == 0 || tree.node(parent).is_one_of(&["html", "body", "main"]);
        if is_page || measures.between(parent, heading).text > 0 {
            break;
        }
        at = parent;
    }
    let end = tree.node(at).end;
    if measures.between(tree.node(heading).end, end).text > 0 {
        return at..end;
    }
    let limit = tree.node(tree.node(at).parent).end;
    let mut end = end;
    while end < limit {
        let node = tree.node(end);
        let is_over = node.is_one_of(HEADINGS) || node.name == "p";
        if is_over || node.is_text() && measures.within(tree, end).text > 0 {
            break;
        }
        end = node.end.max(end + 1);
    }
    at..end
}

/// Returns true if all prose of a part is in items of a list or in other articles.
fn is_list(tree: &Tree, measures: &Measures, part: &Range<usize>) -> bool {
    part.clone().filter(|at| tree.node(*at).is_text() && measures.within(tree, *at).prose > 0).all(|text| {
        let mut at = tree.node(text).parent;
        while at > part.start && !tree.node(at).is_one_of(&["article", "li"]) {
            at = tree.node(at).parent;
        }
        at > part.start
    })
}
