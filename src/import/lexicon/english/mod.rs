//! The word lists of English.

use super::{Language, files};

pub(super) static ENGLISH: Language = Language {
    folder: "english",
    tag: "en",
    files: files![
        "common-words",
        "fields-of-offices",
        "given-names-of-both",
        "given-names-of-men",
        "given-names-of-women",
        "highest-offices",
        "honorifics",
        "legal-forms",
        "months",
        "name-particles",
        "name-suffixes",
        "nouns-of-things",
        "offices-before-names",
        "offices-of-women-and-men",
        "organization-names",
        "organization-nouns",
        "owners-of-offices",
        "places-before-names",
        "titles-in-labels",
        "unnamed-speakers",
        "weekdays",
        "words-before-any-name",
        "words-beside-dates",
    ],
};
