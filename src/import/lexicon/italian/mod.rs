//! The word lists of Italian.

use super::{Language, files};

pub(super) static ITALIAN: Language = Language {
    folder: "italian",
    tag: "it",
    files: files![
        "answerers",
        "articles-before-forms-of-address",
        "boilerplate-openings",
        "common-words",
        "directions",
        "forms-of-address",
        "given-names-of-both",
        "interview-letters",
        "label-particles",
        "name-particles",
        "office-nouns",
        "question-labels",
        "roles",
        "small-words-in-names",
        "titles-before-names",
        "verbs-about-authors",
    ],
};
