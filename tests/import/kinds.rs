//! Kinds of lines and speakers in many kinds of input, all invented.

use crate::{back, import, kept};
use plenary::import::Imported;
use plenary::import::blocks::BlockKind;

/// Imports a text and checks what must be true for every import.
pub(crate) fn of(name: &str, text: &str) -> Imported {
    let imported = import(name, text.as_bytes());
    kept::nothing_is_lost(name, &imported);
    back(name, &imported);
    imported
}

/// The label and first words of each turn.
pub(crate) fn turns(imported: &Imported) -> Vec<(String, String)> {
    let turn = |block: &plenary::import::blocks::Block| match &block.kind {
        BlockKind::Turn { label, .. } => {
            let words: Vec<&str> = block.words.as_str().split(' ').take(2).collect();
            Some((label.clone(), words.join(" ")))
        }
        _ => None,
    };
    imported.layout.blocks.iter().filter_map(turn).collect()
}

/// The person and first words of each turn.
pub(crate) fn spoken(imported: &Imported) -> Vec<(String, String)> {
    let name = |person: Option<usize>| person.map_or("nobody", |person| &imported.found.people[person].name);
    let turns = imported.found.attributions.iter().filter(|found| found.rule == "turn");
    turns
        .map(|found| {
            let words = imported.layout.blocks[found.content[0].block].words.as_str();
            let words: Vec<&str> = words.split(' ').take(2).collect();
            (name(found.person).to_owned(), words.join(" "))
        })
        .collect()
}

pub(crate) fn pairs(turns: &[(String, String)]) -> Vec<(&str, &str)> {
    turns.iter().map(|(label, words)| (label.as_str(), words.as_str())).collect()
}

/// The words of each block.
pub(crate) fn words(imported: &Imported) -> Vec<&str> {
    imported.layout.blocks.iter().map(|block| block.words.as_str()).collect()
}

pub(crate) fn kind(imported: &Imported, words: &str) -> BlockKind {
    let block = imported.layout.blocks.iter().find(|block| block.words.as_str().starts_with(words));
    block.unwrap_or_else(|| panic!("{words} is lost")).kind.clone()
}

pub(crate) fn people(imported: &Imported) -> Vec<(&str, &str)> {
    let people = imported.found.people.iter();
    people.map(|person| (person.name.as_str(), person.role.as_deref().unwrap_or_default())).collect()
}

#[test]
fn labels_of_a_hearing_may_have_lower_case() {
    let text = "                NIGHT TRAFFIC\n\n                HEARING\n\n               BEFORE THE\n\n           MARCH 14, 2023\n\n    The Subcommittee met, pursuant to call, at 10:02 a.m., Hon. Ada Ling [Chairwoman of the Subcommittee] presiding.\n\n    Chairwoman Ling. Good morning. The Subcommittee will come to order.\n    Today we look at ships.\n    Mr. Dahl. Thank you, Madam Chairwoman.\n    [The prepared statement of Mr. Dahl follows:]\n    Chairwoman Ling. Our witness is Captain Bo Chen, Harbour Master.\n\n           STATEMENT OF BO CHEN, HARBOUR\n                   MASTER\n\n    Captain Chen. Thank you for the invitation.\n    Ms. Jackson Lee of Southland. Do lights cost money?\n    Captain Chen. They do.\n    [Whereupon, at 11:14 a.m., the Subcommittee was adjourned.]\n";
    let hearing = of("hearing.txt", text);
    assert_eq!(
        pairs(&turns(&hearing)),
        [
            ("Chairwoman Ling", "Good morning."),
            ("Chairwoman Ling", "Today we"),
            ("Mr. Dahl", "Thank you,"),
            ("Chairwoman Ling", "Our witness"),
            ("Captain Chen", "Thank you"),
            ("Ms. Jackson Lee of Southland", "Do lights"),
            ("Captain Chen", "They do."),
        ]
    );
    assert_eq!(kind(&hearing, "STATEMENT OF BO CHEN, HARBOUR MASTER"), BlockKind::Heading(3));
    assert_eq!(
        people(&hearing),
        [("Ada Ling", "Chairwoman"), ("Dahl", ""), ("Bo Chen", "Captain"), ("Jackson Lee", "")]
    );
}

