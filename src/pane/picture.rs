//! Pictures in the text: the rows of each, or words if it cannot be shown.

use super::View;
use super::flow::BlockKind;
use super::flow::INDENT;
use crate::model::Caption;
use crate::picture::{Bounds, Extent, Gallery, Known, PictureMode};
use crate::row::{Role, Row, wrapped};
use crate::text::Safe;

/// What the text needs to know about pictures.
#[derive(Clone, Copy, Debug)]
pub struct Pictures<'a> {
    /// What is known of the pictures.
    pub gallery: &'a Gallery,
    /// The maximum number of rows of a picture in the text.
    pub rows: u16,
    /// True if the briefing is a file, so that its pictures can be found beside it.
    pub reachable: bool,
}

/// What is shown in place of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// Nothing: the picture is not known yet.
    Nothing,
    /// The picture.
    Picture {
        /// Its path, as in the caption.
        image: &'a Safe,
        /// Its size in cells.
        extent: Extent,
    },
    /// Words: where the picture is, and why it is not shown.
    Words(String),
}

impl<'a> View<'a> {
    /// The caption of a block that is a picture or a caption.
    pub fn caption(&self, block: usize) -> Option<&'a Caption> {
        let block = self.flow.blocks.get(block)?;
        match block.kind {
            BlockKind::Picture(index) | BlockKind::Caption(index) => {
                self.briefing[block.section?].captions.get(index)
            }
            _ => None,
        }
    }

    /// The room for a picture in text of `cells` cells.
    pub fn picture_bounds(&self, cells: usize) -> Bounds {
        let columns = u16::try_from(cells.saturating_sub(INDENT)).unwrap_or(u16::MAX).max(1);
        let rows = self.pictures.map_or(1, |pictures| pictures.rows.max(1));
        Bounds { extent: Extent { columns, rows }, enlarge: 1 }
    }

    /// What is shown for the picture of a caption in this room.
    pub fn shown(&self, caption: &'a Caption, bounds: Bounds) -> Shown<'a> {
        let (Some(pictures), Some(image)) = (self.pictures, &caption.image) else { return Shown::Nothing };
        match pictures.gallery.mode() {
            PictureMode::Off("") => return Shown::Words(image.to_string()),
            PictureMode::Off(why) => return Shown::Words(format!("{image} ({why})")),
            PictureMode::On(..) if !pictures.reachable => return Shown::Words(image.to_string()),
            PictureMode::On(..) => {}
        }
        match (pictures.gallery.known(image), pictures.gallery.extent(image, bounds)) {
            (Some(Known::Failed(why)), _) => Shown::Words(format!("{image}: {why}")),
            (_, Some(extent)) => Shown::Picture { image, extent },
            _ => Shown::Nothing,
        }
    }

    /// What is shown in a picture block of the text.
    pub fn shown_in_text(&self, block: usize, cells: usize) -> Shown<'a> {
        self.caption(block).map_or(Shown::Nothing, |caption| self.shown(caption, self.picture_bounds(cells)))
    }

    /// The room for a picture on a page of its own: what its words leave, and at least half of the page. It may be
    /// enlarged there.
    pub fn page_bounds(&self, caption: &Caption, cells: usize, height: usize) -> Bounds {
        let rows = height.saturating_sub(words(caption, cells).len() + 1).max(height / 2).max(1);
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX).max(1);
        Bounds { extent: Extent { columns: narrow(cells), rows: narrow(rows) }, enlarge: 2 }
    }

    /// The rows of a picture's own page; the rows of the picture are empty.
    pub fn picture_page(&self, block: usize, cells: usize, height: usize) -> Vec<Row> {
        let Some(caption) = self.caption(block) else { return Vec::new() };
        let mut rows = match self.shown(caption, self.page_bounds(caption, cells, height)) {
            Shown::Picture { extent, .. } => vec![Row::new(); usize::from(extent.rows)],
            Shown::Words(words) => wrapped(Role::Faint, &words, cells),
            Shown::Nothing if caption.image.is_none() => wrapped(Role::Faint, "No picture is named.", cells),
            Shown::Nothing => Vec::new(),
        };
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        rows.extend(words(caption, cells));
        rows
    }
}

/// The words under a picture: its caption, its credit and its description.
fn words(caption: &Caption, cells: usize) -> Vec<Row> {
    let mut rows = wrapped(Role::Caption, &caption.text, cells);
    if let Some(credit) = &caption.credit {
        rows.extend(wrapped(Role::Faint, credit, cells));
    }
    if let Some(alt) = &caption.alt {
        rows.extend(wrapped(Role::Text, &format!("Shows: {alt}"), cells));
    }
    rows
}
