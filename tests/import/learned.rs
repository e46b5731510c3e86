//! The shipped model is the result of training.

use crate::shared::shared;
use crate::{annotation, fit, folds};

#[test]
fn the_shipped_model_is_the_result_of_training() {
    let Some(texts) = shared("corpus/releases") else { return };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/attribution/annotation");
    let annotations = ["releases", "sentences"]
        .map(|name| std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap());
    let examples = annotation::examples(&texts, &annotations).unwrap();
    let made = fit::written(&fit::fit(&examples.iter().collect::<Vec<_>>()));
    let shipped = include_str!("../../src/import/attribution/ends/ends.model").replace("\r\n", "\n");
    assert!(
        made == shipped,
        "`cargo run --release --example train` gives another model than the shipped one"
    );
    // Each part with a model of the others, so that every example is judged by a model that has not seen it.
    let parts: Vec<_> = (0..folds::PARTS).map(|part| folds::part(&examples, part)).collect();
    let (mut model, mut rules) = ([0; 2], [0; 2]);
    for kind in [0, 1] {
        assert!(parts.iter().map(|part| part[kind].all).sum::<usize>() > 100);
    }
    for count in parts.iter().flatten() {
        assert!(count.model[0] <= count.model[1]);
        for index in [0, 1] {
            model[index] += count.model[index];
            rules[index] += count.rules[index];
        }
    }
    for index in [0, 1] {
        assert!(model[index] >= rules[index], "{model:?} {rules:?}");
    }
}
