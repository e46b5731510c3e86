//! Quotes and boilerplate in releases of many publishers, all invented.

use crate::kinds::{kind, of};
use plenary::import::Imported;
use plenary::import::blocks::BlockKind;

/// The speaker, post and first words of each direct quotation.
fn said(imported: &Imported) -> Vec<(&str, String, String)> {
    let (layout, found) = (&imported.layout, &imported.found);
    let quotes = found
        .attributions
        .iter()
        .filter(|quote| quote.kind == plenary::import::attribution::found::Kind::Direct);
    quotes
        .map(|quote| {
            let span = &quote.content[0];
            let words = layout.blocks[span.block].words.as_str().get(span.range.clone()).unwrap();
            let words: Vec<&str> = words.split(' ').take(3).collect();
            let person = quote.person.map(|person| &found.people[person]);
            let post = person.map(|person| [person.role.as_deref(), person.organization.as_deref()]);
            let post = post.into_iter().flatten().flatten().collect::<Vec<_>>().join(" of ");
            (person.map_or("", |person| person.name.as_str()), post, words.join(" "))
        })
        .collect()
}

fn is(said: &[(&str, String, String)], wanted: &[(&str, &str, &str)]) {
    let said: Vec<(&str, &str, &str)> =
        said.iter().map(|(name, post, words)| (*name, post.as_str(), words.as_str())).collect();
    assert_eq!(said, wanted);
}

#[test]
fn names_may_be_below_quotations() {
    let text = "Harbour Commission - Press release\n\nCommission proposes new rules for safer ferries\n\nBrussels, 12 March 2024\n\nThe Harbour Commission has proposed new rules that will make ferries safer across all islands, and give passengers a right to be told.\n\nNext steps\n\nThe proposal will now be discussed by the Parliament and by the Council of the Islands.\n\n“Every passenger has the right to arrive. We learn from every near miss.”\n\nClara Weidenhof, President of the Harbour Commission - 12/03/2024\n\n“Ferries are the bridges of our islands.”\n\n“They have to be as safe as bridges.”\n\nJanis Ozolinch, Commissioner for Islands\n\nPress contacts\n\nMaria Delgado\n\nmaria.delgado@harbour.example\n";
    let release = of("commission.txt", text);
    is(
        &said(&release),
        &[
            ("Clara Weidenhof", "President of Harbour Commission", "Every passenger has"),
            ("Janis Ozolinch", "Commissioner of Islands", "Ferries are the"),
        ],
    );
    assert_eq!(release.found.attributions.last().unwrap().content.len(), 2);
    assert_eq!(kind(&release, "Clara Weidenhof"), BlockKind::Direction);
    assert_eq!(kind(&release, "Commission proposes"), BlockKind::Title);
    assert_eq!(kind(&release, "Maria Delgado"), BlockKind::Boilerplate);
    let meta = &release.layout.meta;
    assert_eq!(meta.publisher.as_deref(), Some("Harbour Commission"));
    assert_eq!((meta.place.as_deref(), meta.published.as_deref()), (Some("Brussels"), Some("2024-03-12")));
}

#[test]
fn a_company_release_ends_in_boilerplate() {
    let text = "Northgate Robotics Reports Third Quarter\n\nBOSTON, Oct. 24, 2024 (FASTWIRE) -- Northgate Robotics today announced results for its third quarter, and raised what it expects of the year.\n\n“Our customers keep coming back for more,” said Helen Marsh, Chief Executive Officer of Northgate Robotics.\n\nHighlights\n\n• Revenue of $212.4 million\n\n“We ended the quarter in good shape,” added Chief Financial Officer Raj Patel.\n\nAbout Northgate Robotics\n\nNorthgate Robotics makes robots for warehouses. It employs 2,300 people in nine countries.\n\nForward-Looking Statements\n\nThis press release contains forward-looking statements. Words such as “expects” and “will” tell them, and things may come otherwise.\n\nInvestor Contact:\n\nDana Whitfield\n\ninvestors@northgate.example\n\n###\n";
    let release = of("company.txt", text);
    is(
        &said(&release),
        &[
            ("Helen Marsh", "Chief Executive Officer of Northgate Robotics", "Our customers keep"),
            ("Raj Patel", "Chief Financial Officer", "We ended the"),
        ],
    );
    for words in
        ["About Northgate", "Northgate Robotics makes", "Forward-Looking", "This press release", "Dana"]
    {
        assert_eq!(kind(&release, words), BlockKind::Boilerplate, "{words}");
    }
    assert_eq!(kind(&release, "Highlights"), BlockKind::Heading(2));
}

