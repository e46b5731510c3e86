//! Tests of sentences that look like reports and are none.

use super::finds;

#[test]
fn the_reporter_says_what_is_safe_to_say() {
    finds("It’s worth noting that this is the first flood of the year.", &[]);
    finds("It is safe to say that one reason for the flood is the old quay.", &[]);
    finds("It is too soon to say whether the plan for the port will hold.", &[]);
}

#[test]
fn idioms_are_no_reports() {
    finds("All told, up to five thousand pilots could be ill.", &[]);
    finds("Ada Ling, called to service by the mayor after the flood, is on the quay.", &[]);
    finds("Her words called to mind the storm of the century.", &[]);
    finds("The pilots had new hats, which many people noticed and wrote about on the same evening.", &[]);
}

#[test]
fn greetings_and_titles_of_works_report_nothing() {
    finds("Ada Ling said goodbye to the crew and left.", &[]);
    finds("Ada Ling said little about her plans.", &[]);
    finds("Ada Ling wrote “The Long Lock” in May.", &[]);
    finds(
        "Ada Ling said nothing had changed.",
        &["Ada Ling: nothing had changed <said> indirect verb-after-source"],
    );
}
