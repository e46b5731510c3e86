//! Tests of quotations that go on with the words of an earlier sentence.

use super::{finds, layout, said};

#[test]
fn a_speaker_goes_on_after_the_title_of_a_programme() {
    finds(
        "“The quay is old,” Ada Ling said on “Night Watch.” “And the lock leaks at every tide.”",
        &["Ada Ling: The quay is old, … And the lock leaks at every tide. <said> direct verb-after-source"],
    );
}

#[test]
fn a_speaker_goes_on_after_a_part_of_a_sentence() {
    finds(
        "Ada Ling said the quay was “old and rusty.” “The lock leaks at every tide.”",
        &[
            "Ada Ling: the quay was “old and rusty.” … The lock leaks at every tide. <said> mixed verb-after-source",
        ],
    );
}

#[test]
fn somebody_else_may_speak_after_a_whole_quotation() {
    finds(
        "Ada Ling said, “Why is it closed?” “The lock leaks at every tide.”",
        &["Ada Ling: Why is it closed? <said> direct verb-after-source"],
    );
}

#[test]
fn a_speaker_goes_on_after_a_sentence_about_them() {
    let words = "“But the lock leaks at every tide.”";
    finds(
        &format!("“The quay is old,” said Ada Ling. A pilot from Reno, she has two boats. {words}"),
        &[
            "Ada Ling: The quay is old, <said> direct verb-before-source",
            "Ada Ling: But the lock leaks at every tide. <> direct quotation-goes-on",
        ],
    );
    for about in
        ["The crew has two boats.", "Bo Ek came, and he has two boats.", "A pilot, he has two boats."]
    {
        finds(
            &format!("“The quay is old,” said Ada Ling. {about} {words}"),
            &["Ada Ling: The quay is old, <said> direct verb-before-source"],
        );
    }
}

#[test]
fn a_paragraph_after_a_cue_and_a_colon_is_what_somebody_said() {
    let found =
        said(&layout(&["On Friday, Ada Ling wrote:", "Nobody comes to the quay, and the lock leaks."]));
    let expected =
        "Ada Ling: Nobody comes to the quay, and the lock leaks <wrote> indirect introduced-paragraph";
    assert_eq!(found, [expected]);
    // A paragraph with a report of its own may be the reporter's.
    let found = said(&layout(&["On Friday, Ada Ling wrote:", "Bo Ek said that nobody comes to the quay."]));
    assert_eq!(found, ["Bo Ek: nobody comes to the quay <said> indirect verb-after-source"]);
}

#[test]
fn a_paragraph_with_its_own_report_is_not_the_cue_of_the_quotation_above() {
    let found = said(&layout(&["Ada Ling left.", "“I thank you all.”", "Bo Ek said he would miss her."]));
    assert_eq!(found, ["Bo Ek: he would miss her <said> indirect verb-after-source"]);
}
