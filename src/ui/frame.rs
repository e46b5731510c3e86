//! The lines around the panes: header, tabs, the bar of faults, and the footer.

use super::Painter;
use crate::action::{Action, Context};
use crate::app::{Overlay, PageKind, Prompt, SearchWords};
use crate::binding::shown;
use crate::key::Key;
use crate::layout::Layout;
use crate::library::Volume;
use crate::pane::Languages;
use crate::row::{Role, Row};
use ratatui::layout::Rect;

impl Painter<'_> {
    pub(super) fn header(&mut self, layout: &Layout) {
        let view = self.app.view();
        let dot = view.glyphs.dot;
        let quotes = view.quotes();
        let position = view.selection.quote.and_then(|quote| quotes.position(quote));
        let count = match (position, quotes.len()) {
            (_, 0) => "no quotes".to_owned(),
            (None, count) => format!("{count} quotes"),
            (Some(index), count) => format!("{} of {count} quotes", index + 1),
        };
        if let Some(tabs) = layout.tabs {
            let chips = view.chips();
            let open = layout.panes.first().map(|(pane, _)| *pane);
            let mut row = Row::new();
            for (pane, words) in layout.tabs(usize::from(tabs.width).saturating_sub(chips.width())) {
                row.push(if Some(pane) == open { Role::Selected } else { Role::Faint }, words);
            }
            let row = Row::spread(row, chips, usize::from(tabs.width), view.glyphs.ellipsis);
            self.row(&row, tabs);
            return;
        }
        let event = &view.briefing.event;
        let mut left = Row::of(Role::Header, " plenary   ");
        left.push_field(Role::Header, &event.title);
        for fact in [event.place.as_deref().map(str::to_owned), event.days()].into_iter().flatten() {
            left.push(Role::Faint, dot);
            left.push_field(Role::Faint, &fact);
        }
        let (open, shelf) = self.app.shelf_place();
        let mut right = Row::new();
        if shelf > 1 {
            right.push(Role::Faint, format!("briefing {open} of {shelf}{dot}"));
        }
        if self.app.volume().is_some_and(|volume| volume.imported().is_some()) {
            right.push(Role::Doubt, "imported, not yet checked");
            right.push(Role::Faint, dot);
        }
        let marked = self.app.marked();
        if marked > 0 {
            right.push(Role::Key, format!("{marked} marked"));
            right.push(Role::Faint, dot);
        }
        right.append(view.chips());
        right.push(Role::Faint, format!("{count} "));
        let row = Row::spread(left, right, usize::from(layout.header.width), view.glyphs.ellipsis);
        self.row(&row, layout.header);
        self.ground(Role::Header, layout.header);
    }

    pub(super) fn bar(&mut self, layout: &Layout) {
        let (Some(line), Some(volume)) = (layout.bar, self.app.volume()) else { return };
        let key = self.app.bindings().key_of(Context::Reader, Action::Faults);
        let left = Row::of(Role::Bar, format!(" {}", told(volume)));
        let right = Row::of(Role::Bar, format!("{key} shows "));
        let row = Row::spread(left, right, usize::from(line.width), self.app.view().glyphs.ellipsis);
        self.row(&row.all_in(Role::Bar), line);
    }

    /// Draws the line at the bottom; returns where the cursor is, if something is being typed in it.
    pub(super) fn footer(&mut self, layout: &Layout) -> Option<(u16, u16)> {
        let pending = self.app.pending();
        if let Some(Overlay::Search(typing)) = self.app.overlay() {
            let count = self.app.search_words().map_or(String::new(), |words| words.count);
            return Some(self.prompt(&typing.prompt, &count, layout.footer));
        }
        let page = if let Some(Overlay::Page(page)) = self.app.overlay() { Some(page) } else { None };
        let found = match page {
            Some(page) => self.app.page_search_words(page),
            None => self.app.search_words().filter(|_| self.app.overlay().is_none()),
        };
        if let Some(prompt) = page.and_then(|page| page.search.as_ref()?.prompt.as_ref()) {
            let count = found.map_or(String::new(), |words| words.count);
            return Some(self.prompt(prompt, &count, layout.footer));
        }
        let cells = usize::from(layout.footer.width);
        let ellipsis = self.app.view().glyphs.ellipsis;
        let mut right = Row::new();
        if let Some(count) = pending.count {
            right.push(Role::Key, format!("{count} "));
        } else if let Some(words) = found {
            right = search_row(&words, cells, ellipsis);
        }
        let languages = self.app.view().languages;
        if let Some(selecting) = self.app.selecting() {
            right = Row::new();
            right.push_field(Role::Text, selecting.note());
            right.push(Role::Text, " ");
        } else if right.width() == 0 && languages != Languages::Both && self.app.notice().is_none() {
            right.push(Role::Faint, format!("{} ", languages.words()));
        }
        let row = if let Some(notice) = self.app.notice() {
            Row::of(Role::Text, " ").with(notice.role, &*notice.words)
        } else if !pending.keys.is_empty() {
            self.followers(&pending.keys)
        } else {
            self.hints(cells.saturating_sub(right.width()))
        };
        let row = Row::spread(row, right, cells, ellipsis);
        self.row(&row, layout.footer);
        None
    }

    /// A line in which words to search for are typed, with what came of it; returns where the cursor is.
    fn prompt(&mut self, prompt: &Prompt, count: &str, line: Rect) -> (u16, u16) {
        let cells = usize::from(line.width);
        let mut note = Row::of(Role::Text, "  ").with(Role::Faint, count).with(Role::Text, " ");
        if note.width() * 2 > cells {
            note = Row::new();
        }
        let own = u16::try_from(note.width()).unwrap_or(0);
        let blank = Row::of(Role::Text, " ".repeat(cells));
        self.row(&blank, line);
        let cursor = self.typed(Rect { width: line.width - own, ..line }, "/", &prompt.line, true);
        self.row(&note, Rect { x: line.right() - own, width: own, ..line });
        cursor
    }

    /// What can follow keys that were pressed.
    fn followers(&self, keys: &[Key]) -> Row {
        let mut row = Row::of(Role::Key, format!(" {} ", shown(keys)));
        for (key, words) in self.app.bindings().following(self.app.context(), keys) {
            let words = words.split([';', ',']).next().unwrap_or(words);
            row.push(Role::Text, "  ");
            row.push(Role::Key, key);
            row.push(Role::Faint, format!(" {words}"));
        }
        row
    }

    fn hints(&self, cells: usize) -> Row {
        let (context, hints): (Context, &[(Action, &str)]) = match self.app.overlay() {
            None if self.app.list().is_some_and(|list| list.typing) => {
                (Context::Picker, &[(Action::Choose, "open"), (Action::Down, "next"), (Action::Back, "all")])
            }
            None if self.app.list().is_some() => (
                Context::List,
                &[
                    (Action::Open, "open"),
                    (Action::Down, "down"),
                    (Action::Up, "up"),
                    (Action::Filter, "filter"),
                    (Action::Help, "help"),
                    (Action::Quit, "quit"),
                ],
            ),
            None if self.app.selecting().is_some() => (
                Context::Select,
                &[
                    (Action::Copy, "copy"),
                    (Action::Export, "export"),
                    (Action::PreviousWord, ""),
                    (Action::NextWord, "word"),
                    (Action::PreviousSentence, ""),
                    (Action::NextSentence, "sentence"),
                    (Action::SwapEnds, "other end"),
                    (Action::PreviousParagraph, ""),
                    (Action::NextParagraph, "paragraph"),
                    (Action::Help, "help"),
                    (Action::Back, "back"),
                ],
            ),
            None => (
                Context::Reader,
                &[
                    (Action::NextSpeaker, "next speaker"),
                    (Action::NextQuote, "next quote"),
                    (Action::PickSpeaker, "speakers"),
                    (Action::Copy, "copy"),
                    (Action::Export, "export"),
                    (Action::Open, "open"),
                    (Action::Help, "help"),
                    (Action::Quit, "quit"),
                ],
            ),
            Some(Overlay::Jump(typed)) => {
                let row = Row::of(Role::Text, " Jump to a speaker: type the letter beside the name  ");
                return row.with(Role::Input, typed.as_str());
            }
            Some(Overlay::Mark(_)) => return Row::of(Role::Text, " Type a letter or a digit; Esc leaves it"),
            Some(Overlay::Picker(_)) => {
                (Context::Picker, &[(Action::Choose, "go"), (Action::Down, "next"), (Action::Back, "back")])
            }
            Some(Overlay::Page(page)) if matches!(page.kind, PageKind::Picture(_)) => (
                Context::Page,
                &[
                    (Action::NextPicture, "next"),
                    (Action::PreviousPicture, "previous"),
                    (Action::Back, "close"),
                ],
            ),
            Some(Overlay::Page(_)) => {
                (Context::Page, &[(Action::Down, "down"), (Action::Up, "up"), (Action::Back, "close")])
            }
            // Its line has the footer's place.
            Some(Overlay::Search(_)) => (Context::Search, &[]),
            Some(Overlay::Export(_)) => (
                Context::Export,
                &[
                    (Action::Run, "export"),
                    (Action::NextField, "next line"),
                    (Action::PreviousChoice, ""),
                    (Action::NextChoice, "change"),
                    (Action::Back, "back"),
                ],
            ),
        };
        let hint = |(action, words): &(Action, &str)| {
            let row = Row::of(Role::Text, " ").with(Role::Key, self.app.bindings().key_of(context, *action));
            if words.is_empty() { row } else { row.with(Role::Faint, format!(" {words} ")) }
        };
        // The last two are what somebody who is lost needs; the others come as far as there is room.
        let (others, last) = hints.split_at(hints.len().saturating_sub(2));
        let last: Vec<Row> = last.iter().map(hint).collect();
        let room = cells.saturating_sub(last.iter().map(Row::width).sum());
        let mut row = Row::new();
        // Keys that share their words are shown together or not at all.
        let groups = others.split_inclusive(|(_, words)| !words.is_empty());
        let joined = |group: &[(Action, &str)]| {
            group.iter().map(hint).fold(Row::new(), |mut row, next| {
                row.append(next);
                row
            })
        };
        for next in groups.map(joined) {
            if row.width() + next.width() > room {
                break;
            }
            row.append(next);
        }
        for next in last {
            row.append(next);
        }
        row
    }
}

/// What is wrong with a file, in a line.
fn told(volume: &Volume) -> String {
    if let Some(since) = &volume.since {
        return since.words.clone();
    }
    let first = volume.diagnostics.iter().max_by_key(|diagnostic| diagnostic.fault.severity);
    let first = first.map_or("", |diagnostic| &*diagnostic.message);
    format!("{} in {}: {first}", volume.count().words(), volume.name)
}

/// What is searched for and how many are found; the former gives way.
fn search_row(words: &SearchWords, cells: usize, ellipsis: &str) -> Row {
    let count = Row::of(Role::Faint, format!("  {} ", words.count));
    let room = (cells / 3).saturating_sub(count.width());
    let typed = Row::of(Role::Input, format!("/{}", words.typed)).cut(room, ellipsis);
    let mut row = if typed.width() > 2 { typed } else { Row::new() };
    row.append(count);
    row
}
