//! Choosing a speaker, a section, a quote: each moves every pane.

use super::{App, Overlay};
use crate::key::{Code, Key};
use crate::model::{QuoteId, SectionId, SpeakerId};
use crate::pane::filter::Facet;
use crate::pane::flow::{BlockKind, Place};
use crate::row::Role;

impl App {
    /// Chooses a section and reads it from its title on.
    pub(super) fn choose_section(&mut self, section: SectionId) {
        self.selection.section = Some(section);
        self.look_at_top(self.flow.section_start(section));
        let quotes = self.briefing()[section].quotes.clone();
        let ours = self.view().quotes();
        let first = quotes.clone().find_map(|index| self.briefing().quote_at(index));
        if let Some(first) = first {
            let next = ours.get(ours.before(first)).filter(|quote| quotes.contains(&quote.index()));
            self.selection.quote = next.or(self.selection.quote);
        }
    }

    /// Chooses a speaker, or nobody in particular, and goes to their first quote.
    pub(super) fn choose_speaker(&mut self, speaker: Option<SpeakerId>) {
        self.filter(|filter| match speaker {
            Some(speaker) => filter.add(Facet::Speaker(speaker)),
            None => filter.retain(|facet| !matches!(facet, Facet::Speaker(_))),
        });
        let Some(id) = speaker else {
            if self.selection.quote.is_none() {
                self.selection.quote = self.view().quotes().get(0);
            }
            return;
        };
        let quotes = self.view().quotes();
        let ours = self.selection.quote.filter(|quote| quotes.position(*quote).is_some());
        match ours.or_else(|| quotes.get(0)) {
            Some(quote) => self.choose_quote(quote),
            None => {
                self.selection.quote = None;
                let sections = &self.briefing().sections;
                let on_programme = sections.iter().position(|section| section.speakers.contains(&id));
                if let Some(section) = on_programme.and_then(|index| self.briefing().section_at(index)) {
                    self.selection.section = Some(section);
                    self.look_at_top(self.flow.section_start(section));
                }
                let others =
                    self.selection.filter.facets().nth(1).map_or("", |_| " passes the other filters");
                self.say(Role::Faint, format!("no quote of {}{others}", self.briefing()[id].name));
            }
        }
    }

    /// Chooses a quote and brings its words into sight.
    pub(super) fn choose_quote(&mut self, quote: QuoteId) {
        self.selection.quote = Some(quote);
        self.at_picture = false;
        self.selection.section = self.briefing()[quote].section.or(self.selection.section);
        let Some(start) = self.flow.place_of(self.briefing(), quote) else { return };
        let end = self.briefing()[quote].section.zip(self.briefing()[quote].anchor.ranges().last());
        let end = end.map_or(start, |(section, range)| {
            self.flow.place_at(section, range.end.saturating_sub(1).max(range.start))
        });
        self.bring_into_sight(start, end.max(start));
    }

    /// Goes `by` speakers on from the chosen one; `nth` counts from the first instead.
    pub(super) fn step_speaker(&mut self, forward: bool, count: Option<usize>) {
        let len = self.briefing().speakers.len();
        let Some(last) = len.checked_sub(1) else { return self.say(Role::Faint, "nobody is named") };
        let current = self.selection.filter.speaker().map(SpeakerId::index);
        let index = match (forward, count, current) {
            (true, Some(nth), _) => nth.saturating_sub(1).min(last),
            (true, None, None) => 0,
            (true, None, Some(index)) => index + 1,
            (false, count, Some(index)) => index.wrapping_sub(count.unwrap_or(1)),
            (false, _, None) => last,
        };
        match self.briefing().speaker_at(index) {
            Some(speaker) => {
                self.choose_speaker(Some(speaker));
            }
            None => self.say(
                Role::Faint,
                if forward { "this is the last speaker" } else { "this is the first speaker" },
            ),
        }
    }

    /// Goes some quotes on or back among those that are looked at.
    pub(super) fn step_quote(&mut self, forward: bool, count: usize) {
        let quotes = self.view().quotes();
        let Some(last) = quotes.len().checked_sub(1) else {
            return self.say(Role::Faint, "there is no quote here");
        };
        let index = match self.selection.quote {
            None => 0,
            Some(quote) => {
                let before = quotes.before(quote);
                let at = quotes.position(quote).is_some();
                if forward { before + count - usize::from(!at) } else { before.saturating_sub(count) }
            }
        };
        let index = index.min(last);
        match quotes.get(index) {
            Some(quote) if Some(quote) != self.selection.quote => self.choose_quote(quote),
            Some(quote) => {
                self.choose_quote(quote);
                self.say(
                    Role::Faint,
                    if forward { "this is the last quote" } else { "this is the first quote" },
                );
            }
            None => {}
        }
    }

    /// Goes some sections on or back.
    pub(super) fn step_section(&mut self, forward: bool, count: usize) {
        let Some(last) = self.briefing().sections.len().checked_sub(1) else { return };
        let index = match self.selection.section.map(SectionId::index) {
            None => 0,
            Some(index) if forward => (index + count).min(last),
            Some(index) => index.saturating_sub(count),
        };
        if let Some(section) = self.briefing().section_at(index) {
            let same = self.selection.section == Some(section);
            self.choose_section(section);
            if same {
                self.say(
                    Role::Faint,
                    if forward { "this is the last section" } else { "this is the first section" },
                );
            }
        }
    }

    /// Goes some pictures on or back from this place.
    pub(super) fn step_picture(&mut self, forward: bool, count: usize) {
        let pictures = self.flow.pictures();
        let here = self.picture.unwrap_or(self.scroll.text.block);
        let known = self.picture.is_some();
        let index = if forward {
            Some(
                pictures.partition_point(|block| if known { *block <= here } else { *block < here }) + count
                    - 1,
            )
        } else {
            pictures.partition_point(|block| *block < here).checked_sub(count)
        };
        let Some((index, block)) = index.and_then(|index| Some((index, *pictures.get(index)?))) else {
            return self.say(
                Role::Faint,
                if forward { "no picture behind this place" } else { "no picture before this place" },
            );
        };
        let total = pictures.len();
        let place = Place { block, at: 0 };
        self.show_picture(block);
        self.selection.section = self.view().section_at(place).or(self.selection.section);
        let block = &self.flow.blocks[block];
        if let (BlockKind::Caption(caption), Some(section)) = (&block.kind, block.section) {
            let caption = &self.briefing()[section].captions[*caption];
            let place = caption.image.as_ref().map_or(String::new(), |image| format!(" ({image})"));
            let words = format!("picture {} of {total}: {}{place}", index + 1, caption.text);
            self.say(Role::Faint, words);
        }
    }

    /// A letter of a speaker, or of the first letters of several.
    pub(super) fn jump_key(&mut self, key: Key) {
        let Some(Overlay::Jump(mut typed)) = self.overlay.take() else { return };
        match key.code {
            Code::Char(_) if !key.ctrl && !key.alt => {
                if let Code::Char(c) = key.latin().unwrap_or(key).code {
                    typed.extend(c.to_lowercase());
                }
            }
            Code::Backspace if !typed.is_empty() => {
                typed.pop();
            }
            _ => return,
        }
        let view = self.view();
        let mut begins = self.briefing().speaker_ids().filter(|id| view.letters(*id).starts_with(&typed));
        match begins.next() {
            None => self.say(Role::Doubt, format!("no speaker has the letters {typed}")),
            Some(id) if view.letters(id) == typed => self.choose_speaker(Some(id)),
            Some(_) => self.overlay = Some(Overlay::Jump(typed)),
        }
    }
}
