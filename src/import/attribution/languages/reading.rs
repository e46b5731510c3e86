//! A document read block by block: each quotation with its cue, broken ones joined, those over several paragraphs kept whole.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::languages::people::People;
use crate::import::attribution::languages::{Cue, GOES_ON, INTRODUCED, Mention, Source, Tongue, marks, trim};
use crate::import::attribution::marks as first_marks;
use crate::import::attribution::marks::Quoted;
use crate::import::blocks::{Block, BlockKind, Span, holds_statements};
use crate::import::person::Person;
use std::ops::Range;

/// What is carried from block to block.
#[derive(Default)]
pub(crate) struct Reading {
    people: People,
    found: Vec<Attribution>,
    /// A quotation that the block before leaves open: its attribution, or the spans of one that has none yet.
    open: Option<Open>,
    /// The cue that the block before ends with: "Dazu sagte sie:".
    introduced: Option<Introduced>,
    /// Whose words end the block before.
    speaking: Option<Speaking>,
}

/// Somebody's words, or those of nobody known.
#[derive(Clone, Copy)]
struct Speaking(Option<usize>);

enum Open {
    Told(usize),
    Untold(Vec<Span>),
}

struct Introduced {
    verb: Span,
    source: Option<Span>,
    person: Option<usize>,
}

/// A quotation of this block that has its cue, and where the words of that cue are.
struct Told {
    index: usize,
    after: Option<Range<usize>>,
}

impl Reading {
    /// All that was found: people, and attributions that point to them.
    pub(crate) fn finish(self) -> (Vec<Person>, Vec<Attribution>) {
        (self.people.all, self.found)
    }

    /// Learns whom a block names.
    pub(crate) fn learn(&mut self, tongue: &dyn Tongue, text: &str) {
        let mut floor = 0;
        let end = Quoted { outer: text.len()..text.len(), inner: text.len()..text.len(), closed: true };
        for mark in marks::quoted(text, false).iter().chain([&end]) {
            for source in tongue.named(text, floor..mark.outer.start) {
                self.people.learn(&source);
            }
            floor = mark.outer.end;
        }
    }

    /// Reads a block that may hold statements.
    pub(crate) fn block(&mut self, tongue: &dyn Tongue, block: &Block, index: usize, next: Option<&Block>) {
        let text = block.words.as_str();
        let opens =
            |next: &Block| holds_statements(next) && first_marks::begins_with_mark(next.words.as_str());
        let goes_on = next.is_some_and(opens);
        let mut quotes = marks::quoted(text, goes_on);
        // A block quotation needs no marks.
        if block.kind == BlockKind::Quotation && quotes.is_empty() && self.introduced.is_some() {
            quotes.push(Quoted { outer: 0..text.len(), inner: 0..text.len(), closed: true });
        }
        let introduced = self.introduced.take();
        let speaking = self.speaking.take();
        let mut told: Option<Told> = None;
        let (mut floor, mut since) = (0, 0);
        for (number, mark) in quotes.iter().enumerate() {
            let tail = mark.outer.end..quotes.get(number + 1).map_or(text.len(), |next| next.outer.start);
            let lead = floor..mark.outer.start;
            floor = mark.outer.end;
            if trim(text, mark.inner.clone()).is_empty() {
                continue;
            }
            let blank = number == 0 && text[lead.clone()].trim().is_empty();
            let open = self.open.take();
            let place = Place { tongue, text, block: index, since, lead, tail, mark };
            told = if blank && let Some(open) = open {
                self.open_quotation(&place, open)
            } else if blank && let Some(introduced) = &introduced {
                Some(self.introduced_quotation(&place, introduced))
            } else {
                self.quotation(&place, told.as_ref()).or_else(|| {
                    let alone = blank && text[place.tail.clone()].trim().is_empty();
                    speaking.filter(|_| alone).map(|speaking| self.continuation(&place, speaking.0))
                })
            };
            if let Some(told) = &told {
                since = told.after.as_ref().map_or(floor, |after| after.end);
            }
            if !mark.closed && self.open.is_none() {
                self.open = Some(match &told {
                    Some(told) => Open::Told(told.index),
                    None => Open::Untold(vec![place.span(mark.inner.clone())]),
                });
            }
        }
        self.close(tongue, text, index, floor, told.as_ref());
    }

