//! Imports real releases, if available.
//!
//! Each one opens, loses nothing and reads back the same.

use crate::shared::shared;
use crate::{back, import, kept, with_turns};
use plenary::check::NoFiles;
use plenary::import::blocks::BlockKind;
use plenary::library::Volume;
use std::fs;

#[test]
fn every_release_opens_and_reads_back_the_same() {
    let Some(folder) = shared("corpus/releases") else { return };
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        let imported = import(&name, &bytes);
        kept::nothing_is_lost(&name, &imported);
        back(&name, &imported);
        let imported = with_turns(imported);
        let briefing = back(&name, &imported);
        let turns =
            imported.layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Turn { .. }));
        assert_eq!(briefing.quotes.len(), turns.count(), "{name}: every turn is a quote");
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn press_briefings_have_turns_from_the_start() {
    let Some(folder) = shared("corpus/releases") else { return };
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("wh-press") {
            continue;
        }
        let imported = import(&name, &fs::read(&path).unwrap());
        let blocks = &imported.layout.blocks;
        let first = blocks.iter().position(|block| matches!(block.kind, BlockKind::Turn { .. }));
        assert!(first.is_some_and(|first| first < 16), "{name}: the first turn is {first:?}");
        let loose = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
        assert!(loose < 8, "{name}: {loose} paragraphs have no speaker");
    }
}

#[test]
fn the_first_release_has_its_title_headings_and_captions() {
    let Some(path) = shared("seed/chongqing-services.txt") else { return };
    let imported = import("chongqing-services.txt", &fs::read(path).unwrap());
    let of = |wanted: fn(&BlockKind) -> bool| -> Vec<String> {
        let blocks = imported.layout.blocks.iter().filter(|block| wanted(&block.kind));
        blocks.map(|block| block.words.as_str().to_owned()).collect()
    };
    let titles = of(|kind| *kind == BlockKind::Title);
    assert!(titles.len() == 1 && titles[0].starts_with("\"Chongqing Services\" Builds"), "{titles:?}");
    let headings = of(|kind| matches!(kind, BlockKind::Heading(_)));
    assert_eq!(headings.len(), 3, "{headings:?}");
    assert!(
        headings[2].starts_with("Shape a new landscape") && headings[2].ends_with("win-win cooperation.")
    );
    let captions = imported.layout.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Caption { credit, .. } => Some((block.words.as_str(), credit.as_deref())),
        _ => None,
    });
    let captions: Vec<_> = captions.collect();
    assert_eq!(captions.len(), 6, "{captions:?}");
    let credit = "Photograph courtesy of the Chongqing Municipal Commission of Commerce";
    assert!(
        captions.iter().all(|(words, found)| *found == Some(credit) && !words.contains("courtesy")),
        "{captions:?}"
    );
    assert_eq!(of(|kind| *kind == BlockKind::Source), ["Source: China (Chongqing) Pilot Free Trade Zone"]);
    let briefing = back("chongqing-services.txt", &imported);
    assert_eq!(briefing.sections.len(), 4);
    assert_eq!(briefing.event.source.publisher.as_deref(), Some("China (Chongqing) Pilot Free Trade Zone"));
}

#[test]
fn the_first_release_has_its_statements_and_speakers() {
    let Some(path) = shared("seed/chongqing-services.txt") else { return };
    let bytes = fs::read(path).unwrap();
    let volume = Volume::read("release.txt", None, bytes, &NoFiles);
    let briefing = volume.briefing.unwrap();
    let said: Vec<(&str, &str)> = briefing
        .quotes
        .iter()
        .map(|quote| {
            let name = quote.speaker.map_or("", |speaker| briefing[speaker].name.as_str());
            let text = quote.text.as_str();
            (name, text.split_at(text.floor_char_boundary(30)).0)
        })
        .collect();
    for expected in [
        ("Hu Henghua", "Chongqing is stepping up effor"),
        ("Sheng Qiuping", "the comprehensive pilot and de"),
        ("Zhan Yong", "the need to accelerate and int"),
        ("Zhan Yong", "the highlights and distinctive"),
        ("Sheng Qiuping", "since being approved as a pilo"),
        ("Tang Weidong", "moving forward, Chongqing will"),
        ("Hans-Peter Friedrich", "eastern Germany has emerged as"),
        ("Tang Weidong", "the achievements made in Chong"),
        ("Wang Qiang", "Chongqing has served as a vita"),
        ("Shi Shuai", "through precision-oriented ope"),
    ] {
        assert!(said.contains(&expected), "{expected:?}\n{said:#?}");
    }
    let slogan =
        said.iter().any(|(_, words)| words.contains("Invest in China") || words.contains("new stage"));
    assert!(!slogan, "{said:#?}");
}

#[test]
fn the_first_release_has_its_people_and_posts() {
    let Some(path) = shared("seed/chongqing-services.txt") else { return };
    let imported = import("chongqing-services.txt", &fs::read(path).unwrap());
    let briefing = back("chongqing-services.txt", &imported);
    let post = |name: &str| {
        let speaker = briefing.speakers.iter().find(|speaker| speaker.name.as_str() == name);
        let speaker = speaker.unwrap_or_else(|| panic!("{name} does not speak"));
        let role = speaker.role.as_ref().map_or("", |role| role.as_str()).to_owned();
        let of = speaker.organization.as_ref().map_or("", |of| of.as_str()).to_owned();
        (role, of)
    };
    for (name, begins, of) in [
        ("Hu Henghua", "Deputy Secretary", ""),
        ("Sheng Qiuping", "Vice Minister", "Ministry"),
        ("Zhan Yong", "Deputy Director General", "Department"),
        ("Tang Weidong", "Deputy Director", "Chongqing"),
        ("Hans-Peter Friedrich", "former Vice Chairman", ""),
        ("Shi Shuai", "Vice President", "Roland Berger"),
        ("Wang Qiang", "Vice President and", "SABIC"),
    ] {
        let (role, organization) = post(name);
        assert!(!role.is_empty() && role.starts_with(begins), "{name}: {role:?}");
        assert!(organization.starts_with(of), "{name}: {organization:?}");
    }
    let two = post("Hans-Peter Friedrich").0;
    assert!(two.contains("Vice Chairman") && two.contains(" and Chairman"), "{two:?}");
    let doctor = briefing.speakers.iter().find(|speaker| speaker.name.as_str() == "Hans-Peter Friedrich");
    let honorific = doctor.and_then(|speaker| speaker.honorific.as_ref()).map(plenary::text::Safe::as_str);
    assert_eq!(honorific, Some("Dr."));
    assert!(briefing.speakers.iter().any(|speaker| speaker.group), "the groups are missing");
}
