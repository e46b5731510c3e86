//! Reading a file again, with the same position and selection.
//!
//! A broken file does not replace a complete one.

use crate::action::Action;
use crate::app::reading::history::{History, known};
use crate::app::{App, Effect, ExportDialog, Overlay, Reload, ReloadResult, Subject, Target};
use crate::diagnostic::Lines;
use crate::library::{Since, Volume};
use crate::model::{Briefing, QuoteId};
use crate::pane::Selection;
use crate::pane::filter::{Facet, Filter};
use crate::pane::flow::{BlockKind, Flow, Place};
use crate::pane::rereading::Rereading;
use crate::row::Role;
use crate::text::Safe;
use std::path::Path;

/// The state of reading, mapped to a new reading of the file.
struct Carried {
    selection: Selection,
    history: History,
    text: Place,
    picture: Option<usize>,
    /// The quote that the export dialog is about.
    dialog_quote: Option<QuoteId>,
    /// The name of the selected speaker, if the file no longer contains the speaker.
    lost_speaker: Option<Safe>,
    /// True if the words that were being selected have changed.
    lost_words: bool,
}

impl App {
    /// Requests that the file be read again.
    pub(in crate::app) fn ask_reload(&mut self) -> Option<Effect> {
        let Some(why) = self.no_file() else { return Some(Effect::Reload) };
        self.say(Role::Faint, format!("there is nothing to read again: {why}"));
        None
    }

