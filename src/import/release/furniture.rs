//! What the paragraphs of a release are besides running text: title, headings, captions with credits, dateline, byline,
//! source line, and what belongs to the page.

use crate::import::blocks::{Block, BlockKind, Meta, Words, is_text};
use crate::import::release::dateline::dateline;
use crate::import::release::small_lines::{is_small, small_lines};
use crate::import::release::stamps::{house_and_kind, is_kind};
use crate::import::release::{captions, headings};
use crate::import::text::is_name;

/// Says of every paragraph what it is. `title` says whether the first one may be the title.
pub(crate) fn sort(blocks: &mut Vec<Block>, meta: &mut Meta, title: bool) {
    captions::sort(blocks);
    crate::import::release::signature::mark(blocks);
    crate::import::release::boilerplate::lines(blocks);
    if title && !blocks.iter().any(|block| block.kind == BlockKind::Title) {
        find_title(blocks, meta);
    }
    small_lines(blocks, meta);
    dateline(blocks, meta);
    headings::short_lines(blocks);
    headings::run_in_lines(blocks);
    closing(blocks);
}

fn find_title(blocks: &mut [Block], meta: &mut Meta) {
    // "Council of the Harbours", "Press release": whose it is stands above what it is.
    let kind = blocks.iter().take(4).position(|block| is_text(block) && is_kind(block.words.as_str()));
    if let Some(house) = kind.filter(|kind| *kind == 1).map(|_| &mut blocks[0])
        && is_text(house)
        && house.words.as_str().len() < 60
        && is_name(house.words.as_str())
    {
        meta.publisher.get_or_insert(house.words.as_str().to_owned());
        house.kind = BlockKind::Boilerplate;
    }
    if let Some(line) =
        blocks.iter_mut().take(3).find(|block| is_text(block) && is_house_and_kind(block.words.as_str()))
    {
        meta.publisher = meta.publisher.take().or(house_and_kind(line.words.as_str()).map(str::to_owned));
        line.kind = BlockKind::Boilerplate;
    }
    let Some(first) = blocks.iter().position(|block| is_text(block) && !is_small(block.words.as_str()))
    else {
        return;
    };
    if blocks[..first]
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Heading(_)))
    {
        return;
    }
    let words = blocks[first].words.as_str();
    let length = words.chars().count();
    let followed = blocks[first + 1..].iter().any(|block| !matches!(block.kind, BlockKind::Boilerplate));
    let sentence = words.ends_with(['.', '。']) && length > 140;
    if followed && length <= 220 && !sentence {
        // A headline that ends in a full stop is one still.
        blocks[first].kind = BlockKind::Title;
    }
}

/// Whether a line names a house, and beside it what kind of text follows.
fn is_house_and_kind(words: &str) -> bool {
    house_and_kind(words).is_some_and(is_name)
}

/// What an organization says of itself at the end, and names with addresses.
fn closing(blocks: &mut [Block]) {
    let half = blocks.len() / 2;
    let closing: Vec<bool> = (0..blocks.len())
        .map(|index| {
            let words = blocks[index].words.as_str();
            let below = blocks.get(index + 1).map(|next| next.words.as_str());
            matches!(blocks[index].kind, BlockKind::Heading(_))
                && (crate::import::release::boilerplate::is_closing_heading(words) || is_about(words, below))
        })
        .collect();
    // From the first of the last headings, all of which close the release.
    let last = (0..blocks.len())
        .rev()
        .find(|index| matches!(blocks[*index].kind, BlockKind::Heading(_)) && !closing[*index]);
    let first = (last.map_or(0, |last| last + 1)..blocks.len())
        .find(|index| closing[*index])
        .filter(|index| *index * 3 > blocks.len());
    if let Some(first) = first {
        let mut under = 0;
        for (block, closes) in blocks[first..].iter_mut().zip(&closing[first..]) {
            under = if *closes { 0 } else { under + usize::from(is_text(block)) };
            // What goes on for pages under "About us" is a text still.
            if under > 3 {
                break;
            }
            if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item) {
                block.kind = BlockKind::Boilerplate;
            }
        }
    }
    // A name or an agency over an address belongs to it.
    for index in (1..blocks.len()).rev() {
        let before = &blocks[index - 1];
        let named = matches!(before.kind, BlockKind::Paragraph | BlockKind::Heading(_))
            && is_name(before.words.as_str());
        if index > half && blocks[index].kind == BlockKind::Boilerplate && named {
            blocks[index - 1].kind = BlockKind::Boilerplate;
        }
    }
}

