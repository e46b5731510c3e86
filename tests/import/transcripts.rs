//! Speakers of turns in transcripts of many publishers, all invented.

use crate::kinds::{kind, of, pairs, people, spoken, turns};
use plenary::import::blocks::BlockKind;

#[test]
fn parliament_labels_have_seats_parties_and_ministers_in_brackets() {
    let text = "House of the North\nWednesday 12 March 2025\n\nThe House met at half-past Eleven o’clock\n\nNight Lighting\n\n4. Ada Ling (Eastwick North) (Lab): What steps she is taking to light harbours by night. (902345)\n\nThe Minister for Coasts (Bo Chen): I thank my hon. Friend. We will spend a lot on lamps.\n\nAda Ling: When?\n\nBo Chen: In June.\n\nMr Speaker: Order.\n\nSir Cy Dahl (Mid Fenland) (LD): Has he seen the report?\n\nSeveral hon. Members rose—\n\nMr Speaker: Order. Let us hear the Minister.\n\nHon. Members: Hear, hear!\n\nThe Minister for Coasts: I have seen it.\n\nQuestion put and agreed to.\n\n11.45 am\n\nThe Parliamentary Secretary to the Treasury (Eva Holm): I beg to move.\n";
    let commons = of("commons.txt", text);
    assert_eq!(
        pairs(&spoken(&commons)),
        [
            ("Ada Ling", "What steps"),
            ("Bo Chen", "I thank"),
            ("Ada Ling", "When?"),
            ("Bo Chen", "In June."),
            ("Mr Speaker", "Order."),
            ("Cy Dahl", "Has he"),
            ("Mr Speaker", "Order. Let"),
            ("Hon. Members", "Hear, hear!"),
            ("Bo Chen", "I have"),
            ("Eva Holm", "I beg"),
        ]
    );
    for act in ["Several hon.", "Question put", "11.45 am"] {
        assert_eq!(kind(&commons, act), BlockKind::Direction, "{act}");
    }
    assert!(people(&commons).contains(&("Bo Chen", "Minister for Coasts")));
    assert!(people(&commons).contains(&("Eva Holm", "Parliamentary Secretary to the Treasury")));
    assert_eq!(commons.layout.meta.place, None);
}

#[test]
fn council_labels_have_countries_and_languages_in_brackets() {
    let text = "Council of the Harbours\n\nPresident: Mrs. Holm . . . . . . . . . . . . . . . . (Norland)\n\nMembers:   Southland . . . . . . . . . . . . . . .  Ms. Reyes Ortega\n           Westland . . . . . . . . . . . . . . . . Mr. Fang\n\n     The meeting was called to order at 10.05 a.m.\n\n     The President: I invite Mr. Peter Voss, Special Envoy for Harbours, to speak.\n\n     Mr. Voss: I thank you, Madam President.\n\n     The harbours are dark. That must end.\n\n     The President: I thank Mr. Voss for his briefing.\n\n     Ms. Reyes Ortega (Southland) (spoke in Spanish): The lamps are ours as well, and\nwe will pay for them.\n\n2/18                                                                  25-07712\n\n     Mr. Fang (Westland): We have always held that lamps matter.\n\n     The meeting rose at 11.50 a.m.\n";
    let council = of("council.txt", text);
    assert_eq!(
        pairs(&spoken(&council)),
        [
            ("Holm", "I invite"),
            ("Peter Voss", "I thank"),
            ("Holm", "I thank"),
            ("Reyes Ortega", "The lamps"),
            ("Fang", "We have"),
        ]
    );
    assert_eq!(kind(&council, "2/18"), BlockKind::Boilerplate);
    assert_eq!(kind(&council, "The meeting rose"), BlockKind::Direction);
    let envoy = council.found.people.iter().find(|person| person.name == "Reyes Ortega");
    assert_eq!(envoy.and_then(|person| person.organization.as_deref()), Some("Southland"));
}

