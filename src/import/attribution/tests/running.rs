//! Tests of quotations that go on over paragraphs, and of marks that are missing.

use super::{layout, said};

#[track_caller]
fn finds_in(paragraphs: &[&str], expected: &[&str]) {
    assert_eq!(said(&layout(paragraphs)), expected, "{paragraphs:?}");
}

#[test]
fn a_quotation_may_go_on_without_a_new_mark() {
    finds_in(
        &["“The quay leaks.", "The mole leaks as well.” said Ada Ling.", "She left."],
        &["Ada Ling: The quay leaks. … The mole leaks as well. <said> direct verb-before-source"],
    );
    finds_in(
        &["Ada Ling said: \"The quay leaks.", "So does the mole.", "And nobody mends it.\"", "She left."],
        &[
            "Ada Ling: The quay leaks. … So does the mole. … And nobody mends it. <said> direct verb-after-source",
        ],
    );
}

#[test]
fn the_second_half_of_a_quotation_may_go_on() {
    finds_in(
        &["“I saw nothing,” said Ada Ling, “and I heard nothing.", "“It was dark.”"],
        &["Ada Ling: I saw nothing, … and I heard nothing. … It was dark. <said> direct verb-before-source"],
    );
}

#[test]
fn a_quotation_right_after_another_may_be_somebody_elses() {
    finds_in(
        &["Ada Ling said, “There is no comment.” “Is there none at all?” “None at all, I said.”"],
        &["Ada Ling: There is no comment. <said> direct verb-after-source"],
    );
}

#[test]
fn the_speaker_of_a_quotation_may_be_named_in_its_last_paragraph() {
    finds_in(
        &["Bo Chen met the crew.", "“The quay leaks.", "“The mole leaks as well,” Ada Ling said."],
        &["Ada Ling: The quay leaks. … The mole leaks as well, <said> direct verb-after-source"],
    );
}

#[test]
fn words_after_a_missing_closing_mark_are_not_quoted() {
    finds_in(
        &["“The quay leaks at every tide, said Ada Ling. It is old.", "“We will mend it,” she said."],
        &[
            "Ada Ling: “The quay leaks at every tide <said> indirect verb-before-source",
            "Ada Ling: We will mend it, <said> direct verb-after-source",
        ],
    );
    finds_in(
        &["\"The quay leaks at night, said Ada Ling, the keeper. \"It is old,\" she added."],
        &[
            "Ada Ling: \"The quay leaks at night <said> indirect verb-before-source",
            "Ada Ling: It is old, <added> direct verb-after-source",
        ],
    );
    finds_in(&["“The quay leaks.", "Ada Ling left.", "The mole is a “sound” one."], &[]);
}
