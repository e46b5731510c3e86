//! The footer: the keys that matter here and now, and what is said at the first start.

use crate::acting::QUAY;
use crate::shot::{Reader, volume};
use plenary::app::Setup;
use plenary::library::embedded;

const RELEASE: &str = "Night berths counted\n\nPORT LANTERN, 4 May 2031 - The harbour has counted.\n\n\
    \"We need the money,\" said Ada Ling, chair of the Harbour Council.\n";

#[test]
fn the_keys_for_the_found_quote_come_first_after_a_search() {
    let reader = Reader::of(vec![volume("quay.toml", QUAY)], 100, 30, Setup::default());
    assert!(reader.footer().starts_with("/ search  x mark"), "{}", reader.footer());
    let found = reader.press("/ 'ferry is ours' enter");
    assert!(found.footer().starts_with("y copy  e export  n N matches  Esc back"), "{}", found.footer());
    let outside = found.press("/ 'pier' enter");
    assert!(outside.footer().starts_with("n N matches  Esc back"), "no quote is found\n{}", outside.footer());
}

#[test]
fn the_key_that_confirms_is_shown_while_a_quote_is_unchecked() {
    let article = |cells| Reader::of(vec![volume("release.txt", RELEASE)], cells, 30, Setup::default());
    let wide = article(100);
    assert!(wide.footer().starts_with(". confirm  y copy  e export  C correct"), "{}", wide.footer());
    assert!(article(60).footer().starts_with(". confirm  y copy"), "{}", article(60).footer());
    let found = article(100).press("/ 'money' enter");
    assert!(found.footer().starts_with(". confirm  y copy  e export  n N matches"), "{}", found.footer());
    let checked = Reader::of(vec![volume("quay.toml", QUAY)], 100, 30, Setup::default());
    assert!(!checked.footer().contains("confirm"), "{}", checked.footer());
}

#[test]
fn the_first_start_offers_the_tour_beside_the_keys() {
    let setup = || Setup { is_new: true, ..Setup::default() };
    let list = Reader::of(embedded(), 100, 30, setup());
    let offers = |reader: &Reader| reader.footer().ends_with("new here? open A Tour of plenary");
    assert!(offers(&list) && list.footer().starts_with("Enter open  / search all"), "{}", list.footer());
    let list = list.press("j");
    assert!(offers(&list), "a key does not hide it: {}", list.footer());
    let open = list.press("enter");
    assert!(!open.footer().contains("new here?"), "{}", open.footer());
    let article = || Reader::of(vec![volume("release.txt", RELEASE)], 100, 30, setup());
    assert!(article().footer().ends_with("new here? see `plenary tour`"), "{}", article().footer());
    assert!(article().footer().starts_with(". confirm"), "{}", article().footer());
    assert!(!article().press("j").footer().contains("new here?"));
    let narrow = Reader::of(embedded(), 40, 20, setup());
    assert!(narrow.footer().starts_with("Enter open") && !narrow.footer().contains("new"));
}
