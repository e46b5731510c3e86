//! Tests what may follow reported words: joined clauses, participles, later reports.

use super::finds;

#[test]
fn a_joined_clause_after_an_object_is_the_reporters_own() {
    for words in ["denied any part in the sale of the quay", "pledged to stay in the port"] {
        let (cue, content) = words.split_once(' ').unwrap();
        finds(
            &format!("Ada Ling {words}, and the port has never named a buyer."),
            &[&format!("Ada Ling: {content} <{cue}> indirect verb-after-source")],
        );
    }
    finds(
        "Ada Ling said the quay would be sold in May, and it was.",
        &["Ada Ling: the quay would be sold in May <said> indirect verb-after-source"],
    );
}

#[test]
fn a_sentence_goes_on_after_an_inserted_cue() {
    for (words, rest) in [
        ("The quay was closed", "and the mole was sold"),
        ("The quay was closed", "because nobody used it"),
        ("Though the quay was closed", "opening it would cost little"),
    ] {
        finds(
            &format!("{words}, Ada Ling said, {rest}."),
            &[&format!("Ada Ling: {words} … {rest} <said> indirect verb-after-source")],
        );
    }
    for rest in ["shaking her head", "on condition that nobody laughed"] {
        finds(
            &format!("The quay was closed, Ada Ling said, {rest}."),
            &["Ada Ling: The quay was closed <said> indirect verb-after-source"],
        );
    }
}
