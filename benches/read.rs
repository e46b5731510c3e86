//! Measures reading a briefing: TOML only, into plain structs, and resolved.

mod sample;

use divan::{Bencher, counter::BytesCount};
use sample::{Plain, SIZES, Shape, briefing};

fn main() {
    divan::main();
}

/// Parses TOML into tables with positions, as the first step of reading.
#[divan::bench(args = SIZES)]
fn grammar(bencher: Bencher, bytes: usize) {
    let text = briefing(bytes, Shape::Many);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| toml::de::DeTable::parse_recoverable(&text));
}

/// The reference. Reading a whole briefing may take 1.4 times as long.
#[divan::bench(args = SIZES)]
fn plain_structs(bencher: Bencher, bytes: usize) {
    plain(bencher, &briefing(bytes, Shape::Many));
}

/// The same, with everything in one section.
#[divan::bench(args = SIZES)]
fn plain_structs_one_section(bencher: Bencher, bytes: usize) {
    plain(bencher, &briefing(bytes, Shape::One));
}

/// Parses and resolves.
#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher, bytes: usize) {
    read(bencher, &briefing(bytes, Shape::Many));
}

/// The same, with everything in one section.
#[divan::bench(args = SIZES)]
fn whole_one_section(bencher: Bencher, bytes: usize) {
    read(bencher, &briefing(bytes, Shape::One));
}

fn plain(bencher: Bencher, text: &str) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| toml::from_str::<Plain>(text).expect("the sample is well-formed"));
}

fn read(bencher: Bencher, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench_local(|| plenary::document::read(text));
}
