//! Tests what may follow reported words: joined clauses, participles, later reports.

use super::finds;

#[test]
fn a_joined_clause_after_an_object_is_the_reporters_own() {
    for words in ["denied any part in the sale of the quay", "pledged to stay in the port"] {
        let (cue, content) = words.split_once(' ').unwrap();
        finds(
            &format!("Ada Ling {words}, and the port has never named a buyer."),
            &[&format!("Ada Ling: {content} <{cue}> indirect verb-after-source")],
        );
    }
    finds(
        "Ada Ling said the quay would be sold in May, and it was.",
        &["Ada Ling: the quay would be sold in May <said> indirect verb-after-source"],
    );
}

#[test]
fn a_sentence_goes_on_after_an_inserted_cue() {
    for (words, rest) in [
        ("The quay was closed", "and the mole was sold"),
        ("The quay was closed", "because nobody used it"),
        ("Though the quay was closed", "opening it would cost little"),
    ] {
        finds(
            &format!("{words}, Ada Ling said, {rest}."),
            &[&format!("Ada Ling: {words} … {rest} <said> indirect verb-after-source")],
        );
    }
    for rest in ["shaking her head", "on condition that nobody laughed", "and 200 lamps in need of paint"] {
        finds(
            &format!("The quay was closed, Ada Ling said, {rest}."),
            &["Ada Ling: The quay was closed <said> indirect verb-after-source"],
        );
    }
}

#[test]
fn a_verb_that_follows_an_object_is_the_reporters_own() {
    finds(
        "Ada Ling promised a new crane for the quay but has not bought it.",
        &["Ada Ling: a new crane for the quay <promised> indirect verb-after-source"],
    );
}

