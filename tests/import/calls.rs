//! Calls and records whose speakers stand on lines of their own, all invented.

use crate::kinds::{of, pairs, people, spoken, turns};

#[test]
fn the_posts_of_an_earnings_call_stand_above_the_words() {
    for dash in ["--", "-"] {
        let text = format!(
            "Lamp Works plc Earnings Call\n\nOperator: Good morning. You may begin, please.\n\nInes Quell {dash} Chief Executive Officer\n\nThank you, operator. Oil is up.\n\nBo Orre {dash} Chief Financial Officer\n\nMargins held.\n\nOperator\n\nYour first question comes from Mara Ost.\n\nMara Ost {dash} Analyst\n\nHi. What about wicks?\n\nInes Quell {dash} Chief Executive Officer\n\nWicks are fine.\n"
        );
        let call = of("call.txt", &text);
        assert_eq!(
            pairs(&spoken(&call)),
            [
                ("Operator", "Good morning."),
                ("Ines Quell", "Thank you,"),
                ("Bo Orre", "Margins held."),
                ("Operator", "Your first"),
                ("Mara Ost", "Hi. What"),
                ("Ines Quell", "Wicks are"),
            ]
        );
        assert!(people(&call).contains(&("Ines Quell", "Chief Executive Officer")));
    }
}

#[test]
fn the_names_and_seats_of_a_record_stand_above_the_words() {
    let text = "Points of Order\n\nMr. Bo Orre (Sale Bay)\n\nOn a point of order, Mr. Speaker. My question was not answered.\n\nMr. Speaker\n\nI undertook yesterday to look into the matter.\n\nMr. Cy Dahl (Norwick West)\n\nFurther to that point of order, Mr. Speaker. I am grateful.\n";
    let record = of("record.txt", text);
    let said = spoken(&record);
    let names: Vec<&str> = said.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names.len(), 3, "{said:?}");
    assert!(names[0].ends_with("Bo Orre") && names[2].ends_with("Cy Dahl"), "{names:?}");
}

#[test]
fn a_page_about_a_team_has_no_turns() {
    let text = "Our team\n\nInes Quell - Chief Executive Officer\n\nInes has led the lamp works for ten years and lives in Ellery.\n\nBo Orre - Chief Financial Officer\n\nBo keeps the books. He came to us from the bank.\n\nMara Ost - Engineer\n\nMara builds the lamps.\n";
    assert_eq!(turns(&of("team.txt", text)), []);
}

#[test]
fn initials_stand_for_the_names_of_earlier_labels() {
    let text = "# Why lamps?\n\n**Bo Orre:** Why lamps?\n\n**Ines Quell:** By accident.\n\n**BO:** Tell me about your brother.\n\n**IQ:** He said I'd argue with a tide.\n";
    assert_eq!(
        pairs(&spoken(&of("talk.md", text))),
        [
            ("Bo Orre", "Why lamps?"),
            ("Ines Quell", "By accident."),
            ("Bo Orre", "Tell me"),
            ("Ines Quell", "He said")
        ]
    );
}
