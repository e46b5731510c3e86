//! Tests of words between a cue, its source and its content.

use super::{finds, layout, said};

/// The only report of a text.
#[track_caller]
fn reported(text: &str, expected: &str) {
    finds(text, &[expected]);
}

#[test]
fn words_between_a_subject_and_its_verb_are_skipped() {
    reported(
        "“The lock is ours,” pilot Bo Ek, wearing a hat and “Ferry First” pins, said softly.",
        "Bo Ek: The lock is ours, <said> direct verb-after-source",
    );
    reported(
        "She has since stressed that the lock was dry.",
        "nobody: the lock was dry <has since stressed> indirect verb-after-source",
    );
    reported(
        "Bo Ek used to like the lock, but now said it had failed.",
        "Bo Ek: it had failed <now said> indirect verb-after-and",
    );
    reported(
        "The state-owned port company runs a lock and says it has set up a fund.",
        "The state-owned port company: it has set up a fund <says> indirect verb-after-and",
    );
    reported(
        "Some hope to leave the port and argue that their boats are far too small.",
        "Some: their boats are far too small <argue> indirect verb-after-and",
    );
    reported(
        "An email sent out by Bo Ek on Tuesday night warned that the lock was wet.",
        "Bo Ek: the lock was wet <warned> indirect verb-after-source",
    );
}

#[test]
fn words_between_a_verb_and_its_content_are_skipped() {
    reported(
        "Bo Ek is telling a crowd in snowy Reno, Norland, on the last day that he has few friends.",
        "Bo Ek: he has few friends <is telling> indirect verb-after-source",
    );
    reported(
        "Bo Ek warned followers on the radio and in interviews that the lock could break.",
        "Bo Ek: the lock could break <warned> indirect verb-after-source",
    );
    reported(
        "As Bo Ek points out in a column, closing it gives Reno an edge.",
        "Bo Ek: closing it gives Reno an edge <points> indirect verb-after-source",
    );
    reported(
        "The plan for the lock was dead, Ek said in his 2012 book, “The Last Lock.” So they stayed.",
        "Ek: The plan for the lock was dead <said> indirect verb-after-source",
    );
}

#[test]
fn a_clause_about_a_topic_is_not_what_is_said_of_it() {
    finds("Bo Ek said of the talks he had last week with the pilots.", &[]);
}

#[test]
fn what_happens_meanwhile_follows_a_cue() {
    reported(
        "This is not about me, Bo Ek told his crew as he worked on the speech.",
        "Bo Ek: This is not about me <told> indirect verb-after-source",
    );
}

#[test]
fn a_plural_noun_with_words_about_it_is_a_subject() {
    for people in ["people close to Ek", "people familiar with the matter", "supporters of Bo Ek"] {
        reported(
            &format!("The ship can sail, {people} say."),
            &format!("{people}: The ship can sail <say> indirect verb-after-source"),
        );
    }
}

#[test]
fn a_group_with_an_example_interrupts_its_words() {
    reported(
        "Part of the problem, say pilots like Bo Ek, a keeper, is the lock itself.",
        "pilots like Bo Ek: Part of the problem … is the lock itself <say> indirect verb-before-source",
    );
}

#[test]
fn words_about_a_second_speaker_do_not_hide_them() {
    for (joint, about, report, expected) in [
        (", but", "the mayor,", "insisted it was not", "it was not <insisted>"),
        (", and", "54,", "warned it was not", "it was not <warned>"),
        (", while", "who leads the port,", "added that it was old", "it was old <added>"),
        (" but", "the mayor,", "told the Mail it was old", "it was old <told>"),
    ] {
        finds(
            &format!("Ada Ling said the lock was safe{joint} Bo Ek, {about} {report}."),
            &[
                "Ada Ling: the lock was safe <said> indirect verb-after-source",
                &format!("Bo Ek: {expected} indirect verb-after-source"),
            ],
        );
    }
}

#[test]
fn words_about_a_speaker_may_end_in_a_quotation() {
    for about in ["author of “The Long Lock”", "host of the programme “Good Morning Reno”"] {
        reported(
            &format!("Ada Ling, {about}, told the Mail: “I am tired.”"),
            "Ada Ling: I am tired. <told> direct verb-after-source",
        );
    }
}

#[test]
fn what_came_of_a_statement_is_not_part_of_it() {
    reported(
        "Ada Ling said it was safe, sparking anger in the town.",
        "Ada Ling: it was safe <said> indirect verb-after-source",
    );
    reported(
        "It was safe, Ada Ling said on Monday, hours after a crack appeared.",
        "Ada Ling: It was safe <said> indirect verb-after-source",
    );
    finds(
        "Ada Ling said Bo Ek was a thief, to which he replied: “See you in court.”",
        &[
            "Ada Ling: Bo Ek was a thief <said> indirect verb-after-source",
            "nobody: See you in court. <replied> direct verb-after-source",
        ],
    );
}

#[test]
fn a_cry_ends_with_its_mark_and_a_list_of_quotations_does_not() {
    reported(
        "Pilots chanted “Ek must go” outside the town hall.",
        "Pilots: Ek must go <chanted> direct verb-after-source",
    );
    reported(
        "The port said that “the lock leaks”, “may break” and “should be closed”.",
        "The port: “the lock leaks”, “may break” and “should be closed” <said> mixed verb-after-source",
    );
}

#[test]
fn a_time_before_a_second_report_belongs_to_it() {
    finds(
        "Bo Ek praised his crew, but late Saturday he announced he would close the lock.",
        &["Bo Ek: he would close the lock <announced> indirect verb-after-source"],
    );
}

#[test]
fn words_after_a_colon_reach_to_the_end_of_the_sentence() {
    reported(
        "Bo Ek said: Let nobody be mistaken – the lock is a danger, and it must be closed.",
        "Bo Ek: Let nobody be mistaken – the lock is a danger, and it must be closed <said> indirect verb-after-source",
    );
}

/// The cue after a quotation has all of its words.
#[track_caller]
fn quoted(quotation: &str, cue: &str) {
    let found = said(&layout(&[&format!("{quotation} {cue}")]));
    let words = quotation.trim_matches(['“', '”']);
    assert!(found.len() == 1 && found[0].contains(&format!(": {words} <")), "{cue} {found:?}");
}

#[test]
fn rare_verbs_report_a_whole_quotation() {
    for cue in ["a narrator in the film states.", "he mocks.", "the pilots state in their paper."] {
        quoted("“They are strong enough to stop it,”", cue);
    }
    quoted("“What was it that made him change his mind?”", "Bo Ek questioned.");
}

#[test]
fn a_passive_of_quoting_names_the_speaker() {
    quoted("“They are strong enough to stop it,”", "Bo Ek is quoted as saying.");
}

#[test]
fn a_country_before_a_post_is_neither_a_pronoun_nor_an_adverb() {
    for cue in ["US envoy Bo Ek said.", "Italy’s envoy Bo Ek said."] {
        quoted("“They are strong enough to stop it!”", cue);
    }
}

#[test]
fn a_family_name_with_a_hyphen_is_a_name() {
    let text = "Mayor Ada Smith-Reed said the lock was dry. Smith-Reed said the quay was wet.";
    let found = said(&layout(&[text]));
    assert!(found.len() == 2 && found.iter().all(|found| found.starts_with("Ada Smith-Reed: ")), "{found:?}");
}
