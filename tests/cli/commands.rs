//! The commands `search`, `verify`, `new`, `man` and `completions`, and the library.

use crate::binary::{folder, plenary, run};
use crate::hostile::acts;
use crate::program::samples;
use crate::project::root;
use serde_json::Value;
use std::fs;

#[test]
fn search_covers_many_briefings_and_names_the_speakers() {
    let found = samples(&["search", "open", "."]);
    assert_eq!(found.code, Some(0));
    assert_eq!(acts(&found.out), None);
    for name in ["chongqing-services.toml\n", "harbour-forum.toml\n", "tour.toml\n"] {
        assert!(found.out.contains(name), "{}", found.out);
    }
    let place = "\n  Ada Ling, Chair, Port Lantern City Council · Opening · indirect\n";
    assert!(found.out.contains(place), "{}", found.out);
    assert!(found.err.ends_with(" in 3 briefings\n"), "{}", found.err);
    let days: Vec<&str> =
        found.out.lines().filter(|line| line.starts_with("20")).filter_map(|line| line.get(..10)).collect();
    assert!(days.is_sorted(), "{days:?}");
    let colored = samples(&["search", "--color", "always", "night berths", "harbour-forum.toml"]);
    let plain = samples(&["search", "night berths", "harbour-forum.toml"]);
    assert_ne!(colored.out, plain.out);
    assert_eq!(samples(&["search", "no such words", "."]).err, "no matches in 3 briefings\n");
}

#[test]
fn search_understands_phrases_and_filters() {
    let count = |query: &str| {
        let run = samples(&["search", query, ".", "--format", "ndjson"]);
        let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.len()
    };
    assert!(count("promise") > count("\"a promise that is kept\""));
    assert_eq!(count("\"promise a harbour\""), 0);
    assert!(count("berths by:ling") > 0);
    assert!(count("berths") > count("berths by:ling"));
    assert_eq!(count("berths until:1999"), 0);
    assert_eq!(count("-berths by:ling") + count("berths by:ling"), count("by:ling"));
    let quotes = samples(&["quotes", ".", "--query", "berths by:ling", "--format", "ndjson"]);
    assert_eq!(quotes.out.lines().count(), count("berths by:ling"), "{}", quotes.out);
    let limited = samples(&["search", "berths", ".", "--limit", "2"]);
    assert_eq!(limited.out.lines().filter(|line| line.starts_with("    ")).count(), 2, "{}", limited.out);
    let wrong = samples(&["search", "berths kind:spoken", "."]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("    berths kind:spoken\n                ^^^^^^\n"), "{}", wrong.err);
}

#[test]
fn search_prints_json() {
    let run = samples(&["search", "--json", "\"kept twice\"", "."]);
    let list: Vec<Value> = serde_json::from_str(&run.out).unwrap();
    assert_eq!((list.len(), &*run.err), (1, ""));
    let hit = &list[0];
    assert_eq!(hit["file"].as_str().map(|file| file.ends_with("harbour-forum.toml")), Some(true));
    assert_eq!((&hit["in"], &hit["date"]), (&"statement".into(), &"2025-07-01".into()));
    assert_eq!((&hit["speaker"]["id"], &hit["section"]["id"]), (&"ada-ling".into(), &"opening".into()));
    let text: Vec<char> = hit["text"].as_str().unwrap().chars().collect();
    let range = |index: usize| usize::try_from(hit["matches"][0][index].as_u64().unwrap()).unwrap();
    assert_eq!(text[range(0)..range(1)].iter().collect::<String>(), "kept twice");
    let none = samples(&["search", "--json", "no such words", "."]);
    assert_eq!((none.code, &*none.out), (Some(1), "[]\n"));
}

/// A draft with one correct passage and four wrong ones, each with another error.
const DRAFT: &str = "# Port Lantern talks\n\n\
    “A harbour is a promise that is kept twice a day,” said Ada Ling, the chair.\n\n\
    “An average is a comfy chair,” said Zoë Ackermann.\n\n\
    Ada Ling said “the city will open its night berths to ships of every flag.”\n\n\
    “Begin in the language in which you count,” said Bo Marsh.\n\n\
    “The moon is the next port of call,” said Ada Ling.\n";

