//! Pages over the panes: a quote full size, the event, the keys, the faults.

use super::{App, Effect, Overlay, PageSearch};
use crate::action::{ACTIONS, Action, Context, Group};
use crate::binding::Bindings;
use crate::diagnostic::report::Report;
use crate::pane::{about, viewer};
use crate::row::{Role, Row, wrapped};

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The chosen quote.
    Quote,
    /// A picture, by the block of its caption.
    Picture(usize),
    /// The event.
    About,
    /// All keys.
    Help,
    /// What is wrong with the file.
    Faults,
}

impl PageKind {
    /// What stands in its border.
    pub fn title(self) -> &'static str {
        match self {
            Self::Quote => "Quote",
            Self::Picture(_) => "Picture",
            Self::About => "About",
            Self::Help => "Keys",
            Self::Faults => "Faults",
        }
    }
}

/// A page that is open.
#[derive(Debug)]
pub struct Page {
    /// What it shows.
    pub kind: PageKind,
    /// Its first row in sight.
    pub scroll: usize,
    /// What is searched for in it.
    pub search: Option<PageSearch>,
    /// Rows that are made once, since they need not follow the width.
    rows: Option<Vec<Row>>,
}

/// So many faults are shown; a file with more wants an editor beside it.
const MOST_FAULTS: usize = 200;

impl App {
    /// A page of that kind, at its start.
    pub(super) fn page(&self, kind: PageKind) -> Page {
        let rows = (kind == PageKind::Faults).then(|| self.faults());
        Page { kind, scroll: 0, search: None, rows }
    }

    /// The rows of a page, at most `cells` wide.
    pub fn page_rows(&self, page: &Page, cells: usize) -> Vec<Row> {
        match (page.kind, &page.rows) {
            (_, Some(rows)) => rows.clone(),
            (PageKind::Quote, None) => match self.selection.quote {
                Some(quote) => viewer::rows(&self.view(), quote, cells),
                None => wrapped(Role::Faint, "No quote is chosen.", cells),
            },
            (PageKind::Picture(block), None) => {
                self.view().picture_page(block, cells, usize::from(self.page_size_of(page.kind).1))
            }
            (PageKind::About, None) => about::rows(&self.view(), cells),
            (PageKind::Help, None) => {
                let context = if self.list().is_some() { Context::List } else { Context::Reader };
                help(self.bindings(), context, cells)
            }
            (PageKind::Faults, None) => Vec::new(),
        }
    }

    /// The first row of a page that can stand at its top.
    pub(super) fn last_scroll(&self, page: &Page) -> usize {
        let (width, height) = self.page_size();
        self.page_rows(page, usize::from(width)).len().saturating_sub(usize::from(height))
    }

    /// The size of a page's inside: cells, rows.
    pub fn page_size(&self) -> (u16, u16) {
        let (width, height) = self.size;
        let width = if width < 60 { width } else { width.saturating_sub(8).min(92) };
        let height = if height < 16 { height } else { height - 2 };
        (width.saturating_sub(4).max(1), height.saturating_sub(2).max(1))
    }

    /// The size of the inside of such a page: a picture has the whole screen.
    pub fn page_size_of(&self, kind: PageKind) -> (u16, u16) {
        match kind {
            PageKind::Picture(_) => {
                let (width, height) = self.size;
                (width.saturating_sub(4).max(1), height.saturating_sub(3).max(1))
            }
            _ => self.page_size(),
        }
    }

