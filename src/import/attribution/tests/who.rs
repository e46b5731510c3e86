//! Tests who a source is, and which verbs and nouns report nothing.

use super::{finds, layout, said};
use crate::import::attribution::attribute;

#[test]
fn a_short_description_means_the_person_described_before() {
    finds(
        "A senior keeper at the lock, who gave no name, said that the plan was old. “It leaks,” the keeper said.",
        &[
            "A senior keeper at the lock: the plan was old <said> indirect verb-after-source",
            "A senior keeper at the lock: It leaks, <said> direct verb-after-source",
        ],
    );
    finds(
        "“It leaks,” a pilot said. “It does not,” said another pilot. “We shall see,” the pilot said.",
        &[
            "a pilot: It leaks, <said> direct verb-after-source",
            "another pilot: It does not, <said> direct verb-before-source",
            "the pilot: We shall see, <said> direct verb-after-source",
        ],
    );
}

#[test]
fn verbs_that_name_or_summon_report_nothing() {
    finds("Hundreds have called the harbour office to ask for a berth.", &[]);
    finds("The road passes a farm called Upper Mill.", &[]);
    finds("The singer left the hall calling for a second bow.", &[]);
    finds("Chair Bo Ek welcomed visitors to the new lock.", &[]);
    finds("Bo Ek called on the old sailors in the evening.", &[]);
    finds(
        "Bo Ek called on the sailors to stay.",
        &["Bo Ek: the sailors to stay <called> indirect verb-after-source"],
    );
    finds(
        "Bo Ek called the plan of the council a costly mistake.",
        &["Bo Ek: the plan of the council a costly mistake <called> indirect verb-after-source"],
    );
    finds(
        "Bo Ek welcomed the decision to open the lock at night.",
        &["Bo Ek: the decision to open the lock at night <welcomed> indirect verb-after-source"],
    );
}

#[test]
fn adjectives_and_refusals_report_nothing() {
    finds("The yard sent the crew highly detailed plans of the new hull.", &[]);
    finds("Nobody said the lock was safe to use.", &[]);
    finds("Bo Ek did not agree to pay the whole fee.", &[]);
    finds("A sign by the road encourages drivers to slow down at the lock.", &[]);
    finds("This report confirms the great value of the lock.", &[]);
    finds(
        "This report says the lock is of great value.",
        &["This report: the lock is of great value <says> indirect verb-after-source"],
    );
}

#[test]
fn a_relative_clause_belongs_to_its_subject() {
    finds(
        "Farmers who came to the hall on Monday said the water was too high.",
        &["Farmers who came to the hall: the water was too high <said> indirect verb-after-source"],
    );
    finds(
        "A pilot whose boat sank in the storm said the buoy was dark.",
        &["A pilot whose boat sank in the storm: the buoy was dark <said> indirect verb-after-source"],
    );
    finds(
        "Some clerks holding letters from her years as head of the yard have cited the flood as a cause.",
        &[
            "Some clerks holding letters from her years as head of the yard: the flood as a cause <have cited> indirect verb-after-source",
        ],
    );
    finds(
        "“We keep the old boats,” Cy Abara, who used to work at the yard, said about the fleet.",
        &["Cy Abara: We keep the old boats, <said> direct verb-after-source"],
    );
}

#[test]
fn what_is_heard_from_somebody_is_said_by_them() {
    finds(
        "On Monday the clerk heard from yard foreman Cy Abara that the hull was cracked.",
        &["Cy Abara: the hull was cracked <heard from> indirect heard-from"],
    );
}

#[test]
fn groups_keep_their_members() {
    finds(
        "Boats from Ellery Bay, Norwick Sound, and Delta Point reported “a heavy swell all night,” and turned back.",
        &[
            "Boats from Ellery Bay, Norwick Sound, and Delta Point: a heavy swell all night, <reported> direct verb-after-source",
        ],
    );
    finds(
        "Local yards including Arbor and Delta, alongside river firms and banks such as Norwick Trust and Ellery, said they will stay.",
        &[
            "Local yards including Arbor and Delta, alongside river firms and banks such as Norwick Trust and Ellery: they will stay <said> indirect verb-after-source",
        ],
    );
    finds(
        "Cy Abara, a clerk, and his brother Bo, a pilot, said that the hull was sound.",
        &["Cy Abara, a clerk, and his brother Bo: the hull was sound <said> indirect verb-after-source"],
    );
    finds(
        "On Monday, Cy Abara, Yard Director, and Bo Ek, Chief Pilot of the river, told reporters that the hull was sound.",
        &["Cy Abara and Bo Ek: the hull was sound <told> indirect verb-after-source"],
    );
}