#[test]
fn verify_gives_a_verdict_on_each_passage_in_quotation_marks() {
    let draft = folder("draft.md", DRAFT);
    let briefing = root("briefings/harbour-forum.toml");
    let briefing = briefing.to_str().unwrap();
    let text = run(draft.path(), &["verify", "draft.md", briefing]);
    assert_eq!(text.code, Some(1));
    let verdicts: Vec<&str> = text
        .out
        .lines()
        .filter(|line| line.starts_with("draft.md:"))
        .map(|line| line.split(": ").nth(1).unwrap())
        .collect();
    assert_eq!(verdicts, ["verbatim", "differs", "paraphrase", "misattributed", "not-found"], "{}", text.out);
    assert!(text.out.contains("draft.md:3:2: verbatim: “A harbour"), "{}", text.out);
    assert!(text.out.contains("chair"), "{}", text.out);
    assert!(text.out.contains("a [comfy → comfortable] chair"), "{}", text.out);
    assert!(text.out.contains("the draft attributes it to Bo Marsh"), "{}", text.out);
    assert_eq!(
        text.err,
        "draft.md: 5 quotations: 1 verbatim, 1 misattributed, 1 differs, 1 paraphrase, 1 not-found\n"
    );
    let json = run(draft.path(), &["verify", "--json", "draft.md", briefing]);
    let list: Vec<Value> = serde_json::from_str(&json.out).unwrap();
    assert_eq!((list[1]["line"].as_u64(), list[1]["column"].as_u64()), (Some(5), Some(2)));
    assert_eq!(list[1]["speaker"]["name"], "Zoë Ackermann");
    assert!(list[1]["difference"].as_array().unwrap().iter().any(|piece| piece["briefing"] == "comfortable"));
    assert_eq!(list.iter().filter(|passage| passage["fault"] == true).count(), 4);
}

#[test]
fn exported_quotes_are_verified_as_verbatim() {
    let quotes = samples(&["quotes", "--kind", "direct", "--format", "markdown", "harbour-forum.toml"]);
    let html = samples(&["quotes", "--format", "html", "harbour-forum.toml"]);
    let draft = folder("draft.md", &quotes.out);
    fs::write(draft.path().join("draft.html"), &html.out).unwrap();
    let briefing = root("briefings/harbour-forum.toml");
    for name in ["draft.md", "draft.html"] {
        let run = run(draft.path(), &["verify", name, briefing.to_str().unwrap()]);
        assert_eq!(run.code, Some(0), "{name}\n{}{}", run.out, run.err);
        assert!(run.out.contains(": verbatim: "), "{name}\n{}", run.out);
    }
}

#[test]
fn a_draft_may_quote_nobody() {
    let empty = folder("draft.txt", "The forum closed on Wednesday.\n");
    let briefing = root("briefings/harbour-forum.toml");
    let run = run(empty.path(), &["verify", "draft.txt", briefing.to_str().unwrap()]);
    assert_eq!((run.code, &*run.out), (Some(0), ""));
    assert_eq!(run.err, "draft.txt: no quotations\n");
}

#[test]
fn verify_reports_a_quote_that_its_own_briefing_does_not_support() {
    let source = "format = 1\n[event]\ntitle = \"T\"\n[[speakers]]\nid = \"a\"\nname = \"Ada Ling\"\n\
        [[sections]]\nid = \"s\"\ntitle = \"S\"\ntext = \"Nothing of the kind.\"\n\
        [[sections.quotes]]\nspeaker = \"a\"\ntext = \"Our doors are open to all.\"\n";
    let here = folder("doubt.toml", source);
    fs::write(here.path().join("draft.txt"), "“Our doors are open,” Ada Ling said.\n").unwrap();
    let told = run(here.path(), &["verify", "draft.txt", "doubt.toml"]);
    assert_eq!(told.code, Some(0), "{}{}", told.out, told.err);
    assert!(
        told.out.contains(": verbatim: ") && told.out.contains("own text does not contain this quote"),
        "{}",
        told.out
    );
}

