//! Makes keys, titles, dates, URLs and notes for reference managers.

use super::wording::{attribution, circumstances, citation, list, quotation, speak_as_one, terms};
use super::{Style, name};
use crate::guard::Released;
use crate::model::{Date, Speaker};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a unique key for each record: `ling2025-open`.
///
/// Keys have only ASCII letters, digits and hyphens, which every program accepts.
pub(super) fn keys(records: &[Released<'_>]) -> Vec<String> {
    let mut taken = HashSet::new();
    let unique = |record: &Released<'_>| {
        let own = key(record);
        let mut one = own.clone();
        let mut number = 1;
        while !taken.insert(one.clone()) {
            number += 1;
            one = format!("{own}-{number}");
        }
        one
    };
    records.iter().map(unique).collect()
}

fn key(record: &Released<'_>) -> String {
    let name = |speaker: &Speaker| match name::family(speaker) {
        Some(family) => family.to_owned(),
        None => speaker.name.to_string(),
    };
    let who = record.speaker.map_or_else(|| record.event.title.to_string(), name);
    let who = slug(&who);
    let who = who.get(..24).unwrap_or(&who).trim_end_matches('-');
    let who = if who.is_empty() { "quote" } else { who };
    let year =
        record.days().and_then(|(day, _)| day.date).map_or(String::new(), |date| date.year.to_string());
    // A title often ends in its year.
    let who = who.strip_suffix(&year).map_or(who, |who| who.trim_end_matches('-'));
    let id = record.id.strip_prefix("q-").unwrap_or(&record.id);
    format!("{who}{year}-{}", slug(id))
}

/// Returns words in lower case, joined by hyphens and without accents.
fn slug(words: &str) -> String {
    let mut out = String::new();
    for c in words.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Returns the title of the section or the event.
///
/// For the source's own words, it is the title of the source.
pub(super) fn title<'a>(record: &Released<'a>) -> &'a str {
    let event = record.event;
    if record.by_source
        && let Some(title) = &event.source.title
    {
        return title;
    }
    record
        .section
        .map(|section| section.title.as_str())
        .filter(|title| !title.is_empty())
        .unwrap_or(&event.title)
}

/// Returns the first day of the event, and the last day if there are several.
///
/// Without them, it is the day when the source was published.
pub(super) fn issued(record: &Released<'_>) -> Option<(Date, Option<Date>)> {
    let published = record.event.source.published.and_then(|when| when.date).map(|date| (date, None));
    let said = record.days().and_then(|(first, last)| Some((first.date?, last.and_then(|last| last.date))));
    if record.by_source { published } else { said.or(published) }
}

/// Returns the words by the rules of quotation.
pub(super) fn words(record: &Released<'_>) -> String {
    quotation(record)
}

/// Returns speaker, event, reliability and source in one line.
pub(super) fn about(record: &Released<'_>) -> String {
    let source = Some(citation(&record.event.source)).filter(|source| !source.is_empty());
    let source = source.map(|source| format!("Source: {source}"));
    list([Some(attribution(record, Style::default())), Some(circumstances(record)), source], " · ")
}

/// Returns facts that have no field: the speaker's role, and the kind of words.
pub(super) fn remark(record: &Released<'_>) -> String {
    let who = match record.speaker {
        Some(speaker) => {
            let group = speak_as_one(speaker).then(|| "speaking as a group".to_owned());
            let unnamed = speaker.unnamed.then(|| "name unknown".to_owned());
            list([group, unnamed, Some(speaker.post())], ", ")
        }
        None if record.by_source => String::new(),
        None => attribution(record, Style::default()),
    };
    list([Some(who), Some(terms(record))], " · ")
}

/// Returns the note of the briefing's author, with a line for each paragraph: `Note: spoken in Chinese`.
pub(super) fn note(record: &Released<'_>) -> Option<String> {
    record.quote.note.as_ref().map(|note| format!("Note: {}", note.replace("\n\n", "\n")))
}

/// Percent-encodes characters of a URL that could end its field.
///
/// RFC 3986 allows none of them.
pub(super) fn url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_whitespace() || matches!(c, '{' | '}' | '\\' | '^' | '`' | '<' | '>' | '"' | '|') {
            percent(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// Adds a character in percent-encoding (RFC 3986, 2.1).
pub(super) fn percent(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn keys_are_unique_ascii_with_name_and_year() {
        let briefing = sample::briefing(
            "",
            "[[sections.quotes]]\nid = 'open'\nspeaker = 'ada'\ntext = 'One.'\n\
             [[sections.quotes]]\nid = 'offen'\nspeaker = 'pilots'\ntext = 'Two.'\n\
             [[sections.quotes]]\nid = 'drei'\ntext = 'Three.'\n",
        );
        let mut records = sample::records(&briefing);
        records.push(records[0].clone());
        assert_eq!(
            keys(&records),
            [
                "ada-ling2025-open",
                "the-harbour-pilots2025-offen",
                "harbour-forum2025-drei",
                "ada-ling2025-open-2"
            ]
        );
    }

    #[test]
    fn a_url_cannot_end_its_field() {
        assert_eq!(url("https://a.org/x_y?a=1%20&b#c"), "https://a.org/x_y?a=1%20&b#c");
        assert_eq!(url("https://a.org/{x}\\ \"é"), "https://a.org/%7Bx%7D%5C%20%22é");
    }
}
