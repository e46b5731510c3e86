//! The word lists of Dutch.

use super::{Language, files};

pub(super) static DUTCH: Language = Language {
    folder: "dutch",
    tag: "nl",
    files: files![
        "answerers",
        "articles-before-forms-of-address",
        "articles-before-offices",
        "boilerplate-openings",
        "common-words",
        "conjunctions-after-hyphens",
        "forms-of-address",
        "interview-letters",
        "label-particles",
        "label-titles",
        "legal-forms",
        "name-particles",
        "office-nouns",
        "question-labels",
        "roles",
        "small-words-in-names",
        "titles-before-names",
        "verbs-about-authors",
    ],
};
