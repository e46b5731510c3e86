//! The document of an input that was read: event, speakers, sections, and the quotes in them.

mod event;
mod ids;
mod notes;
mod parts;
mod quotes;
mod role;
mod section;
mod speakers;
mod titles;

use crate::diagnostic::Diagnostic;
use crate::document::{self, Comments, Document, Tables, build};
use crate::import::imported::Imported;
use crate::model::Briefing;
use ids::Ids;

/// An imported document that nobody has checked yet.
#[derive(Clone, Debug)]
pub struct Unchecked {
    /// The document.
    pub document: Document<'static>,
    /// What its file says in comments.
    pub comments: Comments<'static>,
}

impl Unchecked {
    /// Returns the text of the document's file.
    pub fn toml(&self) -> String {
        document::write(&self.document, &self.comments)
    }

    /// Returns the briefing, and what is wrong with it.
    ///
    /// No file holds the document, so that the spans of both are empty.
    pub fn resolve(&self) -> (Briefing, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let briefing = document::resolve(self.document.clone(), "", &mut diagnostics);
        (briefing, diagnostics)
    }
}

/// Makes a document of an input that was read.
pub(crate) fn document(imported: &Imported) -> Unchecked {
    let layout = &imported.layout;
    let speakers = speakers::speakers(imported);
    let parts = parts::parts(&layout.blocks, layout.meta.language.as_deref());
    let quotes = quotes::quotes(imported, &parts, &speakers);
    let mut ids = Ids::default();
    let (sections, comments) = parts
        .iter()
        .zip(quotes)
        .filter_map(|(part, quotes)| section::section(&layout.blocks, part, quotes, &mut ids))
        .unzip();
    Unchecked {
        comments: Comments { top: notes::notes(imported, &speakers), sections: comments },
        document: Document {
            format: Some(build::number(document::FORMAT)),
            event: Some(Box::new(event::event(imported))),
            speakers: Some(Tables(speakers.into_iter().flatten().collect())),
            sections: Some(Tables(sections)),
            ..Document::default()
        },
    }
}
