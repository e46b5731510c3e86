//! Markdown by `CommonMark`, with YAML front matter: headings, lists, quotations, pictures, and hard-wrapped transcripts.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::{email, html, plain};
use crate::import::release::byline;
use crate::import::release::classify::classify;
use crate::import::{date, label, transcript};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Whether a text is Markdown, by its beginning.
pub(crate) fn is(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    if front(text).is_some() {
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
pub(crate) fn read(text: &str) -> Layout {
    let mut layout = Layout::default();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let body = match front(&text[start..]) {
        Some((inner, end)) => {
            front_matter(text, start + inner.start..start + inner.end, &mut layout);
            start + end
        }
        None => start,
    };
    let mut reader =
        Reader { text, base: body, blocks: Vec::new(), open: Vec::new(), words: Words::default(), strong: 0 };
    reader.run();
    let mut blocks = std::mem::take(&mut reader.blocks);
    let spoken = transcript::turns(text, &mut blocks, false);
    title(&mut layout, &mut blocks);
    layout.blocks.append(&mut blocks);
    let titled = layout.blocks.iter().any(|block| block.kind == BlockKind::Title);
    classify(&mut layout.blocks, &mut layout.meta, !titled);
    plain::finish(&mut layout, spoken);
    layout
}

/// The only heading of the first level is the title.
fn title(layout: &mut Layout, blocks: &mut [Block]) {
    let titled = layout.blocks.iter().any(|block| block.kind == BlockKind::Title);
    let mut first = blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading(1));
    if let (Some(heading), None) = (first.next(), first.next())
        && !titled
    {
        heading.kind = BlockKind::Title;
    }
}

/// The front matter between lines of `---`: its inside, and where the text begins.
fn front(text: &str) -> Option<(Range<usize>, usize)> {
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let start =
        first.len() + text[first.len()..].len() - text[first.len()..].trim_start_matches(['\r', '\n']).len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (text[start..at].contains(':') || start == at).then_some((start..at, at + line.len()));
        }
        at += line.len();
        if at - start > 64 << 10 {
            break;
        }
    }
    None
}

/// Reads the keys of front matter; each value stays a block, so that nothing of the input is lost.
fn front_matter(text: &str, range: Range<usize>, layout: &mut Layout) {
    let mut entries: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let body = line.trim_end();
        let own = at..at + body.len();
        let key = body.split_once(':').filter(|(key, _)| {
            !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        });
        match (key, entries.last_mut()) {
            (Some((key, value)), _) => {
                let start = own.end - value.len();
                entries.push((key.to_ascii_lowercase(), start..own.end));
            }
            (None, Some((_, last))) => last.end = own.end,
            (None, None) => entries.push((String::new(), own)),
        }
        at += line.len();
    }
    for (key, range) in entries {
        let value = scalar(text, range.clone());
        let plain = value.as_str().to_owned();
        let meta = &mut layout.meta;
        let mut kind = BlockKind::Boilerplate;
        match key.as_str() {
            _ if plain.is_empty() => continue,
            "title" | "headline" => {
                meta.title.get_or_insert(plain);
                kind = BlockKind::Title;
            }
            "subtitle" | "description" if key == "subtitle" => kind = BlockKind::Subtitle,
            "date" | "published" | "published_time" | "pubdate" | "published_at" => {
                let longer =
                    meta.published.as_ref().is_none_or(|known| key != "date" && plain.len() > known.len());
                if let Some(date) = date::find(&plain) {
                    if key == "date" {
                        meta.date = date.get(..10).map(str::to_owned);
                    }
                    if longer {
                        meta.published = Some(date);
                    }
                }
            }
            "author" | "authors" | "by" | "byline" => {
                let names = plain.trim_matches(['[', ']']).replace(['"', '\''], "").replace("- ", ", ");
                meta.authors = byline::authors(&names);
            }
            "url" | "source_url" | "link" | "canonical" | "canonical_url" | "permalink"
                if plain.starts_with("http") =>
            {
                meta.url = Some(plain);
            }
            "publisher" | "site" | "site_name" | "organization" => meta.publisher = Some(plain),
            "language" | "lang" | "locale" => meta.language = Some(plain.replace('_', "-")),
            "place" | "location" => meta.place = Some(plain),
            _ => {}
        }
        layout.blocks.push(Block { kind, words: value });
    }
}

/// A scalar of YAML, its quotes and escapes undone, and folded on one line.
fn scalar(text: &str, range: Range<usize>) -> Words {
    let raw = &text[range.clone()];
    let start = range.start + raw.len() - raw.trim_start().len();
    let end = range.start + raw.trim_end().len();
    let mut words = Words::default();
    let body = &text[start..end.max(start)];
    let quote = body.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote.filter(|quote| body.len() > 1 && body.ends_with(*quote)) else {
        let skip = if body.starts_with(['|', '>']) { body.find('\n').unwrap_or(0) } else { 0 };
        words.gather(text, start + skip..end.max(start + skip));
        return words.trimmed();
    };
    let (mut at, end) = (start + 1, end - 1);
    while at < end {
        let rest = &text[at..end];
        let special = rest.find(['\\', '\'']).filter(|at| quote == '"' || rest[*at..].starts_with('\''));
        let plain = special.unwrap_or(rest.len());
        words.gather(text, at..at + plain);
        at += plain;
        if plain < rest.len() {
            at += escape(text, at, end, quote, &mut words);
        }
    }
    words.trimmed()
}

