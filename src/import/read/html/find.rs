//! Finds the element of a page that contains the article.
//!
//! It scores elements by their text outside links and by their names, and leaves out the parts of the page around them.

use crate::import::lexicon::list::List;
use crate::import::read::html::elements::HELD;
use crate::import::read::html::headed;
use crate::import::read::html::measure::Measures;
use crate::import::read::html::parts;
use crate::import::read::html::tree::{Node, Tree};
use crate::text::Cut;
use std::ops::Range;

static ARTICLE_CLASSES: List = List::of("english", "classes-of-articles");

/// Share of an element's points that its parent gets.
const PARENT_SHARE: f64 = 0.72;
/// Number of ancestors that get points from a text.
const MAX_LEVELS: usize = 5;
/// Maximum number of bytes of prose between the title and the article's element.
const MAX_LEAD: usize = 2000;

/// The text below a title is at least so many times as long as the text above that is part of the page.
const MIN_BELOW_TITLE: usize = 5;

/// A heading with fewer letters is the title only if it is an `<h1>`.
const MIN_TITLE: usize = 8;

/// Maximum number of nodes of a heading that are compared with the title.
const MAX_TITLE_NODES: usize = 50;

/// Where the article is in a page.
pub(super) struct Article {
    /// The nodes of the element that contains it.
    body: Range<usize>,
    /// The nodes of its title, if that is before this element.
    title: Option<Range<usize>>,
    /// For each node, true if it is outside the article.
    outside: Vec<bool>,
    measures: Measures,
}

impl Article {
    /// Finds the article of a page. `title` is the page's own title.
    pub(super) fn find(tree: &Tree, text: &str, title: Option<&str>) -> Self {
        let measures = Measures::of(tree, text);
        let mut outside = parts::outside(tree, &measures);
        headed::mark(tree, text, &measures, &mut outside);
        for (index, value) in outside.iter_mut().enumerate() {
            *value |= measures.is_unseen(index);
        }
        let prose = Prose::of(tree, &measures, &outside);
        let titles = titles(tree, text, title);
        let body = core(tree, text, &measures, &outside).map(|best| widen(tree, &prose, &titles, best));
        let body = body.map_or(0..tree.nodes().len(), |body| body..tree.node(body).end);
        let body = below_title(tree, &prose, &titles, body);
        let titles = titles.iter().rev().map(|title| *title..tree.node(*title).end);
        let title = titles.into_iter().find(|title| title.end <= body.start).filter(|title| {
            prose.between(title.end, body.start) < MAX_LEAD.min(prose.between(body.start, body.end))
        });
        Self { body, title, outside, measures }
    }

    /// Returns true if a node is never shown.
    pub(super) fn is_unseen(&self, index: usize) -> bool {
        self.measures.is_unseen(index)
    }

    /// Returns true if a node is in the article's element, and not in a part of the page.
    pub(super) fn contains(&self, index: usize) -> bool {
        index > self.body.start && self.body.contains(&index) && !self.is_outside(index)
    }

    /// Returns true if a node is between the title and the article's element.
    pub(super) fn leads_to(&self, index: usize) -> bool {
        self.title.as_ref().is_some_and(|title| (title.end..self.body.start).contains(&index))
            && !self.is_outside(index)
    }

    /// Returns true if a node is in the title before the article's element.
    pub(super) fn is_in_title(&self, index: usize) -> bool {
        self.title.as_ref().is_some_and(|title| title.contains(&index))
    }

    /// Returns true if a node is before the article's element.
    pub(super) fn is_before(&self, index: usize) -> bool {
        index < self.body.start
    }

    /// Returns true if a node is in a part of the page outside the article.
    pub(super) fn is_outside(&self, index: usize) -> bool {
        self.outside.get(index).copied().unwrap_or_default()
    }
}

/// Running sums of the prose that is not outside the article.
struct Prose(Vec<usize>);

impl Prose {
    fn of(tree: &Tree, measures: &Measures, outside: &[bool]) -> Self {
        let mut sum = 0;
        let mut sums = vec![0];
        for (index, (node, outside)) in tree.nodes().iter().zip(outside).enumerate() {
            if node.is_text() && !outside {
                sum += measures.within(tree, index).prose;
            }
            sums.push(sum);
        }
        Self(sums)
    }

    fn between(&self, from: usize, to: usize) -> usize {
        let at = |index: usize| self.0.get(index).copied().unwrap_or_default();
        at(to).saturating_sub(at(from))
    }

    fn within(&self, tree: &Tree, index: usize) -> usize {
        self.between(index, tree.node(index).end)
    }
}

