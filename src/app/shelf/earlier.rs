//! Finds quotes by the ids that earlier versions gave them.

use crate::memory::Marked;
use crate::model::{Briefing, Kind, Quote, QuoteId};

/// Returns the marked quotes if no quote has the id of the mark any longer.
///
/// They are the statements that were one quote in an earlier version, or the first quote with the same words.
pub(super) fn quotes_of(briefing: &Briefing, marked: &Marked) -> Vec<QuoteId> {
    run_of(briefing, &marked.id).unwrap_or_else(|| {
        // An edit can change the id of the same words, and earlier versions wrote an ellipsis in place of an attribution.
        let plain = marked.words.replace(" … ", " ");
        let starts = |quote: &QuoteId| {
            let text = &briefing[*quote].text;
            text.starts_with(&marked.words) || text.starts_with(&plain)
        };
        briefing.quote_ids().find(starts).into_iter().collect()
    })
}

/// Returns the statements that together had an id in an earlier version, when a turn was one quote.
pub(super) fn run_of(briefing: &Briefing, id: &str) -> Option<Vec<QuoteId>> {
    let id = id.rsplit_once('-').filter(|(name, _)| name.contains('-')).map_or(id, |(name, _)| name);
    for section in &briefing.sections {
        let quotes = briefing.quotes.get(section.quotes.clone())?;
        let own = |one: &Quote, two: &Quote| {
            let are_direct = one.kind == Kind::Direct && two.kind == Kind::Direct;
            are_direct && one.speaker == two.speaker
        };
        let mut start = section.quotes.start;
        for turn in quotes.chunk_by(own) {
            let range = start..start + turn.len();
            start = range.end;
            if let Some(run) = briefing.earlier_run(range, id) {
                return Some(run.filter_map(|index| briefing.quote_at(index)).collect());
            }
        }
    }
    None
}
