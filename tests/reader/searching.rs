//! Searching: what is found while it is typed, where that leads, and how it is left.

use crate::shot::{Reader, volume};
use plenary::app::{Input, Setup};
use plenary::layout::PaneName;
use plenary::library::EMBEDDED;

fn harbour() -> Reader {
    Reader::open("harbour", 120, 40)
}

#[test]
fn words_are_found_as_they_are_typed_and_lit_in_every_pane() {
    harbour().press("/ 'harbour'").is("search");
    harbour().press("/ 'harbour' enter n n").is("search-kept");
    Reader::open("harbour", 80, 24).press("/ 'zoe' enter").is("search-two");
    Reader::open("harbour", 40, 12).press("/ '港口' enter").is("search-one");
    Reader::ascii("harbour", 100, 30).press("/ 'night' enter 4").is("search-ascii");
}

#[test]
fn a_count_says_which_of_how_many_it_is() {
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
    // 05n is five on; counted around the end.
    let on = format!("{}n", total + 2);
    let on: String = if on.starts_with(['5', '6', '7', '8', '9']) { on } else { format!("0{on}") };
    let expected = format!("{} of", (total - 1 + total + 2) % total + 1);
    assert!(words(&reader.press(&on)).starts_with(&expected));
}

#[test]
fn escape_while_typing_returns_to_where_it_began_and_enter_keeps() {
    let before = harbour().press("4 ]q ]q");
    let (chosen, scroll) = (before.chosen(), before.app.scroll().text);
    let typed = before.press("/ 'closing'");
    assert_ne!(typed.app.scroll().text, scroll);
    let back = typed.press("esc");
    assert_eq!((back.chosen(), back.app.scroll().text), (chosen, scroll));
    assert_eq!(back.app.focus(), PaneName::Quotes);
    assert!(back.app.search_words().is_none());
    let kept = back.press("/ 'closing' enter");
    assert_ne!(kept.app.scroll().text, scroll);
    assert_eq!(kept.app.search_words().unwrap().typed, "closing");
    // A search that is left leaves the one before it as it was.
    let again = kept.press("/ 'harbour' esc");
    assert_eq!(again.app.search_words().unwrap().typed, "closing");
}

#[test]
fn escape_later_clears_the_search_before_the_speaker() {
    let reader = harbour().press("]s / 'door' enter esc");
    assert!(reader.app.search_words().is_none());
    assert_eq!(reader.chosen().1, "Ada Ling");
    assert_eq!(reader.press("esc").chosen().1, "");
}

#[test]
fn letters_taken_back_search_from_where_it_began() {
    let reader = harbour().press("/ 'h'");
    let first = reader.app.scroll().text;
    let reader = reader.press("'arbour trades' ctrl+u 'h'");
    assert_eq!(reader.app.scroll().text, first);
}

#[test]
fn a_place_that_is_not_in_the_text_is_shown_where_it_is() {
    // What stands in an original, in a role: the footer says what it is.
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
fn n_goes_on_from_where_somebody_has_read_to() {
    let reader = harbour().press("/ 'harbour' enter 3 G n");
    let words = reader.app.search_words().unwrap().count;
    assert!(!words.starts_with("2 of"), "{words}");
}

#[test]
fn searches_of_before_come_back_by_the_arrows() {
    let reader = harbour().press("/ 'harbour' enter / 'pilot' enter / up");
    assert_eq!(reader.app.search_words().unwrap().typed, "pilot");
    let reader = reader.press("up up");
    assert_eq!(reader.app.search_words().unwrap().typed, "harbour");
    let reader = reader.press("down down esc esc");
    assert!(reader.app.search_words().is_none());
    // n lights the last again, and so does an empty line.
    assert_eq!(reader.press("n").app.search_words().unwrap().typed, "pilot");
    assert_eq!(harbour().press("/ 'pilot' enter esc / enter").app.search_words().unwrap().typed, "pilot");
}

#[test]
fn nothing_found_and_nothing_searched_are_said() {
    assert!(harbour().press("/ 'qqqq'").footer().ends_with("nothing found"));
    assert_eq!(harbour().press("/ 'qqqq' enter n").footer().split("  ").next(), Some("nothing found"));
    assert_eq!(harbour().press("n").footer(), "no search yet; / searches");
    assert!(harbour().press("/ enter").app.search_words().is_none());
}

#[test]
fn another_briefing_is_searched_for_the_same() {
    let shelf = || EMBEDDED.iter().map(|(name, text)| volume(name, text)).collect::<Vec<_>>();
    let reader = Reader::of(shelf(), 100, 30, Setup::default()).press("enter / 'the' enter ]b");
    let words = reader.app.search_words().unwrap();
    assert_eq!(words.typed, "the");
    assert!(words.count.parse::<usize>().unwrap() > 5, "{}", words.count);
    assert!(reader.press("n").app.search_words().unwrap().count.starts_with("1 of "));
}

#[test]
fn what_is_pasted_is_searched_for_and_resizing_keeps_it() {
    let reader = harbour().press("/").told(Input::Paste("night\nberths".to_owned()));
    assert_eq!(reader.app.search_words().unwrap().typed, "night berths");
    let count = reader.app.search_words().unwrap().count;
    let reader = reader.press("enter").resized(60, 20);
    assert_eq!(reader.app.search_words().unwrap().count, count);
    assert!(reader.shows("ight berths"), "{}", reader.screen());
}

#[test]
fn a_long_briefing_is_gone_through_in_slices_and_sight_comes_first() {
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
    // What is far away is gone to when it is reached.
    let mut reader = open().press("/ 'zoe' enter");
    assert_eq!(reader.app.search_words().unwrap().count, "searching…");
    while reader.app.is_busy() {
        reader = reader.told(Input::Slice);
    }
    assert_eq!(reader.app.search_words().unwrap().count, "1 of 1 (speaker)");
    // And so is what lies before the start.
    let mut reader = open().press("/ 'part 1' enter N");
    assert!(reader.app.is_busy());
    while reader.app.is_busy() {
        reader = reader.told(Input::Slice);
    }
    assert_eq!(reader.app.search_words().unwrap().count, "111 of 111");
    assert!(reader.shows("Part 199"), "{}", reader.screen());
}
