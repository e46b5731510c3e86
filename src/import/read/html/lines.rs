//! Recognizes lines that are not text of the article: links, dates, headings without text.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::date;
use crate::import::lexicon::list::List;
use crate::import::read::html::parts;
use crate::import::read::html::tree::{Node, Tree};
use crate::import::release::byline::byline;
use crate::import::text::{OPENING_MARKS, ends_sentence};
use std::collections::HashMap;

static SMALL_CLASSES: List = List::of("english", "classes-of-small-lines");

/// A longer line is not only a link.
const MAX_LINK: usize = 160;
/// Minimum number of links in a list of them.
const MIN_LINKS: usize = 3;
/// A longer line contains more than the author, the date or the category.
const MAX_SMALL: usize = 80;
/// A longer line above the text contains more than the author and the date.
const MAX_LINE: usize = 140;
/// Maximum number of words in a line with a date, with those of the date.
const MAX_BESIDE_DATE: usize = 6;
/// A longer paragraph that ends in a colon is text, even if nothing of the article follows.
const MAX_INTRODUCTION: usize = 30;
/// A longer paragraph in bold is not a heading.
const MAX_HEADING: usize = 120;
/// Number of bytes of a quotation that may repeat words of the text.
const MIN_REPEATED: usize = 30;
const MAX_REPEATED: usize = 400;
/// Minimum number of bytes of a paragraph that counts in a copy of the text.
const MIN_COPY: usize = 60;
/// Minimum number of paragraphs of a text that the page has more than once.
const MIN_COPIES: usize = 5;
/// Minimum share of such paragraphs, in percent.
const MIN_COPIED: usize = 75;
/// Maximum number of blocks between a quotation and the paragraph that it repeats.
const MAX_DISTANCE: usize = 20;
/// Number of elements around a line whose classes tell what it is.
const MAX_LEVELS: usize = 3;

/// Returns true for a short paragraph in bold.
pub(super) fn is_heading(words: &str, bold: usize) -> bool {
    !ends_sentence(words) && bold + 1 >= words.len() && words.len() < MAX_HEADING
}

/// Returns true for a line that is only a link to another page.
///
/// `linked` is the number of its bytes that are links.
pub(super) fn is_link(kind: &BlockKind, words: &str, linked: usize) -> bool {
    let percent = match kind {
        BlockKind::Item => 95,
        BlockKind::Heading(_) => 80,
        BlockKind::Paragraph if !ends_sentence(words) && byline(words).is_none() => 80,
        _ => return false,
    };
    linked * 100 >= words.len() * percent && words.len() < MAX_LINK && !words.starts_with("http")
}

/// Returns true for a paragraph of several links to other pages, such as tags, that has few other words.
///
/// `linked` is the number of its bytes that are links, and `links` the number of links.
pub(super) fn is_list_of_links(kind: &BlockKind, words: &str, linked: usize, links: usize) -> bool {
    *kind == BlockKind::Paragraph
        && links >= MIN_LINKS
        && linked * 100 >= words.len() * 75
        && !ends_sentence(words)
        && !words.contains("http")
}

/// Returns true for an instruction to the program that made the page: `[button link="…"]Subscribe[/button]`.
pub(super) fn is_shortcode(words: &str) -> bool {
    let Some(inner) = words.strip_prefix('[').and_then(|words| words.strip_suffix(']')) else { return false };
    let name =
        inner.split(|c: char| !c.is_ascii_lowercase() && c != '_' && c != '-').next().unwrap_or_default();
    !name.is_empty() && inner.ends_with(&format!("[/{name}"))
}

/// Returns true for a short line whose classes say that it is the author, the date or the category.
pub(super) fn is_small(tree: &Tree, index: usize, words: &str, kind: &BlockKind) -> bool {
    if !matches!(kind, BlockKind::Paragraph | BlockKind::Item)
        || words.len() > MAX_SMALL
        || ends_sentence(words)
        || byline(words).is_some()
        || date::whole(words).is_some()
    {
        return false;
    }
    let mut at = tree.node(index).parent;
    for _ in 0..MAX_LEVELS {
        let node = tree.node(at);
        let mut bytes = 0;
        let covers = tree.within(at).iter().take(MAX_SMALL).any(|node| {
            bytes += node.text.len();
            bytes >= words.len()
        });
        let is_small = || {
            node.is_one_of(&["time", "address"])
                || is_date(node)
                || parts::is_named(&parts::classes(node), &SMALL_CLASSES)
        };
        if covers && is_small() {
            return true;
        }
        at = node.parent;
    }
    false
}

