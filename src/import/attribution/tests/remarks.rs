//! Tests of remarks by the reporter around a report, of limiting words, and of relative clauses that report.

use super::finds;

#[test]
fn limiting_words_belong_to_what_is_said() {
    finds(
        "Officials said only two of the nine bridges were open.",
        &["Officials: only two of the nine bridges were open <said> indirect verb-after-source"],
    );
    finds(
        "Prime Minister Ada Ling said only she could end the war.",
        &["Ada Ling: only she could end the war <said> indirect verb-after-source"],
    );
    finds(
        "Officials said even the new bridge was closed.",
        &["Officials: even the new bridge was closed <said> indirect verb-after-source"],
    );
    finds(
        "Officials said not all the bridges were closed.",
        &["Officials: not all the bridges were closed <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said never again would the army be sent.",
        &["Ada Ling: never again would the army be sent <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said only that the army was ready.",
        &["Ada Ling: the army was ready <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said just a few years later, “We could not have a port without Bo Ek.”",
        &["Ada Ling: We could not have a port without Bo Ek. <said> direct verb-after-source"],
    );
}

#[test]
fn remarks_after_a_report_are_not_said() {
    finds(
        "The army said it had struck a command centre, without providing evidence.",
        &["The army: it had struck a command centre <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling claims that members found out from the television, something Bo Ek disputes.",
        &["Ada Ling: members found out from the television <claims> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the pitch was unplayable, before storming out of the room.",
        &["Ada Ling: the pitch was unplayable <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the fund was empty, in a letter to the council.",
        &["Ada Ling: the fund was empty <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the fund was empty, hours before the budget.",
        &["Ada Ling: the fund was empty <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said the fund was empty in a statement on Monday.",
        &["Ada Ling: the fund was empty <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling estimates that the deal will cost 3,000 jobs, though unions put the figure at 5,000.",
        &["Ada Ling: the deal will cost 3,000 jobs <estimates> indirect verb-after-source"],
    );
    finds(
        "Bo Ek told the crew he “had not read a word of it,” to which Ada Ling replied, “Neither have I.”",
        &[
            "Bo Ek: he “had not read a word of it,” <told> mixed verb-after-source",
            "Ada Ling: Neither have I. <replied> direct verb-after-source",
        ],
    );
}

#[test]
fn what_the_source_did_next_is_not_said() {
    finds(
        "The inspector said the kitchen was filthy and fined the owner £2,000.",
        &["The inspector: the kitchen was filthy <said> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said patients were waiting too long and Bo Ek said staff were leaving.",
        &[
            "Ada Ling: patients were waiting too long <said> indirect verb-after-source",
            "Bo Ek: staff were leaving <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_relative_clause_that_reports_has_its_own_source() {
    finds(
        "The councillor who Ada Ling said had leaked the plan was suspended.",
        &["Ada Ling: had leaked the plan <said> indirect verb-after-source"],
    );
    finds(
        "The scheme, which the council says has saved the port, closes in May.",
        &["the council: has saved the port <says> indirect verb-after-source"],
    );
    finds(
        "The dam, which the mayor said was safe, burst on Sunday.",
        &["the mayor: was safe <said> indirect verb-after-source"],
    );
    finds(
        "“The crew found out from the radio,” claims Ada Ling, a charge that Bo Ek calls “nonsense”.",
        &[
            "Ada Ling: The crew found out from the radio, <claims> direct verb-before-source",
            "Bo Ek: nonsense <calls> direct verb-after-source",
        ],
    );
}

#[test]
fn the_rest_of_a_partly_quoted_sentence_is_said_too() {
    finds(
        "The ferry was “grossly overloaded,” Ada Ling said, and had no radio.",
        &["Ada Ling: The ferry was “grossly overloaded,” … and had no radio <said> mixed verb-after-source"],
    );
    finds(
        "Ada Ling said peace was near – and that the troops would come home by spring.",
        &[
            "Ada Ling: peace was near – and that the troops would come home by spring <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_source_before_quoted_words_between_commas_is_found() {
    finds(
        "Judge Ada Ling, citing the “sheer volume” of evidence, said she would rule by Friday.",
        &[
            "Ada Ling: the “sheer volume” of evidence <citing> mixed participle",
            "Ada Ling: she would rule by Friday <said> indirect verb-after-source",
        ],
    );
    finds(
        "The Herald, citing three unnamed officials, reported that talks had failed.",
        &[
            "The Herald: three unnamed officials <citing> indirect participle",
            "The Herald: talks had failed <reported> indirect verb-after-and",
        ],
    );
    finds(
        "The email, sent on 3 May, read: “Do not reply to this.”",
        &["The email: Do not reply to this. <:> direct colon-quotation"],
    );
}

#[test]
fn a_role_with_a_name_after_it_is_that_person() {
    finds(
        "The magistrate, Ada Ling, said the driver was lucky.",
        &["Ada Ling: the driver was lucky <said> indirect verb-after-source"],
    );
    finds(
        "Her solicitor, Bo Ek KC, told the court she was “a model prisoner”.",
        &["Bo Ek: she was “a model prisoner” <told> mixed verb-after-source"],
    );
    finds(
        "His wife, Ada, said she kept their shoes by the door.",
        &["Ada: she kept their shoes by the door <said> indirect verb-after-source"],
    );
    finds(
        "Downing Street said the council had “full confidence” in its keeper.",
        &["Downing Street: the council had “full confidence” in its keeper <said> mixed verb-after-source"],
    );
}

#[test]
fn an_adjective_is_no_speaker() {
    finds(
        "Last week, Ada Ling, one of two pilots of the crew, posted her public allegiance to the port.",
        &[],
    );
    finds("The latest fault adds to the drama that has surrounded the lock.", &[]);
    finds("Bo Ek left the port, as the Herald reported a few days later.", &[]);
}
