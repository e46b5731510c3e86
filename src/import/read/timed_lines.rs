//! Reads lines with their times in brackets, as Whisper prints them.
//!
//! An example: `[00:00.000 --> 00:03.440]  Hello.`

use crate::import::imported::{Extracted, Refusal};
use crate::import::read::cues::{self, Cue};

/// Returns true if the first lines begin with times in brackets.
pub(super) fn is(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty()).take(8);
    let timed = lines.by_ref().take_while(|line| timed(line).is_some()).count();
    timed > 1 || timed == 1 && lines.next().is_none()
}

/// Reads the lines. One without times continues the line before it.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let mut all: Vec<Cue> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        let line = line.trim();
        match timed(line) {
            Some((start, end, words)) => {
                all.push(Cue {
                    start: Some(start),
                    end: Some(end),
                    words: words.to_owned(),
                    ..Cue::default()
                });
            }
            None if line.is_empty() => {}
            None => match all.last_mut() {
                Some(cue) => {
                    cue.words.push('\n');
                    cue.words.push_str(line);
                }
                None => all.push(Cue { words: line.to_owned(), ..Cue::default() }),
            },
        }
    }
    cues::read(&all)
}

/// The times of a line in milliseconds, and the words after them.
fn timed(line: &str) -> Option<(u64, u64, &str)> {
    let (times, words) = line.strip_prefix('[')?.split_once(']')?;
    let (start, end) = times.split_once("-->")?;
    Some((cues::millis(start)?, cues::millis(end)?, words.trim()))
}
