//! Tests of whose words they are: the subject of a verb far from it, or next to other names.

use super::finds;

#[test]
fn a_subject_may_be_far_from_its_verb() {
    finds(
        "Friends of Ada Ling’s who have seen her on the quay recently say that she has grown into the job.",
        &[
            "Friends of Ada Ling’s who have seen her on the quay: she has grown into the job <recently say> indirect verb-after-source",
        ],
    );
    finds(
        "The judges who ruled that the port could not close the lock, for instance, said the problem was not the gate.",
        &[
            "The judges who ruled that the port could not close the lock: the problem was not the gate <said> indirect verb-after-source",
        ],
    );
    finds(
        "Pilots have, in fact, praised the keepers for their help in the flood.",
        &[
            "Pilots: the keepers for their help in the flood <have, in fact, praised> indirect verb-after-source",
        ],
    );
    finds(
        "Bo Ek, Cai Voss and Ada Ling have all described the closures as the end of old promises.",
        &[
            "Bo Ek, Cai Voss and Ada Ling: the closures as the end of old promises <have all described> indirect verb-after-source",
        ],
    );
    finds(
        "The crew issued a statement on May 3, 2024, which called for an end of the strike.",
        &["a statement: an end of the strike <called> indirect verb-after-source"],
    );
}

#[test]
fn a_place_does_not_speak() {
    finds(
        "“I like him,” said Ada Ling, a pilot from Ellery, Norland, who said she is a friend of the keepers.",
        &[
            "Ada Ling: I like him, <said> direct verb-before-source",
            "Ada Ling: she is a friend of the keepers <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_description_belongs_to_the_name_after_it() {
    finds(
        "An Ellery blogger, Ada Ling, reported this week that she had a video of the flood.",
        &["Ada Ling: she had a video of the flood <reported> indirect verb-after-source"],
    );
}

#[test]
fn words_about_a_source_are_whole() {
    finds(
        "“She is worried,” said a person close to the campaign.",
        &["a person close to the campaign: She is worried, <said> direct verb-before-source"],
    );
    finds(
        "The crew will be looking at how it meets its friends, a person close to him said.",
        &[
            "a person close to him: The crew will be looking at how it meets its friends <said> indirect verb-after-source",
        ],
    );
    finds(
        "At least half of the voters in each town say the port is too small.",
        &["At least half of the voters in each town: the port is too small <say> indirect verb-after-source"],
    );
}

#[test]
fn those_who_are_heard_do_not_report() {
    finds("Hearing him say it in an old accent gives it charm.", &[]);
}

#[test]
fn a_verb_that_reports_nothing_does_not_take_the_quotation_before_it() {
    finds(
        "Most pilots say the “shared port” reflects an improvement on the old one.",
        &[
            "Most pilots: the “shared port” reflects an improvement on the old one <say> mixed verb-after-source",
        ],
    );
}

#[test]
fn another_party_to_a_comparison_has_its_own_words() {
    finds(
        "In Ellery, pilots laid white roses on the quay, the Herald reported, while in Norwick the day began in silence, the Tribune reported.",
        &[
            "the Herald: In Ellery, pilots laid white roses on the quay <reported> indirect verb-after-source",
            "the Tribune: in Norwick the day began in silence <reported> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_list_between_dashes_has_no_subject() {
    finds(
        "The council announced a list of five ports—Ellery, Norwick, Reno, Arbor and Voss—listed as having failed, calling upon them to do more.",
        &[
            "The council: a list of five ports—Ellery, Norwick, Reno, Arbor and Voss—listed as having failed <announced> indirect verb-after-source",
            "The council: them to do more <calling> indirect participle",
        ],
    );
}
