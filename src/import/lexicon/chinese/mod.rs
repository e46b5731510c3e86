//! The word lists of Chinese.

use super::{Language, files};

pub(super) static CHINESE: Language = Language { folder: "chinese", tag: "zh", files: files![] };
