//! Labels of speakers at the start of a paragraph: `MS. PSAKI:`, `Q`, `Mr. LOTT.`, `Ada Ling:`, each as far as the words
//! themselves can tell.

pub(crate) mod aside;
pub(crate) mod parts;
pub(crate) mod strength;

use crate::import::label::strength::{called_by_office, hearing_name, record_name, strength_of};
use crate::import::lexicon::labels::is_title;
use crate::import::text::head;
use std::ops::Range;

/// How sure it is that a label names who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Words in ordinary letters before a colon or a tab.
    Ordinary,
    /// A title or an office in ordinary letters.
    Office,
    /// Words in capitals.
    Capitals,
    /// A title or an office in capitals, or the `Q` of questions.
    Titled,
}

/// A label found at the start of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// The label itself, without its colon.
    pub name: Range<usize>,
    /// Where what is said begins.
    pub rest: usize,
    /// How sure it is.
    pub strength: Strength,
    /// The time that stands with it, `00:12:31`.
    pub at: Option<String>,
    /// It ends in a dash: `President. –`.
    pub dash: bool,
}

/// The label at the start of `words`, if anything there looks like one. `tabs` says how many bytes of the words stand
/// before each tab of the input.
pub(crate) fn find(words: &str, tabs: &[usize]) -> Option<Label> {
    let (start, at) = clock(words);
    let body = &words[start..];
    // Below dots stands the page of a table of contents, or who sits where.
    if head(words, 240).contains(". . . .") || head(words, 240).contains(".....") {
        return None;
    }
    let mut dashed = false;
    let found = question(body)
        .or_else(|| colon(body))
        .or_else(|| dash(body).inspect(|_| dashed = true))
        .or_else(|| full_stop(body))
        .or_else(|| tabs.iter().find_map(|end| tab(body, end.checked_sub(start)?)))
        .or_else(|| timed(body, at.is_some()))?;
    let (name, rest, strength, inner) = found;
    let place = start + name.start..start + name.end;
    Some(Label { name: place, rest: start + rest, strength, at: at.or(inner), dash: dashed })
}

