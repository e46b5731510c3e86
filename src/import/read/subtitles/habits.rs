//! Detects the conventions of a subtitle file.
//!
//! Cues may repeat lines of the previous one, or name their speakers.

use crate::import::label::strength::strength_of;
use crate::import::label::{self, Style};
use crate::import::lexicon::small_words::is_small_in_name;
use crate::import::read::subtitles::markup::without_tags;
use crate::import::text::ends_sentence;
use crate::import::transcript::directions::names_direction;
use std::collections::{HashMap, HashSet};

/// Number of cues that are read to detect the conventions of a file.
const MAX_CUES: usize = 600;
/// Maximum number of lines that are read for this.
const MAX_LINES: usize = MAX_CUES * 8;
/// Names have fewer characters and words than these.
const MAX_NAME: usize = 50;
const MAX_NAME_WORDS: usize = 6;

/// The conventions of a file.
pub(super) struct Habits {
    /// True if many cues repeat lines of the previous one.
    pub rolls: bool,
    /// True if many cues end like a sentence.
    pub punctuates: bool,
    /// How often each name comes before the first colon of a cue.
    ///
    /// Empty unless most cues have such a name.
    names: HashMap<String, usize>,
    /// The names in brackets that begin cues.
    ///
    /// Empty unless many cues have one, and several names recur.
    bracketed: HashSet<String>,
    /// The names that are a line of their own above the words of cues.
    ///
    /// Empty unless most cues have one, and several names recur.
    above: HashSet<String>,
}

impl Habits {
    /// Reads the first cues of a file.
    pub(super) fn of(text: &str) -> Self {
        let mut names: HashMap<String, usize> = HashMap::new();
        let (mut cues, mut rolling, mut named, mut ended) = (0_usize, 0, 0, 0);
        let mut last: Vec<String> = Vec::new();
        let mut brackets: HashMap<String, usize> = HashMap::new();
        let mut above: HashMap<String, usize> = HashMap::new();
        for cue in self::cues(text) {
            cues += 1;
            rolling += usize::from(repeated(&last, &cue) != (0, 0));
            ended += usize::from(cue.last().is_some_and(|line| ends_sentence(line)));
            if let Some(name) = cue.first().and_then(|line| before_colon(line)) {
                named += 1;
                *names.entry(name.to_owned()).or_default() += 1;
            }
            for name in cue.iter().filter_map(|line| in_brackets(line)) {
                *brackets.entry(name).or_default() += 1;
            }
            if let Some(name) = name_above(&cue) {
                *above.entry(name.to_owned()).or_default() += 1;
            }
            last = cue;
        }
        if above.values().sum::<usize>() * 3 < cues * 2
            || above.len() < 2
            || above.values().all(|times| *times < 2)
        {
            above.clear();
        }
        let recurring = brackets.values().filter(|times| **times > 1).count();
        if brackets.values().sum::<usize>() * 3 < cues || brackets.len() < 2 || recurring == 0 {
            brackets.clear();
        }
        if named * 2 < cues || names.len() < 2 {
            names.clear();
        }
        Self {
            rolls: rolling * 3 > cues,
            punctuates: ended * 4 > cues,
            names,
            bracketed: brackets.into_keys().collect(),
            above: above.into_keys().collect(),
        }
    }

    /// Returns true if a label in brackets names a speaker.
    pub(super) fn names_in_brackets(&self, name: &str) -> bool {
        self.bracketed.contains(name)
    }

    /// Returns true if a line names the speaker of the lines below it.
    pub(super) fn names_above(&self, line: &str) -> bool {
        self.above.contains(line)
    }

    /// Returns where the name at the start of a cue ends.
    ///
    /// Finds names that only the rest of the file shows to be names: phone numbers, nicknames.
    ///
    /// Inside a sentence, the name must recur.
    pub(super) fn caller(&self, text: &str, inside: bool) -> Option<usize> {
        let name = before_colon(text)?;
        let digits = name.bytes().filter(u8::is_ascii_digit).count();
        let is_number = digits > 5 && !name.contains(char::is_alphabetic);
        let times = self.names.get(name)?;
        let bare = name.split(" (").next().unwrap_or(name);
        (is_number || *times > 1 || !inside && !bare.contains(' ')).then_some(name.len())
    }
}

/// Returns the name in brackets at the start of a line, after a dash or an arrow: "- [Ada Ling] Yes."
///
/// Directions such as "[Applause] Yes." have none.
fn in_brackets(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['>', '-', '–', '—', ' ']);
    if let Some(name) = bracketed_alone(line) {
        return Some(name.to_owned());
    }
    let label = label::find(line, &[]).filter(|label| label.style == Style::Bracket)?;
    let name = label.name_in(line);
    (!names_direction(name)).then(|| name.to_owned())
}

