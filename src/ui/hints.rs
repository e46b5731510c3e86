//! The hints in the footer: the most useful keys, or those that can come next.

use super::Painter;
use crate::app::Overlay;
use crate::binding::shown;
use crate::key::Key;
use crate::row::{Role, Row};

impl Painter<'_> {
    /// The keys that can come after the keys that were pressed.
    pub(super) fn followers(&self, keys: &[Key]) -> Row {
        let mut row = Row::of(Role::Key, format!(" {} ", shown(keys)));
        let followers = self.app.bindings().following(self.app.context(), keys);
        let lines: Vec<&str> = followers.iter().map(|(_, words)| short(words)).collect();
        // The last shared word stays: it says in which direction.
        let shared = shared_words(&lines).saturating_sub(1);
        for ((key, _), words) in followers.iter().zip(lines) {
            row.push(Role::Text, "  ");
            row.push(Role::Key, key);
            let words: Vec<&str> = words.split(' ').skip(shared).collect();
            row.push(Role::Faint, format!(" {}", words.join(" ")));
        }
        row
    }

    /// The most useful keys here, as many as fit in `cells`.
    pub(super) fn hints(&self, cells: usize) -> Row {
        match self.app.overlay() {
            Some(Overlay::Jump(jump)) => {
                let row = Row::of(Role::Text, " Jump to a speaker: type the letter beside the name  ");
                row.with(Role::Input, jump.typed.as_str())
            }
            Some(Overlay::Mark(_)) => Row::of(Role::Text, " Type a letter or a digit; any other key cancels"),
            _ => self.app.hints(cells).row,
        }
    }
}

/// A help line up to its first comma or semicolon.
fn short(words: &str) -> &str {
    words.split([';', ',']).next().unwrap_or(words)
}

/// The number of words at the start that several lines share.
fn shared_words(lines: &[&str]) -> usize {
    let [first, others @ ..] = lines else { return 0 };
    if others.is_empty() {
        return 0;
    }
    let shared = |other: &&str| first.split(' ').zip(other.split(' ')).take_while(|(a, b)| a == b).count();
    others.iter().map(shared).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::shared_words;

    #[test]
    fn words_that_all_lines_start_with_are_counted() {
        assert_eq!(shared_words(&["go to the next speaker", "go to the next quote"]), 4);
        assert_eq!(shared_words(&["go to the next speaker"]), 0);
        assert_eq!(shared_words(&["quit", "open"]), 0);
        assert_eq!(shared_words(&[]), 0);
    }
}