#[test]
fn block_quotations_may_be_signed() {
    let page = "<!DOCTYPE html><html lang=\"en\"><head><title>New lab for tidal power | Northgate University</title></head><body><div class=\"menu\"><ul><li><a href=\"s\">Study</a></li></ul></div><div class=\"content\"><h1>New lab for tidal power</h1><p>A new laboratory for tidal power opened on Monday at Northgate University, with three wave tanks and room for forty researchers.</p><blockquote><p>“We can test whole turbines here, as nobody else can.”</p><cite>Dr. Ines Carvalho, head of the Tidal Power Laboratory</cite></blockquote><p>The laboratory cost 12 million dollars, which were paid by the state and by donors over four years, and it is open to all.</p><blockquote>The tide is the most honest engine there is.<footer>— Peter Lindqvist, professor of engineering</footer></blockquote><figure><blockquote>I came to stay for a year, and it became ten.</blockquote><figcaption>Mia Stone, technician</figcaption></figure><p>Students will work there from October, and a lecture on <cite>The Sea</cite> is held every week.</p></div></body></html>";
    let article = of("lab.html", page);
    is(
        &said(&article),
        &[
            ("Ines Carvalho", "head of Tidal Power Laboratory", "We can test"),
            ("Peter Lindqvist", "professor of engineering", "The tide is"),
            ("Mia Stone", "technician", "I came to"),
        ],
    );
    assert_eq!(kind(&article, "Students will"), BlockKind::Paragraph);
}

#[test]
fn labels_of_headlines_and_myths_are_not_speakers() {
    let text = "# Port opens night market\n\nThe port opened its night market on Friday with forty stalls.\n\n> The harbour is alive again after dark.\n> — Mara Quist, Mayor of Port Ellery\n\nStalls are open until midnight, and a ferry runs from the old town.\n\n> “We sold out in two hours.”\n>\n> – Jon Abara, baker\n\n**MYTH:** The market costs the city money.\n\n**FACT:** Stalls pay for all of it.\n\n- **The Ellery Post:** Night market draws thousands\n- **Harbour Radio:** “A triumph”: market opens to crowds\n- **BBN:** Report says port lights up\n- **Harbour Radio:** “Nobody went home hungry on that night.”\n";
    is(
        &said(&of("market.md", text)),
        &[
            ("Mara Quist", "Mayor of Port Ellery", "The harbour is"),
            ("Jon Abara", "baker", "We sold out"),
            ("Harbour Radio", "", "Nobody went home"),
        ],
    );
}

#[test]
fn labels_of_an_advisory_are_not_speakers() {
    let text = "MEDIA ADVISORY\n\nMayor Quist to Open New Ferry Terminal\n\nWHAT: Opening of the new ferry terminal\n\nWHO: Mayor Mara Quist; Jon Abara, Director of the Port Authority\n\nWHERE: Pier 4, Port Ellery\n\nThe terminal replaces a building from 1961 that was closed after the storm two years ago, and stays open at night.\n";
    let advisory = of("advisory.txt", text);
    assert_eq!(kind(&advisory, "Mayor Quist to"), BlockKind::Title);
    assert_eq!(kind(&advisory, "WHERE"), BlockKind::Paragraph);
    assert!(advisory.found.attributions.is_empty(), "{:?}", advisory.found.attributions);
}

#[test]
fn a_release_may_be_quoted_in_an_email() {
    let text = "From: Press Office <press@ellery.example>\nTo: news@post.example\nSubject: Fwd: Port Ellery opens night market\nDate: Fri, 6 Jun 2025 09:12:00 +0200\n\nDear all,\n\nplease find below our release.\n\n> FOR IMMEDIATE RELEASE\n>\n> PORT ELLERY, June 6 - The port opened its night market on\n> Friday with forty stalls. \"The harbour is alive again after\n> dark,\" said Mayor Mara Quist.\n>\n> \"We sold out in two hours,\" said Jon Abara, a baker from\n> the old town.\n";
    for name in ["mail.txt", "mail"] {
        let mail = of(name, text);
        is(
            &said(&mail),
            &[
                ("Mara Quist", "Mayor", "The harbour is"),
                ("Jon Abara", "baker from the old town", "We sold out"),
            ],
        );
        assert_eq!(mail.layout.meta.title.as_deref(), Some("Port Ellery opens night market"));
        assert_eq!(kind(&mail, "FOR IMMEDIATE"), BlockKind::Boilerplate);
    }
}

