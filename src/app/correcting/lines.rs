//! Notes and tags, typed in a line.

use crate::app::{AnswerLine, App, Asked, Effect, Overlay, Subject};
use crate::correct::{Correction, Noted, Words, parse_tags};
use crate::model::{self, NoteId, SectionId};
use crate::pane::flow::BlockKind;
use crate::row::Role;
use crate::text::Safe;
use crate::text::fold::one_line;
use std::ops::Range;

/// What stands between the paragraphs of a note while it is typed in one line.
const PARAGRAPH: &str = " ¶ ";

impl App {
    /// Opens a line to type in.
    pub(super) fn ask_line(&mut self, asked: Asked, typed: &str) {
        let mut line = AnswerLine::new(asked);
        line.prompt.replace(typed);
        if asked == Asked::Tags {
            line.complete_with(self.known_tags());
        }
        self.overlay = Some(Overlay::Answer(line));
    }

    /// Asks for a note on the selected words, the selected quote, or the paragraph at the top of the text.
    pub(in crate::app) fn ask_note(&mut self) {
        let Some(noted) = self.what_to_note() else { return };
        let note = self.note_of(&noted);
        self.correcting.noted = Some(noted);
        self.ask_line(Asked::Note, &note);
    }

    /// Asks for tags in the same way.
    pub(in crate::app) fn ask_tags(&mut self) {
        let Some(noted) = self.what_to_note() else { return };
        let tags = self.tags_of(&noted).join(", ");
        self.correcting.noted = Some(noted);
        self.ask_line(Asked::Tags, &tags);
    }

    /// Writes the note that was typed.
    pub(in crate::app) fn write_note(&mut self, line: &str) -> Option<Effect> {
        let noted = self.correcting.noted.take()?;
        self.end_text_selection();
        // Line breaks inside a paragraph are not typed in a line; they are no change.
        if one_line(line.trim().into()) == one_line(self.note_of(&noted).into()) {
            return None;
        }
        let note = line.split(PARAGRAPH.trim()).map(str::trim).filter(|part| !part.is_empty());
        let note = note.collect::<Vec<_>>().join("\n\n");
        self.correct(Correction::Note(noted, note))
    }

    /// Writes the tags that were typed, with commas between them.
    pub(in crate::app) fn write_tags(&mut self, line: &str) -> Option<Effect> {
        let noted = self.correcting.noted.take()?;
        self.end_text_selection();
        let tags = parse_tags(line);
        if tags.is_empty() && self.tags_of(&noted).is_empty() {
            return None;
        }
        self.correct(Correction::Tags(noted, tags))
    }

    /// What a note is about now; says why if there is nothing.
    fn what_to_note(&mut self) -> Option<Noted> {
        if let Some((section, range)) = self.selected_range() {
            return Some(Noted::Words(Words::of(self.briefing(), section, range)));
        }
        if let Ok(Subject::Quote(quote)) = self.subject() {
            return Some(Noted::Quote(self.name_of_quote(quote)));
        }
        let Some((section, range)) = self.paragraph_here() else {
            self.say(Role::Faint, "there is nothing to annotate here: select a quote or words first");
            return None;
        };
        Some(Noted::Words(Words::of(self.briefing(), section, range)))
    }

    /// The paragraph at the top of the text.
    fn paragraph_here(&self) -> Option<(SectionId, Range<usize>)> {
        let first = self.reading.panes.scroll.text.block;
        self.reading.flow.blocks.iter().skip(first).find_map(|block| match &block.kind {
            BlockKind::Paragraph(range) => Some((block.section?, range.clone())),
            _ => None,
        })
    }

    /// The note and the tags that are there already.
    fn annotated(&self, noted: &Noted) -> (Option<&Safe>, &[Safe]) {
        let briefing = self.briefing();
        let on = match noted {
            Noted::Quote(name) => briefing.quote_named(name).map(model::Noted::Quote),
            Noted::Words(words) => {
                let is_it = |id: &NoteId| {
                    let own = &briefing[*id];
                    *briefing[own.section].id == *words.section && *own.text == *words.text
                };
                briefing.note_ids().find(is_it).map(model::Noted::Words)
            }
        };
        on.map_or((None, &[]), |on| briefing.noted(on))
    }

    /// The note that is there already, with its paragraphs in one line.
    fn note_of(&self, noted: &Noted) -> String {
        self.annotated(noted).0.map_or(String::new(), |note| note.replace("\n\n", PARAGRAPH))
    }

    /// The tags that are there already.
    fn tags_of(&self, noted: &Noted) -> Vec<String> {
        self.annotated(noted).1.iter().map(ToString::to_string).collect()
    }

    /// The tags of the briefing, to complete what is typed.
    fn known_tags(&self) -> Vec<String> {
        let briefing = self.briefing();
        briefing.tags().iter().map(|tag| tag.name.to_string()).collect()
    }
}
