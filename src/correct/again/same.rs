//! Tells which sections of two versions of a briefing are the same, and which words were rejected.

use crate::model::{Briefing, Quote, Rejected, Section, SectionId};
use crate::text::Cut;
use crate::text::fold::loose;

/// Length in bytes of the text beside words that is compared with that of rejected words.
const AROUND: usize = 120;

/// The section of the fresh briefing with the same id, else with the same title, for each section of the old one.
pub(super) fn sections(old: &Briefing, fresh: &Briefing) -> Vec<Option<SectionId>> {
    let same = |own: &Section| {
        let by_id = fresh.sections.iter().position(|other| other.id == own.id);
        let found = by_id.or_else(|| fresh.sections.iter().position(|other| other.title == own.title));
        found.and_then(|index| fresh.section_at(index))
    };
    let mut found: Vec<Option<SectionId>> = old.sections.iter().map(same).collect();
    for index in 0..found.len() {
        if found.get(index) == Some(&None)
            && let Some(own) = old.sections.get(index)
        {
            let taken = found.clone();
            let free = fresh.section_ids().filter(|id| !taken.contains(&Some(*id)));
            let shared =
                free.map(|id| (shared_paragraphs(own, &fresh[id]), id)).max_by_key(|(count, _)| *count);
            let enough = own.paragraphs.len().div_ceil(2).max(1);
            if let Some((_, id)) = shared.filter(|(count, _)| *count >= enough) {
                found[index] = Some(id);
            }
        }
    }
    for index in 1..found.len() {
        let (earlier, later) = found.split_at_mut(index);
        if let Some(own) = later.first_mut().filter(|own| earlier.contains(own)) {
            *own = None;
        }
    }
    found
}

/// The number of paragraphs that are in both sections.
fn shared_paragraphs(one: &Section, other: &Section) -> usize {
    let paragraphs = |own: &Section| -> Vec<String> {
        own.paragraphs.iter().map(|range| own.text.cut(range.clone()).trim().to_owned()).collect()
    };
    let others = paragraphs(other);
    paragraphs(one).iter().filter(|own| others.contains(own)).count()
}

/// Returns true if a quote in a text is the one that a person rejected.
pub(super) fn is_rejected(rejected: &Rejected, own: &Quote, text: &str) -> bool {
    if loose(&rejected.text) != loose(&own.text) {
        return false;
    }
    let Some(range) = own.anchor.whole() else { return true };
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let start = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((range.end + AROUND).min(text.len()));
    let (left, right) = (words(text.cut(start..range.start)), words(text.cut(range.end..end)));
    let is_left = rejected.before.as_deref().map(|before| left.ends_with(&words(before)));
    let is_right = rejected.after.as_deref().map(|after| right.starts_with(&words(after)));
    // Words that are there several times are known by the words before them.
    let is_repeated = text.match_indices(own.text.as_str()).count() > 1;
    match (is_left, is_right) {
        (Some(is_left), _) if is_repeated => is_left,
        (Some(is_left), Some(is_right)) => is_left || is_right,
        (Some(is_one), None) | (None, Some(is_one)) => is_one,
        (None, None) => true,
    }
}
