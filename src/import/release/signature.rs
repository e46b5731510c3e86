//! Reads signatures: lines that name the speaker of the quotation above.
//!
//! For example "— Ada Ling, Mayor of Port Ellery".

use crate::import::blocks::{Block, BlockKind};
use crate::import::date;
use crate::import::lexicon::list::List;
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::lexicon::{given, offices, speakers};
use crate::text::Cut;
use crate::text::word::find_whole;
use std::ops::Range;

static NOT_IN_POSTS: List = List::all("not-in-posts");

/// Maximum length of a signature, in bytes.
const MAX_SIGNATURE: usize = 220;

/// Maximum number of words of a signature that looks like an item of a list.
const MAX_WORDS_ALONE: usize = 12;

/// Maximum number of blocks above a family name that may give the whole name.
const MAX_ABOVE: usize = 200;

/// Minimum number of letters of a family name that signs a quotation.
const MIN_FAMILY_NAME: usize = 2;

/// Dashes that a signature may begin with.
const DASHES: [char; 6] = ['—', '–', '―', '-', '~', '\u{2012}'];

/// Quotation marks around a quotation that is signed, also single ones.
const OPENING_MARKS: [char; 6] = ['“', '"', '«', '„', '‘', '\''];
const CLOSING_MARKS: [char; 6] = ['”', '"', '»', '“', '’', '\''];

/// The parts of a signature.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The range of the name, with the office before it.
    pub name: Range<usize>,
    /// The range of the post after the name.
    pub post: Option<Range<usize>>,
}

/// Reads a line as a signature.
///
/// `sure` is true if the line can be nothing else; it then needs no dash and no known office.
pub(crate) fn signature(words: &str, sure: bool) -> Option<Signature> {
    let (dashes, bare) = without_dash(words);
    // "(Ada Ling, Arbor)"
    let inner = bare
        .strip_prefix('(')
        .and_then(|open| open.strip_suffix(')'))
        .filter(|inner| begins_with_given(inner));
    let dashed = dashes > 0 || inner.is_some();
    let start = dashes + usize::from(inner.is_some());
    let bare = inner.unwrap_or(bare);
    let line = without_date(bare);
    // "Ada Ling."
    let line = line.strip_suffix('.').filter(|line| sure && line.split(' ').count() < 4).unwrap_or(line);
    if line.is_empty()
        || line.len() > MAX_SIGNATURE
        || line.ends_with([':', '!', '?', ';', ',', '”', '"'])
        || line.ends_with('.') && !dashed
    {
        return None;
    }
    if let Some((name, _)) = line.split_once(" (@").filter(|(name, account)| is_account(name, account)) {
        return Some(Signature { name: start..start + name.len(), post: None });
    }
    let parted = line.split_once(", ").or_else(|| line.split_once(" ("));
    let (name, post) = parted.map_or((line, None), |(name, post)| (name, Some(post)));
    let (name, post) = (name.trim(), post.filter(|post| !post.is_empty()));
    let is_signed = match post {
        Some(post) => is_post(post, sure || dashed),
        None => dashed || sure,
    };
    let end = start + line.len();
    (is_signed && is_name(name)).then(|| Signature {
        name: start..start + name.len(),
        post: post.map(|post| end - post.len()..end - usize::from(post.ends_with([')', '.']))),
    })
}

/// Reads a line as one word with a capital, such as a family name: "- Ling."
pub(crate) fn family_name(words: &str) -> Option<Signature> {
    let (start, bare) = without_dash(words);
    let name = bare.trim_end_matches(['.', ' ']);
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '’' | '\'');
    let is_name = name.chars().count() >= MIN_FAMILY_NAME
        && name.starts_with(char::is_uppercase)
        && name.chars().all(is_letter);
    (is_name && !speakers::is_topic(name)).then(|| Signature { name: start..start + name.len(), post: None })
}

/// A line without the dashes at its start, and their length in bytes.
fn without_dash(words: &str) -> (usize, &str) {
    let bare = words.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
    (words.len() - bare.len(), bare)
}

