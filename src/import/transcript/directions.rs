//! Recognizes the parts of a transcript that nobody says.
//!
//! These are stage directions, acts of a record, and notices.

use crate::import::label::{self, Strength};
use crate::import::lexicon::list::List;
use crate::import::text::{self, ends_sentence};
use crate::text::Cut;
use std::ops::Range;

static NOTICES: List = List::all("transcript-notices");
static CLERK_VERBS: List = List::all("clerk-verbs");
static ACTS: List = List::all("record-acts");
static RESULTS: List = List::all("results-in-minutes");
static ENDS: List = List::all("transcript-ends");
static STOPS: List = List::all("transcript-stops");
static DIRECTIONS: List = List::all("directions");
static UNHEARD: List = List::all("unheard");
static TESTIMONIES: List = List::all("testimonies");
static OATHS: List = List::all("oaths");
static COORDINATORS: List = List::all("coordinators");
static COLUMNS: List = List::all("column-marks");
static WRITTEN: List = List::all("written-answers");
static UNSPACED: List = List::all("directions-without-spaces");

/// Maximum length of the label of a result, in bytes.
const MAX_RESULT: usize = 40;
/// Maximum length of a line that names a witness, in bytes.
const MAX_WITNESS: usize = 160;
/// Maximum length of the mark of a column, in bytes.
const MAX_COLUMN_MARK: usize = 40;
/// Maximum length of the words before the colon of a written answer, in bytes.
const MAX_WRITTEN: usize = 90;
/// Maximum length of a direction beside spoken words, in characters.
const MAX_DIRECTION: usize = 70;
/// Maximum length of a direction that tells what several people cried, in characters.
const MAX_CRIES: usize = 400;

/// The name of the next questioner, in "BY MR. LING:" and "EXAMINATION BY MR. LING:".
pub(crate) fn examiner(words: &str) -> Option<&str> {
    if !words.ends_with(':') {
        return None;
    }
    let begins = words.strip_prefix("BY ").or_else(|| words.strip_prefix("By "));
    let examination = || words.split_once(" BY ").filter(|(act, _)| act.ends_with("EXAMINATION"));
    let labelled = begins.or_else(|| Some(examination()?.1))?;
    let name = labelled.strip_suffix(':')?;
    label::find(labelled, &[]).filter(|label| label.strength > Strength::Ordinary).map(|_| name)
}

/// The name of the next witness, in "Deposition of Ada Ling" and "ADA LING, called as a witness, testified as follows:".
pub(crate) fn witness(words: &str) -> Option<&str> {
    if words.len() > MAX_WITNESS {
        return None;
    }
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\''))
    };
    let is_name = |name: &&str| (2..=5).contains(&name.split(' ').count()) && name.split(' ').all(is_part);
    let (name, rest) = words.split_once([',', '(']).unwrap_or((words, ""));
    let lower = words.to_lowercase();
    // "Direct examination of ADA LING"
    let end_of = |testimony: &&str| {
        let at = lower.find(testimony)?;
        (lower.cut(..at).split_whitespace().count() < 2).then_some(at + testimony.len())
    };
    if lower.len() == words.len()
        && TESTIMONIES.is_in(&lower)
        && let Some(start) = TESTIMONIES.entries().iter().find_map(end_of)
    {
        return Some(name.cut(start..).trim()).filter(is_name);
    }
    Some(name).filter(|name| is_name(name) && OATHS.is_in(&rest.to_lowercase()))
}

/// Returns true if a line ends the transcript: "END 4:45 P.M. EST".
pub(super) fn ends_transcript(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']', '*', '#', '-', '–', '—', ' ', '.']);
    let Some(rest) = bare.strip_prefix("END").or_else(|| bare.strip_prefix("End")) else { return false };
    let has_time = rest.starts_with([' ', ':']) && rest.contains(|c: char| c.is_ascii_digit());
    rest.is_empty() || (words.len() < 60 && has_time)
}

/// Returns true if a line says that the recording ends: "Transcription ended after 00:41:07".
pub(super) fn ends_recording(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']', '*', '#', '-', '–', '—', ' ', '.']);
    let lower = bare.to_lowercase();
    // "Ada Ling stopped transcription"
    let stops = || STOPS.suffix_of(&lower).is_some() && bare.split(' ').count() < 7;
    words.len() < 90 && (ENDS.prefix_of(&lower).is_some() || stops())
}

