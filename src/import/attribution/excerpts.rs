//! Finds conversations that an article prints: paragraphs in a row with names before their words.
//!
//! A transcript is nothing but turns; an article may have a few of them among its own paragraphs.

use crate::import::blocks::{Block, BlockKind};
use crate::import::label;
use crate::import::lexicon::speakers;
use crate::import::text::{self, ends_sentence};
use crate::text::Cut;
use crate::text::word::find_whole;
use std::collections::HashSet;
use std::ops::Range;

/// Minimum number of paragraphs in a row that have a name before their words.
const MIN_TURNS: usize = 3;
/// Maximum number of words of a name.
const MAX_NAME: usize = 4;

/// The blocks that are turns of a conversation.
///
/// Several people speak in turn, one of them comes back, and the article names each of them elsewhere.
pub(super) fn turns(blocks: &[Block]) -> HashSet<usize> {
    let names: Vec<Option<&str>> = blocks.iter().map(name).collect();
    let mut found = HashSet::new();
    let mut start = 0;
    while start < names.len() {
        let length = names.iter().skip(start).take_while(|name| name.is_some()).count();
        let run = start..start + length;
        if is_conversation(blocks, &names, &run) {
            found.extend(run);
        }
        start += length.max(1);
    }
    found
}

/// The name before the words of a paragraph: "Ada Ling: We are late."
fn name(block: &Block) -> Option<&str> {
    let words = block.words.as_str();
    if block.kind != BlockKind::Paragraph || !text::head(words, 80).contains(':') {
        return None;
    }
    let label = label::find(words, &[])?;
    let name = label.name_in(words);
    let said = label.said_in(words);
    let is_name = name.split(' ').count() <= MAX_NAME
        && name.split(' ').all(|part| part.starts_with(char::is_uppercase))
        && !speakers::is_topic(name);
    let is_said = said.contains(' ') && ends_sentence(said) && !said.starts_with(text::OPENING_MARKS);
    let colon = words.cut(label.name.end..label.rest).starts_with(':');
    (is_name && is_said && colon).then_some(name)
}

fn is_conversation(blocks: &[Block], names: &[Option<&str>], run: &Range<usize>) -> bool {
    let family = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_owned();
    let said: Vec<String> = run.clone().filter_map(|at| Some(family((*names.get(at)?)?))).collect();
    let different: HashSet<&String> = said.iter().collect();
    let elsewhere = |name: &&String| {
        let other = blocks.iter().enumerate().filter(|(at, _)| !run.contains(at));
        other.into_iter().any(|(_, block)| find_whole(block.words.as_str(), name, 0).is_some())
    };
    said.len() >= MIN_TURNS
        && different.len() > 1
        && different.len() < said.len()
        && different.iter().all(elsewhere)
}

#[cfg(test)]
mod tests {
    use crate::import::read::plain;

    fn count(text: &str) -> usize {
        super::turns(&plain::read(text).blocks).len()
    }

    #[test]
    fn people_whom_the_article_names_speak_in_turn() {
        let article = "The Quay\n\nThe council met in Port Ellery on Monday to talk about the quay.\n\n\
            Ada Ling and Bo Ek disagreed on what a new crane would cost the port.\n\n\
            Ada Ling: It costs too much.\n\nBo Ek: It does not.\n\nLing: It does so.\n\n\
            The council votes on Friday, and most of its members have not said how they will vote.\n";
        assert_eq!(count(article), 3);
        assert_eq!(count(&article.replace("and Bo Ek ", "and others ")), 0, "nobody knows Ek");
        assert_eq!(count(&article.replace("Ling: It does so.", "They left.")), 0, "nobody comes back");
    }

    #[test]
    fn topics_and_quotations_are_no_turns() {
        let article = "The Quay\n\nThe Place and the Time were named by the council of Port Ellery.\n\n\
            Place: the old quay.\n\nTime: ten o'clock.\n\nPlace: the new quay.\n\nThe council met there.\n";
        assert_eq!(count(article), 0);
    }
}
