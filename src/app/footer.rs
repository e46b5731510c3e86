//! The footer: the keys that matter here and now, and what a click on one does.

use super::{App, Overlay, Page, PageKind, SearchWords};
use crate::action::{Action, Context, hint};
use crate::layout::PaneName;
use crate::library::{TOUR, Volume};
use crate::pane::Languages;
use crate::row::{Role, Row};
use std::ops::Range;

/// The keys of the footer, and the cells at which a click means each.
#[derive(Debug, Default)]
pub struct Hints {
    /// What is shown.
    pub row: Row,
    /// The cells of each action.
    places: Vec<(Range<usize>, Action)>,
}

/// Actions that share a word: the words of all but the last are left out.
type Group = &'static [Action];

const SELECT: &[Group] = &[
    &[Action::Copy],
    &[Action::Export],
    &[Action::PreviousWord, Action::NextWord],
    &[Action::PreviousSentence, Action::NextSentence],
    &[Action::Take],
    &[Action::SwapEnds],
    &[Action::PreviousParagraph, Action::NextParagraph],
    &[Action::Help],
    &[Action::Back],
];
const CORRECT: &[Group] = &[&[Action::Choose], &[Action::Back]];
const LIST: &[Group] = &[
    &[Action::Open],
    &[Action::SearchAll],
    &[Action::People],
    &[Action::Filter],
    &[Action::Sort],
    &[Action::Help],
    &[Action::Quit],
];
const RESULTS: &[Group] = &[
    &[Action::Open],
    &[Action::MarkQuote],
    &[Action::Copy],
    &[Action::Export],
    &[Action::Group],
    &[Action::SamePerson],
    &[Action::SearchAll],
    &[Action::Help],
    &[Action::Back],
];
const PEOPLE: &[Group] = &[
    &[Action::Open],
    &[Action::Filter],
    &[Action::SamePerson],
    &[Action::OtherPerson],
    &[Action::Help],
    &[Action::Back],
];
const PICKER: &[Group] = &[&[Action::Choose], &[Action::Down], &[Action::Back]];
const PICTURE: &[Group] = &[&[Action::NextPicture], &[Action::PreviousPicture], &[Action::Back]];
const QUOTE: &[Group] = &[
    &[Action::MarkQuote],
    &[Action::Copy],
    &[Action::Export],
    &[Action::NextQuote],
    &[Action::Search],
    &[Action::Back],
];
const PAGE: &[Group] = &[&[Action::Down], &[Action::Up], &[Action::Search], &[Action::Back]];
const EXPORT: &[Group] =
    &[&[Action::Run], &[Action::NextField], &[Action::PreviousChoice, Action::NextChoice], &[Action::Back]];
/// The last actions of the reader's footer, which help a user who is lost.
const LAST: [Group; 2] = [&[Action::Help], &[Action::Quit]];

impl Hints {
    /// Returns the action that a click on a cell means.
    pub(super) fn at(&self, x: usize) -> Option<Action> {
        self.places.iter().find(|(cells, _)| cells.contains(&x)).map(|(_, action)| *action)
    }

    fn append(&mut self, other: Self) {
        let start = self.row.width();
        let shifted =
            other.places.into_iter().map(|(own, action)| (own.start + start..own.end + start, action));
        self.places.extend(shifted);
        self.row.append(other.row);
    }
}

impl App {
    /// The keys that matter most here, as many as fit in `cells`.
    pub fn hints(&self, cells: usize) -> Hints {
        let groups = self.hint_groups();
        // The last ones stay; the others are shown if there is room for them.
        let (others, last) = groups.split_at(groups.len().saturating_sub(LAST.len()));
        let last: Vec<Hints> = last.iter().map(|group| self.hint_group(group)).collect();
        let room = cells.saturating_sub(last.iter().map(|hints| hints.row.width()).sum());
        let mut hints = Hints::default();
        for group in others {
            let next = self.hint_group(group);
            if hints.row.width() + next.row.width() > room {
                break;
            }
            hints.append(next);
        }
        for next in last {
            hints.append(next);
        }
        hints
    }

    /// Keys that share a word are shown together or not at all.
    fn hint_group(&self, group: &[Action]) -> Hints {
        let context = self.context();
        let mut hints = Hints::default();
        for (index, action) in group.iter().enumerate() {
            let key = self.bindings().key_of(context, *action);
            if key.is_empty() {
                continue;
            }
            let mut row = Row::of(Role::Text, " ").with(Role::Key, key);
            if index + 1 == group.len() {
                row.push(Role::Faint, format!(" {} ", hint(context, *action)));
            }
            let places = vec![(0..row.width(), *action)];
            hints.append(Hints { row, places });
        }
        hints
    }

    fn hint_groups(&self) -> Vec<Group> {
        let page = if let Some(Overlay::Page(page)) = self.overlay() { Some(page.kind) } else { None };
        let groups = match (page, self.context()) {
            (_, Context::Reader) => return self.reader_hints(),
            (Some(PageKind::Picture(_)), _) => PICTURE,
            (Some(PageKind::Quote), _) => QUOTE,
            (_, Context::Select) => SELECT,
            (_, Context::Correct) => CORRECT,
            (_, Context::List) => LIST,
            (_, Context::Results) => RESULTS,
            (_, Context::People) => PEOPLE,
            (_, Context::Picker) => PICKER,
            (_, Context::Page) => PAGE,
            (_, Context::Export) => EXPORT,
            // The line in which the search is typed takes the place of the footer.
            (_, Context::Search) => &[],
        };
        groups.to_vec()
    }

