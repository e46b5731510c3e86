//! Tests of quotations whose speaker another sentence or a mark names.

use super::finds;

#[test]
fn a_sentence_without_content_tells_who_speaks_next() {
    for (sentence, cue) in [
        ("Ada Ling agreed.", "agreed"),
        ("Ada Ling agreed with the pilots on Friday.", "agreed"),
        ("Ada Ling said in a statement.", "said"),
        ("Ada Ling issued a statement on Monday.", "issued"),
        ("Ada Ling criticized the port.", "criticized"),
        ("Ada Ling did not criticize the port.", "did not criticize"),
    ] {
        let text = format!("{sentence} “The quay is old and it leaks.”");
        let expected = format!("Ada Ling: The quay is old and it leaks. <{cue}> direct announced-quotation");
        finds(&text, &[&expected]);
    }
}

#[test]
fn nobody_speaks_after_a_sentence_that_reports_nothing() {
    finds("Ada Ling declined to comment. “The quay is old and it leaks.”", &[]);
    finds("Ada Ling was asked. “The quay is old and it leaks.”", &[]);
    finds("Ada Ling wrote a book. “The quay is old and it leaks.”", &[]);
}

#[test]
fn a_sentence_after_a_quotation_does_not_take_it() {
    finds(
        "“We lost,” said Ada Ling. “It hurts.” The crew agreed.",
        &["Ada Ling: We lost, … It hurts. <said> direct verb-before-source"],
    );
}

#[test]
fn a_quotation_with_its_own_cue_is_not_announced() {
    finds(
        "Ada Ling agreed. “The quay is old,” Bo Ek said.",
        &["Bo Ek: The quay is old, <said> direct verb-after-source"],
    );
}

#[test]
fn a_statement_may_stand_right_before_its_words() {
    finds(
        "After the storm, Ada Ling issued a statement, “We lost one boat. It was old.”",
        &["Ada Ling: We lost one boat. It was old. <issued> direct announced-quotation"],
    );
}

#[test]
fn a_participle_alone_goes_on_with_the_last_speaker() {
    finds(
        "Ada Ling told the Mail that the quay was leaking. Adding, “It is old and rusty.”",
        &["Ada Ling: the quay was leaking … It is old and rusty. <told> indirect verb-after-source"],
    );
}

#[test]
fn a_dash_and_a_name_sign_a_quotation_inside_a_paragraph() {
    finds(
        "“The quay is old [and leaks].” – Ling. Ling spoke on Friday.",
        &["Ling: The quay is old [and leaks]. <–> direct signed-quotation"],
    );
    // A byline after a report signs nothing.
    finds(
        "Ada Ling said the quay was “old and rusty.”--Bo Ek",
        &["Ada Ling: the quay was “old and rusty.” <said> mixed verb-after-source"],
    );
}

#[test]
fn a_source_after_from_or_a_dash_has_the_quotation() {
    for (text, speaker) in [
        ("From the report: “The quay is old and it leaks.”", "the report"),
        ("More from Ada Ling: “The quay is old and it leaks.”", "Ada Ling"),
        ("The quay leaks - Ada Ling: “The quay is old and it leaks.”", "Ada Ling"),
    ] {
        finds(text, &[&format!("{speaker}: The quay is old and it leaks. <:> direct colon-quotation")]);
    }
}

#[test]
fn a_quotation_after_an_object_and_a_colon_is_all_that_is_said() {
    finds(
        "Ada Ling has criticized the quay: “It is old and it leaks.”",
        &["Ada Ling: It is old and it leaks. <has criticized> direct verb-after-source"],
    );
}
