//! The filter and the order of the list of briefings.

use crate::library::shelf::{Entry, State};
use crate::text::Cut;
use crate::text::fold::loose;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As they were named.
    #[default]
    Given,
    /// By day, the newest first; without a day at the end.
    Day,
    /// By title.
    Title,
    /// By folder and name.
    Folder,
}

impl Sort {
    /// The next order. The files of a folder were not named one by one.
    pub(super) fn next(self, is_folder: bool) -> Self {
        match self {
            Self::Given => Self::Day,
            Self::Day => Self::Title,
            Self::Title => Self::Folder,
            Self::Folder if is_folder => Self::Day,
            Self::Folder => Self::Given,
        }
    }

    /// What the order is, for a notice.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Given => "in the order in which they were named",
            Self::Day => "sorted by day, the newest first",
            Self::Title => "sorted by title",
            Self::Folder => "sorted by folder",
        }
    }

    /// Sorts indexes of entries.
    pub(super) fn apply(self, found: &mut [usize], entries: &[Entry]) {
        match self {
            Self::Given => found.sort_unstable(),
            Self::Day => found.sort_by(|a, b| entries[*b].date().cmp(entries[*a].date())),
            Self::Title => found.sort_by_cached_key(|index| loose(entries[*index].title())),
            Self::Folder => found.sort_by_cached_key(|index| natural(&entries[*index].name)),
        }
    }
}

/// A name as words and numbers, so that `day-2` comes before `day-10`.
fn natural(name: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (words, after) = (rest.cut(..digits), rest.cut(digits..));
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        parts.push((loose(words), after.cut(..end).parse().unwrap_or(u64::MAX)));
        rest = after.cut(end..);
    }
    parts
}

/// What a filter of the list asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ListFilter {
    /// Words of a title, place, name or path.
    pub(super) words: String,
    /// Words of speakers' names.
    names: Vec<String>,
    since: Option<String>,
    until: Option<String>,
    is_unread: bool,
    is_unchecked: bool,
}

impl ListFilter {
    /// Reads what was typed. A filter that is not complete, such as `since:`, changes nothing.
    pub(super) fn parse(typed: &str) -> Self {
        let mut filter = Self::default();
        for piece in typed.split_whitespace() {
            let value = |key: &str| piece.strip_prefix(key).map(str::to_owned);
            if let Some(day) = value("since:") {
                filter.since = Some(day);
            } else if let Some(day) = value("until:") {
                filter.until = Some(day).filter(|day| !day.is_empty());
            } else if let Some(name) = value("by:") {
                filter.names.push(loose(&name));
            } else if let Some(state) = value("is:") {
                filter.is_unread |= ["unread", "new"].contains(&&*state);
                filter.is_unchecked |= state == "unchecked";
            } else {
                filter.words.push_str(piece);
                filter.words.push(' ');
            }
        }
        filter
    }

    /// Returns true if an entry passes, apart from its words.
    pub(super) fn passes(&self, entry: &Entry) -> bool {
        let day = entry.date();
        let of_length = |limit: &String| day.cut(..limit.len().min(day.len()));
        let is_since = self
            .since
            .as_ref()
            .is_none_or(|since| since.is_empty() || !day.is_empty() && of_length(since) >= since.as_str());
        let is_until =
            self.until.as_ref().is_none_or(|until| !day.is_empty() && of_length(until) <= until.as_str());
        let summary = if let State::Read(summary) = &entry.state { Some(summary) } else { None };
        let has_names = self.names.iter().all(|name| summary.is_some_and(|own| own.hay.contains(&**name)));
        let is_unchecked = !self.is_unchecked || summary.is_some_and(|own| own.checks.is_some());
        is_since && is_until && has_names && is_unchecked && (!self.is_unread || entry.is_new)
    }
}

/// The text that the words of a filter are looked up in.
pub(super) fn hay(entry: &Entry) -> String {
    let (summary, name) = entry.hay();
    [summary, " ", name].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Shelf;
    use crate::library::shelf::{Listed, Summary};
    use crate::model::Checks;
    use crate::text::Safe;
    use std::path::PathBuf;

    fn shelf() -> Shelf {
        let mut shelf = Shelf::default();
        let days = [
            ("b-10.txt", "Budget", "2031-05-03"),
            ("b-2.txt", "Árbol", ""),
            ("a.txt", "Cranes", "2030-01-02"),
        ];
        for (path, title, date) in days {
            let summary = Summary {
                title: Safe::clean_line(title),
                date: date.to_owned(),
                hay: loose(&format!("{title} Ada Ling")),
                checks: (title == "Cranes").then_some(Checks { checked: 0, all: 3 }),
                ..Summary::default()
            };
            let state = State::Read(Box::new(summary));
            shelf.list(Listed { path: PathBuf::from(path), state, is_new: title == "Budget" });
        }
        shelf
    }

    #[test]
    fn briefings_are_sorted_by_day_title_and_folder() {
        let shelf = shelf();
        let sorted = |sort: Sort| {
            let mut found = vec![0, 1, 2];
            sort.apply(&mut found, shelf.entries());
            found
        };
        assert_eq!(sorted(Sort::Day), [0, 2, 1]);
        assert_eq!(sorted(Sort::Title), [1, 0, 2]);
        assert_eq!(sorted(Sort::Folder), [2, 1, 0]);
    }

    #[test]
    fn a_filter_selects_by_day_name_and_state() {
        let shelf = shelf();
        let passing = |typed: &str| {
            let filter = ListFilter::parse(typed);
            let all = shelf.entries().iter().enumerate();
            all.filter(|(_, entry)| filter.passes(entry)).map(|(index, _)| index).collect::<Vec<_>>()
        };
        assert_eq!(passing("since:2030-02"), [0]);
        assert_eq!(passing("until:2030"), [2]);
        assert_eq!(passing("since: until:"), [0, 1, 2]);
        assert_eq!(passing("is:unread"), [0]);
        assert_eq!(passing("is:unchecked"), [2]);
        assert_eq!(passing("by:ling"), [0, 1, 2]);
        assert_eq!(passing("by:reyes"), [0; 0]);
        assert_eq!(ListFilter::parse("night since:2030 berths").words, "night berths ");
    }
}
