//! What a key acts on: the words that are copied, marked, exported or opened are on the screen.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Mouse, NoSubject, Setup, Subject};
use plenary::layout::{PaneName, Rect};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

/// Two speakers who use the same words, and a text that uses them too.
pub(crate) const QUAY: &str = r#"
format = 1
[event]
title = "Ferry day"
[[speakers]]
id = "ida"
name = "Ida Holm"
[[speakers]]
id = "per"
name = "Per Dahl"
[[sections]]
id = "one"
title = "Morning"
text = """
The ferry left at six. A crowd stood on the ferry pier.

Ida Holm said: “The ferry is ours. Nobody sells our ferry.”

Per Dahl said: “My ferry ran first.” He added: “The old one sank.”

Nobody paid for the ferry that day.

Ida Holm said: “We keep the ferry.”
"""
[[sections.quotes]]
speaker = "ida"
text = "The ferry is ours. Nobody sells our ferry."
[[sections.quotes]]
speaker = "per"
text = "My ferry ran first."
[[sections.quotes]]
speaker = "per"
text = "The old one sank."
[[sections.quotes]]
speaker = "ida"
text = "We keep the ferry."
"#;

fn quay(width: u16, height: u16) -> Reader {
    Reader::of(vec![volume("quay.toml", QUAY)], width, height, Setup::default())
}

/// The words of the quote that a key would act on.
fn acted_on(reader: &Reader) -> Result<String, NoSubject> {
    match reader.app.subject()? {
        Subject::Quote(quote) => Ok(reader.app.briefing()[quote].text.to_string()),
        Subject::Words(_) => Ok(String::new()),
    }
}

fn count(reader: &Reader) -> String {
    reader.app.search_words().unwrap().count
}

pub(crate) fn marked(reader: &Reader) -> Vec<usize> {
    reader.app.view().marked.iter().map(|quote| quote.index()).collect()
}

/// The text of the last copy.
pub(crate) fn copied(reader: &Reader) -> &str {
    let clip = reader.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(clip) => Some(&*clip.text),
        _ => None,
    });
    clip.unwrap_or_default()
}

#[test]
fn a_search_stops_once_in_each_quote_and_at_every_match_between_them() {
    let mut reader = quay(100, 30).press("/ 'ferry' enter");
    let mut stops = Vec::new();
    for _ in 0..7 {
        stops.push((count(&reader), acted_on(&reader).ok()));
        reader = reader.press("n");
    }
    let quote = |text: &str| Some(text.to_owned());
    let expected = [
        ("1 of 7", None),
        ("2 of 7", None),
        ("3 of 7", None),
        ("4 of 7", quote("The ferry is ours. Nobody sells our ferry.")),
        ("5 of 7", quote("My ferry ran first.")),
        ("6 of 7", None),
        ("7 of 7", quote("We keep the ferry.")),
    ];
    assert_eq!(stops, expected.map(|(words, quote)| (words.to_owned(), quote)));
    assert_eq!(count(&reader), "1 of 7");
    assert_eq!(count(&reader.press("N N")), "6 of 7");
}

#[test]
fn marking_and_searching_twice_never_unmarks() {
    let reader = quay(100, 30).press("/ 'ferry' enter n n n x n n x");
    assert_eq!(marked(&reader), [0]);
    let reader = quay(100, 30).press("]s / 'ferry' enter x n x");
    assert_eq!(marked(&reader), [0, 3]);
    // The search wraps to the same quote.
    let reader = quay(100, 30).press("s 'per' enter / 'ferry' enter x n n x");
    assert_eq!(
        (marked(&reader), reader.footer().split("  ").next()),
        (vec![1], Some("this quote is already marked; x unmarks it"))
    );
    assert!(marked(&reader.press("x")).is_empty());
}

#[test]
fn with_filters_a_search_stops_at_and_highlights_only_what_passes() {
    let reader = quay(100, 30).press("s 'per' enter / 'ferry' enter");
    assert_eq!(
        (count(&reader).as_str(), acted_on(&reader)),
        ("1 of 1", Ok("My ferry ran first.".to_owned()))
    );
    let text = reader.app.layout().text_area(reader.app.measure()).unwrap();
    let is_match = |(modifier, background): (Modifier, Color)| {
        modifier.contains(Modifier::REVERSED) || background == Color::Yellow
    };
    assert_eq!(drawn(&reader.buffer(), text, is_match), "ferry");
    assert!(copied(&reader.press("n y")).starts_with("“My ferry ran first.”"));
    let none = quay(100, 30).press("s 'per' enter / 'pier' enter");
    assert_eq!(count(&none), "no match in the filtered quotes");
    // The search is narrowed and widened with the filters.
    let reader = quay(100, 30).press("/ 'ferry' enter s 'ida' enter");
    assert_eq!(count(&reader), "2");
    assert_eq!(count(&reader.press("n")), "1 of 2");
    assert_eq!(count(&quay(100, 30).press("/ 'ferry' enter s 'per' enter [s n")), "1 of 2");
}

