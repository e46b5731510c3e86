//! What is kept of a briefing: where it was left, places with a letter, quotes marked for a joint export.

use super::{App, Dialog, Effect, Overlay};
use crate::key::{Code, Key};
use crate::layout::PaneName;
use crate::memory::{Change, Identity, Left, Marked, Memory, Note, Recalled, Spot};
use crate::model::{Briefing, QuoteId, Record};
use crate::pane::filter::Facet;
use crate::pane::flow::Place;
use crate::row::{Role, Row};
use crate::text::Safe;
use std::collections::HashMap;

/// So many characters of a marked quote are kept to know it by.
const WORDS: usize = 80;

/// What a letter is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// To give it to this place.
    Set,
    /// To go to its place.
    Go,
}

/// What is kept of a briefing that was opened.
#[derive(Debug, Default)]
pub(super) struct Kept {
    memory: Memory,
    /// The quotes that are marked, ascending, and the ids under which they are remembered.
    pub(super) marked: Vec<QuoteId>,
    ids: Vec<String>,
    /// Which quote an id stands for, if any; what was found once is not looked for again.
    known: HashMap<String, Option<QuoteId>>,
}

impl Kept {
    fn new(memory: Memory, mut known: HashMap<String, Option<QuoteId>>, briefing: &Briefing) -> Self {
        if memory.quotes.iter().any(|marked| !known.contains_key(&marked.id)) {
            let by_id: HashMap<String, QuoteId> =
                briefing.quote_ids().map(|quote| (briefing.quote_name(quote), quote)).collect();
            for marked in &memory.quotes {
                // An edit may have given the same words another id.
                let by_words = || {
                    let begins = |quote: &QuoteId| briefing[*quote].text.starts_with(&marked.words);
                    briefing.quote_ids().find(|quote| !marked.words.is_empty() && begins(quote))
                };
                known.insert(marked.id.clone(), by_id.get(&marked.id).copied().or_else(by_words));
            }
        }
        let found = |marked: &Marked| Some((known.get(&marked.id).copied()??, marked.id.clone()));
        let mut found: Vec<(QuoteId, String)> = memory.quotes.iter().filter_map(found).collect();
        found.sort();
        found.dedup_by_key(|(quote, _)| *quote);
        let (marked, ids) = found.into_iter().unzip();
        Self { memory, marked, ids, known }
    }
}

impl App {
    /// How many quotes are marked, in all briefings that were opened.
    pub fn marked(&self) -> usize {
        self.kept.values().map(|kept| kept.marked.len()).sum()
    }

    /// The quotes of the open briefing that are marked, ascending.
    pub(super) fn marked_here(&self) -> &[QuoteId] {
        self.open.and_then(|open| self.kept.get(&open)).map_or(&[], |kept| &kept.marked)
    }

