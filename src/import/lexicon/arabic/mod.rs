//! The word lists of Arabic.

use super::{Language, files};

pub(super) static ARABIC: Language = Language {
    folder: "arabic",
    tag: "ar",
    files: files!["answerers", "directions", "interview-letters", "question-labels"],
};
