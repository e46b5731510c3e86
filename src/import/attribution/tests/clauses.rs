//! Tests cues in clauses of many forms: relative clauses, negations, participles.

use super::finds;

#[test]
fn the_subject_of_what_is_said_is_not_an_addressee() {
    finds(
        "Experts warn the lamps could fail by June.",
        &["Experts: the lamps could fail by June <warn> indirect verb-after-source"],
    );
    finds("Ling replied, “No.” He left the hall.", &["Ling: No. <replied> direct verb-after-source"]);
}

#[test]
fn a_subject_may_end_with_a_clause_or_a_phrase() {
    finds(
        "Those around him acknowledge that the quay is old.",
        &["Those: the quay is old <acknowledge> indirect verb-after-source"],
    );
    finds(
        "But groups that have endorsed him say they will leave the port.",
        &["groups: they will leave the port <say> indirect verb-after-source"],
    );
}

#[test]
fn a_relative_clause_may_stand_between_dashes() {
    finds(
        "Bo Ek - who previously said he would go - said the port is new.",
        &[
            "Bo Ek: he would go <previously said> indirect verb-after-source",
            "Bo Ek: the port is new <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn an_object_in_a_relative_clause_ends_before_the_main_verb() {
    finds(
        "Pilots who have praised the old plan of the council warned on Tuesday that the quay may close.",
        &[
            "Pilots: the old plan of the council <have praised> indirect verb-after-source",
            "Pilots: the quay may close <warned> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_cue_may_stand_between_a_subject_and_its_verb() {
    finds(
        "The council, said Ada Ling, “will open the ferry to everyone this year.”",
        &[
            "Ada Ling: The council … will open the ferry to everyone this year. <said> mixed verb-before-source",
        ],
    );
    finds(
        "The quay, said Mayor Ada Ling, is the best place in the city.",
        &["Ada Ling: The quay … is the best place in the city <said> indirect verb-before-source"],
    );
    finds(
        "“The ferry stays,” Ada Ling told the Forum, “and it will stay open.”",
        &["Ada Ling: The ferry stays, … and it will stay open. <told> direct verb-after-source"],
    );
}

#[test]
fn some_of_many_speak() {
    finds(
        "The mole is hard to defend, said a handful of pilots who know it.",
        &["a handful of pilots: The mole is hard to defend <said> indirect verb-before-source"],
    );
}

#[test]
fn a_perfect_participle_shares_the_main_subject() {
    finds(
        "Having announced that the quay would close, Ada Ling left the hall.",
        &["Ada Ling: the quay would close <Having announced> indirect participle"],
    );
}

#[test]
fn the_addressee_ends_before_the_topic() {
    finds(
        "Ada Ling reminded the pilots of comments that the council made.",
        &["Ada Ling: comments that the council made <reminded> indirect verb-after-source"],
    );
    finds(
        "Bo Ek has twice complained to the council in May about the use of the old crane.",
        &["Bo Ek: the use of the old crane <has twice complained> indirect verb-after-source"],
    );
    finds(
        "Ada Ling spoke out against the new harbour tariff.",
        &["Ada Ling: the new harbour tariff <spoke> indirect verb-after-source"],
    );
}

#[test]
fn a_question_may_follow_a_time_and_precede_a_quotation() {
    finds(
        "Ada Ling, when asked last month about the leak in the mole: “It is small and old.”",
        &["Ada Ling: It is small and old. <:> direct colon-quotation"],
    );
}

#[test]
fn words_end_before_what_holds_for_others_too() {
    finds(
        "Ada Ling said she does not sail, as was the case last year.",
        &["Ada Ling: she does not sail <said> indirect verb-after-source"],
    );
}

#[test]
fn an_object_ends_before_a_second_participle() {
    finds(
        "Ada Ling sailed home, praising the crew of the harbour and visiting the new quay.",
        &["Ada Ling: the crew of the harbour <praising> indirect participle"],
    );
}

#[test]
fn a_sentence_may_begin_with_while_after_an_abbreviation() {
    finds(
        "He will leave the U.S. While Ada Ling has condemned the new harbour plan, the port is open.",
        &["Ada Ling: the new harbour plan <has condemned> indirect verb-after-source"],
    );
}

#[test]
fn words_may_stand_between_a_verb_and_its_content() {
    finds(
        "Ada Ling said — on the radio, of all places — that the quay would close.",
        &["Ada Ling: the quay would close <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling described, in rather sharp terms, a set of rules that kept the quay closed.",
        &["Ada Ling: a set of rules that kept the quay closed <described> indirect verb-after-source"],
    );
    finds(
        "Ada Ling has questioned in recent days whether Bo Ek can steer.",
        &["Ada Ling: whether Bo Ek can steer <has questioned> indirect verb-after-source"],
    );
    finds(
        "Ada Ling announced plans Tuesday to build a new quay.",
        &["Ada Ling: plans Tuesday to build a new quay <announced> indirect verb-after-source"],
    );
    finds(
        "Many pilots did not know the plan, Ada Ling said in closing the meeting.",
        &["Ada Ling: Many pilots did not know the plan <said> indirect verb-after-source"],
    );
}

#[test]
fn somebody_agrees_and_promises_before_that() {
    finds(
        "Ada Ling agreed with Bo Ek that the quay should close.",
        &["Ada Ling: the quay should close <agreed> indirect verb-after-source"],
    );
    finds(
        "Ada Ling promised the crew that she would stay.",
        &["Ada Ling: she would stay <promised> indirect verb-after-source"],
    );
}

#[test]
fn some_say_after_a_comma() {
    finds(
        "A calmer mayor would not be so bad, say some pilots, who recall the strike.",
        &["some pilots: A calmer mayor would not be so bad <say> indirect verb-before-source"],
    );
}

#[test]
fn nouns_and_verbs_that_report_nothing_are_passed_over() {
    finds("Ada Ling maintained her lead as the boats left the quay.", &[]);
    finds(
        "New reports indicate that the quay is closed.",
        &["New reports: the quay is closed <indicate> indirect verb-after-source"],
    );
}

#[test]
fn a_part_of_the_day_may_end_a_sentence() {
    finds(
        "The quay will close for a year, Ada Ling announced Monday morning.",
        &["Ada Ling: The quay will close for a year <announced> indirect verb-after-source"],
    );
}

#[test]
fn words_may_come_between_a_verb_and_its_content() {
    for (sentence, words) in [
        ("Ada Ling asked Bo Ek, the mayor of the port, to close the quay.", "to close the quay <asked>"),
        ("Ada Ling spoke out Tuesday about the leak in the quay.", "the leak in the quay <spoke>"),
        ("Ada Ling spoke more often at home about the leak in the quay.", "the leak in the quay <spoke>"),
    ] {
        finds(sentence, &[&format!("Ada Ling: {words} indirect verb-after-source")]);
    }
    finds(
        "Ada Ling could not resist pointing out that the mole leaks.",
        &["Ada Ling: the mole leaks <pointing> indirect participle"],
    );
}

#[test]
fn what_somebody_calls_an_object_may_be_far_from_it() {
    for words in [
        "the fee and the plan for the quay a trap",
        "Bo Ek’s visit on Saturday a gift to the port",
        "the closure of the quays that the storm had spared a mistake",
    ] {
        let expected = format!("Ada Ling: {words} <called> indirect verb-after-source");
        finds(&format!("Ada Ling called {words}."), &[&expected]);
    }
}

#[test]
fn rebukes_and_posts_have_objects() {
    for (verb, words) in [
        ("castigated", "the crew for the leak in the quay"),
        ("contradicted", "what the pilots had written"),
        ("tweeted", "a chart of the tides in the port"),
    ] {
        finds(
            &format!("Ada Ling {verb} {words}."),
            &[&format!("Ada Ling: {words} <{verb}> indirect verb-after-source")],
        );
    }
    finds("Ada Ling uses the tables to predict the height of the tide.", &[]);
}

#[test]
fn objects_begin_with_small_words() {
    for (sentence, words) in [
        ("Ada Ling condemned last month’s sale of the quay.", "last month’s sale of the quay <condemned>"),
        ("Ada Ling called this a triumph for the port.", "this a triumph for the port <called>"),
        ("Ada Ling shared with the crew that the quay leaks.", "the quay leaks <shared>"),
    ] {
        finds(sentence, &[&format!("Ada Ling: {words} indirect verb-after-source")]);
    }
}