#[test]
fn acts_in_a_record_are_directions() {
    let text = "[Record of the Harbour House (Tuesday, March 14, 2023)]\n\n                 HARBOUR LIGHTS ACT\n\n  Mr. LOTT. Mr. Speaker, I move to pass the bill (H.R. 1234) to light the harbours.\n  The Clerk read the title of the bill.\n  The SPEAKER pro tempore. Is there objection?\n\n                   General Leave\n\n  Mr. LOTT. Mr. Speaker, I ask for leave.\n  There was no objection.\n\n                  {time}  1245\n\n  We have waited long for this.\n";
    let record = of("record.txt", text);
    assert_eq!(
        pairs(&turns(&record)),
        [
            ("Mr. LOTT", "Mr. Speaker,"),
            ("The SPEAKER pro tempore", "Is there"),
            ("Mr. LOTT", "Mr. Speaker,"),
            ("Mr. LOTT", "We have"),
        ]
    );
    assert_eq!(kind(&record, "General Leave"), BlockKind::Heading(3));
    assert_eq!(kind(&record, "The Clerk read"), BlockKind::Direction);
    assert_eq!(people(&record), [("Lott", ""), ("The Speaker pro tempore", "")]);
}

#[test]
fn names_may_be_in_columns_or_before_questions() {
    let columns = of(
        "a.tsv",
        "Speaker\tText\nAda Ling\tWelcome, everybody.\nBo Chen\tThanks for having me.\nAda Ling\tWhy lights?\nBo Chen\tShips come by night.\n",
    );
    assert_eq!(turns(&columns).len(), 4);
    assert_eq!(kind(&columns, "Speaker Text"), BlockKind::Boilerplate);
    let timed = of(
        "b.txt",
        "Harbour podcast\n\n00:00:01\tAda Ling\tWelcome, everybody.\n00:00:09\tBo Chen\tThanks for having me.\n00:01:12\tAda Ling\tWhy lights?\n00:01:20\tBo Chen\tShips come by night.\n",
    );
    assert_eq!(pairs(&turns(&timed))[1], ("Bo Chen", "Thanks for"));
    let interview = of(
        "c.txt",
        "Interview with Ada Ling, Chair of the Harbour Council\n\nEastwick, March 14, 2023\n\nQuestion: Why lights?\n\nAda Ling: Ships come by night, and they are many.\n\nQuestion: Who pays?\n\nAda Ling: We do.\n",
    );
    assert_eq!(people(&interview), [("Questioner", ""), ("Ada Ling", "Chair")]);
}

