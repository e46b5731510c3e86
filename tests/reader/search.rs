//! Searching: the matches as you type, going to them, and cancelling.

use crate::shot::{Reader, volume};
use plenary::app::{Input, Setup};
use plenary::layout::PaneName;
use plenary::library::EMBEDDED;

fn harbour() -> Reader {
    Reader::open("harbour", 120, 40)
}

#[test]
fn matches_are_highlighted_in_every_pane_as_you_type() {
    harbour().press("/ 'harbour'").is("search");
    harbour().press("/ 'harbour' enter n n").is("search-kept");
    Reader::open("harbour", 80, 24).press("/ 'zoe' enter").is("search-two");
    Reader::open("harbour", 40, 12).press("/ '港口' enter").is("search-one");
    Reader::ascii("harbour", 100, 30).press("/ 'night' enter 4").is("search-ascii");
}

#[test]
fn the_footer_counts_the_matches() {
    let reader = harbour().press("/ 'pilot' enter");
    let words = |reader: &Reader| reader.app.search_words().unwrap().count;
    let total: usize = words(&reader).rsplit(' ').next().unwrap().parse().unwrap();
    assert!(total > 3, "{}", words(&reader));
    assert_eq!(words(&reader), format!("1 of {total}"));
    let mut reader = reader;
    for number in 2..=total {
        reader = reader.press("n");
        assert!(words(&reader).starts_with(&format!("{number} of {total}")), "{}", words(&reader));
    }
    let reader = reader.press("n");
    assert!(reader.footer().starts_with("search wrapped to the start"), "{}", reader.footer());
    assert!(words(&reader).starts_with("1 of"));
    let reader = reader.press("N");
    assert!(reader.footer().starts_with("search wrapped to the end"), "{}", reader.footer());
    assert!(words(&reader).starts_with(&format!("{total} of")));
    // 05n goes five matches forward, wrapping at the end.
    let on = format!("{}n", total + 2);
    let on: String = if on.starts_with(['5', '6', '7', '8', '9']) { on } else { format!("0{on}") };
    let expected = format!("{} of", (total - 1 + total + 2) % total + 1);
    assert!(words(&reader.press(&on)).starts_with(&expected));
}

#[test]
fn escape_cancels_a_search_and_enter_keeps_it() {
    let before = harbour().press("4 ]q ]q");
    let (selected, scroll) = (before.selected(), before.app.scroll().text);
    let typed = before.press("/ 'closing'");
    assert_ne!(typed.app.scroll().text, scroll);
    let back = typed.press("esc");
    assert_eq!((back.selected(), back.app.scroll().text), (selected, scroll));
    assert_eq!(back.app.focus(), PaneName::Quotes);
    assert!(back.app.search_words().is_none());
    let kept = back.press("/ 'closing' enter");
    assert_ne!(kept.app.scroll().text, scroll);
    assert_eq!(kept.app.search_words().unwrap().typed, "closing");
    // Cancelling a search restores the one before it.
    let again = kept.press("/ 'harbour' esc");
    assert_eq!(again.app.search_words().unwrap().typed, "closing");
}

#[test]
fn escape_later_clears_the_search_before_the_speaker() {
    let reader = harbour().press("]s / 'door' enter esc");
    assert!(reader.app.search_words().is_none());
    assert_eq!(reader.selected().1, "Ada Ling");
    assert_eq!(reader.press("esc").selected().1, "");
}

#[test]
fn deleted_letters_search_again_from_the_start() {
    let reader = harbour().press("/ 'h'");
    let first = reader.app.scroll().text;
    let reader = reader.press("'arbour trades' ctrl+u 'h'");
    assert_eq!(reader.app.scroll().text, first);
}

#[test]
fn a_match_outside_the_text_is_shown_in_its_pane() {
    // A match in an original or in a role: the footer names the field.
    let original = harbour().press("/ '港口' enter");
    let count = original.app.search_words().unwrap().count;
    assert!(count.starts_with("1 of "), "{count}");
    for (width, height) in [(120, 40), (40, 12)] {
        let mut reader = Reader::open("harbour", width, height).press("/ 'ackermann' enter");
        while !reader.app.search_words().unwrap().count.ends_with("(speaker)") {
            reader = reader.press("n");
            assert!(!reader.footer().starts_with("search wrapped"), "{}", reader.screen());
        }
        let focus = if width > 60 { PaneName::Text } else { PaneName::Speakers };
        assert_eq!(reader.app.focus(), focus);
        assert!(reader.shows("c  Zoë Ackermann"), "{}", reader.screen());
    }
}

