//! What a key acts on: the selected words, or the selected quote if it is on the screen.

use crate::action::Action;
use crate::app::{App, Overlay, PageKind, Subject};
use crate::export::Excerpt;
use crate::layout::PaneName;
use crate::model::QuoteId;
use crate::pane::flow::Place;
use crate::row::Role;
use std::ops::Range;

/// The length in bytes of the first words of a quote, which must be in view.
const HEAD_BYTES: usize = 24;

/// Why there is nothing to act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSubject {
    /// No quote is selected.
    NoQuote,
    /// No quote contains the current match of the search.
    NotQuoted,
    /// This quote is selected, but its beginning is not on the screen.
    OutOfView(QuoteId),
}

impl NoSubject {
    /// The reason in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoQuote => "no quote is selected",
            Self::NotQuoted => "the match is in no quote",
            Self::OutOfView(_) => "the selected quote is out of view",
        }
    }
}

impl App {
    /// What a key that copies, marks, exports or opens acts on.
    ///
    /// It is always on the screen and highlighted there. After a search, it is the quote that contains the match.
    pub fn subject(&self) -> Result<Subject, NoSubject> {
        match self.selected()? {
            Subject::Quote(quote) if !self.is_on_screen(quote) => Err(NoSubject::OutOfView(quote)),
            subject => Ok(subject),
        }
    }

    /// What is selected, on the screen or not.
    ///
    /// Use it only to finish what began when the selection was on the screen, which the list of formats may now cover.
    pub(in crate::app) fn selected(&self) -> Result<Subject, NoSubject> {
        if let Some(words) = self.selected_words() {
            return Ok(Subject::Words(Box::new(words)));
        }
        let quotes = self.view().quotes();
        match self.reading.selection.quote.filter(|quote| quotes.position(*quote).is_some()) {
            Some(quote) => Ok(Subject::Quote(quote)),
            None if self.is_match_unquoted() => Err(NoSubject::NotQuoted),
            None => Err(NoSubject::NoQuote),
        }
    }

    /// The same as [`App::subject`]; if there is none, says why.
    ///
    /// A quote that is out of view is only shown. The next press of the key acts on it.
    pub(in crate::app) fn act_on(&mut self) -> Option<Subject> {
        let why = match self.subject() {
            Ok(subject) => return Some(subject),
            Err(why) => why,
        };
        match why {
            NoSubject::NoQuote => self.say(Role::Doubt, why.words()),
            NoSubject::NotQuoted => {
                self.say_with_key(Role::Doubt, why.words(), Action::NextQuote, "goes to the next quote");
            }
            NoSubject::OutOfView(quote) => {
                let has_words = self.reading.flow.words_of(self.briefing(), quote).is_some();
                self.show_pane(if has_words { PaneName::Text } else { PaneName::Quotes });
                self.select_quote(quote);
                self.say(Role::Doubt, "the quote was out of view; press again");
            }
        }
        None
    }

    /// Joins a quote and the next statements of its turn into one quote, `count` in all.
    pub(in crate::app) fn joined(&self, subject: Subject, count: usize) -> Subject {
        let Subject::Quote(quote) = subject else { return subject };
        let (briefing, run) = (self.briefing(), self.run_from(quote, count));
        let joined = if run.len() > 1 { Excerpt::of_run(briefing, run) } else { None };
        joined.map_or(subject, |joined| Subject::Words(Box::new(joined)))
    }

    /// The quote and the next statements of its turn, at most `count` in all.
    pub(in crate::app) fn run_from(&self, quote: QuoteId, count: usize) -> Range<usize> {
        let end = self.briefing().turn_of(quote).end.min(quote.index().saturating_add(count));
        quote.index()..end
    }

    /// True if the beginning of the selected quote is on the screen.
    fn is_on_screen(&self, quote: QuoteId) -> bool {
        // The statement of a result is on the screen, and is selected in the briefing behind it.
        if self.is_linear()
            || self.library.is_shown
            || matches!(&self.overlay, Some(Overlay::Page(page)) if page.kind == PageKind::Quote)
        {
            return true;
        }
        let layout = self.layout();
        layout.viewer.is_some() || self.is_listed_in_view(quote) || self.is_read_in_view(quote)
    }

    /// True if the row of a quote is in view in the list of quotes.
    fn is_listed_in_view(&self, quote: QuoteId) -> bool {
        let layout = self.layout();
        let Some(pane) = layout.pane(PaneName::Quotes) else { return false };
        let (first, height) = (self.reading.panes.scroll.quotes, layout.inside(pane).height);
        let row = self.view().quotes().position(quote);
        row.is_some_and(|row| (first..first + usize::from(height)).contains(&row))
    }

    /// True if the first words of a quote are in view in the text.
    fn is_read_in_view(&self, quote: QuoteId) -> bool {
        let (height, cells) = self.text_size();
        let top = self.reading.panes.scroll.text;
        let is_in_view =
            |place: Place| top <= place && self.view().row_in_view(top, place, height, cells).is_some();
        let is_shown = self.layout().pane(PaneName::Text).is_some();
        let place = self.reading.flow.words_of(self.briefing(), quote).filter(|_| is_shown);
        place.is_some_and(|place| is_in_view(place) && is_in_view(self.end_of_head(quote, place)))
    }

    /// The place of the end of the first words of a quote, which starts at `place`.
    fn end_of_head(&self, quote: QuoteId, place: Place) -> Place {
        let quote = &self.briefing()[quote];
        match (quote.section, quote.anchor.ranges().first()) {
            (Some(section), Some(range)) => {
                let end = (range.start + HEAD_BYTES).min(range.end.saturating_sub(1)).max(range.start);
                self.reading.flow.place_at(section, end)
            }
            _ => Place { at: place.at + HEAD_BYTES.min(quote.text.len().saturating_sub(1)), ..place },
        }
    }
}
