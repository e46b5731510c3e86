//! Lists of reactions, in which a name stands beside each quotation, all invented.

use crate::kinds::of;

/// The name of the speaker of the only quotation of a text.
fn speaker(text: &str) -> String {
    let reactions = of("reactions.txt", &format!("Lamp row\n\n{text}\n"));
    let found: Vec<&str> = reactions
        .found
        .attributions
        .iter()
        .map(|found| found.person.map_or("nobody", |person| reactions.found.people[person].name.as_str()))
        .collect();
    found.join(", ")
}

#[test]
fn a_name_and_a_post_may_precede_a_quotation() {
    for label in [
        "Bo Orre, chief executive of Lamp Works:\n",
        "Lamp Works chief executive Bo Orre:\n",
        "Bo Orre (Lamp Works): ",
        "Bo Orre (Lamp Works) – ",
    ] {
        assert_eq!(speaker(&format!("{label}\"This is a disaster for small boats.\"")), "Bo Orre", "{label}");
    }
}

#[test]
fn a_name_and_an_organization_may_follow_a_quotation() {
    for signature in [
        "Emma Orre, Safe Lamps",
        "(Emma Orre, Safe Lamps)",
        "— Emma Orre, Safe Lamps",
        "Emma Orre, chief executive of Safe Lamps",
    ] {
        assert_eq!(speaker(&format!("“At last, someone listened.” {signature}")), "Emma Orre", "{signature}");
    }
}

#[test]
fn a_signed_quotation_may_have_single_marks() {
    for quotation in ["'It's a late plan.' – Emma Orre, keeper", "‘The plan’s late.’ — Emma Orre, keeper"]
    {
        assert_eq!(speaker(quotation), "Emma Orre", "{quotation}");
        let both = format!("{quotation}\n\n“We pay,” Bo Orre said.");
        assert_eq!(speaker(&both), "Emma Orre, Bo Orre", "{quotation}");
    }
}