#[test]
fn labels_may_end_in_a_dash() {
    let parliament = of(
        "parliament.txt",
        "Verbatim report of proceedings\n\nPresident. – The next item is the debate on lights.\n\nAda Ling, Member of the Commission. – Madam President, the harbours are dark.\n\nWe will propose a regulation.\n\nBo Chen, on behalf of the Quay Group. – I welcome this.\n\nCy Dahl (ECR). – Who pays?\n\n(The speaker declined to answer.)\n\nPresident. – The debate is closed.\n",
    );
    assert_eq!(
        pairs(&spoken(&parliament)),
        [
            ("President", "The next"),
            ("Ada Ling", "Madam President,"),
            ("Bo Chen", "I welcome"),
            ("Cy Dahl", "Who pays?"),
            ("President", "The debate"),
        ]
    );
    assert!(people(&parliament).contains(&("Ada Ling", "Member of the Commission")));
    let paris = of(
        "paris.txt",
        "Conférence de presse\n\nMme Ada Ling, ministre des Ports. – Bonjour à tous. Les ports sont dans le noir.\n\nQUESTION. – Qui paie ?\n\nM. le président. – La parole est à M. Bo Chen.\n\nM. Bo Chen (Groupe du Port). – Je voudrais savoir quand.\n\nMme la ministre. – En juin.\n",
    );
    assert_eq!(
        pairs(&spoken(&paris)),
        [
            ("Ada Ling", "Bonjour à"),
            ("Q", "Qui paie"),
            ("M. le président", "La parole"),
            ("Bo Chen", "Je voudrais"),
            ("Ada Ling", "En juin."),
        ]
    );
    let madrid = of(
        "madrid.txt",
        "Rueda de prensa de la ministra de Puertos, Ada Ling\n\nPREGUNTA.- ¿Quién paga las farolas?\n\nMINISTRA.- Las pagamos todos.\n\nPREGUNTA.- ¿Y cuándo se encenderán?\n\nMINISTRA.- En junio.\n",
    );
    assert_eq!(turns(&madrid).len(), 4);
    // In a transcript whose labels end in colons, a dash ends no label.
    let berlin = of(
        "berlin.txt",
        "Stenografischer Bericht\n\nPräsidentin Ada Ling:\nGuten Morgen! Die Sitzung ist eröffnet.\n\nBo Chen (Hafenpartei):\nFrau Präsidentin! Die Häfen sind dunkel.\n\n(Beifall bei der Hafenpartei)\n\nDas muss sich ändern.\n\nPräsidentin Ada Ling:\nVielen Dank. – Das Wort hat Eva Holm.\n\nEva Holm, Bundesministerin für Häfen:\nWir werden Lampen kaufen.\n",
    );
    assert_eq!(
        pairs(&spoken(&berlin)),
        [
            ("Ada Ling", "Guten Morgen!"),
            ("Bo Chen", "Frau Präsidentin!"),
            ("Bo Chen", "Das muss"),
            ("Ada Ling", "Vielen Dank."),
            ("Eva Holm", "Wir werden"),
        ]
    );
    assert!(people(&berlin).contains(&("Eva Holm", "Bundesministerin für Häfen")));
}

#[test]
fn a_court_record_numbers_its_lines_and_names_the_examiner() {
    let mut text = String::from("                                                        1\n\n");
    for (index, line) in [
        "              IN THE HARBOUR COURT",
        "",
        "              MARCH 12, 2025",
        "",
        "             THE COURT:  Good morning.",
        "             MR. CHEN:  The plaintiff calls Peter Voss.",
        "             (Witness sworn.)",
        "             THE WITNESS:  Peter Voss, V-O-S-S.",
        "                     DIRECT EXAMINATION",
        "   BY MR. CHEN:",
        "        Q.   Where do you work?",
        "        A.   I am the harbour master of the Port of Eastwick.",
        "        Q.   Were the lamps lit?",
        "        A.   They were not.",
        "             MS. LING:  Objection.",
        "             THE COURT:  Sustained.",
        "                     CROSS-EXAMINATION",
        "   BY MS. LING:",
        "        Q.   You wear glasses?",
        "        A.   Yes.",
    ]
    .iter()
    .enumerate()
    {
        text.push_str(&format!("{:2}{line}\n", index + 1));
    }
    let court = of("court.txt", &text);
    assert_eq!(
        pairs(&spoken(&court)),
        [
            ("The Court", "Good morning."),
            ("Chen", "The plaintiff"),
            ("The Witness", "Peter Voss,"),
            ("Chen", "Where do"),
            ("The Witness", "I am"),
            ("Chen", "Were the"),
            ("The Witness", "They were"),
            ("Ling", "Objection."),
            ("The Court", "Sustained."),
            ("Ling", "You wear"),
            ("The Witness", "Yes."),
        ]
    );
    assert_eq!(kind(&court, "CROSS-EXAMINATION"), BlockKind::Heading(3));
    assert_eq!(kind(&court, "BY MS. LING:"), BlockKind::Direction);
    assert_eq!(court.layout.meta.published.as_deref(), Some("2025-03-12"));
}

