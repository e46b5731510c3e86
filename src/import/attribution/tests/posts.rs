//! Tests posts and origins beside names: which words are the name, and which the post.

use super::{finds, layout, said};
use crate::import::attribution::attribute;

/// Everybody who speaks in a text, as "honorific name, role, organization".
fn people(text: &str) -> Vec<String> {
    let found = attribute(&layout(&[text]), &[]);
    let parts = found.people.into_iter().map(|person| {
        let name = person.honorific.into_iter().chain([person.name]).collect::<Vec<_>>().join(" ");
        let post = person.role.into_iter().chain(person.organization);
        std::iter::once(name).chain(post).collect::<Vec<_>>().join(", ")
    });
    parts.collect()
}

#[track_caller]
fn names(text: &str, expected: &str) {
    assert_eq!(people(text), [expected], "{text}");
}

#[test]
fn the_field_of_a_post_may_be_a_list() {
    for (text, expected) in [
        (
            "Minister of Roads, Rivers and Local Transport Xavo Quill said tolls would rise. Quill, who came by train, warned drivers of long queues.",
            "Xavo Quill, Minister of Roads, Rivers and Local Transport",
        ),
        (
            "“We dig,” said Secretary of State for Mines, Metals and Salt Dana Frey.",
            "Dana Frey, Secretary of State for Mines, Metals and Salt",
        ),
        (
            "Cy Abara, Commissioner for Ports, Pilots' Schools and Tides, said the buoys were old.",
            "Cy Abara, Commissioner, Ports, Pilots' Schools and Tides",
        ),
        (
            "The fair is off, Minister of Trade, Crafts and Markets Ludo Senn said on Friday.",
            "Ludo Senn, Minister of Trade, Crafts and Markets",
        ),
        (
            "Secretary of Locks and Inland Services Dana Frey said the gate was open.",
            "Dana Frey, Secretary of Locks and Inland Services",
        ),
        (
            "The Minister of Seeds, Soil and Young Farmers said the frost would last.",
            "The Minister of Seeds, Soil and Young Farmers",
        ),
    ] {
        names(text, expected);
    }
    let three = "Minister of Roads Dana Frey, Anna Holt and Peter Quill said the bridge would stay.";
    assert_eq!(
        said(&layout(&[three])),
        [
            "Minister of Roads Dana Frey, Anna Holt and Peter Quill: the bridge would stay <said> indirect verb-after-source"
        ]
    );
}

#[test]
fn a_title_that_ends_a_post_belongs_to_the_post() {
    for (text, expected) in [
        ("First Lady Dana Frey said the garden was open.", "Dana Frey, First Lady"),
        ("“It is ours,” said Former First Lady Dana Frey.", "Dana Frey, Former First Lady"),
        ("Presiding Judge Cy Abara said the hall was full.", "Cy Abara, Presiding Judge"),
        ("Lord Marshal Cy Abara said the horses were late.", "Cy Abara, Lord Marshal"),
        ("Master of the Mint Sir Cy Abara said the coin was thin.", "Sir Cy Abara, Master of the Mint"),
        ("Inspector General Dr. Dana Frey said the books were wrong.", "Dr. Dana Frey, Inspector General"),
        (
            "Norland Supervisor of Fairs Dana Frey said the tents were up.",
            "Dana Frey, Norland Supervisor of Fairs",
        ),
        ("Mother Superior Dana Frey said the gate would be shut.", "Dana Frey, Mother Superior"),
        ("Lady Dana Frey said the garden was hers.", "Lady Dana Frey"),
        ("Mr. Justice Abara said the case was odd.", "Mr. Justice Abara"),
        ("Lt. Gen. Dana Frey said the troops were cold.", "Lt. Gen. Dana Frey"),
        ("“We paid,” said the Rt Hon Cy Abara MP.", "Rt Hon Cy Abara"),
        ("Democratic Sen. Cy Abara said the vote was close.", "Sen. Cy Abara"),
    ] {
        names(text, expected);
    }
}

#[test]
fn honours_after_a_name_are_no_part_of_it() {
    for (text, expected) in [
        ("Sir Cy Abara KC said the case was weak.", "Sir Cy Abara"),
        ("Dana Frey OBE, Chair of the Trust, said the roof was dry.", "Dana Frey, Chair, Trust"),
        ("Professor Dana Frey, PhD, FRS, said the ice was thin.", "Dana Frey, Professor"),
    ] {
        names(text, expected);
    }
}

#[test]
fn a_post_may_stand_before_the_comma_before_a_name() {
    for (text, expected) in [
        (
            "A spokeswoman for the Office of Ports, Piers and Tides, Dana Frey, reached on board, said that the tide was late.",
            "Dana Frey, spokeswoman, Office of Ports, Piers and Tides",
        ),
        (
            "The ferry’s cook and manager, Cy Abara, said the safe was empty.",
            "Cy Abara, ferry’s cook and manager",
        ),
        ("The lighthouse's director, Cy Abara, said the lamp was new.", "Cy Abara, lighthouse's director"),
        ("Her lawyer, Cy Abara, said she would wait.", "Cy Abara, lawyer"),
        (
            "The head of the River Guard, Rear Admiral Cy Abara, said the ice was gone.",
            "Cy Abara, Rear Admiral",
        ),
        (
            "The chair of the rowing club, Dana Frey, who rows every day, said the boats were dry.",
            "Dana Frey, chair, rowing club",
        ),
        ("According to the bank’s chief economist, Cy Abara, prices will fall.", "Cy Abara, chief economist"),
    ] {
        names(text, expected);
    }
}

