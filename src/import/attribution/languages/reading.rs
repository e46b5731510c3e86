//! Reads a document block by block and finds the speaker of each quotation.
//!
//! The parts of an interrupted quotation are joined, and so are the paragraphs of a long one.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::attribution::languages::cue::{
    AFTER, Cue, GOES_ON, INTRODUCED, LanguageRules, Mention, Source, trim,
};
use crate::import::attribution::languages::marks;
use crate::import::attribution::languages::people::People;
use crate::import::attribution::marks::{Quoted, begins_with_mark};
use crate::import::blocks::{Block, BlockKind, Span, holds_statements};
use crate::import::person::Person;
use crate::import::sentence;
use crate::import::text::ends_sentence;
use crate::text::Cut;
use std::ops::Range;

/// The people and attributions so far, and the state between blocks.
#[derive(Default)]
pub(crate) struct Reading {
    people: People,
    found: Vec<Attribution>,
    /// The quotation that the previous block leaves open.
    open: Option<Open>,
    /// The cue at the end of the previous block: "Dazu sagte sie:".
    introduced: Option<Introduced>,
    /// The speaker whose words end the previous block.
    speaking: Option<Speaking>,
}

/// A speaker, if known.
#[derive(Clone, Copy)]
struct Speaking(Option<usize>);

/// A quotation without a closing mark.
///
/// It has an attribution, or only spans so far.
enum Open {
    Attributed(usize),
    Unattributed(Vec<Span>),
}

struct Introduced {
    verb: Span,
    source: Option<Span>,
    person: Option<usize>,
}

/// A quotation of this block that was attributed.
struct Attributed {
    index: usize,
    /// The bytes of the cue after it.
    after: Option<Range<usize>>,
}

impl Reading {
    /// The people, and the attributions that point to them.
    pub(crate) fn finish(self) -> (Vec<Person>, Vec<Attribution>) {
        (self.people.finish(), self.found)
    }

    /// Collects the names outside the quotation marks of a block.
    pub(crate) fn learn(&mut self, rules: &dyn LanguageRules, text: &str) {
        let quotes = marks::quoted(text, false);
        let starts = quotes.iter().map(|mark| mark.outer.start).chain([text.len()]);
        let ends = std::iter::once(0).chain(quotes.iter().map(|mark| mark.outer.end));
        for (from, to) in ends.zip(starts) {
            for source in rules.named(text, from..to) {
                self.people.learn(&source);
            }
        }
    }

    /// Reads a block that can contain statements.
    pub(crate) fn block(
        &mut self,
        rules: &dyn LanguageRules,
        block: &Block,
        index: usize,
        next: Option<&Block>,
    ) {
        let text = block.words.as_str();
        let opens = |next: &Block| holds_statements(next) && begins_with_mark(next.words.as_str());
        let mut quotes = marks::quoted(text, next.is_some_and(opens));
        // A block quotation needs no marks.
        if block.kind == BlockKind::Quotation && quotes.is_empty() && self.introduced.is_some() {
            quotes.push(Quoted { outer: 0..text.len(), inner: 0..text.len(), closed: true });
        }
        let introduced = self.introduced.take();
        let speaking = self.speaking.take();
        let mut last: Option<Attributed> = None;
        let (mut floor, mut since) = (0, 0);
        for (number, mark) in quotes.iter().enumerate() {
            let next = quotes.get(number + 1).map_or(text.len(), |next| next.outer.start);
            let lead = floor..mark.outer.start;
            floor = mark.outer.end;
            if trim(text, mark.inner.clone()).is_empty() {
                continue;
            }
            let blank = number == 0 && text.cut(lead.clone()).trim().is_empty();
            let place = Place { rules, text, block: index, since, lead, tail: floor..next, mark };
            let open = self.open.take();
            last = if blank && let Some(open) = open {
                self.open_quotation(&place, open)
            } else if blank && let Some(introduced) = &introduced {
                Some(self.introduced_quotation(&place, introduced))
            } else {
                self.quotation(&place, last.as_ref()).or_else(|| {
                    let alone = blank && text.cut(place.tail.clone()).trim().is_empty();
                    speaking.filter(|_| alone).map(|speaking| self.continuation(&place, speaking.0))
                })
            };
            if let Some(last) = &last {
                since = last.after.as_ref().map_or(floor, |after| after.end);
            }
            if !mark.closed && self.open.is_none() {
                self.open = Some(match &last {
                    Some(last) => Open::Attributed(last.index),
                    None => Open::Unattributed(vec![place.content()]),
                });
            }
        }
        self.end_block(rules, text, index, floor, last.as_ref());
    }

