//! Moving and selecting, key by key.

use crate::shot::Reader;
use plenary::app::{Effect, Overlay};
use plenary::layout::PaneName;

fn harbour() -> Reader {
    Reader::open("harbour", 120, 40)
}

#[test]
fn next_speaker_follows_the_list_and_a_count_is_an_ordinal() {
    assert_eq!(harbour().press("]s").selected().1, "Ada Ling");
    assert_eq!(harbour().press("]s ]s").selected().1, "Bo Marsh");
    assert_eq!(harbour().press("]s ]s [s").selected().1, "Ada Ling");
    assert_eq!(harbour().press("3]s").selected().1, "Zoë Ackermann");
    assert_eq!(harbour().press("5]s").selected().1, "Nguyễn Thị Hương");
    assert_eq!(harbour().press("99]s").selected().1, "Representatives of the harbour trades");
    let last = harbour().press("99]s ]s");
    assert_eq!(last.footer(), "this is the last speaker");
}

#[test]
fn selecting_a_speaker_filters_the_quotes_and_goes_to_the_first() {
    let reader = harbour().press("s 'friedrich' esc s 'zoe' enter");
    let (section, speaker, quote) = reader.selected();
    assert_eq!((section.as_str(), speaker.as_str()), ("Night berths: the pilot", "Zoë Ackermann"));
    let briefing = reader.app.briefing();
    let id = reader.app.selection().quote.unwrap();
    assert_eq!(briefing.quote_name(id), quote);
    assert_eq!(&*briefing[briefing[id].speaker.unwrap()].name, "Zoë Ackermann");
    assert!(reader.shows("1 of 3 quotes"));
    assert!(reader.shows("Quotes · Zoë Ackermann"));
}

#[test]
fn pickers_find_words_in_any_order_without_accents() {
    let friedrich = Reader::open("chongqing", 100, 30).press("s 'friedrich hans' enter");
    assert_eq!(friedrich.selected().1, "Hans-Peter Friedrich");
    assert_eq!(harbour().press("s 'Nguyen' enter").selected().1, "Nguyễn Thị Hương");
    assert_eq!(harbour().press("s 'zoladz' enter").selected().1, "Łukasz Żołądź");
    assert_eq!(harbour().press("s '凌' enter").selected().1, "Ada Ling");
    assert_eq!(harbour().press("a 'clos' enter").selected().0, "Closing");
    assert_eq!(harbour().press("s 'zoe' esc").selected().1, "");
}

#[test]
fn jumping_by_letter_selects_a_speaker_and_any_other_key_cancels() {
    assert_eq!(harbour().press("f c").selected().1, "Zoë Ackermann");
    assert_eq!(harbour().press("f esc").selected().1, "");
    assert!(harbour().press("f").app.overlay().is_some());
    assert_eq!(harbour().press("f y").footer(), "no speaker has the letters y");
}

#[test]
fn escape_goes_back_one_step_and_never_quits() {
    let reader = harbour().press("]s z esc");
    assert!(!reader.app.zoom());
    assert_eq!(reader.selected().1, "Ada Ling");
    let reader = reader.press("esc");
    assert_eq!(reader.selected().1, "");
    let reader = reader.press("esc esc esc");
    assert_eq!(reader.effects, []);
    assert_eq!(reader.footer(), "q quits");
}

#[test]
fn q_quits_the_panes_and_control_c_quits_anywhere() {
    assert_eq!(harbour().press("q").effects, [Effect::Quit]);
    assert_eq!(harbour().press("s ctrl+c").effects, [Effect::Quit]);
    // On a page, q closes the page.
    assert_eq!(harbour().press("? q").effects, []);
    assert_eq!(harbour().press("s 'q'").effects, []);
}

#[test]
fn digits_focus_a_pane_or_start_a_count() {
    assert_eq!(harbour().press("1").app.focus(), PaneName::Agenda);
    assert_eq!(harbour().press("4").app.focus(), PaneName::Quotes);
    // The next key moves in the pane, by one.
    assert_eq!(harbour().press("2 j").selected().1, "Ada Ling");
    assert_eq!(harbour().press("1 5j").selected().0, "By video: the cold chain at night");
    assert_eq!(harbour().press("4 012j").selected().2, harbour().press("012]q").selected().2);
    assert_eq!(harbour().press("3 ]q").selected().2, harbour().press("]q").selected().2);
    assert_eq!(harbour().press("1 5 esc j").selected().0, "Night berths: the pilot");
}

#[test]
fn moving_in_a_list_moves_the_text() {
    let before = harbour();
    let after = harbour().press("1 j");
    assert_eq!(after.selected().0, "Night berths: the pilot");
    assert!(after.app.scroll().text > before.app.scroll().text);
    let first = after.screen().lines().nth(2).unwrap().to_owned();
    assert!(first.contains("Night berths: the pilot"), "{first}");
}

