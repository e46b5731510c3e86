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

#[test]
fn messages_on_a_page_are_their_authors_words() {
    let page = of(
        "hats.html",
        "<html><head><title>Hats at the harbour</title></head><body><article><h1>Hats at the harbour</h1><p>Two guests of the lamp row wore new hats on Monday, and many people saw them on the same evening.</p><blockquote class=\"tweet\"><p>Bo Orre and Emma Orre wore the new hats at the lamp row.</p>&mdash; Cy Dahl (@cydahl) <a href=\"#\">May 1, 2024</a></blockquote><p>The hats were a present from the crew of the pilot boat, who had made them in the winter before the lamps.</p></article></body></html>",
    );
    let said: Vec<(&str, &str)> = page
        .found
        .attributions
        .iter()
        .map(|found| {
            let person = found.person.map_or("nobody", |person| page.found.people[person].name.as_str());
            (person, found.rule)
        })
        .collect();
    assert_eq!(said, [("Cy Dahl", "signed")]);
}

#[test]
fn a_signature_may_look_like_an_item_of_a_list() {
    assert_eq!(speaker("\"This is a disaster for all small boats.\"\n\n- Bo Orre."), "Bo Orre");
    assert_eq!(speaker("\"This is a disaster for all small boats.\"\n\n- Lamps\n- Boats"), "");
}
