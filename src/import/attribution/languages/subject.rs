//! Finds the subject of a verb of saying before a quotation.
//!
//! For languages with spaces between words.

use crate::import::attribution::languages::cue::{Mention, Source};
use crate::import::attribution::languages::grammar::{Grammar, Verb};
use crate::import::attribution::languages::phrase::{self, Phrase};
use crate::import::attribution::languages::word::Word;
use std::ops::Range;

impl Grammar {
    /// A missing subject, if the language allows it: the last speaker.
    pub(super) fn nobody(&self, verb: &Range<usize>) -> Option<Source> {
        self.subject_can_be_missing.then_some(Source { range: verb.start..verb.start, who: Mention::NOBODY })
    }

    /// The subject of a verb before a quotation.
    ///
    /// In German it comes after the verb if something else opens the sentence.
    pub(super) fn subject(&self, text: &str, words: &[Word<'_>], verb: &Verb) -> Option<Phrase> {
        if let Some(pronoun) = verb.pronoun.and_then(|at| phrase::phrase(self, text, words, at)) {
            return Some(pronoun);
        }
        let lead = words.get(..verb.words.start).unwrap_or_default();
        let before = || phrase::subject_before(self, text, lead);
        let after = || phrase::subject_after(self, text, words, verb.next);
        let opened = words.first().is_some_and(|first| {
            first.is(&self.phrase_ends) || first.is(&self.adverbs) || first.is(&self.sentence_openers)
        });
        if lead.is_empty() || self.subject_after_verb && opened {
            return after().or_else(before);
        }
        let first = before();
        // "Überdies sagte die Ministerin": a capitalized word before the verb is not the
        // subject if one follows the verb.
        let doubtful = first.as_ref().is_some_and(|phrase| !phrase.sure && phrase.words == (0..1));
        let other = if self.subject_after_verb && doubtful { after() } else { None };
        other.or(first).or_else(after)
    }
}
