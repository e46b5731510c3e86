//! Finds the parts of a page that are not its article: menus, comments, share buttons, related stories.

use crate::import::lexicon::list::List;
use crate::import::read::html::elements::{PAGE, WRAPPERS};
use crate::import::read::html::measure::{MIN_ARTICLE, Measures, Sums};
use crate::import::read::html::tree::{Node, Tree};
use crate::import::text::head;

static PAGE_CLASSES: List = List::of("english", "classes-around-articles");
static NEVER_CLASSES: List = List::of("english", "classes-never-articles");
static AUTHOR_CLASSES: List = List::of("english", "classes-of-authors");
static GALLERY_CLASSES: List = List::of("english", "classes-of-galleries");
static TEASER_CLASSES: List = List::of("english", "classes-of-teasers");
static EXCERPT_CLASSES: List = List::of("english", "classes-of-excerpts");
static PAGE_ROLES: List = List::of("english", "roles-around-articles");

/// Maximum number of bytes of prose in a part of the page, unless it is a small share of the page.
const MAX_PART: usize = 3000;
/// Maximum number of letters of a class such as `ad`, which may also say something else.
const MAX_SHORT_CLASS: usize = 4;
/// Maximum number of bytes of prose in a part of the page that only such a class names.
const MAX_SMALL_PART: usize = 600;
/// Maximum number of words in an id that names a part; a longer one is the address of a heading.
const MAX_WORDS: usize = 3;
/// Maximum number of bytes of prose about the author.
const MAX_ABOUT_AUTHOR: usize = 1200;
/// Minimum number of pictures in a gallery.
const MIN_PICTURES: usize = 4;
/// Maximum number of bytes of text about each picture in a gallery.
const MAX_ABOUT_PICTURE: usize = 600;
/// Maximum number of bytes of an element's classes that are read.
pub(super) const MAX_CLASSES: usize = 400;
/// Minimum number of bytes of text in a quotation or a table that the page embeds.
const MIN_EMBED: usize = 40;
/// Minimum number of links in a menu.
const MIN_LINKS: usize = 3;
/// Minimum number of cards in a grid of them.
const MIN_CARDS: usize = 4;
/// In a link to another story, at least one part of so many is the link.
const MIN_LINKED_SHARE: usize = 6;
/// Maximum number of bytes of prose beside a link to another story.
const MAX_TEASER: usize = 400;
/// The same if the classes say that it is an excerpt.
const MAX_EXCERPT: usize = 1200;

/// Returns for each node whether it is outside the article.
pub(super) fn outside(tree: &Tree, measures: &Measures) -> Vec<bool> {
    let all = measures.within(tree, 0).prose;
    let mut outside = vec![false; tree.nodes().len()];
    for (index, node) in tree.nodes().iter().enumerate().skip(1) {
        let inherited = outside.get(node.parent).copied().unwrap_or_default();
        let own = !node.is_text() && is_part_of_page(tree, measures, index, all);
        if let Some(value) = outside.get_mut(index) {
            *value = inherited || own;
        }
    }
    outside
}

fn is_part_of_page(tree: &Tree, measures: &Measures, index: usize, all: usize) -> bool {
    let node = tree.node(index);
    if node.is_one_of(&["html", "body", "h1", "main"]) {
        return false;
    }
    let sums = measures.within(tree, index);
    let is_main = sums.prose * 10 > all * 4 && all > 0 || sums.prose > MAX_PART && sums.prose * 5 > all;
    if node.is_one_of(PAGE) {
        let is_most = sums.prose * 10 > all * 7;
        return !(is_main && is_wrapper(tree, index, is_most) || is_footer_of_quotation(tree, index));
    }
    let words = classes(node);
    if is_named(&words, &NEVER_CLASSES) && !has_title(tree, index) {
        return true;
    }
    if is_named(&words, &GALLERY_CLASSES) && all > sums.prose + MIN_ARTICLE && is_gallery(tree, index, sums) {
        return true;
    }
    if is_main || node.attribute("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("articlebody")) {
        return false;
    }
    node.attribute("role").is_some_and(|role| PAGE_ROLES.has(role))
        || node.name != "article"
            && is_around(&words, sums)
            && !has_title(tree, index)
            && !is_embed(tree, measures, index)
        || is_about_author(node, &words, sums)
        || is_named_teaser(&words, sums)
        || is_menu(tree, measures, index)
        || sums.prose * 3 < all && is_grid(tree, measures, index)
        || sums.prose * 4 < all && is_teaser(tree, measures, index)
}

/// Returns true if the classes name a part of the page. A short word such as `ad` counts only beside little prose.
fn is_around(words: &[String], sums: Sums) -> bool {
    let counts = |word: &&String| word.len() > MAX_SHORT_CLASS || sums.prose < MAX_SMALL_PART;
    words.iter().filter(counts).any(|word| is_word_of(word, &PAGE_CLASSES))
}

/// Returns true if one of the words is in a list, or starts with a long word of it.
pub(super) fn is_named(words: &[String], list: &List) -> bool {
    words.iter().any(|word| is_word_of(word, list))
}

fn is_word_of(word: &str, list: &List) -> bool {
    list.has(word) || list.prefix_of(word).is_some_and(|entry| entry.len() > 4)
}

/// Returns the words of an element's classes and id, in small letters, also written together.
pub(super) fn classes(node: &Node) -> Vec<String> {
    let mut words = Vec::new();
    split(head(node.attribute("id").unwrap_or_default(), MAX_CLASSES), &mut words);
    if words.len() > MAX_WORDS {
        words.clear();
    } else {
        join(&mut words, 0);
    }
    for class in head(node.attribute("class").unwrap_or_default(), MAX_CLASSES).split_whitespace() {
        let from = words.len();
        split(class, &mut words);
        join(&mut words, from);
    }
    words
}

