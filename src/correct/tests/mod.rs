//! Tests of corrections: what each does, and that it changes nothing else.

mod twins;

use super::*;
use crate::document;
use crate::model::Briefing;
use proptest::prelude::*;

const FORUM: &str = r#"# An invented event.
format = 1   # the version

[event]
title = "Harbour Forum"
source.title = "The harbour opens"

[import]
from = "harbour.md"
checked = false

# The chair.
[[speakers]]
id = "ling"
name = "Ada Ling"
role = "chair"   # since May

[[speakers]]
id = "marsh"
name = "Bo Marsh"

[[sections]]
id = "opening"
title = "Opening"
speakers = ["ling", "marsh"]
text = """
"Our doors are open," Ling said. "They stay open." Marsh said the towns pay. He called it "a fair \
deal".

Ling added that the quay is old. "The quay is old," she said.
"""

# Look at this one.
[[sections.quotes]]
speaker = "ling"
kind = "direct"
text = "Our doors are open," # the first

[[sections.quotes]]
speaker = "ling"
kind = "direct"
text = "They stay open."
tags = ["doors"]

# [[sections.quotes]]
# speaker = "marsh"
# text = "An offer"

[[sections.quotes]]
speaker = "marsh"
kind = "indirect"
text = "the towns pay"
[sections.quotes.original]
language = "de"
text = "die Städte zahlen"

[[sections.figures]]
value = "9"
speaker = "marsh"

[[sections]]
id = "end"
title = "End"
quotes = [ { speaker = "marsh", text = "Goodbye" }, {text="Bye",speaker="ling"} ]
"#;

fn read(text: &str) -> Briefing {
    let (briefing, diagnostics) = document::read(text);
    let errors: Vec<_> = diagnostics.iter().filter(|own| own.is_error()).map(|own| &own.message).collect();
    assert!(errors.is_empty(), "{errors:?} in {text}");
    briefing.unwrap()
}

fn names(briefing: &Briefing) -> Vec<String> {
    briefing.quote_ids().map(|id| briefing.quote_name(id)).collect()
}

fn words(text: &str, section: usize, found: &str) -> Words {
    let briefing = read(text);
    let section = briefing.section_at(section).unwrap();
    let at = briefing[section].text.find(found).unwrap();
    Words::of(&briefing, section, at..at + found.len())
}

/// The lines that were added and removed.
fn changed(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let diff = |one: &str, two: &str| {
        let mut left: Vec<&str> = two.lines().collect();
        let mut only = Vec::new();
        for line in one.lines() {
            match left.iter().position(|own| *own == line) {
                Some(at) => drop(left.remove(at)),
                None => only.push(line.to_owned()),
            }
        }
        only
    };
    (diff(new, old), diff(old, new))
}

#[test]
fn checking_a_quote_adds_one_line() {
    let name = &names(&read(FORUM))[0];
    let done = correct(FORUM, &Correction::Confirm(vec![name.clone()])).unwrap();
    assert_eq!(changed(FORUM, &done.text), (vec!["checked = true".to_owned()], vec![]));
    assert!(read(&done.text).quotes[0].checked);
    let again = correct(&done.text, &Correction::Confirm(vec![name.clone()]));
    assert_eq!(again, Err(Refusal::Same));
    let all = correct(FORUM, &Correction::ConfirmAll).unwrap();
    assert_eq!(changed(FORUM, &all.text).0, ["checked = true"]);
    assert_eq!(changed(FORUM, &all.text).1, ["checked = false"]);
}

