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
        "saying-exceptions",
        "saying-forms",
        "saying-particles",
        "speaker-endings",
        "telling-verbs",
        "time-endings",
        "words-after-names",
    ],
};
