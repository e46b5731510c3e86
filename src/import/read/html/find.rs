//! Where the article is among a page: by how many words stand there outside links, and by what elements are called.

use crate::import::read::html::tree::{INLINE, Node, PAGE, Tree, UNSEEN};

/// Words in classes and ids that name the text of an article.
const GOOD: &[&str] = &[
    "article",
    "body",
    "content",
    "entry",
    "main",
    "post",
    "story",
    "text",
    "release",
    "hentry",
    "blog",
    "transcript",
];
/// Words in classes and ids that name what is around it.
const BAD: &[&str] = &[
    "comment",
    "footer",
    "footnote",
    "masthead",
    "menu",
    "nav",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsor",
    "promo",
    "advert",
    "banner",
    "breadcrumb",
    "cookie",
    "newsletter",
    "popup",
    "subscribe",
    "widget",
    "teaser",
    "recommend",
    "pagination",
    "toolbar",
    "skip",
    "trending",
    "header-",
];

/// The element that holds the article; `None` where all of the page is text.
pub(crate) fn find(tree: &Tree, text: &str) -> Option<usize> {
    let mut score = vec![0.0_f64; tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate() {
        if !node.is_text() || tree.inside(index, UNSEEN) || tree.inside(index, PAGE) {
            continue;
        }
        let words = text[node.text.clone()].trim();
        // What stands in a line belongs to the block around it.
        let mut block = node.parent;
        while block > 0 && INLINE.contains(&tree.nodes[block].name.as_str()) {
            block = tree.nodes[block].parent;
        }
        let linked = tree.inside(index, &["a"]);
        let length = f64::from(u32::try_from(words.chars().count()).unwrap_or(u32::MAX));
        let points = if linked {
            -length / 2.0
        } else if length > 24.0 || tree.nodes[block].name == "p" {
            length + 25.0 * f64::from(u32::try_from(words.matches([',', '，', '、']).count()).unwrap_or(0))
        } else {
            0.0
        };
        let holder = if matches!(
            tree.nodes[block].name.as_str(),
            "p" | "li" | "blockquote" | "pre" | "td" | "h2" | "h3" | "figcaption" | "ul" | "ol"
        ) {
            tree.nodes[block].parent
        } else {
            block
        };
        // The element around paragraphs gets all of it, the ones around that less and less.
        let mut share = 1.0;
        let mut at = holder;
        for _ in 0..5 {
            score[at] += points * share;
            share *= 0.72;
            if at == 0 {
                break;
            }
            at = tree.nodes[at].parent;
        }
    }
    let best = (1..tree.nodes.len())
        .filter(|index| score[*index] > 0.0 && !matches!(tree.nodes[*index].name.as_str(), "html" | "p"))
        .map(|index| (index, score[index] * weight(&tree.nodes[index])))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    if tree.nodes[best.0].name == "body" { None } else { Some(widen(tree, &score, best.0)) }
}

/// How an element's name, classes and id speak for it.
fn weight(node: &Node) -> f64 {
    let words =
        [node.attribute("class"), node.attribute("id"), node.attribute("itemprop"), node.attribute("role")];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let mut weight = match node.name.as_str() {
        "article" => 1.5,
        "main" => 1.25,
        _ => 1.0,
    };
    if words.contains("articlebody") {
        weight *= 1.6;
    } else if has(GOOD) {
        weight *= 1.2;
    }
    if has(BAD) {
        weight *= 0.3;
    }
    weight
}

/// An article in several boxes side by side is their parent.
fn widen(tree: &Tree, score: &[f64], best: usize) -> usize {
    let mut best = best;
    for _ in 0..4 {
        let parent = tree.nodes[best].parent;
        if parent == 0 || matches!(tree.nodes[parent].name.as_str(), "body" | "html") {
            break;
        }
        let siblings = (1..tree.nodes.len()).filter(|index| {
            *index != best && tree.nodes[*index].parent == parent && weight(&tree.nodes[*index]) >= 1.0
        });
        let beside: f64 = siblings.map(|index| score[index].max(0.0)).sum();
        if beside < score[best] * 0.4 && !matches!(tree.nodes[parent].name.as_str(), "article") {
            break;
        }
        best = parent;
    }
    best
}
