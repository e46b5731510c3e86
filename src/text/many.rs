//! Many texts looked for in one at once, in a time that depends on their lengths and not on how they repeat.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;

/// Calls `seen` with the number and the place of occurrences of `patterns` in `hay`, in no certain order, perhaps
/// twice. No pattern is empty, and no two are equal.
///
/// Patterns are told by a few bytes from inside them, as Karp and Rabin do, which costs next to nothing to prepare.
/// Where that comes to no end, since all of them look alike, an automaton (Aho and Corasick) takes over. What is
/// looked at is bounded by the lengths of `hay` and `patterns` in any case: where millions of occurrences overlap,
/// the last are left out.
pub fn occurrences(hay: &str, patterns: &[&str], mut seen: impl FnMut(usize, Range<usize>)) {
    let size = hay.len() + patterns.iter().map(|pattern| pattern.len()).sum::<usize>();
    let mut left: Vec<usize> = (0..patterns.len()).collect();
    for (width, stride) in KEYS {
        let (long, short): (Vec<usize>, Vec<usize>) =
            left.into_iter().partition(|index| patterns[*index].len() >= width + stride - 1);
        left = short;
        if !long.is_empty()
            && !Keys::new(patterns, &long, width, stride).scan(hay.as_bytes(), 4 * size, &mut seen)
        {
            left.extend(long);
            break;
        }
    }
    if !left.is_empty() {
        automaton(hay, patterns, &left, 2 * size, &mut seen);
    }
}

fn automaton(
    hay: &str,
    patterns: &[&str],
    own: &[usize],
    most: usize,
    seen: &mut impl FnMut(usize, Range<usize>),
) {
    let mut builder = AhoCorasick::builder();
    builder.prefilter(false).kind(Some(AhoCorasickKind::ContiguousNFA));
    // Only texts too large for 32-bit states are refused; then nothing is found, as if it were not there.
    let Ok(automaton) = builder.build(own.iter().map(|index| patterns[*index])) else { return };
    for hit in automaton.find_overlapping_iter(hay).take(most) {
        seen(own[hit.pattern().as_usize()], hit.range());
    }
}

/// How many bytes a pattern is told by: more where it has them, since few say little in a long text. And how far
/// apart the places of the text are that are looked at: each pattern has a key for each way to meet it.
const KEYS: [(usize, usize); 3] = [(16, 16), (16, 4), (8, 4)];
/// So many patterns with the same key are no reason to look for a better one.
const CROWD: usize = 2;

/// The keys of patterns in a hash table with chains.
struct Keys<'p> {
    patterns: &'p [&'p str],
    width: usize,
    stride: usize,
    /// The first entry of each slot, counted from 1; 0 where there is none.
    slots: Vec<u32>,
    shift: u32,
    entries: Vec<Entry>,
}

struct Entry {
    key: u64,
    pattern: usize,
    /// How far inside its pattern the key stands.
    offset: usize,
    next: u32,
}

impl<'p> Keys<'p> {
    fn new(patterns: &'p [&'p str], own: &[usize], width: usize, stride: usize) -> Self {
        let bits = (own.len() * stride * 4).next_power_of_two().trailing_zeros().clamp(6, 28);
        let mut keys = Self {
            patterns,
            width,
            stride,
            slots: vec![0; 1 << bits],
            shift: 64 - bits,
            entries: Vec::with_capacity(own.len() * stride),
        };
        for index in own {
            keys.add(*index);
        }
        keys
    }

    /// Enters a pattern by that part of it which the fewest others share: many quotes begin alike.
    fn add(&mut self, pattern: usize) {
        let bytes = self.patterns[pattern].as_bytes();
        let last = bytes.len() - (self.width + self.stride - 1);
        let width = self.width;
        let key = |offset: usize| key_at(bytes, offset, width).unwrap_or_default();
        let shared = |base: &usize| self.chain(key(*base)).take(CROWD + 1).count();
        let base = [last, last / 2, 0].into_iter().min_by_key(shared).unwrap_or(last);
        for offset in base..base + self.stride {
            let key = key(offset);
            let slot = self.slot(key);
            self.entries.push(Entry { key, pattern, offset, next: self.slots[slot] });
            self.slots[slot] = u32::try_from(self.entries.len()).unwrap_or(0);
        }
    }

    fn slot(&self, key: u64) -> usize {
        usize::try_from(key >> self.shift).unwrap_or(0)
    }

    fn chain(&self, key: u64) -> impl Iterator<Item = &Entry> {
        let entry = |number: u32| self.entries.get((number as usize).wrapping_sub(1));
        std::iter::successors(entry(self.slots[self.slot(key)]), move |last| entry(last.next))
            .filter(move |entry| entry.key == key)
    }

    /// Reads the text once; `false` when more than `most` bytes would have to be compared.
    fn scan(&self, hay: &[u8], most: usize, seen: &mut impl FnMut(usize, Range<usize>)) -> bool {
        let mut left = most;
        for at in (0..hay.len()).step_by(self.stride) {
            let Some(key) = key_at(hay, at, self.width) else { break };
            if self.slots[self.slot(key)] == 0 {
                continue;
            }
            for entry in self.chain(key) {
                let pattern = self.patterns[entry.pattern];
                let Some(rest) = left.checked_sub(self.width + pattern.len() / 8) else { return false };
                left = rest;
                let Some(start) = at.checked_sub(entry.offset) else { continue };
                let end = start + pattern.len();
                if hay.get(start..end) == Some(pattern.as_bytes()) {
                    seen(entry.pattern, start..end);
                }
            }
        }
        true
    }
}

/// The key of the bytes from `at` on. Different bytes may have the same one, which costs a comparison.
fn key_at(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let word = |at: usize| {
        bytes.get(at..)?.first_chunk::<8>().map(|chunk| u64::from_le_bytes(*chunk).wrapping_mul(SPREAD))
    };
    if width == 8 { word(at) } else { Some((word(at)? >> 29 ^ word(at + width - 8)?).wrapping_mul(SPREAD)) }
}

/// 2⁶⁴ over the golden ratio, which spreads keys over the table (Knuth, The Art of Computer Programming, 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(hay: &str, patterns: &[&str]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        occurrences(hay, patterns, |pattern, range| {
            assert_eq!(&hay[range.clone()], patterns[pattern]);
            found.push((pattern, range.start));
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_occurrence_of_every_pattern_is_found() {
        let hay = "open doors, open windows, open doors: our doors stand open";
        for patterns in
            [&["open doors", "open", "doors stand open", "our windows"][..], &["n doors, open windo"]]
        {
            let expected: Vec<(usize, usize)> = patterns
                .iter()
                .enumerate()
                .flat_map(|(index, pattern)| hay.match_indices(pattern).map(move |(at, _)| (index, at)))
                .collect();
            assert_eq!(found(hay, patterns), expected);
        }
        for shift in 0..9 {
            let hay = format!("{}the whole of it", "x".repeat(shift));
            assert_eq!(found(&hay, &["the whole of it"]), [(0, shift)]);
        }
    }

    #[test]
    fn patterns_that_look_alike_are_found_all_the_same() {
        let patterns: Vec<String> =
            (0..300).map(|index| format!("{}{index:03}{}", "a".repeat(99), "a".repeat(99))).collect();
        let hay = patterns.concat();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        assert_eq!(found(&hay, &patterns).len(), 300);
    }
}
