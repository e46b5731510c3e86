//! Finds direct speech in Chinese.
//!
//! A verb of saying ends a clause, and the speaker comes before it.

use crate::import::attribution::languages::chinese_names as names;
use crate::import::attribution::languages::clause::ends_as_sentence;
use crate::import::attribution::languages::cue::{
    AFTER, AROUND, BEFORE, Cue, LanguageRules, Mention, Source, trim,
};
use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::ops::Range;

pub(super) struct Chinese;

/// Maximum distance from a quotation to the far end of its cue.
const MAX_REACH_BYTES: usize = 360;
/// Characters that end a sentence.
const SENTENCE_ENDS: [char; 7] = ['。', '！', '？', '；', '!', '?', ';'];
/// Characters that a search for a sentence stops at.
const STOPS: [char; 11] = ['。', '！', '？', '；', '!', '?', ';', '”', '」', '』', '\n'];
const COMMAS: [char; 7] = ['，', ',', '、', '：', ':', ' ', '　'];

static VERBS: List = List::of("chinese", "saying-forms");
static EXCEPTIONS: List = List::of("chinese", "saying-exceptions");
static TELLING: List = List::of("chinese", "telling-verbs");
static PARTICLES: List = List::of("chinese", "saying-particles");
static TIMES: List = List::of("chinese", "time-endings");

/// The verb at the end of a clause: its bytes, and where the words before it end.
fn last_verb(text: &str, clause: Range<usize>) -> Option<(Range<usize>, usize)> {
    let words = text.cut(clause.clone());
    if let Some(verb) = telling_verb(words) {
        let verb = clause.start + verb.start..clause.start + verb.end;
        return Some((verb.clone(), verb.start));
    }
    let without_particle = PARTICLES.suffix_of(words).and_then(|particle| words.strip_suffix(particle));
    for head in without_particle.into_iter().chain([words]) {
        if EXCEPTIONS.suffix_of(head).is_some() || EXCEPTIONS.suffix_of(words).is_some() {
            return None;
        }
        if let Some(verb) = VERBS.suffix_of(head) {
            let at = clause.start + head.len() - verb.len();
            return Some((at..clause.end, at));
        }
    }
    None
}

/// A verb whose object is the addressee: "告诉记者".
fn telling_verb(words: &str) -> Option<Range<usize>> {
    let found = TELLING.entries().iter().filter_map(|verb| Some((words.rfind(verb)?, verb.len())));
    let (at, length) = found.max()?;
    let object = words.cut(at + length..).chars().count();
    (1..=8).contains(&object).then_some(at..at + length)
}

fn near_end(text: &str, range: &Range<usize>) -> Range<usize> {
    text.ceil_char_boundary(range.end.saturating_sub(MAX_REACH_BYTES).max(range.start))..range.end
}

fn near_start(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..text.floor_char_boundary((range.start + MAX_REACH_BYTES).min(range.end))
}

/// The last sentence of a range.
fn last_sentence(text: &str, range: Range<usize>) -> Range<usize> {
    let stop = text.cut(range.clone()).rmatch_indices(STOPS).next();
    let start = stop.map_or(0, |(at, sign)| at + sign.len());
    trim(text, range.start + start..range.end)
}

/// The parts of a sentence between commas.
fn clauses(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = range.start;
    for (at, comma) in text.cut(range.clone()).match_indices(['，', ',', '：', ':']) {
        found.push(trim(text, from..range.start + at));
        from = range.start + at + comma.len();
    }
    found.push(trim(text, from..range.end));
    found.retain(|clause| !clause.is_empty());
    found
}

fn content<'a>(text: &'a str, mark: &Range<usize>) -> &'a str {
    text.cut(mark.clone()).trim_matches(['“', '”', '"', '「', '」', '『', '』', ' '])
}

/// Returns true if words in marks are a sentence, not a name or a slogan.
fn is_sentence(text: &str, mark: &Range<usize>) -> bool {
    let words = content(text, mark);
    words.ends_with(['。', '！', '？', '…', '，', '.', '!', '?', ','])
        || (words.contains(['，', '。', '；', '？', '！']) && words.chars().count() > 7)
        || words.chars().count() > 14
}

/// Returns true if the sentence continues after the closing mark.
fn is_part(text: &str, tail: &Range<usize>, mark: &Range<usize>) -> bool {
    let ended = content(text, mark).ends_with(['。', '！', '？', '…', '!', '?']);
    let after = text.cut(tail.clone());
    let next = if after.is_empty() { text.cut(tail.end..) } else { after.trim_start() }.chars().next();
    !ended
        && next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '、' | '“' | '「' | '和' | '与'))
}

