//! Exports of codings, read back by a reader of the test's own.

use super::{briefing, samples};
use plenary::export::coding::{CodingFormat, CodingOptions, export_codings};
use plenary::guard::{Destination, ReleasedBriefing};
use plenary::model::Briefing;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Cursor, Read};

const TEXT: &str = r#"
format = 1
[event]
title = "Quay & <Hall>"
date = 2031-05-03
[event.source]
url = "https://example.org/quay"
[[speakers]]
id = "ada"
name = "Ada Ling"
role = "Chair"
[[speakers]]
id = "bo"
name = "Bo Reyes"
[[sections]]
id = "one"
title = "夜间泊位 🚢"
text = """
“We open the night quay 🚢 at once,” Ada Ling said, “and for
all ships.” 我们的大门日夜
敞开。

Bo Reyes did not answer. The quay is old.
"""
[[sections.quotes]]
speaker = "ada"
text = "We open the night quay 🚢 at once, and for all ships."
cue = "said"
tags = ["Night & day", "ships"]
note = "Twice <loud>."
[[sections.quotes]]
speaker = "bo"
kind = "indirect"
text = "the hall was full"
tags = ["ships"]
[[sections.notes]]
text = "我们的大门日夜敞开。"
tags = ["门"]
[[sections.notes]]
text = "The quay"
after = "is old"
note = "How old?\n\nAsk."
[[sections.notes]]
text = "The quay is new"
note = "From a draft."
tags = ["draft"]
[[sections]]
id = "two"
title = "No text"
[[sections.quotes]]
speaker = "ada"
text = "Good night."
note = "From memory."
[[sections.quotes]]
speaker = "bo"
text = "Good day."
"#;

fn exported(format: CodingFormat, briefings: &[Briefing], has_speakers: bool) -> Result<Vec<u8>, String> {
    let released: Vec<_> =
        briefings.iter().map(|one| ReleasedBriefing::new(one, Destination::File)).collect();
    let options = CodingOptions { coder: "A \"B\" C", has_speakers };
    export_codings(format, &released, options).map_err(|refusal| refusal.to_string())
}

/// An element of XML.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Self>,
}

impl Element {
    /// Reads a document, and panics if it is not well-formed.
    fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::of(&start)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) => {
                    let c = match &*name.decode().unwrap() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        other => panic!("{other}"),
                    };
                    open.last_mut().unwrap().text.push(c);
                }
                Event::Eof => return open.pop().unwrap().children.pop().unwrap(),
                _ => {}
            }
        }
    }

    fn of(start: &quick_xml::events::BytesStart<'_>) -> Self {
        let pair = |one: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
            let one = one.unwrap();
            let raw = String::from_utf8(one.value.to_vec()).unwrap();
            let value = quick_xml::escape::unescape(&raw).unwrap().into_owned();
            (String::from_utf8(one.key.as_ref().to_vec()).unwrap(), value)
        };
        Self {
            name: String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
            attributes: start.attributes().map(pair).collect(),
            ..Self::default()
        }
    }

    fn at(&self, key: &str) -> &str {
        self.attributes.get(key).unwrap_or_else(|| panic!("{} has no {key}", self.name))
    }

    /// All elements of a name, in any depth.
    fn all<'e>(&'e self, name: &str) -> Vec<&'e Self> {
        let own = self.children.iter().filter(|child| child.name == name);
        own.chain(self.children.iter().flat_map(|child| child.all(name))).collect()
    }
}

/// A coded passage as a program reads it: its words, codes and notes.
type Passage = (String, Vec<String>, Vec<String>);

