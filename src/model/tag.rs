//! The tags of a briefing's quotes.

use super::{Briefing, TagId};
use crate::text::Safe;
use std::collections::HashMap;

/// A tag of quotes.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// The tag's text.
    pub name: Safe,
    /// The number of quotes with it.
    pub quotes: usize,
}

impl Briefing {
    /// Returns the tags of all quotes, most frequent first.
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

    /// Returns the ids of all tags, in the same order.
    pub fn tag_ids(&self) -> impl DoubleEndedIterator<Item = TagId> + ExactSizeIterator + use<> {
        (0..self.tags().len()).map(TagId::at)
    }
}
