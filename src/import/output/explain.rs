//! What was found, and by which rule, for whoever asks why.

use crate::import::attribution::found::Kind;
use crate::import::blocks::{BlockKind, Span};
use crate::import::imported::Imported;

/// A listing of all attributions: place, kind, rule, source, cue, content.
pub(crate) fn explain(imported: &Imported) -> String {
    let mut out = String::new();
    out.push_str(&format!(
        "read as {}: {} blocks, {} people, {} quotes\n",
        imported.format.name,
        imported.layout.blocks.len(),
        imported.found.people.len(),
        imported.found.attributions.len()
    ));
    out.push('\n');
    out.push_str(&layout(imported));
    let mut lines = Lines::new(&imported.text);
    for quote in &imported.found.attributions {
        let place = quote.content.first().map(|span| place(imported, span)).unwrap_or_default();
        let (line, column) = lines.of(place.start);
        let kind = match quote.kind {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        };
        let offered = if quote.continued { ", offered" } else { "" };
        out.push_str(&format!("\n{line}:{column} {kind}{offered}, by the rule {}\n", quote.rule));
        let person = quote.person.and_then(|person| imported.found.people.get(person));
        out.push_str(&format!("  speaker  {}\n", person.map_or("nobody known", |person| &person.name)));
        if let Some(source) = &quote.source {
            out.push_str(&format!("  source   {}\n", words(imported, source)));
        }
        if let Some(cue) = &quote.cue {
            out.push_str(&format!("  cue      {}\n", words(imported, cue)));
        }
        for span in &quote.content {
            out.push_str(&format!("  content  {}\n", words(imported, span)));
        }
    }
    out
}

/// The layout alone, a block a line, for whoever asks what was taken for what.
fn layout(imported: &Imported) -> String {
    let mut out = String::new();
    for block in &imported.layout.blocks {
        let kind = match &block.kind {
            BlockKind::Title => "title",
            BlockKind::Subtitle => "subtitle",
            BlockKind::Heading(_) => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Item => "item",
            BlockKind::Quotation => "quotation",
            BlockKind::Turn { .. } => "turn",
            BlockKind::Direction => "direction",
            BlockKind::Caption { .. } => "caption",
            BlockKind::Dateline => "dateline",
            BlockKind::Byline => "byline",
            BlockKind::Source => "source",
            BlockKind::Boilerplate => "page",
        };
        let whose = match &block.kind {
            BlockKind::Turn { label, at, .. } => {
                format!(" <{label}>{}", at.as_deref().map(|at| format!(" @{at}")).unwrap_or_default())
            }
            BlockKind::Caption { credit: Some(credit), .. } => format!(" ({credit})"),
            _ => String::new(),
        };
        out.push_str(&format!("{kind:<10}{whose} {}\n", block.words.as_str()));
    }
    out
}

fn place(imported: &Imported, span: &Span) -> std::ops::Range<usize> {
    imported
        .layout
        .blocks
        .get(span.block)
        .map(|block| block.words.place(span.range.clone()))
        .unwrap_or_default()
}

fn words<'a>(imported: &'a Imported, span: &Span) -> &'a str {
    let block = imported.layout.blocks.get(span.block);
    block.and_then(|block| block.words.as_str().get(span.range.clone())).unwrap_or_default()
}

/// Lines and columns of places that mostly follow each other.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    start: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, start: 0 }
    }

    fn of(&mut self, place: usize) -> (usize, usize) {
        let place = self.text.floor_char_boundary(place);
        if place < self.at {
            *self = Self::new(self.text);
        }
        for (offset, _) in self.text[self.at..place].match_indices('\n') {
            self.line += 1;
            self.start = self.at + offset + 1;
        }
        self.at = place;
        (self.line, self.text[self.start..place].chars().count() + 1)
    }
}
