//! Keyboards on which brackets need `AltGr`, or have no key at all.

use crate::shot::Reader;
use plenary::app::Input;
use plenary::key::{Code, Key};

/// What the unshifted and shifted keys to the right of `l` and `m` type, with the keys of layouts that have no bracket
/// without `AltGr`. The characters are those that a terminal sends.
const ROWS: [(&str, &str, &str); 8] = [
    ("German", "öäü+#,.-", "ÖÄÜ*';:_"),
    ("French", "mù^$,;:!", "M%¨£?./§"),
    ("Spanish", "ñ´`+ç,.-", "Ñ¨^*Ç;:_"),
    ("Italian", "òàè+ù,.-", "çòé*§;:_"),
    ("Swedish", "öäå¨',.-", "ÖÄÅ^*;:_"),
    ("Portuguese", "ç´º~+,.-", "ǪÇ`^*;:_"),
    ("Swiss", "öäü¨$,.-", "éàè!£;:_"),
    ("Polish (programmers)", ";'[]\\,./", ":\"{}|<>?"),
];

fn typed(reader: Reader, text: &str) -> Reader {
    text.chars().fold(reader, |reader, c| reader.told(Input::Key(Key::plain(Code::Char(c)))))
}

#[test]
fn every_pair_can_be_typed_without_alt_gr() {
    for (name, plain, shifted) in ROWS {
        let has = |c: char| plain.contains(c) || shifted.contains(c);
        assert!(has(';') && has(','), "{name}");
        let reader = typed(Reader::open("harbour", 120, 40), ";s");
        assert_eq!(reader.selected().1, "Ada Ling", "{name}");
        let reader = typed(reader, ";s,s");
        assert_eq!(reader.selected().1, "Ada Ling", "{name}");
        let reader = typed(reader, ";q;a,a");
        assert!(!reader.footer().contains("does nothing"), "{name}: {}", reader.footer());
    }
}

#[test]
fn letters_of_these_keyboards_do_nothing_by_accident() {
    let before = Reader::open("harbour", 120, 40).selected();
    for (name, plain, shifted) in ROWS {
        let odd = plain.chars().chain(shifted.chars()).filter(|c| !c.is_ascii());
        for c in odd {
            let reader = typed(Reader::open("harbour", 120, 40), &c.to_string());
            assert_eq!(reader.selected(), before, "{name}: {c}");
            assert!(reader.app.overlay().is_none(), "{name}: {c}");
        }
    }
}

#[test]
fn a_semicolon_shows_what_can_follow_and_control_pages() {
    let reader = typed(Reader::open("harbour", 120, 40), ";");
    assert!(reader.footer().starts_with(';') && reader.footer().contains("quote"), "{}", reader.footer());
    let paged = Reader::open("harbour", 120, 40).press("ctrl+f");
    assert_eq!(paged.screen(), Reader::open("harbour", 120, 40).press("space").screen());
    assert_eq!(paged.press("ctrl+b").screen(), Reader::open("harbour", 120, 40).press("space b").screen());
}
