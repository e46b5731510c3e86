//! Cues of languages that write spaces: before a quotation, behind it, inside of its marks, and around words in marks.

use crate::import::attribution::languages::grammar::{Grammar, Verb};
use crate::import::attribution::languages::phrase::Phrase;
use crate::import::attribution::languages::words::{Word, sentence_end, sentence_start, words};
use crate::import::attribution::languages::{
    AFTER, AROUND, BEFORE, Cue, INSIDE, Mention, Source, Tongue, phrase, trim,
};
use std::ops::Range;

/// How far a cue may reach from its quotation.
const REACH: usize = 400;

fn near_end(text: &str, range: Range<usize>) -> Range<usize> {
    text.floor_char_boundary(range.end.saturating_sub(REACH).max(range.start)).max(range.start)..range.end
}

fn near_start(text: &str, range: Range<usize>) -> Range<usize> {
    range.start..text.floor_char_boundary((range.start + REACH).min(range.end))
}

fn count(text: &str, range: &Range<usize>) -> usize {
    text[range.clone()]
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(12)
        .count()
}

fn content<'a>(text: &'a str, mark: &Range<usize>) -> &'a str {
    text[mark.clone()].trim_end_matches(['»', '”', '“', '"', '«', ' ', '\u{a0}', '\u{202f}'])
}

fn ends_as_sentence(text: &str, mark: &Range<usize>) -> bool {
    content(text, mark).ends_with(['.', '!', '?', '…'])
}

