//! Values that programs write in several forms: times, and names of speakers.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A number, also one that is written as a string. Anything else counts as none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Number(pub Option<f64>);

/// A string. Anything else counts as none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words(pub Option<String>);

/// The name or the number of a speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speaker(pub Option<String>);

impl Number {
    /// The number of units, of which a second has `per_second`, in milliseconds.
    pub(super) fn millis(self, per_second: f64) -> Option<u64> {
        let millis = self.0? * 1000.0 / per_second;
        let is_time = millis.is_finite() && (0.0..1e12).contains(&millis);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
        is_time.then_some(millis.round() as u64)
    }
}

impl Words {
    /// The words, or nothing.
    pub(super) fn get(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl Speaker {
    /// The label of the speaker. A number or a letter is no name.
    pub(super) fn label(&self) -> Option<String> {
        let name = self.0.as_deref()?.trim();
        let is_sign =
            name.chars().count() == 1 || !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        if is_sign {
            return Some(format!("Speaker {name}"));
        }
        (!name.is_empty()).then(|| name.to_owned())
    }
}

/// What a value is, whatever its type.
enum Scalar {
    Number(f64),
    Words(String),
    Other,
}

struct Scalars;

impl<'de> Visitor<'de> for Scalars {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    #[expect(clippy::cast_precision_loss, reason = "times are small")]
    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "times are small")]
    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number))
    }

    fn visit_str<E>(self, words: &str) -> Result<Scalar, E> {
        Ok(Scalar::Words(words.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        // Of a speaker that is described by an object, the name counts.
        let mut name = Scalar::Other;
        while let Some(key) = map.next_key::<String>()? {
            if matches!(key.as_str(), "name" | "label" | "display_name") {
                name = map.next_value::<Words>()?.0.map_or(Scalar::Other, Scalar::Words);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(name)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(match from.deserialize_any(Scalars)? {
            Scalar::Number(number) => Some(number),
            Scalar::Words(words) => words.trim().trim_end_matches('s').parse().ok(),
            Scalar::Other => None,
        }))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(match from.deserialize_any(Scalars)? {
            Scalar::Words(words) => Some(words),
            Scalar::Number(_) | Scalar::Other => None,
        }))
    }
}

impl<'de> Deserialize<'de> for Speaker {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(match from.deserialize_any(Scalars)? {
            Scalar::Words(words) => Some(words),
            Scalar::Number(number) => Some(format!("{number}")),
            Scalar::Other => None,
        }))
    }
}
