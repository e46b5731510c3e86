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
    let [written, spoken] = folds::part(&examples, 0);
    assert!(written.all > 20 && spoken.all > 30);
    // The model goes on where it is not sure, so it is not half right more often than the rules.
    let (model, rules) = (written.model[0] + spoken.model[0], written.rules[0] + spoken.rules[0]);
    assert!(model >= rules, "{model} {rules} of {}", written.all + spoken.all);
}
