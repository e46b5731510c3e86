//! The mouse: clicks select and open, the wheel scrolls.

use crate::property::keys;
use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Mouse, Overlay, Setup};
use plenary::library::EMBEDDED;
use proptest::prelude::*;

/// The column and row of words on the screen.
fn place(reader: &Reader, words: &str) -> (u16, u16) {
    let screen = reader.screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
    let x = line.split_once(words).unwrap().0.chars().count();
    (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

fn with(reader: Reader, words: &str, mouse: Mouse) -> Reader {
    let (x, y) = place(&reader, words);
    reader.told(Input::Mouse(x, y, mouse))
}

fn click(reader: Reader, words: &str) -> Reader {
    with(reader, words, Mouse::Click)
}

fn harbour() -> Reader {
    Reader::open("harbour", 120, 40)
}

#[test]
fn a_click_selects_an_item_and_focuses_its_pane() {
    assert_eq!(click(harbour(), "Night berths").selected().0, harbour().press("1 j").selected().0);
    let reader = click(harbour(), "Layla");
    assert_eq!(reader.selected().1, "Layla Haddad");
    let quote = click(harbour(), "the city will open its");
    assert_eq!(quote.selected().2, harbour().press("]q").selected().2);
    // A second click opens it.
    assert!(matches!(click(quote, "the city will open its").app.overlay(), Some(Overlay::Page(_))));
}

#[test]
fn a_click_in_the_text_selects_the_quote_there() {
    let text = harbour().press("3 z ]a");
    assert_eq!(click(text, "An average").selected(), harbour().press("]a ]q").selected());
}

#[test]
fn dragging_over_the_text_selects_words() {
    let text = harbour().press("3 z ]a");
    let (x, y) = place(&text, "average");
    let reader = text.told(Input::Mouse(x + 2, y, Mouse::Click)).told(Input::Mouse(x + 3, y, Mouse::Drag));
    assert!(reader.footer().contains("1 word"), "{}", reader.footer());
    let reader = reader.told(Input::Mouse(x - 3, y, Mouse::Drag));
    assert!(reader.footer().contains("2 words"), "{}", reader.footer());
    let copied = reader.press("y");
    let words = copied.effects.iter().find_map(|effect| match effect {
        Effect::Copy(clip) => Some(&*clip.text),
        _ => None,
    });
    assert!(words.is_some_and(|words| words.contains("the average\n")), "{words:?}");
}

#[test]
fn a_double_click_selects_a_sentence_and_a_click_ends_the_selection() {
    let text = harbour().press("3 z ]a");
    let (x, y) = place(&text, "average");
    let reader = text.told(Input::Mouse(x, y, Mouse::Click)).told(Input::Mouse(x, y, Mouse::DoubleClick));
    let selection = reader.app.text_selection().unwrap();
    assert!(selection.note().contains("words"), "{}", selection.note());
    assert!(reader.told(Input::Mouse(x, y, Mouse::Click)).app.text_selection().is_none());
}

#[test]
fn a_click_on_a_key_of_the_footer_does_what_it_says() {
    let reader = click(harbour(), "/ search");
    assert!(matches!(reader.app.overlay(), Some(Overlay::Search(_))));
    let reader = click(harbour(), "x mark");
    assert!(reader.shows("1 marked"));
    let reader = click(harbour().press("enter"), "Esc close");
    assert!(reader.app.overlay().is_none());
}

#[test]
fn the_wheel_scrolls_a_pane_and_keeps_its_selection() {
    let reader = Reader::open("harbour", 120, 24);
    let (quotes, selected) = (place(&reader, "4 Quotes"), reader.selected());
    let reader = reader.told(Input::Mouse(quotes.0 + 2, quotes.1 + 3, Mouse::WheelDown));
    assert_eq!(reader.app.scroll().quotes, 3);
    assert_eq!(reader.selected(), selected);
    let reader = reader.told(Input::Resize(120, 24));
    assert_eq!(reader.app.scroll().quotes, 3, "it stays there");
    let reader = reader.told(Input::Mouse(quotes.0 + 2, quotes.1 + 3, Mouse::WheelUp));
    assert_eq!(reader.app.scroll().quotes, 0);
    let far = (0..50)
        .fold(reader, |reader, _| reader.told(Input::Mouse(quotes.0 + 2, quotes.1 + 3, Mouse::WheelDown)));
    assert!(far.shows("4 Quotes") && far.app.scroll().quotes < 25);
    // Selecting with a key brings the selection into view again.
    assert!(far.press("4 j").app.scroll().quotes <= 1);
    let text = harbour();
    let (x, y) = place(&text, "3 Text");
    let before = text.app.scroll().text;
    assert_ne!(text.told(Input::Mouse(x, y + 4, Mouse::WheelDown)).app.scroll().text, before);
}

#[test]
fn pickers_pages_and_the_list_can_be_used_with_the_mouse() {
    let picked = click(harbour().press("s"), "Haddad");
    assert_eq!(picked.selected().1, "Layla Haddad");
    let help = harbour().press("?");
    let scrolled = help.told(Input::Mouse(60, 20, Mouse::WheelDown));
    assert!(scrolled.shows("4-"), "{}", scrolled.screen());
    let shelf = || EMBEDDED.iter().map(|(name, text)| volume(name, text)).collect::<Vec<_>>();
    let list = || Reader::of(shelf(), 120, 40, Setup::default());
    let pointed = click(list(), "Harbour Forum");
    assert!(pointed.app.list().is_some_and(|list| list.selected() == 1));
    let open = click(pointed, "2025-07-01  Harbour Forum");
    assert!(open.app.list().is_none() && open.shows("4 Quotes"));
}

#[test]
fn tabs_of_a_narrow_screen_can_be_clicked() {
    let reader = Reader::open("harbour", 40, 12);
    let reader = reader.told(Input::Mouse(1, 0, Mouse::Click));
    assert_eq!(reader.app.focus().title(), "Agenda");
    let (x, y) = place(&reader, " 4 ");
    assert_eq!(reader.told(Input::Mouse(x + 1, y, Mouse::Click)).app.focus().title(), "Quotes");
}

#[test]
fn a_key_turns_the_mouse_of_the_reader_off_and_on() {
    let reader = harbour().press("M");
    assert_eq!(reader.effects, [Effect::TakeMouse(false)]);
    assert!(reader.footer().contains("M takes it back"));
    assert_eq!(reader.press("M").effects.last(), Some(&Effect::TakeMouse(true)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_click_anywhere_draws_a_screen(
        keys in keys(), size in (1_u16..140, 1_u16..50),
        points in prop::collection::vec((0_u16..150, 0_u16..60, 0_usize..6), 1..12),
    ) {
        let mut reader = Reader::open("harbour", size.0, size.1).press(&keys);
        for (x, y, what) in points {
            let mouse = [Mouse::Click, Mouse::Click, Mouse::WheelDown, Mouse::WheelUp, Mouse::Drag, Mouse::DoubleClick][what];
            reader = reader.told(Input::Mouse(x, y, mouse));
            reader.screen();
        }
    }
}