/// Returns true if a line is one name that follows a word with a capital in a block above: "Ada *Ling*".
fn is_family_name_above(line: &str, above: &[Block]) -> bool {
    let Some(Signature { name, .. }) = family_name(line) else { return false };
    let name = line.cut(name);
    let follows_name = |text: &str, at: usize| {
        let before = text.cut(..at).trim_end().rsplit(' ').next().unwrap_or_default();
        before.starts_with(char::is_uppercase) && !before.ends_with(['.', ':', '?', '!'])
    };
    above.iter().rev().take(MAX_ABOVE).any(|block| {
        let text = block.words.as_str();
        let mut places =
            std::iter::successors(find_whole(text, name, 0), |at| find_whole(text, name, at.end));
        places.any(|at| follows_name(text, at.start))
    })
}

/// Returns true for a name and an account, with the date of its message: "Ada Ling" and "adaling) May 1, 2024".
fn is_account(name: &str, account: &str) -> bool {
    let handle = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '@' | '-');
    account.split_once(')').is_some_and(|(account, tail)| {
        let tail = tail.trim();
        !account.is_empty()
            && account.chars().all(handle)
            && (tail.is_empty() || date::whole(tail).is_some())
            && name.starts_with(|c: char| c.is_alphanumeric())
            && name.split(' ').count() < 8
    })
}

/// Returns true if a name whose first word is a known given name begins a line.
fn begins_with_given(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    first.starts_with(char::is_uppercase) && given::woman(&first.to_lowercase()).is_some()
}

/// Returns true for a name and an organization: "Ada Ling, Arbor".
fn is_name_and_organization(line: &str) -> bool {
    let is_part = |part: &str| part.starts_with(char::is_uppercase) || is_small_in_name(part);
    begins_with_given(line)
        && line.split_once(", ").is_some_and(|(_, organization)| organization.split(' ').all(is_part))
        && signature(line, true).is_some()
}

/// A line without the date at its end: "Ada Ling, Mayor - 12/03/2024".
fn without_date(line: &str) -> &str {
    let line = line.trim_end();
    let is_number =
        |tail: &str| tail.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' '));
    [" - ", " – ", " — ", " | "]
        .iter()
        .filter_map(|dash| line.rsplit_once(dash))
        .find(|(_, tail)| date::whole(tail).is_some() || is_number(tail))
        .map_or(line, |(head, _)| head.trim_end())
}

fn is_name(name: &str) -> bool {
    let parts: Vec<&str> = name.split(' ').filter(|part| !part.is_empty()).collect();
    let fits = |part: &&str| {
        part.starts_with(char::is_uppercase) && !part.contains(|c: char| c.is_ascii_digit())
            || is_small_in_name(part)
    };
    (2..=8).contains(&parts.len())
        && parts.iter().all(fits)
        && parts.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2)
        && !speakers::is_topic(name)
}

/// Returns true if words after a name are a post.
///
/// If `sure` is true, anything but a sentence is a post; otherwise it must name an office or a kind of person.
fn is_post(post: &str, sure: bool) -> bool {
    let is_known = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        offices::names_office(bare) || speakers::is_person(&bare.to_lowercase())
    };
    !post.split(' ').any(|word| NOT_IN_POSTS.has(word)) && (sure || post.split([' ', '-', '/']).any(is_known))
}

/// Returns true if a block is only a quotation.
pub(crate) fn is_quotation(block: &Block) -> bool {
    let words = block.words.as_str().trim_end_matches(['.', ',', ' ']);
    block.kind == BlockKind::Quotation
        || block.is_paragraph()
            && words.starts_with(OPENING_MARKS)
            && words.ends_with(CLOSING_MARKS)
            && words.len() > 20
}

/// The words between single marks around a whole text: "‘We will.’"
pub(crate) fn in_single_marks(words: &str) -> Option<Range<usize>> {
    let marks = ['‘', '’', '\''];
    let start = words.len() - words.strip_prefix(['‘', '\''])?.len();
    let inner = words.trim_end().strip_suffix(marks)?;
    (inner.len() > start).then_some(start..inner.len())
}

