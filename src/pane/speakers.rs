//! The speakers: everybody, then each speaker with letters, colour and count.

use super::lit::Here;
use super::{Lister, Space, View};
use crate::binding::Bindings;
use crate::model::Speaker;
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

    fn rows(&self, view: &View<'_>, index: usize, space: Space) -> Vec<Row> {
        let (cells, ellipsis) = (space.cells, view.glyphs.ellipsis);
        let Some(id) = index.checked_sub(1).and_then(|index| view.briefing.speaker_at(index)) else {
            let count = view.briefing.quotes.len().to_string();
            let everybody = Row::of(Role::Text, "Everybody");
            return vec![Row::spread(everybody, Row::of(Role::Faint, count), cells, ellipsis)];
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
        let mut rows = vec![Row::spread(left, Row::of(Role::Faint, count), cells, ellipsis)];
        if self.height(view, index, space) > 1 {
            let mut post = Row::of(Role::Text, " ".repeat(view.letters(id).len() + 2));
            post.push_field(Role::Faint, &speaker.post());
            rows.push(post.cut(cells, ellipsis));
        }
        rows
    }

    /// The posts are shown if there is room for all of them.
    fn height(&self, view: &View<'_>, index: usize, space: Space) -> usize {
        let speakers = &view.briefing.speakers;
        if speakers.len() >= space.rows {
            return 1;
        }
        let has_post = |speaker: &Speaker| speaker.role.is_some() || speaker.organization.is_some();
        let posts = speakers.iter().filter(|speaker| has_post(speaker)).count();
        let own = index.checked_sub(1).and_then(|index| speakers.get(index)).is_some_and(has_post);
        1 + usize::from(own && speakers.len() + 1 + posts <= space.rows)
    }

    fn is_here(&self, view: &View<'_>, index: usize) -> bool {
        let here = view.lit.and_then(|lit| lit.here);
        matches!(here, Some(Here::Speaker(speaker)) if speaker.index() + 1 == index)
    }

    fn empty(&self, _: &View<'_>, _: &Bindings) -> String {
        "No speaker is named.".to_owned()
    }
}
