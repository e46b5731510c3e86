//! What is remembered of a briefing: its last position, marked places and quotes.

use crate::action::Action;
use crate::app::shelf::earlier::{quotes_of, run_of};
use crate::app::{App, Effect, Subject};
use crate::layout::PaneName;
use crate::library::shelf::day_of;
use crate::memory::{Change, Identity, Left, Marked, Memory, Note, Recalled, Spot};
use crate::model::{Briefing, QuoteId, Record};
use crate::pane::filter::Facet;
use crate::pane::flow::Place;
use crate::row::Role;
use crate::text::Safe;
use std::collections::{BTreeMap, HashMap};

/// Number of characters of a marked quote that are kept to recognize it.
const QUOTE_CHARS: usize = 80;

/// What is remembered of the briefings that were opened.
#[derive(Debug, Default)]
pub(in crate::app) struct Memories {
    /// What is remembered, by the index of the briefing on the shelf.
    kept: BTreeMap<usize, Kept>,
    /// The changes that are not saved yet.
    unsaved: Vec<Note>,
    /// The quotes that were unmarked last, so that they can be restored.
    cleared: Vec<(usize, Marked)>,
    /// True if the opened briefing must be shown where it was left.
    pub(in crate::app) restore: bool,
}

/// What is remembered of a briefing.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) memory: Memory,
    /// The marked quotes, ascending.
    marked: Vec<QuoteId>,
    /// The ids under which the marked quotes are saved.
    ids: Vec<String>,
    /// The quotes of each id; none if they are gone. Each id is looked up once.
    ///
    /// In earlier versions, an id could mean a whole turn, whose statements are separate quotes now.
    known: HashMap<String, Vec<QuoteId>>,
}

impl Kept {
    fn new(memory: Memory, mut known: HashMap<String, Vec<QuoteId>>, briefing: &Briefing) -> Self {
        if memory.quotes.iter().any(|marked| !known.contains_key(&marked.id)) {
            let by_id: HashMap<String, QuoteId> =
                briefing.quote_ids().map(|quote| (briefing.quote_name(quote), quote)).collect();
            for marked in memory.quotes.iter().filter(|marked| !marked.words.is_empty()) {
                let quotes = match by_id.get(&marked.id) {
                    Some(quote) => vec![*quote],
                    None => quotes_of(briefing, marked),
                };
                known.insert(marked.id.clone(), quotes);
            }
        }
        let found = |marked: &Marked| {
            let own = known.get(&marked.id).into_iter().flatten();
            own.map(|quote| (*quote, marked.id.clone())).collect::<Vec<_>>()
        };
        let mut found: Vec<(QuoteId, String)> = memory.quotes.iter().flat_map(found).collect();
        found.sort();
        found.dedup_by_key(|(quote, _)| *quote);
        let (marked, ids) = found.into_iter().unzip();
        Self { memory, marked, ids, known }
    }

    /// The marked quotes whose words are no longer in the briefing.
    fn lost(&self) -> impl Iterator<Item = &Marked> {
        let is_gone = |marked: &&Marked| self.known.get(&marked.id).is_some_and(Vec::is_empty);
        self.memory.quotes.iter().filter(is_gone)
    }

    /// The id under which a quote is marked, if it is.
    fn id_of(&self, quote: QuoteId) -> Option<&str> {
        Some(&self.ids[self.marked.binary_search(&quote).ok()?])
    }
}

impl Memories {
    /// Returns true if a briefing has marked quotes.
    pub(in crate::app) fn has_marked(&self, entry: usize) -> bool {
        self.kept.get(&entry).is_some_and(|kept| !kept.marked.is_empty())
    }

    /// The indexes of the briefings of which something is known.
    pub(in crate::app) fn known(&self) -> Vec<usize> {
        self.kept.keys().copied().collect()
    }

    /// The marked quotes whose words are no longer in their briefings, each with its briefing's index.
    pub(super) fn lost(&self) -> impl Iterator<Item = (usize, &Marked)> {
        self.kept.iter().flat_map(|(entry, kept)| kept.lost().map(|marked| (*entry, marked)))
    }

