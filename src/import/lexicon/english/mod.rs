//! The word lists of English.

use super::{Language, files};

pub(super) static ENGLISH: Language = Language { folder: "english", tag: "en", files: files![] };
