//! Labels and layouts of many kinds of transcripts, all invented.

use crate::kinds::{kind, of, pairs, people, spoken, words};
use plenary::import::blocks::BlockKind;

#[test]
fn questions_and_answers_may_have_numbers_and_full_stops() {
    let text = "Interview with Keeper Ines Quell\n\nQUESTION 1. When does the lamp burn?\n\nANSWER. Every night of the year.\n\nQUESTION 2. Who pays for it?\n\nANSWER. The towns do. In Short: all of them.\n";
    let found = of("interview.txt", text);
    let said = words(&found);
    assert!(said.contains(&"Who pays for it?"), "{said:?}");
    assert!(found.found.people.iter().any(|person| person.name.ends_with("Ines Quell")));
}

#[test]
fn names_and_times_may_be_in_brackets() {
    for text in [
        "[Ines] [0:04] So we start.\n[Bo] [0:09] The lamp is dark.\n[Ines] [0:14] Then mend it.\n[Bo] [0:19] Who pays?\n",
        "(Ines) So we start.\n(Bo) The lamp is dark.\n(Ines) Then mend it.\n(Bo) Who pays?\n",
        "[0:04] [Ines]: So we start.\n[0:09] [Bo]: The lamp is dark.\n[0:14] [Ines]: Then mend it.\n[0:19] [Bo]: Who pays?\n",
    ] {
        assert_eq!(
            pairs(&spoken(&of("call.txt", text))),
            [("Ines", "So we"), ("Bo", "The lamp"), ("Ines", "Then mend"), ("Bo", "Who pays?")],
            "{text}"
        );
    }
}

#[test]
fn forms_of_address_before_capitals_are_labels() {
    let text = "Acta de la sesión\n\nEl señor PRESIDENTE: Se abre la sesión.\n\nEl señor MINISTRO DE FAROS, PUERTOS Y MUELLES (Luna Díaz): Gracias. (Rumores.)\n\nLa señora ORRE SANZ: Gracias, señor presidente.\n\nEl señor PRESIDENTE: Hemos terminado.\n";
    let found = of("acta.txt", text);
    assert_eq!(
        pairs(&spoken(&found)),
        [
            ("Señor Presidente", "Se abre"),
            ("Luna Díaz", "Gracias."),
            ("Orre Sanz", "Gracias, señor"),
            ("Señor Presidente", "Hemos terminado."),
        ]
    );
    assert!(people(&found).contains(&("Luna Díaz", "Ministro de Faros, Puertos y Muelles")));
    assert_eq!(kind(&found, "(Rumores.)"), BlockKind::Direction);
}

#[test]
fn labels_of_a_french_record_end_in_full_stops() {
    let text = "Compte rendu\n\nM. le président. La parole est à Mme Lise Orre.\n\nMme Lise Orre (UDP). Merci. Le phare est éteint.\n\nM. Jean Ost, secrétaire d’État chargé des phares. Il sera rallumé.\n\nMme Lise Orre. Quand ?\n\nM. Jean Ost, secrétaire d’État. Demain, madame la députée. (Sourires.)\n\nM. le président. Merci.\n";
    assert_eq!(
        pairs(&spoken(&of("compte-rendu.txt", text))),
        [
            ("M. le président", "La parole"),
            ("Lise Orre", "Merci. Le"),
            ("Jean Ost", "Il sera"),
            ("Lise Orre", "Quand ?"),
            ("Jean Ost", "Demain, madame"),
            ("M. le président", "Merci."),
        ]
    );
}

#[test]
fn a_title_tells_which_person_a_short_label_means() {
    let text = "Lamp debate\n\nMr Owen Quell (Keeper of Lamps): We begin.\n\nMs Chloe Quell (Elm Bay): Thank you.\n\nMR QUELL: Will she give way?\n\nMS QUELL: No.\n\nQUELL: Order.\n";
    assert_eq!(
        pairs(&spoken(&of("debate.txt", text))),
        [
            ("Owen Quell", "We begin."),
            ("Chloe Quell", "Thank you."),
            ("Owen Quell", "Will she"),
            ("Chloe Quell", "No."),
            ("Quell", "Order."),
        ]
    );
}

#[test]
fn a_record_of_three_turns_is_a_transcript() {
    let text = "BOATS\n\nInes Quell (Minister for Boats): I open the debate.\n\nBo Orre (Eastwick) (Ind): Will the Minister give way?\n\nInes Quell: No.\n";
    let found = of("boats.txt", text);
    assert_eq!(
        pairs(&spoken(&found)),
        [("Ines Quell", "I open"), ("Bo Orre", "Will the"), ("Ines Quell", "No.")]
    );
    assert!(people(&found).contains(&("Ines Quell", "Minister for Boats")));
    let release = "Lamp fair opens\n\nThe lamp fair opened on Monday with many boats and a band on the quay.\n\nInes Quell (Chair): “We are glad that so many came.”\n\nBo Orre (Mayor): “The band was good.”\n";
    assert!(spoken(&of("release.txt", release)).is_empty());
}

