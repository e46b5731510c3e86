//! The reader without a screen: it takes lines and answers with lines.
//!
//! It has the same app and actions as the screen, and is for screen readers and terminals that can only print. What was
//! written is never changed, and nothing depends on colour, position or symbols alone. The caller carries out
//! effects, through [`Outside`].

mod ask;
mod help;
mod library;
mod lists;
mod tell;
mod words;

use crate::action::{Action, Context};
use crate::app::{App, Effect, Input, Overlay, PageKind, Results};
use crate::layout::PaneName;
use crate::text::{Cut, Safe, line};
use tell::Before;
use words::Meaning;

/// Carries out an effect; returns its result if that is known at once.
pub type Outside<'a> = dyn FnMut(Effect) -> Option<Input> + 'a;

/// The list that was read out last; a number alone selects an item of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Pane(PaneName),
    Briefings,
    Results,
    People,
}

/// The reader, line by line.
#[derive(Debug)]
pub struct Linear {
    app: App,
    /// The lines to write.
    out: Vec<String>,
    listed: Option<Listed>,
    /// The list that was read out last, and its next item.
    more: Option<(Listed, usize)>,
    /// The next item, while more results are asked for.
    resumes_from: Option<usize>,
    /// The block of the text that was read out last.
    heard: Option<usize>,
    /// The action that asked a question, and the state before it.
    asked: Option<(Action, Before)>,
    /// True if an export only needs to be confirmed.
    confirming: bool,
    /// True once the complete list of briefings has been read out.
    surveyed: bool,
    ended: bool,
}

