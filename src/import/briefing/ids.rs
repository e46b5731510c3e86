//! Makes unique ids from words.

use crate::document::slug;
use crate::text::Cut;
use std::collections::{HashMap, HashSet};

/// Maximum length of an id in bytes; longer ones are cut after a word.
const MAX_LENGTH: usize = 40;

/// Makes unique ids.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// How often each id was requested. A page may have thousands of equal headings.
    wanted: HashMap<String, usize>,
}

impl Ids {
    /// Returns an id made from words.
    ///
    /// Uses `fallback` if they contain no letter that is allowed in an id.
    pub(super) fn of(&mut self, words: &str, fallback: &str) -> String {
        let mut base = slug(words);
        if base.len() > MAX_LENGTH {
            let end = base.cut(..=MAX_LENGTH).rfind('-').unwrap_or(MAX_LENGTH);
            base.truncate(end);
        }
        let nameless = base.is_empty();
        if nameless {
            fallback.clone_into(&mut base);
        }
        let wanted = self.wanted.entry(base.clone()).or_default();
        loop {
            *wanted += 1;
            let id = if *wanted == 1 && !nameless { base.clone() } else { format!("{base}-{wanted}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_get_different_ids() {
        let mut ids = Ids::default();
        let mut of = |words: &str| ids.of(words, "section");
        assert_eq!(
            [of("A new Stage"), of("A new stage"), of("A new stage 2")],
            ["a-new-stage", "a-new-stage-2", "a-new-stage-2-2"]
        );
        assert_eq!([of("服务业"), of("؟")], ["section-1", "section-2"]);
    }
}
