//! Finds quoted passages and block quotations, with their speakers.

use crate::import::attribution::marks::{begins_with_mark, quotation_style, quoted};
use crate::import::blocks::{Block, BlockKind};
use crate::import::imported::Imported;
use crate::text::Cut;
use std::ops::Range;

/// The quotations of an input, and the words around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The input's own words: all blocks, with [`GAP`] in the place of each passage.
    pub told: String,
    /// The passages, in the order of the input.
    pub passages: Vec<Passage>,
}

/// Placeholder for a passage in [`Draft::told`].
pub const GAP: char = '\u{fffc}';

/// A quotation in an input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The words without the marks, on one line.
    pub words: String,
    /// The byte range of the words in the input, without the marks.
    pub place: Range<usize>,
    /// True if the words are in quotation marks; a block quotation may have none.
    pub in_marks: bool,
    /// The name of the speaker, if the text gives it.
    pub named: Option<String>,
    /// The words beside the cue for the speaker: "Ling", "the mayor", "she".
    pub source: Option<String>,
    /// The position of its [`GAP`] in [`Draft::told`].
    pub gap: usize,
}

/// Returns all quoted passages and block quotations, with the words around them.
pub fn draft(imported: &Imported) -> Draft {
    let blocks = &imported.layout.blocks;
    let style = quotation_style(blocks.iter().map(|block| block.words.as_str()));
    let (mut told, mut passages) = (String::new(), Vec::new());
    for (index, block) in blocks.iter().enumerate() {
        let text = block.words.as_str();
        let goes_on = blocks.get(index + 1).is_some_and(|next| begins_with_mark(next.words.as_str()));
        let mut ranges: Vec<Range<usize>> =
            quoted(text, style, goes_on).into_iter().map(|quoted| quoted.inner).collect();
        let in_marks = !ranges.is_empty();
        if !in_marks && is_quotation(block) {
            ranges.push(0..text.len());
        }
        if let BlockKind::Turn { label, .. } = &block.kind {
            told.extend([label.as_str(), ": "]);
        }
        let mut from = 0;
        for range in ranges {
            let words = text.cut(range.clone()).trim();
            if words.is_empty() {
                continue;
            }
            told.push_str(text.cut(from..range.start));
            from = range.end;
            let (named, source) = speaker(imported, index, &range);
            passages.push(Passage {
                words: words.to_owned(),
                place: block.words.place(range.clone()),
                in_marks,
                named,
                source,
                gap: told.len(),
            });
            told.push(GAP);
        }
        told.push_str(text.cut(from..));
        // The colon after a label is not part of its block.
        let end = block.words.place(0..text.len()).end;
        if !told.ends_with([':', '：', GAP]) && imported.text.cut(end..).trim_start().starts_with([':', '：'])
        {
            told.push(':');
        }
        told.push_str("\n\n");
    }
    Draft { told, passages }
}

/// Returns true if a block is a quotation.
///
/// A line that only names the speaker begins with a dash.
fn is_quotation(block: &Block) -> bool {
    block.kind == BlockKind::Quotation && !block.words.as_str().trim_start().starts_with(['—', '–', '-', '―'])
}

/// Returns the ranges of a text that are in quotation marks.
pub fn marked(text: &str) -> Vec<Range<usize>> {
    quoted(text, quotation_style(std::iter::once(text)), false)
        .into_iter()
        .map(|quoted| quoted.inner)
        .collect()
}

/// Returns the name of the person to whom a range of a block is attributed, and the words beside the cue.
fn speaker(imported: &Imported, block: usize, range: &Range<usize>) -> (Option<String>, Option<String>) {
    let touches = |own: &Range<usize>| own.start < range.end && range.start < own.end;
    let attribution = imported.found.attributions.iter().find(|attribution| {
        !attribution.continued
            && attribution.content.iter().any(|span| span.block == block && touches(&span.range))
    });
    let Some(attribution) = attribution else { return (None, None) };
    let person = attribution.person.and_then(|person| imported.found.people.get(person));
    let named = person.filter(|person| !person.unnamed && !person.group).map(|person| person.name.clone());
    let source = attribution.source.as_ref().and_then(|source| imported.words(source));
    let source = source.or_else(|| person.map(|person| person.name.as_str()));
    (named, source.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, read};

    fn found(text: &str, name: &str) -> Vec<(String, Option<String>)> {
        let imported = read(text.as_bytes(), Options { name: Some(name), ..Options::default() }).unwrap();
        let Draft { told, passages } = draft(&imported);
        for passage in &passages {
            assert!(told.cut(passage.gap..).starts_with(GAP));
            assert!(
                imported.text.cut(passage.place.clone()).contains(passage.words.split(' ').next().unwrap())
            );
        }
        passages.into_iter().map(|passage| (passage.words, passage.named)).collect()
    }

    #[test]
    fn passages_are_found_with_their_speakers() {
        let text =
            "The mayor spoke.\n\n“Our doors are open,” said Ada Ling, the chair. Some call it “a start.”\n";
        let found = found(text, "draft.txt");
        assert_eq!(found[0], ("Our doors are open,".to_owned(), Some("Ada Ling".to_owned())));
        assert_eq!(found[1].0, "a start.");
    }

    #[test]
    fn block_quotations_need_no_marks() {
        let found = found("# Forum\n\nShe said:\n\n> Our doors\n> are open.\n>\n> — Ada Ling\n", "draft.md");
        let words: Vec<&str> = found.iter().map(|(words, _)| &**words).collect();
        assert_eq!(words, ["Our doors are open."]);
    }
}