    /// The keys for what the user does now: check a quote, use one that was found, or go back.
    fn first_hints(&self) -> Vec<Group> {
        let briefing = self.briefing();
        let quote = self.selection().quote;
        let is_unchecked = quote.is_some_and(|quote| briefing.is_checked(&briefing[quote]) == Some(false));
        let is_searching = self.search_words().is_some();
        let mut groups: Vec<Group> = Vec::new();
        if is_unchecked {
            groups.push(&[Action::Confirm]);
        }
        if quote.is_some() && (is_unchecked || is_searching) {
            groups.extend([&[Action::Copy] as Group, &[Action::Export]]);
        }
        if is_searching {
            groups.push(&[Action::NextMatch, Action::PreviousMatch]);
        }
        if is_searching || !self.selection().filter.is_empty() || self.zoom() {
            groups.push(&[Action::Back]);
        }
        if is_unchecked {
            groups.push(&[Action::Correct]);
        }
        groups
    }

    /// The keys of the panes: those for what the user does now first, then those of the focused pane.
    fn reader_hints(&self) -> Vec<Group> {
        let first = self.first_hints();
        let mut groups: Vec<Group> = Vec::new();
        let on_quote: [Group; 3] = [&[Action::MarkQuote], &[Action::Copy], &[Action::Export]];
        let on_quote = if self.selection().quote.is_some() { &on_quote[..] } else { &[] };
        let search: [Group; 1] = [&[Action::Search]];
        if self.volume().is_some_and(|volume| volume.imported().is_some()) {
            groups.push(&[Action::SaveImported]);
        }
        match self.focus() {
            PaneName::Text => {
                groups.extend(search);
                groups.extend(on_quote.first());
                groups.push(&[Action::Select]);
                groups.extend(on_quote.iter().skip(1));
                groups.extend([&[Action::NextSpeaker] as Group, &[Action::NextQuote], &[Action::Open]]);
            }
            PaneName::Quotes => {
                groups.push(&[Action::Open]);
                groups.extend(on_quote);
                groups.extend([&[Action::Filter] as Group, &[Action::Search], &[Action::NextSpeaker]]);
            }
            PaneName::Speakers => {
                groups.extend([&[Action::Open] as Group, &[Action::PickSpeaker], &[Action::JumpToSpeaker]]);
                groups.extend(search);
                groups.extend(on_quote);
            }
            PaneName::Agenda => {
                groups.extend([&[Action::Open] as Group, &[Action::NextSection]]);
                groups.extend(search);
                groups.extend(on_quote);
            }
        }
        groups.retain(|group| !first.contains(group));
        [first, groups, LAST.to_vec()].concat()
    }

    /// What a user who starts for the first time is told, beside the keys.
    pub(super) fn greeting(&self) -> Option<&'static str> {
        if !self.setup.is_new || self.overlay().is_some() {
            return None;
        }
        let is_tour = |volume: &Volume| volume.sample_text().is_some() && &*volume.name == TOUR;
        let entries = 0..self.shelf.library.entries().len();
        let has_tour = entries.into_iter().any(|entry| self.shelf.library.whole(entry).is_some_and(is_tour));
        match self.context() {
            Context::List if has_tour => Some("new here? open A Tour of plenary"),
            Context::Reader if has_tour => None,
            Context::List | Context::Reader => Some("new here? see `plenary tour`"),
            _ => None,
        }
    }

    /// The right end of the footer: selected words, count, search or languages.
    pub fn footer_end(&self, page: Option<&Page>, cells: usize) -> Row {
        if let Some(selection) = self.text_selection() {
            let mut row = Row::new();
            row.push_field(Role::Text, selection.note());
            return row.with(Role::Text, " ");
        }
        if let Some(count) = self.pending().count {
            return Row::of(Role::Key, format!("{count} "));
        }
        let found = match page {
            Some(page) => page.search_words(self),
            None => self.search_words().filter(|_| self.overlay().is_none()),
        };
        let view = self.view();
        if let Some(words) = found {
            return search_row(&words, cells, view.glyphs.ellipsis);
        }
        if view.languages != Languages::Both && self.notice().is_none() {
            return Row::of(Role::Faint, format!("{} ", view.languages.words()));
        }
        let greeting = self.greeting().map(|words| Row::of(Role::Faint, format!("{words} ")));
        // The keys need more room than the greeting.
        greeting.filter(|row| row.width() * 2 <= cells).unwrap_or_default()
    }

    /// The action whose key is at a column of the footer.
    pub(super) fn hint_at(&self, x: u16) -> Option<Action> {
        let is_other = self.notice().is_some()
            || !self.pending().keys.is_empty()
            || self.overlay().is_some_and(Overlay::awaits_letter);
        if is_other {
            return None;
        }
        let page = if let Some(Overlay::Page(page)) = self.overlay() { Some(&**page) } else { None };
        let cells = usize::from(self.size.0);
        let right = self.footer_end(page, cells);
        self.hints(cells.saturating_sub(right.width() + 1)).at(usize::from(x))
    }
}

/// The search and its number of matches; a long search is cut.
fn search_row(words: &SearchWords, cells: usize, ellipsis: &str) -> Row {
    let count = Row::of(Role::Faint, format!("  {} ", words.count));
    let room = (cells / 3).saturating_sub(count.width());
    let typed = Row::of(Role::Input, format!("/{}", words.typed)).cut(room, ellipsis);
    let mut row = if typed.width() > 2 { typed } else { Row::new() };
    row.append(count);
    row
}