/// How many words a list is, where words begin with it.
fn starts_with(words: &[Word<'_>], list: &[&str]) -> Option<usize> {
    let fits = list.iter().enumerate().all(|(at, word)| words.get(at).is_some_and(|own| own.lower == *word));
    fits.then_some(list.len())
}

impl Tongue for Grammar {
    fn before(&self, text: &str, lead: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_end(text, lead);
        let start = sentence_start(text, near.clone());
        let range = trim(text, start..near.end);
        let clause = &text[range.clone()];
        let words = words(text, range.clone());
        let cue = |verb: Range<usize>, source| Some(Cue { verb, source, whole: range.clone(), rule: BEFORE });
        if !clause.ends_with(':') {
            return self
                .before_without_colon(text, clause, &words, mark)
                .and_then(|(verb, source)| cue(verb, source));
        }
        let verb = self.last_verb(&words);
        // "Unter dem Motto:"
        let from = verb.as_ref().map_or(0, |verb| verb.words.end).max(words.len().saturating_sub(3));
        if words[from..].iter().any(|word| word.is(&self.titles)) {
            return None;
        }
        if let Some(at) = (0..words.len())
            .rev()
            .find(|at| self.impersonal.iter().any(|report| starts_with(&words[*at..], report).is_some()))
        {
            return cue(place(&words, &(at..at + 2)), None);
        }
        if let Some(verb) = verb {
            let source = self.subject(text, &words, &verb).map(|phrase| phrase.source);
            let place = place(&words, &verb.words);
            return cue(place.clone(), source.or_else(|| self.nobody(&place)));
        }
        if self.continues.iter().any(|list| words.len() == list.len() && starts_with(&words, list).is_some())
        {
            let place = place(&words, &(0..words.len()));
            let who = Mention::Pronoun { woman: None, many: false };
            return cue(place.clone(), Some(Source { range: place.start..place.start, who }));
        }
        if let Some(at) = words.iter().position(|word| word.is(&self.infinitives)) {
            let opens = words.first().is_some_and(|word| word.is(&["et", "y"]));
            let between = phrase::phrase(self, text, &words, 1).filter(|phrase| phrase.words.end < at);
            let place = words[at].range.clone();
            let last = Source {
                range: place.start..place.start,
                who: Mention::Pronoun { woman: None, many: false },
            };
            let source = between.map_or(last, |phrase| phrase.source);
            return if opens { cue(place, Some(source)) } else { None };
        }
        let whole = mark.is_empty() || count(text, mark) > 4 && ends_as_sentence(text, mark);
        let opens = || {
            // "Le rapporteur, Ada Ling, a ouvert la séance :"
            let subject = phrase::subject_before(self, text, &words).filter(|phrase| phrase.sure && whole);
            let named = |phrase: &Phrase| matches!(phrase.source.who, Mention::Named { .. });
            subject.filter(|phrase| named(phrase) && phrase.words.start < 4).map(|phrase| phrase.source)
        };
        // "Skeptisch zeigte sich Ling:"
        let last = || {
            let name =
                words.iter().rev().take(3).find(|word| word.capital() && !self.is_role(&word.lower))?;
            let first = words.first().filter(|_| whole).is_some_and(|first| first.range != name.range);
            first.then(|| Source { range: name.range.clone(), who: Mention::Maybe(name.text.to_owned()) })
        };
        let label = self.label(text, &words).or_else(opens).or_else(last)?;
        cue(label.range.clone(), Some(label))
    }

    fn after(&self, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_start(text, tail);
        let skip = text[near.clone()].len()
            - text[near.clone()].trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']).len();
        let stopped = text[near.start..near.start + skip].contains('.');
        let end = sentence_end(text, near.start + skip..near.end);
        let words = words(text, near.start + skip..end);
        let first = words.first()?;
        let that = first.is(&self.that);
        let content = content(text, mark);
        let whole_sentence = ends_as_sentence(text, mark);
        let free =
            first.gap.is_empty() && !whole_sentence && !content.ends_with(',') && count(text, mark) < 5;
        if !that
            && (stopped
                || first.gap.contains(['.', ';', ':', '('])
                || free
                || first.capital() && first.gap.is_empty())
        {
            return None;
        }
        let cue = |verb, source| Some(Cue { verb, source, whole: near.start..end, rule: AFTER });
        if let Some(length) = self.according(&words, 0) {
            let phrase = phrase::phrase(self, text, &words, length)?;
            return cue(place(&words, &(0..length)), Some(phrase.source));
        }
        if let Some(length) = self.impersonal.iter().find_map(|report| starts_with(&words, report)) {
            // "hieß es von der Polizei": a report without a subject.
            let from = words.get(length).filter(|word| word.is(&["von", "vom", "seitens"]));
            let from = from.map(|_| {
                length + 1 + usize::from(words.get(length + 1).is_some_and(|word| word.is(&self.articles)))
            });
            let source = from.and_then(|from| phrase::phrase(self, text, &words, from));
            return cue(place(&words, &(0..length)), source.map(|phrase| phrase.source));
        }
        let Some(verb) = self.first_verb(&words, 0, 3) else {
            let (verb, source) = self.other_verb(text, &words, count(text, mark) > 4)?;
            return cue(verb, Some(source));
        };
        let verb_place = place(&words, &verb.words);
        let pronoun = verb.pronoun.and_then(|at| phrase::phrase(self, text, &words, at));
        let source = pronoun
            .or_else(|| phrase::subject_after(self, text, &words, verb.next))
            .map(|phrase| phrase.source);
        let dropped = || if self.drops_subjects { self.nobody(&verb_place) } else { None };
        let source = source.or_else(dropped);
        (source.is_some() || !first.gap.is_empty()).then(|| cue(verb_place.clone(), source)).flatten()
    }

    fn inside(&self, text: &str, inner: Range<usize>) -> Vec<Cue> {
        let mut found: Vec<Cue> = Vec::new();
        // Only French and Spanish put a cue between the marks.
        if self.capital_nouns {
            return found;
        }
        let words = words(text, inner.clone());
        let mut at = 1;
        while at < words.len() {
            let dash = words[at].gap.contains(['—', '–']) || words[at].gap == "-";
            let opens = words[at].gap == "," || dash;
            if opens && let Some((cue, next)) = self.insertion(text, &words, at, dash) {
                found.push(cue);
                at = next;
            }
            at += 1;
        }
        found
    }

    fn around(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_end(text, lead);
        let start = sentence_start(text, near.clone());
        let range = trim(text, start..near.end);
        let words = words(text, range.clone());
        let content = text[mark.clone()].trim_start_matches(|c: char| !c.is_alphanumeric());
        let titled = words.iter().rev().take(3).any(|word| word.is(&self.titles));
        if count(text, mark) < 4 || !content.starts_with(char::is_lowercase) || titled {
            return None;
        }
        let verb = self.last_verb(&words);
        if let Some(verb) = verb {
            let clause = (verb.words.end..words.len()).find(|at| words[*at].is(&self.that_clause));
            // "le plan, a-t-il dit, « sera prêt avant l'été »"
            let inserted = verb.pronoun.is_some() && text[range.clone()].ends_with(',');
            if let Some(end) = clause.or(Some(words.len()).filter(|_| inserted)) {
                let source = self.subject(text, &words[..end], &verb).map(|phrase| phrase.source);
                let place = place(&words, &verb.words);
                let source = source.or_else(|| self.nobody(&place));
                return Some(Cue { verb: place, source, whole: range, rule: AROUND });
            }
        }
        let mut cue = self.after(text, tail, mark)?;
        cue.rule = AROUND;
        Some(cue)
    }

    fn goes_on(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> bool {
        let led = text[lead].trim_end();
        if led.ends_with([',', '—', '–', ':', ';']) {
            return true;
        }
        let rest = text[tail].trim_start();
        let ends = ends_as_sentence(text, mark) || rest.is_empty() || rest.starts_with(['.', '!', '?', ',']);
        led.ends_with(['.', '!', '?', '…', ')']) && ends && !rest.starts_with(char::is_lowercase)
    }

    fn subjects(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let mut near = near_end(text, range);
        let mut found = Vec::new();
        while found.len() < 3 && near.start < near.end {
            let start = sentence_start(text, near.clone());
            found.extend(
                phrase::subject_of(self, text, &words(text, start..near.end)).map(|phrase| phrase.source),
            );
            near.end = start;
        }
        found
    }

    fn named(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let words = words(text, range);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match phrase::phrase(self, text, &words, at) {
                Some(phrase) => {
                    if phrase::names_somebody(self, &phrase) {
                        found.push(phrase.source);
                    } else if let Some(source) = phrase::bearer(text, &words[phrase.words.clone()]) {
                        found.push(source);
                    }
                    at = phrase.words.end.max(at + 1);
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The bytes of words.
fn place(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    words[range.start].range.start..words[range.end - 1].range.end
}

impl Grammar {
    /// Nobody is named: whoever spoke last.
    fn nobody(&self, verb: &Range<usize>) -> Option<Source> {
        self.drops_subjects.then_some(Source {
            range: verb.start..verb.start,
            who: Mention::Pronoun { woman: None, many: false },
        })
    }

    /// The subject of a verb before a quotation: in German behind the verb where something else opens the sentence.
    fn subject(&self, text: &str, words: &[Word<'_>], verb: &Verb) -> Option<Phrase> {
        if let Some(pronoun) = verb.pronoun.and_then(|at| phrase::phrase(self, text, words, at)) {
            return Some(pronoun);
        }
        let before = || phrase::subject_before(self, text, &words[..verb.words.start]);
        let after = || phrase::subject_after(self, text, words, verb.next);
        let other = words.first().is_some_and(|first| {
            first.is(&self.stops) || first.is(&self.adverbs) || first.is(&["darin", "so"])
        });
        if self.inverted && other && verb.words.start > 0 || verb.words.start == 0 {
            return after().or_else(before);
        }
        let first = before();
        // "Überdies sagte die Ministerin": one capital word before the verb is no subject where one stands behind it.
        let doubtful = first.as_ref().is_some_and(|phrase| !phrase.sure && phrase.words == (0..1));
        let other = if self.inverted && doubtful { after() } else { None };
        other.or(first).or_else(after)
    }

    /// "Thiel wörtlich:", "Pour Ada Ling :", "Ministerin Ada Ling:": a short clause that only names somebody.
    fn label(&self, text: &str, words: &[Word<'_>]) -> Option<Source> {
        let skip = self.according(words, 0).unwrap_or(0);
        let skip = skip
            + usize::from(
                skip == 0 && words.first().is_some_and(|word| word.is(&["dazu", "hierzu", "und", "et", "y"])),
            );
        let phrase = phrase::phrase(self, text, words, skip)?;
        let rest = &words[phrase.words.end..];
        let adverbs =
            rest.iter().all(|word| !word.parted() && (word.is(&self.adverbs) || word.is(&self.stops)));
        let named = matches!(&phrase.source.who, Mention::Named { name, .. } if name.contains(' ') || skip > 0 || !rest.is_empty());
        (named && adverbs && rest.len() < 3 && words.len() < 16).then_some(phrase.source)
    }

    /// "Según Ada Ling, “…”", and a verb right before the marks.
    fn before_without_colon(
        &self,
        text: &str,
        clause: &str,
        words: &[Word<'_>],
        mark: &Range<usize>,
    ) -> Option<(Range<usize>, Option<Source>)> {
        let comma = clause.ends_with(',');
        if count(text, mark) < 3 || !(comma || clause.ends_with(char::is_alphanumeric)) {
            return None;
        }
        if comma && let Some(length) = self.according(words, 0) {
            let phrase =
                phrase::phrase(self, text, words, length).filter(|phrase| phrase.words.end == words.len())?;
            return Some((place(words, &(0..length)), Some(phrase.source)));
        }
        let content = text[mark.clone()].trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = words.len().saturating_sub(3);
        let verb = (from..words.len()).find_map(|at| self.verb(words, at))?;
        if verb.words.end != words.len() || !content.starts_with(char::is_uppercase) || words.len() > 24 {
            return None;
        }
        let source = phrase::subject_before(self, text, &words[..verb.words.start])?.source;
        Some((place(words, &verb.words), Some(source)))
    }

    /// A verb that is not known, with somebody right behind it who is: "…, ironise Ada Ling."
    fn other_verb(&self, text: &str, words: &[Word<'_>], long: bool) -> Option<(Range<usize>, Source)> {
        let at = words.iter().take(3).position(|word| !word.is(&self.small))?;
        let helped = words[at].is(&self.auxiliaries) && !self.capital_nouns;
        let verb = &words.get(at + usize::from(helped))?;
        let ends = if helped { &self.participle } else { &self.endings };
        let formed = ends.iter().any(|end| {
            end.len() > usize::from(self.capital_nouns && end.len() < 2) && verb.lower.ends_with(end)
        });
        let plain = verb.capital()
            || verb.parted() && helped
            || verb.is(&self.stops)
            || verb.lower.chars().count() < 4;
        if !words[0].gap.contains([',', '—', '–'])
            || !formed
            || plain
            || (1..=at).any(|index| words[index].parted())
        {
            return None;
        }
        let from = at + usize::from(helped);
        if helped && self.drops_subjects && words.get(from + 1).is_none() {
            let place = place(words, &(at..from + 1));
            return self.nobody(&place).map(|nobody| (place, nobody));
        }
        let skip = words[from + 1..]
            .iter()
            .take(2)
            .take_while(|word| word.is(&self.adverbs) && !word.parted())
            .count();
        let next = words.get(from + 1 + skip).filter(|next| !next.parted())?;
        let phrase = phrase::phrase(self, text, words, from + 1 + skip)?;
        let ends = words
            .get(phrase.words.end)
            .is_none_or(|word| word.parted() || word.is(&self.stops) || word.is(&self.adverbs));
        let name = matches!(&phrase.source.who, Mention::Named { .. }) && !next.is(&self.articles);
        // "a juré l'accusé"
        let noun = helped && long && next.is(&self.articles);
        ((phrase.sure || name || noun) && ends).then(|| (place(words, &(at..from + 1)), phrase.source))
    }

    /// A cue between the words of a quotation: from its sign to the sign that ends it.
    fn insertion(&self, text: &str, words: &[Word<'_>], at: usize, dash: bool) -> Option<(Cue, usize)> {
        let verb = self.first_verb(words, at, if dash { 2 } else { 1 })?;
        if words[at].is(&["comme", "como", "wie"]) {
            return None;
        }
        let subject = match verb.pronoun {
            Some(at) => phrase::phrase(self, text, words, at),
            None => phrase::subject_after(self, text, words, verb.next),
        };
        let ends = |at: usize| words.get(at).is_none_or(|word| !word.gap.is_empty());
        let mut next = match &subject {
            Some(phrase) => phrase.words.end.max(verb.next),
            None if dash && self.drops_subjects => verb.next,
            None => return None,
        };
        let first_person =
            subject.as_ref().is_some_and(|phrase| words[phrase.words.start].is(&["je", "nous", "vous"]));
        // What is said of when and where belongs to it.
        while !ends(next) && next < verb.next + 24 {
            next += 1;
        }
        if dash {
            while next < words.len() && !words[next].gap.contains(['—', '–', '-']) && next < at + 40 {
                next += 1;
            }
        }
        let sure = subject.as_ref().is_none_or(|phrase| phrase.sure || dash || phrase.words.end == next);
        if first_person || !sure || !ends(next) {
            return None;
        }
        let from = words[at - 1].range.end;
        let to = words.get(next).map_or_else(|| words[next - 1].range.end, |word| word.range.start);
        let verb_place = place(words, &verb.words);
        let source = subject.map_or_else(|| self.nobody(&verb_place), |phrase| Some(phrase.source));
        Some((Cue { verb: verb_place, source, whole: from..to, rule: INSIDE }, next))
    }
}
