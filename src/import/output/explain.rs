//! Explains what was found and by which rule, as text.

use crate::import::attribution::found::Kind;
use crate::import::blocks::BlockKind;
use crate::import::imported::Imported;
use crate::text::Cut;

/// Returns all blocks and all attributions, with positions and rules.
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
    let words = |span| imported.words(span).unwrap_or_default();
    for quote in &imported.found.attributions {
        let place = quote.content.first().map(|span| imported.place(span)).unwrap_or_default();
        let (line, column) = lines.of(place.start);
        let kind = match quote.kind {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        };
        let suggested = if quote.continued { ", suggested" } else { "" };
        out.push_str(&format!("\n{line}:{column} {kind}{suggested}, found by the rule {}\n", quote.rule));
        let person = quote.person.and_then(|person| imported.found.people.get(person));
        out.push_str(&format!("  speaker  {}\n", person.map_or("unknown", |person| &person.name)));
        if let Some(source) = &quote.source {
            out.push_str(&format!("  source   {}\n", words(source)));
        }
        if let Some(cue) = &quote.cue {
            out.push_str(&format!("  cue      {}\n", words(cue)));
        }
        for span in &quote.content {
            out.push_str(&format!("  content  {}\n", words(span)));
        }
    }
    for little in &imported.found.little {
        let place = little.content.first().map(|span| imported.place(span)).unwrap_or_default();
        let (line, column) = lines.of(place.start);
        let content: Vec<&str> = little.content.iter().map(words).collect();
        let rule = little.rule;
        let block = little.content.first().and_then(|span| imported.layout.blocks.get(span.block));
        let title = block.is_some_and(|block| matches!(block.kind, BlockKind::Title | BlockKind::Subtitle));
        let why = if title { "in a title, not quoted" } else { "too little to quote" };
        out.push_str(&format!("\n{line}:{column} {why}, found by the rule {rule}\n"));
        out.push_str(&format!("  content  {}\n", content.join(" … ")));
    }
    out
}

/// Returns the blocks, one per line, each with its kind.
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

/// Converts positions to lines and columns.
///
/// It is fastest if the positions are in ascending order.
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

    /// Returns the line and the column of a byte offset, both from 1.
    ///
    /// The column counts characters.
    fn of(&mut self, place: usize) -> (usize, usize) {
        let place = self.text.floor_char_boundary(place);
        if place < self.at {
            *self = Self::new(self.text);
        }
        for (offset, _) in self.text.cut(self.at..place).match_indices('\n') {
            self.line += 1;
            self.start = self.at + offset + 1;
        }
        self.at = place;
        (self.line, self.text.cut(self.start..place).chars().count() + 1)
    }
}
