//! Tests whom "he" and "she" mean.

use super::{layout, said};

/// Who says a quotation after a sentence, if Bo Ek spoke before.
#[track_caller]
fn meant(sentence: &str, pronoun: &str, expected: &str) {
    let after = format!("{sentence} “It is mine,” {pronoun} said.");
    let said = said(&layout(&["Bo Ek said the buoy was his.", &after]));
    let last = said.last().unwrap();
    assert_eq!(last, &format!("{expected}: It is mine, <said> direct verb-after-source"), "{sentence}");
}

#[test]
fn somebody_whom_the_sentence_before_introduces_is_meant() {
    for (sentence, pronoun, expected) in [
        ("Guards stopped Peter Quill, 44.", "he", "Peter Quill"),
        ("Then came Peter Quill.", "he", "Peter Quill"),
        ("Beside him stood Peter Quill.", "he", "Peter Quill"),
        ("Among the rowers was Peter Quill, 44.", "he", "Peter Quill"),
        ("The prize delighted Peter Quill.", "he", "Peter Quill"),
        ("For Peter Quill, the buoy is a symbol.", "he", "Peter Quill"),
        ("Retired teacher Anna Holt disagrees.", "she", "Anna Holt"),
        ("Anna's brother Peter shrugged.", "he", "Peter"),
        ("A passing pilot laughed.", "he", "A passing pilot"),
        ("A nurse at the lock, who gave no name, was in tears.", "she", "A nurse at the lock"),
        ("The keeper, a tall man in a coat, spat.", "he", "The keeper"),
        ("The skipper spat.", "he", "The skipper"),
        ("Asked if it leaked, Ms. Holt laughed.", "she", "Holt"),
    ] {
        meant(sentence, pronoun, expected);
    }
}

#[test]
fn the_earlier_speaker_is_meant_if_nobody_is_introduced() {
    meant("He met Peter Quill in May.", "he", "Bo Ek");
    meant("The crew rowed to Norwick Sound.", "he", "Bo Ek");
}

#[test]
fn nobody_is_named_if_two_people_could_be_meant() {
    meant("Guards stopped Peter Quill and James Holt.", "he", "nobody");
    meant("Guards stopped Peter Quill and Anna Holt.", "she", "Anna Holt");
    meant("A pilot hugged Peter Quill.", "he", "nobody");
}

#[test]
fn the_last_subject_is_meant_rather_than_somebody_of_known_gender() {
    let blocks = [
        "Mayor Anna Holt said the port was shut, and that she was sorry.",
        "Ling said Quill had been angry. “He shouted at me,” she said.",
    ];
    let said = said(&layout(&blocks));
    assert_eq!(said.last().unwrap(), "Ling: He shouted at me, <said> direct verb-after-source");
}
