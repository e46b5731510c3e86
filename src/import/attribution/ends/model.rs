//! A linear model that selects where reported words end.
//!
//! At each place in turn it gives the probability that they end there. It was trained on annotated texts in the public
//! domain.

use super::features::{self, Feature, Place, TEMPLATES};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// The model.
///
/// Each line has the name of a feature, its values, and its weight in thousandths.
const MODEL: &str = include_str!("ends.model");

/// Additional value of the right end over one that is half right.
const EXACT_BONUS: f64 = 0.3;

/// What it costs if words end too soon.
///
/// A paraphrase that stops short misstates its speaker, so the words go on where the model is not sure.
const SHORT_COST: f64 = 1.3;

static WEIGHTS: LazyLock<HashMap<Feature, i32, BuildHasherDefault<Spread>>> =
    LazyLock::new(|| MODEL.lines().filter_map(weight).collect());

fn weight(line: &str) -> Option<(Feature, i32)> {
    let (feature, weight) = line.rsplit_once(' ')?;
    let mut parts = feature.split(' ');
    let name = parts.next()?;
    let template = TEMPLATES.iter().position(|(known, _)| *known == name)?;
    let values: Vec<u8> = parts.map_while(|value| value.parse().ok()).collect();
    Some((features::key(template, &values), weight.parse().ok()?))
}

/// A hasher for features, whose values are close to each other.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// Returns the end that is most likely right or half right.
///
/// `by_rule` is the range that the rules found.
pub(super) fn choose(places: &[Place], by_rule: Range<usize>) -> usize {
    let weigh = |place: &Place| place.features.iter().filter_map(|feature| WEIGHTS.get(feature)).sum();
    let weights: Vec<i32> = places.iter().map(weigh).collect();
    let lengths: Vec<usize> = places.iter().map(|place| place.end - by_rule.start).collect();
    best(&weights, &lengths).and_then(|best| places.get(best)).map_or(by_rule.end, |place| place.end)
}

/// Returns the index of the best place, or `None` if there are no places.
///
/// `weights` are in thousandths. `lengths` are the numbers of tokens up to each place.
pub fn best(weights: &[i32], lengths: &[usize]) -> Option<usize> {
    let mut left = 1.0;
    let last = weights.len().checked_sub(1)?;
    let chances: Vec<f64> = weights
        .iter()
        .enumerate()
        .map(|(place, weight)| {
            let ends = if place == last { 1.0 } else { chance(f64::from(*weight) / 1000.0) };
            let here = left * ends;
            left -= here;
            here
        })
        .collect();
    let worth = |(chance, length): (&f64, &usize)| {
        let near = |other: &usize| *length.min(other) * 2 >= *length.max(other);
        let sum = |counts: &dyn Fn(&usize) -> bool| -> f64 {
            chances.iter().zip(lengths).filter(|(_, other)| counts(other)).map(|(chance, _)| chance).sum()
        };
        let short = sum(&|other: &usize| other > length);
        sum(&near) + EXACT_BONUS * chance - SHORT_COST * short
    };
    let worths = chances.iter().zip(lengths).map(worth);
    worths.enumerate().reduce(|a, b| if b.1 > a.1 { b } else { a }).map(|(place, _)| place)
}

/// The logistic function.
///
/// It uses only sums and products, so it gives the same bits on every machine.
pub fn chance(score: f64) -> f64 {
    let score = score.clamp(-30.0, 30.0);
    let part = score / 64.0;
    let mut power = (1..=10).rev().fold(1.0, |sum, term| 1.0 + sum * part / f64::from(term));
    for _ in 0..6 {
        power *= power;
    }
    power / (1.0 + power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_model_names_a_known_feature() {
        for line in MODEL.lines() {
            let (feature, _) = weight(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(features::name(feature), line.rsplit_once(' ').unwrap().0);
        }
        assert_eq!(WEIGHTS.len(), MODEL.lines().count());
        assert!(MODEL.len() < 1_500_000);
    }

    #[test]
    fn the_logistic_function_is_close_to_the_exact_one() {
        for score in [-40.0, -9.5, -1.0, 0.0, 0.25, 3.0, 25.0_f64] {
            let exact = 1.0 / (1.0 + (-score.clamp(-30.0, 30.0)).exp());
            assert!((chance(score) - exact).abs() < 1e-9, "{score}");
        }
    }

    #[test]
    fn the_most_likely_end_is_selected_or_the_middle_of_close_ones() {
        assert_eq!(best(&[3000, 0, 0], &[4, 9, 20]), Some(0));
        assert_eq!(best(&[-4000, -4000, 0], &[4, 9, 20]), Some(2));
        assert_eq!(best(&[-900, -500, 0], &[2, 12, 20]), Some(2), "half right at either end");
        assert_eq!(best(&[100, 0], &[4, 20]), Some(1), "the words go on if the model is not sure");
        assert_eq!(best(&[], &[]), None);
    }
}
