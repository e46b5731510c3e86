//! Trains the model of where reported words end, and measures it by cross-validation over whole documents.
//!
//! ```sh
//! cargo run --release --example train -- RELEASES tools/attribution/annotation/*.json > ends.model
//! ```
//!
//! RELEASES is the folder of the annotated texts. The same texts give the same model, byte for byte, on every machine.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of the command line")]

mod annotation;
mod fit;
mod folds;

use fit::Example;
use folds::Count;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (texts, files) = (arguments.next(), arguments.collect::<Vec<_>>());
    let Some(texts) = texts.filter(|_| !files.is_empty()) else {
        eprintln!("usage: train RELEASES ANNOTATION.json ...");
        return ExitCode::FAILURE;
    };
    let read = |file: &String| std::fs::read_to_string(file).map_err(|why| format!("{file}: {why}"));
    let examples = files
        .iter()
        .map(read)
        .collect::<Result<Vec<_>, _>>()
        .and_then(|annotations| annotation::examples(texts.as_ref(), &annotations));
    match examples {
        Ok(examples) => {
            measure(&examples);
            print!("{}", fit::written(&fit::fit(&examples.iter().collect::<Vec<_>>())));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Prints how often the rules and the model find the correct end.
///
/// Also prints how often half of the words agree.
fn measure(examples: &[Example]) {
    let parts: Vec<_> = (0..folds::PARTS).map(|part| folds::part(examples, part)).collect();
    eprintln!(
        "| texts | reports | rules: right | half right | model: right | half right |\n|---|---|---|---|---|---|"
    );
    for (row, texts) in ["written", "spoken"].into_iter().enumerate() {
        let sum = |of: fn(&Count) -> usize| parts.iter().map(|part| of(&part[row])).sum::<usize>();
        let counts = [
            sum(|count| count.all),
            sum(|count| count.rules[0]),
            sum(|count| count.rules[1]),
            sum(|count| count.model[0]),
            sum(|count| count.model[1]),
        ];
        eprintln!("| {texts} | {} |", counts.map(|count| count.to_string()).join(" | "));
    }
}
