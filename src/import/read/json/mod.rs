//! Reads transcripts as JSON, in the forms of several programs.

mod kinds;
mod values;

use crate::import::imported::{Extracted, Refusal};
use crate::import::read::cues;
use crate::import::read::refused::is_json;
use kinds::Transcript;
use std::borrow::Cow;

/// Keys that only a transcript has, one of which must be near the start of the file or anywhere in a short one.
const KEYS: &[&str] = &[
    "\"segments\"",
    "\"word_segments\"",
    "\"utterances\"",
    "\"transcription\"",
    "\"transcripts\"",
    "\"transcript\"",
    "\"monologues\"",
    "\"wireMagic\"",
    "\"events\"",
    "\"acoustic_model\"",
    "\"audio_url\"",
    "\"speech\"",
    "\"text\"",
    "\"words\"",
];

/// Returns true if a text begins like JSON that may be a transcript.
pub(super) fn is(text: &str) -> bool {
    is_json(text.trim_start_matches('\u{feff}').trim_start()) && KEYS.iter().any(|key| text.contains(key))
}

/// Reads the transcript of a program, or refuses other JSON.
pub(super) fn read(text: &str) -> Result<Extracted, Refusal> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let transcript = parse(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => unknown(),
        _ => Refusal::new(format!("this JSON is damaged: {error}"), "export the transcript again"),
    })?;
    let cues = transcript.cues().ok_or_else(unknown)?;
    let mut extracted = cues::read(&cues)?;
    let meta = &mut extracted.layout.meta;
    meta.title = transcript.title();
    meta.language = transcript.language();
    Ok(extracted)
}

fn unknown() -> Refusal {
    Refusal::new(
        "this is JSON, but not a transcript of a program that plenary knows",
        "`plenary formats --import` lists what it reads",
    )
}

