//! The app: the state of the reader and how it changes.
//!
//! [`App::update`] is the only place where the state changes. It takes an [`Input`] and uses no terminal, file or
//! clock. What must happen outside is the [`Effect`] that it returns; the result of the effect is the next input.

mod availability;
mod by_name;
mod changes;
mod copying;
mod correcting;
mod cursor;
mod effect;
mod exporting;
mod external;
mod footer;
mod formats;
mod fuzzy;
mod input;
mod keys;
mod library;
mod notice;
mod overlay;
mod reading;
mod setup;
mod shelf;
mod theme;
mod update;

use crate::binding::Bindings;
use crate::export::Style;
use crate::layout::{Layout, PaneName, Wish, agenda_width, layout};
use crate::library::{Shelf, Volume};
use crate::model::Briefing;
use crate::pane::linear::item::ENDLESS;
use crate::pane::picture::Pictures;
use crate::pane::{Selection, Space, View};
use crate::picture::Gallery;
use crate::row::Role;
use crate::text::Safe;
use crate::text::bidi::Bidi;
use crate::theme::Background;
use changes::Changes;
use correcting::Correcting;
use library::LibraryState;
use reading::Reading;
use shelf::ShelfState;

pub use crate::export::WriteMode;
pub use crate::guard::Destination;
pub use effect::Effect;
pub use footer::Hints;
pub use formats::Pick;
pub use input::{Applied, Corrected, Fresh, Input, Mouse, Opened, Reload, ReloadResult, Wrote};
pub use keys::Pending;
pub use library::{Group, LibraryScreen, Notes, PeopleList, ResultRow, Results};
pub use notice::Notice;
pub use overlay::asked::Asked;
pub use overlay::export::ExportDialog;
pub use overlay::field::{Field, Subject};
pub use overlay::line::AnswerLine;
pub use overlay::mark::MarkPrompt;
pub use overlay::menu::{CorrectMenu, MenuItem};
pub use overlay::outcome::Target;
pub use overlay::page::{Page, PageKind};
pub use overlay::page_search::PageSearch;
pub use overlay::picker::Picker;
pub use overlay::prompt::Prompt;
pub use overlay::{Overlay, SearchLine, SpeakerJump};
pub use reading::Scroll;
pub use reading::search::{Progress, SearchWords};
pub use reading::subject::NoSubject;
pub use reading::text_selection::TextSelection;
pub use setup::Setup;
pub use shelf::list::List;
pub use shelf::list_filter::Sort;

/// The state of the reader.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    /// The columns and rows of the screen.
    size: (u16, u16),
    /// The terminal's background, if it is known.
    background: Option<Background>,
    shelf: ShelfState,
    reading: Reading,
    library: LibraryState,
    correcting: Correcting,
    changes: Changes,
    overlay: Option<Overlay>,
    /// The keys that were pressed but do not form an action yet.
    pending: Pending,
    notice: Option<Notice>,
    last: LastUsed,
}

/// The choices that were made last, offered again next time.
#[derive(Debug)]
struct LastUsed {
    /// The index of the format, the destination and the style of the last export.
    export: (usize, Destination, Style),
    /// The index of the format that was last selected to copy in.
    copy: usize,
    /// The first words of the quote that was copied last.
    copied: String,
}

impl App {
    /// Creates a reader of the briefings on a shelf.
    ///
    /// A single briefing opens at once; several are listed.
    pub fn new(shelf: impl Into<Shelf>, setup: Setup) -> Self {
        let mut app = Self {
            size: (80, 24),
            background: setup.background,
            shelf: ShelfState::new(shelf.into()),
            reading: Reading::new(setup.images),
            library: LibraryState::default(),
            correcting: Correcting::default(),
            changes: Changes::default(),
            setup,
            overlay: None,
            pending: Pending::default(),
            notice: None,
            last: LastUsed {
                export: (0, Destination::Clipboard, Style::default()),
                copy: 0,
                copied: String::new(),
            },
        };
        if !app.setup.library_name.is_empty() {
            app.shelf.list.sort = Sort::Day;
        }
        app.filter_list(true);
        let count = app.shelf.library.entries().len();
        if count == 1 && app.shelf.library.take_up(0) {
            app.arrive(0, None);
        } else {
            app.shelf.listing = count > 0 || app.setup.has_library;
        }
        if let Some(words) = app.greeting().filter(|_| app.is_linear()) {
            app.say(Role::Faint, words);
        }
        if let Some(welcome) = app.setup.welcome.take() {
            let other = app.notice.take().map(|notice| format!("; {}", notice.words)).unwrap_or_default();
            app.say(Role::Faint, format!("{welcome}{other}"));
        }
        if app.setup.pick.is_some() {
            app.say_how_to_pick();
        }
        if let Some(complaint) = app.setup.complaint.take() {
            app.say(Role::Error, Safe::clean_line(&complaint).to_string());
        }
        app
    }

