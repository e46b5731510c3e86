//! Recognizes passages that are too short to show whose words they are.

use super::claim::{Claim, Strength};
use super::finding::{Finding, Verdict};
use super::spelling::without_end;
use crate::model::{Briefing, Kind};
use crate::text::fold::{loose, writes_no_spaces};
use crate::text::word;

/// The minimum number of words that are evidence of who said them.
const MIN_WORDS: usize = 3;
/// The minimum number of characters, in scripts without spaces between words.
const MIN_CHARACTERS: usize = 4;

/// Returns the finding for a passage that was found, which may be too short to tell.
///
/// A short answer that is the whole quote of the speaker whom the draft means is enough: "No," Ling said.
pub(super) fn judged(
    finding: Finding,
    claim: Option<&Claim>,
    words: &str,
    briefings: &[&Briefing],
) -> Finding {
    if !is_short(words) {
        return finding;
    }
    let is_whole = finding.verdict == Verdict::Verbatim
        && claim.is_some_and(|claim| claim.strength == Strength::Attributed)
        && finding.briefing.zip(finding.quote).is_some_and(|(index, quote)| {
            let quote = &briefings[index][quote];
            quote.kind == Kind::Direct && loose(without_end(&quote.text)) == loose(without_end(words))
        });
    if is_whole {
        return finding;
    }
    Finding { briefing: finding.briefing, section: finding.section, ..Finding::new(Verdict::TooShort) }
}

/// Returns true if words are too few to show whose they are.
pub(super) fn is_short(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphanumeric());
    let unspaced = letters.clone().filter(|c| writes_no_spaces(*c)).count();
    if unspaced * 2 > letters.count() {
        return unspaced < MIN_CHARACTERS;
    }
    word::words(words).len() < MIN_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_the_script() {
        for (words, short) in [
            ("May", true),
            ("the board.", true),
            ("we open tomorrow", false),
            ("开放", true),
            ("大门。", true),
            ("大门敞开", false),
        ] {
            assert_eq!(is_short(words), short, "{words}");
        }
    }
}
