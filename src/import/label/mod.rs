//! Finds a speaker's label at the start of a paragraph: `ADA LING:`, `Q`.
//!
//! Only the words of the label are considered here; the transcript decides later which labels count.

mod aside;
mod dash;
mod office;
pub(crate) mod parts;
pub(crate) mod strength;

use crate::import::label::aside::{after_aside, enclosed, without_asides};
use crate::import::label::dash::dash;
use crate::import::label::strength::{
    addressed_before_stop, family_first, hearing_name, record_name, role_before_stop, strength_of,
    strength_of_exchange,
};
use crate::import::lexicon::labels::is_title;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::names_office;
use crate::import::text::head;
use crate::text::Cut;
use crate::text::fold::writes_no_spaces;
use std::ops::Range;

pub(crate) use strength::{Strength, asks};

static PARTIES: List = List::all("parties");

/// The first byte of "：".
const WIDE_COLON_BYTE: u8 = 0xef;

/// A label found at the start of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// The range of the label, without its colon.
    pub name: Range<usize>,
    /// Where the spoken words begin.
    pub rest: usize,
    /// How certain it is.
    pub strength: Strength,
    /// The time next to it: `00:12:31`.
    pub at: Option<String>,
    /// How it is written.
    pub style: Style,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Before a colon, a full stop or a tab, or on a separate line.
    Plain,
    /// Before a dash: `President. –`.
    Dash,
    /// In brackets, or before a time in brackets: `[Speaker 1] Yes.`
    Bracket,
}

impl Label {
    /// A label at the very start, without a time.
    pub(crate) fn new(name_end: usize, rest: usize, strength: Strength) -> Self {
        Self { name: 0..name_end, rest, strength, at: None, style: Style::Plain }
    }

    /// The same label with all positions moved by `bytes`.
    pub(crate) fn moved_by(self, bytes: usize) -> Self {
        let name = self.name.start + bytes..self.name.end + bytes;
        Self { name, rest: self.rest + bytes, ..self }
    }

    /// The label, in the words that it was found in.
    pub(crate) fn name_in<'t>(&self, words: &'t str) -> &'t str {
        words.cut(self.name.clone())
    }

    /// The spoken words, in the words that the label was found in.
    pub(crate) fn said_in<'t>(&self, words: &'t str) -> &'t str {
        words.cut(self.rest..)
    }

    /// Returns true if nothing follows the label.
    pub(crate) fn is_alone_in(&self, words: &str) -> bool {
        self.rest >= words.len()
    }
}

/// Finds the label at the start of words, if anything there looks like one.
///
/// `tabs` has the number of bytes of the words before each tab of the input.
pub(crate) fn find(words: &str, tabs: &[usize]) -> Option<Label> {
    let (start, at) = clock(words);
    let body = words.cut(start..);
    // Rows of dots belong to a table of contents or a list of attendees.
    let opening = head(words, 240);
    let has_dots = opening.bytes().filter(|byte| *byte == b'.').count() > 3;
    if has_dots && (opening.contains(". . . .") || opening.contains(".....")) {
        return None;
    }
    let label = question(body)
        .or_else(|| numbered(body))
        .or_else(|| colon(body))
        .or_else(|| dash(body))
        .or_else(|| full_stop(body))
        .or_else(|| tabs.iter().find_map(|end| tab(body, end.checked_sub(start)?)))
        .or_else(|| timed(body, at.is_some()))
        .or_else(|| bracketed(body))?;
    let label = label.moved_by(start);
    Some(Label { at: at.or(label.at), ..label })
}

/// Returns true if a line is only a label, with the spoken words below it.
pub(crate) fn is_label_alone(line: &str) -> bool {
    const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let alone = || find(line, &[]).filter(|label| label.is_alone_in(line));
    let ends = line.ends_with([':', '：', ')', ']']) || line.ends_with(DIGITS);
    let opens = line.starts_with(['[', '(']) || line.starts_with(DIGITS);
    line.len() < 160 && ends && alone().is_some()
        || line.len() < 90 && opens && alone().is_some_and(|label| label.at.is_some())
}

