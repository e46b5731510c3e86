//! `text`: quotes with their attribution, for a story or a message.

use super::html::Html;
use crate::export::exporter::joined;
use crate::export::wording::{attribution, circumstances, citation, question, quotation};
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use std::fmt;

/// Plain text: the words, quoted by the rules of their language.
///
/// One line each for attribution, event and source follows.
#[derive(Debug)]
pub struct Text;

impl Exporter for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn ending(&self) -> &'static str {
        "txt"
    }

    fn media_type(&self) -> &'static str {
        "text/plain"
    }

    fn purpose(&self) -> &'static str {
        "a story, a message: the quote with its attribution"
    }

    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "\n", out, |record, out| write(record, style, out))
    }

    fn is_styled(&self) -> bool {
        true
    }

    fn has_questions(&self) -> bool {
        true
    }

    fn html(&self) -> Option<&'static dyn Exporter> {
        Some(&Html)
    }

    fn joint(&self) -> Option<&'static str> {
        Some("\n")
    }

    fn is_streamed(&self) -> bool {
        true
    }
}

fn write(record: &Released<'_>, style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
    if let Some(question) = question(record).filter(|_| style.question) {
        writeln!(out, "{question}\n")?;
    }
    let attribution = attribution(record, style);
    writeln!(out, "{}\n— {attribution}\n{}", quotation(record), circumstances(record))?;
    let source = citation(&record.event.source);
    if !source.is_empty() {
        writeln!(out, "Source: {source}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export, sample};

    fn written(quotes: &str) -> String {
        let briefing = sample::briefing("", quotes);
        export(&Text, &sample::records(&briefing))
    }

    #[test]
    fn direct_words_are_in_marks_above_speaker_event_and_source() {
        assert_eq!(
            written("[[sections.quotes]]\nspeaker = 'ada'\ntext = 'Our doors are open.'"),
            "“Our doors are open.”\n\
             — Dr. Ada Ling, Chair, Harbour City Council\n\
             Harbour Forum 2025, Chongqing, China, 1–2 July 2025 · Opening · verbatim\n\
             Source: Harbour Forum closes, Press Office, Harbour City Council, 3 July 2025, \
             https://example.org/forum\n"
        );
    }

    #[test]
    fn a_paraphrase_is_introduced_as_one() {
        let written = written(
            "[[sections.quotes]]\nkind = 'indirect'\nspeaker = 'pilots'\ntext = 'the plan names nine berths'\n\
             [[sections.quotes]]\nkind = 'mixed'\ntext = 'the plan is “shy”'\nat = '00:12'\n",
        );
        let (indirect, mixed) = written.split_once("\n\n").unwrap();
        assert!(indirect.starts_with(
            "Paraphrase: the plan names nine berths\n— The harbour pilots (speaking as a group)\n"
        ));
        assert!(indirect.contains(" · Opening · paraphrase\n"));
        assert!(mixed.starts_with(
            "Paraphrase, with verbatim words in quotation marks: the plan is “shy”\n— speaker not named\n"
        ));
        assert!(mixed.contains(" · at 00:12 · paraphrase with verbatim words\n"));
    }

    #[test]
    fn words_that_are_not_in_the_text_say_so() {
        assert!(
            written("[[sections.quotes]]\ntext = 'Never said.'")
                .contains(" · direct, not found in the text\n")
        );
    }
}