/// Returns true for an element with the date of the article, according to its metadata.
fn is_date(node: &Node) -> bool {
    node.attribute("itemprop").is_some_and(|name| name.starts_with("date"))
}

/// Marks quotations that repeat words of a paragraph near them, which pages show in large letters.
pub(super) fn drop_repeated(blocks: &mut [Block]) {
    let mut repeated = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let whole = block.words.as_str();
        let words = whole.trim_matches(|c: char| !c.is_alphanumeric());
        let is_marked = block.is_paragraph() && whole.starts_with(OPENING_MARKS);
        let is_shown_large = matches!(block.kind, BlockKind::Heading(2..)) && words.len() > MAX_HEADING / 2;
        let may_repeat = block.kind == BlockKind::Quotation || is_marked || is_shown_large;
        if !may_repeat || !(MIN_REPEATED..MAX_REPEATED).contains(&words.len()) {
            continue;
        }
        let from = index.saturating_sub(MAX_DISTANCE);
        let near = blocks.iter().enumerate().skip(from).take(index - from + MAX_DISTANCE);
        let is_around = |(at, other): (usize, &Block)| {
            at != index && other.is_paragraph() && other.words.as_str().contains(words)
        };
        // Of two equal paragraphs, the first one stays.
        if near
            .into_iter()
            .any(|near| is_around(near) && (near.1.words.as_str().len() > whole.len() + 2 || near.0 < index))
        {
            repeated.push(index);
        }
    }
    for index in repeated {
        if let Some(block) = blocks.get_mut(index) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Marks the copies of a text that the page has more than once, such as for wide and for narrow screens.
///
/// A text may repeat some of its paragraphs on purpose, but not nearly all.
pub(super) fn drop_copies(blocks: &mut [Block]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut copies = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let is_text = block.is_paragraph() || matches!(block.kind, BlockKind::Item | BlockKind::Quotation);
        let words = block.words.as_str();
        if is_text && words.len() >= MIN_COPY {
            let count = counts.entry(words).or_default();
            *count += 1;
            if *count > 1 {
                copies.push(index);
            }
        }
    }
    let copied = counts.values().filter(|count| **count > 1).count();
    if copied < MIN_COPIES || copied * 100 < counts.len() * MIN_COPIED {
        return;
    }
    for index in copies {
        if let Some(block) = blocks.get_mut(index) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Marks lines above the text that have the name of an author or a date, and few other words.
///
/// The metadata has both. Above a transcript, such a line may say where it was recorded.
pub(super) fn drop_above_text(layout: &mut Layout) {
    let Layout { blocks, meta, .. } = layout;
    if blocks.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. })) {
        return;
    }
    let is_long = |words: &str| words.len() > MAX_LINE || ends_sentence(words);
    let first = blocks.iter().position(|block| block.is_paragraph() && is_long(block.words.as_str()));
    for block in blocks.iter_mut().take(first.unwrap_or_default()) {
        let words = block.words.as_str();
        let count = words.split(' ').filter(|word| word.contains(char::is_alphabetic)).count();
        let is_about_page = match block.kind {
            // A short line may have become a heading.
            BlockKind::Heading(_) => {
                meta.authors.iter().any(|author| words.starts_with(author.as_str()))
                    || has_time_of_day(words) && date::find(words).is_some()
            }
            BlockKind::Paragraph | BlockKind::Item => {
                meta.authors.iter().any(|author| words.contains(author.as_str()))
                    || count <= MAX_BESIDE_DATE && date::find(words).is_some()
            }
            _ => false,
        };
        if is_about_page && !is_long(words) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Returns true if a line has a time of day: "8:22".
fn has_time_of_day(words: &str) -> bool {
    words.as_bytes().windows(4).any(|bytes| {
        matches!(bytes, [hour, b':', ten, minute] if [hour, ten, minute].iter().all(|byte| byte.is_ascii_digit()))
    })
}

/// Marks headings that have no text of the article below them, only parts of the page such as links to other stories.
pub(super) fn drop_empty_headings(blocks: &mut [Block]) {
    let mut over_heading = true;
    let mut parts = 0;
    for block in blocks.iter_mut().rev() {
        let words = block.words.as_str();
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        let introduces = block.is_paragraph() && words.ends_with(':') && words.len() < MAX_INTRODUCTION;
        if block.kind == BlockKind::Boilerplate {
            parts += 1;
        } else if parts > 0 && (introduces || is_heading && over_heading) {
            block.kind = BlockKind::Boilerplate;
            over_heading = true;
        } else {
            over_heading = is_heading;
            parts = 0;
        }
    }
}
