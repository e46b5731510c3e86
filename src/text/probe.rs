//! Tells quickly that a text cannot contain a word, without folding the text.

use std::ops::Range;

/// Letters and digits from the rarest in English text to the most frequent.
const RAREST_FIRST: &[u8] = b"0123456789zqxjkvbpygfwmucldrhsnioate";

/// A run of ASCII letters and digits that a folded text must contain.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    word: Box<[u8]>,
    /// The place of its rarest letter.
    rarest: usize,
    /// That letter in lower and in upper case.
    letters: [u8; 2],
}

impl Probe {
    /// Makes a probe for the longest run in folded words; `None` if they have none.
    pub(super) fn of(folded: &str) -> Option<Self> {
        let runs = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let word = runs.max_by_key(|run| run.len())?.as_bytes();
        let rank = |letter: &u8| {
            RAREST_FIRST.iter().position(|own| *own == letter.to_ascii_lowercase()).unwrap_or(usize::MAX)
        };
        let (rarest, letter) = word.iter().enumerate().min_by_key(|(_, letter)| rank(letter))?;
        let letters = [letter.to_ascii_lowercase(), letter.to_ascii_uppercase()];
        Some(Self { word: word.into(), rarest, letters })
    }

    /// Returns false if no form of the text, however it is folded, contains the word.
    pub(super) fn can_be_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let is_at = |at: usize| {
            let start = at.checked_sub(self.rarest);
            let own = start.and_then(|start| bytes.get(start..start + self.word.len()));
            own.is_some_and(|own| own.eq_ignore_ascii_case(&self.word))
        };
        let [lower, upper] = self.letters;
        memchr::memchr2_iter(lower, upper, bytes).any(is_at) || can_fold_to_letters(bytes)
    }
}

/// The bytes that are checked at once.
const BLOCK: usize = 32;

/// Returns true if a text has characters besides ASCII and common marks: they may fold to letters, or to nothing.
fn can_fold_to_letters(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.as_chunks::<BLOCK>().0.iter().take_while(|block| block.is_ascii()).count() * BLOCK;
        let Some(step) = rest.get(plain..).unwrap_or_default().iter().position(|byte| !byte.is_ascii())
        else {
            return false;
        };
        let Some(len) = mark_len(rest.get(plain + step..).unwrap_or_default()) else { return true };
        at += plain + step + len;
    }
    false
}

/// Returns the number of bytes of a mark that never becomes a letter or disappears; `None` for other characters.
///
/// The marks are the no-break space, guillemets, dashes, quotation marks, the bullet and the ellipsis.
fn mark_len(bytes: &[u8]) -> Option<usize> {
    const QUOTES: Range<u8> = 0x98..0xa0;
    const DASHES: Range<u8> = 0x90..0x96;
    match bytes {
        [0xc2, 0xa0 | 0xab | 0xbb, ..] => Some(2),
        [0xe2, 0x80, last, ..] if QUOTES.contains(last) || DASHES.contains(last) => Some(3),
        [0xe2, 0x80, 0xa2 | 0xa6, ..] => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_the_word_is_passed_over() {
        let probe = Probe::of("the \"supply\" of").unwrap();
        let can = |text: &str| probe.can_be_in(text);
        assert!(can("Supply") && can("resupplying") && can("no SUPPLY at all"));
        assert!(!can("") && !can("suppl") && !can("sup ply") && !can(&"nothing of it – “here”… ".repeat(9)));
        // A letter, an accent or an invisible character can make the word.
        for text in ["ｓupply", "sup\u{ad}ply", "su\u{200b}pply", "súpply", "Ⓢupply"] {
            assert!(can(text), "{text}");
        }
        assert!(Probe::of("门").is_none() && Probe::of("").is_none());
    }
}