/// A time at the start, and the length in bytes up to the next word.
///
/// The time is in the form `[00:12:31]`, `(12:31)` or `00:12:31`.
fn clock(words: &str) -> (usize, Option<String>) {
    let open = usize::from(words.starts_with(['[', '(']));
    let Some((len, time)) = time_at(words.cut(open..)) else { return (0, None) };
    let mut end = open + len;
    if open == 1 {
        if !words.cut(end..).starts_with([']', ')']) {
            return (0, None);
        }
        end += 1;
    }
    let rest = words.cut(end..);
    // "4:03 P.M. EST" is the time of an event, not of a recording.
    let next = rest.trim_start().split(|c: char| c != '.' && !c.is_alphabetic()).next().unwrap_or_default();
    if matches!(next.replace('.', "").to_ascii_uppercase().as_str(), "AM" | "PM") {
        return (0, None);
    }
    let gap = rest.len() - rest.trim_start_matches([' ', '-', '–']).len();
    if rest.len() == gap || (gap == 0 && open == 0) { (0, None) } else { (end + gap, Some(time)) }
}

/// A time of a recording at the start, and its length in bytes.
///
/// For example `12:31` or `00:12:31.500`.
fn time_at(words: &str) -> Option<(usize, String)> {
    let after = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    let raw = words.strip_suffix(after)?.trim_end_matches(['.', ',', ':']);
    time(raw).map(|time| (raw.len(), time))
}

/// A time of a recording in the form `00:12:31.500`.
///
/// The fraction stays as it is.
pub(crate) fn time(raw: &str) -> Option<String> {
    let (whole, fraction) = raw.split_once(['.', ',']).unwrap_or((raw, ""));
    let mut parts = whole.rsplit(':');
    let (last, before) = (parts.next()?, parts.next()?);
    let number = |part: &str| (part.len() <= 5).then(|| part.parse::<u32>().ok()).flatten();
    let (seconds, minutes) = (number(last)?, number(before)?);
    let hours = parts.next().map_or(Some(0), number)?;
    let is_time = parts.next().is_none() && seconds < 60 && last.len() == 2;
    if !is_time || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (hours + minutes / 60, minutes % 60);
    let dot = if fraction.is_empty() { "" } else { "." };
    Some(format!("{hours:02}:{minutes:02}:{seconds:02}{dot}{fraction}"))
}

/// `Q    What …`, `Q:`, `Q1:`, `A:`: the letter of a question or an answer.
fn question(words: &str) -> Option<Label> {
    let rest = words.strip_prefix(['Q', 'A'])?;
    let asks = words.starts_with('Q');
    let number = rest.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let rest = rest.cut(number..);
    let is_marked = rest.starts_with(": ") || rest.starts_with(". ") || rest.starts_with('：');
    // "A" alone is a word, but "Q" is not.
    let is_bare = asks && number == 0 && rest.starts_with(' ');
    if !is_marked && !is_bare {
        return None;
    }
    let said = rest.trim_start_matches([':', '.', '：', ' ']);
    let said = after_aside(said).unwrap_or(said);
    let opens = said.starts_with(|c: char| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '“' | '"' | '(' | '[' | '‘' | '—' | '–' | '-' | '…' | '.' | '$' | '¿')
    });
    // The letter of an answer needs a colon: "A. Smith said".
    let is_sure = asks || rest.starts_with([':', '：']);
    let opens = opens || said.starts_with(writes_no_spaces);
    (opens && is_sure).then(|| Label::new(1, words.len() - said.len(), Strength::Titled))
}

/// `Question 3: When?`, `ANSWER 3. Soon.`: the number is not part of the name.
fn numbered(words: &str) -> Option<Label> {
    let (name, rest) = words.split_once(' ')?;
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let said = rest.cut(digits..).strip_prefix([':', '.', '：']).filter(|_| digits > 0)?;
    let strength = strength_of_exchange(name).filter(|_| said.starts_with(' '))?;
    Some(Label::new(name.len(), words.len() - said.trim_start().len(), strength))
}

