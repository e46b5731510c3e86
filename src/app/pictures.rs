//! Pictures: which are wanted, and what happens when one is known or can be shown.

use super::{App, Effect, Overlay, PageKind};
use crate::pane::flow::{BlockKind, Place};
use crate::picture::{Ask, News, Way, What};

/// No more are asked for at once; a page of text with more has them when it is scrolled.
const MOST: usize = 24;

impl App {
    /// What must be asked for, if anything must: the picture on its page, those in sight, and those a page away.
    pub(super) fn look_for_pictures(&mut self) -> Option<Effect> {
        let Way::On(protocol, _) = self.gallery.way() else { return None };
        let briefing = self.volume()?.path.clone()?;
        if self.flow.pictures().is_empty() {
            return None;
        }
        let wanted = self.wanted_pictures();
        let asks = self.gallery.lacking(&wanted)?;
        Some(Effect::LoadImages { briefing, asks, cell: self.gallery.cell(), protocol })
    }

    fn wanted_pictures(&self) -> Vec<Ask> {
        let view = self.view();
        let mut wanted = Vec::new();
        if let Some(Overlay::Page(page)) = &self.overlay
            && let PageKind::Picture(block) = page.kind
            && let Some(caption) = view.caption(block)
            && let Some(image) = caption.image.clone()
        {
            let (cells, height) = self.page_size_of(page.kind);
            wanted.push(Ask { image, room: view.page_room(caption, cells.into(), height.into()) });
        }
        let (height, cells) = self.text_size();
        let top = self.scroll.text;
        let before = view.up(top, height, cells).block;
        let bottom = view.down(top, height, cells).block;
        let behind = view.down(top, 2 * height, cells).block;
        let room = view.picture_room(cells);
        // A picture that is not known takes no row, so its caption stands for it.
        let mut add = |blocks: std::ops::RangeInclusive<usize>| {
            let pictures = self.flow.pictures();
            let first = pictures.partition_point(|block| block < blocks.start());
            for block in pictures[first..].iter().take_while(|block| *block <= blocks.end()) {
                if let Some(image) = view.caption(*block).and_then(|caption| caption.image.clone()) {
                    let ask = Ask { image, room };
                    if wanted.len() < MOST && !wanted.contains(&ask) {
                        wanted.push(ask);
                    }
                }
            }
        };
        add(top.block..=bottom + 1);
        add(bottom..=behind + 1);
        add(before..=top.block);
        wanted
    }

    /// Takes in what was found out about a picture. What is being read stays where it is.
    pub(super) fn picture_news(&mut self, news: News) {
        if self.volume().and_then(|volume| volume.path.as_ref()) != Some(&news.briefing) {
            return;
        }
        if matches!(news.what, What::Ready(_)) {
            return self.gallery.take(news.image, news.what);
        }
        let (height, cells) = self.text_size();
        let held = self.held();
        let row = held.map(|place| self.view().row_in_sight(self.scroll.text, place, height, cells));
        self.gallery.take(news.image, news.what);
        if let (Some(block), true) = (self.picture, self.at_picture) {
            self.show_picture(block);
        } else if let (Some(place), Some(Some(row))) = (held, row)
            // Who has not moved yet keeps the beginning in sight.
            && self.scroll.text != Place::default()
            && self.view().row_in_sight(self.scroll.text, place, height, cells).is_none()
        {
            self.scroll.text = self.view().up(place, row, cells);
        }
    }

    /// What must stay in sight when rows are added: the words of the chosen quote.
    fn held(&self) -> Option<Place> {
        self.selection.quote.and_then(|quote| self.flow.place_of(self.briefing(), quote))
    }

    /// Brings a picture and its caption into sight, given the block of the caption.
    pub(super) fn show_picture(&mut self, caption: usize) {
        let above = caption.saturating_sub(1);
        let drawn = matches!(self.flow.blocks[above].kind, BlockKind::Picture(_));
        let start = Place { block: if drawn { above } else { caption }, at: 0 };
        self.bring_into_sight(start, Place { block: caption, at: 0 });
        self.picture = Some(caption);
        self.at_picture = true;
    }

    /// The picture that `Enter` opens: the one gone to, else the first in sight where no chosen quote is.
    pub(super) fn picture_here(&self) -> Option<usize> {
        if self.at_picture && self.picture.is_some() {
            return self.picture;
        }
        if self.selection.quote.is_some() && self.chosen_in_sight() {
            return None;
        }
        let (height, cells) = self.text_size();
        let view = self.view();
        let rows = view.text_rows(self.scroll.text, height, cells);
        let blocks = rows.iter().map(|row| row.place.block);
        let mut captions =
            blocks.filter(|block| matches!(self.flow.blocks[*block].kind, BlockKind::Caption(_)));
        captions.find(|block| view.caption(*block).is_some_and(|caption| caption.image.is_some()))
    }
}
