//! The word lists of German.

use super::{Language, files};

pub(super) static GERMAN: Language = Language { folder: "german", tag: "de", files: files![] };