    /// Why the open briefing cannot be read again or edited; `None` if it can.
    pub(in crate::app) fn no_file(&self) -> Option<&'static str> {
        let volume = self.volume()?;
        match (&volume.path, volume.stamp) {
            (None, _) if &*volume.name == Volume::STANDARD_INPUT => {
                Some("this briefing came from standard input")
            }
            (None, _) => Some("this briefing is built in"),
            (Some(_), None) => Some("this briefing came through a pipe"),
            (Some(_), Some(_)) => None,
        }
    }

    /// Handles the result of reading a file again.
    pub(in crate::app) fn reloaded(&mut self, reload: Reload) {
        let found = self.entry_at(&reload.path);
        let found = found.and_then(|index| Some((index, self.shelf.library.whole(index)?)));
        let Some((index, before)) = found else { return };
        let (name, was_whole) = (before.name.clone(), !before.is_broken());
        let was = before.print;
        match reload.result {
            ReloadResult::Unchanged if reload.asked => {
                self.say(Role::Faint, format!("{name} has not changed"));
            }
            ReloadResult::Unchanged => {}
            ReloadResult::Failed(why) => {
                let words = format!("{name}: {}; showing what was read before", Safe::clean_line(&why));
                self.set_aside(index, Since { words, broken: None });
            }
            ReloadResult::Changed(fresh) => {
                let volume = fresh.into_volume();
                // In a file that is not valid TOML, any part may be missing. While the user corrects it, the last
                // complete version is worth more than what is left. If there was none, show what is left.
                if volume.briefing.is_none() || (volume.is_broken() && was_whole) {
                    let words = format!("{name}{}; showing what was read before", first_error(&volume));
                    self.set_aside(index, Since { words, broken: Some(Box::new(volume)) });
                } else {
                    // A correction was read at once, before the file was seen to change.
                    if was != volume.print || reload.asked {
                        self.say(Role::Faint, format!("reloaded {name}"));
                    }
                    self.replace(index, volume);
                }
            }
        }
        self.refresh_faults();
    }

    /// The index on the shelf of the briefing that is read from a path.
    pub(in crate::app) fn entry_at(&self, path: &Path) -> Option<usize> {
        let entries = self.shelf.library.entries();
        // A briefing that was saved as TOML is read from another path than the one in the list.
        let is_it = |index: &usize| match self.shelf.library.whole(*index) {
            Some(volume) => volume.path.as_deref() == Some(path),
            None => entries.get(*index).and_then(|entry| entry.path.as_deref()) == Some(path),
        };
        (0..entries.len()).find(is_it)
    }

    fn set_aside(&mut self, index: usize, since: Since) {
        self.relayout(|app| app.shelf.library.set_aside(index, since));
    }

    /// Replaces a file by a new reading of it, and maps what was being read.
    pub(in crate::app) fn replace(&mut self, index: usize, volume: Volume) {
        let was_in_view = self.is_quote_in_view();
        let memory = &self.shelf.memory;
        let old = self.shelf.library.keep(index, volume, |index| memory.has_marked(index));
        self.filter_list(false);
        if self.shelf.open != Some(index) {
            self.keep_again(index);
            return;
        }
        let flow = Flow::new(self.shelf.briefing());
        let old_flow = std::mem::replace(&mut self.reading.flow, flow);
        let Some(was) = old.and_then(|old| old.briefing) else { return };
        let overlay = self.overlay.take();
        self.reading.search.revealed = None;
        self.reading.pictures.gallery.clear();
        let carried = self.carry_over(index, &was, &old_flow, overlay.as_ref());
        self.select(carried.selection);
        self.reading.history = carried.history;
        self.select_again();
        self.reading.panes.scroll.text = carried.text;
        self.reading.pictures.current = carried.picture;
        self.keep_again(index);
        self.overlay = overlay;
        self.refresh_overlay(carried.dialog_quote, carried.lost_words);
        // The bar of faults may have appeared or gone, and the text above may have become longer.
        let selected = self.reading.selection;
        let (width, height) = self.size;
        self.resize(width, height);
        if let (Some(quote), true, false) = (carried.selection.quote, was_in_view, self.is_quote_in_view()) {
            self.select_quote(quote);
        }
        self.reading.selection = selected;
        self.search_again(false);
        if carried.lost_words {
            self.say_with_key(Role::Doubt, "the text has changed", Action::Select, "selects words again");
        }
        if let Some(name) = carried.lost_speaker {
            self.say(Role::Doubt, format!("{name} is no longer in this briefing"));
        }
    }

    /// Maps what was being read in the old reading to the new one.
    fn carry_over(
        &mut self,
        index: usize,
        was: &Briefing,
        old_flow: &Flow,
        overlay: Option<&Overlay>,
    ) -> Carried {
        let reading = &mut self.reading;
        let files = Rereading { old: (was, old_flow), new: (self.shelf.briefing(), &reading.flow) };
        let selection = carried(&files, reading.selection);
        let carry = |place, selection| (files.place(place), carried(&files, known(selection, was)));
        reading.search.carry(carry);
        let picture = reading.pictures.current.map(|block| files.place(Place { block, at: 0 }).block);
        let is_caption = |block: &usize| {
            let block = reading.flow.blocks.get(*block);
            block.is_some_and(|block| matches!(block.kind, BlockKind::Caption(_)))
        };
        let dialog_quote = match overlay {
            Some(Overlay::Export(dialog)) => match dialog.subject {
                Some(Subject::Quote(quote)) => files.same_quote(quote),
                Some(Subject::Words(_)) | None => None,
            },
            // The list of formats is open for the selected quote.
            Some(Overlay::Picker(_)) => reading.selection.quote.and_then(|quote| files.same_quote(quote)),
            _ => None,
        };
        let words = reading.text_selection.take();
        let had_words = words.is_some();
        let words = words.and_then(|own| own.carried(&files));
        let lost_speaker =
            reading.selection.filter.speaker().filter(|_| selection.filter.speaker().is_none());
        let carried = Carried {
            selection,
            history: reading.history.carried(index, carry),
            text: files.place(reading.panes.scroll.text),
            picture: picture.filter(is_caption),
            dialog_quote,
            lost_speaker: lost_speaker.map(|id| was[id].name.clone()),
            lost_words: had_words && words.is_none(),
        };
        reading.text_selection = words;
        carried
    }

    /// Selects a quote and a section if those that were selected are gone.
    fn select_again(&mut self) {
        let quotes = self.view().quotes();
        let selection = &self.reading.selection;
        let quote = selection.quote.filter(|quote| quotes.position(*quote).is_some());
        // A match in no quote leaves no quote selected.
        let stays_none = selection.quote.is_none() && self.current_match().is_some();
        let quote = quote.or_else(|| quotes.get(0).filter(|_| !stays_none));
        let first = self.briefing().section_at(0);
        self.reading.selection.quote = quote;
        self.reading.selection.section = self.reading.selection.section.or(first);
    }

    /// Updates the overlay to the new reading.
    ///
    /// The list of formats closes if the quote or words to copy are gone.
    fn refresh_overlay(&mut self, dialog_quote: Option<QuoteId>, lost_words: bool) {
        let lost_quote = self.reading.text_selection.is_none() && dialog_quote.is_none();
        let is_format = |target| matches!(target, Target::Format(_));
        if (lost_words || lost_quote) && self.is_picking(is_format) {
            self.overlay = None;
            return self.say(Role::Doubt, "what you wanted to copy is no longer in this briefing");
        }
        // What it would correct may be another quote now.
        if matches!(self.overlay, Some(Overlay::Correct(_))) || self.is_picking(Target::is_correction) {
            self.overlay = None;
            return self.say_with_key(
                Role::Doubt,
                "the file has changed",
                Action::Correct,
                "corrects the quote",
            );
        }
        match self.overlay.take() {
            Some(Overlay::Export(dialog)) => self.refresh_dialog(dialog, dialog_quote),
            other => {
                self.overlay = other;
                self.refresh_picker();
            }
        }
    }

    fn refresh_dialog(&mut self, mut dialog: Box<ExportDialog>, quote: Option<QuoteId>) {
        dialog.subject = match dialog.subject {
            Some(Subject::Words(_)) => self.selected_words().map(|words| Subject::Words(Box::new(words))),
            Some(Subject::Quote(_)) | None => quote.map(Subject::Quote),
        };
        if dialog.subject.is_some() || dialog.joint {
            dialog.refresh_preview(self);
            self.overlay = Some(Overlay::Export(dialog));
        } else {
            self.say(Role::Doubt, "what you wanted to export is no longer in this briefing");
        }
    }

    /// Updates a page of faults to the file.
    fn refresh_faults(&mut self) {
        if let Some(Overlay::Page(mut page)) = self.overlay.take_if(|own| matches!(own, Overlay::Page(_))) {
            page.refresh_faults(self);
            self.overlay = Some(Overlay::Page(page));
        }
    }
}

