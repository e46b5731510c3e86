//! What a search over a library finds: texts of its briefings, with what a list shows of each.

use crate::model::{Briefing, Kind, Noted, Quote, SectionId, SpeakerId};
use crate::query::{Match, Query, TextKind};
use crate::text::Cut;
use crate::text::Safe;
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The number of characters that a line shows before the first match.
const BEFORE_CHARS: usize = 32;
/// The number of characters of a line.
const LINE_CHARS: usize = 320;

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The event.
    pub event: Arc<HitEvent>,
    /// The kind of text, by which it is found in its briefing.
    pub kind: TextKind,
    /// The section that contains it; `None` for the event.
    pub section: Option<SectionId>,
    /// Its first byte in the text of the section; 0 for a text that is not in it.
    pub at: usize,
    /// The speaker of a statement.
    pub speaker: Option<Arc<HitSpeaker>>,
    /// The kind of a statement.
    pub quote: Option<Kind>,
    /// Whether a person has checked who made a statement; `None` if the briefing was not imported.
    pub checked: Option<bool>,
    /// The words around the first match, on one line.
    pub line: String,
    /// The byte ranges of the line that the query matches, in order.
    pub lit: Vec<Range<usize>>,
}

/// The event in which a text was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitEvent {
    /// The path of the briefing, or its name if it has no file.
    pub path: PathBuf,
    /// The title.
    pub title: Safe,
    /// The day in ISO 8601; empty if there is none.
    pub day: String,
}

/// The speaker of a statement that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitSpeaker {
    /// The name with honorific.
    pub name: String,
    /// The name without it, by which speakers are counted and grouped.
    pub plain: String,
    /// The post.
    pub post: String,
}

/// Numbers of what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Statements.
    pub statements: usize,
    /// Other texts.
    pub passages: usize,
    /// Events.
    pub events: usize,
    /// People.
    pub people: usize,
}

impl Hit {
    /// Returns what a query finds in a briefing; without a query, every statement.
    ///
    /// With `speakers`, only statements of these are found.
    pub fn all(
        briefing: &Briefing,
        (path, day): (&Path, String),
        query: Option<&Query>,
        speakers: Option<&[usize]>,
    ) -> Vec<Self> {
        let found = match query {
            Some(query) => query.find(briefing),
            None => statements(briefing),
        };
        let is_wanted = |one: &Match<'_>| {
            speakers.is_none_or(|wanted| {
                let speaker = one.kind.quote().and_then(|quote| briefing[quote].speaker);
                speaker.is_some_and(|speaker| wanted.contains(&speaker.index()))
            })
        };
        let event = Arc::new(HitEvent { path: path.to_owned(), title: briefing.event.title.clone(), day });
        let mut speakers: HashMap<SpeakerId, Arc<HitSpeaker>> = HashMap::new();
        let mut made = Vec::new();
        for one in found.iter().filter(|one| is_wanted(one)) {
            let quote = one.kind.quote().map(|quote| &briefing[quote]);
            let speaker = quote.and_then(|quote| quote.speaker).map(|id| {
                let speaker = &briefing[id];
                let new = || HitSpeaker {
                    name: speaker.full_name(),
                    plain: speaker.name.to_string(),
                    post: speaker.post(),
                };
                Arc::clone(speakers.entry(id).or_insert_with(|| Arc::new(new())))
            });
            let (line, lit) = line(one.text, &one.lit);
            made.push(Self {
                event: Arc::clone(&event),
                kind: one.kind,
                section: one.section,
                at: quote.map_or_else(|| start_of(briefing, one), start_of_quote),
                speaker,
                quote: quote.map(|quote| quote.kind),
                checked: quote.and_then(|quote| briefing.is_checked(quote)),
                line,
                lit,
            });
        }
        made
    }
}

/// All statements of a briefing, as matches.
fn statements(briefing: &Briefing) -> Vec<Match<'_>> {
    let of = |id| {
        let quote: &Quote = &briefing[id];
        Match { kind: TextKind::Statement(id), section: quote.section, text: &quote.text, lit: Vec::new() }
    };
    briefing.quote_ids().map(of).collect()
}

fn start_of_quote(quote: &Quote) -> usize {
    quote.anchor.ranges().first().map_or(0, |range| range.start)
}