/// Whether a line is a label and nothing else: what is said stands below it.
pub(crate) fn stands(line: &str) -> bool {
    line.len() < 160
        && line.ends_with([':', '：', ')', ']', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        && find(line, &[]).is_some_and(|label| label.rest >= line.len())
        || line.starts_with(['[', '(', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            && line.len() < 90
            && find(line, &[]).is_some_and(|label| label.rest >= line.len() && label.at.is_some())
}

type Parts = (Range<usize>, usize, Strength, Option<String>);

/// A time at the start: `[00:12:31]`, `(12:31)`, `00:12:31`; returns where it ends.
fn clock(words: &str) -> (usize, Option<String>) {
    let open = usize::from(words.starts_with(['[', '(']));
    let Some((len, time)) = time_at(&words[open..]) else { return (0, None) };
    let mut end = open + len;
    if open == 1 {
        if !words[end..].starts_with([']', ')']) {
            return (0, None);
        }
        end += 1;
    }
    let rest = &words[end..];
    // "4:03 P.M. EST" says when it was, not when something was said.
    let upper: String = rest.trim_start().chars().take(4).collect::<String>().to_ascii_uppercase();
    if upper.starts_with("A.M")
        || upper.starts_with("P.M")
        || upper.starts_with("AM")
        || upper.starts_with("PM")
    {
        return (0, None);
    }
    let gap = rest.len() - rest.trim_start_matches([' ', '-', '–']).len();
    if rest.len() == gap || (gap == 0 && open == 0) { (0, None) } else { (end + gap, Some(time)) }
}

/// A time such as `12:31`, `00:12:31` or `00:12:31.500` at the start, in the form of the format.
pub(crate) fn time_at(words: &str) -> Option<(usize, String)> {
    let len = words.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b',')).count();
    let raw = words[..len].trim_end_matches(['.', ',', ':']);
    time(raw).map(|time| (raw.len(), time))
}

/// A time of a recording in the form `00:12:31.500`, the fraction as it was given.
pub(crate) fn time(raw: &str) -> Option<String> {
    let (whole, fraction) =
        raw.split_once(['.', ',']).map_or((raw, ""), |(whole, fraction)| (whole, fraction));
    let parts: Vec<&str> = whole.split(':').collect();
    let number = |part: &str| (part.len() <= 5).then(|| part.parse::<u32>().ok()).flatten();
    let (hours, minutes, seconds) = match parts[..] {
        [minutes, seconds] => (0, number(minutes)?, number(seconds)?),
        [hours, minutes, seconds] => (number(hours)?, number(minutes)?, number(seconds)?),
        _ => return None,
    };
    let well = seconds < 60 && parts.last().is_some_and(|part| part.len() == 2);
    if !well || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (hours + minutes / 60, minutes % 60);
    let dot = if fraction.is_empty() { "" } else { "." };
    Some(format!("{hours:02}:{minutes:02}:{seconds:02}{dot}{fraction}"))
}

/// `Q    What …`, `Q:`, `A.`: the letter of a question or an answer.
fn question(words: &str) -> Option<Parts> {
    let letter = words.chars().next().filter(|c| matches!(c, 'Q' | 'A'))?;
    let rest = &words[1..];
    let marked = rest.starts_with([':', '.']) && rest[1..].starts_with(' ');
    // "A" alone is a word; "Q" alone is none.
    let bare = letter == 'Q' && rest.starts_with(' ');
    if !marked && !bare {
        return None;
    }
    let said = rest.trim_start_matches([':', '.', ' ']);
    let begins = said.chars().next()?;
    let opens = begins.is_uppercase()
        || begins.is_ascii_digit()
        || matches!(begins, '“' | '"' | '(' | '[' | '‘' | '—' | '–' | '-' | '…' | '.' | '$' | '¿');
    // An answer's letter is sure only with its colon: "A. Smith said".
    let answers = letter == 'Q' || rest.starts_with(':');
    (opens && answers).then_some((0..1, words.len() - said.len(), Strength::Titled, None))
}

/// `MS. PSAKI:`, `Ada Ling:`, `LING (voice-over):`, `Ada Ling: (00:12)`.
fn colon(words: &str) -> Option<Parts> {
    let window = head(words, 160);
    let end = outer(window, |rest| rest.starts_with([':', '：']))?;
    let width = if window[end..].starts_with(':') { 1 } else { 3 };
    let after = &words[end + width..];
    // "10:30", "https://", "Ratio 3:1" are none; nothing at all may follow.
    if width == 1 && !after.is_empty() && !after.starts_with([' ', '“', '"', '(', '[', '\u{a0}', '\u{202f}'])
    {
        return None;
    }
    let raw = words[..end].trim_end();
    let (bare, inner) = without_brackets(raw);
    let mut rest = words.len() - after.trim_start().len();
    let strength = strength_of(&bare)?;
    // The brackets behind a name say a time or how it was spoken; only a time is kept apart.
    let name_end = if inner.is_some() {
        raw.find(['(', '[']).map_or(raw.len(), |at| raw[..at].trim_end().len())
    } else {
        raw.len()
    };
    let behind = bracketed_time(&words[rest..]).filter(|_| inner.is_none());
    let inner = match behind {
        Some((len, time)) => {
            rest = words.len() - words[rest + len..].trim_start().len();
            Some(time)
        }
        None => inner,
    };
    Some((0..name_end, rest, strength, inner))
}

/// `(00:12)` or `[00:12]` at the start, and how long it is.
fn bracketed_time(words: &str) -> Option<(usize, String)> {
    let inside = words.strip_prefix(['(', '['])?;
    let (len, time) = time_at(inside)?;
    inside[len..].starts_with([')', ']']).then_some((len + 2, time))
}

/// `President. – The sitting is open.`, `MINISTRA.- Gracias.`: the labels of records in Europe.
fn dash(words: &str) -> Option<Parts> {
    const MARKS: &[&str] = &[". –", ". —", ".–", ".—", ".- ", ". - "];
    let window = head(words, 200);
    let end = outer(window, |rest| MARKS.iter().any(|mark| rest.starts_with(mark)))?;
    let mark = MARKS.iter().find(|mark| window[end..].starts_with(**mark))?;
    let raw = &words[..end];
    let (bare, _) = without_brackets(raw);
    // What stands behind a comma is in whose name somebody speaks: "Ada Ling, on behalf of the Group".
    let name = bare.split(',').next().unwrap_or_default().trim();
    let strength = strength_of(name).or_else(|| called_by_office(name))?.max(Strength::Office);
    let said = words[end + mark.len()..].trim_start();
    let opens = said.chars().next().is_none_or(|c| !c.is_lowercase());
    opens.then(|| (0..raw.len(), words.len() - said.len(), strength, None))
}

/// `Ada Ling  0:12`, `Speaker 1 (00:12)`, `00:12 Ada Ling`: a name and a time on a line of their own.
fn timed(words: &str, before: bool) -> Option<Parts> {
    if words.len() > 90 {
        return None;
    }
    if before {
        let name = words.trim_end_matches([':', ' ']);
        let strength = strength_of(name)?;
        return Some((0..name.len(), words.len(), strength, None));
    }
    let bare = words.trim_end_matches([':', ' ']).trim_end_matches([')', ']']);
    let digits =
        bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).len();
    let at = time(&bare[bare.len() - digits..])?;
    let name =
        bare[..bare.len() - digits].trim_end_matches(['(', '[', ' ', '-', '–', '—', '|', '@', '•', ',']);
    let strength = strength_of(name)?;
    (name.len() + digits < bare.len()).then_some((0..name.len(), words.len(), strength, Some(at)))
}

/// The first place outside of brackets at which something is so.
fn outer(words: &str, is: impl Fn(&str) -> bool) -> Option<usize> {
    let mut depth = 0_usize;
    words.char_indices().find_map(|(at, c)| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is(&words[at..]) => return Some(at),
            _ => {}
        }
        None
    })
}

