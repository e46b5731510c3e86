//! Reads logs of chats: IRC, `WhatsApp`, Zoom.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::text::Cut;
use std::ops::Range;

/// Number of lines that show if a text is a log.
const MAX_LINES: usize = 80;
/// Maximum length of a name, in bytes.
const MAX_NAME: usize = 60;

/// Signs at the start of a line about what somebody does, or who comes and goes.
const ACTS: &[&str] = &["* ", "*** ", "-!- ", "--> ", "<-- ", "=== ", "=-= ", "◉ ", "→ ", "← ", "⇐ ", "⇒ "];

/// A line of a log. The ranges are bytes of the line.
#[derive(Debug, PartialEq)]
enum Line {
    /// What somebody says.
    Said { name: Range<usize>, words: usize },
    /// What happens.
    Act(usize),
    /// A line of the log itself, such as when it was opened.
    Page,
    /// A line that goes on with the one before it.
    More,
}

/// Returns true if most lines of a text are lines of a log.
pub(super) fn is(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
    let (mut all, mut said, mut stamped, mut acts) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in lines.take(MAX_LINES) {
        all += 1;
        match parse(line) {
            Line::Said { .. } => {
                said += 1;
                stamped += usize::from(stamp(line) > 0);
            }
            Line::Act(from) => acts += usize::from(from > 0),
            Line::Page => acts += 1,
            Line::More => {}
        }
        // Nearly every text that is no log shows it at once.
        if all == 6 && said == 0 {
            return false;
        }
    }
    let least = if stamped == said { 2 } else { 3 };
    said >= least && (said + acts) * 5 >= all * if stamped == said { 2 } else { 4 }
}

/// Lays out a log, a line a block.
pub(super) fn read(text: &str) -> Layout {
    let mut layout = Layout::default();
    let mut speaker: Option<(String, Range<usize>, Option<String>)> = None;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = raw.trim_end();
        let words = |from: usize| {
            let mut words = Words::default();
            words.gather(text, start + from..start + line.len());
            words.trimmed()
        };
        let (kind, words) = match parse(line) {
            Line::Said { name, words: from } => {
                let label = line.cut(name.clone()).to_owned();
                let place = start + name.start..start + name.end;
                let at = time(line);
                speaker = Some((label.clone(), place.clone(), at.clone()));
                (BlockKind::Turn { label, place, at }, words(from))
            }
            Line::Act(from) => {
                speaker = None;
                (BlockKind::Direction, words(from))
            }
            Line::Page => (BlockKind::Boilerplate, words(0)),
            Line::More => match speaker.clone() {
                Some((label, place, at)) => (BlockKind::Turn { label, place, at }, words(0)),
                None => (BlockKind::Paragraph, words(0)),
            },
        };
        if !words.is_empty() {
            // "<Media omitted>" is nobody's word.
            let is_notice = words.as_str().starts_with('<') && words.as_str().ends_with('>');
            let kind = if is_notice { BlockKind::Direction } else { kind };
            layout.blocks.push(Block { kind, words });
        }
    }
    layout
}

/// Reads a line.
fn parse(line: &str) -> Line {
    let from = stamp(line);
    let rest = line.cut(from..);
    if rest.starts_with("---") && (rest.len() < 5 || rest.starts_with("--- ")) {
        return Line::Page;
    }
    if ACTS.iter().any(|sign| rest.starts_with(sign)) {
        return Line::Act(from);
    }
    let said = in_angles(rest)
        .or_else(|| if from > 0 { from_sender(rest).or_else(|| dated(line, from)) } else { None });
    match said {
        Some((name, words)) => Line::Said { name: from + name.start..from + name.end, words: from + words },
        None if from > 0 && has_date(line.cut(..from)) => Line::Act(from),
        None => Line::More,
    }
}

/// The name in `<name> words`, and where the words begin.
fn in_angles(line: &str) -> Option<(Range<usize>, usize)> {
    let inside = line.strip_prefix('<')?;
    let end = inside.find('>').filter(|end| *end < MAX_NAME)?;
    let raw = inside.cut(..end);
    let name = raw.trim_start_matches(['@', '+', '%', '&', '~', ' ', '!']).trim_end();
    let start = 1 + raw.len() - raw.trim_start_matches(['@', '+', '%', '&', '~', ' ', '!']).len();
    let after = inside.cut(end + 1..);
    let is_name = name
        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '[' | '|' | '`' | '{' | '^' | '\\'))
        && !name.contains(['=', '"', '/'])
        && after.starts_with([' ', '\t'])
        && !after.contains("</");
    is_name.then_some((start..start + name.len(), end + 2 + after.len() - after.trim_start().len()))
}

