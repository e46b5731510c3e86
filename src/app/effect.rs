//! Effects: what the app wants done outside itself.
//!
//! The app returns effects as values. The terminal layer carries them out, with or without a screen, and
//! their results come back as [inputs](super::Input).

use crate::correct::{Correction, Target};
use crate::edit::Edit;
use crate::export::{Clip, WriteMode};
use crate::library::request::Question;
use crate::memory::{Identity, Note};
use crate::picture::{CellSize, PictureRequest, Protocol};
use std::path::PathBuf;

/// Something to be done outside the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Copy to the clipboard.
    Copy(Clip),
    /// Write a file.
    Write {
        /// The path as it was typed.
        path: String,
        /// The text to write.
        contents: String,
        /// What to do if the file exists.
        mode: WriteMode,
    },
    /// Load these pictures, in this order.
    ///
    /// Earlier requests that are not in this list are dropped.
    LoadImages {
        /// The path of the briefing that names the pictures.
        briefing: PathBuf,
        /// The pictures and the cells available for each.
        requests: Vec<PictureRequest>,
        /// The size of a cell.
        cell: CellSize,
        /// The protocol by which they are shown.
        protocol: Protocol,
    },
    /// Print this text after the reader has closed.
    Print(String),
    /// Print this text and quit.
    Choose(String),
    /// Read the templates in this folder.
    FindTemplates(PathBuf),
    /// Read the themes in this folder.
    FindThemes(PathBuf),
    /// Open a file; it comes as [`Input::Opened`](super::Input).
    Open {
        /// Its index on the shelf.
        entry: usize,
        /// Its path.
        path: PathBuf,
    },
    /// Look up what is remembered of a briefing.
    ///
    /// The result comes back as [`Input::Recalled`](super::Input).
    Recall {
        /// Its index on the shelf.
        entry: usize,
        /// The briefing.
        identity: Identity,
    },
    /// Save changes to what is remembered.
    ///
    /// The result comes back as [`Input::Remembered`](super::Input).
    Remember(Vec<Note>),
    /// Read the open file again; the result comes as [`Input::Reloaded`](super::Input).
    Reload,
    /// Open a file in an editor; the result comes as [`Input::Edited`](super::Input).
    Edit {
        /// The editor that the settings name; empty for the default one.
        editor: String,
        /// The file.
        path: PathBuf,
        /// The byte of its text at which to edit.
        at: usize,
        /// Words that follow that byte, to find a nearer position; may be empty.
        words: String,
    },
    /// Ask the library something; what it answers comes as [`Input::News`](super::Input).
    Ask(Question),
    /// Correct a briefing; the result comes as [`Input::Corrected`](super::Input).
    Correct {
        /// The file.
        target: Target,
        /// The corrections, which are made together or not at all.
        corrections: Vec<Correction>,
    },
    /// Import the article of the briefing at this path again; the result comes as [`Input::Corrected`](super::Input).
    ImportAgain(PathBuf),
    /// Undo or redo a correction; the result comes as [`Input::Applied`](super::Input).
    Apply {
        /// The edit of the file.
        edit: Box<Edit>,
        /// True to undo it.
        is_undone: bool,
    },
    /// Take the mouse, or give it to the terminal.
    TakeMouse(bool),
    /// Open this address in a browser.
    ///
    /// The result comes back as [`Input::Browsed`](super::Input).
    Browse(String),
    /// Suspend the program and return to the shell.
    Suspend,
    /// Quit.
    Quit,
}
