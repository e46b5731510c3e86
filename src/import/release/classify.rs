//! Classifies the paragraphs of a release: title, heading, caption and so on.

use crate::import::blocks::{Block, Meta};
use crate::import::release::closing::close;
use crate::import::release::dateline::dateline;
use crate::import::release::small_lines::small_lines;
use crate::import::release::title::find_title;
use crate::import::release::{boilerplate, captions, headings, signature};

/// Sets the kind of every paragraph, and fills in the metadata.
///
/// `title` is true if the first paragraph may be the title.
pub(crate) fn classify(blocks: &mut Vec<Block>, meta: &mut Meta, title: bool) {
    headings::unmark_sentences(blocks);
    captions::mark(blocks);
    signature::mark(blocks);
    boilerplate::mark(blocks);
    let letterhead = if title { find_title(blocks, meta) } else { None };
    small_lines(blocks, meta);
    meta.publisher = meta.publisher.take().or(letterhead);
    dateline(blocks, meta);
    headings::short_lines(blocks);
    headings::run_in_lines(blocks);
    close(blocks);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::blocks::{BlockKind, Words};

    fn classified(lines: &[&str]) -> (Vec<(BlockKind, String)>, Meta) {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in lines {
            let mut words = Words::default();
            words.push(line, at);
            at += line.len() + 1;
            blocks.push(Block::paragraph(words));
        }
        let mut meta = Meta::default();
        classify(&mut blocks, &mut meta, true);
        (blocks.into_iter().map(|block| (block.kind, block.words.as_str().to_owned())).collect(), meta)
    }

    const LONG: &str = "The hall was full when the chair opened the forum, and it stayed so until the end of the second day, when the last guest had left.";

    #[test]
    fn every_part_of_a_release_is_classified() {
        let dateline = format!("CHONGQING, June 3, 2025 -- {LONG}");
        let (blocks, meta) = classified(&[
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
    fn run_in_headings_become_blocks() {
        let slogan = format!("Shape a new landscape for opening up the service sector. {LONG}");
        let capitals = format!("STRENGTHENING THE BASE: {LONG}");
        let (blocks, _) = classified(&["Title", "A heading", LONG, &slogan, &capitals]);
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
    fn a_letterhead_is_no_title() {
        let headline = "Council opens the night ferry to everyone";
        for (letterhead, publisher) in [
            ("PORT LANTERN CITY COUNCIL", "Port Lantern City Council"),
            ("MINISTRY OF HARBOURS", "Ministry of Harbours"),
        ] {
            let (blocks, meta) = classified(&[letterhead, headline, LONG]);
            assert_eq!(blocks[0].0, BlockKind::Boilerplate);
            assert_eq!(blocks[1].0, BlockKind::Title);
            assert_eq!(meta.publisher.as_deref(), Some(publisher));
        }
        for title in ["MAYOR MEETS CITY COUNCIL", "FERRY OPENS AT NIGHT"] {
            assert_eq!(classified(&[title, headline, LONG]).0[0].0, BlockKind::Title, "{title}");
        }
    }

    #[test]
    fn the_address_of_a_source_line_is_the_url() {
        let url = "https://example.org/ferry";
        for (line, publisher) in [
            ("Source: https://example.org/ferry", None),
            ("Source: Harbour Times, https://example.org/ferry", Some("Harbour Times")),
            ("Source: Harbour Times (https://example.org/ferry).", Some("Harbour Times")),
        ] {
            let (_, meta) = classified(&["Ferry Opens at Night", LONG, LONG, line]);
            assert_eq!((meta.publisher.as_deref(), meta.url.as_deref()), (publisher, Some(url)), "{line}");
        }
    }

    #[test]
    fn lines_after_the_end_mark_are_boilerplate() {
        let (blocks, _) =
            classified(&["Title of it", LONG, "###", "Media Contact", "Ada Ling", "press@example.org"]);
        assert!(blocks[2..].iter().all(|(kind, _)| *kind == BlockKind::Boilerplate), "{blocks:?}");
    }

    #[test]
    fn a_paragraph_with_a_report_is_no_title() {
        for first in ["“It leaks,” said Ada Ling. “It is old.”", "Ada Ling said: “It leaks.”"] {
            assert_eq!(classified(&[first, LONG]).0[0].0, BlockKind::Paragraph, "{first}");
        }
        assert_eq!(classified(&["Ling: “It leaks”", LONG]).0[0].0, BlockKind::Title);
    }
}
