//! Tests where a source stands: in shares, before titles and after "as".

use super::finds;

#[test]
fn a_share_of_people_speaks() {
    finds(
        "Skippers liked the plan, with three in 10 saying a new quay would help them.",
        &["three in 10: a new quay would help them <saying> indirect participle"],
    );
}

#[test]
fn a_text_tells_what_it_holds() {
    finds(
        "The league filed a lawsuit in 2013 alleging that the port had lost its map.",
        &["The league: the port had lost its map <alleging> indirect participle"],
    );
    finds(
        "The film, titled “Low Water”, concludes that the quay is old.",
        &["The film: the quay is old <concludes> indirect verb-after-source"],
    );
    finds(
        "Her remarks indicated that the quay is old.",
        &["Her remarks: the quay is old <indicated> indirect verb-after-source"],
    );
}

#[test]
fn a_cue_after_as_reports_the_sentence_before_it() {
    finds(
        "The quay has moved over the years, as Ada Ling has sometimes acknowledged.",
        &[
            "Ada Ling: The quay has moved over the years <has sometimes acknowledged> indirect verb-after-source",
        ],
    );
}

#[test]
fn times_may_stand_before_a_cue_or_its_content() {
    finds(
        "Ada Ling, the harbour chief, this past week announced the sale of the quay.",
        &["Ada Ling: the sale of the quay <announced> indirect verb-after-source"],
    );
    finds(
        "Since announcing in October that she would leave the port, Ada Ling has sold her boat.",
        &["Ada Ling: she would leave the port <announcing> indirect participle"],
    );
}

#[test]
fn a_name_after_said_speaks_even_if_no_verb_is_known() {
    finds(
        "A number of old customs impact the price of herring, said Ada Ling, who sells it.",
        &["Ada Ling: A number of old customs impact the price of herring <said> indirect verb-before-source"],
    );
    finds(
        "But, said Ada Ling, “the quay is old and nobody will mend it.”",
        &["Ada Ling: the quay is old and nobody will mend it. <said> direct verb-before-source"],
    );
}

#[test]
fn what_somebody_is_reminded_of_follows_the_addressee() {
    finds(
        "In her letter, Ada Ling reminded the crew of the old rules of the port.",
        &["Ada Ling: the old rules of the port <reminded> indirect verb-after-source"],
    );
}

#[test]
fn nouns_and_counted_participles_report_nothing() {
    finds("The new jobs report has cleared the way for the sale of the quay.", &[]);
    finds("The yard has a lead of 400 pledged berths over its rival in the bay.", &[]);
    finds("The harbour team lost 7 points and fell behind the yard.", &[]);
}
