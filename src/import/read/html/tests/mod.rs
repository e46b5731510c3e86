//! Tests of reading whole pages.

mod parts;

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
    assert!(layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Turn { .. })).count() == 2);
}

#[test]
fn words_of_a_page_keep_their_positions() {
    let layout = read(PAGE);
    for block in &layout.blocks {
        for word in block.words.as_str().split(' ').filter(|word| word.chars().all(char::is_alphanumeric)) {
            let at = block.words.as_str().find(word).unwrap();
            assert_eq!(PAGE.cut(block.words.place(at..at + word.len())), word);
        }
    }
}

const PROSE: &str = "The harbour office opened its doors at noon, and many of the guests came by boat from the other side of the bay.";

/// The texts of a page that are part of its article, without the title.
fn article(page: &str) -> Vec<String> {
    let blocks = read(page).blocks.into_iter();
    let is_text = |kind: &BlockKind| !matches!(kind, BlockKind::Boilerplate | BlockKind::Title);
    blocks.filter(|block| is_text(&block.kind)).map(|block| block.words.as_str().to_owned()).collect()
}

fn prose(count: usize) -> String {
    (0..count).map(|index| format!("<p>{index}. {PROSE}</p>")).collect::<Vec<_>>().concat()
}

#[test]
fn markup_in_preformatted_text_does_not_change_how_its_lines_are_read() {
    let page = |name: &str| {
        format!(
            "<pre>\n[From the record at {name}]\n\n  Mr. HOLT. The lamps are &lt;out&gt; and the\nboats are late.\n  Ms. RUSK. Then let us light\nthem.\n  Mr. HOLT. Let us.\n</pre>"
        )
    };
    let plain = read(&page("quay.example"));
    let linked = page("<a href=\"https://quay.example\">quay.<b>example</b></a>");
    let read = read(&linked);
    let words = |layout: &Layout| {
        layout
            .blocks
            .iter()
            .map(|block| (block.words.as_str().to_owned(), block.kind.clone()))
            .collect::<Vec<_>>()
    };
    let texts = |layout| words(layout).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    assert_eq!(texts(&read), texts(&plain));
    assert!(texts(&read).contains(&"[From the record at quay.example]".to_owned()), "{:?}", texts(&read));
    let turns = read.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Turn { .. }));
    assert_eq!(turns.count(), 3);
    let out = read.blocks.iter().find(|block| block.words.as_str().contains("<out>")).unwrap();
    let at = out.words.as_str().find("boats").unwrap();
    assert_eq!(linked.cut(out.words.place(at..at + 5)), "boats");
}

#[test]
fn an_article_in_several_elements_is_whole() {
    let row = |from: usize| {
        format!(
            "<div class=row><div class=col>{}</div></div>",
            prose(3).replace("<p>", &format!("<p>{from}-"))
        )
    };
    let page = format!(
        "<main><h1>The harbour is open again</h1><div class=hero><p class=intro>It opened at noon, as the harbour office had said it would.</p></div><section>{}{}{}</section></main>",
        row(1),
        row(2),
        row(3)
    );
    assert_eq!(article(&page).len(), 10);
}

#[test]
fn parts_of_the_page_are_not_in_the_article() {
    let page = format!(
        "<html><body class='single modal-ready'><div class=cookie-notice><p>{PROSE}</p>{many}</div><div id=content><h1>The harbour is open again</h1><p class=byline>Ada Ling, Harbour Desk</p>{text}<div class=share-buttons><p>Share this story with the people you know, so that they read it too.</p></div><div class=card><h3><a href=/x>A tide like no other</a></h3><p>Nobody had seen the water so high at the quay.</p></div><h3>More from the quay</h3><p><a href=/y>The ferry that never came</a></p><div id=comments><p>{PROSE}</p>{many}</div></div></body></html>",
        many = prose(9),
        text = prose(3),
    );
    let texts = article(&page);
    assert_eq!(texts.len(), 3, "{texts:?}");
}

#[test]
fn parts_of_the_page_between_the_paragraphs_are_not_in_the_article() {
    let part = "<p>The ferry that never came: read how the crew spent the night on the sandbank.</p>";
    for class in ["read-also", "c-mostRead", "story__more-from", "table-of-contents", "d-print-none"] {
        let page = format!(
            "<article><h1>The harbour is open again</h1>{}<div class='{class}'>{part}</div>{}</article>",
            prose(3),
            prose(3)
        );
        assert_eq!(article(&page).len(), 6, "{class}");
    }
    let items = "<li><h3>The quay</h3><p>Boats at the quay in the first light of the day.</p></li>".repeat(9);
    let page = format!(
        "<article><h1>The harbour is open again</h1>{}<div class=photo-gallery><ul>{items}</ul></div></article>",
        prose(12)
    );
    assert_eq!(article(&page).len(), 12);
}