    /// The marked quotes with all that is known of them, in the order of the shelf and of each briefing.
    pub(super) fn marked_records(&self) -> Vec<Record<'_>> {
        let mut records = Vec::new();
        for (entry, kept) in &self.kept {
            let briefing = self.shelf.whole(*entry).and_then(|volume| volume.briefing.as_ref());
            if let Some(briefing) = briefing {
                records.extend(kept.marked.iter().map(|quote| Record::new(briefing, *quote)));
            }
        }
        records
    }

    /// Marks the chosen quote, or takes its mark away.
    pub(super) fn toggle_quote(&mut self) -> Option<Effect> {
        let (Some(quote), Some(entry)) = (self.selection.quote, self.open) else {
            self.say(Role::Doubt, "no quote is chosen");
            return None;
        };
        let kept = self.kept.get(&entry);
        let known = kept.and_then(|kept| Some(kept.ids[kept.marked.binary_search(&quote).ok()?].clone()));
        let taken = known.is_none();
        let change = match known {
            Some(id) => Change::Drop(id),
            None => {
                let briefing = self.briefing();
                let words = briefing[quote].text.chars().take(WORDS).collect();
                let id = briefing.quote_name(quote);
                self.kept.entry(entry).or_default().known.insert(id.clone(), Some(quote));
                Change::Take(Marked { id, words })
            }
        };
        self.change(entry, change);
        let count = counted(self.marked());
        self.say(
            Role::Good,
            if taken { format!("{count} marked; e takes them out") } else { format!("{count} marked") },
        );
        self.save()
    }

    /// Takes all marks away from quotes, or brings back those that were taken away last.
    pub(super) fn clear_marked(&mut self) -> Option<Effect> {
        let marked = |(entry, kept): (&usize, &Kept)| {
            kept.memory.quotes.iter().map(|marked| (*entry, marked.clone())).collect::<Vec<_>>()
        };
        let all: Vec<(usize, Marked)> = self.kept.iter().flat_map(marked).collect();
        if !all.is_empty() {
            let count = counted(all.len());
            for (entry, marked) in &all {
                self.change(*entry, Change::Drop(marked.id.clone()));
            }
            self.cleared = all;
            self.say(Role::Good, format!("{count} marked no longer; X marks them again"));
        } else if self.cleared.is_empty() {
            self.say(Role::Faint, "no quote is marked; x marks one");
        } else {
            for (entry, marked) in std::mem::take(&mut self.cleared) {
                self.change(entry, Change::Take(marked));
            }
            self.say(Role::Good, format!("{} marked again", counted(self.marked())));
        }
        self.save()
    }

    /// Takes the marks away from quotes that were taken out together.
    pub(super) fn unmark_exported(&mut self, dialog: &Dialog) {
        if !dialog.joint {
            return;
        }
        let said = self.notice.take();
        // What is marked in vain (no longer in its briefing) was not taken out.
        let marked = |(entry, kept): (&usize, &Kept)| {
            let ours = |marked: &&Marked| kept.ids.contains(&marked.id);
            kept.memory.quotes.iter().filter(ours).map(|marked| (*entry, marked.clone())).collect::<Vec<_>>()
        };
        self.cleared = self.kept.iter().flat_map(marked).collect();
        for (entry, marked) in self.cleared.clone() {
            self.change(entry, Change::Drop(marked.id));
        }
        if let Some(said) = said {
            self.say(said.role, format!("{}; X marks the {} again", said.words, self.cleared.len()));
        }
    }

    /// A letter for a place, or for going there.
    pub(super) fn mark_key(&mut self, key: Key) -> Option<Effect> {
        let Some(Overlay::Mark(wish)) = self.overlay.take() else { return None };
        let Code::Char(letter) = key.code else { return None };
        if key.ctrl || key.alt || !letter.is_alphanumeric() {
            self.say(Role::Faint, "a mark is a letter or a digit");
            return None;
        }
        let entry = self.open?;
        if wish == Letter::Set {
            let spot = Spot::new(self.briefing(), &self.flow, self.scroll.text);
            self.change(entry, Change::Mark(letter, spot));
            self.say(Role::Good, format!("this place is {letter}; `{letter} comes back to it"));
            return self.save();
        }
        let spot = self.kept.get(&entry).and_then(|kept| kept.memory.marks.get(&letter));
        match spot.map(|spot| spot.find(self.briefing(), &self.flow)) {
            None => self.say(Role::Doubt, format!("no place is {letter}; m{letter} makes this one so")),
            Some(None) => {
                self.say(Role::Doubt, format!("what stood at {letter} is no longer in this briefing"));
            }
            Some(Some(place)) => {
                self.look_at_top(place);
                self.follow_text();
            }
        }
        None
    }

    /// The places of the open briefing that have a letter: the letter, the section, the words.
    pub fn mark_rows(&self) -> Vec<Row> {
        let Some(kept) = self.open.and_then(|open| self.kept.get(&open)) else { return Vec::new() };
        let briefing = self.briefing();
        let row = |(letter, spot): (&char, &Spot)| {
            let id = spot.section.as_deref().unwrap_or_default();
            let section = briefing.sections.iter().find(|section| &*section.id == id);
            let title = section.map_or(&*briefing.event.title, |section| &*section.title);
            let words = Safe::from_world(&spot.words);
            let words = if *words == *title { "" } else { &*words };
            let letter = Safe::from_world(&letter.to_string());
            Row::of(Role::Key, format!("{letter}  "))
                .with(Role::Text, title)
                .with(Role::Faint, format!("  {words}"))
        };
        kept.memory.marks.iter().map(row).collect()
    }

    /// Notes where the briefing that is open is left.
    pub(super) fn leave(&mut self) {
        let Some(entry) = self.open else { return };
        let briefing = self.briefing();
        let left = Left {
            spot: Spot::new(briefing, &self.flow, self.scroll.text),
            quote: self.selection.quote.map(|quote| briefing.quote_name(quote)),
            speaker: self.selection.filter.speaker().map(|speaker| briefing[speaker].id.to_string()),
            pane: self.focus.title().to_owned(),
        };
        let known = self.kept.get(&entry).and_then(|kept| kept.memory.left.as_ref());
        let untouched = self.scroll.text == Place::default() && self.selection == self.first_selection();
        // Who only looked in has left no place.
        if known != Some(&left) && !(known.is_none() && untouched) {
            self.change(entry, Change::Left(left));
        }
    }

    /// Changes what is kept of a briefing, to be saved with the next save.
    fn change(&mut self, entry: usize, change: Change) {
        let Some(volume) = self.shelf.whole(entry) else { return };
        let identity = Identity::of(volume);
        let mut memory = self.kept.get(&entry).map(|kept| kept.memory.clone()).unwrap_or_default();
        memory.apply(change.clone());
        match self.unsaved.iter_mut().find(|note| note.entry == entry) {
            Some(note) => {
                if matches!(change, Change::Left(_)) {
                    note.changes.retain(|other| !matches!(other, Change::Left(_)));
                }
                note.identity = identity;
                note.changes.push(change);
            }
            None => self.unsaved.push(Note { entry, identity, changes: vec![change] }),
        }
        self.keep(entry, memory);
    }

    fn keep(&mut self, entry: usize, memory: Memory) {
        let known = self.kept.remove(&entry).unwrap_or_default().known;
        if let Some(briefing) = self.shelf.whole(entry).and_then(|volume| volume.briefing.as_ref()) {
            self.kept.insert(entry, Kept::new(memory, known, briefing));
        }
    }

    /// Finds what is kept of a briefing in another reading of its file.
    pub(super) fn keep_again(&mut self, entry: usize) {
        if let Some(kept) = self.kept.remove(&entry) {
            self.keep(entry, kept.memory);
        }
    }

    /// What must be written so that nothing is lost.
    pub(super) fn save(&mut self) -> Option<Effect> {
        (!self.unsaved.is_empty()).then(|| Effect::Remember(std::mem::take(&mut self.unsaved)))
    }

    /// Takes in what is remembered of a briefing that was opened.
    pub(super) fn recalled(&mut self, entry: usize, recalled: Recalled) {
        let mut memory = recalled.memory.map_or_else(Memory::default, |memory| *memory);
        for note in self.unsaved.iter().filter(|note| note.entry == entry) {
            for change in &note.changes {
                memory.apply(change.clone());
            }
        }
        let left = memory.left.clone();
        // The file may be another than when it was opened before.
        self.kept.remove(&entry);
        self.keep(entry, memory);
        if self.open == Some(entry)
            && std::mem::take(&mut self.restore)
            && let Some(left) = left
        {
            self.restore(&left);
        }
        self.tell_problem(recalled.problem);
    }

    /// Takes in what is remembered now, with what other readers have added.
    pub(super) fn remembered(&mut self, entry: usize, recalled: Recalled) {
        if let Some(memory) = recalled.memory {
            self.keep(entry, *memory);
        }
        self.tell_problem(recalled.problem);
    }

    fn tell_problem(&mut self, problem: Option<String>) {
        if let Some(problem) = problem {
            self.say(Role::Error, Safe::from_world(&problem).as_str());
        }
    }

    /// Stands where the briefing was left.
    fn restore(&mut self, left: &Left) {
        if let Some(pane) = PaneName::ALL.into_iter().find(|pane| pane.title() == left.pane) {
            self.focus_on(pane);
        }
        let briefing = self.briefing();
        let speaker = left
            .speaker
            .as_ref()
            .and_then(|id| briefing.speaker_ids().find(|speaker| *briefing[*speaker].id == **id));
        let quote = left
            .quote
            .as_ref()
            .and_then(|id| briefing.quote_ids().find(|quote| briefing.quote_name(*quote) == *id));
        let place = left.spot.find(briefing, &self.flow);
        self.filter(|filter| speaker.into_iter().for_each(|speaker| filter.add(Facet::Speaker(speaker))));
        if let Some(place) = place {
            self.look_at_top(place);
            self.follow_text();
        }
        let ours = |quote: &QuoteId| self.view().quotes().position(*quote).is_some();
        let first = self.view().quotes().get(0);
        self.selection.quote = quote.filter(ours).or(self.selection.quote.filter(ours)).or(first);
        if self.scroll.text != Place::default() {
            self.say(Role::Faint, "where you left it; g goes to the start");
        }
    }
}

/// `1 quote is`, `3 quotes are`.
pub(super) fn counted(count: usize) -> String {
    if count == 1 { "1 quote is".to_owned() } else { format!("{count} quotes are") }
}
