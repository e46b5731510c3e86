//! What the reader is doing: what is chosen, where it looks, what lies on top.
//!
//! [`App::update`] is the only place where it changes; it takes no terminal, no file and no clock. What must
//! happen outside is the [`Effect`] that it returns, and what came of it is its next [`Input`].

mod choosing;
mod copying;
mod dialog;
mod effect;
mod elsewhere;
mod filtering;
mod formats;
mod history;
mod imported;
mod keeping;
mod languages;
mod lines;
mod list;
mod look;
mod mouse;
mod moving;
mod off;
mod opening;
mod page;
mod page_search;
mod picker;
mod pictures;
mod prompt;
mod reload;
mod search;
mod selecting;
mod sizing;
mod update;

use crate::binding::Bindings;
use crate::export::{Exporter, Style};
use crate::key::Key;
use crate::layout::{Layout, PaneName, Wish, layout};
use crate::library::{Shelf, Volume};
use crate::memory::Note;
use crate::model::{Briefing, QuoteId, SpeakerId};
use crate::pane::flow::{Flow, Place};
use crate::pane::linear::item::ENDLESS;
use crate::pane::picture::Pictures;
use crate::pane::{Languages, Selection, View};
use crate::picture::{Gallery, Way};
use crate::row::{Glyphs, Role};
use crate::text::Safe;
use crate::text::bidi::Bidi;
use crate::theme::{Ground, Theme};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub use crate::guard::Destination;
pub use dialog::{Dialog, Field, Subject};
pub use effect::{Effect, Input, WriteMode, Wrote};
pub use formats::Pick;
pub use keeping::Letter;
pub use list::List;
pub use mouse::Mouse;
pub use opening::Opened;
pub use page::{Page, PageKind};
pub use page_search::PageSearch;
pub use picker::{Picker, Target};
pub use prompt::Prompt;
pub use reload::{Came, Fresh, Reload};
pub use search::{Progress, SearchWords, Typing};
pub use selecting::Selecting;

/// What lies over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// Speakers show their letters; these were typed.
    Jump(String),
    /// A list to pick from.
    Picker(Box<Picker>),
    /// A page to read.
    Page(Box<Page>),
    /// The export dialog.
    Export(Box<Dialog>),
    /// A letter is waited for, to mark this place or to go to a marked one.
    Mark(Letter),
    /// Words to search for are typed.
    Search(Box<Typing>),
}

/// A word in the footer until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub words: String,
    /// How it is meant.
    pub role: Role,
}

/// Keys that were pressed but do not mean anything yet.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// How often, or the how-manieth.
    pub count: Option<usize>,
    /// The beginning of longer keys.
    pub keys: Vec<Key>,
    /// The digit that gave the keys to a pane, and the pane that had them before.
    pane: Option<(usize, PaneName)>,
}

/// Where the panes look.
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

/// How a reader starts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The marks to write with.
    pub glyphs: Glyphs,
    /// The longest line of text, in cells.
    pub measure: u16,
    /// What keys mean.
    pub bindings: Bindings,
    /// The theme's name.
    pub theme: String,
    /// The person's own themes.
    pub themes: Vec<Theme>,
    /// The folder of them, to be read when they are asked for.
    pub themes_folder: Option<PathBuf>,
    /// The person's own templates.
    pub templates: Vec<&'static dyn Exporter>,
    /// The folder of them, to be read when quotes are to be exported.
    pub templates_folder: Option<PathBuf>,
    /// Whether quotes are chosen for standard output.
    pub pick: Option<Pick>,
    /// What is wrong with the settings, to be said at the start.
    pub complaint: Option<String>,
    /// Who reorders what is written right to left.
    pub bidi: Bidi,
    /// Whether the mouse is the reader's.
    pub mouse: bool,
    /// The editor; empty for the one of the environment.
    pub editor: String,
    /// Whether and how pictures are shown.
    pub images: Way,
    /// Whether it is read line by line, without a screen.
    pub linear: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            glyphs: Glyphs::UNICODE,
            measure: 72,
            bindings: Bindings::default(),
            theme: "terminal".to_owned(),
            themes: Vec::new(),
            themes_folder: None,
            templates: Vec::new(),
            templates_folder: None,
            pick: None,
            complaint: None,
            bidi: Bidi::Plenary,
            mouse: true,
            editor: String::new(),
            images: Way::default(),
            linear: false,
        }
    }
}

/// The reader.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what is on or off independently of all else")]
pub struct App {
    shelf: Shelf,
    /// The briefing that is read, by its place on the shelf.
    open: Option<usize>,
    list: List,
    /// Whether the list is shown.
    listing: bool,
    opening: Option<opening::Opening>,
    /// Whether the briefing that was opened is to be stood in where it was left.
    restore: bool,
    /// What is kept of the briefings that were opened, by their places on the shelf.
    kept: BTreeMap<usize, keeping::Kept>,
    /// What is still to be written down.
    unsaved: Vec<Note>,
    /// The marks that were taken away from quotes last.
    cleared: Vec<(usize, crate::memory::Marked)>,
    history: history::History,
    flow: Flow,
    /// What is open while the shelf is empty.
    nothing: Briefing,
    setup: Setup,
    /// What the terminal's background is, once it has said so.
    ground: Option<Ground>,
    size: (u16, u16),
    focus: PaneName,
    zoom: bool,
    selection: Selection,
    scroll: Scroll,
    /// The picture that was last gone to, by its block.
    picture: Option<usize>,
    /// Words that are being chosen in the text.
    selecting: Option<Selecting>,
    languages: Languages,
    /// Whether nothing was chosen since it was gone to.
    at_picture: bool,
    gallery: Gallery,
    pending: Pending,
    overlay: Option<Overlay>,
    notice: Option<Notice>,
    /// The format and destination of the last export.
    last_export: (usize, Destination, Style),
    /// The format that was last picked to copy in.
    last_copy: usize,
    finding: search::Finding,
    /// What the lists were scrolled for last: as long as that is the same, they stay where the wheel put them.
    settled: [(usize, usize, Option<usize>); 3],
    /// What was searched for, the last at the end.
    searched: Vec<String>,
    /// The speaker that a search has led to, who is to be in sight until the next key.
    revealed: Option<SpeakerId>,
    /// The quotes that pass the filters, where those ask for more than a speaker.
    passing: Vec<QuoteId>,
}

