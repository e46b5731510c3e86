//! Tests a sentence for each rule.

mod announced;
mod asides;
mod bounds;
mod circumstances;
mod clauses;
mod ends;
mod far;
mod inserted;
mod joined;
mod nobody;
mod passages;
mod phrases;
mod posts;
mod pronouns;
mod quotations;
mod remarks;
mod reporter;
mod running;
mod shared;
mod shares;
mod sources;
mod subjects;
mod talked_about;
mod they;
mod titles;
mod who;
mod whole;

use crate::import::attribution::attribute;
use crate::import::attribution::found::{Attribution, Found, Kind};
use crate::import::blocks::{Block, BlockKind, Layout, Span, Words};
use crate::text::Cut;

fn layout(paragraphs: &[&str]) -> Layout {
    let blocks = paragraphs.iter().map(|text| {
        let mut words = Words::default();
        words.push(text, 0);
        Block { kind: BlockKind::Paragraph, words }
    });
    Layout { blocks: blocks.collect(), ..Layout::default() }
}

/// Every attribution as "speaker: words <cue> kind rule".
///
/// "…" separates the parts of the words.
fn said(layout: &Layout) -> Vec<String> {
    let Found { people, attributions, .. } = attribute(layout, &[]);
    let words = |span: &Span| layout.blocks[span.block].words.as_str().cut(span.range.clone());
    let one = |attribution: &Attribution| {
        let content: Vec<&str> = attribution.content.iter().map(words).collect();
        let kind = match attribution.kind {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        };
        format!(
            "{}: {} <{}> {kind} {}",
            attribution.person.map_or("nobody", |person| &people[person].name),
            content.join(" … "),
            attribution.cue.as_ref().map_or("", words),
            attribution.rule
        )
    };
    attributions.iter().map(one).collect()
}

/// Asserts that a paragraph has these attributions.
#[track_caller]
fn finds(paragraph: &str, expected: &[&str]) {
    assert_eq!(said(&layout(&[paragraph])), expected, "{paragraph}");
}

#[test]
fn a_clause_interrupted_by_a_cue_stays_whole() {
    finds(
        "The new quay, Ada Ling said, would double the traffic.",
        &["Ada Ling: The new quay … would double the traffic <said> indirect verb-after-source"],
    );
    finds(
        "“If it rains,” Ada Ling said, looking at the sky, “we stay inside.”",
        &["Ada Ling: If it rains, … we stay inside. <said> direct verb-after-source"],
    );
    finds("But, Ada Ling said, it is late.", &["Ada Ling: it is late <said> indirect verb-after-source"]);
}

#[test]
fn the_cue_of_a_quotation_with_a_full_stop_does_not_begin_the_next_sentence() {
    finds(
        "“We are open.” Ada Ling said the quay is not.",
        &["Ada Ling: the quay is not <said> indirect verb-after-source"],
    );
}

#[test]
fn a_noun_phrase_ends_where_the_occasion_begins() {
    finds(
        "Ada Ling praised the crew of the harbour in an interview on Friday.",
        &["Ada Ling: the crew of the harbour <praised> indirect verb-after-source"],
    );
    finds(
        "Ada Ling dismissed the plan as noise as she left the hall.",
        &["Ada Ling: the plan as noise <dismissed> indirect verb-after-source"],
    );
    finds(
        "Ada Ling denied the charges of the council and left the hall.",
        &["Ada Ling: the charges of the council <denied> indirect verb-after-source"],
    );
}

