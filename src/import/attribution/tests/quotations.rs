//! Tests of words before, between and after quotations, and of titles in quotation marks.

use super::finds;

#[test]
fn words_go_on_after_a_quotation_without_a_comma() {
    for words in ["“the quay is sound and dry” despite its age", "“the quay is dry” and that the mole is not"]
    {
        finds(
            &format!("Ada Ling said {words}."),
            &[&format!("Ada Ling: {words} <said> mixed verb-after-source")],
        );
    }
    finds(
        "Ada Ling said “the quay is sound and dry” in an interview on Friday.",
        &["Ada Ling: the quay is sound and dry <said> direct verb-after-source"],
    );
}

#[test]
fn another_share_of_people_may_say_the_next_quotation() {
    finds(
        "In May, 21 percent of pilots said “not likely” and 14 percent of keepers said “never again.”",
        &[
            "21 percent of pilots: not likely <said> direct verb-after-source",
            "14 percent of keepers: never again. <said> direct verb-after-source",
        ],
    );
}

#[test]
fn a_title_may_name_where_something_is_said() {
    finds(
        "The quay has leaked at every tide, Ada Ling said on Friday on Harbour Radio’s “Night Watch.”",
        &["Ada Ling: The quay has leaked at every tide <said> indirect verb-after-source"],
    );
}

#[test]
fn plans_may_be_called_something_in_quotation_marks() {
    finds(
        "Ada Ling called Ek’s plans to open a quay “an absolute disgrace.”",
        &["Ada Ling: Ek’s plans to open a quay “an absolute disgrace.” <called> mixed verb-after-source"],
    );
}

#[test]
fn a_second_verb_has_its_own_quotation() {
    finds(
        "“We have seen it,” Ada Ling said and added, “I will not comment.”",
        &[
            "Ada Ling: We have seen it, <said> direct verb-after-source",
            "Ada Ling: I will not comment. <added> direct verb-after-and",
        ],
    );
    finds(
        "Responding, the harbour spokesman said: “We will mend it.”",
        &["the harbour spokesman: We will mend it. <said> direct verb-after-source"],
    );
    finds(
        "Ada Ling wrote first on X. “The port is open,” she added.",
        &["Ada Ling: The port is open, <added> direct verb-after-source"],
    );
}
