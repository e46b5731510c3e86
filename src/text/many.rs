//! Finds many patterns in a text at once, in time linear in their lengths.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;

/// Calls `seen` with the index of each pattern and its range in `hay`.
///
/// The order is not defined, and a pattern may be reported twice.
///
/// Patterns must be different and not empty. They are found by a few of their bytes (Karp and Rabin), which needs little
/// preparation. If too many patterns share these bytes, an automaton is used (Aho and Corasick). The work is always
/// bounded by the lengths of `hay` and `patterns`. If millions of occurrences overlap, the last ones are left out.
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
    // Building fails only if the patterns are too large for 32-bit states. Then nothing is found.
    let Ok(automaton) = builder.build(own.iter().map(|index| patterns[*index])) else { return };
    for hit in automaton.find_overlapping_iter(hay).take(most) {
        seen(own[hit.pattern().as_usize()], hit.range());
    }
}

/// The widths of keys, and the distances of the checked positions, in bytes.
///
/// Long patterns use wide keys, which are rarer in a long text. Each pattern has one key per offset within the distance.
const KEYS: [(usize, usize); 3] = [(16, 16), (16, 4), (8, 4)];
/// The maximum number of patterns with the same key.
const MAX_SHARED: usize = 2;

/// A hash table of the keys of patterns, with chains.
struct Keys<'p> {
    patterns: &'p [&'p str],
    width: usize,
    stride: usize,
    /// The number of the first entry of each slot, from 1; 0 for an empty slot.
    slots: Vec<u32>,
    shift: u32,
    entries: Vec<Entry>,
}

struct Entry {
    key: u64,
    pattern: usize,
    /// The offset of the key in its pattern.
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

    /// Adds a pattern under the rarest of its keys.
    ///
    /// The first key is often shared, because many quotes begin with the same words.
    fn add(&mut self, pattern: usize) {
        let bytes = self.patterns[pattern].as_bytes();
        let last = bytes.len() - (self.width + self.stride - 1);
        let width = self.width;
        let key = |offset: usize| key_at(bytes, offset, width).unwrap_or_default();
        let shared = |base: &usize| self.chain(key(*base)).take(MAX_SHARED + 1).count();
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

    /// Reads the text once.
    ///
    /// Returns false if more than `most` bytes would have to be compared.
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

/// Returns the key of the bytes at `at`. Different bytes may have the same key.
fn key_at(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let word = |at: usize| {
        bytes.get(at..)?.first_chunk::<8>().map(|chunk| u64::from_le_bytes(*chunk).wrapping_mul(SPREAD))
    };
    if width == 8 { word(at) } else { Some((word(at)? >> 29 ^ word(at + width - 8)?).wrapping_mul(SPREAD)) }
}

/// The hash multiplier: 2⁶⁴ divided by the golden ratio.
///
/// It spreads keys over the table (Knuth, The Art of Computer Programming, 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cut;

    fn found(hay: &str, patterns: &[&str]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        occurrences(hay, patterns, |pattern, range| {
            assert_eq!(hay.cut(range.clone()), patterns[pattern]);
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
    fn similar_patterns_are_found() {
        let patterns: Vec<String> =
            (0..300).map(|index| format!("{}{index:03}{}", "a".repeat(99), "a".repeat(99))).collect();
        let hay = patterns.concat();
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        assert_eq!(found(&hay, &patterns).len(), 300);
    }
}