#[test]
fn a_match_in_no_quote_is_not_acted_on() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let reader = quay(width, height).press("]q / 'pier' enter");
        assert_eq!(acted_on(&reader), Err(NoSubject::NotQuoted));
        for key in ["y", "Y", "x", "e", "enter"] {
            let reader = quay(width, height).press("]q / 'pier' enter").press(key);
            assert!(reader.footer().starts_with("the match is in no quote"), "{key} {}", reader.screen());
            assert!(
                copied(&reader).is_empty() && marked(&reader).is_empty() && reader.app.overlay().is_none()
            );
        }
        // The next quote is the one after the match.
        let reader = quay(width, height).press("/ 'nobody paid' enter ]q");
        assert_eq!(acted_on(&reader), Ok("We keep the ferry.".to_owned()));
        let reader = quay(width, height).press("/ 'nobody paid' enter [q");
        assert_eq!(acted_on(&reader), Ok("The old one sank.".to_owned()));
        let selecting = quay(width, height).press("]q / 'pier' enter v").app;
        let picked = selecting.text_selection().unwrap().picked();
        assert_eq!(selecting.briefing()[picked.section].text.get(picked.range.clone()), Some("pier"));
    }
}

#[test]
fn a_quote_that_is_out_of_view_is_shown_before_it_is_acted_on() {
    for key in ["y", "x", "e", "Y"] {
        let reader = quay(40, 12).press("1").press(key);
        assert_eq!(reader.footer(), "the quote was out of view; press again", "{key}");
        assert!(reader.effects.is_empty() && marked(&reader).is_empty() && reader.app.overlay().is_none());
        assert!(reader.shows("“The ferry is ours."), "{}", reader.screen());
        let again = reader.press(key);
        assert!(!again.effects.is_empty() || again.app.overlay().is_some(), "{key}");
    }
    // Selecting words begins there at once.
    let reader = Reader::open("harbour", 40, 12).press("v");
    assert!(reader.shows("She said: “A"), "{}", reader.screen());
}

#[test]
fn the_page_of_a_quote_acts_on_that_quote() {
    for key in ["y", "e enter", "Y enter"] {
        let reader = quay(40, 12).press("4 ]q ]q enter").press(key);
        assert!(copied(&reader).starts_with("“The old one sank.”"), "{key} {}", reader.screen());
    }
}

#[test]
fn the_notice_of_a_copy_names_what_was_copied() {
    let reader = quay(100, 30).press("y ]q ]q").told(Input::Copied(Ok("the clipboard".to_owned())));
    assert!(
        reader.footer().starts_with("copied to the clipboard: The ferry is ours."),
        "{}",
        reader.footer()
    );
}

#[test]
fn the_list_of_quotes_shows_its_selected_row_again_after_the_wheel() {
    let mut reader = Reader::open("harbour", 120, 24);
    let list = reader.app.layout().pane(PaneName::Quotes).unwrap();
    for _ in 0..6 {
        reader = reader.told(Input::Mouse(list.x + 3, list.y + 3, Mouse::WheelDown));
    }
    assert!(reader.app.scroll().quotes > 0);
    assert_eq!(reader.press("1").app.scroll().quotes, 0);
}

#[test]
fn without_a_selected_quote_the_list_shows_the_quotes_around_the_match() {
    let reader = Reader::open("harbour", 120, 24).press("/ 'gave way to lamps' enter");
    assert_eq!(acted_on(&reader), Err(NoSubject::NotQuoted));
    let list = reader.app.layout().inside(reader.app.layout().pane(PaneName::Quotes).unwrap());
    let first = reader.app.scroll().quotes;
    let next = reader.press("]q").app.selection().quote.unwrap().index();
    assert!((first..first + usize::from(list.height)).contains(&next), "{first} {next}");
}

/// The letters of the cells in an area whose modifiers and background are wanted.
pub(crate) fn drawn(buffer: &Buffer, rect: Rect, is_wanted: impl Fn((Modifier, Color)) -> bool) -> String {
    let cells = rect.intersection(buffer.area).positions().map(|at| &buffer[at]);
    let wanted = cells.filter(|cell| is_wanted((cell.modifier, cell.bg)));
    wanted.flat_map(|cell| letters(cell.symbol())).collect()
}

/// Letters and digits.
pub(crate) fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
