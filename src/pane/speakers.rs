//! The speakers: everybody, then each speaker with letters, colour and count.

use super::lit::Here;
use super::{Lister, View};
use crate::binding::Bindings;
use crate::row::{Role, Row};

/// The pane.
pub struct Speakers;

impl Lister for Speakers {
    fn title(&self, _: &View<'_>) -> String {
        "Speakers".to_owned()
    }

    fn len(&self, view: &View<'_>) -> usize {
        view.briefing.speakers.len() + 1
    }

    fn selected(&self, view: &View<'_>) -> Option<usize> {
        Some(view.selection.filter.speaker().map_or(0, |speaker| speaker.index() + 1))
    }

    fn row(&self, view: &View<'_>, index: usize, cells: usize) -> Row {
        let ellipsis = view.glyphs.ellipsis;
        let Some(id) = index.checked_sub(1).and_then(|index| view.briefing.speaker_at(index)) else {
            let count = view.briefing.quotes.len().to_string();
            return Row::spread(
                Row::of(Role::Text, "Everybody"),
                Row::of(Role::Faint, count),
                cells,
                ellipsis,
            );
        };
        let speaker = &view.briefing[id];
        let (role, letters) = view.letters_span(id);
        let mut left = Row::of(role, letters).with(Role::Text, "  ");
        left.push_field(Role::Text, &speaker.name);
        if speaker.unnamed {
            left = left.with(Role::Faint, " (unnamed)");
        }
        let count = match speaker.quotes.len() {
            0 => String::new(),
            count => count.to_string(),
        };
        Row::spread(left, Row::of(Role::Faint, count), cells, ellipsis)
    }

    fn is_here(&self, view: &View<'_>, index: usize) -> bool {
        let here = view.lit.and_then(|lit| lit.here);
        matches!(here, Some(Here::Speaker(speaker)) if speaker.index() + 1 == index)
    }

    fn empty(&self, _: &View<'_>, _: &Bindings) -> String {
        "No speaker is named.".to_owned()
    }
}
