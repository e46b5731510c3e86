//! Exports whole briefings: agenda, speakers, quotes and captions as one document.

mod exporter;
mod facts;
pub mod html;
mod html_text;
pub mod ics;
pub mod json;
pub mod markdown;

use super::{Refusal, Style};
use crate::guard::ReleasedBriefing;

pub use exporter::BriefingExporter;

/// Every format for whole briefings, in the order of the menus.
pub static BRIEFING_EXPORTERS: &[&dyn BriefingExporter] =
    &[&markdown::Markdown, &html::Html, &json::Json, &ics::Ics];

/// Returns the format of that name.
pub fn find(name: &str) -> Option<&'static dyn BriefingExporter> {
    BRIEFING_EXPORTERS.iter().copied().find(|exporter| exporter.name() == name)
}

/// Returns a briefing as one document, or the reason why the format refuses it.
pub fn export_briefing(
    exporter: &dyn BriefingExporter,
    briefing: &ReleasedBriefing<'_>,
    style: Style,
) -> Result<String, Refusal> {
    let mut out = String::new();
    exporter.write(briefing, style, &mut out)?;
    Ok(out)
}
