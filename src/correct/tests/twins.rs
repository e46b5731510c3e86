//! Tests of quotes with the same words, and of speakers without a name.

use super::{FORUM, names, read};
use crate::correct::{Correction, Post, Whose, correct};
use crate::model::Kind;

const TALK: &str = r#"format = 1
[event]
title = "Talk"
[import]
from = "talk.txt"
[[speakers]]
id = "ling"
name = "Ada Ling"
[[speakers]]
id = "okoro"
name = "Ben Okoro"
[[speakers]]
id = "reporter"
name = "Reporter"
unnamed = true
[[sections]]
id = "talk"
title = "Talk"
text = """
Q: Is the quay open?

LING: Sure.

Q: Will the berths open?

LING: Sure.

Q: Is it cold?

LING: Sure.
"""
[[sections.quotes]]
speaker = "reporter"
text = "Is the quay open?"
[[sections.quotes]]
speaker = "ling"
text = "Sure."
[[sections.quotes]]
speaker = "reporter"
text = "Will the berths open?"
[[sections.quotes]]
speaker = "ling"
text = "Sure."
[[sections.quotes]]
speaker = "ling"
text = "Sure."
"#;

#[test]
fn every_quote_keeps_its_own_id_when_one_with_the_same_words_changes() {
    let all = names(&read(TALK));
    let given = Correction::Whose(vec![all[1].clone()], Whose::Speaker("okoro".to_owned()));
    assert_eq!(names(&read(&correct(TALK, &given).unwrap().text)), all);
    let rejected = correct(TALK, &Correction::Reject(all[1].clone())).unwrap().text;
    assert_eq!(names(&read(&rejected)), [&all[..1], &all[2..]].concat());
    let joined = correct(TALK, &Correction::Join(all[3].clone()));
    assert!(joined.unwrap_err().to_string().contains("other text between"));
}

#[test]
fn somebody_without_a_name_is_not_made_one_person() {
    let one = Correction::Rename("reporter".to_owned(), Post::parse("Cy Reed").unwrap());
    assert!(correct(TALK, &one).unwrap_err().to_string().contains("several people"));
    let merged = Correction::Merge("reporter".to_owned(), "ling".to_owned());
    assert!(correct(TALK, &merged).unwrap_err().to_string().contains("several people"));
}

#[test]
fn a_part_without_words_in_marks_is_a_paraphrase() {
    let mixed = FORUM.replace(
        "kind = \"indirect\"\ntext = \"the towns pay\"",
        "kind = \"mixed\"\ntext = \"Marsh called it \\\"a fair deal\\\"\"",
    );
    let name = names(&read(&mixed))[2].clone();
    let parted = read(&correct(&mixed, &Correction::Split(name, "Marsh called it".len())).unwrap().text);
    assert_eq!((parted.quotes[2].kind, parted.quotes[3].kind), (Kind::Indirect, Kind::Mixed));
}
