//! Tests what is talked about without a speaker's words: passives, nouns, answers.

use super::{finds, layout};
use crate::import::attribution::attribute;
use crate::text::Cut;

/// Asserts that a paragraph has these reports that become no quotes: "words rule".
#[track_caller]
fn finds_little(paragraph: &str, expected: &[&str]) {
    let layout = layout(&[paragraph]);
    let found = attribute(&layout, &[]);
    let words =
        |span: &crate::import::blocks::Span| layout.blocks[span.block].words.as_str().cut(span.range.clone());
    let little: Vec<String> = found
        .little
        .iter()
        .map(|one| format!("{} {}", one.content.iter().map(words).collect::<Vec<_>>().join(" … "), one.rule))
        .collect();
    assert!(found.attributions.is_empty(), "{:?}", found.attributions);
    assert_eq!(little, expected, "{paragraph}");
}

#[test]
fn a_passive_is_found_and_not_offered() {
    finds_little("The plan was criticized by pilots for its cost.", &["The plan … for its cost passive"]);
    finds_little("The closure was first reported last week by the Tribune.", &["The closure passive"]);
    finds_little("Bo Ek was declared the winner on Friday.", &["Bo Ek … the winner passive"]);
    finds_little("They read the letter, which was condemned by the council.", &["which passive"]);
    finds_little("The quay was written off in May.", &[]);
}

#[test]
fn what_somebody_is_said_to_do_is_not_offered() {
    finds_little("Bo Ek is said to have sold the crane.", &["Bo Ek … to have sold the crane passive"]);
}

#[test]
fn what_somebody_was_told_is_reported() {
    finds(
        "Pilots were told last week by Ada Ling that the quay would close.",
        &["Ada Ling: the quay would close <were told> indirect told"],
    );
    finds_little("The crew was told to leave the quay.", &["to leave the quay told"]);
    finds(
        "Ada Ling was quoted as saying that the quay would close.",
        &["Ada Ling: the quay would close <saying> indirect participle"],
    );
}

#[test]
fn a_noun_without_an_owner_is_found_and_not_offered() {
    finds_little("The mayor faces accusations of neglect.", &["neglect noun-alone"]);
    finds_little("Calls for a new quay have grown.", &["a new quay noun-alone"]);
    finds_little("A call to the office cost nothing.", &[]);
    finds(
        "The mayor faces criticism from pilots over the cost of the new harbour wall.",
        &["pilots: the cost of the new harbour wall <criticism> indirect noun"],
    );
}

#[test]
fn an_answer_to_a_request_is_found_and_not_offered() {
    finds_little(
        "Ada Ling did not respond to the questions of the council.",
        &["the questions of the council verb-after-source"],
    );
}

#[test]
fn a_relative_pronoun_is_what_is_denied() {
    finds_little("The mayor sold the crane, which he has denied, and left.", &["which verb-after-source"]);
}

#[test]
fn an_answer_is_too_little_to_quote() {
    finds_little("Ada Ling said as much on Friday.", &["as much verb-after-source"]);
    finds_little("Ada Ling said no, and left.", &["no verb-after-source"]);
    finds_little("Ada Ling said the same of the mole.", &["the same of the mole verb-after-source"]);
}

#[test]
fn what_nobody_named_says_is_not_offered() {
    finds_little(
        "We commend the crew for their work on the old quay.",
        &["the crew for their work on the old quay verb-after-source"],
    );
}

#[test]
fn what_somebody_did_not_say_is_not_offered() {
    for (sentence, words, rule) in [
        (
            "The order gave no reasons and did not say how the pilots voted.",
            "how the pilots voted",
            "verb-after-and",
        ),
        ("Two others have not said who they would vote for.", "who they would vote for", "verb-after-source"),
        ("Ada Ling isn’t saying whether the quay leaks.", "whether the quay leaks", "verb-after-source"),
        ("Ada Ling never said that the quay was safe.", "the quay was safe", "verb-after-source"),
        ("Ada Ling would not say who is to pay.", "who is to pay", "modal"),
        ("Ada Ling declined to say whether the mole was safe.", "whether the mole was safe", "infinitive"),
        ("Neither Ada Ling nor Bo Ek would say who is to pay.", "who is to pay", "modal"),
    ] {
        finds_little(sentence, &[&format!("{words} {rule}")]);
    }
    for beginning in [
        "Ada Ling is expected to say",
        "Ada Ling had planned to say",
        "Pilots wanted Ada Ling to say",
        "Ada Ling has yet to say",
        "Ada Ling stopped short of saying",
    ] {
        let paragraph = format!("{beginning} that the toll will rise.");
        let rule = if beginning.ends_with("ing") { "participle" } else { "infinitive" };
        finds_little(&paragraph, &[&format!("the toll will rise {rule}")]);
    }
    finds_little("If Ada Ling says the toll will rise, we leave.", &["the toll will rise verb-after-source"]);
    finds(
        "Ada Ling went on to say that the toll will rise.",
        &["Ada Ling: the toll will rise <say> indirect infinitive"],
    );
    finds(
        "Ada Ling would not say more: “The tolls are ours.”",
        &["Ada Ling: more: “The tolls are ours.” <would not say> mixed modal"],
    );
    finds(
        "Ada Ling did not agree that the quay was safe.",
        &["Ada Ling: the quay was safe <did not agree> indirect verb-after-source"],
    );
}

#[test]
fn a_name_that_two_people_have_is_left_open_and_offered() {
    let text = "Mayor Bo Ek and his sister, Ada Ek, spoke first. Ek said the quay would close.";
    let found = attribute(&layout(&[text]), &[]);
    let last = found.attributions.last().map(|last| (last.person, last.rule));
    assert_eq!(last, Some((None, "verb-after-source")));
}