/// Whether a heading is over what an organization says of itself; in other languages than English such words head other
/// texts too, and the organization must be named right below.
fn is_about(heading: &str, below: Option<&str>) -> bool {
    if heading.starts_with("About ") {
        return true;
    }
    let marks = [
        "Über ",
        "À propos de ",
        "À propos d’",
        "À propos d'",
        "À propos du ",
        "Acerca de ",
        "Sobre ",
        "关于",
        "關於",
    ];
    let rest = marks.iter().find_map(|mark| heading.strip_prefix(mark));
    let name = rest.map(|rest| {
        let small = ["die ", "den ", "das ", "la ", "le ", "l’", "l'", "el ", "los ", "las "];
        small.iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest)
    });
    name.is_some_and(|name| {
        let first = name.split(' ').next().unwrap_or(name);
        !first.is_empty() && below.is_some_and(|below| crate::import::text::head(below, 200).contains(first))
    })
}

/// A block of running text.
pub(crate) fn paragraph(words: Words) -> Block {
    Block { kind: BlockKind::Paragraph, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lines: &[&str]) -> (Vec<(BlockKind, String)>, Meta) {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in lines {
            let mut words = Words::default();
            words.push(line, at);
            at += line.len() + 1;
            blocks.push(paragraph(words));
        }
        let mut meta = Meta::default();
        sort(&mut blocks, &mut meta, true);
        (blocks.into_iter().map(|block| (block.kind, block.words.as_str().to_owned())).collect(), meta)
    }

    const LONG: &str = "The hall was full when the chair opened the forum, and it stayed so until the end of the second day, when the last guest had left.";

    #[test]
    fn the_parts_of_a_release_are_told_apart() {
        let dateline = format!("CHONGQING, June 3, 2025 -- {LONG}");
        let (blocks, meta) = sorted(&[
            "Forum Opens Its Doors",
            "By Ada Ling and Bo Chen",
            "▲The hall (Photograph courtesy of the City)",
            &dateline,
            "A new stage",
            LONG,
            "Source: Harbour City Council",
        ]);
        let kinds: Vec<&BlockKind> = blocks.iter().map(|(kind, _)| kind).collect();
        assert_eq!(*kinds[0], BlockKind::Title);
        assert_eq!(*kinds[1], BlockKind::Byline);
        assert_eq!(
            *kinds[2],
            BlockKind::Caption { credit: Some("Photograph courtesy of the City".into()), image: None }
        );
        assert_eq!(blocks[2].1, "The hall");
        assert_eq!((kinds[3], blocks[3].1.as_str()), (&BlockKind::Dateline, "CHONGQING, June 3, 2025 --"));
        assert_eq!((kinds[4], blocks[4].1.as_str()), (&BlockKind::Paragraph, LONG));
        assert_eq!(*kinds[5], BlockKind::Heading(2));
        assert_eq!(*kinds[7], BlockKind::Source);
        assert_eq!(meta.publisher.as_deref(), Some("Harbour City Council"));
        assert_eq!(meta.place.as_deref(), Some("CHONGQING"));
        assert_eq!(meta.published.as_deref(), Some("2025-06-03"));
        assert_eq!(meta.authors, ["Ada Ling", "Bo Chen"]);
    }

    #[test]
    fn headings_that_run_in_stand_alone() {
        let slogan = format!("Shape a new landscape for opening up the service sector. {LONG}");
        let capitals = format!("STRENGTHENING THE BASE: {LONG}");
        let (blocks, _) = sorted(&["Title", "A heading", LONG, &slogan, &capitals]);
        let headings: Vec<&str> = blocks
            .iter()
            .filter(|(kind, _)| matches!(kind, BlockKind::Heading(_)))
            .map(|(_, words)| words.as_str())
            .collect();
        assert_eq!(
            headings,
            [
                "A heading",
                "Shape a new landscape for opening up the service sector.",
                "STRENGTHENING THE BASE"
            ]
        );
    }

    #[test]
    fn what_follows_the_end_belongs_to_the_page() {
        let (blocks, _) =
            sorted(&["Title of it", LONG, "###", "Media Contact", "Ada Ling", "press@example.org"]);
        assert!(blocks[2..].iter().all(|(kind, _)| *kind == BlockKind::Boilerplate), "{blocks:?}");
    }
}
