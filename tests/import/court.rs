//! Records of courts, with questions and answers, all invented.

use crate::kinds::{of, pairs, people, spoken};

#[test]
fn answers_belong_to_the_witness_whom_the_record_names() {
    for text in [
        "Deposition of Bo Orre\n\nBY MR. QUELL:\n\nQ. Where were you?\n\nA. I was on the quay.\n\nTHE COURT: Speak up.\n\nTHE WITNESS: I was there.\n",
        "IN THE HARBOUR COURT\n\nBO ORRE, called as a witness, testified as follows:\n\nDIRECT EXAMINATION\nBY MR. QUELL:\nQ   Where were you?\nA   I was on the quay.\n\nTHE COURT:  Speak up.\n\nTHE WITNESS:  I was there.\n",
        "Deposition of Bo Orre\n\nEXAMINATION BY MR. QUELL:\n\nQ. Where were you?\n\nA. I was on the quay.\n\nTHE COURT: Speak up.\n\nA. I was there.\n",
    ] {
        let record = of("record.txt", text);
        let expected =
            [("Quell", "Where were"), ("Bo Orre", "I was"), ("The Court", "Speak up."), ("Bo Orre", "I was")];
        assert_eq!(pairs(&spoken(&record)), expected, "{text}");
        assert!(people(&record).iter().all(|(name, _)| *name != "A"));
    }
}

#[test]
fn an_answer_below_the_question_of_a_named_person_is_not_hers() {
    let text = "Lamp inquiry\n\nMS QUELL KC: Mr Orre, where were you?\nA. On the quay.\nQ. What did you see?\nA. A lamp.\nCHAIR: Speak up, please.\nA. A lamp.\n";
    let record = of("inquiry.txt", text);
    let said = spoken(&record);
    let answers: Vec<&str> = said
        .iter()
        .filter(|(_, words)| words.starts_with('A') || words == "On the")
        .map(|(name, _)| &**name)
        .collect();
    assert_eq!(answers.len(), 3, "{said:?}");
    assert!(answers.iter().all(|name| *name == answers[0] && !name.contains("Quell")), "{said:?}");
}
