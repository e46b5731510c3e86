//! Reading a briefing: its grammar alone, into plain structs, and whole (words made safe, ids resolved, quotes anchored).

mod sample;

use divan::{Bencher, counter::BytesCount};
use sample::{Plain, SIZES, Shape, briefing};

fn main() {
    divan::main();
}

/// The grammar of TOML into its table, with every place, as reading begins.
#[divan::bench(args = SIZES)]
fn grammar(bencher: Bencher, bytes: usize) {
    let text = briefing(bytes, Shape::Many);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| toml::de::DeTable::parse_recoverable(&text));
}

/// What the whole is held against: it may take 1.4 times as long as this.
#[divan::bench(args = SIZES)]
fn plain_structs(bencher: Bencher, bytes: usize) {
    plain(bencher, &briefing(bytes, Shape::Many));
}

/// The same with everything in one section.
#[divan::bench(args = SIZES)]
fn plain_structs_one_section(bencher: Bencher, bytes: usize) {
    plain(bencher, &briefing(bytes, Shape::One));
}

/// Parse and resolve.
#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher, bytes: usize) {
    read(bencher, &briefing(bytes, Shape::Many));
}

/// The same with everything in one section.
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