    /// What the words behind the last quotation leave for the next block.
    fn close(&mut self, tongue: &dyn Tongue, text: &str, block: usize, floor: usize, told: Option<&Told>) {
        let rest = text[floor..].trim();
        if let Some(told) = told
            && (rest.is_empty()
                || told.after.as_ref().is_some_and(|after| text[after.end..].trim().is_empty()))
        {
            self.speaking = Some(Speaking(self.found.get(told.index).and_then(|found| found.person)));
        }
        let end = text.len()..text.len();
        if rest.ends_with([':', '：'])
            && let Some(cue) = tongue.before(text, floor..text.len(), &end)
        {
            let person = self.person(cue.source.as_ref(), block, tongue, text, floor..cue.whole.start);
            let span = |range: Range<usize>| Span { block, range };
            self.introduced = Some(Introduced {
                verb: span(cue.verb),
                source: cue.source.map(|source| span(source.range)).filter(|source| !source.range.is_empty()),
                person,
            });
        } else {
            self.people.notice(tongue.subjects(text, floor..text.len()));
        }
    }

    fn person(
        &mut self,
        source: Option<&Source>,
        block: usize,
        tongue: &dyn Tongue,
        text: &str,
        before: Range<usize>,
    ) -> Option<usize> {
        if before.start < before.end {
            self.people.notice(tongue.subjects(text, before));
        }
        source.and_then(|source| self.people.of(source, block))
    }

    fn open_quotation(&mut self, place: &Place<'_>, open: Open) -> Option<Told> {
        let span = place.span(place.mark.inner.clone());
        let mut spans = match open {
            Open::Told(index) => {
                self.found[index].content.push(span);
                return Some(Told { index, after: None });
            }
            Open::Untold(spans) => spans,
        };
        spans.push(span);
        if !place.mark.closed {
            self.open = Some(Open::Untold(spans));
            return None;
        }
        let cue = place.tongue.after(place.text, place.tail.clone(), &place.mark.outer)?;
        let after = Some(cue.whole.clone());
        let index = self.put(place, spans, &cue);
        Some(Told { index, after })
    }

    fn introduced_quotation(&mut self, place: &Place<'_>, introduced: &Introduced) -> Told {
        self.found.push(Attribution {
            kind: Kind::Direct,
            content: vec![place.span(place.mark.inner.clone())],
            source: introduced.source.clone(),
            person: introduced.person,
            cue: Some(introduced.verb.clone()),
            rule: INTRODUCED,
            continued: false,
        });
        Told { index: self.found.len() - 1, after: None }
    }

    fn continuation(&mut self, place: &Place<'_>, person: Option<usize>) -> Told {
        self.found.push(Attribution {
            kind: Kind::Direct,
            content: vec![place.span(place.mark.inner.clone())],
            source: None,
            person,
            cue: None,
            rule: GOES_ON,
            continued: true,
        });
        Told { index: self.found.len() - 1, after: None }
    }