/// The name in `From Ada Ling to Everyone: words`, and where the words begin.
fn from_sender(line: &str) -> Option<(Range<usize>, usize)> {
    let rest = line.strip_prefix("From ")?;
    let rest = rest.trim_start();
    let start = line.len() - rest.len();
    let colon = rest.find(':').filter(|colon| *colon < 2 * MAX_NAME)?;
    let label = rest.cut(..colon).trim_end();
    let name = label.split(" to ").next().unwrap_or(label).trim_end();
    let words = rest.cut(colon + 1..);
    (!name.is_empty())
        .then_some((start..start + name.len(), start + colon + 1 + words.len() - words.trim_start().len()))
}

/// The name before the colon after a date and a time, and where the words begin.
fn dated(line: &str, from: usize) -> Option<(Range<usize>, usize)> {
    if !has_date(line.cut(..from)) {
        return None;
    }
    let rest = line.cut(from..);
    let colon =
        rest.find(": ").or_else(|| rest.strip_suffix(':').map(str::len)).filter(|colon| *colon < MAX_NAME)?;
    let raw = rest.cut(..colon);
    let name = raw.trim_start_matches(['\u{200e}', '\u{202a}', '~', ' ', '\u{202f}']);
    let start = raw.len() - name.len();
    let name = name.trim_end_matches(['\u{202c}', ' ']);
    let words = rest.cut(colon + 1..);
    (!name.is_empty() && !name.contains(['.', '!', '?', '“', '"']))
        .then_some((start..start + name.len(), colon + 1 + words.len() - words.trim_start().len()))
}

