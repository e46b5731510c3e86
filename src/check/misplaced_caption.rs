//! Checks that captions come after paragraphs that their section has.

use super::checker::{Checker, Files};
use crate::diagnostic::{Diagnostic, MISPLACED_CAPTION};
use crate::model::Briefing;

pub(super) struct MisplacedCaption;

impl Checker for MisplacedCaption {
    fn check(&self, briefing: &Briefing, _: &dyn Files, out: &mut Vec<Diagnostic>) {
        for section in &briefing.sections {
            let count = section.paragraphs.len();
            for caption in
                section.captions.iter().filter(|caption| caption.after.is_some_and(|after| after > count))
            {
                let message =
                    format!("this caption comes after more paragraphs than \"{}\" has", section.title);
                out.push(Diagnostic::new(&MISPLACED_CAPTION, caption.span, message).help(format!(
                    "set `after` to at most {count}, or remove it to put the caption after the text"
                )));
            }
        }
    }
}
