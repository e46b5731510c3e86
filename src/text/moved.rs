//! Finds a position of a text again after the text was edited.

use super::Cut;
use memchr::memmem;

/// The bytes of the words around a position that are searched.
const CONTEXT_BYTES: usize = 48;

/// Returns the offset in `new` of the words at byte `at` of `old`.
///
/// Equal starts and ends of the texts need no search. Between several changes, the words after the position are searched,
/// then the words before it, and the nearest occurrence is used.
pub fn moved(old: &str, new: &str, at: usize) -> usize {
    let at = old.floor_char_boundary(at.min(old.len()));
    if old.is_empty() {
        return 0;
    }
    let head = common(old.bytes(), new.bytes());
    // A position at an insertion moves with the words after it.
    let most = old.len().min(new.len()) - head;
    let tail = common(old.bytes().rev(), new.bytes().rev()).min(most);
    let found = if at >= old.len() - tail {
        new.len() - (old.len() - at)
    } else if at < head {
        at
    } else {
        by_words(old, new, at).unwrap_or(head)
    };
    new.floor_char_boundary(found)
}

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// Finds the position by the words after it, or by the words before it.
fn by_words(old: &str, new: &str, at: usize) -> Option<usize> {
    let after = old.cut(at..old.floor_char_boundary(at + CONTEXT_BYTES));
    let before = old.cut(old.ceil_char_boundary(at.saturating_sub(CONTEXT_BYTES))..at);
    let halves = |words: &str| [words.len(), words.len() / 2, words.len() / 4];
    for len in halves(after) {
        let words = after.cut(..after.floor_char_boundary(len));
        if let Some(found) = nearest(new, words, at) {
            return Some(found);
        }
    }
    for len in halves(before) {
        let words = before.cut(before.ceil_char_boundary(before.len() - len)..);
        if let Some(found) = nearest(new, words, at.saturating_sub(words.len())) {
            return Some(found + words.len());
        }
    }
    None
}

/// Returns the occurrence nearest to `at`.
///
/// A match of only a few letters is ignored.
fn nearest(text: &str, words: &str, at: usize) -> Option<usize> {
    if words.trim().len() < 8 {
        return None;
    }
    memmem::find_iter(text.as_bytes(), words.as_bytes()).min_by_key(|found| found.abs_diff(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str =
        "The first paragraph speaks of doors.\n\nThe second one speaks of windows and of light.";

    fn follows(old: &str, new: &str, words: &str) {
        let at = old.find(words).unwrap();
        assert_eq!(moved(old, new, at), new.find(words).unwrap(), "{new}");
    }

    #[test]
    fn nothing_moves_in_an_unchanged_text() {
        for at in 0..=TEXT.len() {
            assert_eq!(moved(TEXT, TEXT, at), at);
        }
    }

    #[test]
    fn only_words_inserted_before_a_position_move_it() {
        follows(TEXT, &TEXT.replace("speaks of doors", "speaks at length of doors"), "windows");
        follows(TEXT, &TEXT.replace("light", "light, and much of it"), "The second");
        follows(TEXT, &format!("A new beginning.\n\n{TEXT}"), "The first");
        follows(TEXT, &format!("{TEXT}\n\nA new end."), "of light");
    }

    #[test]
    fn between_two_changes_a_position_is_found_by_its_words() {
        let new = TEXT.replace("doors", "gates and doors").replace("light", "air");
        follows(TEXT, &new, "The second");
        follows(TEXT, &new, "windows");
    }

    #[test]
    fn a_position_in_deleted_words_stays_near() {
        let at = TEXT.find("windows").unwrap();
        let new = TEXT.replace("windows and of light", "nothing");
        assert_eq!(moved(TEXT, &new, at), new.find("nothing").unwrap());
        assert_eq!(moved(TEXT, "", at), 0);
        assert_eq!(moved("", TEXT, 0), 0);
    }

    proptest! {
        #[test]
        fn a_position_is_always_valid_in_the_new_text(old in "[a-c门é ]{0,80}", new in "[a-c门é ]{0,80}", at in 0usize..200) {
            prop_assert!(new.is_char_boundary(moved(&old, &new, at)));
        }

        #[test]
        fn an_insertion_moves_the_words_after_it(
            before in "[a-z ]{0,60}", inserted in "[A-Z]{1,20}", after in "[a-z ]{60,120}", at in 0usize..120,
        ) {
            let old = format!("{before}{after}");
            let new = format!("{before}{inserted}{after}");
            let at = at.min(after.len() - 1);
            prop_assert_eq!(moved(&old, &new, before.len() + at), before.len() + inserted.len() + at);
        }
    }
}