#[test]
fn a_quote_gets_another_speaker_and_keeps_its_id() {
    let name = names(&read(FORUM))[1].clone();
    let whose = Whose::Speaker("marsh".to_owned());
    let done = correct(FORUM, &Correction::Whose(vec![name.clone()], whose)).unwrap();
    assert_eq!(done.what, "the words are Bo Marsh's");
    let briefing = read(&done.text);
    assert_eq!(&*briefing[briefing.quotes[1].speaker.unwrap()].name, "Bo Marsh");
    assert_eq!(names(&briefing)[1], name);
    let post = Post::parse("Cy Reed, pilot, Tug Company, North").unwrap();
    assert_eq!(post.organization.as_deref(), Some("Tug Company, North"));
    let done = correct(FORUM, &Correction::Whose(vec![name.clone()], Whose::New(post))).unwrap();
    let briefing = read(&done.text);
    assert_eq!(&*briefing.speakers[2].id, "cy-reed");
    assert_eq!(briefing[briefing.quotes[1].speaker.unwrap()].post(), "pilot, Tug Company, North");
    let done = correct(FORUM, &Correction::Whose(vec![name], Whose::Nobody)).unwrap();
    assert_eq!(read(&done.text).quotes[1].speaker, None);
}

#[test]
fn quotes_in_braces_are_corrected_too() {
    let all = names(&read(FORUM));
    let (one, two) = (all[3].clone(), all[4].clone());
    let done = correct(FORUM, &Correction::Whose(vec![two], Whose::Speaker("marsh".to_owned()))).unwrap();
    let line = done.text.lines().last().unwrap().to_owned();
    assert!(line.contains("{text=\"Bye\",speaker=\"marsh\", id = \""), "{line}");
    assert!(line.contains("checked = true}"), "{line}");
    let done = correct(FORUM, &Correction::Reject(one)).unwrap();
    assert!(done.text.ends_with("quotes = [ {text=\"Bye\",speaker=\"ling\"} ]\n"), "{}", done.text);
}

#[test]
fn what_is_no_quote_goes_and_is_remembered() {
    let name = names(&read(FORUM))[0].clone();
    let done = correct(FORUM, &Correction::Reject(name)).unwrap();
    let briefing = read(&done.text);
    assert_eq!(briefing.quotes.len(), 4);
    let rejected = &briefing.import.as_ref().unwrap().rejected;
    assert_eq!(&*rejected[0].text, "Our doors are open,");
    assert!(!done.text.contains("# Look at this one."), "its remark goes with it");
    let with_original = names(&read(FORUM))[2].clone();
    let done = correct(FORUM, &Correction::Reject(with_original)).unwrap();
    assert!(!done.text.contains("sections.quotes.original"));
    assert!(done.text.contains("# text = \"An offer\""), "an offer stays");
}

#[test]
fn a_kind_must_be_borne_out_by_the_text() {
    let briefing = read(FORUM);
    let all = names(&briefing);
    assert_eq!(kinds_of_quote(&briefing, briefing.quote_at(2).unwrap()), [Kind::Indirect]);
    let wrong = correct(FORUM, &Correction::Kind(all[2].clone(), Kind::Direct)).unwrap_err();
    assert_eq!(wrong.to_string(), "by the quotation marks in the text, these words are not direct");
    let longer = words(FORUM, 0, "He called it \"a fair deal\"");
    let done = correct(FORUM, &Correction::Bounds(all[2].clone(), longer)).unwrap();
    let done = correct(&done.text, &Correction::Kind(all[2].clone(), Kind::Mixed)).unwrap();
    assert_eq!(read(&done.text).quotes[2].kind, Kind::Mixed);
}

#[test]
fn the_bounds_of_a_quote_are_words_of_its_section() {
    let all = names(&read(FORUM));
    let longer = words(FORUM, 0, "Marsh said the towns pay");
    let done = correct(FORUM, &Correction::Bounds(all[2].clone(), longer)).unwrap();
    let briefing = read(&done.text);
    assert_eq!(&*briefing.quotes[2].text, "Marsh said the towns pay");
    assert!(briefing.quotes[2].original.is_some());
    assert_eq!(names(&briefing)[2], all[2]);
    let gone = Words { text: "nowhere".to_owned(), section: "opening".to_owned(), ..Words::default() };
    assert!(matches!(correct(FORUM, &Correction::Bounds(all[2].clone(), gone)), Err(Refusal::Gone(_))));
}

