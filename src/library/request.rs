//! What the reader asks of a library, and what it learns: values that pass between the app and the worker that reads.

use super::Volume;
use super::hit::{Counts, Hit};
use super::shelf::Listed;
use crate::people::Person;
use std::path::PathBuf;
use std::sync::Arc;

/// A question about a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// List the documents, compare the files, and watch them from now on.
    Begin,
    /// Compare the files now.
    Refresh,
    /// Find texts. A new search ends the one before.
    Find(Find),
    /// End the search that is running.
    Forget,
    /// List the people.
    People,
    /// Write into the people file that two people are one, or that a name is somebody else's.
    Decide {
        /// The id of a person.
        one: String,
        /// The id of the other person, or the name.
        other: String,
        /// True if they are one.
        are_same: bool,
    },
    /// Keep a query under a name in the settings file.
    KeepQuery {
        /// The settings file.
        file: PathBuf,
        /// The name.
        name: String,
        /// The query.
        query: String,
    },
    /// Read a briefing, to show a part of it.
    Fetch(PathBuf),
}

/// A search over a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// Its number: answers to earlier searches are dropped.
    pub number: u64,
    /// The query as it was typed; empty for every statement of a person.
    pub typed: String,
    /// The id of the person whose statements are wanted.
    pub person: Option<String>,
    /// Where an earlier search with the same query stopped.
    pub from: Option<Resume>,
}

/// Where a search stopped because enough was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resume(pub i64);

/// What a search has found since the last answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The number of the search.
    pub number: u64,
    /// The texts, the newest first.
    pub hits: Vec<Hit>,
    /// Numbers of all that was found so far, also of what is not among the hits.
    pub counts: Counts,
    /// Where to go on for more hits.
    pub resume: Option<Resume>,
    /// True if all was searched.
    pub is_done: bool,
    /// A word of the query that no text has, and the most similar word that texts have.
    pub nearest: Option<(String, String)>,
    /// What went wrong.
    pub problem: Option<String>,
}

/// What is learned of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Documents are new, or have changed.
    Listed(Vec<Listed>),
    /// Documents are gone.
    Gone(Vec<PathBuf>),
    /// How many of the changed files were read.
    Progress {
        /// The number of files that were read.
        done: usize,
        /// The number of files to read.
        all: usize,
    },
    /// The list agrees with the files; how many files of the folder are not read, and why.
    UpToDate(String),
    /// Something that the user should know, in one line.
    Note(String),
    /// A search has found something, or has ended.
    Found(Box<Found>),
    /// The people, those with the most statements first.
    People(Arc<Vec<Person>>),
    /// A file was changed by this edit.
    Changed(Box<crate::edit::Edit>),
    /// A file was not changed, for this reason.
    NotChanged(String),
    /// A briefing was read, or could not be.
    Fetched(PathBuf, Result<Box<Volume>, String>),
    /// The documents with marked quotes, as noted in an earlier session.
    Marked(Vec<PathBuf>),
}