#[test]
fn words_that_a_page_repeats_in_large_letters_are_left_out() {
    let page = format!(
        "<article><h1>The harbour is open again</h1>{}<blockquote><p>“{}”</p></blockquote><blockquote><p>“We kept the lamps lit for everybody who came late.”</p></blockquote></article>",
        prose(3),
        "The harbour office opened its doors at noon, and many of the guests came by boat"
    );
    let texts = article(&page);
    assert_eq!(texts.len(), 4, "{texts:?}");
}

#[test]
fn a_part_of_the_page_inside_a_sentence_does_not_split_it() {
    let page = format!(
        "<article><h1>The harbour is open again</h1><p>The lamps <span aria-hidden=true>x</span>are <span class=share-tip>(share)</span> lit.</p>{}</article>",
        prose(3)
    );
    assert_eq!(article(&page)[0], "The lamps are lit.");
}

#[test]
fn an_article_is_found_in_unusual_elements() {
    let text = prose(3);
    for page in [
        format!("<form><h1>Open again</h1>{text}</form>"),
        format!("<main><aside><article><h1>Open again</h1>{text}</article></aside></main>"),
        format!("<div class=post><noscript><h1>Open again</h1>{text}</noscript></div>"),
        format!("<div style='display: none'><h1>Open again</h1>{text}</div>"),
        format!("<head><title>Open again</title><div><h1>Open again</h1>{text}</div>"),
        format!("<nav><svg><title/><path d='M0'/></svg></nav><div><h1>Open again</h1>{text}</div>"),
        format!("<h1>Open again</h3><div class=with-paywall>{text}</div>"),
        format!("<section id=sharing-the-harbour-with-boats><h1>Open again</h1>{text}</section>"),
    ] {
        let texts = article(&page);
        assert_eq!(texts.iter().filter(|words| words.contains(PROSE)).count(), 3, "{page}: {texts:?}");
    }
}

#[test]
fn the_heading_of_the_article_is_its_title() {
    let title = |head: &str, heading: &str| {
        let layout = read(&format!(
            "{head}<div class=top>{heading}</div><div class=text><p class=center>By telephone</p>{}</div>",
            prose(3)
        ));
        let titles = layout.blocks.iter().filter(|block| block.kind == BlockKind::Title);
        (layout.meta.title.clone().unwrap_or_default(), titles.count())
    };
    let open = ("The harbour is open again".to_owned(), 1);
    let heading = "<h1>The harbour is open again</h1>";
    assert_eq!(title("", heading), open);
    assert_eq!(title("<title>The harbour is open again - HARBOUR.EXAMPLE</title>", heading), open);
    assert_eq!(
        title("<meta property=og:title content='Harbour open again, says the office'>", heading),
        open
    );
    let other = "<meta property=og:title content='A long winter ends on the quay'>";
    assert_eq!(title(other, heading).0, "A long winter ends on the quay");
}

#[test]
fn a_name_and_a_time_before_a_turn_are_its_label() {
    let turn = |name: &str, time: &str| format!("<p><cite>{name}</cite> <time>{time}</time> {PROSE}</p>");
    let page = format!(
        "<h1>On the quay</h1>{}{}{}",
        turn("Ada Ling", "0:00"),
        turn("Bo Rusk", "0:09"),
        turn("Ada Ling", "0:31")
    );
    let texts = article(&page);
    assert_eq!(texts.iter().filter(|words| *words == PROSE).count(), 3, "{texts:?}");
}

#[test]
fn the_line_that_sums_up_the_article_is_its_subtitle() {
    let subtitle = |above: &str, inside: &str| {
        let page = format!(
            "<header><h1>The harbour is open again</h1>{above}</header><main>{inside}{}</main>",
            prose(9)
        );
        let blocks = read(&page).blocks;
        let found = blocks.iter().find(|block| block.kind == BlockKind::Subtitle);
        found.map(|block| block.words.as_str().to_owned())
    };
    let line = "Boats may come and go at night again, after a long winter in which the quay stayed dark";
    assert_eq!(subtitle(&format!("<p>{line}</p>"), "").as_deref(), Some(line));
    assert_eq!(subtitle("", &format!("<h2>{line}</h2>")).as_deref(), Some(line));
    assert_eq!(subtitle("", &format!("<p class=article-dek>{line}</p>")).as_deref(), Some(line));
    // These are text: a heading like those below, several sentences, and a quotation.
    assert_eq!(subtitle("", &format!("<h2>{line}</h2><p>{PROSE}</p><h2>Afterwards</h2>")), None);
    assert_eq!(subtitle(&format!("<p>{PROSE} Nobody had expected it.</p>"), ""), None);
    assert_eq!(subtitle("<p>“The quay was dark the whole winter,” said the harbour master.</p>", ""), None);
    assert_eq!(subtitle("", &format!("<p>{line}</p>")), None);
}

