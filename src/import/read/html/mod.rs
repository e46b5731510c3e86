//! Reads saved web pages: the article and the metadata.

mod about_author;
mod article;
mod captions;
pub(super) mod elements;
mod find;
mod headed;
mod lines;
mod measure;
mod meta;
mod parts;
mod pre;
mod standfirst;
mod tree;

use crate::import::blocks::{Block, BlockKind, Layout, Words, is_invisible};
use crate::import::date;
use crate::import::read::plain;
use crate::import::text::{ends_sentence, head};
use crate::import::transcript;
use crate::text::Cut;
use elements::BREAKS_LINE;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::ops::Range;

/// Tags at the start of a page or a part of one.
const FIRST_TAGS: &[&str] = &["<!doctype html", "<html", "<head", "<body", "<article", "<main"];
/// Tags that distinguish a page from other text that begins with `<`.
const COMMON_TAGS: &[&str] =
    &["<html", "<p>", "<p ", "<div", "<body", "<h1", "</p>", "<br", "<meta ", "<title>", "<blockquote"];

/// Returns true if a text begins like a web page.
pub(super) fn is(text: &str) -> bool {
    let head = head(text, 4096).trim_start_matches('\u{feff}').trim_start();
    if !head.contains('<') {
        return false;
    }
    let head = head.to_ascii_lowercase();
    if FIRST_TAGS.iter().any(|tag| head.starts_with(tag)) {
        return true;
    }
    let begins = head.starts_with('<') && !head.starts_with("<http");
    let found = COMMON_TAGS.iter().map(|tag| head.matches(tag).count()).sum::<usize>();
    (begins && found > 1) || head.contains("<html") || head.contains("<!doctype html")
}

/// Lays out a page.
pub(super) fn read(text: &str) -> Layout {
    let tree = tree::Tree::parse(text);
    let (meta, about) = meta::read(&tree, text);
    let mut layout = Layout { meta, ..Layout::default() };
    article::blocks(&tree, text, &mut layout);
    split_title(&mut layout);
    take_title(&mut layout, about.has_own_title);
    mark_known_lines(&mut layout, about.description.as_deref());
    let spoken = transcript::turns(text, &mut layout.blocks, false);
    plain::finish(&mut layout, spoken);
    about_author::mark(&mut layout);
    lines::drop_above_text(&mut layout);
    layout
}

/// Splits a page title that is the first heading and the name of the site.
fn split_title(layout: &mut Layout) {
    let Some(whole) = layout.meta.title.clone() else { return };
    let is_heading = |block: &&mut Block| matches!(block.kind, BlockKind::Title | BlockKind::Heading(1));
    let Some(heading) = layout.blocks.iter_mut().find(is_heading) else { return };
    let Some(rest) = whole.strip_prefix(heading.words.as_str()) else { return };
    if let Some(site) = rest.trim_start().strip_prefix(['|', '–', '—', '-', '•', '·', ':', '_']) {
        layout.meta.publisher.get_or_insert(site.trim().to_owned());
        layout.meta.title = Some(heading.words.as_str().to_owned());
        heading.kind = BlockKind::Title;
    }
}

/// Uses the only heading of the first level as the title.
///
/// If the page has a title of its own, the heading must be another form of it, or come before the text.
fn take_title(layout: &mut Layout, has_own_title: bool) {
    if layout.blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return;
    }
    let title = layout.meta.title.as_deref().filter(|_| has_own_title).unwrap_or_default().to_lowercase();
    let known: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).collect();
    let is_like = |heading: &Block| {
        let words = heading.words.as_str().to_lowercase();
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (shared, all) =
            words.fold((0, 0), |(shared, all), word| (shared + usize::from(known.contains(&word)), all + 1));
        shared * 2 >= all
    };
    // A page without a heading of the first level may begin with the only one of the second.
    let first = layout.blocks.iter().find(|block| block.kind != BlockKind::Boilerplate);
    let has = |level: u8| layout.blocks.iter().any(|block| block.kind == BlockKind::Heading(level));
    let begins = first.is_some_and(|block| block.kind == BlockKind::Heading(2));
    let is_first = first.is_some_and(|block| block.kind == BlockKind::Heading(1));
    let level = if begins && !has(1) && layout.meta.title.is_none() { 2 } else { 1 };
    let mut headings = layout.blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading(level));
    if let (Some(heading), None) = (headings.next(), headings.next()) {
        if !has_own_title || is_like(heading) {
            heading.kind = BlockKind::Title;
            layout.meta.title = Some(heading.words.as_str().to_owned());
        } else if is_first {
            heading.kind = BlockKind::Title;
        }
    }
}