/// `CHAIR POWELL.  Good afternoon`, `Mr. LOTT. Mr. President,`: the label of records in print.
fn full_stop(words: &str) -> Option<Parts> {
    let window = head(words, 90);
    let mut from = 0;
    while let Some(at) = outer(&window[from..], |rest| rest.starts_with(". ")).map(|at| from + at) {
        from = at + 1;
        let (bare, _) = without_brackets(&words[..at]);
        let last = bare.rsplit(' ').next()?;
        let titled = is_title(&format!("{last}."));
        if titled || last.chars().count() < 2 {
            continue;
        }
        let said = words[at + 2..].trim_start();
        let begins = said.chars().next()?;
        let strength = record_name(&bare).or_else(|| hearing_name(&bare))?;
        let opens =
            begins.is_uppercase() || begins.is_ascii_digit() || matches!(begins, '“' | '"' | '(' | '[' | '—');
        return opens.then(|| (0..at, words.len() - said.len(), strength, None));
    }
    None
}

/// `Ada Ling<tab>Good morning.`
fn tab(words: &str, end: usize) -> Option<Parts> {
    let name = words.get(..end)?.trim_end();
    let said = words.get(end..)?.trim_start();
    let strength = strength_of(name)?;
    (!said.is_empty()).then(|| (0..name.len(), words.len() - said.len(), strength, None))
}