#[test]
fn notes_about_the_author_are_not_in_the_article() {
    let page = |byline: &str, end: &str| {
        format!(
            "<article><h1>The harbour is open again</h1><p>By Ada Ling</p>{byline}{}{end}</article>",
            prose(9)
        )
    };
    let count = |byline: &str, end: &str| article(&page(byline, end)).len();
    let all = count("", "");
    for note in [
        "<p>Ada Ling is a reporter who has covered the harbour for ten years.</p>",
        "<p>Ada Ling, PhD, writes about boats and tides. She lives on the quay.</p>",
        "<p><em>(Ada Ling covers the harbour.)</em></p>",
        "<p>Ada Ling ist Redakteurin und schreibt seit zehn Jahren vom Hafen.</p>",
        "<p>Ada Ling is a reporter on the quay.</p><p>Before that, Ling taught sailors to read.</p>",
    ] {
        assert_eq!(count("", note), all, "{note}");
        assert_eq!(count(note, ""), all, "{note}");
    }
    for text in [
        "<p>Ada Ling said that the lamps would stay lit until the last boat had come in.</p>",
        "<p>Bo Rusk is a sailor who came home on the last boat of the year.</p>",
        "<p>Ada Ling is sure of it: “The lamps will stay lit until the last boat is in.”</p>",
    ] {
        assert_eq!(count("", text), all + 1, "{text}");
    }
}

#[test]
fn text_is_kept_in_elements_that_often_hold_other_things() {
    let row = |name: &str, count: &str| format!("<tr><td>{name}</td><td>{count} boats</td></tr>");
    let table = format!("<table>{}{}</table>", row("Monday", "12"), row("Tuesday", "9"));
    for (part, words) in [
        (format!("<figure class=wp-block-table>{table}</figure>"), "Tuesday 9 boats"),
        (format!("<figure><p>{PROSE} Nobody had thought of that.</p></figure>"), "Nobody had thought"),
        (format!("<div class=card><p>{PROSE} <a href=/t>Tides</a></p></div>"), PROSE),
        (
            "<p>These are the lamps that were lit on the first night:</p><ul><li><a href=/l>One</a></ul>"
                .into(),
            "lamps",
        ),
    ] {
        let page =
            format!("<article><h1>The harbour is open again</h1>{}{part}{}</article>", prose(4), prose(4));
        assert!(article(&page).iter().any(|text| text.contains(words)), "{part}");
    }
}

#[test]
fn lines_above_the_text_with_the_author_or_the_date_are_left_out() {
    for line in ["Ada Ling, Harbour Desk", "Updated June 3, 2025, 8:00 | 4 min read"] {
        let page = format!(
            "<meta name=author content='Ada Ling'><article><h1>The harbour is open again</h1><p>{line}</p>{}</article>",
            prose(3)
        );
        assert_eq!(article(&page).len(), 3, "{line}");
    }
    let page =
        format!("<article><h1>The harbour is open again</h1><p>To all boats</p>{}</article>", prose(3));
    assert_eq!(article(&page).len(), 4);
}

#[test]
fn lines_that_pages_add_are_left_out() {
    for line in [
        "By signing up, you agree to the terms of the harbour.",
        "This post may contain affiliate links to shops.",
        "Folgen Sie uns auch an den Kai.",
        "Síguenos en el muelle.",
        "→ Read more: the ferry that never came",
        "Follow Ada Ling on Instagram.",
    ] {
        let page = format!(
            "<article><h1>The harbour is open again</h1>{}<p>{line}</p>{}</article>",
            prose(3),
            prose(3)
        );
        assert_eq!(article(&page).len(), 6, "{line}");
    }
    for line in ["Follow the quay to its end, and turn left.", "“Read more: that is my advice,” she said."]
    {
        let page = format!(
            "<article><h1>The harbour is open again</h1>{}<p>{line}</p>{}</article>",
            prose(3),
            prose(3)
        );
        assert_eq!(article(&page).len(), 7, "{line}");
    }
}