#[test]
fn the_country_in_brackets_is_that_of_the_person() {
    for (text, expected) in [
        ("DANA FREY (Norland), noting that ice was thin, said the pass was shut.", "DANA FREY, Norland"),
        (
            "Mr. ABARA (Republic of Ostland), joining the Group, stressed that seas must be clean.",
            "Mr. ABARA, Republic of Ostland",
        ),
        ("AHMED ABARA (Ostland), Chair of the Board, said the sum was small.", "AHMED ABARA, Chair, Board"),
        ("DANA FREY (Costa d’Orland) said that the hull was dry.", "DANA FREY, Costa d’Orland"),
        ("Dana Frey (Arbor Yards) said the hull was dry.", "Dana Frey, Arbor Yards"),
        ("Dana Frey (D-Nor.) said the bill would pass.", "Dana Frey"),
        ("Dana Frey (DF) said the bill would pass.", "Dana Frey"),
        ("Dana Frey (left) said the bill would pass.", "Dana Frey"),
    ] {
        names(text, expected);
    }
}

#[test]
fn a_name_may_end_like_a_participle() {
    finds(
        "Ahmed Abara, Chair of the Board, said the sum was small.",
        &["Ahmed Abara: the sum was small <said> indirect verb-after-source"],
    );
}

#[test]
fn a_ministry_of_several_fields_is_whole_after_a_comma() {
    finds(
        "In a statement, the Ministry of Trade, Ports and Fisheries said that crews had been sent.",
        &[
            "the Ministry of Trade, Ports and Fisheries: crews had been sent <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn small_words_belong_to_the_name() {
    for name in [
        "Anna van der Holt",
        "Omar al-Quill",
        "Cy bin Abara",
        "Maria de la Frey",
        "Peter von Quill",
        "Luiz Inácio Abara da Frey",
    ] {
        names(&format!("{name} said the lock was open."), name);
        names(&format!("“The lock is open,” said {name}."), name);
    }
    names("Ports minister Anna van der Holt said the lock was open.", "Anna van der Holt, Ports minister");
    names("Mr. van der Holt said the lock was open.", "Mr. van der Holt");
    names("Maria de la Frey said it was open. De la Frey added that it would stay.", "Maria de la Frey");
    names("“It is open now,” said van der Holt. “It is,” said Jan van der Holt.", "Jan van der Holt");
}

#[test]
fn a_post_between_a_name_and_a_participle_is_no_name() {
    for (text, expected) in [
        (
            "DANA FREY, Minister for Locks of Norland, noting that ice was thin, said that it was late.",
            "DANA FREY, Minister, Locks of Norland",
        ),
        (
            "Cy Abara, Chair of the Board, recalling her report, said that the lock was shut.",
            "Cy Abara, Chair, Board",
        ),
        (
            "Sen. Dana Frey, R-Ellery, the bill's sponsor, said that it was late.",
            "Sen. Dana Frey, bill's sponsor",
        ),
        ("Cy Abara, standing beside the gate, said the lock would open.", "Cy Abara"),
    ] {
        names(text, expected);
    }
}

#[test]
fn a_post_with_its_field_may_stand_before_a_name() {
    for (text, expected) in [
        (
            "“It is shut now,” said former minister for locks Anna Holt.",
            "Anna Holt, former minister for locks",
        ),
        ("“It is shut now,” said former envoy to Norland Anna Holt.", "Anna Holt, former envoy to Norland"),
        (
            "“It is shut now,” said chair of the rivers committee Anna Holt.",
            "Anna Holt, chair of the rivers committee",
        ),
    ] {
        names(text, expected);
    }
    finds(
        "Abara's deputy, former pilot Anna Holt, was more cautious: “We will wait and see.”",
        &["Anna Holt: We will wait and see. <:> direct colon-quotation"],
    );
}

#[test]
fn two_posts_before_one_name_are_one_person() {
    names("Founder and CEO Anna Holt said the lock was open.", "Anna Holt, Founder and CEO");
    names(
        "“We are late,” said Chair and Professor of Law Anna Holt.",
        "Anna Holt, Chair and Professor of Law",
    );
    names(
        "Co-founder and Chief Pilot Anna Holt said the lock was open.",
        "Anna Holt, Co-founder and Chief Pilot",
    );
    names(
        "Union leader and former minister R K Abara said the bill was a fraud.",
        "R K Abara, Union leader and former minister",
    );
    names("Actor and activist Dana Frey said the bill was a fraud.", "Dana Frey, Actor and activist");
}

#[test]
fn the_name_of_an_institution_is_whole() {
    for text in [
        "A spokesman for the Environment Agency said that it would rain.",
        "A spokeswoman for the Met Office said that it would rain.",
        "The Met Office said that it would rain.",
        "The observer of the Holy See said that it would rain.",
    ] {
        let (name, _) = text.split_once(" said").unwrap();
        names(text, name);
    }
}

#[test]
fn the_field_of_a_minister_may_be_a_word_that_is_in_no_list() {
    for text in [
        "Minister of Ports Ines Quell said the quay was open.",
        "The quay was open, said Minister of Ports Ines Quell.",
    ] {
        names(text, "Ines Quell, Minister of Ports");
    }
}

#[test]
fn the_president_is_not_the_president_and_head_of_a_company() {
    let paragraphs = [
        "President Ada Ling met the owners of ports, among them Founder and CEO Bo Ek and President and CEO Ida Sol of Arbor.",
        "The President said that the quay leaks.",
    ];
    let said = said(&layout(&paragraphs));
    assert_eq!(said, ["Ada Ling: the quay leaks <said> indirect verb-after-source"]);
}