#[test]
fn the_number_kind_and_stamp_of_a_release_are_not_text() {
    let message = of(
        "un.txt",
        "SG/SM/21999\n14 March 2023\n\nSecretary-General Urges ‘Light for Every Quay’\n\nFollowing is UN Secretary-General António Dahl’s message for Harbour Day, observed on 14 March:\n\nHarbours feed the world. One in three has no light.\n\nLet us commit to light for every quay.\n\nFor information media. Not an official record.\n",
    );
    assert_eq!(kind(&message, "Secretary-General Urges"), BlockKind::Title);
    assert_eq!(people(&message), [("António Dahl", "UN Secretary-General")]);
    assert_eq!(turns(&message).len(), 2);
    let release = of(
        "eu.txt",
        "Council of the Harbours\nPress release\n14 March 2023 10:15\n\nHarbours: Council adopts conclusions on night traffic\n\nThe Council today approved conclusions on night traffic in all of the harbours, and it called for a proposal by 2025.\n\nPress contacts\nBo Chen\nPress officer\n+32 470 00 00 00\n",
    );
    assert_eq!(kind(&release, "Harbours: Council adopts"), BlockKind::Title);
    assert_eq!(release.layout.meta.publisher.as_deref(), Some("Council of the Harbours"));
    for line in ["Press contacts", "Bo Chen", "Press officer"] {
        assert_eq!(kind(&release, line), BlockKind::Boilerplate, "{line}");
    }
    let stamped = of(
        "cn.txt",
        "Harbour city opens wider, vice mayor says\nUpdated: March 14, 2023 08:15 Harbour Daily\n\nEASTWICK, March 14 -- The city of Eastwick will open its harbour wider to ships of all kinds, it was said on Tuesday.\n\nThe hall of the forum in Eastwick, March 13, 2023. [Photo/Harbour Daily]\n\nEditor: Li Ming\n",
    );
    let meta = &stamped.layout.meta;
    assert_eq!(meta.publisher.as_deref(), Some("Harbour Daily"));
    assert_eq!(meta.published.as_deref(), Some("2023-03-14"));
    assert_eq!(meta.place.as_deref(), Some("EASTWICK"));
    assert_eq!(kind(&stamped, "Editor:"), BlockKind::Boilerplate);
    assert!(matches!(kind(&stamped, "The hall of"), BlockKind::Caption { credit: Some(_), .. }));
}

#[test]
fn rolling_captions_are_read_once() {
    let text = "WEBVTT - Harbour forum\nKind: captions\nLanguage: en\n\n00:00:00.160 --> 00:00:02.389 align:start position:0%\n \ngood<00:00:00.480><c> morning</c><00:00:00.800><c> everyone</c>\n\n00:00:02.389 --> 00:00:02.399 align:start position:0%\ngood morning everyone\n \n\n00:00:02.399 --> 00:00:04.710 align:start position:0%\ngood morning everyone\nwelcome<00:00:02.800><c> to</c><00:00:03.040><c> the</c> harbour\n\n00:00:06.720 --> 00:00:08.710\nwelcome to the harbour\n[Music]\n";
    let captions = of("auto.vtt", text);
    let said: Vec<&str> = captions
        .layout
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Turn { .. }))
        .map(|block| block.words.as_str())
        .collect();
    assert_eq!(said, ["good morning everyone welcome to the harbour"]);
    assert_eq!(captions.layout.meta.title.as_deref(), Some("Harbour forum"));
}

#[test]
fn articles_are_read_in_four_other_languages() {
    for (name, text, language, speaker, said, place) in [
        (
            "zh.txt",
            "海港城扩大夜间通航\n2023年3月14日 08:15　来源：海港日报\n\n新华社海港城3月14日电（记者李明）海港城将继续扩大夜间通航，欢迎各国船只前来。市长凌雅达14日在论坛上说：“我们的大门是敞开的。”\n\n“新阶段”计划将于明年启动，码头建设正在进行，许多企业参加了论坛。\n",
            "zh",
            ("凌雅达", "市长"),
            "我们的大门是敞开的。",
            "海港城",
        ),
        (
            "fr.txt",
            "Le port s'ouvre à la nuit\nPar Jeanne Morel\nPublié le 14 mars 2023\n\nPORT-VILLE, 14 mars – Le conseil du port a voté mardi l'éclairage de tous les quais de la ville.\n\n« Nos portes sont ouvertes », a déclaré Ada Ling, présidente du conseil du port.\n\nLe « nouveau départ » promis par la ville commencera l'an prochain.\n",
            "fr",
            ("Ada Ling", "présidente du conseil du port"),
            "Nos portes sont ouvertes",
            "PORT-VILLE",
        ),
        (
            "de.txt",
            "Hafen öffnet sich für die Nacht\nVon Hanna Weiß\n14. März 2023\n\nHAFENSTADT – Der Hafenrat hat am Dienstag die Beleuchtung aller Kais der Stadt beschlossen.\n\n„Unsere Türen stehen offen“, sagte Ada Ling, die Vorsitzende des Hafenrats.\n\nDer „neue Aufbruch“, den die Stadt versprochen hat, beginnt im nächsten Jahr.\n",
            "de",
            ("Ada Ling", "Vorsitzende des Hafenrats"),
            "Unsere Türen stehen offen",
            "HAFENSTADT",
        ),
        (
            "es.txt",
            "El puerto se abre a la noche\nPor Juana Morales\n\nPUERTO VILLA, 14 de marzo.- El consejo del puerto aprobó el martes la iluminación de todos los muelles.\n\n«Nuestras puertas están abiertas», dijo Ada Ling, presidenta del consejo.\n\nEl «nuevo comienzo» que prometió la ciudad empezará el próximo año.\n\nFuente: Diario del Puerto\n",
            "es",
            ("Ada Ling", "presidenta del consejo"),
            "Nuestras puertas están abiertas",
            "PUERTO VILLA",
        ),
    ] {
        let imported = of(name, text);
        assert_eq!(imported.layout.meta.language.as_deref(), Some(language), "{name}");
        assert_eq!(imported.layout.meta.place.as_deref(), Some(place), "{name}");
        let briefing = back(name, &imported);
        assert_eq!(briefing.quotes.len(), 1, "{name}: {:?}", briefing.quotes);
        let quote = &briefing.quotes[0];
        assert_eq!(quote.text.as_str(), said, "{name}");
        assert_eq!(people(&imported), [speaker], "{name}");
    }
}