impl App {
    /// A reader of the briefings on a shelf: of several, their list; of a single one that was read, itself.
    pub fn new(shelf: impl Into<Shelf>, setup: Setup) -> Self {
        let mut app = Self {
            shelf: shelf.into(),
            open: None,
            list: List::default(),
            listing: false,
            opening: None,
            restore: false,
            kept: BTreeMap::new(),
            unsaved: Vec::new(),
            cleared: Vec::new(),
            history: history::History::default(),
            flow: Flow::default(),
            nothing: Briefing::default(),
            gallery: Gallery::new(setup.images),
            setup,
            ground: None,
            size: (80, 24),
            focus: PaneName::Text,
            zoom: false,
            selection: Selection::default(),
            scroll: Scroll::default(),
            picture: None,
            selecting: None,
            languages: Languages::Both,
            at_picture: false,
            pending: Pending::default(),
            overlay: None,
            notice: None,
            last_export: (0, Destination::Clipboard, Style::default()),
            last_copy: 0,
            finding: search::Finding::default(),
            settled: [(0, 0, None); 3],
            searched: Vec::new(),
            revealed: None,
            passing: Vec::new(),
        };
        app.filter_list(true);
        let count = app.shelf.entries().len();
        if count == 1 && app.shelf.take_up(0) {
            app.arrive(0, None);
        } else {
            app.listing = count > 0;
        }
        if app.setup.pick.is_some() {
            app.say(Role::Faint, "Enter takes the quote, or all that are marked; q leaves without");
        }
        if let Some(complaint) = app.setup.complaint.take() {
            app.say(Role::Error, Safe::from_world(&complaint).to_string());
        }
        app
    }

    /// The briefing that is open.
    pub fn briefing(&self) -> &Briefing {
        self.volume().and_then(|volume| volume.briefing.as_ref()).unwrap_or(&self.nothing)
    }

    /// The file that is open.
    pub fn volume(&self) -> Option<&Volume> {
        self.shelf.whole(self.open?)
    }

    /// Which of how many briefings is open, from 1.
    pub fn shelf_place(&self) -> (usize, usize) {
        (self.open.map_or(0, |open| open + 1), self.shelf.entries().len())
    }

    /// What is chosen.
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// The pane that has the keys.
    pub fn focus(&self) -> PaneName {
        self.focus
    }

    /// Whether that pane has the screen.
    pub fn zoom(&self) -> bool {
        self.zoom
    }

    /// The longest line of text, in cells.
    pub fn measure(&self) -> u16 {
        self.setup.measure
    }

    /// What keys mean.
    pub fn bindings(&self) -> &Bindings {
        &self.setup.bindings
    }

    /// Who reorders what is written right to left.
    pub fn bidi(&self) -> Bidi {
        self.setup.bidi
    }

    /// Where the panes look.
    pub fn scroll(&self) -> Scroll {
        self.scroll
    }

    /// What is known of the pictures.
    pub fn gallery(&self) -> &Gallery {
        &self.gallery
    }

    /// What lies over the panes.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The word in the footer.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Keys that do not mean anything yet.
    pub fn pending(&self) -> &Pending {
        &self.pending
    }

    /// What every pane looks at.
    pub fn view(&self) -> View<'_> {
        View {
            briefing: self.briefing(),
            flow: &self.flow,
            selection: self.selection,
            glyphs: self.setup.glyphs,
            jump: match &self.overlay {
                Some(Overlay::Jump(typed)) => Some(typed),
                _ => None,
            },
            marked: self.marked_here(),
            passing: &self.passing,
            lit: self.lit(),
            picked: self.selecting.as_ref().map(Selecting::picked),
            languages: self.languages,
            pictures: Some(Pictures {
                gallery: &self.gallery,
                rows: u16::try_from(self.text_size().0 / 2).unwrap_or(u16::MAX),
                reachable: self.volume().is_some_and(|volume| volume.path.is_some()),
            }),
        }
    }

    /// Where everything goes on the screen.
    pub fn layout(&self) -> Layout {
        let briefing = self.briefing();
        let jump_alone = matches!(self.overlay, Some(Overlay::Jump(_)));
        let wish = Wish {
            focus: self.focus,
            zoom: self.zoom,
            bar: self.volume().is_some_and(|volume| !volume.diagnostics.is_empty() || volume.since.is_some()),
            items: (briefing.sections.len(), briefing.speakers.len()),
        };
        let whole = layout(self.size.0, self.size.1, &wish);
        if jump_alone && whole.pane(PaneName::Speakers).is_none() {
            // The letters must be seen to be typed.
            return layout(self.size.0, self.size.1, &Wish { focus: PaneName::Speakers, ..wish });
        }
        whole
    }

    /// How many rows and cells of text are in sight; a pane that is not on the screen counts as the screen.
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

    fn say(&mut self, role: Role, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), role });
    }
}