/// Marks lines that repeat the metadata: the description and the publisher.
fn mark_known_lines(layout: &mut Layout, description: Option<&str>) {
    let titled = layout.blocks.iter().position(|block| block.kind == BlockKind::Title);
    let below = titled.into_iter().flat_map(|title| layout.blocks.iter().skip(title).take(9));
    let date = below.map(|block| block.words.as_str()).find_map(date::whole);
    layout.meta.published = layout.meta.published.take().or(date);
    let publisher = layout.meta.publisher.as_deref();
    let mut has_subtitle = layout.blocks.iter().any(|block| block.kind == BlockKind::Subtitle);
    for block in layout.blocks.iter_mut().take(60) {
        let words = block.words.as_str();
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Boilerplate | BlockKind::Item) {
            continue;
        }
        // A sentence that is not short may be the first one of the article.
        let is_text = block.is_paragraph() && words.len() > if ends_sentence(words) { 80 } else { 160 };
        if description == Some(words) && (21..400).contains(&words.len()) && !is_text && !has_subtitle {
            has_subtitle = true;
            block.kind = BlockKind::Subtitle;
        } else if publisher == Some(words) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Returns true if markup begins with a tag that ends a line of text.
pub(super) fn breaks_line(markup: &str) -> bool {
    let name = markup.strip_prefix('<').unwrap_or(markup).trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    BREAKS_LINE.contains(&name.to_ascii_lowercase().as_str())
}

/// Adds the visible words of a range of markup.
pub(super) fn text_of(text: &str, range: Range<usize>, words: &mut Words) {
    let mut last = range.start;
    let source = text.cut(range.clone());
    if !source.contains(['<', '&']) {
        words.gather(text, range);
        return;
    }
    for token in tokens(source) {
        if let Token::String(piece) = token {
            let (start, end) = (range.start + piece.span.start, range.start + piece.span.end);
            entities(text, start.max(last)..end.min(range.end), words);
            last = end;
        }
    }
}

/// Returns the tokens of markup, with their places in it.
fn tokens(source: &str) -> impl Iterator<Item = Token<usize>> {
    // Another type of emitter would add 0.2 MB to the program.
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(false);
    Tokenizer::new_with_emitter(source, emitter).flatten()
}

/// Adds text that may contain character references, such as `&amp;`, on one line.
fn entities(text: &str, range: Range<usize>, words: &mut Words) {
    references(text, range, words, Words::gather);
}

/// Adds text that may contain character references, with its line breaks.
fn verbatim(text: &str, range: Range<usize>, words: &mut Words) {
    references(text, range, words, |words, text, range| words.push(text.cut(range.clone()), range.start));
}

fn references(
    text: &str,
    range: Range<usize>,
    words: &mut Words,
    add: impl Fn(&mut Words, &str, Range<usize>),
) {
    let mut at = range.start;
    while let Some(found) = text.cut(at..range.end).find('&') {
        let start = at + found;
        add(words, text, at..start);
        let len = entity_len(text.cut(start..range.end));
        let raw = text.cut(start..start + len);
        match (len > 1).then(|| entity(raw)).flatten() {
            Some(decoded) if decoded.chars().all(char::is_whitespace) => words.space(start..start + len),
            Some(decoded) if decoded.chars().all(is_invisible) => {}
            Some(decoded) => words.push_for(&decoded, start..start + len),
            None => words.push(raw, start),
        }
        at = start + len;
    }
    add(words, text, at..range.end);
}

/// Returns the length in bytes of the character reference at the start of a text.
///
/// Returns 1 for an ampersand that is not part of one.
fn entity_len(text: &str) -> usize {
    let name = text.bytes().skip(1).take(32);
    let len = name.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    match text.as_bytes().get(1 + len) {
        Some(b';') if len > 0 => len + 2,
        _ => 1,
    }
}

/// Returns the text that a character reference stands for.
fn entity(raw: &str) -> Option<String> {
    let mut decoded = String::new();
    for token in tokens(raw) {
        if let Token::String(piece) = token {
            decoded.push_str(std::str::from_utf8(&piece).ok()?);
        }
    }
    (decoded != raw && !decoded.is_empty()).then_some(decoded)
}

#[cfg(test)]
mod tests;