    /// Returns true if a quote of a briefing is marked.
    pub(in crate::app) fn is_marked(&self, entry: usize, quote: QuoteId) -> bool {
        self.kept.get(&entry).is_some_and(|kept| kept.id_of(quote).is_some())
    }

    /// The marked quotes that `is_wanted` accepts, each with its briefing's index.
    fn marked(&self, is_wanted: impl Fn(&Kept, &Marked) -> bool) -> Vec<(usize, Marked)> {
        let mut all = Vec::new();
        for (entry, kept) in &self.kept {
            let wanted = kept.memory.quotes.iter().filter(|marked| is_wanted(kept, marked));
            all.extend(wanted.map(|marked| (*entry, marked.clone())));
        }
        all
    }

    /// Records a change, to be saved with the next save.
    fn note(&mut self, entry: usize, identity: Identity, change: Change) {
        let Some(note) = self.unsaved.iter_mut().find(|note| note.entry == entry) else {
            return self.unsaved.push(Note { entry, identity, changes: vec![change] });
        };
        if matches!(change, Change::Left(_)) {
            note.changes.retain(|other| !matches!(other, Change::Left(_)));
        }
        note.identity = identity;
        note.changes.push(change);
    }
}

impl App {
    /// The number of marked quotes, in all briefings that were opened.
    pub fn marked(&self) -> usize {
        self.shelf.memory.kept.values().map(|kept| kept.marked.len()).sum()
    }

    pub(super) fn kept_here(&self) -> Option<&Kept> {
        self.shelf.memory.kept.get(&self.shelf.open?)
    }

    /// The marked quotes of the open briefing, ascending.
    pub(in crate::app) fn marked_here(&self) -> &[QuoteId] {
        self.kept_here().map_or(&[], |kept| &kept.marked)
    }

