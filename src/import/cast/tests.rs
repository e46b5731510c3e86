//! Tests of the speakers of invented transcripts.

use crate::import::{Options, read};

/// The cast of a transcript: name, honorific, role, organization.
fn cast(text: &str) -> Vec<(String, String, String, String)> {
    let imported = read(text.as_bytes(), Options { name: Some("a.md"), ..Options::default() }).unwrap();
    let word = |value: &Option<String>| value.clone().unwrap_or_default();
    imported
        .found
        .people
        .iter()
        .map(|person| {
            (person.name.clone(), word(&person.honorific), word(&person.role), word(&person.organization))
        })
        .collect()
}

fn is(cast: &[(String, String, String, String)], wanted: &[(&str, &str, &str, &str)]) {
    let found: Vec<_> =
        cast.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn labels_resolve_to_people_in_the_heading() {
    let text = "---\ntitle: Press Briefing by Press Secretary Ada Ling, Secretary of Harbours Bo C. Chen, and Council Coordinator for Night Traffic Cy Dahl, May 3, 2021\n---\n\nMS. LING:  Hi, everyone.\n\nQ    Hi.\n\nSECRETARY CHEN:  Hello.\n\nMR. DAHL:  Yes.\n\nMS. LING:  Bye.\n";
    is(
        &cast(text),
        &[
            ("Ada Ling", "Ms.", "Press Secretary", ""),
            ("Reporter", "", "", ""),
            ("Bo C. Chen", "", "Secretary of Harbours", ""),
            ("Cy Dahl", "Mr.", "Council Coordinator for Night Traffic", ""),
        ],
    );
}

#[test]
fn a_name_in_a_heading_ends_before_its_verb() {
    let text = "---\ntitle: Mayor Ada Ling Opens the Fair\n---\n\nMayor Ada Ling came at ten.\n\nTHE MAYOR:  Hi, everyone.\n\nMS. DAHL:  Hi.\n\nTHE MAYOR:  Bye.\n";
    assert_eq!(cast(text).first().map(|(name, ..)| name.as_str()), Some("Ada Ling"));
}

#[test]
fn the_full_name_of_an_office_is_taken_from_the_text() {
    let text = "---\ntitle: Remarks by Mayor Ling at the Fair\n---\n\nTHE MAYOR:  Hi, everyone.\n\nMS. DAHL:  Thank you. Mayor Ada Ling has come from far.\n\nTHE MAYOR:  I have.\n";
    assert_eq!(cast(text).first().map(|(name, ..)| name.as_str()), Some("Ada Ling"));
}

#[test]
fn short_labels_with_another_gender_are_other_people() {
    let text = "---\ntitle: Debate\n---\n\nDr Mary Dahl (Elm Bay):  Hi, everyone.\n\nMr Bo Chen (Ash Bay):  Hello.\n\nMR DAHL:  Hi.\n\nMS DAHL:  Bye.\n";
    let names: Vec<String> = cast(text).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Mary Dahl", "Bo Chen", "Dahl"]);
}

#[test]
fn an_office_alone_resolves_to_its_holder() {
    let text = "---\ntitle: Remarks by President Ling and Prime Minister Dahl Eskil of Norland Before Bilateral Meeting\n---\n\nTHE PRESIDENT:  Welcome.\n\nPRIME MINISTER DAHL:  Thank you, Mr. President.\n\nTHE VICE PRESIDENT:  Hear, hear.\n\nPRESIDENT LING:  Yes.\n";
    is(
        &cast(text),
        &[
            ("Ling", "", "President", ""),
            ("Dahl Eskil", "", "Prime Minister", "Norland"),
            ("The Vice President", "", "", ""),
        ],
    );
}

#[test]
fn introductions_name_the_person_of_a_label() {
    let text = "---\ntitle: Background Press Call on Harbours\n---\n\nMODERATOR:  With us is Dr. Ada Ling, the Director of the Harbour Institute, and Deputy Harbour Master Bo Chen.\n\nDR. LING:  Thank you.\n\nMR. CHEN:  Thank you.\n\nQ    When?\n\nDR. McDAHL:  Soon.\n\nSENIOR OFFICIAL #2:  No.\n";
    is(
        &cast(text),
        &[
            ("Moderator", "", "", ""),
            ("Ada Ling", "Dr.", "Director", "Harbour Institute"),
            ("Bo Chen", "Mr.", "Deputy Harbour Master", ""),
            ("Reporter", "", "", ""),
            ("McDahl", "Dr.", "", ""),
            ("Senior Official #2", "", "", ""),
        ],
    );
}

#[test]
fn records_name_members_and_their_states() {
    let text = "HARBOUR RECORD\n\n  Mr. LING. Mr. President, I ask for the floor of this house.\n\n  The PRESIDING OFFICER. Without objection.\n\n  Ms. JACKSON CHEN of Norland. I rise in support.\n\n  Mr. LING. I thank the Chair.\n";
    is(
        &cast(text),
        &[
            ("Ling", "Mr.", "", ""),
            ("The Presiding Officer", "", "", ""),
            ("Jackson Chen", "Ms.", "", "Norland"),
        ],
    );
}

#[test]
fn a_misspelt_label_resolves_to_the_same_person() {
    assert_eq!(strsim::osa_distance("walesnky", "walensky"), 1);
    assert_eq!(strsim::osa_distance("ling", "lang"), 1);
    let text = "MS. WALENBERG:  One.\n\nQ    Two?\n\nMS. WALENBERG:  Three.\n\nMS. WALENBREG:  Four.\n\nMS. WALENBERG:  Five.\n";
    is(&cast(text), &[("Walenberg", "Ms.", "", ""), ("Questioner", "", "", "")]);
}

#[test]
fn each_name_in_a_list_has_its_post() {
    let text = "---\ntitle: Harbour call\n---\n\nAda Ling - Head of Investor Relations Bo Chen - Chief Executive Officer\n\nADA LING:  Welcome.\n\nBO CHEN:  Hello.\n\nADA LING:  Go on.\n\nBO CHEN:  Yes.\n";
    let cast = cast(text);
    let chief = cast.iter().find(|person| person.0 == "Bo Chen").map(|person| person.2.as_str());
    assert_eq!(chief, Some("Chief Executive Officer"));
}

#[test]
fn a_field_with_and_is_no_part_of_the_name() {
    let text = "---\ntitle: Press Briefing by Press Secretary Ada Ling and Council Director for Night Traffic and Lamps Cy Dahl, May 3, 2021\n---\n\nMS. LING:  Hi, everyone.\n\nQ    Hi.\n\nMR. DAHL:  Yes.\n\nMS. LING:  Bye.\n";
    is(
        &cast(text),
        &[
            ("Ada Ling", "Ms.", "Press Secretary", ""),
            ("Reporter", "", "", ""),
            ("Cy Dahl", "Mr.", "Council Director for Night Traffic and Lamps", ""),
        ],
    );
}

#[test]
fn a_field_of_an_office_is_not_a_given_name() {
    let text = "---\ntitle: Press Briefing by Mayor Ada Ling, Deputy Harbour Advisor for Locks and New Technologies Bo Chen, and Advisor for Tidal Innovation Dahl, May 3, 2021\n---\n\nMAYOR LING:  Hi, everyone.\n\nMR. CHEN:  Hello.\n\nMS. DAHL:  Yes.\n";
    let names: Vec<String> = cast(text).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Ada Ling", "Bo Chen", "Dahl"]);
}

#[test]
fn an_acronym_and_a_misspelt_office_are_not_part_of_a_name() {
    let text = "---\ntitle: Remarks by HMCA Ada Ling on the Fair\n---\n\nMS. LING:  Hi, everyone.\n\nADMINSITRATOR CHEN:  Hello.\n\nMILITARY AIDE:  By order of the Mayor.\n\nHARBOUR LEADERS:  We agree.\n";
    let names: Vec<String> = cast(text).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Ada Ling", "Chen", "Military Aide", "Harbour Leaders"]);
}

#[test]
fn a_name_in_a_heading_ends_before_a_participle() {
    let text = "---\ntitle: Remarks by Mayor Ling Paying Respects to the Crew\n---\n\nTHE MAYOR:  Hi, everyone.\n\nMS. DAHL:  Hi.\n\nTHE MAYOR:  Bye.\n";
    assert_eq!(cast(text).first().map(|(name, ..)| name.as_str()), Some("Ling"));
}
