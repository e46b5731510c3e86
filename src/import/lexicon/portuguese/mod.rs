//! The word lists of Portuguese.

use super::{Language, files};

pub(super) static PORTUGUESE: Language = Language {
    folder: "portuguese",
    tag: "pt",
    files: files!["boilerplate-openings", "common-words", "label-particles", "small-words-in-names",],
};
