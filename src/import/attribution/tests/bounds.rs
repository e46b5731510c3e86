//! Tests of where reported words begin and end.

use super::finds;

#[test]
fn the_cue_at_the_end_reports_the_whole_sentence() {
    finds(
        "The town has agreed to host two hundred people, officials said Tuesday.",
        &["officials: The town has agreed to host two hundred people <said> indirect verb-after-source"],
    );
    finds(
        "After Ada Ling said that tolls might rise at “lesser quays,” Bo Ek said: “They will not.”",
        &[
            "Ada Ling: tolls might rise at “lesser quays,” <said> mixed verb-after-source",
            "Bo Ek: They will not. <said> direct verb-after-source",
        ],
    );
    finds(
        "The fleet did leave with all lights on, Ada Ling said; her crew found them at dawn.",
        &["Ada Ling: The fleet did leave with all lights on <said> indirect verb-after-source"],
    );
    finds(
        "The quay is open to all, pilot Bo Ek insisted during a tour of morning shows.",
        &["Bo Ek: The quay is open to all <insisted> indirect verb-after-source"],
    );
}

#[test]
fn two_joined_people_are_one_subject() {
    finds(
        "Ada Ling said both she and Bo Ek promised to come.",
        &["Ada Ling: both she and Bo Ek promised to come <said> indirect verb-after-source"],
    );
    finds(
        "The quay leaks, he and Mr. Ek said.",
        &["he and Mr. Ek: The quay leaks <said> indirect verb-after-source"],
    );
}

