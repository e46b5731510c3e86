//! Nothing is lost: every word of an input stands in a block, in its order, and at the place that it names.

use crate::{back, import, with_turns};
use plenary::import::Imported;
use plenary::import::blocks::BlockKind;
use proptest::prelude::*;

/// Every letter and digit of the input that is no markup stands in a block or a label, in order; every word of a block
/// stands in the input at the place that it names.
pub(crate) fn nothing_is_lost(name: &str, imported: &Imported) {
    let mut covered = vec![false; imported.text.len()];
    let mut last = 0;
    for block in &imported.layout.blocks {
        let words = block.words.as_str();
        if words.is_empty() {
            continue;
        }
        let place = block.words.place(0..words.len());
        assert!(place.start >= last, "{name}: out of order: {words:?}");
        last = place.start;
        let mut at = 0;
        for word in words.split(' ') {
            let own = block.words.place(at..at + word.len());
            at += word.len() + 1;
            if !word.is_empty() && own.len() == word.len() {
                assert_eq!(&imported.text[own.clone()], word, "{name}: a place is wrong");
            }
            covered[own].fill(true);
        }
        if let BlockKind::Turn { place, at, .. } = &block.kind {
            covered[place.clone()].fill(true);
            // The time before a label is kept as when it was said.
            let line = imported.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
            let clock = imported.text[line..place.start].trim();
            if at.is_some() && clock.bytes().all(|b| b.is_ascii_digit() || b":.,[]()- ".contains(&b)) {
                covered[line..place.start].fill(true);
            }
            // So is one behind it: "Ada Ling (00:12):".
            let said = block.words.place(0..1).start.max(place.end);
            let clock = imported.text[place.end..said].trim();
            if at.is_some() && clock.bytes().all(|b| b.is_ascii_digit() || b":.,[]()- \n".contains(&b)) {
                covered[place.end..said].fill(true);
            }
        }
        if let BlockKind::Caption { credit: Some(credit), .. } = &block.kind {
            // Two lines of credits are joined.
            let mut from = place.end;
            for credit in credit.split("; ") {
                let at = imported.text[from..].find(credit).map(|at| at + from);
                if let Some(at) = at {
                    covered[at..at + credit.len()].fill(true);
                    from = at + credit.len();
                }
            }
        }
    }
    if imported.format.name == "text" || imported.format.name == "transcript" {
        let lost: Vec<(usize, char)> = imported
            .text
            .char_indices()
            .filter(|(at, c)| c.is_alphanumeric() && !covered[*at])
            .take(40)
            .collect();
        // The words before a credit ("Credits:") are markup of a caption.
        let lost: String = lost.into_iter().map(|(_, c)| c).collect();
        let marks = [
            "Imagedata",
            "Credits",
            "Credit",
            "Imagecredit",
            "Imagecredits",
            "Photocredit",
            "Photo",
            "Image",
        ];
        let rest = marks.iter().fold(lost.clone(), |rest, mark| rest.replace(mark, ""));
        assert!(rest.is_empty(), "{name}: lost: {lost}");
    }
}

/// The letters of all blocks, with labels and credits.
fn letters(imported: &Imported) -> String {
    let mut all = String::new();
    for block in &imported.layout.blocks {
        all.push_str(block.words.as_str());
        if let BlockKind::Caption { credit: Some(credit), .. } = &block.kind {
            all.push_str(credit);
        }
    }
    all.retain(char::is_alphanumeric);
    all
}

/// A sentence of words that no format has a meaning for, each of them marked so that it can be found again.
fn sentence() -> impl Strategy<Value = String> {
    let word =
        prop_oneof!["[a-z]{1,9}", "[a-zäöüé]{3,8}", Just("服务业".to_owned()), Just("مدينة".to_owned())];
    (prop::collection::vec(word, 4..30), prop_oneof![Just("."), Just("?"), Just(".”"), Just("")])
        .prop_map(|(words, end)| format!("Zq{}{end}", words.join(" ")))
}

fn sentences() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(sentence(), 1..12)
}

