//! Ids made of words, different from each other.

use crate::document::slug;
use std::collections::{HashMap, HashSet};

/// Ids that are different from each other.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// How often each was wanted: a page may have thousands of equal headings.
    wanted: HashMap<String, usize>,
}

impl Ids {
    /// An id made of words, or of `otherwise` where they hold no letter that an id may have.
    pub(super) fn of(&mut self, words: &str, otherwise: &str) -> String {
        let mut base = slug(words);
        if base.len() > 40 {
            let end = base[..=40].rfind('-').unwrap_or(40);
            base.truncate(end);
        }
        let nameless = base.is_empty();
        if nameless {
            otherwise.clone_into(&mut base);
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
    fn equal_words_get_ids_of_their_own() {
        let mut ids = Ids::default();
        let mut of = |words: &str| ids.of(words, "section");
        assert_eq!(
            [of("A new Stage"), of("A new stage"), of("A new stage 2")],
            ["a-new-stage", "a-new-stage-2", "a-new-stage-2-2"]
        );
        assert_eq!([of("服务业"), of("؟")], ["section-1", "section-2"]);
    }
}
