//! Tests of words before, between and after quotations, and of titles in quotation marks.

use super::{finds, layout, said};

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
fn titles_of_programmes_are_not_quotations() {
    for text in [
        "In an interview on Harbour Radio’s “Face the Tide,” Ada Ling said the quay leaked at night.",
        "Ada Ling told Harbour Radio's \"Face the Tide\" that the quay leaked at night.",
    ] {
        let found = said(&layout(&[text]));
        let words: Vec<&str> = found.iter().filter_map(|found| found.split(" <").next()).collect();
        assert_eq!(words, ["Ada Ling: the quay leaked at night"], "{text}");
    }
}

#[test]
fn a_verb_and_its_particle_may_be_a_cue() {
    for cue in ["shot back", "fired back", "chimed in", "weighed in", "pointed out", "went on"] {
        let said = cue.split(' ').next().unwrap();
        finds(
            &format!("“The quay is late,” Ada Ling {cue}."),
            &[&format!("Ada Ling: The quay is late, <{said}> direct verb-after-source")],
        );
    }
    for text in [
        "The pilots fired back at the rebels at dawn.",
        "Ada Ling went on holiday to discuss the plan for the quay.",
        "The council shot down the plan that Ada Ling had made.",
    ] {
        let found = said(&layout(&[text]));
        assert!(found.iter().all(|found| !found.contains("fired") && !found.contains("<went>")), "{text}");
    }
}

#[test]
fn a_list_in_a_sentence_is_whole() {
    finds(
        "Ada Ling said that the council would: (a) mend the lamp; (b) open the quay; and (c) pay the crew.",
        &[
            "Ada Ling: the council would: (a) mend the lamp; (b) open the quay; and (c) pay the crew <said> indirect verb-after-source",
        ],
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

#[test]
fn an_omission_in_brackets_does_not_end_a_quotation() {
    for omission in ["[...]", "[…]", "(...)"] {
        finds(
            &format!("“The crane is ours. {omission} We will keep it,” Ada Ling said."),
            &[&format!(
                "Ada Ling: The crane is ours. {omission} We will keep it, <said> direct verb-after-source"
            )],
        );
    }
}

#[test]
fn long_asides_do_not_end_a_quotation() {
    finds(
        "“The crane,” Ada Ling said – she had led the talks for three years and seen four keepers come and go – “is ours,” and Bo Ek said – after a pause in which nobody on the quay spoke or moved – “the mole is not.”",
        &[
            "Ada Ling: The crane, … is ours, <said> direct verb-after-source",
            "Bo Ek: the mole is not. <said> direct verb-after-source",
        ],
    );
    finds(
        "Ada Ling said – in a speech that lasted two hours and that few on the quay could follow to its end – that the crane was lost.",
        &["Ada Ling: the crane was lost <said> indirect verb-after-source"],
    );
}

#[test]
fn a_note_after_a_quotation_is_not_said() {
    finds(
        "Harbour Watch: “A good day for the #port” [Post, 3/1/26]",
        &["Harbour Watch: A good day for the #port <:> direct colon-quotation"],
    );
    finds(
        "Ada Ling on the vote: “A good day for the #port” [[Post], 3/1/26]",
        &["Ada Ling: A good day for the #port <:> direct name-before-quotation"],
    );
}

#[test]
fn a_term_in_marks_inside_a_quotation_does_not_open_it_again() {
    for text in [
        "Ada Ling stated: \"The port isn’t about “Equal Locks for All” anymore. It is old.\"",
        "Ada Ling stated: “The port isn’t about \"Equal Locks for All\" anymore. It is old.”",
    ] {
        let found = said(&layout(&[text]));
        assert!(found.len() == 1 && found[0].contains("anymore. It is old. <stated> direct"), "{found:?}");
    }
    let found = said(&layout(&[
        "Dr. Ling stated:",
        "\"The port isn’t about “Equal Locks for All” anymore. It is old.",
        "\"The port is wrong.\"",
    ]));
    assert!(found.len() == 1 && found[0].contains("anymore. It is old. … The port is wrong."), "{found:?}");
}
