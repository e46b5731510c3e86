//! `plenary import FILE`: converts an article or transcript to a briefing.

mod args;
mod folder;
mod update;

use super::exit::Exit;
use super::files::is_standard_input;
use super::input::input;
use super::output::{complain, output_file, print, tell};
use crate::io::{self, Failure, WriteFailure};
use crate::text::Safe;
use std::path::Path;

pub(super) use args::Args;

pub(super) fn run(args: &Args) -> Result<Exit, Failure> {
    if args.update {
        return update::run(&args.path, args.dry_run);
    }
    if !is_standard_input(&args.path) && args.path.is_dir() {
        return folder::run(args);
    }
    let (name, bytes) = input(&args.path)?;
    // In a folder, the output file is named after the input.
    let target = output_file(args.output.as_deref()).map(|path| {
        if path.is_dir() { path.join(args.output_name(Path::new(&name))) } else { path.to_owned() }
    });
    let converted = match args.convert(&name, &bytes, target.as_deref()) {
        Ok(converted) => converted,
        Err(failure) if failure.is_bug() => return Err(failure),
        Err(refusal) => {
            complain(&refusal);
            return Ok(Exit::Faults);
        }
    };
    for note in &converted.notes {
        tell(&format!("{}: {}\n", Safe::clean_line(&name), Safe::clean_line(note)));
    }
    match target {
        None => print(&converted.text)?,
        Some(path) => write(args, &path, &converted.text)?,
    }
    Ok(Exit::Success)
}

fn write(args: &Args, path: &Path, text: &str) -> Result<(), Failure> {
    match io::write(path, text, args.write_mode()) {
        Ok(_) => Ok(()),
        Err(WriteFailure::Exists(path)) => {
            Err(Failure::at(&path, "already exists")
                .help("add --force to replace it, or choose another name"))
        }
        Err(WriteFailure::System(failure)) => Err(failure),
    }
}
