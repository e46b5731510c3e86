//! Decides how to join a line that ends in a hyphen to the next line.

use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::cell::OnceCell;
use std::collections::HashSet;

static KEPT: List = List::all("words-before-hyphens");
static ENDINGS: List = List::all("word-endings");
static CONJUNCTIONS: List = List::all("conjunctions-after-hyphens");

/// Minimum length of both parts of a compound, in characters.
const MIN_PART: usize = 4;

/// How two lines are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// With a space, as lines usually are.
    Space,
    /// Without a space, and with the hyphen: "self-" and "governing".
    Keep,
    /// Without the hyphen: "har-" and "bour".
    Drop,
}

/// The words of a text, which show how a hyphen is meant.
pub(super) struct Hyphens<'t> {
    text: &'t str,
    words: OnceCell<HashSet<String>>,
}

impl<'t> Hyphens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, words: OnceCell::new() }
    }

    /// How a line and the next one are joined.
    pub(super) fn joint(&self, line: &str, next: &str) -> Joint {
        let Some(before) = line.strip_suffix(['-', '‐']) else { return Joint::Space };
        let tail = last_word(before);
        let head = first_word(next);
        // "–", "--", "(-", and "north- and southbound"
        if !tail.ends_with(char::is_alphabetic) || head.is_empty() || CONJUNCTIONS.has(head) {
            return Joint::Space;
        }
        let large = |word: &str| !word.contains(char::is_lowercase) && word.chars().count() > 1;
        if head.starts_with(char::is_uppercase) != large(tail) {
            let is_name = head.starts_with(char::is_uppercase) && tail.starts_with(char::is_uppercase);
            // "Anglo-Saxon", "EU-wide"
            return if is_name || large(tail) { Joint::Keep } else { Joint::Space };
        }
        self.joint_of(&tail.to_lowercase(), &head.to_lowercase())
    }

    /// How two parts in lower case are joined.
    fn joint_of(&self, tail: &str, head: &str) -> Joint {
        let words = self.words.get_or_init(|| words(self.text));
        let last = tail.rsplit('-').next().unwrap_or(tail);
        let stem = head.split('-').next().unwrap_or(head);
        let is_compound = |part: &str| part.chars().count() >= MIN_PART && words.contains(part);
        if words.contains(&format!("{last}{stem}")) || words.contains(&format!("{tail}{head}")) {
            Joint::Drop
        } else if words.contains(&format!("{tail}-{head}"))
            || KEPT.has(last) && stem.chars().count() >= MIN_PART && !ENDINGS.has(stem)
            || is_compound(last) && is_compound(stem)
        {
            Joint::Keep
        } else {
            Joint::Drop
        }
    }
}

/// The words of a text in lower case, without those that a line break parts.
fn words(text: &str) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut was_parted = false;
    for line in text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        let is_parted = line.ends_with(['-', '‐']);
        let parts = line.split(|c: char| !is_in_word(c)).filter(|part| !part.is_empty());
        let skipped = usize::from(was_parted);
        let whole = parts.skip(skipped).filter(|part| !part.ends_with('-'));
        words.extend(whole.map(str::to_lowercase));
        was_parted = is_parted;
    }
    words
}

/// The letters, digits and hyphens at the end of words.
fn last_word(words: &str) -> &str {
    let bare = words.trim_end_matches(is_in_word);
    words.cut(bare.len()..).trim_start_matches(['-', '\''])
}

/// The letters, digits and hyphens at the start of words.
fn first_word(words: &str) -> &str {
    let rest = words.trim_start_matches(is_in_word);
    let word = words.cut(..words.len() - rest.len()).trim_end_matches(['-', '\'']);
    if word.starts_with(char::is_alphabetic) { word } else { "" }
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parted_words_are_joined_and_compounds_keep_their_hyphen() {
        let text =
            "The board of the lighthouse keepers met, and policy was made by makers of well-known boats.";
        let hyphens = Hyphens::of(text);
        for (line, next, joint) in [
            ("nobody may re-", "main on the mole", Joint::Drop),
            ("a board of self-", "appointed people", Joint::Keep),
            ("in a self-", "ish way", Joint::Drop),
            ("all policy-", "makers of the coast", Joint::Keep),
            ("three light-", "house keepers", Joint::Drop),
            ("a well-", "known boat", Joint::Keep),
            ("the north- and south-", "bound boats", Joint::Drop),
            ("for north-", "and southbound boats", Joint::Space),
            ("an EU-", "wide rule", Joint::Keep),
            ("the Anglo-", "Saxon coast", Joint::Keep),
            ("NO BOATS ARE PERMIT-", "TED HERE", Joint::Drop),
            ("we waited --", "and left", Joint::Space),
            ("it was late -", "too late", Joint::Space),
            ("pages 3-", "5 of it", Joint::Space),
        ] {
            assert_eq!(hyphens.joint(line, next), joint, "{line} {next}");
        }
    }
}
