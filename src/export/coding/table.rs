//! `csv`: one row for each tag of each passage, grouped by tag.

use super::collect::Coded;
use crate::export::format::csv::{row, without_formula};
use crate::model::{Date, hashtags};
use std::fmt;

type Cell = fn(&Coded<'_>) -> Option<String>;

/// The columns after that of the tag.
static COLUMNS: &[(&str, Cell)] = &[
    ("Words", |coded| Some(coded.words.to_string())),
    ("Speaker", |coded| coded.speaker.map(|speaker| speaker.name.to_string())),
    ("Role", |coded| coded.speaker.map(crate::model::Speaker::post)),
    ("Kind", |coded| Some(coded.kind.to_owned())),
    ("Event", |coded| Some(coded.briefing.event.title.to_string())),
    ("Date", |coded| coded.briefing.event.day().map(Date::iso)),
    ("Note", |coded| coded.note.map(ToString::to_string)),
    ("All tags", |coded| Some(hashtags(coded.tags))),
    ("Section", |coded| coded.text_of().map(|section| section.title.to_string())),
    ("Paragraph", |coded| coded.paragraph().map(|number| number.to_string())),
    ("At", |coded| coded.quote.and_then(|quote| coded.briefing[quote].at.as_ref()).map(ToString::to_string)),
    ("Source", |coded| coded.briefing.event.source.url.as_ref().map(ToString::to_string)),
    ("Checked", |coded| coded.checked.map(|checked| if checked { "yes" } else { "no" }.to_owned())),
];

/// Returns the table: RFC 4180, with a header.
pub(super) fn table(coded: &[Coded<'_>]) -> Result<String, fmt::Error> {
    let mut out = String::new();
    let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned());
    row(std::iter::once("Tag".to_owned()).chain(names), &mut out)?;
    for (tag, passages) in by_tag(coded) {
        for coded in passages {
            let cells = COLUMNS.iter().map(|(_, cell)| cell(coded).unwrap_or_default());
            row(std::iter::once(tag.to_owned()).chain(cells).map(without_formula), &mut out)?;
        }
    }
    Ok(out)
}

/// Returns the passages of each tag, sorted by tag, then those without a tag.
pub(super) fn by_tag<'c, 'b>(coded: &'c [Coded<'b>]) -> Vec<(&'c str, Vec<&'c Coded<'b>>)> {
    let mut tags: Vec<&str> = coded.iter().flat_map(|one| one.tags).map(AsRef::as_ref).collect();
    tags.sort_unstable();
    tags.dedup();
    let of = |tag: &str| coded.iter().filter(|one| one.tags.iter().any(|own| **own == *tag)).collect();
    let mut groups: Vec<(&str, Vec<_>)> = tags.into_iter().map(|tag| (tag, of(tag))).collect();
    let bare: Vec<_> = coded.iter().filter(|one| one.tags.is_empty()).collect();
    if !bare.is_empty() {
        groups.push(("", bare));
    }
    groups
}
