//! Rejects image paths that leave the briefing's folder.

/// Returns why a path is rejected; `None` if it is allowed.
///
/// A path must be relative and stay in the briefing's folder on every system.
pub(super) fn unsafe_path(path: &str) -> Option<&'static str> {
    let first = path.chars().next();
    if path.contains("://") || path.starts_with("data:") {
        Some("is a web address, but an image must be a file in the briefing's folder")
    } else if path.contains('\\') {
        Some("has a backslash; use /")
    } else if matches!(first, Some('/' | '~')) || path.chars().nth(1) == Some(':') {
        Some("is not relative to the briefing")
    } else if path.split('/').any(|part| part == "..") {
        Some("leaves the folder of the briefing")
    } else if path.contains(|c: char| c.is_control() || c == '\u{fffd}') {
        Some("has a character that is not allowed in paths")
    } else {
        None
    }
}
