//! Finds the title and the publisher of a release.

use crate::import::blocks::{Block, BlockKind, Meta};
use crate::import::lexicon::list::List;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::lexicon::speakers::is_group;
use crate::import::release::byline::byline;
use crate::import::release::names::is_name;
use crate::import::release::small_lines::is_small;
use crate::import::release::stamps::{is_kind, publisher_beside_kind};
use crate::import::text::{is_in_capitals, title_case};
use crate::text::word::sentences;

static SPEECHES: List = List::all("nouns-of-speeches");
static COMMON_VERBS: List = List::of("english", "common-verbs");

/// Maximum length of a title, in characters.
const MAX_TITLE: usize = 220;

/// Maximum length of a line below the title of a speech, in bytes.
const MAX_SUBTITLE: usize = 90;

/// Maximum length of a title that ends like a sentence, in characters.
const MAX_SENTENCE: usize = 140;

/// Marks the first possible title, if the blocks have none.
///
/// Returns the name in a letterhead above it.
pub(super) fn find_title(blocks: &mut Vec<Block>, meta: &mut Meta) -> Option<String> {
    if blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return None;
    }
    if title_of_speech(blocks) {
        return None;
    }
    find_publisher(blocks, meta);
    let letterhead = letterhead(blocks);
    mark_title(blocks);
    letterhead
}

/// Joins the first two lines of a speech to a title: "Speech" and "by Ada Ling".
///
/// The lines below it, such as the speaker's post and the occasion, are subtitles. Returns false for other texts.
fn title_of_speech(blocks: &mut Vec<Block>) -> bool {
    let [kind, author, ..] = blocks.as_mut_slice() else { return false };
    let lower = kind.words.as_str().to_lowercase();
    let is_speech = lower.rsplit(' ').next().is_some_and(|last| SPEECHES.has(last));
    let is_line = kind.is_paragraph() && lower.split(' ').count() < 4;
    let by = author.words.as_str();
    let is_author = author.is_paragraph() && by.starts_with(char::is_lowercase) && byline(by).is_some();
    if !is_speech || !is_line || !is_author {
        return false;
    }
    let start = author.words.place(0..1).start;
    kind.words.space(start..start);
    kind.words.push_part(&author.words, 0..author.words.as_str().len());
    kind.kind = BlockKind::Title;
    blocks.remove(1);
    for line in blocks.iter_mut().skip(1) {
        let words = line.words.as_str();
        let goes_on =
            line.is_paragraph() && words.len() < MAX_SUBTITLE && !words.ends_with(['.', ',', '!', ':', '?']);
        if !goes_on || is_small(words) {
            break;
        }
        line.kind = BlockKind::Subtitle;
    }
    true
}

fn mark_title(blocks: &mut [Block]) {
    let Some(first) = blocks.iter().position(|block| block.is_paragraph() && !is_small(block.words.as_str()))
    else {
        return;
    };
    let Some((above, [title, below @ ..])) = blocks.split_at_mut_checked(first) else { return };
    if above.iter().any(|block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Heading(_))) {
        return;
    }
    let words = title.words.as_str();
    let length = words.chars().count();
    let followed = below.iter().any(|block| block.kind != BlockKind::Boilerplate);
    // A short headline may end in a full stop.
    let is_sentence = words.ends_with(['.', '。']) && length > MAX_SENTENCE;
    if followed && length <= MAX_TITLE && !is_sentence && !is_report(words) {
        title.kind = BlockKind::Title;
    }
}

/// Returns true for a paragraph with a quotation and its cue, or with one at its end: "“It leaks,” said Ling. “It is old.”"
fn is_report(words: &str) -> bool {
    let with_cue = (words.contains(",” ") || words.contains(",\" ")) && words.ends_with(['.', '”', '"']);
    let several = || words.contains(['“', '"']) && sentences(words).len() > 1;
    with_cue || words.ends_with(".”") || words.ends_with(".\"") || several()
}

/// Marks a letterhead in capitals above the title, and returns its name: "PORT LANTERN CITY COUNCIL".
///
/// The line below it is a title, not text.
fn letterhead(blocks: &mut [Block]) -> Option<String> {
    let [first, second, third, ..] = blocks else { return None };
    let (head, title) = (first.words.as_str(), second.words.as_str());
    let is_head =
        head.len() < 90 && head.contains(' ') && head.split(' ').all(is_in_capitals) && is_organization(head);
    let is_title = title.chars().count() <= MAX_TITLE
        && !title.ends_with(['.', ':', '。'])
        && title.contains(char::is_lowercase)
        && title.split(' ').count() > 2
        && !is_small(title);
    let text_follows = third.words.as_str().len() > title.len() || third.words.as_str().ends_with('.');
    if !(first.is_paragraph() && second.is_paragraph() && is_head && is_title && text_follows) {
        return None;
    }
    let small = |word: &str| Some(word.to_lowercase()).filter(|word| is_small_in_name(word));
    let words = head.split(' ').map(|word| small(word).unwrap_or_else(|| title_case(word)));
    let name = words.collect::<Vec<_>>().join(" ");
    first.kind = BlockKind::Boilerplate;
    Some(name)
}

/// Returns true for the name of an organization, not a headline about one: "MAYOR MEETS COUNCIL".
fn is_organization(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(' ');
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    let is_verb = |word: &str| word.strip_suffix('s').is_some_and(|verb| COMMON_VERBS.has(verb));
    let of = words.clone().next() == Some("of") || lower.starts_with("city of");
    (is_group(last) || of && is_group(first)) && !words.any(is_verb)
}

/// Finds the publisher in the lines above the title.
///
/// For example "Council of the Harbours", "Press release".
fn find_publisher(blocks: &mut [Block], meta: &mut Meta) {
    if let [first, second, ..] = blocks
        && first.is_paragraph()
        && !is_kind(first.words.as_str())
        && second.is_paragraph()
        && is_kind(second.words.as_str())
        && first.words.as_str().len() < 60
        && is_name(first.words.as_str())
    {
        meta.publisher.get_or_insert(first.words.as_str().to_owned());
        first.kind = BlockKind::Boilerplate;
    }
    for line in blocks.iter_mut().take(3).filter(|block| block.is_paragraph()) {
        if let Some(publisher) = publisher_beside_kind(line.words.as_str()).filter(|name| is_name(name)) {
            meta.publisher = meta.publisher.take().or(Some(publisher.to_owned()));
            line.kind = BlockKind::Boilerplate;
            return;
        }
    }
}
