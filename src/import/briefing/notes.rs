//! Makes the comments at the top of a document's file.

use crate::document::SpeakerEntry;
use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::imported::Imported;
use crate::import::lexicon::speakers;
use crate::import::transcript::preamble;

/// Maximum number of people without quotes that are listed.
const MAX_SILENT: usize = 30;
/// Maximum number of omitted lines that are listed.
const MAX_LINES: usize = 60;

/// Returns the comments at the top of the file, one for each paragraph.
pub(super) fn notes(imported: &Imported, speakers: &[Option<SpeakerEntry<'_>>]) -> Vec<String> {
    let mut notes =
        vec!["Imported, not yet checked: rules found who says what. Correct any mistakes.".to_owned()];
    notes.extend(imported.notes.iter().cloned());
    notes.extend(silent(imported, speakers));
    let lines = left_out(imported);
    if !lines.is_empty() {
        notes.push(String::new());
        notes.push("Left out, because it is part of the page and not of the text:".to_owned());
        notes.extend(lines.into_iter().map(|line| format!("  {line}")));
    }
    notes
}

/// Returns the note that lists the people without quotes.
fn silent(imported: &Imported, speakers: &[Option<SpeakerEntry<'_>>]) -> Option<String> {
    let people = imported.found.people.iter().zip(speakers);
    let silent: Vec<String> = people
        .filter(|(person, entry)| entry.is_none() && !person.unnamed && speakers::can_speak(&person.name))
        .take(MAX_SILENT)
        .map(|(person, _)| {
            let post: Vec<&str> =
                [&person.role, &person.organization].into_iter().filter_map(|part| part.as_deref()).collect();
            if post.is_empty() {
                person.name.clone()
            } else {
                format!("{} ({})", person.name, post.join(", "))
            }
        })
        .collect();
    (!silent.is_empty()).then(|| format!("Named, but without quotes: {}.", silent.join("; ")))
}

/// Returns the lines of the page that are in no section.
///
/// A long list is cut.
fn left_out(imported: &Imported) -> Vec<String> {
    let (blocks, meta) = (&imported.layout.blocks, &imported.layout.meta);
    // Front matter is stored under its own keys in the briefing.
    let of_text = |block: &Block| {
        !matches!(block.kind, BlockKind::Boilerplate | BlockKind::Title | BlockKind::Subtitle)
    };
    let front =
        if imported.text.starts_with("---") { blocks.iter().position(of_text).unwrap_or(0) } else { 0 };
    let lines: Vec<&str> = blocks
        .iter()
        .skip(front)
        .filter(|block| {
            matches!(block.kind, BlockKind::Boilerplate | BlockKind::Source | BlockKind::Byline)
                && !is_in_event(block, &imported.layout)
        })
        .map(|block| block.words.as_str())
        .filter(|words| words.contains(char::is_alphanumeric))
        .filter(|words| meta.title.as_deref().is_none_or(|title| !preamble::repeats_title(words, title)))
        .collect();
    let mut kept: Vec<String> = lines.iter().take(MAX_LINES).map(|line| (*line).to_owned()).collect();
    if lines.len() > MAX_LINES {
        kept.push(format!("… and {} more lines of the page", lines.len() - MAX_LINES));
    }
    kept
}

/// Returns true if the event or its source contains the words of a block.
fn is_in_event(block: &Block, layout: &Layout) -> bool {
    match block.kind {
        BlockKind::Source => {
            let words = block.words.as_str().trim_end_matches(['.', ')']);
            let publisher = layout.meta.publisher.as_deref().filter(|publisher| words.contains(publisher));
            let url = layout.meta.url.as_deref().filter(|url| words.ends_with(url));
            let named = url.map_or(words, |url| words.strip_suffix(url).unwrap_or(words));
            publisher.is_some_and(|publisher| url.is_some() || words.ends_with(publisher))
                || url.is_some() && named.trim_end().ends_with([':', '：'])
        }
        BlockKind::Byline => !layout.meta.authors.is_empty(),
        _ => false,
    }
}
