//! Picks whose words a quote is, and its kind.

use crate::app::overlay::outcome::Target;
use crate::app::overlay::picker::{Item, Picker};
use crate::app::{App, Asked, Effect};
use crate::correct::{Correction, Post, Whose, Words, kinds_of_quote, kinds_of_words};
use crate::model::{Kind, QuoteId, SectionId, SpeakerId};
use crate::row::{Role, Row};
use crate::text::fold::loose;
use std::ops::Range;

impl App {
    /// Asks whose words the selected quote is.
    pub(in crate::app) fn ask_whose(&mut self) {
        let Some(quote) = self.quote_to_correct() else { return };
        self.correcting.quotes = vec![self.name_of_quote(quote)];
        self.correcting.words = None;
        let own = &self.briefing()[quote];
        let picker = self.whose_picker(own.section, own.speaker);
        self.open_picker(picker);
    }

    /// Asks whose words the selected words are, which become a quote.
    pub(in crate::app) fn ask_new_quote(&mut self) {
        let Some((section, range)) = self.selected_range() else { return };
        self.correcting.quotes.clear();
        self.correcting.words = Some(Words::of(self.briefing(), section, range.clone()));
        let likely = self.likely_speaker(section, &range);
        let picker = self.whose_picker(Some(section), likely);
        self.open_picker(picker);
    }

    /// A picker of speakers for a quote: those of its section first.
    pub(super) fn whose_picker(&self, section: Option<SectionId>, current: Option<SpeakerId>) -> Picker {
        let briefing = self.briefing();
        let is_here = |id: &SpeakerId| {
            let quotes = section.map_or(0..0, |section| briefing[section].quotes.clone());
            briefing[*id].quotes.iter().any(|quote| quotes.contains(&quote.index()))
        };
        let (here, elsewhere): (Vec<SpeakerId>, Vec<SpeakerId>) = briefing.speaker_ids().partition(is_here);
        let speakers = here.into_iter().chain(elsewhere);
        let speakers = speakers.map(|id| self.speaker_item(id, Target::Whose(id)));
        let other = |words: &str, text: &str, target| {
            let row = Row::of(Role::Key, "+").with(Role::Text, "  ").with(Role::Text, words);
            Item { row, text: loose(&[words, text].join(" ")), target }
        };
        let others = [
            other("somebody new: type a name, a role, an organization", "", Target::NewSpeaker),
            other("no named speaker", "nobody unnamed", Target::Nobody),
        ];
        Picker::new("Whose words?", speakers.chain(others).collect(), current.map(Target::Whose))
    }

    /// Gives the quotes, or the new quote, to who was picked.
    pub(in crate::app) fn give_to(&mut self, whose: Whose) -> Option<Effect> {
        let Some(words) = self.correcting.words.take() else {
            let quotes = std::mem::take(&mut self.correcting.quotes);
            return self.correct(Correction::Whose(quotes, whose));
        };
        let (section, range) = self.selected_range()?;
        let kind = kinds_of_words(self.briefing(), section, range.clone(), None).first().copied()?;
        let cue = self.likely_cue(section, &range);
        self.reading.text_selection = None;
        self.correct(Correction::Add { words, whose, kind, cue })
    }

    /// Gives them to somebody whose name was typed, with what is known of that person.
    pub(in crate::app) fn give_to_new(&mut self, line: &str) -> Option<Effect> {
        let Some(post) = Post::parse(line) else {
            self.say(
                Role::Doubt,
                "type a name; a role and an organization can follow: Ada Ling, chair, Harbour Council",
            );
            return None;
        };
        let known = self.briefing().speakers.iter().find(|own| own.is_called(&post.name));
        if let Some(known) = known {
            return self.give_to(Whose::Speaker(known.id.to_string()));
        }
        let post = self.with_known_post(post);
        self.give_to(Whose::New(post))
    }

    /// Adds to a name alone the post of the person of the library who has it.
    fn with_known_post(&self, post: Post) -> Post {
        if post.role.is_some() || post.organization.is_some() {
            return post;
        }
        let has_name = |person: &&crate::people::Person| {
            person.names.iter().any(|name| loose(&name.name) == loose(&post.name))
        };
        let Some(person) = self.people().iter().find(has_name) else { return post };
        let own = &person.post;
        Post { role: own.role.clone(), organization: own.organization.clone(), ..post }
    }

    /// Asks for a name.
    pub(in crate::app) fn ask_new_speaker(&mut self) {
        self.ask_line(Asked::NewSpeaker, "");
    }

    /// The speaker whose words these are, by the quotes around them: those of the same paragraph first.
    fn likely_speaker(&self, section: SectionId, range: &Range<usize>) -> Option<SpeakerId> {
        let near = self.nearest_quote(section, range)?;
        self.briefing()[near].speaker
    }

    /// The words that attribute them, if they are in the paragraph of a quote with the same speaker.
    fn likely_cue(&self, section: SectionId, range: &Range<usize>) -> Option<String> {
        let briefing = self.briefing();
        let near = &briefing[self.nearest_quote(section, range)?];
        let paragraph = briefing[section].paragraphs.iter().find(|own| own.contains(&range.start))?;
        let is_beside = near.anchor.start().is_some_and(|start| paragraph.contains(&start));
        near.cue.as_ref().filter(|_| is_beside).map(ToString::to_string)
    }

    fn nearest_quote(&self, section: SectionId, range: &Range<usize>) -> Option<QuoteId> {
        let briefing = self.briefing();
        let paragraph = briefing[section].paragraphs.iter().find(|own| own.contains(&range.start)).cloned();
        let quotes = briefing[section].quotes.clone().filter_map(|index| briefing.quote_at(index));
        let far = |id: &QuoteId| {
            let start = briefing[*id].anchor.start().unwrap_or(usize::MAX);
            let is_elsewhere = !paragraph.as_ref().is_some_and(|own| own.contains(&start));
            (is_elsewhere, start.abs_diff(range.start))
        };
        quotes.min_by_key(far)
    }

    /// Changes the kind of the selected quote, or asks which of two it is.
    pub(in crate::app) fn ask_kind(&mut self) -> Option<Effect> {
        let quote = self.quote_to_correct()?;
        let kinds = kinds_of_quote(self.briefing(), quote);
        let name = self.name_of_quote(quote);
        match kinds.get(1..).unwrap_or_default() {
            [] => {
                let own = self.briefing()[quote].kind.name();
                self.say(
                    Role::Faint,
                    format!("the kind cannot be changed: in the text, these words are {own}"),
                );
                None
            }
            [only] => self.correct(Correction::Kind(name, *only)),
            others => {
                self.correcting.quotes = vec![name];
                let item = |kind: &Kind| {
                    let row =
                        Row::of(Role::Text, kind.name()).with(Role::Faint, format!("  {}", about(*kind)));
                    Item { row, text: kind.name().to_owned(), target: Target::Kind(*kind) }
                };
                self.open_picker(Picker::new("Kind", others.iter().map(item).collect(), None));
                None
            }
        }
    }

    /// Sets the kind that was picked.
    pub(in crate::app) fn set_kind(&mut self, kind: Kind) -> Option<Effect> {
        let name = self.correcting.quotes.pop()?;
        self.correct(Correction::Kind(name, kind))
    }
}

/// What a kind means.
pub(super) fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "the speaker's own words",
        Kind::Indirect => "a paraphrase by the writer",
        Kind::Mixed => "a paraphrase that contains quoted words",
    }
}
