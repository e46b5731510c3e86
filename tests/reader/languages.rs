//! Scripts other than Latin: how rows are laid out, reordered and aligned, and that what leaves is not reordered.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Setup};
use plenary::text::bidi::Bidi;

const RIGHT_TO_LEFT: &str = include_str!("samples/right-to-left.toml");

fn right_to_left(width: u16, height: u16) -> Reader {
    Reader::of(vec![volume("forum.toml", RIGHT_TO_LEFT)], width, height, Setup::default())
}

#[test]
fn arabic_and_hebrew_stand_in_visual_order_at_the_right() {
    right_to_left(120, 30).is("right-to-left");
    right_to_left(40, 16).is("right-to-left-narrow");
}

#[test]
fn a_quote_a_page_and_a_list_to_pick_from_are_reordered_too() {
    right_to_left(80, 24).press("4 enter").is("right-to-left-quote");
    right_to_left(80, 24).press("i").is("right-to-left-about");
    right_to_left(80, 24).press("s 'לוי'").is("right-to-left-picker");
    right_to_left(80, 24).press("]s e").is("right-to-left-export");
}

#[test]
fn a_terminal_that_reorders_by_itself_gets_the_logical_order() {
    let setup = Setup { bidi: Bidi::Terminal, ..Setup::default() };
    let reader = Reader::of(vec![volume("forum.toml", RIGHT_TO_LEFT)], 120, 30, setup);
    assert!(reader.shows("قالت ليلى حداد: «البحر لا يسأل"), "{}", reader.screen());
    assert!(reader.shows("a  ليلى حداد"));
    assert!(!right_to_left(120, 30).shows("ليلى حداد"));
}

#[test]
fn what_is_copied_keeps_its_logical_order() {
    let reader = right_to_left(80, 24).press("y ]s ]s y");
    let [Effect::Copy(arabic), Effect::Copy(hebrew)] = &reader.effects[..] else {
        panic!("{:?}", reader.effects)
    };
    assert!(
        arabic.starts_with("”البحر لا يسأل عن جواز السفر (ولا عن العلم) قبل أن يفتح ذراعيه“\n— ليلى حداد"),
        "{arabic}"
    );
    assert!(hebrew.contains("הדלתות שלנו פתוחות (24/7) לכל ספינה, גם ל־Blue Heron."), "{hebrew}");
    assert!(!hebrew.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c)));
}