#[test]
fn minutes_need_no_full_stops() {
    let text = "Minutes of the lamp board\n\nPresent: Ines Quell, Bo Orre, Mara Ost\n\nBo Orre: we start with the lamp\nInes Quell: it is broken again, as I said\nMara Ost: I will mend it\nBo Orre: thank you\nInes Quell: and the bell\nMara Ost: that too\n";
    assert_eq!(
        pairs(&spoken(&of("minutes.txt", text))),
        [
            ("Bo Orre", "we start"),
            ("Ines Quell", "it is"),
            ("Mara Ost", "I will"),
            ("Bo Orre", "thank you"),
            ("Ines Quell", "and the"),
            ("Mara Ost", "that too"),
        ]
    );
    let list = "Boats of the bay\n\nBoat Name: the Otter\nHome Port: Elm Bay\nBoat Name: the Seal\nHome Port: Ash Bay\nBoat Name: the Crane\nHome Port: Oak Bay\n";
    assert!(spoken(&of("list.txt", list)).is_empty());
}

#[test]
fn labels_may_be_in_block_quotations_and_in_bold() {
    let text = "# Lamp call\n\n> *Ines Quell:* What is first\n\n**Bo Orre:** We look at the lamp\n**Ines Quell:** I have seen it\n\n> *Mara Ost:* +1\n\n**Bo Orre:** Thank you\n\n**Mara Ost:** I will mend it\n";
    assert_eq!(
        pairs(&spoken(&of("call.md", text))),
        [
            ("Ines Quell", "What is"),
            ("Bo Orre", "We look"),
            ("Ines Quell", "I have"),
            ("Mara Ost", "+1"),
            ("Bo Orre", "Thank you"),
            ("Mara Ost", "I will"),
        ]
    );
}

#[test]
fn times_and_the_end_of_a_recording_are_not_spoken() {
    let text = "Lamp call\n\nInes Quell: Good morning.\n\n00:05:12\n\nBo Orre: Good morning. [laughter]\n\nInes Quell: [06:01] [sighs] Let us begin.\n\nBo Orre: Yes.\n\nRecording ended after 00:41:07\n\nA machine wrote this down.\n";
    let found = of("call.txt", text);
    assert_eq!(
        pairs(&spoken(&found)),
        [
            ("Ines Quell", "Good morning."),
            ("Bo Orre", "Good morning."),
            ("Ines Quell", "Let us"),
            ("Bo Orre", "Yes."),
        ]
    );
    assert_eq!(kind(&found, "00:05:12"), BlockKind::Direction);
    assert_eq!(kind(&found, "A machine"), BlockKind::Boilerplate);
}

#[test]
fn chinese_answers_are_by_the_person_in_the_title() {
    let text = "灯塔局发言人就开放时间答记者问\n\n问：灯塔何时开放？\n\n答：明年春天就开放。（笑声）\n\n问：谁来付钱？\n\n答：各城一起付。\n";
    let found = of("wen-da.txt", text);
    let answers = found.found.people.iter().filter(|person| person.name == "灯塔局发言人").count();
    assert_eq!(answers, 1);
    assert_eq!(kind(&found, "（笑声）"), BlockKind::Direction);
}

#[test]
fn a_speech_has_its_speaker_in_a_line_or_the_front_matter() {
    let body =
        "Good morning. I am glad to be here. (Applause.)\n\nYou know the lamp. We have waited for it.\n";
    for text in [
        format!(
            "# Lamp fair\n\nBelow is the text of Keeper Ines Quell's address, as delivered on Monday.\n\n{body}"
        ),
        format!("# Lamp fair\n\nThe full remarks by Keeper Ines Quell follow.\n\n{body}"),
        format!("# The Keeper's speech\n\n*As delivered by Keeper Ines Quell*\n\n{body}"),
        format!("---\ntitle: Lamp fair\nspeakers: ['Keeper Ines Quell']\n---\n\n{body}"),
    ] {
        let found = of("speech.md", &text);
        let words: Vec<String> = spoken(&found).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words.first().map(String::as_str), Some("Good morning."), "{text}");
        assert!(found.found.people.iter().any(|person| person.name.ends_with("Ines Quell")), "{text}");
    }
}

