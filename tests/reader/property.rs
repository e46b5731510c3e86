//! What must hold for any keys, any size and any text.

use crate::shot::{Reader, volume};
use plenary::action::ACTIONS;
use plenary::app::{Overlay, Setup};
use plenary::check::NoFiles;
use plenary::export::{EXPORTERS, export};
use plenary::guard::{Destination, release_quotes};
use plenary::layout::MARGIN;
use plenary::library::{EMBEDDED, Volume};
use plenary::pane::flow::Place;
use plenary::text::Safe;
use plenary::text::bidi::{self, Bidi, Setting, order};
use plenary::text::line::{lines, shown};
use plenary::text::width::width;
use proptest::prelude::*;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Text in many scripts, wrapped at spaces, by dictionary or anywhere.
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
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn wrapping_loses_no_word_and_makes_no_line_too_wide(text in words(), cells in 1_usize..80) {
        let ranges = lines(&text, 0..text.len(), cells);
        prop_assert_eq!(ranges.first().map(|line| line.start), Some(0));
        prop_assert_eq!(ranges.last().map(|line| line.end), Some(text.len()));
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
        let ink = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let all: String = ranges.iter().map(|line| ink(&shown(&text, line.clone()))).collect();
        prop_assert_eq!(all, ink(&text));
        for line in ranges {
            let row = shown(&text, line);
            // A cluster that is wider than the line is alone in it.
            let alone = row.graphemes(true).count() <= 1;
            prop_assert!(width(&row) <= cells || alone, "{:?} in {}", row, cells);
        }
    }

    #[test]
    fn visual_order_only_reorders_the_clusters_of_a_row(text in words(), cells in 2_usize..60) {
        let direction = bidi::direction(&text);
        for line in lines(&text, 0..text.len(), cells) {
            let setting = Setting::new(direction, &text, &line);
            let row = shown(&text, line);
            let mut order: Vec<_> = order(&row, &setting).into_iter().map(|cluster| cluster.range).collect();
            let visual: usize = order.iter().map(|range| width(row.get(range.clone()).unwrap())).sum();
            prop_assert_eq!(visual, width(&row));
            order.sort_by_key(|range| range.start);
            let clusters: Vec<_> = row.grapheme_indices(true).map(|(at, own)| at..at + own.len()).collect();
            prop_assert_eq!(order, clusters);
        }
    }

    #[test]
    fn every_character_in_view_has_its_cell(
        text in words(), quote in (0..30_usize, 1..9_usize), size in (20_u16..130, 8_u16..40),
    ) {
        let reader = talk(&text, quote, size).press("3");
        let (view, buffer) = (reader.app.view(), reader.buffer());
        let Some(area) = reader.app.layout().text_area(reader.app.measure()) else { return Ok(()) };
        let cells = usize::from(area.width - MARGIN);
        let rows = view.text_rows(reader.app.scroll().text, usize::from(area.height), cells);
        for (row, y) in rows.iter().zip(area.y..) {
            let drawn = view.drawn(row.place, cells, Bidi::Plenary);
            let block = &view.flow.blocks[row.place.block];
            let words = block.text(view.briefing);
            let mut x = drawn.first().map_or(0, |own| own.x);
            for own in &drawn {
                prop_assert_eq!(own.x, x);
                x += own.width;
                let place = Place { at: own.range.start, ..row.place };
                prop_assert_eq!(view.cell_of(place, cells, Bidi::Plenary), Some(own.x));
                if own.width == 0 || own.x + own.width > cells {
                    continue;
                }
                let back = view.at_cell(row.place, own.x, cells, Bidi::Plenary);
                prop_assert_eq!(back, Some(place));
                // The cell shows that character, or its mirror image.
                let symbol = buffer[(area.x + MARGIN + u16::try_from(own.x).unwrap(), y)].symbol();
                let text = words.get(own.range.clone()).unwrap().trim_end_matches('\n');
                let mirrors = text.chars().all(|c| "()“”".contains(c));
                prop_assert!(symbol == text || (text.is_empty() && symbol == " ") || mirrors, "{:?} {:?}", symbol, text);
            }
        }
    }

    #[test]
    fn a_selection_is_exported_word_for_word_with_its_speaker(
        text in words(), quote in (0..30_usize, 1..9_usize), kind in 0..3_usize, size in (20_u16..130, 8_u16..40),
        keys in prop::collection::vec(prop::sample::select(SELECTING), 0..25),
    ) {
        let reader = talk_of(&text, quote, ["direct", "indirect", "mixed"][kind], size).press("v").press(&keys.join(" "));
        let Some(selecting) = reader.app.text_selection() else { return Ok(()) };
        let briefing = reader.app.briefing();
        let picked = selecting.picked().clone();
        let whole = briefing[picked.section].text.to_string();
        let whole = whole.as_str();
        let words = whole.get(picked.range.clone()).unwrap();
        prop_assert!(!words.trim().is_empty());
        prop_assert!(picked.range.start <= picked.caret.start && picked.caret.end <= picked.range.end);
        // Its ends are character boundaries.
        for end in [picked.range.start, picked.range.end] {
            let own = GraphemeCursor::new(end, whole.len(), true).is_boundary(whole, 0);
            prop_assert_eq!(own, Ok(true));
        }
        let reader = reader.press("e right right");
        let Some(Overlay::Export(dialog)) = reader.app.overlay() else { panic!("no dialog") };
        let json: serde_json::Value = serde_json::from_str(&dialog.preview).unwrap();
        let anchor = |key: &str| usize::try_from(json[0]["anchor"][0][key].as_u64().unwrap()).unwrap();
        let taken = whole.get(anchor("start")..anchor("end")).unwrap();
        prop_assert!(words.contains(taken), "{:?} {:?}", words, taken);
        let prose = Safe::prose(taken.into()).0;
        prop_assert_eq!(json[0]["text"].as_str(), Some(prose.as_str()));
        // The speaker is named if the quote covers all of it, and only then.
        let stands = reader.app.briefing().quotes.first().and_then(|quote| quote.anchor.ranges().first().cloned());
        let covered = stands.is_some_and(|own| own.start <= anchor("start") && anchor("end") <= own.end);
        prop_assert_eq!(json[0].get("speaker").is_some(), covered, "{}", dialog.preview);
        prop_assert_eq!(json[0].get("by_source").is_some(), !covered);
        let direct = !covered || kind == 0;
        prop_assert_eq!(json[0]["kind"] == "direct", direct);
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
    fn a_damaged_file_is_read_as_far_as_possible(
        file in 0..EMBEDDED.len(), damage in prop::collection::vec((0..1000_usize, 0..40_usize, scrap()), 1..6),
    ) {
        let mut bytes = EMBEDDED[file].1.as_bytes().to_vec();
        for (place, len, scrap) in damage {
            let at = bytes.len() * place / 1000;
            let end = (at + len).min(bytes.len());
            bytes.splice(at..end, scrap);
        }
        let read = Volume::read("damaged.toml", None, bytes, &NoFiles);
        for diagnostic in &read.diagnostics {
            prop_assert!(diagnostic.span.start <= diagnostic.span.end);
        }
        read.report().text(true, 80);
        read.report().short();
        read.report().json();
        if let Some(briefing) = &read.briefing {
            let records = release_quotes(briefing, briefing.quote_ids(), Destination::File).passed;
            for exporter in EXPORTERS {
                export(*exporter, &records);
            }
        }
        Reader::of(vec![read], 100, 30, Setup::default()).press("]s ]q e esc ! esc G").screen();
    }
}

