//! Subtitles, `WebVTT` and `SubRip`, as dirty as they come: voices, names, changes of speaker, and times of what is said.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::label;
use crate::import::label::Strength;
use crate::import::read::html;
use crate::import::read::rolling::{Habits, repeated};
use crate::import::transcript::directions::is_direction;
use std::ops::Range;

/// Who speaks, and where that is said.
type Spoken = (String, Range<usize>);

/// A turn is broken into paragraphs about so long, at the end of a sentence.
const PARAGRAPH: usize = 480;

/// Whether a text is `WebVTT`.
pub(crate) fn is_webvtt(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with("WEBVTT")
}

/// Whether a text is `SubRip`: a number, a line of times, words.
pub(crate) fn is_subrip(text: &str) -> bool {
    let mut lines =
        text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let counted = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    let times = if counted { lines.next().unwrap_or_default() } else { first };
    times.split_once("-->").is_some_and(|(start, _)| start.trim().starts_with(|c: char| c.is_ascii_digit()))
}

/// Lays out subtitles of either kind.
pub(crate) fn read(text: &str) -> Layout {
    let mut reader = Reader {
        text,
        layout: Layout::default(),
        label: None,
        at: None,
        start: None,
        words: Words::default(),
        last: Vec::new(),
        shown: None,
        time: None,
        habits: Habits::of(text),
    };
    reader.run();
    reader.layout
}

struct Reader<'t> {
    text: &'t str,
    layout: Layout,
    /// Who speaks, and where that is said.
    label: Option<Spoken>,
    /// When the cue begins.
    at: Option<String>,
    /// When the words that are gathered began.
    start: Option<String>,
    words: Words,
    /// The lines of the last cue: captions that roll repeat them.
    last: Vec<String>,
    /// From when to when the last cue was shown, in milliseconds.
    shown: Option<(u64, u64)>,
    /// The same for this one.
    time: Option<(u64, u64)>,
    habits: Habits,
}

/// What the lines of a block of the file are.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Header,
    Note,
    Cue,
    Between,
}

