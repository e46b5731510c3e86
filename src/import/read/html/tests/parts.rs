//! Tests what pages put around and between the paragraphs of an article, and what is part of it.

use super::{PROSE, article, prose};
use crate::import::blocks::BlockKind;
use crate::import::read::html::read;

/// Returns a page with an article, and with other markup after its text.
fn page(after: &str) -> String {
    let text = prose(5);
    format!(
        "<html><body><main><article><h1>The harbour is open again</h1>{text}{after}</article></main></body></html>"
    )
}

/// Returns true if the words are in the article of a page.
fn has(page: &str, words: &str) -> bool {
    article(page).iter().any(|text| text.contains(words))
}

/// Returns the kind of the block that begins with some words.
fn kind(page: &str, words: &str) -> BlockKind {
    let block = read(page).blocks.into_iter().find(|block| block.words.as_str().starts_with(words));
    block.unwrap_or_else(|| panic!("{words} is lost")).kind
}

#[test]
fn a_part_whose_heading_is_that_of_a_page_is_not_in_the_article() {
    let part = format!("<div><div><h3>Related stories</h3></div><div><p>{PROSE} Last year.</p></div></div>");
    assert!(!has(&page(&part), "Last year."));
    let part = format!("<div><h3>The guests</h3></div><div><p>{PROSE} Last year.</p></div>");
    assert!(has(&page(&part), "Last year."));
}

#[test]
fn other_articles_below_such_a_heading_are_not_in_the_article_however_long_they_are() {
    let other = format!("<article><p>{PROSE} Last year.</p>{}</article>", prose(3).repeat(2));
    let others = format!("<h3 class=related-title>You may also enjoy</h3>{}", other.repeat(4));
    assert!(!has(&page(&others), "Last year."));
    // Running text below such a heading is kept if it is most of the page.
    let text =
        format!("<h3 class=related-title>The guests</h3><div>{}</div>", prose(9).replace("boat", "ferry"));
    assert!(has(&page(&text), "ferry"));
}

#[test]
fn links_to_other_stories_above_the_title_are_not_in_the_article() {
    let story = format!("<li><a href=/x>A tide like no other</a> {PROSE} Last year.</li>");
    let stories = format!("<div><ul>{}</ul></div>", story.repeat(6));
    let page = format!(
        "<body><div class=content>{stories}<h1>The harbour is open again</h1>{}</div></body>",
        prose(3)
    );
    assert!(!has(&page, "Last year."));
    assert_eq!(article(&page).len(), 3);
}

#[test]
fn a_text_that_the_page_has_for_wide_and_for_narrow_screens_is_read_once() {
    let text = prose(6);
    let twice = format!(
        "<body><main><h1>The harbour</h1><div class=wide>{text}</div><div class=narrow>{text}</div></main></body>"
    );
    assert_eq!(article(&twice).len(), 6);
    // A refrain stays.
    let refrain = format!("<p>{PROSE}</p>");
    let song = format!(
        "<body><main><h1>The harbour</h1>{}</main></body>",
        format!("{text}{refrain}").repeat(1) + &refrain
    );
    assert_eq!(article(&song).len(), 8);
}

#[test]
fn a_post_or_a_table_that_the_page_embeds_is_in_the_article() {
    let post = "<div class=social-embed><blockquote><p>The quay is full of people, and all of them want to go aboard.</p>— Ada Ling</blockquote></div>";
    assert!(has(&page(post), "all of them want to go aboard"));
    let rows = "<tr><td>Ferry</td><td>12 boats, of which two are new</td></tr><tr><td>Pilots</td><td>3 boats, of which none is new</td></tr>";
    let table = format!("<div class=interactive-table><table>{rows}</table></div>");
    assert!(has(&page(&table), "12 boats"));
    let buttons = "<div class=social-share><p>Tell the people you know about this story, so that they read it too.</p></div>";
    assert!(!has(&page(buttons), "Tell the people"));
}

#[test]
fn an_element_with_a_class_that_hides_it_is_not_in_the_article() {
    for class in ["hidden", "d-none", "d-none d-print-block"] {
        let hidden = format!("<div class='{class}'><p>{PROSE} Last year.</p></div>");
        assert!(!has(&page(&hidden), "Last year."), "{class}");
    }
    for class in ["hidden md:block", "d-none d-md-block", "hidden-gem"] {
        let shown = format!("<div class='{class}'><p>{PROSE} Last year.</p></div>");
        assert!(has(&page(&shown), "Last year."), "{class}");
    }
}

