//! Every fault can occur, and no fault hides another one or the rest of the briefing.

use plenary::check::Files;
use plenary::diagnostic::FAULTS;
use plenary::library::Volume;
use plenary::model::Kind;
use std::fmt::Write;

/// A folder with one picture.
struct Folder;

impl Files for Folder {
    fn has_file(&self, path: &str) -> Option<bool> {
        Some(path == "images/hall.png")
    }
}

/// The shortest briefing.
const EVENT: &str = "format = 1\n[event]\ntitle = \"T\"\n";
/// A section with a text and a speaker. Quotes and captions can follow.
const SECTION: &str = "format = 1\n[event]\ntitle = \"T\"\n[[speakers]]\nid = \"ada\"\nname = \"Ada\"\n\
    [[sections]]\nid = \"s\"\ntitle = \"S\"\nspeakers = [\"ada\"]\ntext = \"Ada said: 'Doors are open.'\"\n";

/// A description, the start and the rest of a file, and the names of its faults.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

#[rustfmt::skip]
static CASES: &[Case] = &[
    ("the shortest briefing", EVENT, "", &[]),
    ("a section with a quote", SECTION, "[[sections.quotes]]\nspeaker = \"ada\"\ntext = \"Doors are open.\"\n", &[]),
    ("nothing", "", "", &["not-a-briefing"]),
    ("white space", " \n\t\n", "", &["not-a-briefing"]),
    ("other TOML", "[package]\nname = \"x\"\n", "", &["not-a-briefing"]),
    ("prose", "Dear reader,\nnothing here.\n", "", &["not-a-briefing"]),
    ("an open string", EVENT, "place = \"Port\n", &["bad-toml"]),
    ("words without marks", EVENT, "place = Port Lantern\n", &["bad-toml"]),
    ("a backslash in a string", EVENT, "place = \"a\\qb\"\n", &["bad-toml"]),
    ("a control character in a string", EVENT, "place = \"a\u{1}b\"\n", &["bad-toml"]),
    ("a NUL", EVENT, "place = \"a\0b\"\n", &["bad-toml"]),
    ("a key twice", EVENT, "place = \"A\"\nplace = \"B\"\n", &["duplicate-key"]),
    ("a table twice", EVENT, "[event]\ntitle = \"U\"\n", &["duplicate-key", "duplicate-key"]),
    ("format 2", "format = 2\n[event]\ntitle = \"T\"\n", "", &["unknown-format"]),
    ("a format below zero", "format = -1\n[event]\ntitle = \"T\"\n", "", &["unknown-format"]),
    ("a number for words", EVENT, "place = 7\n", &["wrong-type"]),
    ("words for a date", EVENT, "date = \"2025-07-01\"\n", &["wrong-type"]),
    ("words for a list", EVENT, "tags = \"ports\"\n", &["wrong-type"]),
    ("words for a table", EVENT, "source = \"me\"\n", &["wrong-type"]),
    ("a number among words", EVENT, "tags = [\"a\", 1]\n", &["wrong-type"]),
    ("words for true or false", SECTION, "[[speakers]]\nid = \"bo\"\nname = \"Bo\"\ngroup = \"yes\"\n", &["silent-speaker", "wrong-type"]),
    ("a table instead of a list of tables", EVENT, "[sections]\nid = \"s\"\ntitle = \"S\"\n", &["wrong-type"]),
    ("a time without its date", EVENT, "date = 09:00:00\n", &["bad-value"]),
    ("a date for a time", SECTION, "start = 2025-07-01\n", &["bad-value"]),
    ("an address of another kind", EVENT, "[event.source]\nurl = \"javascript:alert(1)\"\n", &["bad-value"]),
    ("a language that is none", EVENT, "language = \"English, mostly\"\n", &["bad-value"]),
    ("an id with a capital", EVENT, "[[sections]]\nid = \"Opening Day\"\ntitle = \"S\"\n", &["bad-value"]),
    ("a kind that is none", SECTION, "[[sections.quotes]]\nkind = \"spoken\"\ntext = \"Doors are open.\"\n", &["bad-value"]),
    ("a quote of blanks", SECTION, "[[sections.quotes]]\ntext = \"  \"\n", &["bad-value"]),
    ("a place below zero", SECTION, "[[sections.captions]]\ntext = \"C\"\nafter = -1\n", &["bad-value"]),
    ("no title", "format = 1\n[event]\n", "", &["missing-key"]),
    ("no event", "format = 1\n[[sections]]\nid = \"s\"\ntitle = \"S\"\n", "", &["missing-key"]),
    ("no format", "[event]\ntitle = \"T\"\n", "", &["missing-key"]),
    ("a speaker without id and name", EVENT, "[[speakers]]\nrole = \"Chair\"\n", &["missing-key", "missing-key", "silent-speaker"]),
    ("a quote without words", SECTION, "[[sections.quotes]]\nspeaker = \"ada\"\n", &["missing-key"]),
    ("a speaker twice", SECTION, "[[speakers]]\nid = \"ada\"\nname = \"Ada II\"\n", &["duplicate-id", "silent-speaker"]),
    ("a section twice", SECTION, "[[sections]]\nid = \"s\"\ntitle = \"S\"\n", &["duplicate-id"]),
    ("a quote twice", SECTION, "[[sections.quotes]]\nid = \"q\"\ntext = \"Doors are open.\"\n[[sections.quotes]]\nid = \"q\"\ntext = \"Doors\"\n", &["duplicate-id"]),
    ("a speaker of a quote who is not there", SECTION, "[[sections.quotes]]\nspeaker = \"adda\"\ntext = \"Doors are open.\"\n", &["unknown-speaker"]),
    ("a speaker of a figure who is not there", SECTION, "[[sections.figures]]\nvalue = \"9\"\nspeaker = \"bo\"\n", &["unknown-speaker"]),
    ("a speaker of a programme who is not there", EVENT, "[[sections]]\nid = \"s\"\ntitle = \"S\"\nspeakers = [\"bo\"]\n", &["unknown-speaker"]),
    ("an image above the folder", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = \"images/../../hall.png\"\n", &["unsafe-image-path"]),
    ("an image from the root", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = \"/etc/hall.png\"\n", &["unsafe-image-path"]),
    ("an image of a drive", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = \"C:/hall.png\"\n", &["unsafe-image-path"]),
    ("an image with backslashes", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = '..\\hall.png'\n", &["unsafe-image-path"]),
    ("an image from the web", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = \"https://example.org/hall.png\"\n", &["unsafe-image-path"]),
    ("a key that is none", EVENT, "titel = \"U\"\n", &["unknown-key"]),
    ("a key that is none at the top", "fromat = 1\nformat = 1\n[event]\ntitle = \"T\"\n", "", &["unknown-key"]),
    ("a direct quote that the text does not hold", SECTION, "[[sections.quotes]]\ntext = \"Doors are shut.\"\n", &["not-in-text"]),
    ("an indirect quote that the text does not hold", SECTION, "[[sections.quotes]]\nkind = \"indirect\"\ntext = \"doors are shut\"\n", &[]),
    ("a note on words that the text does not hold", SECTION, "[[sections.notes]]\ntext = \"Doors are shut\"\nnote = \"N\"\n", &["lost-note"]),
    ("a note on words that the text holds", SECTION, "[[sections.notes]]\ntext = \"Doors  are\"\n", &[]),
    ("a note on nothing", SECTION, "[[sections.notes]]\nnote = \"N\"\n", &["missing-key"]),
    ("a speaker who never appears", EVENT, "[[speakers]]\nid = \"bo\"\nname = \"Bo\"\n", &["silent-speaker"]),
    ("an image that is not there", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = \"images/quay.png\"\n", &["missing-image"]),
    ("an image that is there", SECTION, "[[sections.captions]]\ntext = \"C\"\nimage = \"images/hall.png\"\n", &[]),
    ("an event that ends before it starts", EVENT, "date = 2025-07-02\nend = 2025-07-01\n", &["end-before-start"]),
    ("a section that ends before it starts", SECTION, "start = 10:00:00\nend = 09:00:00\n", &["end-before-start"]),
    ("a caption after the last paragraph", SECTION, "[[sections.captions]]\ntext = \"C\"\nafter = 2\n", &["misplaced-caption"]),
    ("a text that turns around", EVENT, "place = \"Port \u{202e}Lantern\"\n", &["hidden-character"]),
    ("a text with an escape sequence", EVENT, "place = \"Port \\u001b[31mLantern\"\n", &["hidden-character"]),
    ("a name with nothing between its letters", SECTION, "room = \"Ha\u{200b}ll\"\n", &["hidden-character"]),
];

fn read(bytes: impl Into<Vec<u8>>) -> Volume {
    Volume::read("case.toml", None, bytes.into(), &Folder)
}

/// The names of a volume's faults, sorted.
fn names(volume: &Volume) -> Vec<&'static str> {
    let mut names: Vec<_> = volume.diagnostics.iter().map(|diagnostic| diagnostic.fault.name).collect();
    names.sort_unstable();
    names
}

