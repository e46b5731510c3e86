//! One sentence for each rule and boundary: what is reported, by whom, by which cue, found by which rule.

pub(crate) mod bounds;

use crate::import::attribution::attribute;
use crate::import::attribution::found::{Attribution, Found};
use crate::import::blocks::Span;
use crate::import::blocks::{Block, BlockKind, Layout, Words};

fn layout(paragraphs: &[&str]) -> Layout {
    let blocks = paragraphs.iter().map(|text| {
        let mut words = Words::default();
        words.push(text, 0);
        Block { kind: BlockKind::Paragraph, words }
    });
    Layout { blocks: blocks.collect(), ..Layout::default() }
}

/// Source, cue, contents and rule of every attribution, with the speaker's name.
fn said(paragraphs: &[&str]) -> Vec<String> {
    let layout = layout(paragraphs);
    let Found { people, attributions } = attribute(&layout, Some("en"));
    let words = |span: &Span| &layout.blocks[span.block].words.as_str()[span.range.clone()];
    let one = |quote: &Attribution| {
        let content: Vec<&str> = quote.content.iter().map(words).collect();
        format!(
            "{}: {} <{}> {}",
            quote.person.map_or("nobody", |person| &people[person].name),
            content.join(" … "),
            quote.cue.as_ref().map_or("", words),
            quote.rule
        )
    };
    attributions.iter().map(one).collect()
}

#[track_caller]
fn finds(sentence: &str, expected: &[&str]) {
    assert_eq!(said(&[sentence]), expected, "{sentence}");
}

#[test]
fn a_cue_that_interrupts_a_clause_leaves_it_whole() {
    finds(
        "The new quay, Ada Ling said, would double the traffic.",
        &["Ada Ling: The new quay … would double the traffic <said> verb-after-source"],
    );
    finds(
        "“If it rains,” Ada Ling said, looking at the sky, “we stay inside.”",
        &["Ada Ling: If it rains, … we stay inside. <said> verb-after-source"],
    );
    finds("But, Ada Ling said, it is late.", &["Ada Ling: it is late <said> verb-after-source"]);
}

#[test]
fn a_quotation_that_ends_in_a_full_stop_has_its_cue_before_it() {
    let found = said(&["“We are open.” Ada Ling said the quay is not."]);
    assert_eq!(found, ["Ada Ling: the quay is not <said> verb-after-source"]);
}

#[test]
fn a_noun_phrase_ends_where_the_occasion_begins() {
    finds(
        "Ada Ling praised the harbour crew in an interview on Friday.",
        &["Ada Ling: the harbour crew <praised> verb-after-source"],
    );
    finds(
        "Ada Ling dismissed the plan as noise as she left the hall.",
        &["Ada Ling: the plan as noise <dismissed> verb-after-source"],
    );
    finds(
        "Ada Ling denied the charges and left the hall.",
        &["Ada Ling: the charges <denied> verb-after-source"],
    );
}