/// Returns true if a stamp has a date beside the time.
fn has_date(stamp: &str) -> bool {
    ['/', '.', '-'].into_iter().any(|sign| {
        let parts: Vec<&str> = stamp.split(sign).collect();
        parts.len() > 2
            && parts
                .iter()
                .take(2)
                .all(|part| part.trim_matches(['[', '(', ' ']).bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// The time at the start of a line as the log writes it, with its date: `09:01`, `7/1/31, 9:01 PM`.
fn time(line: &str) -> Option<String> {
    let is_around =
        |c: char| matches!(c, '[' | ']' | '(' | ')' | '-' | '\u{feff}' | '\u{200e}') || c.is_whitespace();
    let written = line.cut(..stamp(line)).trim_matches(is_around);
    (!written.is_empty()).then(|| written.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The length in bytes of the time at the start of a line, with the date beside it.
fn stamp(line: &str) -> usize {
    let start = line.len() - line.trim_start_matches(['\u{feff}', '\u{200e}', ' ', '\t']).len();
    let rest = line.cut(start..);
    let open = usize::from(rest.starts_with(['[', '(']));
    let is_part = |c: char| {
        c.is_ascii_digit()
            || matches!(c, ':' | '.' | '/' | ',' | '-' | 'T' | ' ' | '\u{202f}' | '\u{a0}' | '\t')
    };
    let inner = rest.cut(open..);
    let mut len = inner.len() - inner.trim_start_matches(is_part).len();
    let half = inner.cut(len..);
    for mark in ["AM", "PM", "am", "pm", "a.m.", "p.m.", "a. m.", "p. m."] {
        if half.starts_with(mark) {
            len += mark.len();
            break;
        }
    }
    let stamp = inner.cut(..len);
    let digits_around = stamp.match_indices(':').any(|(at, _)| {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        is_digit(stamp.as_bytes().get(at.wrapping_sub(1))) && is_digit(stamp.as_bytes().get(at + 1))
    });
    if !digits_around || !stamp.starts_with(|c: char| c.is_ascii_digit()) || len > 40 {
        return 0;
    }
    let after = inner.cut(len..);
    let after = match (open, after.strip_prefix([']', ')'])) {
        (0, _) => after,
        (_, Some(after)) => after,
        (_, None) => return 0,
    };
    let after = after.trim_start_matches([' ', '\t', '-', '\u{200e}']);
    // A sign of an act may begin with a dash.
    let after = ["--> ", "-!- ", "--- "]
        .into_iter()
        .find_map(|sign| {
            let at = line.len() - after.len();
            let before = at.checked_sub(sign.len() - sign.trim_start_matches('-').len())?;
            line.get(before..).filter(|rest| rest.starts_with(sign))
        })
        .unwrap_or(after);
    line.len() - after.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(String, String)> {
        assert!(is(text), "{text}");
        let block = |block: Block| {
            let label = match block.kind {
                BlockKind::Turn { label, .. } => label,
                kind => format!("{kind:?}"),
            };
            (label, block.words.as_str().to_owned())
        };
        read(text).blocks.into_iter().map(block).collect()
    }

    fn pairs(blocks: &[(String, String)]) -> Vec<(&str, &str)> {
        blocks.iter().map(|(label, words)| (&**label, &**words)).collect()
    }

    #[test]
    fn logs_of_irc_are_read() {
        let text = "--- Log opened Tue Jul 01 09:00:00 2031\n[09:01] <@ada> first the lamps\n[09:02] * bo waves\n09:02 -!- eva has joined\n09:03 < bo> then the doors: both\n<eva> hello\n";
        assert_eq!(
            pairs(&blocks(text)),
            [
                ("Boilerplate", "--- Log opened Tue Jul 01 09:00:00 2031"),
                ("ada", "first the lamps"),
                ("Direction", "* bo waves"),
                ("Direction", "-!- eva has joined"),
                ("bo", "then the doors: both"),
                ("eva", "hello"),
            ]
        );
    }

    #[test]
    fn logs_of_phones_and_meetings_are_read() {
        let phone = "01/07/2031, 09:00 - Messages are encrypted\n01/07/2031, 09:01 - Ada Ling: The quay is open.\nBring boats.\n01/07/2031, 09:02 - Bo Reyes: <Media omitted>\n";
        assert_eq!(
            pairs(&blocks(phone)),
            [
                ("Direction", "Messages are encrypted"),
                ("Ada Ling", "The quay is open."),
                ("Ada Ling", "Bring boats."),
                ("Direction", "<Media omitted>"),
            ]
        );
        let other = "[1/7/31, 9:01:22\u{202f}AM] Ada Ling: The quay is open.\n[1/7/31, 9:02:10\u{202f}PM] Bo Reyes: Good: very.\n";
        assert_eq!(pairs(&blocks(other)), [("Ada Ling", "The quay is open."), ("Bo Reyes", "Good: very.")]);
        let meeting =
            "09:01:12 From Ada Ling to Everyone: The quay is open.\n09:02:12\t From  Bo Reyes : Good.\n";
        assert_eq!(pairs(&blocks(meeting)), [("Ada Ling", "The quay is open."), ("Bo Reyes", "Good.")]);
    }

    #[test]
    fn each_line_has_its_time_as_the_log_writes_it() {
        let times = |text: &str| {
            let time = |block: Block| match block.kind {
                BlockKind::Turn { at, .. } => Some(at.unwrap_or_default()),
                _ => None,
            };
            read(text).blocks.into_iter().filter_map(time).collect::<Vec<_>>()
        };
        assert_eq!(
            times("[09:01] <ada> one\n09:03 < bo> two\nmore\n<eva> hello\n"),
            ["09:01", "09:03", "09:03", ""]
        );
        assert_eq!(
            times("[1/7/31, 9:01:22\u{202f}AM] Ada Ling: We open.\n01/07/2031, 09:01 - Ada Ling: We open.\n"),
            ["1/7/31, 9:01:22 AM", "01/07/2031, 09:01"]
        );
        assert_eq!(times("09:02:12\t From  Bo Reyes : Good.\n"), ["09:02:12"]);
    }

    #[test]
    fn other_texts_are_no_logs() {
        for text in [
            "<p> We open.\n<p> We close.\n<p> We open. </p>\n",
            "[00:12] Ada Ling: We open.\n[00:14] Bo Reyes: Why?\n[00:16] Ada Ling: So.\n",
            "9:00 Doors open\n9:30 Ada Ling: The quay\n10:00 Tea\n",
            "* One lamp\n* Two lamps\n* Three lamps\n",
            "Words, and more words.\n\nAnd others.\n",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