#[test]
fn the_attribution_inside_a_quotation_never_becomes_words_of_the_speaker() {
    let all = names(&read(FORUM));
    let across = words(FORUM, 0, "Our doors are open,\" Ling said. \"They stay open.");
    let done = correct(FORUM, &Correction::Bounds(all[0].clone(), across)).unwrap();
    assert_eq!(&*read(&done.text).quotes[0].text, "Our doors are open, They stay open.");
    let beyond = words(FORUM, 0, "They stay open.\" Marsh said");
    let done = correct(FORUM, &Correction::Bounds(all[1].clone(), beyond)).unwrap();
    assert_eq!(&*read(&done.text).quotes[1].text, "They stay open.", "only what is in marks");
    let far = words(FORUM, 0, "a fair deal\".\n\nLing added that the quay is old. \"The quay is old,");
    let whose = Whose::Speaker("marsh".to_owned());
    let add = Correction::Add { words: far, whose: whose.clone(), kind: Kind::Direct, cue: None };
    assert!(correct(FORUM, &add).unwrap_err().to_string().contains("another quotation"));
    let again = words(FORUM, 0, "Our doors are open,");
    let again = Correction::Add { words: again, whose, kind: Kind::Direct, cue: None };
    assert!(correct(FORUM, &again).unwrap_err().to_string().contains("already a quote"));
}

#[test]
fn a_new_quote_is_written_in_the_order_of_the_text() {
    let whose = Whose::Speaker("marsh".to_owned());
    let new = |found: &str, kind| Correction::Add {
        words: words(FORUM, 0, found),
        whose: whose.clone(),
        kind,
        cue: Some("called".to_owned()),
    };
    let done = correct(FORUM, &new("a fair deal", Kind::Direct)).unwrap();
    let briefing = read(&done.text);
    assert_eq!(&*briefing.quotes[3].text, "a fair deal");
    assert!(briefing.quotes[3].anchor.is_found() && briefing.quotes[3].checked);
    let done = correct(FORUM, &new("the quay is old", Kind::Indirect)).unwrap();
    assert_eq!(&*read(&done.text).quotes[3].text, "the quay is old");
    let none = "format = 1\n[event]\ntitle = \"A\"\n[[speakers]]\nid = \"marsh\"\nname = \"Bo\"\n[[sections]]\nid = \"opening\"\ntitle = \"B\"\ntext = \"He said: “Yes, of course.”\"";
    let words = words(none, 0, "Yes, of course.");
    let done = correct(none, &Correction::Add { words, whose, kind: Kind::Direct, cue: None }).unwrap();
    assert!(done.text.starts_with(none), "{}", done.text);
    assert_eq!(read(&done.text).quotes.len(), 1);
    assert!(!done.text.contains("checked"), "a person wrote the briefing");
}

#[test]
fn a_quote_is_split_and_joined_again() {
    let all = names(&read(FORUM));
    let joined = correct(FORUM, &Correction::Join(all[0].clone())).unwrap();
    let briefing = read(&joined.text);
    assert_eq!(&*briefing.quotes[0].text, "Our doors are open, They stay open.");
    assert_eq!(briefing.quotes.len(), 4);
    assert_eq!(briefing.quotes[0].tags.len(), 1);
    let at = briefing.quotes[0].text.find("They").unwrap();
    let split = correct(&joined.text, &Correction::Split(all[0].clone(), at)).unwrap();
    let briefing = read(&split.text);
    assert_eq!(&*briefing.quotes[1].text, "They stay open.");
    assert_eq!(briefing.quotes[1].speaker, briefing.quotes[0].speaker);
    let wrong = correct(FORUM, &Correction::Join(all[1].clone())).unwrap_err();
    assert_eq!(wrong.to_string(), "the next quote is somebody else's");
    let checked =
        FORUM.replace("kind = \"direct\"\ntext = \"Our", "kind = \"direct\"\nchecked = true\ntext = \"Our");
    let one = correct(&checked, &Correction::Split(all[0].clone(), "Our doors".len())).unwrap();
    assert_eq!(&*read(&one.text).quotes[1].text, "are open,");
    let two = correct(FORUM, &Correction::Split(all[0].clone(), "Our doors".len())).unwrap();
    assert!(read(&two.text).quotes[0].checked && read(&two.text).quotes[1].checked);
    let end = correct(FORUM, &Correction::Split(all[0].clone(), 0)).unwrap_err();
    assert_eq!(end.to_string(), "a quote needs words");
}

