//! Measures the text, the links and the prose inside each element of a page.

use crate::import::read::html::elements::{HIDING_CLASSES, SCRIPTS, UNSEEN};
use crate::import::read::html::tree::{Node, Tree};
use crate::text::Cut;

/// Minimum number of bytes of a block that reads as prose.
const MIN_PROSE: usize = 60;

/// A page that shows fewer bytes of prose may hide its article.
pub(super) const MIN_ARTICLE: usize = 1000;

/// The numbers of bytes of text inside each element.
///
/// They are stored as running sums over the nodes, so that each element's are two look-ups.
pub(super) struct Measures {
    sums: Vec<Sums>,
    /// True for a node that is never shown.
    unseen: Vec<bool>,
    /// Number of bytes of text in nodes that may be shown later.
    hidden: usize,
}

/// Numbers of bytes.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Sums {
    /// All text.
    pub text: usize,
    /// Text of links.
    pub linked: usize,
    /// Text of blocks that are long and not mostly links.
    pub prose: usize,
}

impl Measures {
    /// Measures a page.
    pub(super) fn of(tree: &Tree, text: &str) -> Self {
        let shown = Self::with(tree, text, is_never_shown);
        // A page may contain its text only for browsers without scripts, or show it by a script.
        if shown.within(tree, 0).prose > MIN_ARTICLE || shown.hidden < MIN_PROSE {
            return shown;
        }
        let all = Self::with(tree, text, |node| is_never_shown(node) && !may_be_shown_later(node));
        if shown.within(tree, 0).prose * 4 < all.within(tree, 0).prose { all } else { shown }
    }

    fn with(tree: &Tree, text: &str, is_unseen: impl Fn(&Node) -> bool) -> Self {
        let nodes = tree.nodes();
        let mut unseen = vec![false; nodes.len()];
        let mut linked = vec![false; nodes.len()];
        let mut blocks = vec![Sums::default(); nodes.len()];
        let mut owners = vec![0; nodes.len()];
        let mut hidden = 0;
        for (index, node) in nodes.iter().enumerate().skip(1) {
            let parent = node.parent;
            let is_unseen = unseen.get(parent).copied().unwrap_or_default() || is_unseen(node);
            set(&mut unseen, index, is_unseen);
            let is_linked = node.name == "a" || linked.get(parent).copied().unwrap_or_default();
            set(&mut linked, index, is_linked);
            if !node.is_text() {
                continue;
            }
            let bytes = text.cut(node.text.clone()).trim().len();
            if is_unseen {
                hidden += if tree.is_inside(index, SCRIPTS) { 0 } else { bytes };
                continue;
            }
            let block = tree.block_around(index);
            set(&mut owners, index, block);
            if let Some(sums) = blocks.get_mut(block) {
                sums.text += bytes;
                sums.linked += if is_linked { bytes } else { 0 };
            }
        }
        let mut sum = Sums::default();
        let mut sums = vec![sum];
        for (index, node) in nodes.iter().enumerate() {
            let block = owners.get(index).and_then(|owner| blocks.get(*owner));
            if let Some(block) = block.filter(|block| block.text > 0) {
                let bytes = text.cut(node.text.clone()).trim().len();
                sum.text += bytes;
                sum.linked += if linked.get(index).copied().unwrap_or_default() { bytes } else { 0 };
                sum.prose += if is_prose(*block) { bytes } else { 0 };
            }
            sums.push(sum);
        }
        Self { sums, unseen, hidden }
    }

    /// Returns the sums inside an element.
    pub(super) fn within(&self, tree: &Tree, index: usize) -> Sums {
        self.between(index, tree.node(index).end.max(index))
    }

    /// Returns the sums of the nodes from one to another.
    pub(super) fn between(&self, from: usize, to: usize) -> Sums {
        let at = |index: usize| self.sums.get(index).copied().unwrap_or_default();
        let (from, to) = (at(from), at(to));
        Sums {
            text: to.text.saturating_sub(from.text),
            linked: to.linked.saturating_sub(from.linked),
            prose: to.prose.saturating_sub(from.prose),
        }
    }

    /// Returns true for a node that is never shown.
    pub(super) fn is_unseen(&self, index: usize) -> bool {
        self.unseen.get(index).copied().unwrap_or_default()
    }
}

impl Sums {
    /// Returns true if most of the text is links.
    pub(super) fn is_mostly_links(self) -> bool {
        self.linked * 3 > self.text * 2
    }
}

fn set<T>(values: &mut [T], index: usize, value: T) {
    if let Some(old) = values.get_mut(index) {
        *old = value;
    }
}

fn is_prose(block: Sums) -> bool {
    block.text >= MIN_PROSE && block.linked * 2 < block.text
}

fn is_never_shown(node: &Node) -> bool {
    node.is_one_of(UNSEEN) || is_hidden(node)
}

fn may_be_shown_later(node: &Node) -> bool {
    node.name == "noscript" || !node.is_one_of(UNSEEN)
}

/// Returns true if an element is hidden by its attributes.
fn is_hidden(node: &Node) -> bool {
    let style = node.attribute("style").unwrap_or_default();
    let is = |property: &str, value: &str| {
        let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
        rules.any(|(name, set)| {
            name.trim().eq_ignore_ascii_case(property)
                && set.trim().get(..value.len()).is_some_and(|set| set.eq_ignore_ascii_case(value))
        })
    };
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || !style.is_empty() && (is("display", "none") || is("visibility", "hidden"))
        || node.attribute("class").is_some_and(has_hiding_class)
}

/// Returns true if one of the classes hides an element on screens of every width.
fn has_hiding_class(classes: &str) -> bool {
    let mut hides = false;
    for class in classes.split_ascii_whitespace() {
        hides |= HIDING_CLASSES.contains(&class);
        // Such as `md:block` and `d-md-block`, which show it on some screens.
        if class.contains(':')
            || class.starts_with("d-") && class != "d-none" && !class.starts_with("d-print")
        {
            return false;
        }
    }
    hides
}
