//! Classifies the blocks before the first turn of a transcript.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::date::{self, is_clock};
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::names_office;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::transcript::directions::examiner;
use crate::import::transcript::speech::speech;

static VENUES: List = List::all("venues");
static ISSUERS: List = List::all("issuers");

/// Maximum number of blocks before the first turn.
const MAX_BLOCKS: usize = 40;

/// Sets the kinds of the blocks before the first turn.
///
/// If `spoken` is false, the text may be a speech without labels whose title names the speaker.
pub(crate) fn sort(layout: &mut Layout, spoken: bool) {
    if spoken {
        before_turns(layout);
        place_in_title(layout);
    } else {
        speech(layout);
    }
}

/// Marks headings that repeat the title as boilerplate.
pub(crate) fn drop_repeated_title(layout: &mut Layout) {
    let title = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let Some(title) = title.map(|title| letters(title.words.as_str())) else { return };
    for block in &mut layout.blocks {
        if matches!(block.kind, BlockKind::Heading(_)) && letters(block.words.as_str()) == title {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Returns true if a line repeats the title or a long part of it.
pub(crate) fn repeats_title(words: &str, title: &str) -> bool {
    let words = letters(words);
    words.len() > 7 && letters(title).contains(&words)
}

/// The letters and digits of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Moves the place at the end of a title into the metadata.
///
/// For example "Remarks at a Reception
///  Medina, WA".
fn place_in_title(layout: &mut Layout) {
    let place = layout
        .meta
        .title
        .as_deref()
        .and_then(|title| title.rsplit_once(" | "))
        .map(|(_, place)| place.trim())
        .filter(|place| place.contains(", ") && place.len() < 60 && is_place(place));
    let Some(place) = place.map(str::to_owned) else { return };
    // A venue without a town is in the town that the title names.
    layout.meta.place = Some(match layout.meta.place.take() {
        Some(venue) if !venue.contains(", ") => format!("{venue}, {place}"),
        Some(whole) => whole,
        None => place,
    });
}

fn before_turns(layout: &mut Layout) {
    let first = layout.blocks.iter().position(|block| matches!(block.kind, BlockKind::Turn { .. }));
    let Some(above) = layout.blocks.get_mut(..first.unwrap_or(0)).filter(|above| above.len() <= MAX_BLOCKS)
    else {
        return;
    };
    let title = layout.meta.title.as_deref();
    let mut places: Vec<String> = Vec::new();
    let mut before: Option<&mut Block> = None;
    for block in above {
        let kind = kind_before_turns(block, title);
        let is_place_line = kind == Some((BlockKind::Dateline, true));
        if is_place_line {
            // Above "Eastwick, Norland", "Casa Norte" is a venue there.
            if let Some(venue) = before.filter(|before| title.is_some() && is_venue(before)) {
                venue.kind = BlockKind::Dateline;
                places.push(bare_place(venue));
            }
            places.push(bare_place(block));
        }
        if let Some((kind, _)) = kind {
            block.kind = kind;
        }
        before = Some(block);
    }
    if !places.is_empty() {
        places.splice(0..0, layout.meta.place.take());
        layout.meta.place = Some(places.join(", "));
    }
}

fn bare_place(block: &Block) -> String {
    block.words.as_str().trim_matches(['(', ')', '*', '_']).to_owned()
}

/// The kind of a block before the first turn.
///
/// The flag is true if the block is a dateline with a place.
///
/// Returns `None` if the block keeps its kind.
fn kind_before_turns(block: &Block, title: Option<&str>) -> Option<(BlockKind, bool)> {
    let words = block.words.as_str();
    if title == Some(words) {
        return None;
    }
    if title.is_some_and(|title| repeats_title(words, title)) {
        return Some((BlockKind::Boilerplate, false));
    }
    let is_line = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Title | BlockKind::Heading(_) | BlockKind::Direction
    );
    if !is_line || words.len() >= 90 || examiner(words).is_some() {
        return None;
    }
    let is_heading = matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
    let has_title = title.is_some();
    if is_clock(words) || (!is_heading || has_title) && date::find(words).is_some() {
        Some((BlockKind::Dateline, false))
    } else if !is_heading && !words.contains(char::is_lowercase) && words.contains(' ') {
        // Lines of a heading in capitals, such as "BEFORE THE" and "FIRST SESSION".
        Some((BlockKind::Boilerplate, false))
    } else if !words.starts_with(['(', '[']) && is_place(words) && (has_title || !is_heading) {
        Some((BlockKind::Dateline, true))
    } else {
        (is_heading && has_title).then_some((BlockKind::Heading(1), false))
    }
}

/// Returns true if a line may be the name of a building or a room.
///
/// Such a line is a few words with capitals.
fn is_venue(block: &Block) -> bool {
    let words = block.words.as_str();
    let fits = |part: &str| {
        part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || part == "at"
            || is_small_in_name(part)
    };
    block.is_paragraph()
        && words.split(' ').count() < 7
        && words.split(' ').all(fits)
        && words.contains(char::is_lowercase)
        && words.ends_with(char::is_alphanumeric)
        && !words.starts_with("Office of")
        && !names_office(words)
}

/// Returns true if a line before the first turn is the place of the event.
fn is_place(words: &str) -> bool {
    let lower = words.to_lowercase();
    // "Ada Ling, Head of Investor Relations" is a person, and "The House met at ten o'clock" is a sentence.
    let has_post = words.split_once(", ").is_some_and(|(_, post)| names_office(post));
    let is_sentence = lower.contains(" met ") || lower.contains(" by ");
    if has_post || is_sentence || ISSUERS.prefix_of(&lower).is_some() {
        return false;
    }
    let has_venue = lower.split(|c: char| !c.is_alphanumeric()).any(|word| VENUES.has(word));
    // "Seoul, South Korea": only names and a comma.
    let mut parts = words.split([' ', ',']).filter(|part| !part.is_empty());
    let are_names =
        words.contains(", ") && parts.all(|part| part.starts_with(char::is_uppercase) || part == "of");
    let ends_in_abbreviation = words.ends_with("D.C.") || words.ends_with(", DC.");
    (ends_in_abbreviation || !words.ends_with(['.', ',', ':', '?', '!']))
        && words.contains(char::is_lowercase)
        && (has_venue || are_names)
}
