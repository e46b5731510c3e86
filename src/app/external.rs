//! Other programs: the file in an editor, the source in a browser.

use super::{App, Effect, Overlay, PageKind};
use crate::action::Action;
use crate::layout::PaneName;
use crate::pane::flow::BlockKind;
use crate::row::Role;
use crate::text::Safe;

/// Number of characters of a row that are enough to find it in the file.
const ROW_CHARS: usize = 24;

impl App {
    /// Opens an editor at the position in the file of what is shown.
    pub(super) fn ask_edit(&mut self) -> Option<Effect> {
        if self.volume().is_some_and(|volume| volume.imported().is_some()) {
            let does = "saves it as TOML, which you can edit";
            self.say_with_key(Role::Faint, "the briefing is not in a file yet", Action::SaveImported, does);
            return None;
        }
        if let Some(why) = self.no_file() {
            self.say(Role::Faint, format!("there is nothing to edit: {why}"));
            return None;
        }
        let path = self.volume()?.path.clone()?;
        let (at, words) = self.position_in_file();
        Some(Effect::Edit { editor: self.setup.editor.clone(), path, at, words })
    }

    /// The byte of the file at which to edit, and the words that follow it.
    fn position_in_file(&self) -> (usize, String) {
        let briefing = self.briefing();
        let shows_faults =
            matches!(&self.overlay, Some(Overlay::Page(page)) if page.kind == PageKind::Faults);
        let is_broken = self.volume().is_some_and(|volume| volume.since.is_some());
        let fault = self.volume().and_then(|volume| volume.report().diagnostics.first());
        if let (true, Some(fault)) = (shows_faults || is_broken, fault) {
            return (fault.span.start, String::new());
        }
        let selection = &self.reading.selection;
        let quote = selection.quote.map(|quote| briefing[quote].span.start);
        let section = selection.section.map(|section| briefing[section].span.start);
        let speaker = selection.filter.speaker().map(|speaker| briefing[speaker].span.start);
        let at = match self.reading.panes.focus {
            PaneName::Agenda => section,
            PaneName::Speakers => speaker,
            PaneName::Text if !self.is_quote_in_view() => {
                return (section.unwrap_or(0), self.first_words_in_view());
            }
            PaneName::Text | PaneName::Quotes => quote.or(section),
        };
        (at.unwrap_or(0), String::new())
    }

    /// The beginning of the row of the current match, or of the first row of running text in view.
    fn first_words_in_view(&self) -> String {
        let (height, cells) = self.text_size();
        // A match outside every quote is the reading position.
        let match_row = self.place_of_match().map(|place| self.view().row_start(place, cells));
        let first = match_row.unwrap_or(self.reading.panes.scroll.text);
        let rows = self.view().text_rows(first, height, cells);
        let is_running = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph(_) | BlockKind::Summary(_));
        let mut rows = rows.iter().filter(|row| {
            let block = self.reading.flow.blocks.get(row.place.block);
            block.is_some_and(|block| is_running(&block.kind))
        });
        rows.next().map_or(String::new(), |row| row.row.text().trim().chars().take(ROW_CHARS).collect())
    }

    /// Handles the end of an edit.
    pub(super) fn edited(&mut self, result: Result<(), String>) {
        if let Err(why) = result {
            self.say(Role::Error, Safe::clean_line(&why).to_string());
        }
    }

    /// Opens the address of the source in a browser.
    pub(super) fn browse(&mut self) -> Option<Effect> {
        let url = self.source_url()?.to_owned();
        self.say(Role::Faint, format!("opening {url}"));
        Some(Effect::Browse(url))
    }

    /// The address of the source, if it is a web address.
    pub fn source_url(&self) -> Option<&str> {
        let url = self.briefing().event.source.url.as_deref()?;
        is_web(url).then_some(url)
    }

    /// The address that words on the screen link to, if any.
    ///
    /// Words that are part of a known address, such as one row of it, link to all of it.
    pub fn address_of(&self, role: Role, words: &str) -> Option<&str> {
        if role == Role::Title {
            return self.source_url();
        }
        let speaker = self.reading.selection.filter.speaker();
        let speaker = speaker.and_then(|id| self.briefing()[id].url.as_deref());
        let known = [self.source_url(), speaker.filter(|url| is_web(url))];
        known.into_iter().flatten().find(|url| role == Role::Link && url.contains(words.trim()))
    }

    /// Handles the result of opening a browser.
    pub(super) fn browsed(&mut self, result: Result<(), String>) {
        match result {
            Ok(()) => self.say(Role::Good, "opened the source in the browser"),
            Err(why) => self.say(Role::Error, Safe::clean_line(&why).to_string()),
        }
    }
}

/// True for an address that starts with `https://` or `http://`.
fn is_web(url: &str) -> bool {
    let starts_with =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts_with("https://") || starts_with("http://")
}
