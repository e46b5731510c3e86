//! `markdown`: a list of passages under a heading for each tag.

use super::collect::Coded;
use super::table::by_tag;
use crate::export::format::markdown::{escape, line};
use crate::export::quotation;
use crate::export::wording::list as joined;
use crate::model::{Date, Kind};
use std::fmt::{self, Write as _};

/// Returns the list.
pub(super) fn list(coded: &[Coded<'_>]) -> Result<String, fmt::Error> {
    let mut out = "# Codes\n".to_owned();
    for (tag, passages) in by_tag(coded) {
        let heading = if tag.is_empty() { "Without a tag".to_owned() } else { line(tag) };
        writeln!(out, "\n## {heading}")?;
        for one in passages {
            writeln!(out, "\n{}\n\n— {}", quoted(one), line(&about(one)))?;
            if let Some(note) = one.note {
                writeln!(out, "\nNote: {}", escape(note, false))?;
            }
        }
    }
    Ok(out)
}

/// Returns the words as a block quote: a statement by the rules of quotation, other words as they are.
fn quoted(one: &Coded<'_>) -> String {
    let kind = one.quote.map(|quote| one.briefing[quote].kind);
    let lead = if kind.is_some_and(|kind| kind != Kind::Direct) { "*Paraphrase:* " } else { "" };
    let language = one.briefing.event.language.as_deref();
    let parts = quotation::paragraphs(kind.unwrap_or(Kind::Indirect), one.words, language);
    let paragraph = |part: quotation::Paragraph<'_>| {
        let words = escape(part.words, part.open.is_empty() && lead.is_empty()).replace('\n', "\n> ");
        format!("{}{words}{}", part.open, part.close)
    };
    format!("> {lead}{}", parts.into_iter().map(paragraph).collect::<Vec<_>>().join("\n>\n> "))
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
