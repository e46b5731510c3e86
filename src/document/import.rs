//! Recognizes imported files of older versions.

use crate::model::Import;

/// The start of the first comment in a file that an older version imported.
const OLD_COMMENT: &str = "Imported, not yet checked";

/// Returns an empty import if the first comment of a file says that nobody has checked it.
///
/// Older versions wrote only this comment.
pub(super) fn of_comment(source: &str) -> Option<Import> {
    let mut lines = source.trim_start_matches('\u{feff}').lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty())?;
    let comment = first.strip_prefix('#')?.trim_start();
    comment.starts_with(OLD_COMMENT).then(Import::default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_comment_of_an_older_file_says_that_nobody_has_checked_it() {
        assert!(
            of_comment("\u{feff}\n# Imported, not yet checked: rules found it.\n\nformat = 1\n").is_some()
        );
        assert!(of_comment("#Imported, not yet checked\n").is_some());
        assert!(of_comment("# Forum\n# Imported, not yet checked\nformat = 1\n").is_none());
        assert!(of_comment("format = 1\n# Imported, not yet checked\n").is_none());
    }
}
