//! Checks that the images of captions exist.

use super::checker::{Checker, Files};
use crate::diagnostic::{Diagnostic, MISSING_IMAGE};
use crate::model::Briefing;

pub(super) struct MissingImage;

impl Checker for MissingImage {
    fn check(&self, briefing: &Briefing, files: &dyn Files, out: &mut Vec<Diagnostic>) {
        for caption in briefing.sections.iter().flat_map(|section| &section.captions) {
            let (Some(image), Some(span)) = (&caption.image, caption.image_span) else { continue };
            if files.has_file(image) == Some(false) {
                out.push(
                    Diagnostic::new(
                        &MISSING_IMAGE,
                        span,
                        format!("there is no file {image} in the briefing's folder"),
                    )
                    .help("write the path relative to the briefing's folder"),
                );
            }
        }
    }
}
