//! Marks the parts of a page that do not belong to the text.
//!
//! These are contacts, numbers, menus, and links under an article.

use crate::import::blocks::{Block, BlockKind};
use crate::import::lexicon::list::List;
use crate::import::release::contacts::{is_contact_heading, is_contact_line};
use crate::import::text::{OPENING_MARKS, ends_sentence, head};

static END_MARKS: List = List::all("end-marks");
static PICTURE_AGENCIES: List = List::all("picture-agencies");
static PAGE_HEADINGS: List = List::all("page-headings");
static OPENINGS: List = List::all("boilerplate-openings");
static BUTTONS: List = List::all("page-buttons");
static PLATFORMS: List = List::of("english", "platforms");

/// A longer line that begins with "Follow" is text.
const MAX_INVITATION: usize = 160;

/// Marks the lines that belong to the page.
pub(super) fn mark(blocks: &mut [Block]) {
    mark_under_page_headings(blocks);
    let mut ended = false;
    let mut leads = false;
    for block in blocks.iter_mut().filter(|block| block.is_paragraph() || block.kind == BlockKind::Item) {
        let words = block.words.as_str();
        ended |= is_end_mark(words);
        // An address that a sentence introduces belongs to the text.
        let led = leads && !words.contains('@');
        leads = words.ends_with(':') || words.ends_with(" visit") || words.ends_with(" at");
        let is_credit =
            words.len() < 60 && !words.ends_with('.') && PICTURE_AGENCIES.prefix_of(words).is_some();
        if ended || is_credit || (is_boilerplate(words) && !led) || !words.contains(char::is_alphanumeric) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Returns true if a line marks the end of the release: "###", "- END -".
fn is_end_mark(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '*') || c.is_whitespace());
    bare.contains('#') && bare.chars().all(|c| c == '#' || c == ' ')
        || bare.len() < words.len() && END_MARKS.has(&bare.to_ascii_lowercase())
}

/// Marks headings of parts that a page adds, and the short lines under them.
fn mark_under_page_headings(blocks: &mut [Block]) {
    let mut under = false;
    for block in blocks.iter_mut() {
        let words = block.words.as_str();
        let contacts = block.is_paragraph() && is_contact_heading(words);
        if contacts || matches!(block.kind, BlockKind::Heading(_)) {
            under = contacts || PAGE_HEADINGS.has(&words.trim_end_matches([':', ' ']).to_lowercase());
        } else if under {
            let is_short = words.len() < 90 && !ends_sentence(words);
            under = is_short
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Boilerplate);
        }
        if under && block.kind != BlockKind::Title {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

fn is_boilerplate(words: &str) -> bool {
    let lower = head(words, 60).to_lowercase();
    // Pages put arrows and other signs before such lines.
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !OPENING_MARKS.contains(&c));
    OPENINGS.prefix_of(&lower).is_some()
        || OPENINGS.prefix_of(bare).is_some()
        || BUTTONS.has(&lower)
        || is_invitation(words)
        || is_contact_line(words)
}

/// Returns true for an invitation to follow somebody: "Follow Ada Ling on Instagram."
fn is_invitation(words: &str) -> bool {
    words.len() < MAX_INVITATION && words.starts_with("Follow ") && PLATFORMS.is_in(&words.to_lowercase())
}
