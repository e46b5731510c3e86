//! Finds who says a line of a cue.

use super::Reader;
use super::habits::bracketed_alone;
use super::markup::Label;
use crate::import::blocks::Words;
use crate::import::label::{self, Strength, Style};
use crate::text::Cut;

/// The speaker of the next words.
pub(super) enum Voice {
    Same,
    Unnamed,
    Named(Label),
}

impl Reader<'_> {
    /// Returns the speaker whom a whole line names, in brackets or above the words of a cue.
    ///
    /// If the line in brackets may not be a name, the speaker changes to an unnamed one.
    pub(super) fn named_alone(&self, words: &Words, first: bool, above: bool) -> Option<Voice> {
        let text = words.as_str();
        let line = text.trim_start_matches(['>', '-', '–', '—', ' ']);
        let name = match bracketed_alone(line) {
            Some(name) if self.habits.names_in_brackets(name) || self.is_known(name) => name,
            Some(_) if above => return Some(Voice::Unnamed),
            None if first && above && self.habits.names_above(line) => line,
            _ => return None,
        };
        let start = text.find(name)?;
        Some(Voice::Named((name.to_owned(), words.place(start..start + name.len()))))
    }

    /// Returns the speaker of a line, and where the words begin.
    pub(super) fn voice_of(&self, words: &Words, first: bool) -> (Voice, usize) {
        let text = words.as_str();
        let bare = text.trim_start_matches(['>', '-', '–', '—', ' ']);
        let arrows = text.starts_with(">>") || text.starts_with("&gt;");
        let dash = self.changes_speaker_with_dash(text);
        let from = if arrows || dash { text.len() - bare.len() } else { 0 };
        let line = text.cut(from..);
        let inside = !arrows && !dash && self.is_inside_sentence();
        let named = label::find(line, &[]).filter(|label| {
            let name = line.cut(label.name.clone());
            if label.style == Style::Bracket && self.habits.names_in_brackets(name) {
                return true;
            }
            let ordinary =
                arrows || label.name.start > 0 || self.is_known(name) || name.split(' ').count() > 1;
            // Inside a sentence, "BOATS: Ours" names nobody.
            let fits = !inside || label.strength == Strength::Titled || self.is_known(name);
            line.cut(label.name.end..).starts_with([':', '：', ' ', '(', ')', ']', '）', '】'])
                && line.cut(label.name.end..label.rest).contains([':', '：'])
                && (label.strength > Strength::Ordinary || ordinary)
                && fits
        });
        if let Some(label) = named {
            let name = from + label.name.start..from + label.name.end;
            let rest = from + label.rest;
            return (Voice::Named((text.cut(name.clone()).to_owned(), words.place(name))), rest);
        }
        if let Some(end) = self.habits.caller(text, inside).filter(|_| first) {
            let label = (text.cut(..end).to_owned(), words.place(0..end));
            return (Voice::Named(label), end + ": ".len());
        }
        (if arrows || dash { Voice::Unnamed } else { Voice::Same }, from)
    }
}