/// Keys that move a selection.
const SELECTING: &[&str] =
    &["h", "l", "w", "b", "(", ")", "{", "}", "j", "k", "0", "$", "o", "w", "w", "left", "right", "down"];

/// A reader of a section with this text and a direct quote of some of its words.
fn talk(text: &str, quote: (usize, usize), size: (u16, u16)) -> Reader {
    talk_of(text, quote, "direct", size)
}

fn talk_of(text: &str, (from, len): (usize, usize), kind: &str, size: (u16, u16)) -> Reader {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let said = text.split_whitespace().skip(from % 7).take(len).collect::<Vec<_>>().join(" ");
    let quote = if said.is_empty() {
        String::new()
    } else {
        format!("[[sections.quotes]]\nspeaker = \"a\"\nkind = \"{kind}\"\ntext = {}\n", quoted(&said))
    };
    let source = format!(
        "format = 1\n[event]\ntitle = \"Talks\"\n[[speakers]]\nid = \"a\"\nname = \"Ada\"\n[[sections]]\nid = \"s\"\n\
         title = \"Talk\"\ntext = {}\n{quote}",
        quoted(text)
    );
    Reader::of(vec![volume("talk.toml", &source)], size.0, size.1, Setup::default())
}

/// Bytes that damage a file.
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
fn a_screen_is_drawn_at_every_size() {
    for (width, height) in
        [(1, 1), (1, 100), (400, 1), (2, 2), (19, 6), (20, 5), (20, 6), (59, 16), (60, 15), (400, 100)]
    {
        for keys in ["", "s", "e", "?", "i", "f", "enter", "z", "]", "4 G"] {
            Reader::open("harbour", width, height).press(keys).screen();
        }
    }
}
