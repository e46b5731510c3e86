//! Paths to volumes: files, folders of briefings, standard input.

use crate::check::Nowhere;
use crate::diagnostic::report::WIDTH;
use crate::io::{self, Failure};
use crate::library::{self, Volume};
use std::path::PathBuf;

/// Reads every briefing that the paths name; the ones that come with the program when there is no path.
pub(super) fn load(paths: &[PathBuf]) -> Result<Vec<Volume>, Failure> {
    if paths.is_empty() {
        return Ok(library::embedded());
    }
    let mut volumes = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            volumes.push(Volume::read(Volume::STANDARD_INPUT, None, io::read_stdin()?, &Nowhere));
        } else if path.is_dir() {
            for path in io::briefings_in(path)? {
                volumes.push(io::open(&path)?);
            }
        } else {
            volumes.push(io::open(path)?);
        }
    }
    Ok(volumes)
}

/// Says on standard error why files hold no briefing; returns whether there was such a file.
pub(super) fn report_unread(volumes: &[Volume]) -> bool {
    let mut any = false;
    for volume in volumes.iter().filter(|volume| volume.briefing.is_none()) {
        super::tell(&volume.report().text(false, WIDTH));
        any = true;
    }
    any
}