/// Parses JSON, also with the `NaN` that Python writes.
fn parse(text: &str) -> serde_json::Result<Transcript> {
    let first = serde_json::from_str(text);
    if first.is_ok() || !text.contains("NaN") {
        return first;
    }
    let repaired: Cow<'_, str> = text.replace(": NaN", ": null").replace(":NaN", ":null").into();
    serde_json::from_str(&repaired).or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::blocks::BlockKind;

    fn turns(text: &str) -> Vec<(String, String, String)> {
        let read = read(text).unwrap_or_else(|refusal| panic!("{}", refusal.message));
        let turn = |block: crate::import::blocks::Block| match block.kind {
            BlockKind::Turn { label, at, .. } => {
                Some((label, at.unwrap_or_default(), block.words.as_str().to_owned()))
            }
            _ => None,
        };
        read.layout.blocks.into_iter().filter_map(turn).collect()
    }

    fn turn(label: &str, at: &str, words: &str) -> (String, String, String) {
        (label.to_owned(), at.to_owned(), words.to_owned())
    }

    const TWO: [(&str, &str, &str); 2] =
        [("Speaker A", "00:00:00.500", "We open the quay."), ("Speaker B", "00:00:03.000", "Since when?")];

    fn two() -> Vec<(String, String, String)> {
        TWO.iter().map(|(label, at, words)| turn(label, at, words)).collect()
    }

    #[test]
    fn segments_of_whisper_are_read() {
        let text = r#"{"text": "x", "segments": [{"id": 0, "start": 0.5, "end": 2, "text": " We open", "avg_logprob": NaN}, {"id": 1, "start": 2.0, "end": 3.0, "text": " the quay."}], "language": "en"}"#;
        assert_eq!(turns(text), [turn("", "00:00:00.500", "We open the quay.")]);
        assert_eq!(read(text).unwrap().layout.meta.language.as_deref(), Some("en"));
        let speakers = r#"{"segments": [{"start": 0.5, "end": 2, "text": "We open the quay.", "speaker": "SPEAKER_00", "words": [{"word": "We"}]}, {"start": 3, "end": 4, "text": "Since when?", "speaker": "SPEAKER_01"}], "word_segments": []}"#;
        assert_eq!(
            turns(speakers),
            [
                turn("SPEAKER_00", "00:00:00.500", "We open the quay."),
                turn("SPEAKER_01", "00:00:03.000", "Since when?")
            ]
        );
        let cpp = r#"{"result": {"language": "en"}, "transcription": [{"timestamps": {"from": "00:00:00,500", "to": "00:00:02,000"}, "offsets": {"from": 500, "to": 2000}, "text": " We open the quay."}]}"#;
        assert_eq!(turns(cpp), [turn("", "00:00:00.500", "We open the quay.")]);
        assert_eq!(read(cpp).unwrap().layout.meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn utterances_of_services_are_read() {
        let assembly = r#"{"id": "x", "language_code": "en_us", "status": "completed", "text": "…", "words": [], "utterances": [{"speaker": "A", "start": 500, "end": 2000, "text": "We open the quay.", "words": []}, {"speaker": "B", "start": 3000, "end": 4000, "text": "Since when?"}]}"#;
        assert_eq!(turns(assembly), two());
        let deepgram = r#"{"metadata": {"duration": 4.0}, "results": {"channels": [{"alternatives": [{"transcript": "…", "words": [{"word": "we", "punctuated_word": "We", "start": 0.5, "end": 1, "speaker": 0}, {"word": "open", "punctuated_word": "open.", "start": 1.0, "end": 1.5, "speaker": 0}, {"word": "when", "punctuated_word": "When?", "start": 3.0, "end": 3.5, "speaker": 1}]}]}]}}"#;
        assert_eq!(
            turns(deepgram),
            [turn("Speaker 0", "00:00:00.500", "We open."), turn("Speaker 1", "00:00:03.000", "When?")]
        );
        let paragraphs = r#"{"results": {"channels": [{"alternatives": [{"paragraphs": {"paragraphs": [{"sentences": [{"text": "We open the quay.", "start": 0.5, "end": 2}], "speaker": 0, "start": 0.5, "end": 2}, {"sentences": [{"text": "Since when?", "start": 3, "end": 4}], "speaker": 1}]}}]}]}}"#;
        assert_eq!(turns(paragraphs)[1], turn("Speaker 1", "00:00:03.000", "Since when?"));
        let otter = r#"{"speech": {"title": "Quay talk", "transcripts": [{"transcript": "We open the quay.", "start_offset": 8000, "end_offset": 32000, "speaker_id": 7}, {"transcript": "Since when?", "start_offset": 48000, "speaker_id": 8}], "speakers": [{"id": 7, "speaker_name": "Ada Ling"}]}}"#;
        assert_eq!(
            turns(otter),
            [
                turn("Ada Ling", "00:00:00.500", "We open the quay."),
                turn("Speaker 8", "00:00:03.000", "Since when?")
            ]
        );
        assert_eq!(read(otter).unwrap().layout.meta.title.as_deref(), Some("Quay talk"));
    }

    #[test]
    fn events_and_podcasts_are_read() {
        let events = r#"{"wireMagic": "pb3", "events": [{"tStartMs": 0, "id": 1}, {"tStartMs": 500, "dDurationMs": 1500, "segs": [{"utf8": "we open"}, {"utf8": " the quay", "tOffsetMs": 300}]}, {"tStartMs": 1900, "aAppend": 1, "segs": [{"utf8": "\n"}]}]}"#;
        assert_eq!(turns(events), [turn("", "00:00:00.500", "we open the quay")]);
        let podcast = r#"{"version": "1.0.0", "segments": [{"speaker": "Ada Ling", "startTime": 0.5, "endTime": 2, "body": "We open the quay."}]}"#;
        assert_eq!(turns(podcast), [turn("Ada Ling", "00:00:00.500", "We open the quay.")]);
        let monologues = r#"{"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "We", "ts": 0.5, "end_ts": 1}, {"type": "punct", "value": " "}, {"type": "text", "value": "open", "ts": 1.0}, {"type": "punct", "value": "."}]}]}"#;
        assert_eq!(turns(monologues), [turn("Speaker 0", "00:00:00.500", "We open.")]);
    }

    #[test]
    fn other_json_is_refused() {
        for text in [
            r#"{"text": "We open."}"#,
            r#"{"segments": "none"}"#,
            r#"{"segments": []}"#,
            r#"{"events": [{"name": "x"}]}"#,
            r#"[{"text": 3}]"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read("{\"segments\": [").err().unwrap().message.contains("damaged"));
        let deep = format!("{{\"segments\": {}", "[".repeat(100_000));
        assert!(read(&deep).is_err());
    }
}