#[test]
fn an_earnings_call_puts_names_and_posts_on_separate_lines() {
    let text = "HARBOUR LAMPS, INC.\n\nCORPORATE PARTICIPANTS\nAda Ling, Head of Investor Relations\nBo Chen, Chief Executive Officer\n\nOperator\nGood afternoon, and welcome to the call. All participants are in listen-only mode.\n\nAda Ling, Head of Investor Relations\nThank you, operator. With me today is Bo Chen.\n\nBo Chen, Chief Executive Officer\nThanks, Ada. We sold more lamps than in any quarter before. We expect to sell more.\n\nQUESTION AND ANSWER\n\nOperator\nOur first question comes from Eva Holm.\n\nEva Holm, First Quay Bank, Analyst\nCan you talk about margins?\n\nBo Chen, Chief Executive Officer\nSure, Eva.\n\nEva Holm, First Quay Bank, Analyst\nThanks.\n\nOperator\nThis concludes today’s call.\n";
    let call = of("call.txt", text);
    assert_eq!(
        pairs(&spoken(&call)),
        [
            ("Operator", "Good afternoon,"),
            ("Ada Ling", "Thank you,"),
            ("Bo Chen", "Thanks, Ada."),
            ("Operator", "Our first"),
            ("Eva Holm", "Can you"),
            ("Bo Chen", "Sure, Eva."),
            ("Eva Holm", "Thanks."),
            ("Operator", "This concludes"),
        ]
    );
    assert_eq!(
        people(&call),
        [
            ("Operator", ""),
            ("Ada Ling", "Head of Investor Relations"),
            ("Bo Chen", "Chief Executive Officer"),
            ("Eva Holm", "Analyst"),
        ]
    );
    assert_eq!(kind(&call, "QUESTION AND ANSWER"), BlockKind::Heading(3));
    assert_eq!(call.layout.meta.place, None);
}

#[test]
fn broadcast_labels_may_say_how_the_speaker_was_heard() {
    let text = "THE HARBOUR REPORT\n\nAired March 12, 2025 - 20:00   ET\n\n[20:00:12]\n\nADA LING, NEWS ANCHOR: Good evening. I'm Ada Ling.\n\n(BEGIN VIDEOTAPE)\n\nEVA HOLM, NEWS CORRESPONDENT (voice-over): The lamps went out at nine.\n\nUNIDENTIFIED MALE: It was dark.\n\nHOLM (on camera): And they have not come back.\n\n(END VIDEOTAPE)\n\nLING: Eva, thank you.\n\nMAYOR BO CHEN (D), EASTWICK: We do not know.\n\nLING: You don't know?\n\nCHEN: We -- we are looking into it.\n\n(CROSSTALK)\n\nCY DAHL, PRESIDENT OF NORLAND (through translator): We will light them again.\n\nCHEN: He's right.\n\n(COMMERCIAL BREAK)\n\nLING: That's all for tonight.\n\nTO ORDER A VIDEO OF THIS TRANSCRIPT, PLEASE CALL OR USE OUR SECURE ORDER FORM LOCATED AT www.example.org\n";
    let broadcast = of("tv.txt", text);
    assert_eq!(
        pairs(&spoken(&broadcast)),
        [
            ("Ada Ling", "Good evening."),
            ("Eva Holm", "The lamps"),
            ("Unidentified Male", "It was"),
            ("Eva Holm", "And they"),
            ("Ada Ling", "Eva, thank"),
            ("Bo Chen", "We do"),
            ("Ada Ling", "You don't"),
            ("Bo Chen", "We --"),
            ("Cy Dahl", "We will"),
            ("Bo Chen", "He's right."),
            ("Ada Ling", "That's all"),
        ]
    );
    assert_eq!(
        people(&broadcast),
        [
            ("Ada Ling", "News Anchor"),
            ("Eva Holm", "News Correspondent"),
            ("Unidentified Male", ""),
            ("Bo Chen", "Mayor"),
            ("Cy Dahl", "President of Norland"),
        ]
    );
    for line in ["(BEGIN VIDEOTAPE)", "(CROSSTALK)", "TO ORDER A VIDEO"] {
        assert_eq!(kind(&broadcast, line), BlockKind::Direction, "{line}");
    }
}