impl Reader<'_> {
    fn run(&mut self) {
        let text = self.text;
        let mut at = 0;
        let mut part = Part::Between;
        let mut cue: Vec<Range<usize>> = Vec::new();
        for raw in text.split_inclusive(['\n', '\r']) {
            let body = raw.trim_end_matches(['\n', '\r']);
            let start = at + body.len() - body.trim_start_matches(['\u{feff}', ' ', '\t']).len();
            let range = start..at + body.trim_end().len().max(start - at);
            at += raw.len();
            let line = &text[range.clone()];
            let header = line.starts_with("WEBVTT") && self.layout.blocks.is_empty() && part == Part::Between;
            if line.is_empty() && !body.is_empty() && part == Part::Cue && !begins_cue(&text[at..]) {
                // A line of spaces inside a cue, as captions that were made by a machine have it, ends nothing.
                continue;
            }
            if line.is_empty() {
                // A carriage return before a line feed ends one line, not two.
                if raw == "\n" && text[..at - 1].ends_with('\r') {
                    continue;
                }
                self.cue(&std::mem::take(&mut cue));
                part = Part::Between;
            } else if header
                || (part == Part::Between
                    && ["NOTE", "STYLE", "REGION"]
                        .iter()
                        .any(|word| line == *word || (*word == "NOTE" && line.starts_with("NOTE "))))
            {
                part = if header { Part::Header } else { Part::Note };
                self.page(range);
            } else if let Some(time) = times(line) {
                // Without a blank line before it the number of the cue stands at the end of the last one.
                if cue.last().is_some_and(|last| is_number(&text[last.clone()])) {
                    cue.pop();
                }
                self.cue(&std::mem::take(&mut cue));
                self.at = time.start;
                self.time = time.millis;
                part = Part::Cue;
            } else if matches!(part, Part::Header | Part::Note) {
                self.page(range);
            } else if part == Part::Between {
                // The name of a cue, if a line of times follows; else words that lost their times.
                let next = text[at..].split(['\n', '\r']).find(|line| !line.is_empty()).unwrap_or_default();
                if next.contains("-->") {
                    if !is_id(line) {
                        self.page(range);
                    }
                } else if !is_number(line) {
                    cue.push(range);
                    part = Part::Cue;
                }
            } else {
                cue.push(range);
            }
        }
        self.cue(&cue);
        self.flush();
    }

    fn page(&mut self, range: Range<usize>) {
        let mut words = Words::default();
        words.gather(self.text, range);
        if !words.is_empty() {
            let language = words.as_str().strip_prefix("Language:").map(|tag| tag.trim().to_owned());
            self.layout.meta.language = self.layout.meta.language.take().or(language);
            // "WEBVTT - Harbour forum"
            let title =
                words.as_str().strip_prefix("WEBVTT").or_else(|| words.as_str().strip_prefix("Title:"));
            let title =
                title.map(|title| title.trim_start_matches([' ', '-', '–', '—', ':'])).unwrap_or_default();
            if title.len() > 3 && self.layout.meta.title.is_none() {
                self.layout.meta.title = Some(title.to_owned());
            }
            self.layout.blocks.push(Block { kind: BlockKind::Boilerplate, words: words.trimmed() });
        }
    }

    /// The lines of one cue.
    fn cue(&mut self, lines: &[Range<usize>]) {
        let mut kept: Vec<(Words, Option<Spoken>)> = Vec::new();
        for line in lines {
            let mut raw = line.clone();
            let mut speaker = None;
            if let Some((name, whole)) = voice(self.text, raw.clone()) {
                speaker = Some((decoded(&self.text[name.clone()]), name));
                raw.start = whole.end;
            }
            let mut words = Words::default();
            shown(self.text, raw.clone(), &mut words);
            let words = without_styles(words.trimmed());
            if !words.is_empty() || speaker.is_some() {
                kept.push((words, speaker));
            }
        }
        let now: Vec<String> = kept.iter().map(|(words, _)| words.as_str().to_owned()).collect();
        let (lines, bytes) = self.again(&now);
        for (index, (words, speaker)) in kept.into_iter().enumerate() {
            if speaker.is_some() {
                self.speaker(speaker);
            }
            if index >= lines && !words.is_empty() {
                let from = if index == lines { bytes } else { 0 };
                self.line(&words.slice(from..words.as_str().len()), index == 0 && from == 0);
            }
        }
        if now.iter().any(|line| !line.is_empty()) {
            self.last = now;
            self.shown = self.time.take();
        }
    }

    /// How many lines of a cue, and how many bytes of the next one, the last cue has shown already.
    fn again(&self, now: &[String]) -> (usize, usize) {
        let repeated = repeated(&self.last, now);
        let (Some(before), Some(this)) = (self.shown, self.time) else {
            return if self.habits.rolls { repeated } else { (0, 0) };
        };
        // A cue that goes on being shown is one; the same words after a pause were said again.
        let goes_on = this.0 <= before.1 + 50 && this.0 >= before.0;
        let same = repeated.0 == now.len() && now.len() == self.last.len();
        if self.habits.rolls || goes_on && same { repeated } else { (0, 0) }
    }

    fn line(&mut self, words: &Words, first: bool) {
        let text = words.as_str();
        let bare = text.trim_start_matches(['>', '-', '–', '—', ' ']);
        let arrows = text.starts_with(">>") || text.starts_with("&gt;");
        let dash = text.strip_prefix(['-', '–', '—']).is_some_and(|rest| {
            rest.starts_with(|c: char| c == ' ' || c.is_uppercase() || !c.is_ascii())
                && !rest.starts_with('-')
        });
        let from = if arrows || dash { text.len() - bare.len() } else { 0 };
        let named = label::find(&text[from..], &[]).filter(|label| {
            let name = &text[from + label.name.start..from + label.name.end];
            let ordinary = arrows || self.known(name) || name.split(' ').count() > 1;
            text[from + label.name.end..].starts_with([':', '：', ' ', '('])
                && text[from + label.name.end..from + label.rest].contains([':', '：'])
                && (label.strength > Strength::Ordinary || ordinary)
        });
        let mut rest = from;
        let caller = self.habits.caller(text).filter(|_| first && named.is_none());
        if let Some(end) = caller {
            self.speaker(Some((text[..end].to_owned(), words.place(0..end))));
            rest = end + 2;
        } else if let Some(label) = named {
            let name = from + label.name.start..from + label.name.end;
            self.speaker(Some((text[name.clone()].to_owned(), words.place(name))));
            rest = from + label.rest;
        } else if arrows || dash {
            self.speaker(None);
        }
        let words = words.slice(rest..text.len());
        if words.is_empty() {
            return;
        }
        if is_direction(words.as_str()) || !words.as_str().contains(char::is_alphanumeric) {
            self.flush();
            self.layout.blocks.push(Block { kind: BlockKind::Direction, words });
            return;
        }
        self.add(&words);
    }

    fn known(&self, name: &str) -> bool {
        self.layout
            .blocks
            .iter()
            .rev()
            .take(200)
            .any(|block| matches!(&block.kind, BlockKind::Turn { label, .. } if label == name))
    }

    fn add(&mut self, words: &Words) {
        if self.words.is_empty() {
            self.start.clone_from(&self.at);
        } else {
            let start = words.place(0..1).start;
            let first = words.as_str().chars().next();
            if !crate::text::fold::joins(self.words.as_str(), first) {
                self.words.space(start..start);
            }
        }
        self.words.push_part(words, 0..words.as_str().len());
        if self.words.as_str().len() > PARAGRAPH && crate::import::text::ends_sentence(self.words.as_str())
            || self.words.as_str().len() > 4 * PARAGRAPH
        {
            self.flush();
        }
    }

    fn speaker(&mut self, label: Option<Spoken>) {
        let same = match (&self.label, &label) {
            (Some((now, _)), Some((next, _))) => now == next,
            _ => false,
        };
        if !same {
            self.flush();
            self.label = label;
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words).trimmed();
        let at = self.start.take();
        if words.is_empty() {
            return;
        }
        let (label, place) = self.label.clone().unwrap_or_else(|| {
            let at = words.place(0..1).start;
            (String::new(), at..at)
        });
        self.layout.blocks.push(Block { kind: BlockKind::Turn { label, place, at }, words });
    }
}

