//! Makes a document from a parsed input: event, speakers, sections, quotes.

mod event;
mod ids;
mod notes;
mod parts;
mod quotes;
mod role;
mod section;
mod speakers;
mod statements;
mod titles;
mod unclosed;

use crate::diagnostic::Diagnostic;
use crate::document::{self, Comments, Document, ImportEntry, Tables, build};
use crate::import::imported::{Imported, hash_text};
use crate::model::Briefing;
use ids::Ids;

/// An imported document that has not been checked yet.
#[derive(Clone, Debug)]
pub struct Unchecked {
    /// The document.
    pub document: Document<'static>,
    /// The comments of its file.
    pub comments: Comments<'static>,
}

impl Unchecked {
    /// Records the file or the web address that the document was read from.
    ///
    /// The path of a file is relative to the briefing.
    pub fn read_from(&mut self, from: &str) {
        if let Some(import) = self.document.import.as_mut().filter(|_| !from.is_empty()) {
            import.from = Some(build::words(from.to_owned()));
        }
    }

    /// Returns the document as the text of its file.
    pub fn toml(&self) -> String {
        document::write(&self.document, &self.comments)
    }

    /// Returns the briefing and the problems in it.
    ///
    /// There is no file, so the spans of both are empty.
    pub fn resolve(&self) -> (Briefing, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let briefing = document::resolve(self.document.clone(), "", &mut diagnostics);
        (briefing, diagnostics)
    }
}

/// Makes a document from a parsed input.
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
            import: Some(Box::new(import(imported))),
            speakers: Some(Tables(speakers.into_iter().flatten().collect())),
            sections: Some(Tables(sections)),
            ..Document::default()
        },
    }
}

/// The version of the rules that find who says what.
const RULES: &str = env!("CARGO_PKG_VERSION");

fn import(imported: &Imported) -> ImportEntry<'static> {
    ImportEntry {
        format: Some(build::words(imported.format.name)),
        hash: Some(build::words(hash_text(imported.hash))),
        rules: Some(build::words(RULES)),
        ..ImportEntry::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Span;
    use crate::import::{Options, read};

    #[test]
    fn faults_in_a_document_without_a_file_have_no_position() {
        let text = "The harbour is \u{fe0f}open, and the lamps are lit.\n";
        let imported = read(text.as_bytes(), Options::default()).unwrap();
        let (briefing, faults) = imported.document().resolve();
        assert_eq!(briefing.sections.len(), 1);
        assert!(!faults.is_empty());
        assert!(faults.iter().all(|fault| fault.span == Span::default() && fault.related.is_none()));
    }
}
