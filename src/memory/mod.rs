//! Memory: what is remembered of a briefing between sessions, and how changes are merged.
//!
//! The same briefing may be open in several readers. Each saves only its own changes, not the whole memory, so the last
//! one to save does not undo the changes of the others.

mod spot;

use crate::library::Volume;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub use spot::{Part, Spot};

/// The version of the file format of memories.
pub const VERSION: u32 = 1;

/// The briefing that a memory belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its name, for people who read the file.
    pub name: String,
    /// Its path, unless it is built in or came from standard input.
    pub path: Option<PathBuf>,
    /// A hash of its bytes.
    pub print: u64,
}

impl Identity {
    /// The identity of a file that was read.
    pub fn of(volume: &Volume) -> Self {
        Self { name: volume.name.to_string(), path: volume.path.clone(), print: volume.print }
    }
}

/// What is remembered of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The version of the file format.
    pub version: u32,
    /// The name of the briefing, for people who read the file.
    pub name: String,
    /// Where the user stopped reading.
    #[serde(default)]
    pub left: Option<Left>,
    /// The places marked with a letter.
    #[serde(default)]
    pub marks: BTreeMap<char, Spot>,
    /// The quotes that are marked for export.
    #[serde(default)]
    pub quotes: Vec<Marked>,
}

/// Where the user stopped reading a briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The first row of the text.
    pub spot: Spot,
    /// The selected quote, by its id.
    #[serde(default)]
    pub quote: Option<String>,
    /// The selected speaker, by id.
    #[serde(default)]
    pub speaker: Option<String>,
    /// The focused pane, by its title.
    #[serde(default)]
    pub pane: String,
}

/// A quote that is marked for export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Its id.
    pub id: String,
    /// The beginning of its words, to find it if an edit has given it another id.
    pub words: String,
}

/// A change to what is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The user stopped reading here.
    Left(Left),
    /// A place was marked with a letter.
    Mark(char, Spot),
    /// A quote was marked.
    Take(Marked),
    /// A quote was unmarked.
    Drop(String),
}

/// Changes to what is remembered of one briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The index of the briefing on the shelf.
    pub entry: usize,
    /// The briefing.
    pub identity: Identity,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

/// The result of looking up what is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// The memory; `None` if there is none, or if it could not be read.
    pub memory: Option<Box<Memory>>,
    /// What went wrong.
    pub problem: Option<String>,
}

impl Memory {
    /// Applies a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Left(left) => self.left = Some(left),
            Change::Mark(letter, spot) => {
                self.marks.insert(letter, spot);
            }
            Change::Take(marked) => {
                if self.quotes.iter().all(|other| other.id != marked.id) {
                    self.quotes.push(marked);
                }
            }
            Change::Drop(id) => self.quotes.retain(|marked| marked.id != id),
        }
    }

    /// Reads a memory, or returns an error message if the text is not one.
    pub fn read(text: &str) -> Result<Self, String> {
        let memory: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match memory.version {
            0 | VERSION => Ok(memory),
            other => Err(format!("it has version {other}, which this program does not support")),
        }
    }

    /// Returns the memory as text.
    pub fn text(&self) -> String {
        let memory = Self { version: VERSION, ..self.clone() };
        // Strings, numbers and maps with letters as keys can always be written as JSON.
        serde_json::to_string_pretty(&memory).map(|text| text + "\n").unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(id: &str) -> Marked {
        Marked { id: id.to_owned(), words: String::new() }
    }

    #[test]
    fn a_memory_is_read_as_it_was_written() {
        let mut memory = Memory { version: VERSION, name: "forum.toml".to_owned(), ..Memory::default() };
        memory.apply(Change::Mark('ü', Spot { at: 7, words: "“门”".to_owned(), ..Spot::default() }));
        memory.apply(Change::Take(marked("q-1")));
        memory.apply(Change::Left(Left { pane: "Text".to_owned(), ..Left::default() }));
        assert_eq!(Memory::read(&memory.text()).unwrap(), memory);
        assert!(Memory::read("{\"version\": 1, \"name\": \"a\"").is_err());
        assert!(Memory::read("{\"version\": 9, \"name\": \"a\"}").unwrap_err().contains("version 9"));
    }

    #[test]
    fn changes_from_two_readers_are_merged() {
        let mut memory = Memory::default();
        for change in [Change::Take(marked("a")), Change::Take(marked("b")), Change::Take(marked("a"))] {
            memory.apply(change);
        }
        memory.apply(Change::Drop("a".to_owned()));
        assert_eq!(memory.quotes, [marked("b")]);
    }
}