#[test]
fn short_labels_resolve_to_full_names() {
    let talk = of(
        "talk.md",
        "# Interview with Ada Ling\n\n**Harbour Times:** Why lamps?\n\n**Ada Ling:** Because ships come by night.\n\nThey are many.\n\n**HT:** Who pays?\n\n**Ling:** We do.\n\n**HT:** Always?\n\n**Ada:** Always.\n\n**Ling:** Look: we pay.\n\nLook: we always paid.\n",
    );
    assert_eq!(
        pairs(&spoken(&talk)),
        [
            ("Harbour Times", "Why lamps?"),
            ("Ada Ling", "Because ships"),
            ("Harbour Times", "Who pays?"),
            ("Ada Ling", "We do."),
            ("Harbour Times", "Always?"),
            ("Ada Ling", "Always."),
            ("Ada Ling", "Look: we"),
        ]
    );
    let two = of(
        "two.txt",
        "GENERAL KIT LING: Good morning.\n\nMR. BO LING: Hello.\n\nMS. LING: Who is meant?\n\nSECRETARY OF DEFENSE CY DAHL: Not me.\n\nSEC. DAHL: Nor me.\n\nGENERAL KIT LING: Bye.\n",
    );
    assert_eq!(
        people(&two),
        [("Kit Ling", "General"), ("Bo Ling", ""), ("Ling", ""), ("Cy Dahl", "Secretary of Defense")]
    );
}

#[test]
fn labels_may_be_offices() {
    let nato = of(
        "joint.txt",
        "Joint press conference\n\nModerator: Good afternoon.\n\nHarbour Secretary General Bo Chen: Thank you, dear Ada.\n\nPresident of Norland Ada Ling: Thank you, Bo.\n\nEva Holm (Harbour Times): Who pays?\n\nHarbour Secretary General: We all do.\n\nPresident of Norland: I agree.\n\nOther reporter: [inaudible]\n\nPrime Minister Dahl [through interpreter]: In June.\n\nModerator: Thank you.\n",
    );
    assert_eq!(
        pairs(&spoken(&nato)),
        [
            ("Moderator", "Good afternoon."),
            ("Bo Chen", "Thank you,"),
            ("Ada Ling", "Thank you,"),
            ("Eva Holm", "Who pays?"),
            ("Bo Chen", "We all"),
            ("Ada Ling", "I agree."),
            ("Dahl", "In June."),
            ("Moderator", "Thank you."),
        ]
    );
    assert_eq!(kind(&nato, "Other reporter: [inaudible]"), BlockKind::Direction);
}

#[test]
fn chinese_reporters_may_have_no_name() {
    let text = "外交部发言人林明主持例行记者会\n\n新华社记者：请问港口的灯由谁出资？\n\n林明：我们一直主张，灯由大家出资。\n\n《环球时报》记者：外方表示港口很暗，中方对此有何评论？\n\n林明：我注意到有关报道。港口不暗。\n";
    let briefing = of("zh.txt", text);
    assert_eq!(
        pairs(&turns(&briefing)).iter().map(|(label, _)| *label).collect::<Vec<_>>(),
        ["新华社记者", "林明", "《环球时报》记者", "林明"]
    );
}