#[test]
fn two_speakers_become_one_everywhere() {
    let done = correct(FORUM, &Correction::Merge("marsh".to_owned(), "ling".to_owned())).unwrap();
    let briefing = read(&done.text);
    assert_eq!(briefing.speakers.len(), 1);
    assert_eq!(briefing.speakers[0].quotes.len(), 5);
    assert_eq!(&*briefing.speakers[0].aliases[0], "Bo Marsh");
    assert_eq!(briefing.sections[0].speakers.len(), 1);
    assert!(briefing.sections[0].figures[0].speaker.is_some());
    assert_eq!(names(&briefing), names(&read(FORUM)), "the quotes keep their ids");
}

#[test]
fn a_speaker_gets_another_name_and_post() {
    let post = Post::parse("Ada Lingard, harbour master").unwrap();
    let done = correct(FORUM, &Correction::Rename("ling".to_owned(), post)).unwrap();
    let (added, removed) = changed(FORUM, &done.text);
    assert_eq!(
        added,
        ["name = \"Ada Lingard\"", "role = \"harbour master\"   # since May", "aliases = [\"Ada Ling\"]"]
    );
    assert_eq!(removed, ["name = \"Ada Ling\"", "role = \"chair\"   # since May"]);
    let taken = Correction::Rename("ling".to_owned(), Post::parse("Bo Marsh").unwrap());
    assert!(correct(FORUM, &taken).unwrap_err().to_string().contains("same person"));
}

#[test]
fn notes_and_tags_are_set_changed_and_deleted() {
    let name = Noted::Quote(names(&read(FORUM))[1].clone());
    let done = correct(FORUM, &Correction::Note(name.clone(), "Ask her again.".to_owned())).unwrap();
    assert_eq!(read(&done.text).quotes[1].note.as_deref(), Some("Ask her again."));
    let gone = correct(&done.text, &Correction::Note(name.clone(), " ".to_owned())).unwrap();
    assert_eq!(gone.text, FORUM);
    let tags = correct(FORUM, &Correction::Tags(name, vec!["night".to_owned(), "doors".to_owned()])).unwrap();
    assert_eq!(read(&tags.text).quotes[1].tags.len(), 2);
    let other = Noted::Words(words(FORUM, 0, "the quay is old"));
    let done = correct(FORUM, &Correction::Note(other.clone(), "How old?".to_owned())).unwrap();
    assert!(done.text.contains("[[sections.notes]]\ntext = \"the quay is old\""), "{}", done.text);
    let tagged = correct(&done.text, &Correction::Tags(other.clone(), vec!["quay".to_owned()])).unwrap();
    assert_eq!(tagged.text.matches("[[sections.notes]]").count(), 1);
    let less = correct(&tagged.text, &Correction::Tags(other.clone(), Vec::new())).unwrap();
    assert_eq!(less.text, done.text);
    assert_eq!(correct(&less.text, &Correction::Note(other, String::new())).unwrap().text, FORUM);
}

