//! How a briefing is read: selection, view, panes, pictures, search and jumps.

mod at_match;
mod dragging;
mod filter;
pub(super) mod history;
mod languages;
mod mouse;
pub(super) mod movement;
mod of_library;
mod pictures;
mod resize;
pub(super) mod search;
mod selecting;
mod selection;
pub(super) mod subject;
pub(super) mod text_selection;
mod text_units;

use crate::layout::{PaneName, Position};
use crate::model::QuoteId;
use crate::pane::flow::{Flow, Place};
use crate::pane::{Languages, Selection, Space};
use crate::picture::PictureMode;
use history::History;
use pictures::PictureState;
use search::SearchState;
use text_selection::TextSelection;

/// How the open briefing is being read.
#[derive(Debug)]
pub(super) struct Reading {
    /// The text of the briefing as blocks.
    pub(super) flow: Flow,
    /// The selected section and quote, and the filters.
    pub(super) selection: Selection,
    /// The quotes that pass the filters; empty if at most a speaker is set.
    pub(super) passing: Vec<QuoteId>,
    /// Which wordings of translated quotes are shown.
    pub(super) languages: Languages,
    /// The panes and their scroll positions.
    pub(super) panes: Panes,
    /// The pictures.
    pub(super) pictures: PictureState,
    /// The words that are being selected in the text.
    pub(super) text_selection: Option<TextSelection>,
    /// The cell of the text where the mouse button was pressed.
    pub(super) pressed: Option<Position>,
    /// The places from which the reader jumped.
    pub(super) history: History,
    /// The search.
    pub(super) search: SearchState,
}

/// The panes: which one is focused, and how far each is scrolled.
#[derive(Debug)]
pub(super) struct Panes {
    /// The focused pane.
    pub(super) focus: PaneName,
    /// True if the focused pane fills the screen.
    pub(super) zoom: bool,
    /// The scroll positions.
    pub(super) scroll: Scroll,
    /// For each list, its length, space and selected item when it last scrolled.
    ///
    /// While these are the same, the list stays where the mouse wheel has put it.
    settled: [Option<(usize, Space, Option<usize>)>; 3],
}

/// The scroll positions of the panes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll {
    /// The first row of the agenda.
    pub agenda: usize,
    /// The first row of the speakers.
    pub speakers: usize,
    /// The first row of the quotes.
    pub quotes: usize,
    /// The first row of the text.
    pub text: Place,
}

impl Panes {
    /// Makes every list show its selected item, also if the mouse wheel has scrolled it.
    pub(super) fn unsettle(&mut self) {
        self.settled = [None; 3];
    }
}

impl Scroll {
    /// The first row of a pane that is a list.
    pub fn of_list(&self, pane: PaneName) -> Option<usize> {
        match pane {
            PaneName::Agenda => Some(self.agenda),
            PaneName::Speakers => Some(self.speakers),
            PaneName::Quotes => Some(self.quotes),
            PaneName::Text => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn of_list_mut(&mut self, pane: PaneName) -> Option<&mut usize> {
        match pane {
            PaneName::Agenda => Some(&mut self.agenda),
            PaneName::Speakers => Some(&mut self.speakers),
            PaneName::Quotes => Some(&mut self.quotes),
            PaneName::Text => None,
        }
    }
}

impl Reading {
    /// The state before a briefing is open.
    pub(super) fn new(images: PictureMode) -> Self {
        Self {
            flow: Flow::default(),
            selection: Selection::default(),
            passing: Vec::new(),
            languages: Languages::Both,
            panes: Panes {
                focus: PaneName::Text,
                zoom: false,
                scroll: Scroll::default(),
                settled: [None; 3],
            },
            pictures: PictureState::new(images),
            text_selection: None,
            pressed: None,
            history: History::default(),
            search: SearchState::default(),
        }
    }
}