#[test]
fn words_end_where_the_model_has_them_end() {
    finds(
        "The council said the harbour would be closed on Monday, and it was.",
        &["The council: the harbour would be closed on Monday <said> verb-after-source"],
    );
    finds(
        "The ministry highlighted the work of the crews, including those who had come from the other shore.",
        &[
            "The ministry: the work of the crews, including those who had come from the other shore <highlighted> verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the crane was old, the quay was older and the mole was the oldest of them all.",
        &[
            "Ada Ling: the crane was old, the quay was older and the mole was the oldest of them all <said> verb-after-source",
        ],
    );
}

#[test]
fn a_verb_behind_a_sign_that_opens_the_block_has_nobody_before_it() {
    assert!(said(&["— said it was late."]).is_empty());
    assert!(said(&["— say that it was late."]).is_empty());
}

#[test]
fn a_clause_ends_where_its_sentence_goes_on_without_it() {
    finds(
        "While Ada Ling said the quay is safe, the council closed it.",
        &["Ada Ling: the quay is safe <said> verb-after-source"],
    );
    finds(
        "Ada Ling said the quay is safe, while Bo Ek warned that it leaks.",
        &[
            "Ada Ling: the quay is safe <said> verb-after-source",
            "Bo Ek: it leaks <warned> verb-after-source",
        ],
    );
}

#[test]
fn doubtful_verbs_report_clauses_only() {
    finds("The port added two cranes that lift more.", &[]);
    finds("Ada Ling added that two cranes came.", &["Ada Ling: two cranes came <added> verb-after-source"]);
    finds("The crew maintained order across the quay.", &[]);
}

#[test]
fn the_whole_phrase_before_a_verb_speaks() {
    finds(
        "A study released by the harbour agency last month says the quay leaks.",
        &["A study released by the harbour agency: the quay leaks <says> verb-after-source"],
    );
    finds(
        "Firms including Arbor, Delta and Norwick said they will stay.",
        &["Firms including Arbor, Delta and Norwick: they will stay <said> verb-after-source"],
    );
    finds(
        "Ada Ling, a judge in Reno, this month rejected the appeal.",
        &["Ada Ling: the appeal <rejected> verb-after-source"],
    );
}

#[test]
fn nouns_and_phrases_report() {
    finds(
        "Ada Ling gave a full explanation of the new tariff.",
        &["Ada Ling: the new tariff <gave a full explanation> noun"],
    );
    finds(
        "The council heard Bo Ek’s claim that the quay leaks.",
        &["Bo Ek: the quay leaks <claim> noun-that"],
    );
    finds(
        "As Ada Ling put it, “the quay is the city’s front door.”",
        &["Ada Ling: the quay is the city’s front door. <put it> put-it"],
    );
    finds(
        "The letter was short: “We cannot wait for another year.”",
        &["The letter: We cannot wait for another year. <:> colon-quotation"],
    );
}

#[test]
fn questions_that_are_asked_have_no_speaker_unless_named() {
    finds(
        "Asked whether the quay leaks, Bo Ek said it does.",
        &["nobody: whether the quay leaks <Asked> asked", "Bo Ek: it does <said> verb-after-source"],
    );
    finds("Bo Ek was asked by a reporter about the leak.", &["a reporter: the leak <was asked> asked"]);
}

#[test]
fn only_the_outermost_report_is_told() {
    finds(
        "Ada Ling said that Bo Ek told the crew to leave.",
        &["Ada Ling: Bo Ek told the crew to leave <said> verb-after-source"],
    );
}

#[test]
fn a_clause_that_lacks_its_subject_is_reported() {
    finds(
        "They closed the quay, which Ada Ling said was unsafe.",
        &["Ada Ling: was unsafe <said> verb-after-source"],
    );
    finds(
        "It was what Ada Ling described as a quiet year.",
        &["Ada Ling: as a quiet year <described> verb-after-source"],
    );
}

#[test]
fn those_who_are_spoken_to_are_passed() {
    finds(
        "Ada Ling told a meeting of dock workers on Monday that the quay is safe.",
        &["Ada Ling: the quay is safe <told> verb-after-source"],
    );
    finds(
        "Ada Ling asked Bo Ek, Cy Ott and their crews to leave.",
        &["Ada Ling: to leave <asked> verb-after-source"],
    );
}

#[test]
fn a_sentence_may_begin_after_a_shortened_word() {
    finds(
        "Ada Ling said the quay opens at 5 p.m. The crew will leave.",
        &["Ada Ling: the quay opens at 5 p.m. <said> verb-after-source"],
    );
}

#[test]
fn a_quotation_goes_on_in_the_next_sentence() {
    finds(
        "Ada Ling argued that the quay is safe. “We looked at every stone.”",
        &["Ada Ling: the quay is safe … We looked at every stone. <argued> verb-after-source"],
    );
}

#[test]
fn a_post_at_the_company_is_with_whom_was_named_before() {
    let post = |text: &str| {
        let found = attribute(&layout(&[text]), Some("en"));
        let person = found.people.into_iter().find(|person| person.name == "Bo Ek").unwrap();
        (person.role.unwrap_or_default(), person.organization.unwrap_or_default())
    };
    let owned = |role: &str, of: &str| (role.to_owned(), of.to_owned());
    assert_eq!(
        post("In Reno, Acme Cranes has opened a yard. Bo Ek, the company's Vice President, said it grows."),
        owned("Vice President", "Acme Cranes")
    );
    assert_eq!(
        post("The yard in Reno grows. Bo Ek, the firm’s chief engineer, said it was new."),
        owned("chief engineer", "")
    );
}

#[test]
fn a_quotation_of_its_own_is_whose_the_line_above_says() {
    let said = |lines: &[(&str, BlockKind)]| {
        let mut layout = layout(&lines.iter().map(|(text, _)| *text).collect::<Vec<_>>());
        for (block, (_, kind)) in layout.blocks.iter_mut().zip(lines) {
            block.kind = kind.clone();
        }
        let found = attribute(&layout, Some("en"));
        let words = |span: &Span| &layout.blocks[span.block].words.as_str()[span.range.clone()];
        let one = |quote: &Attribution| {
            let content: Vec<&str> = quote.content.iter().map(words).collect();
            let name = quote.person.map_or("nobody", |person| &found.people[person].name);
            format!("{name}: {} <{}>", content.join(" … "), quote.cue.as_ref().map_or("", words))
        };
        found.attributions.iter().map(one).collect::<Vec<String>>()
    };
    let (text, quotation) = (BlockKind::Paragraph, BlockKind::Quotation);
    let introduced = [
        ("Harbour Minister Bo Ek said:", text.clone()),
        ("We looked at every stone.", quotation.clone()),
        ("It will stay.", quotation.clone()),
        ("The work took years.", text.clone()),
    ];
    assert_eq!(said(&introduced), ["Bo Ek: We looked at every stone. … It will stay. <said>"]);
    let marked = [
        ("Ada Ling, who chairs the council, added:", text.clone()),
        ("“We looked at every stone.”", text.clone()),
    ];
    assert_eq!(said(&marked), ["Ada Ling: We looked at every stone. <added>"]);
    let plain = [("The quay has three parts:", text), ("We looked at every stone.", quotation)];
    assert!(said(&plain).is_empty(), "{:?}", said(&plain));
}
