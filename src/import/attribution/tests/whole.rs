//! Tests that reported words do not end inside a phrase, before their verb, or where a sign only looks like an end.

use super::finds;

#[test]
fn a_clause_keeps_its_verb() {
    finds(
        "Ada Ling said the ruling, which struck down limits that other towns have copied, shows why the vote counts.",
        &[
            "Ada Ling: the ruling, which struck down limits that other towns have copied, shows why the vote counts <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling claimed that the Harbour Guard, or HG, has used old boats in its drills.",
        &[
            "Ada Ling: the Harbour Guard, or HG, has used old boats in its drills <claimed> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling, who said that the two keepers, and Bo Ek in particular, must do more for the crew, left at noon.",
        &[
            "Ada Ling: the two keepers, and Bo Ek in particular, must do more for the crew <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling rejected the notion that the port, or even its old quay, had caused the flood.",
        &[
            "Ada Ling: the notion that the port, or even its old quay, had caused the flood <rejected> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said most pilots sign the pledge, though she did not discuss its terms.",
        &["Ada Ling: most pilots sign the pledge <said> indirect verb-after-source"],
    );
}

#[test]
fn dates_brackets_and_law_cases_are_no_ends() {
    finds(
        "Ada Ling denied any role in the Sept. 11, 2001, flood of the port.",
        &["Ada Ling: any role in the Sept. 11, 2001, flood of the port <denied> indirect verb-after-source"],
    );
    finds(
        "Ada Ling argued that trade is one cause among many that have split the council (low pay is another, as are the floods) and the town.",
        &[
            "Ada Ling: trade is one cause among many that have split the council (low pay is another, as are the floods) and the town <argued> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the ruling in Roe v. Wade has changed the vote for good.",
        &[
            "Ada Ling: the ruling in Roe v. Wade has changed the vote for good <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said she had not yet called for a new keeper of the port.",
        &["Ada Ling: she had not yet called for a new keeper of the port <said> indirect verb-after-source"],
    );
}

#[test]
fn reasons_and_exceptions_belong_to_the_words() {
    finds(
        "Ada Ling has long argued that the owners should be fined, but not the pilots who complained.",
        &[
            "Ada Ling: the owners should be fined, but not the pilots who complained <has long argued> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling now says the end will come sooner, in large part because the council agreed to keep the old tax.",
        &[
            "Ada Ling: the end will come sooner, in large part because the council agreed to keep the old tax <now says> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the tax will rise, largely because the port is old.",
        &["Ada Ling: the tax will rise, largely because the port is old <said> indirect verb-after-source"],
    );
}

#[test]
fn words_like_verbs_of_saying_may_be_nouns() {
    finds(
        "Ada Ling told the crowd that there is a hunger for new faces and voices in the council.",
        &[
            "Ada Ling: there is a hunger for new faces and voices in the council <told> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling warned that she would talk of the mayor's lies and alleged crimes at the debate.",
        &[
            "Ada Ling: she would talk of the mayor's lies and alleged crimes at the debate <warned> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said, citing low wages and growing debts, that the port is poor.",
        &[
            "Ada Ling: low wages and growing debts <citing> indirect participle",
            "Ada Ling: the port is poor <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said that the council works to prevent bomb attacks on the port and its crew.",
        &[
            "Ada Ling: the council works to prevent bomb attacks on the port and its crew <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said that there were plenty of pilots, even if it were the so called old hands who spoke.",
        &[
            "Ada Ling: there were plenty of pilots, even if it were the so called old hands who spoke <said> indirect verb-after-source",
        ],
    );
    finds("The port will lose ground in delegate-rich states that vote in March.", &[]);
}

#[test]
fn commas_inside_a_phrase_are_no_ends() {
    finds(
        "As Ada Ling pointed out, the new rules have real, lasting weight for the crew of the port.",
        &[
            "Ada Ling: the new rules have real, lasting weight for the crew of the port <pointed> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said she holds Bo Ek, during his term as keeper, as being to blame for the flood of the port.",
        &[
            "Ada Ling: she holds Bo Ek, during his term as keeper, as being to blame for the flood of the port <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said they had spoken at hearings on the new quay; helped pilots plan their marches; and put on a play.",
        &[
            "Ada Ling: they had spoken at hearings on the new quay; helped pilots plan their marches; and put on a play <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling accused Bo Ek, whose old, wide port leaks, of neglect.",
        &["Ada Ling: Bo Ek, whose old, wide port leaks, of neglect <accused> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said she was hoping for a large crowd, which “will help the port” in June.",
        &[
            "Ada Ling: she was hoping for a large crowd, which “will help the port” in June <said> mixed verb-after-source",
        ],
    );
}

#[test]
fn a_second_verb_in_the_past_goes_on_with_what_somebody_says() {
    finds(
        "Mayor Ada Ling says she met Bo Ek on the quay and asked him to stay until June.",
        &[
            "Ada Ling: she met Bo Ek on the quay and asked him to stay until June <says> indirect verb-after-source",
        ],
    );
}

#[test]
fn what_is_reported_on_a_day_is_not_the_day() {
    finds(
        "The Norwick Herald reported on Monday that the quay leaks.",
        &["The Norwick Herald: the quay leaks <reported> indirect verb-after-source"],
    );
    finds(
        "The Norwick Herald reported on Monday, citing two officials, that the quay has leaked at every tide.",
        &["The Norwick Herald: the quay has leaked at every tide <reported> indirect verb-after-source"],
    );
}

#[test]
fn a_claim_ends_before_the_verb_of_the_sentence() {
    finds(
        "Ada Ling's claim that she still has a way to win the vote would need a lot of luck.",
        &["Ada Ling: she still has a way to win the vote <claim> indirect noun-that"],
    );
    finds(
        "The agency reported on Monday a rise in floods.",
        &["The agency: a rise in floods <reported> indirect verb-after-source"],
    );
}
