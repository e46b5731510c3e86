//! Groups results by month, person or event.

use crate::library::hit::Hit;
use crate::model::Date;
use std::collections::HashMap;

/// How results are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// By the month of the event.
    #[default]
    Month,
    /// By the speaker.
    Person,
    /// By the event.
    Event,
}

impl Group {
    /// Its name in a heading: "by month".
    pub fn words(self) -> &'static str {
        match self {
            Self::Month => "by month",
            Self::Person => "by person",
            Self::Event => "by event",
        }
    }

    pub(super) fn next(self) -> Self {
        match self {
            Self::Month => Self::Person,
            Self::Person => Self::Event,
            Self::Event => Self::Month,
        }
    }

    /// The heading under which a hit is shown.
    fn heading(self, hit: &Hit) -> String {
        match self {
            Self::Month => month(&hit.event.day),
            Self::Person => {
                hit.speaker.as_ref().map_or_else(|| "No speaker".to_owned(), |speaker| speaker.plain.clone())
            }
            Self::Event if hit.event.day.is_empty() => hit.event.title.to_string(),
            Self::Event => format!("{}  {}", hit.event.day, hit.event.title),
        }
    }
}

/// The month of a day in ISO 8601, in words.
fn month(day: &str) -> String {
    match Date::from_iso(day) {
        Some(date) => date.month_words(),
        None => "Without a date".to_owned(),
    }
}

/// A row of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultRow {
    /// The heading of a group.
    Heading(String),
    /// A hit, by its index.
    Hit(usize),
    /// A query that was kept, by its index.
    Query(usize),
}

/// Returns the rows of hits: groups in the order of their first hits.
pub(super) fn rows(hits: &[Hit], group: Group) -> Vec<ResultRow> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (index, hit) in hits.iter().enumerate() {
        let heading = group.heading(hit);
        // Two events can have one title and day.
        let key = match group {
            Group::Event => hit.event.path.to_string_lossy().into_owned(),
            _ => heading.clone(),
        };
        let at = *known.entry(key).or_insert_with(|| {
            groups.push((heading, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, members)) = groups.get_mut(at) {
            members.push(index);
        }
    }
    let mut rows = Vec::with_capacity(hits.len() + groups.len());
    for (heading, members) in groups {
        rows.push(ResultRow::Heading(heading));
        rows.extend(members.into_iter().map(ResultRow::Hit));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::hit::{HitEvent, HitSpeaker};
    use crate::query::TextKind;
    use std::path::PathBuf;
    use std::sync::Arc;

    fn hit(path: &str, day: &str, speaker: Option<&str>) -> Hit {
        let speaker = speaker.map(|name| {
            Arc::new(HitSpeaker { name: name.to_owned(), plain: name.to_owned(), post: String::new() })
        });
        Hit {
            event: Arc::new(HitEvent {
                path: PathBuf::from(path),
                day: day.to_owned(),
                ..HitEvent::default()
            }),
            kind: TextKind::Paragraph,
            section: None,
            at: 0,
            speaker,
            quote: None,
            checked: None,
            line: String::new(),
            lit: Vec::new(),
        }
    }

    #[test]
    fn hits_are_under_the_heading_of_their_group() {
        let hits = [
            hit("a", "2031-05-03", Some("Ada Ling")),
            hit("b", "2031-05-01", None),
            hit("c", "2030-11-09", Some("Ada Ling")),
            hit("d", "", None),
        ];
        let shown = |group| {
            let row = |row: &ResultRow| match row {
                ResultRow::Heading(heading) => heading.clone(),
                ResultRow::Hit(index) | ResultRow::Query(index) => index.to_string(),
            };
            rows(&hits, group).iter().map(row).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(shown(Group::Month), "May 2031 | 0 | 1 | November 2030 | 2 | Without a date | 3");
        assert_eq!(shown(Group::Person), "Ada Ling | 0 | 2 | No speaker | 1 | 3");
        assert_eq!(shown(Group::Event).matches('|').count(), 7);
    }
}
