//! What is worth saying of a briefing that does read: a rule a file.

mod end_before_start;
mod missing_image;
mod not_in_text;
mod placed_behind;
mod silent_speaker;

use crate::diagnostic::Diagnostic;
use crate::model::Briefing;

/// What a rule may ask of the world outside the briefing.
pub trait World {
    /// Whether there is a file at a path relative to the briefing; `None` when that cannot be known, as for
    /// a briefing from standard input.
    fn has_file(&self, path: &str) -> Option<bool>;
}

/// No world: nothing is known of any file.
pub struct Nowhere;

impl World for Nowhere {
    fn has_file(&self, _: &str) -> Option<bool> {
        None
    }
}

/// A rule that a briefing is held against.
pub trait Checker: Sync {
    /// Adds what is worth saying to `out`.
    fn check(&self, briefing: &Briefing, world: &dyn World, out: &mut Vec<Diagnostic>);
}

/// Every rule.
pub static CHECKERS: &[&dyn Checker] = &[
    &not_in_text::NotInText,
    &silent_speaker::SilentSpeaker,
    &missing_image::MissingImage,
    &end_before_start::EndBeforeStart,
    &placed_behind::PlacedBehind,
];

/// Holds a briefing against every rule.
pub fn check(briefing: &Briefing, world: &dyn World) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for checker in CHECKERS {
        checker.check(briefing, world, &mut out);
    }
    out
}
