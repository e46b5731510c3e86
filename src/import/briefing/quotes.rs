//! Makes the quotes of each section, with remarks on what to check.

use crate::document::{Offer, QuoteEntry, SpeakerEntry, build};
use crate::import::attribution::found::{Attribution, Kind};
use crate::import::blocks::{Block, BlockKind, Span};
use crate::import::briefing::parts::Part;
use crate::import::briefing::role::is_text;
use crate::import::briefing::statements::statements;
use crate::import::briefing::unclosed::paired;
use crate::import::imported::Imported;
use crate::import::text::ends_sentence;
use crate::model::interruption::Around;
use crate::model::{self, Interruption};
use crate::text::Cut;
use crate::text::fold::joins;
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
        let attribution = &*paired(imported, attribution);
        let person = attribution.person.and_then(|person| speakers.get(person)).and_then(Option::as_ref);
        let is_turn = attribution.rule == "turn";
        for (part, spans) in by_part(parts, &imported.layout.blocks, &attribution.content) {
            let Some(quotes) = quotes.get_mut(part) else { continue };
            let pieces = if is_turn {
                statements_of(imported, &spans)
            } else {
                passages_of(imported, attribution, &spans)
            };
            let mut before = None;
            for spans in pieces {
                let Some(text) = text(imported, attribution, &spans) else { continue };
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
///
/// A direction between two sentences also ends a statement. One inside a sentence does not.
fn statements_of(imported: &Imported, spans: &[Span]) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<Span>> = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    for span in spans {
        let (block, start) = (span.block, span.range.start);
        let words = imported.words(span).unwrap_or_default();
        let own = statements(words).into_iter();
        let mut own = own.map(|own| Span { block, range: start + own.start..start + own.end });
        // "It is — (laughs) — late" goes on, and "It is — (Applause.) We open" does not.
        let goes_on = open.is_some_and(|(last, dash)| {
            last == block && !(dash && words.starts_with(|c: char| c.is_uppercase()))
        });
        if let Some(last) = found.last_mut().filter(|_| goes_on) {
            last.extend(own.next());
        }
        found.extend(own.map(|span| vec![span]));
        open = (!ends_sentence(words)).then_some((block, words.ends_with(['—', '–', '-'])));
    }
    found
}

/// Returns the spans of an attribution as one quote, or as several.
///
/// A quote is either interrupted or shortened. If it were both, the ellipsis would not show where words were left out.
/// A paragraph that opens with a quotation mark is a quotation of its own: no words of the speaker are left out before it.
fn passages_of(imported: &Imported, attribution: &Attribution, spans: &[Span]) -> Vec<Vec<Span>> {
    let is_near = |one: &Span, two: &Span| gap(imported, attribution, one, two).is_some();
    let goes_on = |one: &Span, two: &Span| {
        attribution.kind != Kind::Direct || !opens_paragraph(imported, two) || is_near(one, two)
    };
    spans.chunk_by(goes_on).flat_map(|own| interrupted_or_shortened(own, is_near)).collect()
}

/// Returns true if only a quotation mark is before a span in its block.
fn opens_paragraph(imported: &Imported, span: &Span) -> bool {
    let block = imported.layout.blocks.get(span.block);
    let before = block.map(|block| block.words.as_str().cut(..span.range.start).trim()).unwrap_or_default();
    !before.is_empty() && Interruption::of(before, None, Around::Marks) == Some(Interruption::Marks)
}

fn interrupted_or_shortened(spans: &[Span], is_near: impl Fn(&Span, &Span) -> bool) -> Vec<Vec<Span>> {
    let near = spans.windows(2).filter(|pair| matches!(pair, [one, two] if is_near(one, two))).count();
    if near == 0 || near + 1 == spans.len() {
        return vec![spans.to_vec()];
    }
    spans.chunk_by(is_near).map(<[Span]>::to_vec).collect()
}

/// Returns the time at which a quote of a transcript begins, if it is known.
fn time(imported: &Imported, spans: &[Span]) -> Option<String> {
    match &imported.layout.blocks.get(spans.first()?.block)?.kind {
        BlockKind::Turn { at, .. } => at.clone(),
        _ => None,
    }
}

/// Returns the words of a quote, or `None` without a letter or digit.
fn text(imported: &Imported, attribution: &Attribution, spans: &[Span]) -> Option<String> {
    let mut text = String::new();
    let mut last: Option<&Span> = None;
    for span in spans {
        let Some(piece) = imported.words(span).map(str::trim).filter(|piece| !piece.is_empty()) else {
            continue;
        };
        let gap = last.map_or("", |last| match gap(imported, attribution, last, span) {
            Some(Interruption::Paragraph) => "\n\n",
            Some(_) if joins(&text, piece.chars().next()) => "",
            Some(Interruption::Marks | Interruption::Attribution) => " ",
            // The ellipsis stands for the words that are left out.
            None => " … ",
        });
        text.push_str(gap);
        text.push_str(piece);
        last = Some(span);
    }
    text.contains(char::is_alphanumeric).then_some(text)
}

/// Returns what is between two pieces of a quote; `None` if words are left out there.
fn gap(imported: &Imported, attribution: &Attribution, first: &Span, second: &Span) -> Option<Interruption> {
    let blocks = &imported.layout.blocks;
    let one = blocks.get(first.block)?.words.as_str();
    let two = blocks.get(second.block)?.words.as_str();
    let between = if first.block == second.block {
        one.cut(first.range.end..second.range.start).to_owned()
    } else if first.block + 1 == second.block {
        format!("{}\n\n{}", one.cut(first.range.end..), two.cut(..second.range.start))
    } else {
        return None;
    };
    let cue = attribution.cue.as_ref().and_then(|span| imported.words(span));
    let language = imported.layout.meta.language.as_deref();
    Interruption::of(&between, cue, Around::of(attribution.kind == Kind::Direct, language))
}

fn kind(kind: Kind) -> model::Kind {
    match kind {
        Kind::Direct => model::Kind::Direct,
        Kind::Indirect => model::Kind::Indirect,
        Kind::Mixed => model::Kind::Mixed,
    }
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
        kind: Some(kind(attribution.kind)).filter(|kind| *kind != model::Kind::Direct).map(build::kind),
        text: Some(build::words(text)),
        cue: cue.map(|cue| build::words(cue.to_owned())),
        ..QuoteEntry::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, read};

    #[test]
    fn paragraphs_that_open_with_a_mark_are_not_joined_by_an_ellipsis() {
        let text = "# News\n\n“We open the locks,” said Ada Ling, the harbour chair.\n\n\
            The Board met on Friday.\n\n“All the boats may come in.”\n";
        let mut imported = read(text.as_bytes(), Options::default()).unwrap();
        let at = imported.layout.blocks.iter().position(|block| block.words.as_str().starts_with("“All"));
        let words = imported.layout.blocks[at.unwrap()].words.as_str().trim_matches(['“', '”']);
        let below = Span { block: at.unwrap(), range: "“".len().."“".len() + words.len() };
        imported.found.attributions[0].content.push(below);
        let (briefing, _) = imported.document().resolve();
        let quotes: Vec<&str> = briefing.quotes.iter().map(|quote| &*quote.text).collect();
        assert!(quotes.starts_with(&["We open the locks,", "All the boats may come in."]), "{quotes:?}");
    }
}
