//! Reads Markdown (`CommonMark`), including hard-wrapped transcripts.

mod front_matter;

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::hyphens::{Hyphens, Joint};
use crate::import::read::{email, html, plain};
use crate::import::release::classify::classify;
use crate::import::text::ends_sentence;
use crate::import::{label, transcript};
use crate::text::{Cut, fold};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A shorter paragraph in bold may be a heading. Counts characters.
const MAX_BOLD_HEADING: usize = 140;

/// A shorter line in bold at the start of a paragraph may be a heading. Counts bytes.
const MAX_BOLD_LINE: usize = 60;

/// Returns true if a text begins like Markdown.
pub(super) fn is(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    if front_matter::find(text).is_some() {
        return true;
    }
    if email::is(text) {
        return false;
    }
    let mut marks = 0;
    for line in text.lines().take(300) {
        let heading = line.trim_start_matches('#');
        let hashes = line.len() - heading.len();
        marks += usize::from((1..=4).contains(&hashes) && heading.starts_with(' ') && heading.len() > 2);
        marks += usize::from(line.contains("](http"));
        marks += usize::from(line.matches("**").count() > 1);
        marks += usize::from(line.starts_with("> "));
        marks += usize::from(line.starts_with("!["));
    }
    marks > 1
}

/// Lays out a Markdown text.
pub(super) fn read(text: &str) -> Layout {
    let mut layout = Layout::default();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let body = match front_matter::find(text.cut(start..)) {
        Some((inner, end)) => {
            front_matter::read(text, start + inner.start..start + inner.end, &mut layout);
            start + end
        }
        None => start,
    };
    let mut reader = Reader {
        text,
        base: body,
        blocks: Vec::new(),
        open: Vec::new(),
        words: Words::default(),
        bold: 0,
        hyphens: Hyphens::of(text.cut(body..)),
        joint: Joint::Space,
    };
    reader.run();
    let mut blocks = reader.blocks;
    let sure = transcript::are_speakers(&layout.meta.speakers, &blocks);
    let spoken = transcript::turns(text, &mut blocks, sure);
    take_title(&layout, &mut blocks);
    layout.blocks.append(&mut blocks);
    let titled = layout.blocks.iter().any(|block| block.kind == BlockKind::Title);
    classify(&mut layout.blocks, &mut layout.meta, !titled);
    plain::finish(&mut layout, spoken);
    layout
}

/// Uses the only heading of the first level as the title, unless there is one.
fn take_title(layout: &Layout, blocks: &mut [Block]) {
    let titled = layout.blocks.iter().any(|block| block.kind == BlockKind::Title);
    let mut first = blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading(1));
    if let (Some(heading), None) = (first.next(), first.next())
        && !titled
    {
        heading.kind = BlockKind::Title;
    }
}

/// An element around the current words.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Paragraph,
    Heading(u8),
    Item,
    Quotation,
    Code,
    Other,
}

struct Reader<'t> {
    text: &'t str,
    /// The byte at which the Markdown begins, after the front matter.
    base: usize,
    blocks: Vec<Block>,
    /// The elements around the words, outermost first.
    open: Vec<Open>,
    /// The words of the current block.
    words: Words,
    /// Number of bytes of the words that are bold.
    bold: usize,
    hyphens: Hyphens<'t>,
    /// How to join the last line of text to the next one.
    joint: Joint,
}

