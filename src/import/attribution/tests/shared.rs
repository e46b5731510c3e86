//! Tests of sources that a verb shares with another verb, and of sources that are several people.

use super::{finds, said};
use crate::import::attribution::tests::layout;

#[test]
fn a_second_verb_shares_the_subject_of_the_first() {
    finds(
        "Bea Holt says Cy Abara promised to keep the lock and said she would watch him.",
        &[
            "Bea Holt: Cy Abara promised to keep the lock <says> indirect verb-after-source",
            "Bea Holt: she would watch him <said> indirect verb-after-and",
        ],
    );
    finds(
        "The crowd fell silent when Cy Abara climbed the mast and said it was rotten.",
        &["Cy Abara: it was rotten <said> indirect verb-after-and"],
    );
}

#[test]
fn a_second_verb_after_a_comma_belongs_to_the_main_clause() {
    finds(
        "Bea Holt worked for the yard, which let her go in May, and said she missed it.",
        &["Bea Holt: she missed it <said> indirect verb-after-and"],
    );
}

#[test]
fn a_second_verb_does_not_belong_to_a_clause_inside_the_first() {
    finds(
        "Bea Holt foresaw that Cy Abara would lose and said he was tired.",
        &["Bea Holt: he was tired <said> indirect verb-after-and"],
    );
    finds(
        "Bea Holt closed the lock, locked the gate and said it was late.",
        &["Bea Holt: it was late <said> indirect verb-after-and"],
    );
    finds(
        "Bea Holt spoke of the storms that the pilots feared, adding that the gate was old.",
        &[
            "Bea Holt: the storms that the pilots feared <spoke> indirect verb-after-source",
            "Bea Holt: the gate was old <adding> indirect participle",
        ],
    );
}

#[test]
fn a_participle_belongs_to_the_nearest_subject() {
    finds(
        "The hall was empty when Cy Abara opened the lock, saying it was safe.",
        &["Cy Abara: it was safe <saying> indirect participle"],
    );
    finds(
        "Bea Holt met a pilot who said the lock was old after he saw it, adding that the pilot was tired.",
        &[
            "a pilot: the lock was old after he saw it <said> indirect verb-after-source",
            "Bea Holt: the pilot was tired <adding> indirect participle",
        ],
    );
    finds(
        "The yard raised its prices, with the pilots saying the ropes were worn.",
        &["the pilots: the ropes were worn <saying> indirect participle"],
    );
    finds(
        "The film shows a speech of Bea Holt saying the lock was safe.",
        &["Bea Holt: the lock was safe <saying> indirect participle"],
    );
    finds(
        "The pilots and the keepers left the hall, each saying the other was wrong.",
        &["each: the other was wrong <saying> indirect participle"],
    );
}

#[test]
fn a_participle_may_come_before_its_subject() {
    finds(
        "A month after warning that the ice was thin, Bea Holt closed the river.",
        &["Bea Holt: the ice was thin <warning> indirect participle"],
    );
    finds(
        "Bea Holt, after warning that the ice was thin, closed the river.",
        &["Bea Holt: the ice was thin <warning> indirect participle"],
    );
}

#[test]
fn an_infinitive_belongs_to_whoever_is_made_to_speak() {
    finds(
        "The inquiry forced Bea Holt to admit that the lock was unsafe.",
        &["Bea Holt: the lock was unsafe <admit> indirect infinitive"],
    );
    finds(
        "It was easy for the pilots to claim that the ice was thin.",
        &["the pilots: the ice was thin <claim> indirect infinitive"],
    );
}

#[test]
fn a_new_claim_belongs_to_the_subject() {
    finds(
        "Bea Holt surprised the crew with a claim that the mole leaks.",
        &["Bea Holt: the mole leaks <claim> indirect noun-that"],
    );
}

#[test]
fn a_name_before_a_noun_of_saying_is_its_source() {
    finds(
        "Bea Holt read a Harbour Tribune report that the mole leaks.",
        &["a Harbour Tribune: the mole leaks <report> indirect noun-that"],
    );
}

#[test]
fn several_people_speak_together() {
    finds(
        "Cy Abara (Norwick), Bea Holt (Ellery) and Dana Frey (Arbor) all said the lock was unsafe.",
        &[
            "Cy Abara (Norwick), Bea Holt (Ellery) and Dana Frey (Arbor): the lock was unsafe <said> indirect verb-after-source",
        ],
    );
    finds(
        "The pilots, keepers and harbour clerks said the lock was unsafe.",
        &["The pilots, keepers and harbour clerks: the lock was unsafe <said> indirect verb-after-source"],
    );
    finds(
        "In the yard, pilots and keepers said the lock was unsafe.",
        &["pilots and keepers: the lock was unsafe <said> indirect verb-after-source"],
    );
}

