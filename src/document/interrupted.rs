//! Anchors quotes that their attribution interrupts.

use crate::model::interruption::{self, Around};
use crate::model::{Anchor, Kind, Quote};
use crate::text::Safe;
use std::borrow::Cow;

/// Anchors quotes that their attribution interrupts: “We open,” Ling said, “and stay.”
///
/// An ellipsis that only stands for the attribution is dropped, because it would claim that words were left out.
pub(super) fn find(text: &str, language: Option<&str>, quotes: &mut [Quote]) {
    let mut search = None;
    for quote in quotes {
        let cue = quote.cue.as_deref();
        let around = Around::of(quote.kind == Kind::Direct, language);
        match &quote.anchor {
            Anchor::Missing => {
                let search = search.get_or_insert_with(|| interruption::Search::new(text));
                if let Some(passages) = search.find(&quote.text, cue, around) {
                    quote.anchor = Anchor::Passages(passages.into());
                }
            }
            Anchor::Pieces(_) => {
                let words = interruption::without_ellipses(&quote.text);
                let search = search.get_or_insert_with(|| interruption::Search::new(text));
                if let Some(passages) = search.find(&words, cue, around) {
                    quote.text = Safe::prose(Cow::Owned(words)).0;
                    quote.anchor = Anchor::Passages(passages.into());
                }
            }
            Anchor::NoText | Anchor::Found(_) | Anchor::Passages(_) => {}
        }
    }
}