/// `MS. PSAKI:`, `Ada Ling:`, `LING (voice-over):`, `Ada Ling: (00:12)`.
fn colon(words: &str) -> Option<Label> {
    let window = head(words, 160);
    memchr::memchr2(b':', WIDE_COLON_BYTE, window.as_bytes())?;
    let end = find_outside_brackets(window, |rest| rest.starts_with([':', '：']))?;
    let (before, from_colon) = words.split_at_checked(end)?;
    let after = from_colon.strip_prefix([':', '：'])?;
    // In "10:30", "https://" and "Ratio 3:1" the colon does not end a label; at the end of the words it may.
    let touches = !after.is_empty() && !after.starts_with([' ', '“', '"', '(', '[', '\u{a0}', '\u{202f}']);
    if touches && from_colon.starts_with(':') {
        return None;
    }
    let raw = before.trim_end();
    let (bare, inner) = without_brackets(raw);
    let strength = strength_of(&bare)?;
    // "Ada Ling (Eastwick): Yes." tells a seat or a post, so it is a label.
    let has_aside = inner.is_none() && has_seat(raw);
    let strength = if has_aside { strength.max(Strength::Office) } else { strength };
    // Brackets after a name contain a time or a manner of speaking. Only a time is stored.
    let name = if inner.is_some() { raw.split(['(', '[']).next()?.trim_end() } else { raw };
    if name.is_empty() {
        return None;
    }
    let said = after.trim_start();
    let (said, at) = match inner {
        Some(time) => (said, Some(time)),
        None => time_before(said),
    };
    let label = Label { at, ..Label::new(name.len(), words.len() - said.len(), strength) };
    // Brackets around a name are not part of it.
    Some(match enclosed(name) {
        Some(inner) => {
            let open = name.find(inner).unwrap_or(0);
            Label { name: open..open + inner.len(), ..label }
        }
        None => label,
    })
}

/// The words after a time in brackets, and that time. A time alone needs no brackets.
fn time_before(said: &str) -> (&str, Option<String>) {
    match bracketed_time(said) {
        Some((rest, time)) => (rest.trim_start(), Some(time)),
        None => time(said.trim_end()).map_or((said, None), |time| ("", Some(time))),
    }
}

/// A name in brackets, or a name before a time in brackets, without a colon.
///
/// For example `[Speaker 1] [00:12] Yes.`, `[Speaker 1] Yes.`, `Ada Ling [00:12] Yes.`
fn bracketed(words: &str) -> Option<Label> {
    let window = head(words, 100);
    let (start, end, after) = match window.strip_prefix(['[', '(']) {
        Some(inside) => {
            let end = 1 + inside.find([']', ')'])?;
            (1, end, end + 1)
        }
        None => {
            let open = window.find(['[', '('])?;
            bracketed_time(words.cut(open..))?;
            (0, window.cut(..open).trim_end().len(), open)
        }
    };
    let inner = words.cut(start..end);
    // "[Ada Ling, 00:12]"
    let inside = inner.rsplit_once(' ').and_then(|(name, last)| Some((name, time(last)?)));
    let (name, own) = inside.map_or((inner, None), |(name, time)| (name, Some(time)));
    let name = name.trim_end_matches([',', '-', '–', ' ']);
    let (said, at) = time_before(words.cut(after..).trim_start());
    let at = own.or(at);
    let said = if at.is_some() { said.trim_start_matches([':', '：', ' ']) } else { said };
    let strength = strength_of(name).filter(|_| at.is_some() || !said.is_empty())?;
    let label = Label { at, style: Style::Bracket, ..Label::new(0, words.len() - said.len(), strength) };
    Some(Label { name: start..start + name.len(), ..label })
}

/// A time in brackets at the start, `(00:12)` or `[00:12]`, and what follows it.
fn bracketed_time(words: &str) -> Option<(&str, String)> {
    let inside = words.strip_prefix(['(', '['])?;
    let (len, time) = time_at(inside)?;
    Some((inside.cut(len..).strip_prefix([')', ']'])?, time))
}

/// A name and a time on a separate line.
///
/// For example `Ada Ling  0:12`, `Speaker 1 (00:12)`, `00:12 Ada Ling`.
fn timed(words: &str, has_time: bool) -> Option<Label> {
    if words.len() > 90 {
        return None;
    }
    if has_time {
        let name = words.trim_end_matches([':', ' ']);
        return Some(Label::new(name.len(), words.len(), strength_of(name)?));
    }
    let bare = words.trim_end_matches([':', ' ']).trim_end_matches([')', ']']);
    let before = bare.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let at = time(bare.strip_prefix(before)?)?;
    let name = before.trim_end_matches(['(', '[', ' ', '-', '–', '—', '|', '@', '•', ',']);
    let strength = strength_of(name).or_else(|| family_first(name))?;
    // A page may show a name and a time side by side without a space: "Ada Ling00:12".
    let touches = name.ends_with(char::is_alphabetic) && name.contains(' ');
    (name.len() < before.len() || touches)
        .then(|| Label { at: Some(at), ..Label::new(name.len(), words.len(), strength) })
}