#[test]
fn an_office_before_a_name_is_a_role() {
    let text = "The council met twice\n\nBorder Czar Tom Hollis called it “a long way from home.” Project Scientist Robert P. Ames said that the ice was thin. Secretary of State Quill said: “We are glad to be here.” Secretary of the Treasury Scott Benning announced that “money will come” soon. Chief of Staff Ruth Carver said, “It is late.” Chair of the Walkers’ Trust, Tom Oakley, said: “It is good news for walkers.” A spokesman for Mayor Jim Dorn said: “No comment today.”\n\nFirst Lady Anna Dorn came late, and President Dorn said: “We waited for her.” Stephen King Jr. said: “I wrote it down.”\n";
    let release = of("offices.txt", text);
    let people: Vec<(&str, &str)> = release
        .found
        .people
        .iter()
        .map(|person| (person.name.as_str(), person.role.as_deref().unwrap_or_default()))
        .collect();
    for wanted in [
        ("Tom Hollis", "Border Czar"),
        ("Robert P. Ames", "Project Scientist"),
        ("Quill", "Secretary of State"),
        ("Scott Benning", "Secretary of the Treasury"),
        ("Ruth Carver", "Chief of Staff"),
        ("Tom Oakley", "Chair"),
        ("Stephen King Jr.", ""),
    ] {
        assert!(people.contains(&wanted), "{wanted:?} in {people:?}");
    }
    let waited = said(&release).into_iter().find(|(_, _, words)| words == "We waited for").unwrap();
    assert_eq!((waited.0, waited.1.as_str()), ("Dorn", "President"));
    let comment = said(&release).into_iter().find(|(_, _, words)| words == "No comment today.").unwrap();
    assert!(comment.0.contains("spokesman"), "{comment:?}");
}

#[test]
fn places_and_programmes_are_not_people() {
    let text = "A pilot comes home\n\nErik Holm flew for years before he was asked to lead the crew of the port. In North Ellery, he recalled, “the nights were dark and the lamps were few.”\n\nWith Tide II on the way, there is a lot to do. “We are ready for it,” he said.\n";
    let said: Vec<String> =
        said(&of("pilot.txt", text)).into_iter().map(|(name, ..)| name.to_owned()).collect();
    assert!(said.iter().all(|name| name == "Erik Holm" || name.is_empty()), "{said:?}");
}

#[test]
fn the_organization_of_an_office_is_not_a_person() {
    let text = "The Harbour Forum Opens\n\nLi Shan, Vice President of Harbour Works and Greater Norland, noted that the quays will grow.\n";
    let imported = of("forum.txt", text);
    let posts: Vec<(&str, Option<&str>)> =
        imported.found.people.iter().map(|person| (person.name.as_str(), person.role.as_deref())).collect();
    assert!(posts.contains(&("Li Shan", Some("Vice President"))), "{posts:?}");
    assert!(posts.iter().all(|(name, role)| *name == "Li Shan" || role.is_none()), "{posts:?}");
}

#[test]
fn the_line_below_a_block_quotation_names_its_speaker() {
    let page = "<html><body><article><h1>Lamp</h1><p>Keeper Ines Quell met the pilots of the bay on Friday.</p><blockquote><p>We do not switch it off.</p></blockquote><p>she said.</p><blockquote>The oil is here.</blockquote><p>said Bo Rill, chair of the board.</p><blockquote>It burns.</blockquote><p>The mayor was not there.</p></article></body></html>";
    let found = of("lamp.html", page);
    let by = |words: &str| {
        let block = found.layout.blocks.iter().position(|block| block.words.as_str() == words)?;
        let own = found.found.attributions.iter().find(|own| own.content[0].block == block)?;
        own.person.map(|person| &*found.found.people[person].name)
    };
    assert_eq!(by("We do not switch it off."), Some("Ines Quell"));
    assert_eq!(by("The oil is here."), Some("Bo Rill"));
    assert_eq!(by("It burns."), None);
}