    /// Saves what the words after the last quotation mean for the next block.
    fn end_block(
        &mut self,
        rules: &dyn LanguageRules,
        text: &str,
        block: usize,
        floor: usize,
        last: Option<&Attributed>,
    ) {
        let rest = text.cut(floor..).trim();
        let ends_block = |after: &Option<Range<usize>>| {
            after.as_ref().is_some_and(|after| text.cut(after.end..).trim().is_empty())
        };
        if let Some(last) = last.filter(|last| rest.is_empty() || ends_block(&last.after)) {
            self.speaking = Some(Speaking(self.found.get(last.index).and_then(|found| found.person)));
        }
        let end = text.len()..text.len();
        if rest.ends_with([':', '：'])
            && let Some(cue) = rules.before(text, floor..text.len(), &end)
        {
            if floor < cue.whole.start {
                self.people.notice(rules.subjects(text, floor..cue.whole.start));
            }
            let person = cue.source.as_ref().and_then(|source| self.people.of(source, block));
            let span = |range: Range<usize>| Span { block, range };
            self.introduced = Some(Introduced {
                verb: span(cue.verb),
                source: cue.source.map(|source| span(source.range)).filter(|source| !source.range.is_empty()),
                person,
            });
        } else {
            self.people.notice(rules.subjects(text, floor..text.len()));
        }
    }

    /// Continues the quotation that the previous block left open.
    fn open_quotation(&mut self, place: &Place<'_>, open: Open) -> Option<Attributed> {
        let mut spans = match open {
            Open::Attributed(index) => return Some(self.extend(place, index, None)),
            Open::Unattributed(spans) => spans,
        };
        spans.push(place.content());
        if !place.mark.closed {
            self.open = Some(Open::Unattributed(spans));
            return None;
        }
        let cue = place.after()?;
        Some(self.attribute(place, spans, cue))
    }

    fn introduced_quotation(&mut self, place: &Place<'_>, introduced: &Introduced) -> Attributed {
        self.add(Attribution {
            kind: Kind::Direct,
            content: vec![place.content()],
            source: introduced.source.clone(),
            person: introduced.person,
            cue: Some(introduced.verb.clone()),
            rule: INTRODUCED,
            continued: false,
        })
    }

    /// Attributes a quotation without a cue to the speaker of the previous block.
    fn continuation(&mut self, place: &Place<'_>, person: Option<usize>) -> Attributed {
        self.add(Attribution {
            kind: Kind::Direct,
            content: vec![place.content()],
            source: None,
            person,
            cue: None,
            rule: GOES_ON,
            continued: true,
        })
    }

    fn add(&mut self, attribution: Attribution) -> Attributed {
        self.found.push(attribution);
        Attributed { index: self.found.len() - 1, after: None }
    }

    /// Adds the words of a quotation to an attribution.
    fn extend(&mut self, place: &Place<'_>, index: usize, after: Option<Range<usize>>) -> Attributed {
        if let Some(found) = self.found.get_mut(index) {
            found.content.push(place.content());
        }
        Attributed { index, after }
    }

    /// Attributes a quotation by the cue before, inside or after it.
    ///
    /// Without a cue, it may be the second half of the previous quotation.
    fn quotation(&mut self, place: &Place<'_>, last: Option<&Attributed>) -> Option<Attributed> {
        let Place { rules, text, mark, .. } = *place;
        let lead = place.lead.clone();
        let last_cue = last.and_then(|last| last.after.as_ref());
        let after_last = last_cue.map_or(lead.start, |after| after.end.min(lead.end));
        let whole_lead = last_cue.is_some() && text.cut(after_last..lead.end).trim().is_empty();
        let half = whole_lead && rules.goes_on(text, lead.clone(), place.tail.clone(), &mark.outer);
        let opens = whole_lead || place.opens_sentence(after_last);
        // The cue after the previous quotation does not count twice.
        let is_new = |cue: &Cue| last_cue.is_none_or(|after| !half || cue.verb.start >= after.end);
        let before = rules
            .before(text, lead.clone(), &mark.outer)
            .filter(|cue| cue.source.as_ref().is_none_or(|source| self.people.knows(source)) && is_new(cue));
        if let Some(cue) = before {
            return Some(self.attribute(place, vec![place.content()], cue));
        }
        let joined = half && text.cut(lead.clone()).trim_end().ends_with([',', '，', '—', '–', ';', '；']);
        if joined && let Some(last) = last {
            let after = if opens { place.after().map(|cue| cue.whole) } else { None };
            return Some(self.extend(place, last.index, after));
        }
        let inserted = rules.inside(text, mark.inner.clone());
        if !inserted.is_empty() {
            return self.interrupted(place, inserted);
        }
        if opens && let Some(cue) = place.after() {
            return Some(self.attribute(place, vec![place.content()], cue));
        }
        if let Some(last) = last.filter(|_| half) {
            return Some(self.extend(place, last.index, None));
        }
        // A name in marks within the sentence of the cue: "sagte sie der „Hafenpost“."
        let in_sentence = text.cut(lead.clone()).trim_end().ends_with(char::is_alphanumeric);
        if let Some(last) = last.filter(|_| whole_lead && in_sentence) {
            return Some(Attributed { index: last.index, after: Some(mark.outer.end..place.sentence_end()) });
        }
        let cue = if opens { None } else { rules.around(text, lead, place.tail.clone(), &mark.outer) }?;
        Some(self.attribute(place, vec![place.content()], cue))
    }

