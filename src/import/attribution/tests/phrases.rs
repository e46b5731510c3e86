//! Tests of "according to", of questions, and of other words around reports.

use super::finds;

#[test]
fn only_the_last_clause_has_the_source() {
    finds(
        "Ada Ling leads Bo Ek by 271 votes, according to a count by the Herald, but the old keeper has not given up.",
        &["a count by the Herald: Ada Ling leads Bo Ek by 271 votes <according to> indirect according-to"],
    );
    finds(
        "Women still give less than men to the port, with most of the money coming from men, according to the Herald.",
        &["the Herald: most of the money coming from men <according to> indirect according-to"],
    );
    finds(
        "The tax has not made the port poorer: Ellery was the richest port of the world in May, according to one index.",
        &["one index: Ellery was the richest port of the world in May <according to> indirect according-to"],
    );
}

#[test]
fn a_verb_keeps_its_object_after_according_to() {
    finds(
        "The firm receives, according to one report, $234 million in contracts from the port.",
        &[
            "one report: The firm receives … $234 million in contracts from the port <according to> indirect according-to",
        ],
    );
}

#[test]
fn somebody_is_no_second_speaker() {
    finds(
        "Ada Ling told the crew that she saw Bo Ek as a threat, according to someone in the room.",
        &[
            "nobody: Ada Ling told the crew that she saw Bo Ek as a threat <according to> indirect according-to",
        ],
    );
}

#[test]
fn a_question_ends_before_the_occasion_and_the_answer() {
    finds(
        "Asked by the Herald why she had yet to leave the port during an appearance on Friday, Ada Ling smiled.",
        &["the Herald: why she had yet to leave the port <Asked> indirect asked"],
    );
    finds(
        "Ada Ling deleted the files, even though she had been asked to keep them by the Council of Ports.",
        &["the Council of Ports: to keep them <had been asked> indirect asked"],
    );
    finds(
        "Ada Ling, a pilot, asked the old keeper during a chat on the quay if she would commit to his pledge.",
        &["Ada Ling: if she would commit to his pledge <asked> indirect verb-after-source"],
    );
    finds(
        "Ada Ling asked Bo Ek, who is now fourth in the race, to lay out his path to the post.",
        &["Ada Ling: to lay out his path to the post <asked> indirect verb-after-source"],
    );
    finds(
        "Asked on Tuesday about the lock, Ada Ling said “I don’t know anything about it,” she said. “I never did.”",
        &["Ada Ling: I don’t know anything about it, … I never did. <said> direct verb-after-source"],
    );
}

#[test]
fn what_an_addressee_does_is_no_content() {
    finds(
        "Ada Ling tells voters who wonder why she cannot shout that she “wasn’t brought up that way.”",
        &[
            "voters: why she cannot shout that she “wasn’t brought up that way.” <wonder> mixed verb-after-source",
            "Ada Ling: she “wasn’t brought up that way.” <tells> mixed verb-after-source",
        ],
    );
}

#[test]
fn what_somebody_is_called_may_come_late() {
    finds(
        "Bo Ek said groups of pilots were sent with the marchers, whom he described as “peaceful,” for the length of the route.",
        &[
            "Bo Ek: groups of pilots were sent with the marchers <said> indirect verb-after-source",
            "Bo Ek: as “peaceful,” <described> mixed verb-after-source",
        ],
    );
    finds(
        "Bo Ek, who lost the vote in May, described the port during a radio interview as “a remnant of another time.”",
        &[
            "Bo Ek: the port during a radio interview as “a remnant of another time.” <described> mixed verb-after-source",
        ],
    );
    finds(
        "In May, Ada Ling attacked Bo Ek, calling him, among other things, “a failed keeper.”",
        &["Ada Ling: him, among other things, “a failed keeper.” <calling> mixed participle"],
    );
    finds(
        "Ada Ling called Bo Ek, a former driver who was twice found guilty of theft as a young man, a great keeper.",
        &[
            "Ada Ling: Bo Ek, a former driver who was twice found guilty of theft as a young man, a great keeper <called> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_day_inside_a_phrase_is_no_occasion() {
    finds(
        "Ada Ling described the hard choice that the crew is facing in Tuesday’s vote on the new lock.",
        &[
            "Ada Ling: the hard choice that the crew is facing in Tuesday’s vote on the new lock <described> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling apologized for her suggestion to the crew on Monday that the keeper was leaving the race.",
        &[
            "Ada Ling: her suggestion to the crew on Monday that the keeper was leaving the race <apologized> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling praised the keeper on Monday for closing the lock in time.",
        &["Ada Ling: the keeper on Monday for closing the lock in time <praised> indirect verb-after-source"],
    );
}

#[test]
fn a_condition_keeps_its_main_clause() {
    finds(
        "Ada Ling said that, even if she thought it was right, a recount of the vote could not be done.",
        &[
            "Ada Ling: even if she thought it was right, a recount of the vote could not be done <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said she would back the new keeper, but beyond that, she does not want to be part of the race.",
        &["Ada Ling: she would back the new keeper <said> indirect verb-after-source"],
    );
}

#[test]
fn a_subject_keeps_its_verb_after_an_inserted_cue() {
    finds(
        "Any reading of the plan, said Ada Ling, an expert on ports at the Harbour Guard, would see it as an admission.",
        &[
            "Ada Ling: Any reading of the plan … would see it as an admission <said> indirect verb-before-source",
        ],
    );
    finds(
        "Ada Ling had a vote set for that night – and the permit, her office said, had been hard to get.",
        &["her office: the permit … had been hard to get <said> indirect verb-after-source"],
    );
    finds(
        "A judge kept the crew in town after hearing the tape – proof, the port argued, of its part in the flood.",
        &["the port: proof … of its part in the flood <argued> indirect verb-after-source"],
    );
}

#[test]
fn a_comparison_is_whole() {
    finds(
        "Ada Ling cited polls showing that the pilots were as concerned about their pay as they were about the lock.",
        &[
            "Ada Ling: polls showing that the pilots were as concerned about their pay as they were about the lock <cited> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_cleft_keeps_its_relative_clause() {
    finds(
        "Many pilots say it’s the keepers in Ellery, bowing to pressure from unions, who have insisted on the new lock.",
        &[
            "Many pilots: it’s the keepers in Ellery, bowing to pressure from unions, who have insisted on the new lock <say> indirect verb-after-source",
        ],
    );
}

#[test]
fn an_announcement_may_begin_with_who() {
    finds(
        "Every December, the Herald announces who it believes deserves the prize of the year.",
        &[
            "the Herald: who it believes deserves the prize of the year <announces> indirect verb-after-source",
        ],
    );
}
