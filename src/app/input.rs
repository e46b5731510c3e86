//! Inputs: what happens to the app.

use crate::action::Action;
use crate::edit::Edit;
use crate::export::Template;
use crate::key::Key;
use crate::library::Volume;
use crate::library::request::News;
use crate::memory::Recalled;
use crate::picture::{CellSize, PictureUpdate};
use crate::theme::{Background, Theme};
use std::path::PathBuf;
use std::sync::Arc;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// An action was asked for by name, with a count.
    Do(Action, Option<usize>),
    /// An item of the overlay or pane was asked for by its index.
    Item(usize),
    /// A whole line was typed; it replaces what was typed before.
    Line(String),
    /// More results were asked for than those that were passed on.
    More,
    /// The notice was read out and can be cleared.
    Told,
    /// The mouse did something at this column and row.
    Mouse(u16, u16, Mouse),
    /// Text was pasted.
    Paste(String),
    /// The screen now has this many columns and rows.
    Resize(u16, u16),
    /// The terminal reported its background.
    Background(Background),
    /// The user's themes were read, with the first problem.
    Themes(Vec<Theme>, Option<String>),
    /// A cell of the screen has this size in pixels.
    CellSize(CellSize),
    /// There is news of a picture.
    Picture(PictureUpdate),
    /// The editor was closed, or could not be opened for this reason.
    Edited(Result<(), String>),
    /// A browser was opened, or was not for this reason.
    Browsed(Result<(), String>),
    /// The user's templates were read, with the first problem.
    Templates(Vec<Template>, Option<String>),
    /// Text was copied to this destination, or was not for this reason.
    Copied(Result<String, String>),
    /// A file was written, or could not be.
    Wrote(Wrote),
    /// The reader has come on the screen.
    Begin,
    /// The reader is about to leave the screen, for a while or for good.
    Leaving,
    /// A file was opened, or could not be.
    Opened(Box<Opened>),
    /// What is remembered of a briefing was looked up.
    Recalled {
        /// Its index on the shelf.
        entry: usize,
        /// What was found.
        recalled: Recalled,
    },
    /// Changes were saved, or not: what is remembered now, by index on the shelf.
    Remembered(Vec<(usize, Recalled)>),
    /// A file was read again.
    Reloaded(Reload),
    /// Something was learned of the library.
    News(News),
    /// A briefing was corrected, or was not.
    Corrected(Corrected),
    /// A correction was undone or redone, or could not be.
    Applied(Applied),
    /// No other input is waiting, and the app [is busy](super::App::is_busy).
    ///
    /// The app can do a slice of its work.
    Slice,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed.
    Click,
    /// The left button was pressed a second time, soon after and in the same cell.
    DoubleClick,
    /// The mouse was moved while the left button was pressed.
    Drag,
    /// The wheel was turned to scroll down.
    WheelDown,
    /// The wheel was turned to scroll up.
    WheelUp,
}

impl Mouse {
    /// The number of rows by which one turn of the wheel moves.
    pub(super) const WHEEL_ROWS: usize = 3;
}

/// The result of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// It was written; its full path.
    Done(String),
    /// It already contains all of the text; its full path.
    Unchanged(String),
    /// A file of that name exists, and was left alone.
    Exists,
    /// It was not written, for this reason.
    Failed(String),
}

/// The result of opening a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its index on the shelf.
    pub entry: usize,
    /// The briefing, or why it could not be read.
    pub volume: Result<Volume, String>,
    /// What is remembered of it.
    pub recalled: Recalled,
}

/// The result of correcting a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// What was changed, or why nothing was.
    pub result: Result<Vec<Edit>, String>,
    /// What the file says now; `None` if it cannot be read.
    pub fresh: Option<Fresh>,
}

/// The result of undoing or redoing a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The edit of the file.
    pub edit: Edit,
    /// True if it was to be undone.
    pub is_undone: bool,
    /// Why nothing was changed.
    pub result: Result<(), String>,
    /// What the file says now; `None` if it cannot be read.
    pub fresh: Option<Fresh>,
}

/// The result of reading a file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reload {
    /// The file.
    pub path: PathBuf,
    /// True if the user asked for it.
    pub asked: bool,
    /// What was found.
    pub result: ReloadResult,
}

/// The result of reading a file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReloadResult {
    /// The file has changed.
    Changed(Fresh),
    /// The file is unchanged.
    Unchanged,
    /// The file could not be read, for this reason.
    Failed(String),
}

/// A file that was just read; equal only to its own clones.
#[derive(Clone, Debug)]
pub struct Fresh(Arc<Volume>);

impl Fresh {
    /// A file that was just read.
    pub fn new(volume: Volume) -> Self {
        Self(Arc::new(volume))
    }

    /// What was read.
    pub(super) fn into_volume(self) -> Volume {
        Arc::unwrap_or_clone(self.0)
    }
}

impl PartialEq for Fresh {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Fresh {}
