//! What the reader is doing: what is chosen, where it looks, what lies on top.
//!
//! [`App::update`] is the only place where it changes; it takes no terminal, no file and no clock. What must
//! happen outside is the [`Effect`] that it returns, and what came of it is its next [`Input`].

mod choosing;
mod dialog;
mod imported;
mod moving;
mod page;
mod picker;
mod update;

use crate::key::Key;
use crate::layout::{Layout, PaneName, Wish, layout};
use crate::library::Volume;
use crate::model::Briefing;
use crate::pane::flow::{Flow, Place};
use crate::pane::{Selection, View};
use crate::row::{Glyphs, Role};

pub use dialog::{Destination, Dialog, Field};
pub use page::{Page, PageKind};
pub use picker::{Picker, Target};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// A copy was made, by the road named, or was not, for the reason named.
    Copied(Result<String, String>),
    /// A file was written or not.
    Wrote(Wrote),
}

/// What came of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// It was written; the path as it is now.
    Done(String),
    /// There is a file of that name, and nothing was done.
    Exists,
    /// It was not written, for the reason named.
    Failed(String),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Bring this text to where the user can paste it.
    Copy(String),
    /// Write a file.
    Write {
        /// The path as it was typed.
        path: String,
        /// What to write.
        contents: String,
        /// What to do with a file that is there.
        mode: WriteMode,
    },
    /// Print this text when the reader has closed.
    Print(String),
    /// Give the terminal to the shell.
    Suspend,
    /// End.
    Quit,
}

/// What to do with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteMode {
    /// Leave it, and say so.
    New,
    /// Put the new one in its place.
    Overwrite,
    /// Add to it, with this between.
    Append(&'static str),
}

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
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// The marks to write with.
    pub glyphs: Glyphs,
    /// The longest line of text, in cells.
    pub measure: u16,
}

impl Default for Setup {
    fn default() -> Self {
        Self { glyphs: Glyphs::UNICODE, measure: 72 }
    }
}

/// The reader.
#[derive(Debug)]
pub struct App {
    shelf: Vec<Volume>,
    open: usize,
    flow: Flow,
    /// What is open while the shelf is empty.
    nothing: Briefing,
    setup: Setup,
    size: (u16, u16),
    focus: PaneName,
    zoom: bool,
    selection: Selection,
    scroll: Scroll,
    /// The picture that was last gone to, by its block.
    picture: Option<usize>,
    pending: Pending,
    overlay: Option<Overlay>,
    notice: Option<Notice>,
    /// The format and destination of the last export.
    last_export: (usize, Destination),
}

impl App {
    /// A reader of the volumes that hold a briefing, the first of them open.
    pub fn new(shelf: Vec<Volume>, setup: Setup) -> Self {
        let (shelf, unread): (Vec<_>, Vec<_>) =
            shelf.into_iter().partition(|volume| volume.briefing.is_some());
        let mut app = Self {
            shelf,
            open: 0,
            flow: Flow::default(),
            nothing: Briefing::default(),
            setup,
            size: (80, 24),
            focus: PaneName::Text,
            zoom: false,
            selection: Selection::default(),
            scroll: Scroll::default(),
            picture: None,
            pending: Pending::default(),
            overlay: None,
            notice: None,
            last_export: (0, Destination::Clipboard),
        };
        app.open_volume(0);
        if !unread.is_empty() {
            let names: Vec<&str> = unread.iter().map(|volume| &*volume.name).collect();
            app.say(Role::Error, format!("not a briefing: {}; `plenary check` says why", names.join(", ")));
        }
        app
    }

    fn open_volume(&mut self, index: usize) {
        self.open = index;
        self.flow = Flow::new(self.briefing());
        self.scroll = Scroll::default();
        self.picture = None;
        let briefing = self.briefing();
        self.selection =
            Selection { section: briefing.section_at(0), speaker: None, quote: briefing.quote_at(0) };
    }

    /// The briefing that is open.
    pub fn briefing(&self) -> &Briefing {
        self.volume().and_then(|volume| volume.briefing.as_ref()).unwrap_or(&self.nothing)
    }

    /// The file that is open.
    pub fn volume(&self) -> Option<&Volume> {
        self.shelf.get(self.open)
    }

    /// Which of how many briefings is open, from 1.
    pub fn shelf_place(&self) -> (usize, usize) {
        (self.open + 1, self.shelf.len())
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

    /// Where the panes look.
    pub fn scroll(&self) -> Scroll {
        self.scroll
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
        }
    }

    /// Where everything goes on the screen.
    pub fn layout(&self) -> Layout {
        let briefing = self.briefing();
        let jump_alone = matches!(self.overlay, Some(Overlay::Jump(_)));
        let wish = Wish {
            focus: self.focus,
            zoom: self.zoom,
            bar: self.volume().is_some_and(|volume| !volume.diagnostics.is_empty()),
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