#[test]
fn the_next_match_is_counted_from_where_you_scrolled_to() {
    let reader = harbour().press("/ 'harbour' enter 3 G n");
    let words = reader.app.search_words().unwrap().count;
    assert!(!words.starts_with("2 of"), "{words}");
}

#[test]
fn the_arrows_bring_back_older_searches() {
    let reader = harbour().press("/ 'harbour' enter / 'pilot' enter / up");
    assert_eq!(reader.app.search_words().unwrap().typed, "pilot");
    let reader = reader.press("up up");
    assert_eq!(reader.app.search_words().unwrap().typed, "harbour");
    let reader = reader.press("down down esc esc");
    assert!(reader.app.search_words().is_none());
    // n repeats the last search, and so does an empty line.
    assert_eq!(reader.press("n").app.search_words().unwrap().typed, "pilot");
    assert_eq!(harbour().press("/ 'pilot' enter esc / enter").app.search_words().unwrap().typed, "pilot");
}

#[test]
fn a_search_without_a_match_and_no_search_say_so() {
    assert!(harbour().press("/ 'qqqq'").footer().ends_with("no match"));
    assert_eq!(harbour().press("/ 'qqqq' enter n").footer().split("  ").next(), Some("no match"));
    assert_eq!(harbour().press("n").footer(), "no search yet; / searches");
    assert!(harbour().press("/ enter").app.search_words().is_none());
}

#[test]
fn opening_another_briefing_repeats_the_search() {
    let shelf = || EMBEDDED.iter().map(|(name, text)| volume(name, text)).collect::<Vec<_>>();
    let reader = Reader::of(shelf(), 100, 30, Setup::default()).press("enter / 'the' enter ]b");
    let words = reader.app.search_words().unwrap();
    assert_eq!(words.typed, "the");
    assert!(words.count.parse::<usize>().unwrap() > 5, "{}", words.count);
    assert!(reader.press("n").app.search_words().unwrap().count.starts_with("1 of "));
}

#[test]
fn pasted_text_is_searched_for_and_resizing_keeps_the_match() {
    let reader = harbour().press("/").told(Input::Paste("night\nberths".to_owned()));
    assert_eq!(reader.app.search_words().unwrap().typed, "night berths");
    let count = reader.app.search_words().unwrap().count;
    let reader = reader.press("enter").resized(60, 20);
    assert_eq!(reader.app.search_words().unwrap().count, count);
    assert!(reader.shows("ight berths"), "{}", reader.screen());
}

#[test]
fn a_long_briefing_is_searched_in_slices_from_the_view_on() {
    let paragraph = "The harbour opens at night and the pilots wait for the tide. ".repeat(60);
    let mut sections = String::new();
    for number in 0..200 {
        let part = format!("id = \"s{number}\"\ntitle = \"Part {number}\"\ntext = \"{paragraph}\"");
        sections.push_str(&format!("[[sections]]\n{part}\n"));
    }
    let source = format!(
        "format = 1\n[event]\ntitle = \"Long\"\n{sections}\n[[speakers]]\nid = \"a\"\nname = \"Zoe\"\n"
    );
    let open = || Reader::of(vec![volume("long.toml", &source)], 100, 30, Setup::default());
    let mut reader = open().press("/ 'tide'");
    assert!(reader.app.is_busy());
    assert!(reader.app.search_words().unwrap().count.starts_with("1 of "));
    assert!(reader.app.search_words().unwrap().count.ends_with('…'));
    while reader.app.is_busy() {
        let before = reader.app.progress();
        reader = reader.told(Input::Slice);
        assert_ne!(reader.app.progress(), before);
    }
    assert_eq!(reader.app.search_words().unwrap().count, "1 of 12000");
    // The reader jumps to a distant match once the search reaches it.
    let mut reader = open().press("/ 'zoe' enter");
    assert_eq!(reader.app.search_words().unwrap().count, "searching…");
    while reader.app.is_busy() {
        reader = reader.told(Input::Slice);
    }
    assert_eq!(reader.app.search_words().unwrap().count, "1 of 1 (speaker)");
    // The same applies to a match before the start.
    let mut reader = open().press("/ 'part 1' enter N");
    assert!(reader.app.is_busy());
    while reader.app.is_busy() {
        reader = reader.told(Input::Slice);
    }
    assert_eq!(reader.app.search_words().unwrap().count, "111 of 111");
    assert!(reader.shows("Part 199"), "{}", reader.screen());
}