    /// The briefing that is open.
    pub fn briefing(&self) -> &Briefing {
        self.shelf.briefing()
    }

    /// The file that is open.
    pub fn volume(&self) -> Option<&Volume> {
        self.shelf.volume()
    }

    /// The place of the open briefing in the list, from 1, and the number of briefings in it.
    pub fn shelf_place(&self) -> (usize, usize) {
        let Some(open) = self.shelf.open else { return (0, self.shelf.library.entries().len()) };
        let listed = self.shelf.list.order();
        match listed.iter().position(|index| *index == open) {
            Some(place) => (place + 1, listed.len()),
            None => (open + 1, self.shelf.library.entries().len()),
        }
    }

    /// The index of the open briefing on the shelf.
    pub fn open_index(&self) -> Option<usize> {
        self.shelf.open
    }

    /// The selected section and quote, and the filters.
    pub fn selection(&self) -> Selection {
        self.reading.selection
    }

    /// The focused pane.
    pub fn focus(&self) -> PaneName {
        self.reading.panes.focus
    }

    /// True if the focused pane fills the screen.
    pub fn zoom(&self) -> bool {
        self.reading.panes.zoom
    }

    /// The maximum length of a line of text, in cells.
    pub fn measure(&self) -> u16 {
        self.setup.measure
    }

    /// The keys of the actions.
    pub fn bindings(&self) -> &Bindings {
        &self.setup.bindings
    }

    /// Who reorders text that is written right to left.
    pub fn bidi(&self) -> Bidi {
        self.setup.bidi
    }

    /// The scroll positions of the panes.
    pub fn scroll(&self) -> Scroll {
        self.reading.panes.scroll
    }

    /// What is known of the pictures.
    pub fn gallery(&self) -> &Gallery {
        &self.reading.pictures.gallery
    }

    /// The overlay over the panes.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The notice in the footer.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The keys that were pressed but do not form an action yet.
    pub fn pending(&self) -> &Pending {
        &self.pending
    }

    /// Everything that a pane shows.
    pub fn view(&self) -> View<'_> {
        View {
            briefing: self.briefing(),
            flow: &self.reading.flow,
            selection: self.reading.selection,
            glyphs: self.setup.glyphs,
            jump: self.overlay.as_ref().and_then(Overlay::typed_letters),
            marked: self.marked_here(),
            passing: &self.reading.passing,
            lit: self.lit(),
            picked: self.reading.text_selection.as_ref().map(TextSelection::picked),
            languages: self.reading.languages,
            pictures: Some(Pictures {
                gallery: &self.reading.pictures.gallery,
                rows: u16::try_from(self.text_size().0 / 2).unwrap_or(u16::MAX),
                reachable: self.volume().is_some_and(|volume| volume.path.is_some()),
            }),
        }
    }

    /// The layout of the screen.
    pub fn layout(&self) -> Layout {
        let briefing = self.briefing();
        let wish = Wish {
            focus: self.reading.panes.focus,
            zoom: self.reading.panes.zoom,
            bar: self.volume().is_some_and(|volume| !volume.diagnostics.is_empty() || volume.since.is_some()),
            items: (self.agenda_rows(), briefing.speakers.len() + 1),
        };
        let whole = layout(self.size.0, self.size.1, &wish);
        if matches!(self.overlay, Some(Overlay::Jump(_))) && whole.pane(PaneName::Speakers).is_none() {
            // The letters must be seen to be typed.
            return layout(self.size.0, self.size.1, &Wish { focus: PaneName::Speakers, ..wish });
        }
        whole
    }

    /// The rows that the agenda needs on this screen.
    fn agenda_rows(&self) -> usize {
        let (width, height) = self.size;
        let space = Space::of(agenda_width(width, height), height);
        self.reading.flow.agenda_rows(space.cells, space.rows)
    }

    /// The rows and cells of the text pane, or of the screen if the pane is hidden.
    fn text_size(&self) -> (usize, usize) {
        if self.setup.linear {
            // A paragraph is a row.
            return (1, ENDLESS);
        }
        let layout = self.layout();
        let area = layout.text_area(self.setup.measure);
        let (width, height) =
            area.map_or((self.size.0.min(self.setup.measure), self.size.1), |a| (a.width, a.height));
        (usize::from(height.max(1)), usize::from(width.saturating_sub(crate::layout::MARGIN).max(1)))
    }
}
