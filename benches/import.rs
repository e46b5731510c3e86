//! Measures the import of a 5 kB article in each format, and of a transcript of 1000 turns.

use divan::{Bencher, black_box, counter::BytesCount};
use plenary::import::{Options, read};
use std::fmt::Write;

fn main() {
    divan::main();
}

const SENTENCE: &str = "“Our doors are open to everybody,” said Ada Ling, Chair of the Harbour City Council, who noted that the port has grown by 12 percent. ";

fn paragraphs(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("In year {index} the forum met again. {}", SENTENCE.repeat(3))).collect()
}

fn article() -> String {
    format!("The forum opens\n\nCHONGQING, June 3, 2025 -- {}\n\nSource: City\n", paragraphs(11).join("\n\n"))
}

fn page() -> String {
    let menu = "<li><a href=\"/\">Another page of this site</a></li>".repeat(40);
    let text = format!("<p>{}</p>", paragraphs(11).join("</p>\n<p>"));
    format!(
        "<!doctype html><html><head><title>Forum</title></head><body><nav><ul>{menu}</ul></nav><article><h1>Forum</h1>{text}</article></body></html>"
    )
}

fn transcript() -> String {
    let mut text = String::new();
    for index in 0..500 {
        let _ = write!(text, "MS. LING:  {SENTENCE}\n\nQ    And in the year {index}?\n\n");
    }
    text
}

fn subtitles() -> String {
    let mut text = String::from("WEBVTT\n\n");
    for index in 0..1000 {
        let (minute, second) = (index / 60, index % 60);
        let _ = write!(
            text,
            "{index}\n00:{minute:02}:{second:02}.000 --> 00:{minute:02}:{second:02}.900\n<v Ada Ling>and so we open\n\n"
        );
    }
    text
}

fn run(bencher: Bencher, name: &str, text: &str) {
    let options = Options { name: Some(name), ..Options::default() };
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| read(black_box(text.as_bytes()), options).map(|imported| imported.toml()).ok());
}

#[divan::bench]
fn plain_text(bencher: Bencher) {
    run(bencher, "a.txt", &article());
}

#[divan::bench]
fn markdown(bencher: Bencher) {
    run(bencher, "a.md", &format!("---\ntitle: Forum\n---\n\n{}", article()));
}

#[divan::bench]
fn html(bencher: Bencher) {
    run(bencher, "a.html", &page());
}

#[divan::bench]
fn labelled_transcript(bencher: Bencher) {
    run(bencher, "a.txt", &transcript());
}

#[divan::bench]
fn webvtt(bencher: Bencher) {
    run(bencher, "a.vtt", &subtitles());
}
