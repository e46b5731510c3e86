//! The pickers: speakers, sections, filters, commands, themes and formats.

use crate::action::{ACTIONS, Action, Context};
use crate::app::overlay::outcome::Target;
use crate::app::overlay::picker::{Item, Picker};
use crate::app::{App, Effect, Overlay};
use crate::correct::Whose;
use crate::model::{Kind, SpeakerId};
use crate::pane::filter::Facet;
use crate::pane::hue;
use crate::pane::number::counted;
use crate::people::Person;
use crate::row::{Role, Row};
use crate::text::bidi::isolated;
use crate::text::fold::loose;

/// A name with its last word first.
fn reversed(name: &str) -> String {
    loose(name).split(' ').rev().collect::<Vec<_>>().join(" ")
}

impl App {
    /// A picker of speakers.
    pub(in crate::app) fn speaker_picker(&self) -> Picker {
        let items = self.briefing().speaker_ids().map(|id| self.speaker_item(id, Target::Speaker(id)));
        let current = self.reading.selection.filter.speaker();
        Picker::new("Speakers", items.collect(), current.map(Target::Speaker))
    }

    /// An item for a speaker: the letters, the name and the post.
    pub(in crate::app) fn speaker_item(&self, id: SpeakerId, target: Target) -> Item {
        let speaker = &self.briefing()[id];
        let post = speaker.post();
        let mut row = Row::of(hue(id), self.view().letters(id))
            .with(Role::Text, "  ")
            .with(Role::Text, isolated(&speaker.name));
        let native = speaker.native.as_deref().unwrap_or_default();
        row.push(Role::Faint, [" ", &isolated(native)].concat().trim_end());
        row.push(Role::Faint, ["  ", &isolated(&post)].concat().trim_end());
        let aliases = speaker.aliases.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" ");
        let text = loose(&[&*speaker.name, native, &aliases, &post].join(" "));
        Item { row, text, target }
    }

    /// A picker of sections.
    pub(in crate::app) fn section_picker(&self) -> Picker {
        let briefing = self.briefing();
        let items = briefing.section_ids().map(|id| {
            let section = &briefing[id];
            let mut row = Row::new();
            if let Some(clock) = section.start.and_then(|start| start.clock()) {
                row.push(Role::Faint, format!("{clock}  "));
            }
            row.push_field(Role::Text, &section.title);
            let room = section.room.as_deref().unwrap_or_default();
            row.push(Role::Faint, ["  ", &isolated(room)].concat().trim_end());
            let names: Vec<&str> = section.speakers.iter().map(|speaker| &*briefing[*speaker].name).collect();
            let text = loose(&[&*section.title, room, &names.join(" ")].join(" "));
            Item { row, text, target: Target::Section(id) }
        });
        Picker::new("Agenda", items.collect(), self.reading.selection.section.map(Target::Section))
    }

    /// A picker of kinds, tags and sections to filter by.
    ///
    /// Each item shows the number of quotes and of notes that would be left.
    pub(in crate::app) fn filter_picker(&self) -> Picker {
        let briefing = self.briefing();
        let kinds = Kind::ALL.into_iter().map(|kind| ("kind", Facet::Kind(kind)));
        let tags = briefing.tag_ids().map(|tag| ("tag", Facet::Tag(tag)));
        let sections = briefing.section_ids().map(|section| ("section", Facet::Section(section)));
        let (counts, notes) = (self.facet_counts(), self.note_counts());
        let view = self.view();
        let items = kinds.chain(tags).chain(sections).map(|(what, facet)| {
            let is_set = self.reading.selection.filter.has(facet);
            let words = facet.words(&view);
            let count = counts.get(&facet).copied().unwrap_or(0);
            let noted = notes.get(&facet).copied().unwrap_or(0);
            let also = if noted > 0 { format!(" and {}", counted(noted, "note")) } else { String::new() };
            let mark = if is_set { view.glyphs.pointer } else { " " };
            let row = Row::of(Role::Key, format!("{mark} "))
                .with(Role::Faint, format!("{what:9}"))
                .with(if count + noted > 0 { Role::Text } else { Role::Faint }, &*words)
                .with(Role::Faint, format!("  {count}{also}"));
            Item { row, text: loose(&[&*words, " ", what].concat()), target: Target::Facet(facet) }
        });
        Picker::new("Filter quotes by", items.collect(), None)
    }

    /// A picker of all commands: what each does, its keys, and why it is unavailable.
    pub(in crate::app) fn command_picker(&self) -> Picker {
        let rows =
            ACTIONS.iter().filter(|row| row.context == Context::Reader && row.action != Action::Commands);
        let widths = rows.clone().map(|row| self.bindings().shown_keys(row).chars().count());
        let width = widths.max().unwrap_or(0) + 1;
        let items = rows.map(|own| {
            let keys = format!("{:width$}", self.bindings().shown_keys(own));
            let row = match self.unavailable(own.action) {
                None => Row::of(Role::Key, &*keys).with(Role::Text, own.words),
                // The reason comes first, because the end of a row may be cut.
                Some(why) => {
                    let words = own.words.split([';', ',', ':']).next().unwrap_or_default();
                    Row::of(Role::Faint, format!("{keys}{why}{}{words}", self.setup.glyphs.dot))
                }
            };
            let text = loose(&[own.words, own.name, &keys].join(" "));
            Item { row, text, target: Target::Action(own.action) }
        });
        Picker::new("Commands", items.collect(), None)
    }

    /// A picker of formats to copy in.
    pub(in crate::app) fn format_picker(&self) -> Picker {
        let items = self.formats().into_iter().enumerate().map(|(index, format)| {
            let text = loose(&[format.name(), format.purpose(), format.ending()].join(" "));
            Item { row: named_row(format.name(), format.purpose()), text, target: Target::Format(index) }
        });
        Picker::new("Copy as", items.collect(), Some(Target::Format(self.last.copy)))
    }

    /// A picker of people who may be the same person as another one.
    pub(in crate::app) fn person_picker(&self, id: &str) -> Picker {
        let people = self.people();
        let own = people.iter().position(|person| person.id == id).unwrap_or_default();
        let name = people.get(own).map_or("", |person| &person.name);
        let wanted = reversed(name);
        let likeness = |person: &Person| strsim::jaro_winkler(&reversed(&person.name), &wanted);
        let others = people.iter().enumerate().filter(|(index, _)| *index != own);
        let mut others: Vec<(f64, (usize, &Person))> =
            others.map(|other| (likeness(other.1), other)).collect();
        // Those with a similar name come first; the family name, which is last, counts most.
        others.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let items = others.into_iter().map(|(_, (index, person))| {
            let post = person.post.words();
            let count = person.statements;
            let row = Row::of(Role::Text, isolated(&person.name))
                .with(Role::Faint, ["  ", &isolated(&post)].concat().trim_end().to_owned())
                .with(Role::Faint, format!("  {count}"));
            let text = loose(&[&*person.name, &post].join(" "));
            Item { row, text, target: Target::SamePerson(own, index) }
        });
        Picker::new("The same person as", items.collect(), None)
    }

    /// A picker of the names of a person that may be somebody else's.
    pub(in crate::app) fn name_picker(&self, id: &str) -> Picker {
        let people = self.people();
        let own = people.iter().position(|person| person.id == id).unwrap_or_default();
        let names = people.get(own).map_or(&[][..], |person| &person.names);
        let main = people.get(own).map_or("", |person| &person.name);
        let others = names.iter().enumerate().filter(|(_, name)| name.name != main);
        let items = others.map(|(index, name)| {
            let row = Row::of(Role::Text, isolated(&name.name))
                .with(Role::Faint, format!("  {} ({})", name.reason, name.reason.certainty().name()));
            Item { row, text: loose(&name.name), target: Target::OtherPerson(own, index) }
        });
        Picker::new("Not a name of this person", items.collect(), None)
    }

    /// A picker of themes, each with a name and a description.
    pub(in crate::app) fn theme_picker_of(themes: Vec<(String, String)>, current: Option<usize>) -> Picker {
        let items = themes.into_iter().enumerate().map(|(index, (name, about))| {
            let text = loose(&[&*name, &about].join(" "));
            Item { row: named_row(&name, &about), text, target: Target::Theme(index) }
        });
        Picker::new("Themes", items.collect(), current.map(Target::Theme))
    }

    /// Rebuilds the open picker from the current items, and keeps what was typed.
    pub(in crate::app) fn refresh_picker(&mut self) {
        let Some(Overlay::Picker(picker)) = &self.overlay else { return };
        // If there is nothing to pick from, any list does: take the speakers.
        let fresh = match picker.target().or(picker.first()) {
            Some(Target::Section(_)) => self.section_picker(),
            Some(Target::Facet(_)) => self.filter_picker(),
            Some(Target::Speaker(_)) | None => self.speaker_picker(),
            Some(_) => return,
        };
        self.replace_picker(fresh);
    }

    /// Replaces the open picker by another list, and keeps what was typed.
    pub(in crate::app) fn replace_picker(&mut self, fresh: Picker) {
        if let Some(Overlay::Picker(picker)) = self.overlay.take() {
            self.open_picker(fresh.typed(picker.line));
        }
    }

    /// Returns true if `is_listed` accepts the first item of the open picker.
    pub(in crate::app) fn is_picking(&self, is_listed: fn(Target) -> bool) -> bool {
        matches!(&self.overlay, Some(Overlay::Picker(picker)) if picker.first().is_some_and(is_listed))
    }

    /// Goes to what was picked.
    pub(in crate::app) fn go_to(&mut self, target: Target) -> Option<Effect> {
        match target {
            Target::Action(action) => return self.act(action, None),
            Target::Format(index) => return self.copy_in(index),
            Target::SamePerson(..) | Target::OtherPerson(..) => return self.decide(target),
            Target::Whose(speaker) => {
                let id = self.briefing()[speaker].id.to_string();
                return self.give_to(Whose::Speaker(id));
            }
            Target::Nobody => return self.give_to(Whose::Nobody),
            Target::Kind(kind) => return self.set_kind(kind),
            Target::Merge(speaker) => return self.merge_with(speaker),
            Target::NewSpeaker => self.ask_new_speaker(),
            Target::PartQuote(quote) => self.toggle_part(quote),
            Target::PartDone => self.ask_whose_part(),
            Target::Facet(facet) => self.toggle(facet),
            Target::Speaker(speaker) => self.select_speaker(Some(speaker)),
            Target::Section(section) => self.select_section(section),
            Target::Theme(index) => self.keep_theme(index),
        }
        None
    }
}

/// A name and what it is for, in columns.
fn named_row(name: &str, about: &str) -> Row {
    Row::of(Role::Text, format!("{name:<16}")).with(Role::Faint, about)
}
