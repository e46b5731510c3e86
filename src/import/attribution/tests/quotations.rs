//! Tests of words before, between and after quotations, and of titles in quotation marks.

use super::finds;

#[test]
fn a_title_may_name_where_something_is_said() {
    finds(
        "The quay has leaked at every tide, Ada Ling said on Friday on Harbour Radio’s “Night Watch.”",
        &["Ada Ling: The quay has leaked at every tide <said> indirect verb-after-source"],
    );
}

#[test]
fn plans_may_be_called_something_in_quotation_marks() {
    finds(
        "Ada Ling called Ek’s plans to open a quay “an absolute disgrace.”",
        &["Ada Ling: Ek’s plans to open a quay “an absolute disgrace.” <called> mixed verb-after-source"],
    );
}
