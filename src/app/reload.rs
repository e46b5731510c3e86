//! Reading a file again: what was looked at is found again in it, and a worse file does not take a better one's place.

use super::history::known;
use super::{App, Effect, Overlay, PageKind, Subject, Target};
use crate::diagnostic::Lines;
use crate::library::{Since, Volume};
use crate::model::QuoteId;
use crate::pane::Selection;
use crate::pane::filter::{Facet, Filter};
use crate::pane::flow::{BlockKind, Flow};
use crate::pane::kept::Kept;
use crate::row::Role;
use crate::text::Safe;
use std::path::PathBuf;
use std::sync::Arc;

/// What came of looking at a file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reload {
    /// The file.
    pub path: PathBuf,
    /// Whether somebody asked for it.
    pub asked: bool,
    /// What came of it.
    pub came: Came,
}

/// What a file is when it is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Another than before.
    Read(Fresh),
    /// The same as before.
    Same,
    /// Not to be read, for the reason named.
    Gone(String),
}

/// A file that was just read. Two of them are equal if they are of one reading.
#[derive(Clone, Debug)]
pub struct Fresh(Arc<Volume>);

impl Fresh {
    /// What was read.
    pub fn new(volume: Volume) -> Self {
        Self(Arc::new(volume))
    }
}

impl PartialEq for Fresh {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Fresh {}

impl App {
    /// Asks for the file to be read again.
    pub(super) fn ask_reload(&mut self) -> Option<Effect> {
        match self.no_file() {
            Some(why) => {
                self.say(Role::Faint, format!("{why}: there is nothing to read again"));
                None
            }
            None => Some(Effect::Reload),
        }
    }

    /// Why what is open is no file that can be read again or edited, if it is none.
    pub(super) fn no_file(&self) -> Option<&'static str> {
        let volume = self.volume()?;
        match (&volume.path, volume.stamp) {
            (None, _) if &*volume.name == Volume::STANDARD_INPUT => Some("this came from standard input"),
            (None, _) => Some("this briefing comes with the program"),
            (Some(_), None) => Some("this came through a pipe"),
            (Some(_), Some(_)) => None,
        }
    }

    /// Takes in what came of looking at a file again.
    pub(super) fn reloaded(&mut self, reload: Reload) {
        let found = self.shelf.entries().iter().position(|entry| entry.path.as_ref() == Some(&reload.path));
        let Some((index, before)) = found.and_then(|index| Some((index, self.shelf.whole(index)?))) else {
            return;
        };
        let (name, whole) = (before.name.clone(), !before.is_broken());
        match reload.came {
            Came::Same if reload.asked => self.say(Role::Faint, format!("{name} is as it was")),
            Came::Same => {}
            Came::Gone(why) => {
                let why = Safe::from_world(&why);
                let words = format!("{name}: {why}; what was read before is still shown");
                self.set_aside(index, Since { words, broken: None });
            }
            Came::Read(Fresh(volume)) => {
                let volume = Arc::unwrap_or_clone(volume);
                // What is lost of a file that breaks the rules of TOML is chance. While it is being mended, the whole is
                // worth more than the rest; where there never was a whole, the rest is all there is.
                if volume.briefing.is_none() || (volume.is_broken() && whole) {
                    let words =
                        format!("{name}{}; what was read before is still shown", first_error(&volume));
                    self.set_aside(index, Since { words, broken: Some(Box::new(volume)) });
                } else {
                    self.say(Role::Faint, format!("{name} was read again"));
                    self.replace(index, volume);
                }
            }
        }
        self.refresh_faults();
    }

    fn set_aside(&mut self, index: usize, since: Since) {
        self.relayout(|app| app.shelf.set_aside(index, since));
    }