/// The speaker, in the clause of the verb or in an earlier one.
fn source(text: &str, sentence: &Range<usize>, clause: &Range<usize>, end: usize) -> Option<Source> {
    let own = names::read(text, clause.start..end);
    if own.is_some() {
        return own;
    }
    let before = clauses(text, sentence.start..clause.start.max(sentence.start));
    let found = before.into_iter().find_map(|clause| names::read(text, clause).filter(names::is_sure));
    found.or_else(|| {
        // "并指出": the subject of the sentence.
        let short = text.cut(clause.start..end).trim().chars().count() <= 6;
        short.then_some(Source { range: end..end, who: Mention::NOBODY })
    })
}

impl LanguageRules for Chinese {
    fn before(&self, text: &str, lead: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let range = last_sentence(text, near_end(text, &lead));
        let words = text.cut(range.clone());
        let colon = words.ends_with(['：', ':']);
        let comma = words.ends_with(['，', ',']);
        let ended = range.start..range.start + words.trim_end_matches(COMMAS).len();
        let clause = clauses(text, ended.clone()).pop()?;
        let tail = mark.end..text.len();
        let cue = |verb: Range<usize>, source| Some(Cue { verb, source, whole: range.clone(), rule: BEFORE });
        if let Some((verb, end)) = last_verb(text, clause.clone()) {
            let letters = content(text, mark).chars().count();
            let alone =
                comma && letters > 7 && text.cut(tail.clone()).trim_start().starts_with(['。', '！', '？']);
            let sentence = || is_sentence(text, mark) && (comma || letters > 7);
            let fits = colon || mark.is_empty() || alone || sentence();
            if !fits || is_part(text, &near_start(text, &tail), mark) {
                return None;
            }
            return cue(verb, source(text, &ended, &clause, end));
        }
        // "凌雅达：“…”", "她指着墙上的水印：“…”"
        let source = names::read(text, clause.clone()).or_else(|| names::opens(text, clause.clone()))?;
        let named = names::is_sure(&source) || matches!(source.who, Mention::Pronoun { .. });
        let short = clause.len() <= 90 && !names::is_title(text.cut(clause));
        let whole = mark.is_empty() || ends_as_sentence(text, mark);
        if colon && named && short && whole { cue(source.range.clone(), Some(source)) } else { None }
    }

    fn after(&self, text: &str, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        let near = near_start(text, &tail);
        let words = text.cut(near.clone()).trim_start_matches(['，', ',', ' ', '　', '—', '-']);
        let start = near.end - words.len();
        let stop = words.find(STOPS).map_or(near.end, |at| start + at);
        let sign = |at: usize| text.cut(at..).chars().next();
        let end = sign(stop).filter(|c| SENTENCE_ENDS.contains(c)).map_or(stop, |c| stop + c.len_utf8());
        let parts = clauses(text, start..stop);
        // "…时，他说": the time can be a separate clause.
        let timed = TIMES.suffix_of(text.cut(parts.first()?.clone())).is_some();
        let (clause, (verb, before)) = parts
            .iter()
            .take(if timed { 2 } else { 1 })
            .find_map(|clause| Some((clause.clone(), last_verb(text, clause.clone())?)))?;
        if !is_sentence(text, mark) {
            return None;
        }
        let source = source(text, &(start..stop), &clause, before)?;
        let comma = sign(clause.end).filter(|c| COMMAS.contains(c));
        let whole = near.start..comma.map_or(end, |c| clause.end + c.len_utf8());
        Some(Cue { verb, source: Some(source), whole, rule: AFTER })
    }

    fn inside(&self, _: &str, _: Range<usize>) -> Vec<Cue> {
        Vec::new()
    }

    fn around(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> Option<Cue> {
        // Quoted words in a clause are names and slogans far more often than speech.
        if !ends_as_sentence(text, mark) || !text.cut(lead).trim_end().ends_with(['，', ',']) {
            return None;
        }
        let mut cue = self.after(text, tail, mark)?;
        cue.rule = AROUND;
        Some(cue)
    }

    fn goes_on(&self, text: &str, lead: Range<usize>, tail: Range<usize>, mark: &Range<usize>) -> bool {
        let led = text.cut(lead).trim_end();
        led.ends_with(['，', ',', '：', ':', '。', '！', '？'])
            && is_sentence(text, mark)
            && !is_part(text, &tail, mark)
    }

    fn subjects(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let near = near_end(text, &range);
        let words = text.cut(near.clone()).trim_end_matches(|c: char| !c.is_alphabetic());
        let end = near.start + words.len();
        let sentence = words.rsplit(['。', '！', '？', '\n']).next().unwrap_or_default();
        let sentence = sentence.trim_start_matches('”');
        let parts = clauses(text, end - sentence.len()..end);
        parts.into_iter().find_map(|clause| names::opens(text, clause)).into_iter().collect()
    }

    fn named(&self, text: &str, range: Range<usize>) -> Vec<Source> {
        let stops = |c: char| STOPS.contains(&c) || matches!(c, '，' | ',' | '、' | '：');
        let mut found = Vec::new();
        let mut at = range.start;
        for part in text.cut(range).split_inclusive(stops) {
            found.extend(names::opens(text, at..at + part.trim_end_matches(stops).len()));
            at += part.len();
        }
        found
    }
}
