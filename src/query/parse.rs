//! Parses queries.

use super::{Filter, FilterKind, Query, QueryError, Term};
use crate::diagnostic::suggest;
use crate::model::Kind;
use crate::text::Cut;
use crate::text::find::Needle;
use crate::text::fold::loose;
use std::ops::Range;

/// Characters that open or close a phrase.
const MARKS: [char; 9] = ['"', '“', '”', '„', '«', '»', '「', '」', '＂'];

/// The names of the filters, with an example of each.
const FILTERS: [(&str, &str); 8] = [
    ("by", "by:ling"),
    ("in", "in:\"press briefing\""),
    ("is", "is:checked"),
    ("kind", "kind:direct"),
    ("lang", "lang:en"),
    ("since", "since:2022-03"),
    ("tag", "tag:trade"),
    ("until", "until:2022"),
];

/// A piece of a query between spaces.
struct Piece<'q> {
    /// The part before the colon, if it is a filter.
    key: Option<&'q str>,
    /// The word, phrase or value, without quotation marks.
    value: &'q str,
    is_phrase: bool,
    is_excluded: bool,
    /// The byte ranges of the whole and of its value.
    span: Range<usize>,
    value_span: Range<usize>,
}

impl Query {
    /// Parses a query as it was typed.
    ///
    /// Fails if a phrase is not closed, a filter is unknown, or there is nothing to look for.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut at = 0;
        while let Some(piece) = piece(typed, at)? {
            at = piece.span.end;
            match piece.key {
                Some(key) => query.filters.push(filter(key, &piece)?),
                None => query.terms.extend(term(&piece)),
            }
        }
        let is_positive = query.terms.iter().any(|term| !term.is_excluded)
            || query.filters.iter().any(|filter| !filter.is_excluded);
        if is_positive {
            return Ok(query);
        }
        let (message, help) = if query.terms.is_empty() && query.filters.is_empty() {
            ("there is nothing to look for", "type a word, such as: harbour")
        } else {
            ("everything is excluded", "add a word that must be there, such as: harbour -dues")
        };
        Err(error(message, help, 0..typed.len()))
    }
}

/// Returns the next piece of a query from a position on; `None` at the end.
fn piece(typed: &str, from: usize) -> Result<Option<Piece<'_>>, QueryError> {
    let rest = typed.cut(from..);
    let start = from + (rest.len() - rest.trim_start().len());
    let mut at = start;
    let mut rest = typed.cut(at..);
    if rest.is_empty() {
        return Ok(None);
    }
    let is_excluded = rest.strip_prefix('-').is_some_and(|rest| !rest.is_empty() && !rest.starts_with(' '));
    if is_excluded {
        at += 1;
        rest = typed.cut(at..);
    }
    let key = key(rest);
    if let Some(key) = key {
        at += key.len() + 1;
        rest = typed.cut(at..);
    }
    let opened = rest.chars().next().filter(|first| MARKS.contains(first));
    let (value_span, end) = if let Some(mark) = opened {
        let inside = at + mark.len_utf8();
        let Some((length, close)) = typed.cut(inside..).char_indices().find(|(_, c)| MARKS.contains(c))
        else {
            return Err(error(
                "this phrase is not closed",
                "add a quotation mark at its end",
                at..typed.len(),
            ));
        };
        (inside..inside + length, inside + length + close.len_utf8())
    } else {
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        (at..at + length, at + length)
    };
    let value = typed.cut(value_span.clone());
    let span = start..end;
    Ok(Some(Piece { key, value, is_phrase: opened.is_some(), is_excluded, span, value_span }))
}

/// Returns the name before a colon, if it can be that of a filter: not in `10:30`, `https://` and `note: `.
fn key(rest: &str) -> Option<&str> {
    let (key, value) = rest.split_once(':')?;
    let is_name = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic());
    let has_value = !value.is_empty() && !value.starts_with("//");
    let is_known = FILTERS.iter().any(|(name, _)| *name == key);
    (is_name && (is_known || has_value && !value.starts_with(char::is_whitespace))).then_some(key)
}

fn term(piece: &Piece<'_>) -> Option<Term> {
    // Without letters there is nothing to look for: a dash, a plus sign.
    let needle = Needle::new(piece.value.trim()).filter(|_| piece.value.contains(char::is_alphanumeric))?;
    Some(Term { needle, is_whole: piece.is_phrase, is_excluded: piece.is_excluded })
}

