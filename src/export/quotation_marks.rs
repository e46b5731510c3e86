//! The quotation marks of every language of Unicode CLDR.

/// An opening and a closing quotation mark, with the space inside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The mark before the words.
    pub open: &'static str,
    /// The mark after the words.
    pub close: &'static str,
}

/// The quotation marks of a language.
#[derive(Debug, PartialEq, Eq)]
pub struct Marks {
    /// The languages that use these marks (BCP 47 tags in lower case).
    tags: &'static [&'static str],
    /// The marks around a quotation.
    pub primary: Pair,
    /// The marks around a quotation inside a quotation.
    pub alternate: Pair,
}

pub(super) const fn pair(open: &'static str, close: &'static str) -> Pair {
    Pair { open, close }
}

const DOUBLE: Pair = pair("“", "”");
const SINGLE: Pair = pair("‘", "’");
const RIGHT: Pair = pair("”", "”");
const SINGLE_RIGHT: Pair = pair("’", "’");
const TURNED: Pair = pair("”", "“");
const SINGLE_TURNED: Pair = pair("’", "‘");
const LOW_DOUBLE: Pair = pair("„", "“");
const LOW_SINGLE: Pair = pair("‚", "‘");
const LOW_RIGHT: Pair = pair("„", "”");
const LOW_SINGLE_RIGHT: Pair = pair("‚", "’");
const ANGLE: Pair = pair("«", "»");
const SPACED_ANGLE: Pair = pair("«\u{202f}", "\u{202f}»");
const SINGLE_ANGLE: Pair = pair("‹", "›");
const ANGLE_IN: Pair = pair("»", "«");
const SINGLE_ANGLE_IN: Pair = pair("›", "‹");
const CORNER: Pair = pair("「", "」");
const WHITE_CORNER: Pair = pair("『", "』");

macro_rules! marks {
    ($($primary:expr, $alternate:expr, [$($tag:literal)*];)*) => {
        &[$(Marks { tags: &[$($tag),*], primary: $primary, alternate: $alternate }),*]
    };
}

/// The quotation marks of all languages of Unicode CLDR 48.2.
///
/// They are the `delimiters` (quotationStart/End, alternateQuotationStart/End) of the package `cldr-misc-full`;
/// `.ci/exports` compares them. A tag is listed only if its marks differ from those of its shorter tag. Chinese of Hong
/// Kong, Macao and Taiwan is in traditional characters (`likelySubtags`).
///
/// CLDR has no spaces. French marks have a narrow no-break space (U+202F) inside (Unicode Standard, 6.2), except in
/// Switzerland. Some languages use the same marks for inner quotations. English comes first: its marks are those of
/// CLDR's root, which more than half of the languages use.
static MARKS: &[Marks] = marks![
    DOUBLE, SINGLE, ["en" "bm-nkoo" "ff-adlm" "uz-arab" "uz-cyrl"];
    LOW_RIGHT, LOW_SINGLE_RIGHT, ["agq" "ff"];
    ANGLE, SINGLE_ANGLE, ["am" "az-arab" "az-cyrl" "fa" "fr-ch" "gsw" "jgo" "kkj" "mzn" "rm" "sdh"
        "wae"];
    TURNED, SINGLE_TURNED, ["ar" "lld" "ms-arab" "syr" "ur"];
    ANGLE, DOUBLE, ["ast" "blo" "bm" "br" "ca" "cv" "dyo" "el" "es-us" "eu" "ewo" "ie" "it" "kab" "kk"
        "lij" "mg" "mua" "nnh" "pms" "pt-ao" "pt-ch" "pt-cv" "pt-gq" "pt-gw" "pt-lu" "pt-mo" "pt-mz"
        "pt-pt" "pt-st" "pt-tl" "sc" "sg" "ti"];
    ANGLE, LOW_DOUBLE, ["bas" "be" "bua" "ky" "os" "ru" "sah" "tyv" "uk"];
    LOW_DOUBLE, LOW_DOUBLE, ["bg" "lt" "prg" "sgs"];
    LOW_RIGHT, SINGLE, ["bs"];
    LOW_DOUBLE, LOW_SINGLE, ["bs-cyrl" "cs" "de" "dsb" "et" "hr" "hsb" "is" "ksh" "lb" "luy" "mk" "nds"
        "sk" "sl"];
    ANGLE, SINGLE, ["dua" "el-polyton" "ksf" "nb" "nn" "no" "rw"];
    DOUBLE, ANGLE, ["eo"];
    RIGHT, SINGLE_RIGHT, ["fi" "he" "lag" "rn" "se" "sn" "sv" "yi"];
    SPACED_ANGLE, SPACED_ANGLE, ["fr"];
    ANGLE, ANGLE, ["ht" "hy" "oc" "yav"];
    SINGLE, DOUBLE, ["fur" "ia" "ti-er" "tn"];
    LOW_RIGHT, ANGLE_IN, ["hu" "szl"];
    CORNER, WHITE_CORNER, ["ja" "yue" "zh-hant" "zh-hk" "zh-mo" "zh-tw"];
    LOW_DOUBLE, ANGLE, ["ka"];
    SINGLE, SINGLE, ["nl"];
    LOW_RIGHT, ANGLE, ["nmg" "pl" "ro"];
    ANGLE, LOW_RIGHT, ["shi" "zgh"];
    LOW_RIGHT, SINGLE_RIGHT, ["sr"];
    pair("“", "’"), DOUBLE, ["st"];
    DOUBLE, DOUBLE, ["tk"];
    ANGLE_IN, SINGLE_ANGLE_IN, ["kk-arab" "ug"];
    DOUBLE, SINGLE_TURNED, ["uz"];
    SPACED_ANGLE, TURNED, ["fr-ca"];
];

/// Returns the marks of a language.
///
/// The longest known part of its tag decides (RFC 4647, lookup).
///
/// An unknown language gets the English marks.
pub fn marks(language: Option<&str>) -> &'static Marks {
    let mut tag = language.unwrap_or("en").to_ascii_lowercase();
    loop {
        if let Some(marks) = MARKS.iter().find(|marks| marks.tags.contains(&tag.as_str())) {
            return marks;
        }
        let Some(end) = tag.rfind('-') else { return &MARKS[0] };
        tag.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_quotation_mark;

    #[test]
    fn each_language_is_listed_once_and_all_marks_are_quotation_marks() {
        let mut tags: Vec<_> = MARKS.iter().flat_map(|marks| marks.tags).collect();
        let count = tags.len();
        tags.sort_unstable();
        tags.dedup();
        assert_eq!(tags.len(), count);
        for pair in MARKS.iter().flat_map(|marks| [marks.primary, marks.alternate]) {
            assert!(pair.open.trim().chars().chain(pair.close.trim().chars()).all(is_quotation_mark));
        }
    }

    #[test]
    fn a_tag_is_listed_only_if_its_marks_differ() {
        for (marks_of_tag, tag) in
            MARKS.iter().flat_map(|marks| marks.tags.iter().map(move |tag| (marks, *tag)))
        {
            if let Some((above, _)) = tag.rsplit_once('-') {
                // Chinese of a territory has no shorter tag with the same marks.
                assert_ne!(marks(Some(above)), marks_of_tag, "{tag}");
            }
        }
    }
}
