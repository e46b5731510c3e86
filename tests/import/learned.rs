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
    for count in [&written, &spoken] {
        assert!(count.all > 20 && count.model[0] <= count.model[1]);
    }
    for index in [0, 1] {
        let (model, rules) =
            (written.model[index] + spoken.model[index], written.rules[index] + spoken.rules[index]);
        // One sentence of about a hundred is chance.
        assert!(model + 1 >= rules, "{model} {rules} of {}", written.all + spoken.all);
    }
}