#[test]
fn every_mistake_gives_its_faults_and_no_others() {
    let mut wrong = String::new();
    for (what, start, rest, expected) in CASES {
        let volume = read(format!("{start}{rest}"));
        if names(&volume) != *expected {
            writeln!(wrong, "{what}: expected {expected:?}\n{}", volume.report().short()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_fault_has_a_case() {
    let mut produced: Vec<_> = CASES.iter().flat_map(|case| case.3.iter().copied()).collect();
    produced.extend(names(&read(*b"format = 1\n[event]\ntitle = 'caf\xe9'\n")));
    for fault in FAULTS {
        assert!(produced.contains(&fault.name), "no case has the fault {}", fault.name);
    }
}

#[test]
fn a_fault_hides_the_briefing_only_if_the_file_is_not_a_briefing() {
    for (what, start, rest, faults) in CASES {
        let hides = faults.iter().any(|name| ["not-a-briefing", "unknown-format"].contains(name));
        assert_eq!(read(format!("{start}{rest}")).briefing.is_none(), hides, "{what}");
    }
}

#[test]
fn a_fault_points_at_its_position_in_the_file() {
    for (what, start, rest, _) in CASES {
        let source = format!("{start}{rest}");
        let volume = read(&*source);
        for diagnostic in &volume.diagnostics {
            let span = diagnostic.span;
            assert!(span.start <= span.end && source.get(span.range()).is_some(), "{what}: {diagnostic:?}");
            assert!(
                !diagnostic.message.ends_with('.'),
                "{what}: a message does not end in a full stop: {diagnostic:?}"
            );
        }
        assert_eq!(volume.report().short().lines().count(), volume.diagnostics.len(), "{what}");
    }
}

const MANY: &str = r#"format = 1
extra = true

[event]
title = "A file with many faults"
date = "2025-07-01"
language = "the Queen's"

[[speakers]]
id = "ada-ling"
name = "Ada Ling"

[[speakers]]
id = "ada-ling"
name = "Another Ada"

[[speakers]]
id = "bo"
name = 7

[[sections]]
id = "opening"
title = "Opening"
start = 10:00:00
end = 09:00:00
text = "Ada Ling said: “Our doors are open.” Then she left."

[[sections.quotes]]
speaker = "ada-lnig"
text = "Our doors are open."

[[sections.quotes]]
speaker = "ada-ling"
kind = "drect"
text = "our doors are open"

[[sections.quotes]]
speaker = "ada-ling"
text = "Our windows are open."

[[sections.quotes]]
cue = "said"

[[sections.captions]]
text = "The hall"
image = "../hall.png"
after = 9

[[sections]]
id = "closing"
title = "Closing"
place = Hall A

[[sections.quotes]]
speaker = "ada-ling"
text = "Good night."
"#;

#[test]
fn all_faults_are_reported_at_once_in_the_order_of_the_file() {
    let volume = read(MANY);
    let told: Vec<_> = volume.diagnostics.iter().map(|diagnostic| diagnostic.fault.name).collect();
    let expected = [
        "unknown-key",
        "wrong-type",
        "bad-value",
        "duplicate-id",
        "silent-speaker",
        "silent-speaker",
        "wrong-type",
        "end-before-start",
        "unknown-speaker",
        "bad-value",
        "not-in-text",
        "missing-key",
        "misplaced-caption",
        "unsafe-image-path",
        "unknown-key",
        "bad-toml",
    ];
    let sorted = |names: &[&'static str]| {
        let mut names = names.to_vec();
        names.sort_unstable();
        names
    };
    assert_eq!(sorted(&told), sorted(&expected), "\n{}", volume.report().short());
    let places: Vec<_> = volume.diagnostics.iter().map(|diagnostic| diagnostic.span.start).collect();
    assert!(places.is_sorted(), "{places:?}");
    let help = volume.report().short();
    for hint in ["did you mean \"ada-ling\"?", "did you mean \"direct\"?", "write it without quotation marks"]
    {
        assert!(help.contains(hint), "{hint}\n{help}");
    }
}

/// The short report of a file.
fn short(source: &str) -> String {
    read(source).report().short()
}

#[test]
fn a_mistake_in_the_grammar_is_reported_once_with_a_hint() {
    for (mistake, hint) in [
        ("[event]\ntitle = “Harbour”\n", "write straight quotation marks"),
        ("[event]\ntitle = Harbour\n", "put words in quotation marks"),
        ("[event]\ntitle \"Harbour\"\n", "write a key, =, and its value"),
        ("[event]\ntitle: \"Harbour\"\n", "write a key, =, and its value"),
        ("[event\ntitle = \"Harbour\"\n", "close the header"),
        ("[event]\ntitle = \"T\"\ndate = 2025-13-45\n", "write a date as"),
        (
            "[event]\ntitle = \"T\"\n[[speakers]]\nid = \"a\"\nname = \"A\"\ngroup = True\n[[sections]]\nid = \"s\"\ntitle = \"S\"\nspeakers = [\"a\"]\n",
            "did you mean true?",
        ),
        ("[event]\ntitle = \"T\"\nsummary = \"\"\"\nNever closed.\n", "end the text with"),
    ] {
        let source = format!("format = 1\n{mistake}");
        let told = short(&source);
        let errors: Vec<&str> = told.lines().filter(|line| line.contains(": error[")).collect();
        assert!(errors.len() == 1 && told.contains(hint), "{mistake}\n{told}");
    }
    let orphan = short("format = 1\n[event]\ntitle = \"T\"\n[[sections.quotes]]\ntext = \"Early.\"\n");
    assert!(orphan.lines().count() == 1 && orphan.contains("move it below its [[sections]]"), "{orphan}");
    let open = read("format = 1\n[event]\ntitle = \"T\"\nsummary = \"\"\"\nNever closed.\n\n\n\n\n");
    let text = open.report().text(false, 100);
    assert!(text.contains("4 | summary = \"\"\"") && text.contains("the text begins here"), "{text}");
    assert!(short("format = \"1\"\n[event]\ntitle = \"T\"\n").contains("without quotation marks"));
}

#[test]
fn the_rest_of_a_file_with_many_faults_is_read() {
    let briefing = read(MANY).briefing.unwrap();
    assert_eq!(&*briefing.event.title, "A file with many faults");
    let sections: Vec<_> = briefing.sections.iter().map(|section| &*section.title).collect();
    assert_eq!(sections, ["Opening", "Closing"]);
    assert_eq!(briefing.speakers.len(), 3);
    let quotes: Vec<_> = briefing.quotes.iter().map(|quote| (&*quote.text, quote.kind)).collect();
    assert_eq!(
        quotes,
        [
            ("Our doors are open.", Kind::Direct),
            // Words of an unknown kind are not treated as verbatim.
            ("our doors are open", Kind::Indirect),
            ("Our windows are open.", Kind::Direct),
            ("Good night.", Kind::Direct),
        ]
    );
    assert_eq!(briefing.quotes[0].speaker, None, "an invalid name is not used");
    assert!(briefing.quotes[1].speaker.is_some());
    let caption = &briefing.sections[0].captions[0];
    assert_eq!((&*caption.text, &caption.image), ("The hall", &None), "an unsafe image is not opened");
}
