//! The choices in each field of the export dialog.

use crate::app::overlay::export::ExportDialog;
use crate::app::overlay::field::Field;
use crate::export::Attribution;
use crate::guard::Destination;

impl ExportDialog {
    /// The choices in the current field, each with a name and a few words.
    ///
    /// A field that takes typed text has none.
    pub fn choices(&self) -> Vec<(String, String)> {
        let choice = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        match self.field {
            Field::Quotes => {
                let selected = self.subject.as_ref().map(|_| choice("selected", "what is selected now"));
                selected.into_iter().chain([choice("marked", "the quotes that are marked")]).collect()
            }
            Field::Format => {
                self.formats.iter().map(|format| choice(format.name(), format.purpose())).collect()
            }
            Field::Destination => self.destinations().map(|one| choice(one.name(), one.words())).collect(),
            Field::Names => Attribution::ALL.into_iter().map(|one| choice(one.name(), one.words())).collect(),
            Field::Question => vec![
                choice("alone", "only the answer"),
                choice("with its question", "the question that it answers, before it"),
            ],
            Field::Path => Vec::new(),
        }
    }

    /// The index of the current choice.
    pub fn choice(&self) -> usize {
        match self.field {
            Field::Quotes => usize::from(self.joint && self.subject.is_some()),
            Field::Format => self.format,
            Field::Destination => {
                self.destinations().position(|destination| destination == self.destination).unwrap_or(0)
            }
            Field::Names => {
                Attribution::ALL.into_iter().position(|one| one == self.style.attribution).unwrap_or(0)
            }
            Field::Question => usize::from(self.style.question),
            Field::Path => 0,
        }
    }

    /// Selects a choice by its index.
    pub(super) fn choose(&mut self, index: usize) {
        match self.field {
            Field::Quotes => self.joint = index == 1 || self.subject.is_none(),
            Field::Format if index < self.formats.len() => self.format = index,
            Field::Destination => {
                let wanted: Option<Destination> = self.destinations().nth(index);
                self.destination = wanted.unwrap_or(self.destination);
            }
            Field::Names => {
                // The path that was typed stays.
                self.style.attribution = Attribution::ALL.get(index).copied().unwrap_or_default();
                return;
            }
            Field::Question => {
                self.style.question = index == 1;
                return;
            }
            Field::Format | Field::Path => {}
        }
        self.choice_changed();
    }
}
