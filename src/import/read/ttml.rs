//! Reads subtitles in TTML and its profiles.

use crate::import::imported::{Extracted, Refusal};
use crate::import::read::cues::{self, Cue};
use crate::import::read::xml::{self, Part, Tag, Xml, on_one_line};
use std::collections::HashMap;

/// Returns true if a text begins like TTML.
pub(super) fn is(text: &str) -> bool {
    xml::has_root(text, "tt")
}

/// Reads the paragraphs as cues.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let mut reader = Reader::default();
    let mut xml = Xml::new(text);
    while let Some(part) = xml.next()? {
        match part {
            Part::Open(tag) => reader.open(&tag, &mut xml)?,
            Part::Close(tag) => reader.close(tag.name()),
            Part::Text(text) => {
                if let Some(cue) = &mut reader.cue {
                    cue.words.push_str(&text.replace(['\n', '\r', '\t'], " "));
                }
            }
        }
    }
    let mut extracted = cues::read(&reader.cues)?;
    extracted.layout.meta.title = reader.title;
    extracted.layout.meta.language = reader.language;
    Ok(extracted)
}

#[derive(Default)]
struct Reader {
    title: Option<String>,
    language: Option<String>,
    clock: Clock,
    /// The names of the agents, by their ids.
    agents: HashMap<String, String>,
    /// The agent that is described.
    agent: Option<String>,
    /// When the open elements begin.
    begins: Vec<u64>,
    cue: Option<Cue>,
    cues: Vec<Cue>,
}

/// How times are counted.
#[derive(Clone, Copy)]
struct Clock {
    frames: f64,
    ticks: f64,
}

impl Default for Clock {
    fn default() -> Self {
        Self { frames: 30.0, ticks: 1.0 }
    }
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match tag.name() {
            "tt" => {
                self.language = tag.get("lang").filter(|lang| !lang.is_empty());
                let rate =
                    |name: &str| tag.get(name).and_then(|rate| rate.parse().ok()).filter(|rate| *rate > 0.0);
                let frames = rate("frameRate").unwrap_or(30.0);
                self.clock = Clock { frames, ticks: rate("tickRate").unwrap_or(frames) };
            }
            "title" if self.cue.is_none() => self.title = Some(xml.line()?).filter(|title| !title.is_empty()),
            "agent" if self.cue.is_none() => self.agent = tag.get("id"),
            "name" if self.agent.is_some() => {
                let name = xml.line()?;
                if let Some(id) = self.agent.take() {
                    self.agents.insert(id, name);
                }
            }
            "body" | "div" => self.begins.push(self.begin(tag)),
            "p" => {
                let begin = self.begin(tag);
                let time = |name: &str| tag.get(name).and_then(|time| self.clock.millis(&time));
                let outer = self.begins.last().copied().unwrap_or(0);
                let end = time("end").map(|end| outer + end).or_else(|| time("dur").map(|dur| begin + dur));
                let start = tag.get("begin").map(|_| begin);
                self.cue = Some(Cue { start, end, ..Cue::default() });
                self.speaker(tag);
            }
            "span" => self.speaker(tag),
            "br" => {
                if let Some(cue) = &mut self.cue {
                    cue.words.push('\n');
                }
            }
            // Descriptions inside a paragraph, and pictures of words.
            "metadata" | "set" if self.cue.is_some() => xml.skip()?,
            "image" | "styling" | "layout" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "body" | "div" => {
                self.begins.pop();
            }
            "p" => {
                if let Some(mut cue) = self.cue.take() {
                    cue.words = cue.words.split('\n').map(on_one_line).collect::<Vec<_>>().join("\n");
                    self.cues.push(cue);
                }
            }
            _ => {}
        }
    }

    /// When an element begins, in milliseconds.
    fn begin(&self, tag: &Tag<'_>) -> u64 {
        let own = tag.get("begin").and_then(|time| self.clock.millis(&time)).unwrap_or(0);
        self.begins.last().copied().unwrap_or(0) + own
    }

    /// Sets the speaker of the cue from the agent of an element.
    fn speaker(&mut self, tag: &Tag<'_>) {
        let Some(agent) = tag.get("agent") else { return };
        let first = agent.split_whitespace().next().unwrap_or_default();
        if let Some(cue) = self.cue.as_mut().filter(|cue| cue.speaker.is_none()) {
            cue.speaker = Some(self.agents.get(first).cloned().unwrap_or_else(|| first.to_owned()));
        }
    }
}

impl Clock {
    /// A time such as `00:00:01.5`, `00:00:01:12`, `1.5s` or `36000t`, in milliseconds.
    fn millis(self, time: &str) -> Option<u64> {
        let time = time.trim();
        if let Some((clock, frames)) =
            time.rsplit_once(':').filter(|(clock, _)| clock.matches(':').count() == 2)
        {
            return Some(cues::millis(clock)? + Self::scaled(frames, 1000.0 / self.frames)?);
        }
        if time.contains(':') {
            return cues::millis(time);
        }
        let unit = time.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = time.strip_suffix(unit)?;
        let millis = match unit {
            "h" => 3_600_000.0,
            "m" => 60_000.0,
            "s" | "" => 1000.0,
            "ms" => 1.0,
            "f" => 1000.0 / self.frames,
            "t" => 1000.0 / self.ticks,
            _ => return None,
        };
        Self::scaled(number, millis)
    }

    fn scaled(number: &str, factor: f64) -> Option<u64> {
        let millis = number.parse::<f64>().ok()? * factor;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
        (0.0..1e12).contains(&millis).then_some(millis.round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_every_unit_are_read() {
        let clock = Clock { frames: 25.0, ticks: 10_000.0 };
        for (time, millis) in [
            ("00:01:02.500", 62_500),
            ("00:00:01:05", 1200),
            ("1.5s", 1500),
            ("250ms", 250),
            ("15000t", 1500),
            ("50f", 2000),
            ("1m", 60_000),
        ] {
            assert_eq!(clock.millis(time), Some(millis), "{time}");
        }
        assert_eq!(clock.millis("soon"), None);
    }
}