    /// The records of the marked quotes, in the order of the days of the events; those of an event in its order.
    pub(in crate::app) fn marked_records(&self) -> Vec<Record<'_>> {
        let mut events = Vec::new();
        for (entry, kept) in self.shelf.memory.kept.iter().filter(|(_, kept)| !kept.marked.is_empty()) {
            let volume = self.shelf.library.whole(*entry);
            if let Some(briefing) = volume.and_then(|volume| volume.briefing.as_ref()) {
                let name = volume.map_or("", |volume| &volume.name);
                let day = day_of(briefing, name);
                // An event without a day comes last.
                events.push(((day.is_none(), day, *entry), briefing, &kept.marked));
            }
        }
        events.sort_by_key(|(order, ..)| *order);
        let records = events
            .into_iter()
            .flat_map(|(_, briefing, marked)| marked.iter().map(move |quote| Record::new(briefing, *quote)));
        records.collect()
    }

    /// Marks the selected quote, or unmarks it.
    pub(in crate::app) fn toggle_quote(&mut self) -> Option<Effect> {
        let entry = self.shelf.open?;
        let Subject::Quote(quote) = self.act_on()? else { return None };
        let has_arrived = self.has_arrived();
        if let Some(id) = self.kept_here().and_then(|kept| kept.id_of(quote)).map(str::to_owned) {
            if has_arrived {
                self.say_with_key(
                    Role::Doubt,
                    "this quote is already marked",
                    Action::MarkQuote,
                    "unmarks it",
                );
                return None;
            }
            let own = self.kept_here().and_then(|kept| kept.known.get(&id)).cloned().unwrap_or_default();
            self.change(entry, Change::Drop(id));
            // The other statements of a turn that was marked as a whole stay marked.
            for other in own.into_iter().filter(|other| *other != quote) {
                self.mark_quote(entry, other);
            }
            let words = format!("{} marked", quotes_are(self.marked()));
            self.say(Role::Good, words);
            return self.save();
        }
        self.mark_quote(entry, quote);
        let words = format!("{} marked", quotes_are(self.marked()));
        self.say_with_key(Role::Good, &words, Action::Export, "exports them");
        self.save()
    }

    fn mark_quote(&mut self, entry: usize, quote: QuoteId) {
        let briefing = self.briefing();
        let words = briefing[quote].text.chars().take(QUOTE_CHARS).collect();
        let id = briefing.quote_name(quote);
        self.shelf.memory.kept.entry(entry).or_default().known.insert(id.clone(), vec![quote]);
        self.change(entry, Change::Take(Marked { id, words }));
    }

    /// Unmarks all quotes; if none is marked, restores the last cleared marks.
    pub(in crate::app) fn clear_marked(&mut self) -> Option<Effect> {
        let all = self.shelf.memory.marked(|_, _| true);
        if !all.is_empty() {
            self.unmark(&all);
            let words = format!("unmarked {}", quotes(all.len()));
            self.say_with_key(Role::Good, &words, Action::ClearMarked, "marks them again");
            self.shelf.memory.cleared = all;
        } else if self.shelf.memory.cleared.is_empty() {
            self.say_with_key(Role::Faint, "no quote is marked", Action::MarkQuote, "marks one");
        } else {
            for (entry, marked) in std::mem::take(&mut self.shelf.memory.cleared) {
                self.change(entry, Change::Take(marked));
            }
            let words = format!("{} marked again", quotes_are(self.marked()));
            self.say(Role::Good, words);
        }
        self.save()
    }

    /// Unmarks the quotes that were exported together.
    ///
    /// The notice then also says how to mark them again.
    pub(in crate::app) fn unmark_exported(&mut self) {
        // A mark on a quote that its briefing no longer contains was not exported.
        let exported = self.shelf.memory.marked(|kept, marked| kept.ids.contains(&marked.id));
        self.unmark(&exported);
        if let Some(notice) = self.notice.take() {
            let does = format!("marks the {} again", exported.len());
            let words = notice.words + &self.left_out();
            self.say_with_key(notice.role, &words, Action::ClearMarked, &does);
        }
        self.shelf.memory.cleared = exported;
    }

    fn unmark(&mut self, all: &[(usize, Marked)]) {
        for (entry, marked) in all {
            self.change(*entry, Change::Drop(marked.id.clone()));
        }
    }

    /// Records where the open briefing is left.
    pub(in crate::app) fn leave(&mut self) {
        let Some(entry) = self.shelf.open else { return };
        let briefing = self.briefing();
        let (selection, panes) = (&self.reading.selection, &self.reading.panes);
        let left = Left {
            spot: Spot::new(briefing, &self.reading.flow, panes.scroll.text),
            quote: selection.quote.map(|quote| briefing.quote_name(quote)),
            speaker: selection.filter.speaker().map(|speaker| briefing[speaker].id.to_string()),
            pane: panes.focus.title().to_owned(),
        };
        let known = self.kept_here().and_then(|kept| kept.memory.left.as_ref());
        let is_untouched = panes.scroll.text == Place::default() && *selection == self.first_selection();
        // If the reader has not moved in a new briefing, there is no position to remember.
        if known != Some(&left) && !(known.is_none() && is_untouched) {
            self.change(entry, Change::Left(left));
        }
    }

    /// Changes what is remembered of a briefing; the next save includes the change.
    pub(super) fn change(&mut self, entry: usize, change: Change) {
        let Some(volume) = self.shelf.library.whole(entry) else { return };
        let identity = Identity::of(volume);
        let kept = self.shelf.memory.kept.get(&entry);
        let mut memory = kept.map(|kept| kept.memory.clone()).unwrap_or_default();
        memory.apply(change.clone());
        self.shelf.memory.note(entry, identity, change);
        self.keep(entry, memory);
    }

    fn keep(&mut self, entry: usize, memory: Memory) {
        let known = self.shelf.memory.kept.remove(&entry).unwrap_or_default().known;
        let briefing = self.shelf.library.whole(entry).and_then(|volume| volume.briefing.as_ref());
        if let Some(briefing) = briefing {
            self.shelf.memory.kept.insert(entry, Kept::new(memory, known, briefing));
        }
    }

    /// Maps what is remembered of a briefing to a new reading of its file.
    pub(super) fn keep_again(&mut self, entry: usize) {
        if let Some(kept) = self.shelf.memory.kept.remove(&entry) {
            let before = kept.lost().count();
            self.keep(entry, kept.memory);
            if self.shelf.memory.lost().filter(|(own, _)| *own == entry).count() > before {
                self.say_lost(entry);
            }
        }
    }

    /// Requests that all changes be saved.
    pub(in crate::app) fn save(&mut self) -> Option<Effect> {
        let unsaved = &mut self.shelf.memory.unsaved;
        (!unsaved.is_empty()).then(|| Effect::Remember(std::mem::take(unsaved)))
    }

    /// Handles what is remembered of a briefing that was opened.
    pub(in crate::app) fn recalled(&mut self, entry: usize, recalled: Recalled) {
        let mut memory = recalled.memory.map_or_else(Memory::default, |memory| *memory);
        for note in self.shelf.memory.unsaved.iter().filter(|note| note.entry == entry) {
            for change in &note.changes {
                memory.apply(change.clone());
            }
        }
        let left = memory.left.clone();
        // The file may have changed since it was opened before.
        self.shelf.memory.kept.remove(&entry);
        self.keep(entry, memory);
        if self.shelf.open == Some(entry)
            && std::mem::take(&mut self.shelf.memory.restore)
            && let Some(left) = left
        {
            self.restore(&left);
        }
        self.say_lost(entry);
        self.say_problem(recalled.problem);
    }

    /// Handles what is remembered now, including changes by other readers.
    pub(in crate::app) fn remembered(&mut self, all: Vec<(usize, Recalled)>) {
        for (entry, recalled) in all {
            if let Some(memory) = recalled.memory {
                self.keep(entry, *memory);
            }
            self.say_problem(recalled.problem);
        }
    }

    fn say_problem(&mut self, problem: Option<String>) {
        if let Some(problem) = problem {
            self.say(Role::Error, Safe::clean_line(&problem).as_str());
        }
    }

    /// Shows the briefing where it was left.
    fn restore(&mut self, left: &Left) {
        if let Some(pane) = PaneName::ALL.into_iter().find(|pane| pane.title() == left.pane) {
            self.focus_on(pane);
        }
        let briefing = self.briefing();
        let speaker = left.speaker.as_ref();
        let speaker =
            speaker.and_then(|id| briefing.speaker_ids().find(|speaker| *briefing[*speaker].id == **id));
        let quote = left.quote.as_ref();
        let by_id = |id: &String| briefing.quote_ids().find(|quote| briefing.quote_name(*quote) == *id);
        let quote = quote.and_then(|id| by_id(id).or_else(|| run_of(briefing, id)?.first().copied()));
        let place = left.spot.find(briefing, &self.reading.flow);
        self.filter(|filter| speaker.into_iter().for_each(|speaker| filter.add(Facet::Speaker(speaker))));
        if let Some(place) = place {
            self.look_at_top(place);
            self.follow_text();
        }
        let quotes = self.view().quotes();
        let passes = |quote: &QuoteId| quotes.position(*quote).is_some();
        let selected = quote.filter(passes).or(self.reading.selection.quote.filter(passes));
        self.reading.selection.quote = selected.or_else(|| quotes.get(0));
        if self.reading.panes.scroll.text != Place::default() {
            self.say_with_key(Role::Faint, "where you left off", Action::Top, "goes to the start");
        }
    }
}

/// `1 quote`, `3 quotes`.
fn quotes(count: usize) -> String {
    if count == 1 { "1 quote".to_owned() } else { format!("{count} quotes") }
}

/// `1 quote is`, `3 quotes are`.
fn quotes_are(count: usize) -> String {
    format!("{} {}", quotes(count), if count == 1 { "is" } else { "are" })
}
