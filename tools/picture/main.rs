//! Writes `docs/demo.svg`, the moving picture of the README.
//!
//! ```sh
//! cargo run --example picture
//! ```
//!
//! The screens are those of the program. `demo/story.rs` says which keys are pressed and what is said about them.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of the command line")]

mod demo;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/demo.svg");
    let written = demo::frames().and_then(|frames| {
        let svg = demo::document(&frames)?;
        std::fs::write(&path, &svg).map_err(|why| format!("cannot write {}: {why}", path.display()))?;
        Ok(svg.len())
    });
    match written {
        Ok(bytes) => {
            println!("{}: {} kB", path.display(), bytes.div_ceil(1000));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