fn check(name: &str, text: &str, sentences: &[String]) {
    let imported = import(name, text.as_bytes());
    nothing_is_lost(name, &imported);
    let all = letters(&imported);
    let mut from = 0;
    for sentence in sentences {
        let bare: String = sentence.chars().filter(|c| c.is_alphanumeric()).collect();
        let at = all[from..].find(&bare);
        assert!(at.is_some(), "{name}: lost or out of order: {sentence}\n{text}\n{all}");
        from += at.unwrap_or(0) + bare.len();
    }
    back(name, &imported);
    back(name, &with_turns(imported));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_text_is_kept(sentences in sentences(), width in 20_usize..90, blank in any::<bool>()) {
        let wrap = |sentence: &String| {
            let mut line = 0;
            let mut out = String::new();
            for word in sentence.split(' ') {
                let break_here = line > 0 && line + word.len() > width;
                out.push_str(if line == 0 { "" } else if break_here { "\n" } else { " " });
                line = if break_here { word.len() } else { line + word.len() + 1 };
                out.push_str(word);
            }
            out
        };
        let paragraphs: Vec<String> = sentences.iter().map(wrap).collect();
        check("a.txt", &paragraphs.join(if blank { "\n\n" } else { "\r\n" }), &sentences);
    }

    #[test]
    fn markdown_is_kept(sentences in sentences(), marks in prop::collection::vec(0_usize..6, 12)) {
        let lines = sentences.iter().zip(&marks).map(|(sentence, mark)| match mark {
            0 => format!("# {sentence}"),
            1 => format!("- {sentence}"),
            2 => format!("> {sentence}"),
            3 => format!("**{sentence}**"),
            4 => format!("    {sentence}"),
            _ => sentence.clone(),
        });
        let text = format!("---\ntitle: Words\n---\n\n{}\n", lines.collect::<Vec<_>>().join("\n\n"));
        check("a.md", &text, &sentences);
    }

    #[test]
    fn pages_are_kept(sentences in sentences(), tags in prop::collection::vec(0_usize..8, 12)) {
        let parts = sentences.iter().zip(&tags).map(|(sentence, tag)| match tag {
            0 => format!("<h2>{sentence}</h2>"),
            1 => format!("<ul><li>{sentence}</ul>"),
            2 => format!("<blockquote>{sentence}</blockquote>"),
            3 => format!("<p><b>{sentence}</b> <a href='#'>&amp;</a>"),
            4 => format!("<pre>{sentence}</pre>"),
            5 => format!("<nav>{sentence}</nav>"),
            6 => format!("<div><span>{sentence}</span></div><script>var lost = '<p>';</script>"),
            _ => format!("<p>{sentence}</p>"),
        });
        let text = format!("<!doctype html><html><body>{}</body></html>", parts.collect::<String>());
        check("a.html", &text, &sentences);
    }

    #[test]
    fn transcripts_are_kept(sentences in sentences(), who in prop::collection::vec(0_usize..5, 12)) {
        let lines = sentences.iter().zip(&who).map(|(sentence, who)| match who {
            0 => format!("MS. LING:  {sentence}"),
            1 => format!("Q    {sentence}"),
            2 => format!("CHAIR CHEN.  {sentence}"),
            3 => format!("(Applause.)\n\n{sentence}"),
            _ => sentence.clone(),
        });
        let text = format!("MS. LING:  Hello.\n\nQ    Yes?\n\n{}\n", lines.collect::<Vec<_>>().join("\n\n"));
        check("a.txt", &text, &sentences);
    }

    #[test]
    fn subtitles_are_kept(sentences in sentences(), who in prop::collection::vec(0_usize..4, 12), vtt in any::<bool>()) {
        let mut text = String::from(if vtt { "WEBVTT\n\n" } else { "" });
        for (index, (sentence, who)) in sentences.iter().zip(&who).enumerate() {
            let said = match who {
                0 if vtt => format!("<v Ada Ling>{sentence}</v>"),
                1 => format!(">> MS. LING: {sentence}"),
                2 => format!("- {sentence}"),
                _ => sentence.clone(),
            };
            text.push_str(&format!("{}\n00:{:02}:00,000 --> 00:{:02}:05,000\n{said}\n\n", index + 1, index, index));
        }
        check(if vtt { "a.vtt" } else { "a.srt" }, &text, &sentences);
    }

    #[test]
    fn dirt_loses_nothing(sentences in sentences(), dirt in prop::collection::vec(0_usize..10, 12), kind in 0_usize..6) {
        // What shows nothing, ends lines oddly or looks like a mark, between whole sentences.
        let dirty = sentences.iter().zip(&dirt).map(|(sentence, dirt)| match dirt {
            0 => format!("{sentence}\r"),
            1 => format!("\u{feff}{sentence}\u{200b}"),
            2 => sentence.replace(' ', "\t"),
            3 => sentence.replace(' ', "\u{a0}"),
            4 => format!("{sentence}\u{c}"),
            5 => format!("\0{sentence}\0"),
            6 => format!("- {sentence}"),
            7 => format!("\u{202e}{sentence}\u{202c}"),
            8 => format!("{sentence} [1] & < > \" ' \\"),
            _ => sentence.replace(' ', "  "),
        });
        let lines: Vec<String> = dirty.collect();
        let each = |make: &dyn Fn(usize, &str) -> String| {
            let pieces: Vec<String> = lines.iter().enumerate().map(|(at, line)| make(at, line)).collect();
            pieces.concat()
        };
        let (name, text) = match kind {
            0 => ("a.txt", lines.join("\n\n")),
            1 => ("a.txt", each(&|_, line| format!("MS. LING: {line}\n\nQ  Why?\n"))),
            2 => ("a.md", format!("---\ntitle: Words\n---\n\n{}", lines.join("\n\n").replace(['&', '<'], ""))),
            3 => {
                let cells = lines.join("</td><td>").replace('&', "&amp;").replace("< ", "&lt; ");
                ("a.html", format!("<!doctype html><body><table><tr><td>{cells}</td></tr></table>"))
            }
            4 => (
                "a.srt",
                each(&|at, line| {
                    let shown = line.replace(['\r', '\u{c}', '<'], "");
                    format!("{}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{shown}\n\n", at + 1)
                }),
            ),
            _ => ("a.tsv", each(&|_, line| format!("Ada Ling\t{line}\nBo Chen\tWhy is it so?\n"))),
        };
        check(name, &text, &sentences);
    }

    #[test]
    fn names_on_lines_of_their_own_are_kept(sentences in sentences(), who in prop::collection::vec(0_usize..3, 12)) {
        let named = |(sentence, who): (&String, &usize)| format!("{}\n\n{sentence}.\n\n", ["Operator", "Ada Ling", "Bo Chen - Chief Pilot"][*who]);
        let parts: Vec<String> = sentences.iter().zip(&who).map(named).collect();
        check("a.txt", &format!("A call\n\n{}", parts.concat()), &sentences);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), prefix in 0_usize..6) {
        let heads = ["", "<!doctype html><p>", "WEBVTT\n\n", "---\ntitle: \"a\n---\n", "1\n00:00:01,000 --> x\n", "MS. A:  b\n"];
        let mut all = heads[prefix].as_bytes().to_vec();
        all.extend(bytes);
        if let Ok(imported) = plenary::import::read(&all, plenary::import::Options::default()) {
            back("bytes", &with_turns(imported));
        }
    }
}
