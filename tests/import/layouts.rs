//! Layouts in which words could be given to the wrong person or cut short, all invented.

use crate::kinds::of;
use plenary::import::{Options, read};

/// Who says which words: the quotes of the briefing that a text becomes.
fn quotes(name: &str, text: &str) -> Vec<(String, String)> {
    of(name, text);
    let imported = read(text.as_bytes(), Options { name: Some(name), ..Options::default() }).unwrap();
    let (briefing, _) = imported.document().resolve();
    let speaker = |quote: &plenary::model::Quote| {
        quote
            .speaker
            .map_or("nobody".to_owned(), |speaker| briefing.speakers[speaker.index()].name.to_string())
    };
    briefing.quotes.iter().map(|quote| (speaker(quote), quote.text.to_string())).collect()
}

#[track_caller]
pub(crate) fn says(name: &str, text: &str, expected: &[(&str, &str)]) {
    let found = quotes(name, text);
    let found: Vec<(&str, &str)> = found.iter().map(|(who, words)| (&**who, &**words)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn directions_inside_a_paragraph_are_not_said() {
    says(
        "briefing.txt",
        "MS. LING: We have (laughter) nine lamps. [Applause] They all burn.\n\nQ And the tenth?\n\nMS. LING: It is — (laughs) — late. We asked [inaudible 00:12:03] about it.\n",
        &[
            ("Ling", "We have … nine lamps."),
            ("Ling", "They all burn."),
            ("Questioner", "And the tenth?"),
            ("Ling", "It is — … — late. We asked [inaudible 00:12:03] about it."),
        ],
    );
}

#[test]
fn names_in_brackets_may_be_a_line_of_subtitles() {
    let cue = |second: u8, words: &str| format!("00:0{second}.000 --> 00:0{second}.900\n{words}\n\n");
    let cues = [
        cue(1, "[Ling]\nWe open in June."),
        cue(2, "- [Chen] Who pays?\n-[Ling] The town does."),
        cue(3, "[Applause]"),
        cue(4, "(CHEN)\nAll of it? >> LING: Yes. >> And why?"),
    ];
    says(
        "talk.vtt",
        &format!("WEBVTT\n\n{}", cues.concat()),
        &[
            ("Ling", "We open in June."),
            ("Chen", "Who pays?"),
            ("Ling", "The town does."),
            ("Chen", "All of it?"),
            ("Ling", "Yes."),
            ("nobody", "And why?"),
        ],
    );
}

#[test]
fn unnamed_voices_and_directions_are_left_out() {
    says(
        "talk.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Ling>[laughs] We open. (applause)</v>\n\n00:02.000 --> 00:03.000\n<v ->Who pays?</v>\n",
        &[("Ada Ling", "We open."), ("nobody", "Who pays?")],
    );
}

#[test]
fn after_a_name_in_brackets_that_is_unknown_nobody_is_named() {
    let cue = |second: u8, words: &str| format!("00:0{second}.000 --> 00:0{second}.900\n{words}\n\n");
    let cues = [
        cue(1, "LING: We open in June."),
        cue(2, "LING: And in May."),
        cue(3, "[Chen]\nWho pays?"),
        cue(4, "LING: The town does."),
    ];
    let found = quotes("talk.vtt", &format!("WEBVTT\n\n{}", cues.concat()));
    assert_eq!(found[1], ("nobody".to_owned(), "Who pays?".to_owned()));
}

#[test]
fn a_name_may_stand_above_the_words_of_each_cue() {
    let cue = |second: u8, words: &str| format!("0:00:0{second}.000 --> 0:00:0{second}.900\n{words}\n");
    let cues = [
        cue(1, "Ling, Ada\nWe open in June."),
        cue(2, "Chen, Bo (Guest)\nWho pays?"),
        cue(3, "Ling, Ada\nThe town does."),
    ];
    says(
        "meeting.txt",
        &cues.concat(),
        &[("Ada Ling", "We open in June."), ("Bo Chen", "Who pays?"), ("Ada Ling", "The town does.")],
    );
}

#[test]
fn speakers_that_a_program_numbers_are_told_apart() {
    let expected = [
        ("Speaker 1", "Welcome to the call."),
        ("Speaker 2", "Thank you. We sold lamps."),
        ("Speaker 1", "How many?"),
        ("Speaker 2", "Nine."),
    ];
    let said = ["Welcome to the call.", "Thank you. We sold lamps.", "How many?", "Nine."];
    for (one, two) in [
        ("spk1: ", "spk2: "),
        ("speaker_1: ", "SPK_2: "),
        ("Speaker 1\n", "Speaker 2\n"),
        ("Speaker 1\n00:01:02\n", "Speaker 2\n00:01:02\n"),
    ] {
        let turns: Vec<String> = said
            .iter()
            .enumerate()
            .map(|(index, words)| format!("{}{words}\n\n", if index % 2 == 0 { one } else { two }))
            .collect();
        says("call.txt", &turns.concat(), &expected);
    }
}

#[test]
fn names_may_stand_above_times_or_below_the_word_speaker() {
    let expected = [
        ("Ada Ling", "Welcome to the call."),
        ("Bo Chen", "Thank you. We sold lamps."),
        ("Ada Ling", "How many?"),
    ];
    for text in [
        "Ada Ling\n00:00:02\nWelcome to the call.\n\nBo Chen\n00:00:12\nThank you. We sold lamps.\n\nAda Ling\n00:01:02\nHow many?\n",
        "speaker\nAda Ling\nWelcome to the call.\n\nspeaker\nBo Chen\nThank you. We sold lamps.\n\nspeaker\nAda Ling\nHow many?\n",
        "Ada Ling   0:02\nWelcome to the call.\n\nChen, Bo (Guest)   0:12\nThank you. We sold lamps.\n\nAda Ling   1:02\nHow many?\n",
    ] {
        says("call.txt", text, &expected);
    }
}

#[test]
fn letters_of_an_interview_belong_to_whom_its_title_names() {
    for text in [
        "Entretien avec Ada Ling, maire\n\nQ : Quand ouvre le quai ?\n\nR : En juin.\n",
        "Entrevista con Ada Ling, alcaldesa\n\nP: ¿Cuándo abre el muelle?\n\nR: En junio.\n",
        "Interview mit Ada Ling, Bürgermeisterin\n\nF: Wann öffnet der Kai?\n\nA: Im Juni.\n",
    ] {
        let found = quotes("interview.txt", text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[1].0, "Ada Ling", "{text}");
        assert_ne!(found[0].0, "Ada Ling", "{text}");
    }
    let numbered =
        quotes("record.txt", "Record\n\nQ1. Who are you?\nA1. The pilot.\nQ2. And?\nA2. No more.\n");
    assert_eq!(numbered[1], ("Answer".to_owned(), "The pilot.".to_owned()));
    let record = "Q. Where were you?\n\nA. I was on the quay.\n\nQ. And then?\n\nA. I left.\n";
    let found = quotes("record.txt", record);
    assert_eq!(found[1].0, "Answer");
    assert_eq!(found[0].0, "Questioner");
}

#[test]
fn a_speaker_who_quotes_somebody_goes_on_speaking() {
    let text = "MAYOR LING: We will mend the lamp.\nMR. CHEN: When?\nMAYOR LING: Soon.\n\nHe said, “I did it,” he said. “And I am proud.” He is proud.\n\nSo are we.\nMR. CHEN: Good.\n";
    let found = quotes("record.txt", text);
    assert!(
        found.iter().any(|(who, words)| who.ends_with("Ling") && words.contains("He is proud")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|(who, words)| who.ends_with("Ling") && words.contains("So are we")),
        "{found:?}"
    );
}

#[test]
fn items_under_a_heading_are_not_said() {
    let text = "Readout of a meeting\n\nThe council met the pilots on Friday, Ada Ling said.\n\nParticipants:\n\n- The National Pilots\n- The Port of Norwick\n\nProviding Emergency Support:\n\n- The port sends boats.\n- The crew sends lamps.\n";
    let found = quotes("readout.md", text);
    assert!(found.iter().all(|(_, words)| words.contains("met the pilots")), "{found:?}");
}

#[test]
fn items_below_a_cue_are_statements() {
    says(
        "release.txt",
        "The plan\n\nAda Ling, the mayor, said:\n\n- “The quay will open in June.”\n- “Nobody will pay more.”\n\nBo Chen, the pilot, said:\n\n• The quay will open late.\n• The lamp will burn in May.\n\nThe council met again.\n",
        &[
            ("Ada Ling", "The quay will open in June."),
            ("Ada Ling", "Nobody will pay more."),
            ("Bo Chen", "The quay will open late"),
            ("Bo Chen", "The lamp will burn in May"),
        ],
    );
}

#[test]
fn decisions_are_not_speakers() {
    let text = "Minutes\n\nCllr Ling said that the lamps were old and dim.\n\nRESOLVED: That the lamps be replaced.\n";
    assert_eq!(quotes("minutes.txt", text).len(), 1);
}
