//! Names for citations: split into family and given name only if that keeps their order.

use crate::model::Speaker;
use serde_json::{Value, json};

/// A name for a reference manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// A name that must not be split.
    ///
    /// It is a group, a name with unknown parts, or a name that begins with the family name, which programs would reverse.
    Whole(&'a str),
    /// Given name first, family name last.
    Parts {
        /// The family name, used for sorting.
        family: &'a str,
        /// The rest of the name.
        given: &'a str,
    },
}

/// Returns the name of a speaker, without guessing which part is the family name.
pub fn name(speaker: &Speaker) -> Name<'_> {
    let whole = speaker.name.as_str();
    let Some(family) = speaker.family.as_deref().filter(|_| !speaker.group) else {
        return Name::Whole(whole);
    };
    let given = whole.strip_suffix(family).filter(|given| given.ends_with(char::is_whitespace));
    match given.map(str::trim_end) {
        // If the family name also begins the name, the order is unknown.
        Some(given) if !given.is_empty() && given != family => Name::Parts { family, given },
        _ => Name::Whole(whole),
    }
}

/// Returns the name for a later mention: the family name, or the whole name if that is unknown.
pub fn short(speaker: &Speaker) -> &str {
    match speaker.family.as_deref() {
        Some(family) if !speaker.group && !family.is_empty() => family,
        _ => &speaker.name,
    }
}

impl Name<'_> {
    /// Returns the name in CSL-JSON.
    pub(super) fn csl(self) -> Value {
        match self {
            Self::Whole(name) => json!({ "literal": name }),
            Self::Parts { family, given } => json!({ "family": family, "given": given }),
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
        for (whole, family, group, expected) in [
            ("Ada Ling", Some("Ling"), false, Name::Parts { family: "Ling", given: "Ada" }),
            (
                "Jan van der Berg",
                Some("van der Berg"),
                false,
                Name::Parts { family: "van der Berg", given: "Jan" },
            ),
            ("Hu Henghua", Some("Hu"), false, Name::Whole("Hu Henghua")),
            ("胡衡华", Some("胡"), false, Name::Whole("胡衡华")),
            ("Ada Ling", None, false, Name::Whole("Ada Ling")),
            ("Ng Ng", Some("Ng"), false, Name::Whole("Ng Ng")),
            ("Maling", Some("ling"), false, Name::Whole("Maling")),
            ("Ling", Some("Ling"), false, Name::Whole("Ling")),
            ("The Lings", Some("Lings"), true, Name::Whole("The Lings")),
        ] {
            assert_eq!(name(&speaker(whole, family, group)), expected);
        }
    }

    #[test]
    fn a_later_mention_uses_the_family_name() {
        assert_eq!(short(&speaker("Hu Henghua", Some("Hu"), false)), "Hu");
        assert_eq!(short(&speaker("Ada Ling", None, false)), "Ada Ling");
        assert_eq!(short(&speaker("The Lings", Some("Lings"), true)), "The Lings");
    }
}
