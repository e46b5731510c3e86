//! The gallery: what is known about the pictures of the open briefing, and their renderings.

use super::{Bounds, CellSize, Extent, PictureMode, Shared, Size};
use crate::text::Safe;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The maximum size of renderings kept in addition to those in use, in bytes.
const MAX_SPARE_BYTES: usize = 16 << 20;

/// A request for a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRequest {
    /// The path in the caption.
    pub image: Safe,
    /// The maximum size.
    pub bounds: Bounds,
}

/// New information about a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureUpdate {
    /// The briefing of the picture.
    pub briefing: PathBuf,
    /// The path in the caption.
    pub image: Safe,
    /// The information.
    pub result: PictureResult,
}

/// The result of loading a picture, or of a part of that work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureResult {
    /// Its size.
    Measured(Size),
    /// It can be shown.
    Ready(Shared),
    /// It cannot be read or shown; the reason.
    Failed(Safe),
}

/// What is known about a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Its size.
    Measured(Size),
    /// It cannot be shown; the reason.
    Failed(Safe),
}

/// The known pictures of a briefing.
#[derive(Debug, Default)]
pub struct Gallery {
    mode: PictureMode,
    cell: CellSize,
    known: HashMap<Safe, Known>,
    /// The renderings, most recently used last.
    kept: Vec<(Safe, Shared)>,
    /// The requests without an answer.
    requested: Vec<PictureRequest>,
}

impl Gallery {
    /// Makes an empty gallery.
    pub fn new(mode: PictureMode) -> Self {
        Self { mode, ..Self::default() }
    }

    /// Returns how pictures are shown.
    pub fn mode(&self) -> PictureMode {
        self.mode
    }

    /// Returns the size of a cell.
    pub fn cell(&self) -> CellSize {
        self.cell
    }

    /// Forgets all pictures, because another briefing is open or files may have changed.
    pub fn clear(&mut self) {
        self.known.clear();
        self.kept.clear();
        self.requested.clear();
    }

    /// Sets the size of a cell and forgets renderings for another size.
    pub fn set_cell(&mut self, cell: CellSize) {
        if cell != self.cell {
            self.cell = cell;
            self.kept.clear();
            self.requested.clear();
        }
    }

    /// Returns what is known about a picture.
    pub fn known(&self, image: &Safe) -> Option<&Known> {
        self.known.get(image)
    }

    /// Returns the size of a picture in cells; `None` if its size is unknown.
    pub fn extent(&self, image: &Safe, bounds: Bounds) -> Option<Extent> {
        match self.known.get(image)? {
            Known::Measured(size) => Some(bounds.fit(*size, self.cell)),
            Known::Failed(_) => None,
        }
    }

    /// Returns the rendering of a picture for a size in cells, if it is ready.
    pub fn rendering(&self, image: &Safe, extent: Extent) -> Option<&Shared> {
        let own = |(name, rendering): &&(Safe, Shared)| rendering.extent == extent && name == image;
        self.kept.iter().find(own).map(|(_, rendering)| rendering)
    }

    /// Returns all renderings.
    pub fn renderings(&self) -> impl Iterator<Item = &Shared> {
        self.kept.iter().map(|(_, rendering)| rendering)
    }

    /// Records new information about a picture.
    pub fn take(&mut self, image: Safe, result: PictureResult) {
        match result {
            PictureResult::Measured(size) => {
                self.known.insert(image, Known::Measured(size));
            }
            PictureResult::Failed(why) => {
                self.known.insert(image, Known::Failed(why));
            }
            PictureResult::Ready(rendering) => {
                self.kept.retain(|(name, old)| *name != image || old.extent != rendering.extent);
                self.kept.push((image, rendering));
            }
        }
        let requested = std::mem::take(&mut self.requested);
        self.requested = requested.into_iter().filter(|request| self.lacks(request)).collect();
    }

    /// Returns the requests for pictures that are not ready, most urgent first.
    ///
    /// They replace earlier requests. `None` if all of them were requested before.
    pub fn lacking(&mut self, wanted: &[PictureRequest]) -> Option<Vec<PictureRequest>> {
        self.keep(wanted);
        let lacking: Vec<PictureRequest> =
            wanted.iter().filter(|request| self.lacks(request)).cloned().collect();
        if lacking.iter().all(|request| self.requested.contains(request)) {
            return None;
        }
        self.requested.clone_from(&lacking);
        Some(lacking)
    }

    fn lacks(&self, request: &PictureRequest) -> bool {
        match self.known.get(&request.image) {
            Some(Known::Failed(_)) => false,
            Some(Known::Measured(size)) => {
                self.rendering(&request.image, request.bounds.fit(*size, self.cell)).is_none()
            }
            None => true,
        }
    }