/// Returns true for a line that marks a column of a printed record: "Column 124", "8 May 2024 : Column 567WH".
pub(crate) fn is_column_mark(line: &str) -> bool {
    let bare = line.trim_matches(['[', ']', '(', ')', '*', ' ', '.']);
    let Some((before, number)) = bare.rsplit_once(' ') else { return false };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (date, word) = before.rsplit_once(' ').unwrap_or(("", before));
    let is_dated = date.is_empty() || date.ends_with(':') && date.contains(|c: char| c.is_ascii_digit());
    line.len() < MAX_COLUMN_MARK
        && (2..6).contains(&digits)
        && number.len() < digits + 3
        && number.bytes().skip(digits).all(|byte| byte.is_ascii_uppercase())
        && word.starts_with(char::is_uppercase)
        && COLUMNS.has_in_any_case(word)
        && is_dated
}

/// Returns true if words were written later and are not spoken: "Written answer from the ministry: …".
pub(super) fn is_written(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '[', '*', ' ']);
    let opening = text::head(bare, MAX_WRITTEN);
    let label = opening.split_once([':', '：']).map(|(label, _)| label.to_lowercase());
    label.is_some_and(|label| WRITTEN.prefix_of(&label).is_some())
}

/// The spoken words between directions at the start and at the end.
///
/// For example "We open." in "[04:13] [laughs] We open. (Applause.)".
pub(crate) fn spoken(words: &str) -> Range<usize> {
    let (mut start, mut end) = (0, words.len());
    while let Some(len) = direction_before(words.cut(start..end)) {
        start += len;
    }
    while let Some(len) = direction_after(words.cut(start..end)) {
        end -= len;
    }
    start..end
}

/// The length in bytes of a direction at the start, and of the space after it.
fn direction_before(words: &str) -> Option<usize> {
    let (open, close) = brackets_at_start(words)?;
    let inner = words.cut(open..close.start);
    let rest = words.cut(close.end..);
    let said = rest.trim_start();
    let begins =
        !said.starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation() && !"([\"'".contains(c));
    let spaced = rest.len() > said.len() || !words.starts_with(['(', '[']);
    (spaced && begins && !said.is_empty() && is_beside_words(inner, words.starts_with('[')))
        .then_some(words.len() - said.len())
}

/// The directions between the words of a paragraph: " (laughter) " in "We have (laughter) a lot of lamps."
///
/// Brackets for words that nobody could hear stay with the words, because words are missing there.
pub(crate) fn inside(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = words.cut(from..).find(['(', '[', '（', '【']).map(|open| from + open) {
        let Some((start, close)) = brackets_at_start(words.cut(open..)) else { break };
        let inner = words.cut(open + start..open + close.start);
        from = open + close.end;
        let before = words.cut(..open).trim_end();
        let is_whole = ends_sentence(before) || before.ends_with(['—', '–']);
        // "En junio. (Risas). Si el tiempo"
        let rest = words.cut(from..);
        let rest = rest.strip_prefix('.').filter(|_| is_whole).unwrap_or(rest);
        let after = rest.trim_start();
        let begins = !after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation());
        let is_square = words.cut(open..).starts_with(['[', '【']);
        let is_between = is_whole && begins;
        let is_outside = before.is_empty() || after.is_empty();
        let is_direction = if is_between {
            let is_heard = begins_direction(inner) || !inner.contains([':', '：', '“', '"']);
            is_heard && is_beside_words(inner, is_square) || is_time(inner, is_square)
        } else {
            are_directions(inner) || is_time(inner, is_square)
        };
        if is_direction && !is_outside {
            found.push(before.len()..words.len() - after.len());
        }
    }
    found
}

/// Returns true for a time of a recording in brackets: "[00:12:03]".
///
/// "(3:16)" may be a verse.
fn is_time(inner: &str, square: bool) -> bool {
    (square || inner.matches(':').count() > 1) && label::time(inner.trim()).is_some()
}

/// Returns true if all words are directions: "laughter and applause".
fn are_directions(inner: &str) -> bool {
    let lower = inner.to_lowercase();
    let mut words =
        lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).peekable();
    let is_part = |word: &str| DIRECTIONS.has(word) || COORDINATORS.has(word) || text::is_number(word);
    names_direction(inner) && !is_unheard(inner) && words.peek().is_some() && words.all(is_part)
}

