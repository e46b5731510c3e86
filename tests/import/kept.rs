//! No words are lost: every word is in a block, in order, with its position.

use crate::{back, import, with_turns};
use plenary::import::Imported;
use plenary::import::blocks::{Block, BlockKind};
use proptest::prelude::*;
use std::ops::Range;

/// Checks that every letter and digit outside markup is kept.
///
/// It must be in a block or a label, in order and at its stated position.
pub(crate) fn nothing_is_lost(name: &str, imported: &Imported) {
    let mut covered = vec![false; imported.text.len()];
    let mut last = 0;
    for block in imported.layout.blocks.iter().filter(|block| !block.words.as_str().is_empty()) {
        let words = block.words.as_str();
        let place = block.words.place(0..words.len());
        assert!(place.start >= last, "{name}: out of order: {words:?}");
        last = place.start;
        cover_words(name, imported, block, &mut covered);
        cover_label(imported, block, &mut covered);
        cover_credit(imported, block, place.end, &mut covered);
    }
    if imported.format.name == "text" || imported.format.name == "transcript" {
        let is_lost = |(at, c): &(usize, char)| c.is_alphanumeric() && !covered[*at];
        let lost: String = imported.text.char_indices().filter(is_lost).map(|(_, c)| c).take(40).collect();
        let rest = CREDIT_WORDS.iter().fold(lost.clone(), |rest, mark| rest.replace(mark, ""));
        assert!(rest.is_empty(), "{name}: lost: {lost}");
    }
}

/// The words before a credit, without spaces. They count as markup.
const CREDIT_WORDS: [&str; 8] =
    ["Imagedata", "Credits", "Credit", "Imagecredit", "Imagecredits", "Photocredit", "Photo", "Image"];

/// A part of the input.
fn part(imported: &Imported, range: Range<usize>) -> &str {
    imported.text.get(range).unwrap()
}

/// Marks the words of a block. Each must be in the input at its position.
fn cover_words(name: &str, imported: &Imported, block: &Block, covered: &mut [bool]) {
    let mut at = 0;
    for word in block.words.as_str().split(' ') {
        let own = block.words.place(at..at + word.len());
        at += word.len() + 1;
        if !word.is_empty() && own.len() == word.len() {
            assert_eq!(part(imported, own.clone()), word, "{name}: a position is wrong");
        }
        covered[own].fill(true);
    }
}

/// Marks the label of a turn, and the time before or after it.
fn cover_label(imported: &Imported, block: &Block, covered: &mut [bool]) {
    let BlockKind::Turn { place, at, .. } = &block.kind else { return };
    covered[place.clone()].fill(true);
    let line = part(imported, 0..place.start).rfind('\n').map_or(0, |at| at + 1);
    let said = block.words.place(0..1).start.max(place.end);
    for (range, signs) in [(line..place.start, ":.,[]()- "), (place.end..said, ":.,[]()- \n")] {
        let is_clock = |c: char| c.is_ascii_digit() || signs.contains(c);
        // A direction may come between the time and the words.
        let clock: usize =
            part(imported, range.clone()).chars().take_while(|c| is_clock(*c)).map(char::len_utf8).sum();
        if at.is_some() {
            covered[range.start..range.start + clock].fill(true);
        }
    }
}

/// Marks the credit of a caption.
///
/// Credits on two lines are joined by a semicolon.
fn cover_credit(imported: &Imported, block: &Block, mut from: usize, covered: &mut [bool]) {
    let BlockKind::Caption { credit: Some(credits), .. } = &block.kind else { return };
    for credit in credits.split("; ") {
        let rest = part(imported, from..imported.text.len());
        if let Some(at) = rest.find(credit).map(|at| at + from) {
            from = at + credit.len();
            covered[at..from].fill(true);
        }
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

/// A sentence that begins with a mark, with words that are not markup.
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
        let at = all.get(from..).unwrap().find(&bare);
        assert!(at.is_some(), "{name}: lost or out of order: {sentence}\n{text}\n{all}");
        from += at.unwrap_or(0) + bare.len();
    }
    back(name, &imported);
    back(name, &with_turns(imported));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

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
    fn dirty_text_is_kept(sentences in sentences(), dirt in prop::collection::vec(0_usize..10, 12), kind in 0_usize..6) {
        // Invisible characters, unusual line ends and characters that look like markup, between whole sentences.
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
    fn names_on_separate_lines_are_kept(sentences in sentences(), who in prop::collection::vec(0_usize..3, 12)) {
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
