//! A caption should stand after a paragraph that its section has.

use super::{Checker, World};
use crate::diagnostic::{Diagnostic, PLACED_BEHIND};
use crate::model::Briefing;

pub(super) struct PlacedBehind;

impl Checker for PlacedBehind {
    fn check(&self, briefing: &Briefing, _: &dyn World, out: &mut Vec<Diagnostic>) {
        for section in &briefing.sections {
            let count = section.paragraphs.len();
            for caption in
                section.captions.iter().filter(|caption| caption.after.is_some_and(|after| after > count))
            {
                let message =
                    format!("this caption is to stand after more paragraphs than \"{}\" has", section.title);
                out.push(Diagnostic::new(&PLACED_BEHIND, caption.span, message).help(format!(
                    "`after` is at most {count} here; without it the caption stands behind the text"
                )));
            }
        }
    }
}
