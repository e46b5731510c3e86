//! Reads subtitles in `WebVTT` and `SubRip`, which may be malformed.

mod habits;
mod markup;
mod speaker;
mod times;

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::text::ends_sentence;
use crate::import::transcript::directions::is_direction;
use crate::text::{Cut, fold};
use habits::{Habits, repeated};
use markup::{Label, voiced, voices};
use speaker::Voice;
use std::ops::Range;
use times::{Times, begins_cue, is_id, is_number, times};

/// Approximate length of the paragraphs of a turn, in bytes.
///
/// They end at the end of a sentence.
const PARAGRAPH_BYTES: usize = 480;
/// Maximum time between two cues without a pause, in milliseconds.
const MAX_PAUSE_MS: u64 = 50;

/// Returns true if a text begins like `WebVTT`.
pub(super) fn is_webvtt(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with("WEBVTT")
}

/// Returns true if a text begins like `SubRip`: a number and a line of times.
pub(super) fn is_subrip(text: &str) -> bool {
    let mut lines =
        text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let times = if is_number(first) { lines.next().unwrap_or_default() } else { first };
    times.split_once("-->").is_some_and(|(start, _)| start.trim().starts_with(|c: char| c.is_ascii_digit()))
}

/// Lays out subtitles of either kind.
pub(super) fn read(text: &str) -> Layout {
    let mut reader = Reader {
        text,
        layout: Layout::default(),
        part: Part::Between,
        cue: Vec::new(),
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
    /// The kind of the current lines.
    part: Part,
    /// The lines of the current cue.
    cue: Vec<Range<usize>>,
    /// The current speaker.
    label: Option<Label>,
    /// When the cue begins.
    at: Option<String>,
    /// When the words of the current turn began.
    start: Option<String>,
    /// The words of the current turn.
    words: Words,
    /// The lines of the last cue, which rolling captions repeat.
    last: Vec<String>,
    /// When the last cue began and ended, in milliseconds.
    shown: Option<(u64, u64)>,
    /// When the current cue begins and ends, in milliseconds.
    time: Option<(u64, u64)>,
    habits: Habits,
}

/// The kind of the lines in a block of the file.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Header,
    Note,
    Cue,
    Between,
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut at = 0;
        for raw in self.text.split_inclusive(['\n', '\r']) {
            self.read_line(raw, at);
            at += raw.len();
        }
        self.end_cue();
        self.flush();
    }

    /// Reads the line `raw`, at byte `at`, with its line break.
    fn read_line(&mut self, raw: &str, at: usize) {
        let body = raw.trim_end_matches(['\n', '\r']);
        let line = body.trim_start_matches(['\u{feff}', ' ', '\t']);
        let start = at + (body.len() - line.len());
        let line = line.trim_end();
        let range = start..start + line.len();
        let after = self.text.cut(at + raw.len()..);
        if line.is_empty() {
            self.read_blank(raw, at, after);
        } else if let Some(part) = self.part_of(line) {
            self.part = part;
            self.page(range);
        } else if let Some(times) = times(line) {
            self.start_cue(times);
        } else if matches!(self.part, Part::Header | Part::Note) {
            self.page(range);
        } else if self.part == Part::Cue {
            self.cue.push(range);
        } else if after
            .split(['\n', '\r'])
            .find(|line| !line.is_empty())
            .is_some_and(|next| next.contains("-->"))
        {
            // The line is a cue identifier.
            if !is_id(line) {
                self.page(range);
            }
        } else if !is_number(line) {
            // These words have no times.
            self.cue.push(range);
            self.part = Part::Cue;
        }
    }

    /// Reads a blank line, which ends a cue.
    fn read_blank(&mut self, raw: &str, at: usize, after: &str) {
        // Automatic captions have lines of spaces inside a cue.
        let spaces = !raw.trim_end_matches(['\n', '\r']).is_empty();
        let inside = spaces && self.part == Part::Cue && !begins_cue(after);
        // A carriage return and a line feed are one line break.
        let same_break = raw == "\n" && self.text.cut(..at).ends_with('\r');
        if !inside && !same_break {
            self.end_cue();
            self.part = Part::Between;
        }
    }

    /// Returns the part of the file that a line begins: its header, or a note.
    fn part_of(&self, line: &str) -> Option<Part> {
        let between = self.part == Part::Between;
        let note = matches!(line, "NOTE" | "STYLE" | "REGION") || line.starts_with("NOTE ");
        if between && line.starts_with("WEBVTT") && self.layout.blocks.is_empty() {
            Some(Part::Header)
        } else {
            (between && note).then_some(Part::Note)
        }
    }

    fn start_cue(&mut self, times: Times) {
        // Without a blank line before it, the number of the cue is the last line of the cue before.
        self.cue.pop_if(|last| is_number(self.text.cut(last.clone())));
        self.end_cue();
        self.at = times.start;
        self.time = times.millis;
        self.part = Part::Cue;
    }

    /// Adds a line that is not part of a cue.
    fn page(&mut self, range: Range<usize>) {
        let mut words = Words::default();
        words.gather(self.text, range);
        if words.is_empty() {
            return;
        }
        let line = words.as_str();
        let meta = &mut self.layout.meta;
        let language = line.strip_prefix("Language:").map(|tag| tag.trim().to_owned());
        meta.language = meta.language.take().or(language);
        // "WEBVTT - Harbour forum"
        let title = line.strip_prefix("WEBVTT").or_else(|| line.strip_prefix("Title:")).unwrap_or_default();
        let title = title.trim_start_matches([' ', '-', '–', '—', ':']);
        if title.len() > 3 && meta.title.is_none() {
            meta.title = Some(title.to_owned());
        }
        self.layout.blocks.push(Block { kind: BlockKind::Boilerplate, words: words.trimmed() });
    }

    /// Reads the lines of a cue that has ended.
    fn end_cue(&mut self) {
        let cue = std::mem::take(&mut self.cue);
        let parts = cue.into_iter().flat_map(|line| voices(self.text, line));
        let kept: Vec<(Words, Option<Label>)> = parts.flat_map(|part| voiced(self.text, part)).collect();
        let now: Vec<String> = kept.iter().map(|(words, _)| words.as_str().to_owned()).collect();
        let (lines, bytes) = self.repeated(&now);
        let mut has_voice = false;
        let last = kept.len().saturating_sub(1);
        for (index, (words, speaker)) in kept.into_iter().enumerate() {
            let begins = speaker.is_some();
            if begins {
                self.speaker(speaker);
                has_voice = true;
            }
            if index >= lines && !words.is_empty() {
                let from = if index == lines { bytes } else { 0 };
                let words = words.slice(from..words.as_str().len());
                if has_voice {
                    self.said(if begins { self.without_dash(words) } else { words });
                } else {
                    self.spoken(&words, index == 0 && from == 0, index < last);
                }
            }
        }
        if now.iter().any(|line| !line.is_empty()) {
            self.last = now;
            self.shown = self.time.take();
        }
    }

    /// Returns how much of a cue the last cue has already shown.
    ///
    /// The result is a number of lines, and of bytes of the line after these.
    fn repeated(&self, now: &[String]) -> (usize, usize) {
        let repeated = repeated(&self.last, now);
        let (Some(before), Some(this)) = (self.shown, self.time) else {
            return if self.habits.rolls { repeated } else { (0, 0) };
        };
        // Words that stay on screen were said once. The same words after a pause were said twice.
        let goes_on = this.0 <= before.1 + MAX_PAUSE_MS && this.0 >= before.0;
        let same = repeated.0 == now.len() && now.len() == self.last.len();
        if self.habits.rolls || goes_on && same { repeated } else { (0, 0) }
    }

    /// Reads a line that was not shown before.
    ///
    /// `first` is true at the start of a cue, and `above` if other lines of the cue are below.
    fn spoken(&mut self, words: &Words, first: bool, above: bool) {
        let text = words.as_str();
        let alone = self.named_alone(words, first, above);
        let (voice, rest) = match alone {
            Some(Voice::Unnamed) => (Voice::Unnamed, 0),
            Some(voice) => (voice, text.len()),
            None => self.voice_of(words, first),
        };
        match voice {
            Voice::Same => {}
            Voice::Unnamed => self.speaker(None),
            Voice::Named(label) => self.speaker(Some(label)),
        }
        self.said(words.slice(rest..text.len()));
    }

    /// Adds words of the current speaker, or a direction.
    fn said(&mut self, words: Words) {
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

    /// Returns the words of a voice without the dash that also marks another speaker.
    fn without_dash(&self, words: Words) -> Words {
        let text = words.as_str();
        let bare = text.trim_start_matches(['-', '–', '—', ' ']);
        if self.changes_speaker_with_dash(text) {
            words.slice(text.len() - bare.len()..text.len())
        } else {
            words
        }
    }

    /// Returns true if a line begins with a dash that marks another speaker.
    ///
    /// Inside a sentence, a dash belongs to the sentence.
    fn changes_speaker_with_dash(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix(['-', '–', '—']).filter(|rest| !rest.starts_with('-')) else {
            return false;
        };
        let begins =
            rest.starts_with(|c: char| matches!(c, ' ' | '[' | '(') || c.is_uppercase() || !c.is_ascii());
        let is_hyphen = text.starts_with('-');
        let is_small = rest.trim_start().starts_with(char::is_lowercase);
        // "The water rose –" goes on with "– faster than we thought".
        let words = self.words.as_str();
        let resumes = is_small
            && !is_hyphen
            && self.habits.punctuates
            && (words.ends_with(" –") || words.ends_with(" —"));
        begins && !resumes && !(self.is_inside_sentence() && (is_small || !is_hyphen))
    }

    /// Returns true if the words so far end inside a sentence.
    ///
    /// Never true in a file whose cues have no full stops.
    fn is_inside_sentence(&self) -> bool {
        let words = self.words.as_str();
        self.habits.punctuates
            && !words.is_empty()
            && !ends_sentence(words)
            && !words.ends_with(['-', '–', '—', '♪', '♫'])
    }

    /// Returns true if one of the last turns has this label.
    fn is_known(&self, name: &str) -> bool {
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
            if !fold::joins(self.words.as_str(), first) {
                self.words.space(start..start);
            }
        }
        self.words.push_part(words, 0..words.as_str().len());
        let len = self.words.as_str().len();
        if len > PARAGRAPH_BYTES && ends_sentence(self.words.as_str()) || len > 4 * PARAGRAPH_BYTES {
            self.flush();
        }
    }

    fn speaker(&mut self, label: Option<Label>) {
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
    fn dashes_of_voices_are_not_words() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ines Quell>- We light it at nine.\n<v Bo Rill>– Not without oil.\n\n00:03.000 --> 00:04.000\n- When? - At ten. - Good.\n";
        let said: Vec<(String, String)> =
            turns(text).into_iter().map(|(name, _, words)| (name, words)).collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(name, words)| (&**name, &**words)).collect();
        assert_eq!(
            said,
            [
                ("Ines Quell", "We light it at nine."),
                ("Bo Rill", "Not without oil."),
                ("", "When?"),
                ("", "At ten."),
                ("", "Good.")
            ]
        );
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
    fn dashes_and_colons_inside_a_sentence_change_no_speaker() {
        let cue = |second: u8, words: &str| format!("00:0{second}.000 --> 00:0{second}.900\n{words}\n\n");
        let text = format!(
            "WEBVTT\n\n{}{}{}{}{}",
            cue(1, "KEEPER OSTLER: We lit the lamps"),
            cue(2, "— and the buoys —\nof both"),
            cue(3, "BAYS: Elm and Ash."),
            cue(4, "- Why?\n— Boats came."),
            cue(5, "OSTLER: They did.")
        );
        let said: Vec<(String, String)> =
            turns(&text).into_iter().map(|(name, _, words)| (name, words)).collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(name, words)| (&**name, &**words)).collect();
        assert_eq!(
            said,
            [
                ("KEEPER OSTLER", "We lit the lamps — and the buoys — of both BAYS: Elm and Ash."),
                ("", "Why?"),
                ("", "Boats came."),
                ("OSTLER", "They did.")
            ]
        );
    }

    #[test]
    fn every_voice_of_a_cue_has_its_own_words() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bo Chen>Is it open?</v> <v.loud Ada Ling>It is.</v>\n<v Bo Chen>- Then in.\n— All of you: now.\n";
        assert_eq!(
            turns(text),
            [
                turn("Bo Chen", "00:00:01.000", "Is it open?"),
                turn("Ada Ling", "00:00:01.000", "It is."),
                turn("Bo Chen", "00:00:01.000", "Then in. — All of you: now."),
            ]
        );
    }

    #[test]
    fn names_in_brackets_that_recur_change_the_speaker() {
        let cue = |second: u8, words: &str| format!("00:0{second}.000 --> 00:0{second}.900\n{words}\n\n");
        let cues = [
            cue(1, "- [Ines] The water rose –"),
            cue(2, "– faster than we thought."),
            cue(3, "[Applause] Thank you.\n- (Bo Rill) What did you do?"),
            cue(4, "[Ines] We swam."),
        ];
        let said: Vec<(String, String)> = turns(&format!("WEBVTT\n\n{}", cues.concat()))
            .into_iter()
            .map(|(name, _, words)| (name, words))
            .collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(name, words)| (&**name, &**words)).collect();
        assert_eq!(
            said,
            [
                ("Ines", "The water rose – – faster than we thought. [Applause] Thank you."),
                ("Bo Rill", "What did you do?"),
                ("Ines", "We swam.")
            ]
        );
    }

    #[test]
    fn words_with_malformed_times_are_kept() {
        let text = "1\n00:00:xx --> 00:00:03,000\nFirst words.\n2\n99:99:99,9 --> ?\nSecond words.\n\nThird words, without times.\n";
        let said: Vec<String> = turns(text).into_iter().map(|(_, _, words)| words).collect();
        assert_eq!(said.join(" "), "First words. Second words. Third words, without times.");
    }

    #[test]
    fn rolling_lines_are_read_once() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nthe city opens\n\n00:02.000 --> 00:03.000\nthe city opens\nits doors today\n\n00:03.000 --> 00:04.000\nits doors today\nto everybody\n";
        assert_eq!(turns(text), [turn("", "00:00:01.000", "the city opens its doors today to everybody")]);
    }
}