#[test]
fn lines_of_old_files_end_in_carriage_returns() {
    let text = "Lamp board\r\rInes Quell (Chair):\rThe meeting is open.\r\rBo Orre (Elm Bay):\rThank you.\r\rInes Quell (Chair):\rPlease.\r\rBo Orre (Elm Bay):\rThe lamp is dark.\r";
    assert_eq!(
        pairs(&spoken(&of("old.txt", text))),
        [
            ("Ines Quell", "The meeting"),
            ("Bo Orre", "Thank you."),
            ("Ines Quell", "Please."),
            ("Bo Orre", "The lamp"),
        ]
    );
}

#[test]
fn a_quotation_in_single_marks_may_have_several_paragraphs() {
    for (opens, closes) in [("‘", "’"), ("“", "”")] {
        for said in ["Harbour minister Ines Quell said:\n\n", "Harbour minister Ines Quell said: "] {
            let text = format!(
                "Lamp turns ten\n\nThe lamp stands on the mole.\n\n{said}{opens}A friend who means well can be wrong. The lamp is never wrong.\n\n{opens}We know that it helps.{closes}\n\nOne picture shows a boat at sea.\n"
            );
            let found = of("lamp.txt", &text);
            let words: Vec<usize> = found.found.attributions.iter().map(|one| one.content.len()).collect();
            assert_eq!(words, [2], "{text}");
        }
    }
}

#[test]
fn labels_of_one_character_become_words() {
    let text = "答记者问\n\n问：灯塔何时开放？\n\n答：明年春天。\n\n问：谁来出钱？\n\n答：各个镇。\n";
    let found = of("answers.txt", text);
    assert_eq!(
        pairs(&spoken(&found)),
        [
            ("提问者", "灯塔何时开放？"),
            ("回答者", "明年春天。"),
            ("提问者", "谁来出钱？"),
            ("回答者", "各个镇。")
        ]
    );
}

#[test]
fn a_paragraph_that_ends_in_a_german_quotation_is_not_a_heading() {
    let text = "Die Lampe\n\nDas sagte Leuchtturmwärterin Ines Quell am Abend. „Wir sind spät dran“, räumte Quell ein. „Aber sie brennt.“\n\nDer Turm bleibt offen, und der Eintritt ist frei.\n";
    let found = of("lampe.txt", text);
    let said = words(&found);
    let quotation = said.iter().find(|words| words.ends_with("“")).unwrap();
    assert_eq!(kind(&found, quotation), BlockKind::Paragraph);
    assert!(people(&found).contains(&("Ines Quell", "Leuchtturmwärterin")), "{:?}", people(&found));
}

#[test]
fn labels_of_dutch_and_italian_records_are_found() {
    let dutch = "Notulen\n\nDe heer Ost (LV): Voorzitter. De lamp is uit.\n\nDe voorzitter: Het woord is aan mevrouw Rill.\n\nMevrouw Rill (Kust): Dank u wel. Dat klopt niet.\n\nMinister Quell: De cijfers zijn duidelijk.\n\nDe voorzitter: Dank u wel.\n";
    assert_eq!(
        pairs(&spoken(&of("notulen.txt", dutch))),
        [
            ("Ost", "Voorzitter. De"),
            ("De voorzitter", "Het woord"),
            ("Rill", "Dank u"),
            ("Quell", "De cijfers"),
            ("De voorzitter", "Dank u"),
        ]
    );
    let italian = "Resoconto\n\nPRESIDENTE. La seduta è aperta.\n\nLISA OST (LV). Grazie, Presidente. Il faro è spento.\n\nBRUNO RILLI, Ministro dei fari. Il faro sarà acceso.\n\nPRESIDENTE. La ringrazio, Ministro.\n";
    let found = of("resoconto.txt", italian);
    assert_eq!(
        pairs(&spoken(&found)),
        [
            ("Presidente", "La seduta"),
            ("Lisa Ost", "Grazie, Presidente."),
            ("Bruno Rilli", "Il faro"),
            ("Presidente", "La ringrazio,"),
        ]
    );
    assert!(people(&found).contains(&("Bruno Rilli", "Ministro dei fari")), "{:?}", people(&found));
}

#[test]
fn the_lines_above_a_speech_are_its_title() {
    let text = "Speech\nby Dr. Ines Quell\nKeeper of the Lamp\nat the lamp fair\nElm, 4 May 2031\n\nCheck against delivery\n\nLadies and gentlemen,\n\nI grew up under a lamp. My father kept it.\n\nToday we thank him.\n";
    let found = of("speech.txt", text);
    assert_eq!(kind(&found, "Speech by Dr. Ines Quell"), BlockKind::Title);
    assert_eq!(kind(&found, "Keeper of the Lamp"), BlockKind::Subtitle);
    assert_eq!(kind(&found, "Check against delivery"), BlockKind::Direction);
    assert_eq!(pairs(&spoken(&found)), [("Ines Quell", "Ladies and")]);
}

