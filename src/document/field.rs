//! The types of values: how they are read from TOML, and their JSON Schema.

use crate::diagnostic::{BAD_VALUE, Diagnostic, Span, WRONG_TYPE};
use crate::model::{Date, Kind, Time, When};
use crate::text::Cut;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;
use toml::value::{Datetime, Offset};

/// The state of reading a file.
pub(super) struct Reading<'r, 's> {
    /// The text of the file.
    pub source: &'s str,
    /// The problems so far.
    pub diagnostics: &'r mut Vec<Diagnostic>,
    /// The current key with its tables: `sections.quotes.kind`.
    pub path: Vec<&'static str>,
    /// The lines with syntax errors; other problems on them are not reported.
    pub broken: Vec<Range<usize>>,
}

impl Reading<'_, '_> {
    pub(super) fn key(&self) -> &'static str {
        self.path.last().copied().unwrap_or("the file")
    }

    /// Returns true if a key that is missing from the table at `span` may be on a line with a syntax error.
    pub(super) fn is_on_broken_line(&self, key: &str, span: Span) -> bool {
        self.broken.iter().filter(|line| line.end > span.start).any(|line| {
            let line = self.source.cut(line.clone()).trim_start_matches(['[', ' ', '\t', '"']);
            let next = line.strip_prefix(key).and_then(|rest| rest.chars().next());
            line == key || next.is_some_and(|c| !c.is_alphanumeric() && c != '-' && c != '_')
        })
    }

    fn is_broken(&self, span: Span) -> bool {
        self.broken.iter().any(|line| line.contains(&span.start))
    }

    pub(super) fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, expected: &str) {
        if self.is_broken(value.span().into()) {
            return;
        }
        self.diagnostics.push(wrong_type(self.key(), value, expected, self.source));
    }

    fn bad_value(&mut self, span: impl Into<Span>, message: String, help: Option<String>) {
        let span = span.into();
        if self.is_broken(span) {
            return;
        }
        self.diagnostics.push(Diagnostic::new(&BAD_VALUE, span, message).maybe_help(help));
    }
}

/// Returns the problem of a value that has the wrong type for its key.
pub(crate) fn wrong_type(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    expected: &str,
    source: &str,
) -> Diagnostic {
    let found = match value.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let help = match (expected, value.get_ref()) {
        (
            "a string",
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_),
        ) => {
            let written = source.get(value.span()).unwrap_or_default();
            Some(format!("put it in quotation marks: \"{written}\""))
        }
        ("a date or time", DeValue::String(_)) => {
            Some("write it without quotation marks: 2025-07-01".to_owned())
        }
        ("a whole number" | "true or false", DeValue::String(_)) => {
            Some("write it without quotation marks".to_owned())
        }
        ("a list of strings", DeValue::String(_)) => Some("put it in brackets: [\"…\"]".to_owned()),
        _ => None,
    };
    let message = format!("`{key}` takes {expected}, not {found}");
    Diagnostic::new(&WRONG_TYPE, value.span(), message).label(format!("expected {expected}")).maybe_help(help)
}

/// The type of a key's value.
pub(super) trait Field<'s>: Sized {
    /// Reads the value. An unusable value is reported and is `None`.
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self>;

    /// Returns the JSON Schema of the type.
    fn schema() -> Value;
}

/// A string with its position.
pub(super) type Words<'s> = Spanned<Cow<'s, str>>;

impl<'s> Field<'s> for Words<'s> {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let span = value.span();
        if !value.get_ref().is_str() {
            reading.wrong_type(&value, "a string");
            return None;
        }
        match value.into_inner() {
            DeValue::String(text) => Some(Spanned::new(span, text)),
            _ => None,
        }
    }

    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

/// Declares a type for strings of a certain form. An invalid string is kept if `$keep` is true.
macro_rules! words_of_form {
    ($(#[$doc:meta])* $name:ident, $check:path, $keep:literal, $schema:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name<'s>(pub Words<'s>);

        impl<'s> Field<'s> for $name<'s> {
            fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
                let words = Words::read(value, reading)?;
                if let Some((message, help)) = $check(words.get_ref()) {
                    reading.bad_value(words.span(), message, help);
                    if !$keep {
                        return None;
                    }
                }
                Some(Self(words))
            }

            fn schema() -> Value {
                $schema
            }
        }
    };
}

words_of_form!(
    /// An id: `[a-z0-9]` words joined by `-`.
    Id, check_id, true,
    json!({ "type": "string", "title": "id", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "examples": ["ada-ling"] })
);
words_of_form!(
    /// A URL, `http` or `https` only.
    Url, check_url, false,
    json!({ "type": "string", "title": "web address", "format": "uri", "pattern": "^https?://" })
);
words_of_form!(
    /// A language, a BCP 47 tag.
    Language, check_language, false,
    json!({
        "type": "string", "title": "language tag", "examples": ["en", "zh-Hans"],
        "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
    })
);

pub(super) type Complaint = Option<(String, Option<String>)>;

fn check_id(id: &str) -> Complaint {
    let is_valid = id
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    if is_valid {
        return None;
    }
    let better = slug(id);
    let help = (!better.is_empty()).then(|| format!("write \"{better}\""));
    Some(("an id has only the letters a to z, digits, and `-` between words".to_owned(), help))
}

