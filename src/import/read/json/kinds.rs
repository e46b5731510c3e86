//! The forms of transcripts that programs write.

use super::values::{Number, Speaker, Words};
use crate::import::read::cues::Cue;
use crate::import::text::ends_sentence;
use serde::Deserialize;

/// Units of a second in the offsets of Otter: samples of its recordings.
const SAMPLES: f64 = 16_000.0;
/// Maximum length of a cue that is put together from words, in bytes.
const MAX_CUE: usize = 400;

/// The keys of all forms together. A file has those of its form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Transcript {
    title: Words,
    language: Words,
    language_code: Words,
    /// Whisper, `whisperX`, podcasts.
    segments: Option<Vec<Segment>>,
    /// `AssemblyAI`.
    utterances: Option<Vec<Segment>>,
    /// `AssemblyAI`, if it does not tell speakers apart.
    words: Option<Vec<Word>>,
    audio_url: Words,
    /// whisper.cpp.
    transcription: Option<Vec<Segment>>,
    result: Option<Named>,
    /// Deepgram.
    results: Option<Results>,
    /// Otter.
    speech: Option<Speech>,
    transcripts: Option<Vec<Passage>>,
    speakers: Option<Vec<Member>>,
    /// Rev.
    monologues: Option<Vec<Monologue>>,
    /// `YouTube`.
    events: Option<Vec<Event>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    language: Words,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Segment {
    #[serde(alias = "startTime")]
    start: Number,
    #[serde(alias = "endTime")]
    end: Number,
    offsets: Option<Offsets>,
    #[serde(alias = "body", alias = "transcript")]
    text: Words,
    #[serde(alias = "speaker_label", alias = "speaker_id")]
    speaker: Speaker,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Offsets {
    from: Number,
    to: Number,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Word {
    #[serde(rename = "word", alias = "text")]
    bare: Words,
    #[serde(rename = "punctuated_word")]
    punctuated: Words,
    start: Number,
    end: Number,
    speaker: Speaker,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Results {
    utterances: Option<Vec<Segment>>,
    channels: Option<Vec<Channel>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Channel {
    alternatives: Vec<Alternative>,
    detected_language: Words,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Alternative {
    words: Vec<Word>,
    paragraphs: Option<Paragraphs>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Paragraphs {
    paragraphs: Vec<Paragraph>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Paragraph {
    sentences: Vec<Segment>,
    speaker: Speaker,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Speech {
    title: Words,
    transcripts: Vec<Passage>,
    speakers: Vec<Member>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Passage {
    transcript: Words,
    start_offset: Number,
    end_offset: Number,
    speaker_id: Speaker,
    speaker_name: Words,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Member {
    id: Speaker,
    speaker_name: Words,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Monologue {
    speaker: Speaker,
    elements: Vec<Element>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Element {
    value: Words,
    ts: Number,
    end_ts: Number,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Event {
    #[serde(rename = "tStartMs")]
    start: Number,
    #[serde(rename = "dDurationMs")]
    duration: Number,
    segs: Vec<Syllable>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Syllable {
    utf8: Words,
}

impl Transcript {
    /// The title, if the file has one.
    pub(super) fn title(&self) -> Option<String> {
        let speech = self.speech.as_ref().map(|speech| &speech.title);
        speech.and_then(|title| title.0.clone()).or_else(|| self.title.0.clone())
    }

    /// The language, if the file names it by its tag.
    pub(super) fn language(&self) -> Option<String> {
        let channel = self.results.as_ref().and_then(|results| results.channels.as_ref()?.first());
        let all = [
            Some(&self.language),
            Some(&self.language_code),
            self.result.as_ref().map(|result| &result.language),
            channel.map(|channel| &channel.detected_language),
        ];
        let tag = all.into_iter().flatten().find_map(|language| language.0.clone())?;
        // "en_us", but not "english".
        let tag = tag.replace('_', "-");
        let primary = tag.split('-').next().unwrap_or_default().len();
        (2..=3).contains(&primary).then_some(tag)
    }

    /// The cues, or `None` if the form is not known.
    pub(super) fn cues(&self) -> Option<Vec<Cue>> {
        let all = self
            .of_segments()
            .or_else(|| self.of_deepgram())
            .or_else(|| self.of_otter())
            .or_else(|| self.of_monologues())
            .or_else(|| self.of_events())
            .or_else(|| {
                self.words
                    .as_ref()
                    .filter(|_| self.audio_url.0.is_some())
                    .map(|words| of_words(words, 1000.0))
            })?;
        all.iter().any(|cue| !cue.words.trim().is_empty()).then_some(all)
    }

    fn of_segments(&self) -> Option<Vec<Cue>> {
        let cues = |segments: &[Segment], per_second: f64| {
            segments.iter().map(|segment| segment.cue(per_second, None)).collect()
        };
        let filled = |segments: &Option<Vec<Segment>>| segments.as_ref().is_some_and(|all| !all.is_empty());
        if filled(&self.utterances) {
            return Some(cues(self.utterances.as_deref()?, 1000.0));
        }
        if filled(&self.segments) {
            return Some(cues(self.segments.as_deref()?, 1.0));
        }
        Some(cues(self.transcription.as_deref()?, 1.0))
    }

    fn of_deepgram(&self) -> Option<Vec<Cue>> {
        let results = self.results.as_ref()?;
        if let Some(utterances) = results.utterances.as_ref().filter(|all| !all.is_empty()) {
            return Some(utterances.iter().map(|utterance| utterance.cue(1.0, None)).collect());
        }
        let mut all = Vec::new();
        for channel in results.channels.as_deref()? {
            let Some(best) = channel.alternatives.first() else { continue };
            match &best.paragraphs {
                Some(paragraphs) => {
                    for paragraph in &paragraphs.paragraphs {
                        let speaker = paragraph.speaker.label();
                        all.extend(
                            paragraph.sentences.iter().map(|sentence| sentence.cue(1.0, speaker.clone())),
                        );
                    }
                }
                None => all.extend(of_words(&best.words, 1.0)),
            }
        }
        all.sort_by_key(|cue| cue.start);
        Some(all)
    }

    fn of_otter(&self) -> Option<Vec<Cue>> {
        let (passages, members) = match &self.speech {
            Some(speech) => (&speech.transcripts[..], &speech.speakers[..]),
            None => (self.transcripts.as_deref()?, self.speakers.as_deref().unwrap_or_default()),
        };
        let name = |passage: &Passage| {
            let own = passage.speaker_name.0.clone();
            let member = || {
                let id = passage.speaker_id.0.as_ref()?;
                members.iter().find(|member| member.id.0.as_ref() == Some(id))?.speaker_name.0.clone()
            };
            let number = || passage.speaker_id.0.as_ref().map(|id| format!("Speaker {id}"));
            own.or_else(member).or_else(number)
        };
        let cue = |passage: &Passage| Cue {
            start: passage.start_offset.millis(SAMPLES),
            end: passage.end_offset.millis(SAMPLES),
            speaker: name(passage),
            words: passage.transcript.get().to_owned(),
        };
        Some(passages.iter().map(cue).collect())
    }

    fn of_monologues(&self) -> Option<Vec<Cue>> {
        let cue = |monologue: &Monologue| Cue {
            start: monologue.elements.iter().find_map(|element| element.ts.millis(1.0)),
            end: monologue.elements.iter().rev().find_map(|element| element.end_ts.millis(1.0)),
            speaker: monologue.speaker.label(),
            words: monologue.elements.iter().map(|element| element.value.get()).collect(),
        };
        Some(self.monologues.as_ref()?.iter().map(cue).collect())
    }

    fn of_events(&self) -> Option<Vec<Cue>> {
        let cue = |event: &Event| {
            let start = event.start.millis(1000.0);
            Cue {
                start,
                end: start.zip(event.duration.millis(1000.0)).map(|(start, duration)| start + duration),
                speaker: None,
                words: event.segs.iter().map(|syllable| syllable.utf8.get()).collect(),
            }
        };
        Some(self.events.as_ref()?.iter().map(cue).collect())
    }
}

impl Segment {
    /// The cue of a segment, whose times have `per_second` units in a second.
    fn cue(&self, per_second: f64, speaker: Option<String>) -> Cue {
        let (start, end) = match &self.offsets {
            Some(offsets) => (offsets.from.millis(1000.0), offsets.to.millis(1000.0)),
            None => (self.start.millis(per_second), self.end.millis(per_second)),
        };
        Cue {
            start,
            end,
            speaker: speaker.or_else(|| self.speaker.label()),
            words: self.text.get().to_owned(),
        }
    }
}

/// Puts words together to cues of about a sentence.
fn of_words(words: &[Word], per_second: f64) -> Vec<Cue> {
    let mut all: Vec<Cue> = Vec::new();
    let mut ended = true;
    for word in words {
        let shown = if word.punctuated.0.is_some() { &word.punctuated } else { &word.bare };
        let speaker = word.speaker.label();
        match all.last_mut() {
            Some(cue) if !ended && cue.speaker == speaker && cue.words.len() < MAX_CUE => {
                cue.words.push(' ');
                cue.words.push_str(shown.get());
                cue.end = word.end.millis(per_second);
            }
            _ => all.push(Cue {
                start: word.start.millis(per_second),
                end: word.end.millis(per_second),
                speaker,
                words: shown.get().to_owned(),
            }),
        }
        ended = ends_sentence(shown.get());
    }
    all
}
