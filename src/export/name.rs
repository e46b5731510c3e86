//! Splits names for citations into family name, given name and suffix.

use crate::import::lexicon::honours::is_honour;
use crate::model::Speaker;
use crate::text::Cut;
use serde_json::{Map, Value, json};

/// A name for a reference manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// A name that must not be split.
    ///
    /// It is a group, a name with unknown parts, or a name that begins with the family name, which programs would reverse.
    Whole(&'a str),
    /// Given name and family name, or the reverse with a comma between them.
    Parts {
        /// The family name, used for sorting.
        family: &'a str,
        /// The given name.
        given: &'a str,
        /// What comes after both: "Jr.", "MP"; may be empty.
        suffix: &'a str,
    },
}

/// Returns the family name that a file gives, unless it is only a suffix.
pub(super) fn family(speaker: &Speaker) -> Option<&str> {
    let family = speaker.family.as_deref().filter(|_| !speaker.group)?.trim();
    (!family.split_whitespace().all(is_honour)).then_some(family)
}

/// Returns the name of a speaker, without guessing which part is the family name.
pub fn name(speaker: &Speaker) -> Name<'_> {
    let whole = speaker.name.as_str();
    let split = family(speaker).and_then(|family| {
        let given = speaker.given.as_deref().map(str::trim).filter(|given| !given.is_empty());
        reversed(whole, family).or_else(|| in_order(whole, family, given))
    });
    match split {
        // If the family name also begins the name, the order is unknown.
        Some(Name::Parts { family, given, .. }) if given.is_empty() || given == family => Name::Whole(whole),
        Some(parts) => parts,
        None => Name::Whole(whole),
    }
}

/// Splits "Ling, Ada" and "Ling, Ada, MP".
fn reversed<'a>(whole: &'a str, family: &'a str) -> Option<Name<'a>> {
    let rest = whole.strip_prefix(family)?.trim_start().strip_prefix(',')?.trim();
    let (given, suffix) = rest.split_once(',').unwrap_or((rest, ""));
    let (given, suffix) = (given.trim(), suffix.trim());
    // "Ling, MP" has no given name.
    (!given.split_whitespace().all(is_honour)).then_some(Name::Parts { family, given, suffix })
}

/// Splits "Ada Ling", "Ada Ling Jr." and "Ada Ling, MP".
fn in_order<'a>(whole: &'a str, family: &'a str, given: Option<&'a str>) -> Option<Name<'a>> {
    let places =
        whole.rmatch_indices(family).map(|(at, _)| (whole.cut(..at), whole.cut(at + family.len()..)));
    let mut places = places.filter(|(before, after)| {
        before.ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with([' ', ',']))
    });
    places.find_map(|(before, after)| {
        let suffix = after.trim_matches([' ', ',']);
        // A remark in brackets is not a suffix.
        let known = given.is_some_and(|given| before.split_whitespace().eq(given.split_whitespace()))
            && !suffix.contains(['(', '[']);
        let is_suffix =
            after.starts_with(',') || suffix.split([' ', ',']).filter(|word| !word.is_empty()).all(is_honour);
        (suffix.is_empty() || known || is_suffix).then_some(Name::Parts {
            family,
            given: before.trim(),
            suffix,
        })
    })
}

/// Returns the name for a later mention: the family name, or else the whole name.
pub fn short(speaker: &Speaker) -> &str {
    family(speaker).unwrap_or(&speaker.name)
}

impl Name<'_> {
    /// Returns the name in CSL-JSON.
    pub(super) fn csl(self) -> Value {
        match self {
            Self::Whole(name) => json!({ "literal": name }),
            Self::Parts { family, given, suffix } => {
                let parts = [("family", family), ("given", given), ("suffix", suffix)];
                let parts = parts.into_iter().filter(|(_, words)| !words.is_empty());
                Value::Object(
                    parts.map(|(name, words)| (name.to_owned(), json!(words))).collect::<Map<_, _>>(),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Safe;

    fn speaker(name: &str, family: Option<&str>, group: bool) -> Speaker {
        let family = family.map(Safe::clean_line);
        Speaker { name: Safe::clean_line(name), family, group, ..Speaker::default() }
    }

    #[test]
    fn a_name_is_split_only_if_that_keeps_its_order() {
        let parts = |family, given, suffix| Name::Parts { family, given, suffix };
        for (whole, family, group, expected) in [
            ("Ada Ling", Some("Ling"), false, parts("Ling", "Ada", "")),
            ("Jan van der Berg", Some("van der Berg"), false, parts("van der Berg", "Jan", "")),
            ("Hu Henghua", Some("Hu"), false, Name::Whole("Hu Henghua")),
            ("胡衡华", Some("胡"), false, Name::Whole("胡衡华")),
            ("Ada Ling", None, false, Name::Whole("Ada Ling")),
            ("Ng Ng", Some("Ng"), false, Name::Whole("Ng Ng")),
            ("Maling", Some("ling"), false, Name::Whole("Maling")),
            ("Ling", Some("Ling"), false, Name::Whole("Ling")),
            ("The Lings", Some("Lings"), true, Name::Whole("The Lings")),
            ("Ada Ling Jr.", Some("Ling"), false, parts("Ling", "Ada", "Jr.")),
            ("Ada Ling, MP", Some("Ling"), false, parts("Ling", "Ada", "MP")),
            ("Ada Ling CBE PhD", Some("Ling"), false, parts("Ling", "Ada", "CBE PhD")),
            ("Ada Ling CBE PhD", Some("PhD"), false, Name::Whole("Ada Ling CBE PhD")),
            ("Ada Ling Quell", Some("Ling"), false, Name::Whole("Ada Ling Quell")),
            ("Ling, Ada", Some("Ling"), false, parts("Ling", "Ada", "")),
            ("Ling, Ada, MP", Some("Ling"), false, parts("Ling", "Ada", "MP")),
            ("Ling, MP", Some("Ling"), false, Name::Whole("Ling, MP")),
        ] {
            assert_eq!(name(&speaker(whole, family, group)), expected);
        }
    }

    #[test]
    fn words_after_a_known_given_and_family_name_are_a_suffix() {
        let known = Speaker {
            given: Some(Safe::clean_line("Ada")),
            ..speaker("Ada Ling the Elder", Some("Ling"), false)
        };
        assert_eq!(name(&known), Name::Parts { family: "Ling", given: "Ada", suffix: "the Elder" });
        let remark = Speaker { name: Safe::clean_line("Ada Ling (by telephone)"), ..known };
        assert_eq!(name(&remark), Name::Whole("Ada Ling (by telephone)"));
    }

    #[test]
    fn a_later_mention_uses_the_family_name() {
        assert_eq!(short(&speaker("Hu Henghua", Some("Hu"), false)), "Hu");
        assert_eq!(short(&speaker("Ada Ling", None, false)), "Ada Ling");
        assert_eq!(short(&speaker("Ada Ling MP", Some("MP"), false)), "Ada Ling MP");
        assert_eq!(short(&speaker("The Lings", Some("Lings"), true)), "The Lings");
    }
}
