//! A caption's image should be there.

use super::{Checker, World};
use crate::diagnostic::{Diagnostic, MISSING_IMAGE};
use crate::model::Briefing;

pub(super) struct MissingImage;

impl Checker for MissingImage {
    fn check(&self, briefing: &Briefing, world: &dyn World, out: &mut Vec<Diagnostic>) {
        for caption in briefing.sections.iter().flat_map(|section| &section.captions) {
            let (Some(image), Some(span)) = (&caption.image, caption.image_span) else { continue };
            if world.has_file(image) == Some(false) {
                out.push(
                    Diagnostic::new(
                        &MISSING_IMAGE,
                        span,
                        format!("there is no file {image} beside the briefing"),
                    )
                    .help("the path is relative to the briefing's own folder"),
                );
            }
        }
    }
}
