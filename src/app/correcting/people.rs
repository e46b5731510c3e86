//! Corrections of the speakers of a briefing: another name or post, two who are one, one who is two.

use crate::app::overlay::outcome::Target;
use crate::app::overlay::picker::{Item, Picker};
use crate::app::{App, Asked, Effect};
use crate::correct::{Correction, Post};
use crate::model::{QuoteId, SpeakerId};
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::first_words;
use crate::text::fold::loose;

/// Number of words of a quote that a list shows.
const SHOWN_WORDS: usize = 12;

impl App {
    /// The speaker whom a correction is about: who said the selected quote, or the one that quotes are filtered by.
    pub(in crate::app) fn speaker_to_correct(&self) -> Option<SpeakerId> {
        let own = self.selected_quote().and_then(|quote| self.briefing()[quote].speaker);
        own.or(self.reading.selection.filter.speaker())
    }

    /// The selected quote.
    pub(super) fn selected_quote(&self) -> Option<QuoteId> {
        let quotes = self.view().quotes();
        self.reading.selection.quote.filter(|quote| quotes.position(*quote).is_some())
    }

    fn speaker_or_say(&mut self) -> Option<SpeakerId> {
        let speaker = self.speaker_to_correct();
        if speaker.is_none() {
            self.say(Role::Faint, "select a quote with a named speaker first");
        }
        speaker
    }

    /// Asks for the name, role and organization of a speaker.
    pub(in crate::app) fn ask_rename(&mut self) {
        let Some(speaker) = self.speaker_or_say() else { return };
        let own = &self.briefing()[speaker];
        let parts = [Some(&own.name), own.role.as_ref(), own.organization.as_ref()];
        let line: Vec<&str> = parts.into_iter().flatten().map(|part| &**part).collect();
        let (id, line) = (own.id.to_string(), line.join(", "));
        self.correcting.speaker = Some(id);
        self.ask_line(Asked::Post, &line);
    }

    /// Writes the name, role and organization that were typed.
    pub(in crate::app) fn rename(&mut self, line: &str) -> Option<Effect> {
        let id = self.correcting.speaker.take()?;
        match Post::parse(line) {
            Some(post) => self.correct(Correction::Rename(id, post)),
            None => {
                self.say(
                    Role::Doubt,
                    "type a name; a role and an organization can follow: Ada Ling, chair, Harbour Council",
                );
                None
            }
        }
    }

    /// Asks who is the same person as a speaker.
    pub(in crate::app) fn ask_merge(&mut self) {
        let Some(speaker) = self.speaker_or_say() else { return };
        let briefing = self.briefing();
        if briefing.speakers.len() < 2 {
            return self.say(Role::Faint, "there is only one speaker");
        }
        let id = briefing[speaker].id.to_string();
        let others = briefing.speaker_ids().filter(|id| *id != speaker);
        let others = others.map(|id| self.speaker_item(id, Target::Merge(id)));
        let picker = Picker::new("Merge into", others.collect(), None);
        self.correcting.speaker = Some(id);
        self.open_picker(picker);
    }

    /// Makes the speaker and the one who was picked one.
    pub(in crate::app) fn merge_with(&mut self, other: SpeakerId) -> Option<Effect> {
        let id = self.correcting.speaker.take()?;
        let other = self.briefing()[other].id.to_string();
        self.correct(Correction::Merge(id, other))
    }

    /// Lists the quotes of a speaker, to pick those that are somebody else's.
    pub(in crate::app) fn ask_part(&mut self) {
        let Some(speaker) = self.speaker_or_say() else { return };
        self.correcting.quotes.clear();
        self.correcting.words = None;
        self.correcting.speaker = Some(self.briefing()[speaker].id.to_string());
        let picker = self.part_picker(speaker, None);
        self.open_picker(picker);
    }

    fn part_picker(&self, speaker: SpeakerId, current: Option<QuoteId>) -> Picker {
        let briefing = self.briefing();
        let view = self.view();
        let picked = &self.correcting.quotes;
        let words = match picked.len() {
            0 => "pick the quotes of another speaker".to_owned(),
            1 => "select who said this quote".to_owned(),
            count => format!("select who said these {count}"),
        };
        let done = Item {
            text: loose(&words),
            row: Row::of(Role::Key, "+ ").with(Role::Text, words),
            target: Target::PartDone,
        };
        let quotes = briefing[speaker].quotes.iter().map(|id| {
            let is_picked = picked.contains(&briefing.quote_name(*id));
            let mark = if is_picked { view.glyphs.pointer } else { " " };
            let words = first_words(&briefing[*id].text, SHOWN_WORDS);
            let row = Row::of(Role::Key, format!("{mark} ")).with(Role::Text, isolated(&words));
            Item { row, text: loose(&briefing[*id].text), target: Target::PartQuote(*id) }
        });
        let items = std::iter::once(done).chain(quotes).collect();
        Picker::new("Which are somebody else's?", items, current.map(Target::PartQuote))
    }

    /// Picks a quote that is somebody else's, or takes it back.
    pub(in crate::app) fn toggle_part(&mut self, quote: QuoteId) {
        let name = self.name_of_quote(quote);
        let picked = &mut self.correcting.quotes;
        match picked.iter().position(|own| *own == name) {
            Some(index) => drop(picked.remove(index)),
            None => picked.push(name),
        }
        if let Some(speaker) = self.briefing()[quote].speaker {
            let picker = self.part_picker(speaker, Some(quote));
            self.open_picker(picker);
        }
    }

    /// Asks whose words the picked quotes are.
    pub(in crate::app) fn ask_whose_part(&mut self) {
        let own = self.correcting.speaker.as_deref().and_then(|id| self.briefing().speaker_named(id));
        match own {
            Some(speaker) if self.correcting.quotes.is_empty() => {
                let picker = self.part_picker(speaker, None);
                self.open_picker(picker);
            }
            _ => {
                let picker = self.whose_picker(None, None);
                self.open_picker(picker);
            }
        }
    }
}