/// A briefing with two people of one family name.
const QUAY: &str = "format = 1\n[event]\ntitle = \"Quay meeting\"\nlanguage = \"en\"\n\
    [[speakers]]\nid = \"mirel\"\nname = \"Mirel Quell\"\nrole = \"Mayor\"\n\
    [[speakers]]\nid = \"tomas\"\nname = \"Tomas Quell\"\n\
    [[speakers]]\nid = \"vane\"\nname = \"Orla Vane\"\n\
    [[sections]]\nid = \"o\"\ntitle = \"O\"\n\
    text = \"Quell: The night ferry sails again in autumn. Vane: The oﬃce of the quay stays open. Never.\"\n\
    [[sections.quotes]]\nspeaker = \"mirel\"\ntext = \"The night ferry sails again in autumn.\"\n\
    [[sections.quotes]]\nspeaker = \"vane\"\ntext = \"The oﬃce of the quay stays open.\"\n\
    [[sections.quotes]]\nspeaker = \"vane\"\ntext = \"Never.\"\n";

/// Returns the verdict on the only passage of a draft, and the exit code.
fn verdict(draft: &str) -> (String, Option<i32>) {
    let here = folder("quay.toml", QUAY);
    fs::write(here.path().join("draft.md"), draft).unwrap();
    let told = run(here.path(), &["verify", "draft.md", "quay.toml"]);
    let verdict = told.out.lines().next().and_then(|line| line.split(": ").nth(1)).unwrap_or_default();
    (verdict.to_owned(), told.code)
}

#[test]
fn verify_recognizes_names_anywhere_in_a_draft() {
    for (lead, tail, expected) in [
        ("Vane said: ", "", "misattributed"),
        ("Vane added: ", "", "misattributed"),
        ("Vane told reporters: ", "", "misattributed"),
        ("", " Vane said.", "misattributed"),
        ("Vane, in her words: ", "", "misattributed"),
        ("", " — Orla Vane", "misattributed"),
        ("Mirel Quell said: ", "", "verbatim"),
        ("Mayor Quell said: ", "", "verbatim"),
        ("The mayor said: ", "", "verbatim"),
        ("Mirel Quell came late. Quell said: ", "", "verbatim"),
        ("Tomas Quell came late. Quell said: ", "", "misattributed"),
        ("Quell said: ", "", "speaker-unclear"),
        ("Someone else said: ", "", "speaker-unclear"),
        ("In the evening Lena Vane rose: ", "", "speaker-unclear"),
        ("The quay, said Vane, was full: ", "", "misattributed"),
        ("She said: ", "", "speaker-unclear"),
        ("Vane was blunt. ", "", "speaker-unclear"),
        ("The mayor met Mirel Quell and Vane. ", "", "verbatim"),
        ("", "", "verbatim"),
    ] {
        let draft = format!("{lead}“The night ferry sails again in autumn.”{tail}\n");
        let exit = i32::from(expected != "verbatim");
        assert_eq!(verdict(&draft), (expected.to_owned(), Some(exit)), "{draft}");
    }
}

#[test]
fn a_word_or_two_are_too_short_to_tell() {
    for (draft, expected) in [
        ("Quell said “the quay”.", "too-short"),
        ("Orla Vane said “ferry”.", "too-short"),
        ("Some call it “bold”.", "too-short"),
        ("“Never,” Orla Vane said.", "verbatim"),
        ("“Never,” Mirel Quell said.", "too-short"),
    ] {
        assert_eq!(verdict(draft), (expected.to_owned(), Some(0)), "{draft}");
    }
    assert_eq!(verdict("“Bold,” Orla Vane said."), ("not-found".to_owned(), Some(1)));
}

#[test]
fn ligatures_and_letters_are_equal() {
    assert_eq!(verdict("“The office of the quay stays open,” Vane said.").0, "verbatim");
    let here = folder("release.txt", "The ﬁrst note\n\nOrla Vane said: “The oﬃce of the ﬂeet is open.”\n");
    let made = run(here.path(), &["import", "release.txt", "-o", "made.toml"]);
    assert_eq!(made.err.matches("replaced by letters").count(), 1, "{}", made.err);
    let quotes = run(here.path(), &["quotes", "made.toml"]);
    assert!(quotes.out.contains("“The office of the fleet is open.”"), "{}", quotes.out);
}

