//! Tells names of several people, "the harbour pilots", from those of one institution or document.

use super::list::List;
use super::speakers::{is_document, is_group, is_noun_of_speaker};
use super::{descriptions, offices};

static PREPOSITIONS: List = List::of("english", "prepositions");
static RELATIVE_PRONOUNS: List = List::of("english", "relative-pronouns");
static DETERMINERS: List = List::of("english", "articles-and-quantifiers");
static ORGANIZATION_NOUNS: List = List::of("english", "organization-nouns");
static NOUNS_OF_QUANTITY: List = List::of("english", "nouns-of-quantity");
static PLURALS_WITHOUT_S: List = List::of("english", "plurals-without-s");
static SHARES: List = List::of("english", "shares-of-a-group");

/// Returns true if a name that is marked as a group's means several people or institutions.
///
/// "The pilots", "Ada Ling and Bo Ek", but neither "the company" nor "the report".
pub(crate) fn means_several(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let ends = |word: &&str| {
        PREPOSITIONS.has(word)
            || RELATIVE_PRONOUNS.has(word)
            || matches!(*word, "that" | "including" | "such" | "alongside")
    };
    let end = words.iter().skip(1).position(ends).map_or(words.len(), |end| end + 1);
    let (head, rest) = words.split_at(end.min(words.len()));
    let Some(last) = head.last() else { return false };
    let lower = last.to_lowercase();
    if NOUNS_OF_QUANTITY.has(&lower) && rest.first() == Some(&"of") {
        return true;
    }
    if is_institution(&lower) {
        return joins_phrases(head);
    }
    let joined = || head.iter().any(|word| matches!(*word, "and" | "&"));
    is_plural(head, last, &lower, rest) || joined() || SHARES.has(&lower)
}

/// Returns true for a singular noun of institutions or documents, and for a plural one of documents.
fn is_institution(noun: &str) -> bool {
    let document = noun.strip_suffix('s').is_some_and(is_document);
    document
        || is_document(noun)
        || is_group(noun)
        || ORGANIZATION_NOUNS.has(noun)
        || offices::is_institution(noun)
}

/// Returns true if "and" joins two noun phrases: "the pilots and the council".
fn joins_phrases(head: &[&str]) -> bool {
    head.windows(2).any(|pair| matches!(pair, ["and", next] if DETERMINERS.has(&next.to_lowercase())))
}

/// Returns true for a plural, but not for the last word of a proper name: "Arbor Yards".
fn is_plural(head: &[&str], last: &str, lower: &str, rest: &[&str]) -> bool {
    let ends = lower.ends_with('s') && !lower.ends_with("ss") || lower.ends_with("men");
    if PLURALS_WITHOUT_S.has(lower) {
        return true;
    }
    // A capital opens a description, too: "Boats from Ellery".
    let opens = head.len() == 1 && rest.first().is_some_and(|next| next.starts_with(char::is_lowercase));
    let common = last.starts_with(char::is_lowercase) || opens;
    ends && (common && !descriptions::is_thing(lower) || is_noun_of_speaker(last))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_institutions_and_documents() {
        for name in [
            "The harbour pilots",
            "Residents",
            "Several crew members",
            "Farmers who came to the hall",
            "Cy Abara and Bo Ek",
            "Firms including Arbor and Delta",
            "Boats from Ellery Bay",
            "the fishermen of Norwick",
            "a handful of bakers",
            "some",
            "Many women",
            "the pilots and the council",
            "Two companies",
            "Democrats",
        ] {
            assert!(means_several(name), "{name}");
        }
        for name in [
            "The report",
            "the findings",
            "The company",
            "Arbor Yards",
            "NASA",
            "The Ministry of Roads, Rails and Rivers",
            "Roads, Rails and Rivers Union",
            "Society for Rivers and Their Banks",
            "The White House",
            "the council",
            "The Norwick Tribune",
            "a study of the bay by two firms",
            "",
        ] {
            assert!(!means_several(name), "{name}");
        }
    }
}
