//! The word lists of Spanish.

use super::{Language, files};

pub(super) static SPANISH: Language = Language { folder: "spanish", tag: "es", files: files![] };
