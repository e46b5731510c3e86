//! The word lists of Dutch.

use super::{Language, files};

pub(super) static DUTCH: Language =
    Language { folder: "dutch", tag: "nl", files: files!["common-words", "legal-forms", "name-particles",] };