/// Whether the next line that holds anything begins a cue: its times, or its name with the times below it.
fn begins_cue(rest: &str) -> bool {
    let mut lines = rest.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("-->");
    first.contains("-->") || lines.next().is_some_and(|line| line.contains("-->") && is_number(first))
}

/// Adds what a line of a cue shows, without the times that stand among its words: `good<00:00:00.480><c> morning</c>`.
fn shown(text: &str, range: Range<usize>, words: &mut Words) {
    let mut at = range.start;
    let mut from = at;
    while let Some(open) = text[from..range.end].find('<').map(|open| from + open) {
        let tag = &text[open + 1..range.end];
        let len = tag.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
        if len > 3 && tag[len..].starts_with('>') {
            html::text_of(text, at..open, words);
            at = open + len + 2;
            from = at;
        } else {
            from = open + 1;
        }
    }
    html::text_of(text, at..range.end, words);
}

fn is_number(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the name of a cue is one that a program made.
fn is_id(line: &str) -> bool {
    !line.contains(char::is_whitespace) && line.bytes().any(|byte| byte.is_ascii_digit())
}

/// The times of a cue.
struct Times {
    /// When it begins, where that can be read.
    start: Option<String>,
    /// From when to when it is shown.
    millis: Option<(u64, u64)>,
}

/// Whether a line holds the times of a cue, and when it begins where that can be read.
fn times(line: &str) -> Option<Times> {
    let (start, end) = line.split_once("-->").or_else(|| line.split_once("->"))?;
    let numeric = |side: &str| side.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (line.contains("-->") || numeric(start)).then_some(())?;
    (numeric(start) || numeric(end)).then(|| {
        let until = end.split_whitespace().next().unwrap_or_default();
        let (from, until) = (label::time(start.trim()), label::time(until));
        let millis = from.as_deref().and_then(millis).zip(until.as_deref().and_then(millis));
        Times { start: from, millis }
    })
}

/// A time in the form of the format in milliseconds.
fn millis(time: &str) -> Option<u64> {
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let seconds = whole.split(':').try_fold(0_u64, |all, part| Some(all * 60 + part.parse::<u64>().ok()?))?;
    let fraction: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(seconds * 1000 + fraction)
}

/// `<v Name>` at the start of a line: the name, and the whole tag.
fn voice(text: &str, line: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let words = &text[line.clone()];
    let tag = words.strip_prefix("<v")?;
    let end = tag.find('>')?;
    let name = &tag[..end];
    let name = match name.strip_prefix('.') {
        // Classes stand before the name: `<v.loud.first Ada>`.
        Some(classes) => classes.split_once(' ').map_or("", |(_, name)| name),
        None => name,
    };
    let stop = line.start + 2 + end;
    let bare = name.trim();
    let start = stop - name.trim_start().len();
    (!bare.is_empty()).then(|| (start..start + bare.len(), line.start..stop + 1))
}

fn decoded(name: &str) -> String {
    let mut words = Words::default();
    html::text_of(name, 0..name.len(), &mut words);
    words.as_str().to_owned()
}

/// `SubRip` has styles in braces: `{\an8}`.
fn without_styles(words: Words) -> Words {
    let text = words.as_str();
    match text.strip_prefix("{\\").and_then(|rest| rest.find('}')) {
        Some(end) => words.slice(end + 3..text.len()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(text: &str) -> Vec<(String, Option<String>, String)> {
        read(text)
            .blocks
            .into_iter()
            .filter_map(|block| match block.kind {
                BlockKind::Turn { label, at, .. } => Some((label, at, block.words.as_str().to_owned())),
                _ => None,
            })
            .collect()
    }

    fn turn(label: &str, at: &str, words: &str) -> (String, Option<String>, String) {
        (label.to_owned(), Some(at.to_owned()), words.to_owned())
    }

    #[test]
    fn voices_ids_and_settings_of_webvtt_are_read() {
        let text = "WEBVTT - Forum\nLanguage: en\n\nNOTE nobody\nreads this\n\nintro\n00:01.000 --> 00:04.000 align:start line:0%\n<v Ada Ling>Our doors\nare <i>open</i> &amp; wide</v>\n\n00:04.000 --> 00:06.500\n<v Ada Ling>for all.\n\n00:07.000 --> 00:09.000\n<v.loud Bo Chen>Since when?\n[Applause]\n";
        assert_eq!(
            turns(text),
            [
                turn("Ada Ling", "00:00:01.000", "Our doors are open & wide for all."),
                turn("Bo Chen", "00:00:07.000", "Since when?")
            ]
        );
        let layout = read(text);
        assert_eq!(layout.meta.language.as_deref(), Some("en"));
        assert!(
            layout
                .blocks
                .iter()
                .any(|block| block.kind == BlockKind::Direction && block.words.as_str() == "[Applause]")
        );
        assert_eq!(layout.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate).count(), 5);
    }

    #[test]
    fn names_and_arrows_of_subrip_change_the_speaker() {
        let text = "1\r\n00:00:01,500 --> 00:00:03,000\r\n>> MAYOR LING: We have\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nopened the port.\r\n\r\n3\r\n00:00:05,000 --> 00:00:07,000\r\n>> Since when?\r\n";
        assert_eq!(
            turns(text),
            [
                turn("MAYOR LING", "00:00:01.500", "We have opened the port."),
                turn("", "00:00:05.000", "Since when?")
            ]
        );
    }

    #[test]
    fn dashes_of_all_lengths_change_the_speaker() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\n— We open.\n— When?\n\n2\n00:00:02,000 --> 00:00:03,000\n–Tomorrow.\n-- and so on\n";
        assert_eq!(
            turns(text),
            [
                turn("", "00:00:01.000", "We open."),
                turn("", "00:00:01.000", "When?"),
                turn("", "00:00:02.000", "Tomorrow. -- and so on")
            ]
        );
    }

    #[test]
    fn broken_times_lose_no_words() {
        let text = "1\n00:00:xx --> 00:00:03,000\nFirst words.\n2\n99:99:99,9 --> ?\nSecond words.\n\nThird words, without times.\n";
        let said: Vec<String> = turns(text).into_iter().map(|(_, _, words)| words).collect();
        assert_eq!(said.join(" "), "First words. Second words. Third words, without times.");
    }

    #[test]
    fn lines_that_roll_are_taken_once() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nthe city opens\n\n00:02.000 --> 00:03.000\nthe city opens\nits doors today\n\n00:03.000 --> 00:04.000\nits doors today\nto everybody\n";
        assert_eq!(turns(text), [turn("", "00:00:01.000", "the city opens its doors today to everybody")]);
    }
}
