//! What stands in a transcript and nobody says: stage directions, hours, acts of a record, notices of the house.

use crate::import::label::Strength;
use crate::import::{label, text};

/// "BY MR. LING:": who asks from here on.
pub(crate) fn is_examiner(words: &str) -> bool {
    examiner(words).is_some()
}

/// Who asks from here on, in "BY MR. LING:".
pub(crate) fn examiner(words: &str) -> Option<&str> {
    let name = words.strip_prefix("BY ").or_else(|| words.strip_prefix("By "))?.strip_suffix(':')?;
    label::find(words.get(3..)?, &[]).filter(|label| label.strength > Strength::Ordinary).map(|_| name)
}

/// "END 4:45 P.M. EST": nothing is said behind it.
pub(crate) fn ends_transcript(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']', '*', '#', '-', '–', '—', ' ', '.']);
    let end = bare.strip_prefix("END").or_else(|| bare.strip_prefix("End")).unwrap_or("x");
    end.is_empty()
        || (words.len() < 60 && end.starts_with([' ', ':']) && end.bytes().any(|byte| byte.is_ascii_digit()))
}

/// "(Applause.)": brackets around the whole.
pub(crate) fn is_direction(words: &str) -> bool {
    let ends = |open: char, close: char| {
        words
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close]))
    };
    words.len() > 2 && (ends('(', ')') || ends('[', ']') || ends('♪', '♪') || ends('♫', '♫'))
        || words.starts_with('（') && words.ends_with('）')
}

/// What a house says of its transcript, and nobody in it: many words in capitals, "Transcribed by …".
pub(crate) fn is_notice(words: &str) -> bool {
    let made = [
        "Transcribed by ",
        "Transcript by ",
        "Transcription by ",
        "Transcript provided by ",
        "This transcript was ",
    ];
    if made.iter().any(|made| words.starts_with(made)) {
        return true;
    }
    let (mut large, mut small) = (0, 0);
    for letter in words.chars().take(600).filter(|c| c.is_alphabetic()) {
        large += usize::from(letter.is_uppercase());
        small += usize::from(letter.is_lowercase());
    }
    large > 40 && small * 4 < large && words.split(' ').count() > 7
}

/// What a record tells of a session between what is said in it.
pub(crate) fn is_act(words: &str) -> bool {
    let clerk = ["The ", "(The "].iter().any(|the| words.starts_with(the))
        && text::head(words, 60).split(' ').take(6).any(|word| matches!(word, "clerk" | "Clerk"));
    let calls = [" read ", " will ", " called ", " proceeded ", " designated ", " announced "];
    words.starts_with("{time}")
        || words.len() < 240
            && (clerk && calls.iter().any(|does| text::head(words, 90).contains(does))
                || [
                    "There was no objection",
                    "The question was taken",
                    "The yeas and nays ",
                    "A motion to reconsider was ",
                    "The amendment was ",
                    "The bill was ",
                    "The text of the ",
                    "The prepared statement of ",
                    "The SPEAKER took the chair",
                    "The meeting was ",
                    "The meeting rose ",
                    "The sitting ",
                    "The agenda was adopted",
                    "The subcommittee met",
                    "The committee met",
                    "Question put and ",
                    "Question agreed to",
                    "Several hon. Members rose",
                    "La séance est ",
                    "Se levanta la sesión",
                ]
                .iter()
                .any(|act| words.starts_with(act)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_and_clocks_are_told_from_words() {
        assert!(
            is_direction("(Applause.)")
                && is_direction("[Laughter]")
                && !is_direction("(Applause.) Thank you (all).")
        );
        assert!(
            ends_transcript("END 4:45 P.M. EST")
                && ends_transcript("END")
                && !ends_transcript("End the war.")
        );
    }
}