impl Reader<'_> {
    fn run(&mut self) {
        let text = self.text;
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let mut bold: Option<usize> = None;
        let mut images: Vec<(usize, String)> = Vec::new();
        let mut code: Option<Range<usize>> = None;
        let parser = Parser::new_ext(text.cut(self.base..), options).into_offset_iter();
        for (event, range) in parser {
            let range = self.base + range.start..self.base + range.end;
            match event {
                Event::Start(Tag::CodeBlock(_)) => {
                    self.flush();
                    self.open.push(Open::Code);
                    code = Some(range.start..range.start);
                }
                Event::End(TagEnd::CodeBlock) => {
                    self.open.pop();
                    if let Some(range) = code.take() {
                        plain::blocks(text, range, &mut self.blocks);
                    }
                }
                Event::Text(_) if code.is_some() => {
                    if let Some(code) = &mut code {
                        let start = if code.start == code.end { range.start } else { code.start };
                        *code = start..range.end;
                    }
                }
                Event::Start(Tag::Strong) => bold = Some(self.words.as_str().len()),
                Event::End(TagEnd::Strong) => {
                    let end = self.words.as_str().len();
                    self.bold += bold.take().map_or(0, |from| end.saturating_sub(from));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    images.push((self.words.as_str().len(), dest_url.into_string()));
                }
                Event::End(TagEnd::Image) => self.image(images.pop()),
                Event::Start(tag) => self.start(&tag),
                Event::End(tag) => self.end(tag),
                Event::Text(piece) | Event::Code(piece) => self.copy(&piece, range),
                Event::SoftBreak => self.soft_break(range),
                Event::HardBreak => self.hard_break(range),
                Event::Html(piece) | Event::InlineHtml(piece) => self.markup(&piece, range),
                Event::Rule => self.flush(),
                _ => {}
            }
        }
        self.flush();
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let open = match tag {
            Tag::Heading { level, .. } => Open::Heading(*level as u8),
            Tag::Item => Open::Item,
            Tag::BlockQuote(_) => Open::Quotation,
            Tag::Paragraph | Tag::TableRow | Tag::TableHead => Open::Paragraph,
            Tag::TableCell => {
                let end = self.words.as_str().len();
                let at = self.words.place(end..end).start;
                self.words.space(at..at);
                return;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => return,
            _ => Open::Other,
        };
        self.flush();
        self.open.push(open);
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(
            tag,
            TagEnd::TableCell | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
        ) {
            return;
        }
        self.flush();
        self.open.pop();
    }

    /// Adds text that is copied from the input, or decoded from an entity or escape.
    fn copy(&mut self, piece: &str, range: Range<usize>) {
        if let Some(at) = self.text.cut(range.clone()).find(piece) {
            let start = range.start + at;
            // Converters leave asterisks that are not emphasis: `**Title: **`.
            let doubled = self.text.cut(start..).starts_with("**") || self.text.cut(..start).ends_with('*');
            if piece.chars().any(|c| c != '*') || !doubled {
                let end = start + piece.len();
                self.joint = self.joint_at(piece, end);
                let hyphen = if self.joint == Joint::Drop { piece.chars().next_back() } else { None };
                self.words.gather(self.text, start..end - hyphen.map_or(0, char::len_utf8));
            }
        } else {
            for (index, part) in piece.split_whitespace().enumerate() {
                if index > 0 || piece.starts_with(char::is_whitespace) {
                    self.words.space(range.clone());
                }
                self.words.push_for(part, range.clone());
            }
            if piece.ends_with(char::is_whitespace) {
                self.words.space(range);
            }
        }
    }

    /// How to join the text that ends at byte `end` to the next line.
    fn joint_at(&self, piece: &str, end: usize) -> Joint {
        let below = self.text.cut(end..).trim_start_matches('\r');
        let next = below.strip_prefix('\n').filter(|_| piece.ends_with(['-', '‐']));
        let next = next.and_then(|next| next.lines().next());
        next.map_or(Joint::Space, |next| self.hyphens.joint(piece, next.trim_start_matches([' ', '>'])))
    }

    fn soft_break(&mut self, range: Range<usize>) {
        // A turn may begin on the next line of a paragraph.
        let line = self.text.cut(range.end..).lines().next().unwrap_or_default().trim_start();
        let next = line.trim_start_matches(['*', ' ', '_']);
        let is_bold_label =
            || line.starts_with("**") && transcript::name_before_colon(&next.replacen("**", "", 1)).is_some();
        if self.open.last() == Some(&Open::Paragraph)
            && (transcript::starts_turn(next) && !next.starts_with("A ") || is_bold_label())
        {
            self.flush();
            return;
        }
        // "**Ada**" on a line of its own is a heading or a label.
        let own = self.text.cut(..range.start).lines().next_back().unwrap_or_default().trim();
        let is_bold_line = own.len() < MAX_BOLD_LINE
            && own
                .strip_prefix(['*', '_'])
                .filter(|own| own.starts_with(['*', '_']) && own.ends_with(['*', '_']))
                .is_some_and(|own| !own.trim_matches(['*', '_']).contains(['*', '_']));
        let words = self.words.as_str().trim_end();
        if self.open.last() == Some(&Open::Paragraph)
            && is_bold_line
            && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && self.bold >= words.len()
            && is_bold_heading(words, self.bold)
            && !ends_sentence(words)
        {
            self.flush();
            return;
        }
        let next = self.text.cut(range.end..).trim_start().chars().next();
        if std::mem::replace(&mut self.joint, Joint::Space) == Joint::Space
            && !fold::joins(self.words.as_str(), next)
        {
            self.words.space(range);
        }
    }

    fn hard_break(&mut self, range: Range<usize>) {
        if matches!(self.open.last(), None | Some(Open::Paragraph | Open::Quotation | Open::Other)) {
            self.flush();
        } else {
            self.words.space(range);
        }
    }

    /// Adds the visible words of inline HTML.
    fn markup(&mut self, piece: &str, range: Range<usize>) {
        let mut at = range.start;
        if range.len() == piece.len() {
            for (tag, _) in piece.match_indices('<') {
                let start = range.start + tag;
                if start < at || !html::breaks_line(piece.cut(tag..)) {
                    continue;
                }
                html::text_of(self.text, at..start, &mut self.words);
                self.hard_break(start..start);
                at = start;
            }
        }
        html::text_of(self.text, at..range.end, &mut self.words);
    }

    fn image(&mut self, image: Option<(usize, String)>) {
        let Some((from, address)) = image else { return };
        let whole = std::mem::take(&mut self.words);
        let end = whole.as_str().len();
        let from = from.min(end);
        self.words = whole.slice(0..from);
        let alt = whole.slice(from..end);
        if !alt.is_empty() {
            self.blocks
                .push(Block { kind: BlockKind::Caption { credit: None, image: Some(address) }, words: alt });
        }
    }

    fn flush(&mut self) {
        let words = without_stars(std::mem::take(&mut self.words).trimmed());
        let bold = std::mem::take(&mut self.bold);
        if words.is_empty() {
            return;
        }
        let inner =
            self.open.iter().rev().find(|open| **open != Open::Other).copied().unwrap_or(Open::Paragraph);
        let quoted = self.open.contains(&Open::Quotation);
        let listed = self.open.contains(&Open::Item);
        let kind = match inner {
            Open::Heading(level) if level > 1 && label::asks(words.as_str()) => BlockKind::Paragraph,
            Open::Heading(level) => BlockKind::Heading(level),
            _ if quoted => BlockKind::Quotation,
            _ if listed => BlockKind::Item,
            _ if is_bold_heading(words.as_str(), bold) => BlockKind::Heading(3),
            _ => BlockKind::Paragraph,
        };
        self.blocks.push(Block { kind, words });
    }
}