/// Returns the element with the most points, or `None` if that is the whole page.
fn core(tree: &Tree, text: &str, measures: &Measures, outside: &[bool]) -> Option<usize> {
    let scores = scores(tree, text, measures, outside);
    let (best, _) = tree
        .nodes()
        .iter()
        .zip(&scores)
        .enumerate()
        .skip(1)
        .filter(|(_, (node, score))| **score > 0.0 && !node.is_one_of(&["html", "p"]))
        .map(|(index, (node, score))| (index, score * weight(node)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (tree.node(best).name != "body").then_some(best)
}

/// Returns the points of each element.
///
/// They come from its own texts and, in part, from the elements inside.
fn scores(tree: &Tree, text: &str, measures: &Measures, outside: &[bool]) -> Vec<f64> {
    let mut scores = vec![0.0_f64; tree.nodes().len()];
    for (index, (node, outside)) in tree.nodes().iter().zip(outside).enumerate() {
        if !node.is_text() || *outside {
            continue;
        }
        let words = text.cut(node.text.clone()).trim();
        let block = tree.block_around(index);
        let is_link = measures.within(tree, index).linked > 0;
        let points = points(words, is_link, tree.node(block).name == "p");
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

/// Returns a factor for an element's points, by its name and classes.
fn weight(node: &Node) -> f64 {
    let mut weight = match node.name.as_str() {
        "article" => 1.5,
        "main" => 1.25,
        _ => 1.0,
    };
    let is_body = |name: &str| {
        node.attribute(name).is_some_and(|value| value.to_ascii_lowercase().contains("articlebody"))
    };
    if is_body("itemprop") || is_body("class") || is_body("id") {
        weight *= 1.6;
    } else if parts::is_named(&parts::classes(node), &ARTICLE_CLASSES) {
        weight *= 1.2;
    }
    weight
}

/// Returns the ancestor that contains the rest of an article that is split over several elements.
///
/// An element that already contains the title is left only for one with much more text.
fn widen(tree: &Tree, prose: &Prose, titles: &[usize], best: usize) -> usize {
    let mut body = best;
    let mut below = best;
    let mut at = tree.node(best).parent;
    while at > 0 && !tree.node(at).is_one_of(&["html", "body"]) {
        let (inner, outer) = (prose.within(tree, body), prose.within(tree, at));
        let titled = titles.iter().any(|title| (below..tree.node(below).end).contains(title));
        let enough = if titled { 10 } else { 3 };
        if (outer - inner.min(outer)) * 10 >= inner * enough || tree.node(at).name == "article" {
            body = at;
        }
        below = at;
        at = tree.node(at).parent;
    }
    body
}

/// Returns the part of the article's element from the title on, if it contains only one.
///
/// Above it may be links to other stories.
fn below_title(tree: &Tree, prose: &Prose, titles: &[usize], body: Range<usize>) -> Range<usize> {
    let [title] = titles else { return body };
    if !body.contains(title) {
        return body;
    }
    let above = (body.start..*title).filter(|index| tree.node(*index).is_text());
    let above = above.filter(|index| !tree.is_inside(*index, &["li"]));
    let above: usize = above.map(|index| prose.within(tree, index)).sum();
    let is_part_of_page = match tree.node(*title).name.as_str() {
        "h1" => above * MIN_BELOW_TITLE < prose.between(*title, body.end),
        _ => above == 0,
    };
    if is_part_of_page { *title..body.end } else { body }
}

/// Returns the headings that are the page's title, or else those of the first level.
///
/// Without any, the only heading of the second level counts.
fn titles(tree: &Tree, text: &str, title: Option<&str>) -> Vec<usize> {
    let title = title.map(letters).unwrap_or_default();
    let is_title = |index: usize| {
        let inside = tree.within(index).iter().take(MAX_TITLE_NODES);
        let words = letters(&inside.map(|node| text.cut(node.text.clone())).collect::<String>());
        words.chars().count() > MIN_TITLE && title.starts_with(&words)
    };
    let headings = tree.nodes().iter().enumerate().filter(|(_, node)| node.is_one_of(&["h1", "h2", "h3"]));
    let mut titles: Vec<usize> = headings.map(|(index, _)| index).filter(|index| is_title(*index)).collect();
    if titles.is_empty() {
        let of = |level: &'static str| {
            let nodes = tree.nodes().iter().enumerate();
            nodes.filter(move |(_, node)| node.name == level).map(|(index, _)| index)
        };
        titles.extend(of("h1"));
        // A part of a page may have one heading, of the second level.
        if titles.is_empty() && title.is_empty() && of("h2").count() == 1 {
            titles.extend(of("h2"));
        }
    }
    titles
}

/// Returns the letters and digits of a text, in small letters.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
