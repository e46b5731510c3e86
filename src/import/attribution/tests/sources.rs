//! Tests sources without a name, questions, and gestures.

use super::{finds, layout, said};
use crate::import::{Options, read};

#[test]
fn a_noun_phrase_with_an_ending_of_people_is_a_source() {
    let speakers = |text: &str| {
        let imported = read(format!("# News\n\n{text}\n").as_bytes(), Options::default()).unwrap();
        let (briefing, _) = imported.document().resolve();
        briefing.speakers.iter().map(|speaker| speaker.name.to_string()).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("According to the ferry master, the ramp is rusty.", "the ferry master"),
        ("The oats, a hay trader said, were wet through.", "a hay trader"),
        ("According to a retired lamplighter, the gas was better.", "a retired lamplighter"),
        ("The bell, the town trumpeter said, was cracked.", "the town trumpeter"),
        ("“It hums,” the headmistress said.", "the headmistress"),
    ] {
        assert_eq!(speakers(text), [expected], "{text}");
    }
    for text in [
        "According to the water meter, the tank is empty.",
        "The scooter said it all to them.",
        "According to the elevator, it is the ninth floor.",
    ] {
        assert!(speakers(text).is_empty(), "{text}");
    }
}

#[test]
fn another_is_one_more_of_the_people_just_described() {
    finds(
        "“It floats,” said a cooper. “It sinks,” replied another.",
        &[
            "a cooper: It floats, <said> direct verb-before-source",
            "another cooper: It sinks, <replied> direct verb-before-source",
        ],
    );
    finds(
        "“It floats,” an old sailor in a hat said. “It sinks,” said a third.",
        &[
            "an old sailor in a hat: It floats, <said> direct verb-after-source",
            "another old sailor: It sinks, <said> direct verb-before-source",
        ],
    );
}

#[test]
fn what_some_of_a_group_say_is_not_said_by_the_group() {
    for text in [
        "Pilots disagreed: one said the lock was open; another that it was not.",
        "The tenants argued: some said the roof leaked; others that it did not.",
    ] {
        let said = said(&layout(&[text]));
        assert!(
            said.iter().all(|one| !one.starts_with("Pilots") && !one.starts_with("The tenants")),
            "{said:?}"
        );
    }
}

#[test]
fn what_somebody_is_asked_is_not_reported() {
    for (text, expected) in [
        (
            "Asked whether the gate would open, Cy Abara laughed: “Ask the tide.”",
            "Cy Abara: Ask the tide. <:> direct colon-quotation",
        ),
        (
            "When asked about the toll, Cy Abara smiled at the crowd: “Never.”",
            "Cy Abara: Never. <:> direct colon-quotation",
        ),
        (
            "Pressed on the toll, Mayor Dana Frey shrugged: “You tell me.”",
            "Dana Frey: You tell me. <:> direct colon-quotation",
        ),
        (
            "Questioned about the leak, the lock keeper paused: “It is an old pipe.”",
            "the lock keeper: It is an old pipe. <:> direct colon-quotation",
        ),
        (
            "Asked if he slept, Cy Abara said that he did.",
            "Cy Abara: he did <said> indirect verb-after-source",
        ),
    ] {
        finds(text, &[expected]);
    }
    finds("The sign on the gate was new: “No dogs”.", &[]);
}

#[test]
fn guests_are_welcomed_at_a_place() {
    finds("Welcoming visitors at the lock, Mayor Dana Frey was very detailed about the tea.", &[]);
    finds("Cy Abara welcomed the sailors on the pier and gave them bread.", &[]);
}

#[test]
fn a_participle_or_a_number_may_stand_in_a_subject() {
    finds(
        "A film released Thursday accuses the league of selling old boats.",
        &["A film: the league of selling old boats <accuses> indirect verb-after-source"],
    );
    finds(
        "Several said they would rather row than wait for the ferry.",
        &["Several: they would rather row than wait for the ferry <said> indirect verb-after-source"],
    );
}

#[test]
fn somebody_pleads_guilty_to_something() {
    finds(
        "The skipper pleaded guilty to stealing three boats.",
        &["The skipper: to stealing three boats <pleaded> indirect verb-after-source"],
    );
}

#[test]
fn the_listener_may_stand_before_an_object() {
    finds(
        "Ada Ling described to the crew her plan for a second lock.",
        &["Ada Ling: her plan for a second lock <described> indirect verb-after-source"],
    );
}

#[test]
fn what_is_all_but_said_is_reported() {
    finds(
        "Ada Ling all but accused the league of selling old boats.",
        &["Ada Ling: the league of selling old boats <all but accused> indirect verb-after-source"],
    );
}

#[test]
fn an_age_is_no_source() {
    finds(
        "The skipper, 40, of Port Ellis, said the quay is old.",
        &["The skipper: the quay is old <said> indirect verb-after-source"],
    );
}

#[test]
fn a_noun_like_a_verb_may_belong_to_the_source() {
    finds(
        "Some protest leaders said they would march to the quay.",
        &["Some protest leaders: they would march to the quay <said> indirect verb-after-source"],
    );
}

#[test]
fn somebody_may_be_asked_for_something_or_called_out() {
    finds(
        "Ada Ling asked the port council for a quick ruling on the sale of the quay.",
        &["Ada Ling: a quick ruling on the sale of the quay <asked> indirect verb-after-source"],
    );
    finds(
        "Ada Ling called out the port for selling the quay.",
        &["Ada Ling: the port for selling the quay <called> indirect verb-after-source"],
    );
}

#[test]
fn a_public_is_asked_to_act_and_guests_are_not() {
    finds(
        "The port council invited pilots to send their names with the ship.",
        &["The port council: to send their names with the ship <invited> indirect verb-after-source"],
    );
    finds("The port council invited pilots to the quay on Friday, and invited him to stay at the quay.", &[]);
}

#[test]
fn a_document_may_find_and_show() {
    finds(
        "A study by the Lamp Trust found that one in three quays leaks.",
        &["A study by the Lamp Trust: one in three quays leaks <found> indirect verb-after-source"],
    );
    finds(
        "The records show that the quay was sold.",
        &["The records: the quay was sold <show> indirect verb-after-source"],
    );
    finds("Ada Ling found that the quay leaks, and showed that it is old.", &[]);
}

#[test]
fn whoever_is_quoted_by_somebody_else_speaks() {
    finds(
        "“Aid will double,” the state radio quoted Ada Ling as saying.",
        &["Ada Ling: Aid will double, <saying> direct quoted-as"],
    );
    finds(
        "The radio quoted Ada Ling as saying that aid will double.",
        &["Ada Ling: aid will double <saying> indirect quoted-as"],
    );
    finds("“Open it,” Bo Ek recalled Ada Ling saying.", &["Ada Ling: Open it, <saying> direct quoted-as"]);
}