    /// What an action does on a page; returns what must be done outside.
    pub(super) fn page_action(
        &mut self,
        mut page: Box<Page>,
        action: Action,
        count: Option<usize>,
    ) -> Option<Effect> {
        let times = count.unwrap_or(1);
        let (width, height) = self.page_size_of(page.kind);
        let height = usize::from(height);
        let last = self.page_rows(&page, usize::from(width)).len().saturating_sub(height);
        let mut effect = None;
        match action {
            Action::Back if page.search.is_some() => page.search = None,
            Action::Back => return None,
            Action::Search => Self::open_page_search(&mut page),
            Action::NextMatch | Action::PreviousMatch => {
                self.step_page_match(&mut page, action == Action::NextMatch, times);
            }
            Action::Down => page.scroll += times,
            Action::Up => page.scroll = page.scroll.saturating_sub(times),
            Action::HalfDown => page.scroll += height / 2,
            Action::HalfUp => page.scroll = page.scroll.saturating_sub(height / 2),
            Action::PageDown => page.scroll += height,
            Action::PageUp => page.scroll = page.scroll.saturating_sub(height),
            Action::Top => page.scroll = 0,
            Action::Bottom => page.scroll = last,
            Action::NextQuote | Action::PreviousQuote if page.kind == PageKind::Quote => {
                self.step_quote(action == Action::NextQuote, times);
                page.scroll = 0;
                self.overlay = Some(Overlay::Page(page));
                return None;
            }
            Action::NextPicture | Action::PreviousPicture => {
                if let PageKind::Picture(_) = page.kind {
                    self.step_picture(action == Action::NextPicture, times);
                    page.kind = self.picture.map_or(page.kind, PageKind::Picture);
                    page.scroll = 0;
                }
                self.overlay = Some(Overlay::Page(page));
                return None;
            }
            Action::Languages => {
                self.next_languages();
                page.scroll = 0;
            }
            Action::Copy if page.kind == PageKind::Quote => effect = self.copy(),
            Action::MarkQuote if page.kind == PageKind::Quote => effect = self.toggle_quote(),
            Action::CopyAs if page.kind == PageKind::Quote => return self.open_format_picker(),
            Action::Export if page.kind == PageKind::Quote => {
                return self.open_export();
            }
            _ => {}
        }
        page.scroll = page.scroll.min(last);
        self.overlay = Some(Overlay::Page(page));
        effect
    }

    fn faults(&self) -> Vec<Row> {
        let Some(volume) = self.volume() else { return Vec::new() };
        let whole = volume.report();
        let shown = &whole.diagnostics[..whole.diagnostics.len().min(MOST_FAULTS)];
        let cells = usize::from(self.page_size().0);
        let text = Report { diagnostics: shown, ..whole }.text(false, cells);
        let mut rows: Vec<Row> = text.lines().flat_map(|line| fault_rows(line, cells)).collect();
        if whole.diagnostics.len() > shown.len() {
            let more = whole.diagnostics.len() - shown.len();
            rows.push(Row::of(
                Role::Faint,
                format!("{more} more: `plenary check {}` shows all", volume.name),
            ));
        }
        if rows.is_empty() {
            rows.push(Row::of(Role::Good, "Nothing is wrong with this file."));
        }
        rows
    }
}

/// A line of the report; messages are wrapped, lines of the file are not.
fn fault_rows(line: &str, cells: usize) -> Vec<Row> {
    let role = if line.starts_with("error") {
        Role::Error
    } else if line.starts_with("warning") {
        Role::Doubt
    } else if line.starts_with("help") {
        Role::Name
    } else {
        return vec![Row::of(
            if line.trim_start().starts_with("-->") { Role::Name } else { Role::Text },
            line,
        )];
    };
    wrapped(role, line, cells)
}

fn help(bindings: &Bindings, context: Context, cells: usize) -> Vec<Row> {
    let keys = 18;
    let mut rows = Vec::new();
    for group in Group::ALL {
        // What keys do once words are being chosen belongs to the key that begins it.
        let choosing = context == Context::Reader && group == Group::Words;
        let own = |row: &&crate::action::Row| {
            row.group == group && (row.context == context || choosing && row.context == Context::Select)
        };
        if !ACTIONS.iter().any(|row| own(&row)) {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::new());
        }
        rows.push(Row::of(Role::Heading, group.title()));
        for action in ACTIONS.iter().filter(own) {
            let mut first = Row::of(Role::Key, format!("{:keys$}", bindings.shown_keys(action)));
            for line in wrapped(Role::Text, action.words, cells.saturating_sub(keys).max(10)) {
                first.push(Role::Text, line.text());
                rows.push(first);
                first = Row::of(Role::Text, " ".repeat(keys));
            }
        }
    }
    if context == Context::List {
        return rows;
    }
    rows.push(Row::new());
    rows.push(Row::of(Role::Heading, "Marks"));
    for (mark, words) in [
        ("❝", "direct quotation: the speaker's words"),
        ("≈", "indirect quotation: a paraphrase, never in quotation marks"),
        ("❝≈", "mixed: a paraphrase with verbatim words in quotation marks"),
        ("✓", "verbatim: the words stand in the text"),
        ("?", "direct, but not found in the text"),
        ("●", "marked for a joint export"),
    ] {
        rows.push(Row::of(Role::Key, format!("{mark:keys$}")).with(Role::Text, words));
    }
    let count = if *bindings == Bindings::default() {
        "5 to 9 start a count (5j; 03j for less), and 3]s is the third speaker. 1 to 4 give the keys to a pane."
    } else {
        "A digit that is no key itself starts a count, and 0 does before any other."
    };
    rows.push(Row::new());
    rows.extend(wrapped(Role::Faint, count, cells));
    rows
}
