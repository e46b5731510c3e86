//! Tests of subjects with a relative clause, a suffix, a time or a country.

use super::finds;

#[test]
fn a_relative_clause_belongs_to_its_subject() {
    finds(
        "Firms that had insured the old port agreed to pay for the new quay.",
        &["Firms that had insured the old port: to pay for the new quay <agreed> indirect verb-after-source"],
    );
    finds(
        "Several people I have spoken with over the last weeks said the port had grown for months.",
        &[
            "Several people I have spoken with over the last weeks: the port had grown for months <said> indirect verb-after-source",
        ],
    );
    finds(
        "Bo Ek took letters from residents about the new port who said they had doubts about it.",
        &["residents: they had doubts about it <said> indirect verb-after-source"],
    );
    finds(
        "Multiple sources privy to negotiations say the council will stay in the old hall.",
        &[
            "Multiple sources privy to negotiations: the council will stay in the old hall <say> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_suffix_is_no_name() {
    finds(
        "Joseph R. Ling, Jr. said that it leaks at every tide.",
        &["Joseph R. Ling: it leaks at every tide <said> indirect verb-after-source"],
    );
    finds(
        "“It leaks at every tide,” said Joseph R. Ling, Jr.",
        &["Joseph R. Ling: It leaks at every tide, <said> direct verb-before-source"],
    );
}

#[test]
fn the_country_of_an_envoy_is_not_a_name() {
    finds(
        "Former Ambassador to Norland David Ek called the plan “brilliant and historic.”",
        &["David Ek: the plan “brilliant and historic.” <called> mixed verb-after-source"],
    );
    finds(
        "Peter sailed home to see his mother, Norland’s Ambassador to Ellery said.",
        &[
            "Norland’s Ambassador to Ellery: Peter sailed home to see his mother <said> indirect verb-after-source",
        ],
    );
}

#[test]
fn a_time_before_a_pronoun_is_not_its_part() {
    finds(
        "Susan Ling left at noon. But late Saturday she announced she would pay for the quay.",
        &["Susan Ling: she would pay for the quay <announced> indirect verb-after-source"],
    );
}

#[test]
fn pilots_with_training_need_help() {
    finds(
        "According to a survey, 70% of pilots with training need help at the old quay.",
        &[
            "a survey: 70% of pilots with training need help at the old quay <According to> indirect according-to",
        ],
    );
    finds(
        "John Ling, Sr., the father of the keeper, said it leaks at every tide.",
        &["John Ling: it leaks at every tide <said> indirect verb-after-source"],
    );
    finds(
        "Ambassador to the United Ports Ruth Cole said it leaks at every tide.",
        &["Ruth Cole: it leaks at every tide <said> indirect verb-after-source"],
    );
}

#[test]
fn a_clause_without_a_pronoun_describes_its_noun() {
    finds(
        "The aide Ada Ling fired said the deal was bad for the port.",
        &["The aide: the deal was bad for the port <said> indirect verb-after-source"],
    );
    finds(
        "A law Ada Ling backed says the port must close in May.",
        &["A law: the port must close in May <says> indirect verb-after-source"],
    );
}

#[test]
fn people_are_nearer_to_who_than_things() {
    finds(
        "Workers at the plant, who said they were tired, left at noon.",
        &["Workers at the plant: they were tired <said> indirect verb-after-source"],
    );
    finds(
        "Residents who fled said the port had burned for a day.",
        &["Residents who fled: the port had burned for a day <said> indirect verb-after-source"],
    );
}

#[test]
fn words_about_a_source_are_not_reported() {
    finds(
        "According to Ada Ling, who knew him well, Bo Ek is done with the port.",
        &["Ada Ling: Bo Ek is done with the port <According to> indirect according-to"],
    );
    finds(
        "According to Ada Ling, the mayor, Bo Ek is done with the port.",
        &["Ada Ling: Bo Ek is done with the port <According to> indirect according-to"],
    );
    finds(
        "The Norwick Herald reported late Tuesday that the quay has leaked.",
        &["The Norwick Herald: the quay has leaked <reported> indirect verb-after-source"],
    );
    finds(
        "Ada Ling told “Face the Harbour” that the quay has leaked.",
        &["Ada Ling: the quay has leaked <told> indirect verb-after-source"],
    );
    finds(
        "The man that Ada Ling married says the port must close.",
        &["The man: the port must close <says> indirect verb-after-source"],
    );
    finds(
        "The dam that Ada Ling says is safe was built in May.",
        &["Ada Ling: is safe <says> indirect verb-after-source"],
    );
    finds(
        "Ada Ling said Bo Ek was done, a day after he quit.",
        &["Ada Ling: Bo Ek was done <said> indirect verb-after-source"],
    );
}
