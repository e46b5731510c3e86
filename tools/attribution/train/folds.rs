//! Cross-validation over whole documents.

use crate::fit::{self, Example};
use plenary::import::attribution::best;

/// The number of parts.
pub(crate) const PARTS: usize = 5;

/// Counts of correct ends, and of ends for which half of the words agree.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    /// The number of reports.
    pub(crate) all: usize,
    pub(crate) rules: [usize; 2],
    pub(crate) model: [usize; 2],
}

/// Counts for one part, with a model of the other parts: written texts first, then spoken ones.
pub(crate) fn part(examples: &[Example], part: usize) -> [Count; 2] {
    let (own, others): (Vec<_>, Vec<_>) =
        examples.iter().partition(|example| example.document % PARTS == part);
    let model = fit::fit(&others);
    let mut counts = [Count::default(); 2];
    for example in own {
        let of = |names: &Vec<String>| names.iter().filter_map(|name| model.get(name)).sum();
        let weights: Vec<i32> = example.places.iter().map(of).collect();
        let learned = best(&weights, &example.lengths).unwrap_or(example.by_rule);
        let count = &mut counts[usize::from(example.weight < 1.0)];
        count.all += 1;
        for (counted, place) in [(&mut count.rules, example.by_rule), (&mut count.model, learned)] {
            let (one, two) = (example.lengths[place], example.lengths[example.right]);
            counted[0] += usize::from(place == example.right);
            counted[1] += usize::from(one.min(two) * 2 >= one.max(two));
        }
    }
    counts
}
