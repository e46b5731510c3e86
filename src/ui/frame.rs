//! The lines around the panes: the header, the tabs, the bar of faults, the footer.

use super::Painter;
use crate::action::{Action, Context};
use crate::app::{Overlay, Prompt};
use crate::layout::Layout;
use crate::library::Volume;
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
        if let Some(checks) = view.briefing.checks() {
            right.push(Role::Doubt, checks.words());
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
        self.background(Role::Header, layout.header);
    }

    pub(super) fn bar(&mut self, layout: &Layout) {
        let (Some(line), Some(volume)) = (layout.bar, self.app.volume()) else { return };
        let left = Row::of(Role::Bar, format!(" {}", fault_line(volume)));
        let hint = self.app.bindings().hint(Context::Reader, Action::Faults, "shows all ");
        let right = Row::of(Role::Bar, hint.unwrap_or_default());
        let row = Row::spread(left, right, usize::from(line.width), self.app.view().glyphs.ellipsis);
        self.row(&row.all_in(Role::Bar), line);
    }

    /// Draws the footer; returns the position of the cursor while text is typed in it.
    pub(super) fn footer(&mut self, layout: &Layout) -> Option<(u16, u16)> {
        let page = if let Some(Overlay::Page(page)) = self.app.overlay() { Some(&**page) } else { None };
        if let Some(Overlay::Answer(answer)) = self.app.overlay() {
            let blank = Row::of(Role::Text, " ".repeat(usize::from(layout.footer.width)));
            self.row(&blank, layout.footer);
            return Some(self.typed(layout.footer, answer.asked.words(), &answer.prompt.line, true));
        }
        let prompt = match self.app.overlay() {
            Some(Overlay::Search(line)) => Some(&line.prompt),
            _ => page.and_then(|page| page.search.as_ref()?.prompt.as_ref()),
        };
        if let Some(prompt) = prompt {
            let words = page.map_or_else(|| self.app.search_words(), |page| page.search_words(self.app));
            let count = words.map_or(String::new(), |words| words.count);
            return Some(self.prompt(prompt, &count, layout.footer));
        }
        let cells = usize::from(layout.footer.width);
        let right = self.app.footer_end(page, cells);
        let pending = &self.app.pending().keys;
        let left = if let Some(notice) = self.app.notice() {
            Row::of(Role::Text, " ").with(notice.role, &*notice.words)
        } else if !pending.is_empty() {
            self.followers(pending)
        } else {
            self.hints(cells.saturating_sub(right.width() + 1))
        };
        let row = Row::spread(left, right, cells, self.app.view().glyphs.ellipsis);
        self.row(&row, layout.footer);
        None
    }

    /// Draws the search line and its number of matches; returns the cursor's position.
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
}

/// The faults in a file, in a line.
fn fault_line(volume: &Volume) -> String {
    if let Some(since) = &volume.since {
        return since.words.clone();
    }
    let first = volume.diagnostics.iter().max_by_key(|diagnostic| diagnostic.fault.severity);
    let first = first.map_or("", |diagnostic| &*diagnostic.message);
    format!("{} in {}: {first}", volume.count().words(), volume.name)
}
