//! Recognizes lines of a transcript that nobody says.
//!
//! These are stage directions, acts of a record, and notices.

use crate::import::label::{self, Strength};
use crate::import::lexicon::list::List;
use crate::import::text;

static NOTICES: List = List::all("transcript-notices");
static CLERK_VERBS: List = List::all("clerk-verbs");
static ACTS: List = List::all("record-acts");

/// The name of the next questioner, in "BY MR. LING:".
pub(crate) fn examiner(words: &str) -> Option<&str> {
    let labelled = words.strip_prefix("BY ").or_else(|| words.strip_prefix("By "))?;
    let name = labelled.strip_suffix(':')?;
    label::find(labelled, &[]).filter(|label| label.strength > Strength::Ordinary).map(|_| name)
}

/// Returns true if a line ends the transcript: "END 4:45 P.M. EST".
pub(super) fn ends_transcript(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']', '*', '#', '-', '–', '—', ' ', '.']);
    let Some(rest) = bare.strip_prefix("END").or_else(|| bare.strip_prefix("End")) else { return false };
    let has_time = rest.starts_with([' ', ':']) && rest.contains(|c: char| c.is_ascii_digit());
    rest.is_empty() || (words.len() < 60 && has_time)
}

/// Returns true if brackets enclose all words: "(Applause.)".
pub(crate) fn is_direction(words: &str) -> bool {
    let is_between = |open: char, close: char| {
        words
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close]))
    };
    words.len() > 2
        && (is_between('(', ')') || is_between('[', ']') || is_between('♪', '♪') || is_between('♫', '♫'))
        || words.starts_with('（') && words.ends_with('）')
}

/// Returns true for a publisher's notice about its transcript.
///
/// Such notices are in capitals, or begin with words like "Transcribed by".
pub(super) fn is_notice(words: &str) -> bool {
    if NOTICES.prefix_of(words).is_some() {
        return true;
    }
    let (mut large, mut small) = (0, 0);
    for letter in words.chars().take(600).filter(|c| c.is_alphabetic()) {
        large += usize::from(letter.is_uppercase());
        small += usize::from(letter.is_lowercase());
    }
    large > 40 && small * 4 < large && words.split(' ').count() > 7
}

/// Returns true for a line in which a record reports an act.
///
/// For example "The Clerk read the title of the bill."
pub(super) fn is_act(words: &str) -> bool {
    if words.starts_with("{time}") {
        return true;
    }
    if words.len() >= 240 {
        return false;
    }
    let names_clerk = (words.starts_with("The ") || words.starts_with("(The "))
        && text::head(words, 60).split(' ').take(6).any(|word| matches!(word, "clerk" | "Clerk"));
    names_clerk && CLERK_VERBS.is_in(text::head(words, 90)) || ACTS.prefix_of(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_and_end_marks_are_recognized() {
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
