//! Logistic regression over features that are there or not, with a penalty on the squares of the weights.

use plenary::import::attribution::chance;
use std::collections::BTreeMap;

/// A report: for each of its places the names of its features, which place is right, and how much it counts.
pub(crate) struct Example {
    /// The folds of cross-validation are of whole documents.
    pub(crate) document: usize,
    /// The names of each place's features.
    pub(crate) places: Vec<Vec<String>>,
    /// How many tokens the words up to each place are.
    pub(crate) lengths: Vec<usize>,
    /// The right place.
    pub(crate) right: usize,
    /// The place that the rules take.
    pub(crate) by_rule: usize,
    /// One, or less.
    pub(crate) weight: f64,
}

/// Weights in thousandths.
pub(crate) type Model = BTreeMap<String, i32>;

/// The penalty, chosen by cross-validation.
const PENALTY: f64 = 4.0;
/// A feature counts that is seen at so many places.
const SEEN: usize = 3;
/// After so many rounds the weights stand still.
const ROUNDS: usize = 40;

/// The weights, one after the other moved to where the loss is least (Newton's step), until they stand still: the same
/// for the same examples, bit by bit.
pub(crate) fn fit(examples: &[&Example]) -> Model {
    let mut rows = Vec::new();
    let mut columns: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for example in examples {
        let told = example.places.len().saturating_sub(1).min(example.right + 1);
        for (place, features) in example.places[..told].iter().enumerate() {
            for feature in features {
                columns.entry(feature).or_default().push(rows.len());
            }
            rows.push((f64::from(u8::from(place == example.right)), example.weight, 0.0));
        }
    }
    columns.retain(|_, places| places.len() >= SEEN);
    let mut weights = vec![0.0; columns.len()];
    for _ in 0..ROUNDS {
        for (places, weight) in columns.values().zip(&mut weights) {
            let (mut slope, mut bend) = (PENALTY * *weight, PENALTY);
            for place in places {
                let (right, counts, score) = rows[*place];
                let chance = chance(score);
                slope += counts * (chance - right);
                bend += counts * chance * (1.0 - chance);
            }
            let step = slope / bend;
            *weight -= step;
            for place in places {
                rows[*place].2 -= step;
            }
        }
    }
    let rounded = weights.iter().map(|weight| thousandths(*weight));
    columns.keys().map(|name| (*name).to_owned()).zip(rounded).filter(|(_, weight)| *weight != 0).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "weights are small numbers")]
fn thousandths(weight: f64) -> i32 {
    (weight * 1000.0).round() as i32
}

/// The model as the program reads it.
pub(crate) fn written(model: &Model) -> String {
    model.iter().fold(String::new(), |text, (name, weight)| text + &format!("{name} {weight}\n"))
}
