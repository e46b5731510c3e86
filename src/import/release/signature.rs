//! Signatures: the line under a quotation that says whose it is, "Ada Ling, Mayor of Port Ellery" or "— Ada Ling".

use crate::import::blocks::{Block, BlockKind, is_text};
use crate::import::date;
use crate::import::lexicon::{offices, speakers};
use std::ops::Range;

/// The longest line that only names somebody.
const LONGEST: usize = 220;

/// Dashes that a signature may begin with.
const DASHES: &[char] = &['—', '–', '―', '-', '~', '\u{2012}'];

/// Small words inside a name.
const PARTICLES: &[&str] =
    &["de", "von", "van", "bin", "al", "der", "la", "del", "da", "dos", "di", "ten", "zu"];

/// The parts of a signature.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// Who, with the office before the name, if one is there.
    pub name: Range<usize>,
    /// The post behind the name.
    pub post: Option<Range<usize>>,
}

/// Reads a line as a signature; `sure` says that it stands where nothing else does.
pub(crate) fn signature(words: &str, sure: bool) -> Option<Signature> {
    let bare = words.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
    let dashed = bare.len() < words.len();
    let start = words.len() - bare.len();
    let end = start + without_date(bare).len();
    let line = words.get(start..end)?;
    if line.is_empty() || line.len() > LONGEST || line.ends_with([':', '!', '?', ';', ',', '”', '"']) {
        return None;
    }
    let parted = line.find(", ").or_else(|| line.find(" ("));
    let name = line[..parted.unwrap_or(line.len())].trim();
    let post = parted.map(|at| at + 2).filter(|at| *at < line.len()).map(|at| &line[at..]);
    if !is_name(name) || (line.ends_with('.') && !dashed) {
        return None;
    }
    let posted = post.is_some_and(|post| is_post(post, sure || dashed));
    (posted || post.is_none() && (dashed || sure)).then(|| Signature {
        name: start..start + name.len(),
        post: post.map(|post| end - post.len()..end - usize::from(post.ends_with([')', '.']))),
    })
}

/// "Ada Ling, Mayor - 12/03/2024": the date that a page puts behind.
fn without_date(line: &str) -> &str {
    let line = line.trim_end();
    for dash in [" - ", " – ", " — ", " | "] {
        if let Some((head, tail)) = line.rsplit_once(dash)
            && (date::whole(tail).is_some()
                || tail.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' ')))
        {
            return head.trim_end();
        }
    }
    line
}

fn is_name(name: &str) -> bool {
    let parts: Vec<&str> = name.split(' ').filter(|part| !part.is_empty()).collect();
    let capital = |part: &&str| {
        part.starts_with(char::is_uppercase) && !part.contains(|c: char| c.is_ascii_digit())
            || PARTICLES.contains(part)
    };
    (2..=8).contains(&parts.len())
        && parts.iter().all(capital)
        && parts.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2)
        && !speakers::is_topic(name)
}

/// Whether words behind a name say what somebody is; where nothing else is likely, all that is no sentence does.
fn is_post(post: &str, sure: bool) -> bool {
    let known = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        offices::names_office(bare) || speakers::is_person(&bare.to_lowercase())
    };
    let told =
        |word: &str| matches!(word, "is" | "was" | "are" | "were" | "has" | "have" | "had" | "will" | "said");
    !post.split(' ').any(told) && (sure || post.split([' ', '-', '/']).any(known))
}

/// Whether a block is nothing but a quotation.
pub(crate) fn is_quotation(block: &Block) -> bool {
    let words = block.words.as_str().trim_end_matches(['.', ',', ' ']);
    block.kind == BlockKind::Quotation
        || is_text(block)
            && words.starts_with(['“', '"', '«', '„'])
            && words.ends_with(['”', '"', '»', '“'])
            && words.len() > 20
}

/// Makes of every signature under a quotation a block of its own, which is no heading and says nothing.
pub(crate) fn mark(blocks: &mut Vec<Block>) {
    let mut index = 0;
    while index < blocks.len() {
        if let Some(at) = within(&blocks[index]) {
            let words = &blocks[index].words;
            let line = Block { kind: BlockKind::Direction, words: words.slice(at..words.as_str().len()) };
            blocks[index].words = words.slice(0..at);
            blocks.insert(index + 1, line);
            index += 2;
            continue;
        }
        let under = index > 0 && is_quotation(&blocks[index - 1]);
        let set_off = index > 0 && blocks[index].kind == BlockKind::Quotation;
        // Under a block quotation a line without a dash may be the text that goes on.
        if under
            && (is_text(&blocks[index]) || set_off)
            && signature(blocks[index].words.as_str(), false).is_some()
        {
            blocks[index].kind = BlockKind::Direction;
        }
        index += 1;
    }
}

/// Where a signature begins that stands on the last line of its quotation: "“We will.” — Ada Ling".
fn within(block: &Block) -> Option<usize> {
    let words = block.words.as_str();
    let quoted = words.starts_with(['“', '"', '«', '„']);
    if !(block.kind == BlockKind::Quotation || is_text(block) && quoted) || words.len() < 20 {
        return None;
    }
    let closed = |head: &str| head.trim_end().ends_with(['”', '"', '»', '“']) && head.trim_end().len() > 12;
    let ended = |head: &str| closed(head) || !quoted && head.trim_end().ends_with(['.', '!', '?', '…']);
    let dash = DASHES
        .iter()
        .filter_map(|dash| words.rfind(&format!(" {dash}")).map(|at| at + 1))
        .filter(|at| ended(&words[..*at]) && signature(&words[*at..], false).is_some())
        .max();
    let bare = || {
        let at = words.rfind(['”', '"', '»']).filter(|at| *at > 12)?;
        let at = at + words[at..].chars().next()?.len_utf8();
        let tail = words[at..].trim_start();
        let at = words.len() - tail.len();
        (quoted && signature(tail, false).is_some()).then_some(at)
    };
    dash.or_else(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_under_a_quotation_says_whose_it_is() {
        let read = |words: &'static str| {
            signature(words, false).map(|found| (&words[found.name], found.post.map(|post| &words[post])))
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
