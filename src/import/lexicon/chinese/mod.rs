//! The word lists of Chinese.

use super::{Language, files};

pub(super) static CHINESE: Language = Language {
    folder: "chinese",
    tag: "zh",
    files: files![
        "characters-of-foreign-names",
        "family-names",
        "group-endings",
        "nouns-of-titles",
        "occupation-endings",
        "offices",
        "phrase-starts",
        "pronouns",
        "question-labels",
        "saying-exceptions",
        "saying-forms",
        "saying-particles",
        "section-titles",
        "speaker-endings",
        "telling-verbs",
        "time-endings",
        "words-after-names",
    ],
};