/// Marks every signature under a quotation as a direction.
///
/// It is then neither a heading nor part of a statement.
pub(super) fn mark(blocks: &mut Vec<Block>) {
    let mut rest = std::mem::take(blocks).into_iter().peekable();
    while let Some(mut block) = rest.next() {
        if let Some(at) = start_of_signature(&block) {
            let words = &block.words;
            let line = Block { kind: BlockKind::Direction, words: words.slice(at..words.as_str().len()) };
            block.words = words.slice(0..at);
            blocks.extend([block, line]);
            continue;
        }
        // Under a block quotation, a line without a dash may continue the text.
        let is_under_quotation = blocks.last().is_some_and(is_quotation);
        // "- Ada Ling" is no list.
        let mut is_alone = || {
            block.kind == BlockKind::Item
                && rest.peek().is_none_or(|next| next.kind != BlockKind::Item)
                && block.words.as_str().split(' ').count() <= MAX_WORDS_ALONE
        };
        let is_signed = |sure: bool| signature(block.words.as_str(), sure).is_some();
        let is_family_name = || is_family_name_above(block.words.as_str(), blocks);
        if is_under_quotation
            && ((block.is_paragraph() || block.kind == BlockKind::Quotation) && is_signed(false)
                || is_alone() && (is_signed(true) || is_family_name()))
        {
            block.kind = BlockKind::Direction;
        }
        blocks.push(block);
    }
}

/// The byte at which a signature begins in its quotation.
///
/// For example "“We will.” — Ada Ling".
fn start_of_signature(block: &Block) -> Option<usize> {
    let words = block.words.as_str();
    let is_quoted = words.starts_with(OPENING_MARKS);
    if !(block.kind == BlockKind::Quotation || block.is_paragraph() && is_quoted) || words.len() < 20 {
        return None;
    }
    let ends_quotation = |head: &str| {
        let head = head.trim_end();
        head.ends_with(CLOSING_MARKS) && head.len() > 12 || !is_quoted && head.ends_with(['.', '!', '?', '…'])
    };
    let after_dash = DASHES
        .iter()
        .filter(|dash| words.contains(**dash))
        .filter_map(|dash| words.rfind(&format!(" {dash}")).map(|at| at + 1))
        .filter(|at| ends_quotation(words.cut(..*at)) && signature(words.cut(*at..), false).is_some())
        .max();
    let after_mark = || {
        let (head, tail) = words.rsplit_once(['”', '"', '»'])?;
        let tail = tail.trim_start();
        let is_signed = signature(tail, false).is_some() || is_name_and_organization(tail);
        (is_quoted && head.len() > 12 && is_signed).then_some(words.len() - tail.len())
    };
    after_dash.or_else(after_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_names_the_speaker_of_the_quotation_above() {
        let read = |words: &'static str| {
            signature(words, false)
                .map(|found| (words.cut(found.name), found.post.map(|post| words.cut(post))))
        };
        assert_eq!(
            read("Clara Weidenhof, President of the Harbour Board - 12/03/2024"),
            Some(("Clara Weidenhof", Some("President of the Harbour Board")))
        );
        assert_eq!(read("— Mara Quist, painter"), Some(("Mara Quist", Some("painter"))));
        assert_eq!(read("– Jon van der Abara"), Some(("Jon van der Abara", None)));
        assert_eq!(
            read("-- Dr. Ines Carvalho (head of the tide lab)"),
            Some(("Dr. Ines Carvalho", Some("head of the tide lab")))
        );
        assert_eq!(family_name("- Quist.").map(|found| found.name), Some(2..7));
        assert_eq!(family_name("- Mara Quist"), None);
        for text in [
            "Jon Abara",
            "Port Ellery, the old town and the islands",
            "Mara Quist, the mayor, was there.",
            "— and nobody left",
            "What Mara Quist, Mayor, says:",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
