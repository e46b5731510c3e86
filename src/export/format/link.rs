//! `link`: the source's URL with a text fragment that highlights the words.

use crate::export::exporter::joined;
use crate::export::reference::{percent, url};
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use crate::model::{Kind, Standing};
use crate::text::{Cut, word};
use std::fmt;
use std::ops::Range;

/// URLs with text directives (WICG), one for each part of the words.
///
/// The form is `#:~:text=[prefix-,]start[,end][,-suffix]`.
///
/// If the words are not in the section's text, the URL has no directive.
#[derive(Debug)]
pub struct Link;

impl Exporter for Link {
    fn name(&self) -> &'static str {
        "link"
    }

    fn ending(&self) -> &'static str {
        "txt"
    }

    fn media_type(&self) -> &'static str {
        "text/plain"
    }

    fn purpose(&self) -> &'static str {
        "sharing: a link that highlights the words on their page"
    }

    fn write(&self, records: &[Released<'_>], _: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        joined(records, "", out, |record, out| {
            let link = link(record).ok_or_else(|| Refusal::without_url(&record.id, "link"))?;
            Ok(writeln!(out, "{link}")?)
        })
    }

    fn joint(&self) -> Option<&'static str> {
        Some("")
    }
}

/// The maximum length of words that are given in full, in characters.
///
/// Longer words are given by their beginning and end.
const MAX_FULL: usize = 160;
/// The number of words that are first tried for a beginning or an end.
const END_WORDS: usize = 6;

/// Returns the link of a record; `None` if its source has no URL.
pub fn link(record: &Released<'_>) -> Option<String> {
    let mut link = url(record.event.source.url.as_ref()?);
    // A directive in the source's URL points at other words.
    if let Some(directive) = link.find(":~:") {
        link.truncate(directive);
    }
    let directives = directives(record);
    if directives.is_empty() {
        return Some(link.trim_end_matches('#').to_owned());
    }
    link.push_str(if link.contains('#') { ":~:" } else { "#:~:" });
    link.push_str(&directives.join("&"));
    Some(link)
}

fn directives(record: &Released<'_>) -> Vec<String> {
    let places = record.places();
    if let Some(section) = record.section.filter(|_| !places.is_empty()) {
        return places.into_iter().filter_map(|place| directive(&section.text, place.range)).collect();
    }
    // There is no text to search. The words of a paraphrase may not be on the page either.
    if record.standing() == Standing::Unchecked && record.quote.kind == Kind::Direct {
        let words = record.quote.text.as_str();
        let whole = words.split(['…', '[', ']']).filter(|piece| piece.chars().any(char::is_alphanumeric));
        return whole.filter_map(|piece| directive(piece, 0..piece.len())).collect();
    }
    Vec::new()
}

/// Returns the directive that matches a range of a text and nothing else in it.
fn directive(text: &str, range: Range<usize>) -> Option<String> {
    let range = word::trimmed(text, range);
    let words = text.get(range.clone()).filter(|words| !words.is_empty())?;
    let folded = text.to_lowercase();
    let (start, end) = if words.chars().count() <= MAX_FULL && !words.contains('\n') {
        (words, None)
    } else {
        let (start, end) = ends(words, &folded)?;
        (start, Some(end))
    };
    let (prefix, suffix) = around(text, &folded, &range, start, end);
    let mut directive = "text=".to_owned();
    if let Some(prefix) = prefix {
        directive.push_str(&encode(prefix));
        directive.push_str("-,");
    }
    directive.push_str(&encode(start));
    if let Some(end) = end {
        directive.push(',');
        directive.push_str(&encode(end));
    }
    if let Some(suffix) = suffix {
        directive.push_str(",-");
        directive.push_str(&encode(suffix));
    }
    Some(directive)
}

/// Returns the shortest unique start and end of words, each in one paragraph.
fn ends<'a>(words: &'a str, folded: &str) -> Option<(&'a str, &'a str)> {
    let parts = word::words(words);
    let first_line = words.find('\n').unwrap_or(words.len());
    let last_line = words.rfind('\n').map_or(0, |at| at + 1);
    let mut count = END_WORDS;
    loop {
        let start = parts.get(count - 1).map_or(first_line, |word| word.end.min(first_line));
        let end = parts.len().checked_sub(count).map_or(last_line, |at| parts[at].start.max(last_line));
        let (start, end) = (words.get(..start)?, words.get(end..)?);
        // A browser takes the first end after the beginning.
        let rest = words.cut(start.len()..words.len() - end.len().min(words.len() - start.len()));
        let found = occurrences(folded, start) < 2 && !rest.to_lowercase().contains(&end.to_lowercase());
        if found || count >= parts.len() / 2 {
            return Some((start.trim(), end.trim()));
        }
        count += END_WORDS;
    }
}

