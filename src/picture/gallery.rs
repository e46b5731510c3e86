//! What is known of the pictures of the open briefing, and what of it is kept.

use super::{CellSize, Extent, Room, Shared, Size, Way};
use crate::text::Safe;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The most bytes of renderings that are kept beside those in use.
const KEPT: usize = 16 << 20;

/// A picture that is to be shown somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its path as the caption has it.
    pub image: Safe,
    /// The room that there is for it.
    pub room: Room,
}

/// What somebody found out about a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The briefing it belongs to.
    pub briefing: PathBuf,
    /// Its path as the caption has it.
    pub image: Safe,
    /// What was found out.
    pub what: What,
}

/// What can be found out about a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// How large it is.
    Measured(Size),
    /// It can be shown.
    Ready(Shared),
    /// It cannot be read or shown, and why.
    Failed(Safe),
}

/// What is known of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// How large it is.
    Measured(Size),
    /// That it cannot be shown, and why.
    Failed(Safe),
}

/// The pictures of a briefing, as far as they are known.
#[derive(Debug, Default)]
pub struct Gallery {
    way: Way,
    cell: CellSize,
    known: HashMap<Safe, Known>,
    /// The renderings that are kept; the one used last is the last.
    kept: Vec<(Safe, Shared)>,
    /// What was asked for and has not come.
    asked: Vec<Ask>,
}

impl Gallery {
    /// Of which nothing is known yet.
    pub fn new(way: Way) -> Self {
        Self { way, ..Self::default() }
    }

    /// Whether and how pictures are shown.
    pub fn way(&self) -> Way {
        self.way
    }

    /// The size of a cell.
    pub fn cell(&self) -> CellSize {
        self.cell
    }

    /// Forgets all pictures: another briefing is open, or their files may have changed.
    pub fn clear(&mut self) {
        self.known.clear();
        self.kept.clear();
        self.asked.clear();
    }

    /// Cells have another size: what was rendered for the old one is of no use.
    pub fn set_cell(&mut self, cell: CellSize) {
        if cell != self.cell {
            self.cell = cell;
            self.kept.clear();
            self.asked.clear();
        }
    }

    /// What is known of a picture.
    pub fn known(&self, image: &Safe) -> Option<&Known> {
        self.known.get(image)
    }

    /// The cells that a picture takes; `None` while its size is not known.
    pub fn extent(&self, image: &Safe, room: Room) -> Option<Extent> {
        match self.known.get(image)? {
            Known::Measured(size) => Some(room.fit(*size, self.cell)),
            Known::Failed(_) => None,
        }
    }

    /// A picture made ready for so many cells, if it is.
    pub fn rendering(&self, image: &Safe, extent: Extent) -> Option<&Shared> {
        let own = |(name, rendering): &&(Safe, Shared)| rendering.extent == extent && name == image;
        self.kept.iter().find(own).map(|(_, rendering)| rendering)
    }

    /// All renderings that are kept.
    pub fn renderings(&self) -> impl Iterator<Item = &Shared> {
        self.kept.iter().map(|(_, rendering)| rendering)
    }

    /// Takes in what was found out. Nothing that is in use is given up for it; what was used longest ago is.
    pub fn take(&mut self, image: Safe, what: What) {
        match what {
            What::Measured(size) => {
                self.known.insert(image, Known::Measured(size));
            }
            What::Failed(why) => {
                self.known.insert(image, Known::Failed(why));
            }
            What::Ready(rendering) => {
                self.kept.retain(|(name, old)| *name != image || old.extent != rendering.extent);
                self.kept.push((image, rendering));
            }
        }
        let asked = std::mem::take(&mut self.asked);
        self.asked = asked.into_iter().filter(|ask| self.lacks(ask)).collect();
    }

    /// What must be asked for, given what is to be shown, the most urgent first; `None` when nothing must that was not
    /// asked for before. What was asked for and is no longer wanted is let go.
    pub fn lacking(&mut self, wanted: &[Ask]) -> Option<Vec<Ask>> {
        self.keep(wanted);
        let lacking: Vec<Ask> = wanted.iter().filter(|ask| self.lacks(ask)).cloned().collect();
        if lacking.iter().all(|ask| self.asked.contains(ask)) {
            return None;
        }
        self.asked.clone_from(&lacking);
        Some(lacking)
    }

    fn lacks(&self, ask: &Ask) -> bool {
        match self.known.get(&ask.image) {
            Some(Known::Failed(_)) => false,
            Some(Known::Measured(size)) => {
                self.rendering(&ask.image, ask.room.fit(*size, self.cell)).is_none()
            }
            None => true,
        }
    }