    /// Puts another reading of a file in its place, and finds in it what was looked at.
    fn replace(&mut self, index: usize, volume: Volume) {
        let in_sight = self.chosen_in_sight();
        let marked = |kept: &super::keeping::Kept| !kept.marked.is_empty();
        let kept = &self.kept;
        let old = self.shelf.keep(index, volume, |index| kept.get(&index).is_some_and(marked));
        self.filter_list(false);
        if self.open != Some(index) {
            self.keep_again(index);
            return;
        }
        let old_flow = std::mem::take(&mut self.flow);
        self.flow = Flow::new(self.briefing());
        let Some(old) = old else { return };
        let Some(was) = &old.briefing else { return };
        let mut overlay = self.overlay.take();
        let mut selecting = self.selecting.take();
        self.revealed = None;
        self.gallery.clear();
        let kept = Kept { old: (was, &old_flow), new: (self.briefing(), &self.flow) };
        let selection = carried(&kept, self.selection);
        let carry = |place, selection| (kept.place(place), carried(&kept, known(selection, was)));
        let history = self.history.carried(index, carry);
        let text = kept.place(self.scroll.text);
        let picture = self.picture.map(|block| kept.place(crate::pane::flow::Place { block, at: 0 }).block);
        let dialog_quote = match &mut overlay {
            Some(Overlay::Export(dialog)) => match dialog.subject {
                Some(Subject::Quote(quote)) => kept.same_quote(quote),
                _ => None,
            },
            Some(Overlay::Search(typing)) => {
                typing.carry(carry);
                None
            }
            _ => None,
        };
        let gone = self
            .selection
            .filter
            .speaker()
            .filter(|_| selection.filter.speaker().is_none())
            .map(|id| was[id].name.clone());
        let chose_words = selecting.is_some();
        selecting = selecting.and_then(|own| own.carried(&kept));
        let lost_words = chose_words && selecting.is_none();
        self.select(selection);
        self.history = history;
        self.selecting = selecting;
        self.choose_again();
        self.scroll.text = text;
        self.picture = picture.filter(|block| {
            self.flow.blocks.get(*block).is_some_and(|block| matches!(block.kind, BlockKind::Caption(_)))
        });
        self.keep_again(index);
        self.overlay = overlay;
        self.renew_overlay(dialog_quote);
        // The bar may have come or gone, and the text above may be longer.
        let chosen = self.selection;
        let (width, height) = self.size;
        self.resize(width, height);
        if let (Some(quote), true, false) = (selection.quote, in_sight, self.chosen_in_sight()) {
            self.choose_quote(quote);
        }
        self.selection = chosen;
        self.search_again(false);
        if lost_words {
            self.say(Role::Doubt, "the text has changed: choose the words again with v");
        }
        if let Some(name) = gone {
            self.say(Role::Doubt, format!("{name} is no longer in this briefing"));
        }
    }

    /// Chooses what must be chosen where it is no longer there.
    fn choose_again(&mut self) {
        let first = self.view().quotes().get(0);
        let chosen = self.selection.quote.filter(|quote| self.view().quotes().position(*quote).is_some());
        self.selection.quote = chosen.or(first);
        self.selection.section = self.selection.section.or_else(|| self.briefing().section_at(0));
    }

    /// What lies on top speaks of the new reading too.
    fn renew_overlay(&mut self, dialog_quote: Option<QuoteId>) {
        self.overlay = match self.overlay.take() {
            Some(Overlay::Picker(picker)) => {
                let fresh = match picker.target().or(picker.first()) {
                    Some(Target::Section(_)) => self.section_picker(),
                    Some(Target::Facet(_)) => self.filter_picker(),
                    Some(Target::Theme(_) | Target::Action(_) | Target::Format(_)) => {
                        return self.overlay = Some(Overlay::Picker(picker));
                    }
                    _ => self.speaker_picker(),
                };
                Some(Overlay::Picker(Box::new(fresh.typed(picker.line))))
            }
            Some(Overlay::Export(mut dialog)) => {
                dialog.subject = match dialog.subject {
                    Some(Subject::Words(_)) => {
                        self.chosen_words().map(|words| Subject::Words(Box::new(words)))
                    }
                    _ => dialog_quote.map(Subject::Quote),
                };
                if dialog.subject.is_some() || dialog.joint {
                    self.preview(&mut dialog);
                    Some(Overlay::Export(dialog))
                } else {
                    self.say(Role::Doubt, "what was to be exported is no longer in this briefing");
                    None
                }
            }
            other => other,
        };
    }

    /// A page of faults shows those of the file as it is.
    fn refresh_faults(&mut self) {
        if let Some(Overlay::Page(page)) = self
            .overlay
            .take_if(|overlay| matches!(overlay, Overlay::Page(page) if page.kind == PageKind::Faults))
        {
            let mut fresh = self.page(PageKind::Faults);
            fresh.scroll = page.scroll.min(self.last_scroll(&fresh));
            self.overlay = Some(Overlay::Page(Box::new(fresh)));
        }
    }
}

/// What stands for what was chosen, as far as it is still there.
fn carried(kept: &Kept<'_>, chosen: Selection) -> Selection {
    let (was, is) = (kept.old.0, kept.new.0);
    let mut filter = Filter::default();
    for facet in chosen.filter.facets() {
        let found = match facet {
            Facet::Speaker(id) => kept.speaker(id).map(Facet::Speaker),
            Facet::Kind(_) => Some(facet),
            Facet::Section(id) => kept.section(id).map(Facet::Section),
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
        section: chosen.section.and_then(|id| kept.section(id)),
        filter,
        quote: chosen.quote.and_then(|id| kept.quote(id)),
    }
}

/// Where the first error of a file is and what it is: `, line 12: a string does not end`.
fn first_error(volume: &Volume) -> String {
    let report = volume.report();
    let error = report.diagnostics.iter().find(|diagnostic| diagnostic.is_error());
    error.map_or(String::new(), |error| {
        let (line, _) = Lines::new(report.source).place(error.span.start);
        format!(", line {line}: {}", error.message)
    })
}
