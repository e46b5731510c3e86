//! Makes the quotes of each section, with remarks on what to check.

use crate::document::{Offer, QuoteEntry, SpeakerEntry, build};
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::blocks::{Block, BlockKind, Span};
use crate::import::briefing::parts::Part;
use crate::import::briefing::role::is_text;
use crate::import::briefing::statements::statements;
use crate::import::imported::Imported;
use crate::model;
use crate::text::Cut;
use std::collections::BTreeMap;

/// The quotes of a section.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// The accepted quotes.
    pub entries: Vec<QuoteEntry<'static>>,
    /// Remarks on what to check, by index of the quote.
    pub remarks: BTreeMap<usize, String>,
    /// Quotes that are only suggested, in comments.
    pub offers: Vec<Offer<'static>>,
}

impl Quotes {
    fn push(&mut self, quote: QuoteEntry<'static>, remark: Option<String>, suggested: bool) {
        let index = self.entries.len();
        if suggested {
            self.offers.push(Offer { before: index, remark, quote });
        } else {
            self.remarks.extend(remark.map(|remark| (index, remark)));
            self.entries.push(quote);
        }
    }
}

/// Returns the quotes of each part of the layout.
pub(super) fn quotes(
    imported: &Imported,
    parts: &[Part],
    speakers: &[Option<SpeakerEntry<'static>>],
) -> Vec<Quotes> {
    let mut quotes: Vec<Quotes> = parts.iter().map(|_| Quotes::default()).collect();
    for attribution in &imported.found.attributions {
        let person = attribution.person.and_then(|person| speakers.get(person)).and_then(Option::as_ref);
        let is_turn = attribution.rule == "turn";
        for (part, spans) in by_part(parts, &imported.layout.blocks, &attribution.content) {
            let Some(quotes) = quotes.get_mut(part) else { continue };
            let pieces = if is_turn { statements_of(imported, &spans) } else { vec![spans] };
            let mut before = None;
            for spans in pieces {
                let Some(text) = text(imported, &spans) else { continue };
                let (remark, suggested) = doubt(imported, attribution, person);
                let at = time(imported, &spans);
                let quote = QuoteEntry {
                    at: at.clone().filter(|_| at != before).map(build::words),
                    ..quote(imported, attribution, text, person)
                };
                before = at;
                quotes.push(quote, remark, suggested);
            }
        }
    }
    quotes
}

/// Returns the spans of a quote by the part that contains them.
///
/// Spans outside the text of all parts are left out.
fn by_part(parts: &[Part], blocks: &[Block], spans: &[Span]) -> Vec<(usize, Vec<Span>)> {
    let mut sorted: Vec<(usize, Vec<Span>)> = Vec::new();
    for span in spans.iter().filter(|span| blocks.get(span.block).is_some_and(|block| is_text(&block.kind))) {
        let part = parts.partition_point(|part| part.blocks.end <= span.block);
        if !parts.get(part).is_some_and(|part| part.blocks.contains(&span.block)) {
            continue;
        }
        match sorted.last_mut() {
            Some((last, spans)) if *last == part => spans.push(span.clone()),
            _ => sorted.push((part, vec![span.clone()])),
        }
    }
    sorted
}

/// Returns the statements of a turn: each paragraph, or runs of the sentences of a long one.
fn statements_of(imported: &Imported, spans: &[Span]) -> Vec<Vec<Span>> {
    let of_span = |span: &Span| {
        let (block, start) = (span.block, span.range.start);
        let words = imported.words(span).unwrap_or_default();
        let own = statements(words).into_iter();
        own.map(move |own| vec![Span { block, range: start + own.start..start + own.end }])
            .collect::<Vec<_>>()
    };
    spans.iter().flat_map(of_span).collect()
}

/// Returns the time at which a quote of a transcript begins, if it is known.
fn time(imported: &Imported, spans: &[Span]) -> Option<String> {
    match &imported.layout.blocks.get(spans.first()?.block)?.kind {
        BlockKind::Turn { at, .. } => at.clone(),
        _ => None,
    }
}

/// Returns the words of a quote, or `None` without a letter or digit.
fn text(imported: &Imported, spans: &[Span]) -> Option<String> {
    let mut text = String::new();
    let mut last: Option<&Span> = None;
    for span in spans {
        let Some(piece) = imported.words(span).map(str::trim).filter(|piece| !piece.is_empty()) else {
            continue;
        };
        // The ellipsis replaces what is left out between two pieces: a cue, or marks.
        let gap = if last.is_some_and(|last| is_continued(imported, last, span)) { " " } else { " … " };
        text.push_str(if text.is_empty() { "" } else { gap });
        text.push_str(piece);
        last = Some(span);
    }
    text.contains(char::is_alphanumeric).then_some(text)
}

/// Returns true if only a paragraph break separates two pieces.
fn is_continued(imported: &Imported, first: &Span, second: &Span) -> bool {
    let blocks = &imported.layout.blocks;
    let (Some(one), Some(two)) = (blocks.get(first.block), blocks.get(second.block)) else { return false };
    let same = match (&one.kind, &two.kind) {
        (BlockKind::Turn { place: one, .. }, BlockKind::Turn { place: two, .. }) => one == two,
        (one, two) => one == two && matches!(one, BlockKind::Paragraph | BlockKind::Quotation),
    };
    let whole = one.words.as_str().cut(first.range.end..).trim().is_empty()
        && two.words.as_str().cut(..second.range.start).trim().is_empty();
    same && whole && second.block == first.block + 1
}

/// Returns what to check in a quote, and true if the quote is only suggested.
fn doubt(
    imported: &Imported,
    attribution: &Attribution,
    person: Option<&SpeakerEntry<'_>>,
) -> (Option<String>, bool) {
    let source = attribution.source.as_ref().and_then(|span| imported.words(span));
    // A source that cannot speak is not a speaker. Its direct quotes stay, without
    // a speaker; others are only suggested.
    let thing = attribution.person.is_some() && person.is_none();
    let suggested = attribution.continued || thing && attribution.kind != Kind::Direct;
    let remark = match (person, source) {
        (None, Some(source)) if suggested => Some(format!("Suggested: can “{source}” say something?")),
        (None, Some(source)) => Some(format!("Who is meant by “{source}”?")),
        _ if attribution.continued => Some("Suggested: it may continue the statement before it.".to_owned()),
        _ => None,
    };
    (remark, suggested)
}

fn quote(
    imported: &Imported,
    attribution: &Attribution,
    text: String,
    person: Option<&SpeakerEntry<'static>>,
) -> QuoteEntry<'static> {
    let cue = attribution.cue.as_ref().and_then(|span| imported.words(span));
    QuoteEntry {
        speaker: person.and_then(|person| person.id.as_ref()).map(|id| id.0.clone()),
        // A quote without a kind is direct.
        kind: match attribution.kind {
            Kind::Direct => None,
            Kind::Indirect => Some(build::kind(model::Kind::Indirect)),
            Kind::Mixed => Some(build::kind(model::Kind::Mixed)),
        },
        text: Some(build::words(text)),
        cue: cue.map(|cue| build::words(cue.to_owned())),
        ..QuoteEntry::default()
    }
}