#[test]
fn posts_before_and_after_a_name_are_not_part_of_it() {
    finds(
        "“It will float,” said Aide to the Governor and Head of the River Office, Cy Abara.",
        &["Cy Abara: It will float, <said> direct verb-before-source"],
    );
    finds(
        "“It will float,” said Department of Rivers spokeswoman Bea Holt.",
        &["Bea Holt: It will float, <said> direct verb-before-source"],
    );
}

#[test]
fn an_addressee_may_begin_with_a_title_in_marks() {
    finds(
        "Cy Abara told \"River Hour\" host Bea Holt, \"We will be back in a year.\"",
        &["Cy Abara: We will be back in a year. <told> direct verb-after-source"],
    );
}

#[test]
fn a_participle_between_commas_ends_before_the_verb() {
    finds(
        "CY ABARA (Norland), noting that the ice was thin, said the river must be closed at once.",
        &[
            "CY ABARA: the ice was thin <noting> indirect participle",
            "CY ABARA: the river must be closed at once <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_post_alone_is_its_only_holder() {
    let blocks = [
        "Norland’s Prime Minister Cy Abara came by train.",
        "The Prime Minister said the line was too slow.",
        "Bea Holt, director of the rail office, came late. The director warned that snow was near.",
    ];
    assert_eq!(
        said(&layout(&blocks)),
        [
            "Cy Abara: the line was too slow <said> indirect verb-after-source",
            "Bea Holt: snow was near <warned> indirect verb-after-source",
        ]
    );
    let judge = ["District Judge Bea Holt came late.", "The judge said the court was too cold."];
    assert_eq!(said(&layout(&judge)), ["Bea Holt: the court was too cold <said> indirect verb-after-source"]);
    let two = [
        "Bea Holt, director of the rail office, and Cy Abara, director of the river office, met.",
        "The director said the line was too slow.",
    ];
    assert_eq!(
        said(&layout(&two)),
        ["The director: the line was too slow <said> indirect verb-after-source"]
    );
}

#[test]
fn people_of_one_family_name_are_told_apart_or_not_named() {
    let blocks = [
        "Anna Quill, the rail secretary, met Peter Quill, the member for Norwick.",
        "“It is a sum,” Ms. Quill said.",
        "“It is a pity,” Mr. Quill said.",
        "“We wait,” Quill said.",
    ];
    assert_eq!(
        said(&layout(&blocks)),
        [
            "Anna Quill: It is a sum, <said> direct verb-after-source",
            "Peter Quill: It is a pity, <said> direct verb-after-source",
            "nobody: We wait, <said> direct verb-after-source",
        ]
    );
}

#[test]
fn a_quotation_may_stand_under_the_name_before_it() {
    let blocks = [
        "Harbour Union Vice-Chair and Norwick Councillor Cy Abara: “We asked for it for years.” [Post, 1/2/31]",
        "Society for Rivers and Their Banks: “One step is made.” [Post, 1/2/31]",
        "Friends of the Lock “The lock opens today.” [Post, 1/2/31]",
        "Dana Frey, President and Chief Engineer, Arbor Yards: “We build them here.” (Read)",
        "Vice President of River Works, Arbor Yards, Emil Groff: “We repair them here.” (Read)",
        "Roads, Rails and Rivers Union: “We keep them running.” (Read)",
        "Pilot Bea Holt on the night when the ice broke: “I sang until the morning came.” (Watch)",
    ];
    assert_eq!(
        said(&layout(&blocks)),
        [
            "Cy Abara: We asked for it for years. <:> direct name-before-quotation",
            "Society for Rivers and Their Banks: One step is made. <:> direct name-before-quotation",
            "Friends of the Lock: The lock opens today. <> direct name-before-quotation",
            "Dana Frey: We build them here. <:> direct name-before-quotation",
            "Emil Groff: We repair them here. <:> direct name-before-quotation",
            "Roads, Rails and Rivers Union: We keep them running. <:> direct name-before-quotation",
            "Bea Holt: I sang until the morning came. <:> direct name-before-quotation",
        ]
    );
}

#[test]
fn the_verb_after_a_relative_clause_belongs_to_its_head() {
    for (sentence, expected) in [
        ("The keeper, whose brother, Bo Ek, runs the lock, said that it was open.", "The keeper"),
        ("Quill, whose husband, Henry, is a judge, said that it was open.", "Quill"),
        (
            "The keeper, who is 61, and whose brother, Bo Ek, runs the lock, said that it was open.",
            "The keeper",
        ),
        ("Quill, who has “no time” for Holt, said that it was open.", "Quill"),
        ("Holt liked it, while Quill, who has “no time” for it, said that it was open.", "Quill"),
    ] {
        finds(sentence, &[&format!("{expected}: it was open <said> indirect verb-after-source")]);
    }
    let found =
        attribute(&layout(&["The keeper, whose brother, Bo Ek, runs the lock, said that it was open."]), &[]);
    assert_eq!(found.people[0].role, None);
}
