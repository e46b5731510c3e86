//! Words of a section's text, with the text around them.

use super::Words;
use crate::model::{Briefing, SectionId};
use crate::text::Cut;
use std::ops::Range;

/// Maximum length of the text on each side, in bytes.
const AROUND: usize = 60;

impl Words {
    /// Describes the words in a byte range of a section's text, without the white space at their ends.
    pub fn of(briefing: &Briefing, section: SectionId, range: Range<usize>) -> Self {
        let own = &briefing[section];
        let all = own.text.as_str();
        let found = all.cut(range.clone());
        let start = range.start + (found.len() - found.trim_start().len());
        let end = start + found.trim().len();
        let line_start = all.cut(..start).rfind('\n').map_or(0, |at| at + 1);
        let line_end = all.cut(end..).find('\n').map_or(all.len(), |at| end + at);
        let first = all.ceil_char_boundary(start.saturating_sub(AROUND)).max(line_start);
        let last = all.floor_char_boundary((end + AROUND).min(all.len())).min(line_end);
        Self {
            section: own.id.to_string(),
            text: all.cut(start..end).to_owned(),
            before: all.cut(first..start).to_owned(),
            after: all.cut(end..last).to_owned(),
        }
    }
}
