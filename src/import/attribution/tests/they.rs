//! Tests that "they" means several people, and nobody who stands alone.

use super::{finds, layout, said};

#[test]
fn they_are_the_people_of_the_sentence_before() {
    finds(
        "The pilots met on Monday. Mayor Susan Ling welcomed them. They said the quay leaks badly.",
        &["The pilots: the quay leaks badly <said> indirect verb-after-source"],
    );
    finds(
        "Mayor Susan Ling met the pilots on Monday. They said the quay leaks badly.",
        &["the pilots: the quay leaks badly <said> indirect verb-after-source"],
    );
    finds(
        "Officials from the port toured the old quay. They said it leaks badly.",
        &["Officials from the port: it leaks badly <said> indirect verb-after-source"],
    );
    finds(
        "Hundreds of residents came to the hall on Monday. They said the quay leaks badly.",
        &["Hundreds of residents: the quay leaks badly <said> indirect verb-after-source"],
    );
}

#[test]
fn two_people_who_meet_speak_as_two() {
    finds(
        "President Susan Ling spoke today with King Peter II of Norland. Together they discussed the strong ties between the two ports.",
        &[
            "Susan Ling and Peter II: the strong ties between the two ports <discussed> indirect verb-after-source",
        ],
    );
    finds(
        "Mayor Susan Ling met with Mayor Peter Ek on Monday. They agreed to keep the quay open. They also discussed a new crane.",
        &["Susan Ling and Peter Ek: to keep the quay open <agreed> indirect verb-after-source"],
    );
    finds(
        "Susan Ling and Peter Ek met on Monday. They said the quay leaks badly.",
        &["Susan Ling and Peter Ek: the quay leaks badly <said> indirect verb-after-source"],
    );
}

#[test]
fn nothing_tells_who_they_are() {
    finds(
        "Mayor Susan Ling met with Peter Ek, Tom Abara and others on Monday. They said the quay leaks badly.",
        &[],
    );
    finds(
        "Susan Ling said the quay is old. They said “the quay leaks badly.”",
        &[
            "Susan Ling: the quay is old <said> indirect verb-after-source",
            "nobody: the quay leaks badly. <said> direct verb-after-source",
        ],
    );
}

#[test]
fn a_pair_that_says_nothing_is_no_speaker() {
    finds(
        "Mayor Susan Ling met with Peter Ek on Monday. “We talked,” Ling said.",
        &["Susan Ling: We talked, <said> direct verb-after-source"],
    );
}

#[test]
fn two_of_us_are_not_one() {
    finds(
        "Peter and I congratulate the crew on the new quay of the port.",
        &["Peter and I: the crew on the new quay of the port <congratulate> indirect verb-after-source"],
    );
}

#[test]
fn the_subject_goes_before_the_object() {
    finds(
        "Teachers praised the students. They said the exam was hard.",
        &["Teachers: the exam was hard <said> indirect verb-after-source"],
    );
    finds(
        "Members of the Lake Club and ranchers left the hall. They said the quay leaks badly.",
        &["Members of the Lake Club and ranchers: the quay leaks badly <said> indirect verb-after-source"],
    );
    finds(
        "Mothers and fathers marched on Monday. They said the quay leaks badly.",
        &["Mothers and fathers: the quay leaks badly <said> indirect verb-after-source"],
    );
    finds(
        "Senator Susan Ling met with farmers on Monday. They urged her to vote for the quay.",
        &["farmers: her to vote for the quay <urged> indirect verb-after-source"],
    );
    finds("Neither Susan Ling nor Peter Ek spoke. They said nothing of the quay.", &[]);
    finds(
        "Susan Ling told the workers to go home. They said they would stay.",
        &["Susan Ling: to go home <told> indirect verb-after-source"],
    );
}

#[test]
fn a_participle_belongs_to_the_main_clause() {
    finds(
        "Susan Ling apologized for the columns after they came out, saying the words were old.",
        &["Susan Ling: the words were old <saying> indirect participle"],
    );
}

#[test]
fn two_names_after_the_verb_speak_together() {
    finds(
        "“It leaks at every tide,” said Susan Ling and Peter Ek.",
        &["Susan Ling and Peter Ek: It leaks at every tide, <said> direct verb-before-source"],
    );
}

#[test]
fn the_person_named_in_full_last_has_the_family_name() {
    assert_eq!(
        said(&layout(&[
            "Bobby Ling is the mayor. Tim Ling is the keeper.",
            "Bobby Ling spoke to a crowd.",
            "Ling laughed. “I won,” he said."
        ])),
        ["Bobby Ling: I won, <said> direct verb-after-source"]
    );
    finds(
        "Mayor Susan Ling, Minister of Ports Peter Ek, and Minister of Quays Tom Abara visited the town. They said the quay leaks badly.",
        &[
            "Mayor Susan Ling, Minister of Ports Peter Ek, and Minister of Quays Tom Abara: the quay leaks badly <said> indirect verb-after-source",
        ],
    );
}
