//! Reading without a screen: a line comes in and lines come out, over the same app, actions and rows as the screen.
//!
//! For screen readers and for terminals that can only print. What came out is never changed, and nothing is said by
//! colour, by place or by a mark alone.

mod ask;
mod help;
mod tell;
mod words;

use crate::action::{Action, Context};
use crate::app::{App, Effect, Input, Overlay, PageKind};
use crate::layout::PaneName;
use crate::text::{Safe, line};
use tell::Before;
use words::Meaning;

/// What is done outside: an effect, and what came of it.
pub type Outside<'a> = dyn FnMut(Effect) -> Option<Input> + 'a;

/// Which list was read out last: a bare number is an item of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Pane(PaneName),
    Briefings,
}

/// The action that gives the keys to a pane.
fn focus(pane: PaneName) -> Action {
    match pane {
        PaneName::Agenda => Action::FocusAgenda,
        PaneName::Speakers => Action::FocusSpeakers,
        PaneName::Text => Action::FocusText,
        PaneName::Quotes => Action::FocusQuotes,
    }
}

/// The reader, line by line.
#[derive(Debug)]
pub struct Linear {
    app: App,
    /// What is to be written.
    out: Vec<String>,
    listed: Option<Listed>,
    /// The list that goes on, and its next item.
    more: Option<(Listed, usize)>,
    /// The block of the text that was read out last.
    heard: Option<usize>,
    /// The action whose question is open, and what there was before it.
    asked: Option<(Action, Before)>,
    /// Whether an export waits for nothing but a yes.
    confirming: bool,
    /// Whether the list of briefings was read out since all of them are known.
    surveyed: bool,
    ended: bool,
}

impl Linear {
    /// The reader over an app that is [linear](crate::app::Setup::linear).
    pub fn new(app: App) -> Self {
        Self {
            app,
            out: Vec::new(),
            listed: None,
            more: None,
            heard: None,
            asked: None,
            confirming: false,
            surveyed: false,
            ended: false,
        }
    }

    /// The app.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The app, for what must happen when the reader is left.
    pub fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    /// Whether somebody ended it.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether something was asked for that has not come yet: a file, or all that a list is to show.
    pub fn awaits(&self) -> bool {
        self.app.is_opening() || self.surveys()
    }

    fn surveys(&self) -> bool {
        self.app.list().is_some() && !self.surveyed
    }

