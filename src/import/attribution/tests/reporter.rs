//! Tests that reported words end where the reporter goes on: a second report, the main clause, a dash, a bracket.

use super::finds;

#[test]
fn words_end_before_the_next_report() {
    finds(
        "Ada Ling criticized the old lock deal struck by Bo Ek, who she noted was “in his final year of office.”",
        &[
            "Ada Ling: the old lock deal struck by Bo Ek <criticized> indirect verb-after-source",
            "Ada Ling: was “in his final year of office.” <noted> mixed verb-after-source",
        ],
    );
    finds(
        "Ada Ling called for pilots to throw their weight behind Bo Ek, whom she describes as having “a keeper’s patience.”",
        &[
            "Ada Ling: pilots to throw their weight behind Bo Ek <called> indirect verb-after-source",
            "Ada Ling: as having “a keeper’s patience.” <describes> mixed verb-after-source",
        ],
    );
    finds(
        "Ada Ling suggested that the latest plan was weak – “Again, we need to get into the details,” she said.",
        &[
            "Ada Ling: the latest plan was weak <suggested> indirect verb-after-source",
            "Ada Ling: Again, we need to get into the details, <said> direct verb-after-source",
        ],
    );
    finds(
        "In her home town of Ellery, where two of the three keepers have criticized Bo Ek, Ada Ling said the plan has no chance.",
        &["Ada Ling: the plan has no chance <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling has spoken about ways to mend the quays, and in the wake of the flood, she promised to close the port.",
        &[
            "Ada Ling: ways to mend the quays <has spoken> indirect verb-after-source",
            "Ada Ling: to close the port <promised> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_clause_before_the_main_clause_ends_with_it() {
    finds(
        "When Ada Ling said Bo Ek “is not a pilot” in answering a question, the keeper not only made the front page but lost friends.",
        &["Ada Ling: Bo Ek “is not a pilot” in answering a question <said> mixed verb-after-source"],
    );
    finds(
        "While only 7 percent said they are undecided, 27 percent of those who named a keeper said they could change their minds.",
        &[
            "7 percent: they are undecided <said> indirect verb-after-source",
            "27 percent of those who named a keeper: they could change their minds <said> indirect verb-after-source",
        ],
    );
    finds(
        "In a year in which most pilots say they do not trust the council, even some friends asked why the port had not closed.",
        &[
            "most pilots: they do not trust the council <say> indirect verb-after-source",
            "some friends: why the port had not closed <asked> indirect verb-after-source",
        ],
    );
    finds(
        "When the keeper, Ada Ling, said on Tuesday that the crew had no “direct proof” that the lock had been “broken into,” both divers and pilots understood her.",
        &[
            "Ada Ling: the crew had no “direct proof” that the lock had been “broken into,” <said> mixed verb-after-source",
        ],
    );
    finds(
        "Since June 16, when Ada Ling asked pilots to run for office, at least 200 said they would do so.",
        &[
            "Ada Ling: to run for office <asked> indirect verb-after-source",
            "at least 200: they would do so <said> indirect verb-after-source",
        ],
    );
    finds(
        "Despite Ada Ling’s continued insistence that she was in the hall, a judge kept her in the town.",
        &["Ada Ling: she was in the hall <insistence> indirect noun-that"],
    );
}

#[test]
fn a_dash_opens_the_words_of_the_reporter() {
    finds(
        "Ada Ling said the lock is safe at every tide—a claim that nobody denied.",
        &[
            "Ada Ling: the lock is safe at every tide <said> indirect verb-after-source",
            "Ada Ling: nobody denied <claim> indirect noun-that",
        ],
    );
    finds(
        "Ada Ling claimed that the crew had read the letter – despite a promise in May that it would be burned.",
        &[
            "Ada Ling: the crew had read the letter <claimed> indirect verb-after-source",
            "Ada Ling: it would be burned <promise> indirect noun-that",
        ],
    );
    finds(
        "A statement voiced hope for the port – Ada Ling saying she was “very glad” and Bo Ek calling it a “great day.”",
        &[
            "A statement: hope for the port <voiced> indirect verb-after-source",
            "Ada Ling: she was “very glad” <saying> mixed participle",
            "Bo Ek: it a “great day.” <calling> mixed participle",
        ],
    );
    finds(
        "Ada Ling rejected the plan as a waste of money – and Bo Ek, who had backed it for years, was asked to resign.",
        &["Ada Ling: the plan as a waste of money <rejected> indirect verb-after-source"],
    );
}

#[test]
fn an_aside_between_dashes_belongs_to_the_words() {
    finds(
        "Ada Ling said the council believes those efforts – which include spots on the radio and an army of pilots – will pay off in May.",
        &[
            "Ada Ling: the council believes those efforts – which include spots on the radio and an army of pilots – will pay off in May <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling said the call to close all locks -- a position that nobody holds now -- and the remarks against pilots and others share the blame for the loss.",
        &[
            "Ada Ling: the call to close all locks -- a position that nobody holds now -- and the remarks against pilots and others share the blame for the loss <said> indirect verb-after-source",
        ],
    );
    finds(
        "Ada Ling announced a plan for the port—a list of quays, a map and a date.",
        &[
            "Ada Ling: a plan for the port—a list of quays, a map and a date <announced> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_bracket_of_somebody_else_is_cut_off() {
    finds(
        "Ada Ling claimed that most of the locks leak (the number is closer to a third, according to the Harbour Guard).",
        &[
            "Ada Ling: most of the locks leak <claimed> indirect verb-after-source",
            "the Harbour Guard: the number is closer to a third <according to> indirect according-to",
        ],
    );
    finds(
        "Ada Ling tells the crew she may be tried over the lock (the existence of which, many pilots say, shows how weak the port is).",
        &[
            "Ada Ling: she may be tried over the lock <tells> indirect verb-after-source",
            "many pilots: the existence of which … shows how weak the port is <say> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_word_that_stands_for_what_was_said_is_all() {
    finds(
        "Few keepers would ever admit this, but Ada Ling says she was afraid in the weeks after the flood.",
        &["Ada Ling: she was afraid in the weeks after the flood <says> indirect verb-after-source"],
    );
}

#[test]
fn a_second_act_is_no_part_of_the_words() {
    finds(
        "Ada Ling angered the crew by suggesting that the keepers got it wrong and by dismissing their fears of the tide.",
        &[
            "Ada Ling: the keepers got it wrong <suggesting> indirect participle",
            "Ada Ling: their fears of the tide <dismissing> indirect participle",
        ],
    );
    finds(
        "“We need steady hands,” Ada Ling said, referring to the old keeper of the port but not naming him.",
        &[
            "Ada Ling: We need steady hands, <said> direct verb-after-source",
            "Ada Ling: the old keeper of the port <referring> indirect participle",
        ],
    );
}
