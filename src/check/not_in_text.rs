//! Checks that direct quotes are in their section's text, if the section has one.

use super::checker::{Checker, Files};
use crate::diagnostic::{Diagnostic, NOT_IN_TEXT};
use crate::model::{Briefing, Standing};
use crate::text::first_words;

pub(super) struct NotInText;

impl Checker for NotInText {
    fn check(&self, briefing: &Briefing, _: &dyn Files, out: &mut Vec<Diagnostic>) {
        for quote in briefing.quotes.iter().filter(|quote| quote.standing() == Standing::Doubtful) {
            let section = quote.section.map_or("", |section| &briefing[section].title);
            let head = first_words(&quote.text, 6);
            out.push(
                Diagnostic::new(
                    &NOT_IN_TEXT,
                    quote.span,
                    format!("these words are not in the text of \"{section}\""),
                )
                .label("a direct quote must be verbatim")
                .help(format!(
                    "compare \"{head}\" with the text letter by letter, mark omissions with [...], \
                         or set kind = \"indirect\" if it is a paraphrase"
                )),
            );
        }
    }
}