#[test]
fn scrolling_the_text_moves_the_agenda_and_the_quote() {
    let reader = harbour().press("3 space space space");
    assert_ne!(reader.selected().0, "Opening");
    let quote = reader.app.selection().quote.unwrap();
    assert_eq!(reader.app.briefing()[quote].section, reader.app.selection().section);
    let end = reader.press("G");
    assert_eq!(end.selected().0, "Closing");
    assert_eq!(end.press("g").selected().0, "Opening");
}

#[test]
fn scrolling_down_and_up_passes_every_row_once() {
    let mut reader = harbour();
    let mut places = vec![reader.app.scroll().text];
    loop {
        reader = reader.press("j");
        let place = reader.app.scroll().text;
        if Some(&place) == places.last() {
            break;
        }
        places.push(place);
    }
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
    for expected in places.iter().rev().skip(1) {
        reader = reader.press("k");
        assert_eq!(reader.app.scroll().text, *expected);
    }
}

#[test]
fn quotes_sections_and_pictures_are_stepped_through() {
    let (first, second) = (harbour().selected().2, harbour().press("]q").selected().2);
    assert_ne!(first, second);
    assert_eq!(harbour().press("]q [q").selected().2, first);
    assert_eq!(harbour().press("]a ]a").selected().0, "Round table: three languages, one quay");
    assert_eq!(harbour().press("]a ]a [a").selected().0, "Night berths: the pilot");
    assert!(harbour().press("]p").footer().starts_with("picture 1 of 5"));
    assert!(harbour().press("]p ]p ]p").footer().starts_with("picture 3 of 5"));
    assert!(harbour().press("]p ]p ]p [p").footer().starts_with("picture 2 of 5"));
    assert!(harbour().press("9]p").footer().starts_with("no picture after"));
}

#[test]
fn a_selected_quote_is_in_view_wherever_it_is() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let mut reader = Reader::open("harbour", width, height).press("3");
        let count = reader.app.briefing().quotes.len();
        for index in 0..count {
            let quote = reader.app.selection().quote.unwrap();
            assert_eq!(quote.index(), index);
            let start = reader.app.briefing()[quote].text.split_whitespace().next().unwrap().to_owned();
            let start = start.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
            assert!(reader.shows(&start), "{width}x{height} {start}\n{}", reader.screen());
            reader = reader.press("]q");
        }
    }
}

#[test]
fn the_place_stays_the_same_after_a_resize_and_a_zoom() {
    let reader = harbour().press("s 'haddad' enter");
    let quote = reader.selected().2;
    let narrow = reader.resized(44, 14).press("3");
    assert!(narrow.shows("The sea"), "{}", narrow.screen());
    let wide = narrow.resized(160, 50);
    assert_eq!(wide.selected().2, quote);
    assert!(wide.shows("The sea"), "{}", wide.screen());
}

#[test]
fn panes_are_focused_by_tab_and_by_direction() {
    assert_eq!(harbour().press("3 tab").app.focus(), PaneName::Quotes);
    assert_eq!(harbour().press("3 shift+tab").app.focus(), PaneName::Speakers);
    assert_eq!(harbour().press("3 l").app.focus(), PaneName::Quotes);
    assert_eq!(harbour().press("3 h").app.focus(), PaneName::Agenda);
    assert_eq!(harbour().press("4 l").app.focus(), PaneName::Quotes);
    assert_eq!(Reader::open("harbour", 40, 12).press("1 l").app.focus(), PaneName::Speakers);
}

#[test]
fn lines_become_longer_and_shorter() {
    assert_eq!(harbour().press("+").footer(), "lines of up to 76 cells");
    assert_eq!(harbour().press("- -").footer(), "lines of up to 64 cells");
    assert_eq!(harbour().press("999-").footer(), "lines of up to 30 cells");
}

#[test]
fn enter_opens_what_is_selected() {
    assert_eq!(harbour().press("1 enter").app.focus(), PaneName::Text);
    assert_eq!(harbour().press("2 j enter").app.focus(), PaneName::Quotes);
    assert!(matches!(harbour().press("4 enter").app.overlay(), Some(Overlay::Page(_))));
    let next = harbour().press("4 enter l");
    assert!(matches!(next.app.overlay(), Some(Overlay::Page(_))));
    assert_eq!(next.selected().2, harbour().press("]q").selected().2);
}

#[test]
fn an_unbound_key_says_so_and_does_nothing() {
    let before = harbour();
    let after = harbour().press("K");
    assert_eq!(after.footer(), "K does nothing here; ? shows all keys");
    assert_eq!(after.selected(), before.selected());
}
