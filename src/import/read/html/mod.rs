//! A saved web page: its article among menus and teasers, with what the page says of itself.

pub(crate) mod article;
pub(crate) mod find;
pub(crate) mod meta;
pub(crate) mod tree;

use crate::import::blocks::{BlockKind, Layout, Words};
use crate::import::read::plain;
use crate::import::{text, transcript};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::ops::Range;

/// Whether a text is a page, by its beginning.
pub(crate) fn is(text: &str) -> bool {
    let head = text::head(text, 4096).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body", "<article", "<main"]
        .iter()
        .any(|tag| head.starts_with(tag))
    {
        return true;
    }
    let begins = head.starts_with('<') && !head.starts_with("<http");
    let tags =
        ["<html", "<p>", "<p ", "<div", "<body", "<h1", "</p>", "<br", "<meta ", "<title>", "<blockquote"];
    let found = tags.iter().map(|tag| head.matches(tag).count()).sum::<usize>();
    (begins && found > 1) || head.contains("<html") || head.contains("<!doctype html")
}

/// Lays out a page.
pub(crate) fn read(text: &str) -> Layout {
    let tree = tree::Tree::parse(text);
    let (meta, about) = meta::read(&tree, text);
    let mut layout = Layout { meta, ..Layout::default() };
    article::blocks(&tree, text, &mut layout);
    title(&mut layout);
    if !about.sure {
        heading_as_title(&mut layout);
    }
    known_lines(&mut layout, about.description.as_deref());
    let spoken = transcript::turns(text, &mut layout.blocks, false);
    plain::finish(&mut layout, spoken);
    layout
}

/// Where only the window has a title, the one heading of the first level is the article's.
fn heading_as_title(layout: &mut Layout) {
    if layout.blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return;
    }
    let mut headings = layout.blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading(1));
    if let (Some(heading), None) = (headings.next(), headings.next()) {
        heading.kind = BlockKind::Title;
        layout.meta.title = Some(heading.words.as_str().to_owned());
    }
}

/// Lines that the page has told of before: the sentence under the title, and who publishes it.
fn known_lines(layout: &mut Layout, description: Option<&str>) {
    let publisher = layout.meta.publisher.clone();
    let titled = layout.blocks.iter().position(|block| block.kind == BlockKind::Title);
    let below = titled.map_or(&[][..], |title| &layout.blocks[title..(title + 9).min(layout.blocks.len())]);
    let date = below.iter().find_map(|block| crate::import::date::whole(block.words.as_str()));
    layout.meta.published = layout.meta.published.take().or(date);
    for block in layout.blocks.iter_mut().take(60) {
        let words = block.words.as_str();
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Boilerplate | BlockKind::Item) {
            continue;
        }
        if words.len() > 20 && words.len() < 400 && description == Some(words) && !block_is_text(words, block)
        {
            block.kind = BlockKind::Subtitle;
        } else if publisher.as_deref() == Some(words) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// The first paragraph of an article may be its description too.
fn block_is_text(words: &str, block: &crate::import::blocks::Block) -> bool {
    block.kind == BlockKind::Paragraph && words.len() > 160
}

/// The only heading of the first level is the title, where the page's own begins with it and goes on with the site.
fn title(layout: &mut Layout) {
    let Some(whole) = layout.meta.title.clone() else { return };
    let heading = layout.blocks.iter_mut().find(|block| block.kind == BlockKind::Heading(1));
    let Some((heading, rest)) = heading.and_then(|block| {
        let rest = whole.strip_prefix(block.words.as_str())?.trim_start().to_owned();
        Some((block, rest))
    }) else {
        return;
    };
    if let Some(site) = rest.strip_prefix(['|', '–', '—', '-', '•', ':', '_']) {
        layout.meta.publisher.get_or_insert(site.trim().to_owned());
        layout.meta.title = Some(heading.words.as_str().to_owned());
        heading.kind = BlockKind::Title;
    }
}

/// Whether the tag that begins here ends a line of text.
pub(crate) fn breaks(markup: &str) -> bool {
    let name = markup[1..].trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    [
        "br",
        "p",
        "div",
        "td",
        "th",
        "tr",
        "table",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "section",
        "article",
        "figure",
        "figcaption",
        "blockquote",
    ]
    .contains(&name.as_str())
}

/// Adds the words that a stretch of markup shows.
pub(crate) fn text_of(text: &str, range: Range<usize>, words: &mut Words) {
    let mut last = range.start;
    let source = &text[range.clone()];
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

/// Adds text in which entities may stand.
pub(crate) fn entities(text: &str, range: Range<usize>, words: &mut Words) {
    let mut at = range.start;
    while let Some(found) = text[at..range.end].find('&') {
        let start = at + found;
        words.gather(text, at..start);
        let len = entity_len(&text[start..range.end]);
        let raw = &text[start..start + len];
        match (len > 1).then(|| entity(raw)).flatten() {
            Some(decoded) if decoded.chars().all(char::is_whitespace) => words.space(start..start + len),
            Some(decoded) if decoded.chars().all(crate::import::blocks::shows_nothing) => {}
            Some(decoded) => words.push_for(&decoded, start..start + len),
            None => words.push(raw, start),
        }
        at = start + len;
    }
    words.gather(text, at..range.end);
}

/// How many bytes an entity takes that begins here; 1 where it is only an ampersand.
fn entity_len(rest: &str) -> usize {
    let body =
        rest[1..].bytes().take(32).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    match rest.as_bytes().get(1 + body) {
        Some(b';') if body > 0 => body + 2,
        _ => 1,
    }
}

/// What an entity stands for, as the standard has it.
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
    fn the_article_of_a_page_is_found_with_what_the_page_says_of_itself() {
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
    fn the_site_is_no_part_of_the_title() {
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
    fn words_of_a_page_know_their_places() {
        let layout = read(PAGE);
        for block in &layout.blocks {
            for word in block.words.as_str().split(' ').filter(|word| word.chars().all(char::is_alphanumeric))
            {
                let at = block.words.as_str().find(word).unwrap();
                assert_eq!(&PAGE[block.words.place(at..at + word.len())], word);
            }
        }
    }
}
