//! What comes in from outside, and what must be done there.

use super::{Mouse, Opened, Reload};
use crate::action::Action;
use crate::export::{Clip, Template};
use crate::key::Key;
use crate::library::shelf::State;
use crate::memory::{Identity, Note, Recalled};
use crate::picture::{Ask, CellSize, News, Protocol};
use crate::theme::{Ground, Theme};
use std::path::PathBuf;

pub use crate::export::WriteMode;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// An action was asked for by its name, with a count.
    Do(Action, Option<usize>),
    /// An item of what lies on top was chosen by its place in it.
    Item(usize),
    /// A whole line was typed, in the place of what was typed before.
    Line(String),
    /// The word in the footer was read out, and is done with.
    Told,
    /// Something was done with the mouse at this column and row.
    Mouse(u16, u16, Mouse),
    /// Text was pasted.
    Paste(String),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// The terminal said what its background is.
    Ground(Ground),
    /// The person's own themes were read; what is wrong with them.
    Themes(Vec<Theme>, Option<String>),
    /// A cell of the screen has this size in pixels.
    CellSize(CellSize),
    /// Something was found out about a picture.
    Picture(News),
    /// The editor was left, or could not be used, for the reason named.
    Edited(Result<(), String>),
    /// A browser was opened, or was not, for the reason named.
    Browsed(Result<(), String>),
    /// The person's own templates were read; what is wrong with them.
    Templates(Vec<Template>, Option<String>),
    /// A copy was made, by the road named, or was not, for the reason named.
    Copied(Result<String, String>),
    /// A file was written or not.
    Wrote(Wrote),
    /// The reader has come on the screen.
    Begin,
    /// The reader is about to leave it, for a while or for good.
    Leaving,
    /// Files of the shelf were looked at.
    Surveyed(Vec<(usize, State)>),
    /// A file was to be opened.
    Opened(Box<Opened>),
    /// What is remembered of a briefing.
    Recalled {
        /// Its place on the shelf.
        entry: usize,
        /// What was found.
        recalled: Recalled,
    },
    /// Changes were written down, or not: what is remembered now, by the places on the shelf.
    Remembered(Vec<(usize, Recalled)>),
    /// A file was looked at again.
    Reloaded(Reload),
    /// Nothing else happened, and the app [is busy](super::App::is_busy): time for a piece of what it has to do.
    Slice,
}

/// What came of writing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// It was written; the path as it is now.
    Done(String),
    /// It holds all of that already; the path.
    There(String),
    /// There is a file of that name, and nothing was done.
    Exists,
    /// It was not written, for the reason named.
    Failed(String),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Bring this text to where the user can paste it.
    Copy(Clip),
    /// Write a file.
    Write {
        /// The path as it was typed.
        path: String,
        /// What to write.
        contents: String,
        /// What to do with a file that is there.
        mode: WriteMode,
    },
    /// Find out about these pictures and make them ready, the first of them first. What was asked for before and is not
    /// among them is no longer wanted.
    LoadImages {
        /// The briefing they belong to.
        briefing: PathBuf,
        /// The pictures, and the room for each.
        asks: Vec<Ask>,
        /// The size of a cell.
        cell: CellSize,
        /// By which road they will be shown.
        protocol: Protocol,
    },
    /// Print this text when the reader has closed.
    Print(String),
    /// Print this text and end.
    Choose(String),
    /// Read the templates of this folder.
    FindTemplates(PathBuf),
    /// Read the themes of this folder.
    FindThemes(PathBuf),
    /// Look at these files of the shelf, beside everything else; what they are comes as [`Input::Surveyed`].
    Survey(Vec<(usize, PathBuf)>),
    /// Open a file; it comes as [`Input::Opened`].
    Open {
        /// Its place on the shelf.
        entry: usize,
        /// Where it is.
        path: PathBuf,
    },
    /// Say what is remembered of a briefing, as [`Input::Recalled`].
    Recall {
        /// Its place on the shelf.
        entry: usize,
        /// Which briefing it is.
        identity: Identity,
    },
    /// Write changes down; what came of it is [`Input::Remembered`].
    Remember(Vec<Note>),
    /// Look at the open file again; what came of it is [`Input::Reloaded`].
    Reload,
    /// Give the terminal to an editor; what came of it is [`Input::Edited`].
    Edit {
        /// The editor that the settings name; empty for the usual one.
        editor: String,
        /// The file.
        path: PathBuf,
        /// The byte of its text to edit at.
        at: usize,
        /// Words that stand behind that, for a nearer place; may be empty.
        words: String,
    },
    /// Take the mouse, or give it to the terminal.
    TakeMouse(bool),
    /// Open this address in a browser; what came of it is [`Input::Browsed`].
    Browse(String),
    /// Give the terminal to the shell.
    Suspend,
    /// End.
    Quit,
}
