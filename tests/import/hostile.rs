//! Hostile and malformed input is refused, or imported sensibly.

use crate::{back, import, with_turns};
use plenary::import::blocks::BlockKind;
use plenary::import::{Options, read};

fn refused(bytes: &[u8]) -> String {
    let refusal = read(bytes, Options::default()).err().unwrap_or_else(|| panic!("it was read"));
    format!("{}; {}", refusal.message, refusal.help)
}

#[test]
fn input_without_text_is_refused_with_a_hint() {
    assert!(refused(b"%PDF-1.4\n%\xe2\xe3").contains("pdftotext -layout"));
    assert!(refused(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0").contains("not text"));
    assert!(refused(b"").contains("no text"));
    assert!(
        refused(b"<!doctype html><html><head><title></title></head><body></body></html>")
            .contains("only markup")
    );
    let scripts =
        b"<html><body><script>document.write('all of it')</script><noscript></noscript></body></html>";
    assert!(refused(scripts).contains("only markup or scripts"));
}

#[test]
fn a_transcript_without_labels_is_an_article() {
    let text = "So thank you all for coming today, it is good to see so many of you.\n\nWe have opened the port, and we will keep it open for everybody who wants to come.\n";
    let imported = import("transcript.txt", text.as_bytes());
    assert!(imported.layout.blocks.iter().all(|block| !matches!(block.kind, BlockKind::Turn { .. })));
    let forced =
        read(text.as_bytes(), Options { from: plenary::import::format("transcript"), ..Options::default() });
    back("transcript", &forced.unwrap());
}

#[test]
fn one_line_of_many_megabytes_is_read() {
    let text = "word and word, ".repeat(400_000);
    for name in ["a.txt", "a.md", "a.html", "a.srt"] {
        let imported = import(name, text.as_bytes());
        let kept: usize = imported.layout.blocks.iter().map(|block| block.words.as_str().len()).sum();
        assert_eq!(kept, text.trim_end().len(), "{name}");
    }
}

/// With quadratic run time in any step, this test would hang.
#[test]
fn long_runs_of_markup_are_read() {
    for (name, unit) in [
        ("a.html", "<div>"),
        ("a.html", "<p><b>x"),
        ("a.html", "</div>"),
        ("a.html", "<ul><li>a"),
        ("a.html", "&amp"),
        ("a.html", "<table><tr><td>x"),
        ("a.md", "> "),
        ("a.md", "[a]("),
        ("a.md", "**a "),
        ("a.md", "- x\n"),
        ("a.txt", "MS. A: x\n"),
        ("a.txt", "(a: "),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n"),
        ("a.srt", "-->\n"),
        ("a.vtt", "<v "),
        ("a.txt", "▲(Photo\n"),
        ("a.txt", "a\u{c}b\n"),
    ] {
        let head = if name == "a.html" { "<!doctype html>" } else { "" };
        let text = format!("{head}start {}", unit.repeat(200_000 / unit.len()));
        if let Ok(imported) = read(text.as_bytes(), Options { name: Some(name), ..Options::default() }) {
            back(name, &with_turns(imported));
        }
    }
}

/// With quadratic run time in any step, this test would hang.
#[test]
fn long_transcripts_are_read() {
    let letters = |index: usize| -> String {
        [1, 26, 676].iter().map(|step| char::from(b'a' + u8::try_from(index / step % 26).unwrap())).collect()
    };
    let many = |unit: &dyn Fn(usize) -> String| (0..4_000).map(unit).collect::<String>();
    let clock = |index: usize| format!("{:02}:{:02}:{:02}", index / 3600, index / 60 % 60, index % 60);
    for (name, text) in [
        ("labels.txt", many(&|index| format!("MS. {}: We open.\n\n", letters(index).to_uppercase()))),
        ("names.txt", many(&|index| format!("Ada L{}: We open.\n\nMr. Bo: Yes.\n\n", letters(index)))),
        ("late.txt", many(&|_| "We open the harbour.\n\n".to_owned()) + "MS. LING: Yes.\n\nQ Who?\n"),
        (
            "loud.txt",
            "MS. LING: Yes.\n\nQ Who?\n\n".to_owned() + &many(&|_| "WE OPEN THE HARBOUR\n".to_owned()),
        ),
        ("alone.txt", many(&|_| "Ada Ling:\n\n".to_owned())),
        ("line.txt", many(&|_| "MS. LING: We open. Q Who? ".to_owned())),
        (
            "voices.vtt",
            "WEBVTT\n\n".to_owned()
                + &many(&|index| {
                    format!(
                        "{}.000 --> {}.900\nAda L{}: We open.\n\n",
                        clock(index),
                        clock(index),
                        letters(index)
                    )
                }),
        ),
        (
            "back.srt",
            many(&|index| format!("{index}\n{},000 --> 00:00:05,000\nWe open.\n\n", clock(4_000 - index))),
        ),
        ("nonsense.srt", many(&|index| format!("{index}\n99:99:{index} --> x\nWe open.\n\n"))),
    ] {
        let imported = import(name, text.as_bytes());
        back(name, &imported);
    }
}

#[test]
fn a_transcript_on_one_line_is_split_at_its_labels() {
    let text = "MS. LING: We open the harbour today. Q Who pays for the lamps? ".repeat(2000);
    let imported = import("line.txt", text.as_bytes());
    let turns = imported.layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Turn { .. }));
    assert_eq!(turns.count(), 4000);
    assert_eq!(imported.found.people.len(), 2);
}