#[test]
fn a_statement_in_quotation_marks_is_read_as_quotations() {
    let text = "Statement by the Keeper after the storm\n\nThe Keeper, Ines Quell, issued the following statement after the storm:\n\n“We lost two lamps. We shall mend them.\n\n“First, the mole. Second, the pier.\n\n“We meet in June.”\n";
    let found = of("statement.txt", text);
    assert!(spoken(&found).is_empty());
    let person = found.found.people.iter().find(|person| person.name == "Ines Quell");
    assert!(person.is_some(), "{:?}", people(&found));
    assert_eq!(found.found.attributions.len(), 1, "{:?}", found.found.attributions);
}

#[test]
fn labels_of_scripts_without_capitals_are_found() {
    let arabic = "جلسة\n\nالسيد الرئيس: نفتح الجلسة.\n\nالسيدة منى العطار: المنارة لنا.\n\nالسيد عمر الحلبي: منذ متى؟\n\nالسيدة منى العطار: منذ عام.\n\nالسيد الرئيس: شكراً.\n";
    let found = of("session.txt", arabic);
    let names: Vec<String> = spoken(&found).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["السيد الرئيس", "السيدة منى العطار", "السيد عمر الحلبي", "السيدة منى العطار", "السيد الرئيس"]
    );
    let chinese = "会议记录\n\n主席：开会。\n\n陈明月（灯塔局局长）：谢谢主席。\n\n何海：为什么？\n\n陈明月：因为下雨。\n\n主席：谢谢。\n";
    let found = of("session.txt", chinese);
    let names: Vec<String> = spoken(&found).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["主席", "陈明月", "何海", "陈明月", "主席"]);
    assert!(people(&found).contains(&("陈明月", "灯塔局局长")), "{:?}", people(&found));
}

#[test]
fn rows_of_tables_are_turns() {
    let page = "<html><body><h1>Lamp hearing</h1><table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr><tr><td>00:01</td><td>Ines Quell</td><td>The lamp is ours.</td></tr><tr><td>00:09</td><td>Bo Rill</td><td>Since when?</td></tr><tr><td>00:12</td><td>Ines Quell</td><td>Since we paid.</td></tr></table></body></html>";
    let table = "| Time | Speaker | Remarks |\n|---|---|---|\n| 00:01 | Ines Quell | The lamp is ours. |\n| 00:09 | Bo Rill | Since when? |\n| 00:12 | Ines Quell | Since we paid. |\n";
    for (name, text) in [("hearing.html", page), ("hearing.md", table)] {
        assert_eq!(
            pairs(&spoken(&of(name, text))),
            [("Ines Quell", "The lamp"), ("Bo Rill", "Since when?"), ("Ines Quell", "Since we")],
            "{name}"
        );
    }
}

#[test]
fn a_line_in_lower_case_continues_a_turn() {
    let text = "Lamp talk\n\n00:01 – Ines Quell: The lamp is ours.\n00:09 – Bo Rill: Since when?\n00:12 – Ines Quell: Since we paid\nfor it.\n00:15 – Bo Rill: Then pay again.\n";
    let found = of("talk.txt", text);
    let said = words(&found);
    assert!(said.contains(&"Since we paid for it."), "{said:?}");
}

#[test]
fn the_number_of_a_question_is_not_part_of_a_name() {
    let text = "Oral evidence: Lamps\n\nQ1   Chair: Welcome. Why are the lamps dark?\n\nInes Quell: They are dark because oil is dear.\n\nQ2   Bo Orre: By how much?\n\nInes Quell: By 8%.\n\nQ3   Chair: Briefly, please.\n";
    assert_eq!(
        pairs(&spoken(&of("evidence.txt", text))),
        [
            ("Chair", "Welcome. Why"),
            ("Ines Quell", "They are"),
            ("Bo Orre", "By how"),
            ("Ines Quell", "By 8%."),
            ("Chair", "Briefly, please."),
        ]
    );
}

#[test]
fn a_german_question_has_no_name() {
    let text = "Regierungspressekonferenz vom 15. April 2025\n\nFrage: Stimmt es, dass die Ministerin geht?\n\nStS Quell: Nein, das stimmt nicht.\n\nZusatzfrage: Und was sagt der Kanzler dazu?\n\nStS Quell: Der Kanzler sagt nichts.\n";
    let found = of("konferenz.txt", text);
    let named: Vec<&str> = found
        .found
        .people
        .iter()
        .filter(|person| !person.unnamed)
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(named.len(), 1, "{named:?}");
    assert!(named[0].ends_with("Quell"));
}