/// Adds each two words of a name, and all of them, written together: "readmore" for `read-more`.
fn join(words: &mut Vec<String>, from: usize) {
    let own = words.get(from..).unwrap_or_default();
    let mut joined: Vec<String> = own.windows(2).map(<[String]>::concat).collect();
    if own.len() > 2 {
        joined.push(own.concat());
    }
    words.append(&mut joined);
}

/// Adds the words of a name such as `main-content` or `mainContent`, in small letters.
pub(super) fn split(name: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut was_small = false;
    for c in name.chars() {
        if (!c.is_alphanumeric() || was_small && c.is_uppercase()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
}

/// Returns true for a part of the page that contains the article.
fn is_wrapper(tree: &Tree, index: usize, is_most: bool) -> bool {
    tree.node(index).name == "form"
        || tree.node(index).is_one_of(WRAPPERS)
            && (is_most || tree.within(index).iter().any(|node| node.is_one_of(&["h1", "article"])))
}

fn has_title(tree: &Tree, index: usize) -> bool {
    tree.within(index).iter().any(|node| node.name == "h1")
}

/// Returns true for the footer of a quotation, which names the speaker.
pub(super) fn is_footer_of_quotation(tree: &Tree, index: usize) -> bool {
    tree.node(index).name == "footer" && tree.parent(index).name == "blockquote"
}

/// Returns true for a part that is mostly a quotation or a table, such as a post of a social network.
fn is_embed(tree: &Tree, measures: &Measures, index: usize) -> bool {
    let all = measures.within(tree, index);
    let inside = tree.within(index).iter().enumerate();
    let held = inside.filter(|(_, node)| node.is_one_of(&["blockquote", "table"]));
    held.map(|(at, _)| measures.within(tree, index + 1 + at))
        .any(|sums| sums.text * 3 > all.text * 2 && sums.linked * 3 < sums.text && sums.text > MIN_EMBED)
}

/// Returns true for a few sentences about the author.
fn is_about_author(node: &Node, words: &[String], sums: Sums) -> bool {
    node.is_one_of(&["div", "section", "aside", "p", "address", "li"])
        && (1..MAX_ABOUT_AUTHOR).contains(&sums.prose)
        && is_named(words, &AUTHOR_CLASSES)
}

/// Returns true for a short element with a link whose classes say that it leads to another story.
fn is_named_teaser(words: &[String], sums: Sums) -> bool {
    (1..MAX_TEASER * 2).contains(&sums.text)
        && sums.linked * MIN_LINKED_SHARE > sums.text
        && is_named(words, &TEASER_CLASSES)
}

/// Returns true for pictures, or items of a list, with a few sentences about each.
fn is_gallery(tree: &Tree, index: usize, sums: Sums) -> bool {
    let count = |name: &str| tree.within(index).iter().filter(|node| node.name == name).count();
    let pictures = count("img").max(count("li"));
    let has_article = tree.within(index).iter().any(|node| node.is_one_of(&["h1", "article"]));
    pictures >= MIN_PICTURES && sums.prose < pictures * MAX_ABOUT_PICTURE && !has_article
}

/// Returns true for an element of links.
fn is_menu(tree: &Tree, measures: &Measures, index: usize) -> bool {
    let node = tree.node(index);
    let sums = measures.within(tree, index);
    node.is_one_of(&["ul", "ol", "div", "section", "table", "dl"])
        && sums.prose == 0
        && sums.is_mostly_links()
        && tree.within(index).iter().filter(|node| node.name == "a").count() >= MIN_LINKS
}

/// Returns true if the classes of an element say that it is an excerpt of another text.
fn has_excerpt(tree: &Tree, index: usize) -> bool {
    tree.within(index).iter().any(|node| is_named(&classes(node), &EXCERPT_CLASSES))
}

/// Returns true for an element of cards that look the same and lead to other pages.
fn is_grid(tree: &Tree, measures: &Measures, index: usize) -> bool {
    if !tree.node(index).is_one_of(&["div", "section"]) {
        return false;
    }
    let (mut cards, mut text, mut class) = (0, 0, None);
    let mut at = index + 1;
    while at < tree.node(index).end {
        let node = tree.node(at);
        let sums = measures.within(tree, at);
        let own = node.attribute("class").filter(|class| !class.is_empty());
        let is_card = node.is_one_of(&["div", "article", "section", "a"])
            && own.is_some_and(|own| *class.get_or_insert(own) == own)
            && (1..MAX_TEASER).contains(&sums.text)
            && sums.linked * MIN_LINKED_SHARE > sums.text;
        if is_card {
            cards += 1;
            text += sums.text;
        }
        at = node.end.max(at + 1);
    }
    cards >= MIN_CARDS && text * 5 > measures.within(tree, index).text * 4
}

/// Returns true for a link to another story with a few words about it.
fn is_teaser(tree: &Tree, measures: &Measures, index: usize) -> bool {
    let node = tree.node(index);
    if !node.is_one_of(&["article", "li", "div", "section", "a"]) {
        return false;
    }
    let sums = measures.within(tree, index);
    if sums.text == 0 || sums.text > MAX_EXCERPT {
        return false;
    }
    let mut inside = tree.within(index).iter().enumerate();
    let heading = inside.find(|(_, node)| node.is_one_of(&["h2", "h3", "h4", "h5", "h6"]));
    let Some((at, _)) = heading else { return false };
    let heading = measures.within(tree, index + 1 + at);
    let is_link = heading.linked > 0 && heading.is_mostly_links() || node.name == "a";
    is_link && (sums.text <= MAX_TEASER || has_excerpt(tree, index))
}
