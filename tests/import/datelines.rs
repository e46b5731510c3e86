//! Datelines that look like the labels of speakers, all invented.

use crate::kinds::{kind, of, people, turns};
use plenary::import::Imported;
use plenary::import::blocks::BlockKind;

/// The names of the people whose words were found.
fn speakers(imported: &Imported) -> Vec<&str> {
    let found = imported.found.attributions.iter().filter_map(|found| found.person);
    found.map(|person| imported.found.people[person].name.as_str()).collect()
}

#[test]
fn a_place_in_capitals_before_a_colon_is_no_speaker() {
    let news = of(
        "news.txt",
        "Lamp row\n\nNEW ELLERY: \"We have sent 300 lamps,\" minister Ines Quell said.\n\nThe keepers walked out.\n",
    );
    assert_eq!(speakers(&news), ["Ines Quell"]);
    assert_eq!(kind(&news, "NEW ELLERY:"), BlockKind::Dateline);
    let prose = of(
        "prose.txt",
        "Lamps of the coast\n\nNEW ELLERY: The council on Monday told the court that it would mend the lamps.\n\nThe court was hearing a plea.\n\nIt will sit again in May.\n",
    );
    assert_eq!(turns(&prose), []);
    assert!(people(&prose).iter().all(|(name, _)| *name != "New Ellery"));
    let short = of(
        "short.txt",
        "Lamp row\n\nABERO: The lamps will burn in June.\n\nKELO: Traders closed their shops on Monday.\n",
    );
    assert_eq!(speakers(&short), [""; 0]);
    assert_eq!(kind(&short, "KELO:"), BlockKind::Dateline);
}

#[test]
fn an_underscore_or_a_bar_may_end_a_dateline() {
    for line in ["ELLERY (NLA) _", "ELLERY, March 4 (NLA) _", "ELLERY, Norland |", "ELLERY: "] {
        let text = format!("Lamp row\n\n{line} Minister Ines Quell said the lamps would burn in June.\n");
        let news = of("news.txt", &text);
        assert_eq!(speakers(&news), ["Ines Quell"], "{line}");
        assert_eq!(kind(&news, line.trim_end()), BlockKind::Dateline, "{line}");
    }
}

#[test]
fn a_note_of_the_editors_is_no_speaker() {
    let text = "Lamp row\n\nELLERY: The vote was on Monday.\n\nUPDATE: The vote was 51 to 49.\n\nCORRECTION: An earlier version of this story misspelled the name of the keeper.\n";
    assert_eq!(speakers(&of("news.txt", text)), [""; 0]);
}

#[test]
fn a_name_in_capitals_that_speaks_is_a_speaker() {
    let text = "Lamp talk\n\nQUELL: We light the lamps at ten.\n\nORRE: Who pays for them?\n\nQUELL: The towns pay.\n\nORRE: Thank you.\n";
    assert_eq!(turns(&of("talk.txt", text)).len(), 4);
}
