//! Pages over the panes: a quote, a picture, the event, the keys, the faults.

use crate::action::{Action, PageAction, SearchAction};
use crate::app::overlay::help::help;
use crate::app::overlay::outcome::{Event, Outcome, Request};
use crate::app::overlay::page_search::{PageRows, PageSearch, PageStep};
use crate::app::overlay::prompt::{Prompt, line_edit};
use crate::app::{App, Mouse, SearchWords};
use crate::diagnostic::report::Report;
use crate::pane::{about, around};
use crate::row::{Role, Row, wrapped};

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The selected quote.
    Quote,
    /// A picture, by the block of its caption.
    Picture(usize),
    /// The event.
    About,
    /// All keys.
    Help,
    /// The faults in the file.
    Faults,
}

impl PageKind {
    /// The title in its border.
    pub fn title(self) -> &'static str {
        match self {
            Self::Quote => "Quote",
            Self::Picture(_) => "Picture",
            Self::About => "About",
            Self::Help => "Keys",
            Self::Faults => "Faults",
        }
    }

    /// The block of the caption whose picture it shows.
    pub(in crate::app) fn picture(self) -> Option<usize> {
        if let Self::Picture(block) = self { Some(block) } else { None }
    }
}

/// A page that is open.
#[derive(Debug)]
pub struct Page {
    /// What it shows.
    pub kind: PageKind,
    /// The first row in view.
    pub scroll: usize,
    /// The search in it.
    pub search: Option<PageSearch>,
    /// The rows, if they were built when the page was opened.
    fixed: Option<Vec<Row>>,
}

/// The maximum number of faults on a page.
///
/// A file with more faults is better checked on the command line.
const MAX_FAULTS: usize = 200;

impl Page {
    /// A page at its start.
    pub(in crate::app) fn new(kind: PageKind, app: &App) -> Self {
        let fixed = (kind == PageKind::Faults).then(|| faults(app));
        Self { kind, scroll: 0, search: None, fixed }
    }

    /// The rows of the page, at most `cells` wide.
    pub fn rows(&self, app: &App, cells: usize) -> Vec<Row> {
        match (self.kind, &self.fixed) {
            (_, Some(rows)) => rows.clone(),
            (PageKind::Quote, None) => match app.reading.selection.quote {
                Some(quote) => around::rows(&app.view(), quote, cells),
                None => wrapped(Role::Faint, "No quote is selected.", cells),
            },
            (PageKind::Picture(block), None) => {
                app.view().picture_page(block, cells, usize::from(app.page_size_of(self.kind).1))
            }
            (PageKind::About, None) => about::rows(&app.view(), cells),
            (PageKind::Help, None) => {
                let context = app.context_below();
                help(app.bindings(), context, cells)
            }
            (PageKind::Faults, None) => Vec::new(),
        }
    }

    /// Replaces a page of faults by one of the faults that the file has now.
    pub(in crate::app) fn refresh_faults(&mut self, app: &App) {
        if self.kind == PageKind::Faults {
            self.fixed = Some(faults(app));
            self.scroll = self.scroll.min(self.last_scroll(app));
            self.search = None;
        }
    }

    /// Shows another picture.
    pub(super) fn show_picture(&mut self, block: usize) {
        self.kind = PageKind::Picture(block);
        self.scroll = 0;
    }

    /// The last row that can be at the top of the view.
    fn last_scroll(&self, app: &App) -> usize {
        let (width, height) = app.page_size_of(self.kind);
        self.rows(app, usize::from(width)).len().saturating_sub(usize::from(height))
    }

    pub(super) fn update(&mut self, event: Event<'_>, app: &App) -> Outcome {
        match event {
            Event::Action(action, count) => {
                let outcome = if self.is_typing() {
                    SearchAction::of(action).map(|action| self.search_action(action, app))
                } else {
                    PageAction::of(action).map(|action| self.action(action, count, app))
                };
                outcome.unwrap_or_else(Outcome::keep)
            }
            Event::Mouse(_, Mouse::WheelDown) => self.action(PageAction::Down, Some(Mouse::WHEEL_ROWS), app),
            Event::Mouse(_, Mouse::WheelUp) => self.action(PageAction::Up, Some(Mouse::WHEEL_ROWS), app),
            Event::Key(key) => {
                if let Some(request) = line_edit(key) {
                    self.edit_search(app, |prompt| prompt.edit(request));
                }
                Outcome::keep()
            }
            Event::Paste(text) => {
                self.edit_search(app, |prompt| prompt.paste(text));
                Outcome::keep()
            }
            Event::Line(_) | Event::Item(_) | Event::Mouse(..) => Outcome::keep(),
        }
    }

