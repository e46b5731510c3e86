//! Properties of all possible quotes: marks, known facts, ids and positions.

use super::reading::{Words, by_the_rules, expected, words};
use super::{hostile, one, written};
use plenary::export::selector::selectors;
use plenary::export::wording::introduction;
use plenary::export::{Attribution, EXPORTERS, Exporter, Style, Template, export, export_as};
use plenary::guard::Released;
use plenary::model::{Anchor, Briefing, Date, Kind, Original, Section, Source, Speaker, When};
use plenary::text::{Cut, Safe};
use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

const LANGUAGES: [Option<&str>; 12] = [
    None,
    Some("en"),
    Some("fr"),
    Some("fr-CH"),
    Some("de"),
    Some("zh"),
    Some("zh-Hant"),
    Some("ja"),
    Some("ar"),
    Some("ru"),
    Some("es"),
    Some("nl"),
];

/// All texts that a template can use, separated by a character that words cannot contain.
const HELPERS: &str = "\u{1}{{ quotation }}\u{1}{{ attribution }}\u{1}{{ short_attribution }}\u{1}{{ circumstances }}\u{1}{{ citation }}\u{1}";

fn day(day: u8) -> When {
    When { date: Some(Date { year: 2025, month: 7, day }), time: None, offset: None }
}

/// A briefing of one quote, in which each bit of `known` sets one field to a unique word.
fn knowing(kind: Kind, known: u32) -> Briefing {
    let word = |bit: u32, word: &str| (known >> bit & 1 == 1).then(|| Safe::clean_line(word));
    let mut briefing = one(kind, "the words", None, Anchor::NoText);
    if known & 1 == 1 {
        briefing.speakers.push(Speaker {
            id: Safe::clean_line("sid"),
            name: Safe::clean_line("Given Family"),
            family: word(1, "Family"),
            honorific: word(2, "Honorific"),
            role: word(3, "Role"),
            organization: word(4, "Organization"),
            native: word(5, "Native"),
            ..Speaker::default()
        });
        briefing.quotes[0].speaker = briefing.speaker_at(0);
    }
    if let Some(title) = word(6, "Section") {
        let section = Section { id: Safe::clean_line("id"), title, quotes: 0..1, ..Section::default() };
        briefing.sections.push(section);
        briefing.quotes[0].section = briefing.section_at(0);
    }
    briefing.quotes[0].cue = word(7, "cue-word");
    briefing.quotes[0].at = word(8, "00:01");
    briefing.quotes[0].note = word(9, "note-word");
    briefing.quotes[0].tags = word(10, "tag-word").into_iter().collect();
    if known >> 11 & 1 == 1 {
        let (language, translator) = (word(12, "zh"), word(13, "Translator"));
        briefing.quotes[0].original =
            Some(Original { language, text: Safe::clean_line("原文"), translator });
    }
    briefing.event.place = word(14, "Place");
    briefing.event.date = (known >> 15 & 1 == 1).then(|| day(1));
    briefing.event.end = (known >> 16 & 1 == 1).then(|| day(2));
    briefing.event.source = Source {
        title: word(17, "Headline"),
        authors: word(18, "Author").into_iter().collect(),
        publisher: word(19, "Publisher"),
        url: word(20, "https://a.org/x"),
        published: (known >> 21 & 1 == 1).then(|| day(3)),
        accessed: (known >> 22 & 1 == 1).then(|| day(4)),
    };
    briefing
}

