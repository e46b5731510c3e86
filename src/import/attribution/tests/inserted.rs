//! Tests of cues inside a sentence that is partly quoted.

use super::finds;

#[test]
fn a_partly_quoted_sentence_goes_on_after_its_cue() {
    finds(
        "“Only you, Bo,” Ada Ling said, would use a storm to praise the port.",
        &["Ada Ling: Only you, Bo, … would use a storm to praise the port <said> mixed verb-after-source"],
    );
    finds(
        "But “it is a better use of our money,” Ada Ling said, to build a new quay with a wall at the end of the pier.",
        &[
            "Ada Ling: But “it is a better use of our money,” … to build a new quay with a wall at the end of the pier <said> mixed verb-after-source",
        ],
    );
    finds(
        "Bo Ek thought of his talks as “little walks,” Ada Ling said, in which he could tell stories of the port.",
        &[
            "Ada Ling: Bo Ek thought of his talks as “little walks,” … in which he could tell stories of the port <said> mixed verb-after-source",
        ],
    );
    finds(
        "Despite his “brash tone on the radio,” Ada Ling wrote, Bo Ek is a kind and patient keeper of the port.",
        &[
            "Ada Ling: Despite his “brash tone on the radio,” … Bo Ek is a kind and patient keeper of the port <wrote> mixed verb-after-source",
        ],
    );
    finds(
        "“If it rains” in May, as it often does, Ada Ling said at the town hall on Monday, “we will keep the quay shut.”",
        &[
            "Ada Ling: “If it rains” in May, as it often does … we will keep the quay shut. <said> mixed verb-after-source",
        ],
    );
}

#[test]
fn a_clause_before_a_cue_belongs_to_the_quotation_that_it_opens() {
    finds(
        "While the quay is as old as the town, Ada Ling said, “it will last another year.”",
        &[
            "Ada Ling: While the quay is as old as the town … it will last another year. <said> mixed verb-after-source",
        ],
    );
    finds(
        "The investment in the old quay, Ada Ling said, “is a perfect example of patience.”",
        &[
            "Ada Ling: The investment in the old quay … is a perfect example of patience. <said> mixed verb-after-source",
        ],
    );
    finds(
        "In a letter to the crew, Ada Ling said, “it will last another year.”",
        &["Ada Ling: it will last another year. <said> direct verb-after-source"],
    );
    finds(
        "Still, Ada Ling said, “it will last another year.”",
        &["Ada Ling: it will last another year. <said> direct verb-after-source"],
    );
}

#[test]
fn a_relative_clause_around_a_cue_is_not_the_whole_sentence() {
    finds(
        "The park, where pilots have met, is near the old hall, which, Ada Ling said, is usually full of music.",
        &["Ada Ling: which … is usually full of music <said> indirect verb-after-source"],
    );
}

#[test]
fn a_title_before_a_comma_is_not_quoted() {
    finds(
        "Asked why he had yet to praise the crew on “Harbour This Morning,” Bo Ek said he had not “heard them sing.”",
        &["Bo Ek: he had not “heard them sing.” <said> mixed verb-after-source"],
    );
    finds(
        "Wednesday on Harbour Radio’s “Night Watch,” Ada Ling said if the quay leaks, she will close it.",
        &["Ada Ling: if the quay leaks, she will close it <said> indirect verb-after-source"],
    );
    finds(
        "In what she called a “rush,” Mayor Ada Ling closed the port on Monday.",
        &["nobody: a “rush,” <called> mixed verb-after-source"],
    );
}

#[test]
fn only_the_quotation_is_put_that_way() {
    finds(
        "Her degree has not kept her from being seen, as the Norwick Herald put it in a long article, “the weather witch.”",
        &["the Norwick Herald: the weather witch. <put it> direct put-it"],
    );
}

#[test]
fn a_lead_up_is_the_reporters() {
    finds(
        "Even as Ada Ling has often said that she is against a toll, her council continues to plan one.",
        &["Ada Ling: she is against a toll <has often said> indirect verb-after-source"],
    );
    finds(
        "The port grew and it will grow again, because, according to Ada Ling, the crew would leave if it did not.",
        &["Ada Ling: the crew would leave if it did not <according to> indirect according-to"],
    );
}

#[test]
fn a_cue_after_a_comma_has_a_source() {
    finds(
        "The pilots had been sailing together, wrote film director Ada Ling, the owner of the boat, on her page.",
        &["Ada Ling: The pilots had been sailing together <wrote> indirect verb-before-source"],
    );
    finds(
        "Port groups, including two unions, reported spending only a million on the new quay.",
        &["Port groups: spending only a million on the new quay <reported> indirect verb-after-source"],
    );
    finds(
        "The contrast with the old port, said Ada Ling and others, would be clear to every pilot.",
        &[
            "Ada Ling and others: The contrast with the old port … would be clear to every pilot <said> indirect verb-before-source",
        ],
    );
}

#[test]
fn a_relative_clause_around_a_cue_ends_before_the_verb_of_the_sentence() {
    finds(
        "The lot, which, Ada Ling said, is full, will be closed.",
        &["Ada Ling: which … is full <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the fight was done, which, Bo Ek said, was not true.",
        &[
            "Ada Ling: the fight was done <said> indirect verb-after-source",
            "Bo Ek: which … was not true <said> indirect verb-after-source",
        ],
    );
    finds(
        "Asked about the split on “Meet the Crew,” Ada Ling said she would wait.",
        &["Ada Ling: she would wait <said> indirect verb-after-source"],
    );
}
