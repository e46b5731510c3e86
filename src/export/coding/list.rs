//! `markdown`: a list of passages under a heading for each tag.

use super::collect::Coded;
use super::table::by_tag;
use crate::export::format::markdown::{escape, line};
use crate::export::wording::list as joined;
use crate::model::Date;
use std::fmt::{self, Write as _};

/// Returns the list.
pub(super) fn list(coded: &[Coded<'_>]) -> Result<String, fmt::Error> {
    let mut out = "# Codes\n".to_owned();
    for (tag, passages) in by_tag(coded) {
        let heading = if tag.is_empty() { "Without a tag".to_owned() } else { line(tag) };
        writeln!(out, "\n## {heading}")?;
        for one in passages {
            let words = escape(one.words, true).replace('\n', "\n> ");
            writeln!(out, "\n> {words}\n\n— {}", line(&about(one)))?;
            if let Some(note) = one.note {
                writeln!(out, "\nNote: {}", escape(note, false))?;
            }
        }
    }
    Ok(out)
}

/// Returns who said the words, how, and where.
fn about(one: &Coded<'_>) -> String {
    let event = &one.briefing.event;
    let who = one.speaker.map(|speaker| joined([Some(speaker.name.to_string()), Some(speaker.post())], ", "));
    let section = one.text_of().map(|section| section.title.to_string());
    let paragraph = one.paragraph().map(|number| format!("paragraph {number}"));
    let place = if one.kind == "note" && one.ranges.is_empty() {
        Some("no longer in the text".to_owned())
    } else {
        paragraph
    };
    let at = one.quote.and_then(|quote| one.briefing[quote].at.as_ref()).map(|at| format!("at {at}"));
    let occasion = joined([Some(event.title.to_string()), event.day().map(Date::words)], ", ");
    let kind = if one.kind == "note" { "words with a note" } else { one.kind };
    let parts =
        [who, Some(kind.to_owned()), Some(occasion), section, place, at, one.caution.map(str::to_owned)];
    joined(parts, " · ")
}