/// Fails if an export contains a field that is unknown.
fn check_known(exported: &str, known: u32) -> Result<(), String> {
    let words = [
        (0, "Given"),
        (1, "familyName"),
        (2, "Honorific"),
        (3, "Role"),
        (4, "Organization"),
        (5, "Native"),
        (6, "Section"),
        (7, "cue-word"),
        (8, "00:01"),
        (9, "note-word"),
        (10, "tag-word"),
        (11, "ranslat"),
        (12, "Chinese"),
        (13, "Translator"),
        (14, "Place"),
        (17, "Headline"),
        (18, "Author"),
        (19, "Publisher"),
        (20, "https://a.org"),
    ];
    for (bit, word) in words {
        // Some words are also names of keys and types.
        let said = exported.replace("\"@type\": \"Organization\"", "").replace("\"@type\": \"Place\"", "");
        let table = exported.starts_with("\"Highlight\"");
        if known >> bit & 1 == 0 && said.contains(word) && !table {
            return Err(format!("{word} is unknown, but appears in {exported}"));
        }
    }
    for never in ["n.d.", "nknown", "nonymous", "1970", "0000", "None", "null", ", ,", "· ·", "  ·", "= {}"]
    {
        if exported.contains(never) {
            return Err(format!("{never} in {exported}"));
        }
    }
    // 1 and 2 July are the days of the event, 3 and 4 July those of the source.
    for (bit, shown) in
        [(15, ["2025-07-01", "1 July"]), (21, ["2025-07-03", "3 July"]), (22, ["2025-07-04", "4 July"])]
    {
        if known >> bit & 1 == 0 && shown.iter().any(|day| exported.contains(day)) {
            return Err(format!("{shown:?} is unknown, but appears in {exported}"));
        }
    }
    Ok(())
}

/// A file of sections and quotes without ids, given as the numbers of sections and of their quotes.
fn file(sections: &[(usize, Vec<usize>)]) -> String {
    let mut out =
        "format = 1\n[event]\ntitle = \"E\"\n[[speakers]]\nid = \"ada\"\nname = \"Ada\"\n".to_owned();
    for (section, quotes) in sections {
        out.push_str(&format!("[[sections]]\nid = \"s{section}\"\ntitle = \"S\"\n"));
        for quote in quotes {
            let speaker = if quote % 2 == 0 { "speaker = \"ada\"\n" } else { "" };
            out.push_str(&format!("[[sections.quotes]]\n{speaker}text = \"words {quote}\"\n"));
        }
    }
    out
}

