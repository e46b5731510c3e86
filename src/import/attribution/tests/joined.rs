//! Tests of sentences with several reports, and of cues that are easy to miss.

use super::{finds, layout, said};
use crate::import::blocks::BlockKind;

#[test]
fn a_report_ends_before_the_next_one_in_its_sentence() {
    finds(
        "Ada Ling said the quay was sold to a bank, which she said will reopen it in May.",
        &[
            "Ada Ling: the quay was sold to a bank <said> indirect verb-after-source",
            "Ada Ling: will reopen it in May <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the quay would close but did not say when it would reopen.",
        &["Ada Ling: the quay would close <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the toll was fair, and the critics say it is far too high.",
        &[
            "Ada Ling: the toll was fair <said> indirect verb-after-source",
            "the critics: it is far too high <say> indirect verb-after-source",
        ],
    );
    finds(
        "One pilot says the bay is safe, while another says it is full of rocks.",
        &[
            "One pilot: the bay is safe <says> indirect verb-after-source",
            "another pilot: it is full of rocks <says> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_report_inside_another_belongs_to_it() {
    finds(
        "Ada Ling said that after the storm, Bo Ek told her that the mole had moved.",
        &[
            "Ada Ling: after the storm, Bo Ek told her that the mole had moved <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn what_somebody_makes_clear_is_reported() {
    finds(
        "Ada Ling has made it clear that the port will stay open.",
        &["Ada Ling: the port will stay open <has made it clear> indirect made-clear"],
    );
}

#[test]
fn a_means_of_speech_does_not_hide_the_speaker() {
    finds(
        "“The crane is ours,” Ada Ling said by telephone on Friday.",
        &["Ada Ling: The crane is ours, <said> direct verb-after-source"],
    );
}

#[test]
fn names_like_participles_speak() {
    finds(
        "Manning said the harbour would open in May.",
        &["Manning: the harbour would open in May <said> indirect verb-after-source"],
    );
}

#[test]
fn a_speaker_or_a_time_may_follow_a_noun_of_saying() {
    finds(
        "The board met after a claim by Ada Ling on Friday that the mole leaks.",
        &["Ada Ling: the mole leaks <claim> indirect noun-that"],
    );
}

#[test]
fn a_signed_paraphrase_is_not_a_direct_quotation() {
    let mut layout = layout(&[
        "Paraphrase: the plan names nine pilot berths",
        "— Ada Ling, Chair",
        "Paraphrase, with verbatim words in quotation marks: the savings are “real but shy”",
        "— Bo Ek, Mayor",
    ]);
    for (block, kind) in layout.blocks.iter_mut().zip([
        BlockKind::Quotation,
        BlockKind::Direction,
        BlockKind::Quotation,
        BlockKind::Direction,
    ]) {
        block.kind = kind;
    }
    let said = said(&layout);
    assert_eq!(
        said.first().map(String::as_str),
        Some("Ada Ling: the plan names nine pilot berths <> indirect signed")
    );
    assert!(said.iter().all(|one| !one.contains(" direct ")), "{said:?}");
}

#[test]
fn shares_of_people_report_one_after_the_other() {
    let two = "One in three said the port was safe and one in four said the port was old.";
    let said: Vec<String> = said(&layout(&[two]));
    let words: Vec<&str> = said.iter().filter_map(|one| one.split(" <").next()).collect();
    assert_eq!(words, ["One in three: the port was safe", "one in four: the port was old"]);
}

#[test]
fn joined_quotations_have_their_own_speakers() {
    finds(
        "“The crane is ours,” said Ada Ling; “the mole is yours,” Bo Ek replied.",
        &[
            "Ada Ling: The crane is ours, <said> direct verb-before-source",
            "Bo Ek: the mole is yours, <replied> direct verb-after-source",
        ],
    );
    finds(
        "“The crane is ours,” Ada Ling said, but “the mole is theirs,” Bo Ek said.",
        &[
            "Ada Ling: The crane is ours, <said> direct verb-after-source",
            "Bo Ek: the mole is theirs, <said> direct verb-after-source",
        ],
    );
    finds(
        "The crane is old, said Ada Ling; the mole is new, said Bo Ek.",
        &[
            "Ada Ling: The crane is old <said> indirect verb-before-source",
            "Bo Ek: the mole is new <said> indirect verb-before-source",
        ],
    );
    finds(
        "The quay will grow in May, according to Ada Ling; the mole will grow in June, according to Bo Ek.",
        &[
            "Ada Ling: The quay will grow in May <according to> indirect according-to",
            "Bo Ek: the mole will grow in June <according to> indirect according-to",
        ],
    );
}

#[test]
fn two_pronouns_report_one_after_the_other() {
    finds(
        "Ada Ling met Bo Ek. She said ninety pilots would come, he said forty.",
        &["Ada Ling: ninety pilots would come <said> indirect verb-after-source"],
    );
}

#[test]
fn a_clause_before_a_colon_may_only_introduce_a_quotation() {
    finds(
        "Not every pilot agreed: “The mole is too short for the big ships,” said Ada Ling.",
        &["Ada Ling: The mole is too short for the big ships, <said> direct verb-before-source"],
    );
    finds(
        "Ada Ling was clear: “The mole is too short for the big ships,” she said.",
        &["Ada Ling: The mole is too short for the big ships, <:> direct colon-quotation"],
    );
}

#[test]
fn what_somebody_said_follows_its_verb() {
    finds(
        "What Ada Ling said was that the mole leaks.",
        &["Ada Ling: the mole leaks <said> indirect verb-after-source"],
    );
    finds(
        "What Ada Ling said was: “The mole leaks at every tide.”",
        &["Ada Ling: The mole leaks at every tide. <said> direct verb-after-source"],
    );
}

#[test]
fn a_paper_that_quotes_somebody_does_not_speak() {
    finds(
        "On Monday, Ada Ling said: “The mole is too short for the big ships,” the Mail reported.",
        &["Ada Ling: The mole is too short for the big ships, <said> direct verb-after-source"],
    );
}