#[test]
fn cards_that_look_the_same_are_not_in_the_article() {
    let card = |name: &str| {
        format!(
            "<div class=tile><b><a href=/{name}>The {name} of the bay</a></b><p>All about the {name} that you can see from the quay.</p></div>"
        )
    };
    let names = ["ferries", "pilots", "lamps", "buoys", "tides"];
    let cards = format!("<div>{}</div>", names.map(card).concat());
    assert!(!has(&page(&cards), "All about the lamps"));
    // Two do not make a grid.
    let cards = format!("<div>{}</div>", ["ferries", "pilots"].map(card).concat());
    assert!(has(&page(&cards), "All about the pilots"));
}

#[test]
fn an_excerpt_of_another_story_is_not_in_the_article() {
    let story = |class: &str| {
        format!(
            "<article><h3><a href=/x>A tide like no other</a></h3><div class={class}><p>{}</p></div></article>",
            format!("{PROSE} Last year. ").repeat(4)
        )
    };
    let long = prose(30);
    assert!(!has(&page(&format!("{long}{}", story("post-excerpt"))), "Last year."));
    assert!(has(&page(&format!("{long}{}", story("chapter"))), "Last year."));
}

#[test]
fn a_list_of_links_and_an_instruction_to_the_site_are_not_in_the_article() {
    let tags = "<p><b>Tags</b> <a href=/a>harbour of the north</a>, <a href=/b>ferries and pilots</a>, <a href=/c>the lamps on the long quay</a>, <a href=/d>tides of the year</a>, <a href=/e>what the harbour office says about them all</a></p>";
    assert!(!has(&page(tags), "ferries and pilots"));
    let sentence = "<p>She has written about <a href=/a>the harbour of the north</a>, <a href=/b>ferries and pilots</a> and <a href=/c>lamps</a>.</p>";
    assert!(has(&page(sentence), "ferries and pilots"));
    assert!(!has(&page("<p>[button link=”/guide” type=”big”] Send us your guide[/button]</p>"), "guide"));
    assert!(has(&page("<p>[The band plays, and all the people on the quay begin to sing.]</p>"), "The band"));
}

#[test]
fn a_caption_is_found_by_a_class_of_several_words_or_beside_its_picture() {
    let caption = |page: &str| kind(page, "The quay at night");
    let is_caption = |kind: BlockKind| matches!(kind, BlockKind::Caption { .. });
    assert!(is_caption(caption(&page(
        "<div class=inlineImage-imageCaption>The quay at night, seen from the ferry.</div>"
    ))));
    let picture =
        "<div class='image top'><img src=quay.jpg><p>The quay at night, seen from the ferry.</p></div>";
    assert!(is_caption(caption(&page(picture))));
    let card = "<div class='item image'><img src=quay.jpg><p>The quay at night, seen from the ferry.</p><p>It is open to all.</p></div>";
    assert_eq!(caption(&page(card)), BlockKind::Paragraph);
}

#[test]
fn the_first_heading_of_an_article_is_its_title_even_if_the_page_calls_it_something_else() {
    let page = format!(
        "<html><head><meta property=og:title content='Nobody saw it coming'></head><body><main><h1>The harbour is open again</h1>{}</main></body></html>",
        prose(4)
    );
    assert_eq!(kind(&page, "The harbour is open"), BlockKind::Title);
}

#[test]
fn the_date_above_the_text_is_not_in_the_article() {
    let page = |line: &str| {
        format!("<body><article><h1>The harbour is open again</h1>{line}{}</article></body>", prose(4))
    };
    assert!(!has(&page("<h3>Published 3 June 2025 at 4:07 PM | Updated at 5:36 PM</h3>"), "Published"));
    assert!(has(&page("<h3>The third of June at the quay</h3>"), "The third of June"));
    assert!(!has(&page("<div><span itemprop=datePublished>terça-feira às 20:13</span></div>"), "20:13"));
}

#[test]
fn a_description_of_the_article_above_its_text_is_its_subtitle() {
    let lead = "The harbour office says that it will stay open all year round";
    for element in [
        format!("<p itemprop=description>{lead}.</p>"),
        format!("<div class=article-lead-text>{lead}.</div>"),
    ] {
        let page = format!(
            "<body><article><h1>The harbour is open again</h1><ul><li>June 3</li></ul>{element}{}</article></body>",
            prose(4)
        );
        assert_eq!(kind(&page, lead), BlockKind::Subtitle, "{element}");
    }
}

#[test]
fn praise_by_customers_and_boxes_that_open_over_a_name_are_not_in_the_article() {
    assert!(!has(
        &page(&format!("<div class=testimonial-item><p>{PROSE} Last year.</p></div>")),
        "Last year."
    ));
    let name = "<p>The ferry that <a href=/ling>Ada Ling</a><span class=rollover-block><a href=/ling>Ada Ling</a> <a href=/x>A tide like no other</a></span> built is new, and all of the quay came to see it.</p>";
    assert!(has(&page(name), "The ferry that Ada Ling built is new"));
}