/// Returns an id made from words: letters without accents, digits, and `-`.
pub(crate) fn slug(words: &str) -> String {
    let plain = crate::text::fold::loose(words);
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

pub(super) fn check_url(url: &str) -> Complaint {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !url.contains(|c: char| c.is_whitespace() || c.is_control()) => {
            None
        }
        Some(_) => Some(("this is not a complete web address".to_owned(), None)),
        None => {
            let help = (!url.contains(':')).then(|| format!("write \"https://{url}\""));
            Some(("a web address starts with http:// or https://".to_owned(), help))
        }
    }
}

pub(super) fn check_language(tag: &str) -> Complaint {
    let mut parts = tag.split('-');
    let primary = parts
        .next()
        .is_some_and(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    let message = || "a language is a BCP 47 tag, such as \"en\", \"zh-Hans\" or \"ar\"".to_owned();
    (!(primary && rest)).then(|| (message(), None))
}

/// A quote's kind.
#[derive(Clone, Copy, Debug)]
pub struct KindWord(pub Kind);

impl<'s> Field<'s> for KindWord {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let words = Words::read(value, reading)?;
        let kind = Kind::from_name(words.get_ref());
        if kind.is_none() {
            let names = Kind::ALL.map(Kind::name);
            let help = crate::diagnostic::suggest(words.get_ref(), names)
                .unwrap_or_else(|| format!("it is one of \"{}\"", names.join("\", \"")));
            reading.bad_value(
                words.span(),
                format!("\"{}\" is not a kind of quote", words.get_ref()),
                Some(help),
            );
            // A quote of an unknown kind must never be exported as verbatim.
            return Some(Self(Kind::Indirect));
        }
        kind.map(Self)
    }

    fn schema() -> Value {
        json!({ "type": "string", "enum": Kind::ALL.map(Kind::name), "default": "direct" })
    }
}

impl<'s> Field<'s> for bool {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            reading.wrong_type(&value, "true or false");
        }
        flag
    }

    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

/// A whole number from 0, with its position.
pub(super) type Number = Spanned<u64>;

impl<'s> Field<'s> for Number {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let span = value.span();
        let Some(integer) = value.get_ref().as_integer() else {
            reading.wrong_type(&value, "a whole number");
            return None;
        };
        let number = u64::from_str_radix(integer.as_str(), integer.radix()).ok();
        if number.is_none() {
            reading.bad_value(span.clone(), format!("`{}` takes a whole number from 0", reading.key()), None);
        }
        number.map(|number| Spanned::new(span, number))
    }

    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }
}

fn read_when(value: &Spanned<DeValue<'_>>, reading: &mut Reading<'_, '_>) -> Option<Spanned<When>> {
    let Some(datetime) = value.get_ref().as_datetime() else {
        reading.wrong_type(value, "a date or time");
        return None;
    };
    Some(Spanned::new(value.span(), when(datetime)))
}

/// Returns a date or time of TOML as a point in time; fractions of a second are dropped.
pub(super) fn when(datetime: &Datetime) -> When {
    When {
        date: datetime.date.map(|date| Date { year: date.year, month: date.month, day: date.day }),
        time: datetime.time.map(|time| Time {
            hour: time.hour,
            minute: time.minute,
            second: time.second.unwrap_or(0),
        }),
        offset: datetime.offset.map(|offset| match offset {
            Offset::Z => 0,
            Offset::Custom { minutes } => minutes,
        }),
    }
}

const DATE: &str = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const TIME: &str = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?";
const ZONE: &str = "(Z|[+-][0-9]{2}:[0-9]{2})?";

/// A date with an optional time: a local date, a local date-time or an offset date-time.
#[derive(Clone, Debug)]
pub struct Day(pub Spanned<When>);

impl<'s> Field<'s> for Day {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let when = read_when(&value, reading)?;
        if when.get_ref().date.is_none() {
            reading.bad_value(
                when.span(),
                format!("`{}` takes a date, such as 2025-07-01", reading.key()),
                None,
            );
            return None;
        }
        Some(Self(when))
    }

    fn schema() -> Value {
        json!({
            "type": "string",
            "title": "date, optionally with a time",
            "examples": ["2025-07-01", "2025-07-01T09:00:00"],
            "pattern": format!("^{DATE}([T ]{TIME}{ZONE})?$"),
        })
    }
}

/// A time with an optional date: a local time, a local date-time or an offset date-time.
#[derive(Clone, Debug)]
pub struct Clock(pub Spanned<When>);

impl<'s> Field<'s> for Clock {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        let when = read_when(&value, reading)?;
        if when.get_ref().time.is_none() {
            let message =
                format!("`{}` takes a time, such as 09:45:00 or 2025-07-01T09:45:00", reading.key());
            reading.bad_value(when.span(), message, None);
            return None;
        }
        Some(Self(when))
    }

    fn schema() -> Value {
        json!({
            "type": "string",
            "title": "time, optionally with its date",
            "examples": ["09:00:00", "2025-07-01T09:00:00+08:00"],
            "pattern": format!("^({DATE}[T ])?{TIME}{ZONE}$"),
        })
    }
}

impl<'s> Field<'s> for Vec<Words<'s>> {
    fn read(value: Spanned<DeValue<'s>>, reading: &mut Reading<'_, 's>) -> Option<Self> {
        if !value.get_ref().is_array() {
            reading.wrong_type(&value, "a list of strings");
            return None;
        }
        match value.into_inner() {
            DeValue::Array(items) => {
                Some(items.into_iter().filter_map(|item| Words::read(item, reading)).collect())
            }
            _ => None,
        }
    }

    fn schema() -> Value {
        json!({ "type": "array", "items": Words::schema() })
    }
}
