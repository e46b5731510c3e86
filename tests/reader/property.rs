//! What must hold for any keys, any size and any text.

use crate::shot::{Reader, volume};
use plenary::action::ACTIONS;
use plenary::app::Setup;
use plenary::check::Nowhere;
use plenary::export::{EXPORTERS, Record, export};
use plenary::library::{EMBEDDED, Volume};
use plenary::text::line::{lines, shown};
use plenary::text::width::width;
use proptest::prelude::*;

/// Text in many scripts: words that are broken by spaces, by dictionary and anywhere.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Z]{1,12}",
        1 => "[a-z]{30,60}",
        2 => "[\u{4e00}-\u{4fff}]{1,12}[，。]?",
        2 => prop::sample::select(vec!["ประเทศไทยเปิดประตู", "ท่าเรือ", "ไม่ถามหาหนังสือเดินทาง"]).prop_map(str::to_owned),
        1 => "[\u{627}-\u{64a}]{1,9}",
        1 => "[\u{5d0}-\u{5ea}]{1,9}",
        1 => prop::sample::select(vec!["👩\u{200d}🔬", "🇩🇪🇨🇳", "e\u{301}e\u{301}", "नमस्ते", "Nguyễn", "한국어"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["“", "”", "—", "...", "(", "1,400+", "a/b"]).prop_map(str::to_owned),
    ];
    let space = prop_oneof![6 => Just(" "), 1 => Just("\n"), 1 => Just("  "), 1 => Just("")];
    prop::collection::vec((word, space), 0..40)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
}

pub(crate) fn keys() -> impl Strategy<Value = String> {
    let own: Vec<String> = ACTIONS.iter().flat_map(|row| row.keys).map(|key| (*key).to_owned()).collect();
    let typed = ["a", "hu", "5", "0", "9", "backspace", "left", "x", "é", "门"].map(str::to_owned);
    let one = prop::sample::select([own, typed.to_vec()].concat());
    prop::collection::vec(one, 0..30).prop_map(|keys| keys.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_or_out_of_order_and_no_line_is_too_wide(text in words(), cells in 1_usize..80) {
        let ranges = lines(&text, 0..text.len(), cells);
        prop_assert_eq!(ranges.first().map(|line| line.start), Some(0));
        prop_assert_eq!(ranges.last().map(|line| line.end), Some(text.len()));
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
        let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let all: String = ranges.iter().map(|line| ink(&shown(&text, line.clone()))).collect();
        prop_assert_eq!(all, ink(&text));
        for line in ranges {
            let row = shown(&text, line);
            // A cluster that is wider than the line stands alone in it.
            let alone = unicode_segmentation::UnicodeSegmentation::graphemes(&*row, true).count() <= 1;
            prop_assert!(width(&row) <= cells || alone, "{:?} in {}", row, cells);
        }
    }

    #[test]
    fn any_keys_at_any_size_draw_a_screen(
        keys in keys(), more in keys(), small in (1_u16..60, 1_u16..30), large in (1_u16..=400, 1_u16..=100),
    ) {
        let reader = Reader::open("harbour", small.0, small.1).press(&keys);
        reader.screen();
        reader.resized(large.0, large.1).press(&more).screen();
    }

    #[test]
    fn any_text_in_any_field_draws_a_screen(text in words(), name in "\\PC{0,40}", size in (1_u16..130, 1_u16..45)) {
        let quoted = |text: &str| serde_json::Value::from(text).to_string().replace("\\/", "/");
        let quote = text.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
        let source = format!(
            "format = 1\n[event]\ntitle = {0}\n[[speakers]]\nid = \"a\"\nname = {0}\n[[sections]]\nid = \"s\"\ntitle = {0}\n\
             text = {1}\n[[sections.quotes]]\nspeaker = \"a\"\ntext = {2}\n[[sections.captions]]\ntext = {1}\n",
            quoted(&name), quoted(&text), quoted(&quote),
        );
        let reader = Reader::of(vec![volume("any.toml", &source)], size.0, size.1, Setup::default());
        for keys in ["", "]s", "4", "enter", "esc e", "esc 3 G"] {
            let reader = Reader::of(vec![volume("any.toml", &source)], size.0, size.1, Setup::default()).press(keys);
            reader.screen();
        }
        reader.screen();
    }

    #[test]
    fn a_damaged_file_is_read_as_far_as_it_goes(
        file in 0..EMBEDDED.len(), damage in prop::collection::vec((0..1000_usize, 0..40_usize, scrap()), 1..6),
    ) {
        let mut bytes = EMBEDDED[file].1.as_bytes().to_vec();
        for (place, len, scrap) in damage {
            let at = bytes.len() * place / 1000;
            let end = (at + len).min(bytes.len());
            bytes.splice(at..end, scrap);
        }
        let read = Volume::read("damaged.toml", None, bytes, &Nowhere);
        for diagnostic in &read.diagnostics {
            prop_assert!(diagnostic.span.start <= diagnostic.span.end);
        }
        read.report().text(true, 80);
        read.report().short();
        read.report().json();
        if let Some(briefing) = &read.briefing {
            let records: Vec<Record<'_>> = briefing.quote_ids().map(|id| Record::new(briefing, id)).collect();
            for exporter in EXPORTERS {
                export(*exporter, &records);
            }
        }
        Reader::of(vec![read], 100, 30, Setup::default()).press("]s ]q e esc ! esc G").screen();
    }
}

/// Bytes that files are damaged by.
fn scrap() -> impl Strategy<Value = Vec<u8>> {
    let text = prop::sample::select(vec![
        "",
        "\"",
        "\"\"\"",
        "[[sections]]\n",
        "[[sections.quotes]]\n",
        "[speakers]\n",
        "\n\n",
        "= ",
        "\\u202e",
        "\u{202e}",
        "\u{1b}[2J",
        "\0",
        "\r",
        "text = \"…\"\n",
        "speaker = 1\n",
        "[event.source]\n",
        "{",
        "]]",
        "'''",
        "kind = \"direct\"\n",
    ]);
    prop_oneof![text.prop_map(|text| text.as_bytes().to_vec()), prop::collection::vec(any::<u8>(), 0..8)]
}

#[test]
fn every_size_from_one_cell_to_a_wall_draws_a_screen() {
    for (width, height) in
        [(1, 1), (1, 100), (400, 1), (2, 2), (19, 6), (20, 5), (20, 6), (59, 16), (60, 15), (400, 100)]
    {
        for keys in ["", "s", "e", "?", "i", "f", "enter", "z", "]", "4 G"] {
            Reader::open("harbour", width, height).press(keys).screen();
        }
    }
}