impl Linear {
    /// Creates a reader over an app that is [linear](crate::app::Setup::linear).
    pub fn new(app: App) -> Self {
        Self {
            app,
            out: Vec::new(),
            listed: None,
            more: None,
            resumes_from: None,
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

    /// True once the user has quit.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Returns true while a file or the list of briefings is being read.
    pub fn awaits(&self) -> bool {
        self.app.is_opening() || self.surveys() || self.looks_up() || self.app.is_changing()
    }

    fn surveys(&self) -> bool {
        self.app.list().is_some() && !self.surveyed
    }

    /// The prompt before the line that is typed.
    pub fn prompt(&self) -> &'static str {
        match self.app.overlay() {
            Some(_) => "answer> ",
            None if self.asks() => "answer> ",
            None if self.app.results().is_some() => "results> ",
            None if self.app.people_list().is_some() => "people> ",
            None if self.app.list().is_some() => "briefings> ",
            None if self.app.text_selection().is_some() => "words> ",
            None => "plenary> ",
        }
    }

    /// Takes the text to write, in lines of at most `cells`.
    ///
    /// Without `cells`, each paragraph is one line.
    pub fn take(&mut self, cells: Option<usize>) -> String {
        let mut text = String::new();
        for own in self.out.drain(..) {
            // Characters that only order text on a screen are not read out.
            let own: String = own.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
            for paragraph in own.split('\n') {
                let whole = 0..paragraph.len();
                let cut = match cells {
                    Some(cells) => line::lines(paragraph, whole, cells),
                    None => Vec::from([whole]),
                };
                for range in cut {
                    text.push_str(paragraph.cut(range).trim_end());
                    text.push('\n');
                }
                if paragraph.is_empty() && cells.is_some() {
                    text.push('\n');
                }
            }
        }
        text
    }

    /// Starts the reader, and says what can be read.
    pub fn start(&mut self, outside: &mut Outside<'_>) {
        self.feed(Input::Begin, outside);
        if self.app.list().is_none() {
            self.tell_briefing();
        } else {
            self.tell_survey();
        }
        self.say(
            "Type a command such as next quote, a number from the last list, help for all commands, or quit.",
        );
    }

    /// Handles a line that was typed.
    pub fn line(&mut self, typed: &str, outside: &mut Outside<'_>) {
        let safe = Safe::clean_line(typed);
        let typed = safe.trim();
        let before = Before::of(&self.app);
        if self.asks() || self.app.overlay().is_some() {
            self.answer(typed, outside);
        } else {
            self.command(typed, outside);
        }
        self.told_change(&before);
    }

    /// Handles an input that was not typed.
    pub fn input(&mut self, input: Input, outside: &mut Outside<'_>) {
        let before = Before::of(&self.app);
        let (looked_up, renewed) = (self.looks_up(), self.app.results().map(Results::renewed));
        self.feed(input, outside);
        if self.resumes_from.is_some() {
            self.tell_resumed();
        } else if looked_up && !self.looks_up() || self.app.results().map(Results::renewed) > renewed {
            self.tell_library();
        }
        if self.surveys() {
            self.tell_survey();
        }
        self.told_change(&before);
    }

    /// Says how many files were read, while the list is not complete.
    pub fn tell_progress(&mut self) {
        if self.surveys() {
            let shelf = self.app.shelf();
            self.say(format!("{} of {} files read", shelf.seen(), shelf.entries().len()));
        }
    }

    /// Gives the app an input, carries out the effects, and reads out the notice.
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
            // This place has not been read out yet.
            return self.tell_block();
        }
        match words::meaning(context, self.app.bindings(), typed) {
            Meaning::Action(action, count, rest) => self.act(action, count, &rest, outside),
            Meaning::Number(number) => self.number(number, outside),
            Meaning::More => self.tell_more(outside),
            Meaning::ReadOn => self.read_on(outside),
            Meaning::Where => self.tell_place(),
            Meaning::Several(names) => {
                self.say(format!("\"{typed}\" can mean {}", names.join(", ")));
            }
            Meaning::Nothing => {
                self.say(format!("\"{typed}\" is not a command here; help lists all commands"));
            }
        }
    }

    /// Runs an action; the words after its name answer its questions.
    fn act(&mut self, action: Action, count: Option<usize>, rest: &str, outside: &mut Outside<'_>) {
        if action == Action::Help {
            return self.help(rest);
        }
        if !rest.is_empty() && !words::asks(action) {
            return self.say(format!("this command takes no words after it: \"{rest}\""));
        }
        let before = Before::of(&self.app);
        let said = self.out.len();
        let pane = App::pane_of(action).filter(|pane| *pane != PaneName::Text);
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
        let asks = self.app.overlay().is_some()
            || action == Action::Filter && self.app.list().is_some()
            || self.asks_library();
        if !asks {
            return self.tell(action, &before, self.out.len() > said);
        }
        self.asked = Some((action, before));
        self.confirming = false;
        if rest.is_empty() { self.ask() } else { self.answer_all(rest, outside) }
    }

    /// Goes to an item of the list that was read out last.
    fn number(&mut self, number: usize, outside: &mut Outside<'_>) {
        if self.app.text_selection().is_some() {
            return self.say("a number alone does not select words; help lists the commands");
        }
        let Some(listed) = self.listed else {
            return self.say("no list was read out yet; agenda, speakers and quotes read out lists");
        };
        let len = self.len_of(listed);
        let first = usize::from(listed != Listed::Pane(PaneName::Speakers));
        let Some(index) = number.checked_sub(first).filter(|index| *index < len) else {
            return self.say(format!("there is no {number} in the list; the last is {}", len + first - 1));
        };
        let before = Before::of(&self.app);
        let Listed::Pane(pane) = listed else {
            self.feed(Input::Item(index), outside);
            if listed == Listed::People && !self.looks_up() {
                self.tell_library();
            }
            return;
        };
        self.feed(Input::Do(App::focus_action(pane), None), outside);
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
        if self.app.list().is_some() || self.app.text_selection().is_some() {
            return self.say("there is no text to read here");
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
            // From the end of a section, go to the next.
            self.feed(Input::Do(Action::Down, None), outside);
        }
        let count = self.blocks_left();
        if count > 0 {
            self.feed(Input::Do(Action::Down, Some(count)), outside);
        }
        self.tell(Action::Down, &before, self.out.len() > said);
    }

    /// Returns true if there is a question that has no overlay.
    fn asks(&self) -> bool {
        matches!(self.asked, Some((Action::Filter, _))) && self.app.list().is_some() || self.asks_library()
    }

    fn tell_page(&mut self, kind: PageKind) {
        match kind {
            PageKind::Quote => self.tell_quote(),
            PageKind::Help => self.help(""),
            _ => {
                let page = self.app.overlay().and_then(|own| match own {
                    Overlay::Page(page) => Some(page.rows(&self.app, crate::pane::linear::item::ENDLESS)),
                    _ => None,
                });
                let rows = page.unwrap_or_default();
                self.out.extend(rows.iter().map(|row| row.text().trim_end().to_owned()));
            }
        }
    }
}