    fn action(&mut self, action: PageAction, count: Option<usize>, app: &App) -> Outcome {
        use PageAction as A;
        let times = count.unwrap_or(1);
        let height = usize::from(app.page_size_of(self.kind).1);
        let is_quote = self.kind == PageKind::Quote;
        let mut outcome = Outcome::keep();
        match action {
            A::Back if self.search.is_some() => self.search = None,
            A::Back => return Outcome::close(),
            A::Search => self.search = Some(PageSearch::new(self.scroll)),
            A::NextMatch => outcome = self.step_match(true, times, app),
            A::PreviousMatch => outcome = self.step_match(false, times, app),
            A::Down => self.scroll += times,
            A::Up => self.scroll = self.scroll.saturating_sub(times),
            A::HalfDown => self.scroll += height / 2,
            A::HalfUp => self.scroll = self.scroll.saturating_sub(height / 2),
            A::PageDown => self.scroll += height,
            A::PageUp => self.scroll = self.scroll.saturating_sub(height),
            A::Top => self.scroll = 0,
            A::Bottom => self.scroll = usize::MAX,
            A::NextQuote if is_quote => return self.start_again(Request::Do(Action::NextQuote, count)),
            A::PreviousQuote if is_quote => {
                return self.start_again(Request::Do(Action::PreviousQuote, count));
            }
            A::NextPicture => return self.step_picture(true, times),
            A::PreviousPicture => return self.step_picture(false, times),
            A::Languages => return self.start_again(Request::Do(Action::Languages, None)),
            A::Copy if is_quote => return Outcome::keep_and(Request::Do(Action::Copy, None)),
            A::MarkQuote if is_quote => return Outcome::keep_and(Request::Do(Action::MarkQuote, None)),
            A::CopyAs if is_quote => return Outcome::keep_and(Request::Do(Action::CopyAs, None)),
            A::Export if is_quote => return Outcome::keep_and(Request::Do(Action::Export, None)),
            // These apply to the quote that the page shows.
            A::NextQuote | A::PreviousQuote | A::Copy | A::CopyAs | A::Export | A::MarkQuote => {}
            A::Suspend => return Outcome::suspend(),
            A::QuitNow => return Outcome::quit(),
        }
        self.scroll = self.scroll.min(self.last_scroll(app));
        outcome
    }

    /// The rows as they are shown, with the matches of the search highlighted.
    pub fn shown(&self, app: &App, cells: usize) -> Vec<Row> {
        let mut rows = self.rows(app, cells);
        if let Some(search) = &self.search {
            search.highlight(&mut rows);
        }
        rows
    }

    /// The search and its number of matches, for the footer.
    pub fn search_words(&self, app: &App) -> Option<SearchWords> {
        self.search.as_ref()?.words(self.search_rows(app).rows)
    }

