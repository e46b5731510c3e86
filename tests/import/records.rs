//! Short records, minutes, printed pages and speeches with several speakers, all invented.

use crate::kinds::{kind, of, pairs, spoken, words};
use plenary::import::blocks::BlockKind;

#[test]
fn three_turns_of_full_names_are_a_conversation() {
    let text = "Interview: the new lamp\n\nJo Pratt: Is it lit?\nAda Ling: It is.\nJo Pratt: Then go.\n";
    assert_eq!(
        pairs(&spoken(&of("talk.txt", text))),
        [("Jo Pratt", "Is it"), ("Ada Ling", "It is."), ("Jo Pratt", "Then go.")]
    );
}

#[test]
fn names_may_answer_a_q() {
    let text = "Q: Who pays?\nAda Ling: We do.\nQ: And the mole?\nAda Ling: Next year.\nQ: Thank you.\n";
    let found = of("talk.txt", text);
    let said = spoken(&found);
    assert_eq!(pairs(&said)[1], ("Ada Ling", "We do."));
    assert_eq!(pairs(&said)[3], ("Ada Ling", "Next year."));
}

#[test]
fn results_in_minutes_are_not_said() {
    let text = "Present: Ada Ling (chair), Tom Reed\n\nAda Ling: Let us begin.\nTom Reed: I have two points.\nAda Ling: Go on.\nAction: Tom Reed to write to the bank.\nTom Reed: Done.\nResolved: That the mole be mended.\nAda Ling: Thank you.\nDate of next meeting: 10 April\n";
    let found = of("minutes.txt", text);
    assert_eq!(spoken(&found).len(), 5);
    for result in ["Action: Tom Reed to write to the bank.", "Date of next meeting: 10 April"] {
        assert_eq!(kind(&found, result), BlockKind::Direction, "{result}");
    }
    let vote = "The PRESIDENT: I put the draft to the vote.\n\nMr. LING (Ellery): We support it.\n\nMs. HOWE (Wick): We do not.\n\nIn favour: Ellery, Marsh\n\nAgainst: Wick\n\nAbstaining: None\n\nThe PRESIDENT: The draft has been adopted.\n";
    assert_eq!(spoken(&of("vote.txt", vote)).len(), 4);
}

#[test]
fn numbers_of_questions_are_not_said() {
    let text = "Q1. [901234] Ada Ling (Ellery North) (Lab): If he will list his engagements.\n\nThe Prime Minister (Tom Reed): This morning I had meetings.\n\nAda Ling: I wish him well. Is the mole dark?\n\nThe Prime Minister: No.\n";
    let found = of("record.txt", text);
    assert_eq!(pairs(&spoken(&found))[0], ("Ada Ling", "If he"));
    let text = "1. Ada Ling (Ellery North) (Lab): What steps is he taking? [901234]\n\nThe Minister for Lamps (Tom Reed): We are spending more.\n\nAda Ling: I am grateful. When?\n\nTom Reed: In June.\n";
    assert_eq!(spoken(&of("record.txt", text)).len(), 4);
}

#[test]
fn a_direction_may_have_brackets_inside() {
    let text = "Frau Sommer (CDU): Das ist falsch.\n\n(Zuruf des Abg. Kurz (SPD): Unsinn!)\n\nDer Damm kostet zu viel.\n\nHerr Yilmaz (Grüne): Nein.\n\nFrau Sommer (CDU): Danke.\n";
    let found = of("protokoll.txt", text);
    assert_eq!(kind(&found, "(Zuruf des Abg. Kurz (SPD): Unsinn!)"), BlockKind::Direction);
}

#[test]
fn running_heads_with_page_numbers_do_not_break_turns() {
    let text = "Harbour Board 12\n\nThe CHAIR: I open the meeting. We have one item.\n\nMs LING: Thank you. I have two points to make today, and the\n\nHarbour Board 13\n\nfirst is money. The second is time.\n\nThe CHAIR: Mr Reed.\n\nMr REED: I agree with Ms Ling, although the cost is higher than we were\n\n14 Harbour Board\n\ntold, and nobody knows who pays.\n\nThe CHAIR: We all pay.\n";
    let found = of("board.txt", text);
    let words = words(&found);
    assert!(
        words.contains(
            &"Thank you. I have two points to make today, and the first is money. The second is time."
        ),
        "{words:?}"
    );
    assert_eq!(spoken(&found).len(), 5);
}

#[test]
fn a_name_parted_at_a_line_end_goes_on() {
    let text = "ADA LING: The mole was sup-\nposed to open in May.\nTOM REED: I know.\nADA LING: Anglo-\nFrench money paid for it.\nTOM REED: Good.\n";
    let found = of("talk.txt", text);
    let words = words(&found);
    assert!(words.contains(&"Anglo-French money paid for it."), "{words:?}");
}

#[test]
fn a_heading_may_give_the_floor_to_somebody_else() {
    let text = "# Statement by Ada Ling at the Harbour Forum\n\nDear friends,\n\nWe have built a mole.\n\n## The money\n\nIt cost three million.\n\n## Reply by Tom Reed\n\nI thank the mayor. It cost four.\n\n## About the forum\n\nThe forum meets every year.\n";
    let found = of("statement.md", text);
    let said = spoken(&found);
    let said = pairs(&said);
    assert!(said.contains(&("Ada Ling", "It cost")), "{said:?}");
    assert!(said.contains(&("Tom Reed", "I thank")), "{said:?}");
    assert!(!said.iter().any(|(_, words)| words.starts_with("The forum")), "{said:?}");
}

#[test]
fn the_line_below_the_title_may_credit_the_speech() {
    let text = "<html><body><main><h1>The mole and us</h1><p>Speech by Ada Ling, Mayor of Ellery, at the Harbour Forum.</p><p>Dear friends,</p><p>We built a mole. I am proud.</p><p>Thank you.</p></main></body></html>";
    let found = of("speech.html", text);
    let said = spoken(&found);
    assert_eq!(pairs(&said), [("Ada Ling", "Dear friends,")]);
}

#[test]
fn two_labelled_quotations_in_a_line_are_two() {
    let found = of("lines.txt", "The lamps\n\nLing: “We are ready.” Reed: “We are not.”\n");
    assert_eq!(found.found.attributions.len(), 2);
}
