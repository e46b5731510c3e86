//! Removes the lead-ins of a sentence: "And then, Karine, just quickly, …".

use crate::import::lexicon::list::List;

/// Maximum number of lead-ins that are removed from a sentence.
const MAX_LEADS: usize = 8;

static LEADS: List = List::of("english", "lead-ins");
static LEADS_BEFORE_COMMAS: List = List::of("english", "lead-ins-before-commas");
static ADDRESSEES: List = List::of("english", "addressee-openings");

/// Returns a sentence without its lead-ins.
pub(super) fn without(sentence: &str) -> &str {
    let mut rest = trimmed(sentence);
    for _ in 0..MAX_LEADS {
        let shorter = if rest.starts_with(['(', '[']) {
            // "(Laughter.) So, …"
            rest.split_once([')', ']']).map(|(_, rest)| rest).filter(|rest| !rest.is_empty())
        } else {
            after_comma(rest).or_else(|| after_lead(rest))
        };
        match shorter {
            Some(shorter) => rest = trimmed(shorter),
            None => break,
        }
    }
    rest
}

/// Returns the words after a lead-in or addressee and a comma.
///
/// Returns `None` if too little is left.
fn after_comma(text: &str) -> Option<&str> {
    let (head, rest) = text.split_once(", ").filter(|(head, rest)| head.len() < 40 && rest.len() > 22)?;
    let lower = head.to_lowercase();
    let words = head.split(' ').count();
    let named = words <= 2 && head.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let titled = words <= 3 && ADDRESSEES.prefix_of(&lower).is_some();
    let leads = LEADS_BEFORE_COMMAS.has(&lower) || lower.starts_with("thank");
    (leads || titled || named).then_some(rest)
}

/// Returns the words after the longest lead-in without a comma.
///
/// Returns `None` if too little is left.
fn after_lead(text: &str) -> Option<&str> {
    let after = |lead: &&str| {
        let (head, rest) = text.split_at_checked(lead.len())?;
        (head.eq_ignore_ascii_case(lead) && rest.starts_with(' ') && rest.len() > 18).then_some(rest)
    };
    LEADS.entries().iter().filter_map(after).min_by_key(|rest| rest.len())
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        !c.is_alphanumeric()
            && !matches!(c, '“' | '"' | '‘' | '«' | '„' | '$' | '£' | '€' | '(' | '[' | '¿' | '#')
    })
}