    /// True while a search is typed.
    pub fn is_typing(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.prompt.is_some())
    }

    fn search_rows(&self, app: &App) -> PageRows {
        let (width, height) = app.page_size();
        PageRows {
            rows: self.rows(app, usize::from(width)),
            scroll: self.scroll,
            height: usize::from(height),
        }
    }

    /// Edits the search line, and searches from where the search began.
    fn edit_search(&mut self, app: &App, edit: impl FnOnce(&mut Prompt) -> bool) {
        let Some(search) = &mut self.search else { return };
        if search.prompt.as_mut().is_some_and(edit) {
            search.restart();
            self.scroll = search.origin;
            self.go(PageStep::First, app);
        }
    }

    fn search_action(&mut self, action: SearchAction, app: &App) -> Outcome {
        match action {
            SearchAction::Back => self.scroll = self.search.take().map_or(0, |search| search.origin),
            SearchAction::Keep => match self.search.as_mut().and_then(PageSearch::end_typing) {
                Some(typed) => return Outcome::keep_and(Request::RememberSearch(typed)),
                None => self.search = None,
            },
            SearchAction::OlderSearch => {
                self.edit_search(app, |prompt| prompt.recall(&app.reading.search.past, true));
            }
            SearchAction::NewerSearch => {
                self.edit_search(app, |prompt| prompt.recall(&app.reading.search.past, false));
            }
            SearchAction::NextMatch => return self.step_match(true, 1, app),
            SearchAction::PreviousMatch => return self.step_match(false, 1, app),
            SearchAction::Suspend => return Outcome::suspend(),
            SearchAction::QuitNow => return Outcome::quit(),
        }
        Outcome::keep()
    }

    fn step_match(&mut self, forward: bool, times: usize, app: &App) -> Outcome {
        if !self.search.as_ref().is_some_and(PageSearch::has_needle) {
            return Outcome::keep_and(Request::Say(Role::Faint, app.no_search()));
        }
        let step = if forward { PageStep::Forward(times) } else { PageStep::Back(times) };
        if self.go(step, app) {
            return Outcome::keep_and(Request::Say(Role::Faint, App::wrapped_search(forward)));
        }
        Outcome::keep()
    }

    /// Goes to a match; returns true if the search wrapped around an end.
    fn go(&mut self, step: PageStep, app: &App) -> bool {
        let rows = self.search_rows(app);
        let Some(search) = &mut self.search else { return false };
        let (scroll, wrapped) = search.go(rows, step);
        self.scroll = scroll;
        wrapped
    }

    fn start_again(&mut self, request: Request) -> Outcome {
        self.scroll = 0;
        Outcome::keep_and(request)
    }

    fn step_picture(&self, forward: bool, times: usize) -> Outcome {
        if self.kind.picture().is_none() {
            return Outcome::keep();
        }
        Outcome::keep_and(Request::StepPicture { forward, times })
    }
}

impl App {
    /// The cells and rows inside a page.
    pub fn page_size(&self) -> (u16, u16) {
        let (width, height) = self.size;
        let width = if width < 60 { width } else { width.saturating_sub(8).min(92) };
        let height = if height < 16 { height } else { height - 2 };
        (width.saturating_sub(4).max(1), height.saturating_sub(2).max(1))
    }

    /// The cells and rows inside a page of this kind; a picture fills the screen.
    pub fn page_size_of(&self, kind: PageKind) -> (u16, u16) {
        match kind {
            PageKind::Picture(_) => {
                let (width, height) = self.size;
                (width.saturating_sub(4).max(1), height.saturating_sub(3).max(1))
            }
            PageKind::Quote | PageKind::About | PageKind::Help | PageKind::Faults => self.page_size(),
        }
    }
}

fn faults(app: &App) -> Vec<Row> {
    let Some(volume) = app.volume() else { return Vec::new() };
    let whole = volume.report();
    let shown = &whole.diagnostics[..whole.diagnostics.len().min(MAX_FAULTS)];
    let cells = usize::from(app.page_size().0);
    let text = Report { diagnostics: shown, ..whole }.text(false, cells);
    let mut rows: Vec<Row> = text.lines().flat_map(|line| fault_rows(line, cells)).collect();
    if whole.diagnostics.len() > shown.len() {
        let more = whole.diagnostics.len() - shown.len();
        rows.push(Row::of(Role::Faint, format!("{more} more: `plenary check {}` shows all", volume.name)));
    }
    if rows.is_empty() {
        rows.push(Row::of(Role::Good, "No faults in this file."));
    }
    rows
}

/// A line of the report. Messages are wrapped; lines of the file are not.
fn fault_rows(line: &str, cells: usize) -> Vec<Row> {
    let role = if line.starts_with("error") {
        Role::Error
    } else if line.starts_with("warning") {
        Role::Doubt
    } else if line.starts_with("help") {
        Role::Name
    } else {
        let is_position = line.trim_start().starts_with("-->");
        return vec![Row::of(if is_position { Role::Name } else { Role::Text }, line)];
    };
    wrapped(role, line, cells)
}
