//! Everyone in a library: the people, and where each of their appearances is.

use super::appearance::Appearance;
use super::file::PeopleFile;
use super::join::{Joined, join};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A speaker of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The number of the document, chosen by the caller.
    pub document: usize,
    /// The number of the speaker in the document.
    pub speaker: usize,
}

/// The people of a library, and where each appearance is. It needs much less memory than the appearances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Everyone {
    /// The people, and how many speakers are none.
    pub joined: Joined,
    /// The place of each appearance.
    pub places: Vec<Place>,
}

impl Everyone {
    /// Joins the speakers of documents to people; those of a document follow each other, in the order of the file.
    pub fn of(appearances: &[Appearance], file: Option<&PeopleFile>) -> Self {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        let place = |appearance: &Appearance| {
            let next = counts.entry(appearance.document).or_default();
            *next += 1;
            Place { document: appearance.document, speaker: *next - 1 }
        };
        let places = appearances.iter().map(place).collect();
        Self { joined: join(appearances, file), places }
    }

    /// Returns the same people with other numbers of the documents.
    #[must_use]
    pub fn with_documents(mut self, number: impl Fn(usize) -> usize) -> Self {
        for place in &mut self.places {
            place.document = number(place.document);
        }
        self
    }
}
