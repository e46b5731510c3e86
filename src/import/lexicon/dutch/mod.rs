//! The word lists of Dutch.

use super::{Language, files};

pub(super) static DUTCH: Language = Language {
    folder: "dutch",
    tag: "nl",
    files: files![
        "boilerplate-openings",
        "common-words",
        "conjunctions-after-hyphens",
        "label-particles",
        "legal-forms",
        "name-particles",
        "small-words-in-names",
    ],
};
