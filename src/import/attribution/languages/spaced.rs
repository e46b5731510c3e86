//! Finds direct speech in languages with spaces between words.
//!
//! The rules use the [`Grammar`] of the language.

use crate::import::attribution::languages::clause::{count, ends_as_sentence, near_end, unopened};
use crate::import::attribution::languages::cue::{AROUND, BEFORE, Cue, LanguageRules, Source, trim};
use crate::import::attribution::languages::grammar::Grammar;
use crate::import::attribution::languages::phrase;
use crate::import::attribution::languages::words::{sentence_start, words};
use crate::import::attribution::languages::{clause, inserted, introduction, report};
use crate::text::Cut;
use std::ops::Range;

impl LanguageRules for Grammar {
    fn before(&self, text: &str, lead: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_end(text, lead);
        let range = trim(text, sentence_start(self, text, near.clone())..near.end);
        let words = words(self, text, range.clone());
        let (verb, source) = if text.cut(range.clone()).ends_with(':') {
            introduction::with_colon(self, text, &words, mark)
        } else {
            introduction::without_colon(self, text, range.clone(), &words, mark)
        }?;
        Some(Cue { verb, source, whole: range, rule: BEFORE })
    }

    fn after(&self, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        report::after(self, text, tail, mark)
    }

    fn inside(&self, text: &str, inner: Range<usize>) -> Vec<Cue> {
        // German puts no cue between the marks.
        if self.capital_nouns {
            return Vec::new();
        }
        inserted::cues(self, text, &words(self, text, inner))
    }

    fn around(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_end(text, lead);
        let range = trim(text, sentence_start(self, text, near.clone())..near.end);
        let words = words(self, text, range.clone());
        let titled = words.iter().rev().take(3).any(|word| word.is(&self.title_nouns));
        if count(text, mark) < 4 || !unopened(text, mark).starts_with(char::is_lowercase) || titled {
            return None;
        }
        if let Some(verb) = self.last_verb(&words) {
            let mut rest = words.iter().enumerate().skip(verb.words.end);
            let clause = rest.find(|(_, word)| word.is(&self.clause_starts)).map(|(at, _)| at);
            // "le plan, a-t-il dit, « sera prêt avant l'été »"
            let comma = text.cut(range.clone()).ends_with(',');
            // "Die Ministerin betonte den Wert der Pegel, „damit kein Boot auf Grund läuft“."
            let closes = text.cut(tail.clone()).trim_start().starts_with(['.', '!']);
            let inserted = comma && (verb.pronoun.is_some() || closes && verb.words.end < words.len());
            if let Some(end) = clause.or(Some(words.len()).filter(|_| inserted)) {
                let own = words.get(..end).unwrap_or_default();
                let source = self.subject(text, own, &verb).map(|phrase| phrase.source);
                let verb = clause::bytes(&words, &verb.words);
                let source = source.or_else(|| self.nobody(&verb));
                return Some(Cue { verb, source, whole: range, rule: AROUND });
            }
        }
        let mut cue = self.after(text, tail, mark)?;
        cue.rule = AROUND;
        Some(cue)
    }

    fn goes_on(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> bool {
        let led = text.cut(lead).trim_end();
        if led.ends_with([',', '—', '–', ':', ';']) {
            return true;
        }
        let rest = text.cut(tail).trim_start();
        let ends = ends_as_sentence(text, mark) || rest.is_empty() || rest.starts_with(['.', '!', '?', ',']);
        led.ends_with(['.', '!', '?', '…', ')']) && ends && !rest.starts_with(char::is_lowercase)
    }

    fn subjects(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let mut near = near_end(text, range);
        let mut found = Vec::new();
        while found.len() < 3 && near.start < near.end {
            let start = sentence_start(self, text, near.clone());
            let words = words(self, text, start..near.end);
            found.extend(phrase::subject_of(self, text, &words).map(|phrase| phrase.source));
            near.end = start;
        }
        found
    }

    fn named(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let words = words(self, text, range);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some(phrase) = phrase::phrase(self, text, &words, at) else {
                at += 1;
                continue;
            };
            at = phrase.words.end.max(at + 1);
            if phrase::names_somebody(self, &phrase) {
                found.push(phrase.source);
            } else {
                found.extend(phrase::owner(text, words.get(phrase.words).unwrap_or_default()));
            }
        }
        found
    }
}