#[test]
fn a_report_after_quoted_words_is_another_one() {
    finds(
        "Ada Ling said the quay is “safe and dry,” while Bo Ek said it was full of holes.",
        &[
            "Ada Ling: the quay is “safe and dry,” <said> mixed verb-after-source",
            "Bo Ek: it was full of holes <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_quotation_may_be_said_in_the_future() {
    finds(
        "“The old quay will stay,” Ada Ling will say on Friday.",
        &["Ada Ling: The old quay will stay, <will say> direct modal"],
    );
}

#[test]
fn a_participle_after_an_object_tells_what_follows() {
    finds(
        "Ada Ling announced a new fund for the quay, giving crews ten more berths.",
        &["Ada Ling: a new fund for the quay <announced> indirect verb-after-source"],
    );
}

#[test]
fn a_second_deed_is_no_part_of_an_announcement() {
    finds(
        "Ada Ling announced a new fund for the quay and paid the crew.",
        &["Ada Ling: a new fund for the quay <announced> indirect verb-after-source"],
    );
}

#[test]
fn a_conjunction_before_according_to_begins_its_words() {
    finds(
        "The quay is old, but according to Ada Ling, it will last.",
        &["Ada Ling: it will last <according to> indirect according-to"],
    );
}

#[test]
fn lists_in_a_subject_and_before_a_noun_stay_whole() {
    finds(
        "Ada Ling said that every crew, pilot, and keeper is welcome.",
        &["Ada Ling: every crew, pilot, and keeper is welcome <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling emphasized the value of their full, timely and continued work.",
        &[
            "Ada Ling: the value of their full, timely and continued work <emphasized> indirect verb-after-source",
        ],
    );
}

#[test]
fn an_apposition_to_a_clause_is_the_reporters_own() {
    finds(
        "Ada Ling said the yard would close in May, a move that nobody on the quay had expected.",
        &["Ada Ling: the yard would close in May <said> indirect verb-after-source"],
    );
}

#[test]
fn words_end_before_a_contrast_or_a_silence() {
    for rest in [
        ", even as she praised the new owner",
        " but declined to name a buyer for the yard",
        " but stopped short of a promise to the crew",
    ] {
        finds(
            &format!("Ada Ling said the yard would close in May{rest}."),
            &["Ada Ling: the yard would close in May <said> indirect verb-after-source"],
        );
    }
    finds(
        "The league called for a larger lock in the east, even though nobody had asked for one.",
        &["The league: a larger lock in the east <called> indirect verb-after-source"],
    );
}

#[test]
fn a_verb_after_a_comma_may_share_the_subject_of_the_one_before() {
    finds(
        "Ada Ling suggested the yard was too old, called its crane a wreck and left the hall.",
        &[
            "Ada Ling: the yard was too old <suggested> indirect verb-after-source",
            "Ada Ling: its crane a wreck <called> indirect verb-after-and",
        ],
    );
}

#[test]
fn a_leading_clause_ends_where_others_say_something() {
    finds(
        "While Ada Ling claimed that the quay is new, harbour experts say it is very old.",
        &[
            "Ada Ling: the quay is new <claimed> indirect verb-after-source",
            "harbour experts: it is very old <say> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_quotation_that_ends_an_object_ends_before_the_next_verb() {
    finds(
        "Ada Ling called the deal “a good end to a long night” and said no lock would close.",
        &[
            "Ada Ling: the deal “a good end to a long night” <called> mixed verb-after-source",
            "Ada Ling: no lock would close <said> indirect verb-after-and",
        ],
    );
}

#[test]
fn a_comment_after_a_dash_is_the_reporters_own() {
    for rest in ["though nobody has seen a plan", "a move that nobody had expected"] {
        finds(
            &format!("Ada Ling said the quay would close in May – {rest}."),
            &["Ada Ling: the quay would close in May <said> indirect verb-after-source"],
        );
    }
}

#[test]
fn a_report_between_dashes_ends_at_the_second_one() {
    finds(
        "It leaks – Ada Ling said the quay was built in a year – and it will leak again.",
        &["Ada Ling: the quay was built in a year <said> indirect verb-after-source"],
    );
}

#[test]
fn a_report_before_its_main_clause_may_follow_a_time() {
    finds(
        "In May 2001, after Ada Ling said the quay would close, 80 pilots left.",
        &["Ada Ling: the quay would close <said> indirect verb-after-source"],
    );
}

#[test]
fn a_condition_of_anonymity_is_not_reported() {
    finds(
        "Ada Ling confirmed that the quay had been sold on the condition of anonymity.",
        &["Ada Ling: the quay had been sold <confirmed> indirect verb-after-source"],
    );
}

#[test]
fn a_share_after_while_is_another_one() {
    finds(
        "A third of pilots say they like the quay, while 9 percent want a new one.",
        &["A third of pilots: they like the quay <say> indirect verb-after-source"],
    );
}

#[test]
fn a_relative_clause_after_an_object_is_the_reporters_own() {
    for (cue, words, rest) in [
        ("praised", "the crew and its oldest pilot", "who had never led a port before"),
        ("questioned", "the sale of the quay", "which has never made money"),
    ] {
        finds(
            &format!("Ada Ling {cue} {words}, {rest}."),
            &[&format!("Ada Ling: {words} <{cue}> indirect verb-after-source")],
        );
    }
}

#[test]
fn a_relative_clause_may_have_two_verbs() {
    finds(
        "Ada Ling announced a quay that has served the port and demands little care.",
        &[
            "Ada Ling: a quay that has served the port and demands little care <announced> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_sentence_goes_on_after_a_cue_and_its_source() {
    finds(
        "The quay has leaked at high tide, said Ada Ling, but the mole is dry.",
        &[
            "Ada Ling: The quay has leaked at high tide … but the mole is dry <said> indirect verb-before-source",
        ],
    );
    finds(
        "The quay has moved to the mole, Ada Ling said during her speech to be mayor.",
        &["Ada Ling: The quay has moved to the mole <said> indirect verb-after-source"],
    );
}

#[test]
fn clauses_with_that_go_on_after_semicolons() {
    finds(
        "Ada Ling said that, if nothing changed, she would resign; that the crews would follow; and that the port would stand empty.",
        &[
            "Ada Ling: if nothing changed, she would resign; that the crews would follow; and that the port would stand empty <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said that the quay would close; the crews were sent home.",
        &["Ada Ling: the quay would close <said> indirect verb-after-source"],
    );
}

#[test]
fn an_act_after_and_is_part_of_what_is_said() {
    for act in ["added a wall", "found the key", "found that it leaks"] {
        finds(
            &format!("Ada Ling said they had opened the quay and {act}."),
            &[&format!("Ada Ling: they had opened the quay and {act} <said> indirect verb-after-source")],
        );
    }
}

#[test]
fn the_second_verb_of_a_relative_clause_is_part_of_what_is_said() {
    finds(
        "Ada Ling spoke of a new plan that pedestrianizes the quay and demands little.",
        &[
            "Ada Ling: a new plan that pedestrianizes the quay and demands little <spoke> indirect verb-after-source",
        ],
    );
}

#[test]
fn words_inside_a_verb_do_not_end_a_report() {
    finds(
        "Ada Ling said that she would not, as many of her critics had demanded, leave the port in May.",
        &[
            "Ada Ling: she would not, as many of her critics had demanded, leave the port in May <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn the_clause_of_another_subject_is_not_part_of_an_object() {
    finds(
        "Ada Ling praised the plan for the mole, and the keeper, who had opposed it, left.",
        &["Ada Ling: the plan for the mole <praised> indirect verb-after-source"],
    );
    finds(
        "Ada Ling praised the crane, the mole, and the keeper, who had opposed them.",
        &["Ada Ling: the crane, the mole, and the keeper <praised> indirect verb-after-source"],
    );
}

#[test]
fn an_object_has_its_apposition_and_what_it_is_called() {
    finds(
        "Ada Ling called the port’s keeper, Bo Ek, “a sleeper in a boat” and said that the mole leaks.",
        &[
            "Ada Ling: the port’s keeper, Bo Ek, “a sleeper in a boat” <called> mixed verb-after-source",
            "Ada Ling: the mole leaks <said> indirect verb-after-and",
        ],
    );
}