/// Removes asterisks around all words that are not emphasis.
///
/// Converters leave these: `*Ada Ling *`.
fn without_stars(words: Words) -> Words {
    let text = words.as_str();
    let inner = text.strip_prefix('*').and_then(|inner| inner.strip_suffix('*'));
    match inner {
        Some(inner) if inner.contains(char::is_alphanumeric) && !inner.contains('*') => {
            words.slice(1..text.len() - 1)
        }
        _ => words,
    }
}

/// Returns true if a paragraph is a heading: short, all bold, and not a label.
fn is_bold_heading(words: &str, bold: usize) -> bool {
    bold + 1 >= words.len()
        && words.chars().count() < MAX_BOLD_HEADING
        && words.contains(char::is_alphabetic)
        && !words.ends_with(['.', ',', ';'])
        && !transcript::is_direction(words)
        && label::find(words, &[]).is_none_or(|label| label.rest < words.len())
        && !label::asks(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(BlockKind, String)> {
        read(text).blocks.into_iter().map(|block| (block.kind, block.words.as_str().to_owned())).collect()
    }

    #[test]
    fn front_matter_has_title_date_and_address() {
        let text = "---\ndate: '2021-01-21'\nsource_url: https://example.org/a\npublished_time: 2021-01-21 19:35:00-05:00\ntitle: \"Briefing by Jen\\_Psaki, \\\n  the President\\u2019\\\n  s Secretary\"\n---\n\nMS. PSAKI:  Hi.\n\nQ    Hello?\n";
        let layout = read(text);
        assert_eq!(layout.meta.title.as_deref(), Some("Briefing by Jen Psaki, the President’s Secretary"));
        assert_eq!(layout.meta.published.as_deref(), Some("2021-01-21T19:35:00-05:00"));
        assert_eq!(layout.meta.url.as_deref(), Some("https://example.org/a"));
        let turns: Vec<&str> = layout
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Turn { .. }))
            .map(|block| block.words.as_str())
            .collect();
        assert_eq!(turns, ["Hi.", "Hello?"]);
    }

    #[test]
    fn markup_is_removed_and_positions_are_kept() {
        let text = "# The *Forum*\n\nAda said “a &amp; b \\[sic\\]” [here](https://example.org).\n\n> Our words.\n\n- one\n- two\n\n![The hall](images/hall.png)\n";
        let blocks = kinds(text);
        assert_eq!(blocks[0], (BlockKind::Title, "The Forum".to_owned()));
        assert_eq!(blocks[1], (BlockKind::Paragraph, "Ada said “a & b [sic]” here.".to_owned()));
        assert_eq!(blocks[2], (BlockKind::Quotation, "Our words.".to_owned()));
        assert_eq!(blocks[3], (BlockKind::Item, "one".to_owned()));
        assert_eq!(
            blocks[5].0,
            BlockKind::Caption { credit: None, image: Some("images/hall.png".to_owned()) }
        );
        let layout = read(text);
        let words = &layout.blocks[1].words;
        let at = words.as_str().find("here").unwrap();
        assert_eq!(text.cut(words.place(at..at + 4)), "here");
    }

    #[test]
    fn asterisks_that_are_not_emphasis_are_removed() {
        let blocks = kinds("---\ntitle: T\n---\n\n**A title: **and the words that follow it here.\n");
        assert!(
            blocks.iter().any(|(_, words)| words == "A title: and the words that follow it here."),
            "{blocks:?}"
        );
    }

    #[test]
    fn indented_turns_are_not_code() {
        let text =
            "---\ntitle: T\n---\n\n     MS. LING:  Hi, everyone,\n     all of you.\n\n     Q    Why?\n";
        let labels: Vec<String> = read(text)
            .blocks
            .into_iter()
            .filter_map(|block| match block.kind {
                BlockKind::Turn { label, .. } => Some(format!("{label}: {}", block.words.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(labels, ["MS. LING: Hi, everyone, all of you.", "Q: Why?"]);
    }
}