#[test]
fn words_end_where_the_model_says() {
    finds(
        "The council said the harbour would be closed on Monday, and it was.",
        &["The council: the harbour would be closed on Monday <said> indirect verb-after-source"],
    );
    finds(
        "The ministry highlighted the work of the crews, including those who had come from the other shore.",
        &[
            "The ministry: the work of the crews, including those who had come from the other shore <highlighted> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the crane was old, the quay was older and the mole was the oldest of them all.",
        &[
            "Ada Ling: the crane was old, the quay was older and the mole was the oldest of them all <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_verb_after_a_dash_at_the_start_of_a_block_has_no_source() {
    finds("— said it was late.", &[]);
    finds("— say that it was late.", &[]);
}

#[test]
fn a_clause_ends_where_the_main_clause_begins() {
    finds(
        "While Ada Ling said the quay is safe, the council closed it.",
        &["Ada Ling: the quay is safe <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the quay is safe, while Bo Ek warned that it leaks.",
        &[
            "Ada Ling: the quay is safe <said> indirect verb-after-source",
            "Bo Ek: it leaks <warned> indirect verb-after-source",
        ],
    );
}

#[test]
fn doubtful_verbs_report_only_clauses() {
    finds("The port added two cranes that lift more.", &[]);
    finds(
        "Ada Ling added that two cranes came.",
        &["Ada Ling: two cranes came <added> indirect verb-after-source"],
    );
    finds("The crew maintained order across the quay.", &[]);
}

#[test]
fn the_whole_phrase_before_a_verb_is_the_source() {
    finds(
        "A study released by the harbour agency last month says the quay leaks.",
        &["A study released by the harbour agency: the quay leaks <says> indirect verb-after-source"],
    );
    finds(
        "Firms including Arbor, Delta and Norwick said they will stay.",
        &["Firms including Arbor, Delta and Norwick: they will stay <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling, a judge in Reno, this month rejected the appeal of the pilots.",
        &["Ada Ling: the appeal of the pilots <rejected> indirect verb-after-source"],
    );
}

#[test]
fn nouns_and_phrases_report() {
    finds(
        "Ada Ling gave a full explanation of the new harbour tariff.",
        &["Ada Ling: the new harbour tariff <gave a full explanation> indirect noun"],
    );
    finds(
        "The council heard Bo Ek’s claim that the quay leaks.",
        &["Bo Ek: the quay leaks <claim> indirect noun-that"],
    );
    finds(
        "As Ada Ling put it, “the quay is the city’s front door.”",
        &["Ada Ling: the quay is the city’s front door. <put it> direct put-it"],
    );
    finds(
        "The letter was short: “We cannot wait for another year.”",
        &["The letter: We cannot wait for another year. <:> direct colon-quotation"],
    );
}

#[test]
fn a_question_has_a_speaker_only_if_one_is_named() {
    finds(
        "Asked whether the quay leaks, Bo Ek said it does.",
        &["Bo Ek: it does <said> indirect verb-after-source"],
    );
    finds(
        "Bo Ek was asked by a reporter about the leak in the mole.",
        &["a reporter: the leak in the mole <was asked> indirect asked"],
    );
}

#[test]
fn only_the_outermost_report_counts() {
    finds(
        "Ada Ling said that Bo Ek told the crew to leave.",
        &["Ada Ling: Bo Ek told the crew to leave <said> indirect verb-after-source"],
    );
}

#[test]
fn a_clause_that_lacks_its_subject_is_reported() {
    finds(
        "They closed the quay, which Ada Ling said was unsafe.",
        &["Ada Ling: was unsafe <said> indirect verb-after-source"],
    );
    finds(
        "It was what Ada Ling described as a quiet year.",
        &["Ada Ling: as a quiet year <described> indirect verb-after-source"],
    );
}

#[test]
fn the_addressee_is_not_reported() {
    finds(
        "Ada Ling told a meeting of dock workers on Monday that the quay is safe.",
        &["Ada Ling: the quay is safe <told> indirect verb-after-source"],
    );
    finds(
        "Ada Ling asked Bo Ek, Cy Ott and their crews to leave.",
        &["Ada Ling: to leave <asked> indirect verb-after-source"],
    );
}

#[test]
fn a_sentence_may_begin_after_an_abbreviation() {
    finds(
        "Ada Ling said the quay opens at 5 p.m. The crew will leave.",
        &["Ada Ling: the quay opens at 5 p.m. <said> indirect verb-after-source"],
    );
}

#[test]
fn a_quotation_continues_in_the_next_sentence() {
    finds(
        "Ada Ling argued that the quay is safe. “We looked at every stone.”",
        &["Ada Ling: the quay is safe … We looked at every stone. <argued> indirect verb-after-source"],
    );
}

#[test]
fn a_post_belongs_to_the_company_named_before() {
    let post = |text: &str| {
        let found = attribute(&layout(&[text]), &[]);
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
fn the_line_above_a_quotation_names_its_speaker() {
    let said = |lines: &[(&str, BlockKind)]| {
        let mut layout = layout(&lines.iter().map(|(text, _)| *text).collect::<Vec<_>>());
        for (block, (_, kind)) in layout.blocks.iter_mut().zip(lines) {
            block.kind = kind.clone();
        }
        said(&layout)
    };
    let (text, quotation) = (BlockKind::Paragraph, BlockKind::Quotation);
    let introduced = [
        ("Harbour Minister Bo Ek said:", text.clone()),
        ("We looked at every stone.", quotation.clone()),
        ("It will stay.", quotation.clone()),
        ("The work took years.", text.clone()),
    ];
    assert_eq!(
        said(&introduced),
        ["Bo Ek: We looked at every stone. … It will stay. <said> direct introduced-block"]
    );
    let marked = [
        ("Ada Ling, who chairs the council, added:", text.clone()),
        ("“We looked at every stone.”", text.clone()),
    ];
    assert_eq!(said(&marked), ["Ada Ling: We looked at every stone. <added> direct introduced-block"]);
    let plain = [("The quay has three parts:", text), ("We looked at every stone.", quotation)];
    assert!(said(&plain).is_empty(), "{:?}", said(&plain));
}
