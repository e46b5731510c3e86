//! The pictures of the open briefing: which to load, and which is selected.

use crate::app::{App, Effect};
use crate::pane::flow::{BlockKind, Place};
use crate::picture::{Gallery, PictureMode, PictureRequest, PictureResult, PictureUpdate};
use crate::row::Role;
use std::ops::RangeInclusive;

/// The pictures of the briefing, and the one that was visited last.
#[derive(Debug)]
pub(in crate::app) struct PictureState {
    /// What is known of the pictures.
    pub(in crate::app) gallery: Gallery,
    /// The picture that was visited last, by the block of its caption.
    pub(in crate::app) current: Option<usize>,
    /// True if nothing else was selected since then.
    pub(in crate::app) is_selected: bool,
}

/// The maximum number of pictures to request at once; scrolling requests more.
const MAX_ASKS: usize = 24;

impl PictureState {
    /// The state before a briefing is open.
    pub(super) fn new(images: PictureMode) -> Self {
        Self { gallery: Gallery::new(images), current: None, is_selected: false }
    }

    /// Forgets which picture was visited last.
    pub(super) fn deselect(&mut self) {
        (self.current, self.is_selected) = (None, false);
    }

    /// Selects a picture, by the block of its caption.
    pub(super) fn select(&mut self, caption: usize) {
        (self.current, self.is_selected) = (Some(caption), true);
    }

    /// The selected picture, by the block of its caption.
    pub(super) fn selected(&self) -> Option<usize> {
        self.current.filter(|_| self.is_selected)
    }
}

impl App {
    /// Requests the missing pictures: on their page, in view, or at most a page away.
    pub(in crate::app) fn look_for_pictures(&mut self) -> Option<Effect> {
        let gallery = &self.reading.pictures.gallery;
        let PictureMode::On(protocol, _) = gallery.mode() else { return None };
        let briefing = self.volume()?.path.clone()?;
        if self.reading.flow.pictures().is_empty() {
            return None;
        }
        let wanted = self.wanted_pictures();
        let gallery = &mut self.reading.pictures.gallery;
        let requests = gallery.lacking(&wanted)?;
        Some(Effect::LoadImages { briefing, requests, cell: gallery.cell(), protocol })
    }

    fn wanted_pictures(&self) -> Vec<PictureRequest> {
        let view = self.view();
        let mut wanted = Vec::new();
        if let Some(block) = self.picture_on_page()
            && let Some(caption) = view.caption(block)
            && let Some(image) = caption.image.clone()
        {
            let (cells, height) = self.page_size_of(crate::app::PageKind::Picture(block));
            wanted.push(PictureRequest {
                image,
                bounds: view.page_bounds(caption, cells.into(), height.into()),
            });
        }
        let (height, cells) = self.text_size();
        let top = self.reading.panes.scroll.text;
        let before = view.up(top, height, cells).block;
        let bottom = view.down(top, height, cells).block;
        let after = view.down(top, 2 * height, cells).block;
        let bounds = view.picture_bounds(cells);
        // A picture of unknown size takes no row, so its caption decides if it is in view.
        let mut add = |blocks: RangeInclusive<usize>| {
            let pictures = self.reading.flow.pictures();
            let first = pictures.partition_point(|block| block < blocks.start());
            for block in pictures[first..].iter().take_while(|block| *block <= blocks.end()) {
                if let Some(image) = view.caption(*block).and_then(|caption| caption.image.clone()) {
                    let request = PictureRequest { image, bounds };
                    if wanted.len() < MAX_ASKS && !wanted.contains(&request) {
                        wanted.push(request);
                    }
                }
            }
        };
        add(top.block..=bottom + 1);
        add(bottom..=after + 1);
        add(before..=top.block);
        wanted
    }