#[test]
fn an_apposition_does_not_end_reported_words() {
    finds(
        "Ada Ling, a pilot who advises the port, said her crews know the way.",
        &["Ada Ling: her crews know the way <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling, captain of the show “Night Traffic,” said in an interview that lights cost money.",
        &["Ada Ling: lights cost money <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling says the port will go to Bo Ek, a judge in Reno, in May.",
        &["Ada Ling: the port will go to Bo Ek, a judge in Reno, in May <says> indirect verb-after-source"],
    );
}

#[test]
fn content_is_found_after_addressee_reason_and_occasion() {
    finds(
        "Ada Ling told the Harbour Post of Norwick, where she lives, that tolls will fall.",
        &["Ada Ling: tolls will fall <told> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said because the harbour is shallow, big ships must wait outside.",
        &[
            "Ada Ling: because the harbour is shallow, big ships must wait outside <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said as she left the hall, “We will come.”",
        &["Ada Ling: We will come. <said> direct verb-after-source"],
    );
    finds(
        "Ada Ling reported at least six ships filled the bay.",
        &["Ada Ling: at least six ships filled the bay <reported> indirect verb-after-source"],
    );
    finds(
        "Ada Ling told the crew not to worry.",
        &["Ada Ling: not to worry <told> indirect verb-after-source"],
    );
    finds(
        "Ada Ling shook hands and asked the pilots if they planned to sail.",
        &["Ada Ling: if they planned to sail <asked> indirect verb-after-and"],
    );
}

#[test]
fn contractions_and_aspectual_verbs_report() {
    finds(
        "Ada Ling came. She’s suggesting that tolls will fall.",
        &["Ada Ling: tolls will fall <’s suggesting> indirect verb-after-source"],
    );
    finds(
        "The agency sent a letter urging the town to close the quay.",
        &["The agency: the town to close the quay <urging> indirect participle"],
    );
    finds(
        "Ada Ling began talking about the future of the quay.",
        &["Ada Ling: the future of the quay <talking> indirect participle"],
    );
    finds("Ada Ling refrained from attacking the council.", &[]);
    finds("From quoting prices to selling tickets, the kiosk at the quay does it all.", &[]);
    finds(
        "As reported by the Harbour Post, the quay was closed for a week.",
        &["the Harbour Post: the quay was closed for a week <As reported by> indirect as-reported"],
    );
    finds(
        "Ada Ling’s claim is that the quay leaks.",
        &["Ada Ling: the quay leaks <claim is> indirect noun-is-that"],
    );
}

#[test]
fn reported_words_inside_a_subject_end_before_its_verb() {
    finds(
        "Ada Ling’s promise to close the quay and sell the cranes has changed the vote.",
        &["Ada Ling: to close the quay and sell the cranes <promise> indirect noun"],
    );
    finds(
        "Ada Ling ordered that the books, being old, be sold.",
        &["Ada Ling: the books, being old, be sold <ordered> indirect verb-after-source"],
    );
}

#[test]
fn names_and_acts_are_not_reports() {
    finds("The crew built a ship called Aurora.", &[]);
    finds("The agency shared its cranes with the town.", &[]);
    finds(
        "Ada Ling shared her views on the quay.",
        &["Ada Ling: her views on the quay <shared> indirect verb-after-source"],
    );
    finds("As the fleet continues to grow, the quay must too.", &[]);
    finds("The crew continued improving the engine, and in August it ran.", &[]);
    finds("A single shared line will connect the pilots.", &[]);
}

#[test]
fn content_that_continues_after_a_cue_is_whole() {
    finds(
        "Loyalty, Ada Ling noted, has long been the custom of the “old quay” crews.",
        &[
            "Ada Ling: Loyalty … has long been the custom of the “old quay” crews <noted> mixed verb-after-source",
        ],
    );
    finds(
        "Over the year, according to the harbour office, the rise in tolls “is due to the ice.”",
        &[
            "the harbour office: Over the year … the rise in tolls “is due to the ice.” <according to> mixed according-to",
        ],
    );
    finds(
        "In a talk on “Night Traffic,” Ada Ling asked Bo Ek how he would light the quay.",
        &["Ada Ling: how he would light the quay <asked> indirect verb-after-source"],
    );
    finds(
        "“We were not glad about it at first,” said Ada Ling. Now, “all of the crews say that it helps them.”",
        &[
            "Ada Ling: We were not glad about it at first, … Now, “all of the crews say that it helps them.” <said> direct verb-before-source",
        ],
    );
}

#[test]
fn an_insertion_does_not_end_an_object() {
    finds(
        "Ada Ling accused Bo Ek, whose port leaks, of neglect.",
        &["Ada Ling: Bo Ek, whose port leaks, of neglect <accused> indirect verb-after-source"],
    );
    finds(
        "Ada Ling described him as a careful, modest pilot who knows the way.",
        &[
            "Ada Ling: him as a careful, modest pilot who knows the way <described> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling called the plan a “very bad idea,” adding that it would fail.",
        &[
            "Ada Ling: the plan a “very bad idea,” <called> mixed verb-after-source",
            "Ada Ling: it would fail <adding> indirect participle",
        ],
    );
}

#[test]
fn a_report_between_subject_and_verb_ends_before_the_verb() {
    finds(
        "Ada Ling, who says the quay leaks, told the crew that she will stay.",
        &[
            "Ada Ling: the quay leaks <says> indirect verb-after-source",
            "Ada Ling: she will stay <told> indirect verb-after-source",
        ],
    );
    finds(
        "The pilot who first revealed that the quay was leaking was moved to Reno.",
        &["The pilot: the quay was leaking <first revealed> indirect verb-after-source"],
    );
    finds(
        "The list, which Ada Ling says includes six ships, is long.",
        &["Ada Ling: includes six ships <says> indirect verb-after-source"],
    );
    finds(
        "The crew (several of them suggested the quay is old) went home.",
        &["several of them: the quay is old <suggested> indirect verb-after-source"],
    );
    finds(
        "Although at noon Ada Ling said the quay was safe, at the meeting this week she was not so sure.",
        &["Ada Ling: the quay was safe <said> indirect verb-after-source"],
    );
}

#[test]
fn a_source_keeps_its_modifiers() {
    finds(
        "The port, according to a person close to the talks, is to move by May.",
        &["a person close to the talks: The port … is to move by May <according to> indirect according-to"],
    );
    finds(
        "Ada Ling called on all towns - rich and poor - to light their quays.",
        &["Ada Ling: all towns - rich and poor - to light their quays <called> indirect verb-after-source"],
    );
}

#[test]
fn words_never_end_inside_a_phrase() {
    finds(
        "Bo Ek noted that, in spring, the yard will add new berths and keep raising low-lying quays up in the old basin; deepen the fairway by two metres.",
        &[
            "Bo Ek: in spring, the yard will add new berths and keep raising low-lying quays up in the old basin; deepen the fairway by two metres <noted> indirect verb-after-source",
        ],
    );
    finds(
        "Bo Ek said the mole must be repaired, and that the pilots would wait for the work to be done.",
        &[
            "Bo Ek: the mole must be repaired, and that the pilots would wait for the work to be done <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_list_after_a_participle_is_part_of_the_words() {
    finds(
        "Bo Ek analyzed the aims of the harbour law, which name the goals, set out the steps, and count the costs.",
        &[
            "Bo Ek: the aims of the harbour law, which name the goals, set out the steps, and count the costs <analyzed> indirect verb-after-source",
        ],
    );
    finds(
        "The pilots shared their long experience, covering matters such as night trips, ice on the river, the value of old charts and engines, and fuel.",
        &[
            "The pilots: their long experience, covering matters such as night trips, ice on the river, the value of old charts and engines, and fuel <shared> indirect verb-after-source",
        ],
    );
}

#[test]
fn words_too_few_to_quote_are_left_out() {
    finds(
        "Bo Ek also elaborated on this plan, stressing the need to dredge the old fairway.",
        &["Bo Ek: the need to dredge the old fairway <stressing> indirect participle"],
    );
    finds("Bo Ek mentioned [3] and left.", &[]);
    finds("Bo Ek said it leaks.", &["Bo Ek: it leaks <said> indirect verb-after-source"]);
}

#[test]
fn an_insertion_in_a_quotation_is_no_part_of_it() {
    finds(
        "“The night was long,” Bo Ek said. “The crane” – the one by the mill – “fell at noon. It was old.”",
        &[
            "Bo Ek: The night was long, … The crane … fell at noon. It was old. <said> direct verb-after-source",
        ],
    );
}

#[test]
fn a_stray_closing_mark_ends_a_sentence() {
    finds(
        "Bo Ek said the pilots know the river by heart.” Bo Ek praised the patience of the crews.",
        &[
            "Bo Ek: the pilots know the river by heart <said> indirect verb-after-source",
            "Bo Ek: the patience of the crews <praised> indirect verb-after-source",
        ],
    );
    finds(
        "“It is done,” said Bo Ek, a pilot. “We can rest now.’’",
        &["Bo Ek: It is done, … We can rest now. <said> direct verb-before-source"],
    );
}

#[test]
fn a_participle_may_come_before_the_main_clause() {
    finds(
        "Noting that the tide was late, Ada Ling left the quay.",
        &["Ada Ling: the tide was late <Noting> indirect participle"],
    );
    finds(
        "After saying that the tide was late, Ada Ling left the quay.",
        &["Ada Ling: the tide was late <saying> indirect participle"],
    );
}

#[test]
fn words_end_before_another_verb_of_their_speaker() {
    finds(
        "Ada Ling vowed to keep the quay open and closed the meeting.",
        &["Ada Ling: to keep the quay open <vowed> indirect verb-after-source"],
    );
    finds(
        "Ada Ling left, noting that the quay leaked and adding that the crane was old.",
        &[
            "Ada Ling: the quay leaked <noting> indirect participle",
            "Ada Ling: the crane was old <adding> indirect participle",
        ],
    );
    finds(
        "Though Ada Ling said that the quay leaked, both pilots and keepers stayed.",
        &["Ada Ling: the quay leaked <said> indirect verb-after-source"],
    );
}

#[test]
fn what_somebody_is_reminded_of_follows_the_addressee() {
    finds(
        "Ada Ling reminded the crew they were late again.",
        &["Ada Ling: they were late again <reminded> indirect verb-after-source"],
    );
    finds(
        "Ada Ling reminded pilots about the old rules for boats.",
        &["Ada Ling: the old rules for boats <reminded> indirect verb-after-source"],
    );
}

#[test]
fn an_infinitive_ends_where_the_next_verb_begins() {
    finds(
        "Ada Ling vowed to open the lock at night, declined to name a day and left.",
        &["Ada Ling: to open the lock at night <vowed> indirect verb-after-source"],
    );
}

#[test]
fn a_quoted_name_ends_before_what_explains_it() {
    finds(
        "Ada Ling called the plan “a folly,” a word that angered the crew.",
        &["Ada Ling: the plan “a folly,” <called> mixed verb-after-source"],
    );
}

#[test]
fn brackets_and_abbreviations_end_no_words_too_early() {
    finds(
        "(Ada Ling says the quay will close.) The council will meet again.",
        &["Ada Ling: the quay will close <says> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said then-Gov. Bo Ek closed the quay.",
        &["Ada Ling: then-Gov. Bo Ek closed the quay <said> indirect verb-after-source"],
    );
    finds(
        "The crews were angry (“It leaks every day,” Ada Ling wrote) and left.",
        &["Ada Ling: It leaks every day, <wrote> direct verb-after-source"],
    );
}

#[test]
fn the_place_of_a_word_shows_a_verb() {
    finds(
        "While pilots say the quay is safe, it scrapes the hulls.",
        &["pilots: the quay is safe <say> indirect verb-after-source"],
    );
}