    /// A quotation by the cue before it, inside of it or behind it; else as the second half of the one before.
    fn quotation(&mut self, place: &Place<'_>, told: Option<&Told>) -> Option<Told> {
        let Place { tongue, text, mark, .. } = *place;
        let lead = place.lead.clone();
        let before_tail = told.and_then(|told| told.after.clone());
        let whole_lead = before_tail
            .as_ref()
            .is_some_and(|after| text[after.end.min(lead.end)..lead.end].trim().is_empty());
        let half = whole_lead && tongue.goes_on(text, lead.clone(), place.tail.clone(), &mark.outer);
        let joined = half && text[lead.clone()].trim_end().ends_with([',', '，', '—', '–', ';', '；']);
        let before = tongue.before(text, lead.clone(), &mark.outer);
        // The cue behind the quotation before is no new one.
        let before = before.filter(|cue| cue.source.as_ref().is_none_or(|source| self.people.knows(source)));
        let before = before
            .filter(|cue| before_tail.as_ref().is_none_or(|after| !half || cue.verb.start >= after.end));
        let inserted = tongue.inside(text, mark.inner.clone());
        let free = before_tail.as_ref().map_or(lead.start, |after| after.end.min(lead.end));
        let opens = whole_lead || place.opens(free);
        let after = || opens.then(|| tongue.after(text, place.tail.clone(), &mark.outer)).flatten();
        let content = || vec![place.span(mark.inner.clone())];
        if joined
            && before.is_none()
            && let Some(told) = told
        {
            self.found[told.index].content.push(place.span(mark.inner.clone()));
            return Some(Told { index: told.index, after: after().map(|cue| cue.whole) });
        }
        if let Some(cue) = before {
            let index = self.put(place, content(), &cue);
            return Some(Told { index, after: None });
        }
        if let Some(first) = inserted.first() {
            let mut spans = Vec::new();
            let mut from = mark.inner.start;
            for cue in &inserted {
                spans.push(place.span(from..cue.whole.start));
                from = cue.whole.end;
            }
            spans.push(place.span(from..mark.inner.end));
            spans.retain(|span| text[span.range.clone()].contains(char::is_alphanumeric));
            let index = self.put(place, spans, first);
            return Some(Told { index, after: None });
        }
        if let Some(cue) = after() {
            let range = Some(cue.whole.clone());
            let index = self.put(place, content(), &cue);
            return Some(Told { index, after: range });
        }
        if half && let Some(told) = told {
            self.found[told.index].content.push(place.span(mark.inner.clone()));
            return Some(Told { index: told.index, after: None });
        }
        // A name in marks within the cue's sentence: "sagte sie der „Hafenpost“."
        let sentence = text[lead.clone()].trim_end();
        if whole_lead
            && let Some(told) = told
            && !half
            && sentence.ends_with(char::is_alphanumeric)
        {
            let end = text[place.tail.clone()].find(['.', '!', '?', '。', '！', '？']);
            let end = end.map_or(place.tail.end, |at| {
                place.tail.start + at + text[place.tail.start + at..].chars().next().map_or(1, char::len_utf8)
            });
            return Some(Told { index: told.index, after: Some(mark.outer.end..end) });
        }
        if !opens && let Some(cue) = tongue.around(text, lead, place.tail.clone(), &mark.outer) {
            let index = self.put(place, content(), &cue);
            return Some(Told { index, after: None });
        }
        None
    }

    fn put(&mut self, place: &Place<'_>, content: Vec<Span>, cue: &Cue) -> usize {
        let from = place.since.min(place.lead.end);
        let before = from..cue.whole.start.min(place.lead.end).max(from);
        let mut person = self.person(cue.source.as_ref(), place.block, place.tongue, place.text, before);
        if person.is_none()
            && matches!(&cue.source, Some(Source { who: Mention::Pronoun { many: false, .. }, .. }))
        {
            // "“…”, dit-il. Ada Ling, 74 ans, est …"
            let behind = cue.whole.end.max(place.tail.start).min(place.tail.end)..place.tail.end;
            let next = place.tongue.named(place.text, behind).into_iter().next();
            person = next.and_then(|next| self.people.of(&next, place.block));
        }
        let source = cue.source.as_ref().map(|source| source.range.clone()).filter(|range| !range.is_empty());
        self.found.push(Attribution {
            kind: Kind::Direct,
            content,
            source: source.map(|range| Span { block: place.block, range }),
            person,
            cue: Some(Span { block: place.block, range: cue.verb.clone() }),
            rule: cue.rule,
            continued: false,
        });
        self.found.len() - 1
    }
}

/// A quotation where it stands.
struct Place<'a> {
    tongue: &'a dyn Tongue,
    text: &'a str,
    block: usize,
    /// Where the words begin that no quotation before has used.
    since: usize,
    lead: Range<usize>,
    tail: Range<usize>,
    mark: &'a Quoted,
}

impl Place<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span { block: self.block, range: trim(self.text, range) }
    }

    /// Whether the marks open a sentence.
    fn opens(&self, from: usize) -> bool {
        let words = self.text[from..self.lead.end].trim_end();
        words.is_empty()
            || words.ends_with([
                '.', '!', '?', '…', ':', '。', '！', '？', '：', '”', '»', '“', '"', '」', ')', '）',
            ])
    }
}