/// Undoes one escape of a quoted scalar; returns how many bytes it took.
fn escape(text: &str, at: usize, end: usize, quote: char, words: &mut Words) -> usize {
    let rest = &text[at..end];
    if quote == '\'' {
        words.push_for("'", at..at + 1);
        return if rest.starts_with("''") { 2 } else { 1 };
    }
    if rest.starts_with('\'') {
        words.push("'", at);
        return 1;
    }
    let code = rest[1..].chars().next();
    let digits = match code {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some('\n' | '\r') => {
            // The line goes on where the next one's words begin.
            let tail = rest[1..].trim_start();
            return rest.len() - tail.len();
        }
        Some('_' | 'n' | 't' | ' ' | 'N') => {
            words.space(at..at + 2);
            return 2;
        }
        Some(c) => {
            words.push_for(c.encode_utf8(&mut [0; 4]), at..at + 1 + c.len_utf8());
            return 1 + c.len_utf8();
        }
        None => return 1,
    };
    let number = rest
        .get(2..2 + digits)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .and_then(char::from_u32);
    match number {
        Some(c) if crate::import::blocks::is_invisible(c) => {}
        Some(c) if c.is_whitespace() => words.space(at..at + 2 + digits),
        Some(c) => words.push_for(c.encode_utf8(&mut [0; 4]), at..at + 2 + digits),
        None => {
            words.push("\\", at);
            return 1;
        }
    }
    2 + digits
}

/// What is open around the words that are being read.
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
    base: usize,
    blocks: Vec<Block>,
    open: Vec<Open>,
    words: Words,
    /// How many bytes of the words are in bold.
    strong: usize,
}

impl Reader<'_> {
    fn run(&mut self) {
        let text = self.text;
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let mut bold: Option<usize> = None;
        let mut images: Vec<(usize, String)> = Vec::new();
        let mut code: Option<Range<usize>> = None;
        let parser = Parser::new_ext(&text[self.base..], options).into_offset_iter();
        for (event, range) in parser {
            let range = self.base + range.start..self.base + range.end;
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.flush();
                    self.open.push(Open::Code);
                    code = matches!(kind, CodeBlockKind::Indented | CodeBlockKind::Fenced(_))
                        .then_some(range.start..range.start);
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
                    self.strong +=
                        bold.take().map_or(0, |from| self.words.as_str().len().saturating_sub(from));
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

    /// Text that stands in the input as it is, or written otherwise (an entity, an escape).
    fn copy(&mut self, piece: &str, range: Range<usize>) {
        if let Some(at) = self.text[range.clone()].find(piece) {
            let start = range.start + at;
            // Marks of bold that hold nothing together, as converters leave them: `**Title: **`.
            let doubled = self.text[start..].starts_with("**") || self.text[..start].ends_with('*');
            if piece.chars().any(|c| c != '*') || !doubled {
                self.words.gather(self.text, start..start + piece.len());
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

    fn soft_break(&mut self, range: Range<usize>) {
        // A turn may begin on the next line of a paragraph.
        let next =
            self.text[range.end..].lines().next().unwrap_or_default().trim_start_matches(['*', ' ', '_']);
        if self.open.last() == Some(&Open::Paragraph)
            && transcript::starts_turn(next)
            && !next.starts_with("A ")
        {
            self.flush();
            return;
        }
        let next = self.text[range.end..].trim_start().chars().next();
        if !crate::text::fold::joins(self.words.as_str(), next) {
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

    /// Markup among the words: only what it shows is taken.
    fn markup(&mut self, piece: &str, range: Range<usize>) {
        let mut at = range.start;
        if self.text[range.clone()].len() == piece.len() {
            for (tag, _) in piece.match_indices('<') {
                let start = range.start + tag;
                if start < at || !html::breaks_line(&piece[tag..]) {
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
        let strong = std::mem::take(&mut self.strong);
        if words.is_empty() {
            return;
        }
        let inner =
            self.open.iter().rev().find(|open| **open != Open::Other).copied().unwrap_or(Open::Paragraph);
        let quoted = self.open.contains(&Open::Quotation);
        let listed = self.open.contains(&Open::Item);
        let kind = match inner {
            Open::Heading(level) => BlockKind::Heading(level),
            _ if quoted => BlockKind::Quotation,
            _ if listed => BlockKind::Item,
            _ if is_bold_heading(words.as_str(), strong) => BlockKind::Heading(3),
            _ => BlockKind::Paragraph,
        };
        self.blocks.push(Block { kind, words });
    }
}

/// Marks of emphasis around the whole that hold nothing together, as converters leave them: `*Ada Ling *`.
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

/// A short paragraph all in bold stands for a heading, unless it names who speaks.
fn is_bold_heading(words: &str, strong: usize) -> bool {
    strong + 1 >= words.len()
        && words.chars().count() < 140
        && words.contains(char::is_alphabetic)
        && !words.ends_with(['.', ',', ';'])
        && !transcript::is_direction(words)
        && label::find(words, &[]).is_none_or(|label| label.rest < words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(BlockKind, String)> {
        read(text).blocks.into_iter().map(|block| (block.kind, block.words.as_str().to_owned())).collect()
    }

    #[test]
    fn front_matter_fills_what_is_known_of_the_source() {
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
    fn marks_are_undone_and_places_kept() {
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
        assert_eq!(&text[words.place(at..at + 4)], "here");
    }

    #[test]
    fn marks_that_hold_nothing_together_are_no_words() {
        let blocks = kinds("---\ntitle: T\n---\n\n**A title: **and the words that follow it here.\n");
        assert!(
            blocks.iter().any(|(_, words)| words == "A title: and the words that follow it here."),
            "{blocks:?}"
        );
    }

    #[test]
    fn indented_turns_are_no_code() {
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
