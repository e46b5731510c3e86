//! The word lists of French.

use super::{Language, files};

pub(super) static FRENCH: Language = Language { folder: "french", tag: "fr", files: files![] };
