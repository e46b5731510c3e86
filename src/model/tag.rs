//! The tags of a briefing's quotes and notes.

use super::{Briefing, TagId};
use crate::text::Safe;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A tag of quotes and notes.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// The tag's text.
    pub name: Safe,
    /// The number of quotes with it.
    pub quotes: usize,
    /// The number of notes on words with it.
    pub notes: usize,
}

impl Briefing {
    /// Returns the tags of all quotes and notes, most frequent first.
    pub fn tags(&self) -> &[Tag] {
        self.tags.get_or_init(|| {
            let mut counts: HashMap<&Safe, (usize, usize)> = HashMap::new();
            for tag in self.quotes.iter().flat_map(|quote| &quote.tags) {
                counts.entry(tag).or_default().0 += 1;
            }
            for tag in self.notes.iter().flat_map(|note| &note.tags) {
                counts.entry(tag).or_default().1 += 1;
            }
            let counts = counts.into_iter();
            let mut tags: Vec<Tag> =
                counts.map(|(name, (quotes, notes))| Tag { name: name.clone(), quotes, notes }).collect();
            tags.sort_by(|a, b| {
                let of = |tag: &Tag| Reverse((tag.quotes, tag.notes));
                of(a).cmp(&of(b)).then_with(|| a.name.cmp(&b.name))
            });
            tags.into()
        })
    }

    /// Returns the ids of all tags, in the same order.
    pub fn tag_ids(&self) -> impl DoubleEndedIterator<Item = TagId> + ExactSizeIterator + use<> {
        (0..self.tags().len()).map(TagId::at)
    }
}
