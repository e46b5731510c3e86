//! Checks that the event and its sections do not end before they start.

use super::checker::{Checker, Files};
use crate::diagnostic::{Diagnostic, END_BEFORE_START, Span};
use crate::model::{Briefing, When};
use std::cmp::Ordering;

pub(super) struct EndBeforeStart;

impl Checker for EndBeforeStart {
    fn check(&self, briefing: &Briefing, _: &dyn Files, out: &mut Vec<Diagnostic>) {
        let event = &briefing.event;
        out.extend(fault("the event", event.date.as_ref(), event.end.as_ref(), event.end_span));
        for section in &briefing.sections {
            let what = format!("\"{}\"", section.title);
            out.extend(fault(&what, section.start.as_ref(), section.end.as_ref(), section.end_span));
        }
    }
}

fn fault(what: &str, start: Option<&When>, end: Option<&When>, span: Option<Span>) -> Option<Diagnostic> {
    let (start, end, span) = (start?, end?, span?);
    (end.compare(start) == Some(Ordering::Less)).then(|| {
        let message = format!("{what} ends at {} but starts at {}", end.words(), start.words());
        Diagnostic::new(&END_BEFORE_START, span, message)
    })
}
