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

/// Who says the last words of a text.
#[track_caller]
fn last_speaker(text: &str) -> String {
    let said = said(&layout(&[text]));
    said.last().unwrap().split(':').next().unwrap_or_default().to_owned()
}

#[test]
fn the_subject_of_a_clause_before_the_pronoun_is_meant() {
    for opening in [
        "When Peter Quill came,",
        "After Quill took the helm,",
        "Although Peter Quill was angry,",
        "In a sign of how proud Quill is of the boat,",
    ] {
        let text = format!("Bo Ek built a boat. Peter Quill sold it. Ek left. {opening} he said it was his.");
        assert_eq!(last_speaker(&text), "Peter Quill", "{opening}");
    }
    // What somebody says can be a condition.
    assert_eq!(last_speaker("Bo Ek left. If Peter Quill stayed, he said, it would be safe."), "Bo Ek");
}

#[test]
fn whoever_is_asked_a_question_answers_it() {
    assert_eq!(last_speaker("“Did you go?” Ada Ling asked Bo Ek. “No,” he said."), "Bo Ek");
    assert_eq!(last_speaker("“Did you go?” Ada Ling asked. “No,” she said."), "Ada Ling");
    assert_eq!(last_speaker("Cy Abara asked Bo Ek why it was old. “It is not,” he said."), "Bo Ek");
}

#[test]
fn an_example_of_a_group_is_meant() {
    let text = "The lock leaks, say pilots like Peter Quill, a neighbour. It is old, he said.";
    assert_eq!(last_speaker(text), "Peter Quill");
}