/// Reads a project, and checks that every reference leads to something and that every id is unique.
fn read(bytes: &[u8]) -> (Element, HashMap<String, String>, Vec<Passage>) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files: HashMap<String, String> = HashMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        files.insert(name, text);
    }
    let project = Element::read(&files["project.qde"]);
    let mut guids = HashSet::new();
    for name in ["User", "Code", "TextSource", "PlainTextSelection", "Coding", "Note"] {
        for one in project.all(name) {
            assert!(guids.insert(one.at("guid").to_owned()), "two things have the id of {one:?}");
        }
    }
    for name in ["CodeRef", "NoteRef"] {
        assert!(project.all(name).iter().all(|one| guids.contains(one.at("targetGUID"))));
    }
    let codes: HashMap<&str, &str> =
        project.all("Code").iter().map(|code| (code.at("guid"), code.at("name"))).collect();
    let note = |note: &&Element| (note.at("guid").to_owned(), note.all("PlainTextContent")[0].text.clone());
    let notes: HashMap<String, String> = project.all("Note").iter().map(note).collect();
    let mut passages = Vec::new();
    for source in project.all("TextSource") {
        let path = source.at("plainTextPath").strip_prefix("internal://").unwrap();
        let text: Vec<char> = files[&format!("Sources/{path}")].chars().collect();
        for selection in source.all("PlainTextSelection") {
            let place = |key: &str| selection.at(key).parse::<usize>().unwrap();
            let words: String = text[place("startPosition")..place("endPosition")].iter().collect();
            let of = |name: &str| selection.all(name).into_iter().map(|one| one.at("targetGUID"));
            let own_codes = of("CodeRef").map(|guid| codes[guid].to_owned()).collect();
            passages.push((words, own_codes, of("NoteRef").map(|guid| notes[guid].clone()).collect()));
        }
    }
    (project, files, passages)
}

fn passage(words: &str, codes: &[&str], notes: &[&str]) -> Passage {
    let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
    (words.to_owned(), owned(codes), owned(notes))
}

#[test]
fn a_project_is_read_back_with_its_words_codes_and_notes() {
    let (project, files, passages) = read(&exported(CodingFormat::Qdpx, &[briefing(TEXT)], false).unwrap());
    let both = ["Night & day", "ships"];
    assert_eq!(
        passages,
        [
            passage("We open the night quay 🚢 at once,", &both, &["Twice <loud>."]),
            passage("and for all ships.", &both, &["Twice <loud>."]),
            passage("我们的大门日夜敞开。", &["门"], &[]),
            passage("The quay", &[], &["How old?\n\nAsk."]),
            passage("the hall was full", &["ships"], &[]),
            passage("Good night.", &[], &["From memory."]),
        ]
    );
    assert_eq!(project.attributes["xmlns"], "urn:QDA-XML:project:1.0");
    assert_eq!((project.at("name"), project.all("User")[0].at("name")), ("Quay & <Hall>", "A \"B\" C"));
    assert_eq!(project.at("creationDateTime"), "2031-05-03T00:00:00Z");
    assert_eq!(files.len(), 2, "one text, without the words that nobody tagged: {:?}", files.keys());
    let lost = project.all("Note").into_iter().find(|note| note.at("name").starts_with("No longer")).unwrap();
    assert_eq!(lost.all("PlainTextContent")[0].text, "“The quay is new”\nFrom a draft.\n#draft");
}

#[test]
fn an_element_comes_where_the_schema_has_it() {
    let order: &[(&str, &[&str])] = &[
        ("Project", &["Users", "CodeBook", "Sources", "Notes"]),
        ("TextSource", &["Description", "PlainTextSelection", "NoteRef"]),
        ("PlainTextSelection", &["Description", "Coding", "NoteRef"]),
        ("Code", &["Description", "Code"]),
        ("Note", &["PlainTextContent"]),
    ];
    let (project, ..) = read(&exported(CodingFormat::Qdpx, &[briefing(TEXT)], true).unwrap());
    for (name, children) in order {
        let mut all = project.all(name);
        if project.name == *name {
            all.push(&project);
        }
        assert!(!all.is_empty(), "{name}");
        for one in all {
            let place = |child: &Element| children.iter().position(|known| *known == child.name).unwrap();
            assert!(one.children.iter().map(place).is_sorted(), "{one:?}");
        }
    }
}

#[test]
fn speakers_are_codes_of_all_that_they_said() {
    let (project, _, passages) = read(&exported(CodingFormat::Qdpx, &[briefing(TEXT)], true).unwrap());
    assert!(passages.contains(&passage("Good day.", &["Bo Reyes"], &[])), "{passages:?}");
    assert!(passages.contains(&passage("Good night.", &["Ada Ling"], &["From memory."])));
    let group = project.all("Code").into_iter().find(|code| code.at("name") == "Speakers").unwrap();
    assert_eq!((group.at("isCodable"), group.children.len()), ("false", 2));
    assert_eq!(group.children[0].all("Description")[0].text, "Chair");
}