#[test]
fn statements_under_headings_belong_to_the_people_named_there() {
    let text = "                    NIGHT TRAFFIC\n\n    Ms. Ling. The subcommittee will come to order.\n\nOPENING STATEMENT OF HON. ADA LING, A REPRESENTATIVE IN \n               CONGRESS FROM THE STATE OF NORLAND\n\n    Good morning, and welcome to our witnesses.\n    The Chairman. I thank the gentlewoman.\n    Voice. Mr. Chairman?\n    Ms. Ling. I yield back.\n    The Chairman. So ordered.\n";
    let hearing = of("hearing.txt", text);
    assert_eq!(
        pairs(&turns(&hearing)),
        [
            ("Ms. Ling", "The subcommittee"),
            ("Ms. Ling", "Good morning,"),
            ("The Chairman", "I thank"),
            ("Voice", "Mr. Chairman?"),
            ("Ms. Ling", "I yield"),
            ("The Chairman", "So ordered."),
        ]
    );
    let heading = kind(&hearing, "OPENING STATEMENT OF HON. ADA LING, A REPRESENTATIVE IN CONGRESS");
    assert_eq!(heading, BlockKind::Heading(3));
}

#[test]
fn a_change_of_chair_is_noted_in_brackets() {
    let text = "  The PRESIDING OFFICER (Mr. Dahl). The Senator from Norland.\n  Ms. LING. I ask that the lamps be lit.\n  The PRESIDING OFFICER. Is there objection?\n  The assistant legislative clerk proceeded to call the roll.\n  Mr. DAHL. I ask that the order be rescinded.\n  The PRESIDING OFFICER (Ms. Reyes). Without objection.\n  The PRESIDING OFFICER. So ordered.\n";
    let record = of("record.txt", text);
    assert_eq!(
        pairs(&spoken(&record)),
        [
            ("Dahl", "The Senator"),
            ("Ling", "I ask"),
            ("Dahl", "Is there"),
            ("Dahl", "I ask"),
            ("Reyes", "Without objection."),
            ("Reyes", "So ordered."),
        ]
    );
    assert_eq!(kind(&record, "The assistant"), BlockKind::Direction);
}

#[test]
fn an_asker_without_a_name_is_one_person() {
    let imported = of(
        "a.md",
        "---\ntitle: Press Briefing by Harbour Secretary Ines Vogt, May 3, 2024\n---\n\nMS. VOGT:  Hello.\n\nQ    Hi, Mirel Quell, Tide Weekly. When?\n\nMS. VOGT:  Soon.\n\nQ    Why?\n\nMS. VOGT:  So.\n\nSENIOR OFFICIALS:  We agree.\n",
    );
    let (briefing, faults) = imported.document().resolve();
    assert!(faults.is_empty(), "{faults:?}");
    let people: Vec<_> =
        briefing.speakers.iter().map(|own| (own.name.as_str(), own.unnamed, own.group)).collect();
    assert_eq!(
        people,
        [
            ("Ines Vogt", false, false),
            ("Reporter", true, false),
            ("Senior Officials", false, true),
            ("Mirel Quell", false, false)
        ]
    );
    assert_eq!(briefing.speakers[3].organization.as_deref(), Some("Tide Weekly"));
}

#[test]
fn names_with_numbers_are_a_table_and_no_transcript() {
    let imported = of(
        "seats.txt",
        "Seats after the vote: the latest count\n\nIt takes 2,383 seats to lead the harbour council, after six ports have voted:\n\nSEATS BY PORT.\n\nAda Ling: 1,769.\n\nBo Chen: 1,501.\n\nSEATS BY OFFICE.\n\nThose who hold an office may vote as they like.\n\nLing: 547.\n\nChen: 46.\n\nTHE TOTAL.\n\nLing: 2,316.\n\nChen: 1,547. Chen needs 836 seats to win.\n",
    );
    assert!(turns(&imported).is_empty(), "{:?}", turns(&imported));
}
