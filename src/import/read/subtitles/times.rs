//! Parses the times of a cue.

use crate::import::label;

/// When a cue is shown.
pub(super) struct Times {
    /// When it begins, in the syntax of the format; `None` if it is malformed.
    pub start: Option<String>,
    /// When it begins and ends, in milliseconds.
    pub millis: Option<(u64, u64)>,
}

/// Reads the line with the times of a cue.
pub(super) fn times(line: &str) -> Option<Times> {
    let (start, end) = line.split_once("-->").or_else(|| line.split_once("->"))?;
    let numeric = |side: &str| side.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let has_times = numeric(start) || line.contains("-->") && numeric(end);
    if !has_times {
        return None;
    }
    let end = end.split_whitespace().next().unwrap_or_default();
    let (start, end) = (label::time(start.trim()), label::time(end));
    let millis = start.as_deref().and_then(millis).zip(end.as_deref().and_then(millis));
    Some(Times { start, millis })
}

/// Returns a time such as `00:01:02.500` in milliseconds.
fn millis(time: &str) -> Option<u64> {
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let seconds = whole.split(':').try_fold(0_u64, |all, part| Some(all * 60 + part.parse::<u64>().ok()?))?;
    let fraction: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(seconds * 1000 + fraction)
}

/// Returns true if a cue follows: its times, or its number and its times.
pub(super) fn begins_cue(rest: &str) -> bool {
    let mut lines = rest.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("-->");
    first.contains("-->") || lines.next().is_some_and(|line| line.contains("-->") && is_number(first))
}

/// Returns true if a line is the number of a cue.
pub(super) fn is_number(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true if a program made the identifier of a cue.
pub(super) fn is_id(line: &str) -> bool {
    !line.contains(char::is_whitespace) && line.bytes().any(|byte| byte.is_ascii_digit())
}