#[test]
fn an_imported_briefing_says_what_is_checked_until_all_is() {
    let here = folder(
        "release.txt",
        "The Quay\n\n“The quay opens at dawn,” said Orla Vane. “The lamps burn,” said Bo Marsh.\n",
    );
    run(here.path(), &["import", "release.txt", "-o", "quay.toml"]);
    let path = here.path().join("quay.toml");
    let written = fs::read_to_string(&path).unwrap();
    assert!(
        written.contains("\n[import]\nfrom = \"release.txt\"\nformat = \"text\"\nhash = \"xxh3-128:"),
        "{written}"
    );
    let checked = run(here.path(), &["check", "quay.toml"]);
    assert_eq!((checked.code, &*checked.err), (Some(0), "quay.toml: no problems\n"));
    assert!(checked.out.contains("notice[unchecked]: imported, not yet checked"), "{}", checked.out);
    let quotes = run(here.path(), &["quotes", "quay.toml"]).out;
    assert_eq!(quotes.matches(" · verbatim · attribution not checked\n").count(), 2, "{quotes}");
    fs::write(here.path().join("draft.md"), "“The quay opens at dawn,” Vane said.\n").unwrap();
    let told = run(here.path(), &["verify", "draft.md", "quay.toml"]);
    assert_eq!(told.code, Some(0));
    assert!(told.out.contains("nobody has checked who said this"), "{}", told.out);
    let found = run(here.path(), &["search", "dawn", "quay.toml"]).out;
    assert!(found.contains(" · direct · attribution not checked\n"), "{found}");
    let found = run(here.path(), &["search", "dawn", "--json", "quay.toml"]).out;
    let found: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(found[0]["quote"]["checked"], false);
    // One quote is checked.
    let one = written.replacen("cue = \"said\"\n", "cue = \"said\"\nchecked = true\n", 1);
    fs::write(&path, &one).unwrap();
    let checked = run(here.path(), &["check", "--format", "json", "quay.toml"]);
    let report: Vec<Value> = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(report[0]["import"], serde_json::json!({ "checked": 1, "quotes": 2 }));
    let shown = run(here.path(), &["show", "--size", "140x30", "--keys", "j", "quay.toml"]);
    assert!(shown.out.contains("imported, 1 of 2 checked"), "{}", shown.out);
    // The whole briefing is checked.
    fs::write(&path, written.replacen("rules =", "checked = true\nrules =", 1)).unwrap();
    for command in
        [&["check", "quay.toml"][..], &["quotes", "quay.toml"], &["verify", "draft.md", "quay.toml"]]
    {
        let told = run(here.path(), command).out;
        assert!(
            !told.contains("not checked") && !told.contains("not yet checked") && !told.contains("nobody"),
            "{told}"
        );
    }
    // An older version wrote only a comment.
    let (_, rest) = written.split_once("\n[import]").unwrap();
    let (_, rest) = rest.split_once("\n[[speakers]]").unwrap();
    let event =
        "# Imported, not yet checked: rules found it.\n\nformat = 1\n[event]\ntitle = \"Q\"\n\n[[speakers]]";
    fs::write(&path, format!("{event}{rest}")).unwrap();
    let old = run(here.path(), &["check", "quay.toml"]);
    assert!(old.out.contains("add a table [import]"), "{}{}", old.out, old.err);
}