#[test]
fn an_older_file_gets_a_table_for_its_import() {
    let old = FORUM.replace("# An invented event.", "# Imported, not yet checked: by rules.");
    let old = old.replace("[import]\nfrom = \"harbour.md\"\nchecked = false\n\n", "");
    let all = names(&read(&old));
    for correction in [Correction::Confirm(vec![all[0].clone()]), Correction::Reject(all[0].clone())] {
        let done = correct(&old, &correction).unwrap();
        assert!(done.text.contains("\n[import]\nchecked = false\n"), "{}", done.text);
        read(&done.text);
    }
    let rejected = correct(&old, &Correction::Reject(all[0].clone())).unwrap();
    assert_eq!(read(&rejected.text).import.unwrap().rejected.len(), 1);
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_its_line() {
    let broken = FORUM.replace("id = \"marsh\"", "id = marsh");
    let refusal = correct(&broken, &Correction::ConfirmAll).unwrap_err();
    assert_eq!(refusal.to_string(), "line 19 of the file has an error; correct that first");
}

/// A correction of a briefing, from random numbers.
fn any_correction(briefing: &Briefing, what: usize, index: usize, other: usize) -> Option<Correction> {
    let all = names(briefing);
    let name = all.get(index % all.len().max(1))?.clone();
    let speaker =
        |index: usize| Some(briefing.speakers.get(index % briefing.speakers.len().max(1))?.id.to_string());
    let quote = briefing.quote_at(index % all.len())?;
    let section = briefing.section_at(0)?;
    let text = &briefing[section].text;
    let start = text.ceil_char_boundary(index * 7 % text.len().max(1));
    let end = text.ceil_char_boundary((start + 3 + other * 5).min(text.len()));
    let words = Words::of(briefing, section, start..end);
    Some(match what {
        0 => Correction::Confirm(vec![name]),
        1 => Correction::ConfirmAll,
        2 => Correction::Whose(vec![name], Whose::Speaker(speaker(other)?)),
        3 => Correction::Whose(all, Whose::Nobody),
        4 => Correction::Whose(vec![name], Whose::New(Post::parse(&format!("Cy \"{other}\", role, place"))?)),
        5 => Correction::Kind(name, *kinds_of_quote(briefing, quote).get(1)?),
        6 => Correction::Bounds(name, words),
        7 => {
            let kind = *kinds_of_words(briefing, section, start..end, None).first()?;
            Correction::Add { words, whose: Whose::Speaker(speaker(other)?), kind, cue: None }
        }
        8 => Correction::Reject(name),
        9 => Correction::Split(name, briefing[quote].text.floor_char_boundary(other)),
        10 => Correction::Join(name),
        11 => Correction::Rename(speaker(index)?, Post::parse(&format!("Name {other}, a \\ role"))?),
        12 => Correction::Merge(speaker(index)?, speaker(other)?),
        13 => Correction::Note(
            Noted::Quote(name),
            format!("note {other}\n\n\"\"\"two\"\"\" {}", "long ".repeat(other)),
        ),
        14 => Correction::Note(Noted::Words(words), format!("note {other}")),
        _ => Correction::Tags(Noted::Words(words), vec![format!("tag {other}")]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn corrections_change_nothing_else_and_can_all_be_undone(
        steps in prop::collection::vec((0usize..16, 0usize..40, 0usize..24), 1..12),
        is_windows in any::<bool>(),
        has_bom in any::<bool>(),
    ) {
        let lines = if is_windows { FORUM.replace('\n', "\r\n") } else { FORUM.to_owned() };
        let first = if has_bom { ["\u{feff}", &lines].concat() } else { lines };
        let mut text = first.clone();
        let mut edits = Vec::new();
        for (what, index, other) in steps {
            let briefing = read(&text);
            let Some(correction) = any_correction(&briefing, what, index, other) else { continue };
            let Ok(done) = correct(&text, &correction) else { continue };
            read(&done.text);
            let new = done.text.clone();
            prop_assert!(!is_windows || !new.replace("\r\n", "").contains('\n'));
            let edit = done.edit(PathBuf::from("a.toml"), &text);
            prop_assert_eq!(edit.apply(&text, false), Ok(new.clone()));
            edits.push(edit);
            text = new;
        }
        // Comments that are not about a quote that is gone stay, in their order.
        for comment in ["   # the version", "# The chair.\n", "# text = \"An offer\""] {
            let comment = if is_windows { comment.replace('\n', "\r\n") } else { comment.to_owned() };
            prop_assert!(text.contains(&comment) || comment.starts_with("# The chair"), "{}", comment);
        }
        for edit in edits.iter().rev() {
            text = edit.apply(&text, true).unwrap();
        }
        prop_assert_eq!(text, first);
    }
}
