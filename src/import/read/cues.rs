//! Lays out timed words, such as the segments of a transcriber, in the same way as subtitles.

use crate::import::blocks::Layout;
use crate::import::imported::{Extracted, Refusal};
use crate::import::read::subtitles;
use crate::import::read::xml::on_one_line;
use std::fmt::Write;

/// Words with the time at which they are said.
#[derive(Debug, Default)]
pub(super) struct Cue {
    /// When they begin, in milliseconds.
    pub start: Option<u64>,
    /// When they end, in milliseconds.
    pub end: Option<u64>,
    /// Who says them.
    pub speaker: Option<String>,
    /// The words.
    pub words: String,
}

/// Lays out cues as the text of a `WebVTT` file.
pub(super) fn read(cues: &[Cue]) -> Result<Extracted, Refusal> {
    if cues.iter().all(|cue| cue.words.trim().is_empty()) {
        return Err(Refusal::new("there are no words in this transcript", "open a transcript with words"));
    }
    let mut text = String::new();
    for cue in cues.iter().filter(|cue| !cue.words.trim().is_empty()) {
        if let Some(start) = cue.start {
            let end = cue.end.unwrap_or(start);
            let _ = writeln!(text, "{} --> {}", time(start), time(end));
        }
        if let Some(speaker) = cue.speaker.as_deref().filter(|name| !name.trim().is_empty()) {
            let _ = write!(text, "<v {}>", escaped(&on_one_line(speaker)));
        }
        let lines = cue.words.lines().map(on_one_line).filter(|line| !line.is_empty());
        text.push_str(&escaped(&lines.collect::<Vec<_>>().join("\n")));
        text.push_str("\n\n");
    }
    let layout: Layout = subtitles::read(&text);
    Ok(Extracted { text, layout, notes: Vec::new() })
}

/// A time in the form of `WebVTT`.
pub(super) fn time(millis: u64) -> String {
    let (seconds, millis) = (millis / 1000, millis % 1000);
    format!("{:02}:{:02}:{:02}.{millis:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Parses a time such as `0:01:02.500` or `01:02,5`, in milliseconds.
pub(super) fn millis(time: &str) -> Option<u64> {
    let (whole, fraction) = time.trim().split_once(['.', ',']).unwrap_or((time.trim(), ""));
    let digits = |part: &str| (1..8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = whole.split(':').collect();
    let is_time = parts.len() < 4
        && parts.iter().all(|part| digits(part))
        && (fraction.is_empty() || fraction.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_time {
        return None;
    }
    let seconds = parts.iter().try_fold(0_u64, |all, part| Some(all * 60 + part.parse::<u64>().ok()?))?;
    let fraction: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(seconds * 1000 + fraction)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_parsed_and_written() {
        assert_eq!(millis("0:01:02.500"), Some(62_500));
        assert_eq!(millis("01:02,5"), Some(62_500));
        assert_eq!(millis("12"), Some(12_000));
        assert_eq!(millis("1:x"), None);
        assert_eq!(time(3_723_004), "01:02:03.004");
    }
}