/// The position of a paragraph, or of the words that a note is on, in the text of its section.
fn start_of(briefing: &Briefing, one: &Match<'_>) -> usize {
    match one.kind {
        TextKind::Note(Noted::Quote(quote)) => return start_of_quote(&briefing[quote]),
        TextKind::Note(Noted::Words(note)) => {
            return briefing[note].place.as_ref().map_or(0, |range| range.start);
        }
        _ => {}
    }
    let Some(section) = one.section.map(|section| &briefing[section]) else { return 0 };
    if one.kind != TextKind::Paragraph {
        return 0;
    }
    let paragraphs = section.paragraphs.iter();
    let is_it = |range: &&Range<usize>| std::ptr::eq(section.text.cut((**range).clone()), one.text);
    paragraphs.into_iter().find(is_it).map_or(0, |range| range.start)
}

/// Returns the words around the first match on one line, and the matches in it.
fn line(text: &str, lit: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = lit.first().map_or(0, |range| range.start);
    let mut start = text.cut(..first).char_indices().rev().nth(BEFORE_CHARS).map_or(0, |(at, _)| at);
    if start > 0 {
        // Keep whole words where words are separated.
        let head = text.cut(start..first);
        start += head.find(char::is_whitespace).map_or(0, |space| space + 1);
    }
    let end = text.cut(start..).char_indices().nth(LINE_CHARS).map_or(text.len(), |(at, _)| start + at);
    let mut out = String::new();
    if start > 0 {
        out.push_str("… ");
    }
    let mut ranges = Vec::new();
    let mut at = start;
    for range in lit.iter().filter(|range| range.start < end) {
        let range = range.start.max(at)..range.end.clamp(at, end);
        push_line(&mut out, text.cut(at..range.start));
        let from = out.len();
        push_line(&mut out, text.cut(range.clone()));
        if from < out.len() {
            ranges.push(from..out.len());
        }
        at = range.end;
    }
    push_line(&mut out, text.cut(at..end));
    if end < text.len() {
        out.push('…');
    }
    (out, ranges)
}

/// Adds a text with one space for each run of white space.
fn push_line(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::query::sample::TEXT;

    fn found(typed: &str, speakers: Option<&[usize]>) -> Vec<Hit> {
        let (briefing, _) = document::read(TEXT);
        let query = Query::parse(typed).ok();
        let place = (Path::new("a.toml"), "2031-05-03".to_owned());
        Hit::all(&briefing.unwrap(), place, query.as_ref(), speakers)
    }

    #[test]
    fn a_hit_knows_who_said_it_and_where_it_is() {
        let hits = found("berths", None);
        let shown: Vec<(&str, usize)> = hits.iter().map(|hit| (&*hit.line, hit.at)).collect();
        assert_eq!(
            shown,
            [
                ("Night Berths", 0),
                ("Supply chains need night berths.", 16),
                ("Nobody spoke of the berths in winter.", 51),
            ]
        );
        let speaker = hits[1].speaker.as_ref().unwrap();
        assert_eq!((&*speaker.name, &*speaker.post), ("Dr. Ada Ling", "Chair"));
        assert_eq!((hits[1].checked, hits[1].quote), (Some(true), Some(Kind::Direct)));
        assert_eq!(hits[1].line.cut(hits[1].lit[0].clone()), "berths");
        assert_eq!(hits[2].event.day, "2031-05-03");
    }

    #[test]
    fn hits_of_some_speakers_are_their_statements() {
        assert_eq!(found("", Some(&[0])).len(), 1);
        assert_eq!(found("berths", Some(&[0])).len(), 1);
        assert!(found("berths", Some(&[1])).is_empty());
    }

    #[test]
    fn a_line_begins_a_few_words_before_the_first_match() {
        let text = "One two three four five six seven eight nine ten\neleven  needle twelve ".repeat(9);
        let at = text.find("needle").unwrap();
        let needle = at..at + 6;
        let (line, lit) = line(&text, std::slice::from_ref(&needle));
        assert!(line.starts_with("… seven eight nine ten eleven needle twelve One"), "{line}");
        assert!(line.ends_with('…') && line.cut(lit[0].clone()) == "needle");
    }
}
