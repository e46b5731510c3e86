//! Statements of one turn, paragraphs, interrupted quotations and questions, in every format.

use super::reading::{Words, block_quotes, html_quotes, words};
use super::{briefing, written};
use plenary::export::{EXPORTERS, Excerpt, Style, export, export_as, find};
use plenary::guard::{Destination, Released, release, release_quotes};
use plenary::model::{Anchor, Briefing, Standing};

const SOURCE: &str = "format = 1
[event]
title = 'Dock talks'
language = 'en'
[event.source]
title = 'Dock talks close'
url = 'https://example.org/dock'
[[speakers]]
id = 'reporter'
name = 'Reporter'
unnamed = true
[[speakers]]
id = 'ines'
name = 'Ines Vogt'
role = 'Lock keeper'
[[sections]]
id = 's'
title = 'Questions'
text = '''
Q: When will the locks open?

And who pays?

MS. VOGT: The locks open in May. The port pays.

Nobody else does.

“The lamps,” Vogt said, “are lit.” She also said: “The lamps are lit, all night and all day.”
'''
[[sections.quotes]]
speaker = 'reporter'
text = 'When will the locks open?'
[[sections.quotes]]
speaker = 'reporter'
text = 'And who pays?'
[[sections.quotes]]
speaker = 'ines'
text = 'The locks open in May.'
[[sections.quotes]]
speaker = 'ines'
text = 'The port pays.'
[[sections.quotes]]
speaker = 'ines'
text = 'Nobody else does.'
[[sections.quotes]]
speaker = 'ines'
cue = 'said'
text = 'The lamps, are lit.'
[[sections.quotes]]
speaker = 'ines'
cue = 'said'
text = 'The lamps are lit, … all day.'
";

fn talks() -> Briefing {
    briefing(SOURCE)
}

fn record(briefing: &Briefing, index: usize) -> Released<'_> {
    release_quotes(briefing, briefing.quote_at(index), Destination::Output).passed.swap_remove(0)
}

#[test]
fn joined_statements_are_one_quote_without_a_sign() {
    let briefing = talks();
    let run = briefing.turn_of(briefing.quote_at(3).unwrap());
    assert_eq!(run, 2..5);
    let joined = Excerpt::of_run(&briefing, run).unwrap();
    let record = release([joined.record(&briefing)], Destination::Output).passed.swap_remove(0);
    let whole = "The locks open in May. The port pays.\n\nNobody else does.";
    let marked = "“The locks open in May. The port pays.\n\n“Nobody else does.”";
    assert_eq!((record.quote.text.as_str(), record.standing()), (whole, Standing::Verbatim));
    assert!(matches!(record.quote.anchor, Anchor::Found(_)));
    for format in EXPORTERS {
        let exported = written(*format, &record).unwrap();
        match words(*format, &exported) {
            Words::Marked(words) => assert_eq!(words, marked, "{}", format.name()),
            Words::Bare(words) => assert_eq!(words, whole, "{}", format.name()),
            Words::None => {}
        }
        assert!(!exported.contains('…') && !exported.contains("shortened"), "{exported}");
    }
    let markdown = export(find("markdown").unwrap(), std::slice::from_ref(&record));
    assert!(
        markdown.starts_with("> “The locks open in May. The port pays.\n>\n> “Nobody else does.”\n\n"),
        "{markdown}"
    );
    let html = export(find("html").unwrap(), std::slice::from_ref(&record));
    assert!(
        html.contains("<p>“The locks open in May. The port pays.</p>\n<p>“Nobody else does.”</p>\n"),
        "{html}"
    );
}

