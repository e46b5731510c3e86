//! Speakers of interviews, speeches and statements, all invented.

use crate::import;
use crate::kinds::{kind, of, pairs, people, spoken, turns};
use plenary::import::blocks::BlockKind;

#[test]
fn one_label_is_enough_for_a_speech() {
    let talk = of(
        "talk.txt",
        "Harbour talk\n\nADA LING: Good morning to all of you.\n\nThe lamps of our harbour are dark.\n\nWe will then see.\n",
    );
    assert_eq!(turns(&talk).len(), 3);
    let report = of(
        "report.txt",
        "NORTH QUAY: A report\n\nEASTWICK, N.H. (AP) — The lamps of the harbour are dark.\n\nNobody knows why.\n\nThey will see.\n",
    );
    assert_eq!(turns(&report), []);
}

#[test]
fn a_release_may_collect_statements() {
    let text = "# Praise for the lamps\n\nBorder Czar Cy Dahl: “The lamps are lit.”\n\nHarbour Workers Association: We thank the council.\n\nSen. Ada Ling: Good news for all ships.\n\nRep. Bo Chen: Finally.\n\nGov. Eva Holm: Good.\n\nHarbour Owners Association: We thank it too.\n";
    let release = of("release.md", text);
    assert_eq!(
        people(&release),
        [
            ("Cy Dahl", "Border Czar"),
            ("Harbour Workers Association", ""),
            ("Ada Ling", ""),
            ("Bo Chen", ""),
            ("Eva Holm", ""),
            ("Harbour Owners Association", ""),
        ]
    );
    let quoted = of(
        "quoted.md",
        &text.replace(": We", ": “We").replace(": Good", ": “Good").replace(": Finally", ": “Finally"),
    );
    assert_eq!(turns(&quoted), []);
}

#[test]
fn questions_of_an_interview_may_be_headings() {
    let text = "# “The lamps are ours”: a talk with Ada Ling\n\n*She has run the harbour for nine years. We met her at night.*\n\n**Why lamps?**\n\nBecause ships come by night. We have counted them.\n\nThey are many.\n\n**Who pays for them?**\n\nWe do.\n\n**And what if the money runs out?**\n\nThen we light candles.\n";
    let talk = of("talk.md", text);
    assert_eq!(
        pairs(&spoken(&talk)),
        [("Ada Ling", "Because ships"), ("Ada Ling", "We do."), ("Ada Ling", "Then we")]
    );
    assert_eq!(kind(&talk, "She has run"), BlockKind::Paragraph);
    let questions = of("faq.md", &text.replace("a talk with Ada Ling", "what you should know"));
    assert_eq!(turns(&questions), []);
}

#[test]
fn a_bold_question_with_a_label_is_a_turn() {
    let talk = of(
        "talk.md",
        "# Talk at the quay\n\n**Q: When will the quay open?**\n\nA: In June.\n\n### Q: Who pays?\n\nA: The county.\n",
    );
    let said = spoken(&talk);
    assert_eq!(said.len(), 4, "{said:?}");
    assert_eq!(said.first().map(|(_, words)| &**words), Some("When will"), "{said:?}");
}

#[test]
fn a_page_number_at_the_start_is_no_table_of_a_briefing() {
    let opens = |text: &str| plenary::import::open("record.txt", text.as_bytes(), None).is_some();
    assert!(opens("[[Page 3]]\n\nMr. LING. The quay is old.\n"));
    assert!(!opens("[[speakers]]\nid = 'a'\n"));
    assert!(!opens("[[sections.quotes]]\nid = 'a'\n"));
}

#[test]
fn a_family_name_resolves_to_an_earlier_full_name() {
    let talk = of(
        "talk.md",
        "# A conversation\n\n**EVA HOLM:** Welcome back.\n\n**ADA LING:** Thanks.\n\nIt has been a while.\n\n**HOLM**: Why lamps?\n\n**LING**: Ships.\n\n**HOLM:** Right.\n",
    );
    assert_eq!(
        pairs(&spoken(&talk)),
        [
            ("Eva Holm", "Welcome back."),
            ("Ada Ling", "Thanks."),
            ("Eva Holm", "Why lamps?"),
            ("Ada Ling", "Ships."),
            ("Eva Holm", "Right."),
        ]
    );
    let hearing = of(
        "hearing.txt",
        "PARTICIPANTS:\n\nMs. Ada Ling, Director\n\nSENATOR EVA HOLM (D-OR): Who pays?\n\nWITNESS BO CHEN: We do.\n\nHOLM: Thank you.\n\nPRESS: (Cross-talk.)\n\nREPORTER CY DAHL: Since when?\n",
    );
    assert_eq!(
        pairs(&spoken(&hearing)),
        [
            ("Eva Holm", "Who pays?"),
            ("Bo Chen", "We do."),
            ("Eva Holm", "Thank you."),
            ("Cy Dahl", "Since when?")
        ]
    );
    let senator = hearing.found.people.iter().find(|person| person.name == "Eva Holm");
    assert_eq!(senator.and_then(|person| person.organization.as_deref()), None);
    assert_eq!(kind(&hearing, "PRESS: (Cross-talk.)"), BlockKind::Direction);
}

#[test]
fn a_statement_in_bold_between_questions_is_the_interviewers() {
    let text = "# An interview with Ines Quell\n\n**You grew up inland. Why lamps?**\n\nBy accident. I wanted to be a vet.\n\n**Your brother says you were the stubborn one.**\n\nBo would say that.\n\n**And the oil?**\n\nThe oil is what it is.\n\nShe pauses and looks out of the window.\n\n*This interview has been edited for length.*\n";
    let expected = [("Ines Quell", "By accident."), ("Ines Quell", "Bo would"), ("Ines Quell", "The oil")];
    let talk = of("talk.md", text);
    assert_eq!(pairs(&spoken(&talk)), expected);
    assert_eq!(kind(&talk, "This interview has"), BlockKind::Direction);
    let page = "<html><head><title>Interview with Ines Quell</title></head><body><article><h1>Interview with Ines Quell</h1><p><strong>Why lamps?</strong></p><p>By accident.</p><p><b>Your brother says you were stubborn.</b></p><p>Bo would say that.</p><p><strong>And the oil?</strong></p><p>The oil is what it is.</p></article></body></html>";
    let page = import("talk.html", page.as_bytes());
    assert_eq!(pairs(&spoken(&page)), expected);
}

#[test]
fn a_letter_right_before_a_question_opens_it() {
    let text = "Laura Ling sees a new harbour\n\nThe former keeper Laura Ling sat down with us to talk about the lamps of her harbour.\n\nQWhy lamps?\n\nA: Because ships come by night. We have counted them.\n\nQYou once said that they cost too much.\n\nA: I did, and I was wrong.\n\nQWho pays for them?\n\nA: We do.\n";
    let talk = of("talk.txt", text);
    assert_eq!(
        pairs(&spoken(&talk)),
        [
            ("Questioner", "Why lamps?"),
            ("Laura Ling", "Because ships"),
            ("Questioner", "You once"),
            ("Laura Ling", "I did,"),
            ("Questioner", "Who pays"),
            ("Laura Ling", "We do."),
        ]
    );
}
