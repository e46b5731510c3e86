//! A linear model of where reported words end, learned from annotated public-domain texts (`examples/train`): at each
//! place in turn, how likely they end there and do not go on.

use crate::import::attribution::ends::features::{Feature, TEMPLATES};
use crate::import::attribution::ends::{Place, features};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// The model: a line a feature, its name, its values and its weight in thousandths.
const MODEL: &str = include_str!("ends.model");

/// What the right end counts more than one that half of the words agree with.
const EXACT: f64 = 0.3;

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

/// Spreads the bits of a feature, whose own are near each other.
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

/// The end that is likeliest right, or at least half right; `by_rule` is the stretch that the rules have.
pub(crate) fn choose(places: &[Place], by_rule: Range<usize>) -> usize {
    let mut chances = Vec::with_capacity(places.len());
    for place in places {
        chances.push(place.features.iter().filter_map(|feature| WEIGHTS.get(feature)).sum());
    }
    let lengths: Vec<usize> = places.iter().map(|place| place.end - by_rule.start).collect();
    best(&chances, &lengths).map_or(by_rule.end, |best| places[best].end)
}

/// Which of several places to take: by the weights at each, in thousandths, and how many tokens the words up to it are.
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
    let worth = |place: usize| {
        let near = |other: usize| {
            let (one, two) = (lengths[place], lengths[other]);
            one.min(two) * 2 >= one.max(two)
        };
        let half: f64 = (0..=last).filter(|other| near(*other)).map(|other| chances[other]).sum();
        half + EXACT * chances[place]
    };
    (0..=last)
        .map(|place| (place, worth(place)))
        .reduce(|a, b| if b.1 > a.1 { b } else { a })
        .map(|(place, _)| place)
}

/// The logistic function, made of sums and products alone so that it is the same on every machine.
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
    fn every_line_of_the_model_names_what_the_program_knows() {
        for line in MODEL.lines() {
            let (feature, _) = weight(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(features::name(feature), line.rsplit_once(' ').unwrap().0);
        }
        assert_eq!(WEIGHTS.len(), MODEL.lines().count());
        assert!(MODEL.len() < 1_500_000);
    }

    #[test]
    fn the_logistic_function_is_one() {
        for score in [-40.0, -9.5, -1.0, 0.0, 0.25, 3.0, 25.0_f64] {
            let exact = 1.0 / (1.0 + (-score.clamp(-30.0, 30.0)).exp());
            assert!((chance(score) - exact).abs() < 1e-9, "{score}");
        }
    }

    #[test]
    fn the_likeliest_end_is_taken_and_among_near_ones_the_middle() {
        assert_eq!(best(&[3000, 0, 0], &[4, 9, 20]), Some(0));
        assert_eq!(best(&[-4000, -4000, 0], &[4, 9, 20]), Some(2));
        assert_eq!(best(&[-900, -500, 0], &[2, 12, 20]), Some(2), "half right at either end");
        assert_eq!(best(&[], &[]), None);
    }
}