/// The selection in the new reading, as far as it still exists there.
fn carried(files: &Rereading<'_>, selected: Selection) -> Selection {
    let (was, is) = (files.old.0, files.new.0);
    let mut filter = Filter::default();
    for facet in selected.filter.facets() {
        let found = match facet {
            Facet::Speaker(id) => files.speaker(id).map(Facet::Speaker),
            Facet::Kind(_) => Some(facet),
            Facet::Section(id) => files.section(id).map(Facet::Section),
            Facet::Tag(id) => {
                let name = &was.tags()[id.index()].name;
                is.tag_ids().find(|id| is.tags()[id.index()].name == *name).map(Facet::Tag)
            }
        };
        if let Some(facet) = found {
            filter.add(facet);
        }
    }
    Selection {
        section: selected.section.and_then(|id| files.section(id)),
        filter,
        quote: selected.quote.and_then(|id| files.quote(id)),
    }
}

/// The first error of a file: `, line 12: a string does not end`.
fn first_error(volume: &Volume) -> String {
    let report = volume.report();
    let error = report.diagnostics.iter().find(|diagnostic| diagnostic.is_error());
    error.map_or(String::new(), |error| {
        let (line, _) = Lines::new(report.source).place(error.span.start);
        format!(", line {line}: {}", error.message)
    })
}
