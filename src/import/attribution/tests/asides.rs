//! Tests of sentences in which the reporter's words come between or after reported ones.

use super::finds;

#[test]
fn the_main_clause_after_a_report_is_the_reporters() {
    finds(
        "When Ada Ling suggested that the port would sue for the loss, Bo Ek fired back.",
        &["Ada Ling: the port would sue for the loss <suggested> indirect verb-after-source"],
    );
    finds(
        "A few weeks after Ada Ling announced that the strike would end, the crew burned a boat.",
        &["Ada Ling: the strike would end <announced> indirect verb-after-source"],
    );
    finds(
        "It rained, and though Ada Ling has said she will accept the ruling, the council is still angry.",
        &["Ada Ling: she will accept the ruling <has said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling, though the mayor said the quay leaks, notably stopped short of a promise.",
        &["the mayor: the quay leaks <said> indirect verb-after-source"],
    );
}

#[test]
fn words_that_lead_up_to_a_reported_clause_belong_to_it() {
    finds(
        "Ada Ling said that even if they thought it was wise, a recount of the votes could not be done.",
        &[
            "Ada Ling: even if they thought it was wise, a recount of the votes could not be done <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling, in her dissent, sent a note saying, if elected, she would mend the quay.",
        &["Ada Ling: if elected, she would mend the quay <saying> indirect participle"],
    );
    finds(
        "Ada Ling said just because the leak was small did not mean it was not there.",
        &[
            "Ada Ling: just because the leak was small did not mean it was not there <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn another_report_ends_reported_words() {
    finds(
        "Ada Ling declared the need for more berths: “Build them now,” she said.",
        &[
            "Ada Ling: the need for more berths <declared> indirect verb-after-source",
            "Ada Ling: Build them now, <said> direct verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the quay has “kept us safe” on the radio before claiming that it is “old.”",
        &[
            "Ada Ling: the quay has “kept us safe” on the radio <said> mixed verb-after-source",
            "Ada Ling: it is “old.” <claiming> mixed participle",
        ],
    );
    finds(
        "Ada Ling said she had not seen the leak, and when asked whether it was large, she left.",
        &["Ada Ling: she had not seen the leak <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling denied it happened, with Bo Ek taking the blame.",
        &["Ada Ling: it happened <denied> indirect verb-after-source"],
    );
    finds(
        "Some 520 pilots have said they support Ada Ling, 39 have said they do not.",
        &[
            "Some 520 pilots: they support Ada Ling <have said> indirect verb-after-source",
            "39: they do not <have said> indirect verb-after-source",
        ],
    );
    finds(
        "In Norwick, where two members have disavowed Bo Ek, Ada Ling said he may win.",
        &["Ada Ling: he may win <said> indirect verb-after-source"],
    );
}

#[test]
fn a_quotation_with_its_own_cue_does_not_continue_the_one_before() {
    finds(
        "“It is old,” said Ada Ling, who said there were “too many leaks to mend.”",
        &[
            "Ada Ling: It is old, <said> direct verb-before-source",
            "Ada Ling: there were “too many leaks to mend.” <said> mixed verb-after-source",
        ],
    );
    finds(
        "“It was a shame,” said Ada Ling, a pilot who waited in an “endless line” at a church for hours.",
        &["Ada Ling: It was a shame, <said> direct verb-before-source"],
    );
    finds(
        "“It is old,” Ada Ling wrote, arguing that if nobody mends it, “more quays will leak.”",
        &[
            "Ada Ling: It is old, <wrote> direct verb-after-source",
            "Ada Ling: if nobody mends it, “more quays will leak.” <arguing> mixed participle",
        ],
    );
}

#[test]
fn a_quotation_goes_on_after_an_aside() {
    finds(
        "“They know the words,” said Ada Ling, speaking of the pilots of Norwick, “and leave some room.”",
        &[
            "Ada Ling: They know the words, … and leave some room. <said> direct verb-before-source",
            "Ada Ling: the pilots of Norwick <speaking> indirect participle",
        ],
    );
    finds(
        "“It is old,” Ada Ling said of the quay, but “nobody will close it this year.”",
        &["Ada Ling: It is old, … nobody will close it this year. <said> direct verb-after-source"],
    );
}

#[test]
fn an_inserted_cue_of_the_same_speaker_joins_the_report() {
    finds(
        "Asked about it, Ada Ling said the leak was a part of the race – no worse, she said, than the last one.",
        &[
            "Ada Ling: the leak was a part of the race – no worse … than the last one <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn the_cue_and_words_about_its_speaker_are_left_out() {
    finds("And the quay, said Ada Ling, who leads the port, leaks.", &[]);
    finds(
        "The contrast with the last plan for the quay, said Ada Ling, would be large.",
        &[
            "Ada Ling: The contrast with the last plan for the quay … would be large <said> indirect verb-before-source",
        ],
    );
    finds(
        "And the quay, said Ada Ling, who leads the port, is closed.",
        &["Ada Ling: And the quay … is closed <said> indirect verb-before-source"],
    );
}

#[test]
fn how_it_was_said_is_left_out() {
    finds(
        "Ada Ling denied the claims of the crew through a spokeswoman.",
        &["Ada Ling: the claims of the crew <denied> indirect verb-after-source"],
    );
    finds(
        "Ada Ling mocked the plan for the port on the campaign trail.",
        &["Ada Ling: the plan for the port <mocked> indirect verb-after-source"],
    );
    finds("At the quay, Ada Ling told the story of the pilots.", &[]);
}

#[test]
fn what_records_show_is_reported_at_the_end_of_a_sentence() {
    finds(
        "The port made a loss of two million last year, company records show.",
        &["company records: The port made a loss of two million last year <show> indirect verb-after-source"],
    );
    finds(
        "The poll found 66 percent of pilots have a low opinion of the plan.",
        &["The poll: 66 percent of pilots have a low opinion of the plan <found> indirect verb-after-source"],
    );
}

#[test]
fn an_inserted_cue_after_another_speaker_is_not_joined_to_the_first() {
    finds(
        "Ministers say the plan is sound, but Labour, which opposed it, says it is late and, it adds, dear.",
        &[
            "Ministers: the plan is sound <say> indirect verb-after-source",
            "Labour: it is late … dear <adds> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_second_subject_with_the_same_verb_ends_reported_words() {
    finds(
        "More than half of pilots say they want a union, only a tenth say they know one.",
        &[
            "More than half of pilots: they want a union <say> indirect verb-after-source",
            "a tenth: they know one <say> indirect verb-after-source",
        ],
    );
}

#[test]
fn reported_words_never_end_with_the_subject_of_another_clause() {
    finds(
        "Bo Ek argued the quay was unsafe, and Judge Ward, who had ruled it safe, agreed.",
        &["Bo Ek: the quay was unsafe <argued> indirect verb-after-source"],
    );
}

#[test]
fn numbers_in_lists_and_dates_do_not_end_reported_words() {
    finds(
        "According to Ada Ling, since the strike began, 40 percent of lamps have been mended.",
        &[
            "Ada Ling: since the strike began, 40 percent of lamps have been mended <According to> indirect according-to",
        ],
    );
    finds(
        "Ada Ling proposed two million for the council, states and towns.",
        &["Ada Ling: two million for the council, states and towns <proposed> indirect verb-after-source"],
    );
}