    /// Moves what is in use to the end and gives up what is too much before it.
    fn keep(&mut self, wanted: &[Ask]) {
        let in_use = |(image, rendering): &(Safe, Shared)| {
            let own = wanted.iter().filter(|ask| ask.image == *image);
            own.map(|ask| self.extent(image, ask.room)).any(|extent| extent == Some(rendering.extent))
        };
        let (used, mut spare): (Vec<_>, Vec<_>) = self.kept.iter().cloned().partition(in_use);
        let mut weight: usize = spare.iter().map(|(_, rendering)| rendering.weight()).sum();
        while weight > KEPT && !spare.is_empty() {
            weight -= spare.remove(0).1.weight();
        }
        spare.extend(used);
        self.kept = spare;
    }
}

impl News {
    /// A picture that cannot be shown, and why.
    pub fn failed(briefing: PathBuf, image: Safe, why: &str) -> Self {
        Self { briefing, image, what: What::Failed(Safe::from_world(why)) }
    }

    /// A picture made ready.
    pub fn ready(briefing: PathBuf, image: Safe, rendering: super::Rendering) -> Self {
        Self { briefing, image, what: What::Ready(Arc::new(rendering)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Drawing, Rendering};

    const SIZE: Size = Size { width: 640, height: 400 };

    fn ask(image: &str, columns: u16) -> Ask {
        let room = Room { extent: Extent { columns, rows: 50 }, enlarge: 1 };
        Ask { image: Safe::from_world(image), room }
    }

    fn ready(gallery: &mut Gallery, ask: &Ask, bytes: usize) {
        gallery.take(ask.image.clone(), What::Measured(SIZE));
        let extent = gallery.extent(&ask.image, ask.room).unwrap();
        let drawing = Drawing::Inline(vec![0; bytes].into());
        gallery.take(ask.image.clone(), What::Ready(Arc::new(Rendering { extent, drawing })));
    }

    #[test]
    fn a_picture_is_asked_for_once_until_it_came_and_again_in_another_size() {
        let mut gallery = Gallery::default();
        let (small, large) = (ask("a.png", 10), ask("a.png", 20));
        assert_eq!(gallery.lacking(std::slice::from_ref(&small)), Some(vec![small.clone()]));
        assert_eq!(gallery.lacking(std::slice::from_ref(&small)), None);
        ready(&mut gallery, &small, 10);
        assert_eq!(gallery.lacking(std::slice::from_ref(&small)), None);
        assert_eq!(gallery.lacking(&[small, large.clone()]), Some(vec![large]));
    }

    #[test]
    fn what_failed_is_not_asked_for_again() {
        let mut gallery = Gallery::default();
        let ask = ask("a.png", 10);
        gallery.lacking(std::slice::from_ref(&ask));
        gallery.take(ask.image.clone(), What::Failed(Safe::from_world("is damaged")));
        assert_eq!(gallery.lacking(&[ask]), None);
    }

    #[test]
    fn what_was_let_go_is_asked_for_again_when_it_is_wanted_again() {
        let mut gallery = Gallery::default();
        let (one, two) = (ask("a.png", 10), ask("b.png", 10));
        gallery.lacking(std::slice::from_ref(&one));
        gallery.lacking(std::slice::from_ref(&two));
        assert_eq!(gallery.lacking(std::slice::from_ref(&one)), Some(vec![one]));
    }

    #[test]
    fn old_renderings_are_given_up_and_those_in_use_are_not() {
        let mut gallery = Gallery::default();
        let asks: Vec<Ask> = (0..8).map(|number| ask(&format!("{number}.png"), 10)).collect();
        for ask in &asks {
            ready(&mut gallery, ask, 6 << 20);
        }
        gallery.lacking(&asks[..2]);
        let kept: Vec<&str> = gallery.kept.iter().map(|(image, _)| &**image).collect();
        assert_eq!(kept, ["6.png", "7.png", "0.png", "1.png"]);
        gallery.lacking(&asks);
        assert_eq!(gallery.asked, asks[2..6]);
    }

    #[test]
    fn another_size_of_cells_needs_other_renderings() {
        let mut gallery = Gallery::default();
        let ask = ask("a.png", 10);
        ready(&mut gallery, &ask, 10);
        gallery.set_cell(CellSize { width: 9, height: 18 });
        assert_eq!(gallery.lacking(std::slice::from_ref(&ask)), Some(vec![ask]));
    }
}
