//! Makes values for a document that is not read from a file. Their spans are empty.

use super::field::{Day, Id, KindWord, Language, Number, Url, Words, check_language, check_url, when};
use crate::model::Kind;
use std::borrow::Cow;
use toml::Spanned;
use toml::value::Datetime;

/// Returns text as a value.
pub(crate) fn words<'s>(text: impl Into<Cow<'s, str>>) -> Words<'s> {
    unplaced(text.into())
}

/// Returns a list of texts as a value; `None` if the list is empty.
pub(crate) fn list(texts: Vec<String>) -> Option<Vec<Words<'static>>> {
    (!texts.is_empty()).then(|| texts.into_iter().map(words).collect())
}

/// Returns an id as a value.
pub(crate) fn id<'s>(id: impl Into<Cow<'s, str>>) -> Id<'s> {
    Id(words(id))
}

/// Returns a web address as a value; `None` if it is incomplete.
pub(crate) fn url(url: &str) -> Option<Url<'static>> {
    check_url(url).is_none().then(|| Url(words(url.to_owned())))
}

/// Returns a BCP 47 tag as a value; `None` if it is not well-formed.
pub(crate) fn language(tag: &str) -> Option<Language<'static>> {
    check_language(tag).is_none().then(|| Language(words(tag.to_owned())))
}

/// Returns the kind of a quote as a value.
pub(crate) fn kind(kind: Kind) -> KindWord {
    KindWord(kind)
}

/// Returns a whole number as a value.
pub(crate) fn number(number: u64) -> Number {
    unplaced(number)
}

/// Returns a date in ISO 8601, with or without a time, as a value.
pub(crate) fn day(date: &str) -> Option<Day> {
    date.parse::<Datetime>().ok().map(|date| Day(unplaced(when(&date))))
}

fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}