/// The first full stop or colon outside brackets at which `is_wanted` is true for the rest.
fn find_outside_brackets(words: &str, is_wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let mut depth = 0_usize;
    words.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'.' | b':' | WIDE_COLON_BYTE if depth == 0 && is_wanted(words.cut(at..)) => return Some(at),
            _ => {}
        }
        None
    })
}

/// The labels of printed records, which end in a full stop.
///
/// For example `CHAIR POWELL.  Good afternoon`, `Mr. LOTT. Mr. President,`.
fn full_stop(words: &str) -> Option<Label> {
    let window = head(words, 160);
    let mut from = 0;
    while let Some(at) = find_outside_brackets(window.cut(from..), |rest| rest.starts_with(". ")) {
        let end = from + at;
        from = end + 1;
        let (bare, _) = without_brackets(words.cut(..end));
        let last = bare.rsplit(' ').next()?;
        if is_title(&format!("{last}.")) || last.chars().count() < 2 {
            continue;
        }
        let said = words.cut(end + 2..).trim_start();
        let strength = role_before_stop(&bare)
            .or_else(|| record_name(&bare))
            .or_else(|| hearing_name(&bare))
            .or_else(|| addressed_before_stop(&bare))?;
        let opens = said.starts_with(|c: char| {
            c.is_uppercase()
                || c.is_ascii_digit()
                || matches!(c, '“' | '"' | '(' | '[' | '—' | '¿' | '¡' | '«' | '„')
        });
        return opens.then(|| Label::new(end, words.len() - said.len(), strength));
    }
    None
}

/// `Ada Ling<tab>Good morning.`
fn tab(words: &str, end: usize) -> Option<Label> {
    let (name, said) = words.split_at_checked(end)?;
    let (name, said) = (name.trim_end(), said.trim_start());
    let strength = strength_of(name)?;
    (!said.is_empty()).then(|| Label::new(name.len(), words.len() - said.len(), strength))
}

/// A name without its brackets, and the time in them.
fn without_brackets(raw: &str) -> (String, Option<String>) {
    if let Some(inner) = enclosed(raw) {
        return (inner.to_owned(), None);
    }
    let (bare, asides) = without_asides(raw);
    (bare, asides.iter().find_map(|aside| time(aside)))
}