    /// Attributes a quotation with cues between its words.
    fn interrupted(&mut self, place: &Place<'_>, cues: Vec<Cue>) -> Option<Attributed> {
        let mut spans = Vec::new();
        let mut from = place.mark.inner.start;
        for cue in &cues {
            spans.push(place.span(from..cue.whole.start));
            from = cue.whole.end;
        }
        spans.push(place.span(from..place.mark.inner.end));
        spans.retain(|span| place.text.cut(span.range.clone()).contains(char::is_alphanumeric));
        let first = cues.into_iter().next()?;
        Some(self.attribute(place, spans, first))
    }

    /// Adds the attribution of a cue.
    fn attribute(&mut self, place: &Place<'_>, content: Vec<Span>, cue: Cue) -> Attributed {
        let from = place.since.min(place.lead.end);
        let before = from..cue.whole.start.min(place.lead.end).max(from);
        if !before.is_empty() {
            self.people.notice(place.rules.subjects(place.text, before));
        }
        let mut person = cue.source.as_ref().and_then(|source| self.people.of(source, place.block));
        let pronoun = |source: &Source| matches!(source.who, Mention::Pronoun { many: false, .. });
        if person.is_none() && cue.source.as_ref().is_some_and(pronoun) {
            // "“…”, dit-il. Ada Ling, 74 ans, est …"
            let rest = cue.whole.end.max(place.tail.start).min(place.tail.end)..place.tail.end;
            let next = place.rules.named(place.text, rest).into_iter().next();
            person = next.and_then(|next| self.people.of(&next, place.block));
        }
        let span = |range: Range<usize>| Span { block: place.block, range };
        let source = cue.source.map(|source| source.range).filter(|range| !range.is_empty());
        let added = self.add(Attribution {
            kind: Kind::Direct,
            content,
            source: source.map(span),
            person,
            cue: Some(span(cue.verb)),
            rule: cue.rule,
            continued: false,
        });
        Attributed { after: (cue.rule == AFTER).then_some(cue.whole), ..added }
    }
}

/// A quotation and the words around it.
struct Place<'a> {
    rules: &'a dyn LanguageRules,
    text: &'a str,
    block: usize,
    /// The end of the words that earlier quotations used.
    since: usize,
    lead: Range<usize>,
    tail: Range<usize>,
    mark: &'a Quoted,
}

impl Place<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span { block: self.block, range: trim(self.text, range) }
    }

    /// The span of the words inside the marks.
    fn content(&self) -> Span {
        self.span(self.mark.inner.clone())
    }

    /// The cue after the quotation.
    fn after(&self) -> Option<Cue> {
        self.rules.after(self.text, self.tail.clone(), &self.mark.outer)
    }

    /// Returns true if a sentence begins at the marks.
    ///
    /// Only the words from byte `from` on are considered.
    fn opens_sentence(&self, from: usize) -> bool {
        let words = self.text.cut(from..self.lead.end).trim_end();
        words.is_empty() || ends_sentence(words) || words.ends_with(['”', '»', '“', '"', '」', ')', '）'])
    }

    /// The end of the sentence that contains the quotation.
    fn sentence_end(&self) -> usize {
        sentence::signs(self.text, self.tail.clone()).next().map_or(self.tail.end, |sign| sign.end)
    }
}
