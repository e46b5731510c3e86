//! A direct quote should stand in its section's text, if the section has one.

use super::{Checker, World};
use crate::diagnostic::{Diagnostic, NOT_IN_TEXT};
use crate::model::{Briefing, Standing};
use crate::text::first_words;

pub(super) struct NotInText;

impl Checker for NotInText {
    fn check(&self, briefing: &Briefing, _: &dyn World, out: &mut Vec<Diagnostic>) {
        for quote in briefing.quotes.iter().filter(|quote| quote.standing() == Standing::Doubtful) {
            let section = quote.section.map_or("", |section| &briefing[section].title);
            let head = first_words(&quote.text, 6);
            out.push(
                Diagnostic::new(
                    &NOT_IN_TEXT,
                    quote.span,
                    format!("these words do not stand in the text of \"{section}\""),
                )
                .label("a direct quote must be verbatim")
                .help(format!(
                    "compare \"{head}\" with the text to the letter, mark what is left out with [...], \
                         or set kind = \"indirect\" if it is a paraphrase"
                )),
            );
        }
    }
}