#[test]
fn a_new_briefing_has_no_faults_and_every_key() {
    let here = folder("other.txt", "");
    let made = run(here.path(), &["new", "mine.toml"]);
    assert_eq!((made.code, &*made.err), (Some(0), "created mine.toml; replace its example text\n"));
    let checked = run(here.path(), &["check", "mine.toml"]);
    assert_eq!((checked.code, &*checked.err), (Some(0), "mine.toml: no problems\n"), "{}", checked.out);
    let again = run(here.path(), &["new", "mine.toml"]);
    assert_eq!(again.code, Some(3));
    assert!(again.err.contains("already exists"), "{}", again.err);
    // It must still read without the comment marks before its keys.
    let printed = run(here.path(), &["new"]).out;
    let bare = |line: &str| match line.strip_prefix('#') {
        Some(key) if !key.starts_with(' ') => key.to_owned(),
        _ => line.to_owned(),
    };
    let whole: String = printed.lines().map(|line| bare(line) + "\n").collect();
    fs::create_dir(here.path().join("images")).unwrap();
    fs::write(here.path().join("images/hall.jpg"), "").unwrap();
    fs::write(here.path().join("whole.toml"), &whole).unwrap();
    let checked = run(here.path(), &["check", "whole.toml"]);
    assert_eq!(checked.err, "whole.toml: no problems\n", "{}", checked.out);
    for key in keys(&plenary::document::schema()) {
        let is_shown = whole.lines().any(|line| {
            let line = line.trim_start_matches("original = { ");
            line.starts_with(&format!("{key} = "))
                || line.contains(&format!(", {key} = "))
                || line.contains(&format!("{key}]"))
        });
        assert!(is_shown || key == "original", "{key} is not in the new briefing");
    }
}

/// Every key of a schema and of its tables.
fn keys(schema: &Value) -> Vec<String> {
    let table = if schema["items"].is_object() { &schema["items"] } else { schema };
    let Some(properties) = table["properties"].as_object() else { return Vec::new() };
    properties.iter().flat_map(|(key, value)| std::iter::once(key.clone()).chain(keys(value))).collect()
}

#[test]
fn without_a_path_the_library_is_opened_if_it_has_briefings() {
    let home = folder("other.txt", "");
    let without = run(home.path(), &["speakers", "--help"]);
    assert_eq!(without.code, Some(0));
    assert!(run(home.path(), &["show"]).out.contains("A Tour of plenary"));
    let library = home.path().join("plenary/library");
    fs::create_dir_all(&library).unwrap();
    assert!(run(home.path(), &["show"]).out.contains("A Tour of plenary"), "an empty library is not opened");
    fs::copy(root("briefings/harbour-forum.toml"), library.join("mine.toml")).unwrap();
    let shown = run(home.path(), &["show"]);
    assert!(shown.out.contains("Harbour Forum 2025") && !shown.out.contains("A Tour of plenary"));
    assert!(run(home.path(), &["search", "soup"]).out.contains("mine.toml"));
    let paths = run(home.path(), &["paths"]).out;
    assert!(paths.lines().any(|line| line.starts_with("library ") && line.ends_with("library")), "{paths}");
}

#[test]
fn completions_and_manual_pages_cover_every_command() {
    let here = folder("other.txt", "");
    let help = run(here.path(), &["--help"]).out;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let commands: Vec<&str> = list
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 15, "{commands:?}");
    let page = run(here.path(), &["man"]).out;
    for command in &commands {
        assert!(page.contains(&format!("plenary\\-{command}(1)")), "{command} is not in the manual\n{page}");
        let own = run(here.path(), &["man", command]);
        assert!(own.out.contains(&format!(".TH plenary-{command} 1")), "{command}: {}{}", own.out, own.err);
    }
    assert_eq!(run(here.path(), &["man", "--all", "pages"]).code, Some(0));
    let pages = here.path().join("pages");
    assert_eq!(fs::read_dir(&pages).unwrap().count(), commands.len() + 1);
    assert_eq!(fs::read_to_string(pages.join("plenary.1")).unwrap(), page);
    for command in &commands {
        let written = fs::read_to_string(pages.join(format!("plenary-{command}.1"))).unwrap();
        assert_eq!(written, run(here.path(), &["man", command]).out, "{command}");
    }
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(here.path(), &["completions", shell]).out;
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
    }
    let mut wrong = plenary(here.path(), &["man", "serach"]);
    let told = String::from_utf8(wrong.output().unwrap().stderr).unwrap();
    assert!(told.contains("did you mean \"search\"?"), "{told}");
}