/// Returns true if a name is followed by a post, or by a seat and a party, in brackets.
///
/// One pair of brackets may also contain an abbreviation.
fn has_seat(raw: &str) -> bool {
    let (name, asides) = without_asides(raw);
    let opens = |c: char| c.is_uppercase() || writes_no_spaces(c);
    let is_aside = |aside: &&String| aside.starts_with(opens) && !aside.contains(['.', '!', '?', ':']);
    let found: Vec<&String> = asides.iter().filter(is_aside).collect();
    let is_unspaced = !name.is_empty() && name.chars().all(writes_no_spaces) && name.chars().count() < 6;
    let is_name = name.contains(' ') && name.split(' ').count() < 6 && !raw.starts_with(['(', '[']);
    let is_sure = |aside: &&String| names_office(aside) || PARTIES.has(aside);
    (is_name || is_unspaced) && (found.len() > 1 || found.iter().any(is_sure))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Option<(&str, &str, Strength)> {
        let label = find(words, &[])?;
        Some((label.name_in(words), label.said_in(words), label.strength))
    }

    #[test]
    fn labels_of_many_publishers_are_found() {
        use Strength::{Capitals, Office, Titled};
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
            ("Q (Ada Ling, Quay Radio): When?", "Q", "When?", Titled),
            ("Q (Inaudible) when?", "Q", "(Inaudible) when?", Titled),
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
        ] {
            assert_eq!(found(words), Some((name, said, strength)), "{words}");
        }
    }

    #[test]
    fn labels_of_other_languages_and_forms_are_found() {
        use Strength::{Capitals, Office, Ordinary, Titled};
        for (words, name, said, strength) in [
            ("Ada Ling: Our doors are open.", "Ada Ling", "Our doors are open.", Ordinary),
            ("主持人：欢迎各位。", "主持人", "欢迎各位。", Office),
            ("问：灯塔何时开放？", "问", "灯塔何时开放？", Office),
            ("QUESTION. When?", "QUESTION", "When?", Titled),
            ("OTHER REPORTER. When?", "OTHER REPORTER", "When?", Titled),
            ("Moderator. We begin.", "Moderator", "We begin.", Office),
            ("PRÄSIDENT. Wir beginnen.", "PRÄSIDENT", "Wir beginnen.", Capitals),
            ("Q2: When?", "Q", "When?", Titled),
            ("QUESTION 2. When?", "QUESTION", "When?", Titled),
            ("Frage 12: Wann?", "Frage", "Wann?", Office),
            ("[SPEAKER_01]: Yes.", "SPEAKER_01", "Yes.", Capitals),
            ("[Speaker 12] Yes.", "Speaker 12", "Yes.", Office),
            ("SPEAKER 12: Yes.", "SPEAKER 12", "Yes.", Titled),
            ("El señor PRESIDENTE: Sí.", "El señor PRESIDENTE", "Sí.", Titled),
            ("La señora LUNA DE RÍO: Sí.", "La señora LUNA DE RÍO", "Sí.", Titled),
            ("O Sr. PRESIDENTE: Sim.", "O Sr. PRESIDENTE", "Sim.", Titled),
            ("El PRESIDENTE: Sí.", "El PRESIDENTE", "Sí.", Titled),
            ("PREGUNTA. ¿Cuándo?", "PREGUNTA", "¿Cuándo?", Titled),
            ("(Speaker 1) (0:04): Yes.", "Speaker 1", "Yes.", Office),
            ("【灯塔】：开放。", "灯塔", "开放。", Ordinary),
            ("AL/BC: We agree.", "AL/BC", "We agree.", Capitals),
            ("Acting Chair Ling. Yes.", "Acting Chair Ling", "Yes.", Capitals),
            ("Un député du groupe GLP. Oui.", "Un député du groupe GLP", "Oui.", Capitals),
            ("M. le ministre: Oui.", "M. le ministre", "Oui.", Office),
            ("M. Jean Ost. Oui.", "M. Jean Ost", "Oui.", Capitals),
            ("Mme la présidente. Oui.", "Mme la présidente", "Oui.", Capitals),
            (
                "Mme Lise Ost, ministre chargée des phares. Oui.",
                "Mme Lise Ost, ministre chargée des phares",
                "Oui.",
                Capitals,
            ),
            ("Mme Lise Ost, rapporteure : Oui.", "Mme Lise Ost, rapporteure", "Oui.", Office),
            ("Ada Ling, chair: Yes.", "Ada Ling, chair", "Yes.", Office),
            ("Ada Ling (Harbour Secretary): Yes.", "Ada Ling (Harbour Secretary)", "Yes.", Office),
            ("Ada Ling (Eastwick) (Lab): Yes.", "Ada Ling (Eastwick) (Lab)", "Yes.", Office),
        ] {
            assert_eq!(found(words), Some((name, said, strength)), "{words}");
        }
    }

    #[test]
    fn text_that_only_looks_like_a_label_is_rejected() {
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
            "Ohne Zweifel: das bleibt.",
            "Mein Vorschlag: Wir bleiben.",
            "No Doubt About It: we stay.",
            "IN OTHER WORDS: we stay.",
            "I am a reporter. He is one too.",
            "Madame Ost, la dame du phare. Elle reste.",
            "[The keeper] is here.",
            "Die Lampe brannte. Das Fazit: Sie brennt.",
            "The Keeper Stayed. No Doubt: he did.",
            "Mr. Dahl said so. The agency did not.",
            "Captain of the ship. He stayed.",
            "4:03 P.M. EST",
        ] {
            assert_eq!(found(words), None, "{words}");
        }
    }

    #[test]
    fn times_next_to_a_label_are_kept() {
        let at = |words: &str| find(words, &[]).and_then(|label| label.at);
        assert_eq!(at("[00:12:31] Ada Ling: Yes."), Some("00:12:31".to_owned()));
        assert_eq!(at("Ada Ling (12:31): Yes."), Some("00:12:31".to_owned()));
        assert_eq!(at("1:02:03 MS. LING: Yes."), Some("01:02:03".to_owned()));
        assert_eq!(at("[00:12] Amina Ling: Yes."), Some("00:00:12".to_owned()));
        assert_eq!(at("[Speaker 2] [00:12] Yes."), Some("00:00:12".to_owned()));
        assert_eq!(at("Ada Ling [12:31] Yes."), Some("00:12:31".to_owned()));
        assert_eq!(at("Ada Ling: 12:31"), Some("00:12:31".to_owned()));
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
