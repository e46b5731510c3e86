//! Going elsewhere: the file in an editor, at what is looked at, and the source in a browser.

use super::{App, Effect, Overlay, PageKind};
use crate::action::{Action, Context};
use crate::layout::PaneName;
use crate::pane::flow::BlockKind;
use crate::row::Role;
use crate::text::Safe;

/// So many characters of a row are enough to find it in the file.
const WORDS: usize = 24;

impl App {
    /// Asks for an editor at the place in the file of what is looked at.
    pub(super) fn ask_edit(&mut self) -> Option<Effect> {
        if self.volume().is_some_and(|volume| volume.imported().is_some()) {
            let key = self.bindings().key_of(Context::Reader, Action::SaveImported);
            self.say(
                Role::Faint,
                format!("this was imported; {key} saves it as TOML, to be corrected there"),
            );
            return None;
        }
        if let Some(why) = self.no_file() {
            self.say(Role::Faint, format!("{why}: there is nothing to edit"));
            return None;
        }
        let path = self.volume()?.path.clone()?;
        let (at, words) = self.spot_in_file();
        Some(Effect::Edit { editor: self.setup.editor.clone(), path, at, words })
    }

    /// Where in the file that is which is looked at, and words that stand behind it.
    fn spot_in_file(&self) -> (usize, String) {
        let briefing = self.briefing();
        let faults = matches!(&self.overlay, Some(Overlay::Page(page)) if page.kind == PageKind::Faults);
        let broken = self.volume().is_some_and(|volume| volume.since.is_some());
        let fault = self.volume().and_then(|volume| volume.report().diagnostics.first());
        if let (true, Some(fault)) = (faults || broken, fault) {
            return (fault.span.start, String::new());
        }
        let quote = self.selection.quote.map(|quote| briefing[quote].span.start);
        let section = self.selection.section.map(|section| briefing[section].span.start);
        let speaker = self.selection.filter.speaker().map(|speaker| briefing[speaker].span.start);
        let at = match self.focus {
            PaneName::Agenda => section,
            PaneName::Speakers => speaker,
            PaneName::Text if !self.chosen_in_sight() => {
                return (section.unwrap_or(0), self.first_words_in_sight());
            }
            _ => quote.or(section),
        };
        (at.unwrap_or(0), String::new())
    }

    /// The beginning of the first row of running text in sight.
    fn first_words_in_sight(&self) -> String {
        let (height, cells) = self.text_size();
        let rows = self.view().text_rows(self.scroll.text, height, cells);
        let running = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph(_) | BlockKind::Summary(_));
        let mut rows = rows
            .iter()
            .filter(|row| self.flow.blocks.get(row.place.block).is_some_and(|own| running(&own.kind)));
        rows.next().map_or(String::new(), |row| row.row.text().trim().chars().take(WORDS).collect())
    }

    /// Takes in that the editor was left.
    pub(super) fn edited(&mut self, result: Result<(), String>) {
        if let Err(why) = result {
            self.say(Role::Error, Safe::from_world(&why).to_string());
        }
    }

    /// Asks for a browser at the address of the source.
    pub(super) fn browse(&mut self) -> Option<Effect> {
        let url = self.source_url()?.to_owned();
        self.say(Role::Faint, format!("opening {url}"));
        Some(Effect::Browse(url))
    }

    /// The address of the source; `http` or `https`.
    pub fn source_url(&self) -> Option<&str> {
        let url = self.briefing().event.source.url.as_deref()?;
        is_web(url).then_some(url)
    }

    /// The address that words on the screen belong to: the source's, or one of which they are a part.
    pub fn address_of(&self, role: Role, words: &str) -> Option<&str> {
        if role == Role::Title {
            return self.source_url();
        }
        let speaker = self.selection.filter.speaker().and_then(|id| self.briefing()[id].url.as_deref());
        let known = [self.source_url(), speaker.filter(|url| is_web(url))];
        known.into_iter().flatten().find(|url| role == Role::Link && url.contains(words.trim()))
    }

    /// Takes in what came of opening a browser.
    pub(super) fn browsed(&mut self, result: Result<(), String>) {
        match result {
            Ok(()) => self.say(Role::Good, "the source is open in the browser"),
            Err(why) => self.say(Role::Error, Safe::from_world(&why).to_string()),
        }
    }
}

fn is_web(url: &str) -> bool {
    let start =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    start("https://") || start("http://")
}