#[test]
fn a_place_or_a_post_before_the_verb_does_not_speak() {
    finds(
        "Bea Holt, 59, of Ellery, Norland, who watched the lock, said the gate was stuck.",
        &["Bea Holt: the gate was stuck <said> indirect verb-after-source"],
    );
    finds(
        "In Ellery, Holt, who watched the lock from a boat near the ropes, said the gate was stuck.",
        &["Holt: the gate was stuck <said> indirect verb-after-source"],
    );
    finds(
        "Bea Holt, the keeper of the northern lock told reporters that the gate was stuck.",
        &["Bea Holt: the gate was stuck <told> indirect verb-after-source"],
    );
    finds(
        "A panel of keepers led by Bea Holt agreed that the gate was stuck.",
        &["A panel of keepers led by Bea Holt: the gate was stuck <agreed> indirect verb-after-source"],
    );
    finds(
        "Keepers trying to regain the lock say the gate was stuck.",
        &["Keepers trying to regain the lock: the gate was stuck <say> indirect verb-after-source"],
    );
    finds(
        "Harbour Today reported that the gate was stuck.",
        &["Harbour Today: the gate was stuck <reported> indirect verb-after-source"],
    );
    finds(
        "Even Norland, its only ally and its way to the sea, said the gate was stuck.",
        &["Norland: the gate was stuck <said> indirect verb-after-source"],
    );
    finds(
        "Bea Holt -- keeper of the northern lock -- said the gate was stuck.",
        &["Bea Holt: the gate was stuck <said> indirect verb-after-source"],
    );
}

#[test]
fn words_between_an_auxiliary_and_its_verb_are_not_the_source() {
    finds(
        "The crew met Bea Holt, who has in the past said the gate was safe.",
        &["Bea Holt: the gate was safe <has in the past said> indirect verb-after-source"],
    );
    finds(
        "The crew met Bea Holt, who in the past has said the gate was safe.",
        &["Bea Holt: the gate was safe <has said> indirect verb-after-source"],
    );
}

#[test]
fn a_source_is_its_head_not_the_name_in_it() {
    finds(
        "Aides to Bea Holt say the gate was safe.",
        &["Aides to Bea Holt: the gate was safe <say> indirect verb-after-source"],
    );
    finds(
        "A spokesman for the harbour candidate Bea Holt said the gate was safe.",
        &[
            "A spokesman for the harbour candidate Bea Holt: the gate was safe <said> indirect verb-after-source",
        ],
    );
    finds(
        "More than half of the pilots said the gate was safe.",
        &["More than half of the pilots: the gate was safe <said> indirect verb-after-source"],
    );
    finds(
        "United Ports Trust, the agency that runs the lock, said the gate was safe.",
        &["United Ports Trust: the gate was safe <said> indirect verb-after-source"],
    );
    finds(
        "The gate was safe, according to a survey published on Friday.",
        &["a survey published on Friday: The gate was safe <according to> indirect according-to"],
    );
}

#[test]
fn a_pronoun_means_a_person_not_a_thing() {
    let blocks =
        ["“The gate was safe,” Cy Abara said.", "The old sign said the gate was shut. He said it was not."];
    assert_eq!(
        said(&layout(&blocks)).last().map(String::as_str),
        Some("Cy Abara: it was not <said> indirect verb-after-source")
    );
}

#[test]
fn a_pronoun_means_the_last_family_name_even_if_it_looks_like_a_plural() {
    let last = |text: &str| said(&layout(&[text])).last().cloned().unwrap_or_default();
    let lit = "President Cy Abara said the lamp was lit.";
    let one = last(&format!("{lit} Reyes warned that it may go out. He said the port would be dark."));
    assert!(one.starts_with("Reyes: the port would be dark"), "{one}");
    let several = last(&format!("{lit} Pilots warned that it may go out. He said the port would be dark."));
    assert!(several.starts_with("Cy Abara: the port would be dark"), "{several}");
}

#[test]
fn one_thing_with_a_noun_of_saying_is_no_verb() {
    finds("A harbour report the clerk lost was found in the lock.", &[]);
    finds("The clerk left those states that he had seen and any talk that he had heard.", &[]);
}

#[test]
fn that_before_a_noun_points_at_it() {
    finds(
        "Bea Holt rejected that argument of the council in a speech on Thursday.",
        &["Bea Holt: that argument of the council <rejected> indirect verb-after-source"],
    );
}

#[test]
fn a_text_or_a_person_beside_a_participle_reports() {
    finds(
        "Ada Ling sent a letter this week urging the port to close the quay.",
        &["Ada Ling: the port to close the quay <urging> indirect participle"],
    );
    finds(
        "Ada Ling was met by a chorus of pilots urging her to stay for a year.",
        &["a chorus of pilots: her to stay for a year <urging> indirect participle"],
    );
    finds("The harbour avoids criticizing the owners of the old ferries.", &[]);
}

#[test]
fn words_between_a_conjunction_and_its_verb_are_no_source() {
    for inserted in ["taking the floor next", "after a long pause", "as the crew left"] {
        finds(
            &format!("Ada Ling rose and, {inserted}, said that the mole leaks."),
            &["Ada Ling: the mole leaks <said> indirect verb-after-and"],
        );
    }
}