fn filter(key: &str, piece: &Piece<'_>) -> Result<Filter, QueryError> {
    let value = piece.value.trim();
    let Some((_, example)) = FILTERS.iter().find(|(name, _)| *name == key) else {
        let names = FILTERS.map(|(name, _)| name);
        let known = || format!("the filters are {}", names.map(|name| format!("{name}:")).join(" "));
        let help = suggest(key, names).unwrap_or_else(known);
        return Err(error(&format!("there is no filter \"{key}:\""), &help, piece.span.clone()));
    };
    if value.is_empty() {
        let message = format!("\"{key}:\" has no value");
        return Err(error(&message, &format!("write it as {example}"), piece.span.clone()));
    }
    let wrong = |help: &str| {
        Err(error(&format!("\"{value}\" is not a value of \"{key}:\""), help, piece.value_span.clone()))
    };
    let words = || value.split_whitespace().filter_map(Needle::new).collect();
    let kind = match key {
        "by" => FilterKind::By(words()),
        "in" => FilterKind::In(words()),
        "tag" => FilterKind::Tag(loose(value)),
        "lang" => FilterKind::Language(value.to_lowercase()),
        "kind" => match Kind::from_name(&value.to_lowercase()) {
            Some(kind) => FilterKind::Kind(kind),
            None => return wrong("a kind is direct, indirect or mixed"),
        },
        "is" => match &*value.to_lowercase() {
            "checked" => FilterKind::Checked(true),
            "unchecked" => FilterKind::Checked(false),
            _ => return wrong("write is:checked or is:unchecked"),
        },
        _ if !is_date(value) => return wrong("write a year, a month or a day: 2022, 2022-03, 2022-03-31"),
        "since" => FilterKind::Since(value.to_owned()),
        _ => FilterKind::Until(value.to_owned()),
    };
    Ok(Filter { kind, is_excluded: piece.is_excluded })
}

/// Returns true for a year, a month or a day in ISO 8601: `2022`, `2022-03`, `2022-03-31`.
fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let number = |part: Option<&&str>, digits: usize, most: u16| {
        part.is_none_or(|part| {
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number && part.parse::<u16>().is_ok_and(|number| number <= most && (digits == 4 || number > 0))
        })
    };
    (1..=3).contains(&parts.len())
        && number(parts.first(), 4, 9999)
        && number(parts.get(1), 2, 12)
        && number(parts.get(2), 2, 31)
}

fn error(message: &str, help: &str, span: Range<usize>) -> QueryError {
    QueryError { message: message.to_owned(), help: help.to_owned(), span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refusal(typed: &str) -> (String, String) {
        let error = Query::parse(typed).unwrap_err();
        (typed.cut(error.span.clone()).to_owned(), error.to_string())
    }

    #[test]
    fn an_error_has_a_position_in_the_query() {
        for (typed, place, message) in [
            ("", "", "there is nothing to look for"),
            (" - + ", " - + ", "there is nothing to look for"),
            ("-dues -by:ling", "-dues -by:ling", "everything is excluded"),
            ("harbour \"our doors", "\"our doors", "this phrase is not closed"),
            ("in:“press", "“press", "this phrase is not closed"),
            ("harbour bye:ling", "bye:ling", "did you mean \"by\"?"),
            ("speaker:ling", "speaker:ling", "the filters are by: in:"),
            ("by:", "by:", "\"by:\" has no value: write it as by:ling"),
            ("by: ling", "by:", "\"by:\" has no value"),
            ("kind:spoken", "spoken", "direct, indirect or mixed"),
            ("is:done", "done", "is:checked"),
            ("since:march", "march", "2022-03"),
            ("until:2022-13", "2022-13", "2022-03"),
        ] {
            let (at, words) = refusal(typed);
            assert_eq!(at, place, "{typed}");
            assert!(words.contains(message), "{typed}: {words}");
        }
    }

    #[test]
    fn words_phrases_and_filters_are_told_apart() {
        let query =
            Query::parse("harbour -“our  doors” 10:30 https://example.org -kind:mixed in:\"press briefing\"")
                .unwrap();
        let terms: Vec<(&str, bool, bool)> =
            query.terms.iter().map(|term| (term.needle.typed(), term.is_whole, term.is_excluded)).collect();
        assert_eq!(
            terms,
            [
                ("harbour", false, false),
                ("our  doors", true, true),
                ("10:30", false, false),
                ("https://example.org", false, false)
            ]
        );
        assert_eq!(query.filters.len(), 2);
        assert!(query.filters.first().unwrap().is_excluded);
        assert!(
            Query::parse("by:ling").is_ok() && Query::parse("大门").is_ok() && Query::parse("“大门”").is_ok()
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_query_or_an_error_with_a_place(typed in "[-a-z:\"“” 大é0-9]{0,24}") {
            if let Err(error) = Query::parse(&typed) {
                prop_assert!(typed.get(error.span.clone()).is_some(), "{error:?}");
            }
        }
    }
}