    /// Moves renderings in use to the end and drops the least recently used others if there are too many.
    fn keep(&mut self, wanted: &[PictureRequest]) {
        let in_use = |(image, rendering): &(Safe, Shared)| {
            let own = wanted.iter().filter(|request| request.image == *image);
            own.map(|request| self.extent(image, request.bounds))
                .any(|extent| extent == Some(rendering.extent))
        };
        let (used, mut spare): (Vec<_>, Vec<_>) = self.kept.iter().cloned().partition(in_use);
        let mut weight: usize = spare.iter().map(|(_, rendering)| rendering.weight()).sum();
        while weight > MAX_SPARE_BYTES && !spare.is_empty() {
            weight -= spare.remove(0).1.weight();
        }
        spare.extend(used);
        self.kept = spare;
    }
}

impl PictureUpdate {
    /// Makes an update for a picture that cannot be shown, with the reason.
    pub fn failed(briefing: PathBuf, image: Safe, why: &str) -> Self {
        Self { briefing, image, result: PictureResult::Failed(Safe::clean_line(why)) }
    }

    /// Makes an update for a picture that is ready.
    pub fn ready(briefing: PathBuf, image: Safe, rendering: super::Rendering) -> Self {
        Self { briefing, image, result: PictureResult::Ready(Arc::new(rendering)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Drawing, Rendering};

    const SIZE: Size = Size { width: 640, height: 400 };

    fn request(image: &str, columns: u16) -> PictureRequest {
        let bounds = Bounds { extent: Extent { columns, rows: 50 }, enlarge: 1 };
        PictureRequest { image: Safe::clean_line(image), bounds }
    }

    fn ready(gallery: &mut Gallery, request: &PictureRequest, bytes: usize) {
        gallery.take(request.image.clone(), PictureResult::Measured(SIZE));
        let extent = gallery.extent(&request.image, request.bounds).unwrap();
        let drawing = Drawing::Inline(vec![0; bytes].into());
        gallery.take(request.image.clone(), PictureResult::Ready(Arc::new(Rendering { extent, drawing })));
    }

    #[test]
    fn a_picture_is_requested_once_for_each_size() {
        let mut gallery = Gallery::default();
        let (small, large) = (request("a.png", 10), request("a.png", 20));
        assert_eq!(gallery.lacking(std::slice::from_ref(&small)), Some(vec![small.clone()]));
        assert_eq!(gallery.lacking(std::slice::from_ref(&small)), None);
        ready(&mut gallery, &small, 10);
        assert_eq!(gallery.lacking(std::slice::from_ref(&small)), None);
        assert_eq!(gallery.lacking(&[small, large.clone()]), Some(vec![large]));
    }

    #[test]
    fn a_failed_picture_is_not_requested_again() {
        let mut gallery = Gallery::default();
        let request = request("a.png", 10);
        gallery.lacking(std::slice::from_ref(&request));
        gallery.take(request.image.clone(), PictureResult::Failed(Safe::clean_line("is damaged")));
        assert_eq!(gallery.lacking(&[request]), None);
    }

    #[test]
    fn a_dropped_request_can_be_made_again() {
        let mut gallery = Gallery::default();
        let (one, two) = (request("a.png", 10), request("b.png", 10));
        gallery.lacking(std::slice::from_ref(&one));
        gallery.lacking(std::slice::from_ref(&two));
        assert_eq!(gallery.lacking(std::slice::from_ref(&one)), Some(vec![one]));
    }

    #[test]
    fn old_renderings_are_dropped_but_those_in_use_are_not() {
        let mut gallery = Gallery::default();
        let requests: Vec<PictureRequest> =
            (0..8).map(|number| request(&format!("{number}.png"), 10)).collect();
        for request in &requests {
            ready(&mut gallery, request, 6 << 20);
        }
        gallery.lacking(&requests[..2]);
        let kept: Vec<&str> = gallery.kept.iter().map(|(image, _)| &**image).collect();
        assert_eq!(kept, ["6.png", "7.png", "0.png", "1.png"]);
        gallery.lacking(&requests);
        assert_eq!(gallery.requested, requests[2..6]);
    }

    #[test]
    fn another_cell_size_needs_new_renderings() {
        let mut gallery = Gallery::default();
        let request = request("a.png", 10);
        ready(&mut gallery, &request, 10);
        gallery.set_cell(CellSize { width: 9, height: 18 });
        assert_eq!(gallery.lacking(std::slice::from_ref(&request)), Some(vec![request]));
    }
}