    /// What stands before the line that is to be typed.
    pub fn prompt(&self) -> &'static str {
        match self.app.overlay() {
            Some(_) => "answer> ",
            None if self.asks() => "answer> ",
            None if self.app.list().is_some() => "briefings> ",
            None if self.app.selecting().is_some() => "words> ",
            None => "plenary> ",
        }
    }

    /// Takes what is to be written: lines of at most `cells`, or each paragraph on a line.
    pub fn take(&mut self, cells: Option<usize>) -> String {
        let mut text = String::new();
        for own in self.out.drain(..) {
            // Marks that only order letters on a screen are nothing to be read.
            let own: String = own.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
            for paragraph in own.split('\n') {
                let whole = 0..paragraph.len();
                let cut = match cells {
                    Some(cells) => line::lines(paragraph, whole, cells),
                    None => Vec::from([whole]),
                };
                for range in cut {
                    text.push_str(paragraph[range].trim_end());
                    text.push('\n');
                }
                if paragraph.is_empty() && cells.is_some() {
                    text.push('\n');
                }
            }
        }
        text
    }

    /// Begins, and says what there is.
    pub fn start(&mut self, outside: &mut Outside<'_>) {
        self.feed(Input::Begin, outside);
        if self.app.list().is_none() {
            self.tell_briefing();
        } else {
            self.tell_survey();
        }
        self.say("Type a word such as next quote, a number of the last list, help for all words, or quit.");
    }

    /// Takes in a line that was typed.
    pub fn line(&mut self, typed: &str, outside: &mut Outside<'_>) {
        let safe = Safe::from_world(typed);
        let typed = safe.trim();
        let before = Before::of(&self.app);
        if self.asks() || self.app.overlay().is_some() {
            self.answer(typed, outside);
        } else {
            self.command(typed, outside);
        }
        self.told_change(&before);
    }

    /// Takes in something that happened beside what is typed.
    pub fn input(&mut self, input: Input, outside: &mut Outside<'_>) {
        let before = Before::of(&self.app);
        self.feed(input, outside);
        if self.surveys() {
            self.tell_survey();
        }
        self.told_change(&before);
    }

    /// Says how far the list is, while it is not read yet.
    pub fn tell_progress(&mut self) {
        if self.surveys() {
            let shelf = self.app.shelf();
            self.say(format!("{} of {} files were read", shelf.seen(), shelf.entries().len()));
        }
    }

    /// Gives the app an input, does what it wants done, and says what it has to say.
    fn feed(&mut self, input: Input, outside: &mut Outside<'_>) {
        let here = self.app.scroll().text.block;
        let mut effect = self.app.update(input);
        while let Some(wanted) = effect {
            self.ended |= matches!(wanted, Effect::Quit | Effect::Choose(_));
            effect = outside(wanted).and_then(|answer| self.app.update(answer));
        }
        while self.app.is_busy() {
            self.app.update(Input::Slice);
        }
        if self.app.scroll().text.block != here {
            self.heard = None;
        }
        if let Some(notice) = self.app.notice() {
            self.out.push(notice.words.clone());
            self.app.update(Input::Told);
        }
    }

    fn say(&mut self, words: impl Into<String>) {
        self.out.push(words.into());
    }

    fn command(&mut self, typed: &str, outside: &mut Outside<'_>) {
        let context = if self.app.list().is_some() { Context::List } else { self.app.context() };
        if typed.is_empty()
            && context == Context::Reader
            && self.app.focus() == PaneName::Text
            && !self.has_heard()
        {
            // What has led here may have been said, but not what stands here.
            return self.tell_block();
        }
        match words::meaning(context, self.app.bindings(), typed) {
            Meaning::Action(action, count, rest) => self.act(action, count, &rest, outside),
            Meaning::Number(number) => self.number(number, outside),
            Meaning::More => self.tell_more(),
            Meaning::ReadOn => self.read_on(outside),
            Meaning::Where => self.tell_place(),
            Meaning::Several(names) => {
                self.say(format!("\"{typed}\" can be {}", names.join(", ")));
            }
            Meaning::Nothing => self.say(format!("\"{typed}\" means nothing here; help tells all words")),
        }
    }

    /// Does an action; what stands behind its name answers what it asks.
    fn act(&mut self, action: Action, count: Option<usize>, rest: &str, outside: &mut Outside<'_>) {
        if action == Action::Help {
            return self.help(rest);
        }
        if !rest.is_empty() && !words::asks(action) {
            return self.say(format!("nothing can stand behind that word, and \"{rest}\" does"));
        }
        let before = Before::of(&self.app);
        let said = self.out.len();
        let pane = App::pane_named(action).filter(|pane| *pane != PaneName::Text);
        self.feed(Input::Do(action, count.filter(|_| pane.is_none())), outside);
        if let (Some(pane), Some(number)) = (pane, count) {
            self.listed = Some(Listed::Pane(pane));
            return self.number(number, outside);
        }
        if let Some(Overlay::Page(page)) = self.app.overlay() {
            let kind = page.kind;
            self.tell_page(kind);
            self.feed(Input::Do(Action::Back, None), outside);
            return;
        }
        let asks = self.app.overlay().is_some() || action == Action::Filter && self.app.list().is_some();
        if !asks {
            return self.tell(action, &before, self.out.len() > said);
        }
        self.asked = Some((action, before));
        self.confirming = false;
        if rest.is_empty() { self.ask() } else { self.answer_all(rest, outside) }
    }

    /// An item of the list that was read out last.
    fn number(&mut self, number: usize, outside: &mut Outside<'_>) {
        if self.app.selecting().is_some() {
            return self.say("a number alone is nothing to choose words by; help tells the words");
        }
        let Some(listed) = self.listed else {
            return self.say("no list was read out yet; agenda, speakers and quotes are lists");
        };
        let len = self.len_of(listed);
        let first = usize::from(listed != Listed::Pane(PaneName::Speakers));
        let Some(index) = number.checked_sub(first).filter(|index| *index < len) else {
            return self.say(format!("the list has no {number}; its last is {}", len + first - 1));
        };
        let before = Before::of(&self.app);
        let Listed::Pane(pane) = listed else { return self.feed(Input::Item(index), outside) };
        self.feed(Input::Do(focus(pane), None), outside);
        self.feed(Input::Item(index), outside);
        match pane {
            PaneName::Agenda => {
                self.feed(Input::Do(Action::FocusText, None), outside);
                self.tell(Action::PickSection, &before, false);
            }
            PaneName::Speakers => {
                self.feed(Input::Do(Action::FocusQuotes, None), outside);
                self.tell_speaker();
                self.tell_list(Listed::Pane(PaneName::Quotes), 0);
            }
            _ => self.tell_quote(),
        }
    }

    /// Reads the rest of the section.
    fn read_on(&mut self, outside: &mut Outside<'_>) {
        if self.app.list().is_some() || self.app.selecting().is_some() {
            return self.say("there is nothing to read on here");
        }
        self.feed(Input::Do(Action::FocusText, None), outside);
        if !self.has_heard() {
            self.tell_block();
            if self.blocks_left() == 0 {
                return;
            }
        }
        let (before, said) = (Before::of(&self.app), self.out.len());
        if self.blocks_left() == 0 {
            // From the end of a section into the next.
            self.feed(Input::Do(Action::Down, None), outside);
        }
        let count = self.blocks_left();
        if count > 0 {
            self.feed(Input::Do(Action::Down, Some(count)), outside);
        }
        self.tell(Action::Down, &before, self.out.len() > said);
    }

    /// Whether a question is open that no overlay stands for.
    fn asks(&self) -> bool {
        matches!(self.asked, Some((Action::Filter, _))) && self.app.list().is_some()
    }

    fn tell_page(&mut self, kind: PageKind) {
        match kind {
            PageKind::Quote => self.tell_quote(),
            PageKind::Help => self.help(""),
            _ => {
                let page = self.app.overlay().and_then(|own| match own {
                    Overlay::Page(page) => Some(self.app.page_rows(page, crate::pane::linear::item::ENDLESS)),
                    _ => None,
                });
                let rows = page.unwrap_or_default();
                self.out.extend(rows.iter().map(|row| row.text().trim_end().to_owned()));
            }
        }
    }
}
