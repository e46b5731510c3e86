//! Checks of a readable briefing, one file each.

mod checker;
mod end_before_start;
mod lost_note;
mod misplaced_caption;
mod missing_image;
mod not_in_text;
mod silent_speaker;

use crate::diagnostic::Diagnostic;
use crate::model::Briefing;

pub use checker::{Checker, Files, NoFiles};

/// Every check.
pub static CHECKERS: &[&dyn Checker] = &[
    &not_in_text::NotInText,
    &lost_note::LostNote,
    &silent_speaker::SilentSpeaker,
    &missing_image::MissingImage,
    &end_before_start::EndBeforeStart,
    &misplaced_caption::MisplacedCaption,
];

/// Runs every check on a briefing.
pub fn check(briefing: &Briefing, files: &dyn Files) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for checker in CHECKERS {
        checker.check(briefing, files, &mut out);
    }
    out
}
