//! Where a place in a text is after the text was changed.

use memchr::memmem;

/// So many bytes of the words around a place are looked for.
const WORDS: usize = 48;

/// The byte of `new` that stands for byte `at` of `old`: the same words, as far as they are still there.
///
/// What is equal at the start and at the end of both texts needs no search, and one change leaves nothing else. Behind
/// several changes the words that follow the place are looked for, then those before it, each at its nearest.
pub fn moved(old: &str, new: &str, at: usize) -> usize {
    let at = old.floor_char_boundary(at.min(old.len()));
    if old.is_empty() {
        return 0;
    }
    let head = common(old.bytes(), new.bytes());
    // Where words were put in, the place goes with those behind it.
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

/// The place by the words behind it, or else by those before it.
fn by_words(old: &str, new: &str, at: usize) -> Option<usize> {
    let behind = &old[at..old.floor_char_boundary(at + WORDS)];
    let before = &old[old.ceil_char_boundary(at.saturating_sub(WORDS))..at];
    let halves = |words: &str| [words.len(), words.len() / 2, words.len() / 4];
    for len in halves(behind) {
        let words = &behind[..behind.floor_char_boundary(len)];
        if let Some(found) = nearest(new, words, at) {
            return Some(found);
        }
    }
    for len in halves(before) {
        let words = &before[before.ceil_char_boundary(before.len() - len)..];
        if let Some(found) = nearest(new, words, at.saturating_sub(words.len())) {
            return Some(found + words.len());
        }
    }
    None
}

/// The occurrence that is nearest to `at`; a few letters occur anywhere and say nothing.
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
    fn nothing_moves_in_a_text_that_is_the_same() {
        for at in 0..=TEXT.len() {
            assert_eq!(moved(TEXT, TEXT, at), at);
        }
    }

    #[test]
    fn words_put_in_before_a_place_move_it_and_words_behind_it_do_not() {
        follows(TEXT, &TEXT.replace("speaks of doors", "speaks at length of doors"), "windows");
        follows(TEXT, &TEXT.replace("light", "light, and much of it"), "The second");
        follows(TEXT, &format!("A new beginning.\n\n{TEXT}"), "The first");
        follows(TEXT, &format!("{TEXT}\n\nA new end."), "of light");
    }

    #[test]
    fn between_two_changes_a_place_is_found_by_its_words() {
        let new = TEXT.replace("doors", "gates and doors").replace("light", "air");
        follows(TEXT, &new, "The second");
        follows(TEXT, &new, "windows");
    }

    #[test]
    fn a_place_in_words_that_are_gone_stays_near() {
        let at = TEXT.find("windows").unwrap();
        let new = TEXT.replace("windows and of light", "nothing");
        assert_eq!(moved(TEXT, &new, at), new.find("nothing").unwrap());
        assert_eq!(moved(TEXT, "", at), 0);
        assert_eq!(moved("", TEXT, 0), 0);
    }

    proptest! {
        #[test]
        fn a_place_is_always_one_of_the_new_text(old in "[a-c门é ]{0,80}", new in "[a-c门é ]{0,80}", at in 0usize..200) {
            prop_assert!(new.is_char_boundary(moved(&old, &new, at)));
        }

        #[test]
        fn what_was_put_in_before_or_behind_moves_nothing_else(
            before in "[a-z ]{0,60}", put in "[A-Z]{1,20}", behind in "[a-z ]{60,120}", at in 0usize..120,
        ) {
            let old = format!("{before}{behind}");
            let new = format!("{before}{put}{behind}");
            let at = at.min(behind.len() - 1);
            prop_assert_eq!(moved(&old, &new, before.len() + at), before.len() + put.len() + at);
        }
    }
}