    /// Handles an update of a picture. The text that is being read stays in view.
    pub(in crate::app) fn update_picture(&mut self, update: PictureUpdate) {
        if self.volume().and_then(|volume| volume.path.as_ref()) != Some(&update.briefing) {
            return;
        }
        if matches!(update.result, PictureResult::Ready(_)) {
            return self.reading.pictures.gallery.take(update.image, update.result);
        }
        let (height, cells) = self.text_size();
        // The words of the selected quote stay in view when rows are added.
        let selected = self.reading.selection.quote;
        let held = selected.and_then(|quote| self.reading.flow.place_of(self.briefing(), quote));
        let top = self.reading.panes.scroll.text;
        let row_of = |app: &Self, place| app.view().row_in_view(top, place, height, cells);
        let row = held.and_then(|place| row_of(self, place));
        self.reading.pictures.gallery.take(update.image, update.result);
        if let Some(block) = self.reading.pictures.selected() {
            self.show_picture(block);
        } else if let (Some(place), Some(row)) = (held, row)
            // If nothing has moved yet, the beginning stays in view.
            && top != Place::default()
            && row_of(self, place).is_none()
        {
            self.reading.panes.scroll.text = self.view().up(place, row, cells);
        }
    }

    /// Scrolls to a picture and selects it, given the block of its caption.
    pub(in crate::app) fn show_picture(&mut self, caption: usize) {
        let above = caption.saturating_sub(1);
        let is_drawn = matches!(self.reading.flow.blocks[above].kind, BlockKind::Picture(_));
        let start = Place { block: if is_drawn { above } else { caption }, at: 0 };
        self.bring_into_view(start, Place { block: caption, at: 0 });
        self.reading.pictures.select(caption);
    }

    /// Goes forward or back by a number of pictures.
    pub(in crate::app) fn step_picture(&mut self, forward: bool, count: usize) {
        let Some((index, block)) = self.picture_at(forward, count) else {
            let words = if forward { "no picture after this place" } else { "no picture before this place" };
            return self.say(Role::Faint, words);
        };
        let total = self.reading.flow.pictures().len();
        self.show_picture(block);
        let section = self.view().section_at(Place { block, at: 0 });
        self.reading.selection.section = section.or(self.reading.selection.section);
        if let Some(caption) = self.view().caption(block) {
            let image = caption.image.as_ref().map_or(String::new(), |image| format!(" ({image})"));
            let words = format!("picture {} of {total}: {}{image}", index + 1, caption.text);
            self.say(Role::Faint, words);
        }
    }

    /// The index and the block of the picture some places before or after this one.
    fn picture_at(&self, forward: bool, count: usize) -> Option<(usize, usize)> {
        let pictures = self.reading.flow.pictures();
        let current = self.reading.pictures.current;
        let here = current.unwrap_or(self.reading.panes.scroll.text.block);
        let before = pictures.partition_point(|block| *block < here);
        let index = if forward {
            let is_here = current.is_some() && pictures.get(before) == Some(&here);
            before + usize::from(is_here) + count - 1
        } else {
            before.checked_sub(count)?
        };
        Some((index, *pictures.get(index)?))
    }

    /// The picture to open at full size.
    ///
    /// It is the selected one. If none is selected, it is the first in view, unless a selected quote or match is in view.
    pub(in crate::app) fn picture_here(&self) -> Option<usize> {
        if let Some(block) = self.reading.pictures.selected() {
            return Some(block);
        }
        if self.is_match_unquoted() || self.reading.selection.quote.is_some() && self.is_quote_in_view() {
            return None;
        }
        let (height, cells) = self.text_size();
        let view = self.view();
        let rows = view.text_rows(self.reading.panes.scroll.text, height, cells);
        let is_caption =
            |block: &usize| matches!(self.reading.flow.blocks[*block].kind, BlockKind::Caption(_));
        let mut captions = rows.iter().map(|row| row.place.block).filter(is_caption);
        captions.find(|block| view.caption(*block).is_some_and(|caption| caption.image.is_some()))
    }
}
