//! Filters, the list of commands, and searching a page.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Overlay, Setup};
use plenary::model::Kind;

fn harbour() -> Reader {
    Reader::open("harbour", 120, 40)
}

const BARE: &str = "format = 1\n[event]\ntitle = \"Nothing yet\"\n";

fn bare() -> Reader {
    Reader::of(vec![volume("bare.toml", BARE)], 80, 30, Setup::default())
}

#[test]
fn filters_are_picked_by_typing_part_of_the_name() {
    harbour().press("c").is("filter-pick");
    harbour().press("c 'indirect' enter c 'night berths' enter").is("filter-chips");
    Reader::open("harbour", 40, 12).press("c 'indirect' enter 4").is("filter-narrow");
}

#[test]
fn filters_combine_and_escape_clears_the_last_one() {
    let count = |reader: &Reader| reader.app.view().quotes().len();
    let kind = harbour().press("c 'indirect' enter");
    let briefing = kind.app.briefing();
    let indirect = briefing.quotes.iter().filter(|quote| quote.kind == Kind::Indirect).count();
    assert_eq!(count(&kind), indirect);
    let quote = kind.app.selection().quote.unwrap();
    assert_eq!(briefing[quote].kind, Kind::Indirect);
    let both = kind.press("c 'night berths' enter");
    let fewer = count(&both);
    assert!(0 < fewer && fewer < indirect);
    let three = both.press("s 'marsh' enter");
    assert!(count(&three) <= fewer);
    assert_eq!(three.selected().1, "Bo Marsh");
    let back = three.press("esc");
    assert_eq!((back.selected().1.as_str(), count(&back)), ("", fewer));
    let back = back.press("esc");
    assert_eq!(count(&back), indirect);
    let back = back.press("esc");
    assert_eq!(count(&back), back.app.briefing().quotes.len());
    assert_eq!(back.press("esc").footer(), "q quits");
}

#[test]
fn quotes_that_pass_the_filters_are_stepped_through_and_counted() {
    let mut reader = harbour().press("c '#' enter");
    let len = reader.app.view().quotes().len();
    let tag = reader.app.briefing().tags()[0].clone();
    assert_eq!(len, tag.quotes);
    assert!(reader.shows(&format!("1 of {len} quotes")) || len == 1, "{}", reader.screen());
    for number in 1..len {
        reader = reader.press("]q");
        let quote = &reader.app.briefing()[reader.app.selection().quote.unwrap()];
        assert!(quote.tags.contains(&tag.name));
        assert!(reader.shows(&format!("{} of {len} quotes", number + 1)));
    }
    assert_eq!(reader.press("]q").footer(), "this is the last quote");
}

#[test]
fn a_filter_picked_twice_is_cleared_and_another_of_its_kind_replaces_it() {
    let reader = harbour().press("c 'indirect' enter c 'mixed' enter");
    let words: Vec<String> =
        reader.app.selection().filter.facets().map(|facet| facet.words(&reader.app.view())).collect();
    assert_eq!(words, ["❝≈ mixed"]);
    assert!(reader.press("c 'mixed' enter").app.selection().filter.is_empty());
}

#[test]
fn filters_that_leave_no_quote_say_so() {
    let reader = harbour().press("s 'somchai' enter c 'mixed' enter");
    assert_eq!(reader.footer(), "no quote matches the filters; Esc clears the last filter");
    assert!(reader.shows("No quote matches the filters"), "{}", reader.screen());
    let reader = reader.press("]q");
    assert_eq!(reader.footer(), "no quote matches the filters; Esc clears the last filter");
    assert!(reader.press("esc").app.selection().quote.is_some());
}

#[test]
fn commands_are_picked_with_the_reason_why_some_are_not_available() {
    Reader::open("harbour", 80, 24).press(": 'next'").is("commands");
    bare().press("ctrl+p").is("commands-off");
    assert_eq!(harbour().press(": 'next speaker' enter").selected().1, "Ada Ling");
    assert_eq!(harbour().press(": 'quit at once' enter").effects, [Effect::Quit]);
    assert!(matches!(harbour().press(": 'all keys' enter").app.overlay(), Some(Overlay::Page(_))));
    assert_eq!(bare().press(": 'next picture' enter").footer(), "no picture in this briefing");
}

#[test]
fn the_key_of_an_unavailable_action_says_why() {
    for (key, why) in [
        ("]p", "no picture in this briefing"),
        ("]b", "only one briefing"),
        ("]q", "no quote in this briefing"),
        ("c", "no quote in this briefing"),
        ("]s", "no speaker is named"),
        ("f", "no speaker is named"),
        ("a", "no section in this briefing"),
        ("y", "no quote is selected"),
        ("e", "no quote is selected"),
        ("n", "no search yet; / searches"),
    ] {
        assert_eq!(bare().press(key).footer(), why, "{key}");
    }
}

#[test]
fn a_page_can_be_searched() {
    Reader::open("chongqing", 80, 24).press("? / 'quote' enter n").is("page-search");
    let typed = Reader::open("chongqing", 80, 24).press("? / 'zoom'");
    assert!(
        typed.shows("zoom the focused pane") && typed.footer().starts_with("/zoom"),
        "{}",
        typed.screen()
    );
    let back = typed.press("esc");
    assert!(!back.shows("zoom the focused pane"), "{}", back.screen());
    let kept = back.press("/ 'zoom' enter");
    assert!(kept.shows("zoom the focused pane"));
    // The first Esc clears the search, the second closes the page.
    let cleared = kept.press("esc");
    assert!(matches!(cleared.app.overlay(), Some(Overlay::Page(page)) if page.search.is_none()));
    assert!(cleared.press("esc").app.overlay().is_none());
    let around = Reader::open("chongqing", 80, 24).press("? / 'suspend' ctrl+u 'shell' enter n");
    assert!(around.footer().starts_with("search wrapped to the start"), "{}", around.footer());
    assert!(Reader::open("chongqing", 80, 24).press("? / 'qqqq'").footer().ends_with("no match"));
}
