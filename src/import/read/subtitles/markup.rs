//! Reads markup in the lines of a cue: voices, times between words, styles.

use crate::import::blocks::Words;
use crate::import::read::html;
use crate::import::text::ends_sentence;
use crate::text::Cut;
use std::ops::Range;

/// The name of a speaker, and its range in the input.
pub(super) type Label = (String, Range<usize>);

/// Returns the words of a part of a line, and the speaker if the part begins with a voice.
///
/// Without one, each dash after a sentence and each ">>" begins the words of somebody else.
pub(super) fn voiced(text: &str, mut part: Range<usize>) -> Vec<(Words, Option<Label>)> {
    let mut speaker = None;
    if let Some((name, whole)) = voice(text, part.clone()) {
        // "<v ->" is somebody without a name.
        let decoded = decoded(text.cut(name.clone()));
        speaker = Some((if decoded.contains(char::is_alphanumeric) { decoded } else { String::new() }, name));
        part.start = whole.end;
    }
    let mut words = Words::default();
    shown(text, part, &mut words);
    let words = without_style(words.trimmed());
    if speaker.is_some() {
        return vec![(words, speaker)];
    }
    let parts = by_arrows(words).into_iter().flat_map(by_dashes);
    parts.filter(|words| !words.is_empty()).map(|words| (words, None)).collect()
}

/// Splits a line at the arrows that begin the words of somebody else: "It is late. >> LING: No."
fn by_arrows(words: Words) -> Vec<Words> {
    let text = words.as_str();
    let arrows = text.match_indices(" >>").map(|(at, _)| at).filter(|at| !text.cut(..*at).ends_with('>'));
    let mut starts = vec![0];
    starts.extend(arrows);
    if starts.len() == 1 {
        return vec![words];
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(from, to)| words.slice(*from..to)).collect()
}

/// Adds the visible words of a line of a cue.
///
/// For example, `good<00:00:00.480><c> morning</c>` shows "good morning".
fn shown(text: &str, range: Range<usize>, words: &mut Words) {
    let mut at = range.start;
    let mut from = at;
    while let Some(open) = text.cut(from..range.end).find('<').map(|open| from + open) {
        let tag = text.cut(open + 1..range.end);
        let len = tag.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
        if len > 3 && tag.cut(len..).starts_with('>') {
            html::text_of(text, at..open, words);
            at = open + len + 2;
            from = at;
        } else {
            from = open + 1;
        }
    }
    html::text_of(text, at..range.end, words);
}

/// Returns the parts of a line that begin with a voice; the whole line if it has at most one.
pub(super) fn voices(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = text.cut(line.clone());
    let tags = words.match_indices("<v").map(|(at, _)| at);
    let starts: Vec<usize> =
        tags.filter(|at| *at > 0 && words.cut(at + 2..).starts_with([' ', '.', '\t'])).collect();
    let from = std::iter::once(0).chain(starts.iter().copied());
    let to = starts.iter().copied().chain([words.len()]);
    from.zip(to).map(|(from, to)| line.start + from..line.start + to).collect()
}

/// Returns the name in `<v Name>` at the start of a line, and the whole tag.
fn voice(text: &str, line: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let (tag, _) = text.cut(line.clone()).strip_prefix("<v")?.split_once('>')?;
    let name = match tag.strip_prefix('.') {
        // Classes come before the name: `<v.loud.first Ada>`.
        Some(classes) => classes.split_once(' ').map_or("", |(_, name)| name),
        None => tag,
    };
    let end = line.start + "<v".len() + tag.len();
    let bare = name.trim();
    let start = end - name.trim_start().len();
    (!bare.is_empty()).then(|| (start..start + bare.len(), line.start..end + 1))
}

/// Returns a name with its character references decoded.
fn decoded(name: &str) -> String {
    let mut words = Words::default();
    html::text_of(name, 0..name.len(), &mut words);
    words.as_str().to_owned()
}

/// Splits a line with a dash before each of its voices: "- When? - At nine."
fn by_dashes(words: Words) -> Vec<Words> {
    let text = words.as_str();
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    let mut starts = vec![0];
    if text.starts_with(is_dash) {
        let begins = |at: &usize| {
            let rest = text.cut(*at..).trim_start_matches(|c: char| is_dash(c) || c == ' ');
            ends_sentence(text.cut(..*at).trim_end()) && rest.starts_with(|c: char| !c.is_lowercase())
        };
        let dashes = text.match_indices(is_dash).filter(|(at, _)| text.cut(..*at).ends_with(' '));
        starts.extend(dashes.map(|(at, _)| at).filter(|at| *at > 0 && begins(at)));
    }
    if starts.len() == 1 {
        return vec![words];
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(from, to)| words.slice(*from..to)).collect()
}

/// Returns words without a style of `SubRip` at their start: `{\an8}`.
fn without_style(words: Words) -> Words {
    let text = words.as_str();
    match text.strip_prefix("{\\").and_then(|rest| rest.split_once('}')) {
        Some((_, rest)) => words.slice(text.len() - rest.len()..text.len()),
        None => words,
    }
}

/// Returns a line without its tags.
pub(super) fn without_tags(line: &str) -> String {
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