/// Returns the name in a line that is only a name in brackets: "[Ada Ling]", "(LING):".
pub(super) fn bracketed_alone(line: &str) -> Option<&str> {
    let bare = line.strip_suffix(':').unwrap_or(line);
    let name = bare
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')))?
        .trim();
    let opens = |part: &str| part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_name =
        name.split(' ').count() < 5 && name.split(' ').all(|part| opens(part) || is_small_in_name(part));
    (is_name && strength_of(name).is_some() && !names_direction(name)).then_some(name)
}

/// Returns the name in the first line of a cue that has only a name there: "Ling, Ada", "Bo Chen (External)".
fn name_above(cue: &[String]) -> Option<&str> {
    let [line, _, ..] = cue else { return None };
    let bare = line.split(" (").next().unwrap_or(line);
    let is_part = |part: &str| {
        let part = part.trim_end_matches(',');
        part.starts_with(char::is_uppercase) && part.chars().all(|c| c.is_alphabetic() || ".-’'".contains(c))
    };
    let has_brackets_inside = bare.len() < line.len() && !line.ends_with(')');
    let plain = bare.replacen(", ", " ", 1);
    let fits = (2..5).contains(&bare.split(' ').count()) && bare.split(' ').all(is_part);
    let is_name = fits && !has_brackets_inside && !ends_sentence(bare) && !bare.ends_with(',');
    (is_name && strength_of(&plain).is_some()).then_some(line)
}

/// Returns the lines of the first cues, without tags.
fn cues(text: &str) -> Vec<Vec<String>> {
    let mut cues = vec![Vec::new()];
    let mut inside = false;
    for line in text.split(['\n', '\r']).take(MAX_LINES) {
        if line.is_empty() || line.contains("-->") {
            inside = !line.is_empty();
            cues.push(Vec::new());
        } else if inside && let Some(cue) = cues.last_mut() {
            let bare = without_tags(line);
            cue.extend(Some(bare.trim().to_owned()).filter(|line| !line.is_empty()));
        }
    }
    cues.retain(|cue| !cue.is_empty());
    cues
}

/// Returns the words before the first colon, if they may be a name.
fn before_colon(text: &str) -> Option<&str> {
    let (name, _) = text.split_once(": ")?;
    let fits = name.chars().count() < MAX_NAME && name.split(' ').count() < MAX_NAME_WORDS;
    (fits && !name.is_empty() && !name.ends_with(' ')).then_some(name)
}

/// Returns how much of a cue repeats the end of the previous one.
///
/// The result is a number of lines, and of bytes of the line after these.
pub(super) fn repeated(before: &[String], now: &[String]) -> (usize, usize) {
    let most = before.len().min(now.len());
    let lines =
        (1..=most).rev().find(|lines| before.iter().skip(before.len() - lines).eq(now.iter().take(*lines)));
    if let Some(lines) = lines {
        return (lines, 0);
    }
    // "good", "good morning": a growing line.
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
    fn rolling_and_growing_lines_are_repeated() {
        assert_eq!(repeated(&cue(&["a", "b"]), &cue(&["b", "c"])), (1, 0));
        assert_eq!(repeated(&cue(&["yes"]), &cue(&["yes", "yes"])), (1, 0));
        assert_eq!(repeated(&cue(&["a", "good"]), &cue(&["good morning"])), (0, 4));
        assert_eq!(repeated(&cue(&["goo"]), &cue(&["good morning"])), (0, 0));
        assert_eq!(repeated(&[], &cue(&["a"])), (0, 0));
    }

    #[test]
    fn any_name_counts_if_most_cues_have_one() {
        let cue = |name: &str| format!("00:01.000 --> 00:02.000\n{name}: hello there\n\n");
        let text = format!("WEBVTT\n\n{}{}{}", cue("Ada Ling"), cue("+1 555-0100"), cue("bo"));
        let habits = Habits::of(&text);
        assert_eq!(habits.caller("+1 555-0100: hello", false), Some(11));
        assert_eq!(habits.caller("bo: hello", false), Some(2));
        assert_eq!(habits.caller("one thing: hello", false), None);
        let film = "00:01.000 --> 00:02.000\nhello\n\n".repeat(9) + &cue("bo");
        assert_eq!(Habits::of(&film).caller("bo: hello", false), None);
    }
}
