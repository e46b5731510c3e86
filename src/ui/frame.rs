//! The lines around the panes: header, tabs, the bar of faults, and the footer.

use super::Painter;
use crate::action::{Action, Context, following, key_of};
use crate::app::Overlay;
use crate::key::Key;
use crate::layout::{Layout, PaneName};
use crate::row::{Role, Row};

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
            let mut row = Row::new();
            for pane in PaneName::ALL {
                let role = if pane == layout.panes.first().map_or(pane, |(pane, _)| *pane) {
                    Role::Selected
                } else {
                    Role::Faint
                };
                row.push(role, format!(" {} {} ", pane.number(), pane.title()));
            }
            if row.width() > usize::from(tabs.width) {
                row = short_tabs(layout);
            }
            self.row(&row, tabs);
            return;
        }
        let event = &view.briefing.event;
        let mut left = Row::of(Role::Header, " plenary   ");
        left.push(Role::Header, &*event.title);
        for fact in [event.place.as_deref().map(str::to_owned), event.days()].into_iter().flatten() {
            left.push(Role::Faint, format!("{dot}{fact}"));
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
        right.push(Role::Faint, format!("{count} "));
        let row = Row::spread(left, right, usize::from(layout.header.width), view.glyphs.ellipsis);
        self.row(&row, layout.header);
    }

    pub(super) fn bar(&mut self, layout: &Layout) {
        let (Some(line), Some(volume)) = (layout.bar, self.app.volume()) else { return };
        let key = key_of(Context::Reader, Action::Faults);
        let first = volume.diagnostics.iter().max_by_key(|diagnostic| diagnostic.fault.severity);
        let first = first.map_or("", |diagnostic| &*diagnostic.message);
        let left = Row::of(Role::Bar, format!(" {} in {}: {first}", volume.count().words(), volume.name));
        let right = Row::of(Role::Bar, format!("{key} shows "));
        let row = Row::spread(left, right, usize::from(line.width), self.app.view().glyphs.ellipsis);
        self.row(&row.all_in(Role::Bar), line);
    }

    pub(super) fn footer(&mut self, layout: &Layout) {
        let pending = self.app.pending();
        let row = if let Some(notice) = self.app.notice() {
            Row::of(Role::Text, " ").with(notice.role, &*notice.words)
        } else if !pending.keys.is_empty() {
            Self::followers(&pending.keys)
        } else {
            self.hints(usize::from(layout.footer.width))
        };
        let mut right = Row::new();
        if let Some(count) = pending.count {
            right.push(Role::Key, format!("{count} "));
        }
        let cells = usize::from(layout.footer.width);
        let row = Row::spread(row, right, cells, self.app.view().glyphs.ellipsis);
        self.row(&row, layout.footer);
    }

    /// What can follow keys that were pressed.
    fn followers(keys: &[Key]) -> Row {
        let pressed: String = keys.iter().map(Key::to_string).collect();
        let mut row = Row::of(Role::Key, format!(" {pressed} "));
        for (key, words) in following(Context::Reader, keys) {
            let words = words.split([';', ',']).next().unwrap_or(words);
            row.push(Role::Text, "  ");
            row.push(Role::Key, key);
            row.push(Role::Faint, format!(" {words}"));
        }
        row
    }

    fn hints(&self, cells: usize) -> Row {
        let (context, hints): (Context, &[(Action, &str)]) = match self.app.overlay() {
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
            Some(Overlay::Picker(_)) => {
                (Context::Picker, &[(Action::Choose, "go"), (Action::Down, "next"), (Action::Back, "back")])
            }
            Some(Overlay::Page(_)) => {
                (Context::Page, &[(Action::Down, "down"), (Action::Up, "up"), (Action::Back, "close")])
            }
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
            let row = Row::of(Role::Text, " ").with(Role::Key, key_of(context, *action));
            if words.is_empty() { row } else { row.with(Role::Faint, format!(" {words} ")) }
        };
        // The last two are what somebody who is lost needs; the others come as far as there is room.
        let (others, last) = hints.split_at(hints.len().saturating_sub(2));
        let last: Vec<Row> = last.iter().map(hint).collect();
        let room = cells.saturating_sub(last.iter().map(Row::width).sum());
        let mut row = Row::new();
        for next in others.iter().map(hint) {
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

/// Tabs for a narrow screen: numbers, and only the open one by its name.
fn short_tabs(layout: &Layout) -> Row {
    let open = layout.panes.first().map(|(pane, _)| *pane);
    let mut row = Row::new();
    for pane in PaneName::ALL {
        if Some(pane) == open {
            row.push(Role::Selected, format!(" {} {} ", pane.number(), pane.title()));
        } else {
            row.push(Role::Faint, format!(" {} ", pane.number()));
        }
    }
    row
}