/// Returns true if brackets are for words that nobody could hear, perhaps with a time: "inaudible 00:12:03".
fn is_unheard(inner: &str) -> bool {
    let lower = inner.trim_end_matches(|c: char| c.is_ascii_digit() || " :.,?@–-".contains(c)).to_lowercase();
    UNHEARD.has(&lower) && !inner.ends_with('.')
}

fn brackets_at_start(words: &str) -> Option<(usize, Range<usize>)> {
    let open = words.chars().next().filter(|c| matches!(c, '(' | '[' | '（' | '【'))?;
    let closes = |c: char| matches!(c, ')' | ']' | '）' | '】');
    // "(Cries – Ada Ling [East]: No!)"
    let same = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        _ => '】',
    };
    let end = words.find(same).or_else(|| words.find(closes))?;
    let close = words.cut(end..).chars().next()?;
    Some((open.len_utf8(), end..end + close.len_utf8()))
}

/// The length in bytes of a direction at the end, after a whole sentence, and of the space before it.
fn direction_after(words: &str) -> Option<usize> {
    // "(Applause)."
    let whole = words.strip_suffix(").").map_or(words, |open| words.cut(..=open.len()));
    let body = whole.strip_suffix([')', ']', '）', '】'])?;
    let (at, open) = body.char_indices().rev().find(|(_, c)| matches!(c, '(' | '[' | '（' | '【'))?;
    let inner = body.cut(at + open.len_utf8()..);
    let said = words.cut(..at).trim_end();
    let is_whole = ends_sentence(said) || said.ends_with(['—', '–', '-']);
    (is_whole && !inner.contains([')', ']']) && is_beside_words(inner, open == '['))
        .then_some(words.len() - said.len())
}

/// Returns true if the words in brackets are a direction or a time.
///
/// Square brackets may contain any note in lower case.
fn is_beside_words(inner: &str, square: bool) -> bool {
    let inner = inner.trim();
    // "(Applause – Ada Ling [East]: No! – More cries)"
    let most = if begins_direction(inner) && inner.contains(['[', ':']) { MAX_CRIES } else { MAX_DIRECTION };
    if inner.is_empty() || inner.chars().count() > most {
        return false;
    }
    let named = names_direction(inner);
    let is_note = square && inner.starts_with(char::is_lowercase) && inner.split(' ').count() < 6;
    // "[901234]": the number of a question
    let is_reference = square && inner.len() > 4 && text::is_number(inner);
    // "(Inaudible) the lamp" lacks words, so the brackets belong to it.
    !is_unheard(inner)
        && (is_reference || named || is_note || UNSPACED.is_in(inner) || label::time(inner).is_some())
}

/// Returns true if the first word is for a direction: "Applause from the left", "Cry from the left: When?"
fn begins_direction(inner: &str) -> bool {
    let first = inner.trim_start().split(|c: char| !c.is_alphabetic() && c != '-').next();
    first.is_some_and(|first| DIRECTIONS.has_in_any_case(first))
}

/// Returns true if words contain a word for a direction: "Applause".
pub(crate) fn names_direction(words: &str) -> bool {
    words.to_lowercase().split(|c: char| !c.is_alphabetic() && c != '-').any(|word| DIRECTIONS.has(word))
}

/// Returns true if the brackets inside words are in pairs: "Cry of Ada Ling (East): No!"
fn encloses(inner: &str, open: char, close: char) -> bool {
    let mut depth = 0_i32;
    inner.chars().all(|c| {
        depth += i32::from(c == open) - i32::from(c == close);
        depth >= 0
    }) && depth == 0
}

/// Returns true if brackets enclose all words: "(Applause.)".
pub(crate) fn is_direction(words: &str) -> bool {
    let is_between = |open: char, close: char| {
        words.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inner| {
            !inner.contains([open, close]) || begins_direction(inner) && encloses(inner, open, close)
        })
    };
    words.len() > 2
        && (is_between('(', ')') || is_between('[', ']') || is_between('♪', '♪') || is_between('♫', '♫'))
        || words.starts_with('（') && words.ends_with('）')
}

/// Returns true for words like "Transcribed by" and "Check against delivery".
pub(super) fn begins_notice(words: &str) -> bool {
    NOTICES.prefix_of(words).is_some()
}

/// Returns true for a publisher's notice about its transcript.
///
/// Such notices are in capitals, or begin with words like "Transcribed by".
pub(super) fn is_notice(words: &str) -> bool {
    if begins_notice(words) {
        return true;
    }
    let (mut large, mut small) = (0, 0);
    for letter in words.chars().take(600).filter(|c| c.is_alphabetic()) {
        large += usize::from(letter.is_uppercase());
        small += usize::from(letter.is_lowercase());
    }
    large > 40 && small * 4 < large && words.split(' ').count() > 7
}

