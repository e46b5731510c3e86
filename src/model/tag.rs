//! The tags of a briefing's quotes, each once.

use super::{Briefing, TagId};
use crate::text::Safe;
use std::collections::HashMap;

/// A word to find quotes by.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// The word.
    pub name: Safe,
    /// How many quotes have it.
    pub quotes: usize,
}

impl Briefing {
    /// The tags of all quotes, those of most quotes first.
    pub fn tags(&self) -> &[Tag] {
        self.tags.get_or_init(|| {
            let mut counts: HashMap<&Safe, usize> = HashMap::new();
            for tag in self.quotes.iter().flat_map(|quote| &quote.tags) {
                *counts.entry(tag).or_default() += 1;
            }
            let mut tags: Vec<Tag> =
                counts.into_iter().map(|(name, quotes)| Tag { name: name.clone(), quotes }).collect();
            tags.sort_by(|a, b| b.quotes.cmp(&a.quotes).then_with(|| a.name.cmp(&b.name)));
            tags.into()
        })
    }

    /// The ids of all tags, in that order.
    pub fn tag_ids(&self) -> impl DoubleEndedIterator<Item = TagId> + ExactSizeIterator + use<> {
        (0..self.tags().len()).map(TagId::at)
    }
}
