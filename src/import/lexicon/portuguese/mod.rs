//! The word lists of Portuguese.

use super::{Language, files};

pub(super) static PORTUGUESE: Language = Language {
    folder: "portuguese",
    tag: "pt",
    files: files![
        "articles-before-forms-of-address",
        "boilerplate-openings",
        "common-words",
        "directions",
        "forms-of-address",
        "interview-letters",
        "label-particles",
        "small-words-in-names",
        "titles-before-names",
        "verbs-about-authors",
    ],
};