/// Returns the words around a range, if its own words also occur elsewhere.
fn around<'a>(
    text: &'a str,
    folded: &str,
    range: &Range<usize>,
    start: &str,
    end: Option<&str>,
) -> (Option<&'a str>, Option<&'a str>) {
    if occurrences(folded, start) < 2 {
        return (None, None);
    }
    let before = text.cut(..range.start).rfind('\n').map_or(0, |at| at + 1)..range.start;
    let after = range.end..text.cut(range.end..).find('\n').map_or(text.len(), |at| range.end + at);
    let (left, right) = (word::words(text.cut(before.clone())), word::words(text.cut(after.clone())));
    let mut best = (None, None);
    for count in 1..=left.len().max(right.len()) {
        let from = left.len().checked_sub(count).or((!left.is_empty()).then_some(0));
        let prefix = from.map(|at| before.start + left[at].start..before.end);
        let suffix = right.get(count - 1).or(right.last()).map(|word| after.start..after.start + word.end);
        let words = |range: &Option<Range<usize>>| {
            range.as_ref().map(|range| text.cut(range.clone()).trim()).filter(|words| !words.is_empty())
        };
        best = (words(&prefix), words(&suffix));
        // A suffix begins directly after the words and includes punctuation.
        let with_prefix = prefix.map_or(range.start, |prefix| prefix.start);
        let with_suffix = suffix.map_or(range.end, |suffix| suffix.end);
        let unique = if end.is_none() {
            occurrences(folded, text.cut(with_prefix..with_suffix)) < 2
        } else {
            occurrences(folded, text.cut(with_prefix..range.start + start.len())) < 2
        };
        if unique {
            break;
        }
    }
    best
}

/// Counts occurrences of words in any case, up to two.
fn occurrences(folded: &str, words: &str) -> usize {
    let words = words.to_lowercase();
    let Some(first) = folded.find(&words) else { return 0 };
    let next = first + folded.cut(first..).chars().next().map_or(1, char::len_utf8);
    1 + usize::from(folded.get(next..).is_some_and(|rest| rest.contains(&words)))
}

/// Percent-encodes all but unreserved characters (RFC 3986), and also `-`.
///
/// A `-` separates parts of a directive.
fn encode(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '~') {
            out.push(c);
        } else {
            percent(c, &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export_as, sample};

    fn linked(event: &str, quotes: &str) -> String {
        let briefing = sample::briefing(event, quotes);
        export_as(&Link, &sample::records(&briefing), Style::default()).unwrap()
    }

    #[test]
    fn words_follow_the_url_percent_encoded() {
        assert_eq!(
            linked("", "[[sections.quotes]]\ntext = 'Our doors are open.'"),
            "https://example.org/forum#:~:text=Our%20doors%20are%20open.\n"
        );
        assert_eq!(encode("a-b, c & d 门"), "a%2Db%2C%20c%20%26%20d%20%E9%97%A8");
    }

    #[test]
    fn an_ellipsis_makes_two_directives_and_missing_words_make_none() {
        assert_eq!(
            linked(
                "",
                "[[sections.quotes]]\ntext = 'doors … open'\n[[sections.quotes]]\ntext = 'Never said.'"
            ),
            "https://example.org/forum#:~:text=doors&text=open\nhttps://example.org/forum\n"
        );
    }

    #[test]
    fn words_that_occur_twice_get_a_prefix_or_suffix() {
        let text = "First we open. Then we open again.";
        let second = text.rfind("open").unwrap();
        assert_eq!(directive(text, second..second + 4).unwrap(), "text=we-,open,-again");
        let text = "The end. The end.";
        assert_eq!(directive(text, 9..16).unwrap(), "text=end.-,The%20end");
    }

    #[test]
    fn a_beginning_that_equals_the_end_gets_a_prefix() {
        let text = "we we we\n\nopen\n\nwe";
        assert_eq!(directive(text, 6..text.len()).unwrap(), "text=we%20we-,we,we");
    }

    #[test]
    fn long_quotes_are_given_by_their_beginning_and_end() {
        let text = "One two three four five six seven eight.\n\nNine ten eleven twelve one two three.";
        assert_eq!(
            directive(text, 0..text.len()).unwrap(),
            "text=One%20two%20three%20four%20five%20six,ten%20eleven%20twelve%20one%20two%20three."
        );
    }
}