/// A name without what stands in brackets behind it, and the time in them.
fn without_brackets(raw: &str) -> (String, Option<String>) {
    let Some(first) = raw.find(['(', '[']) else { return (raw.to_owned(), None) };
    if first == 0 {
        return (raw.trim_matches(['[', ']', '(', ')']).to_owned(), None);
    }
    let mut bare = String::new();
    let mut inner = None;
    let mut rest = raw;
    while let Some(open) = rest.find(['(', '[']) {
        bare.push_str(rest[..open].trim_end());
        let close = rest[open..].find([')', ']']).map_or(rest.len(), |close| open + close);
        inner = inner.or_else(|| time(&rest[open + 1..close]));
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    bare.push_str(rest.trim_end());
    (bare, inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Option<(&str, &str, Strength)> {
        let label = find(words, &[])?;
        Some((&words[label.name], &words[label.rest..], label.strength))
    }

    #[test]
    fn labels_of_all_houses_are_seen() {
        use Strength::{Capitals, Office, Ordinary, Titled};
        for (words, name, said, strength) in [
            ("MS. PSAKI: Good afternoon.", "MS. PSAKI", "Good afternoon.", Titled),
            ("THE PRESIDENT: Thank you.", "THE PRESIDENT", "Thank you.", Titled),
            ("MR. O’BRIEN: Yes.", "MR. O’BRIEN", "Yes.", Titled),
            ("MINORITY LEADER McCARTHY: Yes.", "MINORITY LEADER McCARTHY", "Yes.", Capitals),
            (
                "SENIOR ADMINISTRATION OFFICIAL #1: Sure.",
                "SENIOR ADMINISTRATION OFFICIAL #1",
                "Sure.",
                Titled,
            ),
            ("Q Thank you, Jen.", "Q", "Thank you, Jen.", Titled),
            ("Q: When?", "Q", "When?", Titled),
            ("A: Soon.", "A", "Soon.", Titled),
            ("CHAIR POWELL. Good afternoon.", "CHAIR POWELL", "Good afternoon.", Titled),
            ("MICHELLE SMITH. Nick.", "MICHELLE SMITH", "Nick.", Capitals),
            ("Mr. LOTT. Mr. President, I ask.", "Mr. LOTT", "Mr. President, I ask.", Titled),
            ("Ms. JACKSON LEE of Texas. I rise.", "Ms. JACKSON LEE of Texas", "I rise.", Titled),
            ("Chairwoman Ling. Good morning.", "Chairwoman Ling", "Good morning.", Capitals),
            ("Ms. Jackson Lee of Norland. I do.", "Ms. Jackson Lee of Norland", "I do.", Capitals),
            (
                "The SPEAKER pro tempore. Is there objection?",
                "The SPEAKER pro tempore",
                "Is there objection?",
                Titled,
            ),
            ("Question: And who pays?", "Question", "And who pays?", Office),
            (
                "The PRESIDING OFFICER. Without objection.",
                "The PRESIDING OFFICER",
                "Without objection.",
                Titled,
            ),
            ("Ada Ling: Our doors are open.", "Ada Ling", "Our doors are open.", Ordinary),
            ("主持人：欢迎各位。", "主持人", "欢迎各位。", Office),
        ] {
            assert_eq!(found(words), Some((name, said, strength)), "{words}");
        }
    }

    #[test]
    fn what_only_looks_like_a_label_is_none() {
        for words in [
            "A great day for us all.",
            "A. Smith said so.",
            "The meeting starts at 10:30 in the hall.",
            "See https://example.org/ for more.",
            "WHAT: A forum.",
            "Note: the hall closes at six.",
            "He said this: nothing is lost.",
            "QUITE A LOT OF WORDS IN CAPITALS BEFORE: a colon.",
            "NASA. The agency said so.",
            "Mr. Dahl said so. The agency did not.",
            "Captain of the ship. He stayed.",
            "4:03 P.M. EST",
        ] {
            assert_eq!(found(words), None, "{words}");
        }
    }

    #[test]
    fn times_that_stand_with_a_label_are_kept() {
        let at = |words: &str| find(words, &[]).and_then(|label| label.at);
        assert_eq!(at("[00:12:31] Ada Ling: Yes."), Some("00:12:31".to_owned()));
        assert_eq!(at("Ada Ling (12:31): Yes."), Some("00:12:31".to_owned()));
        assert_eq!(at("1:02:03 MS. LING: Yes."), Some("01:02:03".to_owned()));
        assert_eq!(time("00:00:01,500"), Some("00:00:01.500".to_owned()));
        assert_eq!(time("90:30"), Some("01:30:30".to_owned()));
        assert_eq!(time("12:3"), None);
        assert_eq!(time("99999999:00:00"), None);
    }

    #[test]
    fn a_tab_ends_a_label() {
        let label = find("Ada Ling Good morning.", &[8]).unwrap();
        assert_eq!(label.rest, 9);
    }
}