#[test]
fn a_page_has_title_captions_and_boilerplate() {
    let page = of(
        "a.html",
        r#"<!DOCTYPE html><html lang="en"><head><title>Harbour: Lamps - EBC</title><meta property="og:title" content="Harbour: Lamps for every quay - EBC"><meta property="og:site_name" content="EBC"><meta property="og:description" content="Minister announces lamps for every quay."></head><body>
<header><nav><a href="/">EBC</a></nav></header><main><h1>Harbour: Lamps for every quay</h1><p class="lead">Minister announces lamps for every quay.</p><div class="byline">By <a>HANNA WEISS</a></div>
<div class="media"><img src="l.jpg"><div class="media-caption">A lamp shines at the quay of Eastwick.</div><div class="media-caption">Credits: EBC/Bo Chen</div></div>
<div class="entry-content"><p>Every quay in the country is to get lamps from next spring on, the minister for harbours said on Tuesday.</p>
<figure><span><img src="d.jpg"><span class="visually-hidden">Image source, </span>Photo House</span><figcaption><span class="visually-hidden">Image caption, </span>The quay at dusk</figcaption></figure>
<p>Ships of all kinds may come to the quays, and the dues stay as they are until the end of the year.</p>
<table><tr><th>Port</th><th>Lamps</th></tr><tr><td>Eastwick</td><td>120</td></tr></table><p><a href="a">Home</a> <a href="b">News</a></p>
<h2>Related topics</h2><ul><li><a>Harbours</a></li></ul></div></main><footer>EBC, 1 Quay Street</footer></body></html>"#,
    );
    assert_eq!(kind(&page, "Harbour: Lamps for every quay"), BlockKind::Title);
    assert_eq!(kind(&page, "Minister announces"), BlockKind::Subtitle);
    assert_eq!(page.layout.meta.authors, ["Hanna Weiss"]);
    let caption = |credit: &str, image: &str| BlockKind::Caption {
        credit: Some(credit.to_owned()),
        image: Some(image.to_owned()),
    };
    assert_eq!(kind(&page, "A lamp shines"), caption("EBC/Bo Chen", "l.jpg"));
    assert_eq!(kind(&page, "The quay at dusk"), caption("Photo House", "d.jpg"));
    assert_eq!(kind(&page, "Eastwick 120"), BlockKind::Paragraph);
    for line in ["Image caption,", "Home News", "Related topics", "Harbours", "EBC, 1 Quay"] {
        assert_eq!(kind(&page, line), BlockKind::Boilerplate, "{line}");
    }
}