/// Returns true for a line in which a record reports an act.
///
/// For example "The Clerk read the title of the bill."
pub(super) fn is_act(words: &str) -> bool {
    if words.starts_with("{time}") || is_rising(words) {
        return true;
    }
    if words.len() >= 240 {
        return false;
    }
    let names_clerk = (words.starts_with("The ") || words.starts_with("(The "))
        && text::head(words, 60).split(' ').take(6).any(|word| matches!(word, "clerk" | "Clerk"));
    names_clerk && CLERK_VERBS.is_in(text::head(words, 90))
        || ACTS.prefix_of(words).is_some()
        || is_result(words)
}

/// Returns true for a line in which minutes record a result: "Action: Ada Ling to write to the bank.", "In favour: Norland".
fn is_result(words: &str) -> bool {
    let label = text::head(words, MAX_RESULT).split_once(':').map(|(label, _)| label);
    label.is_some_and(|label| RESULTS.has_in_any_case(label.trim_end()))
}

/// Returns true for a line in which a record says that somebody stands up to speak: "Ada Ling rose—".
fn is_rising(words: &str) -> bool {
    let bare = words.trim_end_matches(['—', '–', '-', ' ']);
    let name = bare.strip_suffix(" rose").filter(|_| bare.len() < words.len());
    name.is_some_and(|name| name.split(' ').count() < 6 && name.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_beside_words_are_not_spoken() {
        for (words, said) in [
            ("[04:13] [laughs] We open. (Applause.)", "We open."),
            ("We open. (Lengthy applause on the left.)", "We open."),
            ("Wir öffnen. (Beifall bei allen)", "Wir öffnen."),
            ("我们开门。（掌声）", "我们开门。"),
            ("We open. (Applause).", "We open."),
            ("And then — [crosstalk]", "And then —"),
            ("[The keeper] is here.", "[The keeper] is here."),
            ("[T]he lamps burn.", "[T]he lamps burn."),
            ("We pay. (That is the rule, at least.)", "We pay. (That is the rule, at least.)"),
            ("He spoke of [inaudible]", "He spoke of [inaudible]"),
            ("(Inaudible) the lamps?", "(Inaudible) the lamps?"),
            ("(Inaudible.) The lamps?", "The lamps?"),
            ("[inaudible 00:12:03] the lamps?", "[inaudible 00:12:03] the lamps?"),
            ("(Applause.)", "(Applause.)"),
        ] {
            assert_eq!(words.cut(spoken(words)), said, "{words}");
        }
    }

    #[test]
    fn directions_between_words_are_found() {
        for (words, said) in [
            ("We have (laughter) a lot. [Applause] They burn.", "We have|a lot.|They burn."),
            ("We burn [crosstalk 00:12:10] oil. (Laughter and applause.) Yes.", "We burn|oil.|Yes."),
            ("We burn oil. [phone rings] Yes. [00:14:02] No.", "We burn oil.|Yes.|No."),
            (
                "We asked [inaudible 00:12:03] about [inaudible].",
                "We asked [inaudible 00:12:03] about [inaudible].",
            ),
            ("We (music lovers) and [the keeper] agree.", "We (music lovers) and [the keeper] agree."),
            (
                "We burn oil. (That was applause: you heard it.) Yes.",
                "We burn oil. (That was applause: you heard it.) Yes.",
            ),
            ("En junio. (Risas). Si se puede.", "En junio.|Si se puede."),
            ("我们开门。（掌声）谢谢。", "我们开门。|谢谢。"),
        ] {
            let mut pieces = Vec::new();
            let mut from = 0;
            for direction in inside(words) {
                pieces.push(words.cut(from..direction.start));
                from = direction.end;
            }
            pieces.push(words.cut(from..));
            assert_eq!(pieces.join("|"), said, "{words}");
        }
    }

    #[test]
    fn directions_and_end_marks_are_recognized() {
        assert!(
            is_direction("(Applause.)")
                && is_direction("[Laughter]")
                && !is_direction("(Applause.) Thank you (all).")
        );
        assert!(
            ends_transcript("END 4:45 P.M. EST")
                && ends_transcript("END")
                && !ends_transcript("End the war.")
        );
    }
}
