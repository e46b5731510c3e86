//! Marks the end of a release as boilerplate.
//!
//! It says something about the publisher or the law, or lists contacts.

use crate::import::blocks::{Block, BlockKind};
use crate::import::lexicon::list::List;
use crate::import::release::contacts::is_contact_heading;
use crate::import::release::names::is_name;
use crate::import::text::head;

static OPENINGS: List = List::all("closing-heading-openings");
static HEADINGS: List = List::all("closing-headings");
static ABOUT: List = List::all("about-marks");
static ARTICLES: List = List::all("articles-before-names");

/// Maximum number of paragraphs under a closing heading.
///
/// If there are more, they are part of the text.
const MAX_PARAGRAPHS: usize = 3;

/// Marks the last sections as boilerplate, if all have closing headings.
pub(super) fn close(blocks: &mut [Block]) {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    let closes: Vec<bool> = (0..blocks.len())
        .map(|index| {
            let below = blocks.get(index + 1).map(|next| next.words.as_str());
            blocks.get(index).is_some_and(|block| {
                let words = block.words.as_str();
                is_heading(block) && (is_closing_heading(words) || is_about(words, below))
            })
        })
        .collect();
    let last = blocks.iter().zip(&closes).rposition(|(block, closes)| is_heading(block) && !closes);
    let from = last.map_or(0, |last| last + 1);
    let first = closes.iter().skip(from).position(|closes| *closes).map(|first| from + first);
    if let Some(first) = first.filter(|first| first * 3 > blocks.len()) {
        let mut under = 0;
        for (block, closes) in blocks.iter_mut().zip(&closes).skip(first) {
            under = if *closes { 0 } else { under + usize::from(block.is_paragraph()) };
            if under > MAX_PARAGRAPHS {
                break;
            }
            if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item) {
                block.kind = BlockKind::Boilerplate;
            }
        }
    }
    names_above_addresses(blocks);
}

/// Marks names above addresses as boilerplate, in the second half.
fn names_above_addresses(blocks: &mut [Block]) {
    let half = blocks.len() / 2;
    let mut above_address = false;
    for (index, block) in blocks.iter_mut().enumerate().rev() {
        let may_be_name = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_));
        if above_address && may_be_name && is_name(block.words.as_str()) {
            block.kind = BlockKind::Boilerplate;
        }
        above_address = index > half && block.kind == BlockKind::Boilerplate;
    }
}

/// Returns true for a heading over text about the publisher or the law.
fn is_closing_heading(words: &str) -> bool {
    let lower = words.trim_end_matches([':', ' ', '.']).to_lowercase();
    lower.len() < 110 && OPENINGS.prefix_of(&lower).is_some()
        || HEADINGS.has(&lower)
        || is_contact_heading(words)
}

/// Returns true for a heading over text about the organization.
///
/// In languages other than English, such words open other headings too, so the organization must be named below.
fn is_about(heading: &str, below: Option<&str>) -> bool {
    if heading.starts_with("About ") {
        return true;
    }
    let Some(name) = ABOUT.strip_prefix(heading) else { return false };
    let name = ARTICLES.strip_prefix(name).unwrap_or(name);
    let first = name.split(' ').next().unwrap_or(name);
    !first.is_empty() && below.is_some_and(|below| head(below, 200).contains(first))
}
