//! The interface of a format for whole briefings.

use crate::export::{Refusal, Style};
use crate::guard::ReleasedBriefing;
use std::fmt;

/// A format that a whole briefing can be written in.
pub trait BriefingExporter: fmt::Debug + Sync {
    /// Returns the name that the user types: `html`.
    fn name(&self) -> &'static str;

    /// Returns the extension of its files, without the dot.
    fn ending(&self) -> &'static str;

    /// Returns what the format is for, in a few words.
    fn purpose(&self) -> &'static str;

    /// Returns true if pictures become part of the document.
    fn embeds_pictures(&self) -> bool {
        false
    }

    /// Writes the briefing. The same briefing gives the same bytes on every machine.
    fn write(
        &self,
        briefing: &ReleasedBriefing<'_>,
        style: Style,
        out: &mut dyn fmt::Write,
    ) -> Result<(), Refusal>;
}
