//! Reads subtitles in `SubViewer`, which `YouTube` exports: times with a comma between them above each cue.

use crate::import::imported::{Extracted, Refusal};
use crate::import::read::cues::{self, Cue};

/// Returns true if a text begins with a line of two times.
pub(super) fn is(text: &str) -> bool {
    let mut lines =
        text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().and_then(times).is_some() && lines.next().is_some()
}

/// Reads the cues.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let mut all: Vec<Cue> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        if let Some((start, end)) = times(line.trim()) {
            all.push(Cue { start: Some(start), end: Some(end), ..Cue::default() });
        } else if !line.trim().is_empty() {
            match all.last_mut() {
                Some(cue) => {
                    cue.words.push_str(&line.replace("[br]", "\n"));
                    cue.words.push('\n');
                }
                None => all.push(Cue { words: line.to_owned(), ..Cue::default() }),
            }
        }
    }
    cues::read(&all)
}

/// The times of a line such as `0:00:01.000,0:00:04.000`, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once(',')?;
    let time = |time: &str| if time.contains(':') { cues::millis(time) } else { None };
    Some((time(start)?, time(end)?))
}
