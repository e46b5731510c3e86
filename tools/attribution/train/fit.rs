//! Logistic regression over binary features, with L2 regularization.

use plenary::import::attribution::chance;
use std::collections::BTreeMap;

/// A report with its candidate ends.
pub(crate) struct Example {
    /// The number of its document. Cross-validation keeps documents whole.
    pub(crate) document: usize,
    /// The names of the features of each candidate.
    pub(crate) places: Vec<Vec<String>>,
    /// The number of tokens up to each candidate.
    pub(crate) lengths: Vec<usize>,
    /// The index of the correct candidate.
    pub(crate) right: usize,
    /// The index of the candidate that the rules select.
    pub(crate) by_rule: usize,
    /// The weight of the example, at most one.
    pub(crate) weight: f64,
}

/// The weights of the features, in thousandths.
pub(crate) type Model = BTreeMap<String, i32>;

/// The L2 penalty, selected by cross-validation.
const PENALTY: f64 = 2.0;
/// The minimum number of candidates that have a feature.
const MIN_SEEN: usize = 3;
/// The number of rounds, after which the weights no longer change.
const ROUNDS: usize = 40;

/// Fits the weights by coordinate descent with Newton's steps.
///
/// The same examples give the same weights on every machine.
pub(crate) fn fit(examples: &[&Example]) -> Model {
    let mut rows = Vec::new();
    let mut columns: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for example in examples {
        let seen = example.places.len().saturating_sub(1).min(example.right + 1);
        for (place, features) in example.places[..seen].iter().enumerate() {
            for feature in features {
                columns.entry(feature).or_default().push(rows.len());
            }
            rows.push((f64::from(u8::from(place == example.right)), example.weight, 0.0));
        }
    }
    columns.retain(|_, places| places.len() >= MIN_SEEN);
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

/// The model in the form that the program reads.
pub(crate) fn written(model: &Model) -> String {
    model.iter().fold(String::new(), |text, (name, weight)| text + &format!("{name} {weight}\n"))
}