/// Returns the id and all exports of each quote of a file, by section and words.
fn ids(source: &str) -> BTreeMap<(String, String), (String, String)> {
    let briefing = super::briefing(source);
    let id = |record: Released<'_>| {
        let key = (record.section.unwrap().id.to_string(), record.quote.text.to_string());
        let written = EXPORTERS.iter().filter_map(|format| written(*format, &record)).collect::<String>();
        (key, (record.id.clone(), written))
    };
    super::records(&briefing).into_iter().map(id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_format_changes_the_words(
        words_in in hostile::words(),
        kind in prop::sample::select(&Kind::ALL[..]),
        language in prop::sample::select(&LANGUAGES[..]),
    ) {
        let briefing = one(kind, &words_in, language, Anchor::NoText);
        let record = super::first(&briefing);
        for format in EXPORTERS {
            let Some(exported) = written(*format, &record) else { continue };
            if format.name() == "text" {
                // Words may look like an attribution, so only the whole can be compared.
                prop_assert!(exported.contains(&by_the_rules(&record)));
            } else {
                let words = words(*format, &exported);
                prop_assert_eq!(&words, &expected(&record, &words), "{} {}", format.name(), exported);
            }
        }
    }

    #[test]
    fn paraphrases_are_never_in_quotation_marks(
        words_in in hostile::words(),
        kind in prop::sample::select(&[Kind::Indirect, Kind::Mixed][..]),
        language in prop::sample::select(&LANGUAGES[..]),
    ) {
        let briefing = one(kind, &words_in, language, Anchor::NoText);
        let record = super::first(&briefing);
        let own = record.quote.text.as_str();
        let lead = introduction(&record);
        prop_assert!(lead.starts_with("Paraphrase"));
        for format in EXPORTERS {
            let Some(exported) = written(*format, &record) else { continue };
            match words(*format, &exported) {
                // The introduction and the exact words, without a mark before or after them.
                Words::Marked(_) if format.name() == "text" => {
                    prop_assert!(exported.starts_with(&format!("{lead}{own}\n— ")), "{}", exported);
                }
                Words::Marked(marked) => {
                    prop_assert_eq!(&marked, own);
                    prop_assert!(exported.contains("Paraphrase"), "{}", exported);
                }
                Words::Bare(bare) => prop_assert_eq!(&bare, own),
                Words::None => {}
            }
        }
        let template = Template::new("all.txt", HELPERS).unwrap();
        let helped = export(&template, std::slice::from_ref(&record));
        let parts: Vec<_> = helped.split('\u{1}').collect();
        prop_assert_eq!(parts[1], format!("{lead}{own}"));
        prop_assert!(parts[2..].iter().all(|part| !part.contains(own) || own.len() < 4), "{}", helped);
    }

    #[test]
    fn unknown_facts_are_never_printed(
        known in any::<u32>(),
        kind in prop::sample::select(&Kind::ALL[..]),
    ) {
        let briefing = knowing(kind, known);
        let record = super::first(&briefing);
        let template = Template::new("all.txt", HELPERS).unwrap();
        let all = EXPORTERS.iter().copied().chain([&template as &dyn Exporter]);
        for format in all {
            for attribution in Attribution::ALL {
                let style = Style { attribution, ..Style::default() };
                let Ok(exported) = export_as(format, std::slice::from_ref(&record), style) else { continue };
                if let Err(why) = check_known(&exported, known) {
                    prop_assert!(false, "{}: {}", format.name(), why);
                }
                if ["text", "markdown", "html"].contains(&format.name()) {
                    let unnamed = exported.contains("— speaker not named");
                    prop_assert_eq!(unnamed, record.speaker.is_none(), "{}", exported);
                }
            }
        }
    }

    #[test]
    fn a_quote_keeps_its_id_and_export_if_the_rest_of_the_file_changes(
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
        (before, after) in prop::collection::vec((any::<bool>(), any::<bool>()), 60).prop_map(|kept| kept.into_iter().unzip::<_, _, Vec<_>, Vec<_>>()),
        turned in any::<bool>(),
    ) {
        let some = |kept: &[bool], order: &[usize], turned: bool| {
            let section = |section: &usize| {
                let mut quotes: Vec<usize> = (0..10).filter(|quote| kept[section * 10 + quote]).collect();
                if turned {
                    quotes.reverse();
                }
                (*section, quotes)
            };
            ids(&file(&order.iter().map(section).collect::<Vec<_>>()))
        };
        let first = some(&before, &[0, 1, 2, 3, 4, 5], false);
        let second = some(&after, &order, turned);
        for (quote, made) in &first {
            if let Some(again) = second.get(quote) {
                prop_assert_eq!(made, again, "{:?}", quote);
            }
        }
        let all: std::collections::HashSet<_> = first.values().map(|(id, _)| id).collect();
        prop_assert_eq!(all.len(), first.len());
    }

    #[test]
    fn selectors_find_words_at_any_position(
        text in prop::collection::vec(prop::sample::select(&["we", "open", "now", "and", "門", "é", "e\u{301}", "🚢", "ship", "\n\n"][..]), 1..60),
        start in any::<prop::sample::Index>(),
        count in 1_usize..12,
    ) {
        let whole = Safe::prose(Cow::Owned(text.join(" "))).0;
        let ends = whole.match_indices(' ').map(|(at, _)| at).chain([whole.len()]).collect::<Vec<_>>();
        let first = start.index(ends.len());
        let from = if first == 0 { 0 } else { ends[first - 1] + 1 };
        let to = ends[(first + count).min(ends.len() - 1)];
        prop_assume!(from < to);
        let mut briefing = one(Kind::Direct, whole.cut(from..to), None, Anchor::Found(from..to));
        let paragraphs = whole.split("\n\n").scan(0, |at, part| {
            let range = *at..*at + part.len();
            *at = range.end + 2;
            Some(range)
        });
        briefing.sections.push(Section {
            text: whole.clone(),
            paragraphs: paragraphs.collect(),
            quotes: 0..1,
            ..Section::default()
        });
        briefing.quotes[0].section = briefing.section_at(0);
        let record = super::first(&briefing);
        let [found] = &selectors(&record)[..] else { panic!("not one selector") };
        let around = format!("{}{}{}", found.prefix, found.exact, found.suffix);
        let all: Vec<_> = (0..whole.len()).filter(|at| whole.as_bytes()[*at..].starts_with(around.as_bytes())).collect();
        prop_assert_eq!(all, vec![from - found.prefix.len()], "{:?} in {:?}", around, whole);
        prop_assert_eq!(found.exact, whole.cut(from..to));
        let chars: String = whole.chars().skip(found.position.start).take(found.position.len()).collect();
        prop_assert_eq!(chars, found.exact);
    }
}
