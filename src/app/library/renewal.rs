//! The results of the same search over changed files: they replace those that are shown once there are as many.

use crate::library::hit::{Counts, Hit};
use crate::library::request::{Found, Resume};

/// Results of a query that is being asked a second time.
#[derive(Debug, Default)]
pub(super) struct Renewal {
    /// The number of hits that are shown.
    wanted: usize,
    pub(super) hits: Vec<Hit>,
    pub(super) counts: Counts,
    pub(super) nearest: Option<(String, String)>,
    /// Where to go on for more hits.
    pub(super) resume: Option<Resume>,
    /// True once everything was counted.
    has_counted: bool,
    /// True while there is an answer to wait for.
    is_waiting: bool,
}

impl Renewal {
    /// Starts one that replaces some hits; the search has been asked for.
    pub(super) fn new(wanted: usize) -> Self {
        Self { wanted, is_waiting: true, ..Self::default() }
    }

    /// Takes over what the search has found; returns true if it can replace what is shown.
    pub(super) fn take(&mut self, found: Found) -> bool {
        if !self.has_counted {
            self.counts = found.counts;
            self.nearest = found.nearest.or(self.nearest.take());
        }
        self.hits.extend(found.hits);
        if found.is_done {
            (self.has_counted, self.is_waiting, self.resume) = (true, false, found.resume);
        }
        !self.is_waiting && (self.hits.len() >= self.wanted || self.resume.is_none())
    }

    /// Returns where to go on, if more hits have to be asked for.
    pub(super) fn next(&mut self) -> Option<Resume> {
        let next = self.resume.filter(|_| !self.is_waiting)?;
        (self.is_waiting, self.resume) = (true, None);
        Some(next)
    }
}

/// Returns the index of a hit among other ones, or of one near it in the same document.
pub(super) fn place_of(hit: &Hit, hits: &[Hit]) -> Option<usize> {
    let is_in_document = |own: &Hit| own.event.path == hit.event.path;
    let is_text = |own: &Hit| is_in_document(own) && own.line == hit.line && own.speaker == hit.speaker;
    let find = |is_it: &dyn Fn(&Hit) -> bool| hits.iter().position(is_it);
    find(&|own| own == hit)
        .or_else(|| find(&|own| is_text(own) && own.kind == hit.kind))
        .or_else(|| find(&is_text))
        .or_else(|| {
            let near = hits.iter().enumerate().filter(|(_, own)| is_in_document(own));
            Some(near.min_by_key(|(_, own)| (own.section != hit.section, own.at.abs_diff(hit.at)))?.0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::hit::HitEvent;
    use crate::query::TextKind;
    use std::path::PathBuf;
    use std::sync::Arc;

    fn hit(path: &str, at: usize, line: &str) -> Hit {
        let event = Arc::new(HitEvent { path: PathBuf::from(path), ..HitEvent::default() });
        let line = line.to_owned();
        Hit {
            event,
            kind: TextKind::Paragraph,
            section: None,
            at,
            speaker: None,
            quote: None,
            checked: None,
            line,
            lit: Vec::new(),
        }
    }

    #[test]
    fn a_hit_is_found_again_where_it_is_now() {
        let hits = [hit("a", 0, "one"), hit("a", 90, "two"), hit("b", 0, "one")];
        assert_eq!(place_of(&hit("b", 0, "one"), &hits), Some(2));
        assert_eq!(place_of(&hit("a", 50, "one"), &hits), Some(0), "the same words at another place");
        assert_eq!(place_of(&hit("a", 80, "three"), &hits), Some(1), "other words near it");
        assert_eq!(place_of(&hit("c", 0, "one"), &hits), None);
    }

    #[test]
    fn as_many_results_as_are_shown_are_awaited() {
        let found = |count, is_done, resume: Option<i64>| Found {
            hits: vec![hit("a", 0, "one"); count],
            is_done,
            resume: resume.map(Resume),
            ..Found::default()
        };
        let mut renewal = Renewal::new(5);
        assert!(!renewal.take(found(2, false, None)) && renewal.next().is_none());
        assert!(!renewal.take(found(2, true, Some(7))));
        assert_eq!(renewal.next(), Some(Resume(7)));
        assert!(renewal.next().is_none(), "it is asked for only once");
        assert!(renewal.take(found(2, true, Some(3))));
        assert_eq!((renewal.hits.len(), renewal.resume), (6, Some(Resume(3))));
        let mut fewer = Renewal::new(5);
        assert!(fewer.take(found(1, true, None)), "there are fewer now");
    }
}
