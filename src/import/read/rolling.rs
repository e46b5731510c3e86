//! The habits of a file of subtitles: whether its lines roll, repeated from cue to cue, and whether each cue names its
//! speaker.

use std::collections::HashMap;

/// So many cues tell the habits of a file.
const CUES: usize = 600;

/// What the cues of a file have in common.
pub(crate) struct Habits {
    /// Most cues repeat lines of the one before.
    pub rolls: bool,
    /// What stands before the first colon of cues, where most cues have something there: how often.
    names: HashMap<String, usize>,
}

impl Habits {
    /// Looks at the first cues of a file.
    pub(crate) fn of(text: &str) -> Self {
        let mut names: HashMap<String, usize> = HashMap::new();
        let (mut cues, mut again, mut named) = (0_usize, 0, 0);
        let mut last: Vec<String> = Vec::new();
        let mut now: Vec<String> = Vec::new();
        let mut inside = false;
        let mut close = |now: &mut Vec<String>| {
            if now.is_empty() {
                return;
            }
            cues += 1;
            again += usize::from(repeated(&last, now) != (0, 0));
            if let Some(name) = before_colon(&now[0]) {
                named += 1;
                *names.entry(name.to_owned()).or_default() += 1;
            }
            last = std::mem::take(now);
        };
        let mut lines = 0;
        for line in text.split(['\n', '\r']) {
            lines += 1;
            if lines > CUES * 8 {
                break;
            }
            if line.contains("-->") {
                close(&mut now);
                inside = true;
            } else if line.is_empty() {
                close(&mut now);
                inside = false;
            } else if inside {
                let bare = without_tags(line);
                if !bare.trim().is_empty() {
                    now.push(bare.trim().to_owned());
                }
            }
        }
        close(&mut now);
        // A file of which no cue is told apart from the next by its name has no names.
        if named * 2 < cues || names.len() < 2 {
            names.clear();
        }
        Self { rolls: again * 3 > cues, names }
    }

    /// Where the name of somebody whom no rule knows ends at the start of a cue: a telephone's number, a nickname.
    pub(crate) fn caller(&self, text: &str) -> Option<usize> {
        let name = before_colon(text)?;
        let number =
            name.bytes().filter(u8::is_ascii_digit).count() > 5 && !name.contains(char::is_alphabetic);
        let times = self.names.get(name)?;
        let bare = name.split(" (").next().unwrap_or(name);
        (number || *times > 1 || !bare.contains(' ')).then_some(name.len())
    }
}

/// What stands before the first colon, if it may be a name.
fn before_colon(text: &str) -> Option<&str> {
    let (name, _) = text.split_once(": ")?;
    (!name.is_empty() && name.chars().count() < 50 && name.split(' ').count() < 6 && !name.ends_with(' '))
        .then_some(name)
}

fn without_tags(line: &str) -> String {
    let mut bare = String::new();
    let mut inside = false;
    for letter in line.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => bare.push(letter),
            _ => {}
        }
    }
    bare
}

/// How many lines of a cue, and how many bytes of the line behind them, stand at the end of the cue before.
pub(crate) fn repeated(before: &[String], now: &[String]) -> (usize, usize) {
    let most = before.len().min(now.len());
    if let Some(lines) = (1..=most).rev().find(|lines| before[before.len() - lines..] == now[..*lines]) {
        return (lines, 0);
    }
    // "good", "good morning": a line that grows.
    let (Some(last), Some(first)) = (before.last(), now.first()) else { return (0, 0) };
    let grows =
        !last.is_empty() && first.strip_prefix(last.as_str()).is_some_and(|rest| rest.starts_with(' '));
    if grows { (0, last.len()) } else { (0, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn lines_that_roll_or_grow_are_known_again() {
        assert_eq!(repeated(&cue(&["a", "b"]), &cue(&["b", "c"])), (1, 0));
        assert_eq!(repeated(&cue(&["yes"]), &cue(&["yes", "yes"])), (1, 0));
        assert_eq!(repeated(&cue(&["a", "good"]), &cue(&["good morning"])), (0, 4));
        assert_eq!(repeated(&cue(&["goo"]), &cue(&["good morning"])), (0, 0));
        assert_eq!(repeated(&[], &cue(&["a"])), (0, 0));
    }

    #[test]
    fn a_file_whose_cues_name_their_speakers_may_name_anybody() {
        let cue = |name: &str| format!("00:01.000 --> 00:02.000\n{name}: hello there\n\n");
        let text = format!("WEBVTT\n\n{}{}{}", cue("Ada Ling"), cue("+1 555-0100"), cue("bo"));
        let habits = Habits::of(&text);
        assert_eq!(habits.caller("+1 555-0100: hello"), Some(11));
        assert_eq!(habits.caller("bo: hello"), Some(2));
        assert_eq!(habits.caller("one thing: hello"), None);
        let film = "00:01.000 --> 00:02.000\nhello\n\n".repeat(9) + &cue("bo");
        assert_eq!(Habits::of(&film).caller("bo: hello"), None);
    }
}