#[test]
fn every_passage_of_every_sample_is_read_back() {
    let samples = samples();
    let bytes = exported(CodingFormat::Qdpx, &samples, true).unwrap();
    assert_eq!(bytes, exported(CodingFormat::Qdpx, &samples, true).unwrap(), "the same file again");
    let (_, _, passages) = read(&bytes);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words: HashSet<String> = passages.iter().map(|(words, ..)| letters(words)).collect();
    let quotes = samples.iter().flat_map(|one| &one.quotes).filter(|quote| quote.speaker.is_some());
    let mut count = 0;
    for quote in quotes.filter(|quote| quote.anchor.ranges().len() < 2) {
        assert!(words.contains(&letters(&quote.text)), "{}", quote.text);
        count += 1;
    }
    assert!(count > 50, "{count}");
}

#[test]
fn a_codebook_has_one_code_for_each_tag() {
    let xml = String::from_utf8(exported(CodingFormat::Qdc, &[briefing(TEXT)], false).unwrap()).unwrap();
    let book = Element::read(&xml);
    assert_eq!((&*book.name, book.at("xmlns")), ("CodeBook", "urn:QDA-XML:codebook:1.0"));
    let names: Vec<&str> = book.all("Code").iter().map(|code| code.at("name")).collect();
    assert_eq!(names, ["Night & day", "draft", "ships", "门"]);
    let (project, ..) = read(&exported(CodingFormat::Qdpx, &[briefing(TEXT)], false).unwrap());
    let guids = |of: &Element| -> Vec<String> {
        of.all("Code").iter().map(|one| one.at("guid").to_owned()).collect()
    };
    assert_eq!(guids(&book), guids(&project), "a code is the same in both");
}

#[test]
fn a_table_has_a_row_for_each_tag_of_each_passage() {
    let bytes = exported(CodingFormat::Csv, &[briefing(TEXT)], false).unwrap();
    let mut table = csv::Reader::from_reader(&*bytes);
    let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<Vec<String>> =
        table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let tags: Vec<&str> = rows.iter().map(|row| &*row[0]).collect();
    assert_eq!(tags, ["Night & day", "draft", "ships", "ships", "门", "", ""]);
    let of = |row: usize, name: &str| &*rows[row][head.iter().position(|own| own == name).unwrap()];
    assert_eq!((of(0, "Speaker"), of(0, "Kind"), of(0, "Date")), ("Ada Ling", "direct", "2031-05-03"));
    assert_eq!((of(0, "Note"), of(0, "Section"), of(0, "Paragraph")), ("Twice <loud>.", "夜间泊位 🚢", "1"));
    assert_eq!((of(1, "Kind"), of(1, "Paragraph"), of(1, "Words")), ("note", "", "The quay is new"));
}

#[test]
fn a_list_has_a_heading_for_each_tag() {
    let list =
        String::from_utf8(exported(CodingFormat::Markdown, &[briefing(TEXT)], false).unwrap()).unwrap();
    let headings: Vec<&str> = list.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## Night & day", "## draft", "## ships", "## 门", "## Without a tag"]);
    let words = "> *Paraphrase:* the hall was full\n\n— Bo Reyes · indirect · Quay & \\<Hall>, 3 May 2031 · 夜间泊位 🚢\n";
    assert!(list.contains(words), "{list}");
    assert!(
        list.contains("\n\n> “We open the night quay 🚢 at once, and for all ships.”\n\n— Ada"),
        "{list}"
    );
    assert!(list.contains("· no longer in the text\n\nNote: From a draft.\n"), "{list}");
}

#[test]
fn nothing_to_export_is_refused_with_what_to_do() {
    let bare =
        briefing("format = 1\n[event]\ntitle = 'T'\n[[sections]]\nid = 's'\ntitle = 'S'\ntext = 'One.'\n");
    for format in CodingFormat::ALL {
        let refusal = exported(format, std::slice::from_ref(&bare), false).unwrap_err();
        assert!(refusal.starts_with("nothing is tagged or noted; add `tags`"), "{refusal}");
    }
    let noted = "format = 1\n[event]\ntitle = 'T'\n[[sections]]\nid = 's'\ntitle = 'S'\ntext = 'One.'\n\
        [[sections.notes]]\ntext = 'One'\nnote = 'N'\n";
    assert!(
        exported(CodingFormat::Qdc, &[briefing(noted)], false).unwrap_err().starts_with("nothing is tagged;")
    );
    assert!(exported(CodingFormat::Qdpx, &[briefing(noted)], false).is_ok());
}
