//! Reads saved web pages: the article and the metadata.

mod article;
mod elements;
mod find;
mod meta;
mod tree;

use crate::import::blocks::{BlockKind, Layout, Words, is_invisible};
use crate::import::date;
use crate::import::read::plain;
use crate::import::text::head;
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
    let head = head(text, 4096).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
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
    if !about.has_own_title {
        take_title(&mut layout);
    }
    mark_known_lines(&mut layout, about.description.as_deref());
    let spoken = transcript::turns(text, &mut layout.blocks, false);
    plain::finish(&mut layout, spoken);
    layout
}

/// Splits a page title that is the first heading and the name of the site.
fn split_title(layout: &mut Layout) {
    let Some(whole) = layout.meta.title.clone() else { return };
    let heading = layout.blocks.iter_mut().find(|block| block.kind == BlockKind::Heading(1));
    let Some(heading) = heading else { return };
    let Some(rest) = whole.strip_prefix(heading.words.as_str()) else { return };
    if let Some(site) = rest.trim_start().strip_prefix(['|', '–', '—', '-', '•', ':', '_']) {
        layout.meta.publisher.get_or_insert(site.trim().to_owned());
        layout.meta.title = Some(heading.words.as_str().to_owned());
        heading.kind = BlockKind::Title;
    }
}

/// Uses the only heading of the first level as the title.
fn take_title(layout: &mut Layout) {
    if layout.blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return;
    }
    let mut headings = layout.blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading(1));
    if let (Some(heading), None) = (headings.next(), headings.next()) {
        heading.kind = BlockKind::Title;
        layout.meta.title = Some(heading.words.as_str().to_owned());
    }
}

/// Marks lines that repeat the metadata: the description and the publisher.
fn mark_known_lines(layout: &mut Layout, description: Option<&str>) {
    let titled = layout.blocks.iter().position(|block| block.kind == BlockKind::Title);
    let below = titled.into_iter().flat_map(|title| layout.blocks.iter().skip(title).take(9));
    let date = below.map(|block| block.words.as_str()).find_map(date::whole);
    layout.meta.published = layout.meta.published.take().or(date);
    let publisher = layout.meta.publisher.as_deref();
    for block in layout.blocks.iter_mut().take(60) {
        let words = block.words.as_str();
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Boilerplate | BlockKind::Item) {
            continue;
        }
        // A long description may be the first paragraph of the article.
        let most = if block.kind == BlockKind::Paragraph { 161 } else { 400 };
        if description == Some(words) && (21..most).contains(&words.len()) {
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
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(false);
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        if let Token::String(piece) = token {
            let (start, end) = (range.start + piece.span.start, range.start + piece.span.end);
            entities(text, start.max(last)..end.min(range.end), words);
            last = end;
        }
    }
}

/// Adds text that may contain character references, such as `&amp;`.
fn entities(text: &str, range: Range<usize>, words: &mut Words) {
    let mut at = range.start;
    while let Some(found) = text.cut(at..range.end).find('&') {
        let start = at + found;
        words.gather(text, at..start);
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
    words.gather(text, at..range.end);
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
    for token in Tokenizer::new(raw).flatten() {
        if let Token::String(piece) = token {
            decoded.push_str(std::str::from_utf8(&piece).ok()?);
        }
    }
    (decoded != raw && !decoded.is_empty()).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB" dir="ltr"><head><meta charset=utf-8><title>Forum opens | Harbour City</title>
<meta property="og:title" content="Forum opens its &quot;doors&quot;"><meta property="og:site_name" content="Harbour City Council">
<meta name="author" content="Ada Ling"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-03T08:00:00+08:00","url":"https://example.org/forum"}</script>
<style>p { color: red }</style></head><body><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
<div class="page"><article><h1>Forum opens its “doors”</h1><p>The hall was <b>full</b> when the chair opened the forum, and it stayed so until the end, said Ada&nbsp;Ling.
<p>“Our doors are open &mdash; to all,” she said, and many of the guests agreed with her on the first day of it.</p>
<figure><img src="hall.jpg" alt="A full hall"><figcaption>The hall before the opening (Photo: Bo Chen)</figcaption></figure>
<h2>The second day</h2><blockquote><p>We came to stay.</p></blockquote><p>Nobody left before the end of the second day, the organizers said in the evening of that day.</p>
<pre>Hard-wrapped words that stand in a
preformatted block of the page,
as mails have them.</pre></article><aside><h3>Related</h3><a href="x">Another story that is not this one</a></aside></div><footer>© Harbour City <a href="i">Imprint</a></footer>
<script>var a = "<p>not text</p>";</script></body></html>"#;

    #[test]
    fn the_article_and_the_metadata_of_a_page_are_found() {
        let layout = read(PAGE);
        let find = |words: &str| {
            layout
                .blocks
                .iter()
                .find(|block| block.words.as_str().contains(words))
                .unwrap_or_else(|| panic!("{words} is lost"))
                .clone()
        };
        assert_eq!(find("Forum opens its “doors”").kind, BlockKind::Title);
        assert_eq!(find("The hall was full when").kind, BlockKind::Paragraph);
        assert!(find("— to all").words.as_str().starts_with("“Our doors"));
        assert!(find("said Ada Ling.").words.as_str().starts_with("The hall was full"));
        assert_eq!(
            find("The hall before the opening").kind,
            BlockKind::Caption { credit: Some("Photo: Bo Chen".into()), image: Some("hall.jpg".into()) }
        );
        assert_eq!(find("The second day").kind, BlockKind::Heading(2));
        assert_eq!(find("We came to stay").kind, BlockKind::Quotation);
        assert_eq!(
            find("Hard-wrapped").words.as_str(),
            "Hard-wrapped words that stand in a preformatted block of the page, as mails have them."
        );
        for page in ["Home", "Another story", "Imprint"] {
            assert_eq!(find(page).kind, BlockKind::Boilerplate, "{page}");
        }
        assert!(!layout.blocks.iter().any(|block| block.words.as_str().contains("not text")));
        let meta = &layout.meta;
        assert_eq!(meta.title.as_deref(), Some("Forum opens its \"doors\""));
        assert_eq!(meta.publisher.as_deref(), Some("Harbour City Council"));
        assert_eq!(meta.published.as_deref(), Some("2025-06-03T08:00:00+08:00"));
        assert_eq!(meta.url.as_deref(), Some("https://example.org/forum"));
        assert_eq!(meta.language.as_deref(), Some("en-GB"));
        assert_eq!(meta.authors, ["Ada Ling"]);
    }

    #[test]
    fn the_site_is_not_part_of_the_title() {
        let layout = read(
            "<html><title>Forum | City</title><main><h1>Forum</h1><p>MS. LING:&nbsp; Hello, all of you.</p><p>Q&nbsp; Why?</p></main>",
        );
        assert_eq!(layout.meta.title.as_deref(), Some("Forum"));
        assert_eq!(layout.meta.publisher.as_deref(), Some("City"));
        assert_eq!(layout.blocks[0].kind, BlockKind::Title);
        assert!(
            layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Turn { .. })).count() == 2
        );
    }

    #[test]
    fn words_of_a_page_keep_their_positions() {
        let layout = read(PAGE);
        for block in &layout.blocks {
            for word in block.words.as_str().split(' ').filter(|word| word.chars().all(char::is_alphanumeric))
            {
                let at = block.words.as_str().find(word).unwrap();
                assert_eq!(PAGE.cut(block.words.place(at..at + word.len())), word);
            }
        }
    }
}
