//! Scripts other than Latin: rows are laid out, reordered and aligned, but copied text is not reordered.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Setup};
use plenary::text::bidi::Bidi;

const RIGHT_TO_LEFT: &str = include_str!("samples/right-to-left.toml");

fn right_to_left(width: u16, height: u16) -> Reader {
    Reader::of(vec![volume("forum.toml", RIGHT_TO_LEFT)], width, height, Setup::default())
}

#[test]
fn arabic_and_hebrew_are_in_visual_order_and_aligned_right() {
    right_to_left(120, 30).is("right-to-left");
    right_to_left(40, 16).is("right-to-left-narrow");
}

#[test]
fn quotes_pages_and_pickers_are_in_visual_order_too() {
    right_to_left(80, 24).press("4 enter").is("right-to-left-quote");
    right_to_left(80, 24).press("i").is("right-to-left-about");
    right_to_left(80, 24).press("s 'לוי'").is("right-to-left-picker");
    right_to_left(80, 24).press("]s e").is("right-to-left-export");
}

#[test]
fn a_terminal_that_reorders_gets_the_logical_order() {
    let setup = Setup { bidi: Bidi::Terminal, ..Setup::default() };
    let reader = Reader::of(vec![volume("forum.toml", RIGHT_TO_LEFT)], 120, 30, setup);
    assert!(reader.shows("قالت ليلى حداد: «البحر لا يسأل"), "{}", reader.screen());
    assert!(reader.shows("a  ليلى حداد"));
    assert!(!right_to_left(120, 30).shows("ليلى حداد"));
}

#[test]
fn copied_text_keeps_its_logical_order() {
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

/// Keys of another script lead to the same as the Latin keys.
fn same(other: &str, latin: &str) {
    let harbour = || Reader::open("harbour", 120, 40);
    let (pressed, expected) = (harbour().press(other), harbour().press(latin));
    assert_eq!(pressed.screen(), expected.screen(), "{other}");
    assert_eq!(pressed.effects, expected.effects, "{other}");
}

#[test]
fn keys_of_other_keyboards_mean_those_in_the_same_position() {
    same("ъы", "]s");
    same("х", "[");
    same("7ъй о о П", "7]q j j G");
    same("н", "y");
    same("3 ξ ξ κ Γ", "3 j j k G");
    same("ג ג", "d d");
    same("ي ت", "d j");
    same("ｊ ？", "j ?");
    same("а с", "f c");
    same("ctrl+в", "ctrl+d");
    // On a page too.
    same("ш о й", "i j q");
}

#[test]
fn letters_of_other_scripts_can_be_typed() {
    let reader = Reader::open("harbour", 80, 24).press("ы 'ада'");
    assert!(reader.shows("> ада"), "{}", reader.screen());
    let reader = Reader::open("harbour", 80, 24).press("e down right down ctrl+u 'заметки.txt' enter");
    assert!(matches!(&reader.effects[..], [Effect::Write { path, .. }] if path == "заметки.txt"));
    // An unbound key keeps its own name.
    assert_eq!(Reader::open("harbour", 80, 24).press("№").footer(), "№ does nothing here; ? shows all keys");
}

#[test]
fn translated_quotes_show_translation_original_or_both() {
    let haddad = || Reader::open("harbour", 80, 24).press("s 'haddad' enter enter");
    let (translation, original) = ("The sea does not ask", "راحّبلا لأسي ال رحبلا");
    for (keys, shows) in
        [("", (true, true)), ("L", (true, false)), ("L L", (false, true)), ("L L L", (true, true))]
    {
        let reader = haddad().press(keys);
        let page: String = reader.screen().lines().skip(2).take(4).collect();
        assert_eq!(
            (page.contains(translation), page.contains(original)),
            shows,
            "{keys}\n{}",
            reader.screen()
        );
    }
    haddad().press("L").is("languages-translation");
    haddad().press("L L").is("languages-original");
    assert_eq!(haddad().press("L").footer(), "translated quotes: translation only");
    // The footer says so as long as it is the case.
    assert!(haddad().press("L L esc").footer().ends_with("original only"));
    assert!(!haddad().press("L L L esc").footer().contains("only"));
}

#[test]
fn the_list_of_quotes_shows_the_languages_too() {
    let zoomed = || Reader::open("harbour", 100, 30).press("s 'lin jiayi' enter 4 z");
    zoomed().is("languages-list");
    let original = zoomed().press("L L");
    assert!(original.shows("▸ ❝  夜里的港口"), "{}", original.screen());
    assert!(original.shows("Original (zh-Hans)") && !original.shows("At night a port should"));
    assert!(zoomed().press("L").shows("▸ ❝  At night a port should") && !zoomed().press("L").shows("夜里"));
}

#[test]
fn copies_and_exports_contain_both_languages_whatever_is_shown() {
    let copied =
        |keys: &str| Reader::open("harbour", 80, 24).press("s 'haddad' enter").press(keys).press("y").effects;
    assert_eq!(copied(""), copied("L"));
    assert_eq!(copied(""), copied("L L"));
}

const SCRIPTS: &str = include_str!("samples/scripts.toml");

#[test]
fn scripts_without_spaces_are_laid_out_cut_and_selected() {
    let scripts =
        |width, height| Reader::of(vec![volume("forum.toml", SCRIPTS)], width, height, Setup::default());
    scripts(120, 36).is("scripts");
    scripts(44, 16).press("3 d").is("scripts-narrow");
    scripts(80, 24).press("v w w").is("select-chinese");
    scripts(80, 24).press("]a v w w").is("select-thai");
    scripts(80, 24).press("]a ]a v w w").is("select-devanagari");
}