#[test]
fn an_interrupted_quotation_has_no_sign_of_an_omission() {
    let briefing = talks();
    let record = record(&briefing, 5);
    assert!(matches!(record.quote.anchor, Anchor::Passages(_)), "{:?}", record.quote.anchor);
    assert_eq!(record.standing(), Standing::Verbatim);
    for format in EXPORTERS {
        let exported = written(*format, &record).unwrap();
        match words(*format, &exported) {
            Words::Marked(words) => {
                assert_eq!(words, "“The lamps,” said Ines Vogt, “are lit.”", "{}", format.name());
            }
            Words::Bare(words) => assert_eq!(words, "The lamps, are lit.", "{}", format.name()),
            Words::None => {}
        }
        assert!(!exported.contains("…") && !exported.contains("shortened"), "{exported}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&written(find("json").unwrap(), &record).unwrap()).unwrap();
    assert_eq!(json[0]["passages"], serde_json::json!(["The lamps,", "are lit."]));
    assert_eq!(json[0].get("shortened"), None);
}

#[test]
fn an_ellipsis_for_an_attribution_is_dropped_and_another_one_is_not() {
    let old = talks();
    let again = briefing(&SOURCE.replace("'The lamps, are lit.'", "'The lamps, … are lit.'"));
    let texts = [&old, &again].map(|briefing| briefing.quotes[5].text.to_string());
    assert_eq!(texts[0], texts[1]);
    let record = record(&old, 6);
    assert!(record.quote.is_shortened());
    for format in EXPORTERS.iter().filter(|format| !["link", "web-annotation"].contains(&format.name())) {
        let exported = written(*format, &record).unwrap();
        assert!(exported.contains("shortened") && exported.contains('…'), "{exported}");
    }
}

#[test]
fn an_unknown_or_foreign_attribution_is_that_of_the_text() {
    let text = |language: &str, said: &str, cue: &str, words: &str| {
        let source = format!(
            "format = 1\n[event]\ntitle = 'T'\nlanguage = '{language}'\n[[speakers]]\nid = 'a'\nname = 'Ines Vogt'\n\
             [[sections]]\nid = 's'\ntitle = 'S'\ntext = '''\n{said}\n'''\n[[sections.quotes]]\nspeaker = 'a'\ncue = '{cue}'\ntext = '{words}'\n"
        );
        let briefing = briefing(&source);
        let exported = written(find("text").unwrap(), &record(&briefing, 0)).unwrap();
        exported.split("\n— ").next().unwrap().to_owned()
    };
    assert_eq!(
        text("de", "„Wir öffnen“, sagte Vogt am Montag, „und bleiben.“", "sagte", "Wir öffnen und bleiben."),
        "„Wir öffnen“, sagte Vogt am Montag, „und bleiben.“"
    );
    assert_eq!(
        text("en", "“We open,” according to Vogt. “We stay.”", "according to", "We open, We stay."),
        "“We open,” according to Vogt. “We stay.”"
    );
    assert_eq!(
        text(
            "fr",
            "« Nous ouvrons, a dit Mme Vogt, et nous restons. »",
            "a dit",
            "Nous ouvrons et nous restons."
        ),
        "«\u{202f}Nous ouvrons\u{202f}», a dit Mme Vogt, «\u{202f}et nous restons.\u{202f}»"
    );
    assert_eq!(
        text("en", "“We open!” Vogt said. “We stay.”", "said", "We open! We stay."),
        "“We open!” said Ines Vogt. “We stay.”"
    );
}

#[test]
fn an_answer_has_its_question_on_demand() {
    let briefing = talks();
    let style = Style { question: true, ..Style::default() };
    let of = |index: usize, format: &str, style: Style| {
        export_as(find(format).unwrap(), &[record(&briefing, index)], style).unwrap()
    };
    for (index, asked) in [(2, true), (4, true), (0, false), (5, false)] {
        assert_eq!(of(index, "text", style).contains("Question by"), asked, "{index}");
    }
    let asked = "Question by a reporter: “When will the locks open?\n\n“And who pays?”\n\n";
    assert!(
        of(3, "text", style).starts_with(&format!("{asked}“The port pays.”\n— Ines Vogt")),
        "{}",
        of(3, "text", style)
    );
    assert!(of(3, "markdown", style).starts_with(&format!("{asked}> “The port pays.”\n")));
    let html = of(3, "html", style);
    assert!(html.starts_with("<figure>\n<p>Question by a reporter: “When will the locks open?</p>\n<p>“And who pays?”</p>\n<blockquote"), "{html}");
    assert_eq!(html_quotes(&html), ["“The port pays.”"]);
    assert_eq!(block_quotes(&of(3, "markdown", style)), ["“The port pays.”"]);
    for format in ["json", "ndjson"] {
        let json: serde_json::Value = serde_json::from_str(&of(3, format, style)).unwrap();
        let question = &json.get(0).unwrap_or(&json)["question"];
        assert_eq!(question["text"], "When will the locks open?\n\nAnd who pays?");
        assert_eq!(
            (&question["speaker"]["name"], &question["speaker"]["unnamed"]),
            (&"Reporter".into(), &true.into())
        );
    }
    for format in EXPORTERS {
        let plain = export_as(*format, &[record(&briefing, 3)], Style::default()).unwrap();
        assert!(!plain.contains("question") && !plain.contains("Question by"), "{plain}");
        let with = export_as(*format, &[record(&briefing, 3)], style).unwrap();
        assert_eq!(plain != with, format.has_questions(), "{}", format.name());
    }
}

#[test]
fn an_unnamed_person_is_one_person() {
    let briefing = talks();
    let text = written(find("text").unwrap(), &record(&briefing, 0)).unwrap();
    assert!(text.starts_with("“When will the locks open?”\n— a reporter\n"), "{text}");
    assert!(!text.contains("group"), "{text}");
}

#[test]
fn an_answer_knows_its_question() {
    let source = "format = 1\n[event]\ntitle = 'Forum'\n\
        [[speakers]]\nid = 'reporter'\nname = 'Reporter'\nunnamed = true\n\
        [[speakers]]\nid = 'ada'\nname = 'Ada Ling'\n\
        [[sections]]\nid = 's'\ntitle = 'S'\ntext = '''\nReporter: Tell us about the locks.\n\nAda Ling: They close. They open.\n\n\
        All of them do.\n\nReporter: When?\n\nReporter: And why?\n\nAda Ling: Soon.'''\n\
        [[sections.quotes]]\nspeaker = 'reporter'\ntext = 'Tell us about the locks.'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'They close.'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'They open.'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'All of them do.'\n\
        [[sections.quotes]]\nspeaker = 'reporter'\ntext = 'When?'\n\
        [[sections.quotes]]\nspeaker = 'reporter'\ntext = 'And why?'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'Soon.'\n";
    let briefing = briefing(source);
    let asked = |index: usize| {
        let question = briefing.question_of(briefing.quote_at(index).unwrap())?;
        Some((question.text.to_string(), question.speaker.unwrap().name.to_string()))
    };
    let is = |words: &str| Some((words.to_owned(), "Reporter".to_owned()));
    assert_eq!(
        [1, 2, 3, 6].map(asked),
        [
            is("Tell us about the locks."),
            is("Tell us about the locks."),
            is("Tell us about the locks."),
            is("And why?")
        ]
    );
    assert_eq!([0, 4, 5].map(asked), [None, None, None]);
    assert_eq!(briefing.turn_of(briefing.quote_at(2).unwrap()), 1..4);
    assert_eq!(briefing.joined_words(1..4), "They close. They open.\n\nAll of them do.");
    assert_eq!(briefing.turns(0..7).collect::<Vec<_>>(), [0..1, 1..4, 4..5, 5..6, 6..7]);
}

#[test]
fn a_direction_between_statements_does_not_end_the_turn() {
    let source = "format = 1\n[event]\ntitle = 'T'\n[[speakers]]\nid = 'ada'\nname = 'Ada Ling'\n\
        [[speakers]]\nid = 'bo'\nname = 'Bo Marsh'\n\
        [[sections]]\nid = 's'\ntitle = 'S'\ntext = '''\nBo Marsh: Who pays?\n\n(Murmurs.)\n\nAda Ling: The port pays.\n\n\
        (Applause.)\n\n[Bell rings]\n\nNobody else does.\n\n(Laughter.) Not even Bo.\n\n[Bo Marsh: Thanks!]\n\nSo be it.'''\n\
        [[sections.quotes]]\nspeaker = 'bo'\ntext = 'Who pays?'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'The port pays.'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'Nobody else does.'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'Not even Bo.'\n\
        [[sections.quotes]]\nspeaker = 'ada'\ntext = 'So be it.'\n";
    let briefing = briefing(source);
    assert_eq!(briefing.turns(0..5).collect::<Vec<_>>(), [0..1, 1..4, 4..5]);
    let joined = "The port pays. (Applause.) [Bell rings]\n\nNobody else does.\n\n(Laughter.) Not even Bo.";
    assert_eq!(briefing.joined_words(1..4), joined);
    let asked =
        |index| briefing.question_of(briefing.quote_at(index).unwrap()).map(|own| own.text.to_string());
    assert_eq!([1, 2, 3].map(asked), [(); 3].map(|()| Some("Who pays?".to_owned())));
    let run = Excerpt::of_run(&briefing, 1..4).unwrap();
    assert!(matches!(run.quote().anchor, Anchor::Found(_)));
    let exported =
        export(find("text").unwrap(), &release([run.record(&briefing)], Destination::Output).passed);
    assert!(
        exported.starts_with(
            "“The port pays. (Applause.) [Bell rings]\n\n“Nobody else does.\n\n“(Laughter.) Not even Bo.”\n"
        ),
        "{exported}"
    );
}
