//! What is remembered of a briefing from one reading to the next, and how changes to it come together.
//!
//! Readers of the same briefing may be open at once. Each says what it changed, not how everything should be, so
//! that whoever writes last takes nothing from the others.

mod spot;

use crate::library::Volume;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub use spot::{Part, Spot};

/// The version of the form in which memories are kept.
pub const VERSION: u32 = 1;

/// Which briefing a memory belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its name, for whoever looks into the file.
    pub name: String,
    /// Where it is, unless it came with the program or from standard input.
    pub path: Option<PathBuf>,
    /// A number made of its bytes.
    pub print: u64,
}

impl Identity {
    /// Of a file that was read.
    pub fn of(volume: &Volume) -> Self {
        Self { name: volume.name.to_string(), path: volume.path.clone(), print: volume.print }
    }
}

/// All that is remembered of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The version of this form.
    pub version: u32,
    /// The briefing's name, for whoever looks into the file.
    pub name: String,
    /// Where it was left.
    #[serde(default)]
    pub left: Option<Left>,
    /// Places with a letter.
    #[serde(default)]
    pub marks: BTreeMap<char, Spot>,
    /// Quotes that are marked for a joint export.
    #[serde(default)]
    pub quotes: Vec<Marked>,
}

/// Where a briefing was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The first row of the text.
    pub spot: Spot,
    /// The chosen quote, by its id.
    #[serde(default)]
    pub quote: Option<String>,
    /// The speaker whose words were looked at, by their id.
    #[serde(default)]
    pub speaker: Option<String>,
    /// The pane that had the keys, by its title.
    #[serde(default)]
    pub pane: String,
}

/// A quote that is marked for a joint export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Its id.
    pub id: String,
    /// How its words begin, to find it again when an edit has given it another id.
    pub words: String,
}

/// Something that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The briefing was left here.
    Left(Left),
    /// A place got a letter.
    Mark(char, Spot),
    /// A quote was marked.
    Take(Marked),
    /// A quote is marked no longer.
    Drop(String),
}

/// What is to be remembered of one briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The briefing's place on the shelf.
    pub entry: usize,
    /// Which briefing it is.
    pub identity: Identity,
    /// What was changed, in its order.
    pub changes: Vec<Change>,
}

/// What was found to be remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// All of it; `None` where there is nothing, or it cannot be known.
    pub memory: Option<Box<Memory>>,
    /// What went wrong.
    pub problem: Option<String>,
}

impl Memory {
    /// Takes a change in.
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

    /// Reads a memory; a message where the text holds none.
    pub fn read(text: &str) -> Result<Self, String> {
        let memory: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match memory.version {
            0 | VERSION => Ok(memory),
            other => Err(format!("it is of version {other}, which this program does not know")),
        }
    }

    /// The memory as text.
    pub fn text(&self) -> String {
        let memory = Self { version: VERSION, ..self.clone() };
        // Strings, numbers and maps with letters for keys: nothing that JSON could not hold.
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
    fn a_memory_reads_as_it_was_written() {
        let mut memory = Memory { version: VERSION, name: "forum.toml".to_owned(), ..Memory::default() };
        memory.apply(Change::Mark('ü', Spot { at: 7, words: "“门”".to_owned(), ..Spot::default() }));
        memory.apply(Change::Take(marked("q-1")));
        memory.apply(Change::Left(Left { pane: "Text".to_owned(), ..Left::default() }));
        assert_eq!(Memory::read(&memory.text()).unwrap(), memory);
        assert!(Memory::read("{\"version\": 1, \"name\": \"a\"").is_err());
        assert!(Memory::read("{\"version\": 9, \"name\": \"a\"}").unwrap_err().contains("version 9"));
    }

    #[test]
    fn changes_of_two_readers_come_together() {
        let mut memory = Memory::default();
        for change in [Change::Take(marked("a")), Change::Take(marked("b")), Change::Take(marked("a"))] {
            memory.apply(change);
        }
        memory.apply(Change::Drop("a".to_owned()));
        assert_eq!(memory.quotes, [marked("b")]);
    }
}
