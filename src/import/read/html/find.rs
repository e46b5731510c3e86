//! Finds the element of a page that contains the article.
//!
//! It scores elements by their number of words outside links, and by their names.

use crate::import::lexicon::list::List;
use crate::import::read::html::elements::{HELD, PAGE, UNSEEN};
use crate::import::read::html::tree::{Node, Tree};
use crate::text::Cut;

static ARTICLE_CLASSES: List = List::of("english", "classes-of-articles");
static PAGE_CLASSES: List = List::of("english", "classes-around-articles");

/// Share of an element's points that its parent gets.
const PARENT_SHARE: f64 = 0.72;
/// Number of ancestors that get points from a text.
const MAX_LEVELS: usize = 5;

/// Returns the element that contains the article.
///
/// Returns `None` if the whole page is the article.
pub(super) fn find(tree: &Tree, text: &str) -> Option<usize> {
    let scores = scores(tree, text);
    let (best, _) = tree
        .nodes()
        .iter()
        .zip(&scores)
        .enumerate()
        .skip(1)
        .filter(|(_, (node, score))| **score > 0.0 && !node.is_one_of(&["html", "p"]))
        .map(|(index, (node, score))| (index, score * weight(node)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (tree.node(best).name != "body").then(|| widen(tree, &scores, best))
}

/// Returns the points of each element.
///
/// They come from its own texts and, in part, from the elements inside.
fn scores(tree: &Tree, text: &str) -> Vec<f64> {
    let mut scores = vec![0.0_f64; tree.nodes().len()];
    for (index, node) in tree.nodes().iter().enumerate() {
        if !node.is_text() || tree.is_inside(index, UNSEEN) || tree.is_inside(index, PAGE) {
            continue;
        }
        let words = text.cut(node.text.clone()).trim();
        let block = tree.block_around(index);
        let points = points(words, tree.is_inside(index, &["a"]), tree.node(block).name == "p");
        let held = tree.node(block).is_one_of(HELD);
        let mut at = if held { tree.node(block).parent } else { block };
        let mut share = 1.0;
        for _ in 0..MAX_LEVELS {
            if let Some(score) = scores.get_mut(at) {
                *score += points * share;
            }
            share *= PARENT_SHARE;
            if at == 0 {
                break;
            }
            at = tree.node(at).parent;
        }
    }
    scores
}

/// Returns the points of a text: many for long sentences, few for links.
fn points(words: &str, is_link: bool, is_paragraph: bool) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let length = number(words.chars().count());
    if is_link {
        -length / 2.0
    } else if length > 24.0 || is_paragraph {
        length + 25.0 * number(words.matches([',', '，', '、']).count())
    } else {
        0.0
    }
}

/// Returns a factor for an element's points, by its name, classes and id.
fn weight(node: &Node) -> f64 {
    let words =
        [node.attribute("class"), node.attribute("id"), node.attribute("itemprop"), node.attribute("role")];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let mut weight = match node.name.as_str() {
        "article" => 1.5,
        "main" => 1.25,
        _ => 1.0,
    };
    if words.contains("articlebody") {
        weight *= 1.6;
    } else if ARTICLE_CLASSES.is_in(&words) {
        weight *= 1.2;
    }
    if PAGE_CLASSES.is_in(&words) {
        weight *= 0.3;
    }
    weight
}

/// Returns the parent of an article that is split over adjacent elements.
fn widen(tree: &Tree, scores: &[f64], best: usize) -> usize {
    let mut best = best;
    for _ in 0..4 {
        let parent = tree.node(best).parent;
        if parent == 0 || tree.node(parent).is_one_of(&["body", "html"]) {
            break;
        }
        let siblings = tree
            .nodes()
            .iter()
            .zip(scores)
            .enumerate()
            .skip(1)
            .filter(|(index, (node, _))| *index != best && node.parent == parent && weight(node) >= 1.0);
        let beside: f64 = siblings.map(|(_, (_, score))| score.max(0.0)).sum();
        let own = scores.get(best).copied().unwrap_or_default();
        if beside < own * 0.4 && tree.node(parent).name != "article" {
            break;
        }
        best = parent;
    }
    best
}
